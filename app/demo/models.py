"""What the demonstration alone keeps."""

from sqlmodel import Field, SQLModel


class DemoClock(SQLModel, table=True):
    """How far the clock of the demonstration was moved ahead; one row at most."""

    __tablename__ = "demo_clock"

    id: int = Field(default=1, primary_key=True)
    seconds: int = 0

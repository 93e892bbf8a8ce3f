"""Shapes of sessions, their notes and what people take upon themselves in them."""

from datetime import date, datetime
from typing import Annotated, Any, Final
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field
from pydantic_core import PydanticCustomError

from app.core.i18n import Language
from app.core.text import UpTo
from app.exchanges import models
from app.exchanges.codes import CostKind, NoteLevel, SessionKind, SessionState, Side, SuggestionState
from app.exchanges.policy import SessionAbilities, SuggestionAbilities
from app.exchanges.schemas import BehalfIn, SeatRef
from app.exchanges.times import Fit
from app.members.fields import Languages

SHORTEST: Final = 15
LONGEST: Final = 3000
AGENDA: Final = 12
PEOPLE: Final = 20
FEWEST_TIMES: Final = 2
MOST_TIMES: Final = 3
DECISIONS: Final = 12


def _zone(name: str) -> str:
    if name not in available_timezones():
        code, message = "unknown_zone", "is no IANA time zone"
        raise PydanticCustomError(code, message)
    return name


def _web(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if address and (parts.scheme not in {"http", "https"} or not parts.hostname or not address.isprintable()):
        code, message = "bad_link", "must begin with https:// or http://"
        raise PydanticCustomError(code, message)
    return address


Zone = Annotated[str, Field(max_length=models.ZONE, examples=["America/Los_Angeles"]), AfterValidator(_zone)]
Link = Annotated[str, UpTo(models.LINK), AfterValidator(_web)]
Minutes = Annotated[int, Field(ge=SHORTEST, le=LONGEST, examples=[60])]
Line = Annotated[str, UpTo(models.LINE, required=True)]


class AgendaItem(BaseModel):
    """One point to talk about. `question` counts the guiding question that it answers from 1."""

    text: Annotated[str, UpTo(models.LINE, required=True)]
    minutes: Annotated[int, Field(ge=1, le=LONGEST)] | None = None
    question: Annotated[int, Field(ge=1, le=models.QUESTIONS)] | None = None


Agenda = Annotated[list[AgendaItem], Field(max_length=AGENDA)]
People = Annotated[list[UUID], Field(max_length=PEOPLE)]


class SessionChangeIn(BehalfIn):
    """What is to be different; what is left out stays."""

    title: Annotated[str, UpTo(models.TITLE)] | None = None
    kind: SessionKind | None = None
    place: Annotated[str, UpTo(models.LINE)] | None = None
    link: Link | None = None
    languages: Languages | None = None
    interpreter: Annotated[str, UpTo(models.LINE)] | None = None
    pre_reading: Annotated[str, UpTo(models.PARAGRAPH)] | None = None
    recording_agreed: bool | None = Field(default=None, description="Everybody agreed to be recorded.")
    agenda: Agenda | None = None
    people: Annotated[People, Field(min_length=1)] | None = Field(default=None, description="Who is expected.")


class SessionIn(SessionChangeIn):
    """A session to plan. Without an agenda the guiding questions become one; without people, both contacts come."""

    start: AwareDatetime
    zone: Zone
    minutes: Minutes = 60
    host_seat_id: UUID | None = None


class SuggestionIn(SessionChangeIn):
    """Two or three times for a session, of which the other side picks one, and what it will be about."""

    starts: Annotated[list[AwareDatetime], Field(min_length=FEWEST_TIMES, max_length=MOST_TIMES)]
    zone: Zone
    minutes: Minutes = 60


class PickIn(BehalfIn):
    """One of the suggested times."""

    start: AwareDatetime


class SessionMoveIn(BehalfIn):
    """Another time, and why."""

    start: AwareDatetime
    zone: Zone | None = None
    minutes: Minutes | None = None
    reason: Annotated[str, UpTo(models.LINE)] = ""


class SessionReasonIn(BehalfIn):
    reason: Annotated[str, UpTo(models.LINE)] = ""


class SessionHeldIn(BehalfIn):
    """Who came, what was decided, and whether it was the last session: then the reports are due."""

    attended: People
    decisions: Annotated[list[Line], Field(max_length=DECISIONS)] = Field(default_factory=list)
    last: bool = False


class SessionNoteIn(BaseModel):
    level: NoteLevel
    language: Language
    text: Annotated[str, UpTo(models.NOTE, required=True)]


class ActionIn(BehalfIn):
    """Something that a seat of either side will do until a day."""

    text: Line
    owner_seat_id: UUID
    due_on: date


class CostIn(BehalfIn):
    """What something of a session costs, and who pays it: one of both sides, or somebody else."""

    kind: CostKind
    payer: Side | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["COP"], description="ISO 4217.")]
    amount_minor: Annotated[int, Field(ge=1, le=10**12, description="In minor units of the currency.")]
    note: Annotated[str, UpTo(models.LINE)] = ""


class CostOut(BaseModel):
    id: UUID
    kind: CostKind
    payer: str | None = Field(description="Null when somebody else pays.")
    currency: str
    amount_minor: int
    note: str


class ClockOut(BaseModel):
    """What the clock of one side shows when the session begins."""

    side: Side
    place: str = Field(examples=["Durban"])
    zone: str = Field(examples=["Africa/Johannesburg"])
    start: datetime = Field(description="With the offset of that place.")


class AttendanceOut(BaseModel):
    """Somebody expected; `attended` is null until the session is over."""

    person_id: UUID
    name: str
    organisation: str | None
    attended: bool | None


class NoteOut(BaseModel):
    id: UUID
    level: NoteLevel
    person_name: str
    language: Language
    text: str
    at: datetime


class ActionOut(BaseModel):
    """What somebody took upon themselves."""

    id: UUID
    session_id: UUID | None
    text: str
    owner: SeatRef
    due_on: date
    done_at: datetime | None
    late: bool
    may_finish: bool


class SessionOut(BaseModel):
    """One session, as far as the actor may read it."""

    id: UUID
    exchange_id: UUID
    number: int
    title: str
    kind: SessionKind
    state: SessionState
    start: datetime
    zone: str
    minutes: int
    clocks: list[ClockOut]
    place: str
    link: str
    languages: list[str]
    interpreter: str
    pre_reading: str
    recording_agreed: bool
    agenda: list[AgendaItem]
    decisions: list[str]
    host: SeatRef
    planned_by: str
    planned_at: datetime
    moved_from: datetime | None
    reason: str
    ended_at: datetime | None
    people: list[AttendanceOut]
    notes: list[NoteOut] = Field(description="Those that the actor may read.")
    actions: list[ActionOut]
    costs: list[CostOut]
    version: int
    abilities: SessionAbilities


class SuggestedTimeOut(BaseModel):
    """One of the times, on both clocks."""

    start: datetime
    clocks: list[ClockOut]
    passed: bool = Field(description="Whether it is too late to pick it.")


class SuggestionOut(BaseModel):
    """The times that one side suggested last."""

    id: UUID
    exchange_id: UUID
    side: Side
    state: SuggestionState
    by: str = Field(description="Who suggested them.")
    at: datetime
    minutes: int
    times: list[SuggestedTimeOut]
    reason: str = Field(description="What the other side said when none suited.")
    abilities: SuggestionAbilities
    on_behalf: dict[Side, SuggestionAbilities] | None = Field(
        description="For the secretariat: what it may do for a side."
    )


class OverstepOut(BaseModel):
    """By how many minutes a time lies before and after a side's working day."""

    before: int
    after: int


class SlotOut(BaseModel):
    """A time to talk, on both clocks."""

    start: datetime
    requester_start: datetime = Field(description="With the offset of the asking side.")
    peer_start: datetime = Field(description="With the offset of the answering side.")
    fit: Fit
    requester_overstep: OverstepOut
    peer_overstep: OverstepOut


class ClockChangeOut(BaseModel):
    """From this moment a side's clock shows another time; later sessions shift by so many minutes."""

    zone: str
    at: datetime
    minutes: int


class ClockPlace(BaseModel):
    name: str = Field(examples=["Oakland"])
    zone: str
    works_from: str = Field(examples=["08:00"])
    works_until: str = Field(examples=["18:00"])


class TimesOut(BaseModel):
    """Times of one week that suit both sides, and changes of either clock in the ten weeks around it."""

    week: date = Field(description="The Monday.")
    requester: ClockPlace
    peer: ClockPlace
    minutes: int = Field(description="How long a session the times are for.")
    in_common: bool = Field(description="Whether some of them lie inside both working days.")
    slots: list[SlotOut] = Field(
        description="In order of time; without an hour in common those first that overstep the working days least."
    )
    clock_changes: list[ClockChangeOut]
    taken: list[datetime] = Field(description="Starts of sessions of this exchange that are planned already.")


def plain(items: list[AgendaItem]) -> list[dict[str, Any]]:
    """An agenda as it is kept."""
    return [item.model_dump() for item in items]

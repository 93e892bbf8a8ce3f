"""What comes in about a condition of the call."""

from typing import Annotated

from pydantic import Field

from app.core.text import UpTo
from app.proposals.evidence import models

Words = Annotated[str, UpTo(models.WORDS)]
Link = Annotated[
    str,
    UpTo(models.LINK),
    Field(
        pattern=r"^(/(exchanges|conversations|organisations|people|proposals|calls|offers)/[A-Za-z0-9/_-]+)?$",
        description="Path of a page here; whoever may not read it does not see it.",
        examples=["/exchanges/0198f1f0-c0de-7abc-8000-000000000000"],
    ),
]

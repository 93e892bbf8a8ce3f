"""Types of fields that members fill in."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["CO"])]
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$", max_length=12, examples=["es"])]
TopicId = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$", examples=["violence-interruption"])]


def _unique(values: list[str]) -> list[str]:
    if len(set(values)) < len(values):
        code, message = "not_unique", "must not repeat"
        raise PydanticCustomError(code, message)
    return values


Topics = Annotated[list[TopicId], Field(max_length=3), AfterValidator(_unique)]
Languages = Annotated[list[LanguageTag], Field(max_length=8), AfterValidator(_unique)]


Phone = Annotated[str, Field(pattern=r"^\+?[0-9][0-9 ().-]{4,38}$", examples=["+57 2 555 0100"])]
Hour = Annotated[int, Field(ge=0, le=24)]

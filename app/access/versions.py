"""Versions of records that two people may edit at once: ETag out, If-Match in, 412 when someone was faster."""

from typing import Annotated, Final

from fastapi import Header
from starlette.responses import Response

from app.core.errors import FieldProblem, Invalid, Stale

_LONGEST: Final = 10
IfMatch = Annotated[str | None, Header(alias="If-Match", description="The ETag of the version that was read.")]


def tag(response: Response, version: int) -> None:
    response.headers["ETag"] = f'"{version}"'


def require_match(if_match: str | None, version: int) -> None:
    """Raise Invalid without an If-Match, Stale when the record has another version by now."""
    if if_match is None:
        raise Invalid(FieldProblem(("header", "if-match"), "missing"))
    if if_match.removeprefix("W/").strip('"') != str(version):
        raise Stale(version=version)


def read_match(if_match: str | None) -> int:
    """The version that the caller has read, for a service that compares it once the record is locked.

    Raises Invalid without an If-Match of ours.
    """
    if if_match is None:
        raise Invalid(FieldProblem(("header", "if-match"), "missing"))
    found = if_match.removeprefix("W/").strip('"')
    if not (found.isascii() and found.isdigit() and len(found) < _LONGEST):
        raise Invalid(FieldProblem(("header", "if-match"), "bad_version"))
    return int(found)

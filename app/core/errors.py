"""What can go wrong, as classes with a code that browsers translate and a status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

Param = str | int | float | bool | None


class Problem(Exception):
    """A refusal that the caller is told about. `code` names the words, `params` fills them."""

    code: ClassVar[str] = "problem"
    status: ClassVar[int] = 400
    # A refusal that must be remembered (a wrong code counts as a try) commits what was written before it.
    commits: ClassVar[bool] = False

    def __init__(self, **params: Param) -> None:
        super().__init__(self.code, params)
        self.params: Mapping[str, Param] = params


class NotSignedIn(Problem):
    code, status = "not_signed_in", 401


class NotAllowed(Problem):
    code, status = "not_allowed", 403


class NotFound(Problem):
    """It does not exist, or the actor may not see it: nobody learns which."""

    code, status = "not_found", 404


class Conflict(Problem):
    code, status = "conflict", 409


class IllegalMove(Conflict):
    """The record is not in a state from which this can be done."""

    code = "illegal_move"


class Stale(Problem):
    """The record was changed since the caller read it."""

    code, status = "stale", 412


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field: its path, a code and what fills the words."""

    path: tuple[str, ...]
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


class Invalid(Problem):
    """What was sent breaks a rule; each field says which."""

    code, status = "invalid", 422

    def __init__(self, *fields: FieldProblem) -> None:
        super().__init__()
        self.fields: Sequence[FieldProblem] = fields


class TooLarge(Problem):
    code, status = "too_large", 413


class TooMany(Problem):
    """Asked too often; `seconds` says when to try again."""

    code, status = "too_many", 429


class Busy(Problem):
    """The database or a service behind it cannot answer now; trying again is safe."""

    code, status = "busy", 503

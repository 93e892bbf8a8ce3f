"""The one place where refusals become answers: problem details (RFC 9457), translated by the browser."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.core.errors import Busy, Conflict, FieldProblem, Invalid, NotFound, Problem

log: Final = structlog.get_logger(__name__)
MEDIA_TYPE: Final = "application/problem+json"

TITLES: Final[Mapping[int, str]] = {
    400: "Bad request", 401: "Not signed in", 403: "Not allowed", 404: "Not found", 405: "Method not allowed",
    409: "Conflict", 412: "Changed meanwhile", 413: "Too large", 415: "Unsupported media type",
    422: "Invalid", 429: "Too many requests", 500: "Internal error", 503: "Busy",
}  # fmt: skip


# What a parser calls by a name of its own and we have words for already.
_CODES: Final[Mapping[str, str]] = {"string_unicode": "unstorable_text"}


class FieldProblemOut(BaseModel):
    path: list[str] = Field(examples=[["body", "title"]])
    code: str = Field(examples=["string_too_long"])
    params: dict[str, Any] = Field(examples=[{"max_length": 120}])


class ProblemOut(BaseModel):
    """Problem details (RFC 9457). `code` names the words that the browser says, `params` fills them."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    code: str = Field(examples=["not_found"])
    params: dict[str, Any] = {}
    fields: list[FieldProblemOut] = []
    request_id: str = Field(examples=["0198f1f0c0de7abc"])


def answer(problem: Problem, request_id: str) -> Response:
    """Render a refusal; what the caller sent is never echoed."""
    fields = [
        {"path": list(item.path), "code": item.code, "params": dict(item.params)}
        for item in getattr(problem, "fields", ())
    ]
    content = {
        "type": "about:blank",
        "title": TITLES.get(problem.status, "Refused"),
        "status": problem.status,
        "code": problem.code,
        "params": dict(problem.params),
        "fields": fields,
        "request_id": request_id,
    }
    headers = {"Cache-Control": "no-store"}
    if isinstance(seconds := problem.params.get("seconds"), int):
        headers["Retry-After"] = str(seconds)
    return Response(orjson.dumps(content), status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)


def as_problem(error: Exception) -> Problem | None:
    """The refusal that a library's error stands for; None for a fault of ours."""
    match error:
        case Problem():
            return error
        case IntegrityError():
            return Conflict()
        case OperationalError() | PoolTimeout() | DBAPIError(connection_invalidated=True):
            return Busy(seconds=2)
        case DataError() | StatementError(orig=UnicodeEncodeError()):  # a value that the database cannot hold
            return Invalid()
        case _:
            return None


def request_id_of(request: Request) -> str:
    return str(getattr(request.state, "request_id", ""))


class _Plain(Problem):
    """A refusal by the framework itself: only its status is known."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status  # type: ignore[misc]  # an instance of a refusal known by its status alone
        self.code = {405: "method_not_allowed", 413: "too_large"}.get(status, f"http_{status}")  # type: ignore[misc]  # as above


def install(app: FastAPI) -> None:
    """Answer every refusal and fault of this application with problem details."""

    @app.exception_handler(Problem)
    async def _problem(request: Request, error: Problem) -> Response:
        return answer(error, request_id_of(request))

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        # The error's `input` is left out: it may hold what JSON cannot carry, and what the caller knows already.
        fields = [
            FieldProblem(
                tuple(str(part) for part in item["loc"]),
                _CODES.get(item["type"], item["type"]),
                {
                    key: value
                    for key, value in item.get("ctx", {}).items()
                    if isinstance(value, (str, int, float, bool))
                },
            )
            for item in error.errors()
        ]
        return answer(Invalid(*fields), request_id_of(request))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        return answer(
            NotFound() if error.status_code == NotFound.status else _Plain(error.status_code), request_id_of(request)
        )

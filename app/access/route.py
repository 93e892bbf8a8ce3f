"""The route class: everything of a request happens in one worker thread, in one order.

Session (lazily), actor, gate, endpoint, answer, commit. So nobody hears 200 before the commit, and an answer that
cannot be rendered undoes what was done (docs/decisions/0002-render-before-commit.md).
"""

import functools
import hashlib
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, get_args, get_origin

import anyio.to_thread
import orjson
from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Scope

from app.access import marks, problems
from app.access.actor import Actor
from app.access.limits import Caller
from app.access.marks import Gate, Mark
from app.access.models import IdempotentAnswer
from app.access.problems import ProblemOut
from app.access.runtime import Acting, Runtime, runtime_of
from app.core import clock
from app.core.errors import FieldProblem, Invalid, NotSignedIn, Problem
from app.core.settings import Settings

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
NO_CONTENT: Final = 204
_REPLAYED_HEADERS: Final = ("content-type", "etag", "location")
_IDEMPOTENCY_KEY: Final = re.compile(r"[\x21-\x7e]{8,80}")
_PROVIDED: Final = (Session, Actor, Acting, Settings, Runtime, Request, Response)
# Answers that any route can give, so that the generated client knows their shape.
_REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    "4XX": {
        "description": "Refused: problem details.",
        "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}},
    }
}


class Route(APIRoute):
    """A FastAPI route whose plain `def` endpoint is given session and actor, and whose answer follows the commit.

    An endpoint may also ask for `Settings`, `Runtime`, the `Request` and a `Response` to set headers on. It may
    return a Response of its own. An `async def` endpoint is one that waits for others, such as an identity provider: it holds
    neither session nor thread. Open to anyone, it returns a Response and asks `Runtime` for a short transaction; behind a
    gate, it is given `Acting`, whose steps are short transactions with the caller's rights.
    Raises TypeError at start for an endpoint without an access mark or response model.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **kwargs: Any) -> None:
        mark = marks.mark_of(endpoint)
        methods = frozenset(kwargs.get("methods") or ("GET",))
        call = _Call.of(
            endpoint, mark, reads=methods <= SAFE or not mark.writes, status=kwargs.get("status_code") or 200
        )
        kwargs["responses"] = _REFUSALS | (kwargs.get("responses") or {})
        super().__init__(path, _wrapped(endpoint, call), **kwargs)
        self._beginning = path.partition("{")[0]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As any route, but nearly all of a few hundred are ruled out by how their paths begin, without a pattern."""
        return super().matches(scope) if scope["path"].startswith(self._beginning) else (Match.NONE, {})


def router(*, prefix: str, tag: str) -> APIRouter:
    """A router of this route class. Operation ids are the endpoints' names, which the client's functions carry on."""
    return APIRouter(
        prefix=prefix, tags=[tag], route_class=Route, generate_unique_id_function=lambda route: f"{tag}_{route.name}"
    )


def install(app: FastAPI, *routers: APIRouter) -> None:
    """Take the routes as they are. `include_router` would build each one anew and match each request twice."""
    for each in routers:
        app.router.routes.extend(each.routes)


@dataclass(frozen=True, slots=True)
class Door:
    """One way into the application and who may take it. A mount or socket has no method."""

    method: str
    path: str
    mark: Mark


def doors(app: FastAPI) -> list[Door]:
    """Every way into the application: routes, sockets and mounts. Raises TypeError for one that no mark guards."""
    found = []
    for route in app.routes:
        entered = getattr(route, "endpoint", None) or getattr(route, "app", route)
        methods = sorted((getattr(route, "methods", None) or set()) - {"HEAD"}) or [""]
        found += [Door(method, getattr(route, "path", "") or "/", marks.mark_of(entered)) for method in methods]
    return found


@dataclass(frozen=True, slots=True)
class _Call:
    endpoint: Callable[..., Any]
    mark: Mark
    reads: bool
    status: int
    provided: Mapping[str, type]
    adapter: TypeAdapter[Any] | None

    @property
    def asks_who(self) -> bool:
        """Whether it matters who calls; nobody is looked up for a door that is open to anyone and does not ask."""
        return self.mark.gate is not Gate.anyone or Actor in self.provided.values()

    @classmethod
    def of(cls, endpoint: Callable[..., Any], mark: Mark, *, reads: bool, status: int) -> "_Call":
        signature = inspect.signature(endpoint, eval_str=True)
        provided = {
            name: kind for name, parameter in signature.parameters.items() if (kind := _provided(parameter.annotation))
        }
        returned = signature.return_annotation
        if returned is inspect.Signature.empty:
            msg = f"{endpoint.__module__}.{endpoint.__name__} does not name its response model"
            raise TypeError(msg)
        waiting = {Settings, Runtime, Request} if mark.gate is Gate.anyone else {Settings, Acting}
        if inspect.iscoroutinefunction(endpoint) and not waiting.issuperset(provided.values()):
            msg = f"{endpoint.__module__}.{endpoint.__name__} waits for others: it can be given no session and no actor"
            raise TypeError(msg)
        plain = returned is None or (isinstance(returned, type) and issubclass(returned, Response))
        return cls(endpoint, mark, reads, status, provided, None if plain else TypeAdapter(returned))


def _provided(annotation: Any) -> type | None:
    kinds = get_args(annotation) if get_origin(annotation) else (annotation,)
    return next((kind for kind in kinds if kind in _PROVIDED), None)


def _wrapped(endpoint: Callable[..., Any], call: _Call) -> Callable[..., Any]:
    signature = inspect.signature(endpoint, eval_str=True)

    @functools.wraps(endpoint)
    async def wrapped(pacto_request: Request, **values: Any) -> Response:
        runtime = runtime_of(pacto_request)
        caller = Caller(
            pacto_request.client.host if pacto_request.client else "?",
            pacto_request.cookies.get(runtime.session_cookie, ""),
        )
        await runtime.limits.hit(call.mark, pacto_request.scope["route"].path, caller)
        if inspect.iscoroutinefunction(endpoint):
            return await _waited(runtime, call, pacto_request, values)
        key = pacto_request.headers.get("idempotency-key")
        fingerprint = await _fingerprint(pacto_request) if key and not call.reads else ""
        return await anyio.to_thread.run_sync(
            functools.partial(_run, runtime, call, pacto_request, values, fingerprint),
            limiter=runtime.readers if call.reads and not call.mark.long else runtime.threads,
        )

    kept = [parameter for name, parameter in signature.parameters.items() if name not in call.provided]
    request = inspect.Parameter("pacto_request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
    kept = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in kept]
    wrapped.__signature__ = signature.replace(parameters=[request, *kept])  # type: ignore[attr-defined]  # read by inspect
    del wrapped.__wrapped__  # FastAPI must read the new signature
    return wrapped


async def _waited(runtime: Runtime, call: _Call, request: Request, values: dict[str, Any]) -> Response:
    """The answer of an endpoint that waits for others. Behind a gate, nothing of it happens before the gate."""
    acting = Acting(runtime, call.mark, request)
    given: dict[type, Any] = {Settings: runtime.settings, Runtime: runtime, Request: request, Acting: acting}
    known = {name: given[kind] for name, kind in call.provided.items()}
    if call.mark.gate is Gate.anyone:
        answer: Response = await call.endpoint(**known, **values)
        return answer
    if runtime.session_cookie not in request.cookies:
        raise NotSignedIn
    with _refusals():
        await acting.reading(lambda _session, _actor: None)
        result = await call.endpoint(**known, **values)
        return result if isinstance(result, Response) else _rendered(call, result)


def _run(runtime: Runtime, call: _Call, request: Request, values: dict[str, Any], fingerprint: str) -> Response:
    if call.mark.gate is not Gate.anyone and runtime.session_cookie not in request.cookies:
        raise NotSignedIn
    with _refusals(), runtime.database.reading() if call.reads else runtime.database.writing() as session:
        outcome = _outcome(runtime, call, request, values, fingerprint, session)
    if isinstance(outcome, Problem):
        raise outcome
    return outcome


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn a library's error into the refusal that it stands for."""
    try:
        yield
    except Problem:
        raise
    except Exception as error:
        if (known := problems.as_problem(error)) is not None:
            problems.log.warning("request.refused", error=type(error).__name__, code=known.code)
            raise known from error
        raise


def _outcome(
    runtime: Runtime, call: _Call, request: Request, values: dict[str, Any], fingerprint: str, session: Session
) -> Response | Problem:
    """The answer; or a refusal that must be remembered, handed back so that the transaction commits."""
    try:
        return _answer(runtime, call, request, values, fingerprint, session)
    except Problem as problem:
        if problem.commits:
            return problem
        raise


def _answer(
    runtime: Runtime, call: _Call, request: Request, values: dict[str, Any], fingerprint: str, session: Session
) -> Response:
    actor = runtime.find_actor(session, request) if call.asks_who else None
    marks.admit(call.mark, actor)
    key = request.headers.get("idempotency-key", "") if fingerprint and actor else ""
    if key and actor and (earlier := _claim(session, actor, key, fingerprint)):
        return earlier
    headers = Response()
    given: dict[type, Any] = {
        Session: session, Actor: actor, Settings: runtime.settings, Runtime: runtime, Request: request,
        Response: headers,
    }  # fmt: skip
    result = call.endpoint(**{name: given[kind] for name, kind in call.provided.items()}, **values)
    if not call.reads:
        session.flush()
    response = result if isinstance(result, Response) else _rendered(call, result)
    response.raw_headers += [
        item for item in headers.raw_headers if item[0] not in {b"content-length", b"content-type"}
    ]
    if key and actor:
        # What was done may have changed the caller's rights, as choosing a seat does: the next try comes with the new ones.
        _keep(session, actor, key, response, _with_rights(fingerprint, runtime.find_actor(session, request)))
    return response


def _rendered(call: _Call, result: Any) -> Response:
    if call.adapter is None:
        return Response(status_code=NO_CONTENT)
    body = call.adapter.dump_json(call.adapter.validate_python(result, from_attributes=True))
    return Response(body, status_code=call.status, media_type="application/json")


async def _fingerprint(request: Request) -> str:
    """Stands for all that was asked for: where, of which version, and what was sent."""
    asked = (request.method, request.url.path, request.url.query, request.headers.get("if-match", ""))
    found = hashlib.sha256("\n".join(asked).encode())
    if not request.headers.get("content-type", "").startswith("multipart/"):
        found.update(b"\n" + await request.body())
        return found.hexdigest()
    # The parts were read already, and the boundary between them is another every time.
    for name, part in (await request.form()).multi_items():
        sent = part.encode() if isinstance(part, str) else await part.read()
        named = name if isinstance(part, str) else f"{name} {part.filename}"
        found.update(f"\n{named} {len(sent)}\n".encode() + sent)
        if not isinstance(part, str):
            await part.seek(0)
    return found.hexdigest()


def _claim(session: Session, actor: Actor, key: str, fingerprint: str) -> Response | None:
    """Take the key, or give the answer that it brought before; a second caller waits for the first one's commit."""
    if not _IDEMPOTENCY_KEY.fullmatch(key):
        raise Invalid(FieldProblem(("header", "idempotency-key"), "bad_idempotency_key"))
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    row = {"person_id": actor.person_id, "key": key, "fingerprint": fingerprint, "made_at": clock.now(), "status": 0, "headers": "", "body": b""}  # fmt: skip
    claim = insert(IdempotentAnswer).values(row).on_conflict_do_nothing().returning(col(IdempotentAnswer.key))
    if session.connection().execute(claim).first() is not None:
        return None
    found = session.get_one(IdempotentAnswer, (actor.person_id, key))
    if found.fingerprint != _with_rights(fingerprint, actor):
        raise Invalid(FieldProblem(("header", "idempotency-key"), "used_for_something_else"))
    return Response(found.body, status_code=found.status, headers=orjson.loads(found.headers))


def _with_rights(fingerprint: str, actor: Actor | None) -> str:
    """The same asked with these rights: an answer that the caller could not read any more is not given again."""
    rights = " ".join((fingerprint, *sorted(actor.principals if actor else ())))
    return hashlib.sha256(rights.encode()).hexdigest()


def _keep(session: Session, actor: Actor, key: str, response: Response, fingerprint: str) -> None:
    row = session.get_one(IdempotentAnswer, (actor.person_id, key))
    row.fingerprint = fingerprint
    row.status, row.body = response.status_code, bytes(response.body)
    row.headers = orjson.dumps(
        {name: response.headers[name] for name in _REPLAYED_HEADERS if name in response.headers}
    ).decode()


__all__ = ["ProblemOut", "Route", "router"]

"""The ways into a draft: a WebSocket that the stock y-websocket client speaks, and the same messages over HTTP."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import Query, Request, WebSocket
from pydantic import BaseModel
from sqlmodel import Session
from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.access import problems
from app.access.actor import Actor
from app.access.limits import Caller
from app.access.marks import Gate, access, admit, mark_of
from app.access.route import router
from app.access.runtime import Runtime, runtime_of
from app.core.errors import NotFound, NotSignedIn, Problem
from app.drafting import store
from app.drafting.carrying import DraftStream, Exchange, NoEventStream, carry
from app.drafting.clients import Client, Given
from app.drafting.gate import Role, Standing
from app.drafting.protocol import MOST_BYTES
from app.drafting.rooms import Rooms

MOST_STATE: Final = 16_384
_Number = Annotated[int | None, Query(ge=0, le=2**31 - 1)]

api = router(prefix="/api/drafts", tag="drafts")


class DraftStandingOut(BaseModel):
    """A draft as far as an editor must know it before it opens it."""

    id: UUID
    generation: int
    schema_version: int
    role: Role
    locked: bool


def _rooms(connection: HTTPConnection) -> Rooms:
    rooms: Rooms = connection.app.state.drafts
    return rooms


def _standing(session: Session, actor: Actor, connection: HTTPConnection, draft_id: UUID) -> Standing:
    """Raises NotFound for somebody to whom the draft does not exist."""
    standing = _rooms(connection).gate(session, actor, draft_id)
    if standing.role is None:
        raise NotFound
    return standing


def _client(session: Session, runtime: Runtime, connection: HTTPConnection, draft_id: UUID, actor: Actor, given: Given) -> Client:  # fmt: skip
    """The person on this connection with what they may, and how to ask again. Raises NotFound."""
    seen = _rooms(connection).changes
    standing = _standing(session, actor, connection, draft_id)

    def ask(session: Session) -> Standing | None:
        now = runtime.find_actor(session, connection)
        if now is None or (now.person_id, now.sign_in_id) != (actor.person_id, actor.sign_in_id):
            return None
        return _rooms(connection).gate(session, now, draft_id)

    return Client(person_id=actor.person_id, name=actor.name, standing=standing, ask=ask, given=given, seen=seen)


@api.get("/{draft_id}")
@access(Gate.signed_in)
def draft(session: Session, actor: Actor, request: Request, draft_id: UUID) -> DraftStandingOut:
    """Generation and schema version of a draft, which an editor says when it opens it, and what one may do there."""
    standing = _standing(session, actor, request, draft_id)
    found = store.stands(session, [draft_id]).get(draft_id)
    if found is None or standing.role is None:
        raise NotFound
    return DraftStandingOut(
        id=draft_id, generation=found[0], schema_version=found[1], role=standing.role, locked=standing.locked
    )


@api.websocket("/{draft_id}")
@access(Gate.signed_in)
async def draft_socket(
    websocket: WebSocket, draft_id: UUID, generation: _Number = None, schema: _Number = None, *, saved: bool = False
) -> None:
    """The y-websocket protocol. `saved=1` asks for our own messages as well."""
    runtime = runtime_of(websocket)
    mark = mark_of(draft_socket)
    caller = Caller(
        websocket.client.host if websocket.client else "?", websocket.cookies.get(runtime.session_cookie, "")
    )

    def find(session: Session) -> Client:
        if runtime.session_cookie not in websocket.cookies:
            raise NotSignedIn
        actor = runtime.find_actor(session, websocket)
        admit(mark, actor)
        assert actor is not None
        return _client(session, runtime, websocket, draft_id, actor, Given(generation, schema, saved))

    try:
        await runtime.limits.hit(mark, "/api/drafts/{draft_id}", caller)
        client = await _rooms(websocket).in_thread(find)
        room = await _rooms(websocket).enter(draft_id, client)
    except Exception as error:
        known = problems.as_problem(error)
        if known is None:
            raise
        await _refuse(websocket, known)
        return
    await carry(_rooms(websocket), room, client, websocket)


async def _refuse(websocket: WebSocket, problem: Problem) -> None:
    request_id = str(websocket.scope.get("state", {}).get("request_id", ""))
    await websocket.send_denial_response(problems.answer(problem, request_id))


@api.get("/{draft_id}/stream", response_class=Response, responses={200: {"content": {"text/event-stream": {}}}})
@access(Gate.signed_in)
def draft_stream(
    session: Session, actor: Actor, runtime: Runtime, request: Request, draft_id: UUID, generation: _Number = None,
    schema: _Number = None, state: Annotated[str, Query(max_length=MOST_STATE)] = "",
) -> Response:  # fmt: skip
    """What a WebSocket would bring, as server-sent events: each `data:` is one message in base64.

    `state` is the state vector of what one has, in URL-safe base64; without it the whole text comes first. What one
    writes goes to `exchange`.
    """
    client = _client(session, runtime, request, draft_id, actor, Given(generation, schema, saved=True))
    if "text/event-stream" not in request.headers.get("accept", ""):
        raise NoEventStream
    return DraftStream(_rooms(request), draft_id, client, state)


@api.post("/{draft_id}/exchange", response_class=Response, max_body_size=MOST_BYTES + 1024)
@access(Gate.signed_in, writes=False)
def draft_exchange(
    session: Session, actor: Actor, runtime: Runtime, request: Request, draft_id: UUID, generation: _Number = None,
    schema: _Number = None,
) -> Response:  # fmt: skip
    """Messages in, messages out, each with its length before it: for browsers whose network lets no WebSocket through.

    The answer comes when what was written is on disk. With a state vector among the messages it brings what is missing,
    so that this alone, asked now and then, keeps a text up to date.
    """
    client = _client(session, runtime, request, draft_id, actor, Given(generation, schema, saved=True))
    return Exchange(_rooms(request), draft_id, client)


__all__ = ["api"]

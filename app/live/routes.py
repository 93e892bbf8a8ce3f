"""The event stream: one for each browser, shared by its tabs."""

import functools
import time
from typing import Final
from uuid import UUID

import anyio
import anyio.to_thread
import orjson
import structlog
from anyio import CancelScope
from fastapi import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.runtime import Runtime
from app.core.errors import Problem
from app.live.hub import Hub, Stream

HEARTBEAT_SECONDS: Final = 15.0
CHECK_SECONDS: Final = 30.0
RECONNECT_MILLISECONDS: Final = 3000
log: Final = structlog.get_logger(__name__)

api = router(prefix="/api", tag="live")


class NoEventStream(Problem):
    """The caller does not ask for an event stream."""

    code, status = "no_event_stream", 406


@api.get("/live", response_class=Response, responses={200: {"content": {"text/event-stream": {}}}})
@access(Gate.signed_in)
def live(runtime: Runtime, actor: Actor, request: Request) -> Response:
    """Hints as server-sent events.

    Each message is a JSON object: kind and id of a record that changed, and the id of its `part` if that is known; kind `tick` when hints were lost, so that one
    looks again at everything; kind `ended` when the sign-in no longer stands.
    """
    if "text/event-stream" not in request.headers.get("accept", ""):
        raise NoEventStream
    return EventStream(runtime, request, actor)


class EventStream(Response):
    """Pours hints until the browser goes, the sign-in ends or the process stops. Holds no database connection."""

    def __init__(self, runtime: Runtime, request: Request, actor: Actor) -> None:
        super().__init__(
            media_type="text/event-stream", headers={"cache-control": "no-store", "x-accel-buffering": "no"}
        )
        del self.headers["content-length"]
        self._runtime = runtime
        self._request = request
        self._actor = actor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        hub: Hub = scope["app"].state.live
        stream = hub.open(self._actor.person_id, self._actor.principals)
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            async with anyio.create_task_group() as group:
                group.start_soon(_until_gone, receive, group.cancel_scope)
                await self._pour(stream, send)
                group.cancel_scope.cancel()
        finally:
            hub.close(stream)

    async def _pour(self, stream: Stream, send: Send) -> None:
        await _say(send, f"retry: {RECONNECT_MILLISECONDS}\n\n")
        checked = time.monotonic()
        while not stream.closed:
            await stream.wait(HEARTBEAT_SECONDS)
            if stream.recheck or time.monotonic() - checked > CHECK_SECONDS:
                stream.recheck, checked = False, time.monotonic()
                if not await self._still_signed_in(stream):
                    await _say(send, _message({"kind": "ended"}), more=False)
                    return
            resync, hints = stream.take()
            told = _message({"kind": "tick"}) if resync else ""
            told += "".join(_message(_hint(*each)) for each in hints)
            await _say(send, told or ": still here\n\n")
        await _say(send, "", more=False)

    async def _still_signed_in(self, stream: Stream) -> bool:
        """Ask again who this is; what they may hear follows the seat that they act for now."""
        try:
            actor = await anyio.to_thread.run_sync(
                functools.partial(_find, self._runtime, self._request), limiter=self._runtime.threads
            )
        except Exception:
            # A database that is away for a moment ends nobody's sign-in; the question is asked again.
            log.exception("live.check_failed")
            stream.recheck = True
            return True
        if actor is None or actor.person_id != self._actor.person_id or actor.sign_in_id != self._actor.sign_in_id:
            return False
        stream.principals = frozenset(actor.principals)
        return True


def _hint(kind: str, subject: UUID, part: UUID | None) -> dict[str, str]:
    return {"kind": kind, "id": str(subject)} | ({"part": str(part)} if part else {})


def _find(runtime: Runtime, request: Request) -> Actor | None:
    with runtime.database.reading() as session:
        return runtime.find_actor(session, request)


def _message(content: dict[str, str]) -> str:
    return f"data: {orjson.dumps(content).decode()}\n\n"


async def _say(send: Send, text: str, *, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": more})


async def _until_gone(receive: Receive, scope: CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    scope.cancel()

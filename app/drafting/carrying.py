"""Brings messages between a client of a room and the line that it came by: a socket, an event stream, one exchange."""

import asyncio
import base64
import binascii
from contextlib import suppress
from typing import Final
from uuid import UUID

from fastapi import WebSocket
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.core.errors import Busy, FieldProblem, Invalid, Problem
from app.drafting import clients, protocol
from app.drafting.clients import Client
from app.drafting.protocol import Malformed
from app.drafting.room import Room
from app.drafting.rooms import Rooms
from app.drafting.sockets import LINE

HEARTBEAT_SECONDS: Final = 5.0
"""A stream that is silent for longer stalls on the way, and the browser asks instead."""
EXCHANGE_SECONDS: Final = 15.0
MOST_FRAMES: Final = 1_000
MEDIA_TYPE: Final = "application/octet-stream"


class NoEventStream(Problem):
    """The caller does not ask for an event stream."""

    code, status = "no_event_stream", 406


class DraftClosed(Problem):
    """The draft cannot be written to or read by this caller any more, or not with what it holds."""

    code, status = "draft_closed", 409


async def carry(rooms: Rooms, room: Room, client: Client, websocket: WebSocket) -> None:
    """Until either side ends it."""
    pouring: asyncio.Task[None] | None = None
    try:
        await websocket.accept()
        # Past the layers of a request, which have nothing more to do once a line is open: there are many small messages.
        send: Send = websocket.scope["state"].get("send", websocket.send)
        client.line = websocket.scope["state"].get(LINE)
        pouring = client.pouring = asyncio.create_task(_pour(client, send))
        await _hear(room, client, websocket, pouring)
    finally:
        rooms.leave(room, client)
        if pouring is not None:
            pouring.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await pouring


async def _hear(room: Room, client: Client, websocket: WebSocket, pouring: "asyncio.Task[None]") -> None:
    receiving: asyncio.Task[object] | None = None
    pouring.add_done_callback(lambda _: receiving and receiving.cancel())
    receiving = asyncio.current_task()
    try:
        while True:
            message = await websocket.receive()
            if message["type"] == "websocket.disconnect":
                return
            data = message.get("bytes")
            if data is None or len(data) > protocol.MOST_BYTES:
                client.close(clients.TOO_LARGE if data else clients.MALFORMED, "malformed")
                continue
            room.hear(client, data)
            await room.calm.wait()
    except asyncio.CancelledError:
        if not pouring.done():
            raise
        if receiving is not None:
            receiving.uncancel()


async def _pour(client: Client, send: Send) -> None:
    """Whoever does not take what is sent is let go by the rooms, which look now and then."""
    loop = asyncio.get_running_loop()
    while True:
        await client.bell.wait()
        client.bell.clear()
        client.pours_since = loop.time()
        for message in client.take():
            await send({"type": "websocket.send", "bytes": message})
        if client.ended:
            code, reason = client.ended
            await send({"type": "websocket.close", "code": code, "reason": reason})
            return
        client.pours_since = None


class DraftStream(Response):
    """What a room says, as server-sent events. Holds no database connection."""

    def __init__(self, rooms: Rooms, draft_id: UUID, client: Client, state: str) -> None:
        super().__init__(
            media_type="text/event-stream", headers={"cache-control": "no-store", "x-accel-buffering": "no"}
        )
        del self.headers["content-length"]
        self._rooms, self._draft_id, self._client = rooms, draft_id, client
        try:
            self._state = base64.urlsafe_b64decode(state + "=" * (-len(state) % 4)) or b"\0"
            protocol.read_state(self._state)
        except (binascii.Error, ValueError, Malformed) as error:
            raise Invalid(FieldProblem(("query", "state"), "no_state_vector")) from error

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        room = await self._rooms.enter(self._draft_id, self._client)
        pouring: asyncio.Task[None] | None = None
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            room.hear(self._client, protocol.state_vector(self._state))
            pouring = self._client.pouring = asyncio.create_task(self._pour(send))
            gone = asyncio.create_task(_until_gone(receive))
            _, left = await asyncio.wait({pouring, gone}, return_when=asyncio.FIRST_COMPLETED)
            for task in left:
                task.cancel()
        finally:
            self._rooms.leave(room, self._client)
            if pouring is not None:
                pouring.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await pouring

    async def _pour(self, send: Send) -> None:
        client = self._client
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    await client.bell.wait()
            client.bell.clear()
            text = "".join(f"data: {base64.b64encode(message).decode()}\n\n" for message in client.take())
            ended = client.ended
            if ended:
                text += f"event: closed\ndata: {ended[0]} {ended[1]}\n\n"
            client.pours_since = asyncio.get_running_loop().time()
            body = (text or ": still here\n\n").encode()
            await send({"type": "http.response.body", "body": body, "more_body": not ended})
            client.pours_since = None
            if ended:
                return


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class Exchange(Response):
    """Takes the messages of one body and answers with those that concern them, once what was written is on disk."""

    def __init__(self, rooms: Rooms, draft_id: UUID, client: Client) -> None:
        super().__init__(media_type=MEDIA_TYPE)
        self._rooms, self._draft_id, self._client = rooms, draft_id, client

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        answer = await self._answered(bytes(body))
        await Response(answer, media_type=MEDIA_TYPE, headers={"cache-control": "no-store"})(scope, receive, send)

    async def _answered(self, body: bytes) -> bytes:
        try:
            messages = list(protocol.frames(body))
        except Malformed as error:
            raise Invalid(FieldProblem(("body",), "malformed")) from error
        if len(messages) > MOST_FRAMES:
            raise Invalid(FieldProblem(("body",), "malformed"))
        client = self._client
        room = await self._rooms.enter(self._draft_id, client)
        client.fleeting = True
        try:
            for message in messages:
                room.hear(client, message)
            return await self._settled(room, client)
        finally:
            self._rooms.leave(room, client)

    async def _settled(self, room: Room, client: Client) -> bytes:
        answers: list[bytes] = []
        with suppress(TimeoutError):
            async with asyncio.timeout(EXCHANGE_SECONDS):
                while True:
                    answers += client.take()
                    if client.ended:
                        code, reason = client.ended
                        if code in {clients.STOPPING, clients.TRY_LATER}:
                            raise Busy(seconds=2)
                        raise DraftClosed(code=code, reason=reason)
                    if not room.owes(client):
                        return b"".join(map(protocol.chunk, answers))
                    await client.bell.wait()
                    client.bell.clear()
        raise Busy(seconds=2)

"""An editor whose network lets no WebSocket through: the same messages in the bodies of requests."""

import base64
import socket
import threading
from contextlib import suppress

import httpx
from pycrdt import Doc, Text

from app.drafting import protocol
from app.drafting.protocol import Reader
from tests.drafting.editor import ROOT
from tests.processes import eventually


class Asking:
    """Writes and asks by POST."""

    def __init__(self, url: str, draft_id, token: str, **query) -> None:
        self.doc = Doc()
        self.text = self.doc.get(ROOT, type=Text)
        self.updates: list[bytes] = []
        self.doc.observe(lambda event: self.updates.append(event.update))
        self.url = f"{url}/api/drafts/{draft_id}"
        self.query = query
        self.client = httpx.Client(headers={"cookie": f"pacto={token}", "origin": url}, timeout=30)
        self.saved = 0

    def post(self, body: bytes) -> httpx.Response:
        return self.client.post(f"{self.url}/exchange", params=self.query, content=body)

    def exchange(self, *messages: bytes) -> httpx.Response:
        """Send these and what was typed, ask for what is missing, and take it."""
        mine = [protocol.update(update) for update in self.updates]
        self.updates.clear()
        sent = [*messages, *mine, protocol.state_vector(self.doc.get_state())]
        answer = self.post(b"".join(map(protocol.chunk, sent)))
        if answer.status_code == 200:
            for message in protocol.frames(answer.content):
                self.take(message)
        return answer

    def take(self, message: bytes) -> None:
        reader = Reader(message)
        match reader.number():
            case protocol.SYNC:
                if reader.number() != protocol.STATE_VECTOR:
                    self.doc.apply_update(reader.chunk())
                    self.updates.clear()
            case protocol.SAVED:
                self.saved = reader.number()


class Streaming:
    """Reads an event stream on a thread of its own."""

    def __init__(self, url: str, draft_id, token: str, **query) -> None:
        self.doc = Doc()
        self.text = self.doc.get(ROOT, type=Text)
        self.closed = ""
        self.beats = 0
        self._ended = False
        self._client = httpx.Client(timeout=30)
        self._request = (f"{url}/api/drafts/{draft_id}/stream", query, token)
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()

    def _hear(self) -> None:
        address, query, token = self._request
        headers = {"accept": "text/event-stream", "sec-fetch-site": "same-origin", "cookie": f"pacto={token}"}
        event = ""
        with (
            suppress(httpx.TransportError),
            self._client.stream("GET", address, params=query, headers=headers) as answer,
        ):
            self._line = answer.extensions["network_stream"].get_extra_info("socket")
            for line in answer.iter_lines():
                if line.startswith("event: "):
                    event = line.removeprefix("event: ")
                elif line.startswith(":"):
                    self.beats += 1
                elif line.startswith("data: ") and event == "closed":
                    self.closed = line.removeprefix("data: ")
                elif line.startswith("data: "):
                    self._take(base64.b64decode(line.removeprefix("data: ")))
        self._ended = True

    def _take(self, message: bytes) -> None:
        reader = Reader(message)
        if reader.number() == protocol.SYNC and reader.number() != protocol.STATE_VECTOR:
            self.doc.apply_update(reader.chunk())

    def reads(self) -> str:
        return str(self.text)

    def stop(self) -> None:

        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        eventually(lambda: self._ended)
        self._client.close()

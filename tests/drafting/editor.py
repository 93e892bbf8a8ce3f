"""A person with an editor: a Yjs document kept up to date over a WebSocket by the y-websocket protocol."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlencode

from pycrdt import Doc, Text
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from app.drafting import protocol
from app.drafting.protocol import Reader
from tests.processes import eventually

ROOT = "notes"


class Editor:
    """Edits at once and sends what it did. Connect, lose the connection and connect again with the same document."""

    def __init__(self, url: str, draft_id, token: str, *, doc: Doc | None = None, origin: str = "", **query) -> None:
        self.doc = doc or Doc()
        self.text = self.doc.get(ROOT, type=Text)
        self.lock = threading.RLock()
        self.saved = 0
        self.sent = 0
        self.synced = threading.Event()
        self.standing: dict = {}
        self.refused: list[tuple[int, str]] = []
        self.denied: list[str] = []
        self.cursors: dict[int, dict | None] = {}
        self.updates_heard = 0
        self.code: int | None = None
        address = url.replace("http", "ws", 1) + f"/api/drafts/{draft_id}?{urlencode(query)}"
        headers = {"cookie": f"pacto={token}"}
        self.line = connect(
            address, additional_headers=headers, origin=origin or url, max_size=None, compression=None, legacy=True
        )
        self._updates = []
        self._watch = self.doc.observe(lambda event: self._updates.append(event.update))
        self._hearing = False
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()
        with self.lock, suppress(ConnectionClosed):  # refused already
            self.line.send(protocol.state_vector(self.doc.get_state()))

    def type(self, words: str, at: int | None = None) -> None:
        with self.lock:
            self._updates.clear()
            self.text.insert(len(self.text) if at is None else at, words)
            self._send_made()

    def erase(self, start: int, end: int) -> None:
        with self.lock:
            self._updates.clear()
            del self.text[start:end]
            self._send_made()

    def edit(self, change) -> None:
        """Let `change(doc)` do something and send it."""
        with self.lock:
            self._updates.clear()
            with self.doc.transaction():
                change(self.doc)
            self._send_made()

    def _send_made(self) -> None:
        for update in self._updates:
            self.send_update(update)
        self._updates.clear()

    def send_update(self, update: bytes) -> None:
        self.sent += 1
        with suppress(ConnectionClosed):  # typed on without a connection
            self.line.send(protocol.update(update))

    def point(self, who: int, clock: int, state: dict) -> None:
        payload = protocol.cursors([(who, clock, json.dumps(state).encode())])
        self.line.send(protocol.awareness(payload))

    def reads(self) -> str:
        with self.lock:
            return str(self.text)

    def close(self) -> None:
        self.line.close()
        self._thread.join(timeout=5)
        self.doc.unobserve(self._watch)

    def drop(self) -> None:
        """As when the network goes: no goodbye."""
        self.line.socket.close()
        self._thread.join(timeout=5)
        self.doc.unobserve(self._watch)

    def _hear(self) -> None:
        try:
            for message in self.line:
                self._take(message)
        except (ConnectionClosed, OSError):
            pass
        self.code = self.line.close_code

    def _take(self, message: bytes) -> None:
        reader = Reader(message)
        match reader.number():
            case protocol.SYNC:
                kind, payload = reader.number(), reader.chunk()
                with self.lock:
                    if kind == protocol.STATE_VECTOR:
                        self.sent += 1
                        self.line.send(protocol.answer(self.doc.get_update(payload)))
                    else:
                        self.updates_heard += 1
                        self.doc.apply_update(payload)
                        if kind == protocol.ANSWER:
                            self.synced.set()
            case protocol.AWARENESS:
                for who, _, state in protocol.read_cursors(reader.chunk(), 1000):
                    self.cursors[who] = json.loads(state)
            case protocol.AUTH:
                reader.number()
                self.denied.append(reader.chunk().decode())
            case protocol.SAVED:
                self.saved = reader.number()
            case protocol.STANDING:
                self.standing = json.loads(reader.chunk())
            case protocol.REFUSED:
                self.refused.append((reader.number(), reader.chunk().decode()))


@contextmanager
def editing(url: str, draft_id, token: str, **query) -> Iterator[Editor]:
    """An editor that has synced."""
    editor = Editor(url, draft_id, token, **query)
    try:
        assert editor.synced.wait(8), (editor.code, editor.denied)
        yield editor
    finally:
        editor.close()


def agree(*editors: Editor, text: str | None = None) -> None:
    """Wait until all read the same, and what it is to be."""
    eventually(
        lambda: len({editor.reads() for editor in editors}) == 1 and text in {None, editors[0].reads()}, within=60
    )

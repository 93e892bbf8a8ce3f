"""A browser's event stream, read with httpx on a thread."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx

from tests.processes import eventually


class Listener:
    """What a stream said so far."""

    def __init__(self, url: str, token: str) -> None:
        self.heard: list[dict[str, str]] = []
        self.status = 0
        self.ended = False
        self._client = httpx.Client(timeout=60)
        self._url, self._token = url, token
        self._thread = threading.Thread(target=self._listen)

    def _listen(self) -> None:
        headers = {"accept": "text/event-stream", "sec-fetch-site": "same-origin", "cookie": f"pacto={self._token}"}
        with (
            suppress(httpx.TransportError),
            self._client.stream("GET", f"{self._url}/api/live", headers=headers) as answer,
        ):
            self._socket = answer.extensions["network_stream"].get_extra_info("socket")
            self.status = answer.status_code
            for line in answer.iter_lines():
                if line.startswith("data: "):
                    self.heard.append(json.loads(line.removeprefix("data: ")))
        self.ended = True

    def hints(self) -> list[str]:
        """Ids of the records that hints named, in order."""
        return [message["id"] for message in self.heard if "id" in message]

    def start(self) -> None:
        self._thread.start()
        eventually(lambda: self.status or self.ended)

    def stop(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(timeout=5)
        self._client.close()


@contextmanager
def listening(url: str, token: str) -> Iterator[Listener]:
    listener = Listener(url, token)
    listener.start()
    try:
        yield listener
    finally:
        listener.stop()

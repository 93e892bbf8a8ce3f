"""The application served over real HTTP by a thread of the test, for what TestClient cannot show."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from app.cli import MOST_BYTES
from app.drafting.sockets import Sockets


def free_socket() -> socket.socket:
    """A listening socket on a free port of loopback; nobody can take the port in between."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(128)
    return listening


@contextmanager
def serving(make: Callable[[str], Any], *, certificate: Path | None = None) -> Iterator[str]:
    """Serve the ASGI application that `make` builds for its own address, and give that address.

    Over TLS with a `certificate`, whose file holds the key as well.
    """
    listening = free_socket()
    address = f"{'https' if certificate else 'http'}://127.0.0.1:{listening.getsockname()[1]}"
    config = uvicorn.Config(
        make(address), log_config=None, access_log=False, lifespan="on", ssl_certfile=certificate, ssl_keyfile=certificate,
        timeout_graceful_shutdown=5, ws=Sockets, ws_max_size=MOST_BYTES, ws_per_message_deflate=False,
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 15
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        assert time.monotonic() < deadline, "the server did not start in time"
        time.sleep(0.01)
    try:
        yield address
    finally:
        server.should_exit = True
        thread.join(timeout=15)
        listening.close()
        assert not thread.is_alive(), "the server did not stop"

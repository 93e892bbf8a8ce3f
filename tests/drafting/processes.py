"""Processes that serve drafts with the gate of these tests."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from app.core.settings import Settings
from tests.conftest import ROOT
from tests.drafting.editor import Editor
from tests.processes import Process, _answers, _environment, eventually


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@contextmanager
def serving(settings: Settings, port: int = 0) -> Iterator[Process]:
    """`pacto serve` with this gate, answering."""
    port = port or free_port()
    environment = {"PORT": str(port), "PACTO_BASE_URL": f"http://127.0.0.1:{port}"}
    command = [sys.executable, "-m", "tests.drafting.program"]
    popen = subprocess.Popen(command, cwd=ROOT, env=_environment(settings, environment))
    process = Process(popen, f"http://127.0.0.1:{port}")
    try:
        eventually(lambda: _answers(process))
        yield process
    finally:
        if popen.poll() is None:
            popen.kill()
        popen.wait()


def connected(url: str, draft_id, token: str, doc=None, **query) -> Editor:
    """An editor once a server lets it in and has synced."""

    def attempt() -> Editor | None:
        with suppress(Exception):
            editor = Editor(url, draft_id, token, doc=doc, saved=1, **query)
            if editor.synced.wait(5):
                return editor
            editor.close()
        return None

    return eventually(attempt)

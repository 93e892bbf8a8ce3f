"""Processes that serve drafts with the gate of these tests."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from app.core.settings import Settings
from tests.drafting.editor import Editor
from tests.processes import Process, eventually, free_port, running


@contextmanager
def serving(settings: Settings, port: int = 0) -> Iterator[Process]:
    """`pacto serve` with this gate, answering."""
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    around = {"PORT": str(port), "PACTO_BASE_URL": url}
    with running("tests.drafting.program", settings=settings, environment=around) as process:
        process.url = url
        eventually(process.answers)
        yield process


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

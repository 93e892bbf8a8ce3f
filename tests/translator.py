"""A service that speaks LibreTranslate's protocol over real HTTP: marks each word, or behaves as badly as it is told."""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LANGUAGES = [{"code": code, "name": code, "targets": ["en", "es", "fr", "pt"]} for code in ("en", "es", "fr", "pt")]
_PARTS = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"(?<!&)\b\w+\b(?!;)")


def marked(html: str, target: str) -> str:
    """Each word with the language behind it: "olá" becomes "olá-es". What is marked as not to be translated stays."""
    kept, made = 0, []
    for part in _PARTS.split(html):
        if part.startswith("<"):
            if kept or 'translate="no"' in part:
                kept += -1 if part.startswith("</") else 1
            made.append(part)
        else:
            made.append(part if kept else _WORD.sub(lambda word: f"{word[0]}-{target}", part))
    return "".join(made)


@dataclass
class Translator:
    """What it was asked, and how it is to behave: `answer` is a status and a body, for what it was asked."""

    url: str = ""
    key: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    wait: float = 0.0
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    languages: Any = field(default_factory=lambda: LANGUAGES)
    free: threading.Event = field(default_factory=threading.Event)
    """Set when nobody needs to wait any longer."""

    def says(self, sent: dict[str, Any]) -> bytes:
        made = {"translatedText": marked(sent["q"], sent["target"])} if self.body is None else self.body
        return made if isinstance(made, bytes) else json.dumps(made).encode()


@contextmanager
def translator() -> Iterator[Translator]:
    made = Translator()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(200 if self.path == "/languages" else 404, json.dumps(made.languages).encode())

        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
            made.asked.append(sent)
            made.free.wait(made.wait)
            if made.key and sent.get("api_key") != made.key:
                self._answer(403, b'{"error": "Invalid API key"}')
            elif self.path != "/translate":
                self._answer(404, b"{}")
            else:
                self._answer(made.status, made.says(sent))

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            for name, value in {
                "content-type": "application/json",
                "content-length": str(len(body)),
                **made.headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:  # the caller went away, as it should
                self.close_connection = True

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        made.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            made.free.set()
            server.shutdown()
            thread.join()
            time.sleep(0)

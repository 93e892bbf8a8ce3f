"""The built screens: static files, pre-compressed, and one page for every address that is not a file."""

import base64
import functools
import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from app.access import problems
from app.core.errors import NotFound

BUILD: Final = Path(__file__).parents[2] / "frontend" / "build"
IMMUTABLE: Final = "public, max-age=31536000, immutable"
ENCODINGS: Final = (("br", ".br"), ("gzip", ".gz"))
OPEN: Final = (
    "/sign-in", "/apply", "/invitation", "/consent", "/unsubscribe", "/privacy", "/terms", "/code-of-conduct", "/contact",
    "/demo",
)  # fmt: skip
"""Beginnings of the pages that nobody need be signed in for."""
_INLINE_SCRIPT: Final = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    media_type: str
    cache: str
    encoded: Mapping[str, Path]


class Pages:
    """An ASGI application over the build folder, read once a process.

    Who comes without the cookie of a session to a page for those signed in is led to sign in first, before that page
    asks for anything. Whether the cookie is still good, the page hears with its first answer.
    """

    def __init__(self, build: Path = BUILD, *, session_cookie: str = "") -> None:
        self._session_cookie = session_cookie
        self._files = _read(build)
        self._shell = self._files.get("/index.html")

    def boot_hashes(self) -> list[str]:
        """CSP hashes of the inline scripts that the build's own pages begin with."""
        pages = [item.path for name, item in self._files.items() if name.endswith(".html")]
        scripts = {script for page in pages for script in _INLINE_SCRIPT.findall(page.read_bytes())}
        return sorted("sha256-" + base64.b64encode(hashlib.sha256(script).digest()).decode() for script in scripts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        path: str = scope["path"]
        if path.startswith(("/api/", "/auth/")):
            return problems.answer(NotFound(), str(scope.get("state", {}).get("request_id", "")))
        if scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("Method not allowed", 405)
        found = self._files.get(path) or self._files.get(f"{path.rstrip('/')}.html")
        if found is None and ("." in path.rsplit("/", 1)[-1] or path.startswith("/_app/")):
            return PlainTextResponse("Not found", 404)
        if found is None and self._must_sign_in(scope):
            return _to_the_door(scope)
        return _sent(found or self._shell, scope)

    def _must_sign_in(self, scope: Scope) -> bool:
        if not self._session_cookie or f"{scope['path']}/".startswith(tuple(f"{page}/" for page in OPEN)):
            return False
        return self._session_cookie not in HTTPConnection(scope).cookies


def _to_the_door(scope: Scope) -> Response:
    query = scope["query_string"].decode("latin-1")
    wanted = quote(f"{scope['path']}?{query}" if query else scope["path"], safe="/")
    return RedirectResponse(f"/sign-in?next={wanted}", 302, {"cache-control": "no-store"})


def _sent(found: _File | None, scope: Scope) -> Response:
    if found is None:
        return PlainTextResponse("The screens are not built: run `make frontend`.", 503)
    accepted = dict(scope["headers"]).get(b"accept-encoding", b"").decode("latin-1")
    for encoding, _ in ENCODINGS:
        if encoding in accepted and encoding in found.encoded:
            return _response(found, found.encoded[encoding], encoding)
    return _response(found, found.path, None)


def _response(found: _File, path: Path, encoding: str | None) -> FileResponse:
    headers = {"cache-control": found.cache, "vary": "accept-encoding"}
    if encoding:
        headers["content-encoding"] = encoding
    return FileResponse(path, media_type=found.media_type, headers=headers)


@functools.cache
def _read(build: Path) -> Mapping[str, _File]:
    paths = [path for path in build.rglob("*") if path.is_file() and path.suffix not in {".br", ".gz"}]
    return {f"/{path.relative_to(build).as_posix()}": _file(path, build) for path in paths}


def _file(path: Path, build: Path) -> _File:
    immutable = path.relative_to(build).parts[:2] == ("_app", "immutable")
    return _File(
        path,
        mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        IMMUTABLE if immutable else "no-cache",
        {name: coded for name, suffix in ENCODINGS if (coded := path.with_name(path.name + suffix)).is_file()},
    )

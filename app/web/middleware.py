"""What every answer of this program has in common: a request id, security headers, and a caller from our own pages."""

import re
import time
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

import orjson
import structlog
from prometheus_client import Counter, Histogram
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.access import problems
from app.core import ids
from app.core.errors import Problem
from app.core.settings import Settings

log: Final = structlog.get_logger("pacto.requests")
REQUESTS: Final = Counter("pacto_requests", "Answers by route and status", ["route", "status"])
SECONDS: Final = Histogram(
    "pacto_request_seconds",
    "Time to answer by route",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5),
)
UNSAFE: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
SWITCHED: Final = 101
LEFT: Final = 499
"""What is noted of a caller who went before there was an answer: no fault of ours, so none is counted."""
OURS: Final = frozenset({"same-origin", "none"})
PARTS: Final = "/_app/immutable/"
OF_PARTS: Final = frozenset({"x-content-type-options", "cross-origin-resource-policy", "strict-transport-security"})
"""What the scripts, styles and fonts of a page need; the rest speaks to pages, and would weigh on a first visit."""
DATA: Final = frozenset({"application/json", problems.MEDIA_TYPE})
NO_PAGE: Final = "default-src 'none'; frame-ancestors 'none'"
"""For data, which scripts read: whoever opens it as a page gets one that can do nothing."""
UNASKED: Final = ("etag", "last-modified", "accept-ranges")
"""Nobody asks again for what never changes, nor for a piece of it."""
_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{8,64}")


class ForeignOrigin(Problem):
    """The request comes from a page that is not ours."""

    code, status = "foreign_origin", 403


def content_security_policy(boot_hashes: Iterable[str], *, over_tls: bool) -> str:
    """What a page may load: styles, fonts, connections and workers are ours alone by default."""
    scripts = " ".join(["'self'", *(f"'{item}'" for item in boot_hashes)])
    return "; ".join(
        [
            "default-src 'self'", f"script-src {scripts}", "img-src 'self' data: blob:", "object-src 'none'",
            "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
            *(["upgrade-insecure-requests"] if over_tls else []),
        ]
    )  # fmt: skip


class Web:
    """Pure ASGI middleware, outermost: measures, logs, sets headers and refuses foreign origins.

    `programs` are beginnings of the paths that other programs post to. They must not act on the word of a cookie.
    """

    def __init__(
        self, app: ASGIApp, *, settings: Settings, boot_hashes: Iterable[str], programs: tuple[str, ...] = ()
    ) -> None:  # fmt: skip
        self.app = app
        self.programs = programs
        self.origin = settings.origin
        self.fixed_origin = bool(settings.base_url)
        self.headers: list[tuple[str, str]] = [
            ("content-security-policy", content_security_policy(boot_hashes, over_tls=settings.over_tls)),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ]
        if settings.over_tls:
            self.headers.append(("strict-transport-security", "max-age=31536000; includeSubDomains"))
        self.headers_of_parts = [item for item in self.headers if item[0] in OF_PARTS]
        self.headers_of_data = [("content-security-policy", NO_PAGE), *self.headers_of_parts]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else ids.new().hex
        state = scope.setdefault("state", {})
        state["request_id"], state["send"] = request_id, send
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        status = LEFT

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "websocket.accept":
                status = SWITCHED
            elif message["type"].endswith("http.response.start"):
                status = message["status"]
                self._dress(MutableHeaders(scope=message), scope["path"], request_id)
            await send(message)

        try:
            refusal = self._refusal(scope, headers)
            if refusal is not None:
                await problems.answer(refusal, request_id)(scope, receive, sending)
            else:
                await self.app(scope, receive, sending)
        except Exception:
            log.exception("request.fault")
            if scope["type"] == "http":
                await _fault(request_id)(scope, receive, sending)
        finally:
            route = getattr(scope.get("route"), "path", "page")
            elapsed = time.perf_counter() - started
            REQUESTS.labels(route, str(status)).inc()
            SECONDS.labels(route).observe(elapsed)
            log.info(
                "request", method=scope.get("method", "SOCKET"), route=route, status=status, ms=round(elapsed * 1000, 1)
            )
            structlog.contextvars.clear_contextvars()

    def _dress(self, answer: MutableHeaders, path: str, request_id: str) -> None:
        part = path.startswith(PARTS)
        data = answer.get("content-type", "") in DATA
        for name, value in self.headers_of_parts if part else self.headers_of_data if data else self.headers:
            answer.setdefault(name, value)
        if part:
            for name in UNASKED:
                del answer[name]
        else:
            answer["x-request-id"] = request_id
        if path.startswith(("/api/", "/auth/")):
            answer.setdefault("cache-control", "no-store")

    def _refusal(self, scope: Scope, headers: Headers) -> Problem | None:
        guarded = (
            scope["type"] == "websocket"
            or scope["method"] in UNSAFE
            or "text/event-stream" in headers.get("accept", "")
        )
        if guarded and not scope["path"].startswith(self.programs) and not self._is_ours(headers):
            return ForeignOrigin()
        return None

    def _is_ours(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site", "") in OURS
        if self.fixed_origin:
            return origin == self.origin
        return urlsplit(origin).netloc == headers.get("host")


def _fault(request_id: str) -> Response:
    content = {"type": "about:blank", "title": "Internal error", "status": 500, "code": "internal", "params": {}, "fields": [], "request_id": request_id}  # fmt: skip
    return Response(orjson.dumps(content), status_code=500, media_type=problems.MEDIA_TYPE)

"""How much one request may send: so much for every route, and more where a route says so with `max_body_size`."""

from starlette.middleware.body_limit import RequestBodyLimitMiddleware, RequestBodyLimitResponder
from starlette.types import Message, Receive, Scope, Send


class BodyLimit(RequestBodyLimitMiddleware):
    """Starlette's limit, whose refusal is left to us: its own is plain text, which no browser can put into words."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await _Responder(self.app, self.max_body_size)(scope, receive, send)


class _Responder(RequestBodyLimitResponder):
    """Refuses while the body is read, whether its length was announced or not; what nobody reads harms nobody."""

    async def send_with_limit(self, message: Message) -> None:
        self.response_started = self.response_started or message["type"] == "http.response.start"
        await self.send(message)

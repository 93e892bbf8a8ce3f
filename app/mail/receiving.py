"""An SMTP or LMTP server for answers to our letters, behind the operator's own mail server.

It takes letters for `reply+<token>@` our domain, one at a time, and hands each one on; the answer to its sender's mail
server is given once what became of it is committed. What it cannot do now is asked for again later.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import structlog
from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from prometheus_client import Counter

from app.core.settings import Settings
from app.mail import bounds, incoming
from app.mail.answers import UNKNOWN, Incoming, Rejected, token_in

log: Final = structlog.get_logger(__name__)
AT_ONCE: Final = 2
MOST_CONNECTIONS: Final = 32
IDLE_SECONDS: Final = 60
READY_SECONDS: Final = 15.0
TAKEN, TRY_AGAIN = "250 2.0.0 taken", "451 4.3.0 try again later"
ONE_AT_A_TIME: Final = "452 4.5.3 one recipient at a time, please"
ANSWERS: Final = Counter("pacto_answers_by_mail", "Letters that came in by the answer they got", ["code"])


Deliver = Callable[[str, Incoming], None]
"""Given a token and a letter; raises Rejected. It may be given the same letter twice."""
Known = Callable[[str], bool]
"""Whether an address with this token was ever given to anybody."""


class Receiver:
    """The server; it runs in a thread of its own from `start` to `stop`."""

    def __init__(self, settings: Settings, *, known: Known, deliver: Deliver) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="mail-in")
        handler = _Handler(settings, self._threads, known, deliver)
        self._controller = _Controller(settings, handler)

    def start(self) -> None:
        """Raises OSError when the port cannot be taken."""
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop(no_assert=True)
        self._threads.shutdown()


class _Controller(Controller):
    def __init__(self, settings: Settings, handler: "_Handler") -> None:
        self._lmtp = settings.mail_in_lmtp
        super().__init__(
            handler, hostname=settings.mail_in_host, port=settings.mail_in_port, ready_timeout=READY_SECONDS
        )

    def factory(self) -> SMTP:
        kind = _Lmtp if self._lmtp else _Smtp
        return kind(
            self.handler, data_size_limit=bounds.MOST_BYTES, enable_SMTPUTF8=True, ident="Pacto", loop=self.loop,
            timeout=IDLE_SECONDS,
        )  # fmt: skip


class _Crowd:
    """Turns connections away while there are as many as there may be."""

    _open: set[int] = set()  # noqa: RUF012 - one for all connections, on one event loop

    def connection_made(self, transport: Any) -> None:
        if len(self._open) >= MOST_CONNECTIONS:
            transport.write(b"421 4.3.2 too many connections, try again later\r\n")
            transport.close()
            return
        self._open.add(id(self))
        super().connection_made(transport)  # type: ignore[misc]  # of the server that this is mixed into

    def connection_lost(self, error: Exception | None) -> None:
        if id(self) in self._open:
            self._open.discard(id(self))
            super().connection_lost(error)  # type: ignore[misc]  # as above


class _Smtp(_Crowd, SMTP):
    pass


class _Lmtp(_Crowd, LMTP):
    """One recipient at a time, so that the one answer after the letter is the one that LMTP wants for each."""


class _Handler:
    def __init__(self, settings: Settings, threads: ThreadPoolExecutor, known: Known, deliver: Deliver) -> None:
        self._settings, self._threads = settings, threads
        self._known, self._deliver = known, deliver

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if envelope.rcpt_tos:
            return ONE_AT_A_TIME
        token = token_in(self._settings, address)
        if token is None:
            return UNKNOWN
        try:
            known = await self._in_thread(self._known, token)
        except Exception:
            log.exception("mail_in.fault")
            return TRY_AGAIN
        if not known:
            return UNKNOWN
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        try:
            answer: str = await self._in_thread(self._take, envelope)
        except Exception:
            log.exception("mail_in.fault")
            answer = TRY_AGAIN
        ANSWERS.labels(answer[:3]).inc()
        return answer

    def _take(self, envelope: Envelope) -> str:
        token = token_in(self._settings, envelope.rcpt_tos[0])
        assert token is not None
        assert isinstance(envelope.content, bytes)
        try:
            letter = incoming.read(
                self._settings, envelope.content, envelope_sender=(envelope.mail_from or "").strip("<> ")
            )
            self._deliver(token, letter)
        except (Rejected, bounds.Oversized) as error:
            return str(error)
        return TAKEN

    async def _in_thread(self, call: Callable[..., Any], *given: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call, *given)

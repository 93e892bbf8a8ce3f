"""The worker: brings events to their subscribers, lets dates come true, sends mail. Threads of `serve`, or alone."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import structlog

from app.access.runtime import Runtime
from app.mail import sending, transport
from app.mail import service as mail
from app.mail.answers import Incoming
from app.notifications import replies
from app.outbox import housekeeping, registry, relay

if TYPE_CHECKING:
    from app.mail.receiving import Receiver

log: Final = structlog.get_logger(__name__)
PAUSE: Final = 2.0
STOP_SECONDS: Final = 10.0


class Worker:
    """All work that no request waits for: one loop for events and dates, and one for mail, whose server may hang."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._transport = transport.make(runtime.settings)
        self._stopping = threading.Event()
        self._house_kept = False
        self._threads = [
            threading.Thread(target=self._loop, args=(self.tend, registry.wait), name="relay", daemon=True),
            threading.Thread(target=self._loop, args=(self.send_mail, mail.wait), name="mail", daemon=True),
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End after the pieces of work at hand; a letter that the server will not take in time is claimed again later."""
        self._stopping.set()
        registry.wake()
        mail.wake()
        for thread in self._threads:
            thread.join(timeout=STOP_SECONDS)

    def run(self) -> None:
        """Work until `stop` is called, from a signal handler for example."""
        self.start()
        self._stopping.wait()

    def turn(self) -> bool:
        """One round of all kinds of work; whether there was any."""
        return self.relay() | self.send_mail()

    def tend(self) -> bool:
        """What the relay's thread does: as `relay`, and first of all see that the housekeeping is planned."""
        if not self._house_kept:
            with self._runtime.database.writing() as session:
                housekeeping.begin(session)
            self._house_kept = True
        return self.relay()

    def relay(self) -> bool:
        return relay.run(self._runtime.database) > 0

    def send_mail(self) -> bool:
        return sending.run(self._runtime.database, self._runtime.settings, self._transport) > 0

    def _loop(self, turn: Callable[[], bool], wait: Callable[[float], None]) -> None:
        """Work until stopped. A database that is away is waited for, not mourned."""
        while not self._stopping.is_set():
            try:
                busy = turn()
            except Exception:
                log.exception("worker.fault")
                self._stopping.wait(PAUSE)
                continue
            if not busy:
                wait(PAUSE)


def mail_in(runtime: Runtime) -> "Receiver":
    """The server that takes answers by mail, not started yet. It needs PACTO_MAIL_IN_PORT."""
    from app.mail.receiving import Receiver  # noqa: PLC0415 - 6 MB of parsers that other processes do not need

    def known(token: str) -> bool:
        with runtime.database.reading() as session:
            return replies.is_known(session, token)

    def deliver(token: str, letter: Incoming) -> None:
        with runtime.database.writing() as session:
            replies.take(session, token, letter)

    return Receiver(runtime.settings, known=known, deliver=deliver)

"""A real mail server for tests, which can be told to behave badly."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Post:
    """What the server took, and how it answers: `say` one line per stage, `hang` or `drop` after the letter."""

    received: list[EmailMessage] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    say: dict[str, str] = field(default_factory=dict)
    hang_at: str = ""
    drop_after_data: bool = False
    before_answer: Callable[[], None] | None = None
    url: str = ""
    connections: int = 0

    async def handle_EHLO(self, server: SMTP, session: Session, envelope: Envelope, hostname, responses):  # noqa: N802 - aiosmtpd's name
        self.connections += 1
        session.host_name = hostname
        await self._hang("EHLO")
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802 - as above
        await self._hang("RCPT")
        if "RCPT" in self.say:
            return self.say["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - as above
        await self._hang("DATA")
        if "DATA" in self.say:
            return self.say["DATA"]
        self.received.append(message_from_bytes(envelope.content, policy=default))
        self.addresses += envelope.rcpt_tos
        if self.before_answer is not None:
            await asyncio.to_thread(self.before_answer)
        if self.drop_after_data:
            server.transport.abort()
        return "250 taken"

    async def _hang(self, stage: str) -> None:
        if self.hang_at == stage:
            await asyncio.sleep(3600)


@contextmanager
def mail_server(**behaviour) -> Iterator[Post]:
    post = Post(**behaviour)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        post.url = f"smtp://127.0.0.1:{port}"
        yield post
    finally:
        controller.stop(no_assert=True)

"""How a letter leaves: to a mail server, or into a folder when none is set."""

import os
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit
from uuid import UUID

from app.core.settings import LOOPBACK, Settings, SettingsError

ONE_STEP_SECONDS: Final = 20.0
WHOLE_LETTER_SECONDS: Final = 60.0
PERMANENT: Final = 500
ENDING, UNFINISHED = ".eml", ".part"
SETTLED_SECONDS: Final = 3600.0


class Refused(Exception):
    """The server will never take this letter; trying again would only annoy it."""


class Unreachable(Exception):
    """The server cannot take anything now: away, hanging, wrongly set up, or asking for patience."""


class Transport(Protocol):
    """Takes one letter to one address; returns once it has been accepted for good."""

    def send(self, message: EmailMessage, *, to: str, name: str) -> None:
        """Raises Refused or Unreachable. `name` is the letter's own, the same at every try."""

    def close(self) -> None:
        """End the connection that `send` may have left open for the next letter."""


def make(settings: Settings) -> Transport:
    """Raises SettingsError when PACTO_SMTP_URL cannot be read."""
    return Smtp(settings.smtp_url) if settings.smtp_url else Folder(folder_of(settings))


def folder_of(settings: Settings) -> Path:
    """Where letters lie that no mail server took."""
    return settings.data_dir / "outbox"


def discard(settings: Settings, letters: Iterable[UUID]) -> None:
    """Remove the files of these letters, those that have one."""
    for letter in letters:
        for ending in (ENDING, UNFINISHED):
            (folder_of(settings) / f"{letter.hex}{ending}").unlink(missing_ok=True)


def kept_for_long(settings: Settings) -> set[UUID]:
    """The letters that have had a file for longer than it takes to note that they were sent."""
    before = time.time() - SETTLED_SECONDS
    found = [path for path in folder_of(settings).glob("*.*") if path.suffix in {ENDING, UNFINISHED}]
    return {UUID(path.stem) for path in found if path.stat().st_mtime < before}


class Folder:
    """Keeps every letter as a file, for the demonstration and for development."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: EmailMessage, *, to: str, name: str) -> None:  # noqa: ARG002 - the file names its reader
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{name}{ENDING}"
        unfinished = path.with_suffix(UNFINISHED)
        with unfinished.open("wb") as file:
            file.write(message.as_bytes())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)

    def close(self) -> None:
        pass


class Smtp:
    """A mail server, over TLS unless it stands on this machine or the address says `smtp+plain`.

    One connection serves the letters of one round. Every step has its time limit, and so has a letter as a whole:
    a server that answers one byte at a time is cut off too.
    """

    def __init__(
        self, url: str, *, one_step: float = ONE_STEP_SECONDS, whole_letter: float = WHOLE_LETTER_SECONDS
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps", "smtp+plain"} or not parts.hostname:
            msg = "PACTO_SMTP_URL must look like smtp://user:password@mail.example.org:587 or smtps://…"
            raise SettingsError(msg)
        self._host = parts.hostname
        self._port = parts.port or {"smtps": 465, "smtp": 587}.get(parts.scheme, 25)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._implicit_tls = parts.scheme == "smtps"
        self._needs_tls = parts.scheme == "smtp" and self._host not in LOOPBACK
        self._one_step, self._whole_letter = one_step, whole_letter
        self._connection: smtplib.SMTP | None = None

    def send(self, message: EmailMessage, *, to: str, name: str) -> None:  # noqa: ARG002 - the Message-ID holds it
        connection = self._open()
        try:
            with self._time_limit(connection):
                self._hand_over(connection, message, to)
        except Refused:
            raise
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise Unreachable(_said(error)) from error

    @staticmethod
    def _hand_over(connection: smtplib.SMTP, message: EmailMessage, to: str) -> None:
        try:
            connection.send_message(message, to_addrs=[to])
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            _raise_if_permanent(code, words, error)
            raise
        except smtplib.SMTPDataError as error:
            _raise_if_permanent(error.smtp_code, error.smtp_error, error)
            raise

    def close(self) -> None:
        if self._connection is not None:
            with suppress(smtplib.SMTPException, OSError), self._time_limit(self._connection):
                self._connection.quit()
        self._drop()

    def _open(self) -> smtplib.SMTP:
        """What goes wrong here says nothing about the letter: a wrong password is no reason to give it up."""
        if self._connection is not None:
            return self._connection
        try:
            # Made without a host, and connected under the time limit: the greeting too may come byte by byte.
            made = (
                smtplib.SMTP_SSL(timeout=self._one_step, context=ssl.create_default_context())
                if self._implicit_tls
                else smtplib.SMTP(timeout=self._one_step)
            )
            # smtplib knows the name that TLS checks only if it connects at once.
            made._host = self._host  # type: ignore[attr-defined]  # noqa: SLF001 - as said above
            self._connection = made
            with self._time_limit(made):
                made.connect(self._host, self._port)
                self._greet(made)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise Unreachable(_said(error)) from error
        return self._connection

    def _greet(self, connection: smtplib.SMTP) -> None:
        connection.ehlo_or_helo_if_needed()
        if not self._implicit_tls and connection.has_extn("starttls"):
            connection.starttls(context=ssl.create_default_context())
            connection.ehlo()
        elif self._needs_tls:
            msg = "the server offers no STARTTLS; use smtps:// or, inside one's own network, smtp+plain://"
            raise smtplib.SMTPException(msg)
        if self._user:
            connection.login(self._user, self._password)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    @contextmanager
    def _time_limit(self, connection: smtplib.SMTP) -> Iterator[None]:
        timer = threading.Timer(self._whole_letter, _cut, [connection])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def _cut(connection: smtplib.SMTP) -> None:
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _raise_if_permanent(code: int, words: bytes | str, error: Exception) -> None:
    if code >= PERMANENT:
        raise Refused(_line(code, words)) from error


def _said(error: Exception) -> str:
    match error:
        case smtplib.SMTPResponseException():
            return _line(error.smtp_code, error.smtp_error)
        case smtplib.SMTPRecipientsRefused():
            return _line(*next(iter(error.recipients.values())))
        case _:
            return f"{type(error).__name__}: {error}"[:300]


def _line(code: int, words: bytes | str) -> str:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(said.split())}"[:300]

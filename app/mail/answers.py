"""Answers by mail: the addresses that they go to, and what one holds. Light, for every process knows them."""

import re
import secrets
from dataclasses import dataclass
from typing import Final

from app.core.i18n import Language
from app.core.settings import Settings

PREFIX: Final = "reply+"
TOKEN_BYTES: Final = 16
UNKNOWN: Final = "550 5.1.1 no answers are taken at this address"
_TOKEN: Final = re.compile(r"[0-9a-f]{32}")


class Rejected(Exception):
    """The letter is not taken; the words are the answer to the mail server."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that hangs on the letter, named by whoever sent it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Incoming:
    """What matters of a letter.

    `sender` is the one address of its From in lower case, and empty when there is not exactly one. `vouched` is what
    the relay says of that From: None where there is no relay to ask.
    """

    key: str
    sender: str
    vouched: bool | None
    automatic: bool
    calendar: bool
    language: Language | None
    text: str
    attachments: tuple[Attached, ...] = ()
    left_out: tuple[str, ...] = ()


def new_token() -> str:
    """Safe in an address that somebody's program writes in capitals."""
    return secrets.token_hex(TOKEN_BYTES)


def address_of(settings: Settings, token: str) -> str:
    return f"{PREFIX}{token}@{settings.mail_in_domain}"


def token_in(settings: Settings, address: str) -> str | None:
    """The token in one of our addresses; None for any other address."""
    local, _, domain = address.strip().lower().rpartition("@")
    token = local.removeprefix(PREFIX)
    ours = domain == settings.mail_in_domain and local.startswith(PREFIX) and _TOKEN.fullmatch(token)
    return token if ours else None

"""A letter that came in, taken apart: who sent it, what they wrote, what hangs on it, and whether a machine wrote it."""

import hashlib
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from typing import Final

import authres
import structlog
from authres import dmarc

from app.core.i18n import Language
from app.core.settings import Settings
from app.mail import bounds, cutting
from app.mail.answers import Attached, Incoming
from app.mail.sending import LOOP, host_of

log: Final = structlog.get_logger(__name__)
MOST_ATTACHMENTS: Final = 10
UNREADABLE: Final = "554 5.6.0 this letter cannot be read"
_BULK: Final = frozenset({"bulk", "junk", "list", "auto_reply"})
_MACHINES: Final = frozenset({"mailer-daemon", "postmaster", "no-reply", "noreply", "bounce", "bounces"})
_MARKS: Final = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "List-Id", "List-Post", "X-Failed-Recipients")
_FALLBACKS: Final = ("utf-8", "cp1252")
_OUR_ID: Final = re.compile(r"<[0-9a-f]{32}@")
_authenticated: Final = authres.FeatureContext(dmarc)


def read(settings: Settings, content: bytes, *, envelope_sender: str) -> Incoming:
    """Take a letter apart. Raises `bounds.Oversized`, also for one that is no letter at all."""
    bounds.check(content)
    try:
        return _read(settings, content, envelope_sender)
    except Exception as error:
        # The standard library fails in many ways on letters that were built to make it fail.
        log.warning("mail.unreadable", error=type(error).__name__)
        raise bounds.Oversized(UNREADABLE) from error


def _read(settings: Settings, content: bytes, envelope_sender: str) -> Incoming:
    message = message_from_bytes(content, policy=default)
    sender = _sender(message)
    automatic = not envelope_sender or _is_automatic(settings, message, sender)
    files = [] if automatic else list(_files(message))
    return Incoming(
        key=hashlib.sha256(_one(message, "Message-ID").encode() or content).hexdigest(),
        sender=sender,
        vouched=_vouched(settings, message, sender),
        automatic=automatic,
        calendar=any(part.get_content_type() == "text/calendar" for part in message.walk()),
        language=_language(message),
        text="" if automatic else cutting.reply_in(_text(message)),
        attachments=tuple(files[:MOST_ATTACHMENTS]),
        left_out=tuple(file.name for file in files[MOST_ATTACHMENTS:]),
    )


def _one(message: Message, name: str) -> str:
    """A header as one line; empty when it is missing."""
    return " ".join(str(message.get(name, "")).split())


def _sender(message: EmailMessage) -> str:
    """The one address that the letter says it is from. Several, or none, are nobody."""
    given = message.get_all("From", [])
    if len(given) != 1 or len(given[0].addresses) != 1:
        return ""
    return str(given[0].addresses[0].addr_spec).lower()


def _is_automatic(settings: Settings, message: EmailMessage, sender: str) -> bool:
    """Whether a machine wrote it (RFC 3834, and what was usual before), or it is a letter of our own that came back."""
    submitted = _one(message, "Auto-Submitted").partition(";")[0].strip().lower()
    returned = message.get("Return-Path")
    return (
        submitted not in {"", "no"}
        or _one(message, "Precedence").lower() in _BULK
        or any(mark in message for mark in _MARKS)
        or (returned is not None and _one(message, "Return-Path") in {"", "<>"})
        or message.get_content_type() in {"multipart/report", "message/delivery-status"}
        or sender.partition("@")[0] in _MACHINES
        or _is_ours(settings, message, sender)
    )


def _is_ours(settings: Settings, message: EmailMessage, sender: str) -> bool:
    host = host_of(settings.sender)
    own_id = _one(message, "Message-ID").lower()
    return (
        LOOP in message
        or sender.rpartition("@")[2] == settings.mail_in_domain
        or (bool(_OUR_ID.match(own_id)) and own_id.endswith(f"@{host}>"))
    )


def _vouched(settings: Settings, message: EmailMessage, sender: str) -> bool | None:
    """Whether the relay, under its own name, says that From's domain stands behind this letter (DMARC)."""
    if not settings.mail_in_relay:
        return None
    said: list[bool] = []
    for header in message.get_all("Authentication-Results", []):
        try:
            found = _authenticated.parse(f"Authentication-Results: {' '.join(str(header).split())}")
        except (authres.core.AuthResError, ValueError):
            continue
        if (found.authserv_id or "").lower() != settings.mail_in_relay.lower():
            continue
        said += [_passes(result, sender) for result in found.results if result.method == "dmarc"]
    return bool(said) and all(said)


def _passes(result: authres.AuthenticationResult, sender: str) -> bool:
    domains = [str(item.value).lower() for item in result.properties if (item.type, item.name) == ("header", "from")]
    return result.result == "pass" and all(domain == sender.rpartition("@")[2] for domain in domains)


def _language(message: EmailMessage) -> Language | None:
    said = _one(message, "Content-Language").partition(",")[0].strip().lower().partition("-")[0]
    return Language(said) if said in {*Language} else None


def _text(message: EmailMessage) -> str:
    """What was written, from the plain part if it says anything, else from the HTML."""
    plain = message.get_body(("plain",))
    if plain is not None and (words := _words(plain)).strip():
        if plain.get_param("format") == "flowed":
            return cutting.unflowed(words, delete_space=plain.get_param("delsp") == "yes")
        return words
    html = message.get_body(("html",))
    return cutting.text_of(_words(html)) if html is not None else ""


def _words(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for charset in (part.get_content_charset() or "utf-8", *_FALLBACKS):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")


def _files(message: EmailMessage) -> Iterator[Attached]:
    """What hangs on the letter, but not the pictures that stand in its text, such as the logo of a signature."""
    related = {id(part) for whole in message.walk() if _is(whole, "related") for part in whole.iter_parts()}
    for part in message.walk():
        if part.is_multipart() or part.get_content_type() == "text/calendar":
            continue
        name = part.get_filename() or ""
        inline = part.get_content_disposition() != "attachment"
        if (inline and not name) or (id(part) in related and "Content-ID" in part and inline):
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            yield Attached(name, data)


def _is(part: Message, kind: str) -> bool:
    return part.get_content_type() == f"multipart/{kind}"

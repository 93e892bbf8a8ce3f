"""The service that translates, which speaks LibreTranslate's protocol: asked over HTTP, believed only once it is checked.

Nothing here knows the database; nothing here waits longer than `PATIENCE`.
"""

import re
import ssl
from collections.abc import Awaitable, Callable, Hashable
from functools import cache
from typing import Final
from urllib.parse import urlsplit

import anyio
import httpx
import orjson
import structlog

from app.core.i18n import Language
from app.core.settings import LOOPBACK, Settings
from app.discussions import markup
from app.discussions.errors import TranslationUnavailable

log: Final = structlog.get_logger(__name__)
PATIENCE: Final = 10.0
"""Seconds that a reader waits."""
AT_ONCE: Final = 8
"""Posts that one process has translated at the same time; a service that hangs is not asked for more."""
LARGEST_ANSWER: Final = 262_144
LONGER: Final = 4
"""How many times as long as the original a translation may be, beside `SPARE` characters."""
SPARE: Final = 2_000
_LINK: Final = re.compile(r'<a((?: [a-z]+="[^"]*")*)>(.*?)</a>', re.DOTALL)
_HREF: Final = re.compile(r' href="([^"]*)"')
_MENTION: Final = ' class="mention"'
_KEPT: Final = (("<code>", '<code translate="no">'), ("<pre>", '<pre translate="no">'))


class Refused(Exception):
    """The answer is not believed; the text says why and goes to the log alone."""


async def translated(settings: Settings, html: str, *, source: str, target: Language) -> str:
    """The same in another language, as safe to show as a post. Raises TranslationUnavailable."""
    sent = {"q": _guarded(html), "source": source, "target": target.value, "format": "html"}
    if settings.translate_key:
        sent["api_key"] = settings.translate_key
    try:
        with anyio.fail_after(PATIENCE):
            answer = await _ask(settings, sent)
        return _checked(answer, html)
    except (Refused, TimeoutError, httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        log.warning("translation.failed", error=type(error).__name__, detail=str(error)[:200])
        raise TranslationUnavailable from error


async def once(key: Hashable, work: Callable[[], Awaitable[None]]) -> None:
    """Do this, or wait for whoever does the same already. Raises TranslationUnavailable when too much is under way."""
    if (other := _under_way.get(key)) is not None:
        await other.wait()
        return
    if len(_under_way) >= AT_ONCE:
        raise TranslationUnavailable
    done = _under_way[key] = anyio.Event()
    try:
        await work()
    finally:
        del _under_way[key]
        done.set()


_under_way: Final[dict[Hashable, anyio.Event]] = {}


async def _ask(settings: Settings, sent: dict[str, str]) -> bytes:
    """The body of the answer, read only as far as it may go. A redirection is a refusal: the words are for one service."""
    on_this_machine = urlsplit(settings.translate_url).hostname in LOOPBACK
    async with (
        httpx.AsyncClient(verify=_authorities(), timeout=PATIENCE, trust_env=not on_this_machine) as client,
        # Packed, a small answer could unfold without end.
        client.stream(
            "POST", f"{settings.translate_url}/translate", json=sent, headers={"accept-encoding": "identity"}
        ) as answer,
    ):
        if answer.status_code != httpx.codes.OK or "content-encoding" in answer.headers:
            message = f"status {answer.status_code}"
            raise Refused(message)
        body = bytearray()
        async for part in answer.aiter_raw():
            body += part
            if len(body) > LARGEST_ANSWER:
                message = "too large"
                raise Refused(message)
        return bytes(body)


@cache
def _authorities() -> ssl.SSLContext:
    """Reading them takes longer than a translation's way there and back."""
    return httpx.create_ssl_context()


def _guarded(html: str) -> str:
    """The post with its names and code marked as nothing to translate."""
    for plain, kept in _KEPT:
        html = html.replace(plain, kept)
    return _LINK.sub(
        lambda link: link[0].replace("<a", '<a translate="no"', 1) if _MENTION in link[1] else link[0], html
    )


def _checked(answer: bytes, html: str) -> str:
    """Safe HTML out of the answer. Raises Refused for anything else than a translation."""
    try:
        told = orjson.loads(answer)
    except orjson.JSONDecodeError as error:
        message = "no JSON"
        raise Refused(message) from error
    text = told.get("translatedText") if isinstance(told, dict) else None
    if not isinstance(text, str) or "\x00" in text:
        message = "no text"
        raise Refused(message)
    if len(text) > LONGER * len(html) + SPARE:
        message = "far longer than the original"
        raise Refused(message)
    made = _with_own_links(markup.clean(text), html)
    if not _TAG.sub("", made).strip():
        message = "nothing left"
        raise Refused(message)
    return made


_TAG: Final = re.compile(r"<[^>]*>")


def _with_own_links(made: str, html: str) -> str:
    """Links of the original alone, and each mention as it was there: whoever translates adds none and renames nobody."""
    own = {href[1]: link for link in _LINK.finditer(html) if (href := _HREF.search(link[1])) is not None}

    def kept(link: re.Match[str]) -> str:
        href = _HREF.search(link[1])
        original = own.get(href[1]) if href is not None else None
        if original is None:
            return link[2]
        return original[0] if _MENTION in original[1] else f"<a{original[1]}>{link[2]}</a>"

    return _LINK.sub(kept, made)

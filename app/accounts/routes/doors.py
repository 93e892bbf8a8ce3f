"""The way to a provider and back. Waiting is done first; what it brought is settled in one short transaction."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode, urlsplit
from uuid import UUID

import structlog
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.access.actor import Actor
from app.access.marks import Gate, Pace, access
from app.access.route import router
from app.access.runtime import Runtime
from app.accounts import browsers, oidc, strangers
from app.accounts.errors import NoEntry, NoEntryReason
from app.accounts.service import entering, sign_ins
from app.accounts.strangers import Stranger
from app.core import clock, sealing
from app.core.settings import LOOPBACK, Provider, Settings

doors = router(prefix="/auth", tag="doors")

log: Final = structlog.get_logger(__name__)
SEE_OTHER: Final = 303
AWAY: Final = timedelta(minutes=10)
"""How long somebody may stay at the provider."""
LINKING: Final = timedelta(minutes=5)
"""How long the permission to link, given in a session, is good for."""
SKEW: Final = timedelta(minutes=2)
_DEPARTURE: Final = "pacto-departure"
_LINK: Final = "pacto-link"


def linking_address(settings: Settings, actor: Actor, provider: Provider) -> str:
    """Where a signed-in person goes to let another account stand for them; bound to their session."""
    permission = sealing.seal(settings, _LINK, {"sign_in": str(actor.sign_in_id)})
    return f"/auth/{provider.name}/login?{urlencode({'link': permission, 'next': '/account'})}"


@doors.get("/{name}/login", include_in_schema=False)
@access(Gate.anyone, pace=Pace.tight)
async def login(
    name: str, request: Request, runtime: Runtime, next: str = "/", ticket: str = "", link: str = "",  # noqa: A002 - the address says next
    prompt: str = "",
) -> Response:  # fmt: skip
    """Send the browser to the provider.

    `next` is a path of ours, `ticket` an invitation to accept, `link` a permission to link, and `prompt=login` asks
    a signed-in person to prove once more who they are.
    """
    settings = runtime.settings
    home = urlsplit(settings.origin).hostname
    if home in LOOPBACK and request.url.hostname in LOOPBACK - {home}:
        # localhost and 127.0.0.1 share no cookies, and the provider knows but one of them.
        return RedirectResponse(f"{settings.origin}{request.url.path}?{request.url.query}", SEE_OTHER)
    try:
        provider = _provider(settings, name)
        linking = _permission(settings, link) if link else ""
        proving = prompt == "login"
        departure = await oidc.depart(
            provider, _callback_address(settings, provider), prompt="login" if proving else None
        )
    except Exception as error:  # noqa: BLE001 - libraries raise anything here; all of it ends in one page
        return _failed(settings, name, error, NoEntryReason.provider)
    record = {
        "provider": name,
        "state": departure.state,
        "nonce": departure.nonce,
        "verifier": departure.verifier,
        "next": browsers.local_path(next),
        "ticket": ticket[:100],
        "link": linking,
        "proving": proving,
        "at": clock.now().timestamp(),
    }
    response = RedirectResponse(departure.address, SEE_OTHER)
    browsers.set_cookie(response, settings, _DEPARTURE, sealing.seal(settings, _DEPARTURE, record), lasts=AWAY)
    return response


@doors.get("/{name}/callback", include_in_schema=False)
@access(Gate.anyone, pace=Pace.tight)
async def callback(name: str, request: Request, runtime: Runtime) -> Response:
    """Where the provider sends the browser back. Ends signed in, at the door for strangers, or at the plain page."""
    settings = runtime.settings
    try:
        provider = _provider(settings, name)
        record = _departure(settings, request, provider)
        arrival = await oidc.arrive(
            provider, _callback_address(settings, provider), request.query_params,
            state=record["state"], nonce=record["nonce"], verifier=record["verifier"],
        )  # fmt: skip
        arrived = _Arrived(Stranger(provider, arrival), record)
        response = await runtime.in_transaction(lambda session: _settle(session, runtime, request, arrived))
    except Exception as error:  # noqa: BLE001 - as above: most refusals are no OAuthError
        response = _failed(settings, name, error, NoEntryReason.refused)
    browsers.drop_cookie(response, settings, _DEPARTURE)
    return response


@dataclass(frozen=True, slots=True)
class _Arrived:
    who: Stranger
    departure: dict[str, Any]


def _settle(session: Session, runtime: Runtime, request: Request, arrived: _Arrived) -> Response:
    """Decide what the arrival means, in one transaction."""
    settings, who, departure = runtime.settings, arrived.who, arrived.departure
    actor = runtime.find_actor(session, request)
    response = RedirectResponse(departure["next"], SEE_OTHER)
    if departure["link"]:
        if actor is None or str(actor.sign_in_id) != departure["link"]:
            raise NoEntry(NoEntryReason.expired)
        entering.join(session, actor.person_id, who.provider, who.arrival)
        return response
    person_id = entering.person_of(session, who.provider, who.arrival, ticket=departure["ticket"])
    if departure["proving"]:
        _require_proof(actor, person_id, arrived)
    if person_id is None:
        response = RedirectResponse("/apply", SEE_OTHER)
        strangers.remember(response, settings, who)
        return response
    token = sign_ins.open_sign_in(
        session, settings, person_id, method=who.provider.name,
        browser=browsers.label(request.headers.get("user-agent", "")),
        seat_id=actor.seat_id if actor and actor.person_id == person_id else None,
        proved_at=_proved_at(who), replaces=actor.sign_in_id if actor else None,
    )  # fmt: skip
    browsers.set_session(response, settings, token)
    return response


def _proved_at(who: Stranger) -> datetime | None:
    """When the provider saw a proof, by our clock; None when it does not say."""
    if who.arrival.proved_at is None:
        return None
    return datetime.fromtimestamp(who.arrival.proved_at, UTC) + clock.offset()


def _require_proof(actor: Actor | None, person_id: UUID | None, arrived: _Arrived) -> None:
    """Raise NoEntry unless the same person proved who they are since they left."""
    if actor is None or person_id != actor.person_id:
        raise NoEntry(NoEntryReason.someone_else)
    proved_at, left_at = _proved_at(arrived.who), datetime.fromtimestamp(arrived.departure["at"], UTC)
    if proved_at is None or proved_at < left_at - SKEW:
        raise NoEntry(NoEntryReason.not_proved)


def _provider(settings: Settings, name: str) -> Provider:
    provider = settings.provider(name)
    if provider is None:
        raise NoEntry(NoEntryReason.provider)
    return provider


def _permission(settings: Settings, sealed: str) -> str:
    """The sign-in in which linking was asked for. Raises NoEntry when that is too long ago."""
    record = sealing.unseal(settings, _LINK, sealed, within=LINKING)
    if record is None:
        raise NoEntry(NoEntryReason.expired)
    return str(record["sign_in"])


def _departure(settings: Settings, request: Request, provider: Provider) -> dict[str, Any]:
    """What this browser took along. Raises NoEntry when it took nothing, too long ago, or went elsewhere."""
    sealed = request.cookies.get(browsers.cookie_name(settings, _DEPARTURE), "")
    record = sealing.unseal(settings, _DEPARTURE, sealed, within=AWAY)
    if record is None or record["provider"] != provider.name:
        raise NoEntry(NoEntryReason.expired)
    return record


def _callback_address(settings: Settings, provider: Provider) -> str:
    return f"{settings.origin}/auth/{provider.name}/callback"


def _failed(settings: Settings, name: str, error: Exception, otherwise: NoEntryReason) -> Response:
    """The one plain page; the log says why, the page what to do."""
    match error:
        case NoEntry():
            reason = error.reason
        case oidc.Cancelled():
            reason = NoEntryReason.cancelled
        case TimeoutError() | ConnectionError():
            reason = NoEntryReason.provider
        case _:
            reason = otherwise
    log.warning(
        "sign_in.failed", provider=name if settings.provider(name) else "unknown", reason=reason,
        error=type(error).__name__, detail=str(error)[:200],
    )  # fmt: skip
    return RedirectResponse(f"/sign-in/failed?{urlencode({'reason': reason})}", SEE_OTHER)

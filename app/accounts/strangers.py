"""Somebody who came from a provider and whom nobody here is known by: kept by their own browser for a while.

With it they may ask to join, or, signed in another way, confirm that this account is theirs too.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Final

from starlette.responses import Response

from app.accounts import browsers
from app.accounts.oidc import Arrival
from app.core import sealing
from app.core.settings import Provider, Settings

LASTS: Final = timedelta(minutes=30)
_COOKIE: Final = "pacto-stranger"


@dataclass(frozen=True, slots=True)
class Stranger:
    """An arrival and the provider it came from."""

    provider: Provider
    arrival: Arrival


def remember(response: Response, settings: Settings, stranger: Stranger) -> None:
    """Give the browser this record to keep."""
    record = {"provider": stranger.provider.name, "arrival": asdict(stranger.arrival)}
    browsers.set_cookie(response, settings, _COOKIE, sealing.seal(settings, _COOKIE, record), lasts=LASTS)


def recall(settings: Settings, cookies: Mapping[str, str]) -> Stranger | None:
    """The stranger at this browser's door, if one came a moment ago."""
    sealed = cookies.get(browsers.cookie_name(settings, _COOKIE), "")
    record = sealing.unseal(settings, _COOKIE, sealed, within=LASTS)
    provider = settings.provider(record["provider"]) if record else None
    return Stranger(provider, Arrival(**record["arrival"])) if record and provider else None


def forget(response: Response, settings: Settings) -> None:
    browsers.drop_cookie(response, settings, _COOKIE)

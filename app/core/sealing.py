"""Small records that a browser keeps for us, which it can neither read nor change."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import orjson
from cryptography.fernet import Fernet, InvalidToken

from app.core import clock
from app.core.settings import Settings


def seal(settings: Settings, purpose: str, record: Mapping[str, Any]) -> str:
    """Encrypt and sign a record; one sealed for one purpose opens for no other."""
    return _lock(settings, purpose).encrypt_at_time(orjson.dumps(record), _seconds()).decode()


def unseal(settings: Settings, purpose: str, sealed: str, *, within: timedelta) -> dict[str, Any] | None:
    """The record; None when it is not ours, was sealed for something else, or is older than `within`."""
    try:
        opened = _lock(settings, purpose).decrypt_at_time(sealed, int(within.total_seconds()), _seconds())
    except (InvalidToken, ValueError):
        return None
    found: dict[str, Any] = orjson.loads(opened)
    return found


def keyed_hash(settings: Settings, purpose: str, secret: str) -> str:
    """What is stored of a secret too short to be safe under a plain hash."""
    return hmac.new(_key(settings, purpose), secret.encode(), hashlib.sha256).hexdigest()


def _lock(settings: Settings, purpose: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_key(settings, purpose)))


def _key(settings: Settings, purpose: str) -> bytes:
    return hmac.digest(settings.key.encode(), purpose.encode(), "sha256")


def _seconds() -> int:
    return int(clock.now().timestamp())

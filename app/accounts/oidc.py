"""OpenID Connect, our side: send a browser to its provider, and believe what comes back only once it is checked.

Authlib checks signature, issuer, audience, nonce, times and at_hash of the ID token. What it leaves open is checked
here: the issuer of metadata and callback (RFC 9207), a missing ID token, an empty subject, and whose userinfo it is.
Nothing here knows the database; nothing here waits longer than `PATIENCE`.
"""

import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import anyio
from authlib.integrations.starlette_client import StarletteOAuth2App
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError

from app.core.settings import LOOPBACK, Provider

PATIENCE: Final = 9.0
"""Seconds that a person waits for a provider, all its answers together."""
MEMORY: Final = 3600.0
"""Seconds for which metadata and keys are believed without asking again; an unknown key asks at once."""
ALGORITHMS: Final = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"})  # fmt: skip
LONGEST_SUBJECT: Final = 255
_USED_METADATA: Final = (
    "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint",
    "authorization_response_iss_parameter_supported", "_loaded_at",
)  # fmt: skip
_MICROSOFT: Final = "https://login.microsoftonline.com"
_MANY_TENANTS: Final = frozenset({f"{_MICROSOFT}/common/v2.0", f"{_MICROSOFT}/organizations/v2.0"})
_TENANT: Final = "{tenantid}"


class Refused(Exception):
    """The provider's answer is not believed; the text says why and goes to the log alone."""


class Cancelled(Exception):
    """The person left the provider without signing in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where to send the browser, and what must be remembered until it comes back."""

    address: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Somebody whom a provider knows. The e-mail counts as verified only when the provider said so in that word."""

    issuer: str
    subject: str
    email: str = ""
    email_verified: bool = False
    name: str = ""
    locale: str = ""
    proved_at: int | None = None


_known: Final[dict[Provider, tuple[float, StarletteOAuth2App]]] = {}


async def depart(provider: Provider, redirect_uri: str, *, prompt: str | None = None) -> Departure:
    """Begin a sign-in. Raises whatever goes wrong with the provider, of any type, within `PATIENCE`."""
    with anyio.fail_after(PATIENCE):
        client = await _client(provider)
        extra = {"prompt": prompt, "max_age": "0"} if prompt else {}
        begun = await client.create_authorization_url(redirect_uri, **extra)
    return Departure(address=begun["url"], state=begun["state"], nonce=begun["nonce"], verifier=begun["code_verifier"])


async def arrive(
    provider: Provider, redirect_uri: str, query: Mapping[str, str], *, state: str, nonce: str, verifier: str
) -> Arrival:
    """Turn a callback into somebody.

    Raises Refused, Cancelled, or whatever the libraries raise: the caller must be ready for any exception.
    """
    with anyio.fail_after(PATIENCE):
        if not hmac.compare_digest(query.get("state", "").encode(), state.encode()):
            message = "state differs"
            raise Refused(message)
        client = await _client(provider)
        metadata = await client.load_server_metadata()
        _check_callback_issuer(metadata, query)
        if error := query.get("error"):
            if error == "access_denied":
                raise Cancelled
            message = f"provider answered {error!r}"
            raise Refused(message)
        if not query.get("code"):
            message = "no code"
            raise Refused(message)
        token = await client.fetch_access_token(redirect_uri, code=query["code"], code_verifier=verifier)
        claims = await _id_token(client, token, nonce)
        subject = _subject(claims)
        _check_token_issuer(metadata, claims)
        told = claims
        if not claims.get("email") or not claims.get("name"):
            told = claims | await _userinfo(client, metadata, token, subject)
    return Arrival(
        issuer=claims["iss"],
        subject=subject,
        email=_text(told.get("email"), 254).lower(),
        email_verified=told.get("email_verified") is True and not _any_tenant(metadata),
        name=_text(told.get("name"), 120),
        locale=_text(told.get("locale"), 35),
        proved_at=claims["auth_time"] if isinstance(claims.get("auth_time"), int) else None,
    )


async def _client(provider: Provider) -> StarletteOAuth2App:
    """Authlib's client for this provider with metadata no older than `MEMORY`."""
    made_at, client = _known.get(provider, (0.0, None))
    if client is not None and time.monotonic() - made_at < MEMORY:
        return client
    client = StarletteOAuth2App(
        None,
        name=provider.name,
        client_id=provider.client_id,
        client_secret=provider.client_secret or None,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "timeout": PATIENCE,
            "trust_env": urlsplit(provider.issuer).hostname not in LOOPBACK,
        },
        user_agent="Pacto",
    )
    metadata = await client.load_server_metadata()
    client.server_metadata = _checked_metadata(provider, metadata)
    _known[provider] = (time.monotonic(), client)
    return client


def _checked_metadata(provider: Provider, told: Mapping[str, Any]) -> dict[str, Any]:
    """What we use of a provider's metadata (OpenID Connect Discovery 4.3), without algorithms a stranger can sign with.

    The rest is left behind: Authlib would take it for options of its HTTP client.
    """
    if told.get("issuer") != provider.issuer and not (_any_tenant(told) and provider.issuer in _MANY_TENANTS):
        message = f"metadata name another issuer: {told.get('issuer')!r}"
        raise Refused(message)
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"):
        address = urlsplit(told.get(name) or "")
        if told.get(name) and address.scheme != "https" and address.hostname not in LOOPBACK:
            message = f"metadata name an insecure {name}"
            raise Refused(message)
    kept = {name: told[name] for name in _USED_METADATA if name in told}
    announced = told.get("id_token_signing_alg_values_supported") or ["RS256"]
    kept["id_token_signing_alg_values_supported"] = [item for item in announced if item in ALGORITHMS]
    methods = told.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    if provider.client_secret and "client_secret_basic" not in methods and "client_secret_post" in methods:
        kept["token_endpoint_auth_method"] = "client_secret_post"  # noqa: S105 - the name of a method
    return kept


def _any_tenant(metadata: Mapping[str, Any]) -> bool:
    """Microsoft's `common` and `organizations`: one provider that speaks for every tenant."""
    return metadata.get("issuer") == f"{_MICROSOFT}/{_TENANT}/v2.0"


def _check_callback_issuer(metadata: Mapping[str, Any], query: Mapping[str, str]) -> None:
    told, expected = query.get("iss"), metadata["issuer"]
    announced = metadata.get("authorization_response_iss_parameter_supported") is True
    if told is None and not announced:
        return
    if told != expected:
        message = f"callback comes from {told!r}"
        raise Refused(message)


def _check_token_issuer(metadata: Mapping[str, Any], claims: Mapping[str, Any]) -> None:
    if not _any_tenant(metadata):
        return  # Authlib compared it with the metadata
    tenant = claims.get("tid")
    if not isinstance(tenant, str) or not tenant or claims["iss"] != metadata["issuer"].replace(_TENANT, tenant):
        message = "issuer and tenant do not belong together"
        raise Refused(message)


async def _id_token(client: StarletteOAuth2App, token: dict[str, Any], nonce: str) -> dict[str, Any]:
    if not token.get("id_token"):
        message = "no ID token"
        raise Refused(message)
    metadata = await client.load_server_metadata()
    issuers = None if _any_tenant(metadata) else [metadata["issuer"]]
    options = {"iss": {"essential": True} | ({"values": issuers} if issuers else {})}
    try:
        claims = await client.parse_id_token(token, nonce=nonce, claims_options=options)
    except (BadSignatureError, InvalidKeyIdError) as error:
        # The keys may have been exchanged under the same name, or without any: ask for them once more.
        await client.fetch_jwk_set(force=True)
        try:
            claims = await client.parse_id_token(token, nonce=nonce, claims_options=options)
        except JoseError:
            raise error from None
    return dict(claims)


def _subject(claims: Mapping[str, Any]) -> str:
    subject = claims.get("sub")
    if not isinstance(subject, str) or not subject.strip() or len(subject) > LONGEST_SUBJECT or "\x00" in subject:
        message = "unusable subject"
        raise Refused(message)
    return subject


async def _userinfo(
    client: StarletteOAuth2App, metadata: Mapping[str, Any], token: dict[str, Any], subject: str
) -> dict[str, Any]:
    """What the userinfo endpoint adds; its e-mail and the word about it are taken together or not at all."""
    if not metadata.get("userinfo_endpoint"):
        return {}
    told = await client.userinfo(token=token)
    if told.get("sub") != subject:
        message = "userinfo is about somebody else"
        raise Refused(message)
    wanted = {name: told[name] for name in ("name", "locale") if told.get(name)}
    if told.get("email"):
        wanted |= {"email": told["email"], "email_verified": told.get("email_verified")}
    return wanted


def _text(value: object, limit: int) -> str:
    """A claim that may be anything, as text that can be stored."""
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value if c.isprintable())[:limit].strip()

"""Everything an operator can set, read once from the environment."""

import base64
import binascii
import hmac
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Final, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, StringConstraints, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlmodel import Session

LEAST_SECRET_LENGTH: Final = 32
SIGNING_KEY_BYTES: Final = 32
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class SettingsError(Exception):
    """The environment cannot be used as it is; each line says what to do."""


class WorkerPlace(StrEnum):
    """Where relay, timed work and mail run."""

    embedded = "embedded"
    separate = "separate"


class Provider(BaseModel, frozen=True):
    """One OpenID Connect provider that members may sign in with."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")
    issuer: str
    client_id: str
    client_secret: str = ""
    title: str
    trusted_domains: frozenset[str] = frozenset()

    @field_validator("issuer")
    @classmethod
    def _issuer_over_tls(cls, issuer: str) -> str:
        parts = urlsplit(issuer)
        if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
            return issuer
        msg = f"{issuer!r} must be an https address (plain http is for loopback only)"
        raise ValueError(msg)


PRESETS: Final[Mapping[str, Mapping[str, str]]] = {
    "GOOGLE": {"issuer": "https://accounts.google.com", "title": "Google"},
    "MICROSOFT": {"title": "Microsoft"},
}


def providers_from(environ: Mapping[str, str]) -> tuple[Provider, ...]:
    """Collect `PACTO_OIDC_<NAME>_…` variables into providers, sorted by name.

    Raises SettingsError naming the variable that is missing or wrong.
    """
    prefix = "PACTO_OIDC_"
    names = sorted(
        {
            key.removeprefix(prefix).removesuffix("_CLIENT_ID")
            for key in environ
            if key.startswith(prefix) and key.endswith("_CLIENT_ID")
        }
    )
    return tuple(_provider(name, prefix + name, environ) for name in names)


def _provider(name: str, stem: str, environ: Mapping[str, str]) -> Provider:
    preset = PRESETS.get(name, {})
    issuer = environ.get(f"{stem}_ISSUER") or preset.get("issuer")
    if not issuer:
        msg = f"{stem}_ISSUER is missing: give the provider's issuer address."
        raise SettingsError(msg)
    domains = environ.get(f"{stem}_TRUSTED_DOMAINS", "")
    try:
        return Provider(
            name=name.lower().replace("_", "-"),
            issuer=issuer.rstrip("/") if issuer.count("/") == issuer.find("//") else issuer,
            client_id=environ[f"{stem}_CLIENT_ID"],
            client_secret=environ.get(f"{stem}_CLIENT_SECRET", ""),
            title=environ.get(f"{stem}_TITLE") or preset.get("title") or name.replace("_", " ").title(),
            trusted_domains=frozenset(part.strip().lower() for part in domains.split(",") if part.strip()),
        )
    except ValidationError as error:
        problem = error.errors()[0]
        msg = f"{stem}_{str(problem['loc'][0]).upper()}: {problem['msg']}."
        raise SettingsError(msg) from error


class Settings(BaseSettings):
    """The settings of one installation; docs/operations.md lists them all."""

    model_config = SettingsConfigDict(env_prefix="PACTO_", frozen=True, extra="ignore", populate_by_name=True)

    port: int = Field(default=8000, validation_alias="PORT", ge=1, le=65535)
    host: str = "127.0.0.1"
    base_url: str = ""
    data_dir: Path = Path("var")
    database_url: str = ""
    redis_url: str = ""
    smtp_url: str = ""
    mail_from: str = ""
    mail_in_domain: Annotated[
        str, StringConstraints(to_lower=True, pattern=r"^([a-z0-9.-]{1,185}\.[a-z0-9-]{2,63})?$")
    ] = ""
    mail_in_host: str = "127.0.0.1"
    mail_in_port: int = Field(default=0, ge=0, le=65535)
    mail_in_lmtp: bool = False
    mail_in_relay: str = ""
    secret_key: str = ""
    signing_key: str = ""
    demo: bool = False
    demo_public: bool = False
    secretariat_oidc_only: bool = False
    network_name: str = "Pacto"
    contact_email: str = ""
    operator_name: str = ""
    worker: WorkerPlace = WorkerPlace.embedded
    threads: int = Field(default=4, ge=1, le=64)
    proxies: Annotated[frozenset[str], NoDecode] = frozenset()
    session_idle_days: int = Field(default=14, ge=1)
    session_days: int = Field(default=30, ge=1)
    rate_limit: str = "240/minute"
    rate_limit_address: str = "2400/minute"
    rate_limit_tight: str = "10/minute;50/hour"
    rate_limit_translation: str = "30/minute;300/hour"
    translate_url: str = ""
    translate_key: str = ""
    log_level: str = "info"
    metrics_token: str = ""
    oidc: tuple[Provider, ...] = ()

    @field_validator("proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return frozenset(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("translate_url")
    @classmethod
    def _translated_over_tls(cls, address: str) -> str:
        parts = urlsplit(address)
        if not address or (
            parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))
        ):
            return address.rstrip("/")
        msg = f"{address!r} must be an https address (plain http is for loopback only)"
        raise ValueError(msg)

    @field_validator("signing_key")
    @classmethod
    def _whole_key(cls, key: str) -> str:
        with suppress(binascii.Error, ValueError):
            if (
                not key
                or len(base64.b64decode(key.replace("-", "+").replace("_", "/"), validate=True)) == SIGNING_KEY_BYTES
            ):
                return key
        msg = (
            f"it must be {SIGNING_KEY_BYTES} random bytes in base64; make one with "
            "python3 -c 'import base64, secrets; print(base64.b64encode(secrets.token_bytes(32)).decode())'"
        )
        raise ValueError(msg)

    @model_validator(mode="after")
    def _usable(self) -> Self:
        if self.base_url and urlsplit(self.base_url).scheme not in {"http", "https"}:
            msg = "PACTO_BASE_URL must be a full address such as https://pacto.example.org"
            raise ValueError(msg)
        if self.mail_in_port and not self.mail_in_domain:
            msg = "PACTO_MAIL_IN_PORT needs PACTO_MAIL_IN_DOMAIN, the part after the @ of addresses that take answers"
            raise ValueError(msg)
        if self.demo and self.smtp_url:
            msg = "PACTO_SMTP_URL and PACTO_DEMO exclude each other: the demonstration never sends mail"
            raise ValueError(msg)
        if self.demo and self.host not in LOOPBACK and not self.demo_public:
            msg = "PACTO_DEMO serves on loopback only; set PACTO_DEMO_PUBLIC=1 to show it to others"
            raise ValueError(msg)
        address = urlsplit(self.base_url)
        if self.demo and address.scheme != "https" and (address.hostname or self.host) not in LOOPBACK:
            msg = "a demonstration for others needs PACTO_BASE_URL, the https address that they type: signing in asks for it"
            raise ValueError(msg)
        if not self.demo and len(self.secret_key) < LEAST_SECRET_LENGTH:
            msg = (
                f"PACTO_SECRET_KEY needs at least {LEAST_SECRET_LENGTH} characters; make one with "
                "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
            )
            raise ValueError(msg)
        return self

    @cached_property
    def origin(self) -> str:
        """Scheme, host and port that browsers see, without a path."""
        return self.base_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def over_tls(self) -> bool:
        return self.origin.startswith("https://")

    @cached_property
    def key(self) -> str:
        """The secret of this installation; the demonstration keeps its own in the data folder."""
        if self.secret_key:
            return self.secret_key
        path = self.data_dir / "demo-secret"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(secrets.token_urlsafe(48))
            path.chmod(0o600)
        return path.read_text().strip()

    @property
    def mail_code(self) -> bool:
        """Whether members can sign in by a code from a mail: a real installation must be able to send one."""
        return bool(self.smtp_url)

    @cached_property
    def providers(self) -> tuple[Provider, ...]:
        """Whom members may sign in with; the demonstration adds a provider of its own."""
        if not self.demo:
            return self.oidc
        demo = Provider(
            name="demo",
            issuer=f"{self.origin}/demo/oidc",
            client_id="pacto",
            client_secret=hmac.digest(self.key.encode(), b"demo provider", "sha256").hex(),
            title="Demo",
            trusted_domains=frozenset({"example.org"}),
        )
        return (demo, *self.oidc)

    def provider(self, name: str) -> Provider | None:
        """The provider of this name, if it is set up."""
        return next((provider for provider in self.providers if provider.name == name), None)

    @cached_property
    def database(self) -> str:
        """SQLAlchemy address of the database."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'pacto.sqlite3'}"
        for scheme in ("postgresql://", "postgres://"):
            if self.database_url.startswith(scheme):
                return "postgresql+psycopg://" + self.database_url.removeprefix(scheme)
        return self.database_url

    @property
    def sender(self) -> str:
        return self.mail_from or f"Pacto <no-reply@{urlsplit(self.origin).hostname}>"


def carried(settings: Settings) -> Mapping[str, Any]:
    """What a Database is given so that its sessions carry the settings."""
    return {"settings": settings}


def of(session: Session) -> Settings:
    """The settings of the process whose session this is, for work that no request brings along: a letter's links."""
    found: Settings = session.info["settings"]
    return found


def load() -> Settings:
    """Read the environment. Raises SettingsError with one line for each thing to mend."""
    providers = providers_from(os.environ)
    try:
        return Settings(oidc=providers)
    except ValidationError as error:
        lines = [_line(problem["loc"], problem["msg"]) for problem in error.errors()]
        raise SettingsError("\n".join(lines)) from error


def warnings(settings: Settings, environ: Mapping[str, str] = os.environ) -> list[str]:
    """What works but hardly as the operator means it, one sentence each, with what to do."""
    found = [
        f"{name} is no setting of Pacto and changes nothing; docs/operations.md lists them all."
        for name in sorted(unknown(environ))
    ]
    if settings.demo:
        return found
    if not settings.smtp_url:
        found.append(
            "PACTO_SMTP_URL is not set: no letter leaves (they are kept in the data folder) and nobody can sign in "
            "with a code by mail. Give the address of a mail server."
        )
        if not settings.oidc:
            found.append(
                "No provider is set either, so nobody can sign in, not even with an invitation. Set PACTO_OIDC_… or "
                "PACTO_SMTP_URL."
            )
    if not settings.base_url:
        found.append(f"PACTO_BASE_URL is not set: links in letters will say {settings.origin}.")
    elif not settings.over_tls and urlsplit(settings.base_url).hostname not in LOOPBACK:
        found.append("PACTO_BASE_URL is plain http: anybody on the way can take over a session. Serve it over https.")
    if settings.over_tls and not settings.proxies:
        found.append(
            "PACTO_PROXIES is not set: all callers share one rate limit, that of the proxy. Name the proxy's address."
        )
    if settings.mail_in_domain and not settings.mail_in_relay:
        found.append(
            "PACTO_MAIL_IN_RELAY is not set: answers by mail are taken on the word of their From alone. Name the mail "
            "server in front, as it calls itself in Authentication-Results."
        )
    if not settings.contact_email or not settings.operator_name:
        found.append("PACTO_OPERATOR_NAME and PACTO_CONTACT_EMAIL belong on the pages about privacy and contact.")
    return found


def unknown(environ: Mapping[str, str]) -> set[str]:
    """Variables that look like ours and are not: a slip of the pen, most likely."""
    ours = {f"PACTO_{name.upper()}" for name in Settings.model_fields if name not in {"port", "oidc"}}
    return {
        name
        for name in environ
        if name.startswith("PACTO_") and name not in ours and not name.startswith(("PACTO_OIDC_", "PACTO_TEST_"))
    }


def _line(where: tuple[int | str, ...], message: str) -> str:
    text = message.removeprefix("Value error, ")
    name = str(where[0]) if where else ""
    return f"{name if name.isupper() else f'PACTO_{name.upper()}'}: {text}" if name else text

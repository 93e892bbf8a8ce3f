"""What an operator asks when something does not work: each part of an installation examined, with what to mend."""

import os
import shutil
import smtplib
import socket
import ssl
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import IntEnum
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import unquote, urlsplit
from uuid import UUID

import httpx
import redis
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, insert, make_url, text
from sqlmodel import col, select

from app.access.actor import SeatRole
from app.access.models import IdempotentAnswer
from app.accounts.models import Affiliation, Seat
from app.accounts.queries import acts_now
from app.circles import service as circles
from app.core import clock, converting
from app.core import settings as settings_module
from app.core.database import Database
from app.core.errors import Problem
from app.core.i18n import Language
from app.core.settings import LOOPBACK, Provider, Settings
from app.discussions import service as discussions
from app.members.service import topics
from app.outbox.models import Delivery
from app.proposals.signing import keys
from app.web.pages import BUILD

ROOT: Final = Path(__file__).parents[1]
Part = TypeVar("Part")

PATIENCE: Final = 10.0
LITTLE_DISK: Final = 1_000_000_000
NO_DISK: Final = 50_000_000
CLOCK_MAY_DIFFER: Final = timedelta(seconds=5)
CERTIFICATE_LEFT: Final = timedelta(days=14)
WORKER_LATE: Final = timedelta(minutes=10)
UPGRADING: Final = 7022860
"""PostgreSQL's lock for whoever brings the database to a release; migrations/env.py takes the same."""


class Level(IntEnum):
    """How bad a finding is."""

    good = 0
    doubtful = 1
    bad = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `mend` says what to do; empty when nothing is."""

    level: Level
    subject: str
    what: str
    mend: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at every part in turn; each look takes at most some ten seconds and changes nothing."""
    for warning in settings_module.warnings(settings):
        yield Finding(Level.doubtful, "settings", warning)
    for look in (_folder, _disk, _screens, _signing_key, _documents):
        yield _looked(look, settings)
    stands = schema(settings)
    yield stands
    if stands.level is Level.good:
        database = Database(settings.database, threads=1)
        for examined in (_writing, _clock, _worker, *(() if settings.demo else (_secretariat,))):
            yield _looked(examined, database)
        database.close()
    around = [
        (settings.redis_url, _redis), (settings.smtp_url, _mail), (settings.translate_url, _translation),
        (settings.base_url, _address),
    ]  # fmt: skip
    for address, look in around:
        if address:
            yield _looked(look, settings)
    for provider in settings.oidc:
        yield _looked(_provider, provider)


def _looked(look: Callable[[Part], Finding], part: Part) -> Finding:
    try:
        return look(part)
    except Exception as error:  # noqa: BLE001 - whatever a part fails with is what its operator must hear
        said = str(error).splitlines()[0] if str(error) else ""
        return Finding(Level.bad, look.__name__.strip("_"), f"{type(error).__name__}: {said}")


# The database


def _alembic(settings: Settings) -> Config:
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = settings.database
    return config


def upgrade(settings: Settings) -> None:
    """Bring the database to this release, with what every installation has: two circles and the topics.

    Two processes that try at once follow each other; doing it again changes nothing.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    command.upgrade(_alembic(settings), "head")
    database = Database(settings.database, threads=1)
    with database.writing() as session:
        if not database.is_sqlite:
            session.connection().execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": UPGRADING})
        circles.found(session)
        discussions.found(session)
        topics.plant(session)
    database.close()


def schema(settings: Settings) -> Finding:
    """Whether the database answers and is of this release."""
    subject, address = "database", make_url(settings.database)
    kind = address.get_backend_name()
    if kind == "sqlite" and not Path(address.database or "").is_file():
        return Finding(Level.bad, subject, "There is no database yet.", "Run `pacto migrate`.")
    try:
        database = Database(settings.database, threads=1)
        with database.engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_heads()
        database.close()
    except Exception as error:  # noqa: BLE001 - see _looked
        return Finding(
            Level.bad, subject, f"The {kind} database does not answer ({type(error).__name__}).",
            "Check PACTO_DATABASE_URL, that the server runs, and that this user may connect.",
        )  # fmt: skip
    script = ScriptDirectory.from_config(_alembic(settings))
    wanted = tuple(script.get_heads())
    if found == wanted:
        return Finding(Level.good, subject, f"{kind} answers and is of this release ({', '.join(wanted)}).")
    if any(revision not in {item.revision for item in script.walk_revisions()} for revision in found):
        return Finding(
            Level.bad, subject, "The database was migrated by a newer release.", "Install that release again."
        )
    return Finding(Level.bad, subject, "The database is not of this release.", "Run `pacto migrate`.")


def _writing(database: Database) -> Finding:
    with database.engine.connect() as connection:
        if not database.is_sqlite and connection.execute(text("SHOW transaction_read_only")).scalar() == "on":
            return Finding(Level.bad, "writing", "The database server only reads.", "Connect to the primary server.")
        row = IdempotentAnswer(person_id=UUID(int=0), key="doctor", fingerprint="", made_at=clock.now())
        connection.execute(insert(IdempotentAnswer).values(row.model_dump()))
        connection.rollback()
    return Finding(Level.good, "writing", "The database takes writes.")


def _clock(database: Database) -> Finding:
    if database.is_sqlite:
        return Finding(Level.good, "clock", f"This machine says {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC.")
    with database.engine.connect() as connection:
        return _clocks("the database server", connection.execute(text("SELECT clock_timestamp()")).scalar_one())


def _clocks(whose: str, theirs: datetime) -> Finding:
    apart = abs(datetime.now(UTC) - theirs)
    if apart > CLOCK_MAY_DIFFER:
        return Finding(
            Level.bad, "clock", f"It differs from that of {whose} by {apart.total_seconds():.0f} s.",
            "Let both machines follow a time server (NTP); sign-in and deadlines depend on it.",
        )  # fmt: skip
    return Finding(Level.good, "clock", f"It agrees with that of {whose}.")


def _worker(database: Database) -> Finding:
    with database.reading() as session:
        late = session.exec(
            select(func.count())
            .select_from(Delivery)
            .where(col(Delivery.finished_at).is_(None), Delivery.not_before < clock.now() - WORKER_LATE)
        ).one()
    if late:
        return Finding(
            Level.bad, "worker", f"{late} events have waited for more than {WORKER_LATE.seconds // 60} minutes.",
            "Start `pacto worker`, or set PACTO_WORKER=embedded; the log says why one failed.",
        )  # fmt: skip
    return Finding(Level.good, "worker", "Nothing waits too long.")


def _secretariat(database: Database) -> Finding:
    with database.reading() as session:
        count = session.exec(
            select(func.count())
            .select_from(Affiliation)
            .join(Seat, col(Seat.id) == Affiliation.seat_id)
            .where(Seat.role == SeatRole.secretariat, *acts_now(clock.now()))
        ).one()
    if not count:
        return Finding(
            Level.doubtful, "secretariat", "Nobody holds a seat of the secretariat yet.",
            "Run `pacto invite --secretariat EMAIL` and open the link that it prints.",
        )  # fmt: skip
    return Finding(Level.good, "secretariat", f"Its seats that are held: {count}.")


# The machine


def _folder(settings: Settings) -> Finding:
    folder = settings.data_dir.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"pacto")
            os.fsync(file.fileno())
    except OSError as error:
        return Finding(
            Level.bad, "data folder", f"{folder} cannot be written ({error.strerror}).",
            "Give it to the user that runs Pacto, or name another one with PACTO_DATA_DIR.",
        )  # fmt: skip
    return Finding(Level.good, "data folder", f"{folder} can be written.")


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.data_dir).free
    what = f"{free / 1_000_000_000:.1f} GB are free."
    if free >= LITTLE_DISK:
        return Finding(Level.good, "disk", what)
    level = Level.bad if free < NO_DISK else Level.doubtful
    return Finding(level, "disk", what, "Make room: a full disk stops every change.")


def _screens(_settings: Settings) -> Finding:
    if (BUILD / "index.html").is_file():
        return Finding(Level.good, "screens", "They are built.")
    return Finding(Level.bad, "screens", "They are not built.", "Run `make frontend`.")


def _signing_key(settings: Settings) -> Finding:
    subject, path = "signing key", keys.path_of(settings)
    if not settings.signing_key and not path.exists():
        return Finding(
            Level.doubtful, subject, f"{path} is not there; it is made with the first bundle that somebody downloads.",
            "If there was one, bring it back from the backup: bundles signed with it are checked by it. Where several "
            "machines serve, set PACTO_SIGNING_KEY.",
        )  # fmt: skip
    try:
        name = keys.name_of(keys.private(settings).public_key())
    except keys.KeyUnusable as error:
        return Finding(
            Level.bad, subject, f"{error}.", "Bring it back from the backup; until then no bundle can be signed."
        )
    if not settings.signing_key and path.stat().st_mode & 0o077:
        return Finding(Level.doubtful, subject, f"Others may read {path}.", f"Run `chmod 600 {path}`.")
    return Finding(Level.good, subject, f"It is {name[:16]}…, published at {settings.origin}{keys.ADDRESS}.")


def _documents(_settings: Settings) -> Finding:
    """Whether Word files can be written and read: both ways, as members would."""
    subject = "documents"
    try:
        made = converting.convert(b"Pacto", source="markdown", target="docx")
        converting.convert(made, source="docx", target="json")
    except (Problem, converting.Unconvertible) as error:
        return Finding(
            Level.bad, subject, f"Word, OpenDocument and Markdown files are not made ({type(error).__name__}).",
            "Install requirements.txt, or pandoc 3 as a program of the machine; both need room for a process of 600 MB.",
        )  # fmt: skip
    return Finding(Level.good, subject, "Proposals go out as Word files and come back.")


# What stands around it


def _redis(settings: Settings) -> Finding:
    try:
        with redis.Redis.from_url(
            settings.redis_url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        ) as server:
            server.ping()
    except (redis.RedisError, OSError) as error:
        return Finding(
            Level.bad, "redis", f"It does not answer ({type(error).__name__}).",
            "Start it or correct PACTO_REDIS_URL; until then signing in is refused.",
        )  # fmt: skip
    return Finding(Level.good, "redis", "It answers.")


def _mail(settings: Settings) -> Finding:
    parts = urlsplit(settings.smtp_url)
    host = parts.hostname or ""
    try:
        context = ssl.create_default_context()
        with (
            smtplib.SMTP_SSL(host, parts.port or 465, timeout=PATIENCE, context=context)
            if parts.scheme == "smtps"
            else smtplib.SMTP(host, parts.port or (587 if parts.scheme == "smtp" else 25), timeout=PATIENCE)
        ) as server:
            server.ehlo()
            if parts.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls(context=context)
                server.ehlo()
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
    except smtplib.SMTPAuthenticationError:
        return Finding(
            Level.bad, "mail", "The server refuses this user.", "Correct user and password in PACTO_SMTP_URL."
        )
    except (OSError, smtplib.SMTPException) as error:
        return Finding(
            Level.bad, "mail", f"{host} does not take mail ({type(error).__name__}).",
            "Check host and port in PACTO_SMTP_URL and that this machine may reach them.",
        )  # fmt: skip
    return Finding(Level.good, "mail", f"{host} answers and lets us in; letters go out as {settings.sender}.")


def _translation(settings: Settings) -> Finding:
    subject, address = "translation", f"{settings.translate_url}/languages"
    on_this_machine = urlsplit(address).hostname in LOOPBACK
    try:
        answer = httpx.get(address, timeout=PATIENCE, trust_env=not on_this_machine)
        told = answer.raise_for_status().json()
        spoken = {str(item["code"]).partition("-")[0] for item in told}
    except (httpx.HTTPError, ValueError, TypeError, KeyError) as error:
        return Finding(
            Level.bad, subject, f"{address} does not answer as it should ({type(error).__name__}).",
            "Check PACTO_TRANSLATE_URL; until then readers see the original alone.",
        )  # fmt: skip
    if missing := sorted(set(Language) - spoken):
        return Finding(
            Level.doubtful, subject, f"The service does not know {', '.join(missing)}.", "Load these languages into it."
        )
    return Finding(Level.good, subject, f"The service answers and knows {len(spoken)} languages.")


def _address(settings: Settings) -> Finding:
    parts = urlsplit(settings.origin)
    host = parts.hostname or ""
    if parts.scheme == "https":
        with (
            socket.create_connection((host, parts.port or 443), timeout=PATIENCE) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) as secured,
        ):
            ends = datetime.fromtimestamp(
                ssl.cert_time_to_seconds(str((secured.getpeercert() or {})["notAfter"])), tz=UTC
            )
        if ends - datetime.now(UTC) < CERTIFICATE_LEFT:
            return Finding(Level.bad, "address", f"The certificate of {host} ends on {ends:%Y-%m-%d}.", "Renew it.")
    answer = httpx.get(f"{settings.origin}/healthz", timeout=PATIENCE)
    if answer.status_code != httpx.codes.OK:
        return Finding(
            Level.bad, "address", f"{settings.origin} answers {answer.status_code}.",
            "Let the proxy pass every path to this server.",
        )  # fmt: skip
    return Finding(Level.good, "address", f"{settings.origin} answers.")


def _provider(provider: Provider) -> Finding:
    subject = f"provider {provider.name}"
    address = f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
    try:
        answer = httpx.get(address, timeout=PATIENCE, follow_redirects=True)
        metadata = answer.raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        return Finding(
            Level.bad, subject, f"{address} does not answer as it should ({type(error).__name__}).",
            "Check the issuer's address; the members who sign in this way cannot.",
        )  # fmt: skip
    if metadata.get("issuer") != provider.issuer:
        return Finding(
            Level.bad, subject, f"It calls itself {metadata.get('issuer')!r}, not {provider.issuer!r}.",
            "Write the issuer exactly as the provider does, with or without a last slash.",
        )  # fmt: skip
    missing = [name for name in ("authorization_endpoint", "token_endpoint", "jwks_uri") if not metadata.get(name)]
    if missing:
        return Finding(Level.bad, subject, f"Its metadata lack {', '.join(missing)}.", "It is no usable provider.")
    if date := answer.headers.get("date"):
        clocks = _clocks(f"provider {provider.name}", parsedate_to_datetime(date))
        if clocks.level is Level.bad:
            return clocks
    known = urlsplit(provider.issuer).hostname in LOOPBACK
    return Finding(
        Level.good, subject, "It answers with its metadata." + (" It runs on this machine." if known else "")
    )

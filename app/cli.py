"""Operator commands."""

import ctypes
import gc
import importlib
import os
import signal
import socket
import threading
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from app.core import logging as logs
from app.core import settings as settings_module
from app.core.database import is_at
from app.core.i18n import Language
from app.core.settings import Settings, SettingsError
from app.core.version import SCHEMA
from app.drafting import telling
from app.drafting.sockets import Sockets
from app.live import hints

UNUSABLE_SETTINGS = 2
M_ARENA_MAX = -8  # of glibc's malloc.h
MOST_BYTES = 4_259_840
"""What one message over a WebSocket may weigh, a little more than a draft takes, which says so politely."""

cli = typer.Typer(help="Pacto, the members' platform of a network of cities.", no_args_is_help=True)


def _settings() -> Settings:
    try:
        settings = settings_module.load()
    except SettingsError as error:
        typer.echo(f"Pacto cannot start with these settings:\n{error}", err=True)
        raise typer.Exit(UNUSABLE_SETTINGS) from error
    logs.configure(settings.log_level)
    return settings


def _load() -> None:
    """Load the application as a process that stays: all threads share one heap, and no collection walks what never goes.

    A heap of its own keeps some MB for each thread that none uses. Half a million objects of code and models were
    looked through again and again: a fifth of each start, and a quarter of a second of whatever request it met.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # where the C library can be told
    if mallopt is not None:
        mallopt(M_ARENA_MAX, 1)
    gc.disable()
    importlib.import_module("app.main")
    gc.freeze()
    gc.enable()


def _warn(settings: Settings) -> None:
    for warning in settings_module.warnings(settings):
        typer.secho(f"WARNING: {warning}", fg="yellow", err=True)


class _Server(uvicorn.Server):
    """A server that says where to go, once somebody would be answered there, and that stops without waiting for streams."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
        typer.secho(f"\n  Pacto is ready: http://{host}:{self.config.port}   (Ctrl+C ends it)\n", bold=True, err=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the event streams first: browsers would keep them open, and the stop would wait for nothing."""
        hints.hang_up()
        telling.hang_up()
        await super().shutdown(sockets)


@cli.command()
def serve(*, reload: Annotated[bool, typer.Option(help="Restart when the code changes.")] = False) -> None:
    """Serve the platform. The database must be of this release: see `migrate`."""
    settings = _settings()
    _warn(settings)
    _require_schema(settings)
    _require_free(settings.host, settings.port)
    config = uvicorn.Config(
        "app.main:make_app", factory=True, host=settings.host, port=settings.port, reload=reload,
        reload_dirs=["app"] if reload else None,
        log_config=None, access_log=False, server_header=False, proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=",".join(sorted(settings.proxies)) or "127.0.0.1", timeout_graceful_shutdown=10,
        ws=Sockets, ws_max_size=MOST_BYTES, ws_per_message_deflate=False,
    )  # fmt: skip
    if reload:
        uvicorn.supervisors.ChangeReload(config, target=_Server(config).run, sockets=[config.bind_socket()]).run()
    else:
        _load()
        _Server(config).run()


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as error:
            typer.echo(f"Port {port} of {host} cannot be taken ({error.strerror}): choose another one.", err=True)
            raise typer.Exit(1) from error


def _require_schema(settings: Settings) -> None:
    if is_at(settings.database, SCHEMA):
        return
    from app import doctor  # noqa: PLC0415 - brings Alembic along: 0.2 s to import, and 10 MB for as long as one serves

    finding = doctor.schema(settings)
    if finding.level is doctor.Level.bad:
        typer.echo(f"{finding.what} {finding.mend}", err=True)
        raise typer.Exit(1)


@cli.command()
def worker() -> None:
    """Bring events to their readers, send mail and let dates come true, apart from `serve`.

    For installations with PACTO_WORKER=separate. Several may run at once.
    """
    _load()
    from app.live import reach  # noqa: PLC0415 - the other commands need not load the whole application
    from app.main import make_runtime  # noqa: PLC0415 - as above
    from app.worker import Worker  # noqa: PLC0415 - as above

    settings = _settings()
    _warn(settings)
    _require_schema(settings)
    working = Worker(make_runtime(settings))
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    with reach.telling(settings):
        working.start()
        ended.wait()
        working.stop()


@cli.command(name="mail-in")
def take_mail() -> None:
    """Take answers to letters from the mail server in front, apart from `serve`.

    For installations with PACTO_WORKER=separate, on the port PACTO_MAIL_IN_PORT.
    """
    _load()
    from app.live import reach  # noqa: PLC0415 - the other commands need not load the whole application
    from app.main import make_runtime  # noqa: PLC0415 - as above
    from app.worker import mail_in  # noqa: PLC0415 - as above

    settings = _settings()
    _warn(settings)
    if not settings.mail_in_port:
        typer.echo("PACTO_MAIL_IN_PORT is not set: give the port on which the mail server in front delivers.", err=True)
        raise typer.Exit(UNUSABLE_SETTINGS)
    _require_schema(settings)
    _require_free(settings.mail_in_host, settings.mail_in_port)
    receiver = mail_in(make_runtime(settings))
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    with reach.telling(settings):
        receiver.start()
        typer.echo(f"Answers by mail are taken at {settings.mail_in_host}:{settings.mail_in_port}.", err=True)
        ended.wait()
        receiver.stop()


@cli.command()
def migrate() -> None:
    """Bring the database to this release. Run it before `serve` after every upgrade; running it twice does no harm."""
    from app import doctor  # noqa: PLC0415 - brings Alembic along, which takes 0.2 s to import
    from app.core.database import Database  # noqa: PLC0415 - tables, which few commands need
    from app.search import service as search  # noqa: PLC0415 - as above

    settings = _settings()
    doctor.upgrade(settings)
    database = Database(settings.database, threads=1, info=settings_module.carried(settings))
    with database.writing() as session:
        search.fill_once(session)
    database.close()
    typer.echo("The database is up to date.", err=True)


@cli.command()
def reindex() -> None:
    """Build the search index anew from what there is. Safe at any time; searching goes on meanwhile."""
    from app.core.database import Database  # noqa: PLC0415 - tables, which few commands need
    from app.search import service as search  # noqa: PLC0415 - as above

    settings = _settings()
    _require_schema(settings)
    database = Database(settings.database, threads=1, info=settings_module.carried(settings))
    with database.writing() as session:
        many = search.rebuild(session)
    database.close()
    typer.echo(f"{many} records can be found.", err=True)


@cli.command()
def demo(
    *, start: Annotated[bool, typer.Option("--serve/--prepare", help="Serve it, or only get it ready.")] = True
) -> None:
    """Bring the database up to date, load the demonstration network on first start, and serve it.

    What visitors did stays for the next start.
    """
    from app.core.database import Database  # noqa: PLC0415 - the other commands need none of the story
    from app.demo import loading  # noqa: PLC0415 - as above

    os.environ["PACTO_DEMO"] = "1"
    migrate()
    settings = _settings()
    database = Database(settings.database, threads=1, info=settings_module.carried(settings))
    try:
        with database.writing() as session:
            loading.load_once(session)
    except loading.RealPeopleError as error:
        typer.echo("This database holds real people: the demonstration needs one of its own.", err=True)
        raise typer.Exit(1) from error
    finally:
        database.close()
    if start:
        serve()


@cli.command()
def invite(
    *,
    secretariat: Annotated[str, typer.Option(help="E-mail address of somebody of the secretariat.", metavar="EMAIL")],
    name: Annotated[str, typer.Option(help="What they are called; they can change it.")] = "",
    language: Annotated[Language, typer.Option(help="The language they read.")] = Language.en,
    organisation: Annotated[str, typer.Option(help="What the secretariat is called, when it is made now.")] = "",
    country: Annotated[str, typer.Option(help="Where it sits, by two letters.")] = "ZZ",
) -> None:
    """Invite somebody to the secretariat: the first sign-in of an installation. Prints a link that works once."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - needed here alone

    from app.accounts import service  # noqa: PLC0415 - tables, which few commands need
    from app.core.database import Database  # noqa: PLC0415 - as above
    from app.core.text import Email  # noqa: PLC0415 - as above

    settings = _settings()
    _warn(settings)
    _require_schema(settings)
    try:
        email: str = TypeAdapter(Email).validate_python(secretariat)
    except ValidationError as error:
        typer.echo(f"{secretariat!r} is no e-mail address.", err=True)
        raise typer.Exit(2) from error
    database = Database(settings.database, info=settings_module.carried(settings))
    with database.writing() as session:
        token = service.invite_secretariat(
            session, email=email, name=name, language=language, organisation=organisation or settings.network_name,
            country=country.upper(),
        )  # fmt: skip
    database.close()
    typer.echo(f"{settings.origin}/invitation#{token}")
    typer.echo("Whoever opens this link joins the secretariat. It works once, for 14 days.", err=True)


@cli.command(name="doctor")
def examine() -> None:
    """Check settings, database, mail, providers and the rest, and say what to mend. Fails if something is broken."""
    from app import doctor  # noqa: PLC0415 - the other commands need none of what it loads

    settings = _settings()
    logs.configure("error")
    colours = {doctor.Level.good: "green", doctor.Level.doubtful: "yellow", doctor.Level.bad: "red"}
    worst = doctor.Level.good
    for finding in doctor.examine(settings):
        typer.secho(f"{finding.level.name:>9}  ", fg=colours[finding.level], nl=False)
        typer.echo(f"{finding.subject}: {finding.what}")
        if finding.mend:
            typer.echo(f"           → {finding.mend}")
        worst = max(worst, finding.level)
    if worst is doctor.Level.bad:
        raise typer.Exit(1)


@cli.command()
def verify(
    file: Annotated[Path, typer.Argument(help="A bundle as somebody downloaded or received it.")],
    key: Annotated[
        Path, typer.Option(help="The public key of the installation, from its /.well-known/pacto-signing-key.pem.")
    ],
) -> None:
    """Check that a bundle is what was signed, and say who signed it. Needs no settings and no database.

    Fails with the first part that was altered, is missing or was added, and when another key signed it.
    """
    from app.proposals.signing import bundle, keys  # noqa: PLC0415 - needed here alone

    try:
        known = keys.public(key.read_bytes())
        with file.open("rb") as opened:
            manifest, _ = bundle.check(opened.read(bundle.MOST_BYTES + 1), known)
    except OSError as error:
        typer.echo(f"{error.filename} cannot be read ({error.strerror}).", err=True)
        raise typer.Exit(2) from error
    except keys.KeyUnusable as error:
        typer.echo(f"{key} is no key to check with: {error}.", err=True)
        raise typer.Exit(2) from error
    except bundle.BundleRefused as error:
        typer.echo(f"NOT what was signed: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"Nothing was changed: version {manifest.version}, frozen {manifest.frozen_at:%Y-%m-%d %H:%M} UTC.")
    typer.echo(f"Fingerprint {manifest.digest}, {len(manifest.parts)} parts, of {manifest.installation}.")
    for each in manifest.signatures:
        typer.echo(
            f"  signed by {_printable(each.person)}, {_printable(each.seat)}, for {_printable(each.organisation)}, "
            f"{each.signed_at:%Y-%m-%d %H:%M} UTC"
        )
    for name in manifest.missing:
        typer.echo(f"  not signed by {_printable(name)}")


def _printable(words: str) -> str:
    """What somebody wrote, without characters by which a terminal is steered."""
    return "".join(character if character.isprintable() else " " for character in words)


@cli.command()
def openapi() -> None:
    """Print the OpenAPI document, from which the browser's client is made."""
    import orjson  # noqa: PLC0415 - only this command prints JSON

    from app.main import make_app  # noqa: PLC0415 - the other commands need not load the whole application

    document = make_app(Settings(demo=True)).openapi()
    typer.echo(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode())


if __name__ == "__main__":
    cli()

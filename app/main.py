"""Build the application: rooms from the top down, and what lower rooms need handed to them."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from typing import Any, Final

import orjson
from anyio import CapacityLimiter
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlmodel import Session
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

import app.accounts.routes
import app.accounts.subscribers
import app.circles.subscribers
import app.discussions.decisions.routes
import app.discussions.decisions.subscribers
import app.discussions.routes
import app.discussions.space_routes
import app.discussions.subscribers
import app.discussions.translation_routes
import app.drafting.routes
import app.exchanges.cards
import app.exchanges.openness
import app.exchanges.report_routes
import app.exchanges.routes
import app.exchanges.session_routes
import app.exchanges.subscribers
import app.exchanges.talk_routes
import app.files.routes
import app.files.subscribers
import app.home.lineage_routes
import app.home.my_data.routes
import app.home.routes
import app.live.routes
import app.mail.subscribers
import app.members.routes
import app.members.subscribers
import app.notifications.routes
import app.notifications.subscribers
import app.proposals.after.routes
import app.proposals.after.subscribers
import app.proposals.annexes.routes
import app.proposals.budget.routes
import app.proposals.documents.routes
import app.proposals.evidence.routes
import app.proposals.results.routes
import app.proposals.reuse.routes
import app.proposals.routes
import app.proposals.signing.routes
import app.proposals.signing.subscribers
import app.proposals.subscribers
import app.search.routes
import app.search.subscribers
import app.secretariat.routes
from app.access import problems
from app.access.actor import Actor
from app.access.limits import Limits
from app.access.marks import Gate, access
from app.access.route import ProblemOut, doors, install, router
from app.access.runtime import Runtime
from app.accounts import browsers
from app.accounts import queries as accounts
from app.accounts.service import hash_of
from app.core import settings as settings_module
from app.core.database import Database
from app.core.errors import Busy, NotAllowed
from app.core.settings import Settings, WorkerPlace
from app.core.version import VERSION
from app.drafting import gate as drafting
from app.drafting import telling
from app.drafting.rooms import Rooms
from app.live import reach as live
from app.notifications.service import UNSUBSCRIBE
from app.proposals.service import texts
from app.web.bodies import BodyLimit
from app.web.middleware import Web
from app.web.pages import Pages
from app.worker import Worker, mail_in

LARGEST_BODY: Final = 1_048_576
ROUTERS: Final = (
    *app.accounts.routes.ROUTERS,
    app.live.routes.api,
    app.drafting.routes.api,
    app.files.routes.api,
    app.members.routes.api,
    app.discussions.space_routes.api,
    app.discussions.routes.api,
    app.discussions.decisions.routes.api,
    app.discussions.translation_routes.api,
    *app.exchanges.routes.ROUTERS,
    app.secretariat.routes.api,
    app.notifications.routes.api,
    app.search.routes.api,
    app.home.routes.api,
    app.exchanges.session_routes.api,
    *app.exchanges.report_routes.ROUTERS,
    app.exchanges.talk_routes.api,
    app.home.lineage_routes.api,
    app.home.my_data.routes.api,
    *app.proposals.routes.ROUTERS,
    app.proposals.annexes.routes.api,
    app.proposals.budget.routes.api,
    app.proposals.documents.routes.api,
    app.proposals.evidence.routes.api,
    app.proposals.results.routes.api,
    *app.proposals.signing.routes.ROUTERS,
    *app.proposals.after.routes.ROUTERS,
    *app.proposals.reuse.routes.ROUTERS,
)

operations = router(prefix="", tag="operations")


def make_runtime(settings: Settings) -> Runtime:
    """Everything one process holds, built from its settings."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    cookie = browsers.cookie_name(settings, browsers.SESSION)

    def find_actor(session: Session, connection: HTTPConnection) -> Actor | None:
        token = connection.cookies.get(cookie)
        return accounts.actor_of(session, settings, hash_of(token)) if token else None

    database = Database(settings.database, threads=settings.threads + 1, info=settings_module.carried(settings))
    threads = CapacityLimiter(settings.threads)
    return Runtime(
        settings=settings,
        database=database,
        threads=threads,
        readers=CapacityLimiter(1) if database.is_sqlite else threads,
        limits=Limits(settings),
        find_actor=find_actor,
        session_cookie=cookie,
    )


@asynccontextmanager
async def rooms(runtime: Runtime, gate: drafting.Gate) -> AsyncIterator[Rooms]:
    """The drafts of a process that serves browsers."""
    made = Rooms(runtime, gate)
    disconnect = telling.connect(made)
    try:
        yield made
    finally:
        disconnect()
        await made.stop()


def make_app(settings: Settings | None = None, *, drafts: drafting.Gate = texts.standing) -> FastAPI:
    """The whole application; `drafts` says who may do what in a draft.

    Raises SettingsError when the environment cannot be used.
    """
    settings = settings or settings_module.load()
    runtime = make_runtime(settings)
    pages = Pages(session_cookie=runtime.session_cookie)
    routers, programs = list(ROUTERS), [UNSUBSCRIBE]
    demonstration: Callable[[Database], AbstractContextManager[Any]] = nullcontext
    if settings.demo:
        from app.demo import clock, routes  # noqa: PLC0415 - a real network has no use for it

        routers += routes.ROUTERS
        programs.append(routes.TOKEN_PATH)
        demonstration = clock.running

    @asynccontextmanager
    async def lifespan(built: FastAPI) -> AsyncIterator[None]:
        embedded = settings.worker is WorkerPlace.embedded
        worker = Worker(runtime) if embedded else None
        receiver = mail_in(runtime) if embedded and settings.mail_in_port else None
        try:
            with demonstration(runtime.database):
                async with live.streams(settings) as built.state.live, rooms(runtime, drafts) as built.state.drafts:
                    if worker:
                        worker.start()
                    if receiver:
                        receiver.start()
                    try:
                        yield
                    finally:
                        if receiver:
                            receiver.stop()
                        if worker:
                            worker.stop()
        finally:
            await runtime.limits.close()
            runtime.database.close()

    built = FastAPI(
        title="Pacto",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        middleware=[
            Middleware(Web, settings=settings, boot_hashes=pages.boot_hashes(), programs=tuple(programs)),
            Middleware(BodyLimit, max_body_size=LARGEST_BODY),
        ],
    )
    built.state.runtime = runtime
    problems.install(built)
    install(built, operations, *routers)
    built.mount("/", access(Gate.anyone)(pages))
    built.openapi = lambda: _documented(built)  # type: ignore[method-assign]  # FastAPI's documented way to extend it
    doors(built)
    return built


def _documented(built: FastAPI) -> dict[str, Any]:
    """The OpenAPI document with the shape of refusals, which routes name by reference."""
    if built.openapi_schema is None:
        built.openapi_schema = get_openapi(title=built.title, version=built.version, routes=built.routes)
        schema = ProblemOut.model_json_schema(ref_template="#/components/schemas/{model}")
        parts = schema.pop("$defs")
        built.openapi_schema["components"]["schemas"] |= {**parts, "ProblemOut": schema}
        _promise_all_fields(built.openapi_schema)
    return built.openapi_schema


def _promise_all_fields(document: dict[str, Any]) -> None:
    """Answers always carry every field, also those with a default: say so, so that no client has to ask."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    asked = [operation.get("requestBody", {}) for path in document["paths"].values() for operation in path.values()]
    sent: set[str] = set()
    while names := _named(asked) - sent:
        sent |= names
        asked = [schemas[name] for name in names]
    for name, schema in schemas.items():
        if name not in sent and "properties" in schema:
            schema["required"] = list(schema["properties"])


def _named(part: Any) -> set[str]:
    """The names of all schemas to which a part of the document refers."""
    if isinstance(part, list):
        return set().union(*map(_named, part))
    if not isinstance(part, dict):
        return set()
    here = {part["$ref"].rsplit("/", 1)[-1]} if isinstance(part.get("$ref"), str) else set()
    return here.union(*map(_named, part.values()))


@operations.get("/api/openapi.json", include_in_schema=False)
@access(Gate.anyone)
def openapi(request: Request) -> Response:
    """The OpenAPI document."""
    return Response(orjson.dumps(request.app.openapi()), media_type="application/json")


@operations.get("/healthz", include_in_schema=False)
@access(Gate.anyone)
def healthz() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@operations.get("/readyz", include_in_schema=False)
@access(Gate.anyone)
def readyz(runtime: Runtime) -> dict[str, str]:
    """The process can do its work: its database answers."""
    try:
        runtime.database.check()
    except Exception as error:
        raise Busy from error
    return {"status": "ok"}


@operations.get("/metrics", include_in_schema=False)
@access(Gate.anyone)
def metrics(settings: Settings, request: Request) -> Response:
    """Figures for Prometheus. Open on loopback; elsewhere with `Authorization: Bearer` and PACTO_METRICS_TOKEN."""
    client = request.client.host if request.client else ""
    token = settings.metrics_token
    if (
        not (token and request.headers.get("authorization") == f"Bearer {token}")
        and client not in settings_module.LOOPBACK
    ):
        raise NotAllowed
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


__all__ = ["ProblemOut", "make_app"]

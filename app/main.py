"""Build the application: rooms from the top down, and what lower rooms need handed to them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
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
import app.demo.outbox
import app.demo.routes
import app.discussions.routes
import app.exchanges.report_routes
import app.exchanges.routes
import app.exchanges.session_routes
import app.exchanges.subscribers
import app.files.routes
import app.files.subscribers
import app.home.routes
import app.live.routes
import app.mail.subscribers
import app.members.routes
import app.members.subscribers
import app.notifications.routes
import app.notifications.subscribers
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
from app.demo import clock as demo_clock
from app.live import crossing as live
from app.notifications.service import UNSUBSCRIBE
from app.web.bodies import BodyLimit
from app.web.middleware import Web
from app.web.pages import Pages
from app.worker import Worker

LARGEST_BODY: Final = 1_048_576
ROUTERS: Final = (
    *app.accounts.routes.ROUTERS,
    app.live.routes.api,
    app.files.routes.api,
    app.members.routes.api,
    app.discussions.routes.api,
    *app.exchanges.routes.ROUTERS,
    app.secretariat.routes.api,
    app.notifications.routes.api,
    app.home.routes.api,
    app.exchanges.session_routes.api,
    *app.exchanges.report_routes.ROUTERS,
)

operations = router(prefix="", tag="operations")


def make_runtime(settings: Settings) -> Runtime:
    """Everything one process holds, built from its settings."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    cookie = browsers.cookie_name(settings, browsers.SESSION)

    def find_actor(session: Session, connection: HTTPConnection) -> Actor | None:
        token = connection.cookies.get(cookie)
        return accounts.actor_of(session, settings, hash_of(token)) if token else None

    return Runtime(
        settings=settings,
        database=Database(settings.database, threads=settings.threads, info=settings_module.carried(settings)),
        threads=CapacityLimiter(settings.threads),
        limits=Limits(settings),
        find_actor=find_actor,
        session_cookie=cookie,
    )


def make_app(settings: Settings | None = None) -> FastAPI:
    """The whole application. Raises SettingsError when the environment cannot be used."""
    settings = settings or settings_module.load()
    runtime = make_runtime(settings)
    pages = Pages()

    @asynccontextmanager
    async def lifespan(built: FastAPI) -> AsyncIterator[None]:
        worker = Worker(runtime) if settings.worker is WorkerPlace.embedded else None
        demonstration = demo_clock.running(runtime.database) if settings.demo else nullcontext()
        try:
            with demonstration:
                async with live.streams(settings) as built.state.live:
                    if worker:
                        worker.start()
                    try:
                        yield
                    finally:
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
            Middleware(Web, settings=settings, boot_hashes=pages.boot_hashes(), programs=_programs(settings)),
            Middleware(BodyLimit, max_body_size=LARGEST_BODY),
        ],
    )
    built.state.runtime = runtime
    problems.install(built)
    install(built, operations, *ROUTERS, *([app.demo.routes.api, app.demo.outbox.api] if settings.demo else []))
    built.mount("/", access(Gate.anyone)(pages))
    built.openapi = lambda: _documented(built)  # type: ignore[method-assign]  # FastAPI's documented way to extend it
    doors(built)
    return built


def _programs(settings: Settings) -> tuple[str, ...]:
    """Beginnings of the paths that other programs post to, without a page of ours and without a cookie."""
    return (UNSUBSCRIBE, *([app.demo.routes.TOKEN_PATH] if settings.demo else []))


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

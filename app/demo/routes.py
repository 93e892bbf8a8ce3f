"""Addresses of the demonstration: its identity provider, whom one can be, and the clock. Mounted there alone."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import Form, Header, Request
from fastapi.responses import JSONResponse
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.access.marks import Gate, access
from app.access.route import router
from app.core import clock as core_clock
from app.core.errors import FieldProblem, Invalid, NotFound, NotSignedIn
from app.core.settings import Provider, Settings
from app.demo import clock, outbox, queries
from app.demo.provider import DemoProvider
from app.demo.schemas import ChoiceIn, ChoiceOut, ClockIn, DemoClockOut, PersonasOut

PREFIX: Final = "/demo/oidc"
TOKEN_PATH: Final = f"{PREFIX}/token"

api = router(prefix="", tag="demo")
ROUTERS: Final = (api, outbox.api)


def provider_of(settings: Settings) -> DemoProvider:
    registered = next(provider for provider in settings.providers if provider.name == "demo")
    return _provider(registered, f"{settings.origin}/auth/demo/callback")


@cache
def _provider(registered: Provider, redirect_uri: str) -> DemoProvider:
    return DemoProvider(registered, redirect_uri)


@api.get(f"{PREFIX}/.well-known/openid-configuration", include_in_schema=False)
@access(Gate.anyone)
def configuration(settings: Settings) -> dict[str, Any]:
    """OpenID Connect Discovery."""
    return provider_of(settings).metadata()


@api.get(f"{PREFIX}/jwks", include_in_schema=False)
@access(Gate.anyone)
def jwks(settings: Settings) -> dict[str, Any]:
    """The public key that ID tokens are signed with."""
    return provider_of(settings).jwks()


@api.get(f"{PREFIX}/authorize", include_in_schema=False)
@access(Gate.anyone)
def authorize(request: Request) -> Response:
    """Where a sign-in begins: at the page for choosing, which keeps the request in its own query."""
    return RedirectResponse(f"/demo/people?{urlencode({'request': request.url.query})}", 303)


@api.post(TOKEN_PATH, include_in_schema=False)
@access(Gate.anyone, writes=False)
def token(
    settings: Settings,
    grant_type: Annotated[str, Form(max_length=100)] = "",
    code: Annotated[str, Form(max_length=200)] = "",
    redirect_uri: Annotated[str, Form(max_length=500)] = "",
    code_verifier: Annotated[str, Form(max_length=200)] = "",
    authorization: Annotated[str, Header(max_length=1000)] = "",
) -> Response:
    """Exchange a code for tokens: called by our own server, over HTTP as with any provider."""
    form = {"grant_type": grant_type, "code": code, "redirect_uri": redirect_uri, "code_verifier": code_verifier}
    status, body, headers = provider_of(settings).token(form, authorization)
    return JSONResponse(body if isinstance(body, dict) else dict(body), status, headers=dict(headers))


@api.get(f"{PREFIX}/userinfo", include_in_schema=False)
@access(Gate.anyone)
def userinfo(settings: Settings, authorization: Annotated[str, Header(max_length=1000)] = "") -> dict[str, Any]:
    """The claims of whoever an access token stands for."""
    claims = provider_of(settings).userinfo(authorization)
    if claims is None:
        raise NotSignedIn
    return claims


@api.get("/api/demo/personas")
@access(Gate.anyone)
def personas(session: Session) -> PersonasOut:
    """Whom one can be."""
    return PersonasOut(items=queries.personas(session))


@api.post("/api/demo/choice")
@access(Gate.anyone, writes=False)
def choose(session: Session, settings: Settings, body: ChoiceIn) -> ChoiceOut:
    """Be this person: the address leads back to the sign-in that brought the browser here."""
    someone = queries.someone(session, body.person_id)
    if someone is None:
        raise NotFound
    try:
        return ChoiceOut(address=provider_of(settings).authorize(body.request, someone))
    except ValueError as error:
        raise Invalid(FieldProblem(("body", "request"), "no_sign_in")) from error


@api.get("/api/demo/clock")
@access(Gate.anyone)
def read_clock() -> DemoClockOut:
    """What time it is in the demonstration."""
    return _clock(core_clock.offset())


@api.post("/api/demo/clock")
@access(Gate.signed_in, before_consent=True)
def move_clock(session: Session, body: ClockIn) -> DemoClockOut:
    """Move the clock ahead; what falls due happens at once, and nobody is signed out."""
    by = timedelta(days=body.days, hours=body.hours)
    clock.advance(session, by)
    return _clock(core_clock.offset() + by)


def _clock(offset: timedelta) -> DemoClockOut:
    return DemoClockOut(now=datetime.now(UTC) + offset, ahead_days=round(offset / timedelta(days=1), 2))

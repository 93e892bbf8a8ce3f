"""Addresses for those who come in without a provider: codes by mail, invitations, and strangers at the door."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import Path, Request
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, Pace, access
from app.access.route import router
from app.access.runtime import Runtime
from app.accounts import browsers, queries, strangers
from app.accounts.errors import InvitationOver
from app.accounts.models import BY_CODE
from app.accounts.policy import kept_to_providers
from app.accounts.schemas import (
    ArrivalOut,
    CodeIn,
    DigitsIn,
    InvitationOut,
    LinkIn,
    OrganisationBrief,
    SeatOut,
    SignedInOut,
    StrangerOut,
)
from app.accounts.service import codes, invitations, sign_ins
from app.core.settings import Settings

api = router(prefix="/api", tag="accounts")
_ASKED: Final = "pacto-code"
Token = Annotated[str, Path(max_length=100)]


@api.post("/sign-in/code")
@access(Gate.anyone, pace=Pace.tight)
def ask_code(session: Session, settings: Settings, response: Response, body: CodeIn) -> None:
    """Send a code to this address, if it is one of ours: the answer is the same either way."""
    token = codes.ask(session, settings, email=body.email, next_path=browsers.local_path(body.next))
    browsers.set_cookie(response, settings, _ASKED, token, lasts=codes.LASTS * 2)


@api.post("/sign-in/code/check")
@access(Gate.anyone, pace=Pace.tight)
def check_code(session: Session, runtime: Runtime, request: Request, response: Response, body: DigitsIn) -> SignedInOut:
    """Sign in with the digits of the letter, in the browser that asked for it."""
    asked = request.cookies.get(browsers.cookie_name(runtime.settings, _ASKED), "")
    person_id, next_path = codes.check(session, runtime.settings, browser=asked, digits=body.code)
    _welcome(session, runtime, request, response, person_id)
    return SignedInOut(next=next_path)


@api.post("/sign-in/code/confirm")
@access(Gate.anyone, pace=Pace.tight)
def confirm_code(session: Session, runtime: Runtime, request: Request, response: Response, body: LinkIn) -> SignedInOut:
    """Sign in with the link of the letter, in the browser that asked for it: the page asks before it calls this."""
    asked = request.cookies.get(browsers.cookie_name(runtime.settings, _ASKED), "")
    person_id, next_path = codes.confirm(session, runtime.settings, browser=asked, link=body.token)
    _welcome(session, runtime, request, response, person_id)
    return SignedInOut(next=next_path)


def _welcome(session: Session, runtime: Runtime, request: Request, response: Response, person_id: UUID) -> None:
    actor = runtime.find_actor(session, request)
    token = sign_ins.open_sign_in(
        session, runtime.settings, person_id, method=BY_CODE,
        browser=browsers.label(request.headers.get("user-agent", "")), replaces=actor.sign_in_id if actor else None,
    )  # fmt: skip
    browsers.drop_cookie(response, runtime.settings, _ASKED)
    browsers.set_session(response, runtime.settings, token)


@api.get("/sign-in/stranger")
@access(Gate.anyone)
def stranger(settings: Settings, request: Request) -> ArrivalOut:
    """Who came from a provider a moment ago, in this browser, and is not known here."""
    found = strangers.recall(settings, request.cookies)
    if found is None:
        return ArrivalOut(stranger=None)
    return ArrivalOut(
        stranger=StrangerOut(provider=found.provider.title, name=found.arrival.name, email=found.arrival.email)
    )


@api.get("/admissions/{token}")
@access(Gate.anyone, pace=Pace.tight)
def invitation(session: Session, settings: Settings, token: Token) -> InvitationOut:
    """What this invitation leads to. It is accepted by signing in with it."""
    found = queries.invitation(session, sign_ins.hash_of(token))
    if found is None:
        raise InvitationOver
    seat = None
    if found["seat_id"]:
        seat = SeatOut(
            id=found["seat_id"],
            title=found["title"],
            title_language=found["title_language"],
            role=found["role"],
            organisation=OrganisationBrief(
                id=found["organisation_id"],
                slug=found["organisation_slug"],
                name=found["organisation_name"],
                kind=found["organisation_kind"],
            ),
        )
    return InvitationOut(
        name=found["name"],
        email=found["email"],
        language=found["language"],
        invited_by=found["invited_by"] or "",
        seat=seat,
        guest_until=found["guest_until"],
        providers_only=kept_to_providers(settings, {found["role"]}),
        expires_at=found["expires_at"],
    )


@api.post("/admissions/{token}/accept")
@access(Gate.signed_in, before_consent=True)
def accept_invitation(session: Session, actor: Actor, settings: Settings, token: Token) -> None:
    """Accept an invitation as the person I am signed in as."""
    invitations.accept_signed_in(session, actor, settings, token)

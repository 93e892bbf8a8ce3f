"""Addresses of accounts: who I am, in which browsers, and by which providers' accounts."""

from uuid import UUID

from fastapi import Request
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.accounts import browsers, queries, strangers
from app.accounts.errors import NobodyCame
from app.accounts.routes.doors import linking_address
from app.accounts.schemas import (
    AddressOut,
    ConsentIn,
    IdentityIn,
    IdentityOut,
    ProviderOut,
    SeatChoiceIn,
    SignInOut,
    StartOut,
)
from app.accounts.service import entering, people, sign_ins
from app.core import clock
from app.core.errors import NotFound
from app.core.paging import Page
from app.core.settings import Settings

api = router(prefix="/api", tag="accounts")


@api.get("/start")
@access(Gate.anyone)
def start(settings: Settings) -> StartOut:
    """What a browser needs to know before anybody has signed in."""
    providers = [
        ProviderOut(name=item.name, title=item.title, login=f"/auth/{item.name}/login") for item in settings.providers
    ]
    return StartOut(
        demo=settings.demo,
        network_name=settings.network_name,
        providers=providers,
        mail_code=settings.mail_code,
        terms_version=queries.TERMS_VERSION,
        now=clock.now(),
    )


@api.post("/me/consent")
@access(Gate.signed_in, before_consent=True)
def consent(session: Session, actor: Actor, body: ConsentIn) -> None:
    """Agree to the terms that I have read."""
    people.consent(session, actor, version=body.version)


@api.post("/me/seat")
@access(Gate.signed_in, before_consent=True)
def take_seat(session: Session, actor: Actor, body: SeatChoiceIn) -> None:
    """Act for another of my seats from now on, in this browser."""
    sign_ins.take_seat(session, actor, seat_id=body.seat_id)


@api.post("/me/seen")
@access(Gate.signed_in, before_consent=True)
def seen(session: Session, actor: Actor) -> None:
    """Say that I am here: sessions end when nobody is, after a while. Send it every few minutes of use."""
    sign_ins.note_presence(session, actor)


@api.post("/sign-out")
@access(Gate.signed_in, before_consent=True)
def sign_out(session: Session, actor: Actor, settings: Settings, response: Response) -> None:
    """Sign this browser out."""
    sign_ins.end_sign_in(session, actor, actor.sign_in_id)
    browsers.drop_cookie(response, settings, browsers.SESSION)


@api.get("/sign-ins")
@access(Gate.signed_in, before_consent=True)
def list_sign_ins(session: Session, actor: Actor, settings: Settings) -> Page[SignInOut]:
    """Every browser in which I am signed in, the one used last first."""
    return Page(
        items=[
            SignInOut(
                id=row.id,
                method=row.method,
                browser=row.browser,
                made_at=row.made_at,
                seen_at=row.seen_at,
                current=row.id == actor.sign_in_id,
            )
            for row in queries.sign_ins_of(session, settings, actor.person_id)
        ]
    )


@api.delete("/sign-ins/{sign_in_id}")
@access(Gate.signed_in, before_consent=True)
def end_sign_in(session: Session, actor: Actor, sign_in_id: UUID) -> None:
    """Sign one of my browsers out."""
    sign_ins.end_sign_in(session, actor, sign_in_id)


@api.delete("/sign-ins")
@access(Gate.signed_in, before_consent=True)
def end_other_sign_ins(session: Session, actor: Actor) -> None:
    """Sign all my browsers out but this one."""
    sign_ins.end_other_sign_ins(session, actor)


@api.get("/me/identities")
@access(Gate.signed_in, before_consent=True)
def list_identities(session: Session, actor: Actor, settings: Settings) -> Page[IdentityOut]:
    """The providers' accounts that stand for me."""
    titles = {provider.issuer: provider.title for provider in settings.providers}
    return Page(
        items=[
            IdentityOut(
                id=row.id,
                issuer=row.issuer,
                title=titles.get(row.issuer, ""),
                email=row.email,
                linked_at=row.linked_at,
                used_at=row.used_at,
            )
            for row in queries.identities_of(session, actor.person_id)
        ]
    )


@api.post("/me/identities", status_code=201)
@access(Gate.signed_in, before_consent=True, writes=False)
def begin_linking(actor: Actor, settings: Settings, body: IdentityIn) -> AddressOut:
    """Let another account stand for me: go to this address and sign in there."""
    provider = settings.provider(body.provider)
    if provider is None:
        raise NotFound
    return AddressOut(address=linking_address(settings, actor, provider))


@api.post("/me/identities/confirm")
@access(Gate.signed_in, before_consent=True)
def confirm_stranger(session: Session, actor: Actor, settings: Settings, request: Request, response: Response) -> None:
    """Confirm that the account which came to this browser's door a moment ago is mine too."""
    stranger = strangers.recall(settings, request.cookies)
    if stranger is None:
        raise NobodyCame
    entering.join(session, actor.person_id, stranger.provider, stranger.arrival)
    strangers.forget(response, settings)


@api.delete("/me/identities/{identity_id}")
@access(Gate.signed_in, before_consent=True)
def remove_identity(session: Session, actor: Actor, identity_id: UUID) -> None:
    """Let a provider's account stand for me no more."""
    people.remove_identity(session, actor, identity_id)

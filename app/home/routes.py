"""Addresses that span all rooms for one person."""

from sqlmodel import Session
from starlette.responses import Response

from app.access import keeping
from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.accounts.schemas import MeIn, MeOut, VisitorOut
from app.accounts.service import people
from app.accounts.service.me import describe
from app.home import service
from app.home.schemas import HomeOut
from app.notifications import queries as notifications

api = router(prefix="/api", tag="home")


@api.get("/me")
@access(Gate.signed_in, before_consent=True)
def me(session: Session, actor: Actor) -> MeOut:
    """Who I am, for whom I act, what I may do at all, and how much I have not read."""
    return describe(session, actor, unread=notifications.unread(session, actor))


@api.get("/visitor")
@access(Gate.anyone)
def visitor(session: Session, actor: Actor | None, response: Response) -> VisitorOut:
    """Who I am, if I am signed in: for pages that serve others too, so that being nobody is no refusal.

    The frame of every page needs it, so it may be kept for reading without a connection.
    """
    if actor and actor.in_network:
        response.headers[keeping.HEADER] = keeping.stamp(actor)
    return VisitorOut(me=me(session, actor) if actor else None)


@api.patch("/me")
@access(Gate.signed_in, before_consent=True)
def change_me(session: Session, actor: Actor, body: MeIn) -> MeOut:
    """Change the language I read or the clock I live by."""
    people.change(session, actor, language=body.language, zone=body.time_zone)
    return me(session, actor)


@api.get("/home")
@access(Gate.signed_in)
def home(session: Session, actor: Actor) -> HomeOut:
    """What waits for me with dates, what runs in my organisation, my next session, and what is new."""
    return service.home(session, actor)

"""Who somebody is, told to themselves."""

from sqlmodel import Session

from app.access.actor import Actor
from app.accounts import policy, queries
from app.accounts.models import Person
from app.accounts.schemas import MeOut, OrganisationBrief, PersonOut, SeatOut
from app.core import clock, settings


def describe(session: Session, actor: Actor, *, unread: int) -> MeOut:
    """Who I am, for whom I act, and what I may do at all. Rooms above know how much I have not read."""
    person = session.get_one(Person, actor.person_id)
    held = [
        SeatOut(
            id=seat.id,
            title=seat.title,
            title_language=seat.title_language,
            role=seat.role,
            organisation=OrganisationBrief(
                id=seat.organisation_id,
                slug=seat.organisation_slug,
                name=seat.organisation_name,
                kind=seat.organisation_kind,
            ),
        )
        for seat in queries.seats_of(session, actor.person_id)
    ]
    email = queries.main_email(session, actor.person_id)
    return MeOut(
        person=PersonOut(id=person.id, name=person.name, language=person.language, time_zone=person.zone, email=email),
        seat=next((seat for seat in held if seat.id == actor.seat_id), None),
        seats=held,
        guest=not held,
        abilities=policy.abilities(actor),
        consent_due=actor.consent_due,
        unread=unread,
        demo=settings.of(session).demo,
        now=clock.now(),
    )

"""What a person can change about themselves, and what ends their access."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.access.principals import SECRETARIAT_CIRCLE
from app.accounts import queries
from app.accounts.events import ConsentGiven, IdentityRemoved
from app.accounts.models import Affiliation, Identity, Person
from app.accounts.service.sign_ins import end_sign_ins, look_again
from app.core import clock
from app.core.errors import NotFound, Stale
from app.core.i18n import Language
from app.outbox.events import record


def change(session: Session, actor: Actor, *, language: Language | None, zone: str | None) -> None:
    """Change the language I read and the clock I live by; None leaves a thing as it is. The rest is the profile's."""
    person = session.get_one(Person, actor.person_id)
    person.language = language or person.language
    person.zone = zone or person.zone
    person.version += 1


def consent(session: Session, actor: Actor, *, version: str) -> None:
    """Agree to the terms. Raises Stale when others are in force than the ones that were read."""
    if version != queries.TERMS_VERSION:
        raise Stale(version=queries.TERMS_VERSION)
    person = session.get_one(Person, actor.person_id)
    if person.consented_to == version:
        return
    person.consented_at, person.consented_to = clock.now(), version
    record(session, actor, ConsentGiven(subject_id=person.id, circle_id=SECRETARIAT_CIRCLE, version=version))


def remove_identity(session: Session, actor: Actor, identity_id: UUID) -> None:
    """Let a provider's account stand for me no more. Raises NotFound for one that is not mine."""
    identity = session.get(Identity, identity_id)
    if identity is None or identity.person_id != actor.person_id:
        raise NotFound
    session.delete(identity)
    record(
        session,
        actor,
        IdentityRemoved(subject_id=actor.person_id, circle_id=SECRETARIAT_CIRCLE, identity_id=identity_id),
    )


def end_affiliation(session: Session, affiliation_id: UUID, *, at: datetime | None = None) -> Affiliation:
    """Let a person leave a seat, now or at a moment to come; the last seat takes the sessions along.

    A sign-in from before a planned end stops by itself when that moment comes. Who may, and telling that it happened,
    is the caller's. Raises NotFound for an affiliation that has ended.
    """
    now = clock.now()
    affiliation = session.exec(
        select(Affiliation).where(col(Affiliation.id) == affiliation_id).with_for_update()
    ).one_or_none()
    if affiliation is None or (affiliation.until and affiliation.until <= now):
        raise NotFound
    affiliation.until = at or now
    session.flush()
    look_again(session, affiliation.person_id)
    if not queries.seats_of(session, affiliation.person_id):
        end_sign_ins(session, affiliation.person_id)
    return affiliation

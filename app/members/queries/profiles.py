"""One organisation or one person, as the actor may see them."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts import queries as accounts
from app.accounts.models import Affiliation, Membership, Organisation, Person, Seat
from app.circles import queries as circles
from app.core import clock
from app.core.errors import NotFound
from app.core.rows import Row, columns, fetch, fetch_one
from app.members.models import ContactDetail, ContactNote, OrganisationProfile, PersonProfile, PersonTopic


def organisation(session: Session, actor: Actor, key: str) -> Row:
    """An organisation by id or slug, with its profile. Raises NotFound outside the network, but for one's own."""
    row = fetch_one(
        session,
        columns(
            Organisation, OrganisationProfile.summary, OrganisationProfile.knows, OrganisationProfile.knows_language,
            OrganisationProfile.seeks, OrganisationProfile.seeks_language,
            sa.func.coalesce(OrganisationProfile.version, 0).label("profile_version"),
        )
        .outerjoin(OrganisationProfile, col(OrganisationProfile.organisation_id) == Organisation.id)
        .where(_named(key)),
    )  # fmt: skip
    if row is None or not (actor.in_network or row["id"] == actor.organisation_id):
        raise NotFound
    return row


def _named(key: str) -> sa.ColumnElement[bool]:
    try:
        return col(Organisation.id) == UUID(key)
    except ValueError:
        return col(Organisation.slug) == key


def locked_organisation(session: Session, actor: Actor, organisation_id: UUID) -> Organisation:
    """The organisation, for a change. Raises NotFound when the actor may not see it."""
    found = session.exec(select(Organisation).where(Organisation.id == organisation_id).with_for_update()).one_or_none()
    if found is None or not (actor.in_network or found.id == actor.organisation_id):
        raise NotFound
    return found


def contact_note(session: Session, actor: Actor, organisation_id: UUID) -> Row | None:
    """How the organisation is best reached, if its circle admits the actor or it is their own."""
    mine = organisation_id == actor.organisation_id
    return fetch_one(
        session,
        columns(ContactNote.note, ContactNote.language, ContactNote.circle_id).where(
            col(ContactNote.organisation_id) == organisation_id,
            sa.true() if mine else circles.admits(ContactNote.circle_id, actor),
        ),
    )


def seats_of_organisation(session: Session, organisation_id: UUID) -> Sequence[Row]:
    """The seats that stand now, each with its holder or none, even a suspended one."""
    now = clock.now()
    holding = sa.and_(
        col(Affiliation.seat_id) == Seat.id,
        col(Affiliation.since) <= now,
        sa.or_(col(Affiliation.until).is_(None), col(Affiliation.until) > now),
    )
    return fetch(
        session,
        columns(
            Seat.id, Seat.title, Seat.title_language, Seat.role, Seat.since, Seat.version,
            col(Person.id).label("holder_id"), col(Person.name).label("holder_name"),
            col(Person.picture_id).label("holder_picture_id"), col(Affiliation.since).label("held_since"),
            col(Person.suspended_at).is_not(None).label("holder_suspended"),
        )
        .outerjoin(Affiliation, holding)
        .outerjoin(Person, col(Person.id) == Affiliation.person_id)
        .where(
            col(Seat.organisation_id) == organisation_id,
            col(Seat.since) <= now.date(),
            sa.or_(col(Seat.until).is_(None), col(Seat.until) > now.date()),
        )
        .order_by(col(Seat.since), col(Seat.id)),
    )  # fmt: skip


def past_of_organisation(session: Session, organisation_id: UUID) -> Sequence[Row]:
    """Who held a seat here once, latest first, at most fifty."""
    return fetch(
        session,
        columns(
            col(Person.id).label("person_id"), col(Person.name).label("person_name"), col(Seat.id).label("seat_id"),
            Seat.title, Seat.title_language, Affiliation.since, Affiliation.until,
        )
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .join(Person, col(Person.id) == Affiliation.person_id)
        .where(col(Seat.organisation_id) == organisation_id, col(Affiliation.until) <= clock.now())
        .order_by(col(Affiliation.until).desc(), col(Affiliation.id))
        .limit(50),
    )  # fmt: skip


def person(session: Session, actor: Actor, person_id: UUID) -> Row:
    """A person with their profile. Raises NotFound outside the network, but for oneself and one's colleagues.

    Someone without a seat, or suspended, is seen by themselves and the secretariat only.
    """
    row = fetch_one(
        session,
        columns(
            Person.id, Person.name, Person.picture_id, Person.zone, Person.suspended_at, PersonProfile.bio,
            PersonProfile.bio_language, PersonProfile.available_for, PersonProfile.works_from,
            PersonProfile.works_until, sa.func.coalesce(PersonProfile.version, 0).label("profile_version"),
        )
        .outerjoin(PersonProfile, col(PersonProfile.person_id) == Person.id)
        .where(col(Person.id) == person_id),
    )  # fmt: skip
    if row is None or not (person_id == actor.person_id or actor.is_secretariat or _is_shown(session, actor, row)):
        raise NotFound
    return row


def _is_shown(session: Session, actor: Actor, row: Row) -> bool:
    if row["suspended_at"] is not None:
        return False
    seats = accounts.seats_of(session, row["id"])
    if actor.in_network:
        return any(seat.membership is not Membership.former for seat in seats)
    return actor.organisation_id in {seat.organisation_id for seat in seats}


def locked_person(session: Session, actor: Actor, person_id: UUID) -> Person:
    """The person, for a change. Raises NotFound when the actor may not see them."""
    person(session, actor, person_id)
    return session.exec(select(Person).where(Person.id == person_id).with_for_update()).one()


def topics_of_person(session: Session, person_id: UUID) -> Sequence[Row]:
    return fetch(
        session,
        columns(col(PersonTopic.topic_id).label("topic"), PersonTopic.note)
        .where(col(PersonTopic.person_id) == person_id)
        .order_by(col(PersonTopic.position)),
    )


def contacts_of_person(session: Session, actor: Actor, person_id: UUID) -> Sequence[Row]:
    """Ways to reach a person that the actor may know: all of one's own."""
    mine = person_id == actor.person_id
    return fetch(
        session,
        columns(ContactDetail.kind, ContactDetail.value, ContactDetail.circle_id)
        .where(
            col(ContactDetail.person_id) == person_id,
            sa.true() if mine else circles.admits(ContactDetail.circle_id, actor),
        )
        .order_by(col(ContactDetail.kind)),
    )

"""Reading people, seats and sign-ins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Date, and_, bindparam, or_
from sqlalchemy.orm import aliased, join
from sqlmodel import Session, col, select

from app.access.actor import Actor, SeatRole
from app.accounts.models import (
    BY_CODE,
    AdmissionTicket,
    Affiliation,
    EmailAddress,
    Identity,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
    SignIn,
)
from app.accounts.policy import kept_to_providers
from app.core import clock
from app.core.columns import Moment
from app.core.paging import MOST
from app.core.rows import Prepared, Row, columns, fetch, fetch_one
from app.core.settings import Settings

TERMS_VERSION = "2026-11"
NO_BROWSER: Final = UUID(int=0)
"""In place of a sign-in, for somebody who acts by mail."""
NETWORK_ROLES = frozenset({SeatRole.expert, SeatRole.observer, SeatRole.secretariat})


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """A seat that somebody holds now, with its organisation."""

    id: UUID
    title: str
    title_language: str
    role: SeatRole
    organisation_id: UUID
    organisation_name: str
    organisation_kind: OrganisationKind
    organisation_slug: str
    membership: Membership

    @property
    def opens_network(self) -> bool:
        """Members' seats do; so do experts, observers and the secretariat, whom the network admitted by name."""
        return self.membership is Membership.member or self.role in NETWORK_ROLES


def held_at(moment: Any, today: Any) -> list[Any]:
    """Conditions: this affiliation and its seat run at the moment."""
    return [
        col(Affiliation.since) <= moment,
        or_(col(Affiliation.until).is_(None), col(Affiliation.until) > moment),
        col(Seat.since) <= today,
        or_(col(Seat.until).is_(None), col(Seat.until) > today),
    ]


def held_now(moment: datetime) -> list[Any]:
    return held_at(moment, moment.date())


SUSPENDED: Final = select(Person.id).where(col(Person.suspended_at).is_not(None))
"""SQL: nearly nobody is, so that asking for these few keeps within two indexes."""


def acts_now(moment: datetime) -> list[Any]:
    """Conditions: this affiliation and its seat run at the moment, and its holder is not suspended."""
    return [*held_now(moment), col(Affiliation.person_id).not_in(SUSPENDED)]


_HELD: Final[tuple[Any, ...]] = (
    col(Seat.id).label("seat_id"),
    Seat.title,
    Seat.title_language,
    Seat.role,
    col(Organisation.id).label("organisation_id"),
    col(Organisation.name).label("organisation_name"),
    col(Organisation.kind).label("organisation_kind"),
    col(Organisation.slug).label("organisation_slug"),
    Organisation.membership,
)
_RUNS_NOW: Final = held_at(bindparam("now", type_=Moment), bindparam("today", type_=Date))
_SEATS: Final = Prepared(
    columns(*_HELD)
    .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
    .join(Organisation, col(Organisation.id) == Seat.organisation_id)
    .where(col(Affiliation.person_id) == bindparam("person_id"), *_RUNS_NOW)
    .order_by(col(Affiliation.since), col(Seat.id))
)


def seats_of(session: Session, person_id: UUID) -> list[HeldSeat]:
    """The seats that a person holds now, oldest first."""
    now = clock.now()
    return [_held(row) for row in fetch(session, _SEATS, person_id=person_id, now=now, today=now.date())]


def _held(row: Row) -> HeldSeat:
    return HeldSeat(
        row["seat_id"],
        row["title"],
        row["title_language"],
        row["role"],
        row["organisation_id"],
        row["organisation_name"],
        row["organisation_kind"],
        row["organisation_slug"],
        row["membership"],
    )


def role_of_seat(session: Session, seat_id: UUID | None) -> set[SeatRole]:
    """The role of a seat, as a set; empty without one."""
    return set(session.exec(select(col(Seat.role)).where(Seat.id == seat_id))) if seat_id else set()


def came_by_code(session: Session, actor: Actor) -> bool:
    """Whether this sign-in was by a mailed code."""
    return session.exec(select(SignIn.method).where(SignIn.id == actor.sign_in_id)).one() == BY_CODE


def sign_ins_of(session: Session, settings: Settings, person_id: UUID) -> Sequence[SignIn]:
    """A person's open sessions, the one used last first; a hundred at most."""
    now = clock.now()
    return session.exec(
        select(SignIn)
        .where(
            SignIn.person_id == person_id,
            col(SignIn.ended_at).is_(None),
            SignIn.expires_at > now,
            SignIn.seen_at > now - timedelta(days=settings.session_idle_days),
        )
        .order_by(col(SignIn.seen_at).desc(), col(SignIn.id))
        .limit(MOST)
    ).all()


def identities_of(session: Session, person_id: UUID) -> Sequence[Identity]:
    """The providers' accounts that stand for a person, oldest first."""
    return session.exec(
        select(Identity).where(Identity.person_id == person_id).order_by(col(Identity.id)).limit(MOST)
    ).all()


def holder_of(session: Session, seat_id: UUID) -> UUID | None:
    """The person who holds the seat now."""
    return session.exec(
        select(Affiliation.person_id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(Affiliation.seat_id == seat_id, *held_now(clock.now()))
    ).first()


# Asked with every request, so one statement: the sign-in, its person, and the seats they hold now.
_SIGNED_IN: Final = Prepared(
    columns(
        col(SignIn.id).label("sign_in_id"),
        SignIn.person_id,
        col(SignIn.seat_id).label("chosen_seat_id"),
        SignIn.method,
        SignIn.made_at,
        SignIn.seen_at,
        SignIn.expires_at,
        SignIn.proved_at,
        Person.name,
        Person.language,
        Person.zone,
        Person.suspended_at,
        Person.consented_to,
        *_HELD,
    )
    .select_from(
        # One outer join after the other: SQLite works out a nested one for all seats of the network first.
        join(SignIn, Person, col(Person.id) == SignIn.person_id)
        .outerjoin(Affiliation, and_(col(Affiliation.person_id) == SignIn.person_id, *_RUNS_NOW[:2]))
        .outerjoin(Seat, and_(col(Seat.id) == Affiliation.seat_id, *_RUNS_NOW[2:]))
        .outerjoin(Organisation, col(Organisation.id) == Seat.organisation_id)
    )
    .where(col(SignIn.token_hash) == bindparam("token_hash"), col(SignIn.ended_at).is_(None))
    .order_by(col(Affiliation.since), col(Seat.id))
)


def actor_of(session: Session, settings: Settings, token_hash: str) -> Actor | None:
    """The actor whom a session's token stands for.

    None when it ended or expired, the person is suspended, or came in by a code and is kept to providers.
    """
    now = clock.now()
    rows = fetch(session, _SIGNED_IN, token_hash=token_hash, now=now, today=now.date())
    if not rows or rows[0]["suspended_at"] or rows[0]["expires_at"] <= now:
        return None
    row = rows[0]
    if row["seen_at"] + timedelta(days=settings.session_idle_days) <= now:
        return None
    seats = [_held(held) for held in rows if held["seat_id"]]
    if row["method"] == BY_CODE and kept_to_providers(settings, {held.role for held in seats}):
        return None
    if not seats and _outlived_last_seat(session, row["person_id"], row["made_at"], now):
        return None
    seat = next((held for held in seats if held.id == row["chosen_seat_id"]), seats[0] if seats else None)
    return Actor(
        person_id=row["person_id"],
        name=row["name"],
        language=row["language"],
        zone=row["zone"],
        sign_in_id=row["sign_in_id"],
        signed_in_at=row["proved_at"],
        consent_due=row["consented_to"] != TERMS_VERSION,
        seat_id=seat.id if seat else None,
        organisation_id=seat.organisation_id if seat else None,
        role=seat.role if seat else None,
        in_network=bool(seat and seat.opens_network),
    )


def actors_of(session: Session, person_id: UUID) -> list[Actor]:
    """A person as whom they can be without a browser: for each seat they hold, oldest first, or for none.

    Empty when they are suspended. What only a browser proves, such as when they signed in, is left blank.
    """
    person = session.get(Person, person_id)
    if person is None or person.suspended_at:
        return []
    seats: Sequence[HeldSeat | None] = seats_of(session, person_id) or [None]
    return [
        Actor(
            person_id=person.id,
            name=person.name,
            language=person.language,
            zone=person.zone,
            sign_in_id=NO_BROWSER,
            signed_in_at=clock.now(),
            consent_due=person.consented_to != TERMS_VERSION,
            seat_id=seat.id if seat else None,
            organisation_id=seat.organisation_id if seat else None,
            role=seat.role if seat else None,
            in_network=bool(seat and seat.opens_network),
        )
        for seat in seats
    ]


def owns_address(session: Session, person_id: UUID, email: str) -> bool:
    """Whether this person has proved that mail to this address reaches them."""
    return (
        session.exec(
            select(EmailAddress.email).where(
                EmailAddress.email == email,
                EmailAddress.person_id == person_id,
                col(EmailAddress.verified_at).is_not(None),
            )
        ).first()
        is not None
    )


def _outlived_last_seat(session: Session, person_id: UUID, signed_in_at: datetime, now: datetime) -> bool:
    """Whether someone without a seat held one when they signed in: then that sign-in ended with it.

    Guests, applicants and former members who sign in anew never held one under this sign-in.
    """
    ended = (
        select(Affiliation.id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(
            Affiliation.person_id == person_id,
            or_(
                and_(col(Affiliation.until) > signed_in_at, col(Affiliation.until) <= now),
                and_(
                    col(Seat.until) > signed_in_at.date(),
                    col(Seat.until) <= now.date(),
                    or_(col(Affiliation.until).is_(None), col(Affiliation.until) > signed_in_at),
                ),
            ),
        )
    )
    return session.exec(ended.limit(1)).first() is not None


def main_email(session: Session, person_id: UUID) -> str:
    """Where this person's mail goes; empty when nobody knows."""
    return (
        session.exec(
            select(EmailAddress.email)
            .where(EmailAddress.person_id == person_id)
            .order_by(col(EmailAddress.main).desc())
        ).first()
        or ""
    )


def invitation(session: Session, token_hash: str) -> Row | None:
    """An open invitation with the seat it leads to and who invited; None when it is over."""
    inviter = aliased(Person)
    return fetch_one(
        session,
        columns(
            AdmissionTicket.name,
            AdmissionTicket.email,
            AdmissionTicket.language,
            AdmissionTicket.guest_until,
            AdmissionTicket.expires_at,
            col(inviter.name).label("invited_by"),
            *_HELD,
        )
        .select_from(AdmissionTicket)
        .outerjoin(inviter, col(inviter.id) == AdmissionTicket.invited_by)
        .outerjoin(Seat, col(Seat.id) == AdmissionTicket.seat_id)
        .outerjoin(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(col(AdmissionTicket.token_hash) == token_hash, *open_at(clock.now())),
    )


def open_at(moment: datetime) -> list[Any]:
    """Conditions: this ticket still admits somebody."""
    return [
        col(AdmissionTicket.used_at).is_(None),
        col(AdmissionTicket.withdrawn_at).is_(None),
        col(AdmissionTicket.expires_at) > moment,
        or_(col(AdmissionTicket.guest_until).is_(None), col(AdmissionTicket.guest_until) > moment),
    ]

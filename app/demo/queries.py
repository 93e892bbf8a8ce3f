"""Reading whom a visitor of the demonstration can be."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_
from sqlmodel import Session, col, join, select

from app.accounts.models import Affiliation, EmailAddress, Organisation, Person, Seat
from app.accounts.queries import held_now
from app.core import clock
from app.core.rows import Row, columns, fetch, fetch_one
from app.demo import story
from app.demo.provider import Someone
from app.demo.schemas import PersonaOut


def personas(session: Session) -> list[PersonaOut]:
    """Everybody one can be: the featured ones first, in the order of the story, then all by name."""
    addresses = story.addresses()
    lines = {addresses[item.person]: item.line for item in story.personas()}
    places = {email: place for place, email in enumerate(lines)}
    rows = sorted(fetch(session, _fictional()), key=lambda row: (places.get(row["email"], len(places)), row["name"]))
    found = {row["id"]: row for row in reversed(rows)}
    keys = {email: key for key, email in addresses.items()}
    return [
        _persona(row, keys.get(row["email"], ""), dict(lines.get(row["email"], {}))) for row in reversed(found.values())
    ]


def someone(session: Session, person_id: UUID) -> Someone | None:
    """The claims of one of them; None for anybody else."""
    row = fetch_one(
        session,
        columns(Person.id, Person.name, Person.language, EmailAddress.email)
        .join(EmailAddress, and_(col(EmailAddress.person_id) == Person.id, col(EmailAddress.main)))
        .where(col(Person.id) == person_id, col(Person.fictional), col(Person.suspended_at).is_(None)),
    )
    if row is None:
        return None
    return Someone(subject=row["id"].hex, name=row["name"], email=row["email"], locale=row["language"])


def has_real_people(session: Session) -> bool:
    """Whether anybody here is not of the demonstration."""
    return session.exec(select(Person.id).where(col(Person.fictional).is_(False)).limit(1)).first() is not None


def _fictional() -> Select[Any]:
    holding = join(Affiliation, Seat, col(Seat.id) == Affiliation.seat_id).join(
        Organisation, col(Organisation.id) == Seat.organisation_id
    )
    return (
        columns(
            Person.id,
            Person.name,
            Person.language,
            EmailAddress.email,
            Seat.title,
            Seat.title_language,
            Seat.role,
            col(Organisation.name).label("organisation"),
            col(Organisation.kind).label("organisation_kind"),
            Organisation.country,
        )
        .select_from(Person)
        .join(EmailAddress, and_(col(EmailAddress.person_id) == Person.id, col(EmailAddress.main)))
        .outerjoin(holding, and_(col(Affiliation.person_id) == Person.id, *held_now(clock.now())))
        .where(col(Person.fictional), col(Person.suspended_at).is_(None))
        .order_by(col(Affiliation.since))
    )


def _persona(row: Row, key: str, line: dict[Any, str]) -> PersonaOut:
    return PersonaOut(
        id=row["id"],
        key=key,
        name=row["name"],
        language=row["language"],
        seat=row["title"] or "",
        seat_language=row["title_language"],
        role=row["role"],
        organisation=row["organisation"] or "",
        organisation_kind=row["organisation_kind"],
        country=row["country"] or "",
        line=line,
    )

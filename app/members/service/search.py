"""The folded words by which organisations and people are found, rewritten by whatever changes them."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from app.accounts import queries as accounts
from app.accounts.models import Affiliation, Organisation, Person, Seat
from app.core import clock
from app.core.i18n import Language
from app.core.text import fold
from app.members.models import OrganisationProfile, PersonProfile, PersonTopic, SearchText


def index_organisation(session: Session, organisation_id: UUID) -> None:
    """Rewrite the words of an organisation. Its topics are not among them: those are looked up by their own words."""
    session.flush()
    organisation = session.get_one(Organisation, organisation_id)
    profile = session.get(OrganisationProfile, organisation_id)
    countries = [language.locale.territories.get(organisation.country, "") for language in Language]
    said = [*profile.summary.values(), profile.knows, profile.seeks] if profile else []
    _write(session, organisation_id, [organisation.name, organisation.place, *countries, *said])


def index_person(session: Session, person_id: UUID) -> None:
    """Rewrite the words of a person: the name, what they wrote, the seats they hold and where."""
    session.flush()
    person = session.get_one(Person, person_id)
    profile = session.get(PersonProfile, person_id)
    notes = session.exec(select(PersonTopic.note).where(PersonTopic.person_id == person_id))
    seats = accounts.seats_of(session, person_id)
    places = [part for seat in seats for part in (seat.title, seat.organisation_name)]
    _write(session, person_id, [person.name, profile.bio if profile else "", *notes, *places])


def index_holders(session: Session, organisation_id: UUID) -> None:
    """Rewrite the words of everybody who holds a seat of this organisation."""
    holders = session.exec(
        select(Affiliation.person_id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(Seat.organisation_id == organisation_id, *accounts.held_now(clock.now()))
        .distinct()
    )
    for person_id in holders.all():
        index_person(session, person_id)


def _write(session: Session, subject_id: UUID, parts: Iterable[str]) -> None:
    row = session.get(SearchText, subject_id) or SearchText(subject_id=subject_id, folded="")
    row.folded = fold(" ".join(parts))
    session.add(row)
    session.flush()

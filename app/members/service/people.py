"""A person's page: shown and edited; suspension."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col

from app.access.abilities import require
from app.access.actor import Actor
from app.accounts.models import Person
from app.accounts.service.sign_ins import end_sign_ins
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE
from app.core import clock
from app.files import service as pictures
from app.members import policy
from app.members.events import PersonEdited, PersonRestored, PersonSuspended
from app.members.models import ContactDetail, PersonLanguage, PersonProfile, PersonTopic
from app.members.queries import directory, offers, profiles, topics
from app.members.queries.offers import OfferFilter
from app.members.schemas import (
    Audience,
    ContactIn,
    ContactOut,
    PersonEdit,
    PersonOfDirectory,
    PersonTopicIn,
    PersonTopicOut,
    SeatBrief,
)
from app.members.service import editing, search
from app.members.service.directory import picture_address
from app.members.service.offers import rows_out
from app.outbox.events import record

MOST_OFFERS: Final = 20
CIRCLES: Final[dict[Audience, UUID | None]] = {
    "nobody": None,
    "network": NETWORK_CIRCLE,
    "secretariat": SECRETARIAT_CIRCLE,
}
AUDIENCES: Final[dict[UUID | None, Audience]] = {circle: audience for audience, circle in CIRCLES.items()}


def show(session: Session, actor: Actor, person_id: UUID) -> PersonOfDirectory:
    """The page of a person. Raises NotFound when the actor may not see it."""
    row = profiles.person(session, actor, person_id)
    abilities = policy.on_person(actor, person_id, suspended_at=row["suspended_at"])
    offered = offers.offers(session, actor, OfferFilter(person=person_id), limit=MOST_OFFERS)
    seats = directory.seats_of_people(session, [person_id]).get(person_id, [])
    out = PersonOfDirectory(
        id=person_id,
        name=row["name"],
        picture=picture_address(row["picture_id"]),
        zone=row["zone"],
        languages=directory.languages_of_people(session, [person_id]).get(person_id, []),
        bio=editing.written(row["bio"], row["bio_language"]),
        topics=[PersonTopicOut(**each) for each in profiles.topics_of_person(session, person_id)],
        available_for=row["available_for"] or [],
        works_from=9 if row["works_from"] is None else row["works_from"],
        works_until=17 if row["works_until"] is None else row["works_until"],
        seats=[SeatBrief.model_validate(dict(seat)) for seat in seats],
        contacts=[
            ContactOut(kind=each["kind"], value=each["value"], audience=AUDIENCES[each["circle_id"]])
            for each in profiles.contacts_of_person(session, actor, person_id)
        ],
        offers=rows_out(session, offered[:MOST_OFFERS]),
        suspended=row["suspended_at"] is not None,
        missing=[],
        abilities=abilities,
        version=row["profile_version"],
    )
    if abilities.edit:
        out.missing = _missing(out)
    return out


def _missing(out: PersonOfDirectory) -> list[str]:
    has = {
        "bio": out.bio,
        "topics": out.topics,
        "languages": out.languages,
        "available_for": out.available_for,
        "contacts": out.contacts,
        "picture": out.picture,
    }
    return [name for name, value in has.items() if not value]


def edit(session: Session, actor: Actor, person_id: UUID, wanted: PersonEdit, *, if_match: str | None) -> None:
    """Change what was sent. Raises NotFound, NotAllowed, Stale, and UnknownTopic."""
    person = profiles.locked_person(session, actor, person_id)
    require(policy.on_person(actor, person_id, suspended_at=person.suspended_at).edit)
    if "contacts" in wanted.model_fields_set:
        # Nobody else knows them all, so nobody else could change them without losing some.
        require(actor.person_id == person_id)
    profile = profile_of(session, person_id)
    editing.require_match(session, if_match, profile.version, kind=PersonEdited.kind, subject_id=person_id)
    changed = [
        name for name in sorted(wanted.model_fields_set)
        if (value := getattr(wanted, name)) is not None and _change(session, person, profile, name, value)
    ]  # fmt: skip
    if not changed:
        return
    profile.version += 1
    session.add_all([person, profile])
    search.index_person(session, person_id)
    event = PersonEdited(subject_id=person_id, circle_id=NETWORK_CIRCLE, fields=tuple(changed), version=profile.version)
    record(session, actor, event, behalf_of=_behalf_of(session, actor, person_id))


def _behalf_of(session: Session, actor: Actor, person_id: UUID) -> UUID | None:
    if person_id == actor.person_id:
        return None
    seats = directory.seats_of_people(session, [person_id]).get(person_id, [])
    return seats[0]["organisation_id"] if seats else None


def _change(session: Session, person: Person, profile: PersonProfile, name: str, value: Any) -> bool:
    """Write one field; whether it is another than before."""
    match name:
        case "topics":
            return set_topics(session, person.id, value)
        case "languages":
            return set_languages(session, person.id, value)
        case "contacts":
            return sum(set_contact(session, person.id, each) for each in value) > 0
        case "bio":
            text, language = editing.said(value)
            changed = (profile.bio, profile.bio_language) != (text, language)
            profile.bio, profile.bio_language = text, language
            return changed
        case _:
            row = person if name == "name" else profile
            changed = bool(getattr(row, name) != value)
            setattr(row, name, value)
            return changed


def set_topics(session: Session, person_id: UUID, wanted: Sequence[PersonTopicIn]) -> bool:
    """Let these be what the person can speak about, in this order. Raises UnknownTopic."""
    by_id = {each.topic: each.note for each in wanted}
    topics.require_known(session, by_id)
    before = [(row["topic"], row["note"]) for row in profiles.topics_of_person(session, person_id)]
    if before == list(by_id.items()):
        return False
    session.connection().execute(delete(PersonTopic).where(col(PersonTopic.person_id) == person_id))
    session.add_all(
        PersonTopic(person_id=person_id, topic_id=topic, note=note, position=position)
        for position, (topic, note) in enumerate(by_id.items())
    )
    return True


def set_languages(session: Session, person_id: UUID, languages: Sequence[str]) -> bool:
    """Let these be the languages, in this order; whether they are others than before."""
    if directory.languages_of_people(session, [person_id]).get(person_id, []) == [*languages]:
        return False
    session.connection().execute(delete(PersonLanguage).where(col(PersonLanguage.person_id) == person_id))
    session.add_all(
        PersonLanguage(person_id=person_id, language=language, position=position)
        for position, language in enumerate(languages)
    )
    return True


def set_contact(session: Session, person_id: UUID, wanted: ContactIn) -> bool:
    """Keep one way to reach the person, in the circle of its audience, or take it away."""
    row = session.get(ContactDetail, (person_id, wanted.kind))
    if not wanted.value:
        if row:
            session.delete(row)
        return row is not None
    circle = CIRCLES[wanted.audience]
    row = row or ContactDetail(person_id=person_id, kind=wanted.kind, value="", circle_id=circle)
    changed = (row.value, row.circle_id) != (wanted.value, circle)
    row.value, row.circle_id = wanted.value, circle
    session.add(row)
    return changed


def profile_of(session: Session, person_id: UUID) -> PersonProfile:
    """The profile, made empty when there was none."""
    found = session.get(PersonProfile, person_id)
    if found is None:
        found = PersonProfile(person_id=person_id, version=0)
        session.add(found)
        session.flush()
    return found


def suspend(session: Session, actor: Actor, person_id: UUID) -> None:
    """Let the person in no more, and end their sessions at once. Raises NotFound and NotAllowed."""
    person = profiles.locked_person(session, actor, person_id)
    require(policy.on_person(actor, person_id, suspended_at=person.suspended_at).suspend)
    person.suspended_at = clock.now()
    session.add(person)
    end_sign_ins(session, person_id)
    record(session, actor, PersonSuspended(subject_id=person_id, circle_id=SECRETARIAT_CIRCLE))


def restore(session: Session, actor: Actor, person_id: UUID) -> None:
    """Let a suspended person in again. Raises NotFound and NotAllowed."""
    person = profiles.locked_person(session, actor, person_id)
    require(policy.on_person(actor, person_id, suspended_at=person.suspended_at).restore)
    person.suspended_at = None
    session.add(person)
    record(session, actor, PersonRestored(subject_id=person_id, circle_id=SECRETARIAT_CIRCLE))


def set_photo(session: Session, actor: Actor, person_id: UUID, data: bytes | None) -> str | None:
    """Show this picture, or none; its address. Raises NotFound, NotAllowed, and what `another_picture` raises."""
    person = profiles.locked_person(session, actor, person_id)
    require(policy.on_person(actor, person_id, suspended_at=person.suspended_at).edit)
    person.picture_id = pictures.another_picture(session, actor, person.picture_id, data)
    session.add(person)
    version = profile_of(session, person_id).version
    event = PersonEdited(subject_id=person_id, circle_id=NETWORK_CIRCLE, fields=("picture",), version=version)
    record(session, actor, event, behalf_of=_behalf_of(session, actor, person_id))
    return picture_address(person.picture_id)

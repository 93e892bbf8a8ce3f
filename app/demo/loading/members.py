"""Profiles of organisations and people, what they know, how to reach them, and what they offer."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from app.access import principals
from app.access.actor import COMMITTING
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core.i18n import Language
from app.demo import records
from app.demo.loading.cast import Cast
from app.demo.loading.rows import Rows, id_of, morning
from app.members.models import (
    ContactDetail,
    ContactKind,
    ContactNote,
    Offer,
    OfferConflict,
    OfferState,
    OfferTopic,
    OrganisationLanguage,
    OrganisationProfile,
    OrganisationTopic,
    PersonLanguage,
    PersonProfile,
    PersonTopic,
    TopicRelation,
)
from app.members.service.offers import ASKED_BEFORE, CONFIRMATION_DUE, EXPIRY, ends_at

_STANDING: Final = frozenset({OfferState.active, OfferState.paused})
_UNPUBLISHED: Final = frozenset({OfferState.draft, OfferState.withdrawn})


def load(story: records.Story, rows: Rows, cast: Cast) -> list[Offer]:
    """The offers, which are not yet found by their words."""
    profiles = {profile.organisation: profile for profile in story.profiles}
    notes = {(known.person, known.topic): known.note.text for known in story.expertise}
    for organisation in story.organisations:
        _add_organisation(organisation, profiles.get(organisation.id), rows, cast)
    for person in story.people:
        _add_person(person, notes, rows, cast)
    for seat in story.seats:
        if seat.role in COMMITTING and seat.holder:
            email = cast.people[seat.holder].email
            person_id = cast.person(seat.holder)
            rows.add(ContactDetail(person_id=person_id, kind=ContactKind.email, value=email, circle_id=NETWORK_CIRCLE))
    return [_add_offer(offer, rows, cast) for offer in story.offers]


def _add_organisation(told: records.Organisation, profile: records.Profile | None, rows: Rows, cast: Cast) -> None:
    organisation_id = cast.organisation(told.id)
    own = {principals.of_organisation(organisation_id): CircleRole.contributor}
    circle_id = rows.circle(cast.own_circle(told.id), CircleKind.organisation, cast.began_at, own)
    summary: dict[str, str] = {language: text for language, text in told.summary.items()}  # noqa: C416 - str, not codes
    row = OrganisationProfile(organisation_id=organisation_id, circle_id=circle_id, summary=summary)
    if profile:
        row.knows, row.knows_language = profile.knows.text, Language(profile.knows.language)
        row.seeks, row.seeks_language = profile.seeks.text, Language(profile.seeks.language)
        note, language = profile.contact_note.text, Language(profile.contact_note.language)
        rows.add(ContactNote(organisation_id=organisation_id, note=note, language=language, circle_id=NETWORK_CIRCLE))
    rows.add(row)
    about = {TopicRelation.knows: told.topics, TopicRelation.seeks: profile.seeks_topics if profile else ()}
    rows.add(
        *(
            OrganisationTopic(organisation_id=organisation_id, relation=relation, topic_id=topic, position=position)
            for relation, topics in about.items()
            for position, topic in enumerate(topics)
        ),
        *(
            OrganisationLanguage(organisation_id=organisation_id, language=language, position=position)
            for position, language in enumerate(profile.languages if profile else told.languages)
        ),
    )


def _add_person(told: records.Person, notes: dict[tuple[str, str], str], rows: Rows, cast: Cast) -> None:
    person_id = cast.person(told.id)
    rows.add(
        PersonProfile(
            person_id=person_id,
            bio=told.bio.text,
            bio_language=Language(told.bio.language),
            available_for=list(told.available_for),
        ),
        *(
            PersonTopic(person_id=person_id, topic_id=topic, position=position, note=notes.get((told.id, topic), ""))
            for position, topic in enumerate(told.expertise)
        ),
        *(
            PersonLanguage(person_id=person_id, language=language, position=position)
            for position, language in enumerate(told.languages)
        ),
    )


def offer_id(told: records.Offer) -> UUID:
    return id_of(morning(told.created_on), "offer", told.id)


def _add_offer(told: records.Offer, rows: Rows, cast: Cast) -> Offer:
    state = OfferState(told.state)
    row = Offer(
        id=offer_id(told),
        circle_id=cast.own_circle(told.organisation) if state in _UNPUBLISHED else NETWORK_CIRCLE,
        organisation_id=cast.organisation(told.organisation),
        seat_id=cast.held_by(told.person, told.organisation),
        deputy_seat_id=cast.colleague(told.deputy, told.organisation),
        written_by=cast.person(told.person),
        language=Language(told.language),
        title=told.title,
        can_share=told.can_share,
        did_not_work=told.did_not_work,
        practice=cast.practice(told.practice, told.language),
        formats=list(told.formats),
        languages=list(told.languages),
        hours_a_month=told.hours_a_month,
        most_exchanges=told.most_exchanges,
        host_conditions=told.host_conditions or "",
        crisis_zone=cast.organisations[told.organisation].timezone,
        state=state,
        valid_until=told.valid_until,
        confirmed_at=None if state is OfferState.draft else _noon(told.last_confirmed_on),
        created_at=morning(told.created_on),
    )
    if told.crisis:
        row.crisis, row.crisis_days, row.crisis_zone = True, list(told.crisis.days), told.crisis.zone
        row.crisis_from, row.crisis_until = told.crisis.from_hour, told.crisis.until_hour
    rows.add(
        row,
        *(OfferTopic(offer_id=row.id, topic_id=topic, position=position) for position, topic in enumerate(told.topics)),
    )
    if state in _STANDING:
        rows.due(CONFIRMATION_DUE, row.id, ends_at(row) - ASKED_BEFORE)
        rows.due(EXPIRY, row.id, ends_at(row))
    _add_conflicts(told, row, rows, cast)
    return row


def _add_conflicts(told: records.Offer, offer: Offer, rows: Rows, cast: Cast) -> None:
    if not told.conflicts:
        return
    readers = {principals.of_seat(offer.seat_id): CircleRole.contributor, principals.SECRETARIAT: CircleRole.reader}
    circle_id = id_of(offer.created_at, "conflicts circle", told.id)
    rows.circle(circle_id, CircleKind.named_people, offer.created_at, readers)
    for conflict in told.conflicts:
        rows.add(
            OfferConflict(
                id=id_of(offer.created_at, "conflict", told.id, conflict.organisation),
                offer_id=offer.id,
                organisation_id=cast.organisation(conflict.organisation),
                note=conflict.note,
                circle_id=circle_id,
            )
        )


def _noon(day: date) -> datetime:
    return morning(day).replace(hour=12)

"""Organisations, seats, people and who held which seat; who is invited and who asks to join."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from app.access.actor import SeatRole
from app.accounts.models import (
    AdmissionTicket,
    Affiliation,
    EmailAddress,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
)
from app.accounts.queries import TERMS_VERSION
from app.accounts.service import hash_of
from app.circles.models import SECRETARIAT_CIRCLE
from app.core.i18n import Language
from app.demo import records
from app.demo.loading.cast import Cast, last_moment
from app.demo.loading.rows import Rows, id_of, morning
from app.members.models import Application, ApplicationState

WITHOUT_CONSENT: Final = "person-tom-ashlyle"
"""Somebody who has not yet agreed to the terms, so that the page that asks for it can be seen."""
_INVITATION_DAYS: Final = 14
_BEFORE_SIGNING_IN: Final = timedelta(days=2)
_MEMBERSHIPS: Final = {
    "prospective": Membership.prospective,
    "invited_speaker": Membership.related,
    "related": Membership.related,
}


def load(story: records.Story, rows: Rows, cast: Cast) -> None:
    for organisation in story.organisations:
        rows.add(_organisation(organisation, cast))
    for person in story.people:
        _add_person(person, rows, cast)
    for seat in story.seats:
        _add_seat(seat, rows, cast)
    for invitation in story.invitations:
        rows.add(_ticket(invitation, cast))
    for application in story.applications:
        rows.add(_application(application, cast))


def _organisation(told: records.Organisation, cast: Cast) -> Organisation:
    return Organisation(
        id=cast.organisation(told.id),
        slug=told.id,
        name=told.name,
        kind=OrganisationKind(told.kind),
        membership=_MEMBERSHIPS.get(told.membership, Membership.member),
        country=told.country,
        place=told.place,
        latitude=told.latitude,
        longitude=told.longitude,
        zone=told.timezone,
        population=told.population,
        population_source=told.population_source or "",
        created_at=cast.began_at,
    )


def _add_person(told: records.Person, rows: Rows, cast: Cast) -> None:
    person_id = cast.person(told.id)
    consented_at = None if told.id == WITHOUT_CONSENT else cast.began_at + _BEFORE_SIGNING_IN
    rows.add(
        Person(
            id=person_id,
            name=told.name,
            language=Language(told.preferred_language),
            zone=told.timezone,
            consented_at=consented_at,
            consented_to=TERMS_VERSION if consented_at else "",
            fictional=True,
            created_at=cast.began_at,
        ),
        EmailAddress(email=told.email, person_id=person_id, verified_at=cast.began_at),
    )


def _add_seat(told: records.Seat, rows: Rows, cast: Cast) -> None:
    seat_id = cast.seat(told.id)
    language = _language_of(told, cast)
    since = min((holding.since for holding in told.holders), default=cast.began_at.date())
    rows.add(
        Seat(
            id=seat_id,
            organisation_id=cast.organisation(told.organisation),
            title=told.title[language.value],
            title_language=language,
            role=SeatRole(told.role),
            since=since,
            created_at=cast.began_at,
        )
    )
    for holding in told.holders:
        since_moment = morning(holding.since)
        rows.add(
            Affiliation(
                id=id_of(since_moment, "affiliation", told.id, holding.person),
                person_id=cast.person(holding.person),
                seat_id=seat_id,
                since=since_moment,
                until=last_moment(holding),
            )
        )


def _language_of(seat: records.Seat, cast: Cast) -> Language:
    """That of whoever holds the seat, else the first of ours that the organisation speaks."""
    if seat.holders:
        return Language(cast.people[seat.holders[-1].person].preferred_language)
    spoken = cast.organisations[seat.organisation].languages
    return next((language for language in Language if language in spoken), Language.en)


def _ticket(told: records.Invitation, cast: Cast) -> AdmissionTicket:
    person = cast.people[told.person]
    return AdmissionTicket(
        id=id_of(told.at, "ticket", told.seat, told.person),
        token_hash=hash_of(f"demonstration-{told.person}"),
        email=person.email,
        name=person.name,
        language=Language(person.preferred_language),
        person_id=cast.person(told.person),
        seat_id=cast.seat(told.seat),
        invited_by=cast.person(told.invited_by),
        made_at=told.at,
        expires_at=told.at + timedelta(days=_INVITATION_DAYS),
    )


def _application(told: records.Application, cast: Cast) -> Application:
    person = cast.people[told.person]
    language = Language(told.message.language)
    return Application(
        id=application_id(told),
        circle_id=SECRETARIAT_CIRCLE,
        token_hash=hash_of(f"demonstration-{told.person}"),
        email=person.email,
        name=person.name,
        language=language,
        organisation=cast.organisations[told.organisation].name,
        job=person.role_title[language.value],
        role=SeatRole(told.role),
        message=told.message.text,
        state=ApplicationState.waiting,
        made_at=told.at,
    )


def application_id(told: records.Application) -> UUID:
    return id_of(told.at, "application", told.person)

"""A network of the size that the figures speak of: 500 organisations, 20,000 people, 10,000 exchanges. Always the same."""

import random
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from app.access import principals
from app.access.actor import SeatRole
from app.accounts.models import Affiliation, EmailAddress, Membership, Organisation, OrganisationKind, Person, Seat
from app.accounts.queries import TERMS_VERSION
from app.accounts.service import open_sign_in
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, Admission, Circle, CircleKind, CircleRole
from app.core import clock
from app.core.database import Database
from app.core.i18n import Language
from app.core.settings import Settings
from app.core.text import fold
from app.discussions import service as discussions
from app.exchanges.codes import Format, State
from app.exchanges.models import Exchange, ExchangeTopic, PrivateDetails
from app.members.models import OrganisationProfile, OrganisationTopic, SearchText, Topic, TopicRelation, TopicWithin

ORGANISATIONS, PEOPLE, EXCHANGES, CALLERS = 500, 20_000, 10_000, 40
TOPICS = [f"topic-{n}" for n in range(40)]
STATES = [State.open, State.open, State.submitted, State.draft, State.withdrawn, State.closed_unmatched]
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Size:
    """How large a network is."""

    organisations: int = ORGANISATIONS
    people: int = PEOPLE
    exchanges: int = EXCHANGES


USUAL = Size()


def make(settings: Settings, size: Size = USUAL) -> list[str]:
    """Fill an empty, migrated database; the cookies of members who may call."""
    database = Database(settings.database)
    dice = random.Random(7)
    with database.writing() as session:
        circles.found(session)
        discussions.found(session)
        _topics(session)
        organisations = [_organisation(n) for n in range(size.organisations)]
        put(session, organisations)
        own = [Circle(kind=CircleKind.organisation) for _ in organisations]
        put(session, own)
        put(session, (_profile(row, circle.id) for row, circle in zip(organisations, own, strict=True)))
        put(session, (_topic_of(row.id, n) for n, row in enumerate(organisations)))
        people = [_person(n) for n in range(size.people)]
        put(session, people)
        put(
            session,
            (
                EmailAddress(email=f"p{n}@example.org", person_id=row.id, verified_at=clock.now())
                for n, row in enumerate(people)
            ),
        )
        seats = [
            _seat(organisations[n % size.organisations].id, speaks=n < size.organisations) for n in range(size.people)
        ]
        put(session, seats)
        since = clock.now() - timedelta(days=400)
        put(
            session,
            (
                Affiliation(person_id=person.id, seat_id=seat.id, since=since)
                for person, seat in zip(people, seats, strict=True)
            ),
        )
        named = [(row.id, row.name) for row in (*organisations, *people)]
        put(session, (SearchText(subject_id=key, folded=f" {fold(name)} ") for key, name in named))
        _exchanges(session, dice, people, seats, size)
        return [open_sign_in(session, settings, people[n].id, method="benchmark") for n in range(CALLERS)]


def put(session: Session, rows: Iterable[SQLModel]) -> None:
    values = list(rows)
    for start in range(0, len(values), AT_ONCE):
        part = values[start : start + AT_ONCE]
        session.connection().execute(insert(type(part[0])), [row.model_dump() for row in part])


def _topics(session: Session) -> None:
    labels = dict.fromkeys(Language, "A topic")
    put(session, (Topic(id=key, position=n, label=labels, alternatives={}) for n, key in enumerate(TOPICS)))
    put(session, (TopicWithin(topic_id=key, within_id=key) for key in TOPICS))


def _organisation(n: int) -> Organisation:
    return Organisation(
        slug=f"city-{n}", name=f"City {n:03}", kind=OrganisationKind.city, membership=Membership.member, country="CO",
        place=f"City {n:03}", zone="America/Bogota", latitude=(n * 37 % 160) - 80.0, longitude=(n * 71 % 360) - 180.0,
    )  # fmt: skip


def _profile(row: Organisation, circle_id: UUID) -> OrganisationProfile:
    return OrganisationProfile(
        organisation_id=row.id, circle_id=circle_id, summary={"en": "A city of the network. " * 8}
    )


def _topic_of(organisation_id: UUID, n: int) -> OrganisationTopic:
    return OrganisationTopic(
        organisation_id=organisation_id, relation=TopicRelation.knows, topic_id=TOPICS[n % len(TOPICS)], position=0
    )


def _person(n: int) -> Person:
    return Person(
        name=f"Person {n * 7919 % PEOPLE:05}", language=Language.en, zone="America/Bogota", consented_at=clock.now(),
        consented_to=TERMS_VERSION,
    )  # fmt: skip


def _seat(organisation_id: UUID, *, speaks: bool) -> Seat:
    role = SeatRole.focal_point if speaks else SeatRole.member
    return Seat(
        organisation_id=organisation_id,
        title="Coordinator",
        title_language=Language.en,
        role=role,
        since=date(2024, 1, 1),
    )


def _exchanges(session: Session, dice: random.Random, people: list[Person], seats: list[Seat], size: Size) -> None:
    own = [Circle(kind=CircleKind.exchange) for _ in range(size.exchanges)]
    put(session, own)
    made, details, topics, admitted = [], [], [], []
    for n, circle in enumerate(own):
        asking = n % size.organisations
        state = STATES[n % len(STATES)]
        moment = clock.now() - timedelta(minutes=dice.randrange(500_000))
        row = Exchange(
            circle_id=circle.id if state in {State.draft, State.submitted} else NETWORK_CIRCLE, asker_circle_id=circle.id,
            organisation_id=seats[asking].organisation_id, author_id=people[asking].id, requester_seat_id=seats[asking].id,
            language=Language.en, title=f"Rest and pay for outreach workers, {n}", challenge="Two people burned out. " * 20,
            questions=["How do you share this load?"], desired_outcome="A staffing model", format=Format.remote_series,
            languages=["en"], zone="America/Bogota", state=state, created_at=moment, changed_at=moment, moved_at=moment,
        )  # fmt: skip
        made.append(row)
        details.append(PrivateDetails(exchange_id=row.id, circle_id=circle.id))
        topics.append(ExchangeTopic(exchange_id=row.id, topic=TOPICS[n % len(TOPICS)]))
        admitted += [
            Admission(circle_id=circle.id, principal=principal, role=CircleRole.contributor)
            for principal in (principals.SECRETARIAT, principals.of_seat(seats[asking].id))
        ]
    for rows in (made, details, topics, admitted):
        put(session, rows)


if __name__ == "__main__":
    for token in make(Settings(demo=False)):
        sys.stdout.write(f"{token}\n")

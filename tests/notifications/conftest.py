"""An exchange between Rosario and the partner, with circles as the exchanges' room would make them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.access import principals
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core.database import Database
from app.core.i18n import Language
from app.exchanges.codes import Confidentiality, Lane, MatchState, State
from app.exchanges.models import Exchange, Match
from app.mail.models import MailRow
from app.outbox import events
from app.outbox.events import Event
from tests.people import World

TITLE = "Qué hacer en la escuela el día después"


@dataclass
class Story:
    """The records of one exchange, and a way to let things happen to it."""

    database: Database
    world: World
    exchange_id: UUID
    match_id: UUID
    circle_id: UUID
    room_id: UUID
    match_circle_id: UUID

    def happen(self, kind: type[Event], *, by: str | None = None, circle: UUID | None = None, **fields: object) -> UUID:
        """Record an event of this exchange, done by somebody of the world or by time. Gives its id."""
        with self.database.writing() as session:
            actor = self.world.actor(session, by) if by else None
            event = kind(subject_id=self.exchange_id, circle_id=circle or self.circle_id, **fields)
            return events.record(session, actor, event).id


@pytest.fixture
def make_story(database, world) -> Callable[..., Story]:
    def make(confidentiality=Confidentiality.network, lane=Lane.standard, **changes) -> Story:
        with database.writing() as session:
            return _build(session, database, world, confidentiality, lane, changes)

    return make


@pytest.fixture
def story(make_story) -> Story:
    return make_story()


@pytest.fixture
def letters(database) -> Callable[[], list[MailRow]]:
    """The letters that have been queued, oldest first."""

    def read() -> list[MailRow]:
        with database.reading() as session:
            return list(session.exec(select(MailRow).order_by(MailRow.id)))

    return read


def _build(session: Session, database, world, confidentiality, lane, changes) -> Story:
    rosario = principals.of_organisation(world.organisations["rosario"])
    expert = principals.of_seat(world.seats["expert"])
    reader = CircleRole.reader
    asking = {rosario: reader, principals.SECRETARIAT: reader}
    asker = circles.make(session, CircleKind.exchange, asking).id
    room = circles.make(session, CircleKind.exchange, asking | {expert: reader}).id
    match_circle = circles.make(session, CircleKind.match, asking | {expert: reader}).id
    own = NETWORK_CIRCLE if confidentiality is Confidentiality.network else asker
    exchange = Exchange(
        circle_id=own, asker_circle_id=asker, room_circle_id=room, organisation_id=world.organisations["rosario"],
        author_id=world.people["member"], requester_seat_id=world.seats["focal_point"],
        peer_seat_id=world.seats["expert"], peer_organisation_id=world.organisations["partner"],
        language=Language.es, title=TITLE, zone="America/Argentina/Buenos_Aires", lane=lane,
        confidentiality=confidentiality, state=State.proposed, **changes,
    )  # fmt: skip
    session.add(exchange)
    session.flush()
    match = Match(
        exchange_id=exchange.id, circle_id=match_circle, state=MatchState.sent, peer_seat_id=world.seats["expert"],
        organisation_id=world.organisations["partner"], drafted_by=world.people["secretariat"],
    )  # fmt: skip
    session.add(match)
    session.flush()
    return Story(database, world, exchange.id, match.id, own, room, match_circle)

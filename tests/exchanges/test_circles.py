"""Whom the circles of an exchange admit, and that settling them touches nobody else's."""

from app.access import principals
from app.circles.models import SECRETARIAT_CIRCLE
from app.circles.queries import principals_of
from app.exchanges.codes import MatchState, State
from tests.exchanges.story import Story


def test_a_match_that_nobody_was_told_of_opens_the_secretariats_circle_to_nobody(session, world):
    story = Story(session, world)
    exchange = story.to(State.open)
    unsent = story.match(exchange, "expert")
    (match,) = story.asked(exchange)

    story.accepted(match)
    story.agreed(match)

    assert unsent.state is MatchState.superseded
    assert principals_of(session, SECRETARIAT_CIRCLE) == {principals.SECRETARIAT}

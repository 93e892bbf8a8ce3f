"""Every state can be reached by what people do, and can be read by all sides."""

import pytest

from app.exchanges.codes import MatchState, State
from app.exchanges.service import reading
from tests.exchanges.story import Story

READERS = ("focal_point", "secretariat", "other_city")


@pytest.mark.parametrize("state", State)
def test_an_exchange_in_every_state_can_be_read(state, session, world):
    story = Story(session, world)
    exchange = story.to(state)
    for name in READERS:
        shown = reading.exchange_out(session, story.actor(name), exchange)
        assert shown.state is state
        assert shown.in_room is (exchange.room_circle_id is not None)


@pytest.mark.parametrize("state", MatchState)
def test_a_match_in_every_state_can_be_read(state, session, world):
    story = Story(session, world)
    match = story.match_in(state)
    for name in READERS:
        assert reading.match_out(session, story.actor(name), match).state is state

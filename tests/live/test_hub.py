"""Which stream hears what, and that no stream can make the process grow."""

import pytest

from app.core import ids
from app.core.errors import TooMany
from app.live import hub as hubs
from app.live.hints import SIGN_IN, Hint
from app.live.hub import Hub

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend():
    return "asyncio"


async def turn(stream) -> None:
    await stream.wait(0.05)


async def test_only_streams_whose_principals_are_admitted_hear_a_hint():
    hub = Hub()
    person = ids.new()
    inside = hub.open(person, ["person:a", "network"])
    outside = hub.open(ids.new(), ["person:b", "network"])
    record = ids.new()
    hub.publish(Hint("exchange", record, frozenset({"person:a", "secretariat"})))
    hub.publish(Hint("thread", record, frozenset({"network"})))
    await turn(inside)
    await turn(outside)
    assert inside.take() == (False, [("exchange", record, None), ("thread", record, None)])
    assert outside.take() == (False, [("thread", record, None)])


async def test_the_same_record_is_told_once_until_taken():
    hub = Hub()
    stream = hub.open(ids.new(), ["network"])
    record = ids.new()
    for _ in range(5):
        hub.publish(Hint("exchange", record, frozenset({"network"})))
    await turn(stream)
    assert stream.take() == (False, [("exchange", record, None)])
    assert stream.take() == (False, [])


async def test_a_backlog_becomes_one_word_to_fetch_anew():
    hub = Hub()
    stream = hub.open(ids.new(), ["network"])
    for _ in range(hubs.MOST_PENDING + 1):
        hub.publish(Hint("exchange", ids.new(), frozenset({"network"})))
    await turn(stream)
    assert stream.take() == (True, [])


async def test_one_person_listens_in_few_browsers():
    hub = Hub()
    person = ids.new()
    streams = [hub.open(person, ["network"]) for _ in range(hubs.MOST_OF_ONE_PERSON)]
    with pytest.raises(TooMany):
        hub.open(person, ["network"])
    hub.close(streams[0])
    hub.close(streams[0])
    assert hub.open(person, ["network"])
    with pytest.raises(TooMany):
        hub.open(person, ["network"])


async def test_a_hint_about_a_sign_in_is_a_question_and_not_told_to_the_browser():
    hub = Hub()
    stream = hub.open(ids.new(), ["person:a"])
    hub.publish(Hint(SIGN_IN, ids.new(), frozenset({"person:a"})))
    await turn(stream)
    assert stream.recheck
    assert stream.take() == (False, [])

"""A conversation that moved to fewer people: what was to be told of it before is told to them alone."""

from datetime import timedelta

import pytest

from app.core import clock
from tests.discussions.conftest import NETWORK
from tests.notifications.test_digests import lines, write


@pytest.fixture
def group(signed_in) -> str:
    """A group of the secretariat by invitation, in which nobody else is."""
    body = {"title": "Night shifts", "language": "en", "joining": "invitation"}
    return signed_in("secretariat").post("/api/spaces", json=body).json()["id"]


@pytest.fixture
def thread(signed_in, work) -> str:
    """A thread of the network that the member follows."""
    body = {"space_id": NETWORK, "title": "Rota and rest", "language": "en", "markdown": "Hello"}
    made = signed_in("other_city").post("/api/threads", json=body).json()["id"]
    for name in ("member", "secretariat"):
        signed_in(name).put(f"/api/threads/{made}/level", json={"level": "follow"})
    work()
    return made


def move(signed_in, thread, group):
    moved = signed_in("secretariat").put(f"/api/threads/{thread}/space", json={"space_id": group})
    assert moved.status_code == 200


def test_what_was_not_told_yet_is_told_to_those_who_still_read(signed_in, thread, group, world, letters, work):
    write(signed_in, thread, mention=world.people["member"])
    move(signed_in, thread, group)
    work()
    with clock.moved(timedelta(days=1)):
        work()
    assert lines(signed_in, "member") == []
    assert [line["kind"] for line in lines(signed_in, "secretariat")] == ["post_written"]
    assert {letter.to for letter in letters()} == {"secretariat@example.org"}


def test_a_line_is_gone_from_the_inbox_and_the_letter_of_the_morning(signed_in, thread, group, letters, work):
    write(signed_in, thread)
    work()
    inbox = signed_in("member").get("/api/inbox").json()
    assert ([line["kind"] for line in inbox["items"]], inbox["unread"]) == (["post_written"], 1)
    move(signed_in, thread, group)
    inbox = signed_in("member").get("/api/inbox").json()
    assert (inbox["items"], inbox["unread"]) == ([], 0)
    with clock.moved(timedelta(days=1)):
        work()
    assert {letter.to for letter in letters()} == {"secretariat@example.org"}

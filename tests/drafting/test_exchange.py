"""The same text over HTTP, where WebSockets are blocked: an event stream down, POST up, and asking by POST alone."""

import base64
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.drafting import protocol, service, telling
from app.drafting.protocol import MOST_BYTES
from tests.drafting.exchanging import Asking, Streaming
from tests.drafting.test_guards import written
from tests.drafting.test_rights import slowed
from tests.drafting.test_room import stored
from tests.processes import eventually


@pytest.fixture
def asking_as(served, world, draft_id):
    made = []

    def asking(name, **query) -> Asking:
        made.append(Asking(served, draft_id, world.tokens[name], **query))
        return made[-1]

    yield asking
    for each in made:
        each.client.close()


def test_what_was_posted_is_saved_and_reaches_sockets_and_streams(
    served, world, open_as, asking_as, database, draft_id
):
    with open_as("focal_point") as one:
        stream = Streaming(served, draft_id, world.tokens["member"])
        blocked = asking_as("member")
        one.type("from a socket ")
        eventually(lambda: stream.reads() == "from a socket ")
        assert blocked.exchange().status_code == 200
        blocked.text += "from behind the wall"
        assert blocked.exchange().status_code == 200
        assert blocked.saved == 1
        assert stored(database, draft_id) == "from a socket from behind the wall"
        eventually(lambda: stream.reads() == one.reads() == str(blocked.text))
        stream.stop()


def test_an_exchange_waits_only_for_the_rights_that_are_asked_meanwhile(asking_as, rooms, draft_id, monkeypatch):
    one = asking_as("member")
    for words in ("", "word"):
        one.text += words
        slowed(rooms, monkeypatch, 0.8, 0.4)
        with ThreadPoolExecutor(1) as threads:
            answer = threads.submit(one.exchange)
            time.sleep(0.3)
            telling.ask_again(draft_id)
            assert answer.result(timeout=20).status_code == 200
    assert one.saved == 1


def test_asking_alone_keeps_a_text_up_to_date(open_as, asking_as):
    blocked = asking_as("member")
    with open_as("focal_point", saved=1) as one:
        for word in ("one ", "two "):
            one.type(word)
            eventually(lambda: one.saved == one.sent)
            assert len(blocked.exchange().content) < 400
            assert str(blocked.text) == one.reads()


def test_a_stream_brings_only_what_is_missing_and_beats(served, world, draft_id, open_as, monkeypatch):
    monkeypatch.setattr("app.drafting.carrying.HEARTBEAT_SECONDS", 0.1)
    with open_as("focal_point", saved=1) as one:
        one.type("long " * 100)
        eventually(lambda: one.saved == one.sent)
        state = base64.urlsafe_b64encode(one.doc.get_state()).decode().rstrip("=")
        stream = Streaming(served, draft_id, world.tokens["member"], state=state)
        eventually(lambda: stream.beats > 2)
        assert stream.reads() == ""
        stream.stop()


def test_a_stream_ends_when_rights_end(served, world, cast, database, draft_id):
    stream = Streaming(served, draft_id, world.tokens["member"])
    eventually(lambda: served.app.state.drafts.get(draft_id))
    cast(focal_point="contributor")
    with database.writing() as session:
        service.rights_changed(session, draft_id)
    eventually(lambda: stream.closed == "4403 not_allowed")
    stream.stop()


def test_readers_and_older_generations_write_as_little_here(asking_as, cast, database, draft_id):
    cast(focal_point="contributor", member="reader")
    reader = asking_as("member")
    reader.text += "sly"
    assert reader.exchange().status_code == 200
    assert (reader.saved, stored(database, draft_id)) == (0, "")
    with database.writing() as session:
        service.begin_anew(session, draft_id, written("second").get_update())
    old = asking_as("focal_point", generation=1)
    old.text += "first"
    answer = old.exchange()
    assert (answer.status_code, answer.json()["code"]) == (409, "draft_closed")
    assert answer.json()["params"]["reason"] == "other_generation"
    assert stored(database, draft_id) == "second"


def test_bodies_are_bounded_and_must_be_messages(asking_as):
    one = asking_as("member")
    assert one.post(b"\xff" * 40).status_code == 422
    assert one.post(protocol.chunk(b"\x00\x02\x03abc")).status_code == 409
    assert one.post(b"x" * (MOST_BYTES + 2000)).status_code == 413
    assert one.post(protocol.chunk(b"\x03") * 1001).status_code == 422
    assert one.post(b"").status_code == 200


def test_a_foreign_page_posts_nothing(asking_as):
    one = asking_as("member")
    one.client.headers["origin"] = "https://evil.example"
    assert one.exchange().status_code == 403

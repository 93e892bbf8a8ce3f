"""Lists of threads: what one finds, in which order, and what nobody else finds."""

import json

import pytest
from sqlmodel import select

from app.discussions.models import Thread
from app.outbox.models import EventRow
from tests.discussions.conftest import NETWORK
from tests.people import ROLES, SIGNED_OUT


def titles(client, **params) -> list[str]:
    answer = client.get("/api/threads", params=params)
    assert answer.status_code == 200
    return [item["title"] for item in answer.json()["items"]]


@pytest.mark.parametrize("name", ["observer", "guest", "no_seat", "former"])
def test_whoever_may_not_speak_in_the_network_begins_no_thread(start, world, name):
    assert start(name).status_code == (403 if name == "observer" else 404)


def test_newest_activity_comes_first(signed_in, world, start):
    first = start(title="first").json()["id"]
    start(title="second")
    client = signed_in("other_city")
    assert titles(client) == ["second", "first"]
    client.post(f"/api/threads/{first}/posts", json={"language": "en", "markdown": "Three."})
    row = client.get("/api/threads").json()["items"][0]
    assert (row["title"], row["post_count"], row["unread"]) == ("first", 2, 0)
    assert (row["opened_by"]["name"], row["last_by"]["name"]) == ("Focal Point", "Other City")
    assert signed_in("focal_point").get("/api/threads").json()["items"][0]["unread"] == 1


def test_unread_moves_with_the_position_and_back(signed_in, world, start):
    thread = start().json()["id"]
    writer, reader = signed_in("focal_point"), signed_in("other_city")
    posts = [
        writer.post(f"/api/threads/{thread}/posts", json={"language": "en", "markdown": f"n{n}"}).json()["id"]
        for n in range(3)
    ]

    def unread() -> int:
        one = reader.get(f"/api/threads/{thread}").json()
        assert one["unread"] == reader.get("/api/threads").json()["items"][0]["unread"]
        return one["unread"]

    mark = f"/api/threads/{thread}/reading"
    assert unread() == 4
    assert reader.put(mark, json={"post_id": posts[1]}).status_code == 204
    assert unread() == 1
    assert reader.put(mark, json={"unread_from": posts[0]}).status_code == 204
    assert unread() == 3
    first = reader.get(f"/api/threads/{thread}/posts").json()["items"][0]["id"]
    assert reader.put(mark, json={"unread_from": first}).status_code == 204
    assert (unread(), reader.get(f"/api/threads/{thread}").json()["read_to"]) == (4, None)
    assert reader.put(mark, json={}).status_code == 422
    assert reader.put(mark, json={"unread_from": NETWORK}).json()["fields"][0]["code"] == "not_in_thread"
    network = signed_in("other_city").get(f"/api/spaces/{NETWORK}").json()
    assert (network["threads"], network["unread"]) == (1, 1)


def test_filters_narrow_the_list(signed_in, world, start, open_group):
    group = open_group()
    start(title="in the group", space_id=group)
    start(title="about Durban", organisation_id=str(world.organisations["durban"]))
    start("other_city", title="theirs")
    client = signed_in("focal_point")
    assert titles(client) == ["theirs", "about Durban", "in the group"]
    assert titles(client, space_id=group) == ["in the group"]
    assert titles(client, organisation_id=str(world.organisations["durban"])) == ["about Durban"]
    assert titles(client, mine=True) == ["about Durban", "in the group"]
    assert titles(client, unread=True) == ["theirs"]
    assert titles(client, following=True) == []
    client.put(f"/api/spaces/{group}/level", json={"level": "follow"})
    assert titles(client, following=True) == ["in the group"]
    assert titles(signed_in("observer")) == ["theirs", "about Durban"]


def test_what_is_muted_stays_out_until_one_asks_for_it(signed_in, world, start):
    thread = start(title="loud").json()["id"]
    reader = signed_in("other_city")
    assert reader.put(f"/api/threads/{thread}/level", json={"level": "mute"}).status_code == 204
    assert titles(reader) == []
    assert titles(reader, space_id=NETWORK) == ["loud"]
    assert reader.get(f"/api/spaces/{NETWORK}").json()["unread"] == 0
    reader.put(f"/api/threads/{thread}/level", json={"level": None})
    assert titles(reader) == ["loud"]
    reader.put(f"/api/spaces/{NETWORK}/level", json={"level": "mute"})
    assert titles(reader) == []
    reader.put(f"/api/threads/{thread}/level", json={"level": "follow"})
    assert titles(reader) == ["loud"]


def test_pages_of_threads_follow_each_other(signed_in, world, start):
    for number in range(5):
        start(title=f"n{number}")
    found, after = [], None
    while True:
        params = {"limit": 2} | ({"after": after} if after else {})
        page = signed_in("member").get("/api/threads", params=params).json()
        found += [item["title"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert found == ["n4", "n3", "n2", "n1", "n0"]


def test_the_list_of_threads_takes_two_statements_with_one_row_and_with_fifty(signed_in, world, start, statements):
    client = signed_in("focal_point")
    start()
    client.get("/api/threads")  # a new connection asks PostgreSQL about itself
    counts = []
    for rows in (1, 50):
        statements.clear()
        items = client.get("/api/threads", params={"limit": 50}).json()["items"]
        assert len(items) == rows
        counts.append(len(statements))
        for _ in range(49):
            start("other_city", markdown="Two.")
    assert counts == [2, 2]


def test_a_thread_needs_one_place_that_its_author_knows(signed_in, world, start, open_group):
    assert start(space_id=open_group("invitation", "other_city")).status_code == 404
    assert start(space_id=NETWORK, organisation_id=str(world.organisations["durban"])).status_code == 422
    assert start(organisation_id=NETWORK).json()["fields"][0]["code"] == "unknown_organisation"


def test_a_thread_in_the_space_of_a_topic_makes_the_space(signed_in, world, start, vocabulary):
    main = next(topic for topic in signed_in("member").get("/api/topics").json() if topic["parent"] is None)["id"]
    thread = start(topic=main).json()
    assert signed_in("observer").get(f"/api/spaces/{thread['space_id']}").json()["topic"] == main


class TestConfidential:
    """A thread in an open space that only its asker and the people named may read."""

    @pytest.fixture
    def thread(self, world, start) -> str:
        answer = start(
            title="Zarzamora", markdown="Palabra reservada", people=[str(world.people["other_city"])], space_id=NETWORK
        )
        assert answer.status_code == 201
        assert answer.json()["confidential"] is True
        return answer.json()["id"]

    def test_the_people_named_read_and_write(self, signed_in, thread):
        for name in ("focal_point", "other_city"):
            assert titles(signed_in(name)) == ["Zarzamora"]
            assert titles(signed_in(name), confidential=True) == ["Zarzamora"]
            answer = signed_in(name).post(f"/api/threads/{thread}/posts", json={"language": "es", "markdown": "Sí."})
            assert answer.status_code == 201
        assert signed_in("other_city").get(f"/api/spaces/{NETWORK}").json()["threads"] == 1

    @pytest.mark.parametrize("name", sorted(set(ROLES) - SIGNED_OUT - {"focal_point", "other_city"}))
    def test_nobody_else_finds_a_trace_of_it(self, signed_in, world, thread, name, work):
        work()
        client = signed_in(name)
        assert titles(client) == titles(client, confidential=True) == titles(client, space_id=NETWORK) == []
        for space in client.get("/api/spaces").json()["items"]:
            assert (space["threads"], space["unread"], space["last_post_at"]) == (0, 0, None)
        for address in ("", "/posts", "/people"):
            assert client.get(f"/api/threads/{thread}{address}").status_code == 404
        for address in ("/api/home", "/api/inbox", "/api/exchanges", "/api/files"):
            answer = client.get(address)
            assert answer.status_code in {200, 403}
            body = answer.text
            assert "Zarzamora" not in body
            assert thread not in body

    def test_a_seat_beside_them_at_their_own_organisation_finds_nothing(self, signed_in, thread):
        assert signed_in("member").get(f"/api/threads/{thread}").status_code == 404

    def test_the_secretariat_reads_it_when_it_is_named(self, signed_in, world, start):
        start(title="Named", people=[str(world.people["secretariat"])])
        assert titles(signed_in("secretariat")) == ["Named"]

    def test_only_readers_of_the_space_are_named(self, world, start):
        for name in ("guest", "no_seat", "suspended", "former"):
            refused = start(people=[str(world.people[name])])
            assert refused.json()["fields"][0]["code"] == "not_in_space"

    def test_nobody_outside_is_mentioned_in_it(self, signed_in, world, thread):
        words = f"[@M](person:{world.people['member']})"
        answer = signed_in("focal_point").post(
            f"/api/threads/{thread}/posts", json={"language": "en", "markdown": words}
        )
        assert answer.json()["fields"][0]["code"] == "mention_outside_circle"

    def test_its_events_belong_to_its_own_circle(self, database, thread):
        with database.reading() as session:
            row = session.exec(select(Thread)).one()
            events = session.exec(select(EventRow).where(EventRow.subject_id == row.id)).all()
            assert {event.circle_id for event in events} == {row.circle_id}
            assert "Zarzamora" not in json.dumps([event.data for event in events])


def test_a_draft_of_a_thread_is_taken_over_by_another_device(signed_in, world, start):
    draft = f"/api/thread-drafts/{world.people['member']}"
    body = {"title": "", "language": "es", "markdown": "Empiezo", "space_id": NETWORK}
    client = signed_in("focal_point")
    saved = client.put(draft, json=body, headers={"If-Match": '"0"'})
    assert (saved.status_code, saved.headers["etag"]) == (200, '"1"')
    assert client.put(draft, json=body, headers={"If-Match": '"0"'}).status_code == 412
    assert [row["markdown"] for row in client.get("/api/thread-drafts").json()] == ["Empiezo"]
    assert signed_in("member").get("/api/thread-drafts").json() == []
    assert signed_in("member").put(draft, json=body, headers={"If-Match": '"1"'}).status_code == 404
    assert signed_in("member").delete(draft).status_code == 204
    start(draft_id=str(world.people["member"]))
    assert client.get("/api/thread-drafts").json() == []

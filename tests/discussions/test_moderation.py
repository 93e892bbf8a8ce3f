"""Reports, hidden posts, threads that move, and what somebody new may not do yet."""

import threading
import time
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.accounts.models import Person
from app.core import clock
from app.discussions import queries
from app.discussions.models import Post, PostReport, ReportOutcome, ReportReason, Thread
from app.discussions.service import moderation
from app.files.models import File
from app.notifications.models import Notification
from app.outbox.models import EventRow
from tests.discussions.conftest import NETWORK
from tests.files import samples


@pytest.fixture
def thread(world, start) -> str:
    return start().json()["id"]


@pytest.fixture
def post(signed_in, thread) -> str:
    body = {"language": "en", "markdown": "A name that does not belong here"}
    return signed_in("other_city").post(f"/api/threads/{thread}/posts", json=body).json()["id"]


def shown(client, thread) -> dict:
    return client.get(f"/api/threads/{thread}/posts").json()["items"][1]


def waiting(client) -> list[dict]:
    return client.get("/api/reports").json()["items"]


def test_a_report_comes_to_the_desk_and_to_nobody_else(signed_in, thread, post, database):
    address = f"/api/threads/{thread}/posts/{post}/reports"
    body = {"reason": "private_data", "words": "Zarzamora"}
    assert signed_in("guest").post(address, json=body).status_code == 404
    assert signed_in("other_city").post(address, json=body).status_code == 403
    for _ in range(2):
        assert signed_in("member").post(address, json=body).status_code == 204
    (report,) = waiting(signed_in("secretariat"))
    assert (report["words"], report["reason"], report["said"]) == (
        "Zarzamora", "private_data", "A name that does not belong here",
    )  # fmt: skip
    assert (report["reporter"]["name"], report["author"]["name"]) == ("Member", "Other City")
    for name in ("member", "other_city", "focal_point", "guest"):
        assert waiting(signed_in(name)) == []
        settled = signed_in(name).put(f"/api/reports/{report['id']}", json={"outcome": "kept"})
        assert settled.status_code == 404
    with database.reading() as session:
        told = session.exec(select(EventRow).where(EventRow.kind == "post.reported")).one()
        assert told.circle_id != session.exec(select(Thread)).one().circle_id
        assert "Zarzamora" not in str(told.data)


def test_a_settled_report_leaves_the_queue(signed_in, thread, post):
    for name in ("member", "focal_point"):
        signed_in(name).post(f"/api/threads/{thread}/posts/{post}/reports", json={"reason": "other"})
    desk = signed_in("secretariat")
    first, second = waiting(desk)
    assert desk.put(f"/api/reports/{first['id']}", json={"outcome": "kept"}).status_code == 204
    assert shown(signed_in("member"), thread)["hidden_at"] is None
    assert desk.put(f"/api/reports/{second['id']}", json={"outcome": "hidden"}).status_code == 204
    assert waiting(desk) == []
    settled = desk.get("/api/reports", params={"settled": True}).json()["items"]
    assert [(row["outcome"], row["settled_by"]) for row in settled] == [
        ("kept", "Secretariat"),
        ("hidden", "Secretariat"),
    ]
    assert shown(signed_in("member"), thread)["hidden_reason"] == "other"


def test_in_a_group_its_stewards_hear_of_a_report_and_the_desk_does_not(signed_in, start, open_group):
    group = open_group()
    signed_in("other_city").post(f"/api/spaces/{group}/join")
    signed_in("member").post(f"/api/spaces/{group}/join")
    thread = start("other_city", space_id=group).json()["id"]
    post = signed_in("member").get(f"/api/threads/{thread}/posts").json()["items"][0]["id"]
    signed_in("member").post(f"/api/threads/{thread}/posts/{post}/reports", json={"reason": "off_topic"})
    assert len(waiting(signed_in("focal_point"))) == 1
    assert waiting(signed_in("secretariat")) == []


class TestStewardsChange:
    """Reports of a group are read and settled by those who are its stewards now."""

    @pytest.fixture
    def group(self, signed_in, open_group, world) -> str:
        """Tended by the focal point and by Durban's; the member reports a post of Durban's there."""
        group = open_group()
        for name in ("other_city", "member", "expert"):
            signed_in(name).post(f"/api/spaces/{group}/join")
        self.set_steward(signed_in, world, group, "other_city", steward=True)
        return group

    def set_steward(self, signed_in, world, group, name, *, steward, by="focal_point"):
        body = {"person_id": str(world.people[name]), "steward": steward}
        assert signed_in(by).post(f"/api/spaces/{group}/people", json=body).status_code == 201

    @pytest.fixture
    def post(self, signed_in, start, group) -> str:
        thread = start("expert", space_id=group).json()["id"]
        post = signed_in("member").get(f"/api/threads/{thread}/posts").json()["items"][0]["id"]
        signed_in("member").post(f"/api/threads/{thread}/posts/{post}/reports", json={"reason": "off_topic"})
        return post

    @pytest.mark.parametrize("settled", [True, False])
    def test_a_former_steward_reads_no_report(self, signed_in, world, group, post, settled):
        [report] = waiting(signed_in("other_city"))
        if settled:
            signed_in("focal_point").put(f"/api/reports/{report['id']}", json={"outcome": "kept"})
        self.set_steward(signed_in, world, group, "other_city", steward=False)
        seen = signed_in("other_city").get("/api/reports", params={"settled": settled}).json()
        assert (seen["items"], seen["waiting"]) == ([], 0)
        assert len(signed_in("focal_point").get("/api/reports", params={"settled": settled}).json()["items"]) == 1

    @pytest.mark.parametrize("outcome", ["kept", "hidden"])
    def test_a_former_steward_settles_none(self, signed_in, world, group, post, outcome):
        [report] = waiting(signed_in("other_city"))
        self.set_steward(signed_in, world, group, "other_city", steward=False)
        assert signed_in("other_city").put(f"/api/reports/{report['id']}", json={"outcome": outcome}).status_code == 404
        assert len(waiting(signed_in("focal_point"))) == 1

    def test_a_new_steward_finds_what_waits(self, signed_in, world, group, post):
        self.set_steward(signed_in, world, group, "expert", steward=True)
        self.set_steward(signed_in, world, group, "focal_point", steward=False)
        [report] = waiting(signed_in("expert"))
        assert signed_in("expert").put(f"/api/reports/{report['id']}", json={"outcome": "kept"}).status_code == 204
        assert waiting(signed_in("focal_point")) == []

    def test_in_a_thread_that_moved_into_a_group_its_stewards_do(self, signed_in, thread, open_group):
        post = signed_in("member").get(f"/api/threads/{thread}/posts").json()["items"][0]["id"]
        signed_in("member").post(f"/api/threads/{thread}/posts/{post}/reports", json={"reason": "off_topic"})
        group = open_group("invitation", "secretariat")
        signed_in("secretariat").put(f"/api/threads/{thread}/space", json={"space_id": group})
        [report] = waiting(signed_in("secretariat"))
        assert signed_in("secretariat").put(f"/api/reports/{report['id']}", json={"outcome": "kept"}).status_code == 204


def test_the_report_of_a_deleted_post_is_settled(signed_in, thread, post):
    signed_in("member").post(f"/api/threads/{thread}/posts/{post}/reports", json={"reason": "other"})
    signed_in("other_city").delete(f"/api/threads/{thread}/posts/{post}")
    desk = signed_in("secretariat")
    [report] = waiting(desk)
    assert desk.put(f"/api/reports/{report['id']}", json={"outcome": "hidden"}).status_code == 204
    assert waiting(desk) == []


def test_settling_waits_for_the_thread_before_it_holds_the_report(signed_in, thread, post, world, database):
    """Whoever hides the post holds the thread and comes to its reports next: neither waits for the other for ever."""
    signed_in("member").post(f"/api/threads/{thread}/posts/{post}/reports", json={"reason": "other"})
    desk = signed_in("secretariat")
    [report] = waiting(desk)
    settling = threading.Thread(
        target=desk.put, args=(f"/api/reports/{report['id']}",), kwargs={"json": {"outcome": "kept"}}
    )
    with database.writing() as session:
        actor = world.actor(session, "secretariat")
        queries.locked(session, actor, UUID(thread))
        settling.start()
        time.sleep(0.5)
        free = select(PostReport).with_for_update(nowait=True)
        assert session.exec(free).one().settled_at is None
        moderation.hide(session, actor, UUID(thread), UUID(post), reason=ReportReason.other)
    settling.join()
    with database.reading() as session:
        assert session.exec(select(PostReport.outcome)).one() is ReportOutcome.hidden


def test_a_hidden_post_keeps_its_place_and_reason_for_readers(signed_in, thread, post):
    address = f"/api/threads/{thread}/posts/{post}"
    for name in ("focal_point", "member", "other_city"):
        assert signed_in(name).put(f"{address}/hiding", json={"reason": "disrespectful"}).status_code == 403
    hidden = signed_in("secretariat").put(f"{address}/hiding", json={"reason": "disrespectful"}).json()
    assert (hidden["hidden_reason"], "A name" in hidden["html"]) == ("disrespectful", True)
    for name in ("member", "observer", "focal_point"):
        seen = signed_in(name).get(f"/api/threads/{thread}/posts")
        assert "A name" not in seen.text
        assert seen.json()["items"][1]["hidden_reason"] == "disrespectful"
        assert signed_in(name).get(f"{address}/versions").status_code == 404
    own = shown(signed_in("other_city"), thread)
    assert ("A name" in own["html"], own["abilities"]["edit"]) == (True, False)
    reply = {"language": "en", "markdown": "So?", "reply_to": post}
    quote = signed_in("member").post(f"/api/threads/{thread}/posts", json=reply).json()["quote"]
    assert quote["words"] == ""
    assert signed_in("secretariat").delete(f"{address}/hiding").status_code == 200
    assert "A name" in shown(signed_in("member"), thread)["html"]


def test_the_desk_locks_a_thread_and_opens_it_again(signed_in, thread):
    for name, status in (("member", 403), ("observer", 403), ("guest", 404), ("secretariat", 200)):
        answer = signed_in(name).put(f"/api/threads/{thread}/state", json={"state": "locked"})
        assert answer.status_code == status
    body = {"language": "en", "markdown": "x"}
    assert signed_in("member").post(f"/api/threads/{thread}/posts", json=body).json()["code"] == "thread_locked"
    signed_in("secretariat").put(f"/api/threads/{thread}/state", json={"state": "open"})
    assert signed_in("member").post(f"/api/threads/{thread}/posts", json=body).status_code == 201


class TestMoving:
    def test_among_spaces_of_the_network_changes_nobodys_rights(self, signed_in, thread, vocabulary):
        topics = signed_in("member").get("/api/topics").json()
        topic = next(topic for topic in topics if topic["parent"] is None)["id"]
        space = signed_in("member").put(f"/api/spaces/topics/{topic}").json()["id"]
        assert signed_in("focal_point").put(f"/api/threads/{thread}/space", json={"space_id": space}).status_code == 403
        moved = signed_in("secretariat").put(f"/api/threads/{thread}/space", json={"space_id": space})
        assert moved.json()["space_id"] == space
        assert signed_in("observer").get(f"/api/threads/{thread}").status_code == 200

    def test_into_a_group_takes_posts_and_files_along(self, signed_in, thread, world, open_group, database):
        circle = signed_in("secretariat").get(f"/api/threads/{thread}").json()["circle_id"]
        file = signed_in("secretariat").post(
            "/api/files", data={"circle_id": circle}, files={"file": ("a.png", samples.picture())}
        )
        signed_in("secretariat").post(
            f"/api/threads/{thread}/posts", json={"language": "en", "markdown": "x", "files": [file.json()["id"]]}
        )
        group = open_group("invitation", "secretariat")
        strange = open_group("open", "focal_point")
        assert (
            signed_in("secretariat").put(f"/api/threads/{thread}/space", json={"space_id": strange}).status_code == 403
        )
        moved = signed_in("secretariat").put(f"/api/threads/{thread}/space", json={"space_id": group})
        assert moved.status_code == 200
        for name in ("member", "observer"):
            assert signed_in(name).get(f"/api/threads/{thread}").status_code == 404
            assert signed_in(name).get(f"/api/files/{file.json()['id']}").status_code == 404
        with database.reading() as session:
            room = session.exec(select(Thread.circle_id)).one()
            assert set(session.exec(select(Post.circle_id))) == set(session.exec(select(File.circle_id))) == {room}
        back = signed_in("secretariat").put(f"/api/threads/{thread}/space", json={"space_id": NETWORK})
        assert (back.status_code, back.json()["code"]) == (409, "thread_would_widen")

    def test_a_confidential_thread_stays_where_it_is(self, signed_in, start, world):
        thread = start(people=[str(world.people["secretariat"])]).json()["id"]
        for name in ("focal_point", "secretariat"):
            answer = signed_in(name).put(f"/api/threads/{thread}/space", json={"space_id": NETWORK})
            assert answer.status_code == 403


class TestNewcomers:
    def write(self, client, thread, markdown="Hello"):
        return client.post(f"/api/threads/{thread}/posts", json={"language": "en", "markdown": markdown})

    @pytest.mark.parametrize("link", ["https://spam.example", "[x](//spam.example)", "[x](mailto:a@spam.example)"])
    def test_lead_nowhere_outside_in_their_first_posts(self, signed_in, thread, link):
        refused = self.write(signed_in("member"), thread, f"See {link}")
        assert (refused.status_code, refused.json()["code"]) == (409, "links_too_early")
        assert refused.json()["params"] == {"after": 3}
        assert self.write(signed_in("member"), thread, f"See [this](/conversations/{thread})").status_code == 201
        for _ in range(2):
            self.write(signed_in("member"), thread)
        assert self.write(signed_in("member"), thread, f"See {link}").status_code == 201

    def test_lead_nowhere_by_changing_a_post_either(self, signed_in, thread):
        member = signed_in("member")
        post = self.write(member, thread).json()["id"]
        address, said = (
            f"/api/threads/{thread}/posts/{post}",
            {"language": "en", "markdown": "See https://spam.example"},
        )
        refused = member.patch(address, json=said, headers={"if-match": '"1"'})
        assert (refused.status_code, refused.json()["code"]) == (409, "links_too_early")
        for _ in range(9):
            self.write(member, thread)
        assert member.patch(address, json=said, headers={"if-match": '"1"'}).status_code == 200

    def test_write_only_so_often(self, signed_in, thread):
        answers = [self.write(signed_in("member"), thread) for _ in range(11)]
        assert [answer.status_code for answer in answers] == [201] * 10 + [429]
        assert answers[-1].json()["code"] == "new_posts_limit"
        assert self.write(signed_in("focal_point"), thread).status_code == 201

    def test_are_new_for_a_week(self, signed_in, thread, world, database):
        with database.writing() as session:
            session.get_one(Person, world.people["member"]).consented_at = clock.now() - timedelta(days=8)
        assert self.write(signed_in("member"), thread, "https://elsewhere.example").status_code == 201


def test_levels_of_a_thread_go_before_those_of_its_space(signed_in, thread, world, database):
    for name, level in (("member", "follow"), ("other_city", "follow"), ("secretariat", "mute")):
        signed_in(name).put(f"/api/spaces/{NETWORK}/level", json={"level": level})
    signed_in("other_city").put(f"/api/threads/{thread}/level", json={"level": "mute"})
    signed_in("secretariat").put(f"/api/threads/{thread}/level", json={"level": "follow"})
    with database.reading() as session:
        people = world.people
        assert queries.levels(session, session.get_one(Thread, UUID(thread))) == {
            people["member"]: "follow", people["other_city"]: "mute", people["secretariat"]: "follow",
        }  # fmt: skip


def test_who_follows_hears_and_who_mutes_hears_only_their_own_name(signed_in, thread, world, database, work):
    signed_in("member").put(f"/api/threads/{thread}/level", json={"level": "follow"})
    signed_in("focal_point").put(f"/api/threads/{thread}/level", json={"level": "mute"})

    work()  # what was said before is told to those who were there then

    def say(markdown: str) -> set[tuple[str, str]]:
        signed_in("other_city").post(f"/api/threads/{thread}/posts", json={"language": "en", "markdown": markdown})
        work()
        with database.writing() as session:
            rows = session.exec(select(Notification)).all()
            heard = {
                (row.kind, next(name for name, key in world.people.items() if key == row.person_id)) for row in rows
            }
            for row in rows:
                session.delete(row)
        return heard

    assert say("Two nights.") == {("post_written", "member")}
    named = f"[@x](person:{world.people['focal_point']}) two nights."
    assert say(named) == {("post_written", "member"), ("named_you", "focal_point")}

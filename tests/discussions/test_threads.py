"""Threads: who reads, who writes, and that nothing anybody wrote is lost."""

import json
from uuid import UUID

import pytest
from sqlmodel import col, select

from app.access import principals
from app.access.actor import SeatRole
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core import ids
from app.discussions import service
from app.discussions.models import Post, PostMention, PostVersion, ThreadState
from app.outbox.models import EventRow
from tests.people import ROLES, SIGNED_OUT

EVERYBODY_IN = ("focal_point", "member", "representative", "other_city", "secretariat")


@pytest.fixture
def room(database, world) -> UUID:
    """A thread about an exchange between Rosario and Durban, in a circle of the two and the secretariat."""
    with database.writing() as session:
        circle = circles.make(
            session,
            CircleKind.exchange,
            {
                principals.of_organisation(world.organisations["rosario"]): CircleRole.contributor,
                principals.of_organisation(world.organisations["durban"]): CircleRole.contributor,
                principals.SECRETARIAT: CircleRole.contributor,
                principals.of_person(world.people["guest"]): CircleRole.reader,
            },
        )
        thread = service.open_thread(
            session,
            world.actor(session, "focal_point"),
            subject_kind="exchange",
            subject_id=ids.new(),
            circle_id=circle.id,
            title="Rota and rest",
            language="en",
            first_post="Welcome.",
        )
    return thread.id


def write(client, room, markdown="How many nights in a row?", **more):
    return client.post(f"/api/threads/{room}/posts", json={"language": "en", "markdown": markdown, **more})


ADDRESSES = (
    ("GET", "", None),
    ("GET", "/posts", None),
    ("GET", "/people", None),
    ("POST", "/posts", {"language": "en", "markdown": "x"}),
    ("PUT", "/draft", {"language": "en", "markdown": "x"}),
    ("PUT", "/reading", {"post_id": str(UUID(int=1))}),
    ("PATCH", f"/posts/{UUID(int=1)}", {"language": "en", "markdown": "x"}),
    ("DELETE", f"/posts/{UUID(int=1)}", None),
    ("GET", f"/posts/{UUID(int=1)}/versions", None),
)


@pytest.mark.parametrize(("method", "address", "body"), ADDRESSES)
@pytest.mark.parametrize("name", ROLES)
def test_whoever_the_circle_does_not_admit_finds_no_thread(signed_in, room, name, method, address, body):
    answer = signed_in(name).request(method, f"/api/threads/{room}{address}", json=body, headers={"If-Match": '"0"'})
    if name in SIGNED_OUT:
        assert answer.status_code == 401
    elif name not in {*EVERYBODY_IN, "guest"}:
        assert answer.status_code == 404
    elif "00000000" not in f"{address}{body}":
        refused = name == "guest" and method != "GET"
        assert answer.status_code == (403 if refused else 201 if method == "POST" else 200)


def test_reader_of_the_circle_cannot_write(signed_in, room):
    thread = signed_in("guest").get(f"/api/threads/{room}").json()
    assert set(thread["abilities"].values()) == {False}
    assert write(signed_in("guest"), room).status_code == 403


def test_observer_reads_the_network_and_writes_nothing(database, world, signed_in):
    with database.writing() as session:
        thread = service.open_thread(
            session, world.actor(session, "focal_point"), subject_kind="", subject_id=None,
            circle_id=NETWORK_CIRCLE, title="Two rates", language="en",
        )  # fmt: skip
    assert signed_in("observer").get(f"/api/threads/{thread.id}").status_code == 200
    assert write(signed_in("observer"), thread.id).status_code == 403
    assert write(signed_in("expert"), thread.id).status_code == 201
    assert signed_in("guest").get(f"/api/threads/{thread.id}").status_code == 404


def test_post_comes_back_rendered_with_its_author(signed_in, room, world):
    answer = write(signed_in("other_city"), room, "**Ours** broke down.<script>alert(1)</script>")
    assert answer.status_code == 201
    post = answer.json()
    assert post["html"] == "<p><strong>Ours</strong> broke down.&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    assert post["author"] == {
        "id": str(world.people["other_city"]),
        "name": "Other City",
        "organisation_id": str(world.organisations["durban"]),
        "organisation": "Durban",
    }
    assert post["abilities"] == {
        "edit": True,
        "delete": True,
        "react": True,
        "report": False,
        "hide": False,
        "translate": False,
    }
    listed = signed_in("member").get(f"/api/threads/{room}/posts").json()["items"]
    assert [item["html"] for item in listed] == ["<p>Welcome.</p>\n", post["html"]]
    assert listed[1]["markdown"] is None
    assert signed_in("member").get(f"/api/threads/{room}").json()["post_count"] == 2


def test_pages_follow_each_other_in_both_directions(signed_in, room):
    client = signed_in("focal_point")
    for number in range(4):
        write(client, room, f"n{number}")
    for order, expected in (
        ("oldest", ["Welcome.", "n0", "n1", "n2", "n3"]),
        ("newest", ["n3", "n2", "n1", "n0", "Welcome."]),
    ):
        found, after = [], None
        while True:
            params = {"limit": 2, "order": order} | ({"after": after} if after else {})
            page = client.get(f"/api/threads/{room}/posts", params=params).json()
            found += [item["html"].strip().removeprefix("<p>").removesuffix("</p>") for item in page["items"]]
            after = page["next"]
            if after is None:
                break
        assert found == expected


def said(page) -> list[str]:
    return [item["html"].strip().removeprefix("<p>").removesuffix("</p>") for item in page["items"]]


def test_a_page_opens_where_one_stopped_reading(signed_in, room):
    reader, writer = signed_in("member"), signed_in("focal_point")
    posts = [write(writer, room, f"n{number}").json()["id"] for number in range(12)]
    address = f"/api/threads/{room}/posts"
    assert said(reader.get(address, params={"at": "unread", "limit": 4}).json()) == ["Welcome.", "n0", "n1", "n2"]
    reader.put(f"/api/threads/{room}/reading", json={"post_id": posts[5]})
    page = reader.get(address, params={"at": "unread", "limit": 6}).json()
    assert said(page) == ["n2", "n3", "n4", "n5", "n6", "n7"]
    before = reader.get(address, params={"order": "newest", "after": page["previous"]}).json()
    assert (said(before), before["previous"], before["next"]) == (["n1", "n0", "Welcome."], None, None)
    assert said(reader.get(address, params={"after": page["next"]}).json())[0] == "n8"
    thread = reader.get(f"/api/threads/{room}").json()
    assert (thread["last_place"], thread["unread"], thread["read_to"]) == (13, 6, posts[5])


def test_a_page_opens_at_a_post_and_is_full_at_the_end(signed_in, room):
    writer = signed_in("focal_point")
    posts = [write(writer, room, f"n{number}").json()["id"] for number in range(12)]
    address = f"/api/threads/{room}/posts"
    page = writer.get(address, params={"at": posts[4], "limit": 5}).json()
    assert said(page) == ["n1", "n2", "n3", "n4", "n5"]
    page = writer.get(address, params={"at": posts[11], "limit": 5}).json()
    assert (said(page), page["next"]) == (["n7", "n8", "n9", "n10", "n11"], None)
    assert said(writer.get(address, params={"at": "unread", "limit": 5}).json())[-1] == "n11"
    assert writer.get(address, params={"at": posts[0], "limit": 5}).json()["previous"] is None
    assert writer.get(address, params={"at": "nowhere"}).status_code == 422


def test_one_post_is_read_in_its_own_thread_only(signed_in, room):
    reader = signed_in("member")
    post = write(reader, room).json()["id"]
    assert reader.get(f"/api/threads/{room}/posts/{post}").json()["id"] == post
    assert reader.get(f"/api/threads/{UUID(int=1)}/posts/{post}").status_code == 404


def test_a_page_costs_the_same_number_of_statements(signed_in, room, statements):
    client = signed_in("focal_point")
    client.get(f"/api/threads/{room}/posts")  # a new connection asks PostgreSQL about itself
    counts = []
    for _ in range(2):
        statements.clear()
        client.get(f"/api/threads/{room}/posts")
        counts.append(len(statements))
        for number in range(19):
            write(client, room, f"n{number}")
    assert counts == [6, 6]


def test_another_persons_post_cannot_be_edited(signed_in, room):
    post = write(signed_in("focal_point"), room).json()
    address = f"/api/threads/{room}/posts/{post['id']}"
    for name in ("member", "other_city", "secretariat"):
        answer = signed_in(name).patch(address, json={"language": "en", "markdown": "x"}, headers={"If-Match": '"1"'})
        assert answer.status_code == 403
    assert signed_in("other_city").delete(address).status_code == 403


def test_edited_post_keeps_what_it_said_before(signed_in, room):
    client = signed_in("focal_point")
    post = write(client, room, "Two nigts").json()
    address = f"/api/threads/{room}/posts/{post['id']}"
    change = {"language": "en", "markdown": "Two nights"}
    assert client.patch(address, json=change).status_code == 422
    edited = client.patch(address, json=change, headers={"If-Match": '"1"'}).json()
    assert (edited["html"], edited["version"]) == ("<p>Two nights</p>\n", 2)
    assert edited["edited_at"] is not None
    assert client.patch(address, json=change, headers={"If-Match": '"1"'}).status_code == 412
    before = signed_in("other_city").get(f"{address}/versions").json()
    assert [(item["version"], item["markdown"]) for item in before] == [(1, "Two nigts")]


def test_deleted_post_keeps_its_place_and_loses_all_its_words(signed_in, room, database):
    client = signed_in("focal_point")
    post = write(client, room, "A name that must go").json()
    address = f"/api/threads/{room}/posts/{post['id']}"
    client.patch(address, json={"language": "en", "markdown": "Still a name"}, headers={"If-Match": '"1"'})
    gone = client.delete(address).json()
    assert (gone["html"], gone["markdown"], set(gone["abilities"].values())) == ("", None, {False})
    assert client.get(f"{address}/versions").json() == []
    assert client.delete(address).json()["deleted_at"] == gone["deleted_at"]
    refused = client.patch(address, json={"language": "en", "markdown": "x"}, headers={"If-Match": '"3"'})
    assert (refused.status_code, refused.json()["code"]) == (409, "post_gone")
    with database.reading() as session:
        assert session.exec(select(PostVersion)).all() == []
        assert session.exec(select(Post.markdown).where(Post.id == UUID(post["id"]))).one() == ""
    assert client.get(f"/api/threads/{room}").json()["post_count"] == 1


def test_secretariat_may_delete_what_others_wrote(signed_in, room):
    post = write(signed_in("other_city"), room).json()
    assert signed_in("secretariat").delete(f"/api/threads/{room}/posts/{post['id']}").status_code == 200


def test_nobody_writes_in_a_locked_thread(signed_in, room, database, world):
    post = write(signed_in("focal_point"), room).json()
    with database.writing() as session:
        service.set_state(session, world.actor(session, "secretariat"), room, state=ThreadState.locked)
    answer = write(signed_in("focal_point"), room)
    assert (answer.status_code, answer.json()["code"]) == (409, "thread_locked")
    shown = signed_in("focal_point").get(f"/api/threads/{room}/posts", params={"order": "newest"}).json()["items"][0]
    assert (shown["id"], set(shown["abilities"].values())) == (post["id"], {False})


def test_mention_reaches_only_people_of_the_circle(signed_in, room, world, database):
    client = signed_in("focal_point")
    for outsider in ("expert", "no_seat", "former", "suspended"):
        answer = write(client, room, f"[@x](person:{world.people[outsider]})")
        assert answer.status_code == 422
        assert answer.json()["fields"] == [
            {"path": ["body", "markdown"], "code": "mention_outside_circle", "params": {}}
        ]
    posts = [
        write(client, room, f"[@x](person:{world.people[name]})").json()
        for name in ("other_city", "secretariat", "guest")
    ]
    assert [post["html"].split("@")[1].split("<")[0] for post in posts] == ["Other City", "Secretariat", "Guest"]
    with database.reading() as session:
        mentioned = session.exec(
            select(PostMention.person_id).where(col(PostMention.post_id) == UUID(posts[0]["id"]))
        ).all()
        event = session.exec(
            select(EventRow).where(EventRow.kind == "post.written").order_by(col(EventRow.id).desc())
        ).first()
    assert mentioned == [world.people["other_city"]]
    assert event.data == {
        "post_id": posts[2]["id"],
        "reply_to": None,
        "mentioned": [str(world.people["guest"])],
        "organisations": [],
    }


def test_people_to_mention_are_those_of_the_circle(signed_in, room, world, database):
    with database.writing() as session:
        world.person(session, "percent_%", at="rosario", role=SeatRole.member)
    found = signed_in("other_city").get(f"/api/threads/{room}/people").json()
    assert {item["name"] for item in found} == {
        "Focal Point", "Member", "Representative", "Other City", "Secretariat", "Guest", "Percent %", "Expired",
    }  # fmt: skip
    found = signed_in("other_city").get(f"/api/threads/{room}/people", params={"find": "%"}).json()
    assert [item["name"] for item in found] == ["Percent %"]


def test_answer_names_a_post_of_the_same_thread(signed_in, room):
    client = signed_in("focal_point")
    post = write(client, room).json()
    assert write(client, room, reply_to=post["id"]).json()["reply_to"] == post["id"]
    refused = write(client, room, reply_to=str(UUID(int=7)))
    assert refused.json()["fields"][0]["path"] == ["body", "reply_to"]


def test_reading_moves_only_when_posted(signed_in, room):
    reader, writer = signed_in("other_city"), signed_in("focal_point")
    posts = [write(writer, room, f"n{number}").json()["id"] for number in range(2)]
    reader.get(f"/api/threads/{room}/posts")
    assert reader.get(f"/api/threads/{room}").json()["read_to"] is None
    for post in (posts[1], posts[0]):
        assert reader.put(f"/api/threads/{room}/reading", json={"post_id": post}).status_code == 204
        assert reader.get(f"/api/threads/{room}").json()["read_to"] == post
    assert writer.get(f"/api/threads/{room}").json()["read_to"] == posts[1]


def test_draft_follows_its_person_and_nobody_else(signed_in, room):
    laptop, phone = signed_in("focal_point"), signed_in("focal_point")
    address = f"/api/threads/{room}/draft"
    body = {"language": "es", "markdown": "Nosotros"}
    assert laptop.put(address, json=body, headers={"If-Match": '"0"'}).headers["etag"] == '"1"'
    taken_over = phone.get(f"/api/threads/{room}")
    assert taken_over.headers["etag"] == '"1"'
    assert taken_over.json()["draft"]["markdown"] == "Nosotros"
    body["markdown"] += " rotamos"
    assert phone.put(address, json=body, headers={"If-Match": '"1"'}).json()["version"] == 2
    stale = laptop.put(address, json=body, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["params"]) == (412, {"version": 2})
    for other in ("member", "secretariat"):
        assert signed_in(other).get(f"/api/threads/{room}").json()["draft"] is None
    write(phone, room)
    assert laptop.get(f"/api/threads/{room}").json()["draft"] is None


@pytest.mark.parametrize("markdown", ["", "  \n", "a\x00b", "\ud800", "x" * 10_001, None, 7, ["x"]])
def test_unusable_text_is_refused_clearly(signed_in, room, markdown):
    answer = signed_in("focal_point").post(
        f"/api/threads/{room}/posts",
        content=json.dumps({"language": "en", "markdown": markdown}),
        headers={"content-type": "application/json"},
    )
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["path"] == ["body", "markdown"]


@pytest.mark.parametrize("text", ["\u202eevil\u202c", "👩‍👩‍👧 عربى", "a\r\n\tb  ", "</script><b>", "x" * 10_000])
def test_text_is_kept_exactly_as_written(signed_in, room, text):
    assert write(signed_in("focal_point"), room, text).json()["markdown"] == text

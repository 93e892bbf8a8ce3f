"""/api/files and /api/pictures: attached, read by their circle alone, taken away."""

import os
import time
from uuid import UUID

import pytest
from sqlmodel import select

from app.access import principals
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core import ids
from app.discussions.models import NETWORK_SPACE
from app.files import service, storage
from app.files.errors import TooManyFiles
from app.files.models import File, Picture
from app.outbox.models import EventRow
from tests.files import samples


@pytest.fixture
def room(world, database):
    """A circle of two people, one of whom only reads."""
    admitted = {"focal_point": CircleRole.contributor, "expert": CircleRole.reader}
    with database.writing() as session:
        made = circles.make(
            session,
            CircleKind.named_people,
            {principals.of_person(world.people[name]): role for name, role in admitted.items()},
        )
        return str(made.id)


@pytest.fixture
def thread(signed_in) -> str:
    """One that the whole network reads."""
    body = {"space_id": str(NETWORK_SPACE), "title": "Rota", "language": "en", "markdown": "x"}
    return signed_in("other_city").post("/api/threads", json=body).json()["id"]


def attach(client, circle, data=samples.PDF, name="acta.pdf", **form):
    return client.post("/api/files", files={"file": (name, data)}, data={"circle_id": circle, **form})


def test_a_file_is_read_by_its_circle_alone(signed_in, room):
    made = attach(signed_in("focal_point"), room)
    assert made.status_code == 201, made.text
    path = made.json()["content"]
    for name in ("focal_point", "expert"):
        assert signed_in(name).get(path).content == samples.PDF
        assert len(signed_in(name).get(f"/api/files?circle_id={room}").json()["items"]) == 1
    for name in ("member", "other_city", "secretariat", "guest", "no_seat"):
        client = signed_in(name)
        assert client.get(path).status_code == 404
        assert client.get(path.removesuffix("/content")).status_code == 404
        assert client.delete(path.removesuffix("/content")).status_code == 404
        assert client.get(f"/api/files?circle_id={room}").json()["items"] == []
    assert signed_in("anonymous").get(path).status_code == 401


@pytest.mark.parametrize("kind", ["post", "exchange", "session", "Post_draft"])
def test_a_file_is_not_hung_on_the_record_of_somebody_else(signed_in, thread, database, kind):
    post = signed_in("other_city").get(f"/api/threads/{thread}/posts").json()["items"][0]["id"]
    refused = attach(signed_in("member"), str(NETWORK_CIRCLE), subject_kind=kind, subject_id=post)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid")
    assert [(field["path"], field["code"]) for field in refused.json()["fields"]] == [
        (["body", "subject_kind"], "enum")
    ]
    assert signed_in("other_city").get(f"/api/threads/{thread}/posts").json()["items"][0]["files"] == []
    with database.reading() as session:
        assert session.exec(select(File)).all() == []


@pytest.mark.parametrize("kind", ["", "thread", "post_draft"])
def test_a_file_is_brought_for_nothing_yet_a_thread_or_what_one_is_writing(signed_in, thread, kind):
    made = attach(signed_in("member"), str(NETWORK_CIRCLE), subject_kind=kind, subject_id=thread)
    assert (made.status_code, made.json()["subject_kind"]) == (201, kind)


@pytest.mark.parametrize("kind", ["thread", "post_draft"])
def test_a_file_is_hung_on_a_thread_of_its_own_circle_alone(signed_in, room, thread, kind):
    for circle, about in ((room, thread), (str(NETWORK_CIRCLE), str(ids.new()))):
        refused = attach(signed_in("focal_point"), circle, subject_kind=kind, subject_id=about)
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


def test_what_others_have_not_sent_yet_takes_nobodys_room(signed_in, thread, monkeypatch):
    monkeypatch.setattr(service, "MOST_ABOUT", 2)
    where = {"circle": str(NETWORK_CIRCLE), "subject_kind": "post_draft", "subject_id": thread}
    assert [attach(signed_in("member"), **where).status_code for _ in "123"] == [201, 201, 409]
    assert attach(signed_in("focal_point"), **where).status_code == 201


def test_a_record_has_no_more_files_than_there_may_be(session, world, monkeypatch):
    """Brought with it, or hung on it afterwards."""
    monkeypatch.setattr(service, "MOST_ABOUT", 2)
    actor, about = world.actor(session, "focal_point"), ids.new()
    where = {"circle_id": NETWORK_CIRCLE, "subject_kind": "post", "subject_id": about}
    made = [service.attach(session, actor, circle_id=NETWORK_CIRCLE, name="x.pdf", data=samples.PDF).id for _ in "123"]
    service.hang(session, actor, made[:2], **where)
    service.hang(session, actor, made[:2], **where)
    with pytest.raises(TooManyFiles):
        service.attach(session, actor, name="x.pdf", data=samples.PDF, **where)
    with pytest.raises(TooManyFiles):
        service.hang(session, actor, made, **where)


def test_an_observer_brings_no_files(signed_in):
    assert attach(signed_in("observer"), str(NETWORK_CIRCLE)).status_code == 403


def test_a_file_of_what_is_not_sent_yet_is_for_its_author_alone(signed_in, room):
    author, other = signed_in("focal_point"), signed_in("expert")
    made = attach(author, room, subject_kind="post_draft").json()
    for client, there in ((author, True), (other, False)):
        listed = client.get(f"/api/files?circle_id={room}").json()["items"]
        assert [item["id"] for item in listed] == ([made["id"]] if there else [])
        assert client.get(f"/api/files/{made['id']}").status_code == (200 if there else 404)
    assert other.delete(f"/api/files/{made['id']}").status_code == 404


def test_a_file_sent_twice_with_one_key_is_attached_once(signed_in, room):
    client, key = signed_in("focal_point"), {"idempotency-key": "once-and-no-more"}
    form = {"data": {"circle_id": room}, "headers": key}
    first, again = (client.post("/api/files", files={"file": ("acta.pdf", samples.PDF)}, **form) for _ in range(2))
    assert (first.status_code, again.content) == (201, first.content)
    assert client.get(first.json()["content"]).content == samples.PDF
    other = client.post("/api/files", files={"file": ("acta.pdf", samples.PDF + b"%")}, **form)
    assert other.json()["fields"][0]["code"] == "used_for_something_else"


def test_a_reader_cannot_attach_and_a_stranger_finds_no_circle(signed_in, room):
    assert attach(signed_in("expert"), room).status_code == 403
    assert attach(signed_in("member"), room).status_code == 404


def test_access_ends_with_the_admission(signed_in, room, database, world):
    path = attach(signed_in("focal_point"), room).json()["content"]
    assert signed_in("expert").get(path).status_code == 200
    with database.writing() as session:
        circles.dismiss(session, UUID(room), principals.of_person(world.people["expert"]))
    assert signed_in("expert").get(path).status_code == 404


def test_a_file_is_saved_and_never_shown(signed_in, room):
    path = attach(signed_in("focal_point"), room, name="acta; ñandú.pdf").json()["content"]
    headers = signed_in("focal_point").get(path).headers
    assert headers["content-disposition"].startswith("attachment; filename*=utf-8''acta%3B%20")
    assert headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["content-type"] == "application/pdf"


def test_what_is_not_taken_is_refused_and_leaves_nothing(signed_in, room, settings, database):
    client = signed_in("focal_point")
    for data in (samples.SVG, samples.MACROS, b""):
        assert attach(client, room, data).json()["code"] == "unsupported_file"
    assert attach(client, room, samples.bomb()).json()["code"] == "picture_too_large"
    assert attach(client, room, b"%PDF-" + bytes(service.MOST_BYTES)).json()["code"] == "file_too_large"
    refused = attach(client, room, b"%PDF-" + bytes(service.MOST_BYTES + 200_000))
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")
    assert not (settings.data_dir / "files").exists()


def test_who_brought_it_takes_it_away_row_and_bytes(signed_in, room, settings, database):
    made = attach(signed_in("focal_point"), room).json()
    path = f"/api/files/{made['id']}"
    assert signed_in("expert").get(path).json()["abilities"] == {"erase": False}
    assert signed_in("expert").delete(path).status_code == 403
    assert signed_in("focal_point").delete(path).status_code == 204
    assert signed_in("focal_point").get(path).status_code == 404
    assert not [found for found in (settings.data_dir / "files").rglob("*") if found.is_file()]
    with database.reading() as session:
        kinds = session.exec(select(EventRow.kind).where(EventRow.subject_kind == "file")).all()
    assert sorted(kinds) == ["file.attached", "file.erased"]


def test_bytes_that_no_row_claims_are_swept_a_day_later(signed_in, room, database, settings):
    made = attach(signed_in("focal_point"), room).json()
    kept = next(path for path in (settings.data_dir / "files").rglob("*") if path.is_file())
    fresh, lost, torn = (kept.with_name(name) for name in ("a" * 32, "b" * 32, ".coming.1"))
    long_ago = time.time() - storage.UNCLAIMED_FOR - 60
    for path in (fresh, lost, torn):
        path.write_bytes(b"x")
    for path in (kept, lost, torn):
        os.utime(path, (long_ago, long_ago))
    database_with_settings = signed_in("focal_point").app.state.runtime.database
    with database_with_settings.writing() as session:
        service.sweep(session)
    assert (kept.exists(), fresh.exists(), lost.exists(), torn.exists()) == (True, True, False, False)
    assert signed_in("focal_point").get(made["content"]).content == samples.PDF


def test_a_row_never_stands_without_its_bytes(signed_in, room, database, settings):
    settings.data_dir.mkdir(exist_ok=True)
    (settings.data_dir / "files").write_text("a disk that takes no more")
    assert attach(signed_in("focal_point"), room).status_code == 500
    with database.reading() as session:
        assert session.exec(select(File)).all() == []


def test_a_photograph_is_shown_to_the_network_in_two_sizes(signed_in, world, database, settings):
    mine = signed_in("focal_point")
    path = f"/api/people/{world.people['focal_point']}/picture"
    made = mine.put(path, files={"file": ("yo.jpg", samples.photograph_with_place())})
    assert made.status_code == 200, made.text
    address = made.json()["picture"]
    for size in ("small", "large"):
        answer = signed_in("other_city").get(f"{address}/{size}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
        assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
        assert signed_in("guest").get(f"{address}/{size}").status_code == 404
    assert signed_in("other_city").get(path.removesuffix("/picture")).json()["picture"] == address
    another = mine.put(path, files={"file": ("yo.png", samples.picture())}).json()["picture"]
    assert another != address
    assert signed_in("other_city").get(f"{address}/small").status_code == 404
    assert mine.delete(path).status_code == 204
    with database.reading() as session:
        assert session.exec(select(Picture)).all() == []
    assert not [found for found in (settings.data_dir / "files").rglob("*") if found.is_file()]


def test_nobody_sets_the_picture_of_somebody_else(signed_in, world):
    files = {"file": ("x.png", samples.picture())}
    person, city = world.people["focal_point"], world.organisations["rosario"]
    assert signed_in("member").put(f"/api/people/{person}/picture", files=files).status_code == 403
    assert signed_in("member").put(f"/api/organisations/{city}/picture", files=files).status_code == 403
    assert signed_in("other_city").delete(f"/api/organisations/{city}/picture").status_code == 403
    assert signed_in("focal_point").put(f"/api/organisations/{city}/picture", files=files).status_code == 200


@pytest.mark.parametrize(
    ("data", "code"),
    [(samples.SVG, "unreadable_picture"), (samples.PDF, "unreadable_picture"), (samples.bomb(), "picture_too_large")],
)
def test_bad_pictures_are_refused(signed_in, world, data, code):
    path = f"/api/people/{world.people['member']}/picture"
    assert signed_in("member").put(path, files={"file": ("x.png", data)}).json()["code"] == code


def test_the_network_shares_files_and_pages_them(signed_in, world):
    client = signed_in("member")
    names = [f"acta {number}.pdf" for number in range(3)]
    for name in names:
        assert attach(client, str(NETWORK_CIRCLE), name=name).status_code == 201
    first = signed_in("other_city").get("/api/files?limit=2").json()
    second = signed_in("other_city").get(f"/api/files?limit=2&after={first['next']}").json()
    assert [item["name"] for item in first["items"] + second["items"]] == names[::-1]
    assert second["next"] is None

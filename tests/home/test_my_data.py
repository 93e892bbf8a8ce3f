"""What a person takes out of Pacto: their own, with the rights of today, and nothing of anybody else's."""

import asyncio
import io
import json
import threading
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import IO
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from anyio import CapacityLimiter
from sqlmodel import SQLModel
from starlette.requests import Request

from app.access.marks import Gate, Pace, mark_of
from app.access.route import doors
from app.access.runtime import Acting
from app.accounts import service as accounts
from app.accounts.models import Identity, Person
from app.circles.models import NETWORK_CIRCLE
from app.core import clock, ids
from app.core.errors import NotSignedIn
from app.core.i18n import Language
from app.discussions.models import NETWORK_SPACE, Post, Thread, ThreadDraft
from app.exchanges.codes import State
from app.files import storage
from app.files.models import File
from app.home.my_data import archive, reading
from app.home.my_data.routes import take_my_data
from app.home.my_data.schemas import MyData
from app.members.models import OfferState
from tests.exchanges.story import Story
from tests.files import samples
from tests.members.offers import offer_of
from tests.proposals import story as bids

NEW = {"if-match": '"0"'}
SECRET, WORDS = "Zarzamora en confianza", "Palabra Quetzalina"


def taken(client) -> zipfile.ZipFile:
    answer = client.get("/api/me/data")
    assert answer.status_code == 200, answer.text
    return zipfile.ZipFile(io.BytesIO(answer.content))


def data_of(client) -> dict:
    return json.loads(taken(client).read("data.json"))


def everything(packed: zipfile.ZipFile) -> str:
    return "\n".join(f"{name}\n{packed.read(name).decode('utf-8', 'replace')}" for name in packed.namelist())


@pytest.fixture
def begin(signed_in):
    """Begin a conversation as somebody, in the network's space."""

    def begun(name: str, title: str, markdown: str, **more) -> str:
        body = {"space_id": str(NETWORK_SPACE), "title": title, "language": "es", "markdown": markdown, **more}
        answer = signed_in(name).post("/api/threads", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    return begun


@pytest.fixture
def say(signed_in):
    def said(name: str, thread: str, markdown: str, **more) -> str:
        answer = signed_in(name).post(
            f"/api/threads/{thread}/posts", json={"language": "es", "markdown": markdown, **more}
        )
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    return said


@pytest.fixture
def leaves(signed_in, world, database, settings):
    """Take somebody's seat, and have them sign in again."""

    def left(name: str, by: str = "focal_point") -> None:
        assert signed_in(by).post(f"/api/seats/{world.seats[name]}/vacate").status_code == 204
        with database.writing() as session:
            world.tokens[name] = accounts.open_sign_in(session, settings, world.people[name], method="code")

    return left


@pytest.fixture
def secret(begin, say, world) -> str:
    """A confidential conversation of Rosario's focal point and member, in which both speak."""
    thread = begin("focal_point", SECRET, WORDS, people=[str(world.people["member"])])
    say("member", thread, "La lista de la guardia")
    return thread


# Who may


@pytest.mark.parametrize("name", ["anonymous", "suspended", "expired", "invited"])
def test_who_has_no_standing_sign_in_takes_nothing(signed_in, name):
    answer = signed_in(name).get("/api/me/data")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_who_is_suspended_on_the_way_gets_nothing_that_opens(runtime, world, database):
    step = reading_as(runtime, world, "member")
    received = []

    async def receive() -> None:
        async for piece in archive.pieces(step, runtime.settings):
            if not received:
                with database.writing() as session:
                    session.get_one(Person, world.people["member"]).suspended_at = clock.now()
            received.append(piece)

    with pytest.raises(NotSignedIn):
        asyncio.run(receive())
    assert received
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(b"".join(received)))


def test_who_loses_a_right_on_the_way_gets_no_more_files_by_it(runtime, world, database, signed_in, secret, settings):
    with database.reading() as session:
        circle = str(session.get_one(Thread, UUID(secret)).circle_id)
    member = signed_in("member")
    for name in ("first.pdf", "second.pdf"):
        sent = {"files": {"file": (name, samples.PDF)}, "data": {"circle_id": circle}}
        assert member.post("/api/files", **sent).status_code == 201
    step = reading_as(runtime, world, "member")
    files = 0

    async def stepping(work):
        nonlocal files
        if getattr(work, "func", None) is reading.opens:
            files += 1
            if files == 2:
                signed_in("focal_point").post(f"/api/seats/{world.seats['member']}/vacate")
                with database.writing() as session:
                    accounts.open_sign_in(session, settings, world.people["member"], method="code")
        return await step(work)

    async def receive() -> bytes:
        return b"".join([piece async for piece in archive.pieces(stepping, runtime.settings)])

    with pytest.raises(NotSignedIn):
        asyncio.run(receive())
    assert files == 2


@pytest.mark.parametrize("name", ["no_seat", "guest", "former"])
def test_who_holds_no_seat_takes_out_what_is_theirs(signed_in, world, name):
    mine = data_of(signed_in(name))
    assert mine["person"]["id"] == str(world.people[name])
    assert [row["organisation"] for row in mine["seats"]] == (["Durban"] if name == "former" else [])


def test_who_has_not_agreed_to_the_terms_takes_it_out_all_the_same(signed_in, world, database):
    with database.writing() as session:
        session.get_one(Person, world.people["member"]).consented_to = ""
    assert signed_in("member").get("/api/home").status_code == 403
    assert data_of(signed_in("member"))["person"]["name"] == "Member"


def test_it_goes_at_the_tight_pace(client):
    (mark,) = [door.mark for door in doors(client.app) if door.path == "/api/me/data"]
    assert (mark.pace, mark.gate, mark.long) == (Pace.tight, Gate.signed_in, True)


# What is in it


def test_parts_and_shape_are_one_list_and_the_letter_names_each(signed_in, world):
    lists = [name for name in MyData.model_fields if name not in {"format", "site", "made_at", "person"}]
    assert lists == list(reading.PARTS)
    for name, language in (("other_city", Language.en), ("focal_point", Language.es), ("expert", Language.pt)):
        packed = taken(signed_in(name))
        assert packed.namelist() == ["README.txt", "data.schema.json", "data.json"]
        assert list(json.loads(packed.read("data.schema.json"))["properties"]) == list(MyData.model_fields)
        letter = packed.read("README.txt").decode()
        assert letter.startswith("Pacto, http://127.0.0.1:8000\n")
        assert archive.say("my_data.others", language) in letter
        assert [row.split(":")[0] for row in letter.splitlines() if row.startswith("- ")] == [
            f"- {part}" for part in ("person", *lists)
        ]


@pytest.fixture
def lived(signed_in, world, database, begin, say, work) -> None:
    """A focal point of whom nearly every part has something to tell."""
    me = signed_in("focal_point")
    thread = begin("focal_point", "Turnos y descanso", "¿Cuántas noches?")
    first = me.get(f"/api/threads/{thread}/posts").json()["items"][0]["id"]
    changed = {"language": "es", "markdown": "¿Cuántas noches seguidas?"}
    me.patch(f"/api/threads/{thread}/posts/{first}", json=changed, headers={"if-match": '"1"'})
    theirs = say("other_city", thread, f"[@F](person:{world.people['focal_point']}) words of Durban")
    ways = [
        me.put(f"/api/threads/{thread}/posts/{theirs}/reactions/thanks"),
        me.post(f"/api/threads/{thread}/posts/{theirs}/reports", json={"reason": "other", "words": "Mírenlo"}),
        me.put(f"/api/threads/{thread}/draft", json={"language": "es", "markdown": "Una nota a medias"}, headers=NEW),
        me.put(f"/api/threads/{thread}/level", json={"level": "follow"}),
        me.put(f"/api/spaces/{NETWORK_SPACE}/level", json={"level": "normal"}),
        me.put("/api/preferences", json={"groups": {"waits": "daily"}}),
    ]
    asked = me.post(f"/api/threads/{thread}/decisions", json=question())
    options = [asked.json()["options"][0]["id"]]
    vote = {"options": options, "reason": "Por los turnos"}
    ways += [asked, me.put(f"/api/decisions/{asked.json()['id']}/vote", json=vote, headers=NEW)]
    ways.append(me.post(f"/api/decisions/{asked.json()['id']}/close"))
    version = {"if-match": me.get(f"/api/decisions/{asked.json()['id']}").headers["etag"]}
    outcome = {"words": "Nos vemos en mayo", "language": "es"}
    ways.append(me.put(f"/api/decisions/{asked.json()['id']}/outcome", json=outcome, headers=version))
    another = me.post(f"/api/threads/{thread}/decisions", json=question())
    ways += [another, me.post(f"/api/decisions/{another.json()['id']}/withdraw", json={"reason": "Ya está dicho"})]
    form = {"circle_id": str(NETWORK_CIRCLE)}
    ways.append(me.post("/api/files", files={"file": ("acta.pdf", samples.PDF)}, data=form))
    person = world.people["focal_point"]
    picture = {"file": ("me.png", samples.picture())}
    ways.append(me.put(f"/api/people/{person}/picture", files=picture))
    assert [(answer.url.path, answer.text) for answer in ways if answer.status_code >= 400] == []
    with database.writing() as session:
        session.add(ThreadDraft(id=uuid4(), person_id=person, content={"title": "A medias"}))
        session.add(Identity(issuer="https://id.example.org", subject="f-1", person_id=person))
        story = Story(session, world)
        story.to(State.completed)
        offer_of(session, world, "focal_point")
        bids.begin(session, world)
    work()


def question() -> dict:
    closes = (clock.now() + timedelta(days=7)).replace(tzinfo=None, microsecond=0).isoformat()
    return {
        "question": "¿Nos reunimos?", "explanation": "Tres días.", "language": "es", "kind": "yes_no",
        "voters": "people", "quorum": False, "closes": closes, "zone": "UTC",
    }  # fmt: skip


EMPTY = {
    "contacts", "topics", "languages", "applications", "invitations", "held_replies", "help_offered", "match_answers",
    "session_notes", "remarks", "follow_ups", "signatures",
}  # fmt: skip
"""Parts of which `lived` has nothing."""


def test_a_life_in_the_network_is_told_part_by_part(signed_in, world, lived):
    packed = taken(signed_in("focal_point"))
    assert packed.testzip() is None
    told = packed.read("data.json")
    mine = json.loads(told)
    MyData.model_validate_json(told)
    assert {name for name in reading.PARTS if not mine[name]} == EMPTY
    assert [row["markdown"] for row in mine["posts"]] == ["¿Cuántas noches seguidas?"]
    assert [row["markdown"] for row in mine["earlier_versions"]] == ["¿Cuántas noches?"]
    assert mine["votes"][0]["question"] == "¿Nos reunimos?"
    assert [row["outcome"] for row in mine["outcomes"]] == ["Nos vemos en mayo"]
    assert [row["reason"] for row in mine["withdrawals"]] == ["Ya está dicho"]
    assert mine["votes"][0]["choices"] == "yes"
    assert set(mine["requests"][0]["topics"].split(", ")) == {"burnout", "interruption"}
    assert mine["reports"][0]["learned"] == ["Rest is planned, not granted."]
    assert (
        "One of the two has stopped sleeping." not in told.decode()
    )  # now the secretariat's, and told of by no one else
    assert mine["proposals"][0]["title"] == "One first night"
    assert packed.read(mine["files"][0]["path"]) == samples.PDF
    assert packed.read(mine["pictures"][0]["path"]).startswith(b"RIFF")
    # There is something of others to leave out: their words, and their side of the exchange.
    all_of_it = everything(packed)
    for words in ("words of Durban", "Saying why we stopped helped us too.", "They were late twice."):
        assert words not in all_of_it
        assert words in everything(taken(signed_in("other_city"))) or words == "They were late twice."
    assert "token_hash" not in all_of_it


def test_an_answer_to_a_match_is_told_to_who_gave_it_as_long_as_they_read_it(signed_in, lived, leaves):
    (answer,) = data_of(signed_in("other_city"))["match_answers"]
    assert (answer["message"], answer["page"] is None) == ("Gladly.", False)
    assert "Gladly." not in everything(taken(signed_in("expert")))
    leaves("other_city", by="secretariat")
    assert data_of(signed_in("other_city"))["match_answers"] == []


def test_every_page_that_it_names_may_be_opened(signed_in, lived):
    me = signed_in("focal_point")
    mine = data_of(me)
    pages = {row["page"] for part in reading.PARTS for row in mine[part] if row.get("page")}
    kinds = {
        "conversations": "threads",
        "spaces": "spaces",
        "exchanges": "exchanges",
        "offers": "offers",
        "proposals": "proposals",
    }
    assert {page.split("/")[-2] for page in pages} == set(kinds)
    for page in pages:
        assert me.get(f"/api/{kinds[page.split('/')[-2]]}/{page.rpartition('/')[2]}").status_code == 200, page


WITH_OTHERS = {
    "agreement", "annex", "budget_line", "call", "call_version", "co_editor", "evidence", "exchange_session",
    "frozen_version", "funder_report", "participant", "party", "proposal", "proposal_result", "result_row",
    "reusable_text", "section_version", "space", "suggestion", "text_reuse",
}  # fmt: skip
"""Work of several, of which the acts tell."""
TOLD_ELSEWHERE = {"person_profile", "section_comment", "post_mention", "search_document"}
"""With the person, as contributions, and in the contributions' own words."""
CONFIDED, NO_WORDS = {"decline"}, {"answer", "idempotent_answer", "reply_address", "told"}


def first_of(found: sa.FromClause) -> sa.Table:
    """The table whose rows a statement tells; what is joined to it only says more of them."""
    while isinstance(found, sa.Join):
        found = found.left
    assert isinstance(found, sa.Table)
    return found


def test_every_table_that_names_a_person_is_told_or_left_out_for_a_reason(database, world):
    with database.writing() as session:
        mine = reading.Mine(world.people["member"], [world.actor(session, "member")])
    told = {first_of(part.statement(mine).get_final_froms()[0]).name for part in reading.PARTS.values()}
    naming = {
        table.name
        for table in SQLModel.metadata.tables.values()
        if "person_id" in table.c or any(key.column.table.name == "person" for key in table.foreign_keys)
    }
    assert naming - told == WITH_OTHERS | TOLD_ELSEWHERE | CONFIDED | NO_WORDS


# Circles


def test_a_confidential_conversation_is_in_no_archive_of_those_who_are_not_in_it(signed_in, world, secret, work):
    work()
    for name in ("focal_point", "member"):
        mine = everything(taken(signed_in(name)))
        assert SECRET in mine
        assert secret in mine
    for name in ("representative", "other_city", "expert", "observer", "secretariat", "guest", "no_seat", "former"):
        told = everything(taken(signed_in(name)))
        found = {each for each in (SECRET, WORDS, "La lista", secret) if each in told}
        assert not found, name


def test_whoever_left_it_keeps_their_own_words_and_learns_nothing_else(signed_in, secret, leaves, work):
    reader = signed_in("member")
    reader.put(f"/api/threads/{secret}/level", json={"level": "follow"})
    draft = {"language": "es", "markdown": "Y otra cosa"}
    assert reader.put(f"/api/threads/{secret}/draft", json=draft, headers=NEW).status_code == 200
    work()
    assert data_of(reader)["posts"][0]["thread_title"] == SECRET
    leaves("member")
    work()
    packed = taken(signed_in("member"))
    mine = json.loads(packed.read("data.json"))
    (post,) = mine["posts"]
    assert (post["markdown"], post["thread_title"], post["page"]) == ("La lista de la guardia", None, None)
    assert [row["markdown"] for row in mine["post_drafts"]] == ["Y otra cosa"]
    assert (mine["threads_followed"], mine["readings"]) == ([], [])
    written = [row for row in mine["acts"] if row["kind"] == "post.written"]
    assert [(row["subject_id"], row["data"]) for row in written] == [(None, None)]
    told = everything(packed)
    assert not {each for each in (SECRET, WORDS, secret) if each in told}


def test_a_file_that_one_may_not_open_any_more_is_named_and_not_enclosed(signed_in, database, secret, leaves):
    with database.reading() as session:
        circle = str(session.get_one(Thread, UUID(secret)).circle_id)
    member = signed_in("member")
    made = member.post("/api/files", files={"file": ("acta.pdf", samples.PDF)}, data={"circle_id": circle})
    assert made.status_code == 201
    assert data_of(member)["files"][0]["path"] == f"files/{made.json()['id']}/acta.pdf"
    leaves("member")
    packed = taken(signed_in("member"))
    (file,) = json.loads(packed.read("data.json"))["files"]
    assert (file["name"], file["path"]) == ("acta.pdf", None)
    assert packed.namelist() == ["README.txt", "data.schema.json", "data.json"]


def test_rights_are_those_of_all_seats_whichever_one_acts_for(signed_in, world, database):
    with database.writing() as session:
        draft = offer_of(session, world, "member", state=OfferState.draft)
        world.seat(session, "partner", world.people["member"], role="member")
    seats = data_of(signed_in("member"))["seats"]
    assert {row["organisation"] for row in seats} == {"Rosario", "Partner"}
    other = next(
        row["id"]
        for row in signed_in("member").get("/api/me").json()["seats"]
        if row["organisation"]["name"] == "Partner"
    )
    assert signed_in("member").post("/api/me/seat", json={"seat_id": other}).status_code == 204
    assert signed_in("member").get(f"/api/offers/{draft}").status_code == 404
    assert [row["page"] for row in data_of(signed_in("member"))["offers"]] == [f"/offers/{draft}"]


def test_whoever_lost_every_right_a_moment_ago_reads_nothing_of_others(signed_in, secret, work, monkeypatch):
    work()
    monkeypatch.setattr(reading, "actors_of", lambda _session, _person_id: [])
    packed = taken(signed_in("member"))
    assert [row["markdown"] for row in json.loads(packed.read("data.json"))["posts"]] == ["La lista de la guardia"]
    told = everything(packed)
    assert not {each for each in (SECRET, WORDS, secret) if each in told}


# Hostile


def reading_as(runtime, world, name: str) -> archive.Step:
    """Steps as a request of this person takes them, asking anew each time who calls."""
    cookie = f"{runtime.session_cookie}={world.tokens[name]}".encode()
    request = Request({"type": "http", "headers": [(b"cookie", cookie)]})
    return Acting(replace(runtime, threads=CapacityLimiter(1)), mark_of(take_my_data), request).reading


LIVES = 20 * reading.PAGE + 7
"""Posts of a long life in the network, each as long as a post can be."""


def test_a_long_life_takes_no_more_memory_than_a_short_one(runtime, world, database, tmp_path):
    words = "".join(f"{number:x} " for number in range(4_000))[:10_000]
    with database.writing() as session:
        thread = Thread(
            subject_kind="", circle_id=NETWORK_CIRCLE, title="Long", language="en", opened_by=world.people["member"]
        )
        session.add(thread)
        session.flush()
        row = {
            "thread_id": thread.id, "circle_id": NETWORK_CIRCLE, "person_id": world.people["member"], "language": "en",
            "markdown": words, "html": "", "markup_version": 1, "written_at": clock.now(), "version": 1,
        }  # fmt: skip
        for first in range(0, LIVES, reading.PAGE):
            some = range(first, min(first + reading.PAGE, LIVES))
            session.connection().execute(sa.insert(Post), [row | {"id": ids.new(), "place": at} for at in some])

    async def receive(packed: IO[bytes]) -> None:
        async for piece in archive.pieces(reading_as(runtime, world, "member"), runtime.settings):
            packed.write(piece)

    with (tmp_path / "mine.zip").open("wb") as packed:
        tracemalloc.start()
        asyncio.run(receive(packed))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    posts = json.loads(zipfile.ZipFile(tmp_path / "mine.zip").read("data.json"))["posts"]
    assert [len(posts), len({post["id"] for post in posts})] == [LIVES, LIVES]
    assert most < 5 * reading.PAGE * len(words) < LIVES * len(words) / 3


def test_half_a_character_in_an_old_row_breaks_nothing(signed_in, world, database):
    def broken() -> None:
        with database.writing() as session:
            session.add(ThreadDraft(id=uuid4(), person_id=world.people["member"], content={"title": "\ud83d half"}))

    if not database.is_sqlite:  # it takes no such row in
        with pytest.raises(sa.exc.DBAPIError):
            broken()
        return
    broken()
    assert data_of(signed_in("member"))["thread_drafts"][0]["content"] == {"title": "? half"}


@pytest.mark.parametrize("name", ['Ñandú 🐦 "quoted"', "../../etc/passwd", "{0.__class__}", "{name}", "<b>"])
def test_names_are_names_and_nothing_else(signed_in, world, database, name):
    with database.writing() as session:
        session.get_one(Person, world.people["member"]).name = name
        file = File(
            circle_id=NETWORK_CIRCLE, name="{open_id} é.pdf", kind="pdf", media_type="application/pdf", size=1,
            sha256="0" * 64, uploaded_by=world.people["member"],
        )  # fmt: skip
        session.add(file)
    storage.write(storage.path_of(signed_in("member").app.state.runtime.settings, file.id), b"x")
    packed = taken(signed_in("member"))
    assert json.loads(packed.read("data.json"))["person"]["name"] == name
    assert name in packed.read("README.txt").decode()
    assert packed.namelist()[3:] == [f"files/{file.id}/{{open_id}} é.pdf"]


def test_a_file_whose_bytes_are_gone_is_left_out_and_the_rest_comes(signed_in, settings):
    member = signed_in("member")
    made = [
        member.post("/api/files", files={"file": (name, samples.PDF)}, data={"circle_id": str(NETWORK_CIRCLE)}).json()[
            "id"
        ]
        for name in ("gone.pdf", "here.pdf")
    ]
    storage.remove(storage.path_of(settings, UUID(made[0])))
    assert taken(member).namelist()[3:] == [f"files/{made[1]}/here.pdf"]


def test_two_at_once_both_get_all_of_it(signed_in, lived):
    clients = [signed_in("focal_point") for _ in range(3)]
    found = [None] * len(clients)

    def take(at: int) -> None:
        found[at] = taken(clients[at])

    threads = [threading.Thread(target=take, args=(at,)) for at in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [json.loads(packed.read("data.json")) | {"made_at": ""} for packed in found]
    assert told[0] == told[1] == told[2]
    assert len({tuple(packed.namelist()) for packed in found}) == 1

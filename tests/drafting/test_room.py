"""People write in one draft over real sockets."""

import time

from pycrdt import Doc, Text

from app.drafting import content, service
from tests.drafting.editor import ROOT, agree, editing
from tests.processes import eventually


def stored(database, draft_id) -> str:
    with database.reading() as session:
        return content.texts(service.read(session, draft_id)).get(ROOT, "")


def test_two_people_write_and_read_the_same(open_as, database, draft_id):
    with open_as("focal_point", saved=1) as one, open_as("member") as other:
        one.type("Rest and pay")
        other.type("ñandú 😀", at=0)
        agree(one, other)
        eventually(lambda: one.saved == one.sent)
        assert one.reads() == stored(database, draft_id)


def test_one_who_comes_later_reads_it_all(open_as, database, draft_id):
    with open_as("focal_point", saved=1) as one:
        one.type("before")
        eventually(lambda: one.saved == one.sent)
    with open_as("member") as other:
        agree(other, text="before")


def test_what_was_written_without_a_connection_is_merged_on_return(line_as, open_as):
    first = line_as("focal_point")
    assert first.synced.wait(10)
    first.type("one ")
    first.drop()
    first.text += "two "
    with open_as("member") as other:
        other.type("three ")
        with open_as("focal_point", doc=first.doc) as back:
            agree(back, other)
            assert sorted(back.reads().split()) == ["one", "three", "two"]


def test_saved_is_said_only_to_those_who_ask(open_as):
    with open_as("focal_point") as silent, open_as("member", saved=1) as asking:
        silent.type("a")
        asking.type("b")
        eventually(lambda: asking.saved == asking.sent)
        assert (silent.saved, silent.standing, silent.refused) == (0, {}, [])
        assert asking.standing["role"] == "contributor"
        assert asking.standing["read_only"] is None


def test_many_keystrokes_reach_others_in_few_messages(open_as):
    with open_as("focal_point") as one, open_as("member") as other:
        before = other.updates_heard
        for _ in range(300):
            one.type("x")
        agree(other, text="x" * 300)
        assert other.updates_heard - before < 150


def test_a_first_keystroke_is_passed_on_at_once(open_as):
    with open_as("focal_point") as one, open_as("member") as other:
        time.sleep(0.2)
        one.type("x")
        agree(one, other, text="x")


def test_an_unloaded_room_is_loaded_again_and_compacted(open_as, rooms, database, draft_id, monkeypatch):
    monkeypatch.setattr("app.drafting.rooms.GRACE_SECONDS", 0.1)
    with open_as("focal_point", saved=1) as one:
        for word in ("some", "words", "to", "keep"):
            one.type(word + " ")
        eventually(lambda: one.saved == one.sent)
    eventually(lambda: rooms.get(draft_id) is None)
    assert stored(database, draft_id) == "some words to keep "
    with open_as("member") as other:
        agree(other, text="some words to keep ")


def test_initial_text_is_written_once_by_the_server(database, served, world):
    seed = Doc()
    seed.get(ROOT, type=Text).insert(0, "Objectives:")
    with database.writing() as session:
        draft_id = service.begin(session, state=seed.get_update())
    with (
        editing(served, draft_id, world.tokens["member"]) as one,
        editing(served, draft_id, world.tokens["focal_point"]) as other,
    ):
        agree(one, other, text="Objectives:")

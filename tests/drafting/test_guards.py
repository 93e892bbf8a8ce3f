"""The ways in which servers of Yjs have lost text, and the guard against each (the numbers are those of the research)."""

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import psycopg
import pytest
from pycrdt import Doc, Text, XmlElement, XmlFragment, XmlText
from sqlmodel import select

from app.drafting import content, service, store
from app.drafting.clients import Client, Given
from app.drafting.models import Draft, DraftState, DraftTick
from tests.drafting.editor import ROOT, Editor, agree
from tests.drafting.test_room import stored
from tests.processes import eventually


def written(words: str) -> Doc:
    doc = Doc()
    doc.get(ROOT, type=Text).insert(0, words)
    return doc


def begin_anew(database, draft_id, words: str) -> int:
    with database.writing() as session:
        return service.begin_anew(session, draft_id, written(words).get_update())


def ended(editor: Editor) -> int:
    eventually(lambda: editor.code is not None)
    return editor.code


def test_1_a_client_of_another_generation_is_stopped_and_keeps_its_copy(line_as, open_as, database, draft_id):
    with open_as("focal_point", generation=1, saved=1) as one:
        one.type("first text")
        eventually(lambda: one.saved == one.sent)
        begin_anew(database, draft_id, "second text")
        assert ended(one) == 4409
        assert one.denied == ["other_generation"]
        kept = one.doc
    back = line_as("focal_point", doc=kept, generation=1)
    assert ended(back) == 4409
    assert back.reads() == "first text"
    with open_as("member", generation=2) as other:
        agree(other, text="second text")
    assert stored(database, draft_id) == "second text"


def test_1_a_client_that_says_nothing_is_stopped_when_it_brings_structures_of_another_generation(
    line_as, open_as, database, draft_id
):
    with open_as("focal_point", saved=1) as one:
        one.type("first text")
        eventually(lambda: one.saved == one.sent)
        kept = one.doc
    begin_anew(database, draft_id, "second text")
    back = line_as("focal_point", doc=kept)
    assert ended(back) == 4409
    with open_as("member") as sly:
        sly.send_update(kept.get_update())
        assert ended(sly) == 4409
    with open_as("other_city") as fresh:
        fresh.type("!")
        agree(fresh, text="second text!")


def test_2_a_draft_that_cannot_be_loaded_is_not_overwritten_by_an_empty_one(line_as, open_as, database, draft_id):
    with database.writing() as session:
        state = session.get_one(DraftState, draft_id)
        whole = written("kept").get_update()
        state.state = whole[:-3]
    with pytest.raises(Exception, match="503"):
        line_as("focal_point")
    with database.writing() as session:
        state = session.get_one(DraftState, draft_id)
        assert state.state == whole[:-3]
        state.state = whole
    with open_as("focal_point") as one:
        agree(one, text="kept")


def test_2_a_log_with_a_gap_opens_no_room(line_as, open_as, database, draft_id, rooms, monkeypatch):
    monkeypatch.setattr("app.drafting.rooms.GRACE_SECONDS", 0.1)
    monkeypatch.setattr("app.drafting.rooms.Rooms._compact_now", lambda *_: None)
    with open_as("focal_point", saved=1) as one:
        for word in "abc":
            one.type(word)
            eventually(lambda: one.saved == one.sent)
    eventually(lambda: rooms.get(draft_id) is None)
    with database.writing() as session:
        session.delete(session.get_one(DraftTick, (draft_id, 2)))
    with pytest.raises(Exception, match="503"):
        line_as("focal_point")


def test_2_and_9_a_compaction_never_holds_less_than_was_stored(database, draft_id, monkeypatch):
    doc, ticks = Doc(), []
    doc.observe(lambda event: ticks.append(event.update))
    text = doc.get(ROOT, type=Text)
    for word in ("one ", "two ", "three "):
        text += word
    del text[0:4]
    store.append(database, [store.Tick(draft_id, 1, tick) for tick in ticks])
    honest = content.of
    monkeypatch.setattr(store.content, "of", lambda state, updates: honest(state, list(updates)[:2]))
    with pytest.raises(store.CompactionFailed), database.writing() as session:
        store.compact(session, draft_id)
    monkeypatch.setattr(store.content, "of", honest)
    assert stored(database, draft_id) == "two three "
    with database.writing() as session:
        assert store.compact(session, draft_id) == 4
    assert stored(database, draft_id) == "two three "
    with database.reading() as session:
        assert session.exec(select(DraftTick)).all() == []
        assert len(session.get_one(DraftState, draft_id).state) <= 1.5 * len(doc.get_update())


def test_9_a_text_with_tables_and_links_is_compacted_in_whatever_order_attributes_are_read(database, draft_id):
    doc, ticks = Doc(), []
    doc.observe(lambda event: ticks.append(event.update))
    children = doc.get(content.ROOT, type=XmlFragment).children
    for number in range(8):
        children.append(XmlElement("table", {}, [XmlElement("tableRow", {}, [
            XmlElement("tableCell", {"colspan": 1, "rowspan": 2, "colwidth": None, "align": "end"}, [XmlText(f"{number}")])
        ])]))  # fmt: skip
        linked = XmlText("link")
        children.append(XmlElement("paragraph", {}, [linked]))
        linked.format(0, 4, {"link": {"href": "https://example.org", "target": None, "rel": None, "class": None}})
    with database.writing() as session:
        session.get_one(DraftState, draft_id).state = b""
    for tick in ticks:
        store.append(database, [store.Tick(draft_id, 1, tick)])
    with database.writing() as session:
        assert store.compact(session, draft_id) == len(ticks)
    with database.reading() as session:
        again = content.of(session.get_one(DraftState, draft_id).state, ())
    assert content.same(doc, again)
    next(iter(again.get(content.ROOT, type=XmlFragment).children)).attributes["class"] = "wide"
    assert not content.same(doc, again)


def test_3_nobody_is_answered_before_the_text_is_loaded(open_as, rooms, database, draft_id, monkeypatch):
    with database.writing() as session:
        session.get_one(DraftState, draft_id).state = written("there all the time").get_update()
    load = store.load

    def slowly(session, draft):
        time.sleep(0.5)
        return load(session, draft)

    monkeypatch.setattr(store, "load", slowly)
    with open_as("focal_point") as one, open_as("member") as other:
        assert one.reads() == other.reads() == "there all the time"


def test_4_what_another_person_has_seen_is_in_the_log(open_as, database, draft_id):
    with open_as("focal_point") as one, open_as("member") as other:
        for count in range(1, 20):
            one.type("x")
            eventually(lambda count=count: len(other.reads()) == count)
            assert len(stored(database, draft_id)) >= count


def test_5_people_who_come_while_a_room_is_left_find_everything(open_as, rooms, database, draft_id, monkeypatch):
    monkeypatch.setattr("app.drafting.rooms.GRACE_SECONDS", 0.0)
    seen = set()
    for written in range(15):
        with open_as("focal_point", saved=1) as one:
            assert one.reads() == "x" * written
            seen.add(rooms.get(draft_id))
            one.type("x")
            eventually(lambda: one.saved == one.sent)
    assert stored(database, draft_id) == "x" * 15
    assert len(seen) > 1, "a room was left and loaded anew in between"


def test_5_people_who_come_while_a_room_is_unloaded_meet_in_one(
    line_as, open_as, rooms, database, draft_id, monkeypatch
):
    """One waits for the unloading to end, the other comes while the first has the text loaded anew."""
    load, compact = store.load, rooms._compact_now

    def after(seconds, work):
        def slowly(*given):
            time.sleep(seconds)
            return work(*given)

        return slowly

    monkeypatch.setattr("app.drafting.rooms.GRACE_SECONDS", 0.0)
    with open_as("focal_point", saved=1) as one:
        one.type("kept ")
        eventually(lambda: one.saved == one.sent)
        monkeypatch.setattr(rooms, "_compact_now", after(1.0, compact))
        monkeypatch.setattr(store, "load", after(1.0, load))
    with ThreadPoolExecutor(2) as threads:
        time.sleep(0.4)
        waiting = threads.submit(line_as, "member")
        time.sleep(1.1)
        coming = threads.submit(line_as, "other_city")
        first, second = waiting.result(timeout=20), coming.result(timeout=20)
    assert first.synced.wait(20)
    assert second.synced.wait(20)
    first.type("together")
    agree(first, second, text="kept together")
    assert len(rooms.get(draft_id).clients) == 2
    first.close()
    second.close()


def test_8_an_editor_with_an_older_schema_only_reads(open_as, database, draft_id):
    with database.writing() as session:
        service.raise_schema(session, draft_id, 3)
    with open_as("focal_point", schema=2, saved=1) as old, open_as("member", schema=3, saved=1) as new:
        new.type("callout")
        agree(old, new)
        old.erase(0, 7)
        eventually(lambda: old.refused)
        assert (old.refused[-1][1], old.standing["read_only"]) == ("schema", "schema")
        agree(new, text="callout")
        with database.writing() as session:
            service.raise_schema(session, draft_id, 4)
        eventually(lambda: new.standing["read_only"] == "schema")


def test_10_a_failing_write_makes_the_room_read_only_and_says_so(open_as, database, draft_id, monkeypatch):
    append = store.append
    full = []

    def refusing(*given):
        if full:
            message = "disk full"
            raise OSError(message)
        return append(*given)

    monkeypatch.setattr(store, "append", refusing)
    with open_as("focal_point", saved=1) as one, open_as("member", saved=1) as other:
        one.type("before ")
        eventually(lambda: one.saved == one.sent)
        full.append(True)
        one.type("while ")
        eventually(lambda: other.standing["read_only"] == "not_saving")
        other.type("dropped ")
        eventually(lambda: other.refused)
        assert other.reads().count("while") == 0, "nobody sees what the log does not hold"
        assert one.saved < one.sent
        full.clear()
        eventually(lambda: one.standing["read_only"] is None)
        agree(one, other)
        eventually(lambda: other.saved == other.sent)
        assert sorted(stored(database, draft_id).split()) == ["before", "dropped", "while"]


def test_11_a_room_whose_draft_began_anew_cannot_write(database, draft_id):
    begin_anew(database, draft_id, "second")
    assert store.append(database, [store.Tick(draft_id, 1, written("late").get_update())]) == [None]
    assert stored(database, draft_id) == "second"
    with database.reading() as session:
        assert session.get_one(Draft, draft_id).generation == 2


def test_many_who_come_at_the_same_moment_all_sync(line_as):
    editors = [line_as(name) for name in ("focal_point", "member", "other_city") * 5]
    try:
        assert all(editor.synced.wait(10) for editor in editors)
        editors[0].type("all")
        agree(*editors, text="all")
    finally:
        for editor in editors:
            editor.close()


def test_a_client_that_does_not_read_gets_the_text_instead_of_a_backlog(open_as, rooms, draft_id, monkeypatch):
    monkeypatch.setattr("app.drafting.clients.MOST_WAITING", 20_000)
    with open_as("focal_point") as one, open_as("member") as slow:
        with slow.lock:  # its reader waits for the lock, so the line fills up
            for _ in range(400):
                one.type("x" * 4000)
            eventually(lambda: one.sent >= 400)
            time.sleep(1)
            waiting = max(client._weight for client in rooms.get(draft_id).clients)
            assert waiting < 100_000
        agree(one, slow, text="x" * 1_600_000)


def test_what_all_get_is_framed_once_and_overtakes_nothing():
    sent, takes = [], True

    def line(frame: bytes) -> bool:
        if takes:
            sent.append(frame)
        return takes

    client = Client(person_id=uuid4(), name="", standing=None, ask=lambda _: None, given=Given())
    client.offer(b"before there is a line", b"framed")
    assert client.take() == [b"before there is a line"]
    client.line = line
    client.offer(b"1", b"framed 1")
    takes = False
    client.offer(b"2", b"framed 2")
    takes = True
    client.offer(b"3", b"framed 3")
    assert (sent, client.take()) == ([b"framed 1"], [b"2", b"3"])
    client.pours_since = 1.0
    client.offer(b"4", b"framed 4")
    assert (sent, client.take()) == ([b"framed 1"], [b"4"]), "what was taken before is still on its way"


def test_bytes_that_are_no_message_end_that_connection_alone(open_as, line_as):
    with open_as("member") as one:
        for data in (
            b"",
            b"\x00",
            b"\x00\x02\xff\xff\xff\xff\x0f",
            b"\x00\x02\x03abc",
            b"\x01\x02\x05\x01",
            b"\x00\x09\x00",
        ):
            sly = line_as("focal_point")
            assert sly.synced.wait(10)
            sly.line.send(data)
            assert ended(sly) == 4400
        one.type("still here")
        with open_as("other_city") as other:
            agree(one, other, text="still here")


def test_10_a_database_that_goes_away_for_a_moment_delays_and_loses_nothing(open_as, database, draft_id, settings):
    with open_as("focal_point", saved=1) as one, open_as("member", saved=1) as other:
        one.type("before ")
        eventually(lambda: one.saved == one.sent)
        if database.is_sqlite:
            with database.writing() as session:
                session.connection()
                one.type("while ")
                other.type("held ")
                time.sleep(0.5)
        else:
            with psycopg.connect(settings.database_url.replace("+psycopg", ""), autocommit=True) as administrator:
                for word in ("while ", "held "):
                    administrator.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                    one.type(word)
        eventually(lambda: one.saved == one.sent and other.saved == other.sent)
        agree(one, other)
        assert sorted(stored(database, draft_id).split()) == ["before", "held", "while"]

"""Who may write, suggest, comment or read; and what happens when that changes in mid-sentence."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment, XmlText
from sqlmodel import select

from app.accounts.models import SignIn
from app.core import clock, ids
from app.drafting import protocol, reviewing, service, telling
from app.drafting.reviewing import only_suggests
from tests.drafting.editor import agree, editing
from tests.drafting.test_room import stored
from tests.processes import eventually


@pytest.mark.parametrize("role", ["reader", "commenter"])
def test_13_updates_of_those_who_only_read_are_dropped(open_as, cast, database, draft_id, role):
    cast(focal_point="contributor", member=role)
    with open_as("focal_point") as one, open_as("member", saved=1) as other:
        one.type("agreed")
        agree(one, other)
        other.type("sly ")
        eventually(lambda: (other.refused and other.refused[-1][1]) == "role")
        one.type("!")
        eventually(lambda: "!" in other.reads())
        assert one.reads() == "agreed!"
        assert stored(database, draft_id) == "agreed!"


def test_a_locked_text_takes_nobodys_updates(open_as, cast, database, draft_id):
    cast(focal_point="steward", locked=True)
    with open_as("focal_point", saved=1) as one:
        one.type("late")
        eventually(lambda: (one.refused and one.refused[-1][1]) == "locked")
        assert stored(database, draft_id) == ""


def test_to_somebody_without_a_role_the_draft_does_not_exist(line_as, cast, served, world, draft_id):
    cast(focal_point="steward")
    with pytest.raises(Exception, match="404"):
        line_as("member")
    headers = {"cookie": f"pacto={world.tokens['member']}"}
    assert httpx.get(f"{served}/api/drafts/{draft_id}", headers=headers).status_code == 404


def test_a_draft_that_is_not_there_is_not_found(served, world, cast):
    headers = {"cookie": f"pacto={world.tokens['member']}"}
    assert httpx.get(f"{served}/api/drafts/{ids.new()}", headers=headers).status_code == 404


def test_without_a_sign_in_or_from_a_foreign_page_nobody_enters(served, world, draft_id, line_as):
    with pytest.raises(Exception, match="403"):
        line_as("member", origin="https://evil.example")
    world.tokens["nobody"] = "made up"
    with pytest.raises(Exception, match="401"):
        line_as("nobody")
    with pytest.raises(Exception, match="401"):
        line_as("expired")


def test_one_who_is_made_a_reader_in_mid_sentence_is_cut_off_and_reads_on(open_as, cast, database, draft_id):
    with open_as("focal_point") as one, open_as("member", saved=1) as other:
        other.type("half a ")
        eventually(lambda: other.saved == other.sent)
        cast(focal_point="contributor", member="reader")
        with database.writing() as session:
            service.rights_changed(session, draft_id)
        eventually(lambda: other.code == 4405)
        with open_as("member", doc=other.doc, saved=1) as back:
            assert back.standing["role"] == "reader"
            back.type("sentence")
            eventually(lambda: back.refused)
            one.type("word")
            eventually(lambda: "word" in back.reads())
        assert one.reads() == "half a word"


def test_one_whose_rights_stay_goes_on_without_losing_a_key(open_as, cast, database, draft_id):
    with open_as("focal_point") as one, open_as("member", saved=1) as other:
        cast(focal_point="reader", member="contributor")
        for place in range(20):
            other.type("x")
            if place % 5 == 0:
                telling.ask_again(draft_id)
        eventually(lambda: one.code == 4405)
        eventually(lambda: other.saved == other.sent)
        assert stored(database, draft_id) == "x" * 20


def test_one_whose_access_or_sign_in_ended_is_sent_away(open_as, cast, database, world):
    with open_as("focal_point") as one, open_as("member") as other:
        cast(member="contributor")
        with database.writing() as session:
            sign_in = session.exec(select(SignIn).where(SignIn.id == world.sign_in_ids["member"])).one()
            sign_in.ended_at = clock.now()
        telling.ask_again()
        eventually(lambda: (one.code, other.code) == (4403, 4401))
        assert one.denied == ["not_allowed"]


def test_nobody_speaks_in_another_name(open_as):
    with open_as("focal_point") as one, open_as("member") as other:
        one.point(7, 1, {"user": {"name": "Somebody Else", "color": "#123456"}, "cursor": {"at": 1}})
        eventually(lambda: 7 in other.cursors)
        said = other.cursors[7]
        assert said["user"]["name"] != "Somebody Else"
        assert (said["user"]["color"], said["cursor"]) == ("#123456", {"at": 1})
        other.point(7, 99, {"user": {"name": "me"}})
        other.point(8, 1, {"user": {"color": "url(x)"}})
        eventually(lambda: 8 in one.cursors)
        assert "color" not in one.cursors[8]["user"]
        assert other.cursors[7] == said


def test_cursors_go_with_their_people(open_as):
    with open_as("member") as other:
        with open_as("focal_point") as one:
            one.point(7, 1, {"cursor": None})
            eventually(lambda: other.cursors.get(7))
        eventually(lambda: other.cursors[7] is None)


def slowed(rooms, monkeypatch, *seconds: float):
    """A gate that looks at once and answers so much later, for each question its time."""
    ask, waits = rooms.gate, list(seconds)

    def slowly(*given):
        answer = ask(*given)
        time.sleep(waits.pop(0) if waits else 0)
        return answer

    monkeypatch.setattr(rooms, "gate", slowly)


def test_an_answer_about_rights_that_have_changed_since_counts_no_more(
    open_as, rooms, cast, database, draft_id, monkeypatch
):
    with open_as("member") as other:
        slowed(rooms, monkeypatch, 0.8, 1.6)
        telling.ask_again(draft_id)
        time.sleep(0.3)
        cast(member="reader")
        telling.ask_again(draft_id)
        time.sleep(0.2)
        other.type("too late")
        eventually(lambda: other.code == 4405)
        assert stored(database, draft_id) == ""


def test_rights_that_change_while_somebody_comes_in_are_asked_once_more(
    line_as, rooms, cast, database, draft_id, monkeypatch
):
    slowed(rooms, monkeypatch, 0.8)
    with ThreadPoolExecutor(1) as threads:
        coming = threads.submit(line_as, "member")
        time.sleep(0.3)
        cast(member="reader")
        telling.ask_again(draft_id)
        other = coming.result(timeout=20)
    other.type("too late")
    eventually(lambda: other.code == 4405, within=10)
    assert stored(database, draft_id) == ""


# Reviewers


def paragraphs(*texts: str) -> Doc:
    doc = Doc()
    root = doc.get("default", type=XmlFragment)
    for text in texts:
        paragraph = XmlElement("paragraph")
        root.children.append(paragraph)
        paragraph.children.append(XmlText(text))
    return doc


def run_of(doc: Doc, paragraph: int = 0) -> XmlText:
    return doc.get("default", type=XmlFragment).children[paragraph].children[0]


BY = {"id": "1", "author": "member"}


def suggested(text: XmlText, at: int, words: str, by=None) -> None:
    text.insert(at, words, {"insertion": {"id": f"{by} 1 1"} if by else BY})


def cut(doc: Doc) -> None:
    """Suggest that the first paragraph be two: the rest goes to a new one, a seam on either side."""
    text = run_of(doc)
    rest = str(text)[3:]
    del text[3 : 3 + len(rest)]
    text.insert(3, "\u200b", {"insertion": BY})
    paragraph = XmlElement("paragraph")
    doc.get("default", type=XmlFragment).children.insert(1, paragraph)
    new = XmlText()
    paragraph.children.append(new)
    new.insert(0, "\u200b", {"insertion": BY})
    new.insert(3, rest, {"insertion": None})


def cut_within(tag: str, last: str = "paragraph", *, seams: int = 2):
    """Suggest another element of this kind in the one that stands first, with a block of its own."""

    def change(doc: Doc) -> None:
        around = doc.get("default", type=XmlFragment).children[0]
        (words,) = around.children[0].children[0].children
        words.insert(len(str(words)), "\u200b", {"insertion": BY})
        made, block, text = XmlElement(tag), XmlElement(last), XmlText()
        around.children.append(made)
        made.children.append(block)
        block.children.append(text)
        text.insert(0, "\u200b" * (seams > 1) + "new", {"insertion": BY})

    return change


@pytest.mark.parametrize(
    ("around", "inner", "change", "taken"),
    [
        ("bulletList", "listItem", cut_within("listItem"), True),
        ("orderedList", "listItem", cut_within("listItem"), True),
        ("bulletList", "listItem", cut_within("listItem", "heading"), False),
        ("bulletList", "listItem", cut_within("listItem", seams=1), False),
        ("tableRow", "tableCell", cut_within("tableCell"), False),
        ("bulletList", "listItem", cut_within("blockquote"), False),
    ],
)
def test_an_item_of_a_list_may_be_suggested_and_no_cell(around, inner, change, taken):
    doc = Doc()
    parent = doc.get("default", type=XmlFragment)
    for name in (around, inner, "paragraph"):
        parent.children.append(XmlElement(name))
        parent = parent.children[0]
    parent.children.append(XmlText("one"))
    whole, updates = doc.get_update(), []
    doc.observe(lambda event: updates.append(event.update))
    with doc.transaction():
        change(doc)
    assert only_suggests(whole, updates[0]) is taken


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        (lambda doc: suggested(run_of(doc), 3, "new "), True),
        (lambda doc: run_of(doc).format(0, 3, {"deletion": BY}), True),
        (lambda doc: run_of(doc).format(0, 3, {"deletion--a1": BY}), True),
        (cut, True),
        (lambda doc: doc.get("default", type=XmlFragment).children.append(XmlElement("paragraph", {"insertion": "1"})), True),
        (lambda doc: run_of(doc).insert(3, "plain"), False),
        (lambda doc: run_of(doc).__delitem__(slice(0, 3)), False),
        (lambda doc: run_of(doc).format(0, 3, {"insertion": BY}), False),
        (lambda doc: run_of(doc).format(0, 3, {"bold": {}}), False),
        (lambda doc: run_of(doc).insert(3, "x", {"deletion": BY}), False),
        (lambda doc: doc.get("default", type=XmlFragment).children.append(XmlElement("paragraph")), False),
        (lambda doc: doc.get("default", type=XmlFragment).children.__delitem__(0), False),
        (lambda doc: doc.get("default", type=XmlFragment).children[0].attributes.__setitem__("level", "2"), False),
        (lambda doc: doc.get("hidden", type=Text).insert(0, "x"), False),
    ],
)  # fmt: skip
def test_only_what_can_be_rejected_without_trace_is_a_suggestion(change, taken):
    doc = paragraphs("one two three", "four")
    whole, updates = doc.get_update(), []
    doc.observe(lambda event: updates.append(event.update))
    with doc.transaction():
        change(doc)
    assert only_suggests(whole, updates[0]) is taken


def test_a_reviewer_may_take_back_what_was_suggested():
    doc = paragraphs("one two")
    suggested(run_of(doc), 3, " and")
    whole, updates = doc.get_update(), []
    doc.observe(lambda event: updates.append(event.update))
    del run_of(doc)[3:7]
    assert only_suggests(whole, updates[0])


def test_a_reviewers_suggestions_are_taken_and_the_rest_is_not(served, cast, database, world):

    cast(focal_point="contributor", member="reviewer")
    with database.writing() as session:
        draft_id = service.begin(session, state=paragraphs("one two").get_update())
    with (
        editing(served, draft_id, world.tokens["focal_point"]) as one,
        editing(served, draft_id, world.tokens["member"], saved=1) as other,
    ):
        assert other.standing["suggests"]
        other.edit(lambda doc: suggested(run_of(doc), 3, " and", world.people["member"]))
        eventually(lambda: other.saved == other.sent)
        eventually(lambda: " and" in str(run_of(one.doc)))
        other.edit(lambda doc: run_of(doc).insert(0, "plain "))
        eventually(lambda: (other.refused and other.refused[-1][1]) == "not_a_suggestion")
        assert "plain" not in str(run_of(one.doc))


# What a reviewer could try


def pieces(doc: Doc, *changes) -> list[bytes]:
    """What each change sends, one update each."""
    updates: list[bytes] = []
    watch = doc.observe(lambda event: updates.append(event.update))
    for change in changes:
        change(doc)
    doc.unobserve(watch)
    return updates


def future(writer: int, first: int, many: int) -> bytes:
    """An update of nothing but deletions: of this writer, from this number on so many."""
    return bytes((0, 1)) + protocol.number(writer) + bytes((1,)) + protocol.number(first) + protocol.number(many)


@pytest.fixture
def reviewing_beside(served, cast, database, world):
    """A contributor and a reviewer with their editors in a draft of one paragraph."""
    cast(focal_point="contributor", member="reviewer")
    with database.writing() as session:
        draft_id = service.begin(session, state=paragraphs("one two").get_update())
    with (
        editing(served, draft_id, world.tokens["focal_point"]) as one,
        editing(served, draft_id, world.tokens["member"], saved=1) as other,
    ):
        yield one, other, draft_id


def heard(one, other) -> None:
    """Wait until all that the reviewer has sent so far is answered, and what was taken has been passed on."""
    eventually(lambda: other.saved == other.sent or (other.refused and other.refused[-1][0] == other.sent))
    at = len(str(run_of(one.doc)))
    one.edit(lambda doc: run_of(doc).insert(at, "."))
    eventually(lambda: str(run_of(other.doc)).endswith("."))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("together", [True, False])
def test_a_reviewer_writes_nothing_plain_by_halves(reviewing_beside, database, world, order, together):
    """The first half is a suggestion; the second takes the mark off it, and is nothing at all where the first is not."""
    one, other, draft_id = reviewing_beside
    with other.lock:
        halves = pieces(
            other.doc,
            lambda doc: suggested(run_of(doc), 3, "SLY", world.people["member"]),
            lambda doc: run_of(doc).format(3, 6, {"insertion": None})
        )  # fmt: skip
    for place in order:
        other.send_update(halves[place])
        if not together:
            eventually(lambda: other.saved == other.sent or other.refused)
    heard(one, other)
    with database.reading() as session:
        plain = [token[1] for token in reviewing.rejected(service.read(session, draft_id)) if token[0] == "text"]
    assert plain == ["one two."]


@pytest.mark.parametrize("whose", ["mine", "another's"])
def test_a_reviewer_deletes_nothing_that_is_yet_to_be_written(reviewing_beside, whose):
    one, other, _ = reviewing_beside
    writer = one.doc.client_id if whose == "another's" else other.doc.client_id
    other.send_update(future(writer, 0, 5000))
    eventually(lambda: other.refused)
    assert other.refused[-1][1] == "incomplete"
    one.edit(lambda doc: run_of(doc).insert(0, "written later "))
    eventually(lambda: str(run_of(other.doc)) == "written later one two")
    assert str(run_of(one.doc)) == "written later one two"


def no_element() -> bytes:
    """A map among the blocks."""
    hostile = Doc()
    hostile.get("default", type=Array).append(Map({"x": 1}))
    return hostile.get_update()


def fragment() -> bytes:
    """A block that is neither element nor text."""
    hostile = Doc()
    hostile.get("default", type=XmlFragment).children.append(XmlElement("x"))
    update = bytearray(hostile.get_update())
    place = update.index(b"\x03\x01x")
    update[place : place + 3] = b"\x04"
    return bytes(update)


def deep() -> bytes:
    """Blocks in blocks, deeper than anybody reads."""
    hostile = Doc()
    parent = hostile.get("default", type=XmlFragment)
    with hostile.transaction():
        for _ in range(1200):
            child = XmlElement("x")
            parent.children.append(child)
            parent = child
    return hostile.get_update()


@pytest.mark.parametrize(
    ("hostile", "why"), [(no_element, "not_a_suggestion"), (fragment, "not_a_suggestion"), (deep, "too_deep")]
)
def test_what_cannot_be_judged_is_refused_and_stops_nobody(reviewing_beside, world, hostile, why):
    one, other, _ = reviewing_beside
    other.send_update(hostile())
    one.edit(lambda doc: run_of(doc).insert(0, "still "))
    eventually(lambda: str(run_of(other.doc)) == "still one two")
    eventually(lambda: other.refused)
    assert other.refused[-1] == (other.sent, why)
    other.edit(lambda doc: suggested(run_of(doc), 3, " and", world.people["member"]))
    eventually(lambda: " and" in str(run_of(one.doc)))


def test_one_reviewers_trick_costs_another_nothing(reviewing_beside, served, cast, world):
    one, other, draft_id = reviewing_beside
    cast(focal_point="contributor", member="reviewer", other_city="reviewer")
    with editing(served, draft_id, world.tokens["other_city"], saved=1) as honest:
        for _ in range(5):
            other.send_update(future(one.doc.client_id, 5000, 5))
            honest.edit(lambda doc: suggested(run_of(doc), 0, "x", world.people["other_city"]))
        eventually(lambda: honest.saved == honest.sent and len(other.refused) == 5)
        assert not honest.refused
        eventually(lambda: "xxxxx" in str(run_of(one.doc)))

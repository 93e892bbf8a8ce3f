"""Nobody suggests in another's name, and everybody goes on with what others suggested."""

import pytest
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from app.drafting import authors, service, structures
from tests.drafting.editor import editing
from tests.drafting.test_rights import paragraphs, pieces, run_of
from tests.processes import eventually


def mark(person_id, number: int = 1) -> dict:
    return {"insertion": {"id": f"{person_id} 1795776000000 {number}"}}


@pytest.fixture
def beside(served, cast, database, world):
    """Two people with their editors in a draft of one paragraph; the second as what the test says."""

    def come(role: str):
        cast(focal_point="contributor", member=role)
        with database.writing() as session:
            draft_id = service.begin(session, state=paragraphs("one two").get_update())
        return (
            editing(served, draft_id, world.tokens["focal_point"], saved=1),
            editing(served, draft_id, world.tokens["member"], saved=1),
        )

    return come


def settled(editor) -> None:
    eventually(lambda: editor.saved == editor.sent)
    assert not editor.refused


@pytest.mark.parametrize("role", ["contributor", "reviewer"])
@pytest.mark.parametrize("name", ["insertion", "insertion--x1", "deletion", "modification"])
def test_a_suggestion_in_anothers_name_is_refused(beside, world, role, name):
    first, second = beside(role)
    forged = {name: {"id": f"{world.people['focal_point']} 1795776000000 1"}}
    with first as lead, second as member:
        member.edit(lambda doc: run_of(doc).insert(0, "sly ", forged))
        eventually(lambda: member.refused)
        assert member.refused[-1] == (member.sent, authors.OTHER_AUTHOR)
        lead.edit(lambda doc: run_of(doc).insert(0, "and "))
        settled(lead)
        assert "sly" not in str(run_of(lead.doc))


@pytest.mark.parametrize("value", [{"id": 7}, {}, "x", {"id": ""}, {"id": "nobody"}])
def test_a_suggestion_of_nobody_is_refused(beside, value):
    first, second = beside("contributor")
    with first, second as member:
        member.edit(lambda doc: run_of(doc).insert(0, "sly ", {"insertion": value}))
        eventually(lambda: member.refused)
        assert member.refused[-1][1] == authors.OTHER_AUTHOR


def test_anothers_suggestion_is_split_moved_taken_and_restored(beside, world):
    first, second = beside("contributor")
    theirs = mark(world.people["focal_point"])
    with first as lead, second as member:
        lead.edit(lambda doc: run_of(doc).insert(3, " and a half", theirs))
        settled(lead)
        eventually(lambda: "half" in str(run_of(member.doc)))
        member.edit(lambda doc: run_of(doc).insert(7, " plain", {"insertion": None}))
        member.edit(lambda doc: append(doc, "moved", theirs))
        member.edit(lambda doc: run_of(doc).format(0, len(str(run_of(doc)).encode()), {"insertion": None}))
        member.edit(lambda doc: run_of(doc).format(3, 7, theirs))
        settled(member)
        eventually(lambda: str(run_of(lead.doc)) == str(run_of(member.doc)))


def append(doc: Doc, words: str, marks: dict) -> None:
    paragraph = XmlElement("paragraph")
    doc.get("default", type=XmlFragment).children.append(paragraph)
    text = XmlText()
    paragraph.children.append(text)
    text.insert(0, words, marks)


def test_what_stood_in_the_text_before_it_was_opened_is_known(served, cast, database, world):
    cast(focal_point="contributor", member="contributor")
    theirs = mark(world.people["focal_point"])
    doc = paragraphs("one two")
    run_of(doc).insert(3, " and", theirs)
    with database.writing() as session:
        draft_id = service.begin(session, state=doc.get_update())
    with editing(served, draft_id, world.tokens["member"], saved=1) as member:
        member.edit(lambda doc: run_of(doc).__delitem__(slice(3, 7)))
        member.edit(lambda doc: run_of(doc).insert(3, " and", theirs))
        settled(member)


def test_ones_own_are_found_among_the_marks_of_an_update(world):
    mine = world.people["member"]
    doc = paragraphs("one two")
    (made,) = pieces(doc, lambda doc: run_of(doc).insert(0, "x", {**mark(mine), "bold": {}, "deletion--a": None}))
    assert authors.brought(structures.read(made).formats) == {mark(mine)["insertion"]["id"]}
    known = authors.Suggestions()
    ids = authors.brought(structures.read(made).formats)
    assert not known.are_others(mine, ids)
    assert known.are_others(world.people["focal_point"], ids)
    known.learn_update(made)
    assert not known.are_others(world.people["focal_point"], ids)

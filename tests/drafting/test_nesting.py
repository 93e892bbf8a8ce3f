"""How deep a text may get, however it is brought there."""

import httpx
import pytest
from pycrdt import Doc, XmlElement, XmlFragment

from app.drafting import nesting, service
from app.drafting.nesting import DEEPEST, TOO_DEEP
from tests.drafting.editor import editing
from tests.drafting.test_rights import pieces
from tests.pace import within
from tests.processes import eventually


def go_down(doc: Doc, levels: int) -> None:
    """Put so many elements more where the text is deepest."""
    parent = doc.get("default", type=XmlFragment)
    while len(parent.children):
        parent = parent.children[0]
    for _ in range(levels):
        child = XmlElement("blockquote")
        parent.children.append(child)
        parent = child


@pytest.fixture
def member(served, cast, database, world):
    cast(focal_point="contributor", member="contributor")
    with database.writing() as session:
        draft_id = service.begin(session)
    with editing(served, draft_id, world.tokens["member"], saved=1) as editor:
        editor.draft_id = draft_id
        yield editor


def stored(database, draft_id) -> int:
    with database.reading() as session:
        return nesting.depth(service.read(session, draft_id))


@pytest.mark.parametrize("steps", [[DEEPEST], [DEEPEST - 1, 1], [10] * (DEEPEST // 10)])
def test_a_text_may_get_as_deep_as_that_and_no_deeper(member, database, steps):
    for levels in steps:
        member.edit(lambda doc, levels=levels: go_down(doc, levels))
    eventually(lambda: member.saved == member.sent)
    assert stored(database, member.draft_id) == DEEPEST
    member.edit(lambda doc: go_down(doc, 1))
    eventually(lambda: member.refused)
    assert member.refused[-1][1] == TOO_DEEP
    assert stored(database, member.draft_id) == DEEPEST


def test_many_elements_beside_each_other_are_not_deep(member, database):
    def change(doc):
        for _ in range(3 * DEEPEST):
            doc.get("default", type=XmlFragment).children.append(XmlElement("paragraph"))

    for _ in range(3):
        member.edit(change)
    eventually(lambda: member.saved == member.sent)
    assert not member.refused
    assert stored(database, member.draft_id) == 1


def test_many_large_updates_at_once_keep_nobody_waiting(member, served, world, database):
    """Each has to be tried on a copy, and there are more than one tick has time for."""

    def widen(doc):
        with doc.transaction():
            children = doc.get("default", type=XmlFragment).children
            for _ in range(DEEPEST + 1):
                children.append(XmlElement("paragraph"))

    with member.lock:
        many = pieces(member.doc, *[widen] * 300)
    for update in many:
        member.send_update(update)
    with httpx.Client(base_url=served, cookies={"pacto": world.tokens["member"]}) as client:
        for _ in range(10):
            with within(1):
                assert client.get("/api/me").status_code == 200
    eventually(lambda: member.saved == member.sent, within=60)
    assert not member.refused
    assert stored(database, member.draft_id) == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("levels", [DEEPEST - 10, DEEPEST + 10])
def test_no_text_gets_too_deep_by_halves(member, database, order, levels):
    """The second half hangs in the first, which comes later perhaps."""

    def down(doc):
        with doc.transaction():
            go_down(doc, levels)

    with member.lock:
        halves = pieces(member.doc, down, down)
    for place in order:
        member.send_update(halves[place])
    eventually(lambda: member.refused, within=10)
    assert stored(database, member.draft_id) <= DEEPEST

"""Versions of a section's text: who keeps and restores them, and that nothing of a text is lost on the way."""

import pytest
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from app.circles.models import CircleRole
from app.core.errors import IllegalMove, NotAllowed, NotFound
from app.drafting import content
from app.drafting import service as drafts
from app.proposals import queries, wording
from app.proposals.codes import SectionAction, SectionState
from app.proposals.models import Proposal
from app.proposals.service import sections, versions
from tests.proposals import story


@pytest.fixture
def section(session, world):
    found = queries.sections(session, story.begin(session, world).id)[0]
    drafts.begin_anew(session, found.id, wording.written(["Rest and pay."]))
    return found


def reads(session, section) -> str:
    return wording.reading(drafts.read(session, section.id)).words


@pytest.mark.parametrize("role", list(CircleRole))
def test_whoever_writes_keeps_and_restores(session, world, section, role):
    proposal = session.get_one(Proposal, section.proposal_id)
    story.put_to_work(session, world, proposal, "member", role)
    lead, member = world.actor(session, "focal_point"), world.actor(session, "member")
    versions.name(session, lead, section.id, name="First")
    if role in {CircleRole.contributor, CircleRole.steward}:
        versions.name(session, member, section.id, name="Mine")
        versions.restore(session, member, section.id, 1)
    else:
        with pytest.raises(NotAllowed):
            versions.name(session, member, section.id, name="Mine")
        with pytest.raises(NotAllowed):
            versions.restore(session, member, section.id, 1)
    assert versions.words(session, member, section.id, 1) == "Rest and pay."


@pytest.mark.parametrize("name", ["other_city", "secretariat", "guest"])
def test_others_read_none(session, world, section, name):
    versions.name(session, world.actor(session, "focal_point"), section.id, name="First")
    outside = world.actor(session, name)
    for read in (versions.listed, lambda *them: versions.words(*them, 1)):
        with pytest.raises(NotFound):
            read(session, outside, section.id)


def test_a_version_that_is_not_there_is_not_found(session, world, section):
    with pytest.raises(NotFound):
        versions.restore(session, world.actor(session, "focal_point"), section.id, 7)


def test_what_is_agreed_is_not_restored(session, world, section):
    lead = world.actor(session, "focal_point")
    versions.name(session, lead, section.id, name="First")
    section.state = SectionState.agreed
    session.add(section)
    with pytest.raises(IllegalMove):
        versions.restore(session, lead, section.id, 1)


def test_a_section_that_moves_is_kept_once(session, world, section):
    lead = world.actor(session, "focal_point")
    for action in (SectionAction.start, SectionAction.hand_in, SectionAction.agree):
        sections.move(session, lead, section.id, action)
    assert [(row["number"], row["name"], row["words"]) for row in versions.listed(session, lead, section.id)] == [
        (1, "", 3)
    ]


def test_restoring_keeps_what_stood_and_begins_the_text_anew(session, world, section):
    lead = world.actor(session, "focal_point")
    versions.name(session, lead, section.id, name="First")
    drafts.begin_anew(session, section.id, wording.written(["Later words."]))
    before = drafts.stands(session, [section.id])[section.id].generation
    versions.restore(session, lead, section.id, 1)
    assert reads(session, section) == "Rest and pay."
    assert drafts.stands(session, [section.id])[section.id].generation == before + 1
    kept = [(row["number"], row["restores"]) for row in versions.listed(session, lead, section.id)]
    assert kept == [(3, 1), (2, None), (1, None)]
    assert versions.words(session, lead, section.id, 2) == "Later words."


def test_a_copy_holds_all_that_the_text_held():
    document = Doc()
    root = document.get(content.ROOT, type=XmlFragment)
    heading = XmlElement("heading")
    root.children.append(heading)
    heading.attributes["level"] = 3
    heading.children.append(XmlText("Ñandú 😀"))
    row = XmlElement("tableRow")
    table = XmlElement("table")
    root.children.append(table)
    table.children.append(row)
    cell = XmlElement("tableCell")
    row.children.append(cell)
    paragraph = XmlElement("paragraph")
    cell.children.append(paragraph)
    text = XmlText()
    paragraph.children.append(text)
    text.insert(0, "plain ñ ")
    text.insert(len("plain ñ ".encode()), "bold", {"bold": {}})
    text.insert(0, "sug ", {"insertion": {"id": "a 1 1"}})
    copy = content.of(wording.anew(document), ())
    assert wording.reading(copy) == wording.reading(document)
    assert str(copy.get(content.ROOT, type=XmlFragment)) == str(root)

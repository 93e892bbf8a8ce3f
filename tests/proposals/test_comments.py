"""Comments on words of a section: who may, where the mark stands, and what becomes of it."""

import pytest
from pycrdt import XmlFragment

from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.errors import IllegalMove, NotAllowed, NotFound
from app.core.i18n import Language
from app.drafting import content
from app.drafting import service as drafts
from app.main import make_app
from app.proposals import queries, wording
from app.proposals.codes import SectionState
from app.proposals.errors import WordsGone
from app.proposals.models import Proposal, SectionComment
from app.proposals.service import comments
from tests.drafting.editor import editing
from tests.processes import eventually
from tests.proposals import story
from tests.serving import serving

TEXT = ["Añadir 😀 descanso, y descanso pago.", "Rest and pay."]


@pytest.fixture
def section(session, world):
    """The first section of a proposal of Rosario's, with words in it."""
    found = queries.sections(session, story.begin(session, world).id)[0]
    drafts.begin_anew(session, found.id, wording.written(TEXT))
    return found


def ask(session, actor: Actor, section, quote: str, occurrence: int = 0) -> SectionComment:
    return comments.comment(
        session, actor, section.id, quote=quote, occurrence=occurrence, markdown="¿Cuánto?", language=Language.es
    )


def marked(document) -> list[tuple[str, str]]:
    """The words that carry comments, with how many of them."""
    return [
        (run, len(marks[wording.COMMENT]["ids"].split()))
        for block in document.get(content.ROOT, type=XmlFragment).children
        for text in block.children
        for run, marks in text.diff()
        if marks and wording.COMMENT in marks
    ]


@pytest.mark.parametrize("role", list(CircleRole))
def test_whoever_does_more_than_read_comments(session, world, section, role):
    proposal = session.get_one(Proposal, section.proposal_id)
    story.put_to_work(session, world, proposal, "member", role)
    member = world.actor(session, "member")
    if role is CircleRole.reader:
        with pytest.raises(NotAllowed):
            ask(session, member, section, "Rest")
        assert marked(drafts.read(session, section.id)) == []
    else:
        ask(session, member, section, "Rest")
        assert marked(drafts.read(session, section.id)) == [("Rest", 1)]
    (row,) = comments.listed(session, world.actor(session, "focal_point"), section.id) or [None]
    assert (row is None) is (role is CircleRole.reader)


@pytest.mark.parametrize("name", ["other_city", "secretariat", "guest", "observer", "expert"])
def test_others_neither_comment_nor_read_comments(session, world, section, name):
    ask(session, world.actor(session, "focal_point"), section, "Rest")
    with pytest.raises(NotFound):
        ask(session, world.actor(session, name), section, "Rest")
    with pytest.raises(NotFound):
        comments.listed(session, world.actor(session, name), section.id)


def test_what_is_agreed_is_not_commented_on(session, world, section):
    section.state = SectionState.agreed
    session.add(section)
    with pytest.raises(IllegalMove):
        ask(session, world.actor(session, "focal_point"), section, "Rest")


def test_words_that_are_gone_are_not_commented_on(session, world, section):
    lead = world.actor(session, "focal_point")
    for quote, occurrence in (("Sleep", 0), ("descanso", 2)):
        with pytest.raises(WordsGone):
            ask(session, lead, section, quote, occurrence)


@pytest.mark.parametrize(
    ("quote", "occurrence", "found"),
    [
        ("descanso", 0, [("descanso", 1)]),
        ("descanso pago", 0, [("descanso pago", 1)]),
        ("descanso", 1, [("descanso", 1)]),
        ("pago.\nRest", 0, [("pago.", 1), ("Rest", 1)]),
        ("😀", 0, [("😀", 1)]),
    ],
)
def test_the_mark_stands_on_the_words_and_on_no_others(session, world, section, quote, occurrence, found):
    before = wording.reading(drafts.read(session, section.id))
    ask(session, world.actor(session, "focal_point"), section, quote, occurrence)
    document = drafts.read(session, section.id)
    assert marked(document) == found
    assert wording.reading(document) == before, "a comment is no part of the text"


def test_comments_overlap(session, world, section):
    lead = world.actor(session, "focal_point")
    ask(session, lead, section, "Rest and")
    ask(session, lead, section, "and pay")
    assert marked(drafts.read(session, section.id)) == [("Rest ", 1), ("and", 2), (" pay", 1)]


def test_it_is_settled_by_whoever_asked_or_writes(session, world, section):
    proposal = session.get_one(Proposal, section.proposal_id)
    for name, role in (("member", CircleRole.commenter), ("representative", CircleRole.steward)):
        story.put_to_work(session, world, proposal, name, role)
    lead, member = world.actor(session, "focal_point"), world.actor(session, "member")
    theirs, ours = ask(session, member, section, "Rest"), ask(session, lead, section, "pay")
    with pytest.raises(NotAllowed):
        comments.resolve(session, member, section.id, ours.thread_id, resolved=True)
    comments.resolve(session, member, section.id, theirs.thread_id, resolved=True)
    comments.resolve(session, lead, section.id, ours.thread_id, resolved=True)
    assert all(row.resolved_at for row in comments.listed(session, lead, section.id))
    comments.resolve(session, lead, section.id, theirs.thread_id, resolved=False)
    assert [bool(row.resolved_at) for row in comments.listed(session, lead, section.id)] == [False, True]
    with pytest.raises(NotFound):
        comments.resolve(session, lead, section.id, section.id, resolved=True)


def test_whoever_has_the_text_open_sees_the_mark_and_a_commenter_writes_nothing(settings, database, world):
    with database.writing() as session:
        proposal = story.begin(session, world)
        story.put_to_work(session, world, proposal, "member", CircleRole.commenter)
        section_id = queries.sections(session, proposal.id)[0].id
        drafts.begin_anew(session, section_id, wording.written(TEXT))
    with (
        serving(lambda address: make_app(settings.model_copy(update={"base_url": address}))) as served,
        editing(served, section_id, world.tokens["focal_point"], saved=1) as lead,
        editing(served, section_id, world.tokens["member"], saved=1) as member,
    ):
        with database.writing() as session:
            comments.comment(
                session, world.actor(session, "member"), section_id, quote="pay", occurrence=0, markdown="How much?",
                language=Language.en,
            )  # fmt: skip
        eventually(lambda: marked(lead.doc) == marked(member.doc) == [("pay", 1)], within=5)
        assert (lead.code, member.code) == (None, None)
        assert member.standing["read_only"] == "role"

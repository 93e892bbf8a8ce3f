"""Where proposals come from: an exchange, a conversation, an older proposal; linked both ways for those who may read both."""

import pytest
from sqlmodel import select

from app.core.errors import NotFound
from app.core.i18n import Language
from app.discussions import service as talk
from app.discussions.models import NETWORK_SPACE, Thread, Work
from app.exchanges.codes import State
from app.home import lineage
from app.proposals.codes import Mandate, Origin, ResultKind
from app.proposals.errors import NobodyAnswers
from app.proposals.models import Proposal
from tests.exchanges.story import TITLE, Story
from tests.proposals import story


def begin(session, world, kind, record_id, *, by="focal_point"):
    actor = world.actor(session, by)
    offered = lineage.offered(session, actor, kind, record_id)
    call = story.enter(session, world, form=story.wanted(id=f"fund-{kind}"))
    return lineage.begin(
        session, actor, call_id=call.id, title=offered.title, language=offered.language, summary="",
        topics=offered.topics, origin=kind, origin_id=record_id,
    )  # fmt: skip


def test_an_exchange_becomes_a_proposal(session, world):
    exchange = Story(session, world).to(State.agreed)
    actor = world.actor(session, "focal_point")
    offered = lineage.offered(session, actor, Origin.exchange, exchange.id)
    assert (offered.title, offered.topics[0]) == (TITLE, "interruption")
    assert [organisation.name for organisation in offered.organisations] == ["Durban"]
    proposal = begin(session, world, Origin.exchange, exchange.id)
    (came,) = lineage.came_of(session, actor, Origin.exchange, exchange.id)
    assert came.id == proposal.id
    assert [each.id for each in lineage.lineage(session, actor, proposal.id)] == [exchange.id]
    peer = world.actor(session, "other_city")
    assert lineage.came_of(session, peer, Origin.exchange, exchange.id) == [], "the peer is not in the proposal"


def test_a_conversation_becomes_a_proposal(session, world):
    actor = world.actor(session, "focal_point")
    thread = talk.start_thread(
        session,
        actor,
        title="Who pays the night shift?",
        language=Language.es,
        markdown="¿Quién?",
        space_id=NETWORK_SPACE,
    )
    proposal = begin(session, world, Origin.thread, thread.id)
    assert (proposal.title, proposal.language) == ("Who pays the night shift?", Language.es)
    assert [each.id for each in lineage.came_of(session, actor, Origin.thread, thread.id)] == [proposal.id]


def test_a_proposal_begins_from_an_older_one(session, world):
    older = story.begin(session, world)
    story.joined(session, world, older)
    actor = world.actor(session, "focal_point")
    offered = lineage.offered(session, actor, Origin.proposal, older.id)
    assert [organisation.name for organisation in offered.organisations] == ["Durban"]
    proposal = begin(session, world, Origin.proposal, older.id)
    assert [(each.id, each.after) for each in lineage.lineage(session, actor, proposal.id)] == [(older.id, False)]
    assert [(each.id, each.after) for each in lineage.lineage(session, actor, older.id)] == [(proposal.id, True)]
    partner = world.actor(session, "other_city")
    assert lineage.lineage(session, partner, older.id) == [], "of the lead's next bid a partner is not told"


def test_the_line_runs_from_a_conversation_to_the_result(session, world):
    """A question becomes a request, the exchange's own conversation a proposal, and the funder's answer stands at its end."""
    asked = talk.start_thread(
        session, world.actor(session, "focal_point"), title="Who pays the night shift?", language=Language.es,
        markdown="¿Quién?", space_id=NETWORK_SPACE,
    )  # fmt: skip
    exchange = Story(session, world).to(State.agreed)
    talk.link_work(session, asked, subject_kind="exchange", subject_id=exchange.id, work=Work.became)
    room = session.exec(select(Thread).where(Thread.subject_id == exchange.id)).first()
    proposal = begin(session, world, Origin.thread, room.id)
    proposal.outcome = ResultKind.granted
    session.add(proposal)
    session.flush()
    lead = world.actor(session, "focal_point")
    assert [each.id for each in lineage.lineage(session, lead, proposal.id)] == [asked.id, exchange.id, room.id]
    told = lineage.came_of(session, lead, Origin.exchange, exchange.id)
    assert [(each.id, each.after, each.outcome) for each in told] == [
        (asked.id, False, None), (proposal.id, True, ResultKind.granted),
    ]  # fmt: skip
    assert [each.id for each in lineage.came_of(session, lead, Origin.thread, asked.id)] == [exchange.id, proposal.id]
    peer = world.actor(session, "other_city")
    assert [each.id for each in lineage.came_of(session, peer, Origin.thread, asked.id)] == [exchange.id]


def test_nothing_begins_from_what_one_may_not_read(session, world):
    older = story.begin(session, world)
    with pytest.raises(NotFound):
        lineage.offered(session, world.actor(session, "other_city"), Origin.proposal, older.id)
    call = story.enter(session, world, form=story.wanted(id="second-fund"))
    durban = world.actor(session, "other_city")
    with pytest.raises(NotFound):
        lineage.begin(
            session, durban, call_id=call.id, title="Sly", language=None, summary="", topics=[], origin=Origin.proposal,
            origin_id=older.id,
        )  # fmt: skip
    assert session.exec(select(Proposal.id).where(Proposal.organisation_id == durban.organisation_id)).all() == []
    with pytest.raises(NotFound):
        lineage.came_of(session, durban, Origin.proposal, older.id)


def test_those_who_took_part_there_are_asked_in_at_once(session, world):
    exchange = Story(session, world).to(State.agreed)
    actor, durban = world.actor(session, "focal_point"), world.organisations["durban"]
    call = story.enter(session, world)
    proposal = lineage.begin(
        session, actor, call_id=call.id, title="Together", language=None, summary="", topics=(),
        origin=Origin.exchange, origin_id=exchange.id, partners=[durban, durban],
    )  # fmt: skip
    assert story.mandate_of(session, proposal.id, durban) is Mandate.asked


def test_whoever_wrote_in_a_conversation_is_offered(session, world):
    actor, peer = world.actor(session, "focal_point"), world.actor(session, "other_city")
    start = {"language": Language.en, "space_id": NETWORK_SPACE}
    thread = talk.start_thread(session, actor, title="Night shifts", markdown="Who?", **start)
    offered = lineage.offered(session, actor, Origin.thread, thread.id)
    assert offered.organisations == [], "one's own organisation is in it anyway"
    talk.write_post(session, peer, thread.id, language=Language.en, markdown="We do.")
    talk.write_post(session, world.actor(session, "expert"), thread.id, language=Language.en, markdown="We study it.")
    offered = lineage.offered(session, actor, Origin.thread, thread.id)
    assert [each.name for each in offered.organisations] == ["Durban"], "nobody could commit the expert's organisation"


def test_nothing_begins_where_one_of_those_asked_cannot_answer(session, world):
    call = story.enter(session, world)
    with pytest.raises(NobodyAnswers):
        lineage.begin(
            session, world.actor(session, "focal_point"), call_id=call.id, title="Together", language=None,
            summary="", topics=(), origin=None, origin_id=None, partners=[world.organisations["partner"]],
        )  # fmt: skip

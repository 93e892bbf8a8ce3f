"""Texts that are used again: marked by those who led, found by their own organisations, noted where they came in."""

import pytest
from sqlmodel import select

from app.core.errors import IllegalMove, Invalid, NotAllowed, NotFound
from app.home import lineage
from app.outbox.models import EventRow
from app.proposals import queries as proposals
from app.proposals.codes import Origin
from app.proposals.reuse import queries, service
from app.proposals.reuse.models import TextReuse
from app.proposals.service import consortium
from tests.exchanges.story import vocabulary
from tests.proposals import afterwards, signings, story


def first_section(session, proposal):
    return signings.sections(session, proposal)[0]


def marked(session, world, *, name="The first night", by="focal_point"):
    """The text of a proposal of Rosario and Durban that was granted."""
    proposal = afterwards.granted(session, world)
    section = first_section(session, proposal)
    vocabulary(session)
    service.mark(session, world.actor(session, by), section.id, name=name, topics=["interruption"])
    return proposal, section


def found(session, world, name, *words):
    return [row["section_id"] for row in queries.found(session, world.actor(session, name), words=words)]


def following(session, world, *, by="focal_point"):
    """A section that is being written for another call."""
    proposal = story.begin(session, world, by=by, call=story.enter(session, world, form=story.wanted(id="next-fund")))
    return proposal, first_section(session, proposal)


@pytest.mark.parametrize("name", ["other_city", signings.DURBAN])
def test_a_partner_marks_nothing(session, world, name):
    proposal = afterwards.granted(session, world)
    with pytest.raises(NotAllowed):
        service.mark(session, world.actor(session, name), first_section(session, proposal).id, name="x", topics=[])


def test_a_stranger_learns_of_no_text(session, world):
    _, section = marked(session, world)
    for name in ("member", "expert", "secretariat", "observer"):
        assert found(session, world, name) == []
        with pytest.raises(NotFound):
            queries.text(session, world.actor(session, name), section.id)


def test_a_text_that_is_written_cannot_be_marked(session, world):
    proposal = signings.agreed(session, world)
    with pytest.raises(IllegalMove):
        service.mark(
            session, world.actor(session, "focal_point"), first_section(session, proposal).id, name="x", topics=[]
        )


def test_an_empty_text_and_an_unknown_topic_are_refused(session, world):
    proposal = afterwards.granted(session, world)
    lead, (written, empty) = world.actor(session, "focal_point"), signings.sections(session, proposal)
    with pytest.raises(Invalid):
        service.mark(session, lead, empty.id, name="Nothing", topics=[])
    with pytest.raises(Invalid):
        service.mark(session, lead, written.id, name="Night", topics=["astrology"])


def test_the_organisation_finds_it_by_words_of_name_and_text(session, world):
    _, section = marked(session, world)
    assert found(session, world, "focal_point", "special", "first") == [section.id]
    assert found(session, world, "representative") == [section.id]
    assert found(session, world, "focal_point", "absent") == []
    assert found(session, world, "focal_point", "%") == [], "what is typed is no pattern"


def test_a_partner_finds_only_what_was_its_part(session, world):
    proposal, section = marked(session, world)
    assert found(session, world, "other_city") == [], "it was Rosario's part"
    section.organisation_id = world.organisations["durban"]
    session.add(section)
    service.mark(session, world.actor(session, "focal_point"), section.id, name="The first night", topics=[])
    row = queries.text(session, world.actor(session, "focal_point"), section.id)
    row.organisation_id = world.organisations["durban"]
    session.add(row)
    session.flush()
    assert found(session, world, "other_city") == [section.id]
    party = proposals.party_of(session, proposal.id, world.organisations["durban"])
    consortium.leave(session, world.actor(session, signings.DURBAN), party.id)
    assert found(session, world, "other_city") == [], "whoever left reads nothing of the proposal"


def test_it_shows_where_it_came_from_and_with_what_result(session, world, signed_in):
    proposal, _ = marked(session, world)
    session.commit()
    (shown,) = signed_in("focal_point").get("/api/reusable-texts?q=night").json()
    assert (shown["proposal_id"], shown["outcome"], shown["text"]) == (str(proposal.id), "granted", signings.SUMMARY)
    assert (shown["section_title"], shown["organisation_name"]) == ({"en": "Summary"}, "Rosario")


def test_bringing_it_in_is_noted_once_and_shown_in_the_line_of_descent(session, world):
    source, section = marked(session, world)
    proposal, into = following(session, world)
    lead = world.actor(session, "focal_point")
    service.bring(session, lead, into.id, from_section_id=section.id)
    service.bring(session, lead, into.id, from_section_id=section.id)
    assert len(session.exec(select(TextReuse.id)).all()) == 1
    assert len(session.exec(select(EventRow.id).where(EventRow.kind == "text.reused")).all()) == 1
    found_before = lineage.lineage(session, lead, proposal.id)
    assert [(each.kind, each.id, each.after, each.text) for each in found_before] == [
        (Origin.proposal, source.id, False, True)
    ]
    assert [(each.id, each.after, each.text) for each in lineage.lineage(session, lead, source.id)] == [
        (proposal.id, True, True)
    ]


def test_a_partner_of_one_proposal_is_not_told_of_the_other(session, world):
    source, section = marked(session, world)
    proposal, into = following(session, world)
    service.bring(session, world.actor(session, "focal_point"), into.id, from_section_id=section.id)
    durban = world.actor(session, "other_city")
    assert lineage.lineage(session, durban, source.id) == [], "Durban is not in the new one"
    party = proposals.party_of(session, source.id, world.organisations["durban"])
    consortium.leave(session, world.actor(session, signings.DURBAN), party.id)
    story.joined(session, world, proposal, by=signings.DURBAN)
    assert lineage.lineage(session, world.actor(session, "other_city"), proposal.id) == [], "nor in the old one now"


def test_nobody_brings_in_what_is_not_theirs(session, world):
    _, section = marked(session, world)
    _, theirs = following(session, world, by="other_city")
    with pytest.raises(NotFound):
        service.bring(session, world.actor(session, "other_city"), theirs.id, from_section_id=section.id)
    _, own = following_again(session, world)
    with pytest.raises(NotFound):
        service.bring(session, world.actor(session, "other_city"), own.id, from_section_id=section.id)


def following_again(session, world):
    proposal = story.begin(session, world, call=story.enter(session, world, form=story.wanted(id="third-fund")))
    return proposal, first_section(session, proposal)


def test_a_mark_that_is_taken_away_is_found_no_more(session, world):
    _, section = marked(session, world)
    lead = world.actor(session, "focal_point")
    service.unmark(session, lead, section.id)
    assert found(session, world, "focal_point") == []
    with pytest.raises(NotFound):
        service.unmark(session, lead, section.id)

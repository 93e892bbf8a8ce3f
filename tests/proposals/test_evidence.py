"""Conditions of a call that only people can tell: who says so, with what, and what follows for the checklist."""

import pytest
from sqlmodel import select

from app.circles.models import CircleRole
from app.core.errors import IllegalMove, NotAllowed, NotFound
from app.files import service as files
from app.files.models import File
from app.outbox.models import EventRow
from app.proposals import queries as proposals_read
from app.proposals.codes import Answer, Check
from app.proposals.evidence import service
from app.proposals.evidence.errors import EvidenceStale
from app.proposals.evidence.service import Said
from app.proposals.service import consortium, proposals, reading
from tests.files import samples
from tests.proposals import story

RULES = [
    {"key": "report", "text": {"en": "No overdue report."}, "per_applicant": True},
    {"key": "years", "text": {"en": "The lead has existed for two years."}},
]
YES = Said(Answer.met, "Closed in May.", "/exchanges/0198f1f0-c0de-7abc-8000-000000000000")


@pytest.fixture
def proposal(session, world):
    """Rosario leads, Durban takes part; one condition is for each of them, one for the lead."""
    form = story.wanted()
    form["eligibility"]["rules"] = RULES
    made = story.begin(session, world, call=story.enter(session, world, form=form))
    story.joined(session, world, made)
    return made


def tell(session, world, proposal, by="focal_point", of="rosario", key="report", said=YES, file=None, version=0):
    return service.tell(
        session, world.actor(session, by), proposal.id, key=key, organisation_id=world.organisations[of], said=said,
        file=file, if_match=f'"{version}"',
    )  # fmt: skip


def rules(session, world, proposal, by="focal_point"):
    actor = world.actor(session, by)
    overview = reading.overview(session, actor, proposals_read.proposal(session, actor, proposal.id))
    return {item.params["key"]: item for item in overview.eligibility if item.check is Check.rule}


@pytest.mark.parametrize("name", ["no_seat", "guest", "secretariat", "expert", "observer", "member"])
def test_others_say_nothing_about_a_proposal_that_they_are_not_in(session, world, proposal, name):
    with pytest.raises(NotFound):
        tell(session, world, proposal, by=name)


@pytest.mark.parametrize("role", [CircleRole.reader, CircleRole.commenter, CircleRole.reviewer])
def test_readers_commenters_and_reviewers_only_read_it(session, world, proposal, role):
    tell(session, world, proposal)
    story.put_to_work(session, world, proposal, "member", role)
    with pytest.raises(NotAllowed):
        tell(session, world, proposal, by="member", version=1)
    found = rules(session, world, proposal, "member")["report"].evidence
    assert [(each.words, each.tell) for each in found] == [("Closed in May.", False), ("", False)]


def test_a_partner_answers_for_itself_and_the_lead_for_all(session, world, proposal):
    tell(session, world, proposal, by="other_city", of="durban")
    for key, of in (("report", "rosario"), ("years", "rosario")):
        with pytest.raises(NotAllowed):
            tell(session, world, proposal, by="other_city", of=of, key=key)
    tell(session, world, proposal, of="durban", version=1)
    assert [each.tell for each in rules(session, world, proposal, "other_city")["report"].evidence] == [False, True]


@pytest.mark.parametrize(("key", "of"), [("years", "durban"), ("none", "rosario"), ("report", "partner")])
def test_what_is_put_to_nobody_is_not_answered(session, world, proposal, key, of):
    with pytest.raises(NotFound):
        tell(session, world, proposal, key=key, of=of)


def test_a_condition_of_each_is_met_when_all_say_so_and_missing_when_one_does_not(session, world, proposal):
    assert rules(session, world, proposal)["report"].answer is Answer.ask
    tell(session, world, proposal)
    assert rules(session, world, proposal)["report"].answer is Answer.ask
    tell(session, world, proposal, of="durban", said=Said(Answer.missing))
    found = rules(session, world, proposal)["report"]
    assert (found.answer, found.params["names"]) == (Answer.missing, ["Durban"])
    tell(session, world, proposal, of="durban", version=1)
    assert rules(session, world, proposal)["report"].answer is Answer.met
    assert rules(session, world, proposal)["years"].answer is Answer.ask


def test_a_partner_that_left_is_asked_no_more(session, world, proposal):
    tell(session, world, proposal)
    tell(session, world, proposal, of="durban", said=Said(Answer.missing))
    party = proposals_read.party_of(session, proposal.id, world.organisations["durban"])
    consortium.leave(session, world.actor(session, "other_city"), party.id)
    found = rules(session, world, proposal)["report"]
    assert (found.answer, [each.organisation for each in found.evidence]) == (Answer.met, ["Rosario"])


def test_it_says_who_said_it_with_what(session, world, proposal):
    tell(session, world, proposal, file=("acta.pdf", samples.PDF))
    found = rules(session, world, proposal, "other_city")["report"].evidence[0]
    assert (found.answer, found.link, found.told_by, found.file.name) == (
        Answer.met,
        YES.link,
        "Focal Point",
        "acta.pdf",
    )
    tell(session, world, proposal, said=Said(Answer.met, "As before."), version=1)
    again = rules(session, world, proposal)["report"].evidence[0]
    assert (again.words, again.file, again.version) == ("As before.", found.file, 2)
    with pytest.raises(NotAllowed):
        files.erase(session, world.actor(session, "focal_point"), found.file.id)


def test_whoever_was_slower_is_told_what_stands(session, world, proposal):
    tell(session, world, proposal, by="other_city", of="durban")
    with pytest.raises(EvidenceStale) as refused:
        tell(session, world, proposal, of="durban", said=Said(Answer.missing), file=("acta.pdf", samples.PDF))
    assert refused.value.params == {"version": 1, "answer": "met", "words": "Closed in May.", "by": "Other City"}
    assert session.exec(select(File)).all() == []


def test_nobody_answers_once_it_is_given_up(session, world, proposal):
    proposals.withdraw(session, world.actor(session, "focal_point"), proposal.id)
    with pytest.raises(IllegalMove):
        tell(session, world, proposal)


def test_what_happened_holds_no_words(session, world, proposal):
    tell(session, world, proposal)
    row = session.exec(select(EventRow).where(EventRow.kind == "evidence.told")).one()
    assert row.data == {"key": "report", "organisation_id": str(world.organisations["rosario"]), "answer": "met"}


@pytest.mark.parametrize(
    ("link", "status"),
    [
        ("/exchanges/0198f1f0-c0de-7abc-8000-000000000000", 204), ("", 204), ("https://evil.example/", 422),
        ("//evil.example", 422), ("javascript:alert(1)", 422), ("/exchanges/../../x", 422), ("/api/files/1", 422),
    ],
)  # fmt: skip
def test_only_a_page_of_ours_is_linked(session, world, proposal, signed_in, link, status):
    session.commit()
    where = f"/api/proposals/{proposal.id}/evidence/report/{world.organisations['rosario']}"
    sent = {"answer": "met", "words": "See there", "link": link}
    assert signed_in("focal_point").put(where, data=sent, headers={"if-match": '"0"'}).status_code == status


@pytest.mark.parametrize("data", [samples.HTML, samples.MACROS, samples.ARCHIVE])
def test_hostile_files_are_refused_and_nothing_is_said(session, world, proposal, signed_in, runtime, data):
    session.commit()
    where = f"/api/proposals/{proposal.id}/evidence/report/{world.organisations['rosario']}"
    sent = {"data": {"answer": "met"}, "files": {"file": ("acta.pdf", data)}, "headers": {"if-match": '"0"'}}
    assert signed_in("focal_point").put(where, **sent).status_code == 415
    with runtime.database.reading() as after:
        assert rules(after, world, proposal)["report"].evidence[0].version == 0

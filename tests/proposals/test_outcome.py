"""What the funder answered: who writes it down, what is kept of it, and who hears."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.access import principals
from app.circles import service as circles
from app.circles.models import CircleRole
from app.core import clock
from app.core.errors import IllegalMove, Invalid, NotAllowed, NotFound, Stale
from app.files import service as files
from app.files.models import STAYING
from app.notifications.models import Notification
from app.outbox.models import EventRow
from app.proposals.after import reading
from app.proposals.after.models import ProposalResult
from app.proposals.annexes import reading as annexes
from app.proposals.budget import reading as budget
from app.proposals.codes import ProposalState, ResultKind
from app.proposals.models import Call
from app.proposals.results import reading as results
from app.proposals.service import proposals as proposing
from app.proposals.service.reading import overview
from app.proposals.signing import reading as signing
from tests.files.samples import PDF
from tests.proposals import afterwards, signings, story


def seen(session, world, proposal, name="focal_point"):
    return reading.after(session, world.actor(session, name), proposal)


def test_nothing_is_told_before_it_was_sent(session, world):
    proposal, _ = signings.signed(session, world)
    with pytest.raises(IllegalMove):
        afterwards.told(session, world, proposal, afterwards.grant())


@pytest.mark.parametrize("name", [signings.DURBAN, "other_city"])
def test_a_partner_reads_and_writes_nothing_down(session, world, name):
    proposal = afterwards.granted(session, world)
    with pytest.raises(NotAllowed):
        afterwards.told(session, world, proposal, afterwards.grant(), by=name, seen=1)
    shown = seen(session, world, proposal, name)
    assert (shown.result.amount, shown.abilities.tell, shown.abilities.report) == (afterwards.AMOUNT, False, False)


@pytest.mark.parametrize("name", ["member", "expert", "secretariat"])
def test_nobody_outside_learns_of_it(session, world, name):
    proposal = afterwards.sent(session, world)
    with pytest.raises(NotFound):
        afterwards.told(session, world, proposal, afterwards.grant(), by=name)


@pytest.mark.parametrize(("role", "may"), [(CircleRole.reader, False), (CircleRole.contributor, True)])
def test_the_secretariat_writes_it_down_where_it_takes_part(session, world, role, may):
    proposal = afterwards.sent(session, world)
    desk = principals.of_seat(world.seats["secretariat"])
    circles.admit(session, proposal.circle_id, desk, role=role)
    if may:
        assert afterwards.told(session, world, proposal, afterwards.grant(), by="secretariat").number == 1
    else:
        with pytest.raises(NotAllowed):
            afterwards.told(session, world, proposal, afterwards.grant(), by="secretariat")


def test_every_wording_stays(session, world):
    proposal = afterwards.sent(session, world)
    afterwards.told(session, world, proposal, afterwards.grant(outcome="reserve", amount=None, currency=None))
    assert proposal.outcome is ResultKind.reserve
    afterwards.told(session, world, proposal, afterwards.grant(words="We are glad.", words_language="en"), seen=1)
    shown = seen(session, world, proposal)
    assert (shown.result.outcome, shown.result.words, shown.version) == (ResultKind.granted, "We are glad.", 2)
    assert [(each.number, each.outcome) for each in shown.earlier] == [(1, ResultKind.reserve)]
    assert proposal.state is ProposalState.sent


def test_every_page_of_it_says_what_the_funder_answered(session, world):
    proposal, actor = afterwards.granted(session, world), world.actor(session, "focal_point")
    call = session.get_one(Call, proposal.call_id)
    for page in (overview, annexes.whole, results.whole, budget.whole, signing.overview, reading.after):
        head = page(session, actor, proposal)
        assert (head.title, head.state, head.outcome, head.sent_at, head.organisations, head.call.title) == (
            proposal.title, ProposalState.sent, ResultKind.granted, proposal.moved_at, 2, call.title,
        )  # fmt: skip


def test_before_it_is_sent_a_page_says_until_when_and_counts_those_who_read_it(session, world):
    proposal = story.begin(session, world)
    story.ask(session, world, proposal)
    head = overview(session, world.actor(session, "focal_point"), proposal)
    assert (head.state, head.outcome, head.sent_at, head.organisations) == (ProposalState.drafting, None, None, 1)
    assert (head.closes_at, head.closes_zone) == (proposal.closes_at, "America/New_York")


def test_two_who_write_it_down_at_once_do_not_overwrite(session, world):
    proposal = afterwards.granted(session, world)
    with pytest.raises(Stale):
        afterwards.told(session, world, proposal, afterwards.grant(amount=1), by="representative", seen=0)


def test_saying_the_same_again_makes_no_other_wording(session, world):
    proposal = afterwards.granted(session, world)
    afterwards.told(session, world, proposal, afterwards.grant(), seen=1)
    assert len(session.exec(select(ProposalResult.id)).all()) == 1
    assert len(session.exec(select(EventRow.id).where(EventRow.kind == "proposal.result_told")).all()) == 1


def test_feedback_stands_by_criterion_and_by_section(session, world):
    proposal = afterwards.sent(session, world)
    section = signings.sections(session, proposal)[0]
    feedback = [
        {"criterion": "relevance", "points": 4750, "words": "Well argued."},
        {"section_id": str(section.id), "words": "Too long."},
    ]
    afterwards.told(session, world, proposal, afterwards.grant(feedback=feedback))
    criterion, about_section = seen(session, world, proposal).result.feedback
    assert (criterion.title["es"], criterion.weight, criterion.points) == ("Pertinencia", 60, 4750)
    assert (about_section.title, about_section.points, about_section.words) == ({"en": "Summary"}, None, "Too long.")


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": None},
        {"currency": None},
        {"outcome": "not_granted"},
        {"decided_on": (clock.now() + timedelta(days=3)).date()},
        {"feedback": [{"criterion": "beauty"}]},
        {"feedback": [{"words": "About what?"}]},
        {"feedback": [{"criterion": "relevance"}, {"criterion": "relevance"}]},
        {"feedback": [{"section_id": "0198f1f0-c0de-7abc-8000-000000000000"}]},
    ],
)
def test_what_cannot_be_is_refused(session, world, wrong):
    proposal = afterwards.sent(session, world)
    with pytest.raises(Invalid):
        afterwards.told(session, world, proposal, afterwards.grant(**wrong))


def test_the_funders_letter_is_read_by_everybody_of_the_proposal(session, world, signed_in):
    proposal = afterwards.sent(session, world)
    lead = world.actor(session, "focal_point")
    letter = files.attach(session, lead, circle_id=proposal.circle_id, name="carta.pdf", data=PDF)
    afterwards.told(session, world, proposal, afterwards.grant(file_ids=[letter.id]))
    session.commit()
    partner = signed_in("other_city")
    assert [each["name"] for each in partner.get(f"/api/proposals/{proposal.id}/after").json()["letters"]] == [
        "carta.pdf"
    ]
    assert partner.get(f"/api/files/{letter.id}/content").status_code == 200
    assert signed_in("member").get(f"/api/files/{letter.id}/content").status_code == 404


def test_a_letter_stays(session, world):
    proposal = afterwards.sent(session, world)
    lead = world.actor(session, "focal_point")
    letter = files.attach(session, lead, circle_id=proposal.circle_id, name="carta.pdf", data=PDF)
    afterwards.told(session, world, proposal, afterwards.grant(file_ids=[letter.id]))
    with pytest.raises(NotAllowed):
        files.erase(session, lead, letter.id)


@pytest.mark.parametrize("kind", sorted(STAYING - {"funder_letter"}))
def test_a_file_that_stays_with_its_record_becomes_no_letter(session, world, kind):
    proposal = afterwards.sent(session, world)
    lead = world.actor(session, "focal_point")
    signed = files.attach(
        session, lead, circle_id=proposal.circle_id, name="carta.pdf", data=PDF, subject_kind=kind, subject_id=proposal.id
    )  # fmt: skip
    with pytest.raises(NotFound):
        afterwards.told(session, world, proposal, afterwards.grant(file_ids=[signed.id]))
    assert signed.subject_kind == kind


def test_another_ones_file_is_no_letter(session, world):
    proposal = afterwards.sent(session, world)
    theirs = files.attach(
        session, world.actor(session, "other_city"), circle_id=proposal.circle_id, name="x.pdf", data=PDF
    )
    with pytest.raises(NotFound):
        afterwards.told(session, world, proposal, afterwards.grant(file_ids=[theirs.id]))


def test_everybody_of_the_proposal_hears_in_their_language(session, world, runtime, work):
    afterwards.granted(session, world)
    session.commit()
    work()
    with runtime.database.reading() as after:
        lines = after.exec(select(Notification).where(Notification.kind == "result_told")).all()
        told = {name for name, person_id in world.people.items() if person_id in {line.person_id for line in lines}}
    assert told == {"representative", "other_city", signings.DURBAN}


def test_the_next_stage_waits_for_its_own_result(session, world):
    proposal = afterwards.granted(session, world, call=story.enter(session, world))
    assert afterwards.owed(session, proposal) == [], "a yes to the concept is an invitation"
    proposing.go_on(session, world.actor(session, "focal_point"), proposal.id, if_match=f'"{proposal.version}"')
    shown = seen(session, world, proposal)
    assert (proposal.outcome, shown.result, [each.stage for each in shown.earlier]) == (None, None, ["concept"])
    assert not shown.abilities.tell


def test_the_list_and_the_overview_tell_the_result(session, world, signed_in):
    proposal = afterwards.granted(session, world)
    session.commit()
    lead = signed_in("focal_point")
    assert [row["outcome"] for row in lead.get("/api/proposals").json()["items"]] == ["granted"]
    assert lead.get(f"/api/proposals/{proposal.id}").json()["outcome"] == "granted"


def test_the_page_costs_the_same_however_much_there_is(session, world, signed_in, statements):
    little = afterwards.granted(session, world)
    much = afterwards.granted(session, world, call=story.enter(session, world, form=afterwards.asking(id="other-fund")))
    for number in range(1, 5):
        afterwards.told(session, world, much, afterwards.grant(amount=number), seen=number)
    session.commit()
    lead = signed_in("focal_point")

    def cost(proposal):
        statements.clear()
        assert lead.get(f"/api/proposals/{proposal.id}/after").status_code == 200
        return len(statements)

    cost(little)
    assert cost(much) == cost(little)

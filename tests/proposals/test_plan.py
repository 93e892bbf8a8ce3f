"""Inner dates counted back from the deadline, and who hears of what is owed."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.core.errors import Invalid, NotAllowed
from app.notifications.models import Notification
from app.outbox.models import Due, EventRow
from app.proposals import planning, queries
from app.proposals.codes import PlanStep, SectionState
from app.proposals.form import CallForm
from app.proposals.service import calls, plans, proposals, sections
from tests.proposals import story


def test_dates_count_back_working_days_of_the_lead():
    """Friday 19 March 2027, 23:59 in New York is Saturday in Rosario."""
    deadline = datetime.fromisoformat("2027-03-20T03:59:00+00:00")
    dates = planning.backwards(deadline, "America/Argentina/Buenos_Aires")
    assert [dates[step].isoformat() for step in PlanStep] == [
        "2027-03-08T21:00:00+00:00", "2027-03-15T21:00:00+00:00", "2027-03-18T21:00:00+00:00",
    ]  # fmt: skip


def test_a_plan_is_made_with_the_proposal(session, world):
    proposal = story.begin(session, world)
    plan = {row.step: row.due_at for row in queries.plan(session, proposal.id)}
    assert plan == planning.backwards(proposal.closes_at, "America/Argentina/Buenos_Aires")
    planned = session.exec(select(Due).where(Due.subject_id == proposal.id)).all()
    assert {(row.kind, row.occasion) for row in planned} == {
        (kind, step) for kind in (plans.DUE, plans.REMINDER) for step in PlanStep
    }


def test_dates_moved_by_hand_stay_when_the_call_moves(session, world):
    proposal = story.begin(session, world)
    content = queries.plan(session, proposal.id)[0].due_at - timedelta(days=9)
    plans.move(session, world.actor(session, "focal_point"), proposal.id, wanted={PlanStep.content: content})
    form = CallForm.model_validate(story.moved(67))
    calls.change(session, world.actor(session, "secretariat"), proposal.call_id, form, if_match='"1"')
    after = {row.step: row for row in queries.plan(session, proposal.id)}
    assert after[PlanStep.content].due_at == content
    assert after[PlanStep.upload].due_at == planning.backwards(proposal.closes_at, proposal.zone)[PlanStep.upload]


def test_dates_stand_in_order_and_before_the_deadline(session, world):
    proposal = story.begin(session, world)
    focal_point = world.actor(session, "focal_point")
    for step, at in (
        (PlanStep.upload, proposal.closes_at),
        (PlanStep.content, proposal.closes_at - timedelta(hours=1)),
    ):
        with pytest.raises(Invalid):
            plans.move(session, focal_point, proposal.id, wanted={step: at})
    story.joined(session, world, proposal)
    with pytest.raises(NotAllowed):
        plans.move(session, world.actor(session, "other_city"), proposal.id, wanted={PlanStep.content: clock.now()})


@pytest.mark.parametrize(
    ("both", "hear"), [(False, {"other_city"}), (True, {"other_city", "focal_point", "representative"})]
)
def test_reminders_name_whoever_owes_the_text(session, world, runtime, work, both, hear):
    """Durban's owner hears of the section that is theirs; where another is owed that nobody owns, the stewards do too."""
    form = story.wanted()
    form["sections"][1]["required"] = both
    proposal = story.begin(session, world, call=story.enter(session, world, form=form))
    story.joined(session, world, proposal)
    durban = world.actor(session, "other_city")
    section = queries.sections(session, proposal.id)[0]
    sections.own(session, durban, section.id, organisation_id=None, seat_id=durban.seat_id, if_match='"1"')
    plans.remind(session, proposal.id, PlanStep.content)
    session.commit()
    work()
    with runtime.database.reading() as after:
        lines = after.exec(select(Notification).where(Notification.kind == "plan_reminded")).all()
        told = {name for name, person_id in world.people.items() if person_id in {line.person_id for line in lines}}
        assert told == hear
        due = queries.plan(after, proposal.id)[0].due_at
        assert {datetime.fromisoformat(line.params["due"]) for line in lines} == {due}


def test_reminders_are_planned_three_working_days_before(session, world):
    proposal = story.begin(session, world)
    due = {row.step: row.due_at for row in queries.plan(session, proposal.id)}
    planned = session.exec(select(Due).where(Due.subject_id == proposal.id, Due.kind == plans.REMINDER)).all()
    assert {row.occasion: row.at for row in planned} == {
        step: planning.working_days_before(at, 3, proposal.zone) for step, at in due.items()
    }


def test_nobody_is_reminded_of_what_is_done(session, world):
    proposal = story.begin(session, world)
    for section in queries.sections(session, proposal.id):
        section.state = SectionState.review
        session.add(section)
    plans.remind(session, proposal.id, PlanStep.content)
    proposals.withdraw(session, world.actor(session, "focal_point"), proposal.id)
    plans.remind(session, proposal.id, PlanStep.upload)
    assert not session.exec(select(EventRow).where(EventRow.kind == "proposal.plan_reminded")).all()


def test_home_says_what_waits(session, world, signed_in):
    proposal = story.begin(session, world)
    story.joined(session, world, proposal)
    durban = world.actor(session, "other_city")
    section = queries.sections(session, proposal.id)[0]
    sections.own(session, durban, section.id, organisation_id=None, seat_id=durban.seat_id, if_match='"1"')
    session.commit()
    waits = signed_in("other_city").get("/api/home").json()["waits"]
    assert [(wait["kind"], wait["place"]) for wait in waits] == [("section", f"/proposals/{proposal.id}#sections")]
    asked = signed_in("representative").get("/api/home").json()["waits"]
    assert [(wait["kind"], wait["place"]) for wait in asked] == [("mandate", "/proposals#asked")]
    assert signed_in("expert").get("/api/home").json()["waits"] == []


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "1999-12-31T00:00:00+00:00"])
def test_dates_that_nobody_can_count_from_are_refused(session, world, signed_in, at):
    proposal = story.begin(session, world)
    session.commit()
    lead = signed_in("focal_point")
    assert lead.put(f"/api/proposals/{proposal.id}/plan", json={"dates": {"content": at}}).status_code == 422
    asked = {"organisation_id": str(world.organisations["durban"]), "answer_by": at}
    assert lead.post(f"/api/proposals/{proposal.id}/parties", json=asked).status_code == 422

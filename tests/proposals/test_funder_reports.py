"""Reports that are owed to the funder: where they come from, who hears of them, and what an overdue one hinders."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import col, select

from app.access import principals
from app.circles import service as circles
from app.circles.models import CircleRole
from app.core import clock
from app.core.errors import IllegalMove, Invalid, NotAllowed, NotFound, Stale
from app.files import service as files
from app.members.service import seats
from app.notifications.models import Notification
from app.outbox.models import Due, EventRow
from app.proposals import planning
from app.proposals.after import reading, reporting
from app.proposals.after.errors import NotGranted
from app.proposals.after.schemas import FinishIn, FunderReportIn
from app.proposals.budget import service as budgets
from app.proposals.budget.schemas import BudgetIn
from app.proposals.codes import Answer, Check, ReportKind
from app.proposals.service import consortium, people, texts
from app.proposals.service import reading as overviews
from tests.files.samples import PDF
from tests.proposals import afterwards, signings, story


def by_hand(session, world, proposal, *, by="focal_point", days=30, **changes):
    due_on = (clock.now() + timedelta(days=days)).date()
    wanted = FunderReportIn.model_validate({"kind": "audit", "title": "Audit", "due_on": due_on} | changes)
    return reporting.add(session, world.actor(session, by), proposal.id, wanted=wanted)


def owed_by_one_who_left(session, world, proposal, name):
    """A report of a seat that worked on the proposal and does no more."""
    story.put_to_work(session, world, proposal, name, CircleRole.contributor)
    report = by_hand(session, world, proposal, seat_id=world.seats[name])
    people.end_role(session, world.actor(session, "focal_point"), proposal.id, seat_id=world.seats[name])
    session.flush()
    session.refresh(report)
    return report


def rule(session, world, proposal, name="focal_point"):
    """How the rule that no report may be overdue stands for this reader."""
    found = overviews.overview(session, world.actor(session, name), proposal).eligibility
    return next(each for each in found if each.check is Check.rule and each.params["key"] == "report")


def hearing(runtime, world, kind):
    with runtime.database.reading() as after:
        told = set(after.exec(select(Notification.person_id).where(Notification.kind == kind)))
    return {name for name, person_id in world.people.items() if person_id in told}


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, later):
    assert planning.months_later(day, months) == later


def test_what_the_call_asks_for_is_owed_once_it_is_granted(session, world):
    proposal = afterwards.sent(session, world)
    afterwards.told(session, world, proposal, afterwards.grant(outcome="reserve", amount=None, currency=None))
    assert afterwards.owed(session, proposal) == []
    afterwards.told(session, world, proposal, afterwards.grant(), seen=1)
    final, interim = afterwards.owed(session, proposal)
    assert (final.call_key, final.due_on, final.zone) == ("final", afterwards.DECIDED, story.NEW_YORK)
    assert final.due_at == datetime(2026, 1, 16, 4, 59, tzinfo=UTC), "the last minute of the day in New York"
    assert (interim.kind, interim.seat_id) == (ReportKind.narrative, world.seats["focal_point"])


def test_days_count_from_the_first_month_of_the_budget(session, world):
    proposal = signings.agreed(session, world, call=story.enter(session, world, form=afterwards.asking()))
    lead = world.actor(session, "focal_point")
    budgets.set_frame(session, lead, proposal.id, frame=BudgetIn(starts=date(2027, 3, 1)), if_match='"0"')
    version = signings.service.freeze(session, lead, proposal.id)
    for name in ("representative", signings.DURBAN):
        signings.service.sign(session, world.actor(session, name), proposal.id, digest=version.digest)
    signings.service.send(session, lead, proposal.id, digest=version.digest)
    afterwards.told(session, world, proposal, afterwards.grant())
    assert [report.due_on for report in afterwards.owed(session, proposal)] == [date(2027, 3, 1), date(2047, 3, 1)]


def test_nothing_is_owed_of_what_was_not_granted(session, world):
    proposal = afterwards.sent(session, world)
    with pytest.raises(NotGranted):
        by_hand(session, world, proposal)


def test_a_partner_adds_none_and_hands_in_its_own(session, world):
    proposal = afterwards.granted(session, world)
    with pytest.raises(NotAllowed):
        by_hand(session, world, proposal, by="other_city")
    theirs = by_hand(session, world, proposal, organisation_id=world.organisations["durban"])
    durban = world.actor(session, "other_city")
    with pytest.raises(NotAllowed):
        reporting.finish(session, durban, afterwards.owed(session, proposal)[0].id, told=FinishIn(words="Not mine."))
    done = reporting.finish(session, durban, theirs.id, told=FinishIn(words="Sent on Monday."))
    assert (done.done_by, done.done_words) == (durban.person_id, "Sent on Monday.")
    with pytest.raises(IllegalMove):
        reporting.finish(session, durban, theirs.id, told=FinishIn(words="Again."))
    with pytest.raises(NotFound):
        reporting.reopen(session, world.actor(session, "member"), theirs.id)
    assert reporting.reopen(session, durban, theirs.id).done_at is None


def test_handing_in_takes_words_or_a_file(session, world):
    proposal = afterwards.granted(session, world)
    lead = world.actor(session, "focal_point")
    report = afterwards.owed(session, proposal)[0]
    with pytest.raises(Invalid):
        reporting.finish(session, lead, report.id, told=FinishIn(words="  "))
    copy = files.attach(session, lead, circle_id=proposal.circle_id, name="final.pdf", data=PDF)
    reporting.finish(session, lead, report.id, told=FinishIn(file_ids=[copy.id]))
    shown = reading.after(session, world.actor(session, "other_city"), proposal).reports[0]
    assert ([each.name for each in shown.files], shown.late) == (["final.pdf"], False)


@pytest.mark.parametrize("organisation", ["partner", "kroc"])
def test_only_those_who_take_part_owe_a_report(session, world, organisation):
    proposal = afterwards.granted(session, world)
    with pytest.raises(Invalid):
        by_hand(session, world, proposal, organisation_id=world.organisations[organisation])


def test_a_seat_of_another_organisation_owes_nothing(session, world):
    proposal = afterwards.granted(session, world)
    with pytest.raises(Invalid):
        by_hand(
            session, world, proposal, organisation_id=world.organisations["durban"], seat_id=world.seats["focal_point"]
        )


def test_a_change_of_an_older_reading_is_refused(session, world):
    proposal = afterwards.granted(session, world)
    report = afterwards.owed(session, proposal)[1]
    lead = world.actor(session, "focal_point")
    later = {"due_on": report.due_on + timedelta(days=1)}
    reporting.change(session, lead, report.id, changes=later, if_match='"1"')
    with pytest.raises(Stale):
        reporting.change(session, lead, report.id, changes=later, if_match='"1"')


def test_what_the_call_asks_for_is_moved_and_not_removed(session, world):
    proposal = afterwards.granted(session, world)
    lead = world.actor(session, "focal_point")
    report, added = afterwards.owed(session, proposal)[1], by_hand(session, world, proposal)
    with pytest.raises(IllegalMove):
        reporting.remove(session, lead, report.id, if_match='"1"')
    reporting.remove(session, lead, added.id, if_match='"1"')
    assert added.id not in {each.id for each in afterwards.owed(session, proposal)}
    assert planned(session, added) == {}


def planned(session, report):
    """What is still to happen by itself to a report, and when."""
    waiting = select(Due).where(Due.subject_id == report.id, col(Due.finished_at).is_(None))
    return {row.kind: row.at for row in session.exec(waiting)}


def test_reminders_go_to_whoever_owes_it(session, world, runtime, work):
    proposal = afterwards.granted(session, world)
    report = by_hand(session, world, proposal, organisation_id=world.organisations["durban"])
    early = planning.working_days_before(report.due_at, 10, proposal.zone)
    assert planned(session, report) == {reporting.DUE: report.due_at, reporting.REMINDER: early}
    reporting.remind(session, report.id)
    session.commit()
    work()
    assert hearing(runtime, world, "funder_report_near") == {"other_city", signings.DURBAN}


def test_nobody_is_reminded_of_what_was_handed_in(session, world):
    proposal = afterwards.granted(session, world)
    report = by_hand(session, world, proposal)
    reporting.finish(session, world.actor(session, "focal_point"), report.id, told=FinishIn(words="Sent."))
    reporting.remind(session, report.id)
    reporting.fall_due(session, report.id)
    kinds = ("funder_report.reminded", "funder_report.overdue")
    assert not session.exec(select(EventRow).where(col(EventRow.kind).in_(kinds))).all()
    assert planned(session, report) == {}


def test_those_who_lead_hear_of_what_is_overdue(session, world, runtime, work):
    proposal = afterwards.granted(session, world)
    report = by_hand(session, world, proposal, days=-2, organisation_id=world.organisations["durban"])
    reporting.fall_due(session, report.id)
    session.commit()
    work()
    everybody = {"other_city", signings.DURBAN, "focal_point", "representative"}
    assert hearing(runtime, world, "funder_report_overdue") == everybody


def test_home_names_what_is_owed_and_what_is_overdue(session, world, signed_in):
    proposal = afterwards.granted(session, world)
    by_hand(session, world, proposal, organisation_id=world.organisations["durban"])
    session.commit()

    def waits(name):
        found = signed_in(name).get("/api/home").json()["waits"]
        return [(each["late"], each["place"]) for each in found if each["kind"] == "funder_report"]

    place = f"/proposals/{proposal.id}/result#reports"
    assert waits("other_city") == [(False, place)]
    assert waits("focal_point") == [(True, place)], "of the final account, whose day was that of the decision"
    assert waits("representative") == [], "it is the focal point's"


def test_a_grant_that_is_taken_back_is_reminded_of_no_more(session, world):
    proposal = afterwards.granted(session, world)
    interim = afterwards.owed(session, proposal)[1]
    afterwards.told(session, world, proposal, afterwards.grant(outcome="withdrawn", amount=None, currency=None), seen=1)
    reporting.fall_due(session, interim.id)
    assert not session.exec(select(EventRow).where(EventRow.kind == "funder_report.overdue")).all()
    shown = reading.after(session, world.actor(session, "focal_point"), proposal)
    assert not any(each.late or each.abilities.finish for each in shown.reports)


def test_what_a_partner_owed_is_the_leads_when_it_leaves(session, world):
    proposal = afterwards.granted(session, world)
    report = by_hand(session, world, proposal, organisation_id=world.organisations["durban"])
    party = story.queries.party_of(session, proposal.id, world.organisations["durban"])
    consortium.leave(session, world.actor(session, signings.DURBAN), party.id)
    session.flush()
    session.refresh(report)
    assert (report.organisation_id, report.seat_id) == (proposal.organisation_id, proposal.steward_seat_id)


def test_what_a_seat_owed_is_its_organisations_when_it_leaves_the_work(session, world, signed_in):
    proposal = afterwards.granted(session, world)
    report = owed_by_one_who_left(session, world, proposal, "member")
    assert (report.organisation_id, report.seat_id) == (world.organisations["rosario"], None)
    session.commit()
    for name, waits in (("representative", True), ("focal_point", True), ("member", False)):
        found = signed_in(name).get("/api/home").json()["waits"]
        assert any(each["kind"] == "funder_report" and not each["late"] for each in found) is waits, name


def test_who_comes_after_a_proposal_was_sent_owes_reports_and_changes_no_text(session, world):
    proposal = afterwards.granted(session, world)
    with pytest.raises(NotFound):
        story.put_to_work(session, world, proposal, "member", CircleRole.contributor, by="expert")
    story.put_to_work(session, world, proposal, "member", CircleRole.contributor)
    assert by_hand(session, world, proposal, seat_id=world.seats["member"]).seat_id == world.seats["member"]
    member = world.actor(session, "member")
    for section in signings.sections(session, proposal):
        assert texts.standing(session, member, section.id).locked


def test_a_seat_that_may_commit_its_organisation_goes_on_owing(session, world):
    """It stays in the proposal, whoever works on it."""
    proposal = afterwards.granted(session, world)
    report = owed_by_one_who_left(session, world, proposal, "representative")
    assert report.seat_id == world.seats["representative"]


def test_what_a_closed_seat_owed_is_its_organisations(session, world):
    proposal = afterwards.granted(session, world)
    report = by_hand(session, world, proposal, seat_id=world.seats["representative"])
    closing = world.actor(session, "secretariat")
    seats.close(session, closing, world.seats["representative"])
    session.flush()
    session.expire_all()
    session.refresh(report)
    assert (report.organisation_id, report.seat_id) == (world.organisations["rosario"], None)


def test_an_overdue_report_stands_against_the_next_application(session, world):
    """Rosario knows of its own; of Durban's other grants it is told nothing, so that Durban must say it."""
    afterwards.granted(session, world)
    following = story.begin(session, world, call=story.enter(session, world, form=story.wanted(id="next-fund")))
    found = rule(session, world, following)
    assert (found.answer, found.params["overdue"]) == (Answer.missing, ["Rosario"])


def test_no_overdue_report_is_known_of_ones_own_alone(session, world):
    following = story.begin(session, world)
    assert rule(session, world, following).answer is Answer.met
    story.joined(session, world, following)
    found = rule(session, world, following)
    assert (found.answer, found.params["unknown"]) == (Answer.ask, ["Durban"])
    assert rule(session, world, following, "other_city").params["unknown"] == ["Rosario"]


def test_a_partner_of_another_grant_learns_nothing_of_it(session, world):
    """Rosario's overdue report is not told to a partner of its next proposal that was not in the first."""
    proposal = afterwards.granted(session, world)
    party = story.queries.party_of(session, proposal.id, world.organisations["durban"])
    consortium.leave(session, world.actor(session, signings.DURBAN), party.id)
    following = story.begin(session, world, call=story.enter(session, world, form=story.wanted(id="next-fund")))
    story.joined(session, world, following, by=signings.DURBAN)
    assert rule(session, world, following).answer is Answer.missing
    found = rule(session, world, following, "other_city")
    assert (found.answer, found.params["overdue"], found.params["unknown"]) == (Answer.ask, [], ["Rosario"])


def test_the_desk_sees_what_is_overdue_only_where_it_takes_part(session, world, signed_in):
    granted = afterwards.granted(session, world)
    soon = story.begin(session, world, call=story.enter(session, world, form=story.moved(20, id="soon-fund")))
    hidden = story.begin(session, world, call=story.enter(session, world, form=story.moved(21, id="hidden-fund")))
    story.begin(session, world, call=story.enter(session, world, form=story.moved(50, id="later-fund")))
    for proposal in (granted, soon):
        circles.admit(
            session, proposal.circle_id, principals.of_seat(world.seats["secretariat"]), role=CircleRole.reader
        )
    session.commit()
    found = signed_in("secretariat").get("/api/desk/proposals").json()
    assert [row["id"] for row in found["closing"]] == [str(soon.id)]
    assert str(hidden.id) not in str(found)
    assert [(row["proposal_id"], row["organisation"]["name"]) for row in found["overdue"]] == [
        (str(granted.id), "Rosario")
    ]

"""Reports that are owed to the funder: from the call or by hand, reminded of, handed in."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.access.actor import Actor
from app.access.versions import require_match
from app.accounts.models import Seat
from app.core import clock
from app.core.errors import FieldProblem, IllegalMove, Invalid
from app.files import service as files
from app.outbox import dates
from app.outbox.events import record
from app.proposals import planning
from app.proposals import queries as proposals
from app.proposals.after import events, policy, queries
from app.proposals.after.models import FunderReport
from app.proposals.after.schemas import FinishIn, FunderReportIn
from app.proposals.budget import queries as budgets
from app.proposals.form import CallForm, by_language
from app.proposals.models import Proposal

DUE: Final = "funder_report.due"
REMINDER: Final = "funder_report.reminder"
HANDED_IN: Final = "funder_report"
"""What a file of a report hangs on: the report, as this."""


def zone_of(proposal: Proposal, form: CallForm) -> str:
    """The funder's clock."""
    closing = form.deadline_of(proposal.stage)
    return closing.timezone if closing else proposal.zone


def follow(session: Session, proposal: Proposal, form: CallForm, *, decided_on: date | None) -> None:
    """Once the funder has granted, what the call asks for is owed by the lead; of any other result nobody is reminded.

    A yes to an earlier stage is an invitation to the next one, and nothing of the call is owed yet.
    Days count from the first month of the project, or from the decision where the budget names none.
    """
    standing = queries.reports_of(session, proposal.id)
    if not policy.is_granted(proposal):
        for report in standing:
            dates.cancel(session, report.id, DUE, REMINDER)
        return
    if proposal.stage == form.stages[-1]:
        _lay_out(session, proposal, form, {report.call_key for report in standing}, decided_on)
    for report in standing:
        if report.done_at is None:
            _plan(session, proposal, report)


def _lay_out(
    session: Session, proposal: Proposal, form: CallForm, known: Collection[str | None], decided_on: date | None
) -> None:
    """A row for each report of the call that has none."""
    zone = zone_of(proposal, form)
    budget = budgets.budget(session, proposal.id)
    owner = _lead_seat(session, proposal)
    begins = (budget and budget.starts) or decided_on or clock.now().astimezone(ZoneInfo(zone)).date()
    for wanted in form.reporting:
        if wanted.key not in known:
            due_on = planning.months_later(begins, wanted.after_months)
            title = by_language(wanted.title)
            made = FunderReport(
                proposal_id=proposal.id, circle_id=proposal.circle_id, kind=wanted.kind, title=title, call_key=wanted.key,
                due_on=due_on, zone=zone, due_at=planning.end_of_day(due_on, zone),
                organisation_id=proposal.organisation_id, seat_id=owner,
            )  # fmt: skip
            session.add(made)
            session.flush()
            _plan(session, proposal, made)


def add(session: Session, actor: Actor, proposal_id: UUID, *, wanted: FunderReportIn) -> FunderReport:
    """A report that the call did not tell of. Raises NotFound, NotAllowed, NotGranted, Invalid."""
    proposal = proposals.locked(session, actor, proposal_id)
    policy.demand_books(actor, proposal, proposals.roles(session, actor, proposal))
    zone = wanted.zone or zone_of(proposal, proposals.form_followed(session, proposal))
    organisation_id, seat_id = _owner(session, proposal, wanted.organisation_id, wanted.seat_id)
    report = FunderReport(
        proposal_id=proposal.id, circle_id=proposal.circle_id, kind=wanted.kind, title=_title(proposal, wanted.title),
        due_on=wanted.due_on, zone=zone, due_at=planning.end_of_day(wanted.due_on, zone),
        organisation_id=organisation_id, seat_id=seat_id, added_by=actor.person_id,
    )  # fmt: skip
    session.add(report)
    session.flush()
    _plan(session, proposal, report)
    record(session, actor, events.FunderReportPlanned(**_about(report), due_at=report.due_at))
    return report


def change(
    session: Session, actor: Actor, report_id: UUID, *, changes: Mapping[str, Any], if_match: str | None
) -> FunderReport:
    """Change a report that is owed; what is left out stays.

    Raises NotFound, NotAllowed, NotGranted, Stale, Invalid, and IllegalMove for one that was handed in.
    """
    report, proposal = _to_change(session, actor, report_id, if_match, "change")
    found = {name: changes[name] for name in ("kind", "due_on") if changes.get(name) is not None}
    if changes.get("title") is not None:
        found["title"] = _title(proposal, changes["title"])
    if {"organisation_id", "seat_id"} & set(changes):
        organisation_id = changes.get("organisation_id") or report.organisation_id
        kept = report.seat_id if organisation_id == report.organisation_id else None
        owner = _owner(session, proposal, organisation_id, changes.get("seat_id", kept))
        found["organisation_id"], found["seat_id"] = owner
    changed = [name for name, value in found.items() if value != getattr(report, name)]
    for name in changed:
        setattr(report, name, found[name])
    if changed:
        report.due_at = planning.end_of_day(report.due_on, report.zone)
        _keep(session, report)
        _plan(session, proposal, report)
        record(session, actor, events.FunderReportChanged(**_about(report), fields=tuple(changed)))
    return report


def remove(session: Session, actor: Actor, report_id: UUID, *, if_match: str | None) -> None:
    """Take out a report that was added by hand and is not owed after all.

    Raises NotFound, NotAllowed, NotGranted, Stale, and IllegalMove for one of the call or one that was handed in.
    """
    report, _ = _to_change(session, actor, report_id, if_match, "remove")
    if report.call_key is not None:
        raise IllegalMove(state="of_call", action="remove")
    dates.cancel(session, report.id, DUE, REMINDER)
    about = _about(report)
    session.delete(report)
    session.flush()
    record(session, actor, events.FunderReportRemoved(**about))


def finish(session: Session, actor: Actor, report_id: UUID, *, told: FinishIn) -> FunderReport:
    """Say that it was handed in, with words or files. Raises NotFound, NotAllowed, NotGranted, IllegalMove, Invalid."""
    report, proposal = queries.report(session, actor, report_id)
    roles = proposals.roles(session, actor, proposal)
    policy.demand_hand_in(actor, proposal, roles, report.organisation_id)
    if report.done_at is not None:
        raise IllegalMove(state="done", action="finish")
    if not told.words.strip() and not told.file_ids:
        raise Invalid(FieldProblem(("body", "words"), "not_blank"))
    files.hang(session, actor, told.file_ids, circle_id=report.circle_id, subject_kind=HANDED_IN, subject_id=report.id)
    report.done_at, report.done_by, report.done_words = clock.now(), actor.person_id, told.words
    _keep(session, report)
    dates.cancel(session, report.id, DUE, REMINDER)
    record(session, actor, events.FunderReportDone(**_about(report)))
    return report


def reopen(session: Session, actor: Actor, report_id: UUID) -> FunderReport:
    """It is owed after all; what was handed in stays. Raises NotFound, NotAllowed, NotGranted, IllegalMove."""
    report, proposal = queries.report(session, actor, report_id)
    roles = proposals.roles(session, actor, proposal)
    policy.demand_hand_in(actor, proposal, roles, report.organisation_id)
    if report.done_at is None:
        raise IllegalMove(state="owed", action="reopen")
    report.done_at = report.done_by = None
    _keep(session, report)
    _plan(session, proposal, report)
    record(session, actor, events.FunderReportReopened(**_about(report)))
    return report


def pass_on(session: Session, proposal: Proposal, organisation_id: UUID) -> None:
    """An organisation has left: what it still owes the funder is the lead's."""
    for report in queries.reports_of(session, proposal.id):
        if report.organisation_id == organisation_id and report.done_at is None:
            report.organisation_id, report.seat_id = proposal.organisation_id, _lead_seat(session, proposal)
            _keep(session, report)


def let_go(session: Session, proposal: Proposal, seat_id: UUID) -> None:
    """A seat has left the work or was closed: what it owes the funder is its organisation's. One that may commit stays."""
    seat = session.get_one(Seat, seat_id)
    closed = seat.until is not None and seat.until <= clock.now().date()
    for report in queries.reports_of(session, proposal.id):
        owes = report.seat_id == seat_id and report.done_at is None
        if owes and (closed or seat_id not in seats_of(session, proposal, report.organisation_id)):
            report.seat_id = None
            _keep(session, report)


# What happens by itself


def remind(session: Session, report_id: UUID) -> None:
    """Tell those who owe it, some working days before."""
    report = _still_owed(session, report_id)
    if report is not None and report.due_at > clock.now():
        record(session, None, events.FunderReportReminded(**_about(report), due_at=report.due_at))


def fall_due(session: Session, report_id: UUID) -> None:
    """Tell once that the day is over."""
    report = _still_owed(session, report_id)
    if report is not None and report.due_at <= clock.now():
        record(session, None, events.FunderReportOverdue(**_about(report)))


def _still_owed(session: Session, report_id: UUID) -> FunderReport | None:
    report = session.get(FunderReport, report_id)
    if report is None:
        return None
    proposal = proposals.by_time(session, report.proposal_id)
    session.refresh(report)
    return report if report.done_at is None and policy.is_granted(proposal) else None


# Steps


def _to_change(
    session: Session, actor: Actor, report_id: UUID, if_match: str | None, action: str
) -> tuple[FunderReport, Proposal]:
    report, proposal = queries.report(session, actor, report_id)
    policy.demand_books(actor, proposal, proposals.roles(session, actor, proposal))
    require_match(if_match, report.version)
    if report.done_at is not None:
        raise IllegalMove(state="done", action=action)
    return report, proposal


def _keep(session: Session, report: FunderReport) -> None:
    report.version += 1
    session.add(report)
    session.flush()


def _plan(session: Session, proposal: Proposal, report: FunderReport) -> None:
    early = planning.working_days_before(report.due_at, planning.REMIND_OF_REPORT, proposal.zone)
    moments: Sequence[tuple[str, datetime]] = ((DUE, report.due_at), (REMINDER, early))
    dates.cancel(session, report.id, DUE, REMINDER)
    for kind, at in moments:
        if at > clock.now():
            dates.plan(session, kind, report.id, at=at)


def _owner(
    session: Session, proposal: Proposal, organisation_id: UUID | None, seat_id: UUID | None
) -> tuple[UUID, UUID | None]:
    """Who owes it: an organisation that takes part, and a seat of it that is in the proposal. Raises Invalid."""
    seat = session.get(Seat, seat_id) if seat_id else None
    organisation_id = organisation_id or (seat.organisation_id if seat else proposal.organisation_id)
    if organisation_id not in taking_part(session, proposal):
        raise Invalid(FieldProblem(("body", "organisation_id"), "not_of_consortium"))
    if seat_id is not None and seat_id not in seats_of(session, proposal, organisation_id):
        raise Invalid(FieldProblem(("body", "seat_id"), "not_of_consortium"))
    return organisation_id, seat_id


def taking_part(session: Session, proposal: Proposal) -> list[UUID]:
    """Organisations that can owe a report, the lead first."""
    return [row["organisation_id"] for row in proposals.taking_part(proposals.parties(session, proposal.id))]


def seats_of(session: Session, proposal: Proposal, organisation_id: UUID) -> list[UUID]:
    """Seats of an organisation that are in the proposal: at work on it, or able to commit the organisation."""
    working = [row.seat_id for row in proposals.working(session, proposal.id) if row.organisation_id == organisation_id]
    committing = proposals.committing_of(session, [organisation_id])[organisation_id]
    return list(dict.fromkeys([*working, *committing]))


def _lead_seat(session: Session, proposal: Proposal) -> UUID | None:
    """That of whoever began the proposal, while it is in it."""
    seat_id = proposal.steward_seat_id
    return seat_id if seat_id in seats_of(session, proposal, proposal.organisation_id) else None


def _title(proposal: Proposal, words: str) -> dict[str, str]:
    return {str(proposal.language): words} if words.strip() else {}


def _about(report: FunderReport) -> dict[str, UUID]:
    return {"subject_id": report.proposal_id, "circle_id": report.circle_id, "report_id": report.id}

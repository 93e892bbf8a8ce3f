"""What can have happened after a proposal was sent. What the funder wrote, and any amount, is not in it."""

from datetime import datetime
from uuid import UUID

from app.proposals.codes import ResultKind
from app.proposals.events import ProposalEvent


class ResultTold(ProposalEvent):
    """The funder's answer was written down, or what was written of it changed."""

    kind = "proposal.result_told"
    result_id: UUID
    number: int
    outcome: ResultKind


class FunderReportEvent(ProposalEvent):
    report_id: UUID


class FunderReportPlanned(FunderReportEvent):
    kind = "funder_report.planned"
    due_at: datetime


class FunderReportChanged(FunderReportEvent):
    kind = "funder_report.changed"
    fields: tuple[str, ...]


class FunderReportRemoved(FunderReportEvent):
    kind = "funder_report.removed"


class FunderReportDone(FunderReportEvent):
    kind = "funder_report.done"


class FunderReportReopened(FunderReportEvent):
    kind = "funder_report.reopened"


class FunderReportReminded(FunderReportEvent):
    """Some working days are left; told to those who owe it."""

    kind = "funder_report.reminded"
    due_at: datetime


class FunderReportOverdue(FunderReportEvent):
    """The day is over and nobody has said that it was handed in."""

    kind = "funder_report.overdue"

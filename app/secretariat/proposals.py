"""Proposals on the desk: those whose call closes soon, and reports that are overdue. Only what its circles admit."""

from datetime import timedelta
from typing import Final

from sqlmodel import Session, col

from app.access.actor import Actor
from app.core import clock
from app.core.rows import fetch
from app.proposals import queries as proposals
from app.proposals import workflow
from app.proposals.after import queries as after
from app.proposals.after.models import FunderReport
from app.proposals.models import Proposal
from app.proposals.service.reading import proposal_rows, ref
from app.secretariat.schemas import DeskProposalsOut, OverdueReportOut

SOON: Final = timedelta(days=30)
MOST: Final = 20


def on_desk(session: Session, actor: Actor) -> DeskProposalsOut:
    """What closes first comes first, and what has been overdue for longest."""
    now = clock.now()
    closing = (
        proposals.listed()
        .where(
            proposals.visible(actor), col(Proposal.state).in_(workflow.WRITING), col(Proposal.closes_at) > now,
            col(Proposal.closes_at) < now + SOON,
        )
        .order_by(col(Proposal.closes_at), col(Proposal.id))
        .limit(MOST)
    )  # fmt: skip
    overdue = after.owed(actor).where(col(FunderReport.due_at) < now).limit(MOST)
    plain = ("id", "kind", "due_at", "zone", "proposal_id", "title", "language")
    return DeskProposalsOut(
        closing=proposal_rows(session, fetch(session, closing)),
        overdue=[
            OverdueReportOut(**{name: row[name] for name in plain}, organisation=ref(row, "organisation"))
            for row in fetch(session, overdue)
        ],
    )

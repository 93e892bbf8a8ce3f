"""The budget of the demonstration's proposal: lines of each partner, within the call's rules but for one."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.circles.models import CircleKind
from app.demo.loading.cast import Cast
from app.demo.loading.rows import Rows, id_of
from app.proposals import planning
from app.proposals.budget import events
from app.proposals.budget.models import Budget, BudgetLine, PayCircle
from app.proposals.models import Proposal

DATA: Final = Path(__file__).parents[1] / "data" / "grants.json"
BEGUN: Final = timedelta(days=8)
STARTS_AFTER: Final = 2
"""Months from the deadline to the first month of the project."""
LEAD: Final = ("person-simone-larkmere", "seat-oakland-focal-point")


def told() -> dict[str, Any]:
    """What the story tells of money: a budget, and an earlier grant."""
    found: dict[str, Any] = json.loads(DATA.read_text("utf-8"))
    return found


def load(session: Session, rows: Rows, cast: Cast, proposal: Proposal) -> None:
    """Write the budget; closed lines come with the circle of their partner, which is settled with the proposal's."""
    at = rows.now - BEGUN
    wanted = told()["budget"]
    starts = planning.months_later(proposal.closes_at.date().replace(day=1), STARTS_AFTER)
    lines = [_line(rows, cast, proposal, starts, at + timedelta(minutes=9 * place), each)
             for place, each in enumerate(wanted["lines"])]  # fmt: skip
    rows.add(
        Budget(
            proposal_id=proposal.id, currency="USD", starts=starts, months=wanted["months"],
            requested=sum(line.quantity * line.rate // 1000 for line in lines),
        ),
        *lines,
    )  # fmt: skip
    rows.write(session)


def _line(rows: Rows, cast: Cast, proposal: Proposal, starts: date, at: datetime, told: dict[str, Any]) -> BudgetLine:
    organisation_id = cast.organisation(told["organisation"])
    person_id, seat_id = cast.person(LEAD[0]), cast.seat(LEAD[1])
    circle_id = _closed(rows, proposal, organisation_id, at) if told.get("closed") else proposal.circle_id
    line = BudgetLine(
        id=id_of(at, "budget line", told["description"]), proposal_id=proposal.id, circle_id=circle_id,
        organisation_id=organisation_id, year=starts.year + told["year"], changed_by=person_id, changed_at=at,
        **{name: told[name] for name in ("category", "description", "unit", "quantity", "rate")},
    )  # fmt: skip
    rows.event(
        at, events.BudgetLineAdded(subject_id=proposal.id, circle_id=circle_id, line_id=line.id), person_id, seat_id
    )
    return line


def _closed(rows: Rows, proposal: Proposal, organisation_id: UUID, at: datetime) -> UUID:
    """The circle of a partner's closed lines; the story tells of one such line."""
    circle_id = rows.circle(id_of(at, "pay circle", organisation_id), CircleKind.proposal, at, {})
    rows.add(PayCircle(proposal_id=proposal.id, organisation_id=organisation_id, circle_id=circle_id))
    return circle_id

"""What waits for one person in proposals: mandates, sections, comments, annexes, versions to sign, reports to a funder."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import and_, func, literal
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Organisation
from app.circles.models import Admission, CircleRole
from app.circles.queries import admits
from app.core import clock
from app.core.rows import Row, columns, fetch
from app.exchanges.codes import Lane
from app.exchanges.schemas import OrganisationRef
from app.home.schemas import WaitKind, WaitOut
from app.proposals import workflow
from app.proposals.after import queries as after
from app.proposals.after.models import FunderReport
from app.proposals.annexes import queries as annexes
from app.proposals.annexes.owing import required
from app.proposals.codes import PlanStep, SectionState
from app.proposals.form import AnnexForm
from app.proposals.models import PlanDate, Proposal, Section, SectionComment
from app.proposals.service import reading
from app.proposals.signing import queries as signing

_REF: Final = ("id", "name", "kind", "country", "zone")
MOST: Final = 30
REPORTS_AHEAD: Final = timedelta(days=60)
"""How long before its day a report to a funder waits on the home page."""


def waits(session: Session, actor: Actor) -> Iterator[WaitOut]:
    """In no order."""
    for mandate in reading.asked(session, actor):
        if mandate.abilities.accept:
            lead = mandate.lead
            yield _wait(
                {"id": mandate.proposal_id, "title": mandate.title, "language": mandate.language, "number": 1},
                WaitKind.mandate,
                OrganisationRef(**{name: getattr(lead, name) for name in _REF}),
                due=mandate.answer_by,
                place="/proposals#asked",
            )
    for row in _to_sign(session, actor):
        lead_ref = OrganisationRef(**{name: row[f"lead_{name}"] for name in _REF})
        yield _wait(row, WaitKind.signature, lead_ref, due=row["due_at"], place=f"/proposals/{row['id']}/sign")
    for row in _reports(session, actor):
        owing = OrganisationRef(**{name: row[f"organisation_{name}"] for name in _REF})
        about = {"id": row["proposal_id"], "title": row["title"], "language": row["language"], "number": 1}
        place = f"/proposals/{row['proposal_id']}/result#reports"
        yield _wait(about, WaitKind.funder_report, owing, due=row["due_at"], place=place)
    for row in _annexes(session, actor):
        lead_ref = OrganisationRef(**{name: row[f"lead_{name}"] for name in _REF})
        yield _wait(row, WaitKind.annex, lead_ref, due=row["due_at"], place=f"/proposals/{row['id']}/annexes")
    for kind, row in ((kind, row) for kind, rows in _sections(session, actor) for row in rows):
        lead_ref = OrganisationRef(**{name: row[f"lead_{name}"] for name in _REF})
        yield _wait(row, kind, lead_ref, due=row["due_at"], place=f"/proposals/{row['id']}#sections")
    yield from comments(session, actor)


def comments(session: Session, actor: Actor) -> Iterator[WaitOut]:
    """The sections with comments that the actor, perhaps a guest, is to see to."""
    for row in _commented(session, actor):
        lead_ref = OrganisationRef(**{name: row[f"lead_{name}"] for name in _REF})
        place = f"/proposals/{row['id']}/sections/{row['section_id']}#comments"
        yield _wait(row, WaitKind.comment, lead_ref, due=None, place=place)


def _reports(session: Session, actor: Actor) -> Sequence[Row]:
    """Reports that the actor owes to a funder, soon or since a while."""
    soon = clock.now() + REPORTS_AHEAD
    return fetch(session, after.owed(actor).where(after.owes(actor), col(FunderReport.due_at) < soon).limit(MOST))


def _to_sign(session: Session, actor: Actor) -> Sequence[Row]:
    """Proposals with a version that the actor has to sign or give back."""
    waiting = signing.waiting_for(actor)
    if waiting is None:
        return ()
    return fetch(
        session,
        columns(
            Proposal.id, Proposal.title, Proposal.language, PlanDate.due_at, literal(1).label("number"),
            *(col(getattr(Organisation, name)).label(f"lead_{name}") for name in _REF),
        )
        .join(Organisation, col(Organisation.id) == Proposal.organisation_id)
        .outerjoin(PlanDate, and_(col(PlanDate.proposal_id) == Proposal.id, col(PlanDate.step) == PlanStep.signatures))
        .where(admits(Proposal.circle_id, actor), col(Proposal.id).in_(waiting))
        .order_by(col(PlanDate.due_at), col(Proposal.id))
        .limit(MOST),
    )  # fmt: skip


def _annexes(session: Session, actor: Actor) -> Iterator[Row]:
    """Proposals to which the actor's organisation owes annexes that the call requires, and how many."""
    if actor.organisation_id is None or actor.seat_id is None:
        return
    rows = annexes.owed_by(session, actor, limit=MOST)
    if not rows:
        return
    done = annexes.done_by(session, actor.organisation_id, [row["id"] for row in rows])
    for row in rows:
        asked = map(AnnexForm.model_validate, row["annexes"] or ())
        wanted = required(asked, row["party"], stage=row["stage"], last=list(dict.fromkeys(row["stages"]))[-1])
        if missing := [each for each in wanted if each.key not in done[row["id"]]]:
            yield {**row, "number": len(missing)}


def _sections(session: Session, actor: Actor) -> list[tuple[WaitKind, Sequence[Row]]]:
    """Proposals in which the actor's seat owes sections, and those in which it may agree to what was handed in."""
    steward = select(Admission.circle_id).where(
        col(Admission.principal).in_(actor.principals),
        Admission.role == CircleRole.steward,
        col(Admission.until).is_(None),
    )
    owed = (col(Section.owner_seat_id) == actor.seat_id, col(Section.state).in_(workflow.OWED))
    handed_in = (col(Section.state) == SectionState.review, col(Section.circle_id).in_(steward))
    return [
        (WaitKind.section, _proposals(session, actor, *owed)),
        (WaitKind.review, _proposals(session, actor, *handed_in)),
    ]


def _proposals(session: Session, actor: Actor, *which: Any) -> Sequence[Row]:
    shown = (
        Proposal.id,
        Proposal.title,
        Proposal.language,
        PlanDate.due_at,
        *(getattr(Organisation, name) for name in _REF),
    )
    return fetch(
        session,
        columns(
            Proposal.id, Proposal.title, Proposal.language, PlanDate.due_at, func.count().label("number"),
            *(col(getattr(Organisation, name)).label(f"lead_{name}") for name in _REF),
        )
        .select_from(Section)
        .join(Proposal, and_(col(Proposal.id) == Section.proposal_id, col(Proposal.stage) == Section.stage))
        .join(Organisation, col(Organisation.id) == Proposal.organisation_id)
        .outerjoin(PlanDate, and_(col(PlanDate.proposal_id) == Proposal.id, col(PlanDate.step) == PlanStep.content))
        .where(
            admits(Section.circle_id, actor),
            col(Proposal.state).in_(workflow.WRITING),
            col(Section.asked),
            *which,
        )
        .group_by(*map(col, shown))
        .order_by(col(PlanDate.due_at), col(Proposal.id))
        .limit(MOST),
    )  # fmt: skip


def _commented(session: Session, actor: Actor) -> Sequence[Row]:
    """The sections with open comments that are given to a principal of the actor's, oldest proposals first."""
    shown = (
        Section.id,
        Proposal.id,
        Proposal.title,
        Proposal.language,
        *(getattr(Organisation, name) for name in _REF),
    )
    return fetch(
        session,
        columns(
            Proposal.id, Proposal.title, Proposal.language, col(Section.id).label("section_id"),
            func.count().label("number"), *(col(getattr(Organisation, name)).label(f"lead_{name}") for name in _REF),
        )
        .select_from(SectionComment)
        .join(Section, col(Section.id) == SectionComment.section_id)
        .join(Proposal, col(Proposal.id) == Section.proposal_id)
        .join(Organisation, col(Organisation.id) == Proposal.organisation_id)
        .where(
            admits(Section.circle_id, actor),
            col(SectionComment.assigned_to).in_(actor.principals),
            col(SectionComment.resolved_at).is_(None),
            col(Proposal.state).in_(workflow.WRITING),
        )
        .group_by(*map(col, shown))
        .order_by(col(Proposal.id), col(Section.id))
        .limit(MOST),
    )  # fmt: skip


def _wait(row: Row, kind: WaitKind, lead: OrganisationRef, *, due: datetime | None, place: str) -> WaitOut:
    return WaitOut(
        kind=kind, exchange_id=None, proposal_id=row["id"], title=row["title"], language=row["language"],
        lane=Lane.standard, organisation=lead, count=row["number"], due=due,
        late=due is not None and due < clock.now(), place=place,
    )  # fmt: skip

"""Proposals brought to where the funder has answered: Rosario leads, Durban takes part."""

from datetime import date
from typing import Any

from sqlmodel import Session

from app.proposals.after import queries, service
from app.proposals.after.models import FunderReport, ProposalResult
from app.proposals.after.schemas import FunderResultIn
from app.proposals.codes import ResultKind
from app.proposals.models import Call, Proposal
from app.proposals.signing import service as signing
from tests.people import World
from tests.proposals import signings, story

AMOUNT = 2_400_000
DECIDED = date(2026, 1, 15)
SCORING = [
    {"key": "relevance", "title": {"en": "Relevance", "es": "Pertinencia"}, "weight": 60},
    {"key": "feasibility", "title": {"en": "Feasibility"}, "weight": 40},
]
REPORTING = [
    {"key": "interim", "kind": "narrative", "title": {"en": "Interim report"}, "after_months": 240},
    {"key": "final", "kind": "financial", "title": {"en": "Final account"}, "after_months": 0},
]
"""One far ahead; one whose day was that of the decision."""


def asking(**changes: Any) -> dict[str, Any]:
    """The small call in one stage, which also says how it scores and what it wants to read."""
    sections = [each for each in story.wanted()["sections"] if each["stage"] == "concept"]
    return story.wanted(scoring=SCORING, reporting=REPORTING, sections=sections, **changes)


def sent(session: Session, world: World, *, call: Call | None = None) -> Proposal:
    """Signed by Rosario and Durban, and sent."""
    proposal, version = signings.signed(session, world, call=call or story.enter(session, world, form=asking()))
    return signing.send(session, world.actor(session, "focal_point"), proposal.id, digest=version.digest)


def grant(**changes: Any) -> FunderResultIn:
    said = {"outcome": ResultKind.granted, "amount": AMOUNT, "currency": "USD", "decided_on": DECIDED}
    return FunderResultIn.model_validate(said | changes)


def told(session: Session, world: World, proposal: Proposal, result: FunderResultIn, *, by: str = "focal_point", seen: int = 0) -> ProposalResult:  # fmt: skip
    return service.tell(session, world.actor(session, by), proposal.id, told=result, if_match=f'"{seen}"')


def granted(session: Session, world: World, *, call: Call | None = None) -> Proposal:
    proposal = sent(session, world, call=call)
    told(session, world, proposal, grant())
    return proposal


def owed(session: Session, proposal: Proposal) -> list[FunderReport]:
    """The reports by their days: the final account, then the interim report."""
    return queries.reports_of(session, proposal.id)

"""What the funder answered: written down by those who lead, kept with every earlier wording, told to everybody."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.access.actor import Actor
from app.access.versions import read_match
from app.core import clock
from app.core.errors import FieldProblem, Invalid, Stale
from app.files import service as files
from app.outbox.events import record
from app.proposals import queries as proposals
from app.proposals.after import policy, queries, reporting
from app.proposals.after.events import ResultTold
from app.proposals.after.models import Feedback, ProposalResult
from app.proposals.after.schemas import FeedbackIn, FunderResultIn
from app.proposals.codes import ResultKind
from app.proposals.form import CallForm
from app.proposals.models import Proposal

LETTER: Final = "funder_letter"
"""What a file of the funder hangs on: the proposal, as this."""
PLAIN: Final = ("outcome", "amount", "currency", "decided_on", "words")


def tell(
    session: Session, actor: Actor, proposal_id: UUID, *, told: FunderResultIn, if_match: str | None
) -> ProposalResult:
    """Write down what the funder said of the stage that was sent. What is the same as before makes no new wording.

    Raises NotFound, NotAllowed, IllegalMove, Stale, Invalid.
    """
    wanted = read_match(if_match)
    proposal = proposals.locked(session, actor, proposal_id)
    policy.demand_tell(actor, proposal, proposals.roles(session, actor, proposal))
    before = queries.latest(session, proposal)
    if wanted != (before.number if before else 0):
        raise Stale(version=before.number if before else 0)
    form = proposals.form_followed(session, proposal)
    _require_sound(session, proposal, form, told)
    files.hang(session, actor, told.file_ids, circle_id=proposal.circle_id, subject_kind=LETTER, subject_id=proposal.id)
    if before is not None and _says_the_same(session, before, told, proposal):
        return before
    result = _written(session, actor, proposal, told)
    proposal.outcome, proposal.changed_at = told.outcome, clock.now()
    proposal.version += 1
    session.add(proposal)
    session.flush()
    reporting.follow(session, proposal, form, decided_on=told.decided_on)
    event = ResultTold(
        subject_id=proposal.id, circle_id=proposal.circle_id, result_id=result.id, number=result.number,
        outcome=result.outcome,
    )  # fmt: skip
    record(session, actor, event)
    return result


def _written(session: Session, actor: Actor, proposal: Proposal, told: FunderResultIn) -> ProposalResult:
    result = ProposalResult(
        proposal_id=proposal.id, circle_id=proposal.circle_id, number=queries.last_number(session, proposal.id) + 1,
        stage=proposal.stage, words_language=told.words_language or proposal.language, told_by=actor.person_id,
        **{name: getattr(told, name) for name in PLAIN},
    )  # fmt: skip
    session.add(result)
    session.flush()
    for place, said in enumerate(told.feedback):
        session.add(Feedback(result_id=result.id, place=place, **said.model_dump()))
    session.flush()
    return result


def _says_the_same(session: Session, before: ProposalResult, told: FunderResultIn, proposal: Proposal) -> bool:
    said = [
        FeedbackIn(**{name: row[name] for name in FeedbackIn.model_fields})
        for row in queries.feedback(session, [before.id])[before.id]
    ]
    plain = all(getattr(before, name) == getattr(told, name) for name in PLAIN)
    return plain and before.words_language == (told.words_language or proposal.language) and said == told.feedback


def _require_sound(session: Session, proposal: Proposal, form: CallForm, told: FunderResultIn) -> None:
    """Raise Invalid for an amount without a grant, a day to come, and feedback on what the call does not know."""
    problems = []
    if told.outcome is ResultKind.granted:
        problems += [
            FieldProblem(("body", name), "missing") for name in ("amount", "currency") if getattr(told, name) is None
        ]
    elif told.amount is not None or told.currency is not None:
        problems.append(FieldProblem(("body", "amount"), "only_when_granted"))
    zone = ZoneInfo(reporting.zone_of(proposal, form))
    if told.decided_on is not None and told.decided_on > (clock.now().astimezone(zone) + timedelta(days=1)).date():
        problems.append(FieldProblem(("body", "decided_on"), "in_future"))
    section_ids = {section.id for section in proposals.sections(session, proposal.id)}
    problems += _faults(told.feedback, {item.key for item in form.scoring}, section_ids)
    if problems:
        raise Invalid(*problems)


def _faults(feedback: Sequence[FeedbackIn], criteria: set[str], section_ids: set[UUID]) -> list[FieldProblem]:
    """Each says something about one criterion or one section that there is, and none is spoken of twice."""
    found = []
    seen: set[str | UUID] = set()
    for place, said in enumerate(feedback):
        about = said.criterion or said.section_id
        known = said.criterion in criteria if said.criterion else said.section_id in section_ids
        if about is None or (said.criterion and said.section_id) or not known:
            found.append(FieldProblem(("body", "feedback", str(place)), "not_in_call"))
        elif about in seen:
            found.append(FieldProblem(("body", "feedback", str(place)), "said_twice"))
        else:
            seen.add(about)
    return found

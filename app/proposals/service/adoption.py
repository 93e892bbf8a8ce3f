"""A proposal follows its call: sections, limits and dates of the version that stands."""

from collections.abc import Sequence

from sqlmodel import Session

from app.core import clock
from app.outbox.events import record
from app.proposals import queries
from app.proposals.codes import CallPart
from app.proposals.events import ProposalCallChanged
from app.proposals.form import CallForm, SectionForm, by_language
from app.proposals.models import Call, Proposal, Section
from app.proposals.service import plans, texts


def adopt(session: Session, proposal: Proposal, call: Call, form: CallForm, *, parts: Sequence[CallPart]) -> None:
    """Follow the version of the call that stands now, and tell everybody who writes when it asks for something else."""
    proposal.call_version = call.version
    if proposal.stage not in form.stages:
        proposal.stage = form.stages[0]
    proposal.closes_at = form.closes_at(proposal.stage)
    proposal.changed_at = clock.now()
    session.add(proposal)
    lay_out(session, proposal, form)
    plans.count_back(session, proposal)
    if parts:
        changed = ProposalCallChanged(
            subject_id=proposal.id, circle_id=proposal.circle_id, parts=tuple(parts), closes_at=proposal.closes_at
        )
        record(session, None, changed)


def lay_out(session: Session, proposal: Proposal, form: CallForm) -> None:
    """A row for each box of the stages begun so far. What is asked for no more is kept, since somebody wrote it."""
    begun = form.stages[: form.stages.index(proposal.stage) + 1]
    standing = {(section.key, section.number): section for section in queries.sections(session, proposal.id)}
    asked = set()
    boxes = [(wanted, number) for wanted in form.sections for number in range(1, wanted.repeat + 1)]
    for position, (wanted, number) in enumerate(boxes):
        if wanted.stage in begun:
            asked.add((wanted.key, number))
            before = standing.get((wanted.key, number))
            was = before and before.kind
            section = before or Section(
                proposal_id=proposal.id, circle_id=proposal.circle_id, key=wanted.key, number=number,
                position=position, stage=wanted.stage, kind=wanted.kind, title={},
            )  # fmt: skip
            _follow(section, wanted, position)
            session.add(section)
            if section.kind is not was:
                texts.begin(session, section)
    for place, section in standing.items():
        if place not in asked and section.asked:
            section.asked = False
            session.add(section)
    session.flush()


def _follow(section: Section, wanted: SectionForm, position: int) -> None:
    section.position, section.stage, section.kind, section.asked = position, wanted.stage, wanted.kind, True
    section.title = by_language(wanted.title)
    section.guidance = by_language(wanted.guidance)
    section.required = wanted.required and section.number == 1
    section.limit_unit = wanted.limit.unit if wanted.limit else None
    section.limit_max = wanted.limit.max if wanted.limit else None
    section.counts_spaces = wanted.limit.counts_spaces if wanted.limit else True

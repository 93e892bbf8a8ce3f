"""Texts of proposals that are no longer written: marked to be used again, and brought into another one."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, select

from app.access.actor import Actor
from app.core.errors import FieldProblem, Invalid, NotFound
from app.core.text import fold
from app.members.models import Topic
from app.outbox.events import record
from app.proposals import queries as proposals
from app.proposals.reuse import policy, queries
from app.proposals.reuse.events import TextMarked, TextReused, TextUnmarked
from app.proposals.reuse.models import ReusableText, TextReuse
from app.proposals.service import texts


def mark(session: Session, actor: Actor, section_id: UUID, *, name: str, topics: Sequence[str]) -> ReusableText:
    """Keep a section's text as it is, to be used again; marked anew it takes the place of what was kept.

    Raises NotFound, NotAllowed, IllegalMove, and Invalid for an empty text or an unknown topic.
    """
    section, proposal = proposals.section(session, actor, section_id)
    policy.demand_mark(actor, proposal, section, proposals.roles(session, actor, proposal))
    if any(session.get(Topic, topic) is None for topic in topics):
        raise Invalid(FieldProblem(("body", "topics"), "unknown_topic"))
    reading = texts.readings(session, [section.id]).get(section.id)
    if reading is None or not reading.words.strip():
        raise Invalid(FieldProblem(("path", "section_id"), "not_blank"))
    before = session.get(ReusableText, section.id)
    row = before or ReusableText(
        section_id=section.id, proposal_id=proposal.id, circle_id=section.circle_id, lead_id=proposal.organisation_id,
        organisation_id=section.organisation_id or proposal.organisation_id, language=proposal.language, name=name,
        text="", folded="", words=0, marked_by=actor.person_id,
    )  # fmt: skip
    row.name, row.topics, row.marked_by = name, list(topics), actor.person_id
    row.text, row.words = reading.words, reading.counts.words
    row.folded = fold(f"{name} {reading.words}")
    session.add(row)
    session.flush()
    if before is None:
        record(session, actor, TextMarked(subject_id=proposal.id, circle_id=section.circle_id, section_id=section.id))
    return row


def unmark(session: Session, actor: Actor, section_id: UUID) -> None:
    """Let nobody find it any more; where it was brought in it stays. Raises NotFound, NotAllowed, IllegalMove."""
    section, proposal = proposals.section(session, actor, section_id)
    policy.demand_mark(actor, proposal, section, proposals.roles(session, actor, proposal))
    row = session.get(ReusableText, section.id)
    if row is None:
        raise NotFound
    session.delete(row)
    session.flush()
    record(session, actor, TextUnmarked(subject_id=proposal.id, circle_id=section.circle_id, section_id=section.id))


def bring(session: Session, actor: Actor, section_id: UUID, *, from_section_id: UUID) -> None:
    """Note that a reusable text was brought into this section; its words come by the editor, as any words do.

    Raises NotFound for either section, NotAllowed, IllegalMove.
    """
    section, proposal = proposals.section(session, actor, section_id)
    policy.demand_bring(actor, proposal, section, proposals.roles(session, actor, proposal))
    source = queries.text(session, actor, from_section_id)
    again = select(TextReuse.id).where(
        TextReuse.section_id == section.id, TextReuse.from_section_id == source.section_id
    )
    if session.exec(again).first() is not None:
        return
    session.add(
        TextReuse(
            section_id=section.id, proposal_id=proposal.id, circle_id=section.circle_id,
            from_section_id=source.section_id, from_proposal_id=source.proposal_id, person_id=actor.person_id,
        )
    )  # fmt: skip
    session.flush()
    record(session, actor, TextReused(subject_id=proposal.id, circle_id=section.circle_id, section_id=section.id))

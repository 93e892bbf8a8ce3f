"""What may be read of texts that are used again: those of one's own organisation, from proposals that one reads."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Organisation
from app.circles.queries import admits
from app.core.errors import NotFound
from app.core.rows import Row, columns, fetch
from app.proposals.models import Proposal, Section
from app.proposals.reuse.models import ReusableText, TextReuse

MOST: Final = 30


def usable(actor: Actor) -> ColumnElement[bool]:
    """SQL: the text is of the actor's organisation, or of a proposal that it led, and its circle admits the actor."""
    own = or_(
        col(ReusableText.organisation_id) == actor.organisation_id, col(ReusableText.lead_id) == actor.organisation_id
    )
    return own & admits(ReusableText.circle_id, actor)


def found(session: Session, actor: Actor, *, words: Sequence[str]) -> Sequence[Row]:
    """Texts that hold all these folded words, the latest first, with where they came from and with what result."""
    statement = (
        columns(
            ReusableText.section_id, ReusableText.name, ReusableText.topics, ReusableText.language, ReusableText.text,
            ReusableText.words, ReusableText.proposal_id, col(Section.title).label("section_title"),
            col(Proposal.title).label("proposal_title"), Proposal.state, Proposal.outcome, ReusableText.marked_at,
            col(Organisation.name).label("organisation_name"),
        )
        .join(Section, col(Section.id) == ReusableText.section_id)
        .join(Proposal, col(Proposal.id) == ReusableText.proposal_id)
        .join(Organisation, col(Organisation.id) == ReusableText.organisation_id)
        .where(usable(actor))
        .order_by(col(ReusableText.marked_at).desc(), col(ReusableText.section_id))
        .limit(MOST)
    )  # fmt: skip
    for word in words:
        statement = statement.where(col(ReusableText.folded).contains(f" {word}", autoescape=True))
    return fetch(session, statement)


def text(session: Session, actor: Actor, section_id: UUID) -> ReusableText:
    """One text to bring in. Raises NotFound when it is not for the actor."""
    wanted = select(ReusableText).where(ReusableText.section_id == section_id, usable(actor))
    row = session.exec(wanted).one_or_none()
    if row is None:
        raise NotFound
    return row


def marks(session: Session, proposal_id: UUID) -> Mapping[UUID, Row]:
    """What is marked of one proposal, by section."""
    rows = fetch(
        session,
        columns(ReusableText.section_id, ReusableText.name, ReusableText.topics).where(
            col(ReusableText.proposal_id) == proposal_id
        ),
    )
    return {row["section_id"]: row for row in rows}


def taken_from(session: Session, proposal_id: UUID) -> set[UUID]:
    """Proposals from which text was brought into this one, whoever may read them."""
    return set(session.exec(select(TextReuse.from_proposal_id).where(TextReuse.proposal_id == proposal_id)))


def taken_into(session: Session, proposal_id: UUID) -> set[UUID]:
    """Proposals into which text of this one was brought, whoever may read them."""
    return set(session.exec(select(TextReuse.proposal_id).where(TextReuse.from_proposal_id == proposal_id)))

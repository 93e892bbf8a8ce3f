"""What a document is made of, as far as its reader may see it."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Person
from app.circles.queries import admits
from app.core.rows import Row, columns, fetch
from app.discussions.models import Post, Thread
from app.proposals.codes import SectionKind, SectionState
from app.proposals.models import Proposal, Section, SectionComment


def sections(session: Session, actor: Actor, proposal: Proposal) -> Sequence[Section]:
    """Those that are written as text, of the stage that runs or with words in them, in their order."""
    found = session.exec(
        select(Section)
        .where(
            Section.proposal_id == proposal.id,
            Section.kind == SectionKind.text,
            admits(Section.circle_id, actor),
        )
        .order_by(col(Section.position), col(Section.id))
    )
    return [each for each in found if each.stage == proposal.stage or each.state is not SectionState.empty]


def said(session: Session, actor: Actor, section_ids: Collection[UUID], *, settled: bool = False) -> Sequence[Row]:
    """What was said in the comments of these sections that are not settled, or in all of them, in its order.

    What was deleted or hidden has no words and is left out.
    """
    statement = (
        columns(
            SectionComment.section_id, SectionComment.thread_id, SectionComment.resolved_at, col(Person.name).label("person_name"),
            Post.markdown, Post.written_at,
        )
        .join(Thread, col(Thread.id) == SectionComment.thread_id)
        .join(Post, col(Post.thread_id) == SectionComment.thread_id)
        .join(Person, col(Person.id) == Post.person_id)
        .where(
            col(SectionComment.section_id).in_(section_ids),
            admits(Thread.circle_id, actor),
            col(Post.deleted_at).is_(None),
            col(Post.hidden_at).is_(None),
        )
        .order_by(col(SectionComment.thread_id), col(Post.place))
    )  # fmt: skip
    return fetch(session, statement if settled else statement.where(col(SectionComment.resolved_at).is_(None)))


def names(session: Session, person_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Names of people, also of those who left."""
    rows = fetch(session, columns(Person.id, Person.name).where(col(Person.id).in_(person_ids)))
    return {row["id"]: row["name"] for row in rows}

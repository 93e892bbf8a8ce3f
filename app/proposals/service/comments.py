"""Comments on words of a section: a mark in its live text, and a thread."""

from uuid import UUID

from sqlmodel import Session

from app.access.abilities import require
from app.access.actor import Actor
from app.circles import queries as circles
from app.core import clock
from app.core.errors import IllegalMove, NotFound
from app.core.i18n import Language
from app.discussions import service as discussions
from app.discussions.models import Thread
from app.drafting import service as drafts
from app.live import hints
from app.proposals import policy, queries, wording
from app.proposals.errors import WordsGone
from app.proposals.models import Proposal, Section, SectionComment
from app.proposals.schemas import CommentOut

ABOUT = "section"


def comment(
    session: Session, actor: Actor, section_id: UUID, *, quote: str, occurrence: int, markdown: str, language: Language
) -> SectionComment:
    """Comment on words; the mark is set here, so that whoever may only comment needs no right to write.

    Raises NotFound, NotAllowed, IllegalMove where the text is locked, and WordsGone.
    """
    section, proposal = queries.section(session, actor, section_id)
    require(policy.may_comment(queries.roles(session, actor, proposal)))
    if not policy.is_open(proposal.state, section.state):
        raise IllegalMove(state=section.state, action="comment")
    row = begin(session, actor, section, proposal, quote=quote, markdown=markdown, language=language)
    found: list[bool] = []
    drafts.amend(
        session, section.id, lambda text: found.append(wording.comment(text, quote, occurrence, str(row.thread_id)))
    )
    if found != [True]:
        raise WordsGone
    return row


def begin(
    session: Session, actor: Actor, section: Section, proposal: Proposal, *, quote: str, markdown: str,
    language: Language,
) -> SectionComment:  # fmt: skip
    """A thread about words of a section; the caller answers for the right to it, and marks the words."""
    thread = discussions.open_thread(
        session, actor, subject_kind=ABOUT, subject_id=section.id, circle_id=section.circle_id,
        title=" ".join(quote.split())[:80] or "…", language=proposal.language,
    )  # fmt: skip
    discussions.write_post(session, actor, thread.id, language=language, markdown=markdown)
    row = SectionComment(thread_id=thread.id, section_id=section.id, quote=quote)
    session.add(row)
    session.flush()
    return row


def listed(session: Session, actor: Actor, section_id: UUID) -> list[CommentOut]:
    """The comments of a section, oldest first. Raises NotFound."""
    section = queries.readable_section(session, actor, section_id)
    roles = queries.roles_of_section(session, actor, section)
    return [
        CommentOut(**row, resolve=policy.may_resolve(actor, roles, row["opened_by"]))
        for row in queries.comments(session, section.id)
    ]


def resolve(session: Session, actor: Actor, section_id: UUID, thread_id: UUID, *, resolved: bool) -> None:
    """Settle a comment, or take it up again. Raises NotFound, NotAllowed."""
    section = queries.readable_section(session, actor, section_id)
    row = session.get(SectionComment, thread_id, with_for_update=True)
    if row is None or row.section_id != section.id:
        raise NotFound
    opened_by = session.get_one(Thread, thread_id).opened_by
    require(policy.may_resolve(actor, queries.roles_of_section(session, actor, section), opened_by))
    row.resolved_at, row.resolved_by = (clock.now(), actor.person_id) if resolved else (None, None)
    session.add(row)
    session.flush()
    hints.publish_after_commit(session, "thread", thread_id, circles.principals_of(session, section.circle_id))

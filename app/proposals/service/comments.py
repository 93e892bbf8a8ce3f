"""Comments on words of a section: a mark in its live text, a thread, and who is to see to it."""

from uuid import UUID

from sqlmodel import Session

from app.access.abilities import require
from app.access.actor import Actor
from app.circles import queries as circles
from app.core import clock
from app.core.errors import FieldProblem, IllegalMove, Invalid, NotFound
from app.core.i18n import Language
from app.discussions import queries as talk
from app.discussions import service as discussions
from app.discussions.models import Thread
from app.drafting import service as drafts
from app.live import hints
from app.outbox.events import record
from app.proposals import policy, queries, wording
from app.proposals.errors import WordsGone
from app.proposals.events import CommentAssigned
from app.proposals.models import Proposal, Section, SectionComment
from app.proposals.schemas import CommentOut, ReaderOut

ABOUT = "section"


def comment(
    session: Session, actor: Actor, section_id: UUID, *, quote: str, occurrence: int, markdown: str, language: Language,
    assigned_to: str | None = None,
) -> SectionComment:  # fmt: skip
    """Comment on words; the mark is set here, so that whoever may only comment needs no right to write.

    Raises NotFound, NotAllowed, IllegalMove where the text is locked, WordsGone, and Invalid for a mention or an
    assignment of somebody who does not read the section.
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
    if assigned_to is not None:
        _assign(session, actor, section, row, assigned_to)
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


def readers(session: Session, actor: Actor, section_id: UUID, *, find: str = "") -> list[ReaderOut]:
    """Who reads a section, to mention or assign one of them, by name. Raises NotFound."""
    section = queries.readable_section(session, actor, section_id)
    return [
        ReaderOut(principal=row["principal"], person_id=row["person_id"], name=row["person_name"], organisation_id=row["organisation_id"])
        for row in queries.readers(session, section)
        if find.casefold() in row["person_name"].casefold()
    ]  # fmt: skip


def listed(session: Session, actor: Actor, section_id: UUID) -> list[CommentOut]:
    """The comments of a section, oldest first. Raises NotFound."""
    section = queries.readable_section(session, actor, section_id)
    roles = queries.roles_of_section(session, actor, section)
    rows = queries.comments(session, section.id)
    named = talk.naming(session, actor, [row["thread_id"] for row in rows])
    admitted = circles.principals_of(session, section.circle_id)
    names = {row["principal"]: row["person_name"] for row in queries.readers(session, section)} if rows else {}
    found = []
    for row in rows:
        assigned_to = row["assigned_to"] if row["assigned_to"] in admitted else None
        answers = {
            "assigned_to": assigned_to,
            "assigned_name": names.get(assigned_to),
            "mine": assigned_to in actor.principals,
            "names_me": row["thread_id"] in named,
            "resolve": policy.may_resolve(actor, roles, row["opened_by"], assigned_to),
            "assign": policy.may_comment(roles),
        }
        found.append(CommentOut(**{**row, **answers}))
    return found


def resolve(session: Session, actor: Actor, section_id: UUID, thread_id: UUID, *, resolved: bool) -> None:
    """Settle a comment, or take it up again. Raises NotFound, NotAllowed."""
    section, row = _locked(session, actor, section_id, thread_id)
    opened_by = session.get_one(Thread, thread_id).opened_by
    require(policy.may_resolve(actor, queries.roles_of_section(session, actor, section), opened_by, row.assigned_to))
    row.resolved_at, row.resolved_by = (clock.now(), actor.person_id) if resolved else (None, None)
    _changed(session, section, row)


def assign(session: Session, actor: Actor, section_id: UUID, thread_id: UUID, *, assigned_to: str | None) -> None:
    """Say who is to see to a comment, or that nobody is. Raises NotFound, NotAllowed, and Invalid for a stranger."""
    section, row = _locked(session, actor, section_id, thread_id)
    require(policy.may_comment(queries.roles_of_section(session, actor, section)))
    if row.assigned_to != assigned_to:
        _assign(session, actor, section, row, assigned_to)


def _locked(session: Session, actor: Actor, section_id: UUID, thread_id: UUID) -> tuple[Section, SectionComment]:
    section = queries.readable_section(session, actor, section_id)
    row = session.get(SectionComment, thread_id, with_for_update=True, populate_existing=True)
    if row is None or row.section_id != section.id:
        raise NotFound
    return section, row


def _assign(session: Session, actor: Actor, section: Section, row: SectionComment, assigned_to: str | None) -> None:
    if assigned_to is not None and assigned_to not in circles.principals_of(session, section.circle_id):
        raise Invalid(FieldProblem(("body", "assigned_to"), "not_a_reader"))
    row.assigned_to = assigned_to
    _changed(session, section, row)
    if assigned_to is not None:
        told = CommentAssigned(
            subject_id=section.proposal_id, circle_id=section.circle_id, section_id=section.id,
            thread_id=row.thread_id, assigned_to=assigned_to,
        )  # fmt: skip
        record(session, actor, told)


def _changed(session: Session, section: Section, row: SectionComment) -> None:
    session.add(row)
    session.flush()
    hints.publish_after_commit(session, "thread", row.thread_id, circles.principals_of(session, section.circle_id))

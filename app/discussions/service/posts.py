"""Posts: written, edited, deleted, and what others make of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col

from app.access.abilities import require
from app.access.actor import Actor
from app.core import clock
from app.core.errors import FieldProblem, Invalid, NotFound, Stale
from app.core.settings import of as settings_of
from app.discussions import cards, errors, events, markup, queries
from app.discussions.models import (
    Post,
    PostLink,
    PostMention,
    PostOrganisation,
    PostReaction,
    PostTranslation,
    PostVersion,
    ReactionKind,
    Thread,
)
from app.discussions.service import newcomers, reading, rights
from app.files import service as attachments
from app.outbox.events import record

FILES_OF = "post"


def write_post(
    session: Session,
    actor: Actor,
    thread_id: UUID,
    *,
    language: str,
    markdown: str,
    reply_to: UUID | None = None,
    files: Sequence[UUID] = (),
) -> Post:
    """Write in a thread. The actor's draft there is gone, and they have read up to their own words.

    Raises NotFound, NotAllowed, ThreadLocked, and Invalid when it answers a post of another thread, mentions someone
    who cannot read it, or carries a file that is not the actor's or not of this circle.
    """
    thread = queries.locked(session, actor, thread_id)
    require(rights.on_thread(session, actor, thread).write)
    rights.require_open(thread)
    if reply_to is not None:
        reading.in_thread(session, actor, thread_id, "reply_to", reply_to)
    said = _said(session, thread.circle_id, markdown)
    newcomers.check(session, actor, said.leads, address=settings_of(session).origin)
    thread.last_place += 1
    post = Post(
        thread_id=thread.id, circle_id=thread.circle_id, place=thread.last_place, person_id=actor.person_id,
        seat_id=actor.seat_id, language=language, markdown=markdown, html=said.html, markup_version=markup.VERSION,
        reply_to=reply_to,
    )  # fmt: skip
    session.add(post)
    thread.post_count += 1
    thread.last_post_at, thread.last_person_id = post.written_at, actor.person_id
    session.add(thread)
    session.flush()
    _keep(session, post, said)
    _attach(session, actor, post, files)
    reading.discard_draft(session, actor, thread_id)
    reading.put_mark(session, actor, thread_id, post)
    record(
        session,
        actor,
        events.PostWritten(
            subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id, reply_to=reply_to,
            mentioned=sorted(said.people), organisations=tuple(sorted(said.organisations)),
        ),
    )  # fmt: skip
    return post


def edit_post(
    session: Session,
    actor: Actor,
    thread_id: UUID,
    post_id: UUID,
    *,
    version: int,
    language: str,
    markdown: str,
    files: Sequence[UUID] = (),
) -> Post:
    """Say it differently; what stood before stays readable beside it. Files that hang on the post stay, these come.

    Raises NotFound, NotAllowed, PostGone, ThreadLocked, Stale, LinksTooEarly, and Invalid as `write_post` does.
    """
    thread = queries.locked(session, actor, thread_id)
    post = queries.post(session, actor, thread_id, post_id)
    if post.deleted_at:
        raise errors.PostGone
    if post.person_id == actor.person_id:
        rights.require_open(thread)
    require(rights.on_post(session, actor, thread, post).edit)
    if version != post.version:
        raise Stale(version=post.version)
    said = _said(session, thread.circle_id, markdown)
    newcomers.check(session, actor, said.leads, address=settings_of(session).origin, again=True)
    session.add(
        PostVersion(
            post_id=post.id, version=post.version, language=post.language, markdown=post.markdown,
            written_at=post.edited_at or post.written_at,
        )
    )  # fmt: skip
    people, organisations = queries.mentioned_in(session, [post.id]), queries.organisations_in(session, [post.id])
    _forget(session, post)
    _keep(session, post, said)
    _attach(session, actor, post, files)
    post.language, post.markdown, post.html, post.markup_version = language, markdown, said.html, markup.VERSION
    post.edited_at = clock.now()
    post.version += 1
    session.add(post)
    record(
        session,
        actor,
        events.PostEdited(
            subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id,
            mentioned=sorted(said.people.keys() - people.get(post.id, {}).keys()),
            organisations=tuple(sorted(said.organisations.keys() - organisations.get(post.id, {}).keys())),
        ),
    )  # fmt: skip
    return post


def delete_post(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> Post:
    """Take the words away, former versions too, and leave the place. Deleting twice is deleting once."""
    thread = queries.locked(session, actor, thread_id)
    post = queries.post(session, actor, thread_id, post_id)
    if post.deleted_at:
        return post
    require(rights.on_post(session, actor, thread, post).delete)
    _forget(session, post)
    for table in (PostVersion, PostReaction):
        session.connection().execute(delete(table).where(col(table.post_id) == post.id))
    attachments.move(session, FILES_OF, [post.id], circle_id=post.circle_id)  # those of a hidden post stood apart
    attachments.erase_of(session, actor, FILES_OF, post.id)
    if thread.answer_post_id == post.id:
        thread.answer_post_id = None
    post.markdown = post.html = ""
    post.deleted_at, post.deleted_by = clock.now(), actor.person_id
    post.version += 1
    thread.post_count -= 1
    session.add_all((post, thread))
    record(session, actor, events.PostDeleted(subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id))
    return post


def react(session: Session, actor: Actor, thread_id: UUID, post_id: UUID, *, kind: ReactionKind, stands: bool) -> None:
    """Set a reaction or take it back; doing it twice is doing it once. Raises NotFound, NotAllowed, PostGone, ThreadLocked."""
    thread = queries.thread(session, actor, thread_id)
    post = queries.post(session, actor, thread_id, post_id)
    if post.deleted_at:
        raise errors.PostGone
    rights.require_open(thread)
    require(rights.on_post(session, actor, thread, post).react)
    row = session.get(PostReaction, (post.id, actor.person_id, kind))
    if stands is (row is not None):
        return
    if row is not None:
        session.delete(row)
    else:
        session.add(PostReaction(post_id=post.id, person_id=actor.person_id, kind=kind))
    record(
        session,
        actor,
        events.PostReacted(
            subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id, reaction=kind, stands=stands
        ),
    )


def name_answer(session: Session, actor: Actor, thread_id: UUID, *, post_id: UUID | None) -> Thread:
    """Name the post that answers what the thread asks; None takes it back. Raises NotFound, NotAllowed and Invalid."""
    thread = queries.locked(session, actor, thread_id)
    require(rights.on_thread(session, actor, thread).answer)
    if post_id is not None and reading.in_thread(session, actor, thread_id, "post_id", post_id).deleted_at:
        raise errors.PostGone
    if thread.answer_post_id != post_id:
        thread.answer_post_id = post_id
        session.add(thread)
        record(session, actor, events.ThreadAnswered(subject_id=thread.id, circle_id=thread.circle_id, post_id=post_id))
    return thread


@dataclass(frozen=True, slots=True)
class _Said:
    """What a text holds: its HTML, where it leads, whom it names, and to which of our records it links."""

    html: str
    leads: Sequence[str]
    people: Mapping[UUID, str]
    organisations: Mapping[UUID, str]
    links: Sequence[tuple[str, UUID]]


def _said(session: Session, circle_id: UUID, markdown: str) -> _Said:
    """Raises Invalid when somebody named cannot read the circle, or an organisation is not known."""
    tokens = markup.parse(markdown)
    leads = markup.links(tokens)
    links = cards.linked(leads, address=settings_of(session).origin)
    wanted, named = markup.mentioned(tokens), markup.mentioned(tokens, "organisation")
    people, organisations = queries.readers(session, circle_id, wanted), queries.organisations(session, named)
    if len(people) < len(wanted):
        raise Invalid(FieldProblem(("body", "markdown"), "mention_outside_circle"))
    if len(organisations) < len(named):
        raise Invalid(FieldProblem(("body", "markdown"), "unknown_organisation"))
    return _Said(markup.render(tokens, {**people, **organisations}), leads, people, organisations, links)


def _keep(session: Session, post: Post, said: _Said) -> None:
    session.add_all(PostMention(post_id=post.id, person_id=person_id) for person_id in said.people)
    session.add_all(PostOrganisation(post_id=post.id, organisation_id=each) for each in said.organisations)
    session.add_all(PostLink(post_id=post.id, kind=kind, record_id=record_id) for kind, record_id in said.links)
    session.flush()


def _forget(session: Session, post: Post) -> None:
    for table in (PostMention, PostOrganisation, PostLink, PostTranslation):
        session.connection().execute(delete(table).where(col(table.post_id) == post.id))


def _attach(session: Session, actor: Actor, post: Post, files: Sequence[UUID]) -> None:
    try:
        attachments.hang(
            session, actor, files, circle_id=post.circle_id, subject_kind=FILES_OF, subject_id=post.id
        )  # fmt: skip
    except NotFound as missing:
        raise Invalid(FieldProblem(("body", "files"), "no_file_of_yours")) from missing

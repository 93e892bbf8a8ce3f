"""Threads: opened in a space or about a record, locked, and moved."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session

from app.access import principals
from app.access.abilities import require
from app.access.actor import Actor
from app.accounts.models import Organisation
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.circles.queries import roles_in
from app.core.errors import FieldProblem, Invalid
from app.discussions import events, policy, queries
from app.discussions.models import Thread, ThreadState, ThreadWork, Work
from app.discussions.service import posts, reading, rights, spaces
from app.files import service as files
from app.files.models import Hanging
from app.outbox.events import record

ORGANISATION = "organisation"


def open_thread(
    session: Session,
    actor: Actor,
    *,
    subject_kind: str,
    subject_id: UUID | None,
    circle_id: UUID,
    title: str,
    language: str,
    first_post: str | None = None,
    space_id: UUID | None = None,
    confidential: bool = False,
) -> Thread:
    """A new thread in this circle. The caller answers for the circle: that the actor may open threads there.

    Raises NotAllowed when there is a first post and the actor may not write in the circle.
    """
    thread = Thread(
        subject_kind=subject_kind, subject_id=subject_id, circle_id=circle_id, space_id=space_id,
        confidential=confidential, title=title, language=language, opened_by=actor.person_id,
    )  # fmt: skip
    session.add(thread)
    session.flush()
    record(
        session,
        actor,
        events.ThreadOpened(subject_id=thread.id, circle_id=circle_id, about_kind=subject_kind, about_id=subject_id),
    )
    if first_post is not None:
        posts.write_post(session, actor, thread.id, language=language, markdown=first_post)
    return thread


@files.places("thread", Hanging.post_draft)
def circle_of(session: Session, thread_id: UUID) -> UUID | None:
    thread = session.get(Thread, thread_id)
    return thread.circle_id if thread else None


def start_thread(
    session: Session,
    actor: Actor,
    *,
    title: str,
    language: str,
    markdown: str,
    space_id: UUID | None = None,
    topic: str | None = None,
    organisation_id: UUID | None = None,
    people: Collection[UUID] | None = None,
    draft_id: UUID | None = None,
) -> Thread:
    """Begin to talk: in a space, in that of a main topic, or about an organisation. The draft of it is gone.

    With `people` it is confidential: theirs and the actor's, whoever else reads the space. Raises NotFound, NotAllowed,
    and Invalid when somebody named does not read the space, or when the first post breaks a rule.
    """
    room = NETWORK_CIRCLE
    if organisation_id is not None:
        if session.get(Organisation, organisation_id) is None:
            raise Invalid(FieldProblem(("body", "organisation_id"), "unknown_organisation"))
    elif topic is not None:
        space_id = spaces.of_topic(session, actor, topic).id
    elif space_id is not None:
        room = queries.space(session, actor, space_id).room_circle_id
    else:
        raise Invalid(FieldProblem(("body", "space_id"), "missing"))
    require(policy.may_write(actor, roles_in(session, actor, room)))
    thread = open_thread(
        session,
        actor,
        subject_kind=ORGANISATION if organisation_id else "",
        subject_id=organisation_id,
        circle_id=room if people is None else _named(session, actor, room, people),
        title=title,
        language=language,
        first_post=markdown,
        space_id=space_id,
        confidential=people is not None,
    )
    if draft_id is not None:
        reading.discard_thread_draft(session, actor, draft_id)
    return thread


def _named(session: Session, actor: Actor, room: UUID, people: Collection[UUID]) -> UUID:
    """A circle of the actor and these people, all of whom must read the room."""
    if len(queries.readers(session, room, people)) < len(set(people)):
        raise Invalid(FieldProblem(("body", "people"), "not_in_space"))
    admitted = dict.fromkeys(map(principals.of_person, people), CircleRole.contributor)
    admitted[principals.of_person(actor.person_id)] = CircleRole.steward
    return circles.make(session, CircleKind.named_people, admitted).id


def set_state(session: Session, actor: Actor, thread_id: UUID, *, state: ThreadState) -> Thread:
    """Lock a thread, so that nobody writes there, or open it again. Nothing happens if it is so already."""
    thread = queries.locked(session, actor, thread_id)
    require(rights.on_thread(session, actor, thread).lock)
    if thread.state is not state:
        thread.state = state
        session.add(thread)
        told = events.ThreadLocked if state is ThreadState.locked else events.ThreadReopened
        record(session, actor, told(subject_id=thread.id, circle_id=thread.circle_id))
    return thread


def link_work(session: Session, thread: Thread, *, subject_kind: str, subject_id: UUID, work: Work) -> None:
    """Note that a thread and a record of another room came from each other; each is shown to those who may read both."""
    session.merge(ThreadWork(thread_id=thread.id, subject_kind=subject_kind, subject_id=subject_id, work=work))

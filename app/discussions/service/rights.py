"""What the actor may do here, looked up for the functions beside this one."""

from sqlmodel import Session

from app.access.actor import Actor
from app.circles.queries import roles_in
from app.discussions import errors, policy
from app.discussions.models import Post, Space, Thread, ThreadState


def on_space(session: Session, actor: Actor, space: Space) -> policy.SpaceAbilities:
    roles = roles_in(session, actor, space.room_circle_id)
    return policy.space_abilities(actor, kind=space.kind, joining=space.joining, roles=roles)


def on_thread(session: Session, actor: Actor, thread: Thread) -> policy.ThreadAbilities:
    roles = roles_in(session, actor, thread.circle_id)
    return policy.thread_abilities(
        actor, roles=roles, opened_by=thread.opened_by, in_space=thread.space_id is not None and not thread.confidential
    )


def on_post(session: Session, actor: Actor, thread: Thread, post: Post) -> policy.PostAbilities:
    return policy.post_abilities(
        actor,
        thread=on_thread(session, actor, thread),
        state=thread.state,
        author=post.person_id,
        deleted=post.deleted_at is not None,
        hidden=post.hidden_at is not None,
    )


def require_open(thread: Thread) -> None:
    """Raise ThreadLocked where nobody writes any more."""
    if thread.state is not ThreadState.open:
        raise errors.ThreadLocked

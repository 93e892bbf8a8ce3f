"""What can go wrong in a discussion."""

from app.core.errors import Conflict


class ThreadLocked(Conflict):
    """Nobody writes here any more; what stands stays readable."""

    code = "thread_locked"


class PostGone(Conflict):
    """The post was deleted; only its place is left."""

    code = "post_gone"

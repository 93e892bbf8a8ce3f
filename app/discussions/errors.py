"""What can go wrong in a discussion."""

from app.core.errors import Busy, Conflict, TooMany


class ThreadLocked(Conflict):
    """Nobody writes here any more; what stands stays readable."""

    code = "thread_locked"


class PostGone(Conflict):
    """The post was deleted; only its place is left."""

    code = "post_gone"


class LastSteward(Conflict):
    """Somebody must answer for a working group: another steward first."""

    code = "last_steward"


class WithoutSeat(Conflict):
    """The person holds no seat that opens the network, so no working group can take them in."""

    code = "person_without_seat"


class WouldWiden(Conflict):
    """What was written for few is not moved to where more would read it."""

    code = "thread_would_widen"


class LinksTooEarly(Conflict):
    """The first posts of somebody new lead nowhere outside; `after` says how many."""

    code = "links_too_early"


class NewPostsLimit(TooMany):
    """Somebody new writes only so often; `most` in an hour."""

    code = "new_posts_limit"


class TranslationUnavailable(Busy):
    """The service that translates did not answer in time, or not with a translation; the original stays."""

    code = "translation_unavailable"

"""What can go wrong with exchanges, beyond what every room knows."""

from app.core.errors import Conflict, Problem


class AtCapacity(Conflict):
    """The peer has as many exchanges as it wants; putting it forward all the same needs a note."""

    code = "peer_at_capacity"


class PeerNotWanted(Conflict):
    """The asking side does not want this peer, or has a conflict of interest with it; a note does not help."""

    code = "peer_not_wanted"


class NoteNeeded(Problem):
    """Putting forward somebody whom the ranking leaves out needs a note."""

    code, status = "note_needed", 422


class AskedAlready(Conflict):
    """This peer has been asked for this exchange before."""

    code = "asked_already"


class OnHold(Conflict):
    """The exchange is on hold: its clock stands and it goes on when it is resumed."""

    code = "on_hold"


class TooLate(Conflict):
    """An answer could be taken back for a minute only."""

    code = "too_late"


class NotBegun(Conflict):
    """The session has not begun, so nobody can say how it was."""

    code = "session_not_begun"


class SessionsPlanned(Conflict):
    """Sessions are still planned; they are held or cancelled before the reports are due."""

    code = "sessions_planned"


class NoSessionHeld(Conflict):
    """No session was held, so there is nothing to report."""

    code = "no_session_held"


class TooManySessions(Conflict):
    """One exchange has at most thirty sessions."""

    code = "too_many_sessions"

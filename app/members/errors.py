"""What can go wrong among members."""

from app.core.errors import Conflict, Problem


class UnknownTopic(Problem):
    """A topic that the vocabulary does not have."""

    code, status = "unknown_topic", 422


class SeatTaken(Conflict):
    """Somebody holds this seat now."""

    code = "seat_taken"


class SeatEnded(Conflict):
    """The seat has come to its end."""

    code = "seat_ended"


class OfferIncomplete(Problem):
    """The offer lacks what others need in order to use it; `fields` names it."""

    code, status = "offer_incomplete", 422


class ApplicationAnswered(Conflict):
    """Somebody of the secretariat has answered it already."""

    code = "application_answered"

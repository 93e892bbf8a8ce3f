"""What can go wrong after a proposal was sent, beyond what every room knows."""

from app.core.errors import Conflict


class NotGranted(Conflict):
    """Reports are owed to a funder that has granted."""

    code = "not_granted"

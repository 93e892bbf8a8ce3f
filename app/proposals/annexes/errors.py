"""What can go wrong with annexes, beyond what every room knows."""

from app.core.errors import Conflict, Stale


class AnnexStale(Stale):
    """Somebody put another file or said another word meanwhile; the parameters are what stands now."""


class AnnexesMissing(Conflict):
    """`count` annexes that the call requires are missing; `names` says which, and of whom."""

    code = "annexes_missing"

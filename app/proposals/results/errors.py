"""What can go wrong with a results framework, beyond what every room knows."""

from app.core.errors import Conflict, Stale


class ResultStale(Stale):
    """Somebody changed this row since it was read; the parameters are what it says now."""


class TooManyResults(Conflict):
    """A results framework has so many rows and no more."""

    code = "too_many_results"

"""What can go wrong with evidence, beyond what every room knows."""

from app.core.errors import Stale


class EvidenceStale(Stale):
    """Somebody else answered meanwhile; the parameters are what stands now."""

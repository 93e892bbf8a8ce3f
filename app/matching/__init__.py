"""Ranks peers for a request: plain data in, plain data out."""

from app.matching.facts import CandidateFacts, KeptBack, Place, Ranked, Reason, RequestFacts, Sign
from app.matching.rank import judge, overlap, rank

__all__ = [
    "CandidateFacts",
    "KeptBack",
    "Place",
    "Ranked",
    "Reason",
    "RequestFacts",
    "Sign",
    "judge",
    "overlap",
    "rank",
]

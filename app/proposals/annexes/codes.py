"""How one annex stands."""

from enum import StrEnum


class AnnexState(StrEnum):
    """`not_needed` always comes with a reason."""

    missing = "missing"
    there = "there"
    not_needed = "not_needed"

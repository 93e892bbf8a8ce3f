"""How long work may take: bounds are in seconds of one fixed machine, and stretch on a slower or busier one."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

LOOP: Final = 1_000_000
USUAL: Final = 0.05
"""Seconds that the loop takes on the machine for which the bounds were written."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail if the block takes longer, after allowing for how much slower than usual the machine is just then."""
    begun = time.monotonic()
    yield
    took = time.monotonic() - begun
    if took >= seconds:
        allowed = seconds * _slowness()
        assert took < allowed, f"took {took:.1f} s where {allowed:.1f} s are allowed"


def _slowness() -> float:
    begun = time.monotonic()
    sum(number * number for number in range(LOOP))
    return max(1.0, (time.monotonic() - begun) / USUAL)

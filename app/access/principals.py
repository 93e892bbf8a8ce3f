"""Principals: what a circle admits. Written as short keys so that one indexed column answers who may read."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

NETWORK: Final = "network"
"""Everybody who holds a seat that opens the network."""
SECRETARIAT: Final = "secretariat"
"""The three institutions acting as one."""
NETWORK_CIRCLE: Final = UUID("00000000-0000-7000-8000-000000000001")
"""The circle of the whole network, which every installation has."""
SECRETARIAT_CIRCLE: Final = UUID("00000000-0000-7000-8000-000000000002")
"""The secretariat's own circle, likewise."""


def of_person(person_id: UUID) -> str:
    return f"person:{person_id.hex}"


def of_seat(seat_id: UUID) -> str:
    return f"seat:{seat_id.hex}"


def of_organisation(organisation_id: UUID) -> str:
    return f"organisation:{organisation_id.hex}"


def named(principals: Iterable[str], kind: str) -> frozenset[UUID]:
    """The ids that the principals of this kind, such as `seat`, stand for."""
    found = (principal.partition(":") for principal in principals)
    return frozenset(UUID(hex=key) for name, _, key in found if name == kind)

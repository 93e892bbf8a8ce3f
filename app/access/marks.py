"""Who may call a route: said beside it, asked before it. A route that says nothing stops the program at start."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from app.access.actor import Actor
from app.core.errors import NotAllowed, NotSignedIn, Problem

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
_MARK: Final = "__pacto_access__"


class Gate(StrEnum):
    """The widest group that may call a route; what each may see and do there, circles and abilities decide."""

    anyone = "anyone"
    signed_in = "signed_in"
    seated = "seated"
    network = "network"
    secretariat = "secretariat"


class Pace(StrEnum):
    """How often one caller may call: `tight` for signing in, sending mail, taking one's data out, `translation` for that."""

    usual = "usual"
    tight = "tight"
    translation = "translation"


class ConsentDue(Problem):
    """The person has not yet agreed to the terms of the network."""

    code, status = "consent_due", 403


@dataclass(frozen=True, slots=True)
class Mark:
    gate: Gate
    pace: Pace = Pace.usual
    before_consent: bool = False
    writes: bool = True
    long: bool = False


def access(
    gate: Gate, *, pace: Pace = Pace.usual, before_consent: bool = False, writes: bool = True, long: bool = False
) -> Callable[[Endpoint], Endpoint]:
    """Say who may call this route, how often, and whether before consent.

    `writes` says whether an unsafe method writes at all, `long` that short reads must not wait behind it.
    """

    def mark(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, _MARK, Mark(gate, pace, before_consent, writes, long))
        return endpoint

    return mark


def mark_of(endpoint: object) -> Mark:
    """The mark of an endpoint or of a mounted application. Raises TypeError for one without a mark."""
    found = getattr(endpoint, _MARK, None)
    if not isinstance(found, Mark):
        name = getattr(endpoint, "__qualname__", type(endpoint).__qualname__)
        msg = f"{endpoint.__module__}.{name} does not say who may call it: add @access(...)"
        raise TypeError(msg)
    return found


def admit(mark: Mark, actor: Actor | None) -> None:
    """Raise NotSignedIn, ConsentDue or NotAllowed unless the actor may pass this gate."""
    if mark.gate is Gate.anyone:
        return
    if actor is None:
        raise NotSignedIn
    if actor.consent_due and not mark.before_consent:
        raise ConsentDue
    passes = {
        Gate.signed_in: True,
        Gate.seated: actor.seat_id is not None,
        Gate.network: actor.in_network,
        Gate.secretariat: actor.is_secretariat,
    }
    if not passes[mark.gate]:
        raise NotAllowed

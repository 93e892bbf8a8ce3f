"""Which answers a browser may keep, to be read without a connection: those that hold what the whole network reads."""

import hashlib
from typing import Final
from uuid import UUID

from starlette.responses import Response

from app.access.actor import Actor
from app.access.principals import NETWORK_CIRCLE

HEADER: Final = "pacto-keep"
_LENGTH: Final = 16


def keepable(response: Response, actor: Actor, circle_id: UUID) -> None:
    """Let the actor's browser keep this answer if it is about a record of the network's circle, and no other."""
    if circle_id == NETWORK_CIRCLE and actor.in_network:
        response.headers[HEADER] = stamp(actor)


def stamp(actor: Actor) -> str:
    """Stands for one sign-in with its present rights: when either changes, everything kept before is dropped."""
    told = " ".join((str(actor.sign_in_id), *sorted(actor.principals)))
    return hashlib.sha256(told.encode()).hexdigest()[:_LENGTH]

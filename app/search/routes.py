"""Addresses of the one box over everything."""

from typing import Annotated

from fastapi import Query as Asked
from sqlmodel import Session

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.core.paging import USUAL, After, Limit
from app.search import service
from app.search.models import Kind
from app.search.schemas import FoundPage, Query, Suggestions

api = router(prefix="/api/search", tag="search")


@api.get("")
@access(Gate.signed_in)
def search(
    session: Session,
    actor: Actor,
    q: Query = "",
    kind: Annotated[list[Kind], Asked(max_length=len(Kind), description="Only of these kinds.")] = [],  # noqa: B006 - FastAPI copies it
    after: After = None,
    limit: Limit = USUAL,
) -> FoundPage:
    """What I may read of what was asked for: found by its title first, then the newest. Nonsense finds nothing."""
    return service.search(session, actor, q, kinds=kind, after=after, limit=limit)


@api.get("/suggest")
@access(Gate.signed_in)
def suggest(session: Session, actor: Actor, q: Query = "") -> Suggestions:
    """A few records that I may read whose title has these words, the last one by its beginning."""
    return service.suggest(session, actor, q)

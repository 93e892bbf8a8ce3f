"""Addresses that lead from exchanges, conversations and older proposals to new ones, and back."""

from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.home import lineage
from app.home.schemas import LineageOut, OfferedOut, ProposalBegunOut, ProposalFromIn
from app.proposals.codes import Origin

api = router(prefix="/api", tag="home")


@api.get("/proposals/begin-from")
@access(Gate.network)
def offer_beginning(session: Session, actor: Actor, kind: Origin, id: UUID) -> OfferedOut:  # noqa: A002 - as callers call it
    """What a proposal could begin with, taken from what I may read."""
    return lineage.offered(session, actor, kind, id)


@api.post("/proposals/begin", status_code=201)
@access(Gate.network)
def begin_from(session: Session, actor: Actor, body: ProposalFromIn) -> ProposalBegunOut:
    """Begin an answer to a call that remembers what it comes from."""
    return ProposalBegunOut(id=lineage.begin(session, actor, **body.model_dump()).id)


@api.get("/proposals/{proposal_id}/lineage")
@access(Gate.signed_in)
def read_lineage(session: Session, actor: Actor, proposal_id: UUID) -> list[LineageOut]:
    """What a proposal came from and what came of it, as far as I may read each."""
    return lineage.lineage(session, actor, proposal_id)


@api.get("/exchanges/{exchange_id}/lineage")
@access(Gate.signed_in)
def lineage_of_exchange(session: Session, actor: Actor, exchange_id: UUID) -> list[LineageOut]:
    """From where an exchange came and what came of it, as far as I may read each."""
    return lineage.came_of(session, actor, Origin.exchange, exchange_id)


@api.get("/threads/{thread_id}/lineage")
@access(Gate.signed_in)
def lineage_of_thread(session: Session, actor: Actor, thread_id: UUID) -> list[LineageOut]:
    """From where a conversation came and what came of it, as far as I may read each."""
    return lineage.came_of(session, actor, Origin.thread, thread_id)

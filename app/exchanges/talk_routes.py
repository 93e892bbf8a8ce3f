"""Addresses that lead from a conversation to an exchange and back."""

from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.exchanges.service import talk
from app.exchanges.talk_schemas import BegunOut, LessonsThreadIn, LessonsThreadOut, WorkOut

api = router(prefix="/api", tag="exchanges")


@api.post("/threads/{thread_id}/exchange", status_code=201)
@access(Gate.seated)
def ask_from_thread(session: Session, actor: Actor, thread_id: UUID) -> BegunOut:
    """Begin a request with what the thread asks; a draft that nobody else reads yet."""
    return BegunOut(id=talk.ask_from_thread(session, actor, thread_id).id)


@api.get("/threads/{thread_id}/works")
@access(Gate.signed_in)
def works_of_thread(session: Session, actor: Actor, thread_id: UUID) -> list[WorkOut]:
    """Exchanges that came from the thread, or whose lessons it tells; those that I may read."""
    return [WorkOut(**row) for row in talk.works(session, actor, thread_id=thread_id)]


@api.get("/exchanges/{exchange_id}/threads")
@access(Gate.signed_in)
def threads_of_exchange(session: Session, actor: Actor, exchange_id: UUID) -> list[WorkOut]:
    """Threads from which the exchange came, or which tell its lessons; those that I may read."""
    return [WorkOut(**row) for row in talk.works(session, actor, exchange_id=exchange_id)]


@api.get("/exchanges/{exchange_id}/lessons-thread")
@access(Gate.network)
def lessons_thread(session: Session, actor: Actor, exchange_id: UUID) -> LessonsThreadOut:
    """What a thread about the published lessons could begin with."""
    return talk.lessons_thread(session, actor, exchange_id)


@api.post("/exchanges/{exchange_id}/lessons-thread", status_code=201)
@access(Gate.network)
def open_lessons_thread(session: Session, actor: Actor, exchange_id: UUID, body: LessonsThreadIn) -> BegunOut:
    """Talk in the network about the published lessons of an exchange."""
    return BegunOut(id=talk.open_lessons_thread(session, actor, exchange_id, **body.model_dump()).id)

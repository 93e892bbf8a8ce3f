"""From talk to work and back: a thread becomes a request, and a finished exchange a thread with its lessons."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.circles.queries import admits
from app.core.errors import NotFound
from app.core.i18n import Language
from app.core.rows import Row, columns, fetch
from app.discussions import markup
from app.discussions import queries as discussions
from app.discussions import service as talk
from app.discussions.models import NETWORK_SPACE, Space, Thread, ThreadWork, Work
from app.exchanges import queries, report_queries
from app.exchanges.codes import Confidentiality
from app.exchanges.models import CHALLENGE, TITLE, Exchange, Lesson, Publication
from app.exchanges.schemas import ExchangeIn
from app.exchanges.service import requests
from app.exchanges.talk_schemas import LessonsThreadOut

EXCHANGE = "exchange"


def ask_from_thread(session: Session, actor: Actor, thread_id: UUID) -> Exchange:
    """Begin a request with what a thread asks: its title, first post, topic and language; a draft of the actor's.

    What was said confidentially stays so. Raises NotFound and NotAllowed.
    """
    thread = discussions.thread(session, actor, thread_id)
    first = discussions.first_post(session, actor, thread.id)
    space = session.get(Space, thread.space_id) if thread.space_id else None
    exchange = requests.start(
        session,
        actor,
        changes=ExchangeIn(
            title=thread.title[:TITLE],
            challenge=markup.excerpt(first.markdown, most=CHALLENGE) if first else None,
            language=Language(thread.language) if thread.language in set(Language) else None,
            topics=[space.topic_id] if space and space.topic_id else None,
            confidentiality=Confidentiality.matched_only if thread.confidential else None,
        ),
    )
    talk.link_work(session, thread, subject_kind=EXCHANGE, subject_id=exchange.id, work=Work.became)
    return exchange


def lessons_thread(session: Session, actor: Actor, exchange_id: UUID) -> LessonsThreadOut:
    """What a thread about the lessons could begin with. Raises NotFound unless they are published to the actor."""
    published = _published(session, actor, exchange_id)
    lessons = session.exec(
        select(Lesson.text).where(Lesson.exchange_id == exchange_id).order_by(col(Lesson.place), col(Lesson.id))
    ).all()
    lines = [f"- {markup.quoted(lesson)}" for lesson in lessons]
    words = "\n".join([*lines, "", f"[{markup.quoted(published.title)}](/exchanges/{exchange_id})"])
    return LessonsThreadOut(title=published.title, language=published.language, markdown=words)


def open_lessons_thread(
    session: Session, actor: Actor, exchange_id: UUID, *, title: str, language: str, markdown: str
) -> Thread:
    """Talk in the network about the published lessons of an exchange. Raises NotFound and NotAllowed."""
    _published(session, actor, exchange_id)
    thread = talk.start_thread(
        session, actor, title=title, language=language, markdown=markdown, space_id=NETWORK_SPACE
    )
    talk.link_work(session, thread, subject_kind=EXCHANGE, subject_id=exchange_id, work=Work.lessons)
    return thread


def works(
    session: Session, actor: Actor, *, thread_id: UUID | None = None, exchange_id: UUID | None = None
) -> Sequence[Row]:
    """Exchanges that came from this thread, or threads that belong to this exchange: pairs of which both may be read.

    Raises NotFound when the one asked about may not be.
    """
    if thread_id is not None:
        discussions.thread(session, actor, thread_id)
    if exchange_id is not None and not (
        queries.readable(session, actor, [exchange_id]) or report_queries.publication(session, actor, exchange_id)
    ):
        raise NotFound
    asked = (
        col(ThreadWork.thread_id) == thread_id if thread_id is not None else col(ThreadWork.subject_id) == exchange_id
    )
    return fetch(
        session,
        columns(
            ThreadWork.work, ThreadWork.made_at, col(Exchange.id).label("exchange_id"), col(Exchange.title).label("exchange_title"),
            Exchange.state, col(Thread.id).label("thread_id"), col(Thread.title).label("thread_title"),
        )
        .join(Exchange, col(Exchange.id) == ThreadWork.subject_id)
        .join(Thread, col(Thread.id) == ThreadWork.thread_id)
        .where(
            asked,
            col(ThreadWork.subject_kind) == EXCHANGE,
            admits(Thread.circle_id, actor),
            queries.visible(actor),
        )
        .order_by(col(ThreadWork.made_at), col(ThreadWork.thread_id)),
    )  # fmt: skip


def _published(session: Session, actor: Actor, exchange_id: UUID) -> Publication:
    found = report_queries.publication(session, actor, exchange_id)
    if found is None:
        raise NotFound
    return found

"""Where a proposal comes from and what came of it: an exchange, a conversation, an older proposal; linked both ways."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Organisation
from app.circles.queries import admits
from app.core.errors import NotFound
from app.core.i18n import Language
from app.core.rows import Row, columns, fetch
from app.discussions import queries as discussions
from app.discussions import service as talk
from app.discussions.models import Space, Thread, ThreadWork, Work
from app.exchanges import queries as exchanges
from app.exchanges.models import Exchange
from app.home.schemas import LineageOut, NamedOrganisation, OfferedOut
from app.proposals import queries as proposals
from app.proposals.codes import Mandate, Origin
from app.proposals.models import TITLE, Party, Proposal
from app.proposals.reuse import queries as reuse
from app.proposals.service import consortium
from app.proposals.service import proposals as proposing

PROPOSAL: Final = "proposal"
EXCHANGE: Final = "exchange"
MOST: Final = 20
"""So many records that came of one are told of."""


def offered(session: Session, actor: Actor, kind: Origin, record_id: UUID) -> OfferedOut:
    """What a proposal could begin with: title, language, topics, and who could be asked in. Raises NotFound."""
    return _OFFERS[kind](session, actor, record_id)


def begin(
    session: Session, actor: Actor, *, call_id: UUID, title: str, language: Language | None, summary: str,
    topics: Sequence[str], origin: Origin | None, origin_id: UUID | None, partners: Sequence[UUID] = (),
) -> Proposal:  # fmt: skip
    """Begin a proposal that remembers what it comes from, and ask these organisations in.

    Raises NotFound for what the actor may not read, and what asking raises.
    """
    if origin is not None and origin_id is not None:
        offered(session, actor, origin, origin_id)
    else:
        origin = origin_id = None
    proposal = proposing.begin(
        session, actor, call_id=call_id, title=title, language=language, summary=summary, topics=topics,
        origin=origin, origin_id=origin_id,
    )  # fmt: skip
    if origin is Origin.thread and origin_id is not None:
        thread = discussions.thread(session, actor, origin_id)
        talk.link_work(session, thread, subject_kind=PROPOSAL, subject_id=proposal.id, work=Work.became)
    for organisation_id in dict.fromkeys(partners):
        consortium.ask(session, actor, proposal.id, organisation_id=organisation_id)
    return proposal


def lineage(session: Session, actor: Actor, proposal_id: UUID) -> list[LineageOut]:
    """What the proposal came from, the oldest first, then what came of it; as far as the actor may read each.

    Other proposals of which it took text, or that took text of it, stand beside those that it began from.
    """
    proposal = proposals.proposal(session, actor, proposal_id)
    before = _before(session, actor, Origin.proposal, proposal.id)
    after = _after(session, actor, proposal.id)
    known = {proposal.id, *(each.id for each in (*before, *after))}
    texts = [
        _out(Origin.proposal, row, after=after_it, text=True)
        for after_it, ids in (
            (False, reuse.taken_from(session, proposal.id)), (True, reuse.taken_into(session, proposal.id))
        )
        for row in fetch(session, _proposal(actor).where(col(Proposal.id).in_(ids - known)))
    ]  # fmt: skip
    return [*before, *(each for each in texts if not each.after), *after, *(each for each in texts if each.after)]


def came_of(session: Session, actor: Actor, kind: Origin, record_id: UUID) -> list[LineageOut]:
    """From where a record came and what came of it, as far as the actor may read each. Raises NotFound."""
    if not fetch(session, _READ[kind](actor).where(col(_TABLES[kind].id) == record_id)):
        raise NotFound
    return [*_before(session, actor, kind, record_id), *_after(session, actor, record_id)]


def _before(session: Session, actor: Actor, kind: Origin, record_id: UUID) -> list[LineageOut]:
    """Step by step back, the oldest first, until there is none or the actor may not read it."""
    found: list[LineageOut] = []
    seen = {record_id}
    step = _PARENT[kind](session, record_id)
    while step is not None and step[1] not in seen:
        seen.add(step[1])
        rows = fetch(session, _READ[step[0]](actor).where(col(_TABLES[step[0]].id) == step[1]))
        if not rows:
            break
        found.insert(0, _out(step[0], rows[0], after=False))
        step = _PARENT[step[0]](session, step[1])
    return found


def _after(session: Session, actor: Actor, record_id: UUID) -> list[LineageOut]:
    """Step by step on, generation after generation; the conversations about an exchange are gone through, not told of."""
    found: list[LineageOut] = []
    seen, waiting = {record_id}, [record_id]
    while waiting and len(found) < MOST:
        about = select(Thread.id).where(
            Thread.subject_kind == EXCHANGE, col(Thread.subject_id).in_(waiting), admits(Thread.circle_id, actor)
        )
        waiting = [*waiting, *session.exec(about)]
        born = [
            *((Origin.exchange, row) for row in fetch(session, _exchange(actor).where(_became(waiting)))),
            *((Origin.proposal, row) for row in fetch(session, _of(actor, waiting))),
        ]
        new = [(of, row) for of, row in born if row["id"] not in seen]
        found += [_out(of, row, after=True) for of, row in new]
        waiting = [row["id"] for _, row in new]
        seen.update(waiting)
    return found


def _of(actor: Actor, record_ids: Sequence[UUID]) -> Select[Any]:
    """Proposals that began from these records."""
    began = _proposal(actor).where(col(Proposal.origin_id).in_(record_ids))
    return began.order_by(col(Proposal.created_at)).limit(MOST)


def _became(thread_ids: Sequence[UUID]) -> ColumnElement[bool]:
    """SQL: the exchange was asked for out of one of these conversations."""
    asked = select(ThreadWork.subject_id).where(
        col(ThreadWork.thread_id).in_(thread_ids), ThreadWork.subject_kind == EXCHANGE, ThreadWork.work == Work.became
    )
    return col(Exchange.id).in_(asked)


def _origin_of_proposal(session: Session, record_id: UUID) -> tuple[Origin, UUID] | None:
    proposal = session.get_one(Proposal, record_id)
    return (proposal.origin, proposal.origin_id) if proposal.origin and proposal.origin_id else None


def _origin_of_exchange(session: Session, record_id: UUID) -> tuple[Origin, UUID] | None:
    """The conversation out of which it was asked for."""
    thread_id = session.exec(
        select(ThreadWork.thread_id).where(
            ThreadWork.subject_id == record_id, ThreadWork.subject_kind == EXCHANGE, ThreadWork.work == Work.became
        )
    ).first()
    return (Origin.thread, thread_id) if thread_id else None


def _origin_of_thread(session: Session, record_id: UUID) -> tuple[Origin, UUID] | None:
    """The exchange that it is about."""
    thread = session.get_one(Thread, record_id)
    return (Origin.exchange, thread.subject_id) if thread.subject_kind == EXCHANGE and thread.subject_id else None


_PARENT: Final[Mapping[Origin, Callable[[Session, UUID], tuple[Origin, UUID] | None]]] = {
    Origin.exchange: _origin_of_exchange,
    Origin.thread: _origin_of_thread,
    Origin.proposal: _origin_of_proposal,
}


def _exchange(actor: Actor) -> Select[Any]:
    return columns(
        Exchange.id, Exchange.title, Exchange.language, col(Exchange.created_at).label("at")
    ).where(exchanges.visible(actor))  # fmt: skip


def _thread(actor: Actor) -> Select[Any]:
    return columns(Thread.id, Thread.title, Thread.language, col(Thread.opened_at).label("at")).where(
        admits(Thread.circle_id, actor)
    )


def _proposal(actor: Actor) -> Select[Any]:
    return columns(
        Proposal.id, Proposal.title, Proposal.language, Proposal.state, Proposal.outcome,
        col(Proposal.created_at).label("at"),
    ).where(proposals.visible(actor))  # fmt: skip


_READ: Final[Mapping[Origin, Callable[[Actor], Select[Any]]]] = {
    Origin.exchange: _exchange,
    Origin.thread: _thread,
    Origin.proposal: _proposal,
}
_TABLES: Final[Mapping[Origin, Any]] = {Origin.exchange: Exchange, Origin.thread: Thread, Origin.proposal: Proposal}


def _out(kind: Origin, row: Row, *, after: bool, text: bool = False) -> LineageOut:
    proposal = kind is Origin.proposal
    return LineageOut(
        kind=kind, id=row["id"], title=row["title"], language=str(row["language"]), at=row["at"], after=after, text=text,
        state=row["state"] if proposal else None, outcome=row["outcome"] if proposal else None,
    )  # fmt: skip


def _of_exchange(session: Session, actor: Actor, record_id: UUID) -> OfferedOut:
    exchange = exchanges.exchange(session, actor, record_id)
    sides = [exchange.organisation_id, exchange.peer_organisation_id]
    return OfferedOut(
        title=exchange.title,
        language=exchange.language,
        topics=exchanges.topics_of(session, [exchange.id])[exchange.id],
        organisations=_others(session, actor, [side for side in sides if side is not None]),
    )


def _of_thread(session: Session, actor: Actor, record_id: UUID) -> OfferedOut:
    thread = discussions.thread(session, actor, record_id)
    space = session.get(Space, thread.space_id) if thread.space_id else None
    return OfferedOut(
        title=thread.title[:TITLE],
        language=Language(thread.language) if thread.language in set(Language) else actor.language,
        topics=[space.topic_id] if space and space.topic_id else [],
        organisations=_others(session, actor, discussions.organisations_of(session, thread.id)),
    )


def _of_proposal(session: Session, actor: Actor, record_id: UUID) -> OfferedOut:
    older = proposals.proposal(session, actor, record_id)
    given = select(Party.organisation_id).where(Party.proposal_id == older.id, Party.mandate == Mandate.given)
    return OfferedOut(
        title=older.title,
        language=older.language,
        topics=proposals.topics_of(session, older.id),
        organisations=_others(session, actor, session.exec(given).all()),
    )


_OFFERS: Final[Mapping[Origin, Callable[[Session, Actor, UUID], OfferedOut]]] = {
    Origin.exchange: _of_exchange,
    Origin.thread: _of_thread,
    Origin.proposal: _of_proposal,
}


def _others(session: Session, actor: Actor, organisation_ids: Sequence[UUID]) -> list[NamedOrganisation]:
    """Those that somebody could commit: the others have nobody who could say yes."""
    committing = proposals.committing_of(session, organisation_ids)
    wanted = [item for item in organisation_ids if item != actor.organisation_id and committing[item]]
    rows = session.exec(select(Organisation).where(col(Organisation.id).in_(wanted)).order_by(col(Organisation.name)))
    return [NamedOrganisation(id=row.id, name=row.name) for row in rows]

"""Where a proposal comes from and what came of it: an exchange, a conversation, an older proposal; linked both ways."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Organisation
from app.circles.queries import admits
from app.core.errors import NotFound
from app.core.i18n import Language
from app.core.rows import Row, columns, fetch
from app.discussions import queries as discussions
from app.discussions import service as talk
from app.discussions.models import Space, Thread, Work
from app.exchanges import queries as exchanges
from app.exchanges.models import Exchange
from app.home.schemas import LineageOut, NamedOrganisation, OfferedOut
from app.proposals import queries as proposals
from app.proposals.codes import Mandate, Origin
from app.proposals.models import TITLE, Party, Proposal
from app.proposals.service import consortium
from app.proposals.service import proposals as proposing

PROPOSAL: Final = "proposal"


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
    """What the proposal came from, the oldest first, then what came of it; as far as the actor may read each."""
    proposal = proposals.proposal(session, actor, proposal_id)
    before: list[LineageOut] = []
    kind, record_id = proposal.origin, proposal.origin_id
    seen = {proposal.id}
    while kind is not None and record_id is not None and record_id not in seen:
        seen.add(record_id)
        found = fetch(session, _READ[kind](actor).where(col(_TABLES[kind].id) == record_id))
        if not found:
            break
        before.insert(0, _out(kind, found[0], after=False))
        kind, record_id = (found[0]["origin"], found[0]["origin_id"]) if kind is Origin.proposal else (None, None)
    return [*before, *(_out(Origin.proposal, row, after=True) for row in _came_of(session, actor, proposal_id))]


def came_of(session: Session, actor: Actor, kind: Origin, record_id: UUID) -> list[LineageOut]:
    """Proposals that came of a record, those that the actor is in. Raises NotFound when the record may not be read."""
    if not fetch(session, _READ[kind](actor).where(col(_TABLES[kind].id) == record_id)):
        raise NotFound
    return [_out(Origin.proposal, row, after=True) for row in _came_of(session, actor, record_id)]


def _came_of(session: Session, actor: Actor, record_id: UUID) -> Sequence[Row]:
    statement = _proposal(actor).where(col(Proposal.origin_id) == record_id).order_by(col(Proposal.created_at))
    return fetch(session, statement.limit(20))


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
        Proposal.id, Proposal.title, Proposal.language, Proposal.origin, Proposal.origin_id,
        col(Proposal.created_at).label("at"),
    ).where(proposals.visible(actor))  # fmt: skip


_READ: Final[Mapping[Origin, Callable[[Actor], Select[Any]]]] = {
    Origin.exchange: _exchange,
    Origin.thread: _thread,
    Origin.proposal: _proposal,
}
_TABLES: Final[Mapping[Origin, Any]] = {Origin.exchange: Exchange, Origin.thread: Thread, Origin.proposal: Proposal}


def _out(kind: Origin, row: Row, *, after: bool) -> LineageOut:
    return LineageOut(
        kind=kind, id=row["id"], title=row["title"], language=str(row["language"]), at=row["at"], after=after
    )


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

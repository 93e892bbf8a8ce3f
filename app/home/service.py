"""The home page, worked out from where everything stands and who may do what; nothing of it is stored."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock
from app.core.rows import Row
from app.discussions.decisions import queries as decisions
from app.discussions.decisions.models import Voters
from app.exchanges import policy
from app.exchanges.codes import MatchState, Side, State
from app.exchanges.queries import has_endorser
from app.exchanges.schemas import OrganisationRef
from app.exchanges.service.reading import rows_out
from app.home import proposals, queries
from app.home.schemas import HomeOut, NewsKind, NewsOut, NextSessionOut, WaitKind, WaitOut

_REF: Final = ("id", "name", "kind", "country", "zone")
_LAST: Final = datetime.max.replace(tzinfo=UTC)
WAIT_PLACES: Final[Mapping[WaitKind, str]] = {
    WaitKind.endorse: "/exchanges/{exchange_id}",
    WaitKind.questions: "/exchanges/{exchange_id}/edit",
    WaitKind.answer: "/matches/{match_id}",
    WaitKind.agree: "/matches/{match_id}",
    WaitKind.plan_session: "/exchanges/{exchange_id}/sessions/new",
    WaitKind.pick_time: "/exchanges/{exchange_id}#sessions",
    WaitKind.report: "/exchanges/{exchange_id}/report?side={side}",
    WaitKind.follow_up: "/exchanges/{exchange_id}#follow-up",
    WaitKind.vote: "/conversations/{thread_id}#decisions",
}
"""Where each thing that waits is done."""
AGREE_WITH_ONE_OF: Final = "/exchanges/{exchange_id}#peers"
VOTE_IN_EXCHANGE: Final = "/exchanges/{subject_id}#decisions"
NEWS_PLACES: Final[Mapping[NewsKind, str]] = {
    NewsKind.request: "/exchanges/{id}",
    NewsKind.lessons: "/exchanges/{id}",
    NewsKind.thread: "/conversations/{id}",
}


def home(session: Session, actor: Actor) -> HomeOut:
    """What waits for this person, what runs in their organisation, their next session, and what is new."""
    last_visit = queries.last_visit(session, actor)
    votes = [_vote(row) for row in decisions.waiting(session, actor)]
    if actor.seat_id is None:
        waits = [*votes, *proposals.comments(session, actor)]
        return HomeOut(waits=waits, running=[], next_session=None, news=[], last_visit=last_visit)
    found = queries.next_session(session, actor)
    waits = sorted(
        [*_waits(session, actor), *votes, *proposals.waits(session, actor)],
        key=lambda wait: (wait.due or _LAST, wait.title),
    )
    return HomeOut(
        waits=waits,
        running=rows_out(session, queries.running(session, actor)),
        next_session=_session(found) if found else None,
        news=_news(session, actor, last_visit) if actor.in_network else [],
        last_visit=last_visit,
    )


def _waits(session: Session, actor: Actor) -> Iterator[WaitOut]:
    facts = policy.Facts(has_endorser=bool(actor.organisation_id and has_endorser(session, actor.organisation_id)))
    for row in queries.moves(session, actor):
        if kind := _next_move(actor, row, facts):
            yield _wait(row, kind, due=row["due_at"], actor=actor)
    yield from _waits_of_matches(session, actor, facts)
    for row in queries.reports(session, actor):
        if row["side"] is _side(actor, row):
            yield _wait(row, WaitKind.report, due=row["owed_by"], actor=actor)
    for row in queries.follow_ups(session, actor):
        if _side(actor, row) is Side.requester:
            yield _wait(row, WaitKind.follow_up, due=row["owed_by"], actor=actor)


def _waits_of_matches(session: Session, actor: Actor, facts: policy.Facts) -> Iterator[WaitOut]:
    """An answer for each match; but to agree is one choice, however many peers of a request said yes."""
    to_agree: dict[UUID, list[Row]] = defaultdict(list)
    for row in queries.matches(session, actor):
        kind = _next_of_match(actor, row, facts)
        if kind is WaitKind.answer:
            yield _wait(row, kind, due=row["answer_by"], actor=actor)
        elif kind is WaitKind.agree:
            to_agree[row["exchange_id"]].append(row)
    for rows in to_agree.values():
        yield _wait(rows[0], WaitKind.agree, due=rows[0]["due_at"], actor=actor, count=len(rows))


def _next_move(actor: Actor, row: Row, facts: policy.Facts) -> WaitKind | None:
    may = policy.abilities(actor, _record(row), facts)
    match row["state"]:
        case State.draft:
            return WaitKind.endorse if may.submit and not row["endorsed_at"] and actor.may_commit else None
        case State.returned:
            return WaitKind.questions if may.submit else None
        case _:
            return _next_date(row, _side(actor, row)) if may.suggest_times else None


def _next_date(row: Row, side: Side | None) -> WaitKind | None:
    """The side to which times were suggested picks one; without a date and a suggestion either side may begin."""
    if row["suggested_by"] is not None:
        return None if row["suggested_by"] is side else WaitKind.pick_time
    return None if row["has_date"] else WaitKind.plan_session


def _next_of_match(actor: Actor, row: Row, facts: policy.Facts) -> WaitKind | None:
    asks = actor.organisation_id == row["organisation_id"]
    said = frozenset(
        side
        for side, at in ((Side.requester, row["requester_agreed_at"]), (Side.peer, row["peer_agreed_at"]))
        if at is not None
    )
    facts = policy.Facts(peer_answers_alone=not asks and not facts.has_endorser, said_yes=said)
    match = _record(
        dict(row) | {"state": row["match_state"], "organisation_id": row["match_organisation_id"],
               "peer_seat_id": row["match_peer_seat_id"]}
    )  # fmt: skip
    may = policy.match_abilities(actor, match, _record(row), facts)
    if row["match_state"] is MatchState.sent:
        return WaitKind.answer if may.accept else None
    return WaitKind.agree if may.agree and (Side.requester if asks else Side.peer) not in said else None


def _record(row: Row | Mapping[str, Any]) -> Any:
    """The columns of a row as a record that the policy reads."""
    return SimpleNamespace(**dict(row))


def _side(actor: Actor, row: Row) -> Side | None:
    if actor.organisation_id == row["organisation_id"]:
        return Side.requester
    answers = actor.organisation_id == row["peer_organisation_id"] or actor.seat_id in {
        row["peer_seat_id"],
        row["peer_substitute_seat_id"],
    }
    return Side.peer if answers else None


def _wait(row: Row, kind: WaitKind, *, due: datetime | None, actor: Actor, count: int = 1) -> WaitOut:
    asks = actor.organisation_id == row["organisation_id"]
    other = "peer" if asks and row["peer_id"] else "asking"
    return WaitOut(
        kind=kind,
        exchange_id=row["exchange_id"],
        title=row["title"],
        language=row["language"],
        lane=row["lane"],
        organisation=_organisation(row, other),
        count=count,
        due=due,
        late=due is not None and due < clock.now(),
        place=(AGREE_WITH_ONE_OF if count > 1 else WAIT_PLACES[kind]).format(**row),
    )


def _vote(row: Row) -> WaitOut:
    about = row["subject_id"] if row["subject_kind"] == "exchange" else None
    place = VOTE_IN_EXCHANGE if about else WAIT_PLACES[WaitKind.vote]
    return WaitOut(
        kind=WaitKind.vote, exchange_id=about, title=row["question"], language=row["language"], lane=None,
        organisation=None, for_organisation=row["voters"] is Voters.organisations, count=1, due=row["closes_at"],
        late=False, place=place.format(**row),
    )  # fmt: skip


def _organisation(row: Row, prefix: str) -> OrganisationRef:
    return OrganisationRef(**{name: row[f"{prefix}_{name}"] for name in _REF})


def _session(row: Row) -> NextSessionOut:
    return NextSessionOut(
        id=row["id"],
        exchange_id=row["exchange_id"],
        title=row["title"],
        language=row["language"],
        start=row["start"],
        minutes=row["minutes"],
        asking=_organisation(row, "asking"),
        answering=_organisation(row, "peer") if row["peer_id"] else None,
    )


def _news(session: Session, actor: Actor, last_visit: datetime | None) -> list[NewsOut]:
    found = sorted(queries.news(session, actor), key=lambda item: item[1]["at"], reverse=True)[: queries.NEWS]
    return [
        NewsOut(
            kind=NewsKind(kind),
            id=row["id"],
            title=row["title"],
            language=row["language"],
            by=row.get("name"),
            at=row["at"],
            new=last_visit is None or row["at"] > last_visit,
            place=NEWS_PLACES[NewsKind(kind)].format(**row),
        )
        for kind, row in found
    ]

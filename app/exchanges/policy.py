"""Who may do what with an exchange and with a match: worked out once, from the table of moves and who stands where."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final
from uuid import UUID

from app.access.abilities import require
from app.access.actor import Actor, SeatRole
from app.core import clock
from app.core.errors import IllegalMove
from app.exchanges import workflow
from app.exchanges.codes import (
    Action,
    Lane,
    MatchAction,
    ReportAction,
    ReportState,
    SessionAction,
    SessionState,
    Side,
    State,
    SuggestionAction,
    SuggestionState,
)
from app.exchanges.errors import NotBegun, OnHold
from app.exchanges.models import Exchange, ExchangeSession, Match, Report, Suggestion


class Standing(StrEnum):
    """How somebody stands to an exchange or a match. One person may stand in several ways."""

    author = "author"
    co_editor = "co_editor"
    requester = "requester"
    sender = "sender"
    needs_endorsement = "needs_endorsement"
    committing = "committing"
    secretariat = "secretariat"
    peer = "peer"
    peer_committing = "peer_committing"
    outsider = "outsider"
    undecided = "undecided"


_S = Standing
_ASKING: Final = frozenset({_S.requester, _S.committing})
_ANSWERING: Final = frozenset({_S.peer, _S.peer_committing})
_BOTH: Final = _ASKING | _ANSWERING | {_S.secretariat}
_DESK: Final = frozenset({_S.secretariat})

WHO: Final[Mapping[Action, frozenset[Standing]]] = {
    Action.save: _ASKING | {_S.author, _S.co_editor},
    Action.discard: _ASKING | {_S.author},
    Action.ask_endorsement: frozenset({_S.needs_endorsement}),
    Action.submit: frozenset({_S.sender, _S.committing}),
    Action.withdraw: _ASKING,
    Action.reassign: frozenset({_S.committing, _S.secretariat}),
    Action.open: _DESK,
    Action.send_back: _DESK,
    Action.decline: _DESK,
    Action.set_lane: _DESK,
    Action.set_owner: _DESK,
    Action.add_note: _DESK,
    Action.put_forward: _DESK,
    Action.close_unmatched: _DESK,
    Action.reopen: _DESK,
    Action.hold: _BOTH,
    Action.resume: _BOTH,
    Action.offer_help: frozenset({_S.outsider}),
    Action.suggest_times: _ASKING | _ANSWERING,
    Action.plan_session: _BOTH,
    Action.end_sessions: _BOTH,
    Action.complete: _DESK,
    Action.cancel: _BOTH,
}
"""Who may take an action at all. What nobody is listed for, only time or another move brings about."""

MATCH_WHO: Final[Mapping[MatchAction, frozenset[Standing]]] = {
    MatchAction.edit: _DESK,
    MatchAction.drop: _DESK,
    MatchAction.send: _DESK,
    MatchAction.accept: frozenset({_S.peer_committing}),
    MatchAction.decline: _ANSWERING,
    MatchAction.take_back: _ANSWERING,
    MatchAction.turn_down: _ASKING,
    MatchAction.save_terms: _ASKING | {_S.peer_committing, _S.secretariat},
    MatchAction.agree: frozenset({_S.undecided}),
    MatchAction.supersede: _DESK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What abilities need beyond the columns.

    `has_endorser`: somebody holds a seat that may commit the asking organisation. `peer_answers_alone`: nobody may
    commit the peer's. `said_yes`: the sides that have agreed to the terms as they stand.
    """

    has_endorser: bool = True
    co_edits: bool = False
    peer_answers_alone: bool = False
    said_yes: frozenset[Side] = frozenset()


NOTHING_MORE: Final = Facts()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeAbilities:
    """What the actor may do with an exchange now."""

    save: bool = False
    discard: bool = False
    ask_endorsement: bool = False
    submit: bool = False
    withdraw: bool = False
    reassign: bool = False
    open: bool = False
    send_back: bool = False
    decline: bool = False
    set_lane: bool = False
    set_owner: bool = False
    add_note: bool = False
    put_forward: bool = False
    close_unmatched: bool = False
    reopen: bool = False
    hold: bool = False
    resume: bool = False
    offer_help: bool = False
    suggest_times: bool = False
    plan_session: bool = False
    end_sessions: bool = False
    complete: bool = False
    cancel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchAbilities:
    """What the actor may do with a match now."""

    edit: bool = False
    drop: bool = False
    send: bool = False
    accept: bool = False
    decline: bool = False
    take_back: bool = False
    turn_down: bool = False
    save_terms: bool = False
    agree: bool = False
    supersede: bool = False


def standings(
    actor: Actor, exchange: Exchange, facts: Facts = NOTHING_MORE, *, behalf_of: UUID | None = None
) -> frozenset[Standing]:
    """How the actor stands to an exchange. On behalf of an organisation, the secretariat stands as its committing seat."""
    found = _as_side(actor, exchange, facts, behalf_of=behalf_of)
    if actor.is_secretariat and behalf_of is None:
        found.add(_S.secretariat)
    return frozenset(found)


def _as_side(actor: Actor, exchange: Exchange, facts: Facts, *, behalf_of: UUID | None) -> set[Standing]:
    if behalf_of is not None:
        sides = {exchange.organisation_id: _S.committing, exchange.peer_organisation_id: _S.peer_committing}
        return {sides[behalf_of]} if actor.is_secretariat and behalf_of in sides else set()
    if actor.seat_id is None:
        return set()
    if actor.organisation_id == exchange.organisation_id:
        return _asking(actor, exchange, facts)
    return _answering(actor, exchange)


def _asking(actor: Actor, exchange: Exchange, facts: Facts) -> set[Standing]:
    endorsed = exchange.endorsed_at is not None or exchange.lane is Lane.crisis or not facts.has_endorser
    speaks = actor.seat_id in {exchange.requester_seat_id, exchange.deputy_seat_id}
    stands = {
        _S.author: actor.person_id == exchange.author_id,
        _S.co_editor: facts.co_edits,
        _S.committing: actor.may_commit,
        _S.requester: speaks,
        _S.sender: speaks and endorsed,
        _S.needs_endorsement: speaks and not endorsed and not actor.may_commit,
    }
    return {standing for standing, is_so in stands.items() if is_so}


def _answering(actor: Actor, exchange: Exchange) -> set[Standing]:
    speaks_for_members = actor.in_network and (actor.may_commit or actor.role is SeatRole.expert)
    stands = {
        _S.outsider: speaks_for_members and actor.organisation_id != exchange.peer_organisation_id,
        _S.peer: actor.seat_id in {exchange.peer_seat_id, exchange.peer_substitute_seat_id},
        _S.peer_committing: actor.may_commit and actor.organisation_id == exchange.peer_organisation_id,
    }
    return {standing for standing, is_so in stands.items() if is_so}


def abilities(
    actor: Actor, exchange: Exchange, facts: Facts = NOTHING_MORE, *, behalf_of: UUID | None = None
) -> ExchangeAbilities:
    """What the actor may do with the exchange, by itself or on behalf of one of its organisations."""
    stands = standings(actor, exchange, facts, behalf_of=behalf_of)
    on_hold = exchange.held_at is not None
    return ExchangeAbilities(
        **{
            item.name: bool(stands & WHO[Action(item.name)])
            and workflow.is_possible(exchange.state, Action(item.name), on_hold=on_hold)
            for item in fields(ExchangeAbilities)
        }
    )


def demand(
    actor: Actor, exchange: Exchange, action: Action, facts: Facts = NOTHING_MORE, *, behalf_of: UUID | None = None
) -> None:
    """Raise NotAllowed when the action is not the actor's at all; IllegalMove or OnHold when it is not possible now.

    So whoever was slower than somebody else is told what changed.
    """
    require(bool(standings(actor, exchange, facts, behalf_of=behalf_of) & WHO[action]))
    workflow.require(exchange, action)


def match_standings(
    actor: Actor,
    match: Match,
    exchange: Exchange,
    facts: Facts = NOTHING_MORE,
    *,
    behalf_of: UUID | None = None,
) -> frozenset[Standing]:
    """How the actor stands to a match: as the asking side, as the peer that is asked, or as the secretariat.

    A peer whose organisation nobody may commit, such as an independent expert, answers for itself.
    """
    found = set(standings(actor, exchange, facts, behalf_of=behalf_of)) - _ANSWERING
    found |= _asked(actor, match, facts, behalf_of=behalf_of)
    for side, speakers in ((Side.requester, _ASKING), (Side.peer, {_S.peer_committing})):
        if found & speakers and side not in facts.said_yes:
            found.add(_S.undecided)
    return frozenset(found)


def _asked(actor: Actor, match: Match, facts: Facts, *, behalf_of: UUID | None) -> set[Standing]:
    if behalf_of is not None:
        return {_S.peer_committing} if actor.is_secretariat and behalf_of == match.organisation_id else set()
    if actor.seat_id is None:
        return set()
    speaks = actor.seat_id in {match.peer_seat_id, match.substitute_seat_id}
    commits = actor.organisation_id == match.organisation_id and actor.may_commit
    stands = {_S.peer: speaks, _S.peer_committing: commits or (speaks and facts.peer_answers_alone)}
    return {standing for standing, is_so in stands.items() if is_so}


def match_abilities(
    actor: Actor,
    match: Match,
    exchange: Exchange,
    facts: Facts = NOTHING_MORE,
    *,
    behalf_of: UUID | None = None,
) -> MatchAbilities:
    """What the actor may do with the match. Once the exchange has ended, been agreed or is on hold, nothing but drop."""
    stands = match_standings(actor, match, exchange, facts, behalf_of=behalf_of)
    return MatchAbilities(
        **{
            item.name: bool(stands & MATCH_WHO[action])
            and (match.state, action) in workflow.MATCH_MOVES
            and (action is MatchAction.drop or _goes_on(exchange))
            for item in fields(MatchAbilities)
            for action in (MatchAction(item.name),)
        }
    )


def demand_match(
    actor: Actor,
    match: Match,
    exchange: Exchange,
    action: MatchAction,
    facts: Facts = NOTHING_MORE,
    *,
    behalf_of: UUID | None = None,
) -> None:
    """Raise NotAllowed when the action is not the actor's at all; IllegalMove or OnHold when it is not possible now."""
    require(bool(match_standings(actor, match, exchange, facts, behalf_of=behalf_of) & MATCH_WHO[action]))
    if (match.state, action) not in workflow.MATCH_MOVES:
        raise IllegalMove(state=match.state, action=action)
    if action is not MatchAction.drop and not _goes_on(exchange):
        if exchange.held_at is not None:
            raise OnHold
        raise IllegalMove(state=exchange.state, action=action)


def _goes_on(exchange: Exchange) -> bool:
    return exchange.held_at is None and exchange.state in {State.open, State.proposed}


_BEGUN: Final = frozenset({SessionAction.mark_held, SessionAction.mark_missed})


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAbilities:
    """What the actor may do with a session now."""

    change: bool = False
    move: bool = False
    cancel: bool = False
    mark_held: bool = False
    mark_missed: bool = False
    note: bool = False
    take_action: bool = False
    note_cost: bool = False


def session_abilities(actor: Actor, row: ExchangeSession, exchange: Exchange) -> SessionAbilities:
    """Both sides and the secretariat tend sessions while the exchange runs; what it was, only once it has begun."""
    party = is_party(actor, exchange)
    runs = exchange.state in workflow.RUNNING and exchange.held_at is None
    begun = row.start <= clock.now()
    return SessionAbilities(
        **{
            item.name: party
            and runs
            and (row.state, action) in workflow.SESSION_MOVES
            and (begun or action not in _BEGUN)
            for item in fields(SessionAbilities)
            for action in (SessionAction(item.name),)
        }
    )


def demand_session(
    actor: Actor,
    row: ExchangeSession,
    exchange: Exchange,
    action: SessionAction,
    *,
    behalf_of: UUID | None = None,
) -> SessionState:
    """The state to which this leads.

    Raises NotAllowed when it is not the actor's at all; OnHold, IllegalMove or NotBegun when it is not possible now.
    """
    require(is_party(actor, exchange, behalf_of=behalf_of))
    demand_running(exchange, action)
    if (row.state, action) not in workflow.SESSION_MOVES:
        raise IllegalMove(state=row.state, action=action)
    if action in _BEGUN and row.start > clock.now():
        raise NotBegun
    return workflow.SESSION_MOVES[row.state, action]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionAbilities:
    """What the actor may do with suggested times now."""

    pick: bool = False
    refuse: bool = False


def suggestion_abilities(
    actor: Actor, row: Suggestion, exchange: Exchange, *, behalf_of: UUID | None = None
) -> SuggestionAbilities:
    """The side to which times were suggested answers, while a session can be planned."""
    may = speaks_for(actor, exchange, _OTHER[row.side], behalf_of=behalf_of) and workflow.is_possible(
        exchange.state, Action.suggest_times, on_hold=exchange.held_at is not None
    )
    return SuggestionAbilities(
        **{
            item.name: may and (row.state, SuggestionAction(item.name)) in workflow.SUGGESTION_MOVES
            for item in fields(SuggestionAbilities)
        }
    )


def demand_suggestion(
    actor: Actor, row: Suggestion, exchange: Exchange, action: SuggestionAction, *, behalf_of: UUID | None = None
) -> SuggestionState:
    """The state to which this leads. Raises NotAllowed; OnHold or IllegalMove, which names the state it found."""
    require(speaks_for(actor, exchange, _OTHER[row.side], behalf_of=behalf_of))
    workflow.require(exchange, Action.suggest_times)
    if (row.state, action) not in workflow.SUGGESTION_MOVES:
        raise IllegalMove(state=row.state, action=action)
    return workflow.SUGGESTION_MOVES[row.state, action]


def is_party(actor: Actor, exchange: Exchange, *, behalf_of: UUID | None = None) -> bool:
    """Whether the actor speaks for one of both sides or is of the secretariat."""
    return bool(standings(actor, exchange, behalf_of=behalf_of) & _BOTH)


def demand_running(exchange: Exchange, action: str) -> None:
    """Raise OnHold or IllegalMove unless both sides are at work."""
    if exchange.state not in workflow.RUNNING:
        raise IllegalMove(state=exchange.state, action=action)
    if exchange.held_at is not None:
        raise OnHold


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAbilities:
    """What the actor may do with one side's report now."""

    save: bool = False
    submit: bool = False
    take_back: bool = False
    accept: bool = False


_SPEAKING: Final = {Side.requester: _ASKING, Side.peer: _ANSWERING}
_OTHER: Final = {Side.requester: Side.peer, Side.peer: Side.requester}
_REPORTED: Final = frozenset({State.reporting, State.completed})


def report_abilities(
    actor: Actor, row: Report, exchange: Exchange, *, behalf_of: UUID | None = None
) -> ReportAbilities:
    """A side writes its own report, takes it back until it is accepted, and accepts the other side's."""
    possible = exchange.state in _REPORTED
    return ReportAbilities(
        **{
            item.name: possible
            and speaks_for(actor, exchange, _writer(row, action), behalf_of=behalf_of)
            and (row.state, action) in workflow.REPORT_MOVES
            for item in fields(ReportAbilities)
            for action in (ReportAction(item.name),)
        }
    )


def demand_report(
    actor: Actor, row: Report, exchange: Exchange, action: ReportAction, *, behalf_of: UUID | None = None
) -> ReportState:
    """The state to which this leads. Raises NotAllowed, or IllegalMove that names the state it found."""
    require(speaks_for(actor, exchange, _writer(row, action), behalf_of=behalf_of))
    if exchange.state not in _REPORTED or (row.state, action) not in workflow.REPORT_MOVES:
        raise IllegalMove(state=row.state, action=action)
    return workflow.REPORT_MOVES[row.state, action]


def _writer(row: Report, action: ReportAction) -> Side:
    return _OTHER[row.side] if action is ReportAction.accept else row.side


def speaks_for(actor: Actor, exchange: Exchange, side: Side, *, behalf_of: UUID | None = None) -> bool:
    """Whether the actor speaks for this side, by a seat of its own or on its behalf."""
    return bool(standings(actor, exchange, behalf_of=behalf_of) & _SPEAKING[side])

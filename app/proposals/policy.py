"""Who may do what with calls, proposals, mandates and sections: tables, asked by the service and sent to browsers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Final
from uuid import UUID

from app.access.abilities import require
from app.access.actor import Actor, SeatRole
from app.access.principals import NETWORK_CIRCLE
from app.accounts import policy as accounts
from app.circles.models import CircleRole
from app.core import clock
from app.core.errors import IllegalMove
from app.proposals import workflow
from app.proposals.codes import (
    Action,
    Mandate,
    MandateAction,
    PartyKind,
    ProposalState,
    SectionAction,
    SectionKind,
    SectionState,
)
from app.proposals.models import Call, Party, Proposal, Section

RANK: Final[Mapping[CircleRole, int]] = {role: place for place, role in enumerate(CircleRole)}
_STEWARDS: Final = frozenset({CircleRole.steward})
_WRITERS: Final = _STEWARDS | {CircleRole.contributor}
_REVIEWERS: Final = _WRITERS | {CircleRole.reviewer}

WHO: Final[Mapping[Action, frozenset[CircleRole]]] = {
    Action.edit: _WRITERS,
    Action.share: _WRITERS,
    Action.invite: _STEWARDS,
    Action.plan: _STEWARDS,
    Action.go_on: _STEWARDS,
    Action.freeze: _STEWARDS,
    Action.send: _STEWARDS,
    Action.tell_result: _STEWARDS,
    Action.withdraw: _STEWARDS,
    Action.reopen: _STEWARDS,
}
SECTION_WHO: Final[Mapping[SectionAction, frozenset[CircleRole]]] = {
    SectionAction.start: _WRITERS,
    SectionAction.hand_in: _WRITERS,
    SectionAction.send_back: _REVIEWERS,
    SectionAction.agree: _STEWARDS,
    SectionAction.reopen: _STEWARDS,
}
SEATED: Final = frozenset(WHO) - {Action.edit}
"""What only somebody with a seat does: a guest writes, but speaks for no organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAbilities:
    """What the actor may do with a call now. `edit` is to enter a new version."""

    edit: bool = False
    begin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAbilities:
    """What the actor may do with a proposal now."""

    edit: bool = False
    share: bool = False
    invite: bool = False
    plan: bool = False
    go_on: bool = False
    freeze: bool = False
    send: bool = False
    withdraw: bool = False
    reopen: bool = False
    steward: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateAbilities:
    """What the actor may do with one organisation's mandate now."""

    ask: bool = False
    accept: bool = False
    decline: bool = False
    take_back: bool = False
    leave: bool = False
    release: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionAbilities:
    """What the actor may do with a section now, besides writing it. `bring_in` is to suggest what a file says."""

    start: bool = False
    hand_in: bool = False
    send_back: bool = False
    agree: bool = False
    reopen: bool = False
    own: bool = False
    bring_in: bool = False


def may_enter_call(actor: Actor) -> bool:
    """The secretariat for the network; whoever may commit a member for that organisation alone."""
    return actor.is_secretariat or (actor.in_network and actor.may_commit)


def may_begin(actor: Actor) -> bool:
    """Whoever sits in a member and does more than observe. The secretariat leads no proposal."""
    return accounts.abilities(actor).propose


def call_abilities(actor: Actor, call: Call) -> CallAbilities:
    networks = call.circle_id == NETWORK_CIRCLE
    keeps = actor.is_secretariat if networks else actor.may_commit and actor.organisation_id == call.organisation_id
    return CallAbilities(edit=keeps, begin=may_begin(actor) and call.ends_at > clock.now())


def may(roles: Collection[CircleRole], wanted: frozenset[CircleRole]) -> bool:
    return bool(wanted & set(roles))


def abilities(
    actor: Actor, proposal: Proposal, roles: Collection[CircleRole], *, last_stage: bool = True
) -> ProposalAbilities:
    found = {
        item.name: may(roles, WHO[action])
        and (proposal.state, action) in workflow.MOVES
        and (action not in SEATED or actor.seat_id is not None)
        and not (action is Action.go_on and last_stage)
        for item in fields(ProposalAbilities)
        if item.name != "steward"
        for action in (Action(item.name),)
    }
    return ProposalAbilities(**found, steward=may(roles, _STEWARDS))


def demand(actor: Actor, proposal: Proposal, action: Action, roles: Collection[CircleRole]) -> None:
    """Raise NotAllowed when it is not the actor's at all, IllegalMove when it is not possible now."""
    require(may(roles, WHO[action]) and (action not in SEATED or actor.seat_id is not None))
    if (proposal.state, action) not in workflow.MOVES:
        raise IllegalMove(state=proposal.state, action=action)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`represented`: somebody holds the seat of an authorised representative in the party's organisation."""

    represented: bool = True


def _mandate_is_actors(
    actor: Actor, party: Party, action: MandateAction, roles: Collection[CircleRole], facts: Facts
) -> bool:
    own = actor.seat_id is not None and actor.organisation_id == party.organisation_id
    speaks = own and (actor.may_commit or actor.is_secretariat)
    match action:
        case MandateAction.accept:
            return speaks and (not facts.represented or actor.role is SeatRole.authorised_representative)
        case MandateAction.decline | MandateAction.leave:
            return speaks and party.kind is not PartyKind.lead
        case _:
            return may(roles, _STEWARDS) and actor.seat_id is not None and party.kind is not PartyKind.lead


_ALWAYS: Final = frozenset({MandateAction.decline, MandateAction.leave})
"""What a proposal that was given up does not hinder."""


def mandate_abilities(
    actor: Actor, party: Party, proposal: Proposal, roles: Collection[CircleRole], facts: Facts
) -> MandateAbilities:
    return MandateAbilities(
        **{
            item.name: _mandate_is_actors(actor, party, action, roles, facts)
            and (party.mandate, action) in workflow.MANDATE_MOVES
            and (action in _ALWAYS or proposal.state in workflow.WRITING)
            for item in fields(MandateAbilities)
            for action in (MandateAction(item.name),)
        }
    )


def demand_mandate(
    actor: Actor, party: Party, proposal: Proposal, action: MandateAction, roles: Collection[CircleRole], facts: Facts
) -> Mandate:
    """What the mandate becomes. Raises NotAllowed, or IllegalMove that names the state it found."""
    require(_mandate_is_actors(actor, party, action, roles, facts))
    if (party.mandate, action) not in workflow.MANDATE_MOVES:
        raise IllegalMove(state=party.mandate, action=action)
    if action not in _ALWAYS and proposal.state not in workflow.WRITING:
        raise IllegalMove(state=proposal.state, action=action)
    return workflow.MANDATE_MOVES[party.mandate, action]


def is_writer(roles: Collection[CircleRole]) -> bool:
    """Whether somebody with these roles writes."""
    return may(roles, _WRITERS)


def writes_for(actor: Actor, roles: Collection[CircleRole], organisation_id: UUID) -> bool:
    """Stewards write for every organisation, contributors for their own; a guest sits in none."""
    if actor.seat_id is None:
        return False
    return may(roles, _STEWARDS) or (may(roles, _WRITERS) and actor.organisation_id == organisation_id)


def is_open(proposal: ProposalState, section: SectionState) -> bool:
    """Whether the text of a section may be written: not once it is agreed, nor while nobody works on the proposal."""
    return proposal in workflow.WRITING and section is not SectionState.agreed


def may_comment(roles: Collection[CircleRole]) -> bool:
    """Whoever does more than read."""
    return may(roles, _REVIEWERS | {CircleRole.commenter})


def may_suggest(roles: Collection[CircleRole]) -> bool:
    """Whoever writes, and those who review."""
    return may(roles, _REVIEWERS)


def may_add_picture(roles: Collection[CircleRole]) -> bool:
    """Whoever writes; a picture cannot be suggested."""
    return may(roles, _WRITERS)


def may_keep_version(roles: Collection[CircleRole]) -> bool:
    return may(roles, _WRITERS)


def may_resolve(actor: Actor, roles: Collection[CircleRole], opened_by: UUID, assigned_to: str | None) -> bool:
    """Whoever asked, whoever is to see to it, and those who write."""
    concerned = opened_by == actor.person_id or assigned_to in actor.principals
    return may(roles, _WRITERS) or (may_comment(roles) and concerned)


def section_abilities(proposal: Proposal, section: Section, roles: Collection[CircleRole]) -> SectionAbilities:
    writing = proposal.state in workflow.WRITING
    return SectionAbilities(
        own=writing and may(roles, _WRITERS),
        bring_in=may_suggest(roles) and is_open(proposal.state, section.state) and section.kind is SectionKind.text,
        **{
            action.value: writing
            and may(roles, SECTION_WHO[action])
            and (section.state, action) in workflow.SECTION_MOVES
            for action in SectionAction
        },
    )


def demand_section(proposal: Proposal, section: Section, action: SectionAction, roles: Collection[CircleRole]) -> None:
    """Raise NotAllowed when it is not the actor's at all, IllegalMove when it is not possible now."""
    require(may(roles, SECTION_WHO[action]))
    if proposal.state not in workflow.WRITING:
        raise IllegalMove(state=proposal.state, action=action)
    if (section.state, action) not in workflow.SECTION_MOVES:
        raise IllegalMove(state=section.state, action=action)


def highest(role: SeatRole, *, leads: bool) -> CircleRole:
    """The most that a seat may be given: an observer reads, and only the lead's people are stewards."""
    if role is SeatRole.observer:
        return CircleRole.reader
    return CircleRole.steward if leads else CircleRole.contributor

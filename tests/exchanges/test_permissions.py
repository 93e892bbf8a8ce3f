"""Every state × action × role: allowed where the abilities say so, and only there; on hold too."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from sqlmodel import Session

from app.core import clock
from app.core.errors import IllegalMove, NotAllowed, NotFound, Problem
from app.exchanges import policy, queries, workflow
from app.exchanges.codes import Action, DeclineCode, Lane, MatchAction, MatchState, State
from app.exchanges.errors import OnHold
from app.exchanges.models import Agreement, Match
from app.exchanges.schemas import ExchangeIn, MatchEditIn, TermsIn
from app.exchanges.service import agreement, matches, requests, triage
from tests.exchanges.story import Story

ROLES = ("focal_point", "representative", "member", "other_city", "expert", "observer", "secretariat", "no_seat", "guest", "former")  # fmt: skip
REFUSED = (NotAllowed, NotFound, IllegalMove, OnHold)


def review_day():
    return clock.now().date() + timedelta(days=20)


DO = {
    Action.save: lambda story, actor, exchange: requests.save(
        story.session, actor, exchange.id, changes=ExchangeIn(title="Anew"), if_match=str(exchange.version)
    ),
    Action.discard: lambda story, actor, exchange: requests.discard(story.session, actor, exchange.id),
    Action.ask_endorsement: lambda story, actor, exchange: requests.ask_endorsement(story.session, actor, exchange.id),
    Action.submit: lambda story, actor, exchange: requests.submit(story.session, actor, exchange.id),
    Action.withdraw: lambda story, actor, exchange: requests.withdraw(story.session, actor, exchange.id),
    Action.reassign: lambda story, actor, exchange: requests.reassign(
        story.session, actor, exchange.id, seat_id=story.world.seats["representative"]
    ),
    Action.open: lambda story, actor, exchange: triage.open_request(story.session, actor, exchange.id, note=""),
    Action.send_back: lambda story, actor, exchange: triage.send_back(
        story.session, actor, exchange.id, questions="How many?"
    ),
    Action.decline: lambda story, actor, exchange: triage.decline(story.session, actor, exchange.id, reason="No."),
    Action.set_lane: lambda story, actor, exchange: triage.set_lane(
        story.session, actor, exchange.id, lane=Lane.priority, reason="A vote."
    ),
    Action.set_owner: lambda story, actor, exchange: triage.set_owner(
        story.session, actor, exchange.id, seat_id=story.world.seats["secretariat"]
    ),
    Action.add_note: lambda story, actor, exchange: triage.add_note(story.session, actor, exchange.id, text="Called."),
    Action.put_forward: lambda story, actor, exchange: matches.put_forward(
        story.session, actor, exchange.id, match_ids=[_drafted(story, exchange)]
    ),
    Action.close_unmatched: lambda story, actor, exchange: triage.close_unmatched(
        story.session, actor, exchange.id, tried="Four.", alternatives="A practice."
    ),
    Action.reopen: lambda story, actor, exchange: triage.reopen(story.session, actor, exchange.id),
    Action.hold: lambda story, actor, exchange: requests.hold(
        story.session, actor, exchange.id, reason="Elections.", review_on=review_day()
    ),
    Action.resume: lambda story, actor, exchange: requests.resume(story.session, actor, exchange.id),
    Action.offer_help: lambda story, actor, exchange: requests.offer_help(
        story.session, actor, exchange.id, message="We can."
    ),
    Action.cancel: lambda story, actor, exchange: requests.cancel(story.session, actor, exchange.id, reason="No."),
}
ELSEWHERE = {Action.suggest_times, Action.plan_session, Action.end_sessions, Action.complete}
"""Taken by the services of sessions and reports, which have tests of their own."""


def _drafted(story: Story, exchange):
    try:
        return story.match(exchange, "expert").id
    except REFUSED:
        return exchange.id


def test_every_action_of_people_is_tried():
    assert {Action(item.name) for item in fields(policy.ExchangeAbilities)} == set(DO) | ELSEWHERE


@pytest.mark.parametrize("on_hold", [False, True], ids=["running", "on_hold"])
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("author", ["focal_point", "member"])
def test_who_may_do_what(author, state, on_hold, session, world):
    if on_hold and (state, Action.hold) not in workflow.MOVES:
        return
    story = Story(session, world)
    exchange = story.to(state, by=author)
    if on_hold:
        requests.hold(session, story.actor("focal_point"), exchange.id, reason="Elections.", review_on=review_day())
    session.flush()
    wrong = []
    for role in ROLES:
        actor = story.actor(role)
        seen = session.exec(queries.select(queries.Exchange.id).where(
            queries.Exchange.id == exchange.id, queries.visible(actor))).first() is not None  # fmt: skip
        abilities = policy.abilities(actor, exchange, queries.facts_of(session, actor, exchange))
        for action, do in DO.items():
            allowed = seen and getattr(abilities, action.value)
            outcome = attempt(session, lambda do=do, actor=actor: do(story, actor, exchange))
            if allowed != (outcome is None) or not (outcome is None or isinstance(outcome, REFUSED)):
                wrong.append((role, action, allowed, outcome))
    assert wrong == []


def attempt(session: Session, do) -> Problem | None:
    """Do it and undo it; the refusal, if there was one."""
    point = session.begin_nested()
    try:
        do()
        session.flush()
    except Problem as problem:
        return problem
    finally:
        point.rollback()
        session.expire_all()
    return None


DO_MATCH = {
    MatchAction.edit: lambda story, actor, match: matches.edit(
        story.session, actor, match.id, changes=MatchEditIn(effort_hours=9)
    ),
    MatchAction.drop: lambda story, actor, match: matches.drop(story.session, actor, match.id),
    MatchAction.send: lambda story, actor, match: matches.put_forward(
        story.session, actor, match.exchange_id, match_ids=[match.id]
    ),
    MatchAction.accept: lambda story, actor, match: matches.accept(story.session, actor, match.id),
    MatchAction.decline: lambda story, actor, match: matches.decline(
        story.session, actor, match.id, code=DeclineCode.no_time
    ),
    MatchAction.take_back: lambda story, actor, match: matches.take_back(story.session, actor, match.id),
    MatchAction.turn_down: lambda story, actor, match: matches.turn_down(
        story.session, actor, match.id, code=DeclineCode.conflict
    ),
    MatchAction.save_terms: lambda story, actor, match: agreement.save_terms(
        story.session, actor, match.id, changes=TermsIn(costs="None."), if_match=_terms(story, match)
    ),
    MatchAction.agree: lambda story, actor, match: agreement.agree(
        story.session, actor, match.id, if_match=_terms(story, match)
    ),
    MatchAction.supersede: lambda story, actor, match: matches.recall(story.session, actor, match.id),
}


def _terms(story: Story, match: Match) -> str:
    terms = story.session.get(Agreement, match.id)
    return str(terms.version) if terms else "1"


def test_every_action_with_a_match_is_tried():
    assert {MatchAction(item.name) for item in fields(policy.MatchAbilities)} == set(DO_MATCH)


@pytest.mark.parametrize("state", MatchState)
def test_who_may_do_what_with_a_match(state, session, world):
    story = Story(session, world)
    match = story.match_in(state)
    exchange = session.get_one(queries.Exchange, match.exchange_id)
    session.flush()
    wrong = []
    for role in ROLES:
        actor = story.actor(role)
        seen = any(found.id == match.id for found in queries.matches(session, actor, exchange.id))
        facts = queries.match_facts_of(session, actor, match, session.get(Agreement, match.id))
        abilities = policy.match_abilities(actor, match, exchange, facts)
        for action, do in DO_MATCH.items():
            allowed = seen and getattr(abilities, action.value)
            outcome = attempt(session, lambda do=do, actor=actor: do(story, actor, match))
            if allowed != (outcome is None) or not (outcome is None or isinstance(outcome, REFUSED)):
                wrong.append((role, action, allowed, outcome))
    assert wrong == []


def test_every_possible_action_is_somebodys(session, world):
    """The tables leave no move that nobody in this network could take."""
    story = Story(session, world)
    found = set()
    for state in State:
        exchange = story.to(state)
        for on_hold in (False, True):
            exchange.held_at = clock.now() if on_hold else None
            for role in ROLES:
                actor = story.actor(role)
                given = policy.abilities(actor, exchange, queries.facts_of(session, actor, exchange))
                found |= {(state, item.name) for item in fields(given) if getattr(given, item.name)}
        exchange.held_at = None
    by_people = {(state, action.value) for state, action in workflow.MOVES if action in policy.WHO}
    assert found == by_people - {(State.draft, "ask_endorsement")}


def test_a_member_asks_for_endorsement_and_the_focal_point_endorses_by_sending(session, world):
    story = Story(session, world)
    exchange = story.draft(by="member")
    with pytest.raises(NotAllowed):
        requests.submit(session, story.actor("member"), exchange.id)
    requests.ask_endorsement(session, story.actor("member"), exchange.id)
    assert exchange.state is State.draft
    requests.submit(session, story.actor("focal_point"), exchange.id)
    assert exchange.state is State.submitted
    assert exchange.endorsed_by == world.people["focal_point"]


def test_an_expert_whose_organisation_nobody_may_commit_sends_alone_and_is_endorsed_by_the_secretariat(session, world):
    story = Story(session, world)
    exchange = story.draft(by="expert")
    requests.submit(session, story.actor("expert"), exchange.id)
    assert exchange.endorsed_by is None
    triage.open_request(session, story.actor("secretariat"), exchange.id, note="Known to us.")
    assert exchange.endorsed_by == world.people["secretariat"]


def test_an_expert_whose_organisation_nobody_may_commit_answers_for_itself(session, world):
    story = Story(session, world)
    exchange = story.to(State.open)
    (match,) = story.asked(exchange, "expert")
    matches.accept(session, story.actor("expert"), match.id)
    assert match.state is MatchState.peer_accepted


def test_somebody_with_two_seats_acts_for_one(session, world):
    """The focal point of Rosario, acting for a seat in Durban, cannot send Rosario's request."""
    story = Story(session, world)
    exchange = story.draft()
    seat = world.seat(session, "durban", world.people["focal_point"], role=queries.SeatRole.focal_point)

    elsewhere = replace(story.actor("focal_point"), seat_id=seat, organisation_id=world.organisations["durban"])
    with pytest.raises(NotAllowed):
        requests.submit(session, elsewhere, exchange.id)
    requests.submit(session, story.actor("focal_point"), exchange.id)


def test_the_secretariat_acts_for_a_member_and_the_event_says_so(session, world):
    story = Story(session, world)
    exchange = story.to(State.open)
    rosario = world.organisations["rosario"]
    with pytest.raises(NotAllowed):
        requests.withdraw(session, story.actor("secretariat"), exchange.id)
    with pytest.raises(NotAllowed):
        requests.withdraw(session, story.actor("other_city"), exchange.id, behalf_of=rosario)
    with pytest.raises(NotAllowed):
        requests.withdraw(session, story.actor("secretariat"), exchange.id, behalf_of=world.organisations["durban"])
    requests.withdraw(session, story.actor("secretariat"), exchange.id, behalf_of=rosario)
    event = session.exec(queries.select(queries.EventRow).where(queries.EventRow.kind == "exchange.withdrawn")).one()
    assert (event.person_id, event.behalf_of) == (world.people["secretariat"], rosario)

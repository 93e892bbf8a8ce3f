"""The tables of moves, by themselves."""

from dataclasses import fields
from itertools import product
from typing import get_args

import pytest

from app.exchanges import events, policy, workflow
from app.exchanges.codes import Action, Format, Lane, MatchAction, MatchState, Needed, State, TravelMoney
from app.exchanges.models import Exchange


def test_every_state_can_be_reached():
    assert workflow.reachable() == frozenset(State)


def test_every_action_leads_somewhere():
    assert {action for _, action in workflow.MOVES} == set(Action)
    assert {action for _, action in workflow.MATCH_MOVES} == set(MatchAction)


def test_ended_states_are_left_by_reopening_alone():
    leaving = {
        (state, action) for (state, action), to in workflow.MOVES.items() if state in workflow.ENDED and to is not state
    }
    assert leaving == {(State.closed_unmatched, Action.reopen)}


def test_every_change_of_state_is_told_as_an_event_of_its_own():
    changing = {action for (state, action), to in workflow.MOVES.items() if to is not state}
    assert set(workflow.TOLD_AS) == changing
    assert all(issubclass(event, events.ExchangeMoved) for event in workflow.TOLD_AS.values())


def test_every_ability_is_an_action_that_somebody_may_take():
    assert {item.name for item in fields(policy.ExchangeAbilities)} == set(policy.WHO)
    assert {item.name for item in fields(policy.MatchAbilities)} == set(policy.MATCH_WHO)


def test_what_nobody_may_do_is_done_by_time_or_another_move():
    assert set(Action) - set(policy.WHO) == {Action.run_out, Action.agree, Action.lose_date}
    assert set(MatchAction) - set(policy.MATCH_WHO) == {MatchAction.conclude, MatchAction.expire}


def test_on_hold_only_what_ends_or_resumes_it_is_possible():
    possible = {action for action in Action if workflow.is_possible(State.scheduled, action, on_hold=True)}
    assert possible == {Action.resume, Action.cancel, Action.reassign, Action.set_owner, Action.add_note}


def test_a_match_ends_once():
    over = {MatchState.agreed, MatchState.requester_declined, MatchState.expired, MatchState.superseded}
    assert not [pair for pair in workflow.MATCH_MOVES if pair[0] in over]


def test_all_that_a_request_can_lack_is_listed():
    blank = [
        Exchange(lane=lane, format=shape, interpretation_needed=True, sensitive=True)
        for lane, shape in product(Lane, (None, Format.visit_out))
    ]
    assert {name for row in blank for name in workflow.missing(row, [], instructions="")} == set(get_args(Needed))


@pytest.mark.parametrize("shape", [Format.visit_out, Format.visit_in])
def test_a_visit_lacks_an_answer_about_money_until_one_is_given(shape):
    for money in TravelMoney:
        lacking = "travel_money" in workflow.missing(Exchange(format=shape, travel_money=money), [], instructions="")
        assert lacking == (money is TravelMoney.not_needed)

"""Each rule of the three calls: at its limit, and one minor unit over it."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from app.proposals.budget import rules
from app.proposals.budget.codes import BudgetCheck
from app.proposals.budget.rules import Finding, Frame, Line
from app.proposals.codes import Answer
from app.proposals.form import CallForm
from tests.proposals.story import given

PEACE, UN, EU = (
    CallForm.model_validate(given(name))
    for name in ("peace-incentive-fund", "un-civil-society-fund", "eu-local-authorities")
)
LEAD, OTHER = UUID(int=1), UUID(int=2)


def frame(form: CallForm, **known) -> Frame:
    return Frame(**{"currency": rules.currency(form), "taking_part": frozenset({LEAD, OTHER})} | known)


def line(category: str, amount: int, *, of: UUID = LEAD, number: int = 0, **more) -> Line:
    """One unit at a rate of so many minor units."""
    made = {"unit": "sum", "quantity": 1000, "rate": amount, "year": 2027}
    return Line(id=UUID(int=1000 + number), organisation_id=of, category=category, **made | more)


def held(form: CallForm, *lines: Line, which: BudgetCheck, about: str = "", **known) -> Finding:
    """What is found of one check; `about` names a rule or a category where there are several."""
    found = [
        item
        for item in rules.findings(form, frame(form, **known), lines)
        if item.check is which and about in {"", item.rule, item.category}
    ]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("form", "category", "least", "most"),
    [
        (PEACE, "activities", 5_000_00, 30_000_00),
        (UN, "staff", 100_000_00, 200_000_00),
        (EU, "hr", 300_000_00, 1_000_000_00),
    ],
)
def test_the_grant_stays_between_least_and_most(form, category, least, most):
    for amount, low, high in (
        (least - 1, Answer.missing, Answer.met),
        (least, Answer.met, Answer.met),
        (most, Answer.met, Answer.met),
        (most + 1, Answer.met, Answer.missing),
    ):
        assert held(form, line(category, amount), which=BudgetCheck.amount_min).answer is low
        found = held(form, line(category, amount), which=BudgetCheck.amount_max)
        assert (found.answer, found.figure, found.limit, found.over) == (high, amount, most, max(0, amount - most))


def test_what_others_pay_is_not_asked_of_the_funder():
    found = held(PEACE, line("activities", 30_000_01, co_funding=1), which=BudgetCheck.amount_max)
    assert (found.answer, found.figure) == (Answer.met, 30_000_00)


@pytest.mark.parametrize(("form", "months"), [(PEACE, (6, 12)), (UN, (24, 24)), (EU, (24, 36))])
def test_duration(form, months):
    least, most = months
    for wanted, answer in (
        (least - 1, Answer.missing), (least, Answer.met), (most, Answer.met), (most + 1, Answer.missing), (None, Answer.ask),
    ):  # fmt: skip
        assert held(form, which=BudgetCheck.duration, months=wanted).answer is answer


CAPS = [
    (PEACE, "travel", 40, "activities"),
    (PEACE, "admin", 10, "activities"),
    (UN, "indirect", 7, "staff"),
    (EU, "indirect", 7, "hr"),
    (EU, "contingency", 5, "hr"),
]


@pytest.mark.parametrize(("form", "category", "percent", "other"), CAPS)
def test_caps_of_direct_costs(form, category, percent, other):
    own = percent * 100
    rest = 10_000 - (own if category == "travel" else 0)
    at = held(form, line(other, rest), line(category, own), which=BudgetCheck.category_cap, about=category)
    assert (at.answer, at.base, at.figure, at.limit, at.over) == (Answer.met, 10_000, own, own, 0)
    assert at.lines == ()
    over = held(
        form, line(other, rest), line(category, own + 1, number=7), which=BudgetCheck.category_cap, about=category
    )
    assert over.answer is Answer.missing
    assert over.lines == (UUID(int=1007),)
    assert over.percent == str(percent)


@pytest.mark.parametrize(("form", "category", "percent", "other"), CAPS)
@drawn(have=st.integers(0, 10**12), rest=st.integers(0, 10**12))
def test_what_is_said_to_be_moved_is_enough_and_no_more(form, category, percent, other, have, rest):
    found = held(form, line(other, rest), line(category, have), which=BudgetCheck.category_cap, about=category)
    step = 10 ** (2 - form.budget.decimals)
    moved = found.over
    assert (moved > 0) == (found.answer is Answer.missing)
    after = held(
        form, line(other, rest + moved), line(category, max(0, have - moved)), which=BudgetCheck.category_cap, about=category
    )  # fmt: skip
    assert after.answer is Answer.met
    if moved:
        less = moved - step
        still = held(
            form, line(other, rest + less), line(category, have - less), which=BudgetCheck.category_cap, about=category
        )
        assert still.answer is Answer.missing


def test_the_administration_of_the_drawn_page():
    """28,400 dollars with 3,440 of administration: 859 to move, as `proposal-budget.html` shows."""
    lines = (
        line("people", 13_000_00), line("activities", 3_600_00), line("travel", 4_100_00), line("language", 900_00),
        line("learning", 3_360_00), line("admin", 3_440_00),
    )  # fmt: skip
    found = held(PEACE, *lines, which=BudgetCheck.category_cap, about="admin")
    assert (found.figure, found.base, found.over) == (3_440_00, 24_960_00, 859_00)


@pytest.mark.parametrize(
    ("form", "which", "rule", "percent", "inside", "outside"),
    [
        (PEACE, BudgetCheck.min_percent, "learning_min", 5, {"category": "learning"}, {"category": "people"}),
        (UN, BudgetCheck.reserve_percent, "evaluation", 10, {"category": "contracts", "counts_for": ("evaluation",)}, {"category": "staff"}),
        (UN, BudgetCheck.min_percent, "gender", 30, {"category": "staff", "counts_for": ("gender",)}, {"category": "staff"}),
    ],
)  # fmt: skip
def test_at_least_a_share(form, which, rule, percent, inside, outside):
    def share(amount: int) -> Finding:
        rest = line(amount=10_000 - amount, **outside)
        return held(form, line(amount=amount, **inside), rest, which=which, about=rule)

    at, under = share(percent * 100), share(percent * 100 - 1)
    assert (at.answer, at.over, at.lines) == (Answer.met, 0, ())
    assert (under.answer, under.figure, under.limit) == (Answer.missing, percent * 100 - 1, percent * 100)
    assert under.over == 100  # both calls count in whole dollars
    assert under.text["en"]


def test_lines_are_marked_only_for_rules_that_no_category_stands_for():
    assert [rule.key for rule in rules.markable(UN)] == ["evaluation", "gender"]
    assert rules.markable(PEACE) == rules.markable(EU) == []


def test_no_partner_gets_more_than_seventy_percent():
    at = held(PEACE, line("people", 70), line("people", 30, of=OTHER), which=BudgetCheck.max_partner_percent)
    assert (at.answer, at.organisations) == (Answer.met, (LEAD,))
    over = held(
        PEACE, line("people", 71), line("people", 29, of=OTHER, number=2), which=BudgetCheck.max_partner_percent
    )
    assert (over.answer, over.figure, over.limit, over.lines) == (Answer.missing, 71, 70, (UUID(int=1000),))


@pytest.mark.parametrize("form", [PEACE, UN])
def test_all_ways_of_counting_agree(form):
    known = "travel"
    assert held(form, line(known, 5), which=BudgetCheck.totals_match).answer is Answer.met
    astray = held(form, line(known, 5), line("abolished", 3, number=4), which=BudgetCheck.totals_match)
    assert (astray.answer, astray.over, astray.lines) == (Answer.missing, 3, (UUID(int=1004),))
    outputs = line(known, 5, output=1), line(known, 4, number=4)
    assert held(form, *outputs, which=BudgetCheck.totals_match).lines == (UUID(int=1004),)
    assert held(form, line(known, 5), which=BudgetCheck.totals_match, requested=5).answer is Answer.met
    asked = held(form, line(known, 5), which=BudgetCheck.totals_match, requested=6)
    assert (asked.answer, asked.figure, asked.limit, asked.over) == (Answer.missing, 5, 6, 1)


def test_others_pay_at_least_five_percent_in_europe():
    at = (line("hr", 10_000, co_funding=500),)
    under = (line("hr", 10_000, co_funding=499),)
    assert held(EU, *at, which=BudgetCheck.co_funding_min).answer is Answer.met
    assert held(EU, *at, which=BudgetCheck.grant_share_max).answer is Answer.met
    lack = held(EU, *under, which=BudgetCheck.co_funding_min)
    assert (lack.answer, lack.figure, lack.limit, lack.over) == (Answer.missing, 499, 500, 1)
    share = held(EU, *under, which=BudgetCheck.grant_share_max)
    assert (share.answer, share.figure, share.limit, share.over) == (Answer.missing, 9_501, 9_500, 1)


def test_what_is_given_in_kind_counts_only_where_the_call_says_so():
    given_in_kind = line("hr", 10_000, co_funding=500, in_kind=True)
    assert held(EU, given_in_kind, which=BudgetCheck.in_kind).lines == (given_in_kind.id,)
    found = rules.findings(PEACE, frame(PEACE), [line("people", 5, co_funding=1, in_kind=True)])
    assert BudgetCheck.in_kind not in {item.check for item in found}


def test_each_line_has_unit_quantity_and_rate_in_europe():
    whole, bare = line("hr", 5), line("hr", 5, unit=" ", number=1)
    nothing = line("hr", 5, quantity=0, number=2)
    assert held(EU, whole, which=BudgetCheck.unit_times_rate).answer is Answer.met
    assert held(EU, whole, bare, nothing, which=BudgetCheck.unit_times_rate).lines == (bare.id, nothing.id)


def test_the_month_of_the_rate_is_stated_in_europe():
    assert held(EU, which=BudgetCheck.exchange_rate_date).answer is Answer.ask
    assert held(EU, which=BudgetCheck.exchange_rate_date, rate_month=date(2027, 1, 1)).answer is Answer.met


@pytest.mark.parametrize(
    ("grant", "answer"),
    [(12_000, Answer.met), (12_001, Answer.missing), (8_000, Answer.met), (7_999, Answer.missing)],
)
def test_the_full_application_keeps_within_twenty_percent_of_the_concept(grant, answer):
    found = held(EU, line("hr", grant), which=BudgetCheck.stage_change, concept_grant=10_000, first_stage=False)
    assert (found.answer, found.limit) == (answer, 2_000)
    assert held(EU, line("hr", grant), which=BudgetCheck.stage_change).answer is Answer.met
    assert held(EU, line("hr", grant), which=BudgetCheck.stage_change, first_stage=False).answer is Answer.ask


def test_another_currency_than_the_calls_is_told():
    assert held(EU, which=BudgetCheck.currency, currency="USD").answer is Answer.missing
    assert all(item.check is not BudgetCheck.currency for item in rules.findings(EU, frame(EU), ()))


def test_years_lie_within_the_time_of_the_project():
    lines = [line("hr", 5, year=year, number=year) for year in (2026, 2027, 2028, 2029)]
    found = held(EU, *lines, which=BudgetCheck.years, months=24, starts=date(2027, 1, 1))
    assert (found.base, found.limit) == (2027, 2028)
    assert [item.int - 1000 for item in found.lines] == [2026, 2029]
    assert held(EU, *lines, which=BudgetCheck.years, months=24, starts=date(2027, 2, 1)).limit == 2029


def test_calls_in_whole_dollars_want_whole_lines():
    assert held(UN, line("staff", 101), line("staff", 100, number=1), which=BudgetCheck.whole_units).lines == (
        UUID(int=1000),
    )
    assert all(item.check is not BudgetCheck.whole_units for item in rules.findings(EU, frame(EU), [line("hr", 101)]))


def test_nobody_pays_more_of_a_line_than_it_costs_and_everybody_takes_part():
    assert held(UN, line("staff", 100, co_funding=100), line("staff", 100, co_funding=200, number=1), which=BudgetCheck.co_funding_within).lines == (UUID(int=1001),)  # fmt: skip
    gone = UUID(int=3)
    found = held(UN, line("staff", 100, of=gone), which=BudgetCheck.partner_gone)
    assert (found.organisations, found.lines) == ((gone,), (UUID(int=1000),))


def test_every_rule_of_the_three_calls_is_held_and_none_is_left_to_people():
    for form in (PEACE, UN, EU):
        found = rules.findings(form, frame(form), ())
        assert {rule.key for rule in form.budget.rules} <= {item.rule for item in found}
        assert BudgetCheck.other not in {item.check for item in found}


def test_a_rule_that_nobody_knows_is_left_to_people():
    form = given("un-civil-society-fund")
    form["budget"]["rules"].append({"key": "moon", "type": "phase_of_moon", "text": {"en": "At new moon."}})
    assert held(CallForm.model_validate(form), which=BudgetCheck.other).text == {"en": "At new moon."}


@drawn(quantity=st.integers(0, 10**9), rate=st.integers(0, 10**11))
def test_a_cost_is_what_was_multiplied_rounded_half_up(quantity, rate):
    exact = Fraction(quantity * rate, 1000)
    found = rules.cost(quantity, rate)
    assert isinstance(found, int)
    assert -Fraction(1, 2) < found - exact <= Fraction(1, 2)


def test_minor_units_of_a_currency():
    assert (rules.digits("USD"), rules.digits("CLP"), rules.digits("KWD")) == (2, 0, 3)

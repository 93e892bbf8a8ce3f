"""A budget against the rules of its call: plain data in, plain data out, and no figure is ever a float.

Amounts are in minor units of the budget's currency, quantities in thousandths of a unit. A share is compared by
multiplying out, so a budget is at the limit or over it by one minor unit, never by a rounding.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import Final
from uuid import UUID

from babel.numbers import get_currency_precision

from app.proposals.budget.codes import BudgetCheck
from app.proposals.codes import Answer
from app.proposals.form import BudgetRuleForm, CallForm, CategoryForm, by_language

THOUSAND: Final = 1000
TWELVE: Final = 12
INDIRECT: Final = frozenset({"indirect", "admin", "administration", "overhead", "overheads"})
CONTINGENCY: Final = frozenset({"contingency", "contingencies", "reserve"})
"""Keys of categories that are no direct costs. A contingency is a share of the direct costs before it."""
ANY_COSTS: Final = CategoryForm(key="costs", title={"en": "Costs", "es": "Costos", "pt": "Custos"})
"""What a line belongs to where the call names no categories."""
Check = BudgetCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a budget. `co_funding` is what of its cost others pay; `counts_for` names rules of the call."""

    id: UUID
    organisation_id: UUID
    category: str
    year: int
    unit: str = ""
    quantity: int
    rate: int
    co_funding: int = 0
    in_kind: bool = False
    output: int | None = None
    counts_for: tuple[str, ...] = ()

    @property
    def cost(self) -> int:
        return cost(self.quantity, self.rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is said of a budget as a whole. `concept_grant` is what the stage before asked for; None in the first."""

    currency: str
    taking_part: frozenset[UUID]
    months: int | None = None
    starts: date | None = None
    rate_month: date | None = None
    requested: int | None = None
    concept_grant: int | None = None
    first_stage: bool = True


@dataclass(frozen=True, slots=True)
class Sum:
    """What some lines cost and how much of it others pay; the rest is asked of the funder."""

    cost: int = 0
    co_funding: int = 0

    @property
    def grant(self) -> int:
        return self.cost - self.co_funding

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.cost + other.cost, self.co_funding + other.co_funding)


@dataclass(frozen=True, slots=True)
class Totals:
    all: Sum
    by_partner: Mapping[UUID, Sum]
    by_category: Mapping[str, Sum]
    by_year: Mapping[int, Sum]
    cells: Mapping[tuple[UUID, str], Sum]
    """By partner and category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule and how it stands. Amounts in minor units; of `duration` in months.

    `figure` is what there is, `base` that of which it is a share, `limit` the most or least that it may be, `percent` the
    share as the call writes it, `over` how much to move or to add. `lines` are where, when it is not met.
    """

    check: BudgetCheck
    answer: Answer
    rule: str = ""
    figure: int | None = None
    base: int | None = None
    limit: int | None = None
    percent: str | None = None
    over: int | None = None
    category: str | None = None
    organisations: tuple[UUID, ...] = ()
    lines: tuple[UUID, ...] = ()
    text: Mapping[str, str] = field(default_factory=dict)


def cost(quantity: int, rate: int) -> int:
    """What so many thousandths of a unit cost at this rate, half a minor unit rounded up."""
    return (quantity * rate + THOUSAND // 2) // THOUSAND


@cache
def digits(currency: str) -> int:
    """How many decimal places the minor unit of a currency stands for: 2 for USD, 0 for CLP."""
    return get_currency_precision(currency)


def categories(form: CallForm) -> list[CategoryForm]:
    return (form.budget.categories if form.budget else []) or [ANY_COSTS]


def currency(form: CallForm) -> str:
    """What the call counts in."""
    return form.budget.currency if form.budget else form.amount.currency if form.amount else "USD"


def markable(form: CallForm) -> list[BudgetRuleForm]:
    """Rules that lines are marked for, because no category of the call stands for them."""
    return [
        rule
        for rule in (form.budget.rules if form.budget else [])
        if rule.type in {Check.min_percent, Check.reserve_percent} and _category_of(rule, categories(form)) is None
    ]


def totals(lines: Sequence[Line]) -> Totals:
    by_partner: dict[UUID, Sum] = defaultdict(Sum)
    by_category: dict[str, Sum] = defaultdict(Sum)
    by_year: dict[int, Sum] = defaultdict(Sum)
    cells: dict[tuple[UUID, str], Sum] = defaultdict(Sum)
    whole = Sum()
    for line in lines:
        part = Sum(line.cost, line.co_funding)
        whole += part
        by_partner[line.organisation_id] += part
        by_category[line.category] += part
        by_year[line.year] += part
        cells[line.organisation_id, line.category] += part
    return Totals(whole, dict(by_partner), dict(by_category), dict(by_year), dict(cells))


def findings(form: CallForm, frame: Frame, lines: Sequence[Line]) -> list[Finding]:
    """Every rule of the call in its order, then what sense asks where it is not given."""
    return list(_Held(form, frame, lines).all())


def _category_of(rule: BudgetRuleForm, among: Sequence[CategoryForm]) -> str | None:
    """The category whose key a rule bears, alone or before an underscore: "learning_min" is about "learning"."""
    return next((item.key for item in among if rule.key == item.key or rule.key.startswith(f"{item.key}_")), None)


def _exact(number: float) -> Fraction:
    """A number of the form as it was written: 7.5 is fifteen halves."""
    return Fraction(Decimal(str(number)))


def _written(number: float) -> str:
    return format(Decimal(str(number)).normalize(), "f")


def _answer(met: bool) -> Answer:  # noqa: FBT001 - reads as a question
    return Answer.met if met else Answer.missing


class _Held:
    """One budget, held against one call."""

    def __init__(self, form: CallForm, frame: Frame, lines: Sequence[Line]) -> None:
        self.form, self.frame, self.lines = form, frame, lines
        self.budget = form.budget
        self.categories = categories(form)
        self.known = {item.key for item in self.categories}
        self.totals = totals(lines)
        places = digits(frame.currency)
        self.whole = 10**places
        self.step = 10 ** max(0, places - (self.budget.decimals if self.budget else places))
        """The smallest amount that the call counts in."""

    def all(self) -> Iterator[Finding]:
        yield from self._currency()
        yield from self._amount()
        yield from self._duration()
        if self.budget:
            yield from self._co_funding()
            yield from self._caps()
            for rule in self.budget.rules:
                yield self._rule(rule)
        yield from self._sense()

    def _up(self, amount: Fraction) -> int:
        return int(ceil(amount / self.step) * self.step)

    def _where(self, *which: str) -> tuple[UUID, ...]:
        return tuple(line.id for line in self.lines if line.category in which)

    def _currency(self) -> Iterator[Finding]:
        wanted = {currency(self.form)} | ({self.form.amount.currency} if self.form.amount else set())
        if wanted != {self.frame.currency}:
            yield Finding(check=Check.currency, answer=Answer.missing)

    def _amount(self) -> Iterator[Finding]:
        if self.form.amount is None:
            return
        grant = self.totals.all.grant
        if self.form.amount.min is not None:
            least = self.form.amount.min * self.whole
            over = max(0, least - grant)
            yield Finding(check=Check.amount_min, answer=_answer(grant >= least), figure=grant, limit=least, over=over)
        if self.form.amount.max is not None:
            most = self.form.amount.max * self.whole
            over = max(0, grant - most)
            yield Finding(check=Check.amount_max, answer=_answer(grant <= most), figure=grant, limit=most, over=over)

    def _duration(self) -> Iterator[Finding]:
        wanted, months = self.form.duration_months, self.frame.months
        if wanted is not None:
            least, most = wanted.min or 1, wanted.max
            if months is None:
                yield Finding(check=Check.duration, answer=Answer.ask, base=least, limit=most)
            else:
                within = least <= months and (most is None or months <= most)
                yield Finding(check=Check.duration, answer=_answer(within), figure=months, base=least, limit=most)
        if months is not None and self.frame.starts is not None:
            last = self.frame.starts.year + (self.frame.starts.month + months - 2) // TWELVE
            outside = tuple(line.id for line in self.lines if not self.frame.starts.year <= line.year <= last)
            yield Finding(
                check=Check.years, answer=_answer(not outside), base=self.frame.starts.year, limit=last, lines=outside
            )

    def _co_funding(self) -> Iterator[Finding]:
        assert self.budget
        wanted = self.budget.co_funding
        if wanted is None:
            return
        whole = self.totals.all
        if wanted.min_percent:
            share = _exact(wanted.min_percent) / 100
            lack = self._up(max(Fraction(0), share * whole.cost - whole.co_funding))
            yield Finding(
                check=Check.co_funding_min, answer=_answer(whole.co_funding >= share * whole.cost),
                figure=whole.co_funding, base=whole.cost, limit=ceil(share * whole.cost),
                percent=_written(wanted.min_percent), over=lack,
            )  # fmt: skip
        if wanted.max_grant_percent is not None:
            share = _exact(wanted.max_grant_percent) / 100
            yield Finding(
                check=Check.grant_share_max, answer=_answer(whole.grant <= share * whole.cost), figure=whole.grant,
                base=whole.cost, limit=floor(share * whole.cost), percent=_written(wanted.max_grant_percent),
                over=self._up(max(Fraction(0), whole.grant - share * whole.cost)),
            )  # fmt: skip
        if not wanted.in_kind_allowed:
            given = tuple(line.id for line in self.lines if line.in_kind)
            yield Finding(check=Check.in_kind, answer=_answer(not given), lines=given)

    def _caps(self) -> Iterator[Finding]:
        """Caps of categories that no rule of the call puts into words."""
        assert self.budget
        told = {
            (_category_of(rule, self.categories), rule.value)
            for rule in self.budget.rules
            if rule.type == "max_percent_of_direct"
        }
        for item in self.categories:
            if item.cap_percent_of_direct is not None and (item.key, item.cap_percent_of_direct) not in told:
                yield self._cap(item.key, item.cap_percent_of_direct)

    def _cap(self, category: str, percent: float) -> Finding:
        """At most so much of the direct costs. What is moved out of indirect costs makes the direct ones more."""
        apart = INDIRECT if category in INDIRECT else INDIRECT | CONTINGENCY
        base = self.totals.all.cost - sum(part.cost for key, part in self.totals.by_category.items() if key in apart)
        share = _exact(percent) / 100
        have = self.totals.by_category.get(category, Sum()).cost
        over = max(Fraction(0), have - share * base)
        moved = over / (1 + share) if category in apart else over
        return Finding(
            check=Check.category_cap, answer=_answer(have <= share * base), figure=have, base=base,
            limit=floor(share * base), percent=_written(percent), over=self._up(moved), category=category,
            lines=self._where(category) if over else (),
        )  # fmt: skip

    def _rule(self, rule: BudgetRuleForm) -> Finding:
        """How a rule that the call puts into words stands; one of a kind that nobody knows is left to people."""
        if rule.value is not None and rule.type in _SHARES:
            found = _SHARES[rule.type](self, rule, rule.value)
        elif rule.type in _PLAIN:
            found = _PLAIN[rule.type](self)
        else:
            found = Finding(check=Check.other, answer=Answer.ask)
        return replace(found, rule=rule.key, text=by_language(rule.text))

    def capped(self, rule: BudgetRuleForm, percent: float) -> Finding:
        category = _category_of(rule, self.categories)
        return self._cap(category, percent) if category else Finding(check=Check.other, answer=Answer.ask)

    def whole_lines(self) -> Finding:
        bare = tuple(line.id for line in self.lines if not (line.unit.strip() and line.quantity and line.rate))
        return Finding(check=Check.unit_times_rate, answer=_answer(not bare), lines=bare)

    def rate_month(self) -> Finding:
        return Finding(check=Check.exchange_rate_date, answer=Answer.met if self.frame.rate_month else Answer.ask)

    def least_of(self, rule: BudgetRuleForm, percent: float) -> Finding:
        """At least so much of all costs for one purpose: a category, or the lines that are marked for it."""
        category = _category_of(rule, self.categories)
        counted = [
            line for line in self.lines if (line.category == category if category else rule.key in line.counts_for)
        ]
        have, base = sum(line.cost for line in counted), self.totals.all.cost
        least = _exact(percent) / 100 * base
        return Finding(
            check=Check(rule.type), answer=_answer(have >= least), figure=have, base=base, limit=ceil(least),
            percent=_written(percent), over=self._up(max(Fraction(0), least - have)), category=category,
            lines=tuple(line.id for line in counted) if have < least else (),
        )  # fmt: skip

    def most_of_one(self, _rule: BudgetRuleForm, percent: float) -> Finding:
        """No partner gets more than so much of the grant. Told of the partner that gets most."""
        grant = self.totals.all.grant
        most = _exact(percent) / 100 * grant
        first = max(self.totals.by_partner.items(), key=lambda item: item[1].grant, default=None)
        if first is None:
            return Finding(check=Check.max_partner_percent, answer=Answer.met, percent=_written(percent))
        partner, have = first[0], first[1].grant
        return Finding(
            check=Check.max_partner_percent, answer=_answer(have <= most), figure=have, base=grant, limit=floor(most),
            percent=_written(percent), over=self._up(max(Fraction(0), have - most)), organisations=(partner,),
            lines=tuple(line.id for line in self.lines if line.organisation_id == partner) if have > most else (),
        )  # fmt: skip

    def all_agree(self) -> Finding:
        """All ways of counting agree: by partner, by the call's categories, by output where one is named, as asked for."""
        astray = [line for line in self.lines if line.category not in self.known]
        if any(line.output is not None for line in self.lines):
            astray += [line for line in self.lines if line.output is None and line not in astray]
        asked, grant = self.frame.requested, self.totals.all.grant
        met = not astray and asked in {None, grant}
        apart = abs(grant - asked) if asked is not None else 0
        return Finding(
            check=Check.totals_match, answer=_answer(met), figure=grant, limit=asked,
            over=apart or sum(line.cost for line in astray), lines=tuple(line.id for line in astray),
        )  # fmt: skip

    def since_concept(self, _rule: BudgetRuleForm, percent: float) -> Finding:
        before, grant = self.frame.concept_grant, self.totals.all.grant
        if before is None:
            answer = Answer.met if self.frame.first_stage else Answer.ask
            return Finding(check=Check.stage_change, answer=answer, percent=_written(percent))
        allowed = _exact(percent) / 100 * before
        apart = abs(grant - before)
        return Finding(
            check=Check.stage_change, answer=_answer(apart <= allowed), figure=grant, base=before, limit=floor(allowed),
            percent=_written(percent), over=self._up(max(Fraction(0), apart - allowed)),
        )  # fmt: skip

    def _sense(self) -> Iterator[Finding]:
        """What is told only where it is wrong."""
        broken = tuple(line.id for line in self.lines if line.cost % self.step or line.co_funding % self.step)
        beyond = tuple(line.id for line in self.lines if line.co_funding > line.cost)
        gone = [line for line in self.lines if line.organisation_id not in self.frame.taking_part]
        if broken:
            yield Finding(check=Check.whole_units, answer=Answer.missing, lines=broken)
        if beyond:
            yield Finding(check=Check.co_funding_within, answer=Answer.missing, lines=beyond)
        if gone:
            yield Finding(
                check=Check.partner_gone, answer=Answer.missing, lines=tuple(line.id for line in gone),
                organisations=tuple(dict.fromkeys(line.organisation_id for line in gone)),
            )  # fmt: skip


_SHARES: Final[Mapping[str, Callable[[_Held, BudgetRuleForm, float], Finding]]] = {
    "max_percent_of_direct": _Held.capped,
    "min_percent": _Held.least_of,
    "reserve_percent": _Held.least_of,
    "max_partner_percent": _Held.most_of_one,
    "concept_to_full_percent": _Held.since_concept,
}
_PLAIN: Final[Mapping[str, Callable[[_Held], Finding]]] = {
    "totals_match": _Held.all_agree,
    "unit_times_rate": _Held.whole_lines,
    "exchange_rate_date": _Held.rate_month,
}
"""Types of rules, as calls write them."""

"""Whether a consortium may apply: a call's rules against the organisations that have said yes, and what is missing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from app.accounts.models import OrganisationKind
from app.proposals.codes import Answer, Check, Mandate, PartyKind
from app.proposals.form import EligibilityForm, RuleForm

Params = dict[str, Any]
REPORTS: Final = "report"
"""Key of the rule that no report of an earlier grant may be overdue, which is told from the reports themselves."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """One organisation of a consortium. `other_lead`: the reader knows of another proposal that it leads there.

    `overdue`: whether it owes a funder a report whose day is over; None where the reader could not know.
    """

    organisation_id: UUID
    name: str
    kind: OrganisationKind
    country: str
    party: PartyKind
    mandate: Mandate
    other_lead: bool = False
    overdue: bool | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule and how it stands; `waits` names organisations whose yes would count."""

    check: Check
    answer: Answer
    params: Params = field(default_factory=dict)
    waits: tuple[str, ...] = ()


def findings(
    wanted: EligibilityForm, applicants: Sequence[Applicant], told: Mapping[tuple[str, UUID], Answer]
) -> list[Finding]:
    """Every rule of the call in its order. Associated partners sign nothing and are not counted.

    `told` is what people said, by the key of a rule and the organisation that answers for it.
    """
    counted = [item for item in applicants if item.party is not PartyKind.associated]
    return [*_numbers(wanted, counted), *_lead(wanted, counted), *_told(wanted, counted, told)]


def _numbers(wanted: EligibilityForm, counted: Sequence[Applicant]) -> Iterator[Finding]:
    said_yes = [item for item in counted if item.mandate is Mandate.given]
    waits = tuple(item.name for item in counted if item.mandate is Mandate.asked)
    names = {"have": len(said_yes), "names": [item.name for item in said_yes]}
    if wanted.partners_min > 1:
        yield _at_least(Check.partners_min, wanted.partners_min, names, waits)
    if wanted.partners_max is not None:
        within = len(said_yes) <= wanted.partners_max
        yield Finding(Check.partners_max, _met(within), {"need": wanted.partners_max} | names)
    if wanted.countries_min > 1:
        here = sorted({item.country for item in said_yes})
        coming = tuple(item.name for item in counted if item.mandate is Mandate.asked and item.country not in here)
        yield _at_least(Check.countries_min, wanted.countries_min, {"have": len(here), "countries": here}, coming)


def _at_least(check: Check, need: int, have: Params, waits: tuple[str, ...]) -> Finding:
    met = have["have"] >= need
    return Finding(check, _met(met), {"need": need, "lack": max(0, need - have["have"])} | have, () if met else waits)


def _lead(wanted: EligibilityForm, counted: Sequence[Applicant]) -> Iterator[Finding]:
    for lead in (item for item in counted if item.party is PartyKind.lead):
        if wanted.lead_kinds:
            fits = lead.kind in wanted.lead_kinds
            kinds = [str(kind) for kind in wanted.lead_kinds]
            yield Finding(Check.lead_kind, _met(fits), {"names": [lead.name], "kind": str(lead.kind), "kinds": kinds})
        if wanted.one_lead_application_per_organisation:
            yield Finding(Check.one_lead, _met(not lead.other_lead), {"names": [lead.name]})


def _told(
    wanted: EligibilityForm, counted: Sequence[Applicant], told: Mapping[tuple[str, UUID], Answer]
) -> Iterator[Finding]:
    for rule in wanted.rules:
        asked = [item for item in counted if _counts_for(rule, item)]
        answers = {item.name: _answer(rule, item, told) for item in asked}
        params: Params = {"key": rule.key, "text": dict(rule.text), "names": _those(answers, Answer.missing)}
        if rule.key == REPORTS:
            overdue = [item.name for item in asked if item.overdue]
            params |= {"overdue": overdue, "unknown": _those(answers, Answer.ask)}
            answers |= dict.fromkeys(overdue, Answer.missing)
        yield Finding(Check.rule, _together(answers.values()), params)


def _counts_for(rule: RuleForm, item: Applicant) -> bool:
    """Reports are known of partners as well that have not said yes."""
    known = rule.key == REPORTS and item.mandate in {Mandate.given, Mandate.asked}
    return known or is_put_to(rule, item.party, item.mandate)


def _answer(rule: RuleForm, item: Applicant, told: Mapping[tuple[str, UUID], Answer]) -> Answer:
    """What an organisation said, or what is known of its reports where it said nothing."""
    known = Answer.met if rule.key == REPORTS and item.overdue is False else Answer.ask
    return told.get((rule.key, item.organisation_id), known)


def _those(answers: Mapping[str, Answer], which: Answer) -> list[str]:
    return [name for name, answer in answers.items() if answer is which]


def is_put_to(rule: RuleForm, party: PartyKind, mandate: Mandate) -> bool:
    """Whether an organisation answers for a rule: the lead for the whole, every partner for itself."""
    return party is PartyKind.lead or (rule.per_applicant and party is PartyKind.partner and mandate is Mandate.given)


def _together(answers: Collection[Answer]) -> Answer:
    """One that is not met is enough; met by all, or else to be asked."""
    return next((each for each in (Answer.missing, Answer.ask) if each in answers), Answer.met)


def _met(met: bool) -> Answer:  # noqa: FBT001 - reads as a question
    return Answer.met if met else Answer.missing

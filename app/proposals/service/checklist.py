"""Whether a consortium may apply, as one reader sees it: what is counted, and what people said."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.rows import Row
from app.proposals import eligibility
from app.proposals.codes import Answer
from app.proposals.eligibility import Applicant
from app.proposals.evidence import policy
from app.proposals.form import CallForm, RuleForm
from app.proposals.models import Proposal
from app.proposals.schemas import EvidenceFileOut, EvidenceOut, FindingOut

Told = Mapping[tuple[str, UUID], Row]


def checklist(
    actor: Actor, proposal: Proposal, form: CallForm, parties: Sequence[Row], roles: Collection[CircleRole], told: Told,
    *, other_lead: bool, overdue: Mapping[UUID, bool],
) -> list[FindingOut]:  # fmt: skip
    """Every rule with how it stands; beside those that only people can tell, what each organisation said."""
    applicants = [
        Applicant(
            organisation_id=row["organisation_id"], name=row["organisation_name"], kind=row["organisation_kind"],
            country=row["organisation_country"], party=row["kind"], mandate=row["mandate"], other_lead=other_lead,
            overdue=overdue.get(row["organisation_id"]),
        )
        for row in parties
    ]  # fmt: skip
    rules = {rule.key: rule for rule in form.eligibility.rules}
    found = eligibility.findings(form.eligibility, applicants, {key: row["answer"] for key, row in told.items()})
    return [
        FindingOut(
            check=item.check, answer=item.answer, params=item.params, waits=list(item.waits),
            evidence=_evidence(actor, proposal, rules.get(item.params.get("key", "")), applicants, roles, told),
        )
        for item in found
    ]  # fmt: skip


def _evidence(
    actor: Actor, proposal: Proposal, rule: RuleForm | None, applicants: Sequence[Applicant],
    roles: Collection[CircleRole], told: Told,
) -> list[EvidenceOut]:  # fmt: skip
    if rule is None:
        return []
    return [
        EvidenceOut(
            organisation_id=each.organisation_id, organisation=each.name,
            tell=policy.may_tell(actor, proposal, roles, each.organisation_id),
            **_said(told.get((rule.key, each.organisation_id))),
        )
        for each in applicants
        if eligibility.is_put_to(rule, each.party, each.mandate)
    ]  # fmt: skip


def _said(row: Row | None) -> dict[str, Any]:
    if row is None:
        nothing = {"answer": Answer.ask, "words": "", "link": "", "file": None}
        return {**nothing, "told_by": None, "told_at": None, "version": 0}
    file = None
    if row["file_id"] is not None:
        file = EvidenceFileOut(id=row["file_id"], name=row["file_name"], size=row["file_size"])
    return {**{name: row[name] for name in ("answer", "words", "link", "told_by", "told_at", "version")}, "file": file}

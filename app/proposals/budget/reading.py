"""A budget put together for its reader: lines that they may read, sums of all, and how each rule stands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core.rows import Row
from app.proposals import queries as proposals
from app.proposals.budget import policy, queries, rules, service
from app.proposals.budget.models import Budget, BudgetLine
from app.proposals.budget.rules import Frame, Sum, Totals
from app.proposals.budget.schemas import (
    BudgetFindingOut,
    BudgetOut,
    BudgetPartnerOut,
    CategoryOut,
    CellOut,
    ClosedOut,
    LineOut,
    MarkOut,
    RecentOut,
    SumOut,
    YearOut,
)
from app.proposals.form import CallForm, by_language
from app.proposals.models import Proposal
from app.proposals.service.reading import head, ref


def whole(session: Session, actor: Actor, proposal: Proposal) -> BudgetOut:
    """In a fixed number of statements, however many lines there are."""
    form = proposals.form_followed(session, proposal)
    roles = proposals.roles(session, actor, proposal)
    parties = proposals.parties(session, proposal.id)
    taking_part = service.taking_part_of(parties, proposal)
    rows = queries.lines(session, actor, proposal.id)
    counted = [queries.as_line(row) for row in rows]
    budget = queries.budget(session, proposal.id) or Budget(
        proposal_id=proposal.id, currency=rules.currency(form), version=0
    )
    frame = frame_of(budget, form, proposal, taking_part)
    totals = rules.totals(counted)
    visible = {row["id"] for row in rows if row["visible"]}
    names = {row["organisation_id"]: row["organisation_name"] for row in parties}
    abilities = policy.abilities(actor, proposal, roles, taking_part)
    wanted = form.budget
    return BudgetOut(
        **head(proposal, form, parties),
        **{name: getattr(budget, name) for name in (*service.FRAME, "version")},
        proposal_id=proposal.id,
        call_currency=rules.currency(form),
        digits=rules.digits(budget.currency),
        decimals=wanted.decimals if wanted else rules.digits(budget.currency),
        asks_rate=any(rule.type == "exchange_rate_date" for rule in (wanted.rules if wanted else [])),
        asks_co_funding=bool(wanted and wanted.co_funding),
        first_stage=frame.first_stage,
        categories=_categories(form, totals),
        marks=[MarkOut(key=rule.key, text=dict(rule.text)) for rule in rules.markable(form)],
        partners=_partners(actor, proposal, parties, totals, taking_part),
        lines=[_line(row, proposal, actor, roles) for row in rows if row["visible"]],
        closed=_closed(rows),
        cells=[
            CellOut(organisation_id=organisation_id, category=category, sum=_sum(part))
            for (organisation_id, category), part in totals.cells.items()
        ],
        years=[YearOut(year=year, sum=_sum(totals.by_year[year])) for year in sorted(totals.by_year)],
        sum=_sum(totals.all),
        findings=[_finding(item, visible, names) for item in rules.findings(form, frame, counted)],
        recent=[_recent(row) for row in queries.recent(session, actor, proposal.id)],
        abilities=abilities,
    )


def record(session: Session, proposal: Proposal) -> dict[str, Any] | None:
    """What everybody of the proposal reads of its budget, as it is signed: open lines, and sums over all lines.

    None where nobody has said anything of a budget.
    """
    budget, rows = queries.budget(session, proposal.id), queries.every(session, proposal.id)
    if budget is None and not rows:
        return None
    form = proposals.form_followed(session, proposal)
    budget = budget or Budget(proposal_id=proposal.id, currency=rules.currency(form), version=0)
    names = {row["organisation_id"]: row["organisation_name"] for row in proposals.parties(session, proposal.id)}
    titles = {item.key: by_language(item.title) for item in rules.categories(form)}
    totals = rules.totals([queries.as_line(row) for row in rows])
    return {
        **{name: getattr(budget, name) for name in service.FRAME},
        "digits": rules.digits(budget.currency),
        "organisations": {str(each): names.get(each, "") for each in totals.by_partner},
        "categories": {key: titles.get(key, {}) for key in totals.by_category},
        "lines": [
            {"organisation": row["organisation_id"], **{name: row[name] for name in service.PLAIN}}
            for row in rows
            if row["circle_id"] == proposal.circle_id
        ],
        "sums": [
            {"organisation": organisation_id, "category": category, **_plain(part)}
            for (organisation_id, category), part in sorted(totals.cells.items())
        ],
        "years": [{"year": year, **_plain(totals.by_year[year])} for year in sorted(totals.by_year)],
        "sum": _plain(totals.all),
    }


def _plain(part: Sum) -> dict[str, int]:
    return {"cost": part.cost, "co_funding": part.co_funding, "grant": part.grant}


def frame_of(budget: Budget, form: CallForm, proposal: Proposal, taking_part: Sequence[UUID]) -> Frame:
    """What the rules need to know of the budget as a whole."""
    return Frame(
        **{name: getattr(budget, name) for name in service.FRAME},
        taking_part=frozenset(taking_part),
        first_stage=proposal.stage == form.stages[0],
    )


def line_out(session: Session, actor: Actor, proposal: Proposal, line: BudgetLine) -> LineOut:
    roles = proposals.roles(session, actor, proposal)
    row = line.model_dump() | {"changed_by_name": actor.name}
    return _line(row, proposal, actor, roles)


def _line(row: Mapping[str, Any], proposal: Proposal, actor: Actor, roles: Any) -> LineOut:
    plain = ("id", "organisation_id", *service.PLAIN, "changed_at", "version")
    writing = policy.abilities(actor, proposal, roles, [row["organisation_id"]]).write
    return LineOut(
        **{name: row[name] for name in plain},
        cost=rules.cost(row["quantity"], row["rate"]),
        closed=row["circle_id"] != proposal.circle_id,
        changed_by=row["changed_by_name"],
        edit=writing,
    )


def _sum(part: Sum) -> SumOut:
    return SumOut(cost=part.cost, co_funding=part.co_funding, grant=part.grant)


def _closed(rows: Sequence[Row]) -> list[ClosedOut]:
    """What the lines that the reader may not read come to: one sum for each partner and category."""
    found: dict[tuple[UUID, str], Sum] = defaultdict(Sum)
    for row in rows:
        if not row["visible"]:
            part = Sum(rules.cost(row["quantity"], row["rate"]), row["co_funding"])
            found[row["organisation_id"], row["category"]] += part
    return [
        ClosedOut(organisation_id=organisation_id, category=category, sum=_sum(part))
        for (organisation_id, category), part in found.items()
    ]


def _categories(form: CallForm, totals: Totals) -> list[CategoryOut]:
    """The call's, then those that it has no more and that lines still name."""
    known = rules.categories(form)
    found = [
        CategoryOut(
            key=item.key, title=by_language(item.title), known=True,
            sum=_sum(totals.by_category.get(item.key, Sum())),
        )
        for item in known
    ]  # fmt: skip
    gone = sorted(totals.by_category.keys() - {item.key for item in known})
    return found + [CategoryOut(key=key, title={}, known=False, sum=_sum(totals.by_category[key])) for key in gone]


def _partners(
    actor: Actor, proposal: Proposal, parties: Sequence[Row], totals: Totals, taking_part: Sequence[UUID]
) -> list[BudgetPartnerOut]:
    """Those who take part, and those who left lines behind."""
    return [
        BudgetPartnerOut(
            organisation=ref(row, "organisation"), kind=row["kind"], mandate=row["mandate"],
            taking_part=row["organisation_id"] in taking_part,
            sum=_sum(totals.by_partner.get(row["organisation_id"], Sum())),
            reads_closed=actor.organisation_id in {proposal.organisation_id, row["organisation_id"]},
        )
        for row in parties
        if row["organisation_id"] in taking_part or row["organisation_id"] in totals.by_partner
    ]  # fmt: skip


def _finding(item: rules.Finding, visible: set[UUID], names: Mapping[UUID, str]) -> BudgetFindingOut:
    plain = ("check", "answer", "rule", "figure", "base", "limit", "percent", "over", "category")
    return BudgetFindingOut(
        **{name: getattr(item, name) for name in plain},
        text=dict(item.text),
        organisations=[names[each] for each in item.organisations if each in names],
        lines=[each for each in item.lines if each in visible],
        hidden=any(each not in visible for each in item.lines),
    )


def _recent(row: Row) -> RecentOut:
    data = row["data"]
    return RecentOut(
        id=row["id"], at=row["at"], kind=row["kind"], person=row["person_name"], line_id=data.get("line_id"),
        fields=data.get("fields", []),
    )  # fmt: skip

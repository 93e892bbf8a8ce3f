"""What a workbook would change, told before it is taken; and taking exactly that.

A line is compared three ways: what the workbook says, what it said when it was written out, what it says here now. Only what
was changed in the workbook is changed here; where both changed the same, nothing is taken.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import orjson
from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session

from app.access.actor import Actor
from app.outbox.events import record
from app.proposals import queries as proposals
from app.proposals.budget import intake, layout, policy, queries, reading, rules, service
from app.proposals.budget.codes import BudgetColumn, CellFault
from app.proposals.budget.errors import BudgetMoved, ForeignWorkbook
from app.proposals.budget.events import BudgetTaken
from app.proposals.budget.intake import Cell, RawLine, RawSheet, Unreadable
from app.proposals.budget.models import MOST_AMOUNT, MOST_LINES
from app.proposals.budget.schemas import (
    Amount,
    BudgetOut,
    CellProblemOut,
    FieldChangeOut,
    LineChangeOut,
    LineIn,
    LineOut,
    Output,
    Quantity,
    UnitName,
    Words,
    WorkbookOut,
    Year,
)
from app.proposals.form import CallForm
from app.proposals.models import Proposal

MOST_PROBLEMS: Final = 100
_SAID: Final = 40
_QUANTITY_PLACES: Final = 3
_SOUND: Final[Mapping[BudgetColumn, TypeAdapter[Any]]] = {
    BudgetColumn.description: TypeAdapter(Words),
    BudgetColumn.unit: TypeAdapter(UnitName),
    BudgetColumn.year: TypeAdapter(Year),
    BudgetColumn.quantity: TypeAdapter(Quantity),
    BudgetColumn.rate: TypeAdapter(Amount),
    BudgetColumn.co_funding: TypeAdapter(Amount),
    BudgetColumn.output: TypeAdapter(Output | None),
}


@dataclass(slots=True)
class _Plan:
    """What was found in a workbook so far."""

    added: list[tuple[RawLine, LineIn]] = field(default_factory=list)
    changed: list[tuple[RawLine, LineOut, dict[BudgetColumn, Any]]] = field(default_factory=list)
    problems: list[CellProblemOut] = field(default_factory=list)
    seen: set[UUID] = field(default_factory=set)
    unchanged: int = 0

    def wrong(self, place: str, code: CellFault, *, column: str = "", value: object = None) -> None:
        said = "" if value is None else str(value)[:_SAID]
        self.problems.append(CellProblemOut(cell=place, code=code, column=column, value=said))


def look(session: Session, actor: Actor, proposal_id: UUID, sheets: list[RawSheet]) -> WorkbookOut:
    """What the workbook would change. Raises NotFound, ForeignWorkbook, and as `demand` where nobody writes."""
    proposal = proposals.proposal(session, actor, proposal_id)
    budget = _budget(session, actor, proposal)
    return _told(budget, _planned(session, proposal, budget, sheets), taken=False)


def take(session: Session, actor: Actor, proposal_id: UUID, sheets: list[RawSheet], *, seen: str) -> WorkbookOut:
    """Add and change what was seen, all of it or nothing. Raises what `look` raises, and BudgetMoved."""
    proposal = proposals.locked(session, actor, proposal_id)
    budget = _budget(session, actor, proposal)
    plan = _planned(session, proposal, budget, sheets)
    told = _told(budget, plan, taken=True)
    if not seen or told.seen != seen:
        raise BudgetMoved
    form = proposals.form_followed(session, proposal)
    lines = service.lines_of(session, proposal.id, [line.id for _, line, _ in plan.changed])
    for _, line, values in plan.changed:
        plain = {str(name): value for name, value in values.items()}
        service.changed(session, actor, proposal, form, lines[line.id], plain, tell=False)
    for _, line_in in plan.added:
        service.added(session, actor, proposal, form, line_in, tell=False)
    taken = BudgetTaken(
        subject_id=proposal.id, circle_id=proposal.circle_id, added=len(plan.added), changed=len(plan.changed)
    )
    record(session, actor, taken)
    return told


def _budget(session: Session, actor: Actor, proposal: Proposal) -> BudgetOut:
    """As the actor reads it. Raises NotAllowed or IllegalMove for whoever writes no line of it."""
    budget = reading.whole(session, actor, proposal)
    roles = proposals.roles(session, actor, proposal)
    if not budget.abilities.write:
        policy.demand(actor, proposal, roles, actor.organisation_id or proposal.organisation_id)
    return budget


def _planned(session: Session, proposal: Proposal, budget: BudgetOut, sheets: list[RawSheet]) -> _Plan:
    if any(sheet.proposal_id != proposal.id for sheet in sheets):
        raise ForeignWorkbook
    form = proposals.form_followed(session, proposal)
    plan = _Plan()
    for sheet in sheets:
        _Reader(plan, form, budget, sheet).read()
    if len(queries.counted(session, proposal.id)) + len(plan.added) > MOST_LINES:
        plan.wrong(sheets[0].head, CellFault.too_many_lines)
    return plan


class _Reader:
    """One sheet, held against the budget as its reader sees it."""

    def __init__(self, plan: _Plan, form: CallForm, budget: BudgetOut, sheet: RawSheet) -> None:
        self.plan, self.sheet, self.digits = plan, sheet, budget.digits
        self.own = sheet.organisation_id
        self.writes = self.own in budget.abilities.write_for
        self.lines = {line.id: line for line in budget.lines if line.organisation_id == self.own}
        self.marks = {rule.key for rule in rules.markable(form)}
        self.categories = {item.key: item.key for item in rules.categories(form)}
        for item in rules.categories(form):
            for title in item.title.values():
                self.categories.setdefault(title.strip().casefold(), item.key)

    def read(self) -> None:
        for cell in self.sheet.unknown:
            self.plan.wrong(cell.place, CellFault.unknown_column, value=cell.value)
        for column in self.sheet.missing:
            self.plan.wrong(self.sheet.head, CellFault.missing_column, column=column)
        if not self.sheet.missing:
            for raw in self.sheet.lines:
                self._line(raw)

    def _line(self, raw: RawLine) -> None:
        id_cell = raw.cells.get(layout.ID, Cell(raw.place))
        filled = any(not raw.cells[name].empty for name in layout.FILLED if name in raw.cells)
        if id_cell.value == layout.CLOSED:
            return
        if not id_cell.empty:
            line = self._known(raw, id_cell)
            if line is not None and filled:
                self._held(raw, line)
            elif line is not None:
                self.plan.wrong(raw.place, CellFault.empty_line)
        elif filled:
            self._new(raw)

    def _known(self, raw: RawLine, cell: Cell) -> LineOut | None:
        try:
            found = UUID(str(cell.value))
        except ValueError:
            self.plan.wrong(cell.place, CellFault.bad_id, value=cell.value)
            return None
        if found not in self.lines:
            self.plan.wrong(raw.place, CellFault.unknown_line)
        elif found in self.plan.seen:
            self.plan.wrong(raw.place, CellFault.line_twice)
        else:
            self.plan.seen.add(found)
            return self.lines[found]
        return None

    def _held(self, raw: RawLine, line: LineOut) -> None:
        base = _base(raw.cells[layout.BASE].value)
        if base is None:
            self.plan.wrong(raw.cells[layout.BASE].place, CellFault.bad_id)
            return
        changes: dict[BudgetColumn, Any] = {}
        for name in layout.FILLED:
            now = getattr(line, name)
            value = self._value(raw, name, kept=now)
            if value is _NOTHING or value in (base[name], now):
                continue
            if now != base[name]:
                self._wrong(raw, name, CellFault.changed_since)
            changes[name] = value
        if not changes:
            self.plan.unchanged += 1
        elif not line.edit:
            self.plan.wrong(raw.place, CellFault.not_yours)
        elif self._affordable(raw, {name: changes.get(name, getattr(line, name)) for name in layout.FILLED}):
            self.plan.changed.append((raw, line, changes))

    def _new(self, raw: RawLine) -> None:
        if not self.writes:
            self.plan.wrong(raw.place, CellFault.not_yours)
            return
        values = {name: self._value(raw, name) for name in layout.FILLED}
        for name in (BudgetColumn.category, BudgetColumn.year):
            if values[name] in ("", None):
                self._wrong(raw, name, CellFault.missing)
                values[name] = _NOTHING
        if all(value is not _NOTHING for value in values.values()) and self._affordable(raw, values):
            plain = {str(name): value for name, value in values.items()}
            self.plan.added.append((raw, LineIn(organisation_id=self.own, **plain)))

    def _wrong(self, raw: RawLine, name: BudgetColumn, code: CellFault) -> None:
        cell = raw.cells.get(name, Cell(raw.place))
        self.plan.wrong(cell.place, code, column=name, value=cell.value)

    def _affordable(self, raw: RawLine, values: Mapping[BudgetColumn, Any]) -> bool:
        fits = rules.cost(values[BudgetColumn.quantity], values[BudgetColumn.rate]) <= MOST_AMOUNT
        if not fits:
            self._wrong(raw, BudgetColumn.rate, CellFault.too_large)
        return fits

    def _value(self, raw: RawLine, name: BudgetColumn, *, kept: Any = None) -> Any:
        """What the cell says, or `_NOTHING` once it is noted what is wrong with it."""
        cell = raw.cells.get(name, Cell(raw.place))
        try:
            found = self._read(cell, name, kept)
            return _SOUND[name].validate_python(found) if name in _SOUND and found is not None else found
        except Unreadable as error:
            self._wrong(raw, name, error.code)
        except ValidationError:
            words = name in {BudgetColumn.description, BudgetColumn.unit}
            self._wrong(raw, name, CellFault.bad_text if words else CellFault.too_large)
        return _NOTHING

    def _read(self, cell: Cell, name: BudgetColumn, kept: Any) -> Any:
        places = {
            BudgetColumn.quantity: _QUANTITY_PLACES,
            BudgetColumn.rate: self.digits,
            BudgetColumn.co_funding: self.digits,
        }
        if name in places:
            return intake.number(cell, places=places[name])
        if name in {BudgetColumn.year, BudgetColumn.output}:
            return intake.number(cell, places=0, empty=None)
        if name in {BudgetColumn.in_kind, BudgetColumn.closed}:
            return intake.mark(cell)
        said = intake.words(cell)
        if name is BudgetColumn.category:
            return self._category(said.strip(), kept)
        return self._marks(said) if name is BudgetColumn.counts_for else said

    def _category(self, said: str, kept: Any) -> str:
        if said in {"", kept}:
            return said
        found = self.categories.get(said) or self.categories.get(said.casefold())
        if found is None:
            raise Unreadable(CellFault.unknown_category)
        return found

    def _marks(self, said: str) -> list[str]:
        found = [part.strip() for part in said.split(",") if part.strip()]
        if not self.marks.issuperset(found):
            raise Unreadable(CellFault.unknown_rule)
        return list(dict.fromkeys(found))


class _Nothing:
    """A cell that says nothing that could be taken."""


_NOTHING: Final = _Nothing()


def _base(said: Any) -> Mapping[str, Any] | None:
    """What a line said when it was written out; None when that cell was tampered with."""
    try:
        found = orjson.loads(str(said))
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) and set(map(str, layout.FILLED)) <= found.keys() else None


def _told(budget: BudgetOut, plan: _Plan, *, taken: bool) -> WorkbookOut:
    names = {item.organisation.id: item.organisation.name for item in budget.partners}
    changes = [
        LineChangeOut(
            cell=raw.place, line_id=line.id, organisation=names[line.organisation_id], description=line.description,
            fields=[FieldChangeOut(column=name, before=getattr(line, name), after=value) for name, value in values.items()],
        )
        for raw, line, values in plan.changed
    ] + [
        LineChangeOut(
            cell=raw.place, line_id=None, organisation=names[line.organisation_id], description=line.description,
            fields=[
                FieldChangeOut(column=name, before=None, after=value)
                for name in layout.FILLED
                if (value := getattr(line, name)) not in (None, "", False, [])
            ],
        )
        for raw, line in plan.added
    ]  # fmt: skip
    ready = bool(changes) and not plan.problems
    versions = {str(line.id): line.version for line in budget.lines}
    seen = hashlib.sha256(
        orjson.dumps([[item.model_dump(mode="json") for item in changes], versions], option=orjson.OPT_SORT_KEYS)
    )
    return WorkbookOut(
        changes=changes, problems=plan.problems[:MOST_PROBLEMS], unchanged=plan.unchanged,
        left=sum(1 for line in budget.lines if line.id not in plan.seen), seen=seen.hexdigest() if ready else "",
        taken=taken and ready,
    )  # fmt: skip

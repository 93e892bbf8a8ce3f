"""A budget as a workbook whose sums are formulas: one sheet that sums, and one for each partner."""

import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import orjson
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from app.core.i18n import Language
from app.proposals.budget import layout
from app.proposals.budget.layout import FIRST_ROW, HEAD_ROW, HEADS, SUMS_ROW, say
from app.proposals.budget.schemas import BudgetOut, BudgetPartnerOut, CategoryOut, LineOut

SPARE: Final = 20
"""Empty lines at the end of each sheet, ready to be filled."""
LONGEST_NAME: Final = 31
THOUSAND: Final = 1000
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_LETTERS: Final = {name: get_column_letter(place) for place, name in enumerate(HEADS, start=1)}
_WIDTHS: Final = {"description": 42, "category": 28, "unit": 14, "counts_for": 20}
_USUAL_WIDTH: Final = 13
_BOLD: Final = Font(bold=True)
_RULE: Final = Border(bottom=Side(style="thin"))
_OPEN: Final = PatternFill("solid", fgColor="FFFDF8")
_GREY: Final = PatternFill("solid", fgColor="EBE5D8")


def written(budget: BudgetOut, language: Language) -> bytes:
    """The workbook as its reader may have it, with headings in their language."""
    return _Writer(budget, language).made()


class _Writer:
    def __init__(self, budget: BudgetOut, language: Language) -> None:
        self.budget, self.language = budget, language
        self.titles = {item.key: layout.defused(_title(item, language)) for item in budget.categories}
        self.places = min(budget.decimals, budget.digits)
        self.format = "#,##0" + ("." + "0" * self.places if self.places else "")
        self.book = Workbook()
        self.names: dict[str, str] = {}

    def made(self) -> bytes:
        summary = self.book.active
        summary.title = self._name(say("budget.summary", self.language))
        sheets = [self._partner(item) for item in self.budget.partners]
        self._summary(summary, sheets)
        self.book.properties.creator = "Pacto"
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def _name(self, wanted: str) -> str:
        """A name that a sheet can have and none has yet."""
        plain = _NO_NAME.sub(" ", wanted).strip(" '")[:LONGEST_NAME] or "-"
        found, number = plain, 1
        while found.casefold() in self.names:
            number += 1
            found = f"{plain[: LONGEST_NAME - 4]} {number}"
        self.names[found.casefold()] = found
        return found

    def _money(self, amount: int) -> Decimal:
        return Decimal(amount).scaleb(-self.budget.digits)

    def _partner(self, partner: BudgetPartnerOut) -> tuple[BudgetPartnerOut, str, int]:
        sheet = self.book.create_sheet(self._name(partner.organisation.name))
        own = partner.organisation.id
        lines = [line for line in self.budget.lines if line.organisation_id == own]
        closed = [item for item in self.budget.closed if item.organisation_id == own]
        last = FIRST_ROW + len(lines) + len(closed) + SPARE - 1
        _text(sheet, 1, 1, layout.MARK)
        _text(sheet, 1, 2, str(self.budget.proposal_id))
        _text(sheet, 1, 3, str(own))
        sheet.row_dimensions[1].hidden = True
        for place, name in enumerate(HEADS, start=1):
            cell = _text(sheet, HEAD_ROW, place, layout.head(name, self.language))
            cell.font, cell.border, cell.alignment = _BOLD, _RULE, Alignment(wrap_text=True, vertical="bottom")
            sheet.column_dimensions[_LETTERS[name]].width = _WIDTHS.get(name, _USUAL_WIDTH)
        for name in (layout.ID, layout.BASE):
            sheet.column_dimensions[_LETTERS[name]].hidden = True
        _text(sheet, SUMS_ROW, HEADS.index("description") + 1, say("budget.total", self.language)).font = _BOLD
        for name in (layout.COST, "co_funding"):
            letter = _LETTERS[name]
            cell = sheet[f"{letter}{SUMS_ROW}"]
            cell.value, cell.font, cell.number_format = f"=SUM({letter}{FIRST_ROW}:{letter}{last})", _BOLD, self.format
        row = FIRST_ROW
        for line in lines:
            self._line(sheet, row, line)
            row += 1
        for item in closed:
            _text(sheet, row, 1, layout.CLOSED)
            values = {
                "description": say("budget.closed_lines", self.language),
                "category": self.titles[item.category],
                layout.COST: self._money(item.sum.cost),
                "co_funding": self._money(item.sum.co_funding),
            }
            self._fill(sheet, row, values, _GREY)
            row += 1
        for spare in range(row, last + 1):
            self._fill(sheet, spare, {layout.COST: self._cost(spare)}, _OPEN)
        self._choices(sheet, last)
        sheet.freeze_panes = f"{_LETTERS['category']}{FIRST_ROW}"
        return partner, sheet.title, last

    def _line(self, sheet: Worksheet, row: int, line: LineOut) -> None:
        _text(sheet, row, 1, str(line.id))
        _text(sheet, row, 2, base_of(line))
        values = {
            "description": layout.defused(line.description),
            "category": self.titles[line.category],
            "year": line.year,
            "unit": layout.defused(line.unit),
            "quantity": Decimal(line.quantity) / THOUSAND,
            "rate": self._money(line.rate),
            layout.COST: self._cost(row),
            "co_funding": self._money(line.co_funding),
            "in_kind": layout.YES if line.in_kind else None,
            "closed": layout.YES if line.closed else None,
            "output": line.output,
            "counts_for": ", ".join(line.counts_for) or None,
        }
        self._fill(sheet, row, values, _OPEN if line.edit else _GREY)

    def _cost(self, row: int) -> str:
        return f"=ROUND({_LETTERS['quantity']}{row}*{_LETTERS['rate']}{row},{self.budget.digits})"

    def _fill(self, sheet: Worksheet, row: int, values: dict[str, Any], fill: PatternFill) -> None:
        for place, name in enumerate(HEADS, start=1):
            if name in {layout.ID, layout.BASE}:
                continue
            value = values.get(name)
            formula = name == layout.COST and isinstance(value, str)
            if isinstance(value, str) and not formula:
                _text(sheet, row, place, value)
            else:
                sheet.cell(row, place, value)
            cell = sheet.cell(row, place)
            if name != layout.COST:
                cell.fill = fill
            if name in {layout.COST, "rate", "co_funding"}:
                cell.number_format = self.format if name == layout.COST else "General"

    def _choices(self, sheet: Worksheet, last: int) -> None:
        """The categories of the call to choose from, as the first sheet lists them."""
        end = _Summary.FIRST + len(self.budget.categories) - 1
        source = f"{_quoted(self.book.worksheets[0].title)}!$A${_Summary.FIRST}:$A${end}"
        choice = DataValidation(type="list", formula1=f"={source}", allow_blank=True, showErrorMessage=True)
        sheet.add_data_validation(choice)
        choice.add(f"{_LETTERS['category']}{FIRST_ROW}:{_LETTERS['category']}{last}")

    def _summary(self, sheet: Worksheet, sheets: Sequence[tuple[BudgetPartnerOut, str, int]]) -> None:
        _Summary(self, sheet, sheets).write()


class _Summary:
    """The first sheet: categories by partner, what others pay, what is asked for, and years; all of it formulas."""

    HEAD, FIRST = 4, 5

    def __init__(self, of: _Writer, sheet: Worksheet, sheets: Sequence[tuple[BudgetPartnerOut, str, int]]) -> None:
        self.of, self.sheet, self.sheets = of, sheet, sheets
        self.last = self.FIRST + len(of.budget.categories) - 1
        self.all = len(sheets) + 2
        """The column that sums the partners."""

    def write(self) -> None:
        of, sheet, language = self.of, self.sheet, self.of.language
        _text(sheet, 1, 1, layout.defused(of.budget.title)).font = Font(bold=True, size=14)
        _text(sheet, 2, 1, f"{of.budget.currency} · {say('budget.read_me', language)}")
        heads = [say("budget.column.category", language), *(name for _, name, _ in self.sheets),
                 say("budget.all", language), say("budget.share", language)]  # fmt: skip
        for place, words in enumerate(heads, start=1):
            cell = _text(sheet, self.HEAD, place, layout.defused(words))
            cell.font, cell.border = _BOLD, _RULE
            sheet.column_dimensions[get_column_letter(place)].width = 34 if place == 1 else 16
        for row, item in enumerate(of.budget.categories, start=self.FIRST):
            _text(sheet, row, 1, of.titles[item.key])
            self._by_partner(row, self._where("category", f"$A{row}"))
            self._share(row)
        self._row(self.last + 1, "total", self._summed(layout.COST))
        self._row(self.last + 2, "column.co_funding", self._summed("co_funding"))
        letters = [get_column_letter(place) for place in range(2, self.all)]
        self._row(self.last + 3, "grant", [f"={letter}{self.last + 1}-{letter}{self.last + 2}" for letter in letters])
        self._years()
        sheet.freeze_panes = f"B{self.FIRST}"

    def _years(self) -> None:
        top = self.last + 5
        _text(self.sheet, top, 1, say("budget.years", self.of.language)).font = _BOLD
        for row, item in enumerate(self.of.budget.years, start=top + 1):
            self.sheet.cell(row, 1, item.year)
            self._by_partner(row, self._where("year", f"$A{row}"))
        if self.of.budget.closed:
            row = top + len(self.of.budget.years) + 1
            _text(self.sheet, row, 1, say("budget.closed_lines", self.of.language))
            self._by_partner(row, self._where("year", '""'))

    def _where(self, by: str, same: str) -> list[str]:
        """For each partner, what the lines of one category or year come to."""
        key, cost = _LETTERS[by], _LETTERS[layout.COST]
        return [
            f"=SUMPRODUCT(({_quoted(name)}!${key}${FIRST_ROW}:${key}${last}={same})"
            f"*{_quoted(name)}!${cost}${FIRST_ROW}:${cost}${last})"
            for _, name, last in self.sheets
        ]

    def _summed(self, column: str) -> list[str]:
        return [f"={_quoted(name)}!{_LETTERS[column]}{SUMS_ROW}" for _, name, _ in self.sheets]

    def _by_partner(self, row: int, formulas: Sequence[str]) -> None:
        for place, formula in enumerate(formulas, start=2):
            self._figure(row, place, formula)
        self._figure(row, self.all, f"=SUM(B{row}:{get_column_letter(self.all - 1)}{row})")

    def _row(self, row: int, key: str, formulas: Sequence[str]) -> None:
        _text(self.sheet, row, 1, say(f"budget.{key}", self.of.language)).font = _BOLD
        self._by_partner(row, formulas)
        for place in range(2, self.all + 1):
            self.sheet.cell(row, place).font = _BOLD

    def _figure(self, row: int, place: int, formula: str) -> None:
        cell = self.sheet.cell(row, place, formula)
        cell.number_format = self.of.format

    def _share(self, row: int) -> None:
        letter = get_column_letter(self.all)
        cell = self.sheet.cell(
            row, self.all + 1, f"=IF({letter}${self.last + 1}=0,0,{letter}{row}/{letter}${self.last + 1})"
        )
        cell.number_format = "0%"


def base_of(line: LineOut) -> str:
    """What a line says, for telling later what was changed in the workbook and what meanwhile here."""
    return orjson.dumps({str(name): getattr(line, name) for name in layout.FILLED}).decode()


def _title(item: CategoryOut, language: Language) -> str:
    return item.title.get(language) or item.title.get("en") or next(iter(item.title.values()), item.key)


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _text(sheet: Worksheet, row: int, place: int, words: str) -> Any:
    """A cell that holds these words and never a formula."""
    cell = sheet.cell(row, place)
    cell.value = words
    cell.data_type = "s"
    return cell

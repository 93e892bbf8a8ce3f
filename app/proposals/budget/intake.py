"""A workbook that comes back, taken apart without trust: nothing is unpacked that is larger than any budget, nothing is run.

What formulas came to is read, never the formulas. Cells are named as the program of the workbook names them.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from app.proposals.budget import layout
from app.proposals.budget.codes import CellFault
from app.proposals.budget.errors import ForeignWorkbook, UnreadableWorkbook, WorkbookTooLarge
from app.proposals.budget.layout import FIRST_ROW, HEAD_ROW
from app.proposals.budget.models import MOST_LINES

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_UNPACKED: Final = 12 * 1024 * 1024
MOST_PARTS: Final = 300
MOST_SHEETS: Final = 80
MOST_COLUMNS: Final = 60
MOST_ROWS: Final = MOST_LINES + 1_000
_PART: Final = 64 * 1024
# What parsers of archives and XML raise for what they cannot read; both parsers' own errors are syntax errors.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, OSError, EOFError, RuntimeError, ArithmeticError, StopIteration, AssertionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where it is, what it says, and whether a formula says it."""

    place: str
    value: Any = None
    formula: bool = False

    @property
    def empty(self) -> bool:
        return not self.formula and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))


@dataclass(frozen=True, slots=True)
class RawLine:
    """One row of a partner's sheet, by the names of the columns."""

    place: str
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The sheet of one partner: its lines, headings that nobody knows, and columns that are missing."""

    proposal_id: UUID
    organisation_id: UUID
    lines: list[RawLine]
    unknown: list[Cell]
    missing: list[str]
    head: str


def read(data: bytes) -> list[RawSheet]:
    """The partners' sheets of a workbook. Raises WorkbookTooLarge, UnreadableWorkbook, ForeignWorkbook."""
    if len(data) > MOST_BYTES:
        raise WorkbookTooLarge(most=MOST_BYTES)
    try:
        _require_harmless(data)
        said, formulas = (_opened(data, values=values) for values in (True, False))
        if len(said.sheetnames) > MOST_SHEETS:
            raise WorkbookTooLarge(most=MOST_SHEETS)
        found = [
            sheet
            for name in said.sheetnames
            if name in formulas.sheetnames and (sheet := _sheet(name, said[name], formulas[name])) is not None
        ]
    except _BROKEN as error:
        raise UnreadableWorkbook from error
    if not found:
        raise ForeignWorkbook
    return found


def _require_harmless(data: bytes) -> None:
    """Raise for what unfolds too far, for programs, and for documents that name others."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise WorkbookTooLarge(most=MOST_UNPACKED)
        if "xl/workbook.xml" not in archive.namelist():
            raise UnreadableWorkbook
        for part in parts:
            if part.filename.lower().endswith("vbaproject.bin"):
                raise UnreadableWorkbook
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                _require_plain(archive, part)


def _require_plain(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """XML in UTF-8 that defines no entities: read in pieces, so that a lie about its size costs nothing."""
    before = b""
    with archive.open(part) as opened:
        while piece := opened.read(_PART):
            if b"<!" in (window := before + piece) and (
                b"<!DOCTYPE" in window.upper() or b"<!ENTITY" in window.upper()
            ):
                raise UnreadableWorkbook
            if b"\x00" in piece:
                raise UnreadableWorkbook
            before = piece[-16:]


def _opened(data: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415 - 11 MB, which a process needs once somebody uses a workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _sheet(name: str, said: Any, formulas: Any) -> RawSheet | None:
    """One sheet if it is a partner's. Raises WorkbookTooLarge."""
    if not hasattr(said, "iter_rows"):
        return None
    rows = zip(_rows(said), _rows(formulas), strict=False)
    first = next(rows, None)
    if first is None or not first[0] or _at(first[0], 0) != layout.MARK:
        return None
    proposal_id, organisation_id = UUID(str(_at(first[0], 1))), UUID(str(_at(first[0], 2)))
    columns: dict[int, str] = {}
    stray: dict[int, Cell] = {}
    lines: list[RawLine] = []
    for number, (values, written) in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise WorkbookTooLarge(most=MOST_ROWS)
        cells = _cells(name, number, values, written) if number >= HEAD_ROW else []
        if number == HEAD_ROW:
            columns = _columns(cells)
        for place, cell in enumerate(cells):
            if place not in columns and not cell.empty:
                stray.setdefault(place, cell)
        named = {column: cells[place] for place, column in columns.items() if place < len(cells)}
        if number >= FIRST_ROW and any(not cell.empty for head, cell in named.items() if head != layout.COST):
            lines.append(RawLine(f"{name}!{number}", named))
    missing = [head for head in layout.HEADS if head not in columns.values() and head != layout.COST]
    return RawSheet(proposal_id, organisation_id, lines, list(stray.values()), missing, f"{name}!{HEAD_ROW}")


def _columns(cells: Sequence[Cell]) -> dict[int, str]:
    """What stands in which place; of two columns of one name the first counts, and the other is one that nobody knows."""
    known = layout.heads()
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        column = known.get(cell.value.strip().casefold()) if isinstance(cell.value, str) else None
        if column is not None and column not in found.values():
            found[place] = column
    return found


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS))


def _at(row: Sequence[Any], place: int) -> Any:
    return row[place].value if place < len(row) else None


def _cells(name: str, number: int, values: Sequence[Any], written: Sequence[Any]) -> list[Cell]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    formulas = [getattr(cell, "data_type", None) == "f" for cell in written]
    return [
        Cell(f"{name}!{get_column_letter(place)}{number}", cell.value, place <= len(formulas) and formulas[place - 1])
        for place, cell in enumerate(values, start=1)
    ]


# What single cells say. Each gives a value, or raises Unreadable with a code.


class Unreadable(Exception):
    """A cell that does not say what its column asks for."""

    def __init__(self, code: CellFault) -> None:
        super().__init__(code)
        self.code = code


_PRECISE: Final = ".15g"
"""As many digits as spreadsheets show: what they add to that is noise of their arithmetic."""
_LONGEST_NUMBER: Final = 20
_YES: Final = frozenset({"x", "yes", "y", "sí", "si", "sim", "s", "true", "verdadero", "verdadeiro", "1"})
_NO: Final = frozenset({"", "no", "n", "não", "nao", "false", "falso", "0", "-"})


def words(cell: Cell) -> str:
    """Text as somebody wrote it; a number becomes its digits."""
    _require_value(cell)
    if cell.value is None:
        return ""
    if isinstance(cell.value, bool) or not isinstance(cell.value, str | int | float):
        raise Unreadable(CellFault.bad_text)
    return layout.as_written(cell.value) if isinstance(cell.value, str) else str(cell.value)


def number(cell: Cell, *, places: int, empty: int | None = 0) -> int | None:
    """A number that is not negative, as a whole number of its smallest part; `places` are its decimals."""
    _require_value(cell)
    if cell.empty:
        return empty
    found = _decimal(cell.value)
    if not found.is_finite() or found < 0:
        raise Unreadable(CellFault.bad_number)
    scaled = found.scaleb(places)
    if scaled != scaled.to_integral_value():
        raise Unreadable(CellFault.too_many_decimals)
    return int(scaled)


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool):
        raise Unreadable(CellFault.bad_number)
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(format(value, _PRECISE))
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > _LONGEST_NUMBER or not text.isascii() or not text.replace(".", "", 1).isdigit():
        raise Unreadable(CellFault.bad_number)
    return Decimal(text)


def mark(cell: Cell) -> bool:
    _require_value(cell)
    said = "" if cell.value is None else str(cell.value).strip().casefold()
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise Unreadable(CellFault.bad_mark)


def _require_value(cell: Cell) -> None:
    if cell.formula and cell.value is None:
        raise Unreadable(CellFault.formula_without_value)

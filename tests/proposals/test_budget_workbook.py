"""The budget as a workbook: out with formulas, in again without trust, and nothing taken that was not seen."""

import io
import random
import zipfile
from contextlib import suppress
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook
from sqlmodel import select

from app.core.i18n import Language
from app.outbox.models import EventRow
from app.proposals import queries as proposals_read
from app.proposals.budget import intake, layout, reading, service, taking, workbook
from app.proposals.budget.codes import BudgetColumn, CellFault
from app.proposals.budget.errors import BudgetMoved, ForeignWorkbook, UnreadableWorkbook, WorkbookTooLarge
from app.proposals.budget.models import BudgetLine
from app.proposals.budget.schemas import LineIn
from app.proposals.service import consortium
from tests.pace import within
from tests.proposals import story

COLUMN = {name: place for place, name in enumerate(layout.HEADS, start=1)}
FIRST = layout.FIRST_ROW


@pytest.fixture
def proposal(session, world):
    made = story.begin(session, world, call=story.enter(session, world, form=story.given("un-civil-society-fund")))
    story.joined(session, world, made)
    add(session, world, made)
    add(session, world, made, of="durban", description="Bus", category="travel", quantity=12_500, rate=10_01)
    return made


def add(session, world, proposal, *, of="rosario", by="focal_point", **more):
    plain = {
        "category": "staff",
        "year": 2027,
        "description": "Specialist",
        "unit": "weeks",
        "quantity": 24_000,
        "rate": 250_00,
    }
    line = LineIn(organisation_id=world.organisations[of], **plain | more)
    return service.add(session, world.actor(session, by), proposal.id, line=line)


def out(session, world, proposal, by="focal_point", language=Language.en) -> bytes:
    actor = world.actor(session, by)
    budget = reading.whole(session, actor, proposals_read.proposal(session, actor, proposal.id))
    return workbook.written(budget, language)


def edited(data: bytes, *changes: tuple[str, int, str, object]) -> bytes:
    """The workbook with other cells: sheet, row, column, and what it says."""
    book = load_workbook(io.BytesIO(data))
    for sheet, row, column, value in changes:
        book[sheet].cell(row, COLUMN[column]).value = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def look(session, world, proposal, data, by="focal_point"):
    return taking.look(session, world.actor(session, by), proposal.id, intake.read(data))


def take(session, world, proposal, data, seen, by="focal_point"):
    return taking.take(session, world.actor(session, by), proposal.id, intake.read(data), seen=seen)


def faults(found) -> list[tuple[str, str]]:
    return [(item.cell, item.code) for item in found.problems]


# Out


def test_sums_are_formulas_and_figures_are_exact(session, world, proposal):
    book = load_workbook(io.BytesIO(out(session, world, proposal)))
    assert book.sheetnames == ["Summary", "Rosario", "Durban"]
    sheet = book["Durban"]
    line = {name: sheet.cell(FIRST, place).value for name, place in COLUMN.items()}
    assert (line["quantity"], line["rate"], line["cost"]) == (12.5, 10.01, f"=ROUND(G{FIRST}*H{FIRST},2)")
    assert sheet.cell(layout.SUMS_ROW, COLUMN["cost"]).value.startswith(f"=SUM(I{FIRST}:I")
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["B"].hidden
    summary = book["Summary"]
    formulas = [cell.value for row in summary.iter_rows(min_row=5) for cell in row if cell.data_type == "f"]
    assert len(formulas) > 30
    assert all("'Rosario'!" in summary.cell(row, 2).value for row in range(5, 13))


def test_a_third_partner_gets_the_sums_of_closed_lines_and_never_the_lines(session, world, proposal):
    add(session, world, proposal, of="rosario", closed=True, description="Pay of Ana", rate=77_77)
    data = out(session, world, proposal, by="other_city")
    everything = "".join(
        zipfile.ZipFile(io.BytesIO(data)).read(name).decode() for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    )
    assert "Pay of Ana" not in everything
    assert "77.77" not in everything
    sheet = load_workbook(io.BytesIO(data))["Rosario"]
    assert sheet.cell(FIRST + 1, 1).value == layout.CLOSED
    assert Decimal(str(sheet.cell(FIRST + 1, COLUMN["cost"]).value)) == Decimal("1866.48")
    assert look(session, world, proposal, data, by="other_city").changes == []


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1", "''+x", "\ta", "plain", "'quoted'"]
)
def test_what_begins_like_a_formula_is_text_out_and_the_same_words_in(session, world, proposal, words):
    assert layout.as_written(layout.defused(words)) == words
    if words.isprintable():
        add(session, world, proposal, description=words, unit=words)
        data = out(session, world, proposal)
        cell = load_workbook(io.BytesIO(data))["Rosario"].cell(FIRST + 1, COLUMN["description"])
        assert cell.data_type == "s"
        assert not cell.value.startswith(("=", "+", "-", "@"))
        found = look(session, world, proposal, data)
        assert (found.changes, found.problems) == ([], [])


@pytest.mark.parametrize("language", list(Language))
def test_what_went_out_comes_in_unchanged_in_every_language(session, world, proposal, language):
    add(session, world, proposal, in_kind=True, closed=True, output=2, counts_for=["gender"], co_funding=1)
    found = look(session, world, proposal, out(session, world, proposal, language=language))
    assert (found.changes, found.problems, found.unchanged, found.left, found.seen) == ([], [], 3, 0, "")


def test_two_partners_of_one_name_and_a_name_that_no_sheet_can_have(session, world, proposal):
    for number, name in enumerate(["Rosario", "=A[1]:*?/\\ and a name far too long for any sheet"]):
        key = f"more{number}"
        world.organisation(session, key)
        session.get_one(world_organisation(), world.organisations[key]).name = name
        world.person(session, f"person{number}", at=key, role="focal_point")
        party = story.ask(session, world, proposal, organisation=key)
        consortium.answer(session, world.actor(session, f"person{number}"), party.id, yes=True)
    names = load_workbook(io.BytesIO(out(session, world, proposal))).sheetnames
    assert len(set(names)) == 5
    assert all(len(name) <= 31 for name in names)


def world_organisation():
    from app.accounts.models import Organisation  # noqa: PLC0415 - for one test only

    return Organisation


# In


def test_changes_are_seen_before_they_are_taken(session, world, proposal):
    data = edited(
        out(session, world, proposal),
        ("Rosario", FIRST, "rate", 260.5), ("Rosario", FIRST, "category", "Personal"),
        ("Rosario", FIRST + 1, "description", "Audit"), ("Rosario", FIRST + 1, "category", "Contractual services"),
        ("Rosario", FIRST + 1, "year", 2028), ("Rosario", FIRST + 1, "quantity", "1"), ("Rosario", FIRST + 1, "rate", "900.00"),
        ("Rosario", FIRST + 1, "counts_for", "evaluation"), ("Rosario", FIRST + 1, "closed", "Sí"),
    )  # fmt: skip
    found = look(session, world, proposal, data)
    assert (found.problems, found.unchanged, found.left, found.taken) == ([], 1, 0, False)
    changed, new = found.changes
    assert [(item.column, item.before, item.after) for item in changed.fields] == [(BudgetColumn.rate, 250_00, 260_50)]
    assert (new.line_id, new.description, new.cell) == (None, "Audit", f"Rosario!{FIRST + 1}")
    assert [line.rate for line in session.exec(select(BudgetLine).order_by(BudgetLine.id))] == [250_00, 10_01]
    assert take(session, world, proposal, data, found.seen).taken
    lines = session.exec(select(BudgetLine).order_by(BudgetLine.id)).all()
    assert [(line.rate, line.version) for line in lines] == [(260_50, 2), (10_01, 1), (900_00, 1)]
    assert (lines[2].counts_for, service.is_closed(lines[2], proposal), lines[2].category) == (
        ["evaluation"],
        True,
        "contracts",
    )
    told = session.exec(select(EventRow).where(EventRow.kind == "budget.taken")).one()
    assert (told.data["added"], told.data["changed"]) == (1, 1)


def test_only_what_was_seen_is_taken_and_once(session, world, proposal):
    data = edited(out(session, world, proposal), ("Rosario", FIRST, "rate", 260))
    found = look(session, world, proposal, data)
    with pytest.raises(BudgetMoved):
        take(session, world, proposal, data, "")
    with pytest.raises(BudgetMoved):
        take(session, world, proposal, edited(data, ("Rosario", FIRST, "rate", 270)), found.seen)
    take(session, world, proposal, data, found.seen)
    with pytest.raises(BudgetMoved):
        take(session, world, proposal, data, found.seen)


def test_what_others_changed_meanwhile_stays(session, world, proposal):
    data = edited(out(session, world, proposal), ("Durban", FIRST, "rate", 20))
    line = session.exec(select(BudgetLine).where(BudgetLine.description == "Bus")).one()
    service.change(
        session, world.actor(session, "other_city"), line.id, changes={"description": "Coach"}, if_match='"1"'
    )
    found = look(session, world, proposal, data)
    take(session, world, proposal, data, found.seen)
    assert (line.description, line.rate) == ("Coach", 20_00)


def test_where_both_changed_the_same_nothing_is_taken(session, world, proposal):
    data = edited(out(session, world, proposal), ("Durban", FIRST, "rate", 20), ("Rosario", FIRST, "rate", 1))
    line = session.exec(select(BudgetLine).where(BudgetLine.description == "Bus")).one()
    service.change(session, world.actor(session, "other_city"), line.id, changes={"rate": 30_00}, if_match='"1"')
    found = look(session, world, proposal, data)
    assert faults(found) == [(f"Durban!H{FIRST}", CellFault.changed_since)]
    with pytest.raises(BudgetMoved):
        take(session, world, proposal, data, found.seen)


def test_lines_of_others_are_not_changed_by_a_workbook(session, world, proposal):
    data = edited(
        out(session, world, proposal, by="other_city"),
        ("Rosario", FIRST, "rate", 1), ("Rosario", FIRST + 1, "description", "New"), ("Durban", FIRST, "rate", 1),
    )  # fmt: skip
    found = look(session, world, proposal, data, by="other_city")
    assert faults(found) == [(f"Rosario!{FIRST}", CellFault.not_yours), (f"Rosario!{FIRST + 1}", CellFault.not_yours)]
    assert found.seen == ""


def test_a_closed_line_is_not_reached_by_its_id(session, world, proposal):
    line = add(session, world, proposal, closed=True, description="Pay")
    data = edited(
        out(session, world, proposal, by="other_city"),
        ("Rosario", FIRST + 2, "id", str(line.id)),
        ("Rosario", FIRST + 2, "rate", 1),
    )
    assert faults(look(session, world, proposal, data, by="other_city")) == [
        (f"Rosario!{FIRST + 2}", CellFault.unknown_line)
    ]


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("rate", "1,200.50", CellFault.bad_number),
        ("rate", -1, CellFault.bad_number),
        ("rate", True, CellFault.bad_number),
        ("rate", "1e9", CellFault.bad_number),
        ("rate", "٣", CellFault.bad_number),
        ("rate", 1.005, CellFault.too_many_decimals),
        ("rate", 10**12, CellFault.too_large),
        ("quantity", 0.0001, CellFault.too_many_decimals),
        ("quantity", 10**7, CellFault.too_large),
        ("rate", 900_000_000, CellFault.too_large),
        ("rate", "=1/0", CellFault.formula_without_value),
        ("description", "=1+1", CellFault.formula_without_value),
        ("description", "x" * 201, CellFault.bad_text),
        ("description", "two\nlines", CellFault.bad_text),
        ("year", 1999, CellFault.too_large),
        ("year", 2027.5, CellFault.too_many_decimals),
        ("category", "Moon", CellFault.unknown_category),
        ("closed", "perhaps", CellFault.bad_mark),
        ("counts_for", "moon", CellFault.unknown_rule),
        ("output", 21, CellFault.too_large),
        ("base", "{}", CellFault.bad_id),
        ("id", "17", CellFault.bad_id),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_taken(session, world, proposal, column, value, fault):
    data = edited(out(session, world, proposal), ("Rosario", FIRST, column, value))
    found = look(session, world, proposal, data)
    letter = "ABCDEFGHIJKLMN"[COLUMN[column] - 1]
    assert faults(found) == [(f"Rosario!{letter}{FIRST}", fault)]
    assert found.seen == ""


def test_what_a_formula_came_to_is_read_and_never_the_formula(session, world, proposal):
    """As a spreadsheet program saves it: the formula, and beside it what it came to, with the noise of its arithmetic."""
    data = edited(out(session, world, proposal), ("Rosario", FIRST, "rate", "=100.1+200.2"))
    name = "xl/worksheets/sheet2.xml"
    data = replaced(
        data,
        name,
        lambda xml: xml.replace(b"<f>100.1+200.2</f><v />", b"<f>100.1+200.2</f><v>300.29999999999995</v>").replace(
            b"<f>100.1+200.2</f><v></v>", b"<f>100.1+200.2</f><v>300.29999999999995</v>"
        ),
    )
    found = look(session, world, proposal, data)
    assert found.problems == []
    assert [(item.column, item.after) for item in found.changes[0].fields] == [(BudgetColumn.rate, 300_30)]


def test_columns_and_lines_that_are_not_ours_are_named(session, world, proposal):
    data = out(session, world, proposal)
    book = load_workbook(io.BytesIO(data))
    sheet = book["Rosario"]
    sheet.cell(layout.HEAD_ROW, 15).value = "Remarks"
    sheet.cell(FIRST, 17).value = "astray"
    sheet.cell(layout.HEAD_ROW, COLUMN["unit"]).value = None
    sheet.cell(FIRST, COLUMN["unit"]).value = None
    assert faults(look(session, world, proposal, saved(book))) == [
        ("Rosario!O3", CellFault.unknown_column), (f"Rosario!Q{FIRST}", CellFault.unknown_column),
        ("Rosario!3", CellFault.missing_column),
    ]  # fmt: skip
    twice = load_workbook(io.BytesIO(data))
    for place in COLUMN.values():
        twice["Rosario"].cell(FIRST + 1, place).value = twice["Rosario"].cell(FIRST, place).value
    assert faults(look(session, world, proposal, saved(twice))) == [(f"Rosario!{FIRST + 1}", CellFault.line_twice)]
    emptied = edited(data, *(("Rosario", FIRST, name, None) for name in layout.FILLED))
    assert faults(look(session, world, proposal, emptied)) == [(f"Rosario!{FIRST}", CellFault.empty_line)]
    bare = edited(data, ("Rosario", FIRST + 1, "description", "New"))
    assert faults(look(session, world, proposal, bare)) == [
        (f"Rosario!D{FIRST + 1}", CellFault.missing), (f"Rosario!E{FIRST + 1}", CellFault.missing),
    ]  # fmt: skip


def test_lines_that_are_not_in_the_workbook_stay(session, world, proposal):
    book = load_workbook(io.BytesIO(out(session, world, proposal)))
    del book["Durban"]
    book["Rosario"].cell(FIRST, COLUMN["rate"]).value = 1
    data = saved(book)
    found = look(session, world, proposal, data)
    assert (found.left, found.problems) == (1, [])
    take(session, world, proposal, data, found.seen)
    assert len(session.exec(select(BudgetLine)).all()) == 2


def test_a_workbook_of_another_budget_is_refused(session, world, proposal):
    other = story.begin(session, world, call=story.enter(session, world), title="Another")
    with pytest.raises(ForeignWorkbook):
        look(session, world, proposal, out(session, world, other))
    with pytest.raises(ForeignWorkbook):
        look(session, world, proposal, saved(Workbook()))


# Hostile files


def replaced(data: bytes, name: str, change) -> bytes:
    """The archive with one part changed or added."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return into.getvalue()


def small() -> bytes:
    book = Workbook()
    book.active.cell(1, 1).value = layout.MARK
    return saved(book)


REFUSED = (UnreadableWorkbook, ForeignWorkbook)
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", UnreadableWorkbook),
        (b"PK\x03\x04 no archive", UnreadableWorkbook),
        (b"a,b\n1,2", UnreadableWorkbook),
        (b"x" * (intake.MOST_BYTES + 1), WorkbookTooLarge),
        (small()[:-30], UnreadableWorkbook),
        (replaced(small(), "xl/vbaProject.bin", lambda _: b"macro"), UnreadableWorkbook),
        (replaced(small(), SHEET, lambda _: LAUGHS), UnreadableWorkbook),
        (replaced(small(), SHEET, lambda _: OUTSIDE), UnreadableWorkbook),
        (replaced(small(), SHEET, lambda _: b"<worksheet>" + b" " * 65_533 + LAUGHS), UnreadableWorkbook),
        (replaced(small(), SHEET, lambda _: LAUGHS.decode().encode("utf-16")), UnreadableWorkbook),
        (replaced(small(), "xl/sharedStrings.xml", lambda _: LAUGHS), UnreadableWorkbook),
        (replaced(small(), SHEET, lambda _: b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>"), REFUSED),
        (replaced(small(), "xl/workbook.xml", lambda _: b"<workbook/>"), REFUSED),
        (replaced(small(), "[Content_Types].xml", lambda _: b""), REFUSED),
        (replaced(small(), SHEET, lambda _: b"\0" * 20_000_000), WorkbookTooLarge),
        (replaced(small(), "xl/media/bomb.bin", lambda _: b"\0" * 50_000_000), WorkbookTooLarge),
    ],
    ids=[
        "nothing", "cut off", "another kind", "large", "half", "macro", "entities", "outside", "behind a seam", "utf-16",
        "entities of strings", "bad row", "empty book", "no types", "zeros", "bomb",
    ],
)  # fmt: skip
def test_hostile_files_are_refused_at_once(data, refusal):
    with within(2), pytest.raises(refusal):
        intake.read(data)


@pytest.mark.filterwarnings("ignore::UserWarning")  # what openpyxl says of parts that it passes over
@pytest.mark.parametrize("seed", range(8))
def test_damaged_files_are_read_or_refused_and_nothing_else(session, world, proposal, seed):
    data, dice = out(session, world, proposal), random.Random(seed)
    actor = world.actor(session, "focal_point")
    names = [
        name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "theme" not in name and "docProps" not in name
    ]

    def damaged(part: bytes) -> bytes:
        place, length = dice.randrange(len(part)), dice.randrange(1, 40)
        return (
            part[:place] + dice.choice([b"", b"9" * length, b"<c/>", part[:length], b"&amp;"]) + part[place + length :]
        )

    for _ in range(25):
        with suppress(UnreadableWorkbook, ForeignWorkbook, WorkbookTooLarge):
            taking.look(session, actor, proposal.id, intake.read(replaced(data, dice.choice(names), damaged)))


def test_an_archive_of_very_many_parts_is_refused():
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for number in range(intake.MOST_PARTS + 1):
            archive.writestr(f"xl/{number}.xml", b"<x/>")
    with pytest.raises(WorkbookTooLarge):
        intake.read(into.getvalue())


def test_a_sheet_that_claims_a_million_rows_is_refused_at_once(session, world, proposal):
    data = edited(out(session, world, proposal), ("Rosario", 1_000_000, "description", "far away"))
    with within(2), pytest.raises(WorkbookTooLarge):
        intake.read(data)


def test_a_workbook_as_large_as_a_budget_may_be_is_read_within_two_seconds(session, world, proposal):
    book = load_workbook(io.BytesIO(out(session, world, proposal)))
    for row in range(FIRST + 1, FIRST + 2_000):
        for column, value in (
            ("description", f"Line {row}"),
            ("category", "Travel"),
            ("year", 2027),
            ("quantity", 1),
            ("rate", 1),
        ):
            book["Rosario"].cell(row, COLUMN[column]).value = value
    data = saved(book)
    with within(2):
        sheets = intake.read(data)
    assert len(sheets[0].lines) == 2_000
    assert faults(taking.look(session, world.actor(session, "focal_point"), proposal.id, sheets)) == [
        ("Rosario!3", CellFault.too_many_lines)
    ]


def test_by_address(signed_in, session, world, proposal):
    session.commit()
    lead, address = signed_in("focal_point"), f"/api/proposals/{proposal.id}/budget"
    got = lead.get(f"{address}.xlsx")
    assert (got.headers["content-type"], got.headers["cache-control"]) == (layout.MEDIA_TYPE, "no-store")
    data = edited(got.content, ("Rosario", FIRST, "rate", 1))
    seen = lead.post(f"{address}/workbook/look", files={"file": ("b.xlsx", data)}).json()
    assert len(seen["changes"]) == 1
    taken = lead.post(f"{address}/workbook", files={"file": ("b.xlsx", data)}, data={"seen": seen["seen"]})
    assert (taken.status_code, taken.json()["taken"]) == (200, True)
    assert lead.get(address).json()["lines"][0]["rate"] == 1_00
    bad = lead.post(f"{address}/workbook/look", files={"file": ("b.xlsx", b"nothing")})
    assert (bad.status_code, bad.json()["code"]) == (422, "unreadable_workbook")
    large = lead.post(f"{address}/workbook/look", files={"file": ("b.xlsx", b"x" * 3_000_000)})
    assert large.status_code == 413
    stranger = signed_in("expert").post(f"{address}/workbook/look", files={"file": ("b.xlsx", b"nothing")})
    assert stranger.status_code == 404

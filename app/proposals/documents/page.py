"""A paper as PDF: what people wrote is handed to the template as data, where it is text and never markup."""

from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any, Final

from app.core import i18n, typesetting
from app.core.i18n import Language
from app.proposals.documents.dossier import Dossier
from app.proposals.documents.model import Block, Cell, Items, Paragraph, Picture, Quote, Run, Table, paragraphs
from app.proposals.documents.paper import Part, line_for, say, when
from app.proposals.documents.pictures import NONE, Shots, files_of

TEMPLATE: Final = resources.files(__package__).joinpath("proposal.typ").read_text("utf-8")
MOST_ROWS: Final = 2_000
MOST_PLACES: Final = 100_000
"""What the cells of a table may cover together; beyond it, each that is left covers its own place alone."""


def pdf(dossier: Dossier, parts: Sequence[Part], shots: Shots = NONE) -> bytes:
    """The paper with a title page. Raises Busy."""
    language = dossier.language
    facts = [
        f"{say('document.answers', language)}: {dossier.call}",
        *([dossier.stage] if dossier.stage else []),
        f"{say('document.closes', language)} {when(dossier, dossier.closes_at)}",
        *(f"{member.name}, {say(_role(leads=member.leads), language)}" for member in dossier.members),
        say("document.made", language, day=i18n.day(dossier.made_at, language, dossier.zone)),
    ]
    if any(chapter.suggests for chapter in dossier.chapters):
        facts.append(say("document.waits", language))
    data = {
        "title": dossier.title, "summary": dossier.summary.strip(), "language": language, "call": dossier.call,
        "lead": next((member.name for member in dossier.members if member.leads), ""), "facts": facts,
        "words": {"page": say("document.page", language, number="{number}", of="{of}")},
        "parts": [
            {"title": part.title, "note": part.note, "blocks": blocks(part.blocks, language, shots)} for part in parts
        ],
    }  # fmt: skip
    return typesetting.pdf(TEMPLATE, data, made_at=dossier.made_at, files=files_of(shots))


def _role(*, leads: bool) -> str:
    return "document.leads" if leads else "document.takes_part"


def blocks(found: Iterable[Block], language: Language, shots: Shots = NONE) -> list[dict[str, Any]]:
    """As the template takes them."""
    return [_block(block, language, shots) for block in found]


def _block(block: Block, language: Language, shots: Shots) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "level": block.level, "runs": [_run(run) for run in block.runs]}
        case Quote():
            return {"kind": "quote", "blocks": blocks(block.blocks, language, shots)}
        case Items():
            items = [blocks(item, language, shots) for item in block.items]
            return {"kind": "items", "ordered": block.ordered, "start": block.start, "items": items}
        case Table():
            return _table(block, language, shots)
        case Picture() if (shot := shots.get(block.file)) is not None:
            return {"kind": "picture", "name": shot.name, "shows": block.shows, "width": shot.width_of(block)}
        case Picture():
            return _block(Paragraph((Run(line_for(block, language), italic=True),)), language, shots)


def _run(run: Run) -> dict[str, Any]:
    note = [_run(each) for each in run.note]
    return {"text": run.text, "bold": run.bold, "italic": run.italic, "href": run.href, "note": note}


def _table(table: Table, language: Language, shots: Shots) -> dict[str, Any]:
    """Every cell at its place: those that reach over several columns or rows push the others on."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[dict[str, Any]]] = []
    given = table.rows[:MOST_ROWS]
    for y, row in enumerate(given):
        x, placed = 0, []
        for cell in row:
            while (x, y) in taken:
                x += 1
            across, down = _reach(taken, cell, x, y, len(given) - y)
            taken.update((x + over, y + under) for over in range(across) for under in range(down))
            placed.append(_cell(cell, (x, y), (across, down)) | {"blocks": blocks(cell.blocks, language, shots)})
            x += across
        rows.append(placed)
    columns = max((place[0] for place in taken), default=0) + 1
    heads = 1 if rows and all(cell["head"] and cell["down"] == 1 for cell in rows[0]) else 0
    for head in rows[0] if heads else ():
        head["right"] = any(cell["right"] for cell in rows[1] if cell["x"] == head["x"]) if rows[1:] else False
    return {"kind": "table", "rows": rows, "heads": heads, "widths": _widths(rows, columns)}


def _reach(taken: set[tuple[int, int]], cell: Cell, x: int, y: int, left: int) -> tuple[int, int]:
    """Over how many columns and rows the cell reaches from here: its own place alone where others stand in its way."""
    across, down = cell.across, min(cell.down, left)
    if len(taken) + across * down > MOST_PLACES:
        return 1, 1
    free = all((x + over, y + under) not in taken for over in range(across) for under in range(down))
    return (across, down) if free else (1, 1)


def _cell(cell: Cell, place: tuple[int, int], reach: tuple[int, int]) -> dict[str, Any]:
    said = _words(cell)
    return {
        "x": place[0], "y": place[1], "across": reach[0], "down": reach[1], "head": cell.head,
        "right": _is_amount(said), "length": max((len(word) for word in said.split()), default=0) + len(said) // 8,
    }  # fmt: skip


def _words(cell: Cell) -> str:
    return " ".join(run.text for paragraph in paragraphs(cell.blocks) for run in paragraph.runs)


def _is_amount(said: str) -> bool:
    digits = said.strip().lstrip("-")
    return bool(digits) and digits[0].isdigit() and not any(character.isalpha() for character in digits)


def _widths(rows: Sequence[Sequence[dict[str, Any]]], columns: int) -> list[int]:
    """Wide columns for long words, narrow ones for short."""
    widths = [6] * columns
    for row in rows:
        for cell in row:
            if cell["across"] == 1:
                widths[cell["x"]] = max(widths[cell["x"]], min(cell["length"], 24))
    return widths

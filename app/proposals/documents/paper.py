"""A proposal as one paper: its sections, and around them what their readers ask for first and last.

Words of ours are in the language in which the proposal is written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from babel.numbers import format_decimal

from app.core import i18n
from app.core.i18n import Language, Texts
from app.proposals.budget.schemas import BudgetOut, LineOut
from app.proposals.codes import Unit
from app.proposals.documents.dossier import Chapter, Dossier, Said, told
from app.proposals.documents.model import Block, Cell, Items, Paragraph, Picture, Table, plain
from app.proposals.signing.codes import Stand
from app.proposals.signing.schemas import SignerOut

say: Final = Texts("app.proposals")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the paper and what stands under it. `talks` are comments, by the id that runs name them by."""

    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    talks: dict[str, Sequence[Said]] = field(default_factory=dict)


def parts(dossier: Dossier, *, marked: bool = False, only: UUID | None = None) -> list[Part]:
    """The paper, or one section of it, with suggestions and comments where `marked`."""
    sections = [_section(dossier, chapter, marked=marked) for chapter in dossier.chapters if only in {None, chapter.id}]
    if only is not None:
        return sections
    return [_consortium(dossier), *sections, *_budget(dossier), *_signatures(dossier)]


def _section(dossier: Dossier, chapter: Chapter, *, marked: bool) -> Part:
    return Part(
        chapter.title,
        chapter.marked if marked else chapter.blocks,
        note=length_of(chapter, dossier.language),
        talks=dict(chapter.talks) if marked else {},
    )


def line_for(picture: Picture, language: Language) -> str:
    """What is read in place of a picture."""
    return say("document.picture", language, shows=picture.shows).replace(": ]", "]")


def length_of(chapter: Chapter, language: Language) -> str:
    """How long a text is, as its funder counts: "120 of 150 words"."""
    if chapter.limit is None or chapter.length is None:
        return say(
            "document.words", language, count=chapter.counts.words, number=number(chapter.counts.words, language)
        )
    key = "words_of" if chapter.unit is Unit.words else "characters_of" if chapter.counts_spaces else "bare_of"
    return say(
        f"document.{key}", language, number=number(chapter.length, language), most=number(chapter.limit, language)
    )


def number(value: int | Decimal, language: Language, places: int = 0) -> str:
    """A number as people of this language write it."""
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(value, format=pattern, locale=language.locale))


def _consortium(dossier: Dossier) -> Part:
    lines = []
    for member in dossier.members:
        country = str(dossier.language.locale.territories.get(member.country, member.country))
        role = say("document.leads" if member.leads else "document.takes_part", dossier.language)
        lines.append((plain(f"{member.name} ({country}), {role}"),))
    return Part(say("document.consortium", dossier.language), (Items(tuple(lines)),))


# The budget, as its reader may see it


def _budget(dossier: Dossier) -> Iterator[Part]:
    budget, language = dossier.budget, dossier.language
    if not budget.lines and not budget.closed:
        return
    sums = _Sums(budget, language)
    blocks: list[Block] = [
        plain(say("document.amounts_in", language, currency=budget.currency)),
        sums.by_category(),
        Paragraph((plain(say("budget.years", language)).runs), level=1),
        sums.by_year(),
    ]
    for partner in budget.partners:
        lines = [line for line in budget.lines if line.organisation_id == partner.organisation.id]
        if lines:
            blocks += [Paragraph(plain(partner.organisation.name).runs, level=1), sums.lines(lines)]
    if budget.closed:
        blocks.append(plain(say("document.closed", language)))
    yield Part(say("document.budget", language), tuple(blocks))


class _Sums:
    """Tables of a budget."""

    def __init__(self, budget: BudgetOut, language: Language) -> None:
        self.budget, self.language = budget, language
        self.titles = {item.key: told(item.title, language) or item.key for item in budget.categories}

    def by_category(self) -> Table:
        partners = [item.organisation for item in self.budget.partners]
        cells = {(cell.organisation_id, cell.category): cell.sum.cost for cell in self.budget.cells}
        head = [self._say("column.category"), *(partner.name for partner in partners), self._say("all")]
        rows = [
            [self.titles[item.key], *(self._money(cells.get((each.id, item.key), 0)) for each in partners),
             self._money(item.sum.cost)]
            for item in self.budget.categories
        ]  # fmt: skip
        for key, name in (("total", "cost"), ("column.co_funding", "co_funding"), ("grant", "grant")):
            each = [self._money(getattr(item.sum, name)) for item in self.budget.partners]
            rows.append([self._say(key), *each, self._money(getattr(self.budget.sum, name))])
        return table(head, rows)

    def by_year(self) -> Table:
        head = [self._say("column.year"), self._say("column.cost"), self._say("column.co_funding"), self._say("grant")]
        return table(
            head,
            [
                [str(item.year), *(self._money(each) for each in (item.sum.cost, item.sum.co_funding, item.sum.grant))]
                for item in self.budget.years
            ],
        )

    def lines(self, lines: Sequence[LineOut]) -> Table:
        names = ("description", "category", "year", "unit", "quantity", "rate", "cost")
        return table(
            [self._say(f"column.{name}") for name in names],
            [
                [line.description, self.titles[line.category], str(line.year), line.unit, self._quantity(line.quantity),
                 self._money(line.rate), self._money(line.cost)]
                for line in lines
            ],
        )  # fmt: skip

    def _say(self, key: str) -> str:
        return say(f"budget.{key}", self.language)

    def _money(self, amount: int) -> str:
        return number(Decimal(amount).scaleb(-self.budget.digits), self.language, self.budget.digits)

    def _quantity(self, thousandths: int) -> str:
        return str(format_decimal(Decimal(thousandths).scaleb(-3), format="#,##0.###", locale=self.language.locale))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table of plain words under one row of headings."""
    return Table(
        (
            tuple(Cell((plain(words),), head=True) for words in head),
            *(tuple(Cell((plain(words),)) for words in row) for row in rows),
        )
    )


# Who has signed


def _signatures(dossier: Dossier) -> Iterator[Part]:
    """Those under the version that is the text as it is now, or that was sent."""
    version, language = dossier.signing.version, dossier.language
    rows = [
        [each.organisation.name, each.person or "", each.seat_title or "", when(dossier, each.decided_at)]
        for each in signed(dossier)
        if each.decided_at
    ]
    if version is None or not rows:
        return
    head = [say(f"document.{key}", language) for key in ("organisation", "person", "seat", "signed_on")]
    blocks = (
        plain(say("document.version", language, number=version.number, moment=when(dossier, version.frozen_at))),
        table(head, rows),
        plain(say("document.fingerprint", language, digest=version.digest)),
    )
    yield Part(say("document.signatures", language), blocks)


def signed(dossier: Dossier) -> list[SignerOut]:
    """Those who have signed the version that is the text as it is now, or that was sent."""
    version = dossier.signing.version
    if version is None or not version.stands:
        return []
    return [each for each in dossier.signing.signers if each.stand is Stand.signed]


def when(dossier: Dossier, moment: datetime) -> str:
    """A moment by the clock by which the proposal is handed in."""
    day = i18n.day(moment, dossier.language, dossier.zone)
    return f"{day}, {i18n.time_of_day(moment, dossier.language, dossier.zone)} ({dossier.zone})"

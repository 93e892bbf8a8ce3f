"""Bringing a Word file into a section: its words as suggestions, its comments as comments."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from sys import maxsize
from typing import Any, Final
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment
from sqlmodel import Session

from app.access.abilities import require
from app.access.actor import Actor
from app.core import clock
from app.core.errors import IllegalMove, NotFound
from app.core.i18n import Language
from app.discussions import markup
from app.discussions import service as discussions
from app.drafting import content, reviewing
from app.drafting import service as drafts
from app.outbox.events import record
from app.proposals import policy
from app.proposals import queries as proposals
from app.proposals.documents import dossier, held, merging, queries, reading
from app.proposals.documents.codes import Left
from app.proposals.documents.errors import ForeignDocument
from app.proposals.documents.held import Held, HeldTable, plainly
from app.proposals.documents.incoming import Incoming, Line, Remark, Unit, apart, lines_of
from app.proposals.documents.merging import Merge, Spot
from app.proposals.documents.model import Picture
from app.proposals.documents.paper import line_for, say
from app.proposals.documents.schemas import BroughtInOut, LeftOut
from app.proposals.events import DocumentBroughtIn
from app.proposals.models import QUOTE, Proposal, Section
from app.proposals.service import comments

LONGEST_REMARK: Final = 5_000
Span = tuple[int, int, int, int]
"""From where to where in a line of the file, and in the text as it is now."""


def require_may(session: Session, actor: Actor, proposal_id: UUID, section_id: UUID) -> None:
    """Raises NotFound, NotAllowed, and IllegalMove where the text is locked."""
    proposal = proposals.proposal(session, actor, proposal_id)
    _require(session, actor, proposals.readable_section(session, actor, section_id), proposal)


def bring_in(session: Session, actor: Actor, proposal_id: UUID, section_id: UUID, *, found: Incoming) -> BroughtInOut:
    """Suggest in the section what the file says. Raises as `require_may`, and ForeignDocument."""
    section, proposal = proposals.section(session, actor, section_id)
    if proposal.id != proposal_id:
        raise NotFound
    _require(session, actor, section, proposal)
    units = _own_part(session, proposal, section, found)
    bringing = _Bringing(session, actor, section, proposal, found, units)
    drafts.amend(session, section.id, bringing.write)
    said = bringing.told()
    event = DocumentBroughtIn(
        subject_id=proposal.id, circle_id=section.circle_id, section_id=section.id, suggestions=said.suggestions,
        comments=said.comments + said.answers,
    )  # fmt: skip
    if said.suggestions or said.comments or said.answers:
        record(session, actor, event)
    return said


def _require(session: Session, actor: Actor, section: Section, proposal: Proposal) -> None:
    if section.proposal_id != proposal.id:
        raise NotFound
    roles = proposals.roles_of_section(session, actor, section)
    require(policy.may_suggest(roles))
    if not policy.section_abilities(proposal, section, roles).bring_in:
        raise IllegalMove(state=section.state, action="bring_in")


def _own_part(session: Session, proposal: Proposal, section: Section, found: Incoming) -> list[Unit]:
    """What stands under the section's name, where the file names sections of this proposal; else all of it."""
    sections = proposals.sections(session, proposal.id)
    boxes = [each.key for each in sections]
    own = _titles(section, boxes)
    other = {title for each in sections for title in _titles(each, boxes)} - own
    other |= {
        _folded(say(f"document.{key}", language))
        for key in ("consortium", "budget", "signatures")
        for language in Language
    }
    heads = [place for place, unit in enumerate(found.units) if _heads(unit, own | other)]
    mine = [place for place in heads if _heads(found.units[place], own)]
    if not heads:
        return found.units
    if not mine:
        raise ForeignDocument
    end = next((place for place in heads if place > mine[0]), len(found.units))
    first, last = _number(found.units[mine[0]]), _number(found.units[end]) if end < len(found.units) else maxsize
    aside = [*found.units[: mine[0]], *found.units[end:]]
    for unit in aside:
        if _heads(unit, other):
            found.account.leave(Left.others, " ".join(line.text for line in lines_of(unit)))
    found.remarks = [remark for remark in found.remarks if first <= remark.first[0] < last]
    found.pictures = [picture for picture in found.pictures if first <= picture.number < last]
    return found.units[mine[0] + 1 : end]


def _number(unit: Unit) -> int:
    return lines_of(unit)[0].number


def _titles(section: Section, boxes: Sequence[str]) -> set[str]:
    every = {
        Language(tongue): dossier.title_of(section, Language(tongue), boxes.count(section.key)) for tongue in Language
    }
    return {_folded(title) for title in every.values()}


def _heads(unit: Unit, titles: Collection[str]) -> bool:
    return isinstance(unit, Line) and unit.level == 1 and _folded(unit.text) in titles


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()


class _Bringing:
    """One file on its way into one text, under the lock of that text."""

    def __init__(
        self, session: Session, actor: Actor, section: Section, proposal: Proposal, found: Incoming, units: list[Unit]
    ) -> None:
        self.session, self.actor, self.section, self.proposal = session, actor, section, proposal
        self.found, self.units = found, units
        moment = int(clock.now().timestamp() * 1000)
        self.merge = Merge(str(actor.person_id), moment, found.account)
        self.spans: dict[int, list[Span]] = {}
        self.begun = self.answered = self.known = 0

    def write(self, document: Doc[Any]) -> None:
        """Suggestions first, then comments, since those stand on words of both."""
        root = document.get(content.ROOT, type=XmlFragment)
        if not len(root.children) and self.units:
            root.children.append(XmlElement("paragraph"))
        before = reviewing.rejected(document)
        lines = held.units(document)
        pictures = list(reading.pictures(document))
        self._name_new(pictures)
        units = apart(_besides(self.units, pictures), self.found.remarks, reading.joints(document))
        self.merge.units(lines, units)
        merging.write([line for unit in lines for line in (unit.lines if isinstance(unit, HeldTable) else [unit])])
        assert reviewing.rejected(document) == before, "a file changes nothing but what is suggested"
        self._comment(_places(lines))

    def _name_new(self, pictures: Iterable[Picture]) -> None:
        """Pictures of the file that are none of the text, known by what they show, cannot be suggested."""
        here = Counter(picture.shows for picture in pictures)
        for picture in self.found.pictures:
            if here[picture.words] > 0:
                here[picture.words] -= 1
            else:
                self.found.account.leave(Left.pictures, picture.words)

    def told(self) -> BroughtInOut:
        entries = self.found.account.entries.items()
        return BroughtInOut(
            suggestions=self.merge.made, comments=self.begun, answers=self.answered, known=self.known,
            authors=list(self.found.authors),
            left=[LeftOut(code=code, count=entry.count, sample=entry.sample) for code, entry in entries],
        )  # fmt: skip

    # Comments

    def _comment(self, first: Held | None) -> None:
        """Those that stand here already are known by what they say; of the others, some answer one that is known and open."""
        said = queries.said(self.session, self.actor, [self.section.id], settled=True)
        here = Counter(dossier.words_of(row["markdown"]) for row in said)
        threads = {dossier.words_of(row["markdown"]): row["thread_id"] for row in said if row["resolved_at"] is None}
        placed: dict[tuple[Any, Any], UUID] = {}
        new: list[Remark] = []
        for remark in self.found.remarks:
            words = next((each for each in self._sayings(remark) if here[each] > 0), None)
            if words is None:
                new.append(remark)
                continue
            here[words] -= 1
            self.known += 1
            if words in threads:
                placed.setdefault((remark.first, remark.last), threads[words])
        for remark in new:
            if not remark.words:
                continue
            thread_id = placed.get((remark.first, remark.last))
            if thread_id is None:
                placed[remark.first, remark.last] = self._begin(remark, first)
            else:
                self._answer(thread_id, remark)

    def _sayings(self, remark: Remark) -> Iterable[str]:
        """How a remark would read here: as its author wrote it, or as somebody brought it in before."""
        yield remark.words
        for language in Language:
            yield " ".join(say("document.said_in_file", language, name=remark.author, words=remark.words).split())

    def _begin(self, remark: Remark, first: Held | None) -> UUID:
        places = self._standing(remark) or ([(first.element, 0, first.length)] if first else [])
        quote = "\n".join(held.words_at(*place) for place in places)[:QUOTE] or "…"
        row = comments.begin(
            self.session, self.actor, self.section, self.proposal, quote=quote, markdown=self._said(remark),
            language=self.proposal.language,
        )  # fmt: skip
        for element, begin, end in places:
            held.comment_on(element, begin, end, str(row.thread_id))
        self.begun += 1
        return row.thread_id

    def _answer(self, thread_id: UUID, remark: Remark) -> None:
        discussions.write_post(
            self.session, self.actor, thread_id, language=self.proposal.language, markdown=self._said(remark)
        )
        self.answered += 1

    def _said(self, remark: Remark) -> str:
        """What it says, with the name that the file gives where that is not whoever brings it in."""
        if len(remark.words) > LONGEST_REMARK:
            self.found.account.leave(Left.comments, remark.words[LONGEST_REMARK:])
        words = markup.quoted(remark.words[:LONGEST_REMARK])
        if not remark.author or remark.author == self.actor.name:
            return words
        name = markup.quoted(remark.author[:200])
        return say("document.said_in_file", self.proposal.language, name=name, words=words)

    def _standing(self, remark: Remark) -> list[tuple[XmlElement, int, int]]:
        """The words that it is about, line by line, as they stand now."""
        (first, begin), (last, end) = remark.first, remark.last
        numbers = [number for number in self.merge.spots if first <= number <= last]
        found = []
        for number in sorted(numbers):
            letters = (begin if number == first else 0, end if number == last else None)
            spot = self.merge.spots[number]
            place = self._in_line(number, spot, *letters) if spot.held else _in_fresh(spot, *letters)
            if place is not None:
                found.append(place)
        return found

    def _in_line(self, number: int, spot: Spot, begin: int, end: int | None) -> tuple[XmlElement, int, int] | None:
        """Where letters of a line of the file stand now; the word before them where there are none between."""
        line = spot.held
        assert line is not None
        spans = self.spans.get(number)
        if spans is None:
            moved = line.moving()
            kept = ((a, b, moved(at), moved(at) + b - a) for a, b, at in spot.matches)
            spans = self.spans[number] = sorted([*kept, *_inserted(line)])
        inside = [span for span in spans if span[1] > begin and (end is None or span[0] < end)]
        if not inside:
            inside = [span for span in spans if span[1] <= begin][-1:] or spans[:1]
        return (line.element, min(each[2] for each in inside), max(each[3] for each in inside)) if inside else None


def _places(units: Sequence[held.HeldUnit]) -> Held | None:
    """The first line with words, for remarks whose own are not to be found."""
    lines = [line for unit in units for line in (unit.lines if isinstance(unit, HeldTable) else [unit])]
    return next((line for line in lines if line.tokens), lines[0] if lines else None)


def _in_fresh(spot: Spot, begin: int, end: int | None) -> tuple[XmlElement, int, int]:
    """The same of a line that came in whole."""
    fresh = spot.fresh
    assert fresh is not None
    assert fresh.element is not None
    length = sum(len(words) for words, _ in fresh.runs)
    first, last = min(begin, length), length if end is None else min(end, length)
    return (
        fresh.element,
        fresh.offset + (first if first < last else 0),
        fresh.offset + (last if first < last else length),
    )


def _besides(units: Sequence[Unit], pictures: Iterable[Picture]) -> list[Unit]:
    """Without the lines that stand for pictures of the text: those are here."""
    here = Counter(line_for(picture, language) for picture in pictures for language in Language)
    found: list[Unit] = []
    for unit in units:
        says = plainly([unit.text]) if isinstance(unit, Line) else ""
        if here[says] > 0:
            here[says] -= 1
        else:
            found.append(unit)
    return found


def _inserted(line: Held) -> Iterable[Span]:
    """What came in: from where to where in the file's line, and where it stands now."""
    shift = 0
    numbered = sorted(enumerate(line.insertions), key=lambda pair: (pair[1].at, pair[0]))
    for _, insertion in numbered:
        start = insertion.at + shift
        shift += len(insertion.words)
        if insertion.source is not None:
            yield (*insertion.source, start, start + len(insertion.words))

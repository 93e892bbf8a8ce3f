"""The lines of a file held against those of a live text: what differs becomes suggestions, and nothing else changes.

The file's words are compared with everything that stands in the text, with what is suggested to come and to go as well.
What the file does not know of open suggestions stays open; what it lacks of the text is suggested to go, what it has
besides is suggested to come. Whole lines come in beside a line of the same kind, from which they are cut.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from app.drafting.reviewing import DELETION, SEAM
from app.proposals.documents.account import SAMPLE, Account
from app.proposals.documents.codes import Left
from app.proposals.documents.comparing import Effort, Pairs, alike, common, paired
from app.proposals.documents.held import (
    Fresh,
    Held,
    HeldTable,
    HeldUnit,
    Insertion,
    Look,
    Token,
    inserted,
    plainly,
    seam,
    tokens,
)
from app.proposals.documents.incoming import Grid, Line, Unit
from app.proposals.documents.model import OTHER, Run

BETWEEN_CELLS: Final = " | "
Match = tuple[Token, Token]


@dataclass(slots=True)
class Spot:
    """Where a line of the file came to stand; `matches` are its tokens that were there, each with where it was."""

    held: Held | None = None
    fresh: Fresh | None = None
    matches: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Merge:
    """One file brought into one text. `by` and `moment` are in the id of every suggestion."""

    by: str
    moment: int
    account: Account
    effort: Effort = field(default_factory=Effort)
    likening: Effort = field(default_factory=Effort)
    spots: dict[int, Spot] = field(default_factory=dict)
    made: int = 0

    def suggestion(self) -> str:
        """An id as the editor makes them."""
        self.made += 1
        return f"{self.by} {self.moment} {self.made}"

    # Lines and tables

    def units(self, held: Sequence[HeldUnit], units: Sequence[Unit]) -> None:
        """Hold what stands in one place of the text against what the file has there."""
        full = [each for each in held if not isinstance(each, Held) or each.tokens]
        if not full:
            self._into_nothing(held, units)
            return
        pairs = self._belonging(full, units)
        ends = [*pairs, (len(full), len(units))]
        i = j = 0
        for next_i, next_j in ends:
            for gone in full[i:next_i]:
                self._gone(gone, held)
            place = held.index(full[next_i]) if next_i < len(full) else len(held)
            for new in units[j:next_j]:
                self._new(new, held, place)
            if next_i < len(full):
                self._both(full[next_i], units[next_j], held, place)
            i, j = next_i + 1, next_j + 1

    def _belonging(self, held: Sequence[HeldUnit], units: Sequence[Unit]) -> Pairs:
        """Lines that read the same, then between those what is alike."""
        same = common([_reads(each) for each in held], [_says(each) for each in units], self.effort)
        found: Pairs = []
        i = j = 0
        for next_i, next_j in [*same, (len(held), len(units))]:
            ours, theirs = held[i:next_i], units[j:next_j]
            words, said = [Counter(_words(each)) for each in ours], [Counter(_said(each)) for each in theirs]

            def likeness(one: int, other: int, *, left: int = i, right: int = j) -> float:
                if isinstance(held[left + one], Held) is not isinstance(units[right + other], Line):
                    return 0.0
                return alike(words[one], said[other], self.likening)  # noqa: B023 - called before the next turn

            found += [
                (i + one, j + other)
                for one, other in paired(len(ours), len(theirs), likeness)
                if isinstance(ours[one], Held) is isinstance(theirs[other], Line)
            ]
            if next_i < len(held):
                found.append((next_i, next_j))
            i, j = next_i + 1, next_j + 1
        return found

    def _both(self, held: HeldUnit, unit: Unit, among: Sequence[HeldUnit], place: int) -> None:
        if isinstance(held, Held) and isinstance(unit, Line):
            self._line(held, unit)
        elif isinstance(held, HeldTable) and isinstance(unit, Grid):
            self._table(held, unit, among, place)

    def _table(self, held: HeldTable, grid: Grid, among: Sequence[HeldUnit], place: int) -> None:
        """Cell by cell where rows belong together; other rows cannot be suggested as rows."""
        ours = [plainly(f"{line.reads} " for cell in row for line in cell) for row in held.rows]
        theirs = [plainly(f"{line.text} " for cell in row for line in cell) for row in grid.rows]
        if [len(row) for row in held.rows] == [len(row) for row in grid.rows]:
            pairs: Pairs = [(row, row) for row in range(len(ours))]
        else:
            words, said = [Counter(row.split()) for row in ours], [Counter(row.split()) for row in theirs]
            pairs = [
                (i, j)
                for i, j in paired(len(ours), len(theirs), lambda i, j: alike(words[i], said[j], self.likening))
                if len(held.rows[i]) == len(grid.rows[j])
            ]
        for i, j in pairs:
            for lines, coming in zip(held.rows[i], grid.rows[j], strict=True):
                self.units(lines, coming)
        for i in set(range(len(ours))) - {i for i, _ in pairs}:
            self.account.leave(Left.table, ours[i])
            for line in (line for cell in held.rows[i] for line in cell):
                self._delete(line, None)
        for j in sorted(set(range(len(theirs))) - {j for _, j in pairs}):
            self._row(grid.rows[j], among, place + 1)

    def _into_nothing(self, held: Sequence[HeldUnit], units: Sequence[Unit]) -> None:
        """What comes where no words stand: the first line into the empty one that is there, the others after it."""
        lines = [line for unit in units for line in self._flat(unit)]
        empty = next((each for each in held if isinstance(each, Held)), None)
        if not lines:
            return
        if empty is None:
            self._nowhere(lines)
            return
        self._line(empty, lines[0])
        for line in lines[1:]:
            self._put(line, empty, None)

    def _gone(self, held: HeldUnit, among: Sequence[HeldUnit]) -> None:
        if isinstance(held, Held):
            before = among[: among.index(held)]
            self._delete(held, before[-1] if before and isinstance(before[-1], Held) else None)
        else:
            self.account.leave(Left.table, " ".join(line.reads for line in held.lines))
            for line in held.lines:
                self._delete(line, None)

    def _delete(self, held: Held, before: Held | None) -> None:
        """A whole line; with the line before it a seam goes, so that no empty line is left."""
        kept = [token for token in held.tokens if token.kept]
        if not kept:
            return
        suggestion = self.suggestion()
        held.deletions += [(first, last, suggestion) for first, last in _stretches(kept)]
        if before is not None:
            before.insertions.append(Insertion(before.length, SEAM, {DELETION: {"id": suggestion}}))

    def _new(self, unit: Unit, among: Sequence[HeldUnit], place: int) -> None:
        if isinstance(unit, Grid):
            for row in unit.rows:
                self._row(row, among, place)
            return
        earlier = next(
            (each for each in map(among.__getitem__, range(place - 1, -1, -1)) if isinstance(each, Held)), None
        )
        later = next(
            (each for each in map(among.__getitem__, range(place, len(among))) if isinstance(each, Held)), None
        )
        anchors = [(each, each is earlier) for each in (earlier, later) if each is not None]
        if later is not None and later.before:
            # What stood before this one in the file stands there.
            anchors = [(later, False)]
        alike = [(anchor, after) for anchor, after in anchors if anchor.form == unit.form]
        plain = alike or [(anchor, after) for anchor, after in anchors if anchor.element.tag == "paragraph"]
        if not anchors:
            last = [line for each in among if isinstance(each, HeldTable) for line in each.lines]
            anchors = [(last[-1], True)] if last else []
        for anchor, after in (plain or anchors)[:1]:
            self._put(unit, anchor, None if after else anchor)
        if not anchors:
            self._nowhere([unit])

    def _nowhere(self, lines: Sequence[Line]) -> None:
        """What comes into a table that has no line to stand beside."""
        for line in lines:
            self.account.leave(Left.table, line.text)

    def _row(self, row: Sequence[Sequence[Line]], among: Sequence[HeldUnit], place: int) -> None:
        for line in self._flat(Grid([[list(cell) for cell in row]])):
            self._new(line, among, place)

    def _flat(self, unit: Unit) -> Iterator[Line]:
        """A table's rows as lines, their cells side by side."""
        if isinstance(unit, Line):
            yield unit
            return
        for row in unit.rows:
            runs: list[Run] = []
            for cell in row:
                runs += [Run(BETWEEN_CELLS)] if runs else []
                runs += [run for line in cell for run in (*line.runs, Run(" "))][:-1]
            first = next((line for cell in row for line in cell), None)
            if first is not None:
                self.account.leave(Left.table, "".join(run.text for run in runs))
                yield Line(first.number, "row", runs=tuple(runs))

    def _put(self, line: Line, anchor: Held, before: Held | None) -> None:
        """A line that comes in whole, after its anchor or before it."""
        self._form(anchor, line)
        suggestion = self.suggestion()
        for words in line.notes.values():
            self.account.leave(Left.footnotes, words)
        runs = [
            (run.text, inserted(suggestion, _look_of(run)))
            for run in map(self._unbroken, line.runs)
            if run.text != OTHER
        ]
        beside = anchor.after if before is None else anchor.before
        is_item = line.form == "item" and (anchor.ends_item if before is None else anchor.begins_item)
        if beside:
            # Of several in one place, all stand as the first does.
            is_item = beside[0].is_item
        if anchor.form == line.form == "item" and not is_item:
            self.account.leave(Left.form, line.text)
        fresh = Fresh(line.number, runs, suggestion, is_item=is_item)
        self.spots[line.number] = Spot(fresh=fresh)
        beside.append(fresh)

    def _form(self, held: Held, line: Line) -> None:
        if held.form != line.form or held.level != max(0, line.level - 1):
            self.account.leave(Left.form, line.text)

    def _unbroken(self, run: Run) -> Run:
        if run.text != "\n":
            return run
        self.account.leave(Left.breaks, "")
        return Run(" ")

    # Words

    def _line(self, held: Held, line: Line) -> None:
        self._form(held, line)
        theirs = list(tokens(line.text, looks_of(line)))
        pairs = common([token.key for token in held.tokens], [token.key for token in theirs], self.effort)
        matches = self._matched(held, theirs, pairs)
        self.spots[line.number] = Spot(held, None, [(b.first, b.last, a.first) for a, b in matches])
        self._looks(line, matches)
        self._notes(held, line, matches)

    def _matched(self, held: Held, theirs: Sequence[Token], pairs: Pairs) -> list[Match]:
        """Suggest what lies between what both have, and say what that is."""
        found: list[Match] = []
        i = j = 0
        at = held.tokens[0].first if held.tokens else held.length
        for next_i, next_j in [*_without_lone_spaces(held.tokens, theirs, pairs), (len(held.tokens), len(theirs))]:
            ours = held.tokens[i:next_i]
            coming = [token for token in theirs[j:next_j] if token.key != OTHER]
            if (same := self._by_letter(ours, coming)) is not None:
                found += same
            # Spaces at either end of a line get lost on the way.
            elif coming or any(token.key != " " for token in ours) or 0 < i <= next_i < len(held.tokens):
                self._replace(held, ours, coming, at)
            if next_i < len(held.tokens):
                found.append((held.tokens[next_i], theirs[next_j]))
                at = held.tokens[next_i].last
            i, j = next_i + 1, next_j + 1
        return found

    def _by_letter(self, ours: Sequence[Token], coming: Sequence[Token]) -> list[Match] | None:
        """Words in whose midst something is suggested: None unless letter by letter they are all the same."""
        if not coming or not any(token.suggested for token in ours):
            return None
        one, other = (
            [letter for each in ours for letter in _letters(each)],
            [letter for each in coming for letter in _letters(each)],
        )
        pairs = common([letter.key for letter in one], [letter.key for letter in other], self.effort)
        left = set(range(len(one))) - {i for i, _ in pairs}
        if len(pairs) < len(other) or any(not one[place].suggested for place in left):
            return None
        return [(one[i], other[j]) for i, j in pairs]

    def _replace(self, held: Held, ours: Sequence[Token], coming: Sequence[Token], at: int) -> None:
        gone = [token for token in ours if token.kept]
        breaks = any(token.key == "\n" for token in ours) + sum(token.key == "\n" for token in coming)
        if breaks:
            self.account.leave(Left.breaks, held.reads, count=breaks)
        if not gone and not coming:
            return
        suggestion = self.suggestion()
        held.deletions += [(first, last, suggestion) for first, last in _stretches(gone)]
        at = gone[-1].last if gone else ours[-1].last if ours else at
        held.insertions += [
            Insertion(at, words, inserted(suggestion, look), source) for words, look, source in _together(coming)
        ]

    def _looks(self, line: Line, matches: Sequence[Match]) -> None:
        """What stands in both and looks different in the file stays as it is here."""
        text = line.text
        for ours, theirs in matches:
            if ours.kept and ours.key.isalnum() and ours.look != theirs.look:
                code = Left.links if ours.look.href != theirs.look.href else Left.formatting
                self.account.leave(code, text[theirs.first : theirs.first + 2 * SAMPLE])

    def _notes(self, held: Held, line: Line, matches: Sequence[Match]) -> None:
        """A footnote that is not here, or says something else here, cannot be suggested."""
        here = {theirs.first: held.notes.get(ours.first, "") for ours, theirs in matches if theirs.key == OTHER}
        for place, words in line.notes.items():
            if plainly(words) != plainly(here.get(place, "")):
                self.account.leave(Left.footnotes, words)


def write(held: Sequence[Held]) -> None:
    """Suggest what was collected, from the last line to the first, so that places stay what they are."""
    for line in held:
        _chain(line)
    for line in reversed(held):
        line.write()
        for ahead, fresh in enumerate(line.after, start=1):
            fresh.write(line, ahead)
        for ahead, fresh in enumerate(line.before):
            fresh.write(line, ahead)


def _chain(line: Held) -> None:
    """Seams on both sides of every cut: between a line and those that follow it, and those that come before it."""
    for fresh, following in pairwise([*line.after, None]):
        assert fresh is not None
        fresh.lead, fresh.tail = fresh.suggestion, following.suggestion if following else ""
    if line.after:
        line.insertions += [Insertion(line.length, *each) for each in seam(line.after[0].suggestion)]
    for earlier, fresh in pairwise([None, *line.before]):
        assert fresh is not None
        fresh.lead, fresh.tail = earlier.suggestion if earlier else "", fresh.suggestion
    if line.before:
        line.insertions[:0] = [Insertion(0, *each) for each in seam(line.before[-1].suggestion)]


def looks_of(line: Line) -> Iterator[tuple[int, Look]]:
    at = 0
    for run in line.runs:
        yield at, _look_of(run)
        at += len(run.text)


def _look_of(run: Run) -> Look:
    return Look(run.bold, run.italic, run.href)


def _letters(token: Token) -> list[Token]:
    return [
        Token(letter, token.first + place, token.first + place + 1, token.look, token.state)
        for place, letter in enumerate(token.key if len(token.key) == token.last - token.first else "")
    ] or [token]


def _stretches(found: Sequence[Token]) -> list[tuple[int, int]]:
    """Neighbouring tokens as one."""
    made: list[tuple[int, int]] = []
    for token in found:
        if made and made[-1][1] == token.first:
            made[-1] = (made[-1][0], token.last)
        else:
            made.append((token.first, token.last))
    return made


def _together(coming: Sequence[Token]) -> list[tuple[str, Look, tuple[int, int]]]:
    """Neighbouring tokens of one look as one; a break is a space, since none can be suggested."""
    made: list[tuple[str, Look, tuple[int, int]]] = []
    for token in coming:
        words = " " if token.key == "\n" else token.key
        if made and made[-1][1] == token.look:
            made[-1] = (made[-1][0] + words, token.look, (made[-1][2][0], token.last))
        else:
            made.append((words, token.look, (token.first, token.last)))
    return made


def _without_lone_spaces(ours: Sequence[Token], theirs: Sequence[Token], pairs: Pairs) -> Pairs:
    """Where words are replaced on both sides of a space, they and the space are replaced as one."""
    ends = [(-1, -1), *pairs, (len(ours), len(theirs))]
    changes = [
        any(token.kept for token in ours[i + 1 : next_i]) and next_j > j + 1
        for (i, j), (next_i, next_j) in pairwise(ends)
    ]
    return [
        pair
        for place, pair in enumerate(pairs)
        if not (ours[pair[0]].key == " " and ours[pair[0]].kept and changes[place] and changes[place + 1])
    ]


def _reads(unit: HeldUnit) -> str:
    if isinstance(unit, Held):
        return unit.reads
    return "\n".join(line.reads for line in unit.lines)


def _says(unit: Unit) -> str:
    if isinstance(unit, Line):
        return " ".join(unit.text.split())
    return "\n".join(" ".join(line.text.split()) for line in unit.lines)


def _words(unit: HeldUnit) -> list[str]:
    return unit.words if isinstance(unit, Held) else [word for line in unit.lines for word in line.words]


def _said(unit: Unit) -> list[str]:
    lines = [unit] if isinstance(unit, Line) else unit.lines
    return [token.key for line in lines for token in tokens(line.text, ()) if token.key.isalnum()]

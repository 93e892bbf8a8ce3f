"""What a version is made of. Another part joins by one line in `SOURCES`.

A source reads its parts as they are at this moment and writes them as bytes that are the same for the same content. What
it reads may change only under the lock of the proposal or of a draft, so that nothing changes between reading and signing.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from uuid import UUID

import orjson
from sqlmodel import Session

from app.drafting import service as drafts
from app.proposals import queries, wording
from app.proposals.annexes import reading as annexes
from app.proposals.annexes.reading import Enclosed
from app.proposals.budget import reading as budgets
from app.proposals.codes import SectionKind
from app.proposals.form import AnnexForm
from app.proposals.models import Call, Proposal, Section
from app.proposals.results import reading as results
from app.proposals.service import pictures
from app.proposals.signing import bundle
from app.proposals.signing.text import Signable, signable

JSON: Final = "application/json"
ANNEXES: Final = "annexes.json"


@dataclass(frozen=True)
class Part:
    """One file of a version: its name within the bundle, its type and its bytes, or the annex whose bytes they are."""

    name: str
    media_type: str
    content: bytes = b""
    annex: Enclosed | None = None

    @cached_property
    def sha256(self) -> str:
        return self.annex.sha256 if self.annex else hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        """In bytes."""
        return self.annex.size if self.annex else len(self.content)


Source = Callable[[Session, Proposal], Iterable[Part]]


def current(session: Session, proposal: Proposal) -> list[Part]:
    """Every part as it is now, in the order of the bundle."""
    return [part for source in SOURCES.values() for part in source(session, proposal)]


def digest_of(parts: Sequence[Part]) -> str:
    """One fingerprint over all."""
    return bundle.digest((part.name, part.sha256) for part in parts)


def touched(before: Mapping[str, str], after: Sequence[Part]) -> list[str]:
    """Names of parts that came, went or say something else, given name → sha256 of what was."""
    now = {part.name: part.sha256 for part in after}
    return [name for name in {**before, **now} if before.get(name) != now.get(name)]


def written(record: Mapping[str, Any]) -> bytes:
    """A record as the bytes that are signed."""
    return orjson.dumps(record, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


# The sources


def _front(session: Session, proposal: Proposal) -> Iterable[Part]:
    """Title, summary and who takes part."""
    organisations = [
        {
            "id": row["organisation_id"], "name": row["organisation_name"], "kind": row["organisation_kind"],
            "country": row["organisation_country"], "part": row["kind"],
        }
        for row in queries.taking_part(queries.parties(session, proposal.id))
    ]  # fmt: skip
    front = {
        "proposal": proposal.id, "title": proposal.title, "summary": proposal.summary, "language": proposal.language,
        "call": session.get_one(Call, proposal.call_id).key, "stage": proposal.stage, "organisations": organisations,
    }  # fmt: skip
    yield Part("proposal.json", JSON, written(front))


def signed_sections(session: Session, proposal: Proposal) -> list[Section]:
    """Sections that the call asks for in the stage that runs."""
    found = queries.sections(session, proposal.id)
    return [section for section in found if section.asked and section.stage == proposal.stage]


def _sections(session: Session, proposal: Proposal) -> Iterable[Part]:
    sections = [each for each in signed_sections(session, proposal) if each.kind is SectionKind.text]
    found = texts(session, [section.id for section in sections])
    for section in sections:
        text = found[section.id]
        counts = wording.count(text.words)
        record = {
            "section": section.key, "number": section.number, "title": section.title, "language": proposal.language,
            "words": counts.words, "characters": counts.characters, "characters_without_spaces": counts.bare,
            "text": text.words, "blocks": text.blocks,
        }  # fmt: skip
        if text.pictures:
            record["pictures"] = pictures.fingerprints(session, section, text.pictures)
        yield Part(section_name(section), JSON, written(record))


def section_name(section: Section) -> str:
    """Where a section's text lies in the bundle."""
    box = f"-{section.number}" if section.number > 1 else ""
    return f"sections/{section.position + 1:02d}-{section.key}{box}.json"


def _budget(session: Session, proposal: Proposal) -> Iterable[Part]:
    """Lines that few may read stand in its sums alone: everybody of the proposal reads what is signed."""
    record = budgets.record(session, proposal)
    if record is not None:
        yield Part("budget.json", JSON, written(record))


def _results(session: Session, proposal: Proposal) -> Iterable[Part]:
    record = results.record(session, proposal)
    if record is not None:
        yield Part("results.json", JSON, written(record))


def annex_folder(annex: AnnexForm) -> str:
    """Where the files of an annex lie in the bundle."""
    return f"{annexes.FOLDER}/{annex.key}"


def _annexes(session: Session, proposal: Proposal) -> Iterable[Part]:
    """What is owed and how it stands as one part, then each file as another, as far as a version holds them itself."""
    told, held = annexes.enclosed(session, proposal)
    if told:
        yield Part(ANNEXES, JSON, written({"annexes": told}))
    for each in held:
        yield Part(each.place, each.media_type, annex=each)


SOURCES: Final[Mapping[str, Source]] = {
    "front": _front, "sections": _sections, "budget": _budget, "results": _results, "annexes": _annexes,
}  # fmt: skip

_MOST_KEPT: Final = 1_024
_kept: Final[OrderedDict[tuple[UUID, int, int], Signable]] = OrderedDict()
_lock: Final = threading.Lock()


def texts(session: Session, section_ids: Sequence[UUID]) -> Mapping[UUID, Signable]:
    """These texts as they would be signed now. One that has not changed since it was last asked for here is not read again."""
    known = {(of, each.generation, each.head): of for of, each in drafts.stands(session, section_ids).items()}
    with _lock:
        found = {of: _kept[key] for key, of in known.items() if key in _kept}
    missing = [of for of in known.values() if of not in found]
    for of, (generation, head, document) in (drafts.texts(session, missing) if missing else {}).items():
        found[of] = signable(document)
        with _lock:
            _kept[of, generation, head] = found[of]
            while len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)
    return found

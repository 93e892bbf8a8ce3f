"""Everything of a proposal that goes into a document, read once, as far as its reader may see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock
from app.core.i18n import Language
from app.core.rows import Row
from app.discussions import markup
from app.discussions.models import LONGEST_POST
from app.drafting import service as drafts
from app.proposals import queries as proposals
from app.proposals import wording
from app.proposals.budget import reading as budgets
from app.proposals.budget.schemas import BudgetOut
from app.proposals.codes import Unit
from app.proposals.documents import model, queries, reading
from app.proposals.documents.model import Block
from app.proposals.form import CallForm
from app.proposals.models import Proposal, Section
from app.proposals.service import pictures
from app.proposals.signing import reading as signing
from app.proposals.signing.schemas import SigningOut
from app.proposals.signing.text import signable
from app.proposals.wording import Counts


@dataclass(frozen=True, slots=True)
class Said:
    """One contribution to a comment, in plain words."""

    name: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """Who suggested something, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section: `blocks` as it is signed, `marked` with suggestions and comments.

    `words`, `counts` and `length` are of the text as it is signed; `length` counts as its limit does.
    """

    id: UUID
    key: str
    number: int
    title: str
    unit: Unit | None
    limit: int | None
    counts_spaces: bool
    blocks: tuple[Block, ...]
    marked: tuple[Block, ...]
    words: str
    counts: Counts
    length: int | None
    suggests: bool
    talks: Mapping[str, Sequence[Said]]
    """What was said in each comment that is not settled, by the id of its thread."""


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation of the consortium."""

    name: str
    kind: str
    country: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """A proposal, ready to be written out.

    `changes` says of each suggestion by its id who made it, `pictures` of what pictures name where the bytes of that are.
    """

    proposal_id: UUID
    title: str
    summary: str
    language: Language
    call: str
    stage: str
    closes_at: datetime
    zone: str
    members: Sequence[Member]
    chapters: Sequence[Chapter]
    changes: Mapping[str, Change]
    pictures: Mapping[str, Path]
    budget: BudgetOut
    signing: SigningOut
    made_at: datetime


def read(session: Session, actor: Actor, proposal_id: UUID) -> Dossier:
    """The proposal as it is now. Raises NotFound."""
    proposal = proposals.proposal(session, actor, proposal_id)
    call = proposals.call(session, actor, proposal.call_id)
    form = proposals.form_followed(session, proposal)
    chapters = _chapters(session, actor, proposal)
    closing = form.deadline_of(proposal.stage)
    return Dossier(
        proposal_id=proposal.id, title=proposal.title, summary=proposal.summary, language=proposal.language,
        call=told(call.title, proposal.language), stage=_stage(form, proposal), closes_at=proposal.closes_at,
        zone=closing.timezone if closing else proposal.zone,
        members=[_member(row) for row in proposals.taking_part(proposals.parties(session, proposal.id))],
        chapters=chapters, changes=_changes(session, chapters),
        pictures=pictures.paths(session, actor, proposal, _shown(chapters)),
        budget=budgets.whole(session, actor, proposal), signing=signing.overview(session, actor, proposal),
        made_at=clock.now(),
    )  # fmt: skip


def told(texts: Mapping[str, str], language: Language) -> str:
    """What is said in this language, else in English, else in any."""
    return texts.get(language) or texts.get(Language.en) or next(iter(texts.values()), "")


def title_of(section: Section, language: Language, boxes: int) -> str:
    """What a section is called; of several boxes of one name, with its number."""
    title = told(section.title, language)
    return f"{title} ({section.number})" if boxes > 1 else title


def _stage(form: CallForm, proposal: Proposal) -> str:
    closing = form.deadline_of(proposal.stage)
    return told({str(tongue): words for tongue, words in closing.title.items()}, proposal.language) if closing else ""


def _member(row: Row) -> Member:
    return Member(
        row["organisation_name"], row["organisation_kind"], row["organisation_country"], row["kind"] == "lead"
    )


def _chapters(session: Session, actor: Actor, proposal: Proposal) -> list[Chapter]:
    sections = queries.sections(session, actor, proposal)
    ids = [section.id for section in sections]
    documents = drafts.texts(session, ids) if ids else {}
    talks: dict[UUID, dict[str, list[Said]]] = {section_id: {} for section_id in ids}
    for row in queries.said(session, actor, ids) if ids else ():
        one = Said(row["person_name"], words_of(row["markdown"]), row["written_at"])
        talks[row["section_id"]].setdefault(str(row["thread_id"]), []).append(one)
    boxes = [section.key for section in sections]
    found = []
    for section in sections:
        if section.id not in documents:
            continue
        document = documents[section.id][2]
        signed = signable(document)
        counts = wording.count(signed.words)
        found.append(
            Chapter(
                id=section.id, key=section.key, number=section.number,
                title=title_of(section, proposal.language, boxes.count(section.key)),
                unit=section.limit_unit, limit=section.limit_max, counts_spaces=section.counts_spaces,
                blocks=reading.from_nodes(signed.blocks), marked=reading.marked(document), words=signed.words,
                counts=counts, length=wording.length(counts, section.limit_unit, counts_spaces=section.counts_spaces),
                suggests=signed.suggests, talks=talks[section.id],
            )
        )  # fmt: skip
    return found


def words_of(markdown: str) -> str:
    """What a contribution says, without marks, on one line."""
    return markup.excerpt(markdown, most=LONGEST_POST)


def _changes(session: Session, chapters: Sequence[Chapter]) -> dict[str, Change]:
    ids = {suggestion for chapter in chapters for suggestion in _suggestions(chapter.marked) if suggestion}
    people = {suggestion: person for suggestion in ids if (person := _author(suggestion)) is not None}
    names = queries.names(session, set(people.values())) if people else {}
    return {
        suggestion: Change(names.get(people[suggestion], "?") if suggestion in people else "?", _when(suggestion))
        for suggestion in ids
    }


def _suggestions(blocks: Sequence[Block]) -> Iterator[str]:
    for run in model.read(model.runs(blocks)):
        yield from (run.inserted, run.deleted)
    for paragraph in model.paragraphs(blocks):
        yield from (paragraph.end_inserted, paragraph.end_deleted)


def _shown(chapters: Sequence[Chapter]) -> set[str]:
    """What the pictures of these texts name."""
    blocks = (block for chapter in chapters for block in (*chapter.blocks, *chapter.marked))
    return {picture.file for picture in model.pictures(blocks)}


def _author(suggestion: str) -> UUID | None:
    try:
        return UUID(suggestion.partition(" ")[0])
    except ValueError:
        return None


def _when(suggestion: str) -> datetime:
    """When it was made; the beginning of time where its id does not say."""
    told_ms = suggestion.split(" ")[1] if " " in suggestion else ""
    try:
        return datetime.fromtimestamp(int(told_ms) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)

"""A proposal or one of its sections as a file. Nothing here asks the database: that was done before."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson

from app.core.converting import NoConverter
from app.core.errors import NotFound
from app.proposals.documents import page, pandoc, paper, pictures
from app.proposals.documents.codes import DocumentFormat
from app.proposals.documents.dossier import Chapter, Dossier, Member
from app.proposals.documents.pictures import NONE, Shots
from app.proposals.signing.schemas import SignerOut

MEDIA_TYPES: Final = {
    DocumentFormat.docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    DocumentFormat.odt: "application/vnd.oasis.opendocument.text",
    DocumentFormat.pdf: "application/pdf",
    DocumentFormat.md: "text/markdown; charset=utf-8",
    DocumentFormat.json: "application/json",
    DocumentFormat.zip: "application/zip",
}
_FIRST: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that an archive can name: what is in it says when it was made."""
_WORDS_ALONE: Final = frozenset({DocumentFormat.md, DocumentFormat.json})


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be saved."""

    name: str
    media_type: str
    content: bytes


def make(dossier: Dossier, wanted: DocumentFormat, *, marked: bool = False, only: UUID | None = None) -> Made:
    """The file. `marked` keeps suggestions and comments, which only Word files can carry; `only` is one section.

    Raises NotFound for a section that is none of those in the dossier, NoConverter, Busy, DocumentTooLarge.
    """
    if only is not None and all(chapter.id != only for chapter in dossier.chapters):
        raise NotFound
    name = slug(next((each.title for each in dossier.chapters if each.id == only), dossier.title))
    chapters = [chapter for chapter in dossier.chapters if only in {None, chapter.id}]
    shots = (
        NONE if wanted in _WORDS_ALONE else _shots(dossier, chapters, marked=marked and wanted is DocumentFormat.docx)
    )
    content = _content(dossier, wanted, shots, marked=marked, only=only)
    return Made(f"{name}.{wanted}", MEDIA_TYPES[wanted], content)


def _shots(dossier: Dossier, chapters: Iterable[Chapter], *, marked: bool = False) -> Shots:
    blocks = (block for chapter in chapters for block in (chapter.marked if marked else chapter.blocks))
    return pictures.taken(blocks, dossier.pictures)


def _content(
    dossier: Dossier, wanted: DocumentFormat, shots: Shots, *, marked: bool = False, only: UUID | None = None
) -> bytes:
    match wanted:
        case DocumentFormat.zip:
            return _all(dossier, shots)
        case DocumentFormat.json:
            return _indented(record(dossier, only=only))
        case DocumentFormat.pdf:
            return page.pdf(dossier, paper.parts(dossier, only=only), shots)
        case _:
            parts = paper.parts(dossier, marked=marked and wanted is DocumentFormat.docx, only=only)
            return pandoc.written(dossier, parts, wanted, whole=only is None, shots=shots)


def _all(dossier: Dossier, shots: Shots) -> bytes:
    """Every format in one archive. Where no converter is installed it holds what needs none, and says so."""
    from app.proposals.budget import workbook  # noqa: PLC0415 - brings a library of 11 MB along

    name = slug(dossier.title)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(path: str, content: bytes) -> None:
            archive.writestr(zipfile.ZipInfo(path, _FIRST), content, zipfile.ZIP_DEFLATED)

        put(f"{name}.pdf", _content(dossier, DocumentFormat.pdf, shots))
        try:
            for wanted in (DocumentFormat.docx, DocumentFormat.odt, DocumentFormat.md):
                put(f"{name}.{wanted}", _content(dossier, wanted, shots))
            suggested = _shots(dossier, dossier.chapters, marked=True)
            put(f"{name}-comments.docx", _content(dossier, DocumentFormat.docx, suggested, marked=True))
            for path, content in pictures.files_of(shots).items():
                put(f"{pandoc.PICTURES}/{path}", content)
        except NoConverter:
            put("NO-WORD-FILES.txt", b"pandoc is not installed: there are no Word, OpenDocument and Markdown files.\n")
        put("budget.xlsx", workbook.written(dossier.budget, dossier.language))
        put("proposal.json", _indented(record(dossier)))
        for place, chapter in enumerate(dossier.chapters, start=1):
            put(f"fields/{place:02d}-{slug(chapter.title)}.txt", chapter.words.encode())
        put("fields/counts.json", _indented([field(chapter) for chapter in dossier.chapters]))
    return out.getvalue()


def field(chapter: Chapter) -> dict[str, Any]:
    """How long the text of a section is, as its funder counts and otherwise."""
    return {
        "section": chapter.key, "number": chapter.number, "title": chapter.title, "unit": chapter.unit,
        "limit": chapter.limit, "length": chapter.length, "words": chapter.counts.words,
        "characters": chapter.counts.characters, "characters_without_spaces": chapter.counts.bare,
    }  # fmt: skip


def record(dossier: Dossier, *, only: UUID | None = None) -> dict[str, Any]:
    """The proposal as plain data: texts as they are signed, and the budget as its reader may see it."""
    sections = [
        {**field(chapter), "text": chapter.words, "suggestions_wait": chapter.suggests}
        for chapter in dossier.chapters
        if only in {None, chapter.id}
    ]
    if only is not None:
        return sections[0]
    return {
        "proposal": dossier.proposal_id, "title": dossier.title, "summary": dossier.summary,
        "language": dossier.language, "call": dossier.call, "stage": dossier.stage, "closes_at": dossier.closes_at,
        "made_at": dossier.made_at, "organisations": [_plain(member) for member in dossier.members],
        "sections": sections, "budget": _budget(dossier), "signatures": [_signature(dossier, signer) for signer in paper.signed(dossier)],
    }  # fmt: skip


def _plain(member: Member) -> dict[str, Any]:
    return {"name": member.name, "kind": member.kind, "country": member.country, "leads": member.leads}


_FRAME: Final = ("currency", "digits", "starts", "months", "requested")
_LINE: Final = ("organisation_id", "category", "year", "description", "unit", "quantity", "rate", "cost", "co_funding")


def _budget(dossier: Dossier) -> dict[str, Any]:
    said = dossier.budget.model_dump(mode="json", include={*_FRAME, "closed", "cells", "years", "sum"})
    partners = {str(each.organisation.id): each.organisation.name for each in dossier.budget.partners}
    lines = [line.model_dump(mode="json", include={*_LINE, "in_kind", "closed"}) for line in dossier.budget.lines]
    return {**said, "partners": partners, "lines": lines}


def _signature(dossier: Dossier, signer: SignerOut) -> dict[str, Any]:
    version = dossier.signing.version
    assert version is not None
    return {
        "organisation": signer.organisation.name, "person": signer.person, "seat": signer.seat_title,
        "signed_at": signer.decided_at, "version": version.number, "digest": version.digest,
    }  # fmt: skip


def _indented(record: Any) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def slug(title: str) -> str:
    """A name for a file that every system can hold."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "proposal"

"""Pictures in the texts of sections: files of the section's circle, to which the live text leads by their ids."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.abilities import require
from app.access.actor import Actor
from app.core.errors import IllegalMove
from app.core.settings import of as settings_of
from app.files import queries as stored
from app.files import service as files
from app.files import storage
from app.files.models import File, FileKind
from app.proposals import policy, queries
from app.proposals.models import Proposal, Section

ABOUT: Final = "section"


def add(session: Session, actor: Actor, section_id: UUID, *, name: str, data: bytes) -> UUID:
    """Take a picture in, without what the camera noted; the id of its file.

    Raises NotFound, NotAllowed, IllegalMove where the text is locked, and what files refuse.
    """
    section, proposal = queries.section(session, actor, section_id)
    require(policy.may_add_picture(queries.roles(session, actor, proposal)))
    if not policy.is_open(proposal.state, section.state):
        raise IllegalMove(state=section.state, action="picture")
    return files.attach(
        session, actor, circle_id=section.circle_id, name=name, data=data, subject_kind=ABOUT, subject_id=section.id,
        only=FileKind.picture,
    ).id  # fmt: skip


def fingerprints(session: Session, section: Section, files: Sequence[str]) -> list[dict[str, str | None]]:
    """What the pictures of a text show, as SHA-256 of their bytes; null for what is no picture of this section's circle."""
    found = session.exec(
        select(File.id, File.sha256).where(File.circle_id == section.circle_id, col(File.id).in_(_ids(files)))
    )
    known = {str(file_id): sha256 for file_id, sha256 in found}
    return [{"file": file, "sha256": known.get(file)} for file in files]


def paths(session: Session, actor: Actor, proposal: Proposal, files: Iterable[str]) -> Mapping[str, Path]:
    """Where the bytes are of what is a picture of a section of this proposal and the actor may see."""
    wanted = _ids(files)
    if not wanted:
        return {}
    circles = select(Section.circle_id).where(Section.proposal_id == proposal.id)
    found = session.exec(
        select(File.id).where(
            col(File.id).in_(wanted), File.kind == FileKind.picture, col(File.circle_id).in_(circles),
            stored.visible(actor),
        )
    )  # fmt: skip
    return {str(file_id): storage.path_of(settings_of(session), file_id) for file_id in found}


def _ids(files: Iterable[str]) -> list[UUID]:
    found = []
    for file in files:
        with suppress(ValueError):
            found.append(UUID(file))
    return found

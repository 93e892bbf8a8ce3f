"""What was said about the conditions of a call: whoever reads the proposal reads it."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.accounts.models import Person
from app.core.rows import Row, columns, fetch
from app.files.models import File
from app.proposals.evidence.models import Evidence

_SAID: Final = ("key", "organisation_id", "answer", "words", "link", "file_id", "told_at", "version")


def told(session: Session, proposal_id: UUID) -> Mapping[tuple[str, UUID], Row]:
    """By rule and organisation, what was said last."""
    rows = fetch(
        session,
        columns(
            *(getattr(Evidence, name) for name in _SAID),
            col(File.name).label("file_name"), col(File.size).label("file_size"),
            col(Person.name).label("told_by"),
        )
        .join(Person, col(Person.id) == Evidence.told_by)
        .outerjoin(File, col(File.id) == Evidence.file_id)
        .where(col(Evidence.proposal_id) == proposal_id),
    )  # fmt: skip
    return {(row["key"], row["organisation_id"]): row for row in rows}


def evidence(session: Session, proposal_id: UUID, key: str, organisation_id: UUID) -> Evidence | None:
    """One row, once its proposal is locked."""
    wanted = select(Evidence).where(
        Evidence.proposal_id == proposal_id, Evidence.key == key, Evidence.organisation_id == organisation_id
    )
    return session.exec(wanted.execution_options(populate_existing=True)).one_or_none()

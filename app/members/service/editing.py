"""What editing records has in common: collisions told apart, and acting for others said."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.access import versions
from app.access.actor import Actor
from app.accounts.models import Person
from app.core.errors import Stale
from app.core.i18n import Language
from app.members.schemas import Written, WrittenIn
from app.outbox.models import EventRow


def require_match(session: Session, if_match: str | None, version: int, *, kind: str, subject_id: UUID) -> None:
    """Raise Invalid without an If-Match; Stale, with who changed which fields meanwhile, when it is another version.

    `kind` is the kind of event that edits of this record leave behind.
    """
    try:
        versions.require_match(if_match, version)
    except Stale as stale:
        read = (if_match or "").removeprefix("W/").strip('"')
        since = int(read) if read.isdecimal() and len(read) < len(str(2**31)) else 0
        edits = session.exec(
            select(EventRow, Person.name)
            .outerjoin(Person, col(Person.id) == EventRow.person_id)
            .where(EventRow.kind == kind, EventRow.subject_id == subject_id)
            .order_by(col(EventRow.at).desc(), col(EventRow.id).desc())
            .limit(20)
        ).all()
        later = [(row, name) for row, name in edits if row.data["version"] > since]
        if not later:
            raise
        newest, name = later[0]
        fields = sorted({field for row, _ in later for field in row.data["fields"]})
        raise Stale(version=version, fields=",".join(fields), by=name, at=newest.at.isoformat()) from stale


def behalf_of(actor: Actor, organisation_id: UUID) -> UUID | None:
    """The organisation that the actor acts for without belonging to it."""
    return None if actor.organisation_id == organisation_id else organisation_id


def written(text: str | None, language: Language | None) -> Written | None:
    return Written(language=language, text=text) if text and language else None


def said(value: WrittenIn) -> tuple[str, Language | None]:
    """Text and language to keep; an empty text is in no language."""
    return value.text, value.language if value.text.strip() else None

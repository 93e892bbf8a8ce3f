"""Reading files: what the actor's circles admit."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.accounts.models import Person
from app.circles import queries as circles
from app.core.errors import NotFound
from app.core.paging import Key
from app.core.rows import Prepared, Row, among, columns, fetch
from app.files.models import File, Hanging, Picture

NEWEST: Final = Key((col(File.id), True))
PIECE: Final = 1000
UNSENT: Final = Hanging.post_draft
"""What a file hangs on before the post is sent that it is for. Until then it is for its author alone."""


def visible(actor: Actor) -> sa.ColumnElement[bool]:
    sent = sa.or_(col(File.subject_kind) != UNSENT, col(File.uploaded_by) == actor.person_id)
    return sa.and_(circles.admits(File.circle_id, actor), sent)


def files(
    session: Session, actor: Actor, *, circle_id: UUID | None, subject_id: UUID | None, after: str | None, limit: int
) -> Sequence[Row]:
    """One row more than `limit`, newest first, each with who brought it."""
    statement = _with_person().where(visible(actor)).order_by(*NEWEST.order()).limit(limit + 1)
    if circle_id:
        statement = statement.where(col(File.circle_id) == circle_id)
    if subject_id:
        statement = statement.where(col(File.subject_id) == subject_id)
    return fetch(session, statement.where(NEWEST.beyond(after)) if after else statement)


def row(session: Session, actor: Actor, file_id: UUID) -> Row:
    """Raises NotFound when the actor may not see it."""
    found = fetch(session, _with_person().where(visible(actor), col(File.id) == file_id))
    if not found:
        raise NotFound
    return found[0]


def entity(session: Session, actor: Actor, file_id: UUID) -> File:
    """Raises NotFound when the actor may not see it."""
    found = session.exec(select(File).where(visible(actor), File.id == file_id)).one_or_none()
    if found is None:
        raise NotFound
    return found


def picture(session: Session, actor: Actor, picture_id: UUID) -> Picture:
    """Raises NotFound when the actor neither brought it nor is admitted by its circle."""
    found = session.exec(
        select(Picture).where(
            Picture.id == picture_id,
            sa.or_(circles.admits(Picture.circle_id, actor), col(Picture.uploaded_by) == actor.person_id),
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


_OF_SUBJECTS: Final = Prepared(
    columns(File.subject_id, File.id, File.name, File.kind, File.size)
    .where(
        col(File.subject_kind) == sa.bindparam("subject_kind"), among(File.subject_id, "subjects"),
        circles.admits_bound(File.circle_id),
    )
    .order_by(col(File.id))
)  # fmt: skip


def of_subjects(session: Session, actor: Actor, subject_kind: str, subject_ids: Collection[UUID]) -> Sequence[Row]:
    """The files that hang on these records and that the actor may see, oldest first."""
    return fetch(session, _OF_SUBJECTS, subject_kind=subject_kind, subjects=subject_ids, **circles.binds(actor))


def count_of(session: Session, subject_kind: str, subject_id: UUID, *, by: UUID | None = None) -> int:
    """How many hang on one record, whoever may see them; those alone that one person brought, if named."""
    hanging = [File.subject_kind == subject_kind, File.subject_id == subject_id]
    if by is not None:
        hanging.append(File.uploaded_by == by)
    return session.exec(select(sa.func.count()).select_from(File).where(*hanging)).one()


def without_row(session: Session, ids: Collection[UUID]) -> set[UUID]:
    """Those of the ids that no row has."""
    missing = set(ids)
    for table in (File, Picture):
        for some in _pieces(sorted(missing)):
            known = session.exec(select(table.id).where(col(table.id).in_(some))).all()
            missing.difference_update(known)
    return missing


def _pieces(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """So many at a time: a statement takes only some ten thousand values."""
    return (ids[start : start + PIECE] for start in range(0, len(ids), PIECE))


def _with_person() -> sa.Select[Any]:
    return columns(
        File.id, File.circle_id, File.subject_kind, File.subject_id, File.name, File.kind, File.size, File.made_at,
        col(File.uploaded_by).label("person_id"), col(Person.name).label("person_name"),
    ).join(Person, col(Person.id) == File.uploaded_by)  # fmt: skip

"""Taking files in, giving them out again, and taking them away.

Bytes are on disk before their row is written, and a row goes before its bytes do: a row never stands without them.
Bytes without a row, left by a death in between, are swept away a day later.
"""

import functools
import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col

from app.access.abilities import require
from app.access.actor import Actor
from app.circles import queries as circles
from app.circles.models import NETWORK_CIRCLE
from app.core import ids
from app.core.database import after_commit
from app.core.errors import NotFound
from app.core.paging import page_of
from app.core.rows import Row
from app.core.settings import of as settings_of
from app.files import contents, policy, queries, storage
from app.files.errors import FileTooLarge, TooManyFiles, UnsupportedFile, UnsupportedPicture
from app.files.events import FileAttached, FileErased
from app.files.models import STAYING, File, FileKind, Picture
from app.files.schemas import FileOut, FilePage
from app.outbox.events import record

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_PICTURE_BYTES: Final = 10 * 1024 * 1024
MOST_ABOUT: Final = 200
"""Files that one record may have, those included that stood there before."""
LONGEST_NAME: Final = 120


def attach(
    session: Session, actor: Actor, *, circle_id: UUID, name: str, data: bytes, subject_kind: str = "",
    subject_id: UUID | None = None, only: FileKind | None = None,
) -> File:  # fmt: skip
    """Keep a file in a circle, if it is of the kind that alone is taken.

    Raises NotFound, also for a record that does not stand in the circle; NotAllowed, FileTooLarge, TooManyFiles, and what
    `contents.read` raises.
    """
    roles = circles.roles_in(session, actor, circle_id)
    if not roles:
        raise NotFound
    require(policy.may_add(actor, roles))
    if len(data) > MOST_BYTES:
        raise FileTooLarge(most=MOST_BYTES)
    if subject_id is not None:
        if subject_kind in _places and _places[subject_kind](session, subject_id) != circle_id:
            raise NotFound
        _require_room(session, actor, subject_kind, subject_id, more=1)
    if only is FileKind.picture and not contents.looks_like_picture(data):
        raise UnsupportedPicture
    content = contents.read(data, named=name)
    if only not in {None, content.kind}:
        raise UnsupportedFile
    file = File(
        id=ids.new(),
        circle_id=circle_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        name=safe_name(name, content.ending),
        kind=content.kind,
        media_type=content.media_type,
        size=len(content.data),
        sha256=hashlib.sha256(content.data).hexdigest(),
        uploaded_by=actor.person_id,
    )
    settings = settings_of(session)
    storage.write(storage.path_of(settings, file.id), content.data)
    if content.small:
        storage.write(storage.path_of(settings, file.id, storage.SMALL_ENDING), content.small)
    session.add(file)
    session.flush()
    event = FileAttached(subject_id=file.id, circle_id=circle_id, about_kind=subject_kind, about_id=subject_id)
    record(session, actor, event)
    return file


Place = Callable[[Session, UUID], UUID | None]
_places: Final[dict[str, Place]] = {}


def places(*subject_kinds: str) -> Callable[[Place], Place]:
    """Have this asked in which circle a record of these kinds stands: what is hung on it from outside is of that one."""

    def register(asked: Place) -> Place:
        _places.update(dict.fromkeys(subject_kinds, asked))
        return asked

    return register


def _require_room(session: Session, actor: Actor, subject_kind: str, subject_id: UUID, *, more: int) -> None:
    """What nobody else sees yet counts for whoever brought it."""
    by = actor.person_id if subject_kind == queries.UNSENT else None
    if queries.count_of(session, subject_kind, subject_id, by=by) + more > MOST_ABOUT:
        raise TooManyFiles(most=MOST_ABOUT)


def safe_name(name: str, ending: str) -> str:
    """A name that no file system or header stumbles over, ending as its content does."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(
        c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C" and c not in '<>:"|?*'
    )
    stem = kept.rpartition(".")[0] or kept
    stem = " ".join(stem.split()).strip(". ")[: LONGEST_NAME - len(ending) - 1]
    return f"{stem or 'file'}.{ending}"


def page(
    session: Session, actor: Actor, *, circle_id: UUID | None, subject_id: UUID | None, after: str | None, limit: int
) -> FilePage:
    found = queries.files(session, actor, circle_id=circle_id, subject_id=subject_id, after=after, limit=limit)
    kept, following = page_of(found, limit=limit, key=lambda row: (row["id"],))
    return FilePage(items=_out(session, actor, kept), next=following)


def show(session: Session, actor: Actor, file_id: UUID) -> FileOut:
    """Raises NotFound when the actor may not see it."""
    return _out(session, actor, [queries.row(session, actor, file_id)])[0]


def _out(session: Session, actor: Actor, rows: Sequence[Row]) -> list[FileOut]:
    roles = {circle_id: circles.roles_in(session, actor, circle_id) for circle_id in {row["circle_id"] for row in rows}}
    return [
        FileOut(
            **row,
            content=f"/api/files/{row['id']}/content",
            abilities=policy.on_file(actor, row["person_id"], row["subject_kind"], roles[row["circle_id"]]),
        )
        for row in rows
    ]


def hang(
    session: Session, actor: Actor, file_ids: Sequence[UUID], *, circle_id: UUID, subject_kind: str, subject_id: UUID
) -> None:
    """Let files that the actor brought into this circle belong to a record there. Raises NotFound, TooManyFiles.

    A file that belongs to a record from which nobody takes it away belongs to no other.
    """
    for file_id in file_ids:
        file = queries.entity(session, actor, file_id)
        kept = file.subject_kind in {subject_kind, *STAYING}
        taken = kept and (file.subject_kind, file.subject_id) != (subject_kind, subject_id)
        if file.uploaded_by != actor.person_id or file.circle_id != circle_id or taken:
            raise NotFound
        file.subject_kind, file.subject_id = subject_kind, subject_id
        session.add(file)
    session.flush()
    if file_ids:
        _require_room(session, actor, subject_kind, subject_id, more=0)


def move(session: Session, subject_kind: str, subject_ids: Sequence[UUID], *, circle_id: UUID) -> None:
    """Let the files of these records belong to another circle, as their room has decided for the records."""
    session.connection().execute(
        update(File)
        .where(col(File.subject_kind) == subject_kind, col(File.subject_id).in_(subject_ids))
        .values(circle_id=circle_id)
    )


def erase_of(session: Session, actor: Actor, subject_kind: str, subject_id: UUID) -> None:
    """Take away all files of a record, which its room has decided; their bytes once this is committed."""
    for row in queries.of_subjects(session, actor, subject_kind, [subject_id]):
        _erase(session, actor, queries.entity(session, actor, row["id"]))


def erase(session: Session, actor: Actor, file_id: UUID) -> None:
    """Take a file away, its bytes once this is committed. Raises NotFound and NotAllowed."""
    file = queries.entity(session, actor, file_id)
    require(
        policy.on_file(
            actor, file.uploaded_by, file.subject_kind, circles.roles_in(session, actor, file.circle_id)
        ).erase
    )
    _erase(session, actor, file)


def _erase(session: Session, actor: Actor, file: File) -> None:
    event = FileErased(
        subject_id=file.id, circle_id=file.circle_id, about_kind=file.subject_kind, about_id=file.subject_id
    )
    session.delete(file)
    _remove(session, file.id)
    record(session, actor, event)


def another_picture(session: Session, actor: Actor, before: UUID | None, data: bytes | None) -> UUID | None:
    """Keep another photograph or logo for the network, or none, in place of the one before; its id.

    Raises FileTooLarge, UnreadablePicture and PictureTooLarge.
    """
    after = None if data is None else keep_picture(session, actor, data)
    if before:
        drop_picture(session, before)
    return after


def keep_picture(session: Session, actor: Actor, data: bytes) -> UUID:
    """Keep a photograph or logo for the network; its id. Raises FileTooLarge, UnreadablePicture, PictureTooLarge."""
    if len(data) > MOST_PICTURE_BYTES:
        raise FileTooLarge(most=MOST_PICTURE_BYTES)
    small, large = contents.pictures(data, contents.SMALL, contents.LARGE)
    picture = Picture(id=ids.new(), circle_id=NETWORK_CIRCLE, uploaded_by=actor.person_id)
    settings = settings_of(session)
    storage.write(storage.path_of(settings, picture.id, storage.SMALL_ENDING), small)
    storage.write(storage.path_of(settings, picture.id), large)
    session.add(picture)
    session.flush()
    return picture.id


def drop_picture(session: Session, picture_id: UUID) -> None:
    """Take a picture away, its bytes once this is committed; nothing if it is gone."""
    picture = session.get(Picture, picture_id)
    if picture is None:
        return
    session.delete(picture)
    _remove(session, picture_id)


def _remove(session: Session, file_id: UUID) -> None:
    settings = settings_of(session)
    paths = [storage.path_of(settings, file_id, size) for size in ("", storage.SMALL_ENDING)]
    after_commit(session, functools.partial(storage.remove, *paths))


def sweep(session: Session) -> None:
    """Remove bytes that no row claims."""
    found = list(storage.old(settings_of(session)))
    unclaimed = queries.without_row(session, {file_id for _, file_id in found if file_id})
    gone = [path for path, file_id in found if file_id is None or file_id in unclaimed]
    storage.remove(*gone)

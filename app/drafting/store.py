"""The log of a draft and its compacted state: what is written here is the truth, rooms are copies of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from app.core import clock
from app.core.database import Database
from app.core.rows import among
from app.drafting import content
from app.drafting.models import Draft, DraftState, DraftTick
from app.drafting.protocol import read_state


class LogDamaged(Exception):
    """Ticks are missing: nobody writes on until somebody has looked."""


class CompactionFailed(Exception):
    """What was encoded anew is not what it was made of; the log stays as it is."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything a room is made of."""

    generation: int
    schema_version: int
    head: int
    state: bytes
    retired: frozenset[int]
    ticks: Sequence[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Tick:
    """What is to be appended. `generation` is that of the room which made it."""

    draft_id: UUID
    generation: int
    content: bytes


_HEAD = (
    sa.update(Draft)
    .where(col(Draft.id) == sa.bindparam("of"), col(Draft.generation) == sa.bindparam("in_generation"))
    .values(head=col(Draft.head) + 1)
    .returning(col(Draft.head))
)
_APPEND = sa.insert(DraftTick)
_WHOLE = (
    sa.select(
        col(Draft.generation), col(Draft.schema_version), col(Draft.head), col(DraftState.until),
        col(DraftState.state), col(DraftState.retired),
    )
    .join(DraftState, col(DraftState.draft_id) == col(Draft.id))
    .where(col(Draft.id) == sa.bindparam("of"))
)  # fmt: skip
_UNTIL = (
    sa.select(col(Draft.generation), col(DraftState.until))
    .join(DraftState, col(DraftState.draft_id) == col(Draft.id))
    .where(col(Draft.id) == sa.bindparam("of"))
)
_STANDS = sa.select(col(Draft.id), col(Draft.generation), col(Draft.schema_version), col(Draft.head))


def load(session: Session, draft_id: UUID) -> Loaded | None:
    """The draft with its log; None when there is none. Takes no lock: read again when it was compacted meanwhile."""
    while True:
        found = session.connection().execute(_WHOLE, {"of": draft_id}).one_or_none()
        if found is None:
            return None
        ticks = since(session, draft_id, found.until)
        now = session.connection().execute(_UNTIL, {"of": draft_id}).one_or_none()
        if now is not None and tuple(now) == (found.generation, found.until):
            break
    numbers = [number for number, _ in ticks]
    if numbers != list(range(found.until + 1, found.until + 1 + len(ticks))) or found.until + len(ticks) < found.head:
        msg = f"the log of draft {draft_id} has a gap"
        raise LogDamaged(msg)
    retired = frozenset(read_state(found.retired or b"\0"))
    head = found.until + len(ticks)
    return Loaded(found.generation, found.schema_version, head, bytes(found.state), retired, ticks)


def since(session: Session, draft_id: UUID, number: int) -> Sequence[tuple[int, bytes]]:
    """The ticks after this one, in order."""
    found = session.connection().execute(
        sa.select(col(DraftTick.number), col(DraftTick.content))
        .where(col(DraftTick.draft_id) == draft_id, col(DraftTick.number) > number)
        .order_by(col(DraftTick.number))
    )
    return [(row[0], bytes(row[1])) for row in found]


def stands(session: Session, draft_ids: Collection[UUID]) -> Mapping[UUID, tuple[int, int, int]]:
    """Generation, schema version and head of these drafts, of those that there still are."""
    found = session.connection().execute(_STANDS.where(col(Draft.id).in_(draft_ids)))
    return {row[0]: (row[1], row[2], row[3]) for row in found}


_TEXTS: Any = sa.union_all(
    sa.select(
        col(Draft.id),
        col(Draft.generation),
        col(DraftState.until).label("number"),
        col(DraftState.state).label("content"),
    )
    .join(DraftState, col(DraftState.draft_id) == col(Draft.id))
    .where(among(Draft.id, "which")),
    sa.select(col(Draft.id), col(Draft.generation), col(DraftTick.number), col(DraftTick.content))
    .join(DraftState, col(DraftState.draft_id) == col(Draft.id))
    .join(DraftTick, col(DraftTick.draft_id) == col(Draft.id))
    .where(among(Draft.id, "which"), col(DraftTick.number) > col(DraftState.until)),
).order_by("id", "number")


def texts(session: Session, draft_ids: Collection[UUID]) -> Mapping[UUID, tuple[int, int, Sequence[bytes]]]:
    """Generation, head, and the state with the ticks after it, of these drafts, all of one moment."""
    found: dict[UUID, tuple[int, int, list[bytes]]] = {}
    for row in session.connection().execute(_TEXTS, {"which": list(draft_ids)}):
        parts = found[row.id][2] if row.id in found else []
        parts.append(bytes(row.content))
        found[row.id] = (row.generation, row.number, parts)
    return found


def append(database: Database, ticks: Sequence[Tick]) -> list[int | None]:
    """Append them all in one transaction. Their numbers; None for one whose text began anew meanwhile."""
    numbers: dict[int, int | None] = {}
    rows: list[dict[str, Any]] = []
    # In one order everywhere, so that two processes never wait for each other.
    ordered = sorted(range(len(ticks)), key=lambda place: ticks[place].draft_id)
    now = clock.now()
    with database.hastily() as connection:
        for place in ordered:
            tick = ticks[place]
            head = connection.execute(_HEAD, {"of": tick.draft_id, "in_generation": tick.generation}).scalar()
            numbers[place] = head
            if head is not None:
                rows.append({"draft_id": tick.draft_id, "number": head, "content": tick.content, "made_at": now})
        if rows:
            connection.execute(_APPEND, rows)
    return [numbers[place] for place in range(len(ticks))]


def compact(session: Session, draft_id: UUID) -> int:
    """Encode the text anew, write it, read it again, compare, and only then let go of old ticks. How many went.

    Raises CompactionFailed, and nothing has changed.
    """
    draft = session.get(Draft, draft_id, with_for_update=True)
    if draft is None:
        return 0
    row = session.get_one(DraftState, draft_id, populate_existing=True)
    ticks = since(session, draft_id, row.until)
    if not ticks:
        return 0
    whole = content.of(row.state, [tick for _, tick in ticks])
    if not content.knows(whole, row.state, [tick for _, tick in ticks]):
        raise CompactionFailed
    row.state, row.until = whole.get_update(), ticks[-1][0]
    session.flush()
    session.refresh(row)
    again = content.of(row.state, ())
    if not content.same(whole, again) or row.until != ticks[-1][0]:
        raise CompactionFailed
    if ticks[-1][0] - ticks[0][0] != len(ticks) - 1:
        raise CompactionFailed
    gone = sa.delete(DraftTick).where(col(DraftTick.draft_id) == draft_id, col(DraftTick.number) <= row.until)
    return session.connection().execute(gone).rowcount

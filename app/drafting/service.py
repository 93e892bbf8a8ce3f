"""What rooms above do with drafts: begin one, begin it anew, read it. Call within the transaction of the change."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from pycrdt import Doc, merge_updates
from sqlmodel import Session, col

from app.core import clock
from app.core.database import after_commit
from app.core.errors import NotFound
from app.drafting import content, store, telling
from app.drafting.models import Draft, DraftState, DraftTick
from app.drafting.protocol import read_state, write_state


class Stand(NamedTuple):
    """How far a draft is: which beginning of the text, what an editor must know, and the number of the log's last tick."""

    generation: int
    schema_version: int
    head: int


def begin(session: Session, *, state: bytes = b"", schema_version: int = 1, draft_id: UUID | None = None) -> UUID:
    """A new draft. What it begins with is written here, once, and never by an editor that finds it empty."""
    draft = (
        Draft(schema_version=schema_version) if draft_id is None else Draft(id=draft_id, schema_version=schema_version)
    )
    session.add(draft)
    session.flush()
    session.add(DraftState(draft_id=draft.id, state=state))
    session.flush()
    return draft.id


def begin_anew(session: Session, draft_id: UUID, state: bytes, *, schema_version: int | None = None) -> int:
    """Put other structures in the place of the text: the new generation. Clients with older ones are refused.

    Under the lock of the draft's row, as every tick and every compaction.
    """
    draft = session.get(Draft, draft_id, with_for_update=True)
    if draft is None:
        raise NotFound
    row = session.get_one(DraftState, draft_id, populate_existing=True)
    before = content.of(row.state, [tick for _, tick in store.since(session, draft_id, row.until)])
    after = content.of(state, ())
    kept = read_state(after.get_state())
    retired = read_state(row.retired or b"\0") | read_state(before.get_state())
    row.retired = write_state({writer: clock for writer, clock in retired.items() if writer not in kept})
    row.state, row.until = state, draft.head
    draft.generation += 1
    draft.schema_version = schema_version or draft.schema_version
    session.connection().execute(sa.delete(DraftTick).where(col(DraftTick.draft_id) == draft_id))
    session.flush()
    rights_changed(session, draft_id)
    return draft.generation


def raise_schema(session: Session, draft_id: UUID, version: int) -> None:
    """From now on editors that know an older schema only read."""
    draft = session.get(Draft, draft_id, with_for_update=True)
    if draft is None:
        raise NotFound
    draft.schema_version = max(draft.schema_version, version)
    rights_changed(session, draft_id)


def read(session: Session, draft_id: UUID) -> Doc[Any]:
    """The text as the log has it."""
    loaded = store.load(session, draft_id)
    if loaded is None:
        raise NotFound
    return content.of(loaded.state, [tick for _, tick in loaded.ticks])


def amend(session: Session, draft_id: UUID, change: Callable[[Doc[Any]], None]) -> None:
    """Change a text on somebody's behalf, as one more tick of its log; whoever has it open is shown it at once.

    Raises NotFound.
    """
    draft = session.get(Draft, draft_id, with_for_update=True, populate_existing=True)
    if draft is None:
        raise NotFound
    document = read(session, draft_id)
    made: list[bytes] = []
    watch = document.observe(lambda event: made.append(event.update))
    with document.transaction():
        change(document)
    document.unobserve(watch)
    if made:
        draft.head += 1
        session.add(draft)
        session.add(DraftTick(draft_id=draft_id, number=draft.head, content=merge_updates(*made), made_at=clock.now()))
        session.flush()
        rights_changed(session, draft_id)


def stands(session: Session, draft_ids: Collection[UUID]) -> Mapping[UUID, Stand]:
    """How far these drafts are, of those that there are."""
    return {draft_id: Stand(*row) for draft_id, row in store.stands(session, draft_ids).items()}


def texts(session: Session, draft_ids: Collection[UUID]) -> Mapping[UUID, tuple[int, int, Doc[Any]]]:
    """Several texts as the log has them, each with its generation and head, in one statement however many."""
    return {
        draft_id: (generation, head, content.of(parts[0], parts[1:]))
        for draft_id, (generation, head, parts) in store.texts(session, draft_ids).items()
    }


def rights_changed(session: Session, draft_id: UUID) -> None:
    """Ask again, once this transaction is committed, who may do what here; sockets whose answer differs are closed."""
    after_commit(session, lambda: telling.ask_again(draft_id))


def rights_of_person_changed(session: Session, person_id: UUID) -> None:
    """Ask again, once this transaction is committed, what this person may do in every draft that they have open."""
    after_commit(session, lambda: telling.ask_again(person_id=person_id))

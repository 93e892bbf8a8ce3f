"""The desk: what needs me first, the board, and the same as a table. A fixed number of statements each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock
from app.core.paging import Page, page_of
from app.core.rows import Row, fetch
from app.exchanges import lists
from app.exchanges.codes import State
from app.exchanges.lists import Filters
from app.exchanges.queries import seat_refs
from app.exchanges.schemas import SeatRef
from app.exchanges.service.reading import rows_out
from app.secretariat import queries
from app.secretariat.schemas import ColumnOut, DeskOut, DeskRow, Need

FIRST: Final = 6
MOST_NEEDS: Final = 10


def desk(session: Session, actor: Actor, *, filters: Filters, unowned: bool = False) -> DeskOut:
    """What needs me and of how many, whatever the filters; and the board within them."""
    everything = queries.sent(actor, Filters())
    conditions, bound = queries.sent(actor, filters, unowned=unowned), lists.bound(actor, filters)
    needing = fetch(session, queries.needing(everything, actor, most=MOST_NEEDS))
    (number,) = fetch(session, queries.running_count(everything, actor))
    board = fetch(session, queries.board(conditions, most=FIRST), **bound)
    counts = {row["state"]: row["number"] for row in fetch(session, queries.counts(conditions), **bound)}
    owner_ids = [row["id"] for row in fetch(session, queries.owners())]
    rows, seats = _rows(session, [*needing, *board], also=owner_ids)
    by_id = {row.id: row for row in rows}
    return DeskOut(
        needs_me=[by_id[row["id"]] for row in needing],
        needs_me_count=number["needing"],
        running_count=number["running"],
        columns=[
            ColumnOut(
                column=column,
                states=list(states),
                count=sum(counts.get(state, 0) for state in states),
                items=[by_id[row["id"]] for row in board if row["state"] in states],
            )
            for column, states in queries.STATES.items()
            if not filters.states or filters.states & set(states)
        ],
        owners=[seats[owner_id] for owner_id in owner_ids],
    )


def table(
    session: Session, actor: Actor, *, filters: Filters, unowned: bool, after: str | None, limit: int
) -> Page[DeskRow]:
    """All exchanges on the desk, what is due first before what is due later."""
    found = queries.page(queries.sent(actor, filters, unowned=unowned), after=after, limit=limit)
    kept, following = page_of(fetch(session, found, **lists.bound(actor, filters)), limit=limit, key=queries.key)
    return Page(items=_rows(session, kept)[0], next=following)


def _rows(
    session: Session, rows: Sequence[Row], *, also: Iterable[UUID] = ()
) -> tuple[list[DeskRow], Mapping[UUID, SeatRef]]:
    found = seat_refs(session, (*(row["owner_seat_id"] for row in rows), *also))
    seats = {seat_id: SeatRef(**row) for seat_id, row in found.items() if seat_id is not None}
    now = clock.now()
    return [
        DeskRow(
            **shown.model_dump(),
            owner=seats.get(row["owner_seat_id"]),
            submitted_at=row["submitted_at"],
            age_days=(now - (row["submitted_at"] or row["created_at"])).days,
            need=_need(row, late=shown.late),
        )
        for row, shown in zip(rows, rows_out(session, rows), strict=True)
    ], seats


def _need(row: Row, *, late: bool) -> Need | None:
    if row["held_at"] is not None:
        return Need.review if row["review_on"] and row["review_on"] <= clock.now().date() else None
    waits = {State.submitted: Need.triage, State.open: Need.first_match}.get(row["state"])
    return waits or (Need.late if late else None)

"""The desk's table as a file, read and sent page by page, so that a large one takes no more memory than a small one."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import anyio.to_thread

from app.access.actor import Actor
from app.access.runtime import Runtime
from app.core import spreadsheets
from app.core.i18n import Texts
from app.core.paging import Page
from app.exchanges.lists import Filters
from app.secretariat import service
from app.secretariat.schemas import DeskRow

PAGE: Final = 200
COLUMNS: Final = (
    "title", "organisation", "country", "requester", "peer", "state", "on_hold", "lane", "next_step", "next_date", "late",
    "sent", "age", "owner", "language", "topics", "address",
)  # fmt: skip
say: Final = Texts("app.secretariat")
_of_exchange: Final = Texts("app.exchanges")


async def lines(runtime: Runtime, actor: Actor, *, filters: Filters, unowned: bool) -> AsyncIterator[str]:
    """The file in parts: its head in the reader's language, then a page at a time, what is due first at the top."""

    def read(after: str | None) -> Page[DeskRow]:
        with runtime.database.reading() as session:
            return service.table(session, actor, filters=filters, unowned=unowned, after=after, limit=PAGE)

    yield spreadsheets.BYTE_ORDER_MARK + spreadsheets.rows(
        [[say(f"column.{name}", actor.language) for name in COLUMNS]]
    )
    after = None
    while True:
        page = await anyio.to_thread.run_sync(read, after, limiter=runtime.threads)
        yield spreadsheets.rows(_line(row, actor, runtime.settings.origin) for row in page.items)
        after = page.next
        if after is None:
            return


def _line(row: DeskRow, actor: Actor, origin: str) -> list[object]:
    return [
        row.title,
        row.organisation.name,
        row.organisation.country,
        row.requester.person_name or row.requester.title,
        row.peer.name if row.peer else "",
        _of_exchange(f"state.{row.state}", actor.language),
        _yes(actor, so=row.on_hold),
        say(f"lane.{row.lane}", actor.language),
        say(f"step.{row.due_step}", actor.language) if row.due_step else "",
        _day(actor, row.due_at),
        _yes(actor, so=row.late),
        _day(actor, row.submitted_at),
        row.age_days,
        row.owner.person_name if row.owner else "",
        row.language.value,
        ", ".join(row.topics),
        f"{origin}/exchanges/{row.id}",
    ]


def _day(actor: Actor, moment: datetime | None) -> str:
    """The day as the reader's clock has it; nothing without a moment."""
    return moment.astimezone(ZoneInfo(actor.zone)).date().isoformat() if moment else ""


def _yes(actor: Actor, *, so: bool) -> str:
    return say("yes", actor.language) if so else ""

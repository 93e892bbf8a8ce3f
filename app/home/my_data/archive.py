"""The archive, written and sent piece by piece: a long life in the network takes no more memory than a short one.

Each step asks anew who calls and what they may read, and so does each file; between two, neither connection nor thread is
held. When the caller loses their access on the way the archive breaks off before its table of contents.
"""

import io
import json
import zipfile
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from datetime import date
from functools import cache, partial
from typing import IO, Any, Final
from uuid import UUID

import anyio.to_thread
from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock
from app.core.i18n import Texts, day, time_of_day
from app.core.settings import Settings
from app.files import storage
from app.home.my_data import reading
from app.home.my_data.schemas import FORMAT, MyData

Step = Callable[[Callable[[Session, Actor], Any]], Awaitable[Any]]
"""Does something in a session that cannot write, with the rights that the caller has at that moment."""
MEDIA_TYPE: Final = "application/zip"
FILES: Final = ("files", "pictures")
PIECE: Final = 1024 * 1024
say: Final = Texts("app.home")
_in_thread: Final = anyio.to_thread.run_sync


async def pieces(step: Step, settings: Settings) -> AsyncIterator[bytes]:
    """The archive from its first byte to its last. Raises what a step raises."""
    sent = _Sent()
    with zipfile.ZipFile(sent, "w") as archive:
        archive.writestr(_entry("README.txt"), await step(partial(_readme, settings=settings)))
        archive.writestr(_entry("data.schema.json"), _schema())
        with archive.open(_entry("data.json"), "w", force_zip64=True) as entry:
            async with aclosing(_data(step, settings)) as data:
                async for written in data:
                    await _in_thread(entry.write, written)
                    if piece := sent.taken():
                        yield piece
        for name in FILES:
            async for rows in _pages(step, name):
                for row in rows:
                    if row["path"] is None or not await step(partial(reading.opens, name=name, row_id=row["id"])):
                        continue
                    async with aclosing(_file(archive, settings, row)) as file:
                        async for _ in file:
                            yield sent.taken()
    yield sent.taken()


async def _data(step: Step, settings: Settings) -> AsyncGenerator[bytes]:
    """`data.json`, a page at a time."""
    head = {"format": FORMAT, "site": settings.origin, "made_at": clock.now(), "person": await step(reading.person)}
    yield _json(head)[:-1]
    for name in reading.PARTS:
        yield f',\n"{name}": ['.encode()
        between = b"\n"
        async for rows in _pages(step, name):
            yield await _in_thread(_lines, rows, between)
            between = b",\n"
        yield b"]"
    yield b"}\n"


async def _pages(step: Step, name: str) -> AsyncIterator[Sequence[dict[str, Any]]]:
    after = None
    while True:
        rows, after = await step(partial(reading.page, name=name, after=after))
        if rows:
            yield rows
        if after is None:
            return


async def _file(archive: zipfile.ZipFile, settings: Settings, row: dict[str, Any]) -> AsyncGenerator[None]:
    """Put a file into the archive; nothing where it was taken away since."""
    with (
        suppress(FileNotFoundError),
        await _in_thread(_opened, settings, row["id"]) as source,
        archive.open(_entry(row["path"]), "w") as entry,
    ):
        while piece := await _in_thread(source.read, PIECE):
            await _in_thread(entry.write, piece)
            yield


def _opened(settings: Settings, file_id: UUID) -> IO[bytes]:
    return storage.path_of(settings, file_id).open("rb")


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, clock.now().timetuple()[:6])
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def _readme(_session: Session, actor: Actor, *, settings: Settings) -> str:
    """What the archive holds and what it does not, in the person's language."""
    now, language = clock.now(), actor.language
    told = {"network": settings.network_name, "site": settings.origin, "name": actor.name}
    moment = {"day": day(now, language, actor.zone), "time": time_of_day(now, language, actor.zone), "zone": actor.zone}
    parts = [f"- {name}: " + say(f"part.{name}", language) for name in ("person", *reading.PARTS)]
    return "\n\n".join(
        [
            say("my_data.opening", language, **told, **moment),
            say("my_data.files", language),
            say("my_data.conversations", language),
            say("my_data.seats", language),
            say("my_data.others", language),
            "\n".join([say("my_data.parts", language), *parts]),
            settings.contact_email or settings.origin,
        ]
    )


@cache
def _schema() -> bytes:
    return json.dumps(MyData.model_json_schema(), indent=1).encode()


def _lines(rows: Sequence[dict[str, Any]], between: bytes) -> bytes:
    return between + b",\n".join(map(_json, rows))


def _json(value: object) -> bytes:
    """As UTF-8, which half of a character that some old row may hold has no place in."""
    return json.dumps(value, ensure_ascii=False, default=_plain).encode("utf-8", "replace")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


class _Sent(io.RawIOBase):
    """Where the archive is written: each time it is asked, it hands on what has come since."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken

"""Bytes in the data folder, each under the id of its row."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

from app.core.settings import Settings

SMALL_ENDING: Final = "-small"
UNCLAIMED_FOR: Final = 24 * 3600.0
"""Seconds after which bytes without a row are nobody's: no transaction lasts that long."""


def path_of(settings: Settings, file_id: UUID, size: str = "") -> Path:
    """Where the bytes of a row are, one folder for each of 256 endings of ids, which UUIDv7 spread evenly."""
    return settings.data_dir / "files" / file_id.hex[-2:] / f"{file_id.hex}{size}"


def write(path: Path, data: bytes) -> None:
    """Have the bytes on disk, whole, before this returns; a death on the way leaves a temporary file only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    coming = path.with_name(f".{path.name}.{os.getpid()}")
    with coming.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    coming.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def remove(*paths: Path) -> None:
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()


def old(settings: Settings) -> Iterator[tuple[Path, UUID | None]]:
    """Files that have been there for longer than any upload takes, each with the id of its row if its name has one."""
    before = time.time() - UNCLAIMED_FOR
    for path in (settings.data_dir / "files").glob("??/*"):
        if path.stat().st_mtime < before:
            try:
                yield path, UUID(path.name.removesuffix(SMALL_ENDING))
            except ValueError:
                yield path, None

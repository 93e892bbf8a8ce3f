"""The pictures of a paper, as JPEG, which every word processor shows.

They are so many and so large that a Word file with all of them may come back, and that nobody waits long for it. A picture
that is not there or finds no room is a line that says what it shows.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.core.errors import Busy
from app.files import contents
from app.files.contents import Jpeg
from app.files.errors import PictureTooLarge, UnreadablePicture
from app.proposals.documents import model
from app.proposals.documents.model import Block, Picture

MOST: Final = 24
"""Places at which one is shown: some programs' files hold a picture once for each."""
MOST_BYTES: Final = 6 * 1024 * 1024
"""Of all together."""
SIDES: Final = (1_600, 1_000, 640)
TALLEST: Final = 125
"""Per cent of the line's width: taller ones are set narrower, so that they stay on one page."""
SECONDS: Final = 15
_turns: Final = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that lies beside the paper under a name of ours."""

    name: str
    jpeg: Jpeg

    def width_of(self, picture: Picture) -> int:
        """Per cent of the line."""
        return min(picture.width, _widest(self.jpeg))


Shots = Mapping[str, Shot]
"""By what the text says of their files."""
NONE: Final[Shots] = MappingProxyType({})


def taken(blocks: Iterable[Block], paths: Mapping[str, Path]) -> Shots:
    """Those that go into the paper. Raises Busy when too many papers are being made."""
    wanted = _wanted(picture.file for picture in model.pictures(blocks) if picture.file in paths)
    if not wanted:
        return NONE
    if not _turns.acquire(timeout=SECONDS):
        raise Busy(seconds=SECONDS)
    try:
        return _taken(wanted, paths)
    finally:
        _turns.release()


def _wanted(shown: Iterable[str]) -> dict[str, int]:
    """The first that find room, each with how often it is shown."""
    found: dict[str, int] = {}
    room = MOST
    for file, times in Counter(shown).items():
        if times <= room:
            found[file] = times
            room -= times
    return found


def _taken(wanted: Mapping[str, int], paths: Mapping[str, Path]) -> Shots:
    found: dict[str, Shot] = {}
    left, places = MOST_BYTES, sum(wanted.values())
    for number, (file, times) in enumerate(wanted.items(), start=1):
        jpeg = _jpeg(paths[file], most=left // places)
        places -= times
        if jpeg is not None and _widest(jpeg):
            left -= len(jpeg.data) * times
            found[file] = Shot(f"{number}.jpg", jpeg)
    return found


def _widest(jpeg: Jpeg) -> int:
    """Per cent of the line at which it stays on one page; 0 where that is none."""
    return TALLEST * jpeg.width // jpeg.height


def _jpeg(path: Path, *, most: int) -> Jpeg | None:
    """None for what is gone, is no picture any more, or is too large at any size."""
    try:
        return contents.as_jpeg(path.read_bytes(), SIDES, most=most)
    except (OSError, UnreadablePicture, PictureTooLarge):
        return None


def files_of(shots: Shots) -> dict[str, bytes]:
    """As programs are given them."""
    return {shot.name: shot.jpeg.data for shot in shots.values()}

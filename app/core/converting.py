"""Documents converted by pandoc, in a process of its own with limits on time, memory and what it may write.

Only the program is called, with `--sandbox`: it reads what it is given and no other file, and fetches nothing. It runs in
a directory that goes with it and holds what it is given. What cannot be converted in time ends with its process, not with ours.
"""

import subprocess
import sys
import threading
from collections.abc import Mapping
from functools import cache
from importlib import util
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final

from app.core.errors import Busy, Problem

SECONDS: Final = 15
MEMORY: Final = 2 * 1024 * 1024 * 1024
HEAP_MEGABYTES: Final = 512
LARGEST: Final = 32 * 1024 * 1024
NO_FILES: Final[Mapping[str, bytes]] = MappingProxyType({})
_ADMIT: Final = "--epub-embed-font="
"""The option by which the program's sandbox takes any file in, whatever is written."""
AT_ONCE: Final = 2
_turns: Final = threading.BoundedSemaphore(AT_ONCE)
_NOT_READ: Final = frozenset({64, 65, 66, 84, 92, 94, 95})
"""How pandoc ends when it was given what it cannot read."""

# Run by a Python that knows nothing of the application: limits first, then the program takes its place.
_CHILD: Final = """
import os, resource, sys
seconds, memory, largest = (int(each) for each in sys.argv[1:4])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
os.execv(sys.argv[4], sys.argv[4:])
"""


class NoConverter(Problem):
    """pandoc is not installed here; PDF, plain text and workbooks need none."""

    code, status = "no_converter", 503


class Unconvertible(Exception):
    """What was given cannot be read as what it is said to be, or is more than the limits allow."""


@cache
def program() -> str | None:
    """Where pandoc is: that of the package `pypandoc_binary`, else the machine's; None where there is none."""
    package = util.find_spec("pypandoc")
    if package is not None and package.origin:
        carried = Path(package.origin).parent / "files" / "pandoc"
        if carried.is_file():
            return str(carried)
    return which("pandoc")


def convert(
    data: bytes, *, source: str, target: str, options: tuple[str, ...] = (), files: Mapping[str, bytes] = NO_FILES
) -> bytes:
    """The document in another format of pandoc's. `files` are what it may lead to, by names of ours.

    Raises NoConverter, Busy when too many are being converted or this one took too long, and Unconvertible.
    """
    found = program()
    if found is None:
        raise NoConverter
    if not _turns.acquire(timeout=SECONDS):
        raise Busy(seconds=SECONDS)
    try:
        return _run(found, data, source, target, options, files)
    finally:
        _turns.release()


def _run(
    pandoc: str, data: bytes, source: str, target: str, options: tuple[str, ...], files: Mapping[str, bytes]
) -> bytes:
    limits = [str(SECONDS), str(MEMORY), str(LARGEST)]
    with TemporaryDirectory(prefix="pacto-document-") as empty:
        admitted = [f"{_ADMIT}{name}" for name in files]
        asked = [
            pandoc,
            "--sandbox",
            f"--from={source}",
            f"--to={target}",
            "--output=made",
            *options,
            *admitted,
            "given",
        ]
        memory = ["+RTS", f"-M{HEAP_MEGABYTES}M", "-xr1G", "-RTS"]
        for name, content in {**files, "given": data}.items():
            Path(empty, name).write_bytes(content)
        try:
            done = subprocess.run(  # noqa: S603 - our own Python, the program that was found, and our own words
                [sys.executable, "-I", "-c", _CHILD, *limits, *asked, *memory],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                check=False,
                cwd=empty,
                env={"PATH": "", "LANG": "C.UTF-8", "HOME": empty},
            )
        except subprocess.TimeoutExpired as error:
            raise Busy(seconds=SECONDS) from error
        made = Path(empty, "made")
        if done.returncode == 0 and made.is_file() and made.stat().st_size <= LARGEST:
            return made.read_bytes()
    if done.returncode < 0 or done.returncode in _NOT_READ or _exhausted(done.stderr):
        raise Unconvertible
    msg = done.stderr.decode(errors="replace")[-2000:]
    raise RuntimeError(msg)


def _exhausted(said: bytes) -> bool:
    return b"heap exhausted" in said.lower() or b"heap overflow" in said.lower()

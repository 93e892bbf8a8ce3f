"""Pages as PDF through Typst, in a process of its own with limits on time and memory.

What people wrote reaches the template as data (`json(bytes(sys.inputs.data))`), where it is text and never markup. The
template can read no file but those it is given, and a page that cannot be set in time ends with its process, not with ours.
"""

import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final

import orjson

from app.core.errors import Busy

SECONDS: Final = 15
MEMORY: Final = 1024 * 1024 * 1024
LARGEST: Final = 8 * 1024 * 1024
NO_FILES: Final[Mapping[str, bytes]] = MappingProxyType({})
AT_ONCE: Final = 2
_turns: Final = threading.BoundedSemaphore(AT_ONCE)

# Run by a Python that knows nothing of the application: limits first, then one compilation.
_CHILD: Final = """
import resource, sys
seconds, memory = int(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
import datetime, json, typst
given = json.load(sys.stdin.buffer)
root = sys.argv[3]
made = datetime.datetime.fromisoformat(given["made_at"])
pdf = typst.compile(
    given["template"].encode(), root=root, sys_inputs={"data": given["data"]}, timestamp=made, format="pdf",
)
sys.stdout.buffer.write(pdf)
"""


class TypesettingError(Exception):
    """The template itself is at fault: a page that no reader can mend."""


def pdf(template: str, data: Mapping[str, Any], *, made_at: datetime, files: Mapping[str, bytes] = NO_FILES) -> bytes:
    """The page. `files` are what the template may read, by names of ours.

    Raises Busy when too many are being set or this one took too long, TypesettingError for our own fault.
    """
    if not _turns.acquire(timeout=SECONDS):
        raise Busy(seconds=SECONDS)
    try:
        return _run(template, data, made_at, files)
    finally:
        _turns.release()


def _run(template: str, data: Mapping[str, Any], made_at: datetime, files: Mapping[str, bytes]) -> bytes:
    given = orjson.dumps(
        {
            "template": template,
            "data": orjson.dumps(data).decode(),
            "made_at": made_at.replace(microsecond=0).isoformat(),
        }
    )
    try:
        with TemporaryDirectory(prefix="pacto-page-") as folder:
            for name, content in files.items():
                Path(folder, name).write_bytes(content)
            done = subprocess.run(  # noqa: S603 - our own Python and our own words
                [sys.executable, "-I", "-c", _CHILD, str(SECONDS), str(MEMORY), folder],
                input=given,
                capture_output=True,
                timeout=SECONDS,
                check=False,
                env={"PATH": "", "LANG": "C.UTF-8"},
            )
    except subprocess.TimeoutExpired as error:
        raise Busy(seconds=SECONDS) from error
    if done.returncode < 0:  # ended by a limit
        raise Busy(seconds=SECONDS)
    if done.returncode or not done.stdout.startswith(b"%PDF") or len(done.stdout) > LARGEST:
        raise TypesettingError(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout

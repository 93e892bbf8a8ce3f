"""Real processes of the platform, as an operator would start them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from uuid import uuid4

import httpx

from app.core.settings import Settings

ROOT = Path(__file__).parents[1]
PATIENCE = 120.0
PATH = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
"""Where programs of the environment are looked for first, however the tests were started."""


def program(name: str) -> str:
    """Where Node or npm is. Fails where it is missing."""
    found = shutil.which(name, path=PATH)
    assert found, f"{name} is missing: run `make setup`"
    return found


@dataclass
class Process:
    """One running process; `url` is empty for a worker."""

    popen: subprocess.Popen[bytes]
    url: str = ""

    def kill(self) -> None:
        """As a power cut would: no chance to tidy up."""
        self.popen.kill()
        self.popen.wait()

    def stop(self, *, within: float = PATIENCE) -> int:
        """Ask to stop and give the exit code. Fails when it takes longer."""
        self.popen.send_signal(signal.SIGTERM)
        return self.popen.wait(timeout=within)


@contextmanager
def serving(settings: Settings, **environment: str) -> Iterator[Process]:
    """`pacto serve` on a free port, answering."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with _running("serve", settings, {"PORT": str(port)} | environment) as process:
        process.url = f"http://127.0.0.1:{port}"
        eventually(lambda: _answers(process))
        yield process


@contextmanager
def working(settings: Settings, **environment: str) -> Iterator[Process]:
    """`pacto worker`."""
    with _running("worker", settings, environment) as process:
        yield process


@contextmanager
def taking_mail(settings: Settings, **environment: str) -> Iterator[Process]:
    """`pacto mail-in` on the port of the settings, answering."""
    given = {
        "PACTO_MAIL_IN_DOMAIN": settings.mail_in_domain, "PACTO_MAIL_IN_PORT": str(settings.mail_in_port),
        "PACTO_MAIL_IN_RELAY": settings.mail_in_relay,
    }  # fmt: skip
    with _running("mail-in", settings, given | environment) as process:
        eventually(lambda: _listens(process, settings.mail_in_port))
        yield process


def _listens(process: Process, port: int) -> bool:
    assert process.popen.poll() is None, "the process ended while starting"
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0


def eventually(condition, *, within: float = PATIENCE):
    """Wait until the condition holds and give what it gave. Fails when it never does."""
    deadline = time.monotonic() + within
    while not (found := condition()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
    return found


def _answers(process: Process) -> bool:
    assert process.popen.poll() is None, "the process ended while starting"
    try:
        return httpx.get(f"{process.url}/readyz").status_code == 200
    except httpx.TransportError:
        return False


@dataclass
class Campaign:
    """What some callers note while the server that they call is killed again and again."""

    url: str = ""
    ended: bool = False
    cut_off: int = 0
    repeated: int = 0
    surprises: list[str] = field(default_factory=list)

    def turns(self, kills: int) -> Iterator[int]:
        """Count the kills; on past their number, to three times that, until one has cut a request off."""
        return takewhile(lambda turn: turn < kills or not self.cut_off, range(3 * kills))

    def answer(self, client: httpx.Client, path: str, body: dict) -> dict | None:
        """Post until an answer comes, always with one Idempotency-Key; None when the campaign ended before.

        `repeated` counts answers to what had been cut off once.
        """
        key, cut_off = uuid4().hex, False
        while True:
            url = self.url
            try:
                answer = client.post(url + path, json=body, headers={"origin": url, "idempotency-key": key})
            except httpx.TransportError as error:
                if not isinstance(error, httpx.ConnectError):
                    self.cut_off += 1
                    cut_off = True
            else:
                if answer.is_success:
                    self.repeated += cut_off
                    return answer.json()
                if answer.status_code != 503:
                    self.surprises.append(f"{answer.status_code} {path} {answer.text[:200]}")
                    return None
            if self.ended:
                return None
            time.sleep(0.2)


def command(settings: Settings, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`pacto` with these words, once it has ended."""
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *words], cwd=ROOT, env=_environment(settings, environment),
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip


@contextmanager
def _running(command: str, settings: Settings, environment: Mapping[str, str]) -> Iterator[Process]:
    popen = subprocess.Popen(
        [sys.executable, "-m", "app.cli", command], cwd=ROOT, env=_environment(settings, environment)
    )
    try:
        yield Process(popen)
    finally:
        if popen.poll() is None:
            popen.kill()
        popen.wait()


def _environment(settings: Settings, more: Mapping[str, str]) -> dict[str, str]:
    given = {
        "PACTO_DATABASE_URL": settings.database_url, "PACTO_DATA_DIR": str(settings.data_dir),
        "PACTO_SECRET_KEY": settings.secret_key, "PACTO_REDIS_URL": settings.redis_url, "PACTO_WORKER": "separate", "PACTO_LOG_LEVEL": "warning",
        "PACTO_RATE_LIMIT": settings.rate_limit, "PACTO_RATE_LIMIT_TIGHT": settings.rate_limit_tight,
    }  # fmt: skip
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PACTO_")}
    return {**inherited, **given, **more}

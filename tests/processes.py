"""Real processes of the platform.

They begin as copies of one that has loaded the code, which takes most of a start, and hundreds begin in these tests.
What an operator types is tried by `command` and by the browser tests.
"""

import multiprocessing
import os
import runpy
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
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import DupFd
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from app.core.settings import Settings

ROOT = Path(__file__).parents[1]
PACTO = "app.cli"
PATIENCE = 120.0
PATH = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
"""Where programs of the environment are looked for first, however the tests were started."""
LOADED = multiprocessing.get_context("forkserver")
LOADED.set_forkserver_preload(["typer", "uvicorn", "alembic.command", "app.main", "app.worker", "app.demo.loading"])


def program(name: str) -> str:
    """Where Node or npm is. Fails where it is missing."""
    found = shutil.which(name, path=PATH)
    assert found, f"{name} is missing: run `make setup`"
    return found


@dataclass
class Process:
    """One running process; `url` is empty for a worker."""

    running: BaseProcess
    url: str = ""

    @property
    def pid(self) -> int:
        assert self.running.pid
        return self.running.pid

    def kill(self) -> None:
        """As a power cut would: no chance to tidy up."""
        self.running.kill()
        self.running.join()

    def stop(self, *, within: float = PATIENCE) -> int:
        """Ask to stop and give the exit code. Fails when it takes longer."""
        os.kill(self.pid, signal.SIGTERM)
        self.running.join(within)
        assert self.running.exitcode is not None, f"still running after {within} s"
        return self.running.exitcode

    def answers(self) -> bool:
        """Whether it serves by now. Fails when it has ended."""
        assert self.running.exitcode is None, "the process ended while starting"
        try:
            return httpx.get(f"{self.url}/readyz").status_code == 200
        except httpx.TransportError:
            return False

    def listens(self, port: int) -> bool:
        """Whether it takes connections by now. Fails when it has ended."""
        assert self.running.exitcode is None, "the process ended while starting"
        with socket.socket() as attempt:
            return attempt.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def serving(settings: Settings, **environment: str) -> Iterator[Process]:
    """`pacto serve` on a free port, answering."""
    port = free_port()
    with running(PACTO, "serve", settings=settings, environment={"PORT": str(port)} | environment) as process:
        process.url = f"http://127.0.0.1:{port}"
        eventually(process.answers)
        yield process


@contextmanager
def working(settings: Settings, **environment: str) -> Iterator[Process]:
    """`pacto worker`."""
    with running(PACTO, "worker", settings=settings, environment=environment) as process:
        yield process


@contextmanager
def taking_mail(settings: Settings, **environment: str) -> Iterator[Process]:
    """`pacto mail-in` on the port of the settings, answering."""
    given = {
        "PACTO_MAIL_IN_DOMAIN": settings.mail_in_domain, "PACTO_MAIL_IN_PORT": str(settings.mail_in_port),
        "PACTO_MAIL_IN_RELAY": settings.mail_in_relay,
    }  # fmt: skip
    with running(PACTO, "mail-in", settings=settings, environment=given | environment) as process:
        eventually(lambda: process.listens(settings.mail_in_port))
        yield process


def eventually(condition, *, within: float = PATIENCE):
    """Wait until the condition holds and give what it gave. Fails when it never does."""
    deadline = time.monotonic() + within
    while not (found := condition()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
    return found


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
        [sys.executable, "-m", PACTO, *words], cwd=ROOT, env=environment_of(settings, environment),
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip


@contextmanager
def running(module: str, *words: str, settings: Settings, environment: Mapping[str, str]) -> Iterator[Process]:
    """A module as a program of these settings, with these words, for as long as the block lasts."""
    with begun(module, *words, environment=environment_of(settings, environment)) as process:
        yield process


@contextmanager
def begun(module: str, *words: str, environment: Mapping[str, str]) -> Iterator[Process]:
    """A module as a program in this environment, with these words, for as long as the block lasts."""
    made = LOADED.Process(target=_begin, args=(module, words, dict(environment), _Output()))
    made.start()
    try:
        yield Process(made)
    finally:
        if made.exitcode is None:
            made.kill()
        made.join()


class _Output:
    """Where the starting process writes just then, for the one that it starts."""

    def __getstate__(self) -> list[Any]:
        sys.stdout.flush()
        sys.stderr.flush()
        return [DupFd(number) for number in (1, 2)]

    def __setstate__(self, handed: list[Any]) -> None:
        for number, given in enumerate(handed, start=1):
            os.dup2(given.detach(), number)


def _begin(module: str, words: tuple[str, ...], environment: dict[str, str], _: _Output) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def free_port() -> int:
    """A port of loopback that nobody has just then."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def environment_of(settings: Settings, more: Mapping[str, str]) -> dict[str, str]:
    """What a process of these settings finds around it."""
    given = {
        "PACTO_DATABASE_URL": settings.database_url, "PACTO_DATA_DIR": str(settings.data_dir),
        "PACTO_SECRET_KEY": settings.secret_key, "PACTO_REDIS_URL": settings.redis_url, "PACTO_WORKER": "separate", "PACTO_LOG_LEVEL": "warning",
        "PACTO_RATE_LIMIT": settings.rate_limit, "PACTO_RATE_LIMIT_TIGHT": settings.rate_limit_tight,
    }  # fmt: skip
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PACTO_")}
    return {**inherited, **given, **more}

"""The certified provider of npm (`oidc-provider`), run by Node, and a person who signs in there."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from tests.processes import PATH, program
from tests.serving import free_socket

HERE = Path(__file__).parent
CLIENT, SECRET = "pacto", "a client secret, long enough"
MOST_STEPS = 12


def install() -> None:
    """Fetch the package as the lock file has it, unless that was done."""
    if not (HERE / "node_modules" / "oidc-provider").is_dir():
        command = [program("npm"), "ci", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=HERE, check=True, env={**os.environ, "PATH": PATH})


@contextmanager
def certified_provider(callback: str, *, conform: bool) -> Iterator[str]:
    """Run it on a free port, and give its address."""
    install()
    with free_socket() as probe:
        port = probe.getsockname()[1]
    command = [program("node"), "certified.mjs", str(port), callback, "conform" if conform else "full"]
    # In a group of its own: the environment's `node` is a script that starts the real one, and both must end.
    with subprocess.Popen(
        command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as process:
        try:
            assert process.stdout
            for line in process.stdout:
                if line.strip() == "ready":
                    break
            else:
                message = f"the provider ended with {process.wait()}"
                raise AssertionError(message)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def sign_in_at(browser: httpx.Client, address: str, callback: str, *, login: str) -> str:
    """Walk through its pages as this person, and give the address of the callback that they end at."""
    answer = browser.get(address)
    for _ in range(MOST_STEPS):
        if answer.is_redirect:
            target = urljoin(str(answer.url), answer.headers["location"])
            if target.startswith(callback):
                return target
            answer = browser.get(target)
            continue
        [action] = re.findall(r'action="([^"]+)"', answer.text)[:1]
        [prompt] = re.findall(r'name="prompt" value="(\w+)"', answer.text)
        given = {"prompt": prompt} | ({"login": login, "password": "any"} if prompt == "login" else {})
        answer = browser.post(urljoin(str(answer.url), urlsplit(action).path), data=given)
    message = f"no callback after {MOST_STEPS} steps: {answer.text[:500]}"
    raise AssertionError(message)

"""`pacto serve` with the gate of these tests, as a process of its own."""

import functools
import os
import sys

import uvicorn

from app.cli import MOST_BYTES, _Server
from app.core import logging as logs
from app.core import settings as settings_module
from app.drafting.sockets import Sockets
from app.main import make_app
from tests.drafting.roles import gate


def main() -> None:
    settings = settings_module.load()
    logs.configure(settings.log_level)
    make = functools.partial(make_app, settings, drafts=gate(settings.data_dir))
    config = uvicorn.Config(
        make, factory=True, host="127.0.0.1", port=settings.port, log_config=None, access_log=False,
        ws=Sockets, ws_max_size=MOST_BYTES, ws_per_message_deflate=False,
        timeout_graceful_shutdown=int(os.environ.get("GRACE", "10")),
    )  # fmt: skip
    _Server(config).run()


if __name__ == "__main__":
    sys.exit(main())

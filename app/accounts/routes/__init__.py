"""Addresses of accounts, by theme."""

from typing import Final

from app.accounts.routes import me, sign_in
from app.accounts.routes.doors import doors

ROUTERS: Final = (me.api, sign_in.api, doors)

"""Addresses of accounts, by theme."""

from app.access.route import router
from app.accounts.routes import me, sign_in
from app.accounts.routes.doors import doors

api = router(prefix="", tag="accounts")
api.include_router(me.api)
api.include_router(sign_in.api)
api.include_router(doors)

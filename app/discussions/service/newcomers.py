"""What somebody new may not do yet: write very often, and lead people elsewhere.

Those who may commit an organisation, and the secretariat, are known already.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock
from app.discussions import errors, queries

NEW_FOR: Final = timedelta(days=7)
MOST_AN_HOUR: Final = 10
WITHOUT_LINKS: Final = 3
HOUR: Final = timedelta(hours=1)


def check(session: Session, actor: Actor, links: Sequence[str], *, address: str, again: bool = False) -> None:
    """Raise NewPostsLimit or LinksTooEarly. `address` is ours, where links may lead; `again` is for a post that stands.

    The post that is changed is none of those written before it.
    """
    if actor.may_commit or actor.is_secretariat:
        return
    now = clock.now()
    came, written, lately = queries.first_steps(session, actor, since=now - HOUR)
    if came is None or came < now - NEW_FOR:
        return
    if lately >= MOST_AN_HOUR and not again:
        raise errors.NewPostsLimit(most=MOST_AN_HOUR, seconds=int(HOUR.total_seconds()))
    if written - again < WITHOUT_LINKS and any(_leads_outside(link, address) for link in links):
        raise errors.LinksTooEarly(after=WITHOUT_LINKS)


def _leads_outside(link: str, address: str) -> bool:
    return not link.startswith(("/", "#", f"{address}/")) or link.startswith("//")

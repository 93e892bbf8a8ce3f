"""Cards of our own records to which posts link: what each reader may see of them, asked in one statement.

Rooms above hand in theirs with `show`; a record that a reader may not see has no card for them, and its link tells
nothing that the address did not.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, cast, literal, select, union_all
from sqlmodel import Session, col

from app.access.actor import Actor
from app.accounts.models import Membership, Organisation, Person
from app.circles.models import NETWORK_CIRCLE, Circle
from app.circles.queries import admits_bound, binds
from app.core.rows import Prepared, Row, among, columns, fetch
from app.discussions.models import PostLink, Thread
from app.members.models import Offer

MOST: Final = 5
"""Cards under one post."""
_PAGE: Final = re.compile(r"/(exchanges|people|organisations|offers|conversations)/([0-9a-f-]{36})/?(?:[?#].*)?")
_known: Final[dict[str, Select[Any]]] = {}


def show(
    kind: str, record: Any, *, title: Any, language: Any = "", detail: Any = "", where: ColumnElement[bool]
) -> None:
    """Let links to pages of this kind have cards: of rows that `where` lets the reader see, run with `binds(actor)`."""
    _known[kind] = columns(
        PostLink.post_id, literal(kind).label("kind"), PostLink.record_id.label("id"),  # type: ignore[attr-defined]  # a column
        cast(title, String).label("title"), cast(language, String).label("language"), cast(detail, String).label("detail"),
    ).join(record, and_(col(record.id) == PostLink.record_id, col(PostLink.kind) == kind)).where(
        among(PostLink.post_id, "posts"), where
    )  # fmt: skip
    _statement.cache_clear()


@cache
def _statement() -> Prepared:
    found = union_all(*(_known[kind] for kind in sorted(_known))).subquery()
    return Prepared(select(*found.c))


def of_posts(session: Session, actor: Actor, post_ids: Collection[UUID]) -> Mapping[UUID, list[Row]]:
    """The cards of each of these posts that the actor may see."""
    found: dict[UUID, list[Row]] = {}
    for row in fetch(session, _statement(), posts=post_ids, **binds(actor)):
        found.setdefault(row["post_id"], []).append(row)
    return found


def linked(hrefs: Collection[str], *, address: str) -> list[tuple[str, UUID]]:
    """Kinds and ids of our own records among these links, the first ones; `address` is where we are reached."""
    found: dict[tuple[str, UUID], None] = {}
    for href in hrefs:
        page = _PAGE.fullmatch(href.removeprefix(address))
        if page is None:
            continue
        try:
            found[page[1], UUID(page[2])] = None
        except ValueError:
            continue
    return list(found)[:MOST]


_IN_NETWORK: Final = select(col(Circle.id)).where(col(Circle.id) == NETWORK_CIRCLE, admits_bound(Circle.id)).exists()
_LISTED: Final = (Membership.member, Membership.prospective, Membership.related)

show("people", Person, title=Person.name, where=and_(col(Person.suspended_at).is_(None), _IN_NETWORK))
show(
    "organisations", Organisation, title=Organisation.name, detail=Organisation.country,
    where=and_(col(Organisation.membership).in_(_LISTED), _IN_NETWORK),
)  # fmt: skip
show("offers", Offer, title=Offer.title, language=Offer.language, where=admits_bound(Offer.circle_id))
show("conversations", Thread, title=Thread.title, language=Thread.language, where=admits_bound(Thread.circle_id))

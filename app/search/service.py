"""Finding, and keeping what can be found in step with what there is."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.access.principals import NETWORK_CIRCLE
from app.accounts.models import Affiliation, Seat
from app.accounts.queries import held_now
from app.core import clock
from app.core.paging import Key, page_of
from app.core.rows import Row
from app.discussions.models import Post
from app.members.models import Offer
from app.search import documents, index, queries
from app.search.documents import labels_of
from app.search.models import Kind, SearchDocument
from app.search.schemas import FoundPage, Suggestions
from app.search.snippets import Marker

SUGGESTED: Final = 8
_RANK: Final = Key(
    (sa.column("in_title", sa.Integer), True), (sa.column("written_at", sa.String), True),
    (sa.column("number", sa.BigInteger), True),
)  # fmt: skip


def search(
    session: Session, actor: Actor, q: str, *, kinds: Collection[Kind] = (), after: str | None = None, limit: int
) -> FoundPage:
    """What the actor may read of what was asked for, found by its title first, then the newest.

    Looks at the newest 1,000 of each kind. Raises Invalid for a cursor that is not ours.
    """
    begin = tuple(_RANK.bound(after).values()) if after else None
    asked = queries.question(session, actor, q)
    found = queries.hits(session, actor, asked, posts=queries.COUNTED_TO if begin else limit + 1)
    wanted: Sequence[queries.Hit] = [hit for hit in found.ranked if not kinds or index.kind_of(hit.number) in kinds]
    if begin:
        wanted = [hit for hit in wanted if _rank(hit) < begin]
    kept, following = page_of(wanted, limit=limit, key=_rank)
    marker = Marker(asked.tree.wanted)
    rows = queries.shown(session, actor, [hit.number for hit in kept])
    return FoundPage.model_validate(
        {
            "items": [_found(row, marker) for row in rows],
            "next": following,
            "counts": found.counts,
            "counted_to": queries.COUNTED_TO,
            "also": _other_names(asked.tree.topics, q),
        }
    )


def suggest(session: Session, actor: Actor, q: str) -> Suggestions:
    """A few records that the actor may read, by words of their titles."""
    asked = queries.question(session, actor, q)
    found = queries.titled(session, actor, asked, most=SUGGESTED)[:SUGGESTED]
    marker = Marker(asked.tree.wanted)
    rows = queries.shown(session, actor, [hit.number for hit in found])
    return Suggestions.model_validate({"items": [_record(row, marker) for row in rows]})


def _rank(hit: queries.Hit) -> tuple[int, str, int]:
    return int(hit.in_title), str(hit.written_at), hit.number


def _record(row: Row, marker: Marker) -> dict[str, Any]:
    """What every record shows; plain, since a page is made of hundreds of pieces and checked as a whole."""
    return {
        "kind": row["kind"], "id": row["subject_id"], "thread_id": row["parent_id"],
        "title": marker.whole(row["title"], row["language"]), "organisation": _organisation(row),
    }  # fmt: skip


def _found(row: Row, marker: Marker) -> dict[str, Any]:
    return {
        **_record(row, marker),
        "snippet": marker.around(row["text"], row["language"]),
        "language": row["language"],
        "written_at": row["written_at"],
        "open": row["circle_id"] == NETWORK_CIRCLE,
        "person": {"id": row["person_id"], "name": row["person_name"], "picture_id": row["person_picture_id"]}
        if row["person_name"]
        else None,
        "topics": row["topics"],
        "state": row["exchange_state"],
    }


def _organisation(row: Row) -> dict[str, Any] | None:
    if not row["organisation_name"]:
        return None
    return {
        "id": row["organisation_id"], "name": row["organisation_name"], "slug": row["organisation_slug"],
        "kind": row["organisation_kind"],
    }  # fmt: skip


def _other_names(topics: Iterable[str], q: str) -> list[str]:
    """What the topics that were named are called in the other languages, and otherwise in this one."""
    typed = q.casefold()
    named = (label for topic in topics for _, label in labels_of(topic) if label.casefold() not in typed)
    return list(dict.fromkeys(named))[:MOST_OTHER_NAMES]


MOST_OTHER_NAMES: Final = 8


def renew(session: Session, kind: Kind, subject_ids: Collection[UUID]) -> None:
    """Bring these records in the index up to what they are now; those that are not to be found leave it."""
    found = documents.read(session, kind, subject_ids)
    index.write(session, found)
    index.forget(session, kind, set(subject_ids) - {each.subject_id for each in found})


def renew_thread(session: Session, thread_id: UUID, *, moved: bool = False) -> None:
    """The thread, and its posts where it moved or the circle that reads them has become another one."""
    renew(session, Kind.thread, [thread_id])
    if moved:
        renew(session, Kind.post, session.exec(select(Post.id).where(Post.thread_id == thread_id)).all())
        return
    elsewhere = (
        select(Post.id)
        .join(SearchDocument, (col(SearchDocument.subject_id) == Post.id) & (SearchDocument.kind == Kind.post))
        .where(Post.thread_id == thread_id, col(SearchDocument.circle_id) != Post.circle_id)
    )
    renew(session, Kind.post, session.exec(elsewhere).all())


def renew_holders(session: Session, organisation_id: UUID) -> None:
    """Everybody who holds a seat of this organisation now."""
    held = (
        select(Affiliation.person_id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .where(Seat.organisation_id == organisation_id, *held_now(clock.now()))
        .distinct()
    )
    renew(session, Kind.person, session.exec(held).all())


def renew_offers_of(session: Session, organisation_id: UUID) -> None:
    """The offers of this organisation."""
    renew(session, Kind.offer, session.exec(select(Offer.id).where(Offer.organisation_id == organisation_id)).all())


def renew_offers_of_seat(session: Session, seat_id: UUID) -> None:
    """The offers that the holder of this seat answers for."""
    renew(session, Kind.offer, session.exec(select(Offer.id).where(Offer.seat_id == seat_id)).all())


def rebuild(session: Session) -> int:
    """Make the whole index anew; how many records it holds then."""
    index.clear(session)
    many = 0
    for kind in Kind:
        for ids in documents.all_of(session, kind):
            found = documents.read(session, kind, ids)
            index.write(session, found)
            many += len(found)
    index.settle(session)
    return many


def fill_once(session: Session) -> bool:
    """Build the index of a database that has none yet; whether there was anything to do."""
    if session.exec(select(SearchDocument.number).limit(1)).first() is not None:
        return False
    return rebuild(session) > 0

"""Lists of spaces and threads, put together from a fixed number of reads."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.errors import NotFound
from app.core.paging import cursor, page_of
from app.core.rows import Row
from app.discussions import cards, lists, markup, policy, queries
from app.discussions.models import Level
from app.discussions.schemas import PostOut, PostPage, SpaceOut, SpacePage, ThreadPage
from app.discussions.service import rights, translations
from app.discussions.service.posts import FILES_OF
from app.files import queries as files


def spaces(session: Session, actor: Actor, *, after: str | None, limit: int) -> SpacePage:
    found = queries.spaces(session, actor, after=after, limit=limit)
    kept, following = page_of(found, limit=limit, key=lambda row: (row["id"],))
    return SpacePage.model_validate({"items": _spaces(session, actor, kept), "next": following})


def space(session: Session, actor: Actor, space_id: UUID) -> SpaceOut:
    """Raises NotFound."""
    session.flush()
    return SpaceOut.model_validate(_spaces(session, actor, [queries.space_row(session, actor, space_id)])[0])


def _spaces(session: Session, actor: Actor, rows: Sequence[Row]) -> list[dict[str, Any]]:
    roles = queries.roles(session, actor, {row["room_circle_id"] for row in rows})
    activity = lists.activity(session, actor, [row["id"] for row in rows])
    nothing = {"threads": 0, "unread": 0, "last_post_at": None}
    return [
        {
            **row,
            "topic": row["topic_id"],
            "circle_id": row["room_circle_id"],
            "level": row["level"] or Level.normal,
            **activity.get(row["id"], nothing),
            "abilities": policy.space_abilities(
                actor, kind=row["kind"], joining=row["joining"], roles=roles.get(row["room_circle_id"], ())
            ),
        }
        for row in rows
    ]


def threads(session: Session, actor: Actor, filters: lists.Filters, *, after: str | None, limit: int) -> ThreadPage:
    found = lists.page(session, actor, filters, after=after, limit=limit)
    kept, following = page_of(found, limit=limit, key=lists.key)
    items = [
        {
            **row,
            "opened_by": {"id": row["opened_by"], "name": row["opener_name"]},
            "last_by": {"id": row["last_person_id"], "name": row["last_name"]} if row["last_person_id"] else None,
            "answered": row["answer_post_id"] is not None,
        }
        for row in kept
    ]
    return ThreadPage.model_validate({"items": items, "next": following})


def posts(
    session: Session, actor: Actor, thread_id: UUID, *, newest_first: bool, after: str | None, limit: int,
    at: UUID | Literal["unread"] | None = None,
) -> tuple[UUID, PostPage]:  # fmt: skip
    """The thread's circle and a page of it: a fixed number of reads, however many posts. Raises NotFound.

    A page that opens `at` a post is filled from before where the thread ends too soon, by one read more.
    """
    thread, roles = queries.standing(session, actor, thread_id)
    near = None if after else thread["read_to"] if at == "unread" else at
    found = queries.posts(
        session, actor, thread_id, newest_first=newest_first and not near, after=after, near=near, limit=limit
    )
    if near and len(found) < limit and thread["last_place"] > len(found):
        last = queries.posts(session, actor, thread_id, newest_first=True, limit=limit)
        found = last[:limit][::-1]
    kept, following = page_of(found, limit=limit, key=lambda row: (row["id"],))
    first = kept[0] if kept and not newest_first else None
    page = {
        "items": _posts(session, actor, thread, roles, kept),
        "next": following,
        "previous": cursor(first["id"]) if first and first["place"] > 1 else None,
    }
    return thread["circle_id"], PostPage.model_validate(page)


def post(session: Session, actor: Actor, post_id: UUID, *, thread_id: UUID | None = None) -> PostOut:
    """One post, of this thread if one is named. Raises NotFound."""
    session.flush()
    row = queries.post_row(session, actor, post_id)
    if thread_id not in {None, row["thread_id"]}:
        raise NotFound
    thread, roles = queries.standing(session, actor, row["thread_id"])
    return PostOut.model_validate(_posts(session, actor, thread, roles, [row])[0])


def require_shown(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> None:
    """Raise NotFound unless the post's words are the actor's to read; hidden ones are not everybody's."""
    found = queries.post(session, actor, thread_id, post_id)
    thread = queries.thread(session, actor, thread_id)
    hides = rights.on_post(session, actor, thread, found).hide
    if found.hidden_at is not None and not hides and found.person_id != actor.person_id:
        raise NotFound


def _posts(
    session: Session, actor: Actor, thread: Row, roles: frozenset[CircleRole], rows: Sequence[Row]
) -> list[dict[str, Any]]:
    ids = [row["id"] for row in rows]
    reactions, shown = queries.reactions(session, actor, ids), cards.of_posts(session, actor, ids)
    attached: dict[UUID, list[dict[str, Any]]] = {}
    for file in files.of_subjects(session, actor, FILES_OF, ids):
        attached.setdefault(file["subject_id"], []).append({**file, "content": f"/api/files/{file['id']}/content"})
    html = _made_anew(session, [row for row in rows if row["markup_version"] != markup.VERSION])
    read = translations.languages_read(session, actor, thread)
    on_thread = policy.thread_abilities(actor, roles=roles, opened_by=thread["opened_by"])
    items = []
    for row in rows:
        abilities = policy.post_abilities(
            actor, thread=on_thread, state=thread["state"], author=row["person_id"],
            deleted=row["deleted_at"] is not None, hidden=row["hidden_at"] is not None,
            foreign=translations.is_foreign(row["language"], read),
        )  # fmt: skip
        open_to_me = row["hidden_at"] is None or abilities.hide or row["person_id"] == actor.person_id
        items.append(
            {
                **row,
                "author": {
                    "id": row["person_id"], "name": row["author_name"], "organisation_id": row["organisation_id"],
                    "organisation": row["organisation_name"],
                },
                "html": html.get(row["id"], row["html"]) if open_to_me else "",
                "markdown": row["markdown"] if abilities.edit else None,
                "quote": _quote(row),
                "reactions": reactions.get(row["id"], []),
                "files": attached.get(row["id"], []) if open_to_me else [],
                "cards": shown.get(row["id"], []) if open_to_me else [],
                "abilities": abilities,
            }
        )  # fmt: skip
    return items


QUOTED = 140


def _quote(row: Row) -> dict[str, Any] | None:
    if row["quoted_place"] is None:
        return None
    words = markup.excerpt(row["quoted"], most=QUOTED)
    return {"place": row["quoted_place"], "name": row["quoted_name"], "words": words}


def _made_anew(session: Session, stale: Sequence[Row]) -> dict[UUID, str]:
    """The HTML of posts that an older `markup` made."""
    if not stale:
        return {}
    ids = [row["id"] for row in stale]
    people, organisations = queries.mentioned_in(session, ids), queries.organisations_in(session, ids)
    return {
        row["id"]: markup.render(
            markup.parse(row["markdown"]), {**people.get(row["id"], {}), **organisations.get(row["id"], {})}
        )
        for row in stale
    }

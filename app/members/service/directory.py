"""Pages of the directory, put together from a fixed number of reads."""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core.i18n import Language
from app.core.paging import page_of
from app.members.models import TopicRelation
from app.members.queries import directory as queries
from app.members.schemas import (
    DirectoryPage,
    DirectoryQuery,
    OrganisationOnMap,
    PeoplePage,
    Written,
)


def organisations(session: Session, actor: Actor, wanted: DirectoryQuery) -> DirectoryPage:
    """One page, each summary in the actor's language or one it was written in."""
    found = queries.organisations(session, wanted, after=wanted.after, limit=wanted.limit)
    kept, following = page_of(found, limit=wanted.limit, key=lambda row: (row["name"], row["id"]))
    ids = [row["id"] for row in kept]
    topics = queries.topics_of_organisations(session, ids, TopicRelation.knows)
    languages = queries.languages_of_organisations(session, ids)
    people = queries.people_of_organisations(session, ids)
    items = [
        {
            **row,
            "picture": picture_address(row["picture_id"]),
            "languages": languages.get(row["id"], []),
            "topics": topics.get(row["id"], []),
            "summary": written_for(actor.language, row["summary"]),
            "people": people.get(row["id"], 0),
        }
        for row in kept
    ]
    total = None if wanted.after else queries.count_organisations(session, wanted)
    return DirectoryPage.model_validate({"items": items, "next": following, "total": total})


def on_map(session: Session) -> list[OrganisationOnMap]:
    return [OrganisationOnMap.model_construct(**row) for row in queries.organisations_on_map(session)]


def people(session: Session, wanted: DirectoryQuery) -> PeoplePage:
    found = queries.people(session, wanted, after=wanted.after, limit=wanted.limit)
    kept, following = page_of(found, limit=wanted.limit, key=lambda row: (row["name"], row["id"]))
    ids = [row["id"] for row in kept]
    topics = queries.topics_of_people(session, ids)
    languages = queries.languages_of_people(session, ids)
    seats = queries.seats_of_people(session, ids)
    items = [
        {
            **row,
            "picture": picture_address(row["picture_id"]),
            "languages": languages.get(row["id"], []),
            "topics": topics.get(row["id"], []),
            "seats": (held := seats.get(row["id"], [])),
            "offers": sum(seat["offers"] for seat in held),
        }
        for row in kept
    ]
    total = None if wanted.after else queries.count_people(session, wanted)
    return PeoplePage.model_validate({"items": items, "next": following, "total": total})


def picture_address(picture_id: UUID | None) -> str | None:
    """Where a picture is fetched; `/small` and `/large` follow."""
    return f"/api/pictures/{picture_id}" if picture_id else None


def written_for(language: Language, texts: Mapping[str, str] | None) -> Written | None:
    """The text in this language, else in the first one that has it; labelled with the language it is in."""
    order = [language, *(other for other in Language if other is not language)]
    return next(
        (Written(language=each, text=texts[each]) for each in order if texts and texts.get(each)),
        None,
    )

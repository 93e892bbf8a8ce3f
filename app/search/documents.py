"""What each kind of record is found by, read from its room."""

import html
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col

from app.access.principals import NETWORK_CIRCLE
from app.accounts.models import Affiliation, Organisation, Person, Seat
from app.accounts.queries import held_now
from app.core import clock
from app.core.i18n import Language
from app.core.rows import Prepared, Row, among, columns, fetch
from app.discussions.decisions.models import Decision, DecisionOption
from app.discussions.models import Post, Thread
from app.exchanges import workflow
from app.exchanges.models import Exchange, ExchangeTopic
from app.members.models import (
    Offer,
    OfferState,
    OfferTopic,
    OrganisationProfile,
    OrganisationTopic,
    PersonProfile,
    PersonTopic,
    TopicRelation,
)
from app.members.queries.directory import LISTED
from app.members.service.topics import vocabulary
from app.search.index import Document, mark_of
from app.search.models import Kind
from app.search.words import primary

FOUND_OFFERS: Final = (OfferState.active, OfferState.paused)
AT_ONCE: Final = 500
_TAG: Final = re.compile(r"<[^>]*>")
_BLOCK: Final = re.compile(r"</(?:p|li|h[1-6]|tr|blockquote|pre)>|<br>|<hr>")
_SPACE: Final = re.compile(r"\s+")


def plain(markup: str) -> str:
    """The words of safe HTML, in one line."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", _BLOCK.sub(" ", markup)))).strip()


def read(session: Session, kind: Kind, subject_ids: Collection[UUID]) -> list[Document]:
    """Those of these records that are to be found, the oldest first."""
    session.flush()
    return _READERS[kind](session, subject_ids)


def all_of(session: Session, kind: Kind) -> Iterator[Sequence[UUID]]:
    """The ids of every record of this kind, the oldest first, so many at once."""
    table, order = _ORDER[kind]
    ids = session.connection().execute(sa.select(table.id).order_by(order, table.id)).scalars().all()  # type: ignore[attr-defined]  # every one has an id
    for first in range(0, len(ids), AT_ONCE):
        yield ids[first : first + AT_ONCE]


_POSTS: Final = Prepared(
    columns(
        Post.id, Post.thread_id, Post.circle_id, Post.person_id, Post.language, Post.html, Post.written_at,
        Thread.title, Thread.subject_id, Thread.space_id, Seat.organisation_id,
    )
    .join(Thread, col(Thread.id) == Post.thread_id)
    .outerjoin(Seat, col(Seat.id) == Post.seat_id)
    .where(among(Post.id, "ids"), col(Post.deleted_at).is_(None), col(Post.hidden_at).is_(None))
    .order_by(col(Post.written_at), col(Post.id))
)  # fmt: skip


def _posts(session: Session, ids: Collection[UUID]) -> list[Document]:
    rows = fetch(session, _POSTS, ids=ids)
    return [
        Document(
            kind=Kind.post, subject_id=row["id"], parent_id=row["thread_id"], circle_id=row["circle_id"],
            person_id=row["person_id"], organisation_id=row["organisation_id"], written_at=row["written_at"],
            language=row["language"], title="", text=plain(row["html"]),
            marks=_marks(row, inside=(row["thread_id"], row["subject_id"], row["space_id"])),
        )
        for row in rows
    ]  # fmt: skip


def _threads(session: Session, ids: Collection[UUID]) -> list[Document]:
    rows = fetch(
        session,
        columns(
            Thread.id, Thread.circle_id, Thread.title, Thread.language, Thread.subject_id, Thread.space_id,
            col(Thread.opened_by).label("person_id"), col(Thread.opened_at).label("written_at"),
        )
        .where(col(Thread.id).in_(ids))
        .order_by(col(Thread.opened_at), col(Thread.id)),
    )  # fmt: skip
    decided = _decided(session, ids)
    return [
        Document(
            kind=Kind.thread, subject_id=row["id"], circle_id=row["circle_id"], person_id=row["person_id"],
            written_at=row["written_at"], language=row["language"], title=row["title"],
            text=_said(*(words for _, words in decided.get(row["id"], ()))),
            labels=tuple(each for each in decided.get(row["id"], ()) if each[0] != row["language"]),
            marks=_marks(row, inside=(row["id"], row["subject_id"], row["space_id"])),
        )
        for row in rows
    ]  # fmt: skip


def _decided(session: Session, ids: Collection[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """What each of these threads decides and has decided, each text with its language."""
    rows = fetch(
        session,
        columns(
            Decision.id, Decision.thread_id, Decision.language, Decision.question, Decision.explanation,
            Decision.outcome, Decision.outcome_language,
        )
        .where(col(Decision.thread_id).in_(ids))
        .order_by(col(Decision.id)),
    )  # fmt: skip
    if not rows:
        return {}
    options: dict[UUID, list[str]] = {}
    wanted = columns(DecisionOption.decision_id, DecisionOption.label).order_by(col(DecisionOption.place))
    for option in fetch(session, wanted.where(col(DecisionOption.decision_id).in_([row["id"] for row in rows]))):
        options.setdefault(option["decision_id"], []).append(option["label"])
    found: dict[UUID, list[tuple[str, str]]] = {}
    for row in rows:
        asked = _said(row["question"], row["explanation"], *options.get(row["id"], ()))
        texts = [(row["language"], asked), (row["outcome_language"], row["outcome"])]
        found.setdefault(row["thread_id"], []).extend(each for each in texts if each[1])
    return found


def _exchanges(session: Session, ids: Collection[UUID]) -> list[Document]:
    rows = fetch(
        session,
        columns(
            Exchange.id, Exchange.circle_id, Exchange.room_circle_id, Exchange.organisation_id, Exchange.language,
            Exchange.title, Exchange.challenge, Exchange.tried, Exchange.questions, Exchange.desired_outcome,
            Exchange.population, col(Exchange.author_id).label("person_id"),
            sa.func.coalesce(col(Exchange.submitted_at), col(Exchange.created_at)).label("written_at"),
        )
        .where(col(Exchange.id).in_(ids), col(Exchange.state).not_in(workflow.UNSENT))
        .order_by(col(Exchange.created_at), col(Exchange.id)),
    )  # fmt: skip
    topics = _topics(session, ExchangeTopic.exchange_id, ExchangeTopic.topic, ids)
    return [
        Document(
            kind=Kind.exchange, subject_id=row["id"], circle_id=row["circle_id"],
            room_circle_id=row["room_circle_id"], person_id=row["person_id"], organisation_id=row["organisation_id"],
            written_at=row["written_at"], language=row["language"], title=row["title"],
            text=_said(row["challenge"], row["tried"], *row["questions"], row["desired_outcome"], row["population"]),
            **_about(topics.get(row["id"], ()), _marks(row, inside=(row["id"],))),
        )
        for row in rows
    ]  # fmt: skip


def _organisations(session: Session, ids: Collection[UUID]) -> list[Document]:
    rows = fetch(
        session,
        columns(
            Organisation.id, Organisation.name, Organisation.place, Organisation.country, Organisation.membership,
            col(Organisation.created_at).label("written_at"), OrganisationProfile.summary, OrganisationProfile.knows,
            OrganisationProfile.seeks, OrganisationProfile.knows_language,
        )
        .outerjoin(OrganisationProfile, col(OrganisationProfile.organisation_id) == Organisation.id)
        .where(col(Organisation.id).in_(ids))
        .order_by(col(Organisation.created_at), col(Organisation.id)),
    )  # fmt: skip
    topics = _topics(
        session, OrganisationTopic.organisation_id, OrganisationTopic.topic_id, ids,
        OrganisationTopic.relation == TopicRelation.knows,
    )  # fmt: skip
    found = []
    for row in rows:
        summary = row["summary"] or {}
        tagged = _about(topics.get(row["id"], ()), {mark_of("o", row["id"]), mark_of("i", row["id"])})
        tagged["labels"] += tuple((language, said) for language, said in summary.items())
        tagged["labels"] += tuple((language, _country(row["country"], language)) for language in Language)
        found.append(
            Document(
                kind=Kind.organisation, subject_id=row["id"], organisation_id=row["id"], written_at=row["written_at"],
                circle_id=NETWORK_CIRCLE if row["membership"] in LISTED else None,
                language=row["knows_language"] or "", title=row["name"],
                text=_said(f"{row['place']}." if row["place"] else "", row["knows"] or "", row["seeks"] or ""), **tagged,
            )
        )  # fmt: skip
    return found


def _people(session: Session, ids: Collection[UUID]) -> list[Document]:
    rows = fetch(
        session,
        columns(
            Person.id, Person.name, Person.suspended_at, col(Person.created_at).label("written_at"), PersonProfile.bio,
            PersonProfile.bio_language,
        )
        .outerjoin(PersonProfile, col(PersonProfile.person_id) == Person.id)
        .where(col(Person.id).in_(ids))
        .order_by(col(Person.created_at), col(Person.id)),
    )  # fmt: skip
    seats: dict[UUID, list[Row]] = {}
    for seat in fetch(
        session,
        columns(Affiliation.person_id, Seat.title, Organisation.name, Organisation.membership, Seat.organisation_id)
        .join(Seat, col(Seat.id) == Affiliation.seat_id)
        .join(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(col(Affiliation.person_id).in_(ids), *held_now(clock.now()))
        .order_by(col(Affiliation.since), col(Seat.id)),
    ):
        seats.setdefault(seat["person_id"], []).append(seat)
    notes = fetch(
        session,
        columns(PersonTopic.person_id, PersonTopic.note).where(
            col(PersonTopic.person_id).in_(ids), col(PersonTopic.note) != ""
        ),
    )
    topics = _topics(session, PersonTopic.person_id, PersonTopic.topic_id, ids)
    found = []
    for row in rows:
        held = seats.get(row["id"], [])
        listed = row["suspended_at"] is None and any(seat["membership"] in LISTED for seat in held)
        marks = {mark_of("p", row["id"]), *(mark_of("o", seat["organisation_id"]) for seat in held)}
        found.append(
            Document(
                kind=Kind.person, subject_id=row["id"], person_id=row["id"], written_at=row["written_at"],
                organisation_id=held[0]["organisation_id"] if held else None,
                circle_id=NETWORK_CIRCLE if listed else None, language=row["bio_language"] or "", title=row["name"],
                text=_said(
                    *(f"{seat['title']}, {seat['name']}." for seat in held), row["bio"] or "",
                    *(note["note"] for note in notes if note["person_id"] == row["id"]),
                ),
                **_about(topics.get(row["id"], ()), marks),
            )
        )  # fmt: skip
    return found


def _offers(session: Session, ids: Collection[UUID]) -> list[Document]:
    holder = aliased(Affiliation)
    rows = fetch(
        session,
        columns(
            Offer.id, Offer.circle_id, Offer.organisation_id, Offer.language, Offer.title, Offer.can_share,
            Offer.did_not_work, Offer.practice, col(Offer.created_at).label("written_at"),
            col(holder.person_id).label("person_id"),
        )
        .join(Organisation, col(Organisation.id) == Offer.organisation_id)
        .outerjoin(holder, sa.and_(col(holder.seat_id) == Offer.seat_id, col(holder.until).is_(None)))
        .where(
            col(Offer.id).in_(ids),
            col(Offer.state).in_(FOUND_OFFERS),
            col(Organisation.membership).in_(LISTED),
        )
        .order_by(col(Offer.created_at), col(Offer.id)),
    )  # fmt: skip
    topics = _topics(session, OfferTopic.offer_id, OfferTopic.topic_id, ids)
    return [
        Document(
            kind=Kind.offer, subject_id=row["id"], circle_id=row["circle_id"], person_id=row["person_id"],
            organisation_id=row["organisation_id"], written_at=row["written_at"], language=row["language"],
            title=row["title"], text=_said(row["can_share"], row["did_not_work"], row["practice"]),
            **_about(topics.get(row["id"], ()), _marks(row, inside=(row["organisation_id"],))),
        )
        for row in rows
    ]  # fmt: skip


_READERS: Final = {
    Kind.post: _posts,
    Kind.thread: _threads,
    Kind.exchange: _exchanges,
    Kind.organisation: _organisations,
    Kind.person: _people,
    Kind.offer: _offers,
}
_ORDER: Final[dict[Kind, tuple[type[SQLModel], Any]]] = {
    Kind.post: (Post, col(Post.written_at)),
    Kind.thread: (Thread, col(Thread.opened_at)),
    Kind.exchange: (Exchange, col(Exchange.created_at)),
    Kind.organisation: (Organisation, col(Organisation.created_at)),
    Kind.person: (Person, col(Person.created_at)),
    Kind.offer: (Offer, col(Offer.created_at)),
}


def _said(*parts: str) -> str:
    return _SPACE.sub(" ", " ".join(part.strip() for part in parts if part)).strip()


def _marks(row: Row, *, inside: Collection[UUID | None]) -> frozenset[str]:
    marks = {mark_of("i", each) for each in inside if each}
    if person := row.get("person_id"):
        marks.add(mark_of("p", person))
    if organisation := row.get("organisation_id"):
        marks.add(mark_of("o", organisation))
    if row["language"]:
        marks.add(mark_of("l", primary(row["language"])))
    return frozenset(marks)


def _about(topics: Collection[str], marks: Collection[str]) -> dict[str, Any]:
    """What a record is given by the topics that it is tagged with: their marks, and what they are called."""
    lines = {topic: topic_line(topic) for topic in topics}
    tagged = {mark_of("t", topic) for topic in topics} | {
        mark_of("w", above) for line in lines.values() for above in line
    }
    labels = tuple(said for topic in topics for said in labels_of(topic))
    return {"topics": tuple(topics), "labels": labels, "marks": frozenset(marks) | tagged}


@cache
def _terms() -> dict[str, Any]:
    return {term["id"]: term for term in vocabulary()}


@cache
def topic_line(topic_id: str) -> tuple[str, ...]:
    """A topic and those above it, nearest first; nothing for one that left the vocabulary."""
    line: list[str] = []
    while (term := _terms().get(topic_id)) is not None:
        line.append(topic_id)
        topic_id = term["parent"] or ""
    return tuple(line)


@cache
def labels_of(topic_id: str) -> tuple[tuple[str, str], ...]:
    """What a topic is called, each with its language, alternatives too."""
    term = _terms().get(topic_id)
    if term is None:
        return ()
    return tuple(
        (language, said) for language in Language for said in (term["label"][language], *term["alt"].get(language, ()))
    )


@cache
def _country(code: str, language: Language) -> str:
    return str(language.locale.territories.get(code, ""))


def _topics(session: Session, owner: Any, topic: Any, ids: Collection[UUID], *which: Any) -> dict[UUID, list[str]]:
    rows = session.connection().execute(sa.select(owner, topic).where(owner.in_(ids), *which).order_by(owner, topic))
    found: dict[UUID, list[str]] = {}
    for owner_id, topic_id in rows:
        found.setdefault(owner_id, []).append(topic_id)
    return found

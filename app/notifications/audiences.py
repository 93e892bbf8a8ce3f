"""Who hears of an event: seats, organisations and people, before anybody has been asked for their rights."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from app.circles.models import NETWORK_CIRCLE
from app.discussions.models import Post, Thread
from app.exchanges.codes import Confidentiality, Lane, Side
from app.exchanges.models import ActionItem, Attendance, Exchange, Match
from app.outbox.events import Event


@dataclass(frozen=True, slots=True)
class Audience:
    """`committing` names organisations whose focal points and representatives are meant; `desk` the secretariat."""

    seats: frozenset[UUID] = frozenset()
    people: frozenset[UUID] = frozenset()
    committing: frozenset[UUID] = frozenset()
    desk: bool = False

    def __or__(self, other: "Audience") -> "Audience":
        return Audience(
            self.seats | other.seats,
            self.people | other.people,
            self.committing | other.committing,
            self.desk or other.desk,
        )


@dataclass
class Scene:
    """An event and the records it happened to, read once for all its notices. A thread may be about an exchange."""

    session: Session
    event: Any
    exchange: Exchange | None = None
    thread: Thread | None = None
    _match: Match | None = field(default=None, init=False)

    @property
    def subject(self) -> Exchange:
        assert self.exchange is not None
        return self.exchange

    @property
    def title(self) -> tuple[str, str]:
        """What it is called, and in which language; nothing for records that have no title of their own."""
        named = self.exchange or self.thread
        return (named.title, named.language) if named else ("", "")

    @property
    def page(self) -> str:
        """The page where the conversation stands."""
        return f"/exchanges/{self.exchange.id}" if self.exchange else f"/conversations/{self.event.subject_id}"

    @property
    def is_reserved(self) -> bool:
        """Whether no word about it may leave the platform."""
        if self.exchange is None:
            return self.thread is not None and self.thread.circle_id != NETWORK_CIRCLE
        confidential = self.exchange.confidentiality is not Confidentiality.network
        return confidential or self.exchange.sensitive or self.exchange.lane is Lane.crisis

    @property
    def is_crisis(self) -> bool:
        return self.exchange is not None and self.exchange.lane is Lane.crisis

    @property
    def match(self) -> Match:
        if self._match is None:
            self._match = self.session.get_one(Match, self.event.match_id)
        return self._match


To = Callable[[Scene], Audience]


def scene_of(session: Session, event: Event) -> Scene:
    thread = session.get(Thread, event.subject_id) if event.subject_kind == "thread" else None
    exchange_id: UUID | None = event.subject_id
    if thread is not None:
        exchange_id = thread.subject_id if thread.subject_kind == "exchange" else None
    return Scene(session, event, session.get(Exchange, exchange_id) if exchange_id else None, thread)


def _seats(*found: UUID | None) -> Audience:
    return Audience(seats=frozenset(item for item in found if item is not None))


def asking(scene: Scene) -> Audience:
    """Those who speak for the side that asks."""
    return _seats(scene.subject.requester_seat_id, scene.subject.deputy_seat_id)


def author(scene: Scene) -> Audience:
    return asking(scene) | Audience(people=frozenset({scene.subject.author_id}))


def endorsers(scene: Scene) -> Audience:
    """Those who may commit the organisation that asks."""
    return Audience(committing=frozenset({scene.subject.organisation_id}))


def answering(scene: Scene) -> Audience:
    """Those who speak for the peer that was agreed with."""
    return _seats(scene.subject.peer_seat_id, scene.subject.peer_substitute_seat_id)


def both(scene: Scene) -> Audience:
    return asking(scene) | answering(scene)


def owner(scene: Scene) -> Audience:
    """Whoever of the secretariat looks after the exchange; the whole desk while nobody does."""
    return _seats(scene.subject.owner_seat_id) if scene.subject.owner_seat_id else Audience(desk=True)


def desk(_scene: Scene) -> Audience:
    return Audience(desk=True)


def committing(scene: Scene) -> Audience:
    """Those who may commit the organisation that the event names."""
    return Audience(committing=frozenset({scene.event.organisation_id}))


def own_committing(scene: Scene) -> Audience:
    """Those who may commit the organisation that it happened to."""
    return Audience(committing=frozenset({scene.event.subject_id}))


def peer(scene: Scene) -> Audience:
    """The peer that is asked, its substitute, and those who may commit its organisation."""
    found = _seats(scene.match.peer_seat_id, scene.match.substitute_seat_id)
    return found | Audience(committing=frozenset({scene.match.organisation_id}))


def other_side_of_match(scene: Scene) -> Audience:
    """The side that did not act."""
    return peer(scene) if scene.event.side is Side.requester else asking(scene)


def side_of_event(scene: Scene) -> Audience:
    """The side that the event names."""
    return asking(scene) if scene.event.side is Side.requester else answering(scene)


def other_side_of_event(scene: Scene) -> Audience:
    return answering(scene) if scene.event.side is Side.requester else asking(scene)


def attending(scene: Scene) -> Audience:
    """Everybody expected at the session, and those who speak for both sides."""
    found = select(Attendance.person_id).where(Attendance.session_id == scene.event.session_id)
    return both(scene) | Audience(people=frozenset(scene.session.exec(found)))


def new_requester(scene: Scene) -> Audience:
    return _seats(scene.event.to_seat_id)


def new_owner(scene: Scene) -> Audience:
    return _seats(scene.event.owner_seat_id)


def who_took_it(scene: Scene) -> Audience:
    return _seats(scene.session.get_one(ActionItem, scene.event.action_id).owner_seat_id)


def named(scene: Scene) -> Audience:
    """The people whom a post names."""
    return Audience(people=frozenset(scene.event.mentioned))


def talking(scene: Scene) -> Audience:
    """Those who opened the thread or wrote in it, and both sides where it is the room of an exchange."""
    assert scene.thread is not None
    wrote = scene.session.exec(select(Post.person_id).where(Post.thread_id == scene.thread.id).distinct())
    found = Audience(people=frozenset({scene.thread.opened_by, *wrote}))
    return found | both(scene) if scene.exchange else found

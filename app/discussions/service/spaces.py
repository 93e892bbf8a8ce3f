"""Spaces: the network's own, one for each main topic, and working groups that members open themselves."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlmodel import Session, select

from app.access import principals
from app.access.abilities import require
from app.access.actor import Actor
from app.accounts import queries as accounts
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core.errors import FieldProblem, Invalid, NotFound, Stale
from app.core.rows import Row
from app.discussions import errors, events, policy, queries
from app.discussions.models import NETWORK_SPACE, Joining, Space, SpaceKind
from app.discussions.service import moderation, rights
from app.members.models import Topic
from app.outbox.events import record


def found(session: Session) -> None:
    """Make the space of the whole network, unless it stands."""
    if session.get(Space, NETWORK_SPACE) is None:
        session.add(
            Space(
                id=NETWORK_SPACE, kind=SpaceKind.network, circle_id=NETWORK_CIRCLE, room_circle_id=NETWORK_CIRCLE
            )
        )  # fmt: skip
        session.flush()


def of_topic(session: Session, actor: Actor, topic_id: str) -> Space:
    """The space of a main topic, made when somebody first asks for it. Raises NotAllowed and Invalid."""
    require(actor.in_network)
    # Holding the topic's row lets two who ask at once make one space.
    topic = session.exec(select(Topic).where(Topic.id == topic_id).with_for_update()).one_or_none()
    if topic is None or topic.parent_id is not None:
        raise Invalid(FieldProblem(("body", "topic"), "no_main_topic"))
    space = session.exec(select(Space).where(Space.topic_id == topic_id)).one_or_none()
    if space is None:
        space = Space(
            kind=SpaceKind.topic, circle_id=NETWORK_CIRCLE, room_circle_id=NETWORK_CIRCLE, topic_id=topic_id,
            made_by=actor.person_id,
        )  # fmt: skip
        _open(session, actor, space)
    return space


def open_group(session: Session, actor: Actor, *, title: str, purpose: str, language: str, joining: Joining) -> Space:
    """A working group with the actor as its steward. The network knows of an open one, of the others only who is in."""
    require(policy.may_open_group(actor))
    assert actor.seat_id is not None
    admitted = {principals.of_seat(actor.seat_id): CircleRole.steward}
    room = circles.make(session, CircleKind.working_group, admitted).id
    space = Space(
        kind=SpaceKind.working_group, circle_id=_known_to(joining, room), room_circle_id=room, title=title,
        purpose=purpose, language=language, joining=joining, made_by=actor.person_id,
    )  # fmt: skip
    _open(session, actor, space)
    return space


def _known_to(joining: Joining, room: UUID) -> UUID:
    return NETWORK_CIRCLE if joining is Joining.open else room


def _open(session: Session, actor: Actor, space: Space) -> None:
    session.add(space)
    session.flush()
    record(session, actor, events.SpaceOpened(subject_id=space.id, circle_id=space.circle_id))


def edit_group(session: Session, actor: Actor, space_id: UUID, *, version: int, changes: Mapping[str, object]) -> Space:
    """Say differently what a working group is for, or how one comes in. Raises NotFound, NotAllowed and Stale."""
    space = queries.space(session, actor, space_id, locked=True)
    require(rights.on_space(session, actor, space).edit)
    if version != space.version:
        raise Stale(version=space.version)
    changed = sorted(name for name, value in changes.items() if getattr(space, name) != value)
    for name in changed:
        setattr(space, name, changes[name])
    space.circle_id = _known_to(space.joining, space.room_circle_id)
    if changed:
        space.version += 1
        session.add(space)
        record(session, actor, events.SpaceEdited(subject_id=space.id, circle_id=space.room_circle_id, fields=changed))
    return space


def join(session: Session, actor: Actor, space_id: UUID) -> Space:
    """Come into an open working group with the seat one acts for. Joining twice is joining once."""
    space = queries.space(session, actor, space_id, locked=True)
    abilities = rights.on_space(session, actor, space)
    if not abilities.leave:
        require(abilities.join)
        assert actor.seat_id is not None
        _admit(session, actor, space, actor.person_id, actor.seat_id, CircleRole.contributor)
    return space


def bring_in(session: Session, actor: Actor, space_id: UUID, *, person_id: UUID, steward: bool) -> Space:
    """Take somebody into a working group, or make them its steward or its steward no more.

    Raises NotFound, NotAllowed, Invalid for somebody unknown, WithoutSeat, and LastSteward.
    """
    space = queries.space(session, actor, space_id, locked=True)
    require(rights.on_space(session, actor, space).invite)
    role = CircleRole.steward if steward else CircleRole.contributor
    within = queries.seats_in(session, space.room_circle_id, person_id)
    if within:
        if not steward:
            _require_other_steward(session, space, person_id)
        for seat_id in within:
            circles.admit(session, space.room_circle_id, principals.of_seat(seat_id), role=role)
        moderation.entrust(session, space.room_circle_id)
        return space
    if not queries.names_of(session, [person_id]):
        raise Invalid(FieldProblem(("body", "person_id"), "unknown_person"))
    seat = next((seat for seat in accounts.seats_of(session, person_id) if seat.opens_network), None)
    if seat is None:
        raise errors.WithoutSeat
    _admit(session, actor, space, person_id, seat.id, role)
    moderation.entrust(session, space.room_circle_id)
    return space


def _admit(session: Session, actor: Actor, space: Space, person_id: UUID, seat_id: UUID, role: CircleRole) -> None:
    circles.admit(session, space.room_circle_id, principals.of_seat(seat_id), role=role)
    record(
        session,
        actor,
        events.SpaceJoined(
            subject_id=space.id, circle_id=space.room_circle_id, person_id=person_id,
            by_steward=person_id != actor.person_id,
        ),
    )  # fmt: skip


def people(session: Session, actor: Actor, space_id: UUID) -> Sequence[Row]:
    """Who is in a working group; raises NotFound for those who are not in it themselves, and where there is no group."""
    space = queries.space(session, actor, space_id)
    if not rights.on_space(session, actor, space).leave:
        raise NotFound
    return queries.people_of_group(session, space.room_circle_id)


def let_out(session: Session, actor: Actor, space_id: UUID, *, person_id: UUID) -> None:
    """Leave a working group, or let somebody out of it; nothing happens if they are not in.

    Raises NotFound, NotAllowed, and LastSteward while others stay.
    """
    space = queries.space(session, actor, space_id, locked=True)
    abilities = rights.on_space(session, actor, space)
    require(abilities.leave if person_id == actor.person_id else abilities.invite)
    within = queries.seats_in(session, space.room_circle_id, person_id)
    if not within:
        return
    _require_other_steward(session, space, person_id)
    for seat_id in within:
        circles.dismiss(session, space.room_circle_id, principals.of_seat(seat_id))
    moderation.entrust(session, space.room_circle_id)
    record(
        session,
        actor,
        events.SpaceLeft(
            subject_id=space.id, circle_id=space.room_circle_id, person_id=person_id,
            by_steward=person_id != actor.person_id,
        ),
    )  # fmt: skip


def _require_other_steward(session: Session, space: Space, person_id: UUID) -> None:
    """Raise LastSteward when nobody would answer for those who stay."""
    people = {row["id"]: row["steward"] for row in queries.people_of_group(session, space.room_circle_id)}
    if people.pop(person_id, False) and people and True not in people.values():
        raise errors.LastSteward

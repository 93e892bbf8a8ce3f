"""The visibility query, in both forms, and what ends an admission."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.access import principals
from app.circles import queries, service
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE, Circle, CircleKind, CircleRole
from app.core import clock
from app.core.rows import columns, fetch

VISIBLE = columns(Circle.id).where(queries.admits_bound(Circle.id))


def seen(session, actor):
    once_built = {row["id"] for row in fetch(session, VISIBLE, **queries.binds(actor))}
    just_built = set(session.exec(select(Circle.id).where(queries.admits(Circle.id, actor))))
    assert once_built == just_built
    return once_built


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("no_seat", set()),
        ("former", set()),
        ("member", {NETWORK_CIRCLE}),
        ("observer", {NETWORK_CIRCLE}),
        ("secretariat", {NETWORK_CIRCLE, SECRETARIAT_CIRCLE}),
    ],
)
def test_who_sees_the_two_standing_circles(session, world, name, expected):
    assert seen(session, world.actor(session, name)) == expected


def test_guest_sees_the_circle_they_were_admitted_to_and_no_other(session, world):
    assert seen(session, world.actor(session, "guest")) == {world.guest_circle}


def test_an_admission_ends_at_its_moment(session, world):
    guest = world.actor(session, "guest")
    with clock.moved(timedelta(days=31)):
        assert seen(session, guest) == set()
        assert queries.principals_of(session, world.guest_circle) == frozenset()


def test_dismissed_at_once(session, world):
    circle = service.make(
        session, CircleKind.named_people, {principals.of_person(world.people["member"]): CircleRole.reader}
    )
    member = world.actor(session, "member")
    assert circle.id in seen(session, member)
    service.dismiss(session, circle.id, principals.of_person(world.people["member"]))
    assert circle.id not in seen(session, member)


def test_admitted_again_takes_the_new_role_and_end(session, world):
    principal = principals.of_seat(world.seats["member"])
    circle = service.make(session, CircleKind.named_people, {principal: CircleRole.reader})
    service.admit(session, circle.id, principal, role=CircleRole.steward)
    assert queries.roles_in(session, world.actor(session, "member"), circle.id) == {CircleRole.steward}

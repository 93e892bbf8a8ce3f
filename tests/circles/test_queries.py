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


def test_a_guest_stays_until_the_date_also_after_being_admitted_for_ever(session, world):
    """Co-editing a draft and being invited to its circle are two things: the end of one is not the end of the other."""
    guest, circle_id = world.actor(session, "guest"), world.guest_circle
    service.reset(session, circle_id, {principals.of_person(guest.person_id): CircleRole.contributor})
    assert queries.roles_in(session, guest, circle_id) == {CircleRole.reader, CircleRole.contributor}
    with clock.moved(timedelta(days=31)):
        assert queries.roles_in(session, guest, circle_id) == {CircleRole.contributor}
    service.reset(session, circle_id, {})
    assert queries.roles_in(session, guest, circle_id) == {CircleRole.reader}
    with clock.moved(timedelta(days=31)):
        assert not queries.is_admitted(session, guest, circle_id)


def test_inviting_as_a_guest_shortens_nobodys_stay(session, world):
    principal = principals.of_person(world.people["member"])
    circle = service.make(session, CircleKind.named_people, {principal: CircleRole.steward})
    soon = clock.now() + timedelta(days=1)
    service.admit(session, circle.id, principal, role=CircleRole.contributor, until=soon)
    service.admit(session, circle.id, principal, role=CircleRole.reader, until=soon)
    member = world.actor(session, "member")
    assert queries.roles_in(session, member, circle.id) == {CircleRole.steward, CircleRole.reader}
    with clock.moved(timedelta(days=2)):
        assert queries.roles_in(session, member, circle.id) == {CircleRole.steward}
    service.dismiss(session, circle.id, principal)
    assert not queries.is_admitted(session, member, circle.id)

"""Whoever is named in a confidential conversation reads it as long as they read the space in which it stands."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from app.access import principals
from app.accounts import service as accounts
from app.accounts.models import Affiliation, Person
from app.circles.models import Admission, CircleRole
from app.core import clock
from app.discussions.models import Thread
from app.outbox import housekeeping
from app.outbox.models import EventRow


@pytest.fixture
def named(start, world):
    """A confidential thread of the focal point, who tends it, the member and Durban's focal point."""

    def begun(**where) -> str:
        people = [str(world.people[name]) for name in ("member", "other_city")]
        answer = start(people=people, **where)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    return begun


@pytest.fixture
def read(signed_in, world, database, settings):
    """What somebody is answered who asks for a thread, signed in anew."""

    def asked(name, thread) -> int:
        with database.writing() as session:
            world.tokens[name] = accounts.open_sign_in(session, settings, world.people[name], method="code")
        return signed_in(name).get(f"/api/threads/{thread}/posts").status_code

    return asked


def vacate(signed_in, world, name, *, by="focal_point"):
    assert signed_in(by).post(f"/api/seats/{world.seats[name]}/vacate").status_code == 204


def test_whoever_leaves_their_last_seat_reads_it_no_more(signed_in, world, named, read, database):
    thread = named()
    assert read("member", thread) == 200
    vacate(signed_in, world, "member")
    assert read("member", thread) == 404
    assert [read(name, thread) for name in ("focal_point", "other_city")] == [200, 200]
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "thread.left")).one()
        assert event.data["person_id"] == str(world.people["member"])


def test_whoever_has_another_seat_there_goes_on(signed_in, world, named, read, database):
    thread = named()
    with database.writing() as session:
        world.seat(session, "durban", world.people["member"], role="member")
    vacate(signed_in, world, "member")
    assert read("member", thread) == 200


def test_a_seat_that_ends_by_its_date_takes_it_along_within_a_day(signed_in, world, named, read, database, work):
    named()
    with database.writing() as session:
        housekeeping.begin(session)
        held = session.exec(select(Affiliation).where(Affiliation.seat_id == world.seats["member"])).one()
        held.until = clock.now() + timedelta(hours=1)
        session.get_one(Person, world.people["other_city"]).suspended_at = clock.now()
    with clock.moved(timedelta(days=1, hours=2)):
        work()
    with database.reading() as session:
        circle = session.exec(select(Thread.circle_id)).one()
        left = session.exec(select(Admission.principal).where(Admission.circle_id == circle)).all()
    # Suspended people come back to what was theirs.
    assert set(left) == {principals.of_person(world.people[name]) for name in ("focal_point", "other_city")}


def test_whoever_leaves_the_group_leaves_its_confidential_conversations(signed_in, world, open_group, named, read):
    group = open_group()
    for name in ("member", "other_city"):
        signed_in(name).post(f"/api/spaces/{group}/join")
    inside, outside = named(space_id=group), named()
    assert signed_in("member").delete(f"/api/spaces/{group}/people/{world.people['member']}").status_code == 204
    assert (read("member", inside), read("member", outside)) == (404, 200)
    address = f"/api/spaces/{group}/people/{world.people['other_city']}"
    assert signed_in("focal_point").delete(address).status_code == 204
    assert (read("other_city", inside), read("focal_point", inside)) == (404, 200)


def test_when_the_network_closes_to_an_organisation_its_people_read_none_of_the_networks(signed_in, world, named, read):
    thread = named()
    address = f"/api/organisations/{world.organisations['durban']}/membership"
    assert signed_in("secretariat").put(address, json={"membership": "former"}).status_code == 200
    assert (read("other_city", thread), read("member", thread)) == (404, 200)


def test_those_who_stay_answer_for_it_when_whoever_began_it_goes(signed_in, world, named, read, database):
    thread = named()
    vacate(signed_in, world, "focal_point", by="secretariat")
    assert read("focal_point", thread) == 404
    with database.reading() as session:
        circle = session.exec(select(Thread.circle_id)).one()
        roles = session.exec(select(Admission.role).where(col(Admission.circle_id) == circle)).all()
    assert roles == [CircleRole.steward] * 2
    body = {"state": "locked"}
    assert signed_in("member").put(f"/api/threads/{thread}/state", json=body).status_code == 200

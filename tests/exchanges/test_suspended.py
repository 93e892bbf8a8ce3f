"""Whoever is suspended is proposed to nobody, awaited by nobody, and shown in no list."""

import pytest

from app.exchanges.codes import State
from tests.exchanges.story import Story, offer


@pytest.fixture
def suspend(signed_in, world):
    def suspended(*names: str) -> None:
        for name in names:
            assert signed_in("secretariat").post(f"/api/people/{world.people[name]}/suspend").status_code == 200

    return suspended


@pytest.fixture
def made(client, database, world):
    def make(state, **changes) -> str:
        with database.writing() as session:
            return str(Story(session, world).to(state, **changes).id)

    return make


def ranked(client, exchange_id: str) -> list[str]:
    found = client.get(f"/api/exchanges/{exchange_id}/shortlist").json()["ranked"]
    return [item["seat"]["person_name"] for item in found]


def test_nobody_suspended_is_ranked_or_chosen(made, suspend, signed_in, database, world):
    with database.writing() as session:
        offer(session, world, "other_city")
    exchange_id, desk = made(State.open), signed_in("secretariat")
    assert ranked(desk, exchange_id) == ["Other City"]
    suspend("other_city")
    assert ranked(desk, exchange_id) == []
    chosen = {"seat_id": str(world.seats["other_city"]), "note": "All the same."}
    refused = desk.post(f"/api/exchanges/{exchange_id}/matches", json=chosen)
    assert (refused.status_code, refused.json()["fields"][0]["code"]) == (422, "nobody_there")


def test_an_offer_of_somebody_suspended_names_nobody_to_ask(suspend, signed_in, database, world):
    with database.writing() as session:
        offer(session, world, "other_city")
    suspend("other_city")
    (found,) = signed_in("focal_point").get("/api/offers").json()["items"]
    assert (found["person_id"], found["person_name"]) == (None, None)


def test_nobody_suspended_is_among_the_readers(made, suspend, signed_in):
    exchange_id = made(State.submitted)
    suspend("representative")
    groups = signed_in("focal_point").get(f"/api/exchanges/{exchange_id}").json()["readers"]["groups"]
    assert {name for group in groups for name in group["people"]} == {"Focal Point", "Secretariat"}


def test_a_suspended_requester_is_not_named_beside_the_seat(made, suspend, signed_in):
    exchange_id = made(State.open)
    suspend("focal_point")
    peer = signed_in("other_city")
    (row,) = peer.get("/api/exchanges").json()["items"]
    for seat in (row["requester"], peer.get(f"/api/exchanges/{exchange_id}").json()["requester"]):
        assert (seat["id"], seat["person_name"]) == (row["requester"]["id"], None)


def test_nobody_waits_for_the_endorsement_of_somebody_suspended(made, suspend, signed_in):
    exchange_id, member = made(State.draft, by="member"), signed_in("member")
    assert member.post(f"/api/exchanges/{exchange_id}/submit", json={}).status_code == 403
    suspend("focal_point", "representative")
    assert member.post(f"/api/exchanges/{exchange_id}/submit", json={}).status_code == 200

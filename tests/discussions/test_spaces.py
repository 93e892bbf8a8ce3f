"""Spaces: who knows of them, who comes in, and who answers for them."""

import pytest

from tests.discussions.conftest import NETWORK
from tests.people import ROLES, SIGNED_OUT

IN_NETWORK = frozenset(ROLES) - SIGNED_OUT - {"no_seat", "guest", "former"}
TOPIC = "violence-reduction"


def spaces(client) -> dict[str, dict]:
    return {space["id"]: space for space in client.get("/api/spaces").json()["items"]}


@pytest.mark.parametrize("name", ROLES)
def test_the_space_of_the_network_is_known_in_the_network_alone(signed_in, world, name):
    answer = signed_in(name).get("/api/spaces")
    if name in SIGNED_OUT:
        assert answer.status_code == 401
    else:
        assert [space["id"] for space in answer.json()["items"]] == ([NETWORK] if name in IN_NETWORK else [])


@pytest.mark.parametrize("name", ["observer", "guest", "no_seat", "former"])
def test_whoever_may_not_speak_in_the_network_opens_no_group(signed_in, world, name):
    body = {"title": "Ours", "language": "en"}
    assert signed_in(name).post("/api/spaces", json=body).status_code == 403


def test_a_group_by_invitation_is_known_to_those_who_are_in_it(signed_in, world, open_group):
    group = open_group("invitation")
    for name in ("member", "other_city", "secretariat", "observer"):
        assert group not in spaces(signed_in(name))
        for method, address in (("GET", ""), ("POST", "/join"), ("GET", "/people"), ("POST", "/leave")):
            assert signed_in(name).request(method, f"/api/spaces/{group}{address}").status_code == 404
    assert group in spaces(signed_in("focal_point"))


def test_an_open_group_is_known_and_its_threads_are_not_until_one_joins(signed_in, world, open_group, start):
    group = open_group()
    thread = start(space_id=group).json()["id"]
    outside = signed_in("other_city")
    seen = spaces(outside)[group]
    assert (seen["threads"], seen["unread"], seen["last_post_at"]) == (0, 0, None)
    assert seen["abilities"] == {
        "open_thread": False, "join": True, "leave": False, "invite": False, "edit": False,
    }  # fmt: skip
    assert outside.get(f"/api/threads/{thread}").status_code == 404
    assert outside.get(f"/api/spaces/{group}/people").status_code == 404
    assert start("other_city", space_id=group).status_code == 403
    joined = outside.post(f"/api/spaces/{group}/join").json()
    assert (joined["threads"], joined["unread"], joined["abilities"]["open_thread"]) == (1, 1, True)
    assert outside.post(f"/api/spaces/{group}/join").status_code == 200
    assert [row["name"] for row in outside.get(f"/api/spaces/{group}/people").json()] == ["Focal Point", "Other City"]
    assert outside.get(f"/api/threads/{thread}").status_code == 200
    assert outside.post(f"/api/spaces/{group}/leave").status_code == 204
    assert outside.get(f"/api/threads/{thread}").status_code == 404


def test_stewards_bring_people_in_and_let_them_out(signed_in, world, open_group):
    group = open_group("invitation")
    people = f"/api/spaces/{group}/people"
    steward, peer = signed_in("focal_point"), {"person_id": str(world.people["other_city"])}
    assert signed_in("other_city").post(people, json=peer).status_code == 404
    assert [row["steward"] for row in steward.post(people, json=peer).json()] == [True, False]
    assert signed_in("other_city").post(people, json=peer).status_code == 403
    assert signed_in("other_city").delete(f"{people}/{world.people['focal_point']}").status_code == 403
    no_seat = steward.post(people, json={"person_id": str(world.people["no_seat"])})
    assert (no_seat.status_code, no_seat.json()["code"]) == (409, "person_without_seat")
    nobody = steward.post(people, json={"person_id": NETWORK})
    assert nobody.json()["fields"][0]["code"] == "unknown_person"
    assert steward.delete(f"{people}/{world.people['other_city']}").status_code == 204
    assert signed_in("other_city").get(f"/api/spaces/{group}").status_code == 404


def test_the_last_steward_stays_while_others_do(signed_in, world, open_group):
    group = open_group()
    steward = signed_in("focal_point")
    signed_in("other_city").post(f"/api/spaces/{group}/join")
    refused = steward.post(f"/api/spaces/{group}/leave")
    assert (refused.status_code, refused.json()["code"]) == (409, "last_steward")
    people = f"/api/spaces/{group}/people"
    down = steward.post(people, json={"person_id": str(world.people["focal_point"]), "steward": False})
    assert down.json()["code"] == "last_steward"
    steward.post(people, json={"person_id": str(world.people["other_city"]), "steward": True})
    assert steward.post(f"/api/spaces/{group}/leave").status_code == 204
    assert signed_in("other_city").get(f"/api/spaces/{group}").json()["abilities"]["edit"]
    assert signed_in("other_city").post(f"/api/spaces/{group}/leave").status_code == 204


def test_a_group_is_edited_by_its_stewards_and_closing_it_hides_it(signed_in, world, open_group):
    group = open_group()
    body = {"title": "Nights", "purpose": "", "language": "en", "joining": "invitation"}
    assert (
        signed_in("secretariat").put(f"/api/spaces/{group}", json=body, headers={"If-Match": '"1"'}).status_code == 403
    )
    edited = signed_in("focal_point").put(f"/api/spaces/{group}", json=body, headers={"If-Match": '"1"'})
    assert (edited.json()["title"], edited.json()["version"]) == ("Nights", 2)
    stale = signed_in("focal_point").put(f"/api/spaces/{group}", json=body, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert group not in spaces(signed_in("secretariat"))


def test_the_space_of_a_main_topic_is_made_once(signed_in, world, vocabulary, database):
    main = next(topic for topic in signed_in("member").get("/api/topics").json() if topic["parent"] is None)["id"]
    below = next(topic for topic in signed_in("member").get("/api/topics").json() if topic["parent"])["id"]
    made = signed_in("member").put(f"/api/spaces/topics/{main}")
    assert (made.status_code, made.json()["topic"]) == (200, main)
    assert signed_in("other_city").put(f"/api/spaces/topics/{main}").json()["id"] == made.json()["id"]
    assert signed_in("member").put(f"/api/spaces/topics/{below}").json()["fields"][0]["code"] == "no_main_topic"
    assert signed_in("guest").put(f"/api/spaces/topics/{main}").status_code == 403


def test_the_list_of_spaces_costs_the_same_however_many_there_are(signed_in, world, open_group, start, statements):
    client = signed_in("focal_point")
    client.get("/api/spaces")  # a new connection asks PostgreSQL about itself
    counts = []
    for _ in range(2):
        statements.clear()
        client.get("/api/spaces")
        counts.append(len(statements))
        for _ in range(10):
            start(space_id=open_group())
    assert counts == [4, 4]


def test_pages_of_spaces_follow_each_other(signed_in, world, open_group):
    groups = [open_group() for _ in range(3)]
    found, after = [], None
    while True:
        params = {"limit": 2} | ({"after": after} if after else {})
        page = signed_in("focal_point").get("/api/spaces", params=params).json()
        found += [space["id"] for space in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert found == [NETWORK, *groups]

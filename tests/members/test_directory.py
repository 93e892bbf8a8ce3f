"""GET /api/organisations, /api/organisations/map and /api/people: who is in the network."""

import pytest

from app.accounts.models import Membership, Organisation
from app.members.service import search
from tests.access.table import NETWORK
from tests.people import ROLES, SIGNED_OUT


def names(answer):
    assert answer.status_code == 200, answer.text
    return [item["name"] for item in answer.json()["items"]]


@pytest.mark.parametrize("path", ["/api/organisations", "/api/organisations/map", "/api/people"])
def test_only_the_network_sees_the_directory(signed_in, members, path):
    expected = {name: 200 if name in NETWORK else 401 if name in SIGNED_OUT else 403 for name in ROLES}
    assert {name: signed_in(name).get(path).status_code for name in ROLES} == expected


def test_people_without_a_current_seat_are_not_listed(signed_in, members):
    listed = names(signed_in("member").get("/api/people"))
    assert "Former" not in listed
    assert "Suspended" not in listed
    assert "Guest" not in listed
    assert "Other City" in listed


def test_former_members_are_listed_only_when_asked_for(signed_in, members, database):
    with database.writing() as session:
        session.get_one(Organisation, members.organisations["durban"]).membership = Membership.former
    client = signed_in("member")
    assert names(client.get("/api/organisations")) == ["Kroc", "Partner", "Rosario"]
    assert names(client.get("/api/organisations?membership=former")) == ["Durban"]


def test_related_organisations_are_shown_as_such(signed_in, members, database):
    with database.writing() as session:
        session.get_one(Organisation, members.organisations["durban"]).membership = Membership.related
    items = signed_in("member").get("/api/organisations").json()["items"]
    assert {item["name"]: item["membership"] for item in items}["Durban"] == "related"


ORGANISATIONS = {
    "kind=city": ["Durban", "Rosario"],
    "kind=city&kind=partner": ["Durban", "Partner", "Rosario"],
    "country=BR": ["Partner"],
    "topic=gang-violence": ["Rosario"],
    "topic=forms": ["Partner", "Rosario"],
    "language=es": ["Partner", "Rosario"],
    "offers=true": ["Rosario"],
    "crisis=true": ["Rosario"],
    "experts=true": ["Partner"],
    "language=es&kind=partner": ["Partner"],
    "topic=no-such-topic": [],
    "q=rosario": ["Rosario"],
    "q=ROSÁRIO": ["Rosario"],
    "q=dur": ["Durban"],
    "q=urban dur": ["Durban"],
    "q=sudáfrica": ["Durban"],
    "q=facções": ["Rosario"],
    "q=faccoes": ["Rosario"],
    "q=rosario pandillas": ["Rosario"],
    "q=durban pandillas": [],
    "q=%25": ["Durban", "Kroc", "Partner", "Rosario"],
    "q=_": ["Durban", "Kroc", "Partner", "Rosario"],
    "q=osario": [],
}


def test_filters_of_organisations(signed_in, members):
    client = signed_in("member")
    found = {query: client.get(f"/api/organisations?{query}") for query in ORGANISATIONS}
    assert {query: names(answer) for query, answer in found.items()} == ORGANISATIONS
    assert {query: answer.json()["total"] for query, answer in found.items()} == {
        query: len(expected) for query, expected in ORGANISATIONS.items()
    }


PEOPLE = {
    "experts=true": ["Expert"],
    "kind=secretariat": ["Secretariat"],
    "country=ZA": ["Expired", "Other City"],
    "language=pt": ["Expert"],
    "offers=true": ["Focal Point"],
    "topic=mano-dura-alternatives": ["Expert"],
    "q=mano dura": ["Expert"],
    "q=MANO-DURA": ["Expert"],
    "q=nelida iniguez": ["Nélida Íñiguez"],
    "q=durban": ["Expired", "Other City"],
}


def test_filters_of_people(signed_in, members):
    client = signed_in("member")
    found = {query: client.get(f"/api/people?{query}") for query in PEOPLE}
    assert {query: names(answer) for query, answer in found.items()} == PEOPLE
    assert {query: answer.json()["total"] for query, answer in found.items()} == {
        query: len(expected) for query, expected in PEOPLE.items()
    }


@pytest.mark.parametrize("path", ["/api/organisations", "/api/people"])
def test_pages_show_everything_once_and_in_order(signed_in, members, path):
    client = signed_in("member")
    whole = names(client.get(path))
    seen, after = [], ""
    while True:
        page = client.get(f"{path}?limit=1{after}").json()
        seen += [item["name"] for item in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert seen == whole
    assert len(whole) > 3


def test_a_filter_that_cannot_be_is_refused(signed_in, members):
    client = signed_in("member")
    for query in ("limit=0", "limit=101", "country=colombia", "topic=..%2F", "kind=village", "after=nonsense", "q=%00"):
        answer = client.get(f"/api/organisations?{query}")
        assert (query, answer.status_code, answer.json()["code"]) == (query, 422, "invalid")


@pytest.mark.parametrize("path", ["/api/organisations?q=a", "/api/organisations/map", "/api/people?q=a"])
def test_statements_do_not_grow_with_the_page(signed_in, members, database, statements, path):
    client = signed_in("member")
    client.get(path)
    counted = []
    for wanted in (1, 50):
        with database.writing() as session:
            for number in range(wanted):
                name = f"a{wanted:03}{number:03}"
                members.organisation(session, name)
                search.index_organisation(session, members.organisations[name])
                search.index_person(session, members.person(session, name, at=name))
        statements.clear()
        assert client.get(path).status_code == 200
        counted.append(len(statements))
    assert counted[0] == counted[1]
    assert counted[0] <= 7


def test_the_map_tells_only_places(signed_in, members, database):
    with database.writing() as session:
        rosario = session.get_one(Organisation, members.organisations["rosario"])
        rosario.latitude, rosario.longitude = -32.95, -60.64
    items = signed_in("member").get("/api/organisations/map").json()["items"]
    assert items == [
        {
            "id": str(members.organisations["rosario"]), "slug": "city-rosario", "name": "Rosario", "kind": "city",
            "membership": "member", "country": "AR", "latitude": -32.95, "longitude": -60.64, "people": 3, "offers": 1,
        }
    ]  # fmt: skip


def test_topics_stand_parents_first_in_three_languages(signed_in, members):
    found = signed_in("guest").get("/api/topics").json()
    seen = set()
    for topic in found:
        assert topic["parent"] is None or topic["parent"] in seen
        assert set(topic["label"]) == {"en", "es", "pt"}
        seen.add(topic["id"])
    assert len(seen) == 74

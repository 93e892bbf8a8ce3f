"""/api/offers: drafted, published, kept true, withdrawn; expired when nobody confirms."""

import json
from datetime import timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.members.models import OfferState
from app.members.workflow import OFFER_MOVES, OfferAction
from app.outbox.models import EventRow
from tests.members.offers import offer_of
from tests.people import ROLES, SIGNED_OUT

WHOLE = {
    "language": "es",
    "title": "Sus primeras cinco variables",
    "can_share": "Cruzamos cada semana los datos.",
    "did_not_work": "Empezar por un mapa.",
    "topics": ["observatories", "data-collection"],
    "formats": ["written", "remote_single"],
    "languages": ["es", "en"],
    "hours_a_month": 4,
    "most_exchanges": 2,
    "crisis": True,
    "crisis_hours": {"days": [1, 2, 3], "from_hour": 8, "until_hour": 20, "zone": "America/Bogota"},
}
UNSEATED = {"no_seat", "guest", "former"}


def edit(client, path, wanted):
    return client.patch(path, json=wanted, headers={"if-match": client.get(path).headers.get("etag", '"1"')})


def drafted(client, **wanted):
    made = client.post("/api/offers", json=wanted)
    assert made.status_code == 201, made.text
    return f"/api/offers/{made.json()['id']}"


def published(client):
    path = drafted(client)
    assert edit(client, path, WHOLE).status_code == 200
    answer = client.post(f"{path}/publish")
    assert answer.status_code == 200, answer.text
    return path


def test_who_reads_and_edits_a_published_offer(signed_in, members):
    path = f"/api/offers/{members.offer}"
    reads, edits, pauses = {}, {}, {}
    for name in ROLES:
        client = signed_in(name)
        reads[name] = client.get(path).status_code
        edits[name] = edit(client, path, {"hours_a_month": 3, "crisis": False}).status_code
        pauses[name] = client.post(f"{path}/pause").status_code
        if pauses[name] == 200:
            client.post(f"{path}/resume")
    refused = dict.fromkeys(SIGNED_OUT, 401) | dict.fromkeys(UNSEATED, 403)
    assert reads == dict.fromkeys(ROLES, 200) | refused
    may = {"focal_point": 200, "representative": 200, "secretariat": 200}
    assert edits == dict.fromkeys(ROLES, 403) | refused | may
    assert pauses == edits


def test_a_draft_is_there_for_its_own_organisation_only(signed_in, members):
    path = drafted(signed_in("member"))
    assert signed_in("focal_point").get(path).status_code == 200
    for name in ("other_city", "expert", "secretariat"):
        assert signed_in(name).get(path).status_code == 404
        assert signed_in(name).post(f"{path}/publish").status_code == 404
    mine = signed_in("member").get("/api/offers?state=draft").json()["items"]
    assert len(mine) == 1
    assert signed_in("other_city").get("/api/offers?state=draft").json()["items"] == []


def test_the_secretariat_drafts_for_a_member_and_publishes_on_its_behalf(signed_in, members, database):
    secretariat = signed_in("secretariat")
    path = drafted(secretariat, seat_id=str(members.seats["member"]))
    assert signed_in("focal_point").get(path).status_code == 404
    assert edit(secretariat, path, WHOLE).status_code == 200
    assert secretariat.post(f"{path}/publish").json()["person_name"] == "Nélida Íñiguez"
    assert signed_in("member").get(path).json()["abilities"]["pause"] is True
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "offer.published")).one()
    assert event.behalf_of == members.organisations["rosario"]


@pytest.mark.parametrize("name", ["observer", "other_city", "member"])
def test_nobody_drafts_for_a_seat_that_is_not_theirs_to_speak_for(signed_in, members, name):
    answer = signed_in(name).post("/api/offers", json={"seat_id": str(members.seats["focal_point"])})
    assert answer.status_code == 403


def test_what_was_written_is_kept_and_found(signed_in, members):
    path = published(signed_in("focal_point"))
    kept = signed_in("other_city").get(path).json()
    assert {name: kept[name] for name in WHOLE} == WHOLE
    assert (kept["state"], kept["audience"], kept["person_name"]) == ("active", "network", "Focal Point")
    for query in ("q=variables", "q=cruzamos rosario", "topic=observatories", "q=primeras&crisis=true"):
        found = signed_in("other_city").get(f"/api/offers?{query}").json()["items"]
        assert [item["title"] for item in found] == [WHOLE["title"]], query


def test_an_offer_that_lacks_something_is_not_published(signed_in, members):
    client = signed_in("focal_point")
    path = drafted(client)
    assert client.get(path).json()["missing"] == ["title", "can_share", "topics", "formats"]
    answer = client.post(f"{path}/publish")
    assert (answer.status_code, answer.json()["code"]) == (422, "offer_incomplete")
    assert answer.json()["params"]["fields"] == "title,can_share,topics,formats"


def test_a_published_offer_is_not_emptied(signed_in, members):
    client = signed_in("focal_point")
    path = published(client)
    assert edit(client, path, {"title": " "}).json()["code"] == "offer_incomplete"
    assert client.get(path).json()["title"] == WHOLE["title"]


def test_conflicts_of_interest_are_read_by_their_seat_and_the_secretariat(signed_in, members):
    client = signed_in("focal_point")
    path = published(client)
    conflict = {"organisation_id": str(members.organisations["partner"]), "note": "Contrato vigente."}
    assert edit(client, path, {"conflicts": [conflict]}).status_code == 200
    expected = [{**conflict, "organisation_name": "Partner"}]
    assert client.get(path).json()["conflicts"] == expected
    assert signed_in("secretariat").get(path).json()["conflicts"] == expected
    for name in ("representative", "member", "other_city", "expert"):
        assert signed_in(name).get(path).json()["conflicts"] == []
    assert edit(client, path, {"conflicts": []}).json()["conflicts"] == []


@pytest.mark.parametrize("state", OfferState)
def test_every_move_is_made_or_refused_as_the_table_says(signed_in, members, database, state):
    path_of = {}
    for action in OfferAction:
        with database.writing() as session:
            path_of[action] = f"/api/offers/{offer_of(session, members, 'focal_point', state=state)}"
    client = signed_in("focal_point")
    for action in set(OfferAction) - {OfferAction.expire}:
        may = client.get(path_of[action]).json()["abilities"][action]
        answer = client.post(f"{path_of[action]}/{action}")
        if (state, action) in OFFER_MOVES:
            assert may
            assert answer.status_code in {200, 204}, answer.text
            assert client.get(path_of[action]).json()["state"] == OFFER_MOVES[state, action]
        else:
            assert not may
            assert (answer.status_code, answer.json()["code"]) == (409, "illegal_move")


def test_a_withdrawn_offer_is_gone_for_the_network(signed_in, members):
    client = signed_in("focal_point")
    path = published(client)
    assert client.post(f"{path}/withdraw").status_code == 204
    assert client.get(path).json()["state"] == "withdrawn"
    assert signed_in("other_city").get(path).status_code == 404


def test_offers_of_an_organisation_that_has_left_are_in_no_list(signed_in, members):
    reader, desk = signed_in("other_city"), signed_in("secretariat")
    assert [row["organisation_name"] for row in reader.get("/api/offers").json()["items"]] == ["Rosario"]
    standing = f"/api/organisations/{members.organisations['rosario']}/membership"
    for membership, names in (("former", []), ("member", ["Rosario"])):
        assert desk.put(standing, json={"membership": membership}).status_code == 200
        assert [row["organisation_name"] for row in reader.get("/api/offers").json()["items"]] == names


def test_a_draft_is_discarded_and_nothing_else_is(signed_in, members):
    client = signed_in("focal_point")
    path = drafted(client)
    edit(client, path, {"topics": ["homicide"]})
    assert client.delete(f"/api/offers/{members.offer}").status_code == 403
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404


@pytest.fixture
def kinds(database):
    """What time brought to offers."""

    def read() -> list[str]:
        with database.reading() as session:
            rows = session.exec(select(EventRow.kind).where(EventRow.subject_kind == "offer"))
            return [kind for kind in rows if kind in {"offer.confirmation_due", "offer.expired"}]

    return read


def test_an_offer_is_asked_about_once_and_expires_when_nobody_confirms(signed_in, members, kinds, work):
    path = published(signed_in("focal_point"))
    with clock.moved(timedelta(days=334)):
        work()
        assert kinds() == []
    with clock.moved(timedelta(days=336)):
        work()
        work()
        assert kinds() == ["offer.confirmation_due"]
    with clock.moved(timedelta(days=366)):
        work()
        assert kinds() == ["offer.confirmation_due", "offer.expired"]
    assert signed_in("other_city").get(path).json()["state"] == "expired"
    assert signed_in("focal_point").post(f"{path}/confirm").json()["state"] == "active"


def test_confirming_moves_the_date_of_expiry(signed_in, members, work):
    client = signed_in("focal_point")
    path = published(client)
    with clock.moved(timedelta(days=10)):
        assert client.post(f"{path}/confirm").status_code == 200
    with clock.moved(timedelta(days=370)):
        work()
    assert client.get(path).json()["state"] == "active"


def test_nobody_is_asked_to_confirm_what_they_just_confirmed_or_edited(signed_in, members, kinds, work):
    client = signed_in("focal_point")
    path = published(client)
    last = (clock.now() + timedelta(days=40)).date().isoformat()
    assert edit(client, path, {"valid_until": last}).status_code == 200
    with clock.moved(timedelta(days=12)):
        work()
        assert kinds() == ["offer.confirmation_due"]
        assert client.post(f"{path}/confirm").status_code == 200
        work()
        assert edit(client, path, {"hours_a_month": 5}).status_code == 200
        work()
        assert kinds() == ["offer.confirmation_due"]


def test_an_offer_ends_with_its_last_day(signed_in, members, work):
    client = signed_in("focal_point")
    path = published(client)
    last = clock.now().date() + timedelta(days=9)
    assert edit(client, path, {"valid_until": last.isoformat()}).status_code == 200
    with clock.moved(timedelta(days=8)):
        work()
        assert client.get(path).json()["state"] == "active"
    with clock.moved(timedelta(days=11)):
        work()
    assert client.get(path).json()["state"] == "expired"


def test_two_editors_at_once_one_is_told_what_changed(signed_in, members):
    first, second = signed_in("focal_point"), signed_in("representative")
    path = published(first)
    etag = second.get(path).headers["etag"]
    assert edit(first, path, {"hours_a_month": 6}).status_code == 200
    late = second.patch(path, json={"title": "Otro"}, headers={"if-match": etag})
    assert (late.status_code, late.json()["params"]["fields"]) == (412, "hours_a_month")


def test_what_cannot_be_is_refused(signed_in, members, database):
    client = signed_in("focal_point")
    path = drafted(client)
    with database.writing() as session:
        vacant = str(members.empty_seat(session, "rosario"))
    for wanted in (
        {"title": "x" * 121},
        {"can_share": "x" * 1001},
        {"did_not_work": "\ud800"},
        {"topics": ["nothing-known"]},
        {"formats": ["dinner"]},
        {"hours_a_month": 0},
        {"hours_a_month": 2**70},
        {"most_exchanges": 6},
        {"valid_until": "2001-01-01"},
        {"deputy_seat_id": str(members.seats["other_city"])},
        {"deputy_seat_id": vacant},
        {"conflicts": [{"organisation_id": str(members.people["member"])}]},
        {"conflicts": [{"organisation_id": str(members.organisations["rosario"])}]},
        {"crisis_hours": {"days": [8], "from_hour": 8, "until_hour": 20, "zone": "America/Bogota"}},
        {"state": "active"},
    ):
        raw = json.dumps(wanted)
        answer = client.patch(path, content=raw, headers={"if-match": '"1"', "content-type": "application/json"})
        assert answer.status_code == 422, (wanted, answer.text)


def test_pages_show_every_offer_once(signed_in, members, database):
    with database.writing() as session:
        for _ in range(4):
            offer_of(session, members, "focal_point")
    client = signed_in("other_city")
    whole = [item["id"] for item in client.get("/api/offers").json()["items"]]
    seen, after = [], ""
    while True:
        page = client.get(f"/api/offers?limit=2{after}").json()
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert seen == whole
    assert len(whole) == 5

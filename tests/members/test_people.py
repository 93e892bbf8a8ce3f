"""GET and PATCH /api/people/{id}: the page of a person; suspension."""

from sqlmodel import select

from app.accounts.models import Membership, Organisation
from app.outbox.models import EventRow
from tests.people import ROLES, SIGNED_OUT

OUTSIDE = {"no_seat", "guest", "former"}


def page_of(world, name="focal_point"):
    return f"/api/people/{world.people[name]}"


def edit(client, path, wanted):
    return client.patch(path, json=wanted, headers={"if-match": client.get(path).headers.get("etag", '"0"')})


def test_who_reads_the_page_and_who_edits_it(signed_in, members):
    path = page_of(members)
    reads, edits = {}, {}
    for name in ROLES:
        client = signed_in(name)
        reads[name] = client.get(path).status_code
        edits[name] = edit(client, path, {"languages": ["es"]}).status_code
    refused = dict.fromkeys(SIGNED_OUT, 401) | dict.fromkeys(OUTSIDE, 404)
    assert reads == dict.fromkeys(ROLES, 200) | refused
    assert edits == dict.fromkeys(ROLES, 403) | refused | {"focal_point": 200, "secretariat": 200}


def test_those_without_a_current_seat_are_seen_by_themselves_and_the_secretariat(signed_in, members):
    for name in ("former", "no_seat", "guest"):
        assert signed_in("member").get(page_of(members, name)).status_code == 404
        assert signed_in("secretariat").get(page_of(members, name)).status_code == 200
        assert signed_in(name).get(page_of(members, name)).status_code == 200
    assert signed_in("member").get(page_of(members, "suspended")).status_code == 404
    assert signed_in("secretariat").get(page_of(members, "suspended")).json()["suspended"] is True


def test_outside_the_network_one_sees_ones_colleagues(signed_in, members, database):
    with database.writing() as session:
        session.get_one(Organisation, members.organisations["rosario"]).membership = Membership.prospective
    client = signed_in("focal_point")
    assert client.get(page_of(members, "member")).status_code == 200
    assert client.get(page_of(members, "other_city")).status_code == 404


def test_what_was_written_is_kept_and_found(signed_in, members):
    wanted = {
        "name": "Leandro Vientosur",
        "bio": {"language": "es", "text": "Acompaña a <b>equipos</b> de calle 🕊️"},
        "topics": [{"topic": "gang-violence", "note": "diez años"}, {"topic": "mano-dura-alternatives", "note": ""}],
        "languages": ["es", "en"],
        "available_for": ["crisis_call", "peer_advice"],
        "works_from": 8,
        "works_until": 16,
    }
    assert edit(signed_in("focal_point"), page_of(members), wanted).status_code == 200
    kept = signed_in("other_city").get(page_of(members)).json()
    assert {name: kept[name] for name in wanted} == wanted
    for q in ("vientosur", "equipos", "mano dura", "combos"):
        found = signed_in("other_city").get(f"/api/people?q={q}&country=AR").json()["items"]
        assert [item["name"] for item in found] == ["Leandro Vientosur"], q


def test_contact_details_stay_within_their_circle(signed_in, members):
    contacts = [
        {"kind": "email", "value": "leandro@example.org", "audience": "network"},
        {"kind": "phone", "value": "+54 341 555 0100", "audience": "secretariat"},
    ]
    mine = signed_in("focal_point")
    assert edit(mine, page_of(members), {"contacts": contacts}).status_code == 200
    assert mine.get(page_of(members)).json()["contacts"] == contacts
    assert signed_in("other_city").get(page_of(members)).json()["contacts"] == contacts[:1]
    assert signed_in("member").get(page_of(members)).json()["contacts"] == contacts[:1]
    assert signed_in("secretariat").get(page_of(members)).json()["contacts"] == contacts
    hidden = [{**contacts[0], "audience": "nobody"}, {**contacts[1], "value": ""}]
    assert edit(mine, page_of(members), {"contacts": hidden}).json()["contacts"] == hidden[:1]
    for name in ("other_city", "secretariat"):
        assert signed_in(name).get(page_of(members)).json()["contacts"] == []


def test_nobody_edits_the_contact_details_of_somebody_else(signed_in, members):
    contacts = [{"kind": "email", "value": "someone@example.org", "audience": "network"}]
    assert edit(signed_in("secretariat"), page_of(members), {"contacts": contacts}).status_code == 403


def test_what_cannot_be_is_refused(signed_in, members):
    client = signed_in("focal_point")
    for wanted in (
        {"name": ""},
        {"name": "a\x00b"},
        {"topics": [{"topic": "nothing-known"}]},
        {"available_for": ["dinner"]},
        {"works_from": 25},
        {"contacts": [{"kind": "email", "value": "no address", "audience": "network"}]},
        {"contacts": [{"kind": "email", "value": "+54 341 555 0100", "audience": "network"}]},
        {"contacts": [{"kind": "phone", "value": "a@example.org", "audience": "network"}]},
        {"contacts": [{"kind": "phone", "value": "+54 341 555 0100", "audience": "everybody"}]},
        {"suspended": True},
    ):
        assert edit(client, page_of(members), wanted).status_code == 422, wanted


def test_two_editors_at_once_one_is_told_what_changed(signed_in, members):
    mine, secretariat = signed_in("focal_point"), signed_in("secretariat")
    etag = secretariat.get(page_of(members)).headers["etag"]
    assert edit(mine, page_of(members), {"languages": ["es"]}).status_code == 200
    late = secretariat.patch(page_of(members), json={"name": "X"}, headers={"if-match": etag})
    assert (late.status_code, late.json()["params"]["fields"]) == (412, "languages")


def test_the_secretariat_edits_on_behalf_and_the_event_says_so(signed_in, members, database):
    edit(signed_in("secretariat"), page_of(members), {"works_from": 7})
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "person.edited")).one()
    assert event.behalf_of == members.organisations["rosario"]
    assert event.data == {"fields": ["works_from"], "version": 1}


def test_missing_is_told_to_those_who_may_mend_it(signed_in, members):
    assert signed_in("other_city").get(page_of(members)).json()["missing"] == []
    missing = signed_in("focal_point").get(page_of(members)).json()["missing"]
    assert missing == ["bio", "topics", "languages", "available_for", "contacts", "picture"]


def test_suspension_ends_every_session_at_once(signed_in, members):
    other, secretariat = signed_in("other_city"), signed_in("secretariat")
    path = page_of(members, "other_city")
    assert signed_in("focal_point").post(f"{path}/suspend").status_code == 403
    assert other.get("/api/me").status_code == 200
    assert secretariat.post(f"{path}/suspend").json()["suspended"] is True
    assert other.get("/api/me").status_code == 401
    assert "Other City" not in [item["name"] for item in secretariat.get("/api/people").json()["items"]]
    assert secretariat.post(f"{path}/suspend").status_code == 403
    assert secretariat.post(f"{path}/restore").json()["suspended"] is False
    assert other.get("/api/me").status_code == 401, "a session that ended stays ended"


def test_nobody_suspends_themselves(signed_in, members):
    assert signed_in("secretariat").post(f"{page_of(members, 'secretariat')}/suspend").status_code == 403

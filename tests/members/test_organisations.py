"""GET and PATCH /api/organisations/{id}: the page of an organisation."""

import json

from sqlmodel import select

from app.accounts.models import Membership, Organisation
from app.outbox.models import EventRow
from tests.people import ROLES, SIGNED_OUT

UNSEATED = {"no_seat", "guest", "former"}


def page_of(world, name="rosario"):
    return f"/api/organisations/{world.organisations[name]}"


def edit(client, path, wanted, version=None):
    version = client.get(path).headers.get("etag", '"0"') if version is None else f'"{version}"'
    return client.patch(path, json=wanted, headers={"if-match": version})


def test_who_reads_the_page_and_who_edits_it(signed_in, members):
    path = page_of(members)
    reads, edits = {}, {}
    for name in ROLES:
        client = signed_in(name)
        reads[name] = client.get(path).status_code
        edits[name] = edit(client, path, {"topics": ["homicide"]}).status_code
    refused = dict.fromkeys(SIGNED_OUT, 401) | dict.fromkeys(UNSEATED, 403)
    assert reads == dict.fromkeys(ROLES, 200) | refused
    may = {"focal_point": 200, "representative": 200, "secretariat": 200}
    assert edits == dict.fromkeys(ROLES, 403) | refused | may


def test_abilities_say_what_the_service_enforces(signed_in, members):
    path = page_of(members)
    for name in ("member", "focal_point", "other_city", "secretariat"):
        client = signed_in(name)
        may = client.get(path).json()["abilities"]
        assert may["edit"] is (edit(client, path, {"topics": []}).status_code == 200)
        assert may["edit_record"] is (edit(client, path, {"place": "Rosario"}).status_code == 200)
        changed = client.put(f"{path}/membership", json={"membership": "former"})
        assert may["change_membership"] is (changed.status_code == 200)


def test_outside_the_network_only_ones_own_page_is_there(signed_in, members, database):
    with database.writing() as session:
        session.get_one(Organisation, members.organisations["durban"]).membership = Membership.prospective
    client = signed_in("other_city")
    assert client.get(page_of(members, "durban")).status_code == 200
    assert client.get(page_of(members, "rosario")).status_code == 404
    assert client.get("/api/organisations").status_code == 403
    assert edit(client, page_of(members, "durban"), {"topics": ["homicide"]}).status_code == 200
    assert edit(client, page_of(members, "rosario"), {"topics": ["homicide"]}).status_code == 404


def test_the_page_is_found_by_its_slug_too(signed_in, members):
    client = signed_in("member")
    assert client.get("/api/organisations/city-rosario").json() == client.get(page_of(members)).json()
    assert client.get("/api/organisations/city-nowhere").status_code == 404


def test_what_was_written_is_kept_exactly_and_found(signed_in, members):
    client = signed_in("focal_point")
    hostile = '  <script>alert(1)</script> \u202e 🕊️ {"a": 1} % _ \\ \' " \n\tfin  '
    wanted = {
        "summaries": {"es": "Una ciudad que cuida.", "pt": hostile, "en": " "},
        "knows": {"language": "es", "text": hostile},
        "seeks": {"language": "es", "text": "Buscamos guiones sencillos."},
        "seeks_topics": ["mental-health"],
        "topics": ["crisis-response", "gang-violence"],
        "languages": ["es", "pt"],
        "contact_note": {"language": "es", "text": "Llame temprano.", "audience": "network"},
    }
    answer = edit(client, page_of(members), wanted)
    assert answer.status_code == 200, answer.text
    kept = signed_in("other_city").get(page_of(members)).json()
    assert kept["knows"] == wanted["knows"]
    assert kept["seeks"] == wanted["seeks"]
    assert kept["summaries"] == {"es": "Una ciudad que cuida.", "pt": hostile}
    assert kept["summary"] == {"language": "es", "text": "Una ciudad que cuida."}
    assert (kept["topics"], kept["seeks_topics"], kept["languages"]) == (
        ["crisis-response", "gang-violence"],
        ["mental-health"],
        ["es", "pt"],
    )
    assert kept["contact_note"] == wanted["contact_note"]
    assert kept["version"] == 1
    found = signed_in("other_city").get("/api/organisations?q=guiones").json()["items"]
    assert [item["name"] for item in found] == ["Rosario"]


def test_a_contact_note_for_the_secretariat_is_not_there_for_others(signed_in, members):
    note = {"language": "es", "text": "Pregunte por Mora.", "audience": "secretariat"}
    assert edit(signed_in("focal_point"), page_of(members), {"contact_note": note}).status_code == 200
    assert signed_in("other_city").get(page_of(members)).json()["contact_note"] is None
    assert signed_in("secretariat").get(page_of(members)).json()["contact_note"] == note
    assert signed_in("member").get(page_of(members)).json()["contact_note"] == note


def test_two_editors_at_once_one_is_told_what_changed(signed_in, members):
    first, second = signed_in("focal_point"), signed_in("representative")
    etag = second.get(page_of(members)).headers["etag"]
    assert edit(first, page_of(members), {"topics": ["homicide"], "languages": ["es", "en"]}).status_code == 200
    late = second.patch(page_of(members), json={"topics": []}, headers={"if-match": etag})
    assert late.status_code == 412
    assert late.json()["code"] == "stale"
    params = late.json()["params"]
    assert (params["version"], params["fields"], params["by"]) == (1, "languages,topics", "Focal Point")
    assert second.get(page_of(members)).json()["topics"] == ["homicide"]


def test_an_edit_without_if_match_is_refused(signed_in, members):
    assert signed_in("focal_point").patch(page_of(members), json={"topics": []}).status_code == 422


def test_saving_the_same_again_changes_nothing(signed_in, members):
    client = signed_in("focal_point")
    edit(client, page_of(members), {"languages": ["es", "pt"]})
    assert edit(client, page_of(members), {"languages": ["es", "pt"]}).json()["version"] == 1


def test_what_cannot_be_is_refused(signed_in, members):
    client = signed_in("secretariat")
    for wanted in (
        {"topics": ["no-such-topic"]},
        {"topics": ["homicide", "homicide"]},
        {"topics": ["homicide", "gun-violence", "gang-violence", "extortion"]},
        {"languages": ["español"]},
        {"zone": "Mars/Olympus"},
        {"latitude": 91},
        {"name": " "},
        {"name": "a\ud800"},
        {"knows": {"language": "es", "text": "x" * 1501}},
        {"summaries": {"fr": "Bonjour"}},
        {"membership": "member"},
    ):
        raw = json.dumps(wanted)
        answer = client.patch(
            page_of(members), content=raw, headers={"if-match": '"0"', "content-type": "application/json"}
        )
        assert answer.status_code == 422, (wanted, answer.text)


def test_the_secretariat_edits_on_behalf_and_the_event_says_so(signed_in, members, database):
    assert edit(signed_in("secretariat"), page_of(members), {"name": "Rosario Nueva"}).status_code == 200
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "organisation.edited")).one()
    assert event.behalf_of == members.organisations["rosario"]
    assert event.data == {"fields": ["name"], "version": 1}
    found = signed_in("member").get("/api/people?q=nueva").json()["items"]
    assert len(found) == 3


def test_membership_moves_and_closes_the_network_at_once(signed_in, members, database):
    secretariat, durban = signed_in("secretariat"), signed_in("other_city")
    path = f"{page_of(members, 'durban')}/membership"
    assert durban.get("/api/people").status_code == 200
    assert durban.get(page_of(members, "durban")).json()["may_become"] == []
    assert secretariat.get(page_of(members, "durban")).json()["may_become"] == ["former"]
    assert secretariat.put(path, json={"membership": "related"}).json()["code"] == "illegal_move"
    assert secretariat.put(path, json={"membership": "former"}).json()["membership"] == "former"
    assert durban.get("/api/people").status_code == 403
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "organisation.membership_changed")).one()
    assert event.data == {"before": "member", "after": "former"}


def test_past_holders_are_shown_to_their_own_house_only(signed_in, members):
    path = page_of(members, "durban")
    assert signed_in("member").get(path).json()["past"] == []
    assert [each["person_name"] for each in signed_in("other_city").get(path).json()["past"]] == ["Former"]
    assert [each["person_name"] for each in signed_in("secretariat").get(path).json()["past"]] == ["Former"]


def test_a_vacant_seat_is_shown_as_such(signed_in, members):
    seats = signed_in("member").get(page_of(members, "durban")).json()["seats"]
    assert [seat["holder"] and seat["holder"]["name"] for seat in seats] == ["Other City", None, "Expired", None]


def test_a_suspended_holder_is_shown_to_those_alone_who_may_vacate_the_seat(signed_in, members):
    assert signed_in("secretariat").post(f"/api/people/{members.people['member']}/suspend").status_code == 200

    def seat(name: str) -> dict:
        seats = signed_in(name).get(page_of(members)).json()["seats"]
        return next(seat for seat in seats if seat["id"] == str(members.seats["member"]))

    for name in ("other_city", "expert"):
        assert (seat(name)["holder"], seat(name)["abilities"]["invite"]) == (None, False)
    for name in ("focal_point", "secretariat"):
        assert (seat(name)["holder"]["suspended"], seat(name)["abilities"]["vacate"]) == (True, True)


def test_missing_is_told_to_those_who_may_mend_it(signed_in, members):
    assert signed_in("other_city").get(page_of(members)).json()["missing"] == []
    missing = signed_in("focal_point").get(page_of(members)).json()["missing"]
    assert missing == ["summary", "knows", "seeks", "contact_note", "picture"]


def test_only_the_secretariat_adds_organisations(signed_in, members):
    wanted = {
        "name": "São João do Triunfo", "kind": "city", "membership": "prospective", "country": "BR",
        "place": "São João do Triunfo", "zone": "America/Sao_Paulo",
    }  # fmt: skip
    assert signed_in("focal_point").post("/api/organisations", json=wanted).status_code == 403
    client = signed_in("secretariat")
    assert client.post("/api/organisations", json=wanted).json()["slug"] == "city-sao-joao-do-triunfo"
    assert client.post("/api/organisations", json=wanted).json()["slug"] == "city-sao-joao-do-triunfo-2"
    found = client.get("/api/organisations?q=sao joao").json()
    assert found["total"] == 2


def test_the_page_takes_a_fixed_number_of_statements(signed_in, members, database, statements):
    client = signed_in("focal_point")
    client.get(page_of(members))
    counted = []
    for number in (1, 50):
        with database.writing() as session:
            for each in range(number):
                members.person(session, f"more{number}{each}", at="rosario")
        statements.clear()
        assert client.get(page_of(members)).status_code == 200
        counted.append(len(statements))
    assert counted[0] == counted[1] <= 11

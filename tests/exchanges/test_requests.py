"""Writing and sending a request, over HTTP as the form does it."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.accounts.models import Affiliation
from app.core import clock
from app.exchanges import models
from app.exchanges.codes import State
from tests.exchanges.story import Story, complete, offer, vocabulary


@pytest.fixture
def words(client, database):
    with database.writing() as session:
        vocabulary(session)


@pytest.fixture
def body(words):
    return complete().model_dump(mode="json", exclude_unset=True)


def test_a_draft_saves_itself_field_by_field_and_says_what_is_missing(signed_in, words):
    author = signed_in("focal_point")
    started = author.post("/api/exchanges", json={"title": "Rest"})
    assert started.status_code == 201
    draft = started.json()
    assert "title" not in draft["missing"]
    assert {"challenge", "questions", "topics", "format"} <= set(draft["missing"])
    path = f"/api/exchanges/{draft['id']}"
    saved = author.patch(
        path, json={"challenge": "Two people burned out."}, headers={"if-match": started.headers["etag"]}
    )
    assert saved.status_code == 200
    assert (saved.json()["title"], saved.json()["challenge"]) == ("Rest", "Two people burned out.")
    refused = author.post(f"{path}/submit", json={})
    assert refused.status_code == 422
    assert {tuple(field["path"]) for field in refused.json()["fields"]} == {
        ("body", name) for name in saved.json()["missing"]
    }


def test_saving_over_what_somebody_else_saved_is_refused_and_keeps_it(signed_in, words):
    started = signed_in("focal_point").post("/api/exchanges", json={"title": "Rest"})
    path, tag = f"/api/exchanges/{started.json()['id']}", started.headers["etag"]
    first = signed_in("representative").patch(path, json={"title": "Rest and pay"}, headers={"if-match": tag})
    second = signed_in("focal_point").patch(path, json={"title": "Pay"}, headers={"if-match": tag})
    assert (first.status_code, second.status_code) == (200, 412)
    assert second.json()["params"] == {"version": first.json()["version"]}
    assert signed_in("focal_point").get(path).json()["title"] == "Rest and pay"


def test_saving_without_saying_what_was_read_is_refused(signed_in, words):
    started = signed_in("focal_point").post("/api/exchanges", json={})
    answer = signed_in("focal_point").patch(f"/api/exchanges/{started.json()['id']}", json={"title": "Pay"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("name", "limit"),
    [("title", models.TITLE), ("challenge", models.CHALLENGE), ("tried", models.TRIED),
     ("desired_outcome", models.DESIRED_OUTCOME), ("population", models.LINE)],
)  # fmt: skip
def test_a_limit_refuses_and_never_cuts(name, limit, signed_in, words):
    author = signed_in("focal_point")
    assert author.get("/api/exchanges/limits").json()["texts"][name] == limit
    whole = "ñ" * limit
    kept = author.post("/api/exchanges", json={name: whole})
    assert kept.json()[name] == whole
    refused = author.post("/api/exchanges", json={name: whole + "ñ"})
    assert refused.status_code == 422
    (field,) = refused.json()["fields"]
    assert (field["code"], field["params"]["max_length"]) == ("string_too_long", limit)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"topics": ["nowhere"]}, "unknown_topic"),
        ({"zone": "Mars/Olympus"}, "unknown_zone"),
        ({"peer_kinds": ["city\0"]}, "unstorable_text"),
        ({"preferred_from": "2027-03-01", "preferred_until": "2027-02-01"}, "before_beginning"),
        ({"preferred_from": "9999-12-31"}, "too_far"),
        ({"preferred_until": "9999-12-31"}, "too_far"),
        ({"decision_due_on": "9999-12-31"}, "too_far"),
    ],
)
def test_what_cannot_be_is_refused(changes, code, signed_in, words):
    answer = signed_in("focal_point").post("/api/exchanges", json=changes)
    assert answer.status_code in {404, 422}
    assert code in answer.text


def test_a_deputy_of_another_organisation_is_refused(signed_in, words, world):
    answer = signed_in("focal_point").post("/api/exchanges", json={"deputy_seat_id": str(world.seats["other_city"])})
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["code"] == "not_of_organisation"


def test_a_request_is_given_to_a_seat_that_somebody_holds(signed_in, body, world, database):
    with database.writing() as session:
        vacant = str(world.empty_seat(session, "rosario"))
    author = signed_in("focal_point")
    draft = author.post("/api/exchanges", json=body).json()
    address = f"/api/exchanges/{draft['id']}"
    author.post(f"{address}/submit", json={})
    for refused in (
        author.post("/api/exchanges", json={"deputy_seat_id": vacant}),
        author.post(f"{address}/reassign", json={"seat_id": vacant}),
    ):
        assert (refused.status_code, refused.json()["fields"][0]["code"]) == (422, "nobody_there")


def test_a_deputy_who_has_left_meanwhile_hinders_no_further_word(signed_in, body, world, database):
    author = signed_in("focal_point")
    draft = author.post("/api/exchanges", json=body | {"deputy_seat_id": str(world.seats["member"])})
    assert draft.status_code == 201, draft.text
    with database.writing() as session:
        held = session.exec(select(Affiliation).where(Affiliation.seat_id == world.seats["member"])).one()
        held.until = clock.now()
        session.add(held)
    again = {"deputy_seat_id": str(world.seats["member"]), "title": "Another title"}
    saved = author.patch(
        f"/api/exchanges/{draft.json()['id']}", json=again, headers={"if-match": draft.headers["etag"]}
    )
    assert (saved.status_code, saved.json()["title"]) == (200, "Another title")


def test_sending_gives_dates_to_everyone_concerned(signed_in, body):
    author = signed_in("focal_point")
    draft = author.post("/api/exchanges", json=body).json()
    sent = author.post(f"/api/exchanges/{draft['id']}/submit", json={}).json()
    assert (sent["state"], sent["due_step"]) == ("submitted", "triage")
    assert [item["step"] for item in sent["deadlines"]] == ["triage", "first_match"]
    assert sent["endorsed_by"] == "Focal Point"
    assert signed_in("secretariat").get(f"/api/exchanges/{draft['id']}").json()["deadlines"] == sent["deadlines"]


def test_sending_twice_tells_the_slower_one_what_changed(signed_in, body):
    draft = signed_in("focal_point").post("/api/exchanges", json=body).json()
    path = f"/api/exchanges/{draft['id']}/submit"
    assert signed_in("focal_point").post(path, json={}).status_code == 200
    slower = signed_in("representative").post(path, json={})
    assert (slower.status_code, slower.json()["code"]) == (409, "illegal_move")
    assert slower.json()["params"] == {"state": "submitted", "action": "submit"}


def test_a_double_click_makes_one_draft(signed_in, words):
    author = signed_in("focal_point")
    answers = [
        author.post("/api/exchanges", json={"title": "Rest"}, headers={"idempotency-key": "one-click-0001"})
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert len(author.get("/api/exchanges").json()["items"]) == 1


def test_the_form_says_who_will_read_it(signed_in, body):
    author = signed_in("focal_point")
    draft = author.post("/api/exchanges", json=body).json()
    path = f"/api/exchanges/{draft['id']}/readers"
    private = author.get(path, params={"confidentiality": "matched_only"}).json()
    people = [name for group in private["now"]["groups"] for name in group["people"]]
    assert sorted(people) == ["Focal Point", "Representative"]
    assert [group["secretariat"] for group in private["sent"]["groups"]] == [True, False]
    assert private["opened"] == private["sent"]
    assert author.get(path, params={"confidentiality": "network"}).json()["opened"]["network"] is True


def test_people_who_could_help_are_shown_before_sending(signed_in, body, database, world):
    with database.writing() as session:
        story = Story(session, world)
        offer(session, world, "other_city")
        story.session.flush()
    author = signed_in("focal_point")
    draft = author.post("/api/exchanges", json=body).json()
    (helper,) = author.get(f"/api/exchanges/{draft['id']}/helpers").json()["items"]
    assert helper["organisation"]["name"] == "Durban"
    assert {"topic_offered", "language_shared"} <= {reason["code"] for reason in helper["reasons"]}
    assert "score" not in str(helper)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_that_was_kept_before_days_had_bounds_hides_nobody_who_could_help(signed_in, database, world, day):
    with database.writing() as session:
        exchange = Story(session, world).to(State.open)
        exchange.preferred_from = exchange.preferred_until = day
        offer(session, world, "other_city")
        exchange_id = exchange.id
    found = signed_in("secretariat").get(f"/api/exchanges/{exchange_id}/shortlist")
    assert [item["organisation"]["name"] for item in found.json()["ranked"]] == ["Durban"]


def test_a_colleague_writes_along_once_invited(signed_in, words, world):
    author = signed_in("focal_point")
    draft = author.post("/api/exchanges", json={"title": "Rest"}).json()
    path = f"/api/exchanges/{draft['id']}"
    assert signed_in("member").get(path).status_code == 404
    stranger = author.put(f"{path}/co-editors", json={"person_ids": [str(world.people["expert"])]})
    assert stranger.status_code == 422
    author.put(f"{path}/co-editors", json={"person_ids": [str(world.people["member"])]})
    read = signed_in("member").get(path)
    saved = signed_in("member").patch(path, json={"tried": "Shifts."}, headers={"if-match": read.headers["etag"]})
    assert saved.status_code == 200
    author.put(f"{path}/co-editors", json={"person_ids": []})
    assert signed_in("member").get(path).status_code == 404


def test_the_secretariat_writes_a_request_for_a_member_after_a_call(signed_in, body, world):
    desk = signed_in("secretariat")
    rosario = str(world.organisations["rosario"])
    assert desk.post("/api/exchanges", json=body).status_code == 403
    assert signed_in("other_city").post("/api/exchanges", json=body | {"behalf_of": rosario}).status_code == 403
    draft = desk.post("/api/exchanges", json=body | {"behalf_of": rosario}).json()
    assert draft["organisation"]["name"] == "Rosario"
    assert draft["requester"]["person_name"] == "Focal Point"
    sent = desk.post(f"/api/exchanges/{draft['id']}/submit", json={"behalf_of": rosario}).json()
    assert sent["state"] == "submitted"
    timeline = signed_in("focal_point").get(f"/api/exchanges/{draft['id']}/timeline").json()["items"]
    assert [(item["kind"], item["behalf_of"]) for item in timeline] == [
        ("exchange.submitted", "Rosario"), ("exchange.drafted", "Rosario"),
    ]  # fmt: skip


def test_the_secretariat_names_the_seat_that_asks_and_whoever_holds_it_writes_too(signed_in, words, world):
    desk = signed_in("secretariat")
    member = {"behalf_of": str(world.organisations["rosario"]), "requester_seat_id": str(world.seats["member"])}
    started = desk.post("/api/exchanges", json={"title": "Rest", **member})
    draft, path = started.json(), f"/api/exchanges/{started.json()['id']}"
    assert draft["requester"]["person_name"] == "Member"
    assert draft["abilities"]["save"] is False
    assert draft["on_behalf"]["requester"]["save"] is draft["on_behalf"]["requester"]["submit"] is True
    read = signed_in("member").get(path)
    assert (read.status_code, read.json()["abilities"]["save"]) == (200, True)
    assert signed_in("representative").get(path).status_code == 200
    assert signed_in("other_city").get(path).status_code == 404
    tag = {"if-match": started.headers["etag"]}
    assert desk.patch(path, json={"title": "Pay"}, headers=tag).status_code == 403
    saved = desk.patch(path, params={"behalf_of": member["behalf_of"]}, json={"title": "Pay"}, headers=tag)
    assert (saved.status_code, saved.json()["title"]) == (200, "Pay")
    assert desk.get(f"{path}/helpers").status_code == 403
    assert desk.get(f"{path}/helpers", params={"behalf_of": member["behalf_of"]}).status_code == 200
    thrown = desk.post(f"{path}/discard", json={"behalf_of": member["behalf_of"]})
    assert thrown.json()["state"] == "discarded"


@pytest.mark.parametrize("seat", ["other_city", "observer"])
def test_a_seat_that_cannot_ask_for_the_member_is_refused(seat, signed_in, words, world):
    body = {"behalf_of": str(world.organisations["rosario"]), "requester_seat_id": str(world.seats[seat])}
    refused = signed_in("secretariat").post("/api/exchanges", json=body)
    assert refused.status_code == 422
    (problem,) = refused.json()["fields"]
    assert (problem["path"], problem["code"]) == (["body", "requester_seat_id"], "nobody_to_ask_for")


def test_a_seat_named_without_acting_for_anybody_changes_nothing(signed_in, words, world):
    draft = (
        signed_in("focal_point").post("/api/exchanges", json={"requester_seat_id": str(world.seats["member"])}).json()
    )
    assert draft["requester"]["id"] == str(world.seats["focal_point"])


def test_the_secretariat_answers_its_questions_for_a_member_and_the_timeline_says_so(signed_in, database, world):
    with database.writing() as session:
        exchange_id = Story(session, world).to(State.returned).id
    desk, path = signed_in("secretariat"), f"/api/exchanges/{exchange_id}"
    behalf = {"behalf_of": str(world.organisations["rosario"])}
    read = desk.get(path)
    saved = desk.patch(path, params=behalf, json={"tried": "Shifts."}, headers={"if-match": read.headers["etag"]})
    assert saved.json()["tried"] == "Shifts."
    assert desk.post(f"{path}/submit", json=behalf).json()["state"] == "submitted"
    timeline = signed_in("focal_point").get(f"{path}/timeline").json()["items"]
    assert [(item["kind"], item["behalf_of"]) for item in timeline[:2]] == [
        ("exchange.submitted", "Rosario"), ("exchange.changed", "Rosario"),
    ]  # fmt: skip


def test_holding_needs_a_day_within_half_a_year(signed_in, database, world):
    with database.writing() as session:
        exchange_id = Story(session, world).to(State.open, zone="Pacific/Auckland").id
    path = f"/api/exchanges/{exchange_id}/hold"
    today = clock.now().date()
    for day in (date.min, today - timedelta(days=1), today + timedelta(days=200), date.max):
        answer = signed_in("focal_point").post(path, json={"text": "Elections.", "review_on": day.isoformat()})
        assert answer.status_code == 422


def test_lists_find_by_words_without_accents_topic_and_state(signed_in, words):
    author = signed_in("focal_point")
    author.post("/api/exchanges", json={"title": "Interrupção da violência", "topics": ["interruption"]})
    author.post("/api/exchanges", json={"title": "Ley de convivencia", "topics": ["law"], "language": "pt"})

    def titles(**query):
        return [row["title"] for row in author.get("/api/exchanges", params=query).json()["items"]]

    assert titles() == ["Ley de convivencia", "Interrupção da violência"]
    assert titles(q="interrupcao") == ["Interrupção da violência"]
    assert titles(q="VIOLENCIA interr") == ["Interrupção da violência"]
    assert titles(q="olencia") == []
    assert titles(q="100%") == []
    assert titles(topic="law") == ["Ley de convivencia"]
    assert titles(language="es") == ["Interrupção da violência"]
    assert titles(state="open") == []
    assert titles(mine=True) == titles(ours=True) == titles()
    assert author.get("/api/exchanges/counts", params={"topic": "law"}).json()["states"] == {"draft": 1}


@pytest.mark.parametrize("name", ["focal_point", "secretariat"])
def test_statements_do_not_grow_with_what_is_shown(name, signed_in, database, world, statements):
    client = signed_in(name)

    def count(path: str) -> int:
        statements.clear()
        assert client.get(path).status_code == 200
        return len(statements)

    with database.writing() as session:
        exchange_id = Story(session, world).to(State.proposed).id
    paths = ["/api/exchanges", "/api/exchanges/counts", f"/api/exchanges/{exchange_id}", f"/api/exchanges/{exchange_id}/timeline",
             f"/api/exchanges/{exchange_id}/matches"]  # fmt: skip
    paths += (
        ["/api/desk", "/api/desk/exchanges", f"/api/exchanges/{exchange_id}/shortlist"] if name == "secretariat" else []
    )
    one = {path: count(path) for path in paths}
    with database.writing() as session:
        story = Story(session, world)
        for _ in range(4):
            story.to(State.open)
    assert {path: count(path) for path in paths} == one
    most = {"/api/exchanges": 4, "/api/exchanges/counts": 3, "/api/desk": 9, "/api/desk/exchanges": 5}
    assert {path: number for path, number in one.items() if number > most.get(path, 40)} == {}
    assert one[f"/api/exchanges/{exchange_id}"] <= 18

"""Outcome reports, what is published of them, and the question after ninety days."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.circles.models import SECRETARIAT_CIRCLE
from app.core import clock
from app.exchanges.codes import Confidentiality, Side, State
from app.exchanges.models import Exchange, FollowUp, Remark, Report
from app.outbox.models import EventRow
from tests.exchanges.story import REPORTS, Story

WORRY = REPORTS[Side.requester]["to_secretariat"]


@pytest.fixture
def tell(database, world):
    """Bring an exchange somewhere, committed; gives its id."""

    def told(state: State = State.reporting, then=None, **changes) -> str:
        with database.writing() as session:
            story = Story(session, world)
            exchange = story.to(state, **changes)
            if then:
                then(story, exchange)
            return str(exchange.id)

    return told


@pytest.fixture
def kinds(database):
    """The events of an exchange of these kinds, in order."""

    def of(exchange_id: str, prefix: str) -> list[str]:
        with database.reading() as session:
            found = session.exec(
                select(EventRow.kind).where(EventRow.subject_id == UUID(exchange_id)).order_by(EventRow.id)
            ).all()
        return [kind for kind in found if kind.startswith(prefix)]

    return of


def save(client, exchange_id, side="requester", version=1, **body):
    headers = {"If-Match": f'"{version}"'}
    return client.patch(f"/api/exchanges/{exchange_id}/reports/{side}", json=body, headers=headers)


def outcome(client, exchange_id):
    return client.get(f"/api/exchanges/{exchange_id}/reports").json()


def accept(client, exchange_id, side):
    return client.post(f"/api/exchanges/{exchange_id}/reports/{side}/accept", json={})


@pytest.mark.parametrize("name", ["member", "expert", "other_city", "observer"])
def test_a_report_that_is_being_written_belongs_to_its_side(signed_in, tell, name):
    exchange_id = tell()
    assert [item["side"] for item in outcome(signed_in("representative"), exchange_id)["reports"]] == ["requester"]
    shown = outcome(signed_in(name), exchange_id)["reports"]
    assert [item["side"] for item in shown] == (["peer"] if name == "other_city" else [])
    assert signed_in(name).get(f"/api/exchanges/{exchange_id}/reports/requester").status_code == 404
    assert save(signed_in(name), exchange_id, practice="x").status_code == 404


def test_secretariat_writes_a_report_on_behalf_of_a_side_only(signed_in, tell, world):
    exchange_id = tell()
    assert save(signed_in("secretariat"), exchange_id, practice="x").status_code == 403
    behalf = {"behalf_of": str(world.organisations["rosario"])}
    assert save(signed_in("secretariat"), exchange_id, practice="x", **behalf).status_code == 200
    behalf = {"behalf_of": str(world.organisations["durban"])}
    assert save(signed_in("secretariat"), exchange_id, version=2, practice="y", **behalf).status_code == 403


def test_an_answer_without_words_yet_is_kept_as_one_that_is_missing(signed_in, tell):
    saved = save(signed_in("focal_point"), tell(), answers=[{"question": 1}])
    assert saved.json()["answers"] == [{"question": 1, "score": None, "text": ""}]
    assert saved.json()["missing"][:2] == ["answers.1", "answers.2"]


def test_a_draft_saves_itself_and_names_what_is_missing(signed_in, tell):
    exchange_id = tell()
    client = signed_in("focal_point")
    saved = save(client, exchange_id, answers=[{"question": 1, "score": 4, "text": "Two people."}], usefulness=5)
    assert saved.status_code == 200
    assert saved.headers["etag"] == '"2"'
    report = saved.json()
    assert report["missing"] == ["answers.2", "learned", "match_quality", "language_worked"]
    assert report["questions"] == ["How do you share this load?", "What keeps people in the job?"]
    saved = save(client, exchange_id, version=2, learned=["Rest is planned."])
    assert saved.json()["answers"][0]["text"] == "Two people."
    assert save(client, exchange_id, version=2, learned=[]).status_code == 412
    early = client.post(f"/api/exchanges/{exchange_id}/reports/requester/submit", json={}, headers={"If-Match": '"3"'})
    assert early.status_code == 422
    assert [field["path"] for field in early.json()["fields"]] == [
        ["body", "answers", "2"],
        ["body", "match_quality"],
        ["body", "language_worked"],
    ]


@pytest.mark.parametrize(
    ("side", "body", "code"),
    [
        ("requester", {"effort_hours": 3}, "not_of_side"),
        ("peer", {"usefulness": 3}, "not_of_side"),
        ("requester", {"answers": [{"question": 3, "score": 1}]}, "no_such_question"),
        ("requester", {"answers": [{"question": 1}, {"question": 1}]}, "no_such_question"),
        ("requester", {"usefulness": 6}, "less_than_equal"),
        ("requester", {"usefulness": 0}, "greater_than_equal"),
        ("requester", {"learned": ["a"] * 4}, "too_long"),
        ("requester", {"learned": ["a" * 301]}, "string_too_long"),
        ("requester", {"did_not_fit": "a\x00"}, "unstorable_text"),
        ("peer", {"effort_hours": 10**40}, "less_than_equal"),
        ("peer", {"publish": "everybody"}, "enum"),
    ],
)
def test_what_does_not_belong_in_a_report_is_refused_clearly(signed_in, tell, side, body, code):
    exchange_id = tell()
    answer = save(signed_in("focal_point" if side == "requester" else "other_city"), exchange_id, side, **body)
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["code"] == code


def test_two_people_write_one_report_and_the_slower_one_is_told(signed_in, tell):
    exchange_id = tell()
    assert save(signed_in("focal_point"), exchange_id, practice="a").status_code == 200
    slower = save(signed_in("representative"), exchange_id, practice="b")
    assert (slower.status_code, slower.json()["params"]) == (412, {"version": 2})


def test_words_for_the_secretariat_are_their_authors_alone_until_sent(signed_in, tell):
    exchange_id = tell()
    save(signed_in("focal_point"), exchange_id, to_secretariat="One of them is not well.")

    def words(name):
        return [text for item in outcome(signed_in(name), exchange_id)["reports"] for text in item["to_secretariat"]]

    assert words("focal_point") == ["One of them is not well."]
    assert words("representative") == words("secretariat") == words("other_city") == []


def test_once_sent_only_the_secretariat_reads_worries_and_private_remarks(signed_in, tell, database):
    exchange_id = tell(State.completed)
    for name, expected in (
        ("focal_point", []),
        ("representative", []),
        ("other_city", []),
        ("secretariat", [WORRY, "They were late twice."]),
    ):
        shown = outcome(signed_in(name), exchange_id)["reports"]
        assert [text for item in shown for text in item["to_secretariat"]] == expected
    with database.reading() as session:
        circles = session.exec(select(Remark.circle_id).where(Remark.text == WORRY)).all()
    assert circles == [SECRETARIAT_CIRCLE]


def test_a_note_of_the_desk_is_no_remark_of_the_peer_and_stays_beside_one(signed_in, tell, world):
    exchange_id = tell()
    desk = signed_in("secretariat")
    assert desk.post(f"/api/exchanges/{exchange_id}/notes", json={"text": "Call them first."}).status_code == 200
    assert [item["to_secretariat"] for item in outcome(desk, exchange_id)["reports"]] == [[], []]
    behalf = {"behalf_of": str(world.organisations["durban"])}
    assert save(desk, exchange_id, "peer", to_secretariat="Said on the phone.", **behalf).status_code == 200
    words = [item["text"] for item in desk.get(f"/api/exchanges/{exchange_id}").json()["remarks"]]
    assert words[-2:] == ["Call them first.", "Said on the phone."]
    assert [item["to_secretariat"] for item in outcome(desk, exchange_id)["reports"]] == [[], ["Said on the phone."]]


def test_the_peer_reads_the_report_but_not_how_it_was_marked(signed_in, tell):
    exchange_id = tell(State.completed)
    for name, marks in (
        ("focal_point", {"usefulness": 5, "match_quality": 4, "language_worked": 3}),
        ("secretariat", {"usefulness": 5, "match_quality": 4, "language_worked": 3}),
        ("other_city", None),
    ):
        report = outcome(signed_in(name), exchange_id)["reports"][0]
        assert report["side"] == "requester"
        assert report["did_not_fit"] == "Their union rules."
        assert report["marks"] == marks


def test_the_second_report_completes_the_exchange(signed_in, tell, kinds):
    exchange_id = tell(then=lambda story, exchange: story.reported(exchange, Side.peer))
    assert signed_in("focal_point").get(f"/api/exchanges/{exchange_id}").json()["state"] == "reporting"
    client = signed_in("focal_point")
    version = save(client, exchange_id, **REPORTS[Side.requester]).json()["version"]
    address = f"/api/exchanges/{exchange_id}/reports/requester/submit"
    assert client.post(address, json={}, headers={"If-Match": f'"{version}"'}).status_code == 200
    assert client.get(f"/api/exchanges/{exchange_id}").json()["state"] == "completed"
    again = client.post(address, json={}, headers={"If-Match": f'"{version + 1}"'})
    assert (again.status_code, again.json()["code"]) == (409, "illegal_move")
    assert kinds(exchange_id, "report.") == ["report.due", "report.due", "report.submitted", "report.submitted"]


def test_nothing_is_published_before_both_sides_accept(signed_in, tell, world):
    exchange_id = tell(State.completed)
    reader = signed_in("expert")
    lessons = f"/api/organisations/{world.organisations['rosario']}/lessons"
    assert accept(signed_in("focal_point"), exchange_id, "requester").status_code == 403
    assert accept(signed_in("other_city"), exchange_id, "requester").status_code == 200
    assert reader.get(lessons).json()["items"] == []
    assert accept(signed_in("focal_point"), exchange_id, "peer").status_code == 200
    (published,) = reader.get(lessons).json()["items"]
    assert published["readable"] is True
    assert [item["text"] for item in published["lessons"]] == [
        "Rest is planned, not granted.",
        "Saying why we stopped helped us too.",
    ]
    assert [item["language"] for item in published["lessons"]] == ["es", "en"]
    assert (published["requester"]["name"], published["peer"]["name"]) == ("Rosario", "Durban")
    durban = f"/api/organisations/{world.organisations['durban']}/lessons"
    assert reader.get(durban).json()["items"] == [published]
    for name in ("focal_point", "other_city"):
        assert reader.get(f"/api/people/{world.people[name]}/lessons").json()["items"] == [published]
    assert reader.get(f"/api/people/{world.people['representative']}/lessons").json()["items"] == []
    for outsider in ("no_seat", "guest", "former"):
        assert signed_in(outsider).get(lessons).json()["items"] == []


def test_lessons_of_a_closed_room_can_be_read_and_the_room_cannot(signed_in, tell, world):
    exchange_id = tell(State.completed, confidentiality=Confidentiality.matched_only)
    accept(signed_in("other_city"), exchange_id, "requester")
    accept(signed_in("focal_point"), exchange_id, "peer")
    lessons = f"/api/organisations/{world.organisations['rosario']}/lessons"
    for name, readable in (("expert", False), ("focal_point", True), ("other_city", True)):
        (published,) = signed_in(name).get(lessons).json()["items"]
        assert published["readable"] is readable


@pytest.mark.parametrize(
    ("requester", "peer", "state"),
    [("no", "named", "kept_private"), ("named", "no", "kept_private"), ("named", "anonymous", "accepted")],
)
def test_the_more_careful_word_of_both_sides_counts(signed_in, tell, world, requester, peer, state):
    def both(story, exchange):
        story.reported(exchange, Side.requester, publish=requester)
        story.reported(exchange, Side.peer, publish=peer)

    exchange_id = tell(then=both)
    accept(signed_in("other_city"), exchange_id, "requester")
    accept(signed_in("focal_point"), exchange_id, "peer")
    shown = outcome(signed_in("secretariat"), exchange_id)
    assert [item["state"] for item in shown["reports"]] == [state, state]
    assert shown["publication"] is None
    assert shown["to_review"] is (state == "accepted")
    lessons = f"/api/organisations/{world.organisations['rosario']}/lessons"
    assert signed_in("expert").get(lessons).json()["items"] == []


def test_without_names_it_goes_out_in_words_that_the_secretariat_checked(signed_in, tell, world, database):
    def both(story, exchange):
        story.reported(exchange, Side.requester, publish="anonymous")
        story.reported(exchange, Side.peer)

    exchange_id = tell(then=both)
    words = {
        "title": "Rest",
        "attributed_to": "A city in the south",
        "lessons": [{"language": "es", "text": "El descanso se planifica."}],
    }
    address = f"/api/exchanges/{exchange_id}/publication"
    assert signed_in("secretariat").post(address, json=words).status_code == 409
    accept(signed_in("other_city"), exchange_id, "requester")
    accept(signed_in("focal_point"), exchange_id, "peer")
    assert signed_in("focal_point").post(address, json=words).status_code == 403
    published = signed_in("secretariat").post(address, json=words)
    assert published.status_code == 201
    assert (published.json()["requester"], published.json()["peer"]) == (None, None)
    assert signed_in("secretariat").post(address, json=words).status_code == 409
    for name in ("rosario", "durban"):
        lessons = f"/api/organisations/{world.organisations[name]}/lessons"
        assert signed_in("expert").get(lessons).json()["items"] == []
    with database.reading() as session:
        told = session.exec(select(EventRow).where(EventRow.kind == "report.published")).one()
        exchange = session.get(Exchange, UUID(exchange_id))
        assert told.circle_id == exchange.room_circle_id
    # Everybody may read the exchange, which names both sides; what was published without names does not stand there.
    for name, reads in {"secretariat": True, "focal_point": True, "other_city": True, "expert": False}.items():
        assert bool(outcome(signed_in(name), exchange_id)["publication"]) is reads, name
    assert [news for news in signed_in("expert").get("/api/home").json()["news"] if news["kind"] == "lessons"] == []
    assert signed_in("expert").get(f"/api/exchanges/{exchange_id}/lessons-thread").status_code == 404


def test_home_leads_to_lessons_whose_exchange_the_network_reads_and_to_no_others(signed_in, tell):
    found = {}
    for level in (Confidentiality.network, Confidentiality.matched_only):
        exchange_id = tell(State.completed, confidentiality=level)
        accept(signed_in("other_city"), exchange_id, "requester")
        accept(signed_in("focal_point"), exchange_id, "peer")
        found[level] = f"/exchanges/{exchange_id}"
    reader = signed_in("expert")
    lessons = [news["place"] for news in reader.get("/api/home").json()["news"] if news["kind"] == "lessons"]
    assert lessons == [found[Confidentiality.network]]
    assert reader.get(f"/api{lessons[0]}").status_code == 200


def test_lessons_come_in_pages_and_cost_the_same(signed_in, tell, world, statements):
    reader = signed_in("expert")
    address = f"/api/organisations/{world.organisations['rosario']}/lessons"
    counts, found = [], []
    for _ in range(3):
        exchange_id = tell(State.completed)
        accept(signed_in("other_city"), exchange_id, "requester")
        accept(signed_in("focal_point"), exchange_id, "peer")
        found.insert(0, exchange_id)
        reader.get(address)
        statements.clear()
        reader.get(address)
        counts.append(len(statements))
    assert len(set(counts)) == 1
    first = reader.get(address, params={"limit": 2}).json()
    rest = reader.get(address, params={"limit": 2, "after": first["next"]}).json()
    assert [item["exchange_id"] for item in first["items"] + rest["items"]] == found
    assert rest["next"] is None


def test_a_side_is_reminded_half_way_and_on_the_day_and_never_once_it_has_reported(signed_in, tell, work, kinds):
    exchange_id = tell(then=lambda story, exchange: story.reported(exchange, Side.peer))
    expected = {6: [], 8: ["report.reminded"], 15: ["report.reminded"] * 2, 40: ["report.reminded"] * 2}
    for days, reminders in expected.items():
        with clock.moved(timedelta(days=days)):
            work()
            work()
        assert kinds(exchange_id, "report.reminded") == reminders


def test_a_report_that_was_taken_back_is_reminded_of_as_before(signed_in, tell, work, kinds):
    exchange_id = tell(then=lambda story, exchange: story.reported(exchange, Side.peer))
    with clock.moved(timedelta(days=8)):
        work()
        address = f"/api/exchanges/{exchange_id}/reports/peer"
        version = signed_in("other_city").get(address).headers["etag"]
        taken = signed_in("other_city").post(f"{address}/take-back", json={}, headers={"If-Match": version})
        assert taken.status_code == 200
        work()
        assert kinds(exchange_id, "report.reminded") == ["report.reminded"], "of the other side's report"
    with clock.moved(timedelta(days=15)):
        work()
    assert kinds(exchange_id, "report.reminded") == ["report.reminded"] * 3


def test_secretariat_completes_an_exchange_whose_reports_do_not_come(signed_in, tell):
    exchange_id = tell()
    address = f"/api/exchanges/{exchange_id}/complete"
    for name in ("focal_point", "other_city"):
        assert signed_in(name).post(address).status_code == 403
    assert signed_in("secretariat").post(address).status_code == 204
    assert signed_in("focal_point").get(f"/api/exchanges/{exchange_id}").json()["state"] == "completed"
    late = outcome(signed_in("focal_point"), exchange_id)["reports"][0]
    assert late["abilities"] == {"save": True, "submit": True, "take_back": False, "accept": False}


ANSWER = {
    "language": "es",
    "outcome": "under_way",
    "text": "Dos turnos ya descansan.",
    "effects": ["budget", "budget", "plan"],
    "new_contacts": "Durban nos presentó a Oakland.",
}


def answer(client, exchange_id, **changes):
    return client.post(f"/api/exchanges/{exchange_id}/follow-up", json=ANSWER | changes)


def test_what_changed_is_asked_after_ninety_days_and_answered_once(signed_in, tell, work, kinds):
    exchange_id = tell(State.completed)
    asking = signed_in("focal_point")
    planned = outcome(asking, exchange_id)["follow_up"]
    assert (planned["state"], planned["may_answer"]) == ("planned", False)
    assert answer(asking, exchange_id).status_code == 409
    with clock.moved(timedelta(days=91)):
        work()
        work()
    assert kinds(exchange_id, "follow_up.") == ["follow_up.asked"]
    for name, refused in (("other_city", 403), ("secretariat", 403), ("member", 404), ("expert", 404)):
        assert answer(signed_in(name), exchange_id).status_code == refused
    told = answer(asking, exchange_id)
    assert told.status_code == 200
    assert told.json()["effects"] == ["budget", "plan"]
    assert told.json()["answered_by"] == "Focal Point"
    again = answer(signed_in("representative"), exchange_id)
    assert (again.status_code, again.json()["code"]) == (409, "illegal_move")
    with clock.moved(timedelta(days=200)):
        work()
    assert kinds(exchange_id, "follow_up.") == ["follow_up.asked", "follow_up.answered"]
    assert outcome(signed_in("other_city"), exchange_id)["follow_up"]["outcome"] == "under_way"
    assert outcome(signed_in("member"), exchange_id)["follow_up"] is None


def test_without_an_answer_it_is_marked_unanswered_once_and_can_still_be_answered(
    signed_in, tell, work, kinds, database
):
    exchange_id = tell(State.completed)
    for days in (91, 122, 300):
        with clock.moved(timedelta(days=days)):
            work()
            work()
    assert kinds(exchange_id, "follow_up.") == ["follow_up.asked", "follow_up.unanswered"]
    assert "follow_up" not in kinds(exchange_id, "exchange.step_due")
    assert kinds(exchange_id, "exchange.step_due") == []
    with database.reading() as session:
        assert session.get(FollowUp, UUID(exchange_id)).state.value == "unanswered"
    assert answer(signed_in("representative"), exchange_id, outcome="dropped").json()["state"] == "answered"


def test_one_jump_of_the_clock_over_everything_brings_each_thing_once(tell, work, kinds):
    exchange_id = tell()
    with clock.moved(timedelta(days=400)):
        work()
    assert kinds(exchange_id, "report.reminded") == ["report.reminded"] * 4
    completed = tell(State.completed)
    with clock.moved(timedelta(days=400)):
        work()
        work()
    assert kinds(completed, "follow_up.") == ["follow_up.asked", "follow_up.unanswered"]


def test_events_hold_no_words_of_people(tell, database):
    exchange_id = tell(State.completed)
    with database.reading() as session:
        rows = session.exec(select(EventRow).where(EventRow.subject_id == UUID(exchange_id))).all()
        reports = session.exec(select(Report).where(Report.exchange_id == UUID(exchange_id))).all()
    assert len(reports) == 2
    text = str([row.data for row in rows])
    for words in (WORRY, "Rest is planned", "A rota of two nights", "Their union"):
        assert words not in text


def test_a_report_is_taken_back_corrected_and_sent_again_until_it_is_accepted(signed_in, tell, kinds):
    exchange_id = tell(State.completed)
    mine, theirs = signed_in("focal_point"), signed_in("other_city")
    address = f"/api/exchanges/{exchange_id}/reports/requester"
    before = mine.get(address).json()
    assert (before["abilities"]["take_back"], theirs.get(address).json()["abilities"]["take_back"]) == (True, False)
    headers = {"If-Match": f'"{before["version"]}"'}
    assert theirs.post(f"{address}/take-back", json={}, headers=headers).status_code == 403
    taken = mine.post(f"{address}/take-back", json={}, headers=headers).json()
    assert (taken["state"], taken["submitted_at"], taken["learned"]) == ("due", None, before["learned"])
    assert theirs.get(address).status_code == 404
    assert mine.post(f"{address}/take-back", json={}, headers=headers).status_code == 409
    saved = save(mine, exchange_id, version=taken["version"], learned=["Rest is planned first."])
    sent = mine.post(f"{address}/submit", json={}, headers={"If-Match": f'"{saved.json()["version"]}"'})
    assert (sent.status_code, sent.json()["state"]) == (200, "submitted")
    assert theirs.get(address).json()["learned"] == ["Rest is planned first."]
    assert accept(theirs, exchange_id, "requester").json()["abilities"]["take_back"] is False
    late = mine.post(f"{address}/take-back", json={}, headers={"If-Match": f'"{sent.json()["version"] + 1}"'})
    assert (late.status_code, late.json()["code"]) == (409, "illegal_move")
    assert kinds(exchange_id, "report.")[-3:] == ["report.taken_back", "report.submitted", "report.accepted"]


def test_the_secretariat_is_told_what_it_may_do_for_each_side(signed_in, tell):
    exchange_id = tell(State.completed)
    shown = {row["side"]: row for row in outcome(signed_in("secretariat"), exchange_id)["reports"]}
    assert not any(shown["requester"]["abilities"].values())
    assert shown["requester"]["on_behalf"]["requester"]["take_back"] is True
    assert shown["requester"]["on_behalf"]["peer"] == {
        "save": False, "submit": False, "take_back": False, "accept": True,
    }  # fmt: skip
    assert outcome(signed_in("focal_point"), exchange_id)["reports"][0]["on_behalf"] is None

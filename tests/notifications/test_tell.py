"""Who hears of what, once each, in their language and in the way they wish."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import func, select

from app.access import principals
from app.access.actor import SeatRole
from app.access.principals import NETWORK_CIRCLE
from app.accounts.models import Affiliation, Person
from app.accounts.service import invitations
from app.circles import service as circles
from app.circles.models import Admission, CircleKind, CircleRole
from app.core import clock
from app.core.i18n import Language
from app.discussions import service as discussions
from app.discussions.models import NETWORK_SPACE, Level, ThreadFollow
from app.exchanges import events as exchange
from app.exchanges.codes import Action, Confidentiality, Lane, MatchState, Side, State
from app.exchanges.models import Exchange
from app.mail import service as mail
from app.notifications import service
from app.notifications.models import Notification, Told
from app.outbox import relay
from app.outbox.models import EventRow
from tests.notifications.conftest import TITLE

SOON = datetime(2026, 11, 25, 21, tzinfo=UTC)


def asked(story, **changes):
    """The secretariat puts the expert of the partner forward."""
    given = {
        "by": "secretariat", "circle": story.match_circle_id, "match_id": story.match_id,
        "from_state": MatchState.drafted, "to_state": MatchState.sent, "answer_by": SOON,
    }  # fmt: skip
    return story.happen(exchange.MatchPutForward, **given | changes)


def opened(story, by="secretariat"):
    return story.happen(
        exchange.ExchangeOpened, by=by, action=Action.open, from_state=State.submitted, to_state=State.open
    )


def inbox(signed_in, name, **params):
    return signed_in(name).get("/api/inbox", params=params).json()


def test_the_peer_is_asked_in_the_inbox_and_by_mail_in_their_language(story, signed_in, letters, work):
    asked(story)
    work()
    [line] = inbox(signed_in, "expert")["items"]
    assert line["text"] == "Perguntam se você pode ajudar"
    assert (line["title"], line["title_language"]) == (TITLE, "es")
    assert line["place"] == f"/matches/{story.match_id}"
    assert line["actor"]["name"] == "Secretariat"
    assert line["due"] == "2026-11-25T21:00:00Z"
    assert line["read"] is False
    [letter] = letters()
    assert letter.to == "expert@example.org"
    assert letter.subject == f"Perguntam se você pode ajudar: {TITLE}"
    assert letter.language is Language.pt
    assert "Até quarta-feira, 25 de novembro de 2026, 21:00 em UTC." in letter.text
    assert f"/matches/{story.match_id}" in letter.text
    assert (
        f'<p lang="es" style="margin:0 0 16px;font-family:Georgia,serif;font-size:19px;line-height:1.45">{TITLE}'
        in letter.html
    )


def test_nobody_else_hears_of_it(story, world, signed_in, work):
    asked(story)
    work()
    told = {
        name
        for name in world.people
        if name not in {"former", "suspended", "expired"} and inbox(signed_in, name)["items"]
    }
    assert told == {"expert"}


@pytest.mark.parametrize(
    ("side", "told"), [(None, {"expert", "focal_point"}), (Side.requester, {"expert"}), (Side.peer, {"focal_point"})]
)
def test_changed_terms_are_told_to_whoever_has_to_say_yes_again(side, told, story, world, signed_in, work):
    story.happen(
        exchange.TermsChanged, by="secretariat", circle=story.match_circle_id, match_id=story.match_id, side=side,
        fields=("terms",),
    )  # fmt: skip
    work()
    assert {name for name in ("expert", "focal_point", "observer") if inbox(signed_in, name)["items"]} == told


@pytest.mark.parametrize(("by", "told"), [(None, {"focal_point", "member"}), ("focal_point", {"member"})])
def test_the_asking_side_hears_that_its_request_was_closed(by, told, story, signed_in, work):
    story.happen(
        exchange.ExchangeWithdrawn, by=by, action=Action.withdraw, from_state=State.returned, to_state=State.withdrawn
    )
    work()
    assert {name for name in ("focal_point", "member", "expert") if inbox(signed_in, name)["items"]} == told


def test_a_house_hears_that_it_is_no_member_any_more(signed_in, world, work):
    durban = world.organisations["durban"]
    changed = signed_in("secretariat").put(f"/api/organisations/{durban}/membership", json={"membership": "former"})
    assert changed.status_code == 200
    work()
    [line] = inbox(signed_in, "other_city")["items"]
    assert (line["kind"], line["place"]) == ("membership_changed", f"/organisations/{durban}")
    assert inbox(signed_in, "expert")["items"] == []


def test_a_house_hears_who_took_its_seat(signed_in, database, world, work):
    with database.writing() as session:
        seat_id = world.empty_seat(session, "rosario")
    wanted = {"email": "no_seat@example.org", "name": "No Seat", "language": "en"}
    assert signed_in("focal_point").post(f"/api/seats/{seat_id}/invitations", json=wanted).status_code == 201
    with database.writing() as session:
        invitations.accept(session, invitations.open_ticket_for(session, wanted["email"]))
    work()
    for name in ("focal_point", "representative"):
        [line] = inbox(signed_in, name)["items"]
        assert (line["kind"], line["actor"]["name"]) == ("seat_taken", "No Seat")
    for name in ("no_seat", "member", "other_city"):
        assert inbox(signed_in, name)["items"] == []


def test_whoever_did_it_is_not_told(story, signed_in, work):
    opened(story, by="focal_point")
    work()
    assert inbox(signed_in, "focal_point")["items"] == []
    assert len(inbox(signed_in, "member")["items"]) == 1


def test_a_seat_is_told_through_whoever_holds_it_now(story, database, world, signed_in, work):
    with database.writing() as session:
        held = session.exec(select(Affiliation).where(Affiliation.seat_id == world.seats["expert"])).one()
        held.until = clock.now()
        session.flush()
        session.add(Affiliation(person_id=world.people["no_seat"], seat_id=world.seats["expert"], since=clock.now()))
    asked(story)
    work()
    assert len(inbox(signed_in, "no_seat")["items"]) == 1
    with database.reading() as session:
        assert session.exec(select(Notification.person_id)).all() == [world.people["no_seat"]]


def test_someone_whom_the_circle_no_longer_admits_is_not_told(story, database, world, signed_in, letters, work):
    asked(story)
    with database.writing() as session:
        circles.dismiss(session, story.match_circle_id, principals.of_seat(world.seats["expert"]))
    work()
    assert inbox(signed_in, "expert")["items"] == []
    assert letters() == []


def test_someone_let_out_later_sees_and_counts_nothing_more(story, database, world, signed_in, work):
    asked(story)
    work()
    assert inbox(signed_in, "expert")["unread"] == 1
    with database.writing() as session:
        circles.dismiss(session, story.match_circle_id, principals.of_seat(world.seats["expert"]))
    after = inbox(signed_in, "expert")
    assert (after["items"], after["unread"]) == ([], 0)


def test_suspended_people_are_not_told(story, database, world, letters, work):
    with database.writing() as session:
        session.get_one(Person, world.people["expert"]).suspended_at = clock.now()
    asked(story)
    work()
    assert letters() == []


def test_what_is_marked_as_read_is_what_the_inbox_of_this_seat_shows(story, database, world, signed_in, work):
    with database.writing() as session:
        second = world.seat(session, "partner", world.people["focal_point"], role=SeatRole.focal_point)
        seats_own = circles.make(session, CircleKind.match, {principals.of_seat(second): CircleRole.reader}).id
    opened(story)
    asked(story, circle=seats_own)
    work()
    client = signed_in("focal_point")
    assert inbox(signed_in, "focal_point")["unread"] == 1
    client.post("/api/inbox/read", json={"all": True})
    assert inbox(signed_in, "focal_point")["unread"] == 0
    client.post("/api/me/seat", json={"seat_id": str(second)})
    assert inbox(signed_in, "focal_point")["unread"] == 1


def test_events_of_one_kind_and_page_merge_while_unread(story, signed_in, work):
    for _ in range(3):
        opened(story)
    work()
    [line] = inbox(signed_in, "focal_point")["items"]
    assert line["count"] == 3
    assert inbox(signed_in, "focal_point")["unread"] == 1
    signed_in("focal_point").post("/api/inbox/read", json={"all": True})
    opened(story)
    work()
    assert [line["count"] for line in inbox(signed_in, "focal_point")["items"]] == [1, 3]


def test_an_event_brought_twice_is_told_once(story, database, signed_in, letters, work):
    event_id = asked(story)
    work()
    for _ in range(2):
        with database.writing() as session:
            service.tell(session, session.get_one(EventRow, event_id))
    work()
    assert [line["count"] for line in inbox(signed_in, "expert")["items"]] == [1]
    assert len(letters()) == 1


def test_many_are_told_in_parts_each_in_a_transaction_of_its_own(story, world, database, monkeypatch, work):
    monkeypatch.setattr(service, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(relay, "BREATH", 0)
    names = ("member", "representative", "other_city", "expert", "observer")
    with database.writing() as session:
        author = world.actor(session, "focal_point")
        thread = discussions.open_thread(
            session, author, subject_kind="", subject_id=None, circle_id=NETWORK_CIRCLE, title="Rota", language="en",
            space_id=NETWORK_SPACE,
        )  # fmt: skip
        for name in names:
            session.add(ThreadFollow(person_id=world.people[name], thread_id=thread.id, level=Level.follow))
    work()
    with database.writing() as session:
        discussions.write_post(session, author, thread.id, language="en", markdown="Two nights.")
    found = []
    told = service.tell

    def noted(session, row):
        more = told(session, row)
        found.append((more, session.exec(select(func.count()).where(Told.event_id == row.id)).one()))
        return more

    monkeypatch.setattr(service, "tell", noted)
    work()
    assert found == [(True, 2), (True, 4), (False, 5)]
    with database.reading() as session:
        lines = session.exec(select(Notification).where(Notification.subject_id == thread.id)).all()
    assert sorted(line.person_id for line in lines) == sorted(world.people[name] for name in names)
    assert [line.count for line in lines] == [1] * len(names)


def test_many_relays_at_once_tell_once(story, database, runtime, signed_in):
    for _ in range(10):
        opened(story)
    threads = [threading.Thread(target=relay.run, args=(database,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with clock.moved(timedelta(minutes=5)):
        relay.run(database)
    with database.reading() as session:
        counted = session.exec(select(func.count()).select_from(Told)).one()
        lines = session.exec(select(Notification)).all()
    assert counted == 20
    assert {line.person_id: line.count for line in lines if line.read_at is None} == dict.fromkeys(
        {line.person_id for line in lines}, 10
    )


RESERVED = [
    ({"confidentiality": Confidentiality.matched_only}, "Algo reservado espera por você"),
    ({"confidentiality": Confidentiality.secretariat_only}, "Algo reservado espera por você"),
    ({"sensitive": True}, "Algo reservado espera por você"),
    ({"lane": Lane.crisis}, "Um pedido de crise precisa de você"),
]


@pytest.mark.parametrize(("changes", "subject"), RESERVED)
def test_letters_about_reserved_exchanges_say_nothing(make_story, signed_in, letters, work, changes, subject):
    story = make_story(**changes)
    asked(story)
    work()
    assert inbox(signed_in, "expert")["items"][0]["title"] == TITLE
    [letter] = letters()
    assert letter.subject == subject
    for words in (TITLE, "escuela", "Rosario", "Secretariat", "Perguntam", "25 de novembro"):
        assert words not in letter.subject + letter.text + letter.html, words


@pytest.mark.parametrize(("changes", "subject"), RESERVED)
def test_reserved_exchanges_are_nothing_to_others(make_story, world, signed_in, letters, work, changes, subject):
    story = make_story(**changes)
    asked(story)
    work()
    assert len(inbox(signed_in, "expert")["items"]) == 1
    for name in ("other_city", "observer", "no_seat", "guest"):
        seen = inbox(signed_in, name)
        assert (seen["items"], seen["unread"]) == ([], 0), name
    assert {letter.to for letter in letters()} == {"expert@example.org"}


def test_the_morning_letter_comes_once_and_never_empty(story, database, world, signed_in, letters, work):
    opened(story)
    opened(story)
    work()
    assert letters() == []
    with clock.moved(timedelta(days=1)):
        work()
    sent = letters()
    assert {letter.to for letter in sent} == {"focal_point@example.org", "member@example.org"}
    [mine] = [letter for letter in sent if letter.to == "focal_point@example.org"]
    assert mine.subject == "Una novedad para usted"
    assert "Su solicitud está abierta" in mine.text
    assert TITLE in mine.text
    with clock.moved(timedelta(days=3)):
        work()
    assert len(letters()) == 2


def test_what_was_read_before_the_morning_is_not_mailed(story, signed_in, letters, work):
    opened(story)
    work()
    signed_in("focal_point").post("/api/inbox/read", json={"subjects": [str(story.exchange_id)]})
    with clock.moved(timedelta(days=1)):
        work()
    assert [letter.to for letter in letters()] == ["member@example.org"]


def test_what_may_no_longer_be_read_is_not_in_the_morning_letter(make_story, database, letters, work):
    story = make_story(confidentiality=Confidentiality.matched_only)
    opened(story)
    work()
    with database.writing() as session:
        for admission in session.exec(select(Admission).where(Admission.circle_id == story.circle_id)):
            session.delete(admission)
    with clock.moved(timedelta(days=1)):
        work()
    assert letters() == []


def test_the_morning_letter_names_nothing_reserved(make_story, letters, work):
    reserved = make_story(confidentiality=Confidentiality.matched_only, population="Barrio Ludueña")
    open_story = make_story()
    opened(reserved)
    opened(open_story)
    work()
    with clock.moved(timedelta(days=1)):
        work()
    [mine] = [letter for letter in letters() if letter.to == "focal_point@example.org"]
    assert mine.text.count(TITLE) == 1
    assert str(open_story.exchange_id) in mine.text
    assert str(reserved.exchange_id) not in mine.text + mine.html
    assert "Una novedad en salas de las que el correo no habla" in mine.text


@pytest.mark.parametrize(
    ("zone", "moment", "morning"),
    [
        ("America/Bogota", "2026-11-23T11:59:00+00:00", "2026-11-23T12:00:00+00:00"),
        ("America/Bogota", "2026-11-23T12:00:00+00:00", "2026-11-24T12:00:00+00:00"),
        ("Africa/Johannesburg", "2026-11-23T23:30:00+00:00", "2026-11-24T05:00:00+00:00"),
        ("America/New_York", "2026-10-31T12:00:00+00:00", "2026-11-01T12:00:00+00:00"),
    ],
)
def test_mornings_follow_the_clock_of_the_reader(zone, moment, morning):
    assert service.next_morning(datetime.fromisoformat(moment), zone) == datetime.fromisoformat(morning)


def test_a_later_event_does_not_push_the_morning_letter_away(story, letters, work):
    opened(story)
    work()
    with clock.moved(timedelta(days=1)):
        opened(story)
        work()
    assert len([letter for letter in letters() if letter.to == "focal_point@example.org"]) == 1


def test_wishes_are_kept_to(story, signed_in, letters, work):
    client = signed_in("expert")
    assert client.get("/api/preferences").json()["groups"]["waits"] == "at_once"
    assert client.put("/api/preferences", json={"groups": {"waits": "daily"}}).json()["groups"]["waits"] == "daily"
    asked(story)
    work()
    assert letters() == []
    with clock.moved(timedelta(days=1)):
        work()
    assert [letter.kind for letter in letters()] == ["digest"]
    client.put("/api/preferences", json={"groups": {"waits": "off"}})
    story.happen(exchange.MatchReminded, circle=story.match_circle_id, match_id=story.match_id)
    work()
    assert len(letters()) == 1
    assert inbox(signed_in, "expert")["unread"] == 2


def test_only_the_secretariat_is_asked_about_the_desk(signed_in):
    assert "desk" in signed_in("secretariat").get("/api/preferences").json()["groups"]
    assert "desk" not in signed_in("focal_point").get("/api/preferences").json()["groups"]


def test_unknown_wishes_are_refused(signed_in):
    client = signed_in("focal_point")
    assert client.put("/api/preferences", json={"groups": {"waits": "hourly"}}).status_code == 422
    assert client.put("/api/preferences", json={"groups": {"gossip": "off"}}).status_code == 422


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "inbox", None),
        ("POST", "inbox/read", {}),
        ("GET", "preferences", None),
        ("PUT", "preferences", {"groups": {}}),
    ],
)
def test_nobody_signed_in_has_no_inbox(client, method, path, body):
    assert client.request(method, f"/api/{path}", json=body).status_code == 401


def unsubscribe_path(letter):
    return letter.unsubscribe.removeprefix("http://127.0.0.1:8000")


def test_one_click_in_a_mail_program_ends_the_letters_of_that_group(story, client, letters, signed_in, work):
    asked(story)
    work()
    path = unsubscribe_path(letters()[0])
    client.headers.pop("origin")
    assert client.get(path, follow_redirects=False).headers["location"].startswith("/unsubscribe/")
    assert signed_in("expert").get("/api/preferences").json()["groups"]["waits"] == "at_once"
    for _ in range(2):
        answer = client.post(
            path, content="List-Unsubscribe=One-Click", headers={"content-type": "application/x-www-form-urlencoded"}
        )
        assert (answer.status_code, answer.json()) == (200, {"groups": ["waits"], "language": "pt"})
    assert signed_in("expert").get("/api/preferences").json()["groups"]["waits"] == "off"


def test_the_link_of_a_morning_letter_ends_morning_letters(story, client, letters, signed_in, work):
    opened(story)
    work()
    with clock.moved(timedelta(days=1)):
        work()
    path = unsubscribe_path(letters()[0])
    ended = set(client.post(path).json()["groups"])
    assert ended == {"exchanges", "conversations", "organisation", "proposals", "desk"}


def test_a_forged_link_ends_nothing(story, client, letters, world, work):
    asked(story)
    work()
    token = unsubscribe_path(letters()[0]).rsplit("/", 1)[-1]
    person, what, proof = token.split(".")
    other = world.people["focal_point"].hex
    for forged in (f"{other}.{what}.{proof}", f"{person}.desk.{proof}", f"{person}.{what}.", "x", f"{token}x"):
        answer = client.post(f"/api/unsubscribe/{forged}")
        assert (answer.status_code, answer.json()["code"]) == (404, "no_such_link"), forged


def test_reading_marks_mine_alone(story, signed_in, work):
    opened(story)
    work()
    line = inbox(signed_in, "focal_point")["items"][0]["id"]
    assert signed_in("member").post("/api/inbox/read", json={"ids": [line]}).json() == {"unread": 1}
    assert inbox(signed_in, "focal_point")["unread"] == 1
    assert signed_in("focal_point").post("/api/inbox/read", json={"ids": [line]}).json() == {"unread": 0}
    assert inbox(signed_in, "focal_point", unread=True)["items"] == []


def test_pages_of_the_inbox_join_without_gap_or_overlap(make_story, signed_in, work):
    for _ in range(5):
        opened(make_story())
    work()
    found, after = [], None
    while True:
        page = inbox(signed_in, "focal_point", limit=2, **({"after": after} if after else {}))
        found += [line["id"] for line in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert len(found) == len(set(found)) == 5
    assert found == [line["id"] for line in inbox(signed_in, "focal_point")["items"]]


@pytest.mark.parametrize("lines", [1, 3])
def test_the_inbox_takes_as_many_statements_for_many_lines_as_for_one(make_story, signed_in, work, statements, lines):
    for _ in range(lines):
        opened(make_story())
    work()
    client = signed_in("focal_point")
    statements.clear()
    assert len(client.get("/api/inbox").json()["items"]) == lines
    assert len(statements) == 3


def test_letters_about_an_erased_exchange_are_not_sent(story, database, letters, signed_in, runtime):
    asked(story)
    relay.run(database)
    assert len(letters()) == 1
    with database.writing() as session:
        mail.erase(session, subject_kind="exchange", subject_id=story.exchange_id)
    assert letters() == []


def test_a_renamed_exchange_stands_in_the_inbox_under_its_new_title(story, database, signed_in, work):
    asked(story)
    work()
    with database.writing() as session:
        session.get_one(Exchange, story.exchange_id).title = "Otro título"
    assert inbox(signed_in, "expert")["items"][0]["title"] == "Otro título"


def test_each_side_hears_of_its_own_report(story, signed_in, work):
    for side in Side:
        story.happen(exchange.ReportDue, circle=story.room_id, report_id=story.match_id, side=side)
    work()
    assert [line["kind"] for line in inbox(signed_in, "focal_point")["items"]] == ["report_due"]
    assert [line["kind"] for line in inbox(signed_in, "expert")["items"]] == ["report_due"]

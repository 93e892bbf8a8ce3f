"""Letters of the morning and of the week: in the reader's order, never empty, once, and only for those with something new."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from app.access.actor import SeatRole
from app.circles.models import NETWORK_CIRCLE
from app.core import clock, ids
from app.core.i18n import Language
from app.discussions import service as discussions
from app.exchanges import events as exchange
from app.exchanges.codes import Action, State
from app.exchanges.models import Exchange, ExchangeTopic
from app.mail.models import MailRow
from app.members.models import PersonTopic, Topic, TopicWithin
from app.notifications import service
from app.notifications.models import Notification
from app.outbox import relay
from tests.processes import eventually, working
from tests.smtp import mail_server

WEEK = timedelta(days=7, hours=1)


@pytest.fixture
def thread(database, world):
    """A thread of the network that the focal point began."""
    with database.writing() as session:
        return discussions.open_thread(
            session, world.actor(session, "focal_point"), subject_kind="", subject_id=None, circle_id=NETWORK_CIRCLE,
            title="Rota and rest", language="en",
        ).id  # fmt: skip


def wish(signed_in, name, **groups):
    assert signed_in(name).put("/api/preferences", json={"groups": groups}).status_code == 200


def write(signed_in, thread, name="other_city", *, mention=None):
    words = "How many nights?" + (f" [@X](person:{mention})" if mention else "")
    answer = signed_in(name).post(f"/api/threads/{thread}/posts", json={"language": "en", "markdown": words})
    assert answer.status_code == 201


def opened(story):
    story.happen(
        exchange.ExchangeOpened, by="secretariat", action=Action.open, from_state=State.submitted, to_state=State.open
    )


def lines(signed_in, name="focal_point"):
    return signed_in(name).get("/api/inbox", params={"unread": True}).json()["items"]


def test_a_thread_has_one_line_while_unread(signed_in, thread, work):
    for _ in range(3):
        write(signed_in, thread)
    work()
    [line] = lines(signed_in)
    assert (line["kind"], line["count"]) == ("post_written", 3)
    signed_in("focal_point").post("/api/inbox/read", json={"subjects": [str(thread)]})
    write(signed_in, thread)
    work()
    assert [line["count"] for line in lines(signed_in)] == [1]


def test_whoever_is_named_reads_so_and_hears_at_once_whatever_is_written_after(signed_in, thread, world, letters, work):
    write(signed_in, thread)
    write(signed_in, thread, mention=world.people["focal_point"])
    write(signed_in, thread)
    work()
    [line] = lines(signed_in)
    assert (line["kind"], line["count"]) == ("named_you", 3)
    assert [letter.kind for letter in letters()] == ["named_you"]


def test_posts_that_wait_for_the_morning_go_on_waiting_after_a_mention(signed_in, thread, world, letters, work):
    write(signed_in, thread)
    work()
    write(signed_in, thread, mention=world.people["focal_point"])
    work()
    with clock.moved(timedelta(days=1)):
        work()
    assert [letter.kind for letter in letters()] == ["named_you", "digest"]


def test_two_threads_of_one_page_are_two_lines(signed_in, thread, database, world, work):
    with database.writing() as session:
        other = discussions.open_thread(
            session, world.actor(session, "focal_point"), subject_kind="", subject_id=None, circle_id=NETWORK_CIRCLE,
            title="Second", language="en",
        ).id  # fmt: skip
    write(signed_in, thread)
    write(signed_in, other)
    work()
    assert {line["title"] for line in lines(signed_in)} == {"Rota and rest", "Second"}


def test_the_letter_of_the_week_comes_on_friday_once(signed_in, thread, letters, work):
    wish(signed_in, "focal_point", conversations="weekly")
    write(signed_in, thread)
    work()
    assert letters() == []
    with clock.moved(WEEK):
        work()
        work()
    [letter] = letters()
    assert letter.subject == "Esta semana: una novedad para usted"
    assert "esta fue la semana del" in letter.text
    assert "Rota and rest" in letter.text
    with clock.moved(2 * WEEK):
        work()
    assert len(letters()) == 1


@pytest.mark.parametrize(
    ("zone", "moment", "friday"),
    [
        ("America/Bogota", "2026-11-23T11:59:00+00:00", "2026-11-27T12:00:00+00:00"),
        ("America/Bogota", "2026-11-27T11:59:00+00:00", "2026-11-27T12:00:00+00:00"),
        ("America/Bogota", "2026-11-27T12:00:00+00:00", "2026-12-04T12:00:00+00:00"),
        ("Africa/Johannesburg", "2026-11-26T23:30:00+00:00", "2026-11-27T05:00:00+00:00"),
    ],
)
def test_fridays_follow_the_clock_of_the_reader(zone, moment, friday):
    assert service.next_friday(datetime.fromisoformat(moment), zone) == datetime.fromisoformat(friday)


def test_mornings_and_weeks_are_letters_of_their_own(signed_in, story, thread, letters, work):
    wish(signed_in, "focal_point", conversations="weekly")
    opened(story)
    write(signed_in, thread)
    work()
    with clock.moved(WEEK):
        work()
    mine = [letter.subject for letter in letters() if letter.to == "focal_point@example.org"]
    assert sorted(mine) == ["Esta semana: una novedad para usted", "Una novedad para usted"]


def test_unsubscribing_from_the_week_leaves_the_morning(signed_in, client, thread, letters, work):
    wish(signed_in, "focal_point", conversations="weekly")
    write(signed_in, thread)
    work()
    with clock.moved(WEEK):
        work()
    path = letters()[0].unsubscribe.removeprefix("http://127.0.0.1:8000")
    assert client.post(path).json()["groups"] == ["conversations", "news"]
    wished = signed_in("focal_point").get("/api/preferences").json()["groups"]
    assert (wished["conversations"], wished["exchanges"]) == ("off", "daily")


@pytest.mark.parametrize("by_link", [True, False])
def test_what_waits_for_a_letter_waits_no_more_once_unsubscribed(
    signed_in, client, story, world, thread, settings, letters, work, by_link
):
    """The line stays in the inbox; what the person still wishes to hear comes in the letter."""
    write(signed_in, thread)
    opened(story)
    work()
    if by_link:
        address = service.unsubscribe_address(settings, world.people["focal_point"], "conversations")
        assert client.post(address.removeprefix("http://127.0.0.1:8000")).status_code == 200
    else:
        wish(signed_in, "focal_point", conversations="off")
    with clock.moved(timedelta(days=1)):
        work()
    [letter] = [letter for letter in letters() if letter.to == "focal_point@example.org"]
    assert "Qué hacer en la escuela" in letter.text
    assert "Rota and rest" not in letter.text
    assert {line["kind"] for line in lines(signed_in)} == {"post_written", "request_opened"}


def test_nobody_gets_an_empty_letter_of_the_week(signed_in, thread, letters, work):
    wish(signed_in, "focal_point", conversations="weekly")
    write(signed_in, thread)
    work()
    signed_in("focal_point").post("/api/inbox/read", json={"all": True})
    with clock.moved(WEEK):
        work()
    assert letters() == []


def test_what_speaks_to_the_reader_comes_first_and_the_rest_last(make_story, signed_in, world, database, letters, work):
    me = world.people["other_city"]
    ours, on_topic, rest = (make_story() for _ in range(3))
    waits = make_story()
    with database.writing() as session:
        topic = "rota"
        session.add(Topic(id=topic, position=0, label={}, alternatives={}))
        session.flush()
        session.add(TopicWithin(topic_id=topic, within_id=topic))
        session.add(PersonTopic(person_id=me, topic_id=topic, position=0))
        session.add(ExchangeTopic(exchange_id=on_topic.exchange_id, topic=topic))
        for story, title in ((ours, "B ours"), (on_topic, "C topic"), (rest, "D rest"), (waits, "A waits")):
            found = session.get_one(Exchange, story.exchange_id)
            found.title = title
            if story is ours:
                found.peer_organisation_id = world.organisations["durban"]
        session.flush()
        for story, kind in ((rest, "completed"), (on_topic, "completed"), (ours, "completed"), (waits, "report_due")):
            session.add(
                Notification(
                    person_id=me, kind=kind, key=f"{kind}:{story.exchange_id}", subject_kind="exchange",
                    subject_id=story.exchange_id, circle_id=NETWORK_CIRCLE, place=f"/exchanges/{story.exchange_id}",
                    count=1, mail="daily", created_at=clock.now(), updated_at=clock.now(),
                )
            )  # fmt: skip
        session.flush()
        service.send_digest(session, me, "")
    [letter] = letters()
    told = [
        letter.text.index(words)
        for words in (
            "Addressed to you", "A waits", "Your organisation", "B ours", "Your topics", "C topic",
            "In the rest of the network", "D rest",
        )
    ]  # fmt: skip
    assert told == sorted(told)


def idle_people(database, world, count: int) -> None:
    """People of the network who follow nothing and have nothing new."""
    with database.writing() as session:
        for number in range(count):
            person = world.person(
                session, f"idle{count}_{number}", at="durban", role=SeatRole.member, language=Language.pt
            )
            session.add_all(
                Notification(
                    person_id=person, kind="completed", key=f"x{ids.new()}", subject_kind="exchange", subject_id=ids.new(),
                    circle_id=NETWORK_CIRCLE, place="/", count=1, mail=how, created_at=clock.now(),
                    updated_at=clock.now(), read_at=clock.now(),
                )
                for how in ("daily", "weekly")
            )  # fmt: skip


def test_the_run_touches_only_those_with_something_new(signed_in, story, thread, database, world, statements, work):
    """As many statements with a thousand idle people as with ten."""
    sent = []
    wish(signed_in, "focal_point", conversations="weekly")
    for count in (10, 1000):
        idle_people(database, world, count)
        opened(story)
        write(signed_in, thread)
        work()
        statements.clear()
        with clock.moved(WEEK):
            while relay.run(database_of(signed_in)):
                pass
        sent.append(len(statements))
        signed_in("focal_point").post("/api/inbox/read", json={"all": True})
        signed_in("member").post("/api/inbox/read", json={"all": True})
    assert sent[0] == sent[1]


def database_of(signed_in):
    return signed_in("focal_point").app.state.runtime.database


def test_a_worker_killed_while_the_letter_of_the_week_leaves_sends_it_under_one_id(
    settings, database, signed_in, thread, work
):
    wish(signed_in, "focal_point", conversations="weekly")
    write(signed_in, thread)
    work()
    with database.writing() as session:
        service.send_digest(session, session.exec(select(Notification.person_id)).first(), service.WEEKLY)
    with mail_server(say={"DATA": "451 later"}) as post, working(settings, PACTO_SMTP_URL=post.url) as worker:
        eventually(lambda: post.connections)
        worker.kill()
    with database.writing() as session:
        service.send_digest(session, session.exec(select(Notification.person_id)).first(), service.WEEKLY)
        [row] = session.exec(select(MailRow)).all()
        row.not_before = clock.now()
    with mail_server() as post, working(settings, PACTO_SMTP_URL=post.url):
        eventually(lambda: post.received)
    assert [letter["Message-ID"] for letter in post.received] == [f"<{row.id.hex}@127.0.0.1>"]

"""Letters that wait to leave: they do not when their reader may not be told any more what they say."""

import pytest
from sqlmodel import select

from app.access import principals
from app.accounts.models import Person
from app.circles import service as circles
from app.circles.models import CircleKind, CircleRole
from app.core import clock
from app.discussions.models import Thread
from app.exchanges import events as exchange
from app.exchanges.codes import MatchState
from app.exchanges.models import Exchange
from app.mail.models import MailRow
from app.notifications import replies
from app.notifications.models import Outcome
from app.worker import Worker
from tests.discussions.conftest import NETWORK
from tests.smtp import mail_server


@pytest.fixture
def settings(settings):
    """With a mail server."""
    with mail_server() as post:
        yield settings.model_copy(update={"smtp_url": post.url})


@pytest.fixture
def letter(signed_in, world, runtime, letters) -> MailRow:
    """A letter with the words of Durban's post that waits for the focal point, who was named there."""
    body = {"space_id": NETWORK, "title": "Rota and rest", "language": "en", "markdown": "Hello"}
    thread = signed_in("member").post("/api/threads", json=body).json()["id"]
    words = f"Zarzamora lives here [@X](person:{world.people['focal_point']})"
    signed_in("other_city").post(f"/api/threads/{thread}/posts", json={"language": "en", "markdown": words})
    while Worker(runtime).relay():
        pass
    [waiting] = letters()
    assert "Zarzamora" in waiting.text
    return waiting


@pytest.fixture
def sent(runtime, letters):
    """Lets the sender do what waits: the letters that were sent."""

    def deliver() -> list[str]:
        Worker(runtime).send_mail()
        return [row.to for row in letters() if row.sent]

    return deliver


def address_of(letter) -> str:
    return f"/api/threads/{letter.subject_id}/posts/{letter.part_id}"


def test_what_still_stands_is_sent(letter, sent):
    assert sent() == ["focal_point@example.org"]


def test_the_words_of_a_hidden_post_do_not_leave_and_are_kept_nowhere(signed_in, letter, sent, letters):
    hidden = signed_in("secretariat").put(f"{address_of(letter)}/hiding", json={"reason": "private_data"})
    assert hidden.status_code == 200
    assert sent() == []
    assert letters() == []


def test_nor_do_those_of_a_deleted_one(signed_in, letter, sent, letters):
    assert signed_in("other_city").delete(address_of(letter)).status_code < 300
    assert (sent(), letters()) == ([], [])


def test_nor_those_of_a_conversation_that_moved_away_from_its_reader(signed_in, letter, sent):
    body = {"title": "Night shifts", "language": "en", "joining": "invitation"}
    group = signed_in("secretariat").post("/api/spaces", json=body).json()["id"]
    moved = signed_in("secretariat").put(f"/api/threads/{letter.subject_id}/space", json={"space_id": group})
    assert (moved.status_code, sent()) == (200, [])


def test_nor_those_of_one_that_has_become_confidential(letter, sent, world, database):
    with database.writing() as session:
        readers = {principals.of_person(world.people["focal_point"]): CircleRole.contributor}
        thread = session.exec(select(Thread)).one()
        thread.circle_id = circles.make(session, CircleKind.named_people, readers).id
    assert sent() == []


def test_somebody_suspended_meanwhile_gets_none(letter, sent, world, database):
    with database.writing() as session:
        session.get_one(Person, world.people["focal_point"]).suspended_at = clock.now()
    assert sent() == []


def test_others_that_wait_leave_all_the_same(signed_in, letter, sent, database):
    """Also what tells somebody why their answer was not taken, though they read the conversation no more."""
    signed_in("secretariat").put(f"{address_of(letter)}/hiding", json={"reason": "private_data"})
    with database.writing() as session:
        row = session.get_one(MailRow, letter.id)
        told = row.model_dump(exclude={"id", "part_id"})
        told |= {"kind": f"{replies.ANSWERED}{Outcome.not_yours}", "to": "former@example.org", "person_id": None}
        session.add(MailRow(**told))
    assert sent() == ["former@example.org"]


# Letters about an exchange, and of no record


@pytest.fixture
def about_exchange(story, runtime, letters) -> MailRow:
    """A letter that asks the expert of the partner whether they can help."""
    story.happen(
        exchange.MatchPutForward, by="secretariat", circle=story.match_circle_id, match_id=story.match_id,
        from_state=MatchState.drafted, to_state=MatchState.sent, answer_by=clock.now(),
    )  # fmt: skip
    while Worker(runtime).relay():
        pass
    [waiting] = letters()
    return waiting


def test_whoever_reads_something_of_the_exchange_gets_its_letter(about_exchange, sent):
    assert sent() == [about_exchange.to]


def test_whoever_was_let_out_of_the_match_gets_none(about_exchange, story, sent, world, database):
    with database.writing() as session:
        seat = principals.of_seat(world.seats["expert"])
        circles.dismiss(session, story.match_circle_id, seat)
        circles.dismiss(session, story.room_id, seat)
        record = session.get_one(Exchange, story.exchange_id)
        record.circle_id = record.asker_circle_id
    assert sent() == []


@pytest.mark.parametrize("kind", ["peer_asked", "digest", "accounts.code"])
def test_whoever_was_suspended_gets_no_letter_at_all(kind, about_exchange, sent, world, database):
    with database.writing() as session:
        row = session.get_one(MailRow, about_exchange.id)
        if kind != row.kind:
            row.kind, row.subject_kind, row.subject_id = kind, "", None
        session.get_one(Person, world.people["expert"]).suspended_at = clock.now()
    assert sent() == []

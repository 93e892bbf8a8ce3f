"""A worker killed at the worst moment, and pages beside a mail server that hangs: real processes, real connections."""

import threading
import time
from datetime import UTC, datetime

import httpx
import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from app.core import clock
from app.core.i18n import Language
from app.exchanges import events as exchange
from app.exchanges.codes import MatchState
from app.mail import service as mail
from app.mail.models import MailRow
from app.notifications.models import Notification
from tests.pace import within
from tests.processes import eventually, serving, working
from tests.smtp import mail_server


def hold_letters(database) -> Session:
    """Keep every process from writing down what became of a letter, until the session is closed."""
    session = Session(database.engine)
    if database.is_sqlite:
        session.connection()
    else:
        session.connection().execute(text("LOCK TABLE mail IN SHARE ROW EXCLUSIVE MODE"))
    return session


def test_a_worker_killed_between_the_servers_yes_and_our_note_repeats_one_message_id(settings, database, story):
    held: list[Session] = []
    answered = threading.Event()

    def before_answer() -> None:
        if not held:
            held.append(hold_letters(database))
            answered.set()

    with mail_server(before_answer=before_answer) as post:
        with working(settings, PACTO_SMTP_URL=post.url) as worker:
            story.happen(
                exchange.MatchPutForward, by="secretariat", circle=story.match_circle_id, match_id=story.match_id,
                from_state=MatchState.drafted, to_state=MatchState.sent, answer_by=datetime(2026, 11, 25, tzinfo=UTC),
            )  # fmt: skip
            assert answered.wait(30)
            time.sleep(1)
            worker.kill()
        release(database, held[0])
        with database.writing() as session:
            [row] = session.exec(select(MailRow)).all()
            assert not row.sent
            row.not_before = clock.now()
        with working(settings, PACTO_SMTP_URL=post.url):
            eventually(lambda: sent(database))
    assert len(post.received) == 2
    assert len({letter["Message-ID"] for letter in post.received}) == 1
    with database.reading() as session:
        assert [line.count for line in session.exec(select(Notification))] == [1]


def release(database, session: Session) -> None:
    session.rollback()
    session.close()
    if database.is_sqlite and database._write_lock.locked():
        database._write_lock.release()


def sent(database) -> bool:
    with database.reading() as session:
        return all(row.sent for row in session.exec(select(MailRow)))


@pytest.mark.parametrize("stage", ["EHLO", "DATA"])
def test_pages_answer_at_once_while_the_mail_server_hangs(settings, database, world, stage):
    with mail_server(hang_at=stage) as post:
        with database.writing() as session:
            mail.queue(session, to="a@example.org", subject="x", text="x", html="x", language=Language.en)
        with serving(settings, PACTO_WORKER="embedded", PACTO_SMTP_URL=post.url) as process:
            eventually(lambda: post.connections)
            with httpx.Client(base_url=process.url, cookies={"pacto": world.tokens["focal_point"]}) as client:
                client.get("/api/me")
                for _ in range(5):
                    with within(2):
                        assert client.get("/api/me").status_code == 200
                        assert client.get("/api/inbox").status_code == 200
    assert post.received == []

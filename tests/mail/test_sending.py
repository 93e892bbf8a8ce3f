"""Letters go out once, by a real mail server that may refuse, hang or drop the line."""

import socket
import threading
import time
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.core.i18n import Language
from app.mail import sending, service
from app.mail.models import MailRow
from app.mail.transport import Folder, Smtp
from tests.pace import within
from tests.smtp import mail_server


def queued(database, **changes) -> MailRow:
    given = {
        "to": "mora@example.org",
        "subject": "Dos pares",
        "text": "Hola",
        "html": "<p>Hola</p>",
        "language": Language.es,
    }
    with database.writing() as session:
        return service.queue(session, **given | changes)


def row_of(database, mail_id) -> MailRow:
    with database.reading() as session:
        return session.exec(select(MailRow).where(MailRow.id == mail_id)).one()


def send(database, settings, url, **limits) -> int:
    return sending.run(database, settings, Smtp(url, **limits))


def test_a_letter_arrives_once_as_text_and_html_in_its_language(database, settings):
    row = queued(database, unsubscribe="https://pacto.example/unsubscribe/abc")
    with mail_server() as post:
        assert send(database, settings, post.url) == 1
        assert send(database, settings, post.url) == 0
    [letter] = post.received
    assert post.addresses == ["mora@example.org"]
    assert letter["Content-Language"] == "es"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Unsubscribe"] == "<https://pacto.example/unsubscribe/abc>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Message-ID"] == f"<{row.id.hex}@127.0.0.1>"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content_charset() for part in letter.iter_parts()] == ["utf-8", "utf-8"]
    assert row_of(database, row.id).sent


def test_one_connection_serves_a_round(database, settings):
    for number in range(3):
        queued(database, subject=str(number))
    with mail_server() as post:
        assert send(database, settings, post.url) == 3
    assert post.connections == 1
    assert [letter["Subject"] for letter in post.received] == ["0", "1", "2"]


def test_an_appointment_comes_as_alternative_and_as_file(database, settings):
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Sesión\r\nEND:VCALENDAR\r\n".encode()
    queued(database, calendar=calendar, calendar_method="CANCEL")
    with mail_server() as post:
        send(database, settings, post.url)
    alternatives, attached = post.received[0].iter_parts()
    invitation = list(alternatives.iter_parts())[2]
    assert invitation.get_content_type() == "text/calendar"
    assert invitation.get_param("method") == "CANCEL"
    assert invitation.get_payload(decode=True) == calendar
    assert attached.get_filename() == "pacto.ics"
    assert attached.get_payload(decode=True) == calendar


def test_what_a_rolled_back_transaction_queued_is_never_sent(database, settings):
    with suppress(RuntimeError), database.writing() as session:
        service.queue(session, to="a@example.org", subject="x", text="x", html="x", language=Language.en)
        session.flush()
        raise RuntimeError
    with mail_server() as post:
        assert send(database, settings, post.url) == 0
    assert post.received == []


def test_a_letter_refused_for_good_is_given_up_with_what_the_server_said(database, settings):
    row = queued(database)
    other = queued(database, to="leandro@example.org")
    with mail_server(say={"RCPT": "550 5.1.1 no such mailbox"}) as post:
        assert send(database, settings, post.url) == 2
    for mail_id in (row.id, other.id):
        kept = row_of(database, mail_id)
        assert (kept.sent, kept.error) == (False, "550 5.1.1 no such mailbox")
        assert kept.finished_at is not None


@pytest.mark.parametrize("stage", ["RCPT", "DATA"])
def test_a_server_that_asks_for_patience_is_asked_again_later(database, settings, stage):
    row = queued(database)
    with mail_server(say={stage: "451 try again later"}) as post:
        assert send(database, settings, post.url) == 1
        assert send(database, settings, post.url) == 0
        waiting = row_of(database, row.id)
        assert waiting.finished_at is None
        assert waiting.error.startswith("451")
        post.say.clear()
        with clock.moved(timedelta(minutes=1)):
            assert send(database, settings, post.url) == 1
    assert len(post.received) == 1


def test_a_letter_that_nobody_takes_for_days_is_given_up(database, settings):
    row = queued(database)
    with mail_server(say={"DATA": "451 try again later"}) as post, clock.moved(timedelta(days=3, hours=1)):
        send(database, settings, post.url)
    kept = row_of(database, row.id)
    assert (kept.sent, kept.error) == (False, "451 try again later")
    assert kept.finished_at is not None


def test_a_wrong_password_gives_no_letter_up(database, settings):
    row = queued(database)
    with mail_server() as post:
        send(database, settings, post.url.replace("smtp://", "smtp://pacto:wrong@"))
    assert row_of(database, row.id).finished_at is None
    assert post.received == []


@pytest.mark.parametrize("stage", ["EHLO", "RCPT", "DATA"])
def test_a_server_that_hangs_is_cut_off_and_its_other_letters_wait(database, settings, stage):
    rows = [queued(database), queued(database)]
    with mail_server(hang_at=stage) as post:
        with within(3):
            assert send(database, settings, post.url, one_step=0.5) == 1
        assert all(row_of(database, row.id).finished_at is None for row in rows)
        post.hang_at = ""
        with clock.moved(timedelta(minutes=1)):
            assert send(database, settings, post.url) == 2
    assert len(post.received) == 2


def test_a_server_that_answers_byte_by_byte_is_cut_off(database, settings):
    row = queued(database)
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        line, _ = listener.accept()
        with line, suppress(OSError):
            for _ in range(100):
                line.send(b"2")
                time.sleep(0.1)

    thread = threading.Thread(target=drip)
    thread.start()
    url = f"smtp://127.0.0.1:{listener.getsockname()[1]}"
    with within(3):
        assert send(database, settings, url, one_step=5, whole_letter=0.6) == 1
    assert row_of(database, row.id).finished_at is None
    thread.join()
    listener.close()


def test_a_server_that_is_away_leaves_everything_queued(database, settings):
    row = queued(database)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert send(database, settings, f"smtp://127.0.0.1:{port}") == 1
    assert row_of(database, row.id).finished_at is None


def test_a_line_dropped_before_the_answer_sends_again_under_the_same_message_id(database, settings):
    queued(database)
    with mail_server(drop_after_data=True) as post:
        send(database, settings, post.url)
        post.drop_after_data = False
        with clock.moved(timedelta(minutes=1)):
            send(database, settings, post.url)
    assert len(post.received) == 2
    assert len({letter["Message-ID"] for letter in post.received}) == 1


def test_two_processes_never_send_the_same_letter(database, settings):
    for number in range(20):
        queued(database, subject=str(number))
    with mail_server() as post:
        threads = [threading.Thread(target=send, args=(database, settings, post.url)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(int(letter["Subject"]) for letter in post.received) == list(range(20))


def test_a_claim_runs_out_so_that_a_killed_sender_keeps_nothing(database, settings):
    queued(database)
    assert sending._claim(database) is not None
    with mail_server() as post:
        assert send(database, settings, post.url) == 0
        with clock.moved(sending.CLAIM):
            assert send(database, settings, post.url) == 1
    assert len(post.received) == 1


def test_without_a_server_letters_become_files(database, settings, tmp_path):
    row = queued(database, subject="Sesión en São Paulo")
    assert sending.run(database, settings, Folder(tmp_path / "outbox")) == 1
    [file] = (tmp_path / "outbox").iterdir()
    assert file.name == f"{row.id.hex}.eml"
    assert b"To: mora@example.org" in file.read_bytes()


@pytest.mark.parametrize(
    "subject", ["Hola\r\nBcc: all@example.org", "Hola\nX: y", "Hola\x0bX: y", "Hola\u2028X: y", "\x00Hola X: y"]
)
def test_a_title_cannot_smuggle_in_a_header(database, settings, subject):
    queued(database, subject=subject)
    with mail_server() as post:
        send(database, settings, post.url)
    [letter] = post.received
    assert letter["Bcc"] is None
    assert letter["X"] is None
    assert letter["Subject"].startswith("Hola ")


@pytest.mark.parametrize(
    "address",
    ["a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "A <a@example.org>", "nobody", "a@b@c"],
)
def test_only_one_plain_address_is_queued(database, address):
    with pytest.raises(ValueError, match="no single mail address"):
        queued(database, to=address)


def test_a_letter_that_cannot_be_written_stops_no_other(database, settings):
    broken = queued(database, to="niño@example.org")
    queued(database)
    with mail_server() as post:
        assert send(database, settings, post.url) == 2
    assert len(post.received) == 1
    assert row_of(database, broken.id).finished_at is not None


def test_letters_about_an_erased_record_are_not_sent(database, settings, world):
    about = {"subject_kind": "exchange", "subject_id": world.organisations["durban"]}
    queued(database, **about)
    queued(database)
    with database.writing() as session:
        service.erase(session, **about)
    with mail_server() as post:
        assert send(database, settings, post.url) == 1


def test_old_letters_are_forgotten_and_waiting_ones_are_not(database, settings):
    gone = queued(database)
    with mail_server() as post:
        send(database, settings, post.url)
    waiting = queued(database)
    with clock.moved(timedelta(days=31)), database.writing() as session:
        assert service.forget_old(session, most=10) == 1
    with database.reading() as session:
        assert session.exec(select(MailRow.id)).all() == [waiting.id]
    assert gone.id != waiting.id

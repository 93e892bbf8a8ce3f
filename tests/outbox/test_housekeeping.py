"""What is forgotten by itself, when, and what stays: seen through the worker, with the clock moved."""

import os
import time
from datetime import timedelta

import pytest
from sqlmodel import func, select

from app.access.models import IdempotentAnswer
from app.accounts.models import MailCode, SignIn
from app.core import clock
from app.core.i18n import Language
from app.mail import service as mail
from app.mail.models import MailRow
from app.members.models import Application, ApplicationState
from app.outbox import housekeeping
from app.outbox.models import Delivery, Due, EventRow
from app.worker import Worker
from tests.processes import eventually

KINDS = {
    "access.answers", "accounts.mail_codes", "accounts.sign_ins", "discussions.confidential", "files.sweep", "mail.folder",
    "mail.letters", "members.applications", "notifications.answers", "outbox.dates", "outbox.deliveries",
}  # fmt: skip


@pytest.fixture
def begun(runtime) -> None:
    """Housekeeping is planned, as when a worker starts."""
    with runtime.database.writing() as session:
        housekeeping.begin(session)


@pytest.fixture
def codes(database):
    """So many codes asked for now."""

    def ask(number: int) -> None:
        now = clock.now()
        with database.writing() as session:
            session.add_all(
                MailCode(email="a@example.org", browser_hash=f"{n}", made_at=now, expires_at=now) for n in range(number)
            )

    return ask


def count(database, table, *which) -> int:
    with database.reading() as session:
        return session.exec(select(func.count()).select_from(table).where(*which)).one()


def letters_in(settings) -> list[str]:
    return sorted(path.name for path in (settings.data_dir / "outbox").glob("*"))


def queued(runtime, **about) -> MailRow:
    with runtime.database.writing() as session:
        return mail.queue(session, to="a@example.org", subject="s", text="t", html="h", language=Language.en, **about)


def test_every_room_has_its_day_and_the_next(begun, work, database):
    work()
    with database.reading() as session:
        rows = session.exec(select(Due).where(Due.subject_id == housekeeping.NO_RECORD)).all()
    assert {row.kind for row in rows} == KINDS
    assert all(row.finished_at is None for row in rows)
    assert all(timedelta(hours=23) < row.at - clock.now() <= timedelta(days=1) for row in rows)


def test_codes_and_answers_go_after_a_day(begun, work, codes, database, signed_in):
    codes(3)
    key = {"idempotency-key": "once-and-no-more"}
    assert signed_in("focal_point").post("/api/exchanges", json={}, headers=key).status_code == 201
    with clock.moved(timedelta(hours=23)):
        work()
        assert (count(database, MailCode), count(database, IdempotentAnswer)) == (3, 1)
    with clock.moved(timedelta(hours=47)):
        work()
        assert (count(database, MailCode), count(database, IdempotentAnswer)) == (0, 0)


def test_a_request_to_join_that_nobody_confirmed_goes_with_its_link(begun, work, database, client):
    asked = {"email": "a@example.org", "name": "A", "language": "en", "organisation": "O", "job": "J", "role": "member"}
    for _ in range(2):
        assert client.post("/api/applications", json=asked).status_code == 204
    with database.writing() as session:
        session.exec(select(Application)).first().state = ApplicationState.waiting
    with clock.moved(timedelta(days=6)):
        work()
        assert count(database, Application) == 2
    with clock.moved(timedelta(days=8)):
        work()
        assert count(database, Application) == count(database, Application, Application.state == "waiting") == 1


def test_what_was_done_goes_after_a_month_and_what_happened_stays(begun, work, database, signed_in):
    assert signed_in("focal_point").post("/api/exchanges", json={}).status_code == 201
    work()
    done = count(database, Delivery)
    events = count(database, EventRow)
    assert done
    with clock.moved(timedelta(days=29)):
        work()
        assert count(database, Delivery) == done
    with clock.moved(timedelta(days=31)):
        work()
        assert count(database, Delivery) == 0
        assert count(database, EventRow) == events
        assert count(database, Due, Due.finished_at < clock.now() - housekeeping.DONE_KEPT) == 0


def test_sign_ins_go_three_months_after_they_ended(begun, work, database, world, signed_in):
    assert signed_in("member").post("/api/sign-out").status_code == 204
    mine = SignIn.id == world.sign_in_ids["member"]
    with clock.moved(timedelta(days=89)):
        work()
        assert count(database, SignIn, mine) == 1
    with clock.moved(timedelta(days=91)):
        work()
        assert count(database, SignIn, mine) == 0
        assert count(database, SignIn, SignIn.id == world.sign_in_ids["focal_point"]) == 1
    with clock.moved(timedelta(days=110)):
        work()
        assert count(database, SignIn) == 0


def test_letters_go_after_a_month_with_their_files(begun, work, runtime, settings, database):
    queued(runtime)
    work()
    assert len(letters_in(settings)) == 1
    with clock.moved(timedelta(days=29)):
        kept = queued(runtime)
        work()
        assert len(letters_in(settings)) == 2
    with clock.moved(timedelta(days=31)):
        work()
        assert letters_in(settings) == [f"{kept.id.hex}.eml"]
        assert count(database, MailRow) == 1


def test_the_file_of_a_letter_goes_with_what_it_was_about(runtime, work, settings, world):
    about = {"subject_kind": "proposal", "subject_id": world.people["member"]}
    queued(runtime, **about)
    kept = queued(runtime)
    work()
    with runtime.database.writing() as session:
        mail.erase(session, **about)
        assert len(letters_in(settings)) == 2, "nothing goes before the commit"
    assert letters_in(settings) == [f"{kept.id.hex}.eml"]


def test_files_of_letters_without_a_row_are_swept(begun, runtime, work, settings):
    kept = queued(runtime)
    work()
    folder = settings.data_dir / "outbox"
    lost, torn, fresh, foreign = (folder / name for name in ("a" * 32 + ".eml", "b" * 32 + ".part", "c" * 32 + ".eml", "notes.txt"))  # fmt: skip
    for path in (lost, torn, fresh, foreign):
        path.write_text("x")
    for path in (folder / f"{kept.id.hex}.eml", lost, torn, foreign):
        os.utime(path, (time.time() - 7200,) * 2)
    with clock.moved(timedelta(days=1)):
        work()
    assert letters_in(settings) == sorted([f"{kept.id.hex}.eml", fresh.name, foreign.name])


def test_much_is_forgotten_in_pieces_but_all_on_one_day(begun, work, codes, database, statements, monkeypatch):
    monkeypatch.setattr(housekeeping, "PIECE", 2)
    codes(5)
    with clock.moved(timedelta(days=2)):
        statements.clear()
        work()
    assert len([sent for sent in statements if sent.startswith("DELETE FROM mail_code")]) == 3
    assert count(database, MailCode) == 0


def test_a_second_worker_changes_nothing_and_what_was_given_up_is_taken_up(begun, work, runtime, database):
    work()
    with runtime.database.writing() as session:
        session.exec(select(Due).where(Due.kind == "mail.letters")).one().attempts = 12
    with runtime.database.writing() as session:
        housekeeping.begin(session)
    with database.reading() as session:
        due_now = session.exec(select(Due.kind).where(Due.at <= clock.now(), Due.finished_at.is_(None))).all()
    assert due_now == ["mail.letters"]


def test_a_worker_that_starts_sees_to_it(runtime, database):
    worker = Worker(runtime)
    worker.start()
    try:
        eventually(lambda: count(database, Due, Due.subject_id == housekeeping.NO_RECORD) == len(KINDS))
    finally:
        worker.stop()

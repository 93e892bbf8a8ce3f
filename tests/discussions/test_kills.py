"""kill -9 between post, index, notification and mail: each arrives, and each once.

Two people keep writing in one thread while the process that serves them, relay and mail included, is killed at random
moments and started again; a third one follows and wants every post by mail. Whoever got no answer asks again with the
same Idempotency-Key, as the browser does.
"""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import update
from sqlmodel import col, select

from app.core import clock
from app.core.database import Database
from app.core.settings import WorkerPlace
from app.discussions.models import Level, Post, ThreadFollow
from app.mail.models import MailRow
from app.notifications.models import Group, How, Notification, Preference, Told
from app.outbox.models import Delivery, EventRow
from app.search.models import Kind, SearchDocument
from tests.processes import Campaign, eventually, serving
from tests.smtp import mail_server

WRITERS = ("focal_point", "other_city")
FOLLOWER = "member"


@dataclass
class Notes(Campaign):
    """What the writers were told, by the one word that each post is known by."""

    thread: str = ""
    written: dict[str, str] = field(default_factory=dict)


def keep_writing(notes: Notes, token: str) -> None:
    with httpx.Client(cookies={"pacto": token}, timeout=10) as client:
        while not notes.ended:
            word = f"quetzal{uuid4().hex}"
            answer = notes.answer(
                client, f"/api/threads/{notes.thread}/posts", {"language": "en", "markdown": f"Rest, {word}"}
            )
            if answer is None:
                return
            notes.written[word] = answer["id"]
            time.sleep(0.05)


@pytest.fixture
def notes(world, database, start) -> Notes:
    thread = start().json()["id"]
    follower = world.people[FOLLOWER]
    with database.writing() as session:
        session.add(ThreadFollow(person_id=follower, thread_id=UUID(thread), level=Level.follow))
        session.add(Preference(person_id=follower, group=Group.conversations, how=How.at_once))
    return Notes(thread=thread)


@pytest.mark.parametrize("kills", [4, pytest.param(100, marks=pytest.mark.slow)])
def test_every_post_is_indexed_told_and_mailed_once(settings, database: Database, world, notes, kills, record_property):
    dice = random.Random(kills)
    writers = [threading.Thread(target=keep_writing, args=(notes, world.tokens[name]), daemon=True) for name in WRITERS]
    with mail_server() as post:
        environment = {"PACTO_WORKER": WorkerPlace.embedded.value, "PACTO_SMTP_URL": post.url}
        try:
            for turn in notes.turns(kills):
                with serving(settings, **environment) as process:
                    notes.url = process.url
                    if turn == 0:
                        for writer in writers:
                            writer.start()
                    before = len(notes.written)
                    eventually(lambda before=before: len(notes.written) > before)
                    time.sleep(dice.uniform(0.3, 1.5))
                    process.kill()
                take_claims_back(database)
            with serving(settings, **environment) as process:
                notes.url = process.url
                time.sleep(1)
                notes.ended = True
                for writer in writers:
                    writer.join(timeout=30)
                eventually(lambda: nothing_waits(database))
                found_once(process.url, world.tokens[FOLLOWER], notes)
        finally:
            notes.ended = True
        assert notes.surprises == []
        assert len(notes.written) > kills, "too little was written to prove anything"
        assert notes.repeated > 0, "no request was cut off"
        record_property("posts", len(notes.written))
        record_property("cut off", notes.cut_off)
        verify(database, world, notes, post.received)


def take_claims_back(database: Database) -> None:
    """A killed process keeps its letters for some minutes; the campaign does not wait for that."""
    with database.writing() as session:
        claimed = update(MailRow).where(col(MailRow.finished_at).is_(None)).values(not_before=clock.now())
        session.connection().execute(claimed)


def nothing_waits(database: Database) -> bool:
    with database.reading() as session:
        return not any(
            session.exec(select(row).where(col(row.finished_at).is_(None)).limit(1)).first()
            for row in (Delivery, MailRow)
        )


def found_once(url: str, token: str, notes: Notes) -> None:
    with httpx.Client(base_url=url, cookies={"pacto": token}) as client:
        for word, post in list(notes.written.items())[-10:]:
            hits = client.get("/api/search", params={"q": word}).json()["items"]
            assert [hit["id"] for hit in hits] == [post]


def verify(database: Database, world, notes: Notes, letters: list) -> None:
    follower = world.people[FOLLOWER]
    with database.reading() as session:
        posts = session.exec(
            select(Post.id, Post.markdown).where(Post.thread_id == UUID(notes.thread), Post.place > 1)
        ).all()
        places = session.exec(select(Post.place).where(Post.thread_id == UUID(notes.thread)).order_by(Post.place)).all()
        indexed = Counter(session.exec(select(SearchDocument.subject_id).where(SearchDocument.kind == Kind.post)))
        events = session.exec(select(EventRow).where(EventRow.kind == "post.written")).all()
        told = Counter(session.exec(select(Told.event_id).where(Told.person_id == follower)))
        lines = session.exec(select(Notification).where(Notification.person_id == follower)).all()
        mail = session.exec(select(MailRow).where(MailRow.person_id == follower)).all()
    words = Counter(said.rpartition(" ")[2] for _, said in posts)
    ids = {post_id for post_id, _ in posts}
    assert set(notes.written) - set(words) == set(), "acknowledged posts"
    assert {word: count for word, count in words.items() if count > 1} == {}, "done twice"
    assert places == list(range(1, len(places) + 1)), "the thread counts its posts"
    assert {post_id: indexed[post_id] for post_id in ids} == dict.fromkeys(ids, 1), "the index"
    written = {UUID(event.data["post_id"]): event.id for event in events}
    assert len(written) == len(events)
    later = [event_id for post_id, event_id in written.items() if post_id in ids]
    assert len(later) == len(ids), "an event for each post"
    assert all(told[event_id] == 1 for event_id in later)
    assert sum(line.count for line in lines) == sum(told.values()), "notifications"
    assert len(mail) == sum(told.values())
    assert all(row.sent for row in mail)
    # What the mail server took twice, because its yes was not heard, carries one Message-ID and is shown once.
    sent = {letter["Message-ID"] for letter in letters if letter["To"] == mail[0].to}
    assert len(sent) == len(mail), "mail"

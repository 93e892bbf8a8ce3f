"""Conversations of the network, and the private rooms of exchanges."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.access import principals
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.demo import records
from app.demo.loading.cast import Cast
from app.demo.loading.course import Speaker
from app.demo.loading.rows import Rows, id_of
from app.discussions import events, markup
from app.discussions.models import Post, Thread, ThreadReading


class Said(NamedTuple):
    """One contribution: by whom, when, and in which language."""

    speaker: Speaker
    at: datetime
    language: str
    text: str


def load(story: records.Story, rows: Rows, cast: Cast) -> None:
    """The conversations. What only those of an exchange may read is for those who wrote there."""
    for told in story.threads:
        thread = Thread(
            id=cast.thread(told.id),
            subject_kind="",
            circle_id=NETWORK_CIRCLE,
            title=told.title,
            language=told.language,
            opened_by=cast.person(told.posts[0].author),
            opened_at=told.posts[0].created_at,
        )
        said = [
            Said(speaker_of(post.author, cast, post.created_at), post.created_at, post.language, post.text)
            for post in told.posts
        ]
        if told.visibility == "matched":
            thread.circle_id = _circle_of(said, told, rows)
        add_thread(rows, thread, said)


def speaker_of(person: str, cast: Cast, at: datetime) -> Speaker:
    return Speaker(cast.person(person), cast.speaks_from(person, at=at))


def _circle_of(said: Iterable[Said], told: records.Thread, rows: Rows) -> UUID:
    admitted = {
        principals.of_seat(each.speaker.seat_id)
        if each.speaker.seat_id
        else principals.of_person(each.speaker.person_id)
        for each in said
    }
    at = told.posts[0].created_at
    everybody = dict.fromkeys(sorted(admitted | {principals.SECRETARIAT}), CircleRole.contributor)
    return rows.circle(id_of(at, "thread circle", told.id), CircleKind.named_people, at, everybody)


def add_thread(rows: Rows, thread: Thread, said: Iterable[Said]) -> None:
    """The thread and its posts; everybody has read up to their own last words."""
    opened = events.ThreadOpened(
        subject_id=thread.id, circle_id=thread.circle_id, about_kind=thread.subject_kind, about_id=thread.subject_id
    )
    thread.last_post_at = thread.opened_at
    rows.event(thread.opened_at, opened, person_id=thread.opened_by)
    read: dict[UUID, Post] = {}
    for place, each in enumerate(said):
        post = Post(
            id=id_of(each.at, "post", thread.id, place),
            thread_id=thread.id,
            circle_id=thread.circle_id,
            person_id=each.speaker.person_id,
            seat_id=each.speaker.seat_id,
            language=each.language,
            markdown=each.text,
            html=markup.render(markup.parse(each.text), {}),
            markup_version=markup.VERSION,
            written_at=each.at,
        )
        thread.post_count += 1
        thread.last_post_at = each.at
        read[each.speaker.person_id] = post
        rows.add(post)
        written = events.PostWritten(
            subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id, reply_to=None, mentioned=[]
        )
        rows.event(each.at, written, person_id=post.person_id, seat_id=post.seat_id)
    rows.add(
        thread,
        *(
            ThreadReading(person_id=person_id, thread_id=thread.id, post_id=post.id, read_at=post.written_at)
            for person_id, post in read.items()
        ),
    )

"""Answers by mail: addresses for them, and what becomes of a letter that comes to one.

An address belongs to one person and one thread and proves nothing alone, since letters are forwarded. So a letter is
posted only when it also comes from the person's own address and the relay vouches for that; else it waits for the
person's word. In reserved rooms nothing is taken and nothing kept.
"""

import hashlib
from collections.abc import Collection
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, func, select

from app.access import principals
from app.access.actor import Actor, SeatRole
from app.accounts import queries as accounts
from app.accounts.models import Person
from app.accounts.policy import kept_to_providers
from app.circles import queries as circles
from app.circles.queries import roles_in
from app.core import clock
from app.core import settings as settings_module
from app.core.errors import Busy, NotAllowed, NotFound, Problem
from app.core.rows import delete_some
from app.discussions import policy as threads
from app.discussions import queries as discussions
from app.discussions import service as discussion
from app.discussions.models import LONGEST_POST, Post, PostDraft, Thread, ThreadState
from app.discussions.service.posts import FILES_OF
from app.files import service as files
from app.live import hints
from app.mail import answers
from app.mail import service as mail
from app.mail.answers import Attached, Incoming, Rejected
from app.notifications import letters, queries
from app.notifications.audiences import Scene, scene_in
from app.notifications.models import (
    Answer,
    Doubt,
    HeldFile,
    HeldReply,
    How,
    Notification,
    Outcome,
    ReplyAddress,
)  # fmt: skip
from app.notifications.notices import HELD
from app.notifications.readers import Reader, readers

ANSWERABLE_FOR: Final = timedelta(days=90)
ADDRESSES_KEPT: Final = timedelta(days=180)
"""So long an address is still known, and whoever writes to it is told that it is too late."""
HELD_FOR: Final = timedelta(days=30)
ANSWERS_KEPT: Final = timedelta(days=30)
MOST_IN_AN_HOUR: Final = 30
ONE_LETTER_IN: Final = timedelta(days=1)
SLOW_DOWN: Final = "451 4.7.1 too many answers in an hour, try again later"
INBOX: Final = "inbox"
ANSWERED: Final = "answer_"
"""How kinds of letters begin that tell what became of an answer."""


def new_address(session: Session, scene: Scene, reader: Reader) -> str:
    """An address at which this reader answers the thread by mail; empty where they cannot."""
    settings = settings_module.of(session)
    thread = scene.thread
    if not settings.mail_in_domain or thread is None or scene.post is None or scene.is_reserved:
        return ""
    if thread.state is not ThreadState.open or reader.writing.isdisjoint(scene.writers):
        return ""
    token = answers.new_token()
    now = clock.now()
    session.add(
        ReplyAddress(
            token_hash=_hash(token), person_id=reader.person_id, thread_id=thread.id, made_at=now,
            expires_at=now + ANSWERABLE_FOR,
        )
    )  # fmt: skip
    return answers.address_of(settings, token)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def is_known(session: Session, token: str) -> bool:
    """Whether an address with this token was given to anybody."""
    return queries.reply_address(session, _hash(token)) is not None


def take(session: Session, token: str, letter: Incoming) -> None:
    """Decide about one letter, once, however often it is brought. Raises Rejected where its mail server must hear of it."""
    address = queries.reply_address(session, _hash(token))
    if address is None:
        raise Rejected(answers.UNKNOWN)
    # Letters of one person are decided one after the other, so that limits and "once" hold.
    session.exec(select(Person.id).where(Person.id == address.person_id).with_for_update()).one()
    key = hashlib.sha256(f"{address.id} {letter.key}".encode()).hexdigest()
    if _was_taken(session, address.person_id, key):
        return
    if _lately(session, address.person_id) >= MOST_IN_AN_HOUR:
        raise Rejected(SLOW_DOWN)
    scene = scene_in(session, session.get_one(Thread, address.thread_id))
    outcome, left_out = _decided(session, scene, address, letter)
    told = _tell(session, scene, address.person_id, outcome, left_out)
    session.add(
        Answer(person_id=address.person_id, letter_hash=key, outcome=outcome, at=clock.now(), told=told)
    )  # fmt: skip


def _was_taken(session: Session, person_id: UUID, key: str) -> bool:
    found = select(Answer.id).where(Answer.person_id == person_id, Answer.letter_hash == key)
    return session.exec(found).first() is not None


def _lately(session: Session, person_id: UUID) -> int:
    counted = select(func.count()).where(Answer.person_id == person_id, Answer.at > clock.now() - timedelta(hours=1))
    return session.exec(counted).one()


def _decided(
    session: Session, scene: Scene, address: ReplyAddress, letter: Incoming
) -> tuple[Outcome, tuple[str, ...]]:
    """What becomes of the letter, and the names of files that were not taken."""
    actor = _writer(session, scene, address.person_id)
    refused = _refusal(scene, address, letter, actor)
    if refused is not None:
        return refused, ()
    assert actor is not None
    language = letter.language or actor.language
    doubt = _doubt(session, actor, letter)
    if doubt is not None:
        if not _has_room(session, actor.person_id):
            raise Rejected(SLOW_DOWN)
        _hold(session, scene, actor, letter, doubt, language)
        return Outcome.held, ()
    try:
        post = _post(
            session, actor, address.thread_id, language=language, markdown=letter.text,
            files_named=[file.name for file in letter.attachments],
        )  # fmt: skip
    except Busy:
        raise
    except Problem:
        return Outcome.unfit, ()
    left_out = _attach(session, actor, post, letter.attachments)
    return Outcome.posted, (*left_out, *letter.left_out)


def _refusal(scene: Scene, address: ReplyAddress, letter: Incoming, actor: Actor | None) -> Outcome | None:
    """The first reason for which nothing of this letter is taken."""
    assert scene.thread is not None
    reasons = (
        (letter.automatic, Outcome.automatic),
        (scene.is_reserved, Outcome.reserved),
        (actor is None, Outcome.not_yours),
        (address.expires_at <= clock.now(), Outcome.expired),
        (scene.thread.state is not ThreadState.open, Outcome.locked),
        (letter.calendar, Outcome.calendar),
        (not letter.text and not letter.attachments, Outcome.empty),
        (len(letter.text) > LONGEST_POST, Outcome.too_long),
    )
    return next((outcome for holds, outcome in reasons if holds), None)


def _writer(session: Session, scene: Scene, person_id: UUID) -> Actor | None:
    """The person with the first of their seats that may write in the thread; None when none may, or no more."""
    assert scene.thread is not None
    for actor in accounts.actors_of(session, person_id):
        if threads.thread_abilities(actor, roles=roles_in(session, actor, scene.thread.circle_id)).write:
            return actor
    return None


def _doubt(session: Session, actor: Actor, letter: Incoming) -> Doubt | None:
    """Why we cannot be sure that this person wrote it."""
    if not letter.sender or not accounts.owns_address(session, actor.person_id, letter.sender):
        return Doubt.sender
    if letter.vouched is False:
        return Doubt.relay
    roles: set[SeatRole] = {seat.role for seat in accounts.seats_of(session, actor.person_id)}
    if kept_to_providers(settings_module.of(session), roles):
        return Doubt.provider
    return Doubt.terms if actor.consent_due else None


def _post(
    session: Session, actor: Actor, thread_id: UUID, *, language: str, markdown: str, files_named: Collection[str]
) -> Post:
    """Write it as on the site, and take what was told of the thread as read.

    What the person had begun to write there stays, since it is no draft of this. Files without a word are named.
    """
    begun = session.get(PostDraft, (actor.person_id, thread_id))
    if begun is not None:
        session.expunge(begun)
    words = markdown or "\n".join(files_named)
    post = discussion.write_post(session, actor, thread_id, language=language, markdown=words)
    if begun is not None:
        session.add(PostDraft(**begun.model_dump()))
    told = update(Notification).where(
        col(Notification.person_id) == actor.person_id,
        col(Notification.key) == f"thread:{thread_id}",
        col(Notification.read_at).is_(None),
    )
    session.connection().execute(told.values(read_at=clock.now()))
    hints.publish_after_commit(session, INBOX, actor.person_id, [principals.of_person(actor.person_id)])
    return post


def _attach(session: Session, actor: Actor, post: Post, attached: Collection[Attached | HeldFile]) -> list[str]:
    """Hang the files on the post; the names of those whose kind or size is not taken."""
    left_out = []
    for file in attached:
        try:
            files.attach(
                session, actor, circle_id=post.circle_id, name=file.name, data=file.data, subject_kind=FILES_OF,
                subject_id=post.id,
            )  # fmt: skip
        except Busy:
            raise
        except Problem:
            left_out.append(file.name)
    return left_out


def _has_room(session: Session, person_id: UUID) -> bool:
    held = session.exec(select(func.count()).where(HeldReply.person_id == person_id)).one()
    return held < queries.MOST_HELD


def _hold(session: Session, scene: Scene, actor: Actor, letter: Incoming, doubt: Doubt, language: str) -> None:
    """Keep it for this person alone, and tell them in their inbox."""
    assert scene.thread is not None
    held = HeldReply(
        person_id=actor.person_id, thread_id=scene.thread.id, sender=letter.sender[:254], doubt=doubt,
        language=language, markdown=letter.text, received_at=clock.now(),
    )  # fmt: skip
    session.add(held)
    session.flush()
    session.add_all(
        HeldFile(reply_id=held.id, name=file.name[:120], data=file.data) for file in letter.attachments
    )  # fmt: skip
    key = f"{HELD.kind}:{actor.person_id}"
    line = session.exec(
        select(Notification).where(
            Notification.person_id == actor.person_id, Notification.key == key, col(Notification.read_at).is_(None)
        )
    ).one_or_none() or Notification(
        person_id=actor.person_id, kind=HELD.kind, key=key, subject_kind="thread", subject_id=scene.thread.id,
        circle_id=scene.thread.circle_id, place=HELD.place, mail=How.off, created_at=clock.now(),
        updated_at=clock.now(), count=0,
    )  # fmt: skip
    line.count += 1
    line.subject_id, line.circle_id, line.updated_at = scene.thread.id, scene.thread.circle_id, clock.now()
    session.add(line)
    hints.publish_after_commit(session, INBOX, actor.person_id, [principals.of_person(actor.person_id)])


def _tell(session: Session, scene: Scene, person_id: UUID, outcome: Outcome, left_out: Collection[str]) -> bool:
    """One letter to the person whose address it is, never to whoever it says it is from, and once a day for each reason."""
    quiet = outcome is Outcome.automatic or (outcome is Outcome.posted and not left_out)
    if quiet or _was_told(session, person_id, outcome):
        return False
    reader = readers(session, [person_id]).get(person_id)
    if reader is None or not reader.email:
        return False
    if outcome is Outcome.held:
        letter = letters.answer_held(scene, reader, HELD.place)
    else:
        readable = _may_read(session, scene, reader)
        letter = letters.answer_refused(scene, reader, outcome, readable=readable, files=sorted(left_out))
    mail.queue(
        session, to=reader.email, subject=letter.subject, text=letter.text, html=letter.html, language=reader.language,
        kind=f"{ANSWERED}{outcome}", person_id=person_id, subject_kind="thread",
        subject_id=scene.thread.id if scene.thread else None,
    )  # fmt: skip
    return True


def _may_read(session: Session, scene: Scene, reader: Reader) -> bool:
    assert scene.thread is not None
    return not reader.principals.isdisjoint(circles.principals_of(session, scene.thread.circle_id))


def _was_told(session: Session, person_id: UUID, outcome: Outcome) -> bool:
    found = select(Answer.id).where(
        Answer.person_id == person_id, Answer.outcome == outcome, Answer.told, Answer.at > clock.now() - ONE_LETTER_IN
    )
    return session.exec(found).first() is not None


def post_held(session: Session, actor: Actor, reply_id: UUID) -> tuple[Post, list[str]]:
    """Say that it is mine, so that it is posted; the post, and the names of files that were not taken.

    Raises NotFound, NotAllowed when the thread has become reserved, and what writing there raises.
    """
    held = queries.held_reply(session, actor, reply_id)
    thread = discussions.thread(session, actor, held.thread_id)
    if scene_in(session, thread).is_reserved:
        raise NotAllowed
    attached = session.exec(select(HeldFile).where(HeldFile.reply_id == held.id).order_by(col(HeldFile.id))).all()
    names = [file.name for file in attached]
    post = _post(
        session, actor, held.thread_id, language=held.language, markdown=held.markdown, files_named=names
    )  # fmt: skip
    left_out = _attach(session, actor, post, attached)
    _forget(session, held)
    return post, left_out


def discard_held(session: Session, actor: Actor, reply_id: UUID) -> None:
    """Forget it; nothing happens if it is gone already."""
    try:
        _forget(session, queries.held_reply(session, actor, reply_id))
    except NotFound:
        return


def _forget(session: Session, held: HeldReply) -> None:
    session.connection().execute(delete(HeldFile).where(col(HeldFile.reply_id) == held.id))
    session.delete(held)
    session.flush()
    if not session.exec(select(HeldReply.id).where(HeldReply.person_id == held.person_id)).first():
        _tell_no_more(session, held.person_id)


def _tell_no_more(session: Session, person_id: UUID) -> None:
    """Nothing waits any more, so the line that said so has been read."""
    told = update(Notification).where(
        col(Notification.person_id) == person_id,
        col(Notification.key) == f"{HELD.kind}:{person_id}",
        col(Notification.read_at).is_(None),
    )
    if session.connection().execute(told.values(read_at=clock.now())).rowcount:
        hints.publish_after_commit(session, INBOX, person_id, [principals.of_person(person_id)])


def forget_old(session: Session, *, most: int) -> int:
    """Forget what has outlived its use, at most so much of each kind; the most that there was of any."""
    now = clock.now()
    old = select(HeldReply.id).where(HeldReply.received_at < now - HELD_FOR)
    delete_some(session, HeldFile, col(HeldFile.reply_id).in_(old), most=most)
    left = select(HeldFile.reply_id)
    return max(
        delete_some(
            session, HeldReply, HeldReply.received_at < now - HELD_FOR, col(HeldReply.id).not_in(left), most=most
        ),
        delete_some(session, Answer, Answer.at < now - ANSWERS_KEPT, most=most),
        delete_some(session, ReplyAddress, ReplyAddress.made_at < now - ADDRESSES_KEPT, most=most),
    )

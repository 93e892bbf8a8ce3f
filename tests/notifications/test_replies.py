"""Answering a letter posts the answer: over a real SMTP connection, from the letter as it left to the post as others read it."""

import smtplib
import socket
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from uuid import UUID

import pytest
from sqlmodel import col, func, select

from app.access import principals
from app.accounts.models import Affiliation, EmailAddress, Person
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core import clock
from app.discussions import service as discussions
from app.discussions.models import Post, PostDraft, ThreadState
from app.exchanges.codes import Confidentiality, Lane
from app.files.models import File
from app.mail.models import MailRow
from app.notifications import replies
from app.notifications.models import Answer, HeldFile, HeldReply, Outcome, ReplyAddress
from app.worker import mail_in
from tests.files import samples
from tests.mail import programs
from tests.mail.programs import PROGRAMS, Letter
from tests.pace import within
from tests.processes import command, eventually, serving, taking_mail

DOMAIN = "answers.example.org"
RELAY = "mx.example.org"
OWN = "focal_point@example.org"
PASSES = f"{RELAY}; dmarc=pass (p=reject) header.from=example.org; spf=pass smtp.mailfrom=example.org"


@pytest.fixture
def settings(settings):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return settings.model_copy(update={"mail_in_domain": DOMAIN, "mail_in_port": port, "mail_in_relay": RELAY})


@pytest.fixture
def receiver(runtime):
    """The server, listening."""
    made = mail_in(runtime)
    made.start()
    yield made
    made.stop()


class Conversation:
    """An open thread that Durban began, told to Rosario's focal point by mail."""

    def __init__(self, database, world, settings, signed_in, work) -> None:
        self.database, self.world, self.settings, self.signed_in, self.work = database, world, settings, signed_in, work
        signed_in("focal_point").put("/api/preferences", json={"groups": {"conversations": "at_once"}})
        self.thread_id = self.begin(NETWORK_CIRCLE)

    def begin(self, circle_id, *, subject_kind="", subject_id=None) -> UUID:
        with self.database.writing() as session:
            return discussions.open_thread(
                session, self.world.actor(session, "other_city"), subject_kind=subject_kind, subject_id=subject_id,
                circle_id=circle_id, title="Rota and rest", language="en",
            ).id  # fmt: skip

    def say(self, name="other_city", *, markdown="How many **nights** in a row?", mention="focal_point", thread=None):
        """Somebody writes, naming the focal point so that a letter goes out at once."""
        named = f" [@Somebody](person:{self.world.people[mention]})" if mention else ""
        answer = self.signed_in(name).post(
            f"/api/threads/{thread or self.thread_id}/posts", json={"language": "en", "markdown": markdown + named}
        )
        assert answer.status_code == 201, answer.text
        self.work()
        return answer.json()

    def letters(self) -> list[EmailMessage]:
        """What has left, oldest first, as it went over the wire."""
        with self.database.reading() as session:
            rows = session.exec(select(MailRow).order_by(MailRow.queued_at, MailRow.id)).all()
        folder = self.settings.data_dir / "outbox"
        paths = [folder / f"{row.id.hex}.eml" for row in rows if row.sent]
        return [message_from_bytes(path.read_bytes(), policy=default) for path in paths]

    def letter(self) -> Letter:
        """The last letter that can be answered."""
        message = [one for one in self.letters() if one["Reply-To"]][-1]
        return Letter(
            str(message["Subject"]),
            message.get_body(("plain",)).get_content(),
            message.get_body(("html",)).get_content(),
            message["Reply-To"].addresses[0].addr_spec,
            str(message["Message-ID"]),
        )

    def posts(self, thread=None) -> list[Post]:
        with self.database.reading() as session:
            return list(
                session.exec(select(Post).where(Post.thread_id == (thread or self.thread_id)).order_by(Post.id))
            )

    def outcomes(self) -> list[Outcome]:
        with self.database.reading() as session:
            return list(session.exec(select(Answer.outcome).order_by(Answer.at, Answer.id)))

    def send(self, content: bytes, *, to: str, sender=OWN) -> tuple[int, str]:
        """Hand a letter over by SMTP; what the server answered. The envelope names one sender, whoever From names."""
        with smtplib.SMTP("127.0.0.1", self.settings.mail_in_port, timeout=30) as client:
            try:
                client.sendmail(sender.partition(",")[0], [to], content)
            except smtplib.SMTPRecipientsRefused as error:
                code, words = next(iter(error.recipients.values()))
            except (smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as error:
                code, words = error.smtp_code, error.smtp_error
            else:
                return 250, ""
        return code, words.decode() if isinstance(words, bytes) else words

    def answer(self, words="Three, then two of rest.", *, build=programs.roundcube, vouched=PASSES, sender=OWN, **more):
        """Answer the last letter with a mail program, as the relay would pass it on."""
        letter = self.letter()
        message = build(letter, words)
        del message["From"]
        message["From"] = sender
        if vouched:
            message["Authentication-Results"] = vouched
        for name, value in more.items():
            message[name.replace("_", "-")] = value
        return self.send(message.as_bytes(), to=letter.reply_to, sender=sender)

    def refusals(self) -> list[EmailMessage]:
        """Letters that went back about answers."""
        self.work()
        with self.database.reading() as session:
            rows = session.exec(select(MailRow).where(col(MailRow.kind).startswith("answer_")).order_by(MailRow.id))
            return [(row.kind.removeprefix("answer_"), row) for row in rows]


@pytest.fixture
def conversation(database, world, settings, signed_in, work) -> Conversation:
    return Conversation(database, world, settings, signed_in, work)


def test_the_letter_holds_the_post_and_says_where_answers_go(conversation):
    conversation.say()
    [message] = conversation.letters()
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    assert text.startswith("--- Escriba su respuesta encima de esta línea ---")
    assert "How many **nights** in a row? @Somebody" in text
    assert "<strong>nights</strong>" in html
    assert f'href="http://127.0.0.1:8000/people/{conversation.world.people["focal_point"]}"' in html
    assert "Responda a este correo y sus palabras aparecerán en la conversación" in text
    local, _, domain = message["Reply-To"].addresses[0].addr_spec.partition("@")
    assert (local[:6], len(local), domain) == ("reply+", 38, DOMAIN)
    assert message["References"] == f"<thread.{conversation.thread_id.hex}@127.0.0.1>"
    with conversation.database.reading() as session:
        [address] = session.exec(select(ReplyAddress)).all()
        [row] = session.exec(select(MailRow)).all()
    assert local[6:] not in repr((address, row))
    assert row.reply_to == ""


def test_without_the_setting_letters_say_how_to_answer_on_the_site(conversation, runtime, database, monkeypatch):
    monkeypatch.setitem(
        database._info, "settings", conversation.settings.model_copy(update={"mail_in_domain": "", "mail_in_port": 0})
    )
    monkeypatch.setitem(runtime.database._info, "settings", database._info["settings"])
    conversation.say()
    [message] = conversation.letters()
    assert message["Reply-To"] is None
    text = message.get_body(("plain",)).get_content()
    assert "no responda a este correo" in text
    assert "encima de esta línea" not in text
    assert "How many **nights** in a row?" in text


def test_observers_are_told_but_not_invited_to_answer(conversation):
    conversation.say(mention="observer")
    [message] = conversation.letters()
    assert message["To"].addresses[0].addr_spec == "observer@example.org"
    assert message["Reply-To"] is None


def test_an_answer_is_posted_and_others_read_it(conversation, receiver):
    conversation.say()
    assert conversation.answer() == (250, "")
    read = conversation.signed_in("other_city").get(f"/api/threads/{conversation.thread_id}/posts").json()["items"][-1]
    assert read["html"] == "<p>Three, then two of rest.</p>\n"
    assert read["author"]["id"] == str(conversation.world.people["focal_point"])
    assert read["author"]["organisation_id"] == str(conversation.world.organisations["rosario"])
    assert conversation.outcomes() == [Outcome.posted]
    assert conversation.refusals() == []
    assert conversation.signed_in("focal_point").get("/api/inbox", params={"unread": True}).json()["items"] == []


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_answers_from_every_program_arrive_as_written(conversation, receiver, program):
    conversation.say()
    words = "Três noites, não mais.\nDespués, dos días."
    assert conversation.answer(words, build=program.build) == (250, "")
    said = [line for line in conversation.posts()[-1].markdown.splitlines() if line.strip()]
    assert said == words.splitlines()


def test_a_letter_brought_twice_is_posted_once(conversation, receiver):
    conversation.say()
    letter = conversation.letter()
    message = programs.roundcube(letter, "Three.")
    message["Authentication-Results"] = PASSES
    for _ in range(3):
        assert conversation.send(message.as_bytes(), to=letter.reply_to) == (250, "")
    assert [post.markdown for post in conversation.posts()][1:] == ["Three."]


def test_what_was_begun_on_the_site_is_not_lost(conversation, receiver):
    conversation.say()
    draft = {"language": "es", "markdown": "Pensaba decir…"}
    client = conversation.signed_in("focal_point")
    client.put(f"/api/threads/{conversation.thread_id}/draft", json=draft, headers={"if-match": '"0"'})
    conversation.answer()
    with conversation.database.reading() as session:
        assert [row.markdown for row in session.exec(select(PostDraft))] == ["Pensaba decir…"]


FORGED = [
    ("from somebody else, though the relay vouches for them", "mallory@example.org", PASSES),
    ("from a member whose letter it is not", "member@example.org", PASSES),
    ("the relay found DMARC failing", OWN, f"{RELAY}; dmarc=fail header.from=example.org"),
    ("the relay found none", OWN, f"{RELAY}; dmarc=none header.from=example.org"),
    ("the relay said nothing", OWN, ""),
    ("another name than the relay's", OWN, "mx.evil.example; dmarc=pass header.from=example.org"),
    ("the pass stands in a comment", OWN, f"{RELAY}; dmarc=fail (dmarc=pass) header.from=example.org"),
    ("the pass is another domain's", OWN, f"{RELAY}; dmarc=pass header.from=evil.example"),
    (
        "two results that disagree",
        OWN,
        f"{RELAY}; dmarc=pass header.from=example.org; dmarc=fail header.from=example.org",
    ),
    ("two senders", f"{OWN}, mallory@example.org", PASSES),
]


@pytest.mark.parametrize(("sender", "vouched"), [case[1:] for case in FORGED], ids=[case[0] for case in FORGED])
def test_whatever_may_be_forged_waits_for_its_authors_word(conversation, receiver, sender, vouched):
    conversation.say()
    assert conversation.answer(sender=sender, vouched=vouched) == (250, "")
    assert len(conversation.posts()) == 1
    assert conversation.outcomes() == [Outcome.held]
    [(kind, row)] = conversation.refusals()
    assert (kind, row.to) == ("held", OWN)
    assert "Three" not in row.text + row.html
    [held] = conversation.signed_in("focal_point").get("/api/held-replies").json()
    assert held["markdown"] == "Three, then two of rest."
    assert held["title"] == "Rota and rest"
    line = conversation.signed_in("focal_point").get("/api/inbox", params={"unread": True}).json()["items"][0]
    assert (line["kind"], line["place"]) == ("reply_held", "/inbox#held")


def held_one(conversation, **more) -> dict:
    conversation.say()
    conversation.answer(sender="mallory@example.org", **more)
    [held] = conversation.signed_in("focal_point").get("/api/held-replies").json()
    return held


def test_a_held_answer_is_nobody_elses(conversation, receiver):
    held = held_one(conversation)
    for name in ("member", "other_city", "secretariat", "observer"):
        client = conversation.signed_in(name)
        assert client.get("/api/held-replies").json() == []
        assert client.post(f"/api/held-replies/{held['id']}").status_code == 404
        assert client.delete(f"/api/held-replies/{held['id']}").status_code == 204
    assert len(conversation.signed_in("focal_point").get("/api/held-replies").json()) == 1


def test_one_tap_posts_a_held_answer_once(conversation, receiver):
    held = held_one(conversation)
    client = conversation.signed_in("focal_point")
    posted = client.post(f"/api/held-replies/{held['id']}")
    assert posted.status_code == 200
    assert posted.json()["left_out"] == []
    assert client.post(f"/api/held-replies/{held['id']}").status_code == 404
    assert [post.markdown for post in conversation.posts()][1:] == ["Three, then two of rest."]
    assert client.get("/api/held-replies").json() == []
    waiting = client.get("/api/inbox", params={"unread": True}).json()["items"]
    assert "reply_held" not in [line["kind"] for line in waiting]


def test_one_tap_discards_a_held_answer_with_its_files(conversation, receiver):
    def with_file(letter, words):
        message = programs.roundcube(letter, words)
        message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="rota.csv")
        return message

    held = held_one(conversation, build=with_file)
    assert held["files"] == ["rota.csv"]
    client = conversation.signed_in("focal_point")
    for _ in range(2):
        assert client.delete(f"/api/held-replies/{held['id']}").status_code == 204
    with conversation.database.reading() as session:
        assert session.exec(select(HeldReply)).all() == session.exec(select(HeldFile)).all() == []
    assert len(conversation.posts()) == 1


def test_a_held_answer_dies_with_the_right_to_write(conversation, receiver):
    mine = principals.of_person(conversation.world.people["focal_point"])
    others = principals.of_person(conversation.world.people["other_city"])
    with conversation.database.writing() as session:
        group = circles.make(
            session, CircleKind.working_group, {mine: CircleRole.contributor, others: CircleRole.contributor}
        ).id  # fmt: skip
    conversation.thread_id = conversation.begin(group)
    held = held_one(conversation)
    with conversation.database.writing() as session:
        circles.dismiss(session, group, mine)
    client = conversation.signed_in("focal_point")
    assert client.get("/api/held-replies").json() == []
    assert client.post(f"/api/held-replies/{held['id']}").status_code == 404
    assert len(conversation.posts()) == 1


def take_right_away(conversation, *, moment=None) -> None:
    with conversation.database.writing() as session:
        seat = conversation.world.seats["focal_point"]
        held = session.exec(select(Affiliation).where(Affiliation.seat_id == seat)).one()
        held.until = moment or clock.now()


def test_an_answer_after_losing_the_seat_is_refused_and_not_kept(conversation, receiver):
    conversation.say()
    take_right_away(conversation)
    assert conversation.answer() == (250, "")
    assert len(conversation.posts()) == 1
    assert conversation.outcomes() == [Outcome.not_yours]
    [(_, row)] = conversation.refusals()
    assert "Usted ya no puede escribir en esta conversación" in row.text
    assert "Rota and rest" not in row.text + row.html
    assert nothing_held(conversation)


def nothing_held(conversation) -> bool:
    with conversation.database.reading() as session:
        return session.exec(select(func.count()).select_from(HeldReply)).one() == 0


def test_a_suspended_person_neither_posts_nor_hears(conversation, receiver):
    conversation.say()
    with conversation.database.writing() as session:
        session.get_one(Person, conversation.world.people["focal_point"]).suspended_at = clock.now()
    assert conversation.answer() == (250, "")
    assert (len(conversation.posts()), conversation.refusals()) == (1, [])
    assert nothing_held(conversation)


def test_an_address_that_was_never_proved_is_nobodys(conversation, receiver):
    conversation.say()
    with conversation.database.writing() as session:
        session.get_one(EmailAddress, OWN).verified_at = None
    conversation.answer()
    assert conversation.outcomes() == [Outcome.held]


def test_a_second_proved_address_is_as_good_as_the_first(conversation, receiver):
    conversation.say()
    with conversation.database.writing() as session:
        session.add(
            EmailAddress(
                email="ana@rosario.example", person_id=conversation.world.people["focal_point"], main=False,
                verified_at=clock.now(),
            )
        )  # fmt: skip
    conversation.answer(sender="Ana <Ana@Rosario.Example>", vouched=f"{RELAY}; dmarc=pass header.from=rosario.example")
    assert conversation.outcomes() == [Outcome.posted]


def test_the_secretariat_kept_to_providers_says_yes_on_the_site(conversation, runtime, receiver, database):
    kept = conversation.settings.model_copy(update={"secretariat_oidc_only": True})
    conversation.say(mention="secretariat")
    runtime.database._info["settings"] = kept
    conversation.answer(sender="secretariat@example.org")
    assert conversation.outcomes() == [Outcome.held]


def test_letters_can_be_answered_for_ninety_days(conversation, receiver):
    conversation.say()
    with clock.moved(timedelta(days=89)):
        conversation.answer()
    with clock.moved(timedelta(days=91)):
        conversation.answer()
        assert [kind for kind, _ in conversation.refusals()] == ["expired"]
    assert conversation.outcomes() == [Outcome.posted, Outcome.expired]
    assert len(conversation.posts()) == 2


def test_unknown_and_foreign_addresses_are_refused_before_the_letter(conversation, receiver):
    conversation.say()
    content = programs.roundcube(conversation.letter(), "x").as_bytes()
    for address in (
        f"reply+{'0' * 32}@{DOMAIN}",
        f"postmaster@{DOMAIN}",
        "reply+abc@other.example",
        f"reply+@{DOMAIN}",
    ):
        assert conversation.send(content, to=address)[0] == 550, address
    assert conversation.outcomes() == []


def test_a_closed_conversation_takes_no_answers(conversation, receiver):
    conversation.say()
    with conversation.database.writing() as session:
        actor = conversation.world.actor(session, "secretariat")
        discussions.set_state(session, actor, conversation.thread_id, state=ThreadState.locked)
    conversation.answer()
    assert conversation.outcomes() == [Outcome.locked]
    [(_, row)] = conversation.refusals()
    assert "Esta conversación se cerró" in row.text


RESERVED = [
    {"confidentiality": Confidentiality.matched_only},
    {"confidentiality": Confidentiality.secretariat_only},
    {"sensitive": True},
    {"lane": Lane.crisis},
]


def exchange_thread(conversation, make_story, **changes) -> tuple[UUID, UUID]:
    story = make_story(**changes)
    with conversation.database.writing() as session:
        room = circles.make(
            session, CircleKind.exchange,
            {principals.of_organisation(conversation.world.organisations[at]): CircleRole.contributor for at in ("rosario", "durban")},
        )  # fmt: skip
    thread = conversation.begin(room.id, subject_kind="exchange", subject_id=story.exchange_id)
    return story.exchange_id, thread


@pytest.mark.parametrize("changes", RESERVED)
def test_reserved_rooms_are_told_without_a_word_and_without_an_address(conversation, make_story, changes):
    _, thread = exchange_thread(conversation, make_story, **changes)
    conversation.say(thread=thread, markdown="The boy from the corner")
    [message] = conversation.letters()
    assert message["Reply-To"] is None
    assert "corner" not in message.as_string()
    with conversation.database.reading() as session:
        assert session.exec(select(ReplyAddress)).all() == []


@pytest.mark.parametrize("changes", RESERVED)
@pytest.mark.parametrize("sender", [OWN, "mallory@example.org"])
def test_an_answer_to_what_has_become_reserved_is_refused_and_not_kept(
    conversation, make_story, receiver, changes, sender
):
    from app.exchanges.models import Exchange  # noqa: PLC0415 - the one test that changes an exchange

    exchange_id, thread = exchange_thread(conversation, make_story)
    conversation.say(thread=thread)
    with conversation.database.writing() as session:
        exchange = session.get_one(Exchange, exchange_id)
        for name, value in changes.items():
            setattr(exchange, name, value)
    assert conversation.answer("The boy from the corner", sender=sender) == (250, "")
    assert len(conversation.posts(thread)) == 1
    assert conversation.outcomes() == [Outcome.reserved]
    assert nothing_held(conversation)
    [(_, row)] = conversation.refusals()
    assert row.to == OWN
    assert "No guardamos nada suyo" in row.text
    for words in ("corner", "Rota", "escuela"):
        assert words not in row.text + row.html + row.subject


def test_named_people_talk_without_mail(conversation, receiver):
    with conversation.database.writing() as session:
        people = {
            principals.of_person(conversation.world.people[name]): CircleRole.contributor
            for name in ("focal_point", "other_city")
        }
        circle = circles.make(session, CircleKind.named_people, people)
    thread = conversation.begin(circle.id)
    conversation.say(thread=thread, markdown="The boy from the corner")
    [message] = conversation.letters()
    assert "corner" not in message.as_string()
    assert message["Reply-To"] is None


AUTOMATIC = [
    {"Auto_Submitted": "auto-replied"},
    {"Auto_Submitted": "auto-generated (vacation)"},
    {"Precedence": "bulk"},
    {"Precedence": "auto_reply"},
    {"List_Id": "<cities.example.org>"},
    {"Return_Path": "<>"},
    {"X_Loop": "no-reply@127.0.0.1"},
    {"X_Autoreply": "yes"},
]


@pytest.mark.parametrize("headers", AUTOMATIC)
def test_automatic_answers_are_passed_over_in_silence(conversation, receiver, headers):
    conversation.say()
    assert conversation.answer("I am away until Monday.", **headers) == (250, "")
    assert (len(conversation.posts()), conversation.refusals()) == (1, [])
    assert conversation.outcomes() == [Outcome.automatic]


def test_answers_without_a_return_path_are_passed_over(conversation, receiver):
    conversation.say()
    letter = conversation.letter()
    message = programs.roundcube(letter, "Undelivered")
    message["Authentication-Results"] = PASSES
    assert conversation.send(message.as_bytes(), to=letter.reply_to, sender="") == (250, "")
    assert conversation.outcomes() == [Outcome.automatic]


def test_our_own_letter_coming_back_ends_there(conversation, receiver):
    conversation.say()
    own = conversation.letters()[-1]
    assert conversation.send(own.as_bytes(policy=SMTP), to=conversation.letter().reply_to) == (250, "")
    assert (len(conversation.posts()), conversation.refusals()) == (1, [])
    assert conversation.outcomes() == [Outcome.automatic]


def test_a_human_answer_that_says_it_is_none_is_taken(conversation, receiver):
    conversation.say()
    conversation.answer(Auto_Submitted="no")
    assert conversation.outcomes() == [Outcome.posted]


def test_a_calendars_answer_is_answered_once(conversation, receiver):
    def accepting(letter, words):
        message = programs.headers(letter)
        message.set_content("Ana accepted")
        message.add_alternative(
            "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n", subtype="calendar", params={"method": "REPLY"}
        )
        return message

    conversation.say()
    for _ in range(3):
        conversation.answer(build=accepting)
    assert conversation.outcomes() == [Outcome.calendar] * 3
    [(_, row)] = conversation.refusals()
    assert "responda a la invitación misma" in row.text
    assert row.language == "es"
    with clock.moved(timedelta(days=1, minutes=1)):
        conversation.answer(build=accepting)
        assert len(conversation.refusals()) == 2


def test_nothing_written_and_too_much_written_are_refused_with_a_word(conversation, receiver):
    conversation.say()
    conversation.answer("")
    conversation.answer("ñ" * 10_001, build=programs.gmail_android)
    assert conversation.outcomes() == [Outcome.empty, Outcome.too_long]
    assert [kind for kind, _ in conversation.refusals()] == ["empty", "too_long"]
    assert len(conversation.posts()) == 1


def test_a_mention_of_somebody_who_cannot_read_is_refused(conversation, receiver):
    conversation.say()
    conversation.answer(f"[@X](person:{conversation.world.people['no_seat']})")
    assert conversation.outcomes() == [Outcome.unfit]


def with_files(*files):
    def build(letter, words):
        message = programs.gmail_web(letter, words)
        for name, data in files:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
        return message

    return build


def test_attachments_come_along_with_the_usual_limits(conversation, receiver):
    conversation.say()
    conversation.answer(build=with_files(("rota.csv", b"a,b\n1,2\n"), ("run.exe", b"MZ\x90\x00" * 100)))
    with conversation.database.reading() as session:
        [file] = session.exec(select(File)).all()
    post = conversation.posts()[-1]
    assert (file.name, file.subject_kind, file.subject_id, file.circle_id) == (
        "rota.csv",
        "post",
        post.id,
        NETWORK_CIRCLE,
    )
    [(kind, row)] = conversation.refusals()
    assert kind == "posted"
    assert "run.exe" in row.text
    assert "rota.csv" not in row.text


def test_a_file_alone_is_an_answer(conversation, receiver):
    conversation.say()
    conversation.answer("", build=with_files(("rota.csv", b"a,b\n1,2\n")))
    assert conversation.posts()[-1].markdown == "rota.csv"


def test_the_logo_of_a_signature_is_no_attachment(conversation, receiver):
    def with_logo(letter, words):
        message = programs.outlook_web(letter, words)
        message.add_related(
            samples.picture(),
            maintype="image",
            subtype="png",
            cid="<logo@x>",
            filename="image001.png",
            disposition="inline",
        )
        return message

    conversation.say()
    conversation.answer(build=with_logo)
    with conversation.database.reading() as session:
        assert session.exec(select(File)).all() == []
    assert conversation.outcomes() == [Outcome.posted]


def test_a_letter_of_nine_megabytes_is_taken_and_one_of_eleven_is_not(conversation, receiver):
    conversation.say()
    lines = ("0123456789abcdef" * 4 + "\n").encode()
    big = with_files(("big.csv", lines * (6 * 1024 * 1024 // len(lines))))
    with within(10):
        assert conversation.answer(build=big) == (250, "")
    with conversation.database.reading() as session:
        assert session.exec(select(File.size)).one() > 6_000_000
    code, _ = conversation.answer(build=with_files(("big.csv", lines * (11 * 1024 * 1024 // len(lines)))))
    assert code == 552
    assert conversation.outcomes() == [Outcome.posted]


def nested(depth: int) -> bytes:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number) for number in range(depth)
    )
    return head + b"Content-Type: text/plain\r\n\r\nx\r\n"


def letters_in_letters(depth: int) -> bytes:
    return b"Content-Type: message/rfc822\r\n\r\n" * depth + b"\r\nx\r\n"


BOMBS = {
    "a thousand levels": nested(1000),
    "letters in letters": letters_in_letters(1000),
    "a million parts": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * 1_000_000,
    "folded boundaries": b'Content-Type: multipart/mixed;\r\n boundary*0="b"\r\n\r\n' + b"--b\r\n\r\n" * 500_000,
    "ten thousand headers": b"X: y\r\n" * 10_000 + b"\r\nx",
    "one endless header": b"Subject: " + b"x" * 900 + b"\r\n" + (b" " + b"y" * 900 + b"\r\n") * 300 + b"\r\nx",
    "nested comments": b"From: " + b"(" * 900 + b"\r\n" + b"\r\nx",
    "broken html": b"Content-Type: text/html\r\n\r\n" + b"<b\r\n" * 100_000,
    "endless tags": b"Content-Type: text/html\r\n\r\n" + b"<p>x\r\n" * 200_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_answered_quickly_and_do_nothing(conversation, receiver, bomb):
    conversation.say()
    letter = conversation.letter()
    head = b"" if bomb == "nested comments" else f"From: {OWN}\r\n".encode()
    content = head + f"Authentication-Results: {PASSES}\r\n".encode() + BOMBS[bomb]
    with within(20):
        code, _ = conversation.send(content, to=letter.reply_to)
    assert code in {250, 552, 554}
    if code == 250:
        assert conversation.outcomes()[0] in {Outcome.held, Outcome.empty}
    assert len(conversation.posts()) == 1
    assert conversation.answer() == (250, "")
    assert len(conversation.posts()) == 2


def test_thirty_answers_in_an_hour_are_enough(conversation, receiver):
    conversation.say()
    codes = [conversation.answer(f"{number}")[0] for number in range(32)]
    assert codes == [250] * replies.MOST_IN_AN_HOUR + [451] * 2
    with clock.moved(timedelta(hours=1, minutes=1)):
        assert conversation.answer("later") == (250, "")


def test_forged_answers_do_not_pile_up_without_end(conversation, receiver):
    conversation.say()
    codes = [conversation.answer(f"{number}", sender="mallory@example.org")[0] for number in range(12)]
    assert codes == [250] * 10 + [451] * 2
    assert len(conversation.refusals()) == 1


def test_what_outlived_its_use_is_forgotten(conversation, receiver, database):
    held_one(conversation)
    with clock.moved(timedelta(days=181)), database.writing() as session:
        while replies.forget_old(session, most=500) >= 500:
            pass
    with database.reading() as session:
        for table in (ReplyAddress, HeldReply, HeldFile, Answer):
            assert session.exec(select(table)).all() == [], table


@contextmanager
def speaking_lmtp(settings, runtime):
    made = mail_in(replace(runtime, settings=settings.model_copy(update={"mail_in_lmtp": True})))
    made.start()
    try:
        yield
    finally:
        made.stop()


def test_lmtp_is_spoken_too_one_recipient_at_a_time(conversation, runtime):
    conversation.say()
    letter = conversation.letter()
    message = programs.roundcube(letter, "Three.")
    message["Authentication-Results"] = PASSES
    with (
        speaking_lmtp(conversation.settings, runtime),
        smtplib.LMTP("127.0.0.1", conversation.settings.mail_in_port) as client,
    ):
        client.ehlo_or_helo_if_needed()
        client.mail(OWN)
        assert client.rcpt(letter.reply_to)[0] == 250
        assert client.rcpt(letter.reply_to)[0] == 452
        assert client.data(message.as_bytes())[0] == 250
    assert conversation.posts()[-1].markdown == "Three."


def test_the_database_being_away_is_a_reason_to_come_again(conversation, receiver, runtime, monkeypatch):
    conversation.say()

    def away():
        raise OSError

    monkeypatch.setattr(runtime.database, "writing", away)
    assert conversation.answer()[0] == 451
    monkeypatch.undo()
    assert conversation.answer() == (250, "")


def test_a_process_of_its_own_takes_answers_and_stops_when_asked(conversation):
    conversation.say()
    with taking_mail(conversation.settings) as process:
        assert conversation.answer() == (250, "")
        assert process.stop() == 0
    assert conversation.posts()[-1].markdown == "Three, then two of rest."


def test_killed_between_the_post_and_the_word_to_the_relay_it_is_posted_once(conversation):
    """The relay heard nothing, so it brings the letter again."""
    conversation.say()
    letter = conversation.letter()
    message = programs.roundcube(letter, "Three.")
    message["Authentication-Results"] = PASSES
    with (
        taking_mail(conversation.settings) as process,
        smtplib.SMTP("127.0.0.1", conversation.settings.mail_in_port) as client,
    ):
        client.ehlo()
        client.mail(OWN)
        client.rcpt(letter.reply_to)
        client.putcmd("data")
        client.getreply()
        client.send(message.as_bytes() + b"\r\n.\r\n")
        eventually(lambda: len(conversation.posts()) == 2)
        process.kill()
        client.close()
    with taking_mail(conversation.settings):
        assert conversation.send(message.as_bytes(), to=letter.reply_to) == (250, "")
    conversation.work()
    assert [post.markdown for post in conversation.posts()][1:] == ["Three."]
    [line] = conversation.signed_in("other_city").get("/api/inbox", params={"unread": True}).json()["items"]
    assert (line["kind"], line["count"]) == ("post_written", 1)


def test_serving_alone_takes_answers_when_a_port_is_set(conversation):
    conversation.say()
    given = {
        "PACTO_WORKER": "embedded", "PACTO_MAIL_IN_DOMAIN": DOMAIN, "PACTO_MAIL_IN_RELAY": RELAY,
        "PACTO_MAIL_IN_PORT": str(conversation.settings.mail_in_port),
    }  # fmt: skip
    with serving(conversation.settings, **given):
        assert conversation.answer() == (250, "")
    assert len(conversation.posts()) == 2


def test_taking_mail_needs_a_port(settings):
    ended = command(settings, "mail-in")
    assert ended.returncode == 2
    assert "PACTO_MAIL_IN_PORT is not set" in ended.stderr

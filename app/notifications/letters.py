"""The letters that tell of events: one at once, or one each morning. Of what is reserved they tell nothing but that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.core import i18n
from app.core import settings as settings_module
from app.core.i18n import Texts
from app.core.rows import Row
from app.core.settings import Settings
from app.discussions.models import Post
from app.mail import letters
from app.mail.letters import Action, Actions, Block, CrisisMark, Entry, Heading, Letter, Link, Paragraph, Quote
from app.notifications.audiences import Scene
from app.notifications.models import Group, Notification
from app.notifications.notices import NOTICES, Notice
from app.notifications.readers import Reader

say: Final = Texts("app.notifications")
_foot: Final = Texts("app.mail")
GROUP_OF: Final = {notice.kind: notice.group for notices in NOTICES.values() for notice in notices}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter in both forms."""

    subject: str
    text: str
    html: str


def at_once(scene: Scene, notice: Notice, reader: Reader, line: Notification, actor_name: str) -> Prepared:
    """The letter about one event to one reader."""
    settings = settings_module.of(scene.session)
    address = settings.origin + line.place
    language = reader.language
    if scene.is_reserved:
        return _reserved(settings, scene, notice, reader, address)
    told = phrase(notice.kind, reader, count=1)
    title, title_language = scene.title
    blocks: list[Block] = [_greeting(reader), Paragraph(f"{told}." if not actor_name else f"{told} ({actor_name}).")]
    if title:
        blocks.append(Quote(title, title_language))
    if (post_id := getattr(scene.event, "post_id", None)) and (post := scene.session.get(Post, post_id)):
        blocks.append(Quote(post.markdown, post.language))
    if due := line.params.get("due"):
        moment = datetime.fromisoformat(str(due))
        day, time = i18n.day(moment, language, reader.zone), i18n.time_of_day(moment, language, reader.zone)
        blocks.append(Paragraph(say("letter.due", language, day=day, time=time, zone=_place_of(reader.zone))))
    if notice.group is Group.waits:
        blocks.append(Paragraph(say(f"next.{notice.kind}", language)))
    blocks.append(Actions([Action(say("letter.open", language), address)]))
    return _prepared(settings, reader, f"{told}: {title}" if title else told, blocks)


def _reserved(settings: Settings, scene: Scene, notice: Notice, reader: Reader, address: str) -> Prepared:
    crisis = scene.is_crisis
    urgency = "crisis" if crisis else "waits" if notice.group is Group.waits else "news"
    subject = say(f"reserved.{urgency}", reader.language)
    blocks: list[Block] = [CrisisMark(say("reserved.mark", reader.language))] if crisis else []
    blocks += [
        _greeting(reader),
        Paragraph(f"{subject}."),
        Paragraph(say("reserved.nothing_more", reader.language)),
        Actions([Action(say("letter.open", reader.language), address, crisis=crisis)]),
    ]
    return _prepared(settings, reader, subject, blocks)


def digest(settings: Settings, reader: Reader, lines: Sequence[Row], *, since: datetime) -> Prepared:
    """The morning letter: what happened by group, reserved rooms as a number alone."""
    language = reader.language
    open_lines = [line for line in lines if not line["reserved"]]
    blocks: list[Block] = [
        _greeting(reader),
        Paragraph(say("digest.opening", language, day=i18n.day(since, language, reader.zone), count=len(lines))),
    ]
    for group in Group:
        entries = [_entry(settings, reader, line) for line in open_lines if GROUP_OF.get(line["kind"]) is group]
        if entries:
            blocks += [Heading(say(f"group.{group}", language)), *entries]
    if reserved := len(lines) - len(open_lines):
        blocks += [
            Heading(say("digest.reserved", language)),
            Entry(say("digest.reserved_count", language, count=reserved), say("digest.inbox", language), f"{settings.origin}/inbox"),
        ]  # fmt: skip
    return _prepared(settings, reader, say("digest.subject", language, count=len(lines)), blocks)


def _entry(settings: Settings, reader: Reader, line: Row) -> Entry:
    return Entry(
        phrase(line["kind"], reader, count=line["count"]),
        line["title"] or say("letter.open", reader.language),
        settings.origin + line["place"],
        line["language"] or "",
        line["actor_name"] or "",
    )


def phrase(kind: str, reader: Reader, *, count: int) -> str:
    """What happened, in a few words that stand alone."""
    return say(f"say.{kind}", reader.language, count=count)


def _greeting(reader: Reader) -> Paragraph:
    return Paragraph(say("letter.greeting", reader.language, name=reader.name.split()[0]))


def _place_of(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def _prepared(settings: Settings, reader: Reader, subject: str, blocks: Sequence[Block]) -> Prepared:
    letter = Letter(
        subject=subject,
        blocks=blocks,
        foot=_foot("foot", reader.language, network=settings.network_name),
        links=[Link(say("letter.wishes", reader.language), f"{settings.origin}/account#mail")],
    )
    return Prepared(subject, letters.as_text(letter), letters.as_html(letter, reader.language))

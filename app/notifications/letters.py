"""The letters that tell of events: one at once, or one each morning or week, and what becomes of answers to them.

Of what is reserved they tell nothing but that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import escape
from typing import Final

from app.core import clock, i18n
from app.core import settings as settings_module
from app.core.i18n import Texts
from app.core.rows import Row
from app.core.settings import Settings
from app.discussions.decisions.models import Decision, DecisionState
from app.mail import letters
from app.mail.letters import (
    Action,
    Actions,
    AnswerLine,
    Block,
    CrisisMark,
    Entry,
    Heading,
    Letter,
    Link,
    Paragraph,
    Quote,
    Words,
)  # fmt: skip
from app.notifications.audiences import Scene
from app.notifications.models import Group, Notification, Outcome
from app.notifications.notices import HELD, NOTICES, OWN, Notice
from app.notifications.readers import Reader

say: Final = Texts("app.notifications")
_foot: Final = Texts("app.mail")
GROUP_OF: Final = {notice.kind: notice.group for notices in (*NOTICES.values(), OWN) for notice in notices}
_MENTION: Final = re.compile(r"\[(@[^\]]{1,120})\]\(person:[0-9a-fA-F-]{32,36}\)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter in both forms."""

    subject: str
    text: str
    html: str


def at_once(
    scene: Scene, notice: Notice, reader: Reader, line: Notification, actor_name: str, *, answerable: bool = False
) -> Prepared:
    """The letter about one event to one reader. `answerable` when an answer to it appears in the thread."""
    settings = settings_module.of(scene.session)
    address = settings.origin + line.place
    language = reader.language
    if scene.is_reserved:
        return _reserved(settings, scene, notice, reader, address)
    told = phrase(notice.kind, reader, count=1)
    title, title_language = scene.title
    blocks: list[Block] = [AnswerLine(_foot("answer_above", language))] if answerable else []
    blocks += [_greeting(reader), Paragraph(f"{told}." if not actor_name else f"{told} ({actor_name}).")]
    if title:
        blocks.append(Quote(title, title_language))
    if scene.decision is not None:
        blocks += _decision(scene.decision, reader)
    if scene.post is not None and quotes_post(scene, notice):
        ours = 'href="'
        blocks += [
            Words(
                _MENTION.sub(r"\1", scene.post.markdown),
                scene.post_html.replace(f"{ours}/", f"{ours}{settings.origin}/"),
                scene.post.language,
            ),
            Paragraph(say("letter.answer_here" if answerable else "letter.answer_there", language)),
        ]
    if due := line.params.get("due"):
        moment = datetime.fromisoformat(str(due))
        day, time = i18n.day(moment, language, reader.zone), i18n.time_of_day(moment, language, reader.zone)
        blocks.append(Paragraph(say("letter.due", language, day=day, time=time, zone=_place_of(reader.zone))))
    if notice.group is Group.waits:
        blocks.append(Paragraph(say(f"next.{notice.kind}", language)))
    blocks.append(Actions([Action(say("letter.open", language), address)]))
    return _prepared(settings, reader, f"{told}: {title}" if title else told, blocks)


def quotes_post(scene: Scene, notice: Notice) -> bool:
    """Whether the letter holds what was written, where there is a post."""
    return not notice.apart and not scene.is_reserved


def _decision(decision: Decision, reader: Reader) -> list[Block]:
    """The question, and what came of it; while it is open, until when on the clock by which it closes."""
    language = reader.language
    blocks: list[Block] = [Quote(decision.question, decision.language)]
    if decision.state is DecisionState.open and decision.zone != reader.zone:
        moment = decision.closes_at
        day, time = i18n.day(moment, language, decision.zone), i18n.time_of_day(moment, language, decision.zone)
        blocks.append(Paragraph(say("decision.closes", language, day=day, time=time, zone=_place_of(decision.zone))))
    if decision.result is not None:
        turnout = say("decision.turnout", language, voted=decision.voted or 0, electorate=decision.electorate or 0)
        result = say(f"decision.result.{decision.result}", language)
        blocks.append(Paragraph(f"{result} {turnout}"))
    if decision.reason:
        blocks.append(Words(decision.reason, f"<p>{escape(decision.reason)}</p>", decision.language))
    if decision.outcome:
        blocks.append(Words(decision.outcome, f"<p>{escape(decision.outcome)}</p>", decision.outcome_language))
    return blocks


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


def digest(
    settings: Settings, reader: Reader, lines: Sequence[Row], *, week_from: datetime | None = None, news: Sequence[Row] = ()
) -> Prepared:  # fmt: skip
    """The letter of the morning, or of the week that began then: what speaks to the reader first, reserved rooms as a number alone.

    `news` of the network close its last section; the subject does not count them.
    """
    language = reader.language
    open_lines = [line for line in lines if not line["reserved"]]
    blocks: list[Block] = [_greeting(reader), Paragraph(_opening(reader, week_from))]
    for section in Section:
        entries = [_entry(settings, reader, line) for line in open_lines if section_of(line, reader) is section]
        if section is Section.rest:
            entries += [_news(settings, reader, row) for row in news]
        if entries:
            blocks += [Heading(say(f"section.{section}", language)), *entries]
    if reserved := len(lines) - len(open_lines):
        blocks += [
            Heading(say("digest.reserved", language)),
            Entry(say("digest.reserved_count", language, count=reserved), say("digest.inbox", language), f"{settings.origin}/inbox"),
        ]  # fmt: skip
    subject = "digest.subject_week" if week_from else "digest.subject"
    return _prepared(settings, reader, say(subject, language, count=len(lines)), blocks)


def _opening(reader: Reader, week_from: datetime | None) -> str:
    today = i18n.day(clock.now(), reader.language, reader.zone)
    if week_from is None:
        return say("digest.opening", reader.language, day=today)
    return say(
        "digest.opening_week", reader.language, first=i18n.day(week_from, reader.language, reader.zone), last=today
    )


class Section(StrEnum):
    """The parts of a digest, in their order."""

    me = "me"
    organisation = "organisation"
    topics = "topics"
    rest = "rest"


def section_of(line: Row, reader: Reader) -> Section:
    """Where a line of a digest stands: what asks or names the reader, what is their organisation's, what they follow."""
    group = GROUP_OF.get(line["kind"])
    if group in {Group.waits, Group.named}:
        return Section.me
    if group in {Group.organisation, Group.desk} or reader.organisations & {
        line["organisation_id"],
        line["peer_organisation_id"],
        line["about_organisation_id"],
    }:
        return Section.organisation
    return Section.topics if line["on_my_topics"] else Section.rest


def _entry(settings: Settings, reader: Reader, line: Row) -> Entry:
    return Entry(
        phrase(line["kind"], reader, count=line["count"]),
        line["title"] or say("letter.open", reader.language),
        settings.origin + line["place"],
        line["language"] or "",
        line["actor_name"] or "",
    )


def _news(settings: Settings, reader: Reader, row: Row) -> Entry:
    address = f"{settings.origin}{row['page']}/{row['id']}"
    return Entry(phrase(row["kind"], reader, count=1), row["title"], address, row["language"])


def answer_held(scene: Scene, reader: Reader, place: str) -> Prepared:
    """An answer by mail waits for its author's word. Not a word of it, since nobody knows whose they are."""
    settings = settings_module.of(scene.session)
    blocks: list[Block] = [
        _greeting(reader),
        Paragraph(f"{phrase(HELD.kind, reader, count=1)}."),
        Paragraph(say(f"next.{HELD.kind}", reader.language)),
        Actions([Action(say("held.look", reader.language), settings.origin + place)]),
    ]
    return _prepared(settings, reader, phrase(HELD.kind, reader, count=1), blocks)


def answer_refused(
    scene: Scene, reader: Reader, outcome: Outcome, *, readable: bool, files: Sequence[str] = ()
) -> Prepared:
    """Why an answer by mail was not posted, or which of its files were not taken, and what one can do instead."""
    settings, language = settings_module.of(scene.session), reader.language
    subject = say("refused.files_subject" if files else "refused.subject", language)
    blocks: list[Block] = [_greeting(reader), Paragraph(say(f"refused.because.{outcome}", language))]
    if readable and not scene.is_reserved:
        blocks.append(Quote(*scene.title))
    if files:
        blocks.append(Paragraph("\n".join(files)))
    if readable:
        blocks.append(Actions([Action(say("letter.open", language), f"{settings.origin}{scene.page}#room")]))
    return _prepared(settings, reader, subject, blocks)


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

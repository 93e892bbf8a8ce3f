"""One page about one exchange as PDF, in the reader's language, holding what the reader may read and nothing else."""

from collections.abc import Sequence
from importlib import resources
from typing import Any, Final

from sqlmodel import Session

from app.access.actor import Actor
from app.core import clock, i18n, typesetting
from app.core import settings as settings_module
from app.core.i18n import Language, Texts
from app.exchanges import queries, session_queries
from app.exchanges.codes import Side
from app.exchanges.models import Exchange
from app.exchanges.openness import is_reserved
from app.exchanges.report_schemas import OutcomeOut
from app.exchanges.service import reading_reports, reading_sessions
from app.exchanges.session_schemas import SessionOut

say: Final = Texts("app.exchanges")
TEMPLATE: Final = resources.files("app.exchanges").joinpath("summary.typ").read_text("utf-8")

Section = dict[str, Any]


def page(session: Session, actor: Actor, exchange: Exchange) -> bytes:
    """The page. The database is let go before the page is set, since setting takes a third of a second."""
    content = content_for(session, actor, exchange)
    session.rollback()
    return typesetting.pdf(TEMPLATE, content, made_at=clock.now())


def content_for(session: Session, actor: Actor, exchange: Exchange) -> dict[str, Any]:
    """What the page says, as plain data."""
    language = actor.language
    rows = session_queries.sessions(session, actor, exchange.id)
    sessions = reading_sessions.sessions_out(session, actor, exchange, rows)
    outcome = reading_reports.outcome_out(session, actor, exchange)
    sections = [
        *_asked(exchange, language),
        *_sessions(sessions, language, actor.zone),
        *_learned(outcome, language),
    ]
    now = clock.now()
    return {
        "title": exchange.title,
        "text_language": exchange.language,
        "language": language,
        "network": settings_module.of(session).network_name,
        "state": say(f"state.{exchange.state}", language),
        "sides": _sides(session, exchange, language),
        "made": say("summary.made", language, day=i18n.day(now, language, actor.zone), name=actor.name),
        "reserved": say("summary.reserved", language) if is_reserved(exchange) else None,
        "words": {"page": i18n.read_texts("app.exchanges", language)["summary.page"]},
        "sections": [section for section in sections if section["items"]],
    }


def _sides(session: Session, exchange: Exchange, language: Language) -> list[str]:
    found = queries.organisation_refs(session, (exchange.organisation_id, exchange.peer_organisation_id))
    asking = say("summary.asks", language, organisation=found[exchange.organisation_id]["name"])
    if exchange.peer_organisation_id not in found:
        return [asking, say("summary.looking", language)]
    peer = found[exchange.peer_organisation_id]["name"]
    return [asking, say("summary.answers", language, organisation=peer)]


def _asked(exchange: Exchange, language: Language) -> list[Section]:
    own = exchange.language
    return [
        _section("text", "summary.challenge", language, [(exchange.challenge, own)]),
        _section("list", "summary.questions", language, [(text, own) for text in exchange.questions]),
        _section("text", "summary.outcome", language, [(exchange.desired_outcome, own)]),
        _section("text", "summary.tried", language, [(exchange.tried, own)]),
    ]


def _sessions(sessions: list[SessionOut], language: Language, zone: str) -> list[Section]:
    held = [
        {
            "lead": f"{i18n.day(item.start, language, zone)}, {i18n.time_of_day(item.start, language, zone)}",
            "text": ", ".join(part for part in (item.title, say(f"session_state.{item.state}", language)) if part),
            "language": language,
        }
        for item in sessions
    ]
    decided = [(text, "") for item in sessions for text in item.decisions]
    taken = [
        {
            "lead": say("summary.done", language) if action.done_at else _until(action.due_on, language),
            "text": f"{action.text} ({action.owner.person_name or action.owner.title})",
            "language": language,
        }
        for item in sessions
        for action in item.actions
    ]
    return [
        {"kind": "rows", "title": say("summary.sessions", language), "items": held},
        _section("list", "summary.decisions", language, decided),
        {"kind": "rows", "title": say("summary.actions", language), "items": taken},
    ]


def _learned(outcome: OutcomeOut, language: Language) -> list[Section]:
    requester = next((report for report in outcome.reports if report.side is Side.requester), None)
    lessons: list[tuple[str, str]] = []
    if outcome.publication is not None:
        lessons = [(item.text, item.language) for item in outcome.publication.lessons]
    elif outcome.reports:
        lessons = [(text, report.language) for report in outcome.reports for text in report.learned]
    sections = [_section("list", "summary.learned", language, lessons)]
    if requester is not None:
        sections.append(
            _section("text", "summary.did_not_fit", language, [(requester.did_not_fit, requester.language)])
        )
        steps = [
            {
                "lead": _until(step.until, language) if step.until else step.who,
                "text": f"{step.what} ({step.who})" if step.until and step.who else step.what,
                "language": requester.language,
            }
            for step in requester.will_do
        ]
        sections.append({"kind": "rows", "title": say("summary.will_do", language), "items": steps})
    if outcome.follow_up is not None and outcome.follow_up.outcome is not None:
        told = outcome.follow_up
        items = [(say(f"outcome.{told.outcome}", language), language), (told.text, told.language or language)]
        sections.append(_section("text", "summary.changed", language, items))
    return sections


def _until(day: Any, language: Language) -> str:
    return say("summary.until", language, day=i18n.plain_day(day, language))


def _section(kind: str, title: str, language: Language, items: Sequence[tuple[str, str]]) -> Section:
    return {
        "kind": kind,
        "title": say(title, language),
        "items": [{"text": text, "language": own or language} for text, own in items if text.strip()],
    }

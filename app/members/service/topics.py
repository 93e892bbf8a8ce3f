"""The vocabulary: planted from `topics.json`, the same in every installation."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.core.text import fold
from app.members.models import Topic, TopicWithin, TopicWord


@cache
def vocabulary() -> Sequence[Mapping[str, Any]]:
    """The terms as the file has them: `id`, `parent`, `label` and `alt` by language."""
    terms: list[Mapping[str, Any]] = json.loads(
        resources.files("app.members").joinpath("topics.json").read_text("utf-8")
    )
    return terms


def plant(session: Session) -> None:
    """Bring the table of topics in step with the file; terms that left the file stay, for what is tagged with them."""
    parents = {term["id"]: term["parent"] for term in vocabulary()}
    lines = {topic_id: _line(parents, topic_id) for topic_id in parents}
    known = {topic.id: topic for topic in session.exec(select(Topic))}
    for position, term in enumerate(sorted(vocabulary(), key=lambda term: len(lines[term["id"]]))):
        topic = known.get(term["id"]) or Topic(id=term["id"], position=0, label={}, alternatives={})
        topic.parent_id, topic.position = term["parent"], position
        topic.label, topic.alternatives = dict(term["label"]), dict(term["alt"])
        session.add(topic)
    session.flush()
    for table in (TopicWithin, TopicWord):
        session.connection().execute(delete(table).where(col(table.topic_id).in_(parents)))
    session.add_all(
        TopicWithin(topic_id=topic_id, within_id=within) for topic_id, line in lines.items() for within in line
    )
    session.add_all(
        TopicWord(topic_id=term["id"], folded=folded) for term in vocabulary() for folded in sorted(_words(term))
    )
    session.flush()


def _line(parents: Mapping[str, str | None], topic_id: str) -> list[str]:
    """The topic and its ancestors, nearest first."""
    found = [topic_id]
    while (parent := parents[found[-1]]) is not None:
        found.append(parent)
    return found


def _words(term: Mapping[str, Any]) -> set[str]:
    said = [*term["label"].values(), *(word for group in term["alt"].values() for word in group)]
    return {fold(word) for word in said} - {""}

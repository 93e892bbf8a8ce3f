"""Ids, moments and text: what is kept exactly, what is refused."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated

import pytest
from pydantic import BaseModel, ValidationError
from sqlalchemy.exc import StatementError
from sqlmodel import Session

from app.accounts.models import Person
from app.circles.models import Circle, CircleKind
from app.core import clock, ids
from app.core.i18n import Language
from app.core.text import UpTo


class Note(BaseModel):
    words: Annotated[str, UpTo(40)] = ""
    title: Annotated[str, UpTo(10, required=True)] = "title"


def test_ids_sort_by_the_moment_they_were_made():
    made = [ids.new() for _ in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == 10_000
    assert {item.version for item in made} == {7}


def test_a_moment_without_a_zone_is_refused(session):
    session.add(Circle(kind=CircleKind.network, made_at=datetime(2026, 11, 23, 12, 0)))  # noqa: DTZ001 - the fault that is tested
    with pytest.raises(StatementError, match="a moment needs a zone"):
        session.flush()
    session.rollback()


def test_a_moment_comes_back_in_utc(database):
    there = datetime(2026, 3, 8, 2, 30, 15, 123456, tzinfo=timezone(timedelta(hours=-3)))
    with database.writing() as session:
        circle = Circle(kind=CircleKind.network, made_at=there)
        session.add(circle)
    with database.reading() as session:
        found = session.get_one(Circle, circle.id).made_at
    assert found == there
    assert found.tzinfo is UTC


def test_an_unknown_code_is_refused(session):
    session.add(Circle(kind="fortress"))
    with pytest.raises(StatementError):
        session.flush()
    session.rollback()


def test_the_clock_can_be_moved_and_comes_back():
    before = clock.now()
    with clock.moved(timedelta(days=90)):
        assert clock.now() - before >= timedelta(days=90)
    assert clock.now() - before < timedelta(minutes=1)


KEPT = [
    "plain", " leading and trailing ", "línea\r\notra\tlínea", "e\u0301 is not é", "\u05e2\u05d1\u05e8 \u200f\u200e\u202e", "😀👩🏽‍🚒🇧🇷",
    "<script>alert(1)</script>", "'; DROP TABLE person; --", "\ufeff\u200b\u00ad", "\x01\x1f\x7f", "\uffff\U0010ffff",
]  # fmt: skip


@pytest.mark.parametrize("words", KEPT, ids=ascii)
def test_text_is_kept_exactly_as_written(database, words):
    assert Note(words=words).words == words
    with database.writing() as session:
        person = Person(name=words, language=Language.en, zone="UTC")
        session.add(person)
    with Session(database.engine) as other:
        assert other.get_one(Person, person.id).name == words


@pytest.mark.parametrize("words", ["a\x00b", "\ud800", "half \udfff a pair"], ids=ascii)
def test_text_that_no_database_could_hold_is_refused(words):
    with pytest.raises(ValidationError):
        Note(words=words)


def test_a_limit_counts_characters_and_never_cuts():
    assert Note(words="😀" * 40).words == "😀" * 40
    with pytest.raises(ValidationError) as refused:
        Note(words="😀" * 41)
    assert refused.value.errors()[0]["ctx"] == {"max_length": 40}


@pytest.mark.parametrize("words", ["", " ", "\n\t \u2003"])
def test_required_text_is_not_blank(words):
    with pytest.raises(ValidationError) as refused:
        Note(title=words)
    assert refused.value.errors()[0]["type"] == "not_blank"

"""Figures that may be a minute old."""

from datetime import timedelta

from app.core import clock, memory
from app.core.memory import remembered


def reader(figures: dict[str, int], asked: list[str]):
    def read(keys: list[str]) -> dict[str, int]:
        asked.extend(keys)
        return {key: figures[key] for key in keys}

    return read


def test_a_figure_is_read_once_a_minute(session):
    figures, asked = {"a": 1, "b": 2}, []
    assert remembered(session, "letters", ["a"], reader(figures, asked)) == {"a": 1}
    figures["a"] = 7
    assert remembered(session, "letters", ["a", "b"], reader(figures, asked)) == {"a": 1, "b": 2}
    assert asked == ["a", "b"]
    with clock.moved(timedelta(minutes=1)):
        assert remembered(session, "letters", ["a"], reader(figures, asked)) == {"a": 7}


def test_each_database_has_its_own_memory_and_all_its_sessions_share_it(database):
    for figure in (1, 2):
        with database.reading() as session:
            assert remembered(session, "letters", ["a"], reader({"a": figure}, [])) == {"a": 1}


def test_memory_stays_bounded(session, monkeypatch):
    monkeypatch.setattr(memory, "MOST", 2)
    asked: list[str] = []
    figures = {"a": 1, "b": 2, "c": 3}
    for key in figures:
        remembered(session, "letters", [key], reader(figures, asked))
    assert remembered(session, "letters", ["a"], reader(figures, asked)) == {"a": 1}
    assert asked == ["a", "b", "c", "a"]

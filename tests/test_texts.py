"""The texts that the server says: none is missing in a language, none lacks what fills it, none is left over."""

import re
import string
from pathlib import Path

import pytest

import app
from app.core.i18n import Language, read_texts

APP = Path(app.__file__).parent
ROOMS = sorted(f"app.{path.parent.name}" for path in APP.glob("*/texts"))
PLURALS = {"one", "other", "many", "few", "two", "zero"}


def named(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def said_with(key: str) -> str:
    """The key as the code says it: without the form of the plural."""
    stem, _, last = key.rpartition(".")
    return stem if last in PLURALS else key


def test_there_are_texts():
    assert {"app.mail", "app.notifications"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_stands_in_every_language(room):
    keys = {language: {said_with(key) for key in read_texts(room, language)} for language in Language}
    assert keys[Language.es] == keys[Language.en]
    assert keys[Language.pt] == keys[Language.en]


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_is_filled_alike_in_every_language(room):
    fillings = {
        language: {
            said: set().union(
                *(named(text) for key, text in read_texts(room, language).items() if said_with(key) == said)
            )
            for said in {said_with(key) for key in read_texts(room, language)}
        }
        for language in Language
    }
    assert fillings[Language.es] == fillings[Language.en]
    assert fillings[Language.pt] == fillings[Language.en]


@pytest.mark.parametrize("room", ROOMS)
def test_every_plural_has_the_form_for_all_else(room):
    for language in Language:
        keys = set(read_texts(room, language))
        for key in keys:
            stem, _, last = key.rpartition(".")
            assert last not in PLURALS or f"{stem}.other" in keys, (language, key)


@pytest.mark.parametrize("room", ROOMS)
def test_no_text_is_left_over(room):
    """A key is said whole, or by its table with a code: `say(f"group.{group}", …)`."""
    code = "".join(path.read_text("utf-8") for path in APP.rglob("*.py"))
    whole = set(re.findall(r'"([a-z_.]+)"', code))
    tables = set(re.findall(r'f"([a-z_.]+\.)\{', code))
    left = {
        said
        for said in map(said_with, read_texts(room, Language.en))
        if said not in whole and not any(said.startswith(table) for table in tables)
    }
    assert left == set()


@pytest.mark.parametrize("room", ROOMS)
def test_no_text_raises_its_voice(room):
    for language in Language:
        for key, text in read_texts(room, language).items():
            assert "!" not in text, (language, key)
            assert text == text.strip(), (language, key)


def test_the_inbox_counts_once():
    """Where the words of a notice say how many there were, the line does not say it again."""
    words = APP.parent / "frontend" / "src" / "lib" / "notifications" / "words.ts"
    counting = re.search(r"counting: .*new Set\(\[(.*)\]\)", words.read_text("utf-8"))
    plural = {
        said_with(key).removeprefix("say.")
        for key in read_texts("app.notifications", Language.en)
        if key.startswith("say.") and key.endswith(".other")
    }
    assert set(re.findall(r"'(\w+)'", counting[1])) == plural

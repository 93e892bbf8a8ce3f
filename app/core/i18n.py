"""The three languages, and the texts that the server itself says."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time


class Language(StrEnum):
    """Languages of screens and mails; the value is a BCP 47 tag."""

    en = "en"
    es = "es"
    pt = "pt"

    @property
    def locale(self) -> Locale:
        return Locale.parse(_LOCALES[self])


_LOCALES: Mapping[Language, str] = {Language.en: "en", Language.es: "es_419", Language.pt: "pt_BR"}


class Texts:
    """The texts of one room, from `texts/en.toml`, `es.toml` and `pt.toml` in its package.

    A key names a text; `key.one` and `key.other` stand for plurals chosen by `count`.
    """

    def __init__(self, package: str) -> None:
        self._package = package

    def __call__(self, key: str, language: Language, **values: object) -> str:
        """Say it. Raises KeyError when a text is missing: `tests/test_texts.py` finds that before a reader does."""
        texts = read_texts(self._package, language)
        if "count" in values and f"{key}.other" in texts:
            form = language.locale.plural_form(values["count"])  # type: ignore[arg-type]  # babel takes any number
            key = f"{key}.{form}" if f"{key}.{form}" in texts else f"{key}.other"
        return texts[key].format(**values)


@cache
def read_texts(package: str, language: Language) -> Mapping[str, str]:
    """All texts of a room in one language, nested tables joined with dots."""
    raw = resources.files(package).joinpath("texts", f"{language}.toml").read_text("utf-8")
    return dict(_flat(tomllib.loads(raw)))


def _flat(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _flat(value, f"{prefix}{key}.")
        else:
            found.append((prefix + key, str(value)))
    return found


def day(moment: datetime, language: Language, zone: str) -> str:
    """A date in words, as the clock of `zone` has it: "Wednesday 25 November 2026"."""
    pattern = {
        Language.en: "EEEE d MMMM y",
        Language.es: "EEEE d 'de' MMMM 'de' y",
        Language.pt: "EEEE, d 'de' MMMM 'de' y",
    }
    return format_date(moment.astimezone(ZoneInfo(zone)), pattern[language], locale=language.locale)


def time_of_day(moment: datetime, language: Language, zone: str) -> str:
    """Hours and minutes of the 24-hour clock in `zone`."""
    return format_time(moment, "HH:mm", tzinfo=ZoneInfo(zone), locale=language.locale)


def plain_day(when: date, language: Language) -> str:
    """A day of the calendar in words, without the day of the week: "25 November 2026"."""
    pattern = {Language.en: "d MMMM y", Language.es: "d 'de' MMMM 'de' y", Language.pt: "d 'de' MMMM 'de' y"}
    return format_date(when, pattern[language], locale=language.locale)

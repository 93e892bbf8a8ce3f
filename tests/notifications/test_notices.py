"""The table of notices: every event has its line, every line its words."""

import importlib
import pkgutil

import app
from app.core.i18n import Language, read_texts
from app.notifications.letters import Section
from app.notifications.models import Group
from app.notifications.notices import NOTICES, OWN, SILENT
from app.outbox.events import KINDS

LINES = [notice for notices in (*NOTICES.values(), OWN) for notice in notices]


def test_every_event_is_told_or_kept_silent_on_purpose():
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if module.name.endswith(".events"):
            importlib.import_module(module.name)
    known = {event for event in KINDS.values() if event.__module__.startswith("app.")}
    assert known - set(NOTICES) - SILENT == set(), (
        "say in app/notifications/notices.py who hears of these, or that nobody does"
    )
    assert (set(NOTICES) | SILENT) - known == set()
    assert set(NOTICES) & SILENT == frozenset()


def test_every_notice_has_its_words_and_no_words_are_left_over():
    texts = read_texts("app.notifications", Language.en)
    said = {key.split(".")[1] for key in texts if key.startswith("say.")}
    assert said == {notice.kind for notice in LINES}


def test_whatever_waits_for_somebody_says_what_comes_next():
    texts = read_texts("app.notifications", Language.en)
    following = {key.split(".")[1] for key in texts if key.startswith("next.")}
    assert following == {notice.kind for notice in LINES if notice.group is Group.waits}


def test_every_section_of_a_digest_has_a_name():
    assert all(f"section.{section}" in read_texts("app.notifications", Language.en) for section in Section)


def test_places_and_dates_name_fields_that_the_event_has():
    for event, notices in NOTICES.items():
        fields = set(event.model_fields)
        for notice in notices:
            assert notice.place.format(**{"page": "/x"} | dict.fromkeys(fields, "x")).startswith("/")
            assert not notice.due or notice.due in fields

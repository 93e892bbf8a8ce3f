"""What somebody typed: understood once, written for both databases."""

from datetime import date, timedelta

import pytest

from app.search import asking, times, words
from app.search.asking import Said, asked
from app.search.models import Kind


def said(found):
    return [" ".join(each.words) for each in found]


def test_words_phrases_and_what_is_not_wanted():
    found = asked('Policía "mano dura" -cárcel -"toque de queda"')
    assert said(found.wanted) == ["policia", "mano dura"]
    assert found.wanted[1] == Said(("mano", "dura"), exactly=True)
    assert said(found.unwanted) == ["carcel", "toque de queda"]
    assert not found.beginning


def test_a_hyphen_inside_a_word_is_no_exclusion():
    found = asked("gender-based violence")
    assert said(found.wanted) == ["gender based", "violence"]
    assert found.unwanted == ()


def test_only_the_last_word_may_still_go_on():
    assert asked("police refor").beginning
    assert not asked('police "refor').beginning
    assert not asked("police topic:migration").beginning


def test_common_words_count_only_where_nothing_else_is_said():
    assert said(asked("presupuesto de la seguridad").wanted) == ["presupuesto", "seguridad"]
    assert said(asked("de la").wanted) == ["de", "la"]
    assert said(asked('"de la"').wanted) == ["de la"]


@pytest.mark.parametrize("typed", ["from:ana topic:migration language:es in:pausa", "de:ana tema:migration idioma:español en:pausa", "DE:Ana TEMA:migración língua:espanhol em:pausa"])  # fmt: skip
def test_operators_are_known_in_three_languages(typed):
    found = asked(typed)
    assert found.authors == (("ana",),)
    assert found.topics == ("migration",)
    assert found.languages == ("es",)
    assert found.places == (("pausa",),)


def test_dates_by_day_month_and_year():
    found = asked("after:2026-03 before:2026-11-05")
    assert found.after == date(2026, 3, 1)
    assert found.before == date(2026, 11, 5)
    assert asked("antes:2026").before == date(2026, 1, 1)


def test_kinds_are_called_in_three_languages():
    assert asked("in:conversas").kinds == {Kind.thread, Kind.post}
    assert asked("en:intercambios pausa").kinds == {Kind.exchange}
    assert asked('in:"working group"').kinds == set(Kind)
    assert asked("in:posts in:people").nothing


@pytest.mark.parametrize(
    "day", [date(2026, 11, 15), date(2026, 1, 1), date(2019, 12, 31), date(2024, 2, 29), date(2020, 1, 1)]
)
def test_time_by_marks_is_time_by_days(day):
    since, until = set(times.since(day)), set(times.until(day))
    for distance in (-9000, -400, -31, -30, -1, 0, 1, 27, 31, 364, 366, 2000):
        then = day + timedelta(days=distance)
        known = set(times.marks(then))
        assert (bool(known & since), bool(known & until)) == (then >= day, then < day), then


@pytest.mark.parametrize("typed", ["", "   ", "(((", '"', '""', "-", "--", "from:", "before:banana", "after:2026-13", "topic:nothing-of-ours x", "*"])  # fmt: skip
def test_what_makes_no_sense_finds_nothing(typed):
    assert asked(typed).nothing


def test_an_unknown_operator_is_two_words():
    assert said(asked("https://example.org").wanted) == ["https example org"]


def test_a_quote_that_is_not_closed_closes_at_the_end():
    assert asked('"mano dura').wanted == (Said(("mano", "dura"), exactly=True),)


def test_the_same_tree_for_both_databases():
    tree = asking.tree(asked('policías "mano dura" -cárcel'), ["es"], complete=lambda _: ())
    assert asking.fts5(tree) == (
        '((("xemano xedura" OR "xsmano xsdura" OR "xpmano xpdura" OR "xomano xodura")'
        ' AND (("xepolicias" OR "xppolicias" OR "xopolicias") OR "xqpolici")))'
        ' NOT ((("xecarcel" OR "xpcarcel" OR "xocarcel") OR "xqcarcel"))'
    )
    assert asking.tsquery(tree) == (
        "(((('xemano' <-> 'xedura') | ('xsmano' <-> 'xsdura') | ('xpmano' <-> 'xpdura') | ('xomano' <-> 'xodura'))"
        " & ((('xepolicias') | ('xppolicias') | ('xopolicias')) | ('xqpolici'))))"
        " & !(((('xecarcel') | ('xpcarcel') | ('xocarcel')) | ('xqcarcel')))"
    )


def test_titles_alone_are_asked_for_by_marks_of_their_own():
    tree = asking.tree(asked("bandera "), [], complete=lambda _: ())
    assert asking.fts5(tree, in_title=True) == '"xhbandera"'
    assert asking.tsquery(tree, in_title=True) == "('#xhbandera')"


def test_a_topic_is_searched_by_all_its_names():
    tree = asking.tree(asked("interrupción de la violencia"), ["es"], complete=lambda _: ())
    assert tree.topics == ("violence-interruption",)
    written = asking.fts5(tree)
    assert written.count('"xqviolenc"') == 1, "what many names share is looked up once"
    assert '"xqinterrupt"' in written
    assert '"xqinterrupca"' in written
    assert '"tviolenceinterruption"' in written


def test_a_topic_is_known_inflected():
    assert asking.topic_called(("interruptor", "de", "violencia"), ["es"]) == "violence-interruption"
    assert asking.topic_called(("interruptor", "de", "violencia"), ["en"]) is None
    assert asking.topic_called(("homicidios", "dolosos"), ["es"]) == "homicide"
    assert asking.topic_called(("homicidio", "doloso"), []) == "homicide"


def test_what_is_typed_ends_somewhere():
    assert len(asked(" ".join(f"w{n}" for n in range(500))).wanted) == asking.MOST_PARTS


@pytest.mark.parametrize(
    ("language", "alike"),
    [
        ("es", ("interrupcion", "interrupciones")),
        ("es", ("trabajador", "trabajadores")),
        ("pt", ("interrupcao", "interrupcoes")),
        ("pt", ("policial", "policiais")),
        ("pt", ("jovem", "jovens")),
        ("pt", ("irmao", "irmaos")),
        ("en", ("interrupt", "interrupted", "interrupting", "interruption")),
    ],
)
def test_inflections_have_one_stem(language, alike):
    assert len({words.stem(word, language) for word in alike}) == 1


def test_a_language_that_nobody_stems_keeps_its_words():
    assert words.stem("birlikte", "tr") == "birlikte"
    assert words.stems(["interrupciones"], "es-419") == ["interrupcion"]

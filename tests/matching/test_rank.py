"""Ranking on plain data."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching import CandidateFacts, KeptBack, Place, RequestFacts, Sign, judge, overlap, rank

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROSARIO = Place(country="AR", zone="America/Argentina/Buenos_Aires", latitude=-32.9, longitude=-60.7, population=1_300_000)  # fmt: skip
BOGOTA = Place(country="CO", zone="America/Bogota", latitude=4.7, longitude=-74.1, population=7_900_000)
REQUEST = RequestFacts(
    organisation_id=UUID(int=1),
    topics=("interruption", "law"),
    parents={"interruption": "work", "burnout": "work", "work": None, "law": None},
    languages=frozenset({"es"}),
    with_interpreter=False,
    format="remote_series",
    peer_kinds=frozenset(),
    place=ROSARIO,
    on=NOW,
)
PEER = CandidateFacts(
    seat_id=UUID(int=20),
    organisation_id=UUID(int=2),
    organisation_kind="city",
    place=BOGOTA,
    offers=frozenset({"interruption"}),
    languages=frozenset({"es-CO"}),
    formats=frozenset({"remote_series"}),
    has_offer=True,
    confirmed_days_ago=10,
)


def codes(request=REQUEST, candidate=PEER) -> dict[str, Sign]:
    return {reason.code: reason.sign for reason in judge(request, candidate).reasons}


@pytest.mark.parametrize(
    ("offers", "points"),
    [({"interruption"}, 30), ({"burnout"}, 18), ({"work"}, 10), ({"law"}, 24), ({"nothing"}, 0)],
)
def test_the_nearer_the_topic_the_better(offers, points):
    none = judge(REQUEST, replace(PEER, offers=frozenset())).score
    assert judge(REQUEST, replace(PEER, offers=frozenset(offers))).score - none == points


def test_reasons_are_words_with_a_sign():
    assert codes() == {
        "topic_offered": Sign.favour, "language_shared": Sign.favour, "format_offered": Sign.favour,
        "hours_shared": Sign.favour, "not_asked_lately": Sign.favour,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "kept_back"),
    [
        ({"organisation_id": UUID(int=1)}, KeptBack.own_organisation),
        ({"conflicts": frozenset({UUID(int=1)})}, KeptBack.conflict),
        ({"asked_already": True}, KeptBack.asked_already),
        ({"running": 2}, KeptBack.at_capacity),
        ({"languages": frozenset({"fr"})}, KeptBack.no_language),
        ({}, None),
    ],
)
def test_who_is_kept_back(changes, kept_back):
    assert judge(REQUEST, replace(PEER, **changes)).kept_back is kept_back


def test_not_wanted_weighs_more_than_a_full_load():
    request = replace(REQUEST, not_wanted=frozenset({UUID(int=2)}))
    assert judge(request, replace(PEER, running=9)).kept_back is KeptBack.not_wanted


def test_with_an_interpreter_another_language_counts_less_but_counts():
    request = replace(REQUEST, with_interpreter=True)
    foreign = judge(request, replace(PEER, languages=frozenset({"fr"})))
    assert foreign.kept_back is None
    assert judge(request, PEER).score - foreign.score == 12


def test_only_kinds_that_are_wanted():
    request = replace(REQUEST, peer_kinds=frozenset({"academic"}))
    assert judge(request, PEER).kept_back is KeptBack.kind_not_wanted


def test_working_hours_are_compared_by_both_clocks_on_that_day():
    assert overlap(ROSARIO, BOGOTA, NOW) == 6
    oakland = Place(country="US", zone="America/Los_Angeles")
    durban = Place(country="ZA", zone="Africa/Johannesburg")
    assert overlap(oakland, durban, NOW) == 0
    early = replace(oakland, works_from=7)
    assert overlap(early, durban, datetime(2026, 7, 1, tzinfo=UTC)) == 1
    assert overlap(early, durban, NOW) == 0


def test_load_and_age_of_the_offer_are_told():
    told = codes(candidate=replace(PEER, running=1, asked_lately=2, confirmed_days_ago=400))
    assert (told["running"], told["asked_lately"], told["offer_old"]) == (Sign.against, Sign.against, Sign.ask)


@given(st.permutations(range(6)), st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_the_order_does_not_depend_on_the_order_of_the_facts(order, loads):
    candidates = [
        replace(PEER, seat_id=UUID(int=100 + i), organisation_id=UUID(int=10 + i), running=load)
        for i, load in enumerate(loads)
    ]
    ranked = rank(REQUEST, candidates)
    assert rank(REQUEST, [candidates[i] for i in order]) == ranked
    assert [item.kept_back is None for item in ranked] == sorted((load < 2 for load in loads), reverse=True)


@given(
    st.builds(
        replace,
        st.just(PEER),
        offers=st.frozensets(st.sampled_from(["interruption", "burnout", "work", "law", "other"])),
        languages=st.frozensets(st.sampled_from(["es", "pt-BR", "en"])),
        formats=st.frozensets(st.sampled_from(["remote_series", "written"])),
        running=st.integers(0, 5),
        asked_lately=st.integers(0, 5),
        has_evidence=st.booleans(),
        earlier_pairs=st.integers(0, 3),
    )
)
def test_a_score_stays_within_its_weights_and_everybody_gets_a_reason(candidate):
    judged = judge(REQUEST, candidate)
    assert 0 <= judged.score <= 105
    assert judged.reasons

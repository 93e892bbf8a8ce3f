"""The results framework of a proposal: rows, their order, what happens when two write at once, and what is signed."""

from datetime import date

import orjson
import pytest
from sqlmodel import select

from app.circles.models import CircleRole
from app.core.errors import IllegalMove, Invalid, NotAllowed, NotFound
from app.core.i18n import Language
from app.demo import story as stories
from app.outbox.models import EventRow
from app.proposals import queries as proposals_read
from app.proposals.codes import ProposalPage, SectionAction, SectionState
from app.proposals.results import indicators, models, reading, service
from app.proposals.results.codes import USUAL_LEVELS, ResultColumn
from app.proposals.results.errors import ResultStale, TooManyResults
from app.proposals.results.schemas import ResultIn
from app.proposals.service import proposals, sections
from app.proposals.signing import parts
from app.proposals.signing import queries as signing_read
from app.proposals.signing import service as signing
from app.proposals.signing.codes import Ended
from tests.proposals import signings, story

FRAMEWORK = {
    "levels": ["outcome", "output"], "columns": ["indicator", "baseline", "target", "means_of_verification"],
    "max_rows": 2,
}  # fmt: skip
FEWER = ResultIn(
    level="outcome", result="Fewer retaliations", indicator="Shootings", baseline="42", target="30", year=2028
)


def form(**changes):
    """A call whose concept has such a table, as a section that need not be answered."""
    made = story.wanted(results_framework=FRAMEWORK, **changes)
    made["sections"][1] |= {"key": "results", "kind": "results_framework"}
    return made


@pytest.fixture
def proposal(session, world):
    made = story.begin(session, world, call=story.enter(session, world, form=form()))
    story.joined(session, world, made)
    return made


def add(session, world, proposal, by="focal_point", row=FEWER, **more):
    return service.add(session, world.actor(session, by), proposal.id, row=row.model_copy(update=more))


def read(session, world, proposal, by="focal_point"):
    actor = world.actor(session, by)
    return reading.whole(session, actor, proposals_read.proposal(session, actor, proposal.id))


def table(session, proposal):
    return proposals_read.sections(session, proposal.id)[1]


@pytest.mark.parametrize("name", ["no_seat", "guest", "secretariat", "expert", "observer", "member"])
def test_a_proposal_of_others_has_no_results_for_me(session, world, proposal, name):
    row, actor = add(session, world, proposal), world.actor(session, name)
    with pytest.raises(NotFound):
        read(session, world, proposal, name)
    with pytest.raises(NotFound):
        add(session, world, proposal, by=name)
    with pytest.raises(NotFound):
        service.change(session, actor, row.id, changes={"target": "1"}, if_match='"1"')
    with pytest.raises(NotFound):
        service.move(session, actor, row.id, place=0)
    with pytest.raises(NotFound):
        service.remove(session, actor, row.id, if_match='"1"')


@pytest.mark.parametrize("role", [CircleRole.reader, CircleRole.commenter, CircleRole.reviewer])
def test_readers_commenters_and_reviewers_write_no_row(session, world, proposal, role):
    row = add(session, world, proposal)
    story.put_to_work(session, world, proposal, "member", role)
    member = world.actor(session, "member")
    with pytest.raises(NotAllowed):
        add(session, world, proposal, by="member")
    with pytest.raises(NotAllowed):
        service.change(session, member, row.id, changes={"target": "1"}, if_match='"1"')
    with pytest.raises(NotAllowed):
        service.move(session, member, row.id, place=0)
    with pytest.raises(NotAllowed):
        service.remove(session, member, row.id, if_match='"1"')
    assert (read(session, world, proposal, "member").write, len(read(session, world, proposal, "member").rows)) == (
        False,
        1,
    )


def test_partners_write_the_same_table(session, world, proposal):
    row = add(session, world, proposal)
    durban = world.actor(session, "other_city")
    organisation_id = world.organisations["durban"]
    service.change(session, durban, row.id, changes={"organisation_id": organisation_id}, if_match='"1"')
    found = read(session, world, proposal).rows[0]
    assert (found.organisation_name, found.changed_by, found.version) == ("Durban", "Other City", 2)


def test_a_call_that_names_no_levels_has_the_usual_ones(session, world):
    wanted = form()
    wanted["results_framework"] = FRAMEWORK | {"levels": []}
    made = story.begin(session, world, call=story.enter(session, world, form=wanted))
    assert read(session, world, made).levels == list(USUAL_LEVELS)
    assert add(session, world, made, level=USUAL_LEVELS[0]).level == USUAL_LEVELS[0]
    with pytest.raises(Invalid):
        add(session, world, made, level="impact of another kind")


def test_the_call_says_which_columns_there_are(session, world, proposal):
    found = read(session, world, proposal)
    assert (found.levels, found.max_rows, found.pages) == (["outcome", "output"], 2, [ProposalPage.results])
    assert set(found.columns) == {
        ResultColumn.result, ResultColumn.indicator, ResultColumn.unit, ResultColumn.baseline, ResultColumn.target,
        ResultColumn.year, ResultColumn.source,
    }  # fmt: skip


def test_a_call_without_such_a_table_has_none(session, world):
    made = story.begin(session, world)
    assert read(session, world, made).pages == []
    with pytest.raises(NotFound):
        add(session, world, made)


def test_a_table_without_a_section_is_there_in_every_stage(session, world):
    call = story.enter(session, world, form=story.wanted(results_framework=FRAMEWORK))
    made = story.begin(session, world, call=call)
    assert add(session, world, made).position == 0
    assert read(session, world, made).section_id is None


@pytest.mark.parametrize("given", ["eu-local-authorities", "un-civil-society-fund", "peace-incentive-fund"])
def test_every_column_of_the_given_calls_has_its_place(session, world, given):
    made = story.given(given)
    call = story.enter(session, world, form=made)
    proposal = story.begin(session, world, call=call)
    asked = set(made["results_framework"]["columns"])
    shown = {str(column) for column in read(session, world, proposal).columns}
    renamed = {"results_chain": "result", "current_value": "current", "means_of_verification": "source"}
    assert {renamed.get(name, name) for name in asked} <= shown


def test_rows_keep_their_order_and_close_up(session, world, proposal):
    rows = [add(session, world, proposal, result=name) for name in "abc"]
    lead = world.actor(session, "focal_point")

    def order():
        return "".join(row.result for row in read(session, world, proposal).rows)

    service.move(session, lead, rows[2].id, place=0)
    assert order() == "cab"
    service.move(session, lead, rows[2].id, place=99)
    assert order() == "abc"
    service.remove(session, lead, rows[0].id, if_match='"1"')
    assert order() == "bc"
    add(session, world, proposal, result="d")
    assert order() == "bcd"


def test_whoever_was_slower_is_told_what_the_row_says_and_loses_nothing(session, world, proposal):
    row = add(session, world, proposal)
    durban = world.actor(session, "other_city")
    service.change(session, world.actor(session, "focal_point"), row.id, changes={"target": "25"}, if_match='"1"')
    with pytest.raises(ResultStale) as refused:
        service.change(session, durban, row.id, changes={"target": "20"}, if_match='"1"')
    assert (refused.value.params["target"], refused.value.params["by"]) == ("25", "Focal Point")
    with pytest.raises(ResultStale):
        service.remove(session, durban, row.id, if_match='"1"')
    assert [each.target for each in read(session, world, proposal).rows] == ["25"]


@pytest.mark.parametrize(
    ("changes", "code"), [({"level": "impact"}, "unknown_level"), ({"organisation_id": "partner"}, "not_of_consortium")]
)
def test_what_the_call_and_the_consortium_do_not_know_is_refused(session, world, proposal, changes, code):
    if "organisation_id" in changes:
        changes = {"organisation_id": world.organisations["partner"]}
    with pytest.raises(Invalid) as refused:
        add(session, world, proposal, **changes)
    assert [field.code for field in refused.value.fields] == [code]
    row = add(session, world, proposal)
    with pytest.raises(Invalid):
        service.change(session, world.actor(session, "focal_point"), row.id, changes=changes, if_match='"1"')


def test_a_row_takes_an_indicator_of_the_network_in_the_language_of_the_proposal(session, world, proposal):
    chosen = read(session, world, proposal).indicators[0]
    row = add(session, world, proposal, network_indicator=chosen.key, indicator="Shootings", unit="")
    assert row.indicator == f"{chosen.name[proposal.language]}: {chosen.definition[proposal.language]}"
    assert row.unit == chosen.unit[proposal.language]
    lead = world.actor(session, "focal_point")
    service.change(session, lead, row.id, changes={"indicator": "Shootings", "target": "9"}, if_match='"1"')
    found = read(session, world, proposal).rows[0]
    assert (found.network_indicator, found.target) == (chosen.key, "9")
    assert found.indicator.startswith(chosen.name[proposal.language])
    own = {"network_indicator": None, "indicator": "Shootings", "unit": "a year"}
    row = service.change(session, lead, row.id, changes=own, if_match='"2"')
    assert (row.network_indicator, row.indicator, row.unit) == (None, "Shootings", "a year")


def test_a_row_whose_words_are_no_longer_those_of_the_network_reads_as_its_own(session, world, proposal, monkeypatch):
    """What is read is what is signed, also when a release words an indicator anew."""
    chosen = next(iter(indicators.known().values()))
    row = add(session, world, proposal, network_indicator=chosen.key)
    said = row.indicator
    reworded = chosen.model_copy(update={"definition": dict.fromkeys(Language, "counted otherwise")})
    monkeypatch.setattr(indicators, "known", lambda: {chosen.key: reworded})
    found = read(session, world, proposal).rows[0]
    assert (found.network_indicator, found.indicator) == (None, said)
    lead = world.actor(session, "focal_point")
    row = service.change(session, lead, row.id, changes={"target": "9"}, if_match='"1"')
    assert (row.indicator, row.target) == (said, "9")
    row = service.change(session, lead, row.id, changes={"network_indicator": chosen.key}, if_match='"2"')
    assert row.indicator.endswith("counted otherwise")
    assert read(session, world, proposal).rows[0].network_indicator == chosen.key


def test_an_indicator_that_the_network_does_not_know_is_refused(session, world, proposal):
    with pytest.raises(Invalid) as refused:
        add(session, world, proposal, network_indicator="happiness")
    assert [field.code for field in refused.value.fields] == ["unknown_indicator"]


def test_a_row_keeps_its_words_when_an_indicator_leaves_the_list(session, world, proposal, monkeypatch):
    key = next(iter(indicators.known()))
    row = add(session, world, proposal, network_indicator=key)
    said = row.indicator
    monkeypatch.setattr(indicators, "known", dict)
    row = service.change(session, world.actor(session, "focal_point"), row.id, changes={"target": "9"}, if_match='"1"')
    assert (row.network_indicator, row.indicator, row.target) == (key, said, "9")


def test_every_indicator_of_the_network_has_words_and_comes_from_published_figures():
    published = {row.series_id: row.indicator for row in stories.load(date(2026, 11, 21)).observations}
    for key, each in indicators.known().items():
        counted = "homicide_rate" if "rate" in key else "homicide_count"
        assert {published[series] for series in each.series} == {counted}
        for language in Language:
            said = ResultIn(level="outcome", **indicators.words(key, language))
            assert said.indicator
            assert said.unit


def test_a_table_has_so_many_rows_and_no_more(session, world, proposal, monkeypatch):
    monkeypatch.setattr(service, "MOST_ROWS", 3)
    for _ in range(3):
        add(session, world, proposal)
    with pytest.raises(TooManyResults):
        add(session, world, proposal)
    assert read(session, world, proposal).max_rows < models.MOST_ROWS


def test_the_first_row_begins_the_section_and_agreeing_locks_it(session, world, proposal):
    row = add(session, world, proposal)
    lead = world.actor(session, "focal_point")
    assert table(session, proposal).state is SectionState.drafting
    for action in (SectionAction.hand_in, SectionAction.agree):
        sections.move(session, lead, table(session, proposal).id, action)
    with pytest.raises(IllegalMove):
        service.change(session, lead, row.id, changes={"target": "1"}, if_match='"1"')
    with pytest.raises(IllegalMove):
        add(session, world, proposal)
    found = read(session, world, proposal)
    assert (found.locked, found.write) == (True, False)


def test_nobody_writes_rows_once_it_is_given_up(session, world, proposal):
    row = add(session, world, proposal)
    lead = world.actor(session, "focal_point")
    proposals.withdraw(session, lead, proposal.id)
    with pytest.raises(IllegalMove):
        service.remove(session, lead, row.id, if_match='"1"')


def test_the_table_is_signed_and_a_change_voids_it(session, world):
    made = signings.agreed(session, world, call=story.enter(session, world, form=form()))
    row = add(session, world, made, organisation_id=world.organisations["durban"])
    lead = world.actor(session, "focal_point")
    version = signing.freeze(session, lead, made.id)
    part = next(part for part in parts.current(session, made) if part.name == "results.json")
    told = orjson.loads(part.content)
    assert [(each["result"], each["target"], each["organisation_name"]) for each in told["rows"]] == [
        ("Fewer retaliations", "30", "Durban")
    ]
    service.change(session, lead, row.id, changes={"target": "25"}, if_match='"1"')
    assert signing_read.latest(session, made.id).ended is Ended.changed
    assert version.touched == ["results.json"]


def test_what_happened_names_fields_and_no_words(session, world, proposal):
    row = add(session, world, proposal)
    service.change(session, world.actor(session, "focal_point"), row.id, changes={"target": "25"}, if_match='"1"')
    rows = session.exec(select(EventRow).where(EventRow.kind.startswith("results.")).order_by(EventRow.id)).all()
    assert [(each.kind, each.data) for each in rows] == [
        ("results.added", {"row_id": str(row.id)}), ("results.changed", {"row_id": str(row.id), "fields": ["target"]}),
    ]  # fmt: skip


def test_rows_are_written_over_the_wire(session, world, proposal, signed_in):
    session.commit()
    lead = signed_in("focal_point")
    where = f"/api/proposals/{proposal.id}/results"
    made = lead.post(where, json={"level": "output", "indicator": "Scenes reached", "target": "all"})
    assert (made.status_code, made.headers["etag"]) == (201, '"1"')
    row = f"/api/result-rows/{made.json()['id']}"
    changed = lead.patch(row, json={"year": 2028}, headers={"if-match": '"1"'})
    assert (changed.json()["year"], changed.json()["indicator"], changed.headers["etag"]) == (
        2028,
        "Scenes reached",
        '"2"',
    )
    late = signed_in("other_city").patch(row, json={"year": 2029}, headers={"if-match": '"1"'})
    assert (late.status_code, late.json()["params"]["year"]) == (412, 2028)
    assert lead.put(f"{row}/place", json={"place": 0}).status_code == 204
    assert lead.delete(row, headers={"if-match": '"2"'}).status_code == 204
    assert lead.get(where).json()["rows"] == []

"""Calls: what a form may hold, who enters them, and what a later version does to those who write."""

import copy
import json

import pytest
from pydantic import ValidationError
from sqlmodel import select

from app.circles.models import NETWORK_CIRCLE
from app.core import clock
from app.core.errors import NotAllowed, NotFound, Stale
from app.notifications.models import Notification
from app.outbox.models import EventRow
from app.proposals import queries
from app.proposals.codes import CallPart, Unit
from app.proposals.errors import CallExists
from app.proposals.form import CallForm
from app.proposals.models import Call, Proposal
from app.proposals.service import calls
from tests.proposals import story

THREE = ("peace-incentive-fund", "un-civil-society-fund", "eu-local-authorities")


@pytest.mark.parametrize("name", THREE)
def test_the_given_calls_are_kept_whole(client, signed_in, name):
    answer = signed_in("secretariat").post("/api/calls", json={"form": story.given(name)})
    assert answer.status_code == 201, answer.text
    read = signed_in("member").get(f"/api/calls/{answer.json()['id']}").json()
    assert CallForm.model_validate(read["form"]).model_dump() == CallForm.model_validate(story.given(name)).model_dump()
    assert CallForm.model_validate(story.given(name)).kept() == story.given(name)


def test_limits_count_as_each_funder_does():
    first = {name: CallForm.model_validate(story.given(name)).sections[0].limit for name in THREE}
    assert [(limit.unit, limit.max, limit.counts_spaces) for limit in first.values()] == [
        (Unit.characters, 120, True), (Unit.characters, 100, True), (Unit.words, 300, True),
    ]  # fmt: skip


def test_stages_close_at_their_deadlines():
    concept, full = (
        CallForm.model_validate(story.given("eu-local-authorities")).closes_at(s) for s in ("concept", "full")
    )
    assert (concept.isoformat(), full.isoformat()) == ("2027-04-30T10:00:00+00:00", "2027-09-15T10:00:00+00:00")


def test_moments_cross_the_change_of_clocks():
    """New York is five hours behind in February and four in late March."""
    form = CallForm.model_validate(story.given("peace-incentive-fund"))
    assert form.opens_at.isoformat() == "2027-02-01T14:00:00+00:00"
    assert form.closes_at("full").isoformat() == "2027-03-20T03:59:00+00:00"


def _broken(**changes):
    return story.wanted() | changes


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (_broken(colour="green"), "extra_forbidden"),
        (_broken(deadlines=[]), "too_short"),
        (
            _broken(
                sections=[
                    {"key": "a", "title": {"en": "A"}, "stage": "second"},
                    {"key": "b", "title": {"en": "B"}, "stage": "third"},
                ]
            ),
            "stage_without_deadline",
        ),
        (_broken(sections=[{"key": "a", "title": {"en": "A"}}, {"key": "a", "title": {"en": "B"}}]), "key_twice"),
        (_broken(amount={"currency": "USD", "min": 2, "max": 1}), "max_below_min"),
        (_broken(eligibility={"partners_min": 3, "partners_max": 2}), "max_below_min"),
        (_broken(scoring=[{"key": "a", "title": {"en": "A"}, "weight": 99}]), "weights_not_hundred"),
        (_broken(title={"fr": "Fonds"}), "enum"),
        (_broken(id="Not A Key"), "string_pattern_mismatch"),
    ],
)
def test_a_form_that_makes_no_call_is_refused(form, code):
    with pytest.raises(ValidationError) as refused:
        CallForm.model_validate(form)
    assert code in {error["type"] for error in refused.value.errors()}


def test_a_deadline_names_one_moment():
    form = copy.deepcopy(story.given("peace-incentive-fund"))
    form["deadlines"][2]["utc"] = "2027-03-20T04:59:00Z"
    with pytest.raises(ValidationError, match="two different moments"):
        CallForm.model_validate(form)


@pytest.mark.parametrize("name", ["member", "expert", "observer"])
def test_others_enter_no_call(session, world, name):
    with pytest.raises(NotAllowed):
        story.enter(session, world, by=name)


def test_the_secretariat_enters_for_the_network(session, world):
    call = story.enter(session, world)
    assert call.circle_id == NETWORK_CIRCLE
    for name in ("member", "other_city", "observer"):
        assert queries.call(session, world.actor(session, name), call.id)


def test_a_member_enters_for_itself(session, world):
    """A funder that only Rosario knows of: neither another city nor the secretariat reads it."""
    call = story.enter(session, world, by="focal_point")
    assert queries.call(session, world.actor(session, "member"), call.id)
    for name in ("other_city", "secretariat", "expert"):
        with pytest.raises(NotFound):
            queries.call(session, world.actor(session, name), call.id)
    assert not queries.calls(session, world.actor(session, "secretariat"), closed=False, after=None, limit=5)


def test_two_members_may_enter_the_same_call(session, world):
    story.enter(session, world, by="focal_point")
    story.enter(session, world, by="other_city")
    story.enter(session, world)
    with pytest.raises(CallExists):
        story.enter(session, world, by="representative")


def test_partners_read_the_call_they_answer(session, world):
    call = story.enter(session, world, by="focal_point")
    proposal = story.begin(session, world, call=call)
    story.ask(session, world, proposal)
    asked = world.actor(session, "other_city")
    assert queries.call(session, asked, call.id)
    with pytest.raises(NotAllowed):
        calls.change(session, asked, call.id, CallForm.model_validate(story.moved(50)), if_match='"1"')


def test_a_change_makes_a_version(session, world):
    desk = world.actor(session, "secretariat")
    call = story.enter(session, world)
    closes_at = call.closes_at
    form = CallForm.model_validate(story.moved(67, amount={"currency": "USD", "max": 25000}))
    calls.change(session, desk, call.id, form, note="The fund wrote.", if_match='"1"')
    assert call.version == 2
    assert (call.closes_at - closes_at).days == 7
    newest, _ = queries.versions(session, call.id)
    assert newest["changed"] == ["amount", "deadlines"]
    with pytest.raises(Stale):
        calls.change(session, desk, call.id, form, if_match='"1"')
    calls.change(session, desk, call.id, form, if_match='"2"')
    assert call.version == 2, "the same again is no version"


def test_a_change_tells_every_author(session, world, runtime, work):
    """Rosario and Durban write; both hear that the deadline moved, and nobody else does."""
    proposal = story.begin(session, world)
    story.joined(session, world, proposal)
    call = session.get_one(Call, proposal.call_id)
    desk = world.actor(session, "secretariat")
    calls.change(session, desk, call.id, CallForm.model_validate(story.moved(50)), if_match='"1"')
    told = session.exec(select(EventRow).where(EventRow.kind == "proposal.call_changed")).one()
    assert told.data["parts"] == ["deadlines"]
    assert told.person_id is None
    session.commit()
    work()
    with runtime.database.reading() as after:
        lines = after.exec(select(Notification).where(Notification.kind == "call_changed")).all()
        names = {name for name, person_id in world.people.items() if person_id in {line.person_id for line in lines}}
        assert names == {"focal_point", "representative", "other_city"}
        assert {line.place for line in lines} == {f"/proposals/{proposal.id}"}
        assert after.get_one(Proposal, proposal.id).closes_at == after.get_one(Call, call.id).closes_at


def test_a_change_of_words_tells_nobody(session, world):
    proposal = story.begin(session, world)
    form = CallForm.model_validate(story.wanted(summary={"en": "Said better."}))
    calls.change(session, world.actor(session, "secretariat"), proposal.call_id, form, if_match='"1"')
    assert not session.exec(select(EventRow).where(EventRow.kind == "proposal.call_changed")).all()


def test_sections_follow_their_call(session, world):
    proposal = story.begin(session, world)
    before = {section.key: section for section in queries.sections(session, proposal.id)}
    changed = story.wanted()
    changed["sections"][0]["limit"] = {"unit": "characters", "max": 900, "counts_spaces": False}
    changed["sections"][1] = {"key": "risks", "stage": "concept", "title": {"en": "Risks"}}
    desk = world.actor(session, "secretariat")
    calls.change(session, desk, proposal.call_id, CallForm.model_validate(changed), if_match='"1"')
    after = {section.key: section for section in queries.sections(session, proposal.id)}
    assert after["summary"].id == before["summary"].id
    assert (after["summary"].limit_unit, after["summary"].limit_max, after["summary"].counts_spaces) == (
        Unit.characters,
        900,
        False,
    )
    assert not after["problem"].asked, "what somebody may have written stays"
    assert after["risks"].asked
    told = session.exec(select(EventRow).where(EventRow.kind == "proposal.call_changed")).one()
    assert told.data["parts"] == [CallPart.sections]


def test_the_lists_cost_the_same_with_one_row_and_with_fifty(session, world, signed_in, statements):
    for number in range(50):
        story.begin(session, world, call=story.enter(session, world, form=story.wanted(id=f"fund-{number}")))
    session.commit()
    reader = signed_in("focal_point")
    for address in ("/api/calls", "/api/proposals"):
        reader.get(f"{address}?limit=1")
        counted = []
        for many in (1, 50):
            statements.clear()
            assert len(reader.get(f"{address}?limit={many}").json()["items"]) == many
            counted.append(len(statements))
        assert counted[0] == counted[1], address


def test_the_list_says_of_a_call_what_the_call_does(session, world, signed_in):
    """It reads only what it shows of a form, and shows the same."""
    for form in (*map(story.given, THREE), story.wanted(), story.wanted(id="plain", **PLAIN)):
        story.enter(session, world, form=form)
    session.commit()
    member = signed_in("member")
    listed = [row for closed in ("false", "true") for row in member.get(f"/api/calls?closed={closed}").json()["items"]]
    assert len(listed) == 5
    for row in listed:
        whole = member.get(f"/api/calls/{row['id']}").json()
        assert row == {name: whole[name] for name in row}


PLAIN = {
    "eligibility": {}, "amount": None,
    "sections": [{"key": "b", "title": {"en": "B"}}, {"key": "a", "stage": "full", "title": {"en": "A"}}],
}  # fmt: skip
"""A form that leaves out what may be left out."""


def test_calls_are_found_by_words_and_closed_ones_apart(session, world, signed_in):
    story.enter(session, world)
    old = story.wanted(id="old-fund", title={"pt": "Fundo antigo"})
    for deadline, days in zip(old["deadlines"], (-90, -60, -30), strict=True):
        deadline["local"] = story.local(days)
    story.enter(session, world, form=old)
    session.commit()
    found = lambda query: [row["key"] for row in signed_in("member").get(f"/api/calls{query}").json()["items"]]  # noqa: E731
    assert found("") == ["small-fund"]
    assert found("?q=pequeno") == ["small-fund"]
    assert found("?q=antigo") == []
    assert found("?closed=true") == ["old-fund"]


def test_a_call_says_how_it_fits(session, world, signed_in):
    call = story.enter(session, world)
    session.commit()
    assert signed_in("member").get(f"/api/calls/{call.id}").json()["fit"] == "lead"
    partner = signed_in("expert").get(f"/api/calls/{call.id}").json()
    assert (partner["fit"], partner["abilities"]) == ("partner", {"edit": False, "begin": True})
    assert call.ends_at > clock.now()


FAR = ("9999-12-31T23:00:00", "0001-01-01T00:30:00", "1999-12-31T23:59:00", "2200-01-02T00:00:00")


def answers_to(signed_in, form) -> tuple[int, str]:
    """How a form is answered, sent as the bytes that a program may send."""
    body = json.dumps({"form": form})
    answer = signed_in("secretariat").post("/api/calls", content=body, headers={"content-type": "application/json"})
    return answer.status_code, answer.text


@pytest.mark.parametrize("local", FAR)
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_days_that_nobody_can_count_to_are_refused(signed_in, local, zone):
    form = story.wanted()
    form["deadlines"][1] |= {"local": local, "timezone": zone}
    assert answers_to(signed_in, form)[0] == 422
    form["deadlines"][1] |= {"local": story.local(60), "utc": local + "Z"}
    assert answers_to(signed_in, form)[0] == 422


@pytest.mark.parametrize("size", [float("inf"), float("-inf"), float("nan"), 1e300, 10**400, -1, 1001])
@pytest.mark.parametrize("which", ["size_pt", "margins_cm"])
def test_sizes_that_no_paper_has_are_refused(signed_in, which, size):
    assert answers_to(signed_in, story.wanted(submission={"formatting": {which: size}}))[0] == 422


def test_a_call_asks_for_a_hundred_boxes_at_most(signed_in):
    sections = [{"key": f"s{place}", "title": {"en": "S"}, "stage": "concept", "repeat": 20} for place in range(5)]
    assert answers_to(signed_in, story.wanted(sections=sections))[0] == 201
    sections.append({"key": "more", "title": {"en": "S"}, "stage": "concept"})
    status, text = answers_to(signed_in, story.wanted(id="more-fund", sections=sections))
    assert (status, "too_many_boxes" in text) == (422, True)

"""The budget of a proposal: who reads and writes which lines, and what happens when two write at once."""

import pytest
from sqlmodel import select

from app.access import principals
from app.circles import service as admissions
from app.circles.models import CircleRole
from app.core import clock
from app.core.errors import IllegalMove, Invalid, NotAllowed, NotFound, Stale
from app.live import hints
from app.outbox.models import EventRow
from app.proposals import queries as proposals_read
from app.proposals.budget import reading, service
from app.proposals.budget.codes import BudgetCheck
from app.proposals.budget.errors import LineStale, TooManyLines
from app.proposals.budget.models import BudgetLine
from app.proposals.budget.schemas import BudgetIn, LineIn
from app.proposals.codes import Answer, Mandate
from app.proposals.form import CallForm
from app.proposals.service import calls, consortium, people, proposals
from tests.proposals import story

WHEN = '"1"'


@pytest.fixture
def proposal(session, world):
    """Rosario leads, Durban has said yes, and the call is the peacebuilding one."""
    call = story.enter(session, world, form=story.given("peace-incentive-fund"))
    made = story.begin(session, world, call=call)
    story.joined(session, world, made)
    return made


def wanted(world, of="rosario", **more) -> LineIn:
    plain = {
        "category": "people",
        "year": 2027,
        "description": "Specialist",
        "unit": "weeks",
        "quantity": 24_000,
        "rate": 250_00,
    }
    return LineIn(organisation_id=world.organisations[of], **plain | more)


def add(session, world, proposal, by="focal_point", of="rosario", **more) -> BudgetLine:
    return service.add(session, world.actor(session, by), proposal.id, line=wanted(world, of, **more))


def read(session, world, proposal, by="focal_point"):
    found = world.actor(session, by)
    return reading.whole(session, found, proposals_read.proposal(session, found, proposal.id))


def finding(budget, check, about=""):
    return next(item for item in budget.findings if item.check is check and about in {"", item.rule, item.category})


# Who may


@pytest.mark.parametrize("name", ["no_seat", "guest", "secretariat", "expert", "observer", "member"])
def test_a_proposal_of_others_has_no_budget_for_me(session, world, proposal, name):
    line = add(session, world, proposal)
    with pytest.raises(NotFound):
        read(session, world, proposal, name)
    with pytest.raises(NotFound):
        add(session, world, proposal, by=name)
    with pytest.raises(NotFound):
        service.change(session, world.actor(session, name), line.id, changes={"rate": 1}, if_match=WHEN)
    with pytest.raises(NotFound):
        service.remove(session, world.actor(session, name), line.id, if_match=WHEN)
    with pytest.raises(NotFound):
        service.set_frame(session, world.actor(session, name), proposal.id, frame=BudgetIn(), if_match='"0"')


@pytest.mark.parametrize("role", [CircleRole.reader, CircleRole.commenter, CircleRole.reviewer])
def test_readers_commenters_and_reviewers_write_no_line(session, world, proposal, role):
    line = add(session, world, proposal)
    story.put_to_work(session, world, proposal, "member", role)
    member = world.actor(session, "member")
    with pytest.raises(NotAllowed):
        add(session, world, proposal, by="member")
    with pytest.raises(NotAllowed):
        service.change(session, member, line.id, changes={"rate": 1}, if_match=WHEN)
    with pytest.raises(NotAllowed):
        service.remove(session, member, line.id, if_match=WHEN)
    with pytest.raises(NotAllowed):
        service.set_frame(session, member, proposal.id, frame=BudgetIn(), if_match='"1"')
    budget = read(session, world, proposal, "member")
    assert [item.edit for item in budget.lines] == [False]
    assert (budget.abilities.frame, budget.abilities.write, budget.abilities.write_for) == (False, False, ())


def test_a_contributor_writes_lines_of_the_own_organisation_only(session, world, proposal):
    ours = add(session, world, proposal)
    theirs = add(session, world, proposal, by="other_city", of="durban")
    durban = world.actor(session, "other_city")
    with pytest.raises(NotAllowed):
        add(session, world, proposal, by="other_city", of="rosario")
    with pytest.raises(NotAllowed):
        service.change(session, durban, ours.id, changes={"rate": 1}, if_match=WHEN)
    with pytest.raises(NotAllowed):
        service.remove(session, durban, ours.id, if_match=WHEN)
    with pytest.raises(NotAllowed):
        service.set_frame(session, durban, proposal.id, frame=BudgetIn(), if_match='"1"')
    service.change(session, durban, theirs.id, changes={"rate": 1}, if_match=WHEN)
    budget = read(session, world, proposal, "other_city")
    assert {item.id: item.edit for item in budget.lines} == {ours.id: False, theirs.id: True}
    assert budget.abilities.write_for == (world.organisations["durban"],)


def test_the_lead_writes_every_line(session, world, proposal):
    theirs = add(session, world, proposal, by="other_city", of="durban")
    focal_point = world.actor(session, "focal_point")
    service.change(session, focal_point, theirs.id, changes={"rate": 300_00}, if_match=WHEN)
    service.remove(session, focal_point, theirs.id, if_match='"2"')
    assert read(session, world, proposal).lines == []


def test_a_guest_reads_open_lines_and_writes_none(session, world, proposal):
    add(session, world, proposal)
    add(session, world, proposal, closed=True, description="Salary")
    guest = principals.of_person(world.people["guest"])
    admissions.admit(
        session, proposal.circle_id, guest, role=CircleRole.contributor, until=clock.now().replace(year=2100)
    )
    budget = read(session, world, proposal, "guest")
    assert [item.description for item in budget.lines] == ["Specialist"]
    assert budget.sum.cost == 2 * 6_000_00
    with pytest.raises(NotAllowed):
        add(session, world, proposal, by="guest")


@pytest.mark.parametrize("how", ["leave", "release"])
def test_a_partner_that_is_gone_reads_nothing_and_its_lines_are_pointed_at(session, world, proposal, how):
    add(session, world, proposal, by="other_city", of="durban", closed=True)
    party = proposals_read.party_of(session, proposal.id, world.organisations["durban"])
    by = "other_city" if how == "leave" else "focal_point"
    getattr(consortium, how)(session, world.actor(session, by), party.id)
    for act in (
        lambda: read(session, world, proposal, "other_city"),
        lambda: add(session, world, proposal, by="other_city", of="durban"),
    ):
        with pytest.raises(NotFound):
            act()
    with pytest.raises(Invalid):
        add(session, world, proposal, of="durban")
    budget = read(session, world, proposal)
    gone = finding(budget, BudgetCheck.partner_gone)
    assert (gone.organisations, gone.lines) == (["Durban"], [budget.lines[0].id])
    assert [item.taking_part for item in budget.partners] == [True, False]


def test_an_observer_of_a_partner_reads_at_most(session, world):
    proposal = story.begin(session, world)
    with pytest.raises(Invalid):
        people.give_role(
            session, world.actor(session, "focal_point"), proposal.id, seat_id=world.seats["observer"], role=CircleRole.contributor
        )  # fmt: skip
    with pytest.raises(NotFound):
        add(session, world, proposal, by="observer")


def test_nobody_writes_when_the_proposal_is_given_up(session, world, proposal):
    line = add(session, world, proposal)
    focal_point = world.actor(session, "focal_point")
    proposals.withdraw(session, focal_point, proposal.id)
    with pytest.raises(IllegalMove):
        add(session, world, proposal)
    with pytest.raises(IllegalMove):
        service.change(session, focal_point, line.id, changes={"rate": 1}, if_match=WHEN)
    with pytest.raises(IllegalMove):
        service.remove(session, focal_point, line.id, if_match=WHEN)
    with pytest.raises(IllegalMove):
        service.set_frame(session, focal_point, proposal.id, frame=BudgetIn(), if_match='"1"')
    budget = read(session, world, proposal)
    assert not budget.lines[0].edit
    assert not budget.abilities.write


# Closed lines


def test_closed_lines_are_read_by_their_partner_and_the_lead(session, world, proposal):
    """A third partner reads what they come to, and neither their words nor their rates."""
    add(session, world, proposal, by="other_city", of="durban", closed=True, description="Pay of the coordinator")
    add(session, world, proposal, by="other_city", of="durban", description="Bus")
    add(session, world, proposal, closed=True, description="Pay in Rosario")
    world.organisation(session, "palmira", country="CO")
    world.person(session, "third", at="palmira", role="focal_point")
    party = story.ask(session, world, proposal, organisation="palmira")
    consortium.answer(session, world.actor(session, "third"), party.id, yes=True)
    told = {
        name: {line.description for line in read(session, world, proposal, name).lines}
        for name in ("focal_point", "other_city", "third")
    }
    assert told == {
        "focal_point": {"Pay of the coordinator", "Bus", "Pay in Rosario"},
        "other_city": {"Pay of the coordinator", "Bus"},
        "third": {"Bus"},
    }
    third, lead = read(session, world, proposal, "third"), read(session, world, proposal)
    assert (third.sum, third.cells, third.years) == (lead.sum, lead.cells, lead.years)
    assert {(item.organisation_id, item.sum.cost) for item in third.closed} == {
        (world.organisations["durban"], 6_000_00), (world.organisations["rosario"], 6_000_00),
    }  # fmt: skip
    assert "coordinator" not in third.model_dump_json()
    assert [item.reads_closed for item in third.partners] == [False, False, True]
    assert lead.closed == []


def test_a_rule_points_at_lines_only_for_those_who_read_them(session, world, proposal):
    add(session, world, proposal, closed=True, category="admin", rate=9_000_00)
    mine = finding(read(session, world, proposal), BudgetCheck.category_cap, "admin")
    theirs = finding(read(session, world, proposal, "other_city"), BudgetCheck.category_cap, "admin")
    assert (len(mine.lines), mine.hidden, theirs.lines, theirs.hidden) == (1, False, [], True)
    assert (mine.figure, mine.answer) == (theirs.figure, theirs.answer) == (216_000_00, Answer.missing)


def test_a_closed_line_is_not_there_for_another_partner(session, world, proposal):
    line = add(session, world, proposal, closed=True)
    durban = world.actor(session, "other_city")
    with pytest.raises(NotFound):
        service.change(session, durban, line.id, changes={"rate": 1}, if_match=WHEN)
    with pytest.raises(NotFound):
        service.remove(session, durban, line.id, if_match=WHEN)


def test_what_happens_to_a_closed_line_is_told_in_its_circle_and_that_sums_moved_to_all(
    session, world, proposal, monkeypatch
):
    heard = []
    monkeypatch.setattr(
        hints, "publish_after_commit", lambda _session, kind, which, whom: heard.append((kind, which, whom))
    )
    line = add(session, world, proposal, closed=True)
    event = session.exec(select(EventRow).where(EventRow.kind == "budget.line_added")).one()
    assert event.circle_id == line.circle_id != proposal.circle_id
    ((kind, which, whom),) = heard
    assert (kind, which) == ("proposal", proposal.id)
    assert principals.of_seat(world.seats["other_city"]) in whom
    assert [item.line_id for item in read(session, world, proposal).recent] == [line.id]
    assert read(session, world, proposal, "other_city").recent == []


def test_whoever_comes_later_reads_closed_lines_and_whoever_goes_no_more(session, world, proposal):
    add(session, world, proposal, closed=True)
    story.put_to_work(session, world, proposal, "member", CircleRole.reader)
    assert len(read(session, world, proposal, "member").lines) == 1
    people.end_role(session, world.actor(session, "focal_point"), proposal.id, seat_id=world.seats["member"])
    with pytest.raises(NotFound):
        read(session, world, proposal, "member")


def test_a_line_is_closed_and_opened_again(session, world, proposal):
    line = add(session, world, proposal)
    focal_point = world.actor(session, "focal_point")
    assert len(read(session, world, proposal, "other_city").lines) == 1
    service.change(session, focal_point, line.id, changes={"closed": True}, if_match=WHEN)
    assert read(session, world, proposal, "other_city").lines == []
    service.change(session, focal_point, line.id, changes={"closed": False}, if_match='"2"')
    assert [item.closed for item in read(session, world, proposal, "other_city").lines] == [False]


# Writing at once


def test_two_lines_never_collide_and_one_line_never_loses(session, world, proposal):
    first, second = add(session, world, proposal), add(session, world, proposal, of="durban")
    focal_point, durban = world.actor(session, "focal_point"), world.actor(session, "other_city")
    service.change(session, focal_point, first.id, changes={"rate": 1}, if_match=WHEN)
    service.change(session, durban, second.id, changes={"rate": 2}, if_match=WHEN)
    with pytest.raises(LineStale) as late:
        service.change(session, focal_point, second.id, changes={"quantity": 5_000}, if_match=WHEN)
    assert late.value.status == 412
    assert (late.value.params["version"], late.value.params["rate"], late.value.params["quantity"]) == (2, 2, 24_000)
    service.change(session, focal_point, second.id, changes={"quantity": 5_000}, if_match='"2"')
    assert (second.rate, second.quantity, second.version) == (2, 5_000, 3)
    with pytest.raises(LineStale):
        service.remove(session, durban, second.id, if_match='"2"')


@pytest.mark.parametrize("if_match", [None, "", "*", '"x"', '"99999999999"'])
def test_a_change_says_what_it_was_read_as(session, world, proposal, if_match):
    line = add(session, world, proposal)
    with pytest.raises(Invalid):
        service.change(session, world.actor(session, "focal_point"), line.id, changes={"rate": 1}, if_match=if_match)


def test_saying_the_same_changes_nothing(session, world, proposal):
    line = add(session, world, proposal)
    service.change(
        session, world.actor(session, "focal_point"), line.id, changes={"rate": 250_00, "closed": False}, if_match=WHEN
    )
    assert line.version == 1


# What a line may say


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"category": "moon"}, "category", "unknown_category"),
        ({"counts_for": ["moon"]}, "counts_for", "unknown_rule"),
        ({"quantity": 10**9, "rate": 10**12}, "rate", "cost_too_large"),
    ],
)
def test_what_no_call_knows_is_refused(session, world, proposal, more, field, code):
    with pytest.raises(Invalid) as refused:
        add(session, world, proposal, **more)
    assert [(item.path[-1], item.code) for item in refused.value.fields] == [(field, code)]


def test_a_budget_has_an_end(session, world, proposal, monkeypatch):
    monkeypatch.setattr(service, "MOST_LINES", 1)
    add(session, world, proposal)
    with pytest.raises(TooManyLines):
        add(session, world, proposal)


@pytest.mark.parametrize("words", ["a\nb", "a\x07b", "a\u2028b", "a\ufffeb", "x" * 201])
def test_words_are_one_printable_line(signed_in, session, world, proposal, words):
    session.commit()
    body = wanted(world).model_dump(mode="json") | {"description": words}
    answer = signed_in("focal_point").post(f"/api/proposals/{proposal.id}/budget/lines", json=body)
    assert answer.status_code == 422


@pytest.mark.parametrize("field", ["quantity", "rate", "co_funding"])
@pytest.mark.parametrize("value", [-1, 1.5, "12", 10**13])
def test_figures_are_whole_and_not_negative(signed_in, session, world, proposal, field, value):
    session.commit()
    body = wanted(world).model_dump(mode="json") | {field: value}
    answer = signed_in("focal_point").post(f"/api/proposals/{proposal.id}/budget/lines", json=body)
    assert answer.status_code == (201 if value == "12" else 422)


# Sums, and the budget as a whole


def test_sums_are_by_partner_category_and_year(session, world, proposal):
    add(session, world, proposal, co_funding=1_000_00)
    add(session, world, proposal, category="travel", year=2028, quantity=2_500, rate=1_450_01)
    add(session, world, proposal, of="durban", rate=1, quantity=1_500)
    budget = read(session, world, proposal)
    assert budget.sum.model_dump() == {"cost": 9_625_05, "co_funding": 1_000_00, "grant": 8_625_05}
    assert [(item.organisation.name, item.sum.cost) for item in budget.partners] == [
        ("Rosario", 9_625_03),
        ("Durban", 2),
    ]
    assert {item.key: item.sum.cost for item in budget.categories if item.sum.cost} == {
        "people": 6_000_02,
        "travel": 3_625_03,
    }
    assert [(item.year, item.sum.cost) for item in budget.years] == [(2027, 6_000_02), (2028, 3_625_03)]
    assert {(item.category, item.sum.cost) for item in budget.cells} == {
        ("people", 6_000_00),
        ("people", 2),
        ("travel", 3_625_03),
    }
    assert sum(item.sum.cost for item in budget.cells) == budget.sum.cost


def test_the_number_of_statements_stays(signed_in, session, world, proposal, statements):
    session.commit()
    lead, address = signed_in("focal_point"), f"/api/proposals/{proposal.id}/budget"

    def count(lines: int) -> int:
        for _ in range(lines):
            assert lead.post(f"{address}/lines", json=wanted(world).model_dump(mode="json")).status_code == 201
        statements.clear()
        read_lines = lead.get(address).json()["lines"]
        assert len(read_lines) >= lines
        return len(statements)

    assert count(1) == count(20) <= 14


def test_the_frame_is_set_by_the_lead_and_told(session, world, proposal):
    focal_point = world.actor(session, "focal_point")
    frame = BudgetIn(months=9, starts="2027-05-01", requested=5_000_00)
    service.set_frame(session, focal_point, proposal.id, frame=frame, if_match='"0"')
    budget = read(session, world, proposal)
    assert (budget.months, budget.requested, budget.currency, budget.version) == (9, 5_000_00, "USD", 1)
    with pytest.raises(Stale):
        service.set_frame(session, focal_point, proposal.id, frame=BudgetIn(), if_match='"0"')
    service.set_frame(session, focal_point, proposal.id, frame=BudgetIn(months=13), if_match='"1"')
    assert finding(read(session, world, proposal), BudgetCheck.duration).answer is Answer.missing
    told = session.exec(select(EventRow).where(EventRow.kind == "budget.set")).all()
    assert {field for event in told for field in event.data["fields"]} == {"months", "starts", "requested"}


def test_another_currency_of_the_call_is_told_and_no_figure_moves(session, world, proposal):
    add(session, world, proposal)
    form = story.given("peace-incentive-fund")
    form["amount"]["currency"] = form["budget"]["currency"] = "EUR"
    calls.change(
        session,
        world.actor(session, "secretariat"),
        proposal.call_id,
        CallForm.model_validate(form),
        note="",
        if_match='"1"',
    )
    budget = read(session, world, proposal)
    assert (budget.currency, budget.call_currency, budget.sum.cost) == ("USD", "EUR", 6_000_00)
    assert finding(budget, BudgetCheck.currency).answer is Answer.missing


def test_a_category_that_the_call_gave_up_keeps_its_lines(session, world, proposal):
    line = add(session, world, proposal, category="language")
    form = story.given("peace-incentive-fund")
    form["budget"]["categories"] = [item for item in form["budget"]["categories"] if item["key"] != "language"]
    calls.change(
        session,
        world.actor(session, "secretariat"),
        proposal.call_id,
        CallForm.model_validate(form),
        note="",
        if_match='"1"',
    )
    budget = read(session, world, proposal)
    assert [(item.key, item.known) for item in budget.categories][-1] == ("language", False)
    assert finding(budget, BudgetCheck.totals_match).lines == [line.id]
    service.change(session, world.actor(session, "focal_point"), line.id, changes={"rate": 1}, if_match=WHEN)
    assert line.rate == 1


def test_the_next_stage_is_compared_with_what_was_asked_in_the_first(session, world):
    form = story.given("eu-local-authorities")
    proposal = story.begin(session, world, call=story.enter(session, world, form=form))
    add(session, world, proposal, category="hr", quantity=1_000, rate=10_000_00, co_funding=1_000_00)
    proposals.go_on(session, world.actor(session, "focal_point"), proposal.id, if_match=f'"{proposal.version}"')
    assert read(session, world, proposal).concept_grant == 9_000_00
    add(session, world, proposal, category="hr", quantity=1_000, rate=1_800_01)
    found = finding(read(session, world, proposal), BudgetCheck.stage_change)
    assert (found.answer, found.over) == (Answer.missing, 1)


def test_a_call_without_a_budget_counts_in_one_category(session, world):
    proposal = story.begin(session, world)
    add(session, world, proposal, category="costs")
    budget = read(session, world, proposal)
    assert [item.key for item in budget.categories] == ["costs"]
    assert finding(budget, BudgetCheck.amount_min).answer is Answer.met


def test_an_asked_partner_may_be_counted_for_by_the_lead(session, world):
    proposal = story.begin(session, world)
    story.ask(session, world, proposal)
    add(session, world, proposal, of="durban", category="costs")
    assert [item.mandate for item in read(session, world, proposal).partners] == [Mandate.asked, Mandate.asked]
    with pytest.raises(NotFound):
        read(session, world, proposal, "other_city")


def test_by_address(signed_in, session, world, proposal):
    session.commit()
    lead, partner = signed_in("focal_point"), signed_in("other_city")
    made = lead.post(f"/api/proposals/{proposal.id}/budget/lines", json=wanted(world).model_dump(mode="json"))
    assert (made.status_code, made.headers["etag"], made.json()["cost"]) == (201, '"1"', 6_000_00)
    line = f"/api/budget-lines/{made.json()['id']}"
    assert partner.patch(line, json={"rate": 1}, headers={"if-match": '"1"'}).status_code == 403
    changed = lead.patch(line, json={"output": 2, "rate": None}, headers={"if-match": '"1"'})
    assert (changed.json()["output"], changed.json()["rate"], changed.headers["etag"]) == (2, 250_00, '"2"')
    late = lead.patch(line, json={"rate": 1}, headers={"if-match": '"1"'})
    assert (late.status_code, late.json()["params"]["output"]) == (412, 2)
    assert lead.patch(line, json={"output": None}, headers={"if-match": '"2"'}).json()["output"] is None
    assert lead.delete(line, headers={"if-match": '"3"'}).status_code == 204
    assert partner.get(f"/api/proposals/{proposal.id}/budget").json()["lines"] == []

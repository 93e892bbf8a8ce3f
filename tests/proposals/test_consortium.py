"""Who is in a proposal: asked, mandated, at work, gone; and how little rivals learn of each other."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import col, select

from app.access import principals
from app.access.actor import SeatRole
from app.accounts.models import Affiliation, Person
from app.accounts.service import invitations
from app.circles import queries as circles
from app.circles import service as admissions
from app.circles.models import CircleRole
from app.core import clock
from app.core.errors import IllegalMove, Invalid, NotAllowed, NotFound
from app.core.i18n import Language
from app.outbox.models import EventRow
from app.proposals import queries
from app.proposals.codes import Answer, Check, Mandate, Origin, SectionAction, SectionState
from app.proposals.errors import AskedAlready, CallClosed, LastSteward, NobodyAnswers
from app.proposals.form import CallForm
from app.proposals.models import Participant
from app.proposals.service import calls, consortium, people, proposals, reading, sections
from tests.proposals import story


def roles(session, world, proposal, name):
    return circles.roles_in(session, world.actor(session, name), proposal.circle_id)


def test_the_lead_begins_and_its_representative_is_asked(session, world):
    proposal = story.begin(session, world)
    rosario = world.organisations["rosario"]
    assert story.mandate_of(session, proposal.id, rosario) is Mandate.asked
    assert roles(session, world, proposal, "focal_point") == {CircleRole.steward}
    assert roles(session, world, proposal, "representative") == {CircleRole.steward}
    assert not roles(session, world, proposal, "member")
    party = queries.party_of(session, proposal.id, rosario)
    with pytest.raises(NotAllowed):
        consortium.answer(session, world.actor(session, "focal_point"), party.id, yes=True)
    consortium.answer(session, world.actor(session, "representative"), party.id, yes=True)
    assert story.mandate_of(session, proposal.id, rosario) is Mandate.given


def test_where_nobody_represents_a_focal_point_gives_the_mandate(session, world):
    proposal = story.begin(session, world)
    assert story.joined(session, world, proposal).mandate is Mandate.given
    assert roles(session, world, proposal, "other_city") == {CircleRole.contributor}


@pytest.mark.parametrize("name", ["observer", "no_seat", "guest", "secretariat"])
def test_others_begin_none(session, world, name):
    call = story.enter(session, world)
    with pytest.raises((NotAllowed, NotFound)):
        story.begin(session, world, by=name, call=call)


def test_whoever_is_asked_reads_the_request_and_not_the_proposal(session, world, signed_in):
    proposal = story.begin(session, world)
    story.ask(session, world, proposal)
    session.commit()
    asked = signed_in("other_city")
    assert asked.get(f"/api/proposals/{proposal.id}").status_code == 404
    (mandate,) = asked.get("/api/mandates").json()
    assert (mandate["title"], mandate["lead"]["name"]) == ("One first night", "Rosario")
    assert mandate["abilities"]["accept"]
    assert signed_in("expert").get("/api/mandates").json() == []
    assert asked.post(f"/api/mandates/{mandate['id']}/answer", json={"yes": True}).status_code == 204
    assert asked.get(f"/api/proposals/{proposal.id}").status_code == 200
    assert asked.get("/api/mandates").json() == []


def test_a_no_closes_the_door(session, world):
    proposal = story.begin(session, world)
    party = story.ask(session, world, proposal)
    consortium.answer(session, world.actor(session, "other_city"), party.id, yes=False)
    assert not queries.asked(session, world.actor(session, "other_city"))
    with pytest.raises(NotFound):
        queries.proposal(session, world.actor(session, "other_city"), proposal.id)
    story.ask(session, world, proposal)
    assert story.mandate_of(session, proposal.id, world.organisations["durban"]) is Mandate.asked


def test_nobody_is_asked_twice_or_in_vain(session, world):
    proposal = story.begin(session, world)
    story.ask(session, world, proposal)
    with pytest.raises(AskedAlready):
        story.ask(session, world, proposal)
    with pytest.raises(NobodyAnswers):
        story.ask(session, world, proposal, organisation="partner")


def test_leaving_ends_access_and_keeps_authorship(session, world):
    proposal = story.begin(session, world)
    party = story.joined(session, world, proposal)
    durban = world.actor(session, "other_city")
    section = queries.sections(session, proposal.id)[0]
    sections.own(session, durban, section.id, organisation_id=None, seat_id=durban.seat_id, if_match='"1"')
    consortium.leave(session, durban, party.id)
    with pytest.raises(NotFound):
        queries.proposal(session, durban, proposal.id)
    gone = next(row for row in queries.authors(session, proposal.id) if row["organisation_name"] == "Durban")
    assert (gone["person_name"], gone["until"] is None) == ("Other City", False)
    assert (section.owner_seat_id, section.organisation_id) == (None, None)


def test_the_lead_does_not_leave(session, world):
    proposal = story.begin(session, world, by="representative")
    party = queries.party_of(session, proposal.id, world.organisations["rosario"])
    with pytest.raises(NotAllowed):
        consortium.leave(session, world.actor(session, "representative"), party.id)
    with pytest.raises(NotAllowed):
        consortium.release(session, world.actor(session, "representative"), party.id)


def test_only_the_lead_asks_and_lets_go(session, world):
    proposal = story.begin(session, world)
    party = story.joined(session, world, proposal)
    durban = world.actor(session, "other_city")
    with pytest.raises(NotAllowed):
        story.ask(session, world, proposal, organisation="kroc", by="other_city")
    with pytest.raises(NotAllowed):
        consortium.release(session, durban, party.id)
    consortium.release(session, world.actor(session, "focal_point"), party.id)
    assert not roles(session, world, proposal, "other_city")


@pytest.mark.parametrize("role", list(CircleRole))
def test_what_each_role_may_do(session, world, role):
    proposal = story.begin(session, world)
    story.put_to_work(session, world, proposal, "member", role)
    member = world.actor(session, "member")
    out = reading.overview(session, member, proposal)
    writes = role in {CircleRole.contributor, CircleRole.steward}
    assert (out.abilities.edit, out.abilities.share) == (writes, writes)
    assert (out.abilities.invite, out.abilities.steward) == (role is CircleRole.steward,) * 2
    section = out.sections[0]
    assert section.abilities.start is writes
    assert not section.abilities.agree
    with_review = queries.sections(session, proposal.id)[0]
    with_review.state = SectionState.review
    session.add(with_review)
    after = reading.overview(session, member, proposal).sections[0].abilities
    assert after.send_back is (role not in {CircleRole.reader, CircleRole.commenter})
    assert after.agree is (role is CircleRole.steward)


def test_roles_have_bounds(session, world):
    proposal = story.begin(session, world)
    story.joined(session, world, proposal)
    with pytest.raises(Invalid):
        story.put_to_work(session, world, proposal, "other_city", CircleRole.steward)
    with pytest.raises(Invalid):
        story.put_to_work(session, world, proposal, "expert", CircleRole.reader)
    with pytest.raises(NotAllowed):
        story.put_to_work(session, world, proposal, "member", CircleRole.reader, by="other_city")
    with pytest.raises(LastSteward):
        people.end_role(session, world.actor(session, "focal_point"), proposal.id, seat_id=world.seats["focal_point"])


def test_one_goes_by_oneself(session, world):
    proposal = story.begin(session, world)
    story.put_to_work(session, world, proposal, "member", CircleRole.reader)
    people.end_role(session, world.actor(session, "member"), proposal.id, seat_id=world.seats["member"])
    assert not roles(session, world, proposal, "member")
    assert session.exec(select(Participant).where(Participant.seat_id == world.seats["member"])).one().until


def test_an_outside_expert_is_a_guest_with_a_role(session, world, signed_in):
    proposal = story.begin(session, world)
    until = clock.now() + timedelta(days=9)
    guest = principals.of_person(world.people["guest"])
    admissions.admit(session, proposal.circle_id, guest, role=CircleRole.contributor, until=until)
    focal_point = world.actor(session, "focal_point")
    people.set_guest_role(session, focal_point, proposal.id, person_id=world.people["guest"], role=CircleRole.reviewer)
    assert roles(session, world, proposal, "guest") == {CircleRole.reviewer}
    with pytest.raises(Invalid):
        people.set_guest_role(
            session, focal_point, proposal.id, person_id=world.people["guest"], role=CircleRole.steward
        )
    with pytest.raises(NotFound):
        people.set_guest_role(
            session, focal_point, proposal.id, person_id=world.people["member"], role=CircleRole.reader
        )
    session.commit()
    read = signed_in("guest").get(f"/api/proposals/{proposal.id}").json()
    assert not any(read["abilities"].values())


def test_a_successor_finds_every_door_open(session, world):
    """Rights hang on seats: a new representative's seat is in at once."""
    from app.members.schemas import SeatIn  # noqa: PLC0415 - beside what it is for
    from app.members.service import seats  # noqa: PLC0415 - as above

    proposal = story.begin(session, world)
    wanted = SeatIn(title="Intendente", title_language="es", role=SeatRole.focal_point)
    seat = seats.make(session, world.actor(session, "focal_point"), world.organisations["rosario"], wanted)
    assert principals.of_seat(seat.id) in circles.principals_of(session, proposal.circle_id)


def test_the_secretariat_is_in_none_unless_asked(session, world, signed_in):
    proposal = story.begin(session, world)
    desk = world.actor(session, "secretariat")
    assert not queries.proposals(session, desk, after=None, limit=9)
    with pytest.raises(NotFound):
        queries.proposal(session, desk, proposal.id)
    story.ask(session, world, proposal, organisation="kroc")
    session.commit()
    asked = signed_in("secretariat")
    (mandate,) = asked.get("/api/mandates").json()
    assert asked.post(f"/api/mandates/{mandate['id']}/answer", json={"yes": True}).status_code == 204
    assert len(asked.get("/api/proposals").json()["items"]) == 1


def test_rivals_know_nothing_of_each_other(session, world, signed_in, runtime, work):
    """Lists, counts, the call, the directory, search, hints, inboxes and eligibility: the other is nowhere."""
    call = story.enter(session, world)
    ours = story.begin(session, world, call=call, title="Zebra of Rosario")
    theirs = story.begin(session, world, by="other_city", call=call, title="Quagga of Durban")
    session.commit()
    work()
    rosario, durban = signed_in("focal_point"), signed_in("other_city")
    assert [row["id"] for row in rosario.get("/api/proposals").json()["items"]] == [str(ours.id)]
    assert [row["id"] for row in durban.get("/api/proposals").json()["items"]] == [str(theirs.id)]
    for mine, other, word in ((rosario, theirs, "quagga"), (durban, ours, "zebra")):
        assert mine.get(f"/api/proposals/{other.id}").status_code == 404
        assert mine.get(f"/api/proposals?call_id={call.id}").text.lower().count(word) == 0
        assert len(mine.get(f"/api/calls/{call.id}").json()["answers"]) == 1
        assert len(mine.get("/api/calls").json()["items"][0]["answers"]) == 1
        assert mine.get(f"/api/search?q={word}").json()["items"] == []
        for place in (
            "/api/home",
            "/api/notifications",
            "/api/mandates",
            "/api/organisations",
            "/api/people",
            "/api/reusable-texts",
        ):
            assert word not in mine.get(place).text.lower(), place
    other_seat = {
        principals.of_seat(world.seats["other_city"]),
        principals.of_organisation(world.organisations["durban"]),
    }
    with runtime.database.reading() as after:
        for event in after.exec(select(EventRow).where(EventRow.subject_id == ours.id)):
            assert not other_seat & circles.principals_of(after, event.circle_id), event.kind


def test_a_second_proposal_of_the_lead_is_told_to_those_who_may_know(session, world):
    """The rule of one application per lead is checked; a partner does not learn of the lead's other one."""
    call = story.enter(session, world)
    first = story.begin(session, world, call=call)
    story.joined(session, world, first)
    story.begin(session, world, call=call, title="Another")
    check = lambda name: next(  # noqa: E731
        item.answer
        for item in reading.overview(session, world.actor(session, name), first).eligibility
        if item.check is Check.one_lead
    )
    assert check("focal_point") is Answer.missing
    assert check("other_city") is Answer.met


def test_eligibility_names_what_is_missing(session, world):
    proposal = story.begin(session, world, by="representative")
    actor = world.actor(session, "representative")
    found = {item.check: item for item in reading.overview(session, actor, proposal).eligibility}
    assert found[Check.partners_min].answer is Answer.missing
    assert (found[Check.partners_min].params["have"], found[Check.partners_min].params["lack"]) == (1, 1)
    assert found[Check.lead_kind].answer is Answer.met
    assert found[Check.rule].answer is Answer.met, "whoever may commit the lead knows of all its reports"
    party = story.ask(session, world, proposal, by="representative")
    waiting = {item.check: item for item in reading.overview(session, actor, proposal).eligibility}
    assert waiting[Check.partners_min].waits == ["Durban"]
    assert waiting[Check.countries_min].waits == ["Durban"]
    assert (waiting[Check.rule].answer, waiting[Check.rule].params["unknown"]) == (Answer.ask, ["Durban"])
    consortium.answer(session, world.actor(session, "other_city"), party.id, yes=True)
    whole = {item.check: item for item in reading.overview(session, actor, proposal).eligibility}
    assert whole[Check.partners_min].answer is Answer.met
    assert whole[Check.countries_min].params["countries"] == ["AR", "ZA"]


def test_sections_move_by_the_table(session, world):
    proposal = story.begin(session, world)
    focal_point = world.actor(session, "focal_point")
    section = queries.sections(session, proposal.id)[0]
    for action, state in (
        (SectionAction.start, SectionState.drafting), (SectionAction.hand_in, SectionState.review),
        (SectionAction.send_back, SectionState.drafting), (SectionAction.hand_in, SectionState.review),
        (SectionAction.agree, SectionState.agreed), (SectionAction.reopen, SectionState.drafting),
    ):  # fmt: skip
        assert sections.move(session, focal_point, section.id, action).state is state
    with pytest.raises(IllegalMove):
        sections.move(session, focal_point, section.id, SectionAction.agree)


def test_the_next_stage_brings_its_sections(session, world):
    proposal = story.begin(session, world)
    assert {section.stage for section in queries.sections(session, proposal.id)} == {"concept"}
    closes_at = proposal.closes_at
    proposals.go_on(session, world.actor(session, "focal_point"), proposal.id, if_match='"1"')
    boxes = [section for section in queries.sections(session, proposal.id) if section.key == "activities"]
    assert [(box.number, box.required) for box in boxes] == [(1, True), (2, False), (3, False)]
    assert proposal.closes_at > closes_at


def test_a_proposal_given_up_stands_still_until_taken_up(session, world):
    proposal = story.begin(session, world)
    focal_point = world.actor(session, "focal_point")
    proposals.withdraw(session, focal_point, proposal.id)
    with pytest.raises(IllegalMove):
        story.ask(session, world, proposal)
    section = queries.sections(session, proposal.id)[0]
    with pytest.raises(IllegalMove):
        sections.move(session, focal_point, section.id, SectionAction.start)
    proposals.reopen(session, focal_point, proposal.id)
    assert story.joined(session, world, proposal).mandate is Mandate.given


def test_the_overview_costs_the_same_however_many_sections(session, world, signed_in, statements):
    small = story.begin(session, world)
    large = story.begin(session, world, call=story.enter(session, world, form=story.given("un-civil-society-fund")))
    session.commit()
    focal_point = signed_in("focal_point")
    counted = []
    for proposal in (small, small, large):
        statements.clear()
        assert focal_point.get(f"/api/proposals/{proposal.id}").status_code == 200
        counted.append(len(statements))
    assert counted[1] == counted[2]


# What somebody could take for themselves, or leave behind


def test_nobody_makes_themselves_steward(session, world):
    """Lucía writes for the lead; that she may share work out does not let her lead it, or end who does."""
    proposal = story.begin(session, world)
    story.put_to_work(session, world, proposal, "member", CircleRole.contributor)
    member, steward = world.actor(session, "member"), world.seats["focal_point"]
    for seat_id, role in (
        (member.seat_id, CircleRole.steward),
        (steward, CircleRole.contributor),
        (world.seats["representative"], CircleRole.steward),
    ):
        with pytest.raises(NotAllowed):
            people.give_role(session, member, proposal.id, seat_id=seat_id, role=role)
    story.put_to_work(session, world, proposal, "representative", CircleRole.steward)
    with pytest.raises(NotAllowed):
        people.end_role(session, member, proposal.id, seat_id=steward)
    assert roles(session, world, proposal, "member") == {CircleRole.contributor}
    assert roles(session, world, proposal, "focal_point") == {CircleRole.steward}
    story.put_to_work(session, world, proposal, "member", CircleRole.steward, by="representative")
    assert roles(session, world, proposal, "member") == {CircleRole.steward}


@pytest.mark.parametrize("how", ["vacant", "suspended"])
def test_where_nobody_leads_any_more_a_colleague_of_the_lead_does(how, session, world):
    """Nobody sits who could: the work does not stand still for ever."""
    proposal = story.begin(session, world)
    story.put_to_work(session, world, proposal, "member", CircleRole.contributor)
    leading = [world.seats["focal_point"], world.seats["representative"]]
    for held in session.exec(select(Affiliation).where(col(Affiliation.seat_id).in_(leading))):
        if how == "vacant":
            held.until = clock.now()
        else:
            session.get_one(Person, held.person_id).suspended_at = clock.now()
    session.flush()
    member = world.actor(session, "member")
    people.give_role(session, member, proposal.id, seat_id=member.seat_id, role=CircleRole.steward)
    assert roles(session, world, proposal, "member") == {CircleRole.steward}


def brought(session, world, proposal, *, by, person=None, email="asked@example.org"):
    """A guest of the proposal, there already when it is a person, else invited."""
    until = clock.now() + timedelta(days=9)
    actor = world.actor(session, by)
    ticket, _ = invitations.invite(
        session, actor, email=email, name="Asked", language=Language.en, circle_id=proposal.circle_id, until=until
    )
    if person:
        ticket.used_at, ticket.person_id = clock.now(), world.people[person]
        guest = principals.of_person(world.people[person])
        admissions.admit(session, proposal.circle_id, guest, role=CircleRole.contributor, until=until)
    session.flush()
    return ticket


@pytest.mark.parametrize("ending", ["leave", "release"])
def test_whom_a_partner_brought_goes_with_it(session, world, ending):
    proposal = story.begin(session, world)
    party = story.joined(session, world, proposal)
    open_ticket = brought(session, world, proposal, by="other_city")
    brought(session, world, proposal, by="other_city", person="guest", email="theirs@example.org")
    brought(session, world, proposal, by="focal_point", person="expert", email="ours@example.org")
    leads = brought(session, world, proposal, by="focal_point", email="leads@example.org")
    by = world.actor(session, "other_city" if ending == "leave" else "focal_point")
    getattr(consortium, ending)(session, by, party.id)
    assert not roles(session, world, proposal, "guest")
    assert roles(session, world, proposal, "expert") == {CircleRole.contributor}
    assert (open_ticket.withdrawn_at is None, leads.withdrawn_at is None) == (False, True)
    kinds = [row.kind for row in session.exec(select(EventRow).where(EventRow.subject_id == proposal.circle_id))]
    assert sorted(kinds) == ["circle.guest_dismissed", "circle.guest_invitation_withdrawn"]


def test_whom_somebody_else_brought_as_well_stays(session, world):
    proposal = story.begin(session, world)
    party = story.joined(session, world, proposal)
    brought(session, world, proposal, by="focal_point", person="guest")
    brought(session, world, proposal, by="other_city", person="guest")
    consortium.leave(session, world.actor(session, "other_city"), party.id)
    assert roles(session, world, proposal, "guest") == {CircleRole.contributor}


def test_circles_are_settled_under_the_lock_of_the_proposal(world, runtime, statements):
    """A seat is made while somebody answers: neither overwrites whom the other let in."""
    from app.members.schemas import SeatIn  # noqa: PLC0415 - beside what it is for
    from app.members.service import seats  # noqa: PLC0415 - as above

    with runtime.database.writing() as session:
        story.begin(session, world)
    wanted = SeatIn(title="Intendente", title_language="es", role=SeatRole.focal_point)
    with runtime.database.writing() as session:
        focal_point = world.actor(session, "focal_point")
        statements.clear()
        seats.make(session, focal_point, world.organisations["rosario"], wanted)
    settled = next(place for place, sql in enumerate(statements) if sql.startswith("INSERT INTO admission "))
    taken = [sql for sql in statements[:settled] if "FROM proposal" in sql and "ORDER BY proposal.id" in sql]
    assert ["FOR UPDATE" in sql for sql in taken] == [not runtime.database.is_sqlite]


@pytest.mark.parametrize("what", ["begin", "reopen", "next"])
def test_whoever_begins_while_the_call_changes_follows_what_it_says_then(world, database, what):
    with database.writing() as session:
        call = story.enter(session, world)
        proposal = story.begin(session, world, call=call)
        focal_point, desk = world.actor(session, "focal_point"), world.actor(session, "secretariat")
        if what == "reopen":
            proposals.withdraw(session, focal_point, proposal.id)
    begun = threading.Event()

    def meanwhile():
        with database.writing() as other:
            begun.set()
            if what == "begin":
                made = proposals.begin(other, focal_point, call_id=call.id, title="Another")
            elif what == "reopen":
                made = proposals.reopen(other, focal_point, proposal.id)
            else:
                made = proposals.go_on(other, focal_point, proposal.id, if_match=f'"{proposal.version}"')
            return made.call_version, made.closes_at

    with ThreadPoolExecutor(1) as threads:
        with database.writing() as changing:
            form = CallForm.model_validate(story.moved(67))
            form.deadlines[2].local += timedelta(days=3)
            changed = calls.change(changing, desk, call.id, form, if_match='"1"')
            found = threads.submit(meanwhile)
            begun.wait(0 if database.is_sqlite else 5)
            time.sleep(0.3)
            assert not found.done()
        version, closes_at = found.result(timeout=20)
    assert (version, closes_at) == (changed.version, form.closes_at("full" if what == "next" else "concept"))


def test_the_next_stage_is_begun_once_and_not_when_it_is_over(session, world, signed_in):
    proposal = story.begin(session, world)
    focal_point = world.actor(session, "focal_point")
    with clock.moved(timedelta(days=125)), pytest.raises(CallClosed):
        proposals.go_on(session, focal_point, proposal.id, if_match='"1"')
    session.commit()
    lead = signed_in("focal_point")
    address, match = f"/api/proposals/{proposal.id}/next-stage", {"if-match": f'"{proposal.version}"'}
    assert lead.post(address).status_code == 422
    assert lead.post(address, headers={"if-match": '"9"'}).status_code == 412
    assert lead.post(address, headers=match).status_code == 200
    assert lead.post(address, headers=match).status_code == 412


def test_a_proposal_given_up_asks_nobody_for_a_mandate(session, world):
    proposal = story.begin(session, world)
    party = story.ask(session, world, proposal)
    told = select(EventRow).where(EventRow.kind == "mandate.reminded")
    consortium.remind(session, party.id)
    assert len(session.exec(told).all()) == 1
    proposals.withdraw(session, world.actor(session, "focal_point"), proposal.id)
    consortium.remind(session, party.id)
    assert len(session.exec(told).all()) == 1


def test_a_partner_is_not_told_what_a_proposal_came_from(session, world, signed_in):
    older = story.begin(session, world)
    call = story.enter(session, world, form=story.wanted(id="second-fund"))
    proposal = proposals.begin(
        session, world.actor(session, "focal_point"), call_id=call.id, title="Next", origin=Origin.proposal,
        origin_id=older.id,
    )  # fmt: skip
    story.joined(session, world, proposal)
    session.commit()
    for name, knows in (("other_city", False), ("focal_point", True)):
        reader = signed_in(name)
        read = [reader.get(f"/api/proposals/{proposal.id}{part}").text for part in ("", "/lineage")]
        assert (str(older.id) in "".join(read)) is knows, name

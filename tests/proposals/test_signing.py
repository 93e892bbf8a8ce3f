"""Signing: who may, what exactly is signed, what voids it, and that nothing is sent while one signature is missing."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import orjson
import pytest
from freezegun import freeze_time
from pycrdt import Doc, XmlElement, XmlFragment, XmlText
from sqlmodel import select

from app.core import clock
from app.core.errors import IllegalMove, NotAllowed, NotFound, Stale
from app.drafting import service as drafts
from app.outbox.models import EventRow
from app.proposals import queries as proposals_read
from app.proposals import wording
from app.proposals.budget import service as budgets
from app.proposals.budget.schemas import LineIn
from app.proposals.codes import PlanStep, ProposalState, SectionState
from app.proposals.models import Proposal
from app.proposals.service import consortium, plans, proposals
from app.proposals.signing import parts, queries, reading, service
from app.proposals.signing.codes import Ended, Stand
from app.proposals.signing.errors import (
    SectionsNotAgreed,
    SignaturesMissing,
    SignedAlready,
    SignInAgain,
    SuggestionsOpen,
    TextChanged,
)
from app.proposals.signing.models import Signature
from tests.people import ROLES, SIGNED_OUT
from tests.proposals import signings, story
from tests.proposals.signings import DURBAN

SEEING_NOTHING = sorted(set(ROLES) - SIGNED_OUT - {"focal_point", "representative", "other_city", "former"})
WORDS = "The first night decides."


def shown(session, world, proposal, name):
    return reading.overview(session, world.actor(session, name), proposal)


def stands(session, world, proposal, name="focal_point"):
    return {row.organisation.name: row.stand for row in shown(session, world, proposal, name).signers}


def kinds(session):
    return [row.kind for row in session.exec(select(EventRow).order_by(EventRow.at, EventRow.id))]


# Who may


@pytest.mark.parametrize("name", SEEING_NOTHING)
def test_those_who_are_not_in_the_proposal_find_nothing(session, world, name):
    proposal, version = signings.frozen(session, world)
    actor = world.actor(session, name)
    for attempt in (
        lambda: service.freeze(session, actor, proposal.id),
        lambda: service.sign(session, actor, proposal.id, digest=version.digest),
        lambda: service.refuse(session, actor, proposal.id, digest=version.digest, reason="No"),
        lambda: service.send(session, actor, proposal.id, digest=version.digest),
    ):
        with pytest.raises(NotFound):
            attempt()


@pytest.mark.parametrize("name", ["focal_point", "other_city"])
def test_nobody_signs_but_the_authorised_representative(session, world, name):
    proposal, version = signings.frozen(session, world)
    actor = world.actor(session, name)
    with pytest.raises(NotAllowed):
        service.sign(session, actor, proposal.id, digest=version.digest)
    with pytest.raises(NotAllowed):
        service.refuse(session, actor, proposal.id, digest=version.digest, reason="No")
    assert not queries.signatures(session, version.id)
    abilities = shown(session, world, proposal, name).abilities
    assert not abilities.sign
    assert not abilities.refuse


@pytest.mark.parametrize("name", ["other_city", DURBAN])
def test_a_partner_neither_freezes_nor_sends(session, world, name):
    proposal, version = signings.signed(session, world)
    with pytest.raises(NotAllowed):
        service.freeze(session, world.actor(session, name), proposal.id)
    with pytest.raises(NotAllowed):
        service.send(session, world.actor(session, name), proposal.id, digest=version.digest)


def test_an_organisation_that_has_not_said_yes_does_not_sign(session, world):
    signings.represented(session, world)
    proposal = story.begin(session, world)
    story.ask(session, world, proposal)
    signings.sections(session, proposal)[0].state = SectionState.agreed
    version = service.freeze(session, world.actor(session, "focal_point"), proposal.id)
    with pytest.raises(NotFound):
        service.sign(session, world.actor(session, DURBAN), proposal.id, digest=version.digest)
    assert [row["organisation_name"] for row in service.unsigned(session, proposal, version)] == ["Rosario"]


def test_whoever_signed_in_too_long_ago_signs_in_again(session, world):
    proposal, version = signings.frozen(session, world)
    proved_at = world.actor(session, "representative").signed_in_at
    with freeze_time(proved_at + timedelta(minutes=9, seconds=59)):
        service.refuse(session, world.actor(session, "representative"), proposal.id, digest=version.digest, reason="No")
    with freeze_time(proved_at + timedelta(minutes=10, seconds=1)):
        late = world.actor(session, "representative")
        for attempt in (
            lambda: service.sign(session, late, proposal.id, digest=version.digest),
            lambda: service.refuse(session, late, proposal.id, digest=version.digest, reason="No"),
        ):
            with pytest.raises(SignInAgain) as refused:
                attempt()
            assert refused.value.params == {"minutes": 10}


# What is frozen


def test_nothing_is_frozen_before_the_partners_agree_to_it(session, world):
    proposal = story.begin(session, world)
    lead = world.actor(session, "focal_point")
    with pytest.raises(SectionsNotAgreed) as refused:
        service.freeze(session, lead, proposal.id)
    assert refused.value.params == {"count": 1}
    told = shown(session, world, proposal, "focal_point")
    assert [(each.why, each.title["en"]) for each in told.hindrances] == [("not_agreed", "Summary")]
    assert not told.abilities.freeze


def suggestion(section_id):
    document: Doc = Doc()
    root = document.get("default", type=XmlFragment)
    paragraph = XmlElement("paragraph")
    root.children.append(paragraph)
    text = XmlText("")
    paragraph.children.append(text)
    text.insert(0, "Rest", None)
    text.insert(4, " and pay", {"insertion": {"id": "x 1 1"}})
    return document.get_update()


def test_nothing_is_frozen_while_a_suggestion_waits(session, world):
    proposal = signings.agreed(session, world)
    section = signings.sections(session, proposal)[0]
    drafts.begin_anew(session, section.id, suggestion(section.id))
    with pytest.raises(SuggestionsOpen):
        service.freeze(session, world.actor(session, "focal_point"), proposal.id)


def test_a_suggestion_and_a_comment_change_nothing_that_was_signed(session, world):
    proposal = signings.agreed(session, world)
    section = signings.sections(session, proposal)[0]
    signings.write(session, section, "Rest")
    version = service.freeze(session, world.actor(session, "focal_point"), proposal.id)
    drafts.begin_anew(session, section.id, suggestion(section.id))
    assert service.follow(session, proposal.id)
    document: Doc = Doc()
    paragraph = XmlElement("paragraph")
    document.get("default", type=XmlFragment).children.append(paragraph)
    text = XmlText("")
    paragraph.children.append(text)
    text.insert(0, "Rest", {"comment": {"id": "7"}})
    drafts.begin_anew(session, section.id, document.get_update())
    assert service.follow(session, proposal.id)
    assert queries.latest(session, proposal.id).id == version.id


def test_what_is_frozen_is_kept_as_it_was(session, world, database):
    proposal, version = signings.frozen(session, world)
    kept = {part.name: (part.sha256, part.content) for part in queries.parts(session, version.id)}
    assert list(kept) == ["proposal.json", "sections/01-summary.json", "sections/02-problem.json"]
    text = orjson.loads(kept["sections/01-summary.json"][1])
    assert (text["text"], text["words"], text["characters"]) == (signings.SUMMARY, 5, 33)
    assert text["blocks"] == [{"type": "paragraph", "content": [{"type": "text", "text": signings.SUMMARY}]}]
    front = orjson.loads(kept["proposal.json"][1])
    assert [each["name"] for each in front["organisations"]] == ["Rosario", "Durban"]
    assert version.digest == parts.bundle.digest((name, sha256) for name, (sha256, _) in kept.items())
    signings.write(session, signings.sections(session, proposal)[1], WORDS)
    assert {part.name: (part.sha256, part.content) for part in queries.parts(session, version.id)} == kept
    told = shown(session, world, proposal, DURBAN).version
    assert told.parts[1].content == text


def test_the_same_text_makes_no_other_version(session, world):
    proposal, version = signings.signed(session, world, by=("representative",))
    again = service.freeze(session, world.actor(session, "focal_point"), proposal.id)
    assert again.id == version.id
    assert stands(session, world, proposal)["Rosario"] is Stand.signed


def test_marks_and_links_are_part_of_what_is_signed(session, world):
    proposal = signings.agreed(session, world)
    section = signings.sections(session, proposal)[0]
    digests = set()
    for marks in (
        None,
        {"bold": {}},
        {"link": {"href": "https://one.example"}},
        {"link": {"href": "https://other.example"}},
    ):
        document: Doc = Doc()
        paragraph = XmlElement("paragraph")
        document.get("default", type=XmlFragment).children.append(paragraph)
        text = XmlText("")
        paragraph.children.append(text)
        text.insert(0, "Rest", marks)
        drafts.begin_anew(session, section.id, document.get_update())
        digests.add(parts.digest_of(parts.current(session, proposal)))
    assert len(digests) == 4


def test_words_are_told_as_a_funder_counts_them(session, world):
    proposal = signings.agreed(session, world)
    section = signings.sections(session, proposal)[0]
    signings.write(session, section, "One two", "", "three")
    from app.proposals.service import texts  # noqa: PLC0415 - beside what it is for

    read = texts.readings(session, [section.id])[section.id]
    part = next(part for part in parts.current(session, proposal) if part.name == parts.section_name(section))
    assert orjson.loads(part.content)["text"] == read.words
    assert orjson.loads(part.content)["characters"] == wording.count(read.words).characters


# Signing and refusing


def test_each_organisation_signs_for_itself(session, world):
    proposal, version = signings.frozen(session, world)
    assert stands(session, world, proposal) == {"Rosario": Stand.waits, "Durban": Stand.waits}
    service.sign(session, world.actor(session, DURBAN), proposal.id, digest=version.digest)
    told = shown(session, world, proposal, "representative")
    assert {row.organisation.name: (row.stand, row.person) for row in told.signers} == {
        "Rosario": (Stand.waits, "Representative"), "Durban": (Stand.signed, "Durban Representative"),
    }  # fmt: skip
    assert (told.missing, told.abilities.sign, told.abilities.send) == (1, True, False)
    (kept,) = queries.signatures(session, version.id)
    assert (kept.digest, kept.seat_id) == (version.digest, world.seats[DURBAN])
    assert kinds(session)[-1] == "proposal.version_signed"


def test_nobody_signs_another_version_than_they_read(session, world):
    proposal, _ = signings.frozen(session, world)
    with pytest.raises(Stale):
        service.sign(session, world.actor(session, DURBAN), proposal.id, digest="0" * 64)


def test_nobody_signs_twice(session, world):
    proposal, version = signings.signed(session, world, by=(DURBAN,))
    durban = world.actor(session, DURBAN)
    with pytest.raises(SignedAlready):
        service.sign(session, durban, proposal.id, digest=version.digest)
    with pytest.raises(SignedAlready):
        service.refuse(session, durban, proposal.id, digest=version.digest, reason="After all")


def test_whoever_gives_it_back_says_why_and_can_still_sign(session, world):
    proposal, version = signings.frozen(session, world)
    durban = world.actor(session, DURBAN)
    service.refuse(session, durban, proposal.id, digest=version.digest, reason="The visit falls in election week.")
    row = next(
        row for row in shown(session, world, proposal, "focal_point").signers if row.organisation.name == "Durban"
    )
    assert (row.stand, row.reason) == (Stand.refused, "The visit falls in election week.")
    told = session.exec(select(EventRow).where(EventRow.kind == "proposal.version_refused")).one()
    assert "election" not in orjson.dumps(told.data).decode()
    service.sign(session, durban, proposal.id, digest=version.digest)
    assert stands(session, world, proposal)["Durban"] is Stand.signed


def test_why_a_version_was_given_back_is_read_after_it_was_changed(session, world):
    proposal, version = signings.frozen(session, world)
    service.refuse(session, world.actor(session, DURBAN), proposal.id, digest=version.digest, reason="Election week.")
    signings.write(session, signings.sections(session, proposal)[1], WORDS)
    row = next(each for each in shown(session, world, proposal, "focal_point").signers if each.reason)
    assert (row.organisation.name, row.stand) == ("Durban", Stand.refused)
    service.freeze(session, world.actor(session, "focal_point"), proposal.id)
    told = shown(session, world, proposal, "focal_point")
    assert [(each.organisation, each.reason) for each in told.earlier[0].refusals] == [("Durban", "Election week.")]
    assert not any(each.reason for each in told.signers)


def test_a_reason_is_asked_for(signed_in, session, world):
    proposal, version = signings.frozen(session, world)
    session.commit()
    answer = signed_in(DURBAN).post(
        f"/api/proposals/{proposal.id}/signing/refuse", json={"digest": version.digest, "reason": "  "}
    )
    assert answer.status_code == 422


# What voids it


def test_a_later_edit_voids_what_was_signed_and_says_so(session, world, signed_in, work):
    proposal, version = signings.signed(session, world, by=(DURBAN,))
    section = signings.sections(session, proposal)[1]
    signings.write(session, section, WORDS)
    told = shown(session, world, proposal, "representative")
    assert (told.version.stands, [each.name for each in told.version.touched]) == (False, ["sections/02-problem.json"])
    assert not told.abilities.sign
    assert not service.follow(session, proposal.id)
    assert (version.ended, version.touched) == (Ended.changed, ["sections/02-problem.json"])
    voided = session.exec(select(EventRow).where(EventRow.kind == "proposal.version_voided")).one()
    assert voided.data["organisations"] == [str(world.organisations["durban"])]
    row = next(row for row in shown(session, world, proposal, DURBAN).signers if row.organisation.name == "Durban")
    assert (row.stand, row.void_number, row.void_touched[0].title["en"]) == (Stand.void, 1, "Problem")
    session.commit()
    work()
    said = signed_in(DURBAN).get("/api/inbox").text
    assert "signatures_void" in said


@pytest.mark.parametrize("what", ["title", "partner_left", "partner_joined"])
def test_a_change_of_title_or_consortium_voids_it_at_once(session, world, what):
    proposal, version = signings.signed(session, world)
    lead = world.actor(session, "focal_point")
    if what == "title":
        proposals.save(session, lead, proposal.id, changes={"title": "Anew"}, if_match=f'"{proposal.version}"')
    elif what == "partner_left":
        party = proposals_read.party_of(session, proposal.id, world.organisations["durban"])
        consortium.leave(session, world.actor(session, DURBAN), party.id)
    else:
        party = story.ask(session, world, proposal, organisation="kroc")
        consortium.answer(session, world.actor(session, "secretariat"), party.id, yes=True)
    assert (version.ended, version.touched) == (Ended.changed, ["proposal.json"])
    with pytest.raises(TextChanged):
        service.send(session, lead, proposal.id, digest=version.digest)


def test_letters_are_noticed_within_a_minute(world, database, work):
    with database.writing() as session:
        proposal, _ = signings.signed(session, world, by=(DURBAN,))
        section_id = signings.sections(session, proposal)[1].id
    work()
    with freeze_time(clock.now() + timedelta(minutes=1, seconds=1)):
        work()
    with database.reading() as reader:
        assert queries.is_open(queries.latest(reader, proposal.id))
    signings.typed(database, section_id, WORDS)
    with freeze_time(clock.now() + timedelta(minutes=2, seconds=3)):
        work()
    with database.reading() as reader:
        assert queries.latest(reader, proposal.id).ended is Ended.changed


def test_a_new_version_is_asked_for_after_a_change(session, world):
    proposal, first = signings.signed(session, world, by=(DURBAN,))
    signings.write(session, signings.sections(session, proposal)[1], WORDS)
    second = service.freeze(session, world.actor(session, "focal_point"), proposal.id)
    assert (second.number, first.ended) == (2, Ended.changed)
    assert stands(session, world, proposal) == {"Rosario": Stand.waits, "Durban": Stand.void}
    with pytest.raises(Stale):
        service.sign(session, world.actor(session, DURBAN), proposal.id, digest=first.digest)
    service.sign(session, world.actor(session, DURBAN), proposal.id, digest=second.digest)
    assert stands(session, world, proposal)["Durban"] is Stand.signed


def test_what_was_given_up_is_signed_no_more(session, world):
    proposal, version = signings.signed(session, world)
    lead = world.actor(session, "focal_point")
    proposals.withdraw(session, lead, proposal.id)
    assert version.ended is Ended.withdrawn
    with pytest.raises(IllegalMove):
        service.send(session, lead, proposal.id, digest=version.digest)
    proposals.reopen(session, lead, proposal.id)
    assert service.freeze(session, lead, proposal.id).number == 2
    assert stands(session, world, proposal) == {"Rosario": Stand.waits, "Durban": Stand.waits}


# Sending


@pytest.mark.parametrize("by", [(), (DURBAN,), ("representative",)])
def test_nothing_is_sent_while_a_signature_is_missing(session, world, by):
    proposal, version = signings.signed(session, world, by=by)
    with pytest.raises(SignaturesMissing):
        service.send(session, world.actor(session, "focal_point"), proposal.id, digest=version.digest)
    assert proposal.state is ProposalState.signing


def test_nothing_is_sent_that_somebody_refused(session, world):
    proposal, version = signings.signed(session, world, by=("representative",))
    service.refuse(session, world.actor(session, DURBAN), proposal.id, digest=version.digest, reason="No")
    with pytest.raises(SignaturesMissing) as refused:
        service.send(session, world.actor(session, "focal_point"), proposal.id, digest=version.digest)
    assert refused.value.params == {"count": 1, "names": "Durban"}


def test_nothing_is_sent_that_was_changed_after_signing(database, world, signed_in):
    with database.writing() as session:
        proposal, version = signings.signed(session, world)
        section_id = signings.sections(session, proposal)[1].id
    signings.typed(database, section_id, WORDS)
    answer = signed_in("focal_point").post(
        f"/api/proposals/{proposal.id}/signing/send", json={"digest": version.digest}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "text_changed")
    with database.reading() as session:
        assert queries.latest(session, proposal.id).ended is Ended.changed, "the refusal is remembered"
        assert session.get_one(Proposal, proposal.id).state is ProposalState.signing


def test_what_all_have_signed_is_sent_and_then_changed_no_more(session, world):
    proposal, version = signings.signed(session, world)
    lead = world.actor(session, "focal_point")
    assert shown(session, world, proposal, "focal_point").abilities.send
    service.send(session, lead, proposal.id, digest=version.digest)
    assert (proposal.state, version.sent_at is not None) == (ProposalState.sent, True)
    assert not proposals_read.being_written(session, proposal.call_id)
    for attempt in (
        lambda: service.freeze(session, lead, proposal.id),
        lambda: service.send(session, lead, proposal.id, digest=version.digest),
        lambda: proposals.save(session, lead, proposal.id, changes={"title": "Anew"}, if_match=f'"{proposal.version}"'),
        lambda: service.sign(session, world.actor(session, DURBAN), proposal.id, digest=version.digest),
    ):
        with pytest.raises(IllegalMove):
            attempt()
    assert stands(session, world, proposal) == {"Rosario": Stand.signed, "Durban": Stand.signed}


def test_the_next_stage_is_written_after_the_first_was_sent(session, world):
    proposal, version = signings.signed(session, world)
    lead = world.actor(session, "focal_point")
    service.send(session, lead, proposal.id, digest=version.digest)
    proposals.go_on(session, lead, proposal.id, if_match=f'"{proposal.version}"')
    assert (proposal.state, proposal.stage) == (ProposalState.drafting, "full")
    assert version.ended is None, "what was sent stays what was sent"


# At the same time


def test_two_who_sign_at_once_both_have_signed(database, world, signed_in):
    with database.writing() as session:
        proposal, version = signings.frozen(session, world)
    clients = [signed_in(name) for name in ("representative", DURBAN, DURBAN)]
    start = threading.Barrier(len(clients))

    def sign(client):
        start.wait()
        return client.post(f"/api/proposals/{proposal.id}/signing/sign", json={"digest": version.digest}).status_code

    with ThreadPoolExecutor(len(clients)) as pool:
        codes = sorted(pool.map(sign, clients))
    assert codes == [200, 200, 409]
    with database.reading() as session:
        assert len(queries.signatures(session, version.id)) == 2


def test_a_signature_never_lands_on_a_text_that_has_changed(database, world, signed_in):
    """Somebody types while the other signs, over and over: each signature that was taken was given before the letters."""
    for _ in range(6):
        with database.writing() as session:
            call = story.enter(
                session, world, form=story.wanted(id=f"fund-{clock.now().timestamp()}".replace(".", "-"))
            )
            proposal, version = signings.frozen(session, world, call=call)
            section_id = signings.sections(session, proposal)[1].id
        start = threading.Barrier(2)
        client = signed_in(DURBAN)

        def type_on(section_id=section_id, start=start):
            start.wait()
            signings.typed(database, section_id, WORDS)

        def sign(proposal=proposal, version=version, start=start, client=client):
            start.wait()
            address = f"/api/proposals/{proposal.id}/signing/sign"
            return client.post(address, json={"digest": version.digest}).json().get("code", "signed")

        with ThreadPoolExecutor(2) as pool:
            typing, signing = pool.submit(type_on), pool.submit(sign)
            typing.result()
            said = signing.result()
        with database.writing() as session:
            taken = queries.signatures(session, version.id)
            assert said == ("signed" if taken else "text_changed")
            assert not service.follow(session, proposal.id), "the letters are there, so nothing stands"
            assert queries.latest(session, proposal.id).ended is Ended.changed


def test_who_types_waits_for_who_signs(database, world):
    """The rows of the texts are held from the comparison to the commit: letters come before it or after it."""
    with database.writing() as session:
        proposal, version = signings.frozen(session, world)
        section_id = signings.sections(session, proposal)[1].id
    typing = threading.Thread(target=signings.typed, args=(database, section_id, WORDS))
    with database.writing() as session:
        service.sign(session, world.actor(session, DURBAN), proposal.id, digest=version.digest)
        typing.start()
        typing.join(0.3)
        assert typing.is_alive()
    typing.join(10)
    assert not typing.is_alive()
    with database.reading() as session:
        told = reading.overview(session, world.actor(session, DURBAN), session.get_one(Proposal, proposal.id))
        assert not told.version.stands
        assert session.exec(select(Signature)).one().digest == version.digest


# What else knows of it


def test_what_waits_for_whoever_signs_is_on_their_home_page(session, world, signed_in, work):
    proposal, version = signings.frozen(session, world)
    session.commit()
    work()
    for name, waits in ((DURBAN, True), ("representative", True), ("focal_point", False), ("other_city", False)):
        found = [each for each in signed_in(name).get("/api/home").json()["waits"] if each["kind"] == "signature"]
        assert bool(found) is waits, name
    (wait,) = (each for each in signed_in(DURBAN).get("/api/home").json()["waits"] if each["kind"] == "signature")
    assert wait["place"] == f"/proposals/{proposal.id}/sign"
    assert "version_to_sign" in signed_in(DURBAN).get("/api/inbox").text
    address = f"/api/proposals/{proposal.id}/signing/sign"
    assert signed_in(DURBAN).post(address, json={"digest": version.digest}).status_code == 200
    assert not [each for each in signed_in(DURBAN).get("/api/home").json()["waits"] if each["kind"] == "signature"]


def test_whoever_owes_a_signature_is_reminded_before_its_date(session, world, signed_in, work):
    proposal, _ = signings.signed(session, world, by=(DURBAN,))
    assert plans.is_owed(session, proposal, PlanStep.signatures)
    due = next(row.due_at for row in proposals_read.plan(session, proposal.id) if row.step is PlanStep.signatures)
    session.commit()
    work()
    with freeze_time(due - timedelta(days=1)):
        work()
    reminded = {
        name: "plan_reminded" in signed_in(name).get("/api/inbox").text
        for name in ("representative", DURBAN, "other_city")
    }
    assert reminded == {"representative": True, DURBAN: False, "other_city": False}


def test_nothing_is_owed_once_all_have_signed(session, world):
    proposal, _ = signings.signed(session, world)
    assert not plans.is_owed(session, proposal, PlanStep.signatures)
    signings.write(session, signings.sections(session, proposal)[1], WORDS)
    service.follow(session, proposal.id)
    assert plans.is_owed(session, proposal, PlanStep.signatures)
    again = service.freeze(session, world.actor(session, "focal_point"), proposal.id)
    for name in ("representative", DURBAN):
        service.sign(session, world.actor(session, name), proposal.id, digest=again.digest)
    service.send(session, world.actor(session, "focal_point"), proposal.id, digest=again.digest)
    assert not plans.is_owed(session, proposal, PlanStep.upload)


def test_the_page_takes_as_many_statements_for_much_as_for_little(session, world, signed_in, statements):
    few, _ = signings.frozen(session, world)
    more, _ = signings.signed(session, world, call=story.enter(session, world, form=story.wanted(id="more", sections=[
        *story.wanted()["sections"],
        *({"key": f"more-{number}", "stage": "concept", "required": False, "title": {"en": "More"}} for number in range(9)),
    ])))  # fmt: skip
    session.commit()
    client, counted = signed_in(DURBAN), []
    for proposal in (few, more):
        statements.clear()
        assert client.get(f"/api/proposals/{proposal.id}/signing").status_code == 200
        counted.append(len(statements))
    assert counted[0] == counted[1]


# The budget


PAYING = {"currency": "USD", "categories": [{"key": "pay", "title": {"en": "Pay"}}]}


def agreed_with_budget(session, world, *, closed: bool = False):
    call = story.enter(session, world, form=story.wanted(budget=PAYING))
    proposal = signings.agreed(session, world, call=call)
    line = LineIn(
        organisation_id=world.organisations["rosario"], category="pay", year=2027, description="A coordinator", unit="month",
        quantity=12_000, rate=1_000_00, closed=closed,
    )  # fmt: skip
    return proposal, budgets.add(session, world.actor(session, "focal_point"), proposal.id, line=line)


def test_the_budget_is_signed_with_the_text_and_its_change_voids(session, world):
    proposal, line = agreed_with_budget(session, world)
    version = service.freeze(session, world.actor(session, "focal_point"), proposal.id)
    service.sign(session, world.actor(session, "representative"), proposal.id, digest=version.digest)
    (part,) = [part for part in queries.parts(session, version.id) if part.name == "budget.json"]
    told = orjson.loads(part.content)
    assert [line["description"] for line in told["lines"]] == ["A coordinator"]
    assert told["sum"] == {"cost": 12_000_00, "co_funding": 0, "grant": 12_000_00}
    budgets.change(
        session, world.actor(session, "focal_point"), line.id, changes={"rate": 1_000_01}, if_match=f'"{line.version}"'
    )
    session.flush()
    seen = shown(session, world, proposal, "focal_point").version
    assert not seen.stands
    assert [part.name for part in seen.touched] == ["budget.json"]


def test_a_line_that_few_read_is_signed_in_its_sums_alone(session, world):
    proposal, _ = agreed_with_budget(session, world, closed=True)
    version = service.freeze(session, world.actor(session, "focal_point"), proposal.id)
    (part,) = [part for part in queries.parts(session, version.id) if part.name == "budget.json"]
    assert b"coordinator" not in part.content
    assert orjson.loads(part.content)["sums"][0]["cost"] == 12_000_00


def test_a_proposal_that_says_nothing_of_a_budget_has_no_such_part(session, world):
    _, version = signings.frozen(session, world)
    assert "budget.json" not in {part.name for part in queries.parts(session, version.id)}

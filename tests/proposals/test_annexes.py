"""The annexes of a proposal: who puts which, what is kept, and how they are part of what is signed."""

import hashlib
from datetime import timedelta

import orjson
import pytest
from sqlmodel import select

from app.access import principals
from app.accounts.models import Organisation
from app.circles import service as admissions
from app.circles.models import CircleRole
from app.core import clock
from app.core.errors import IllegalMove, NotAllowed, NotFound
from app.files import service as files
from app.files.models import File
from app.notifications.models import Notification
from app.outbox.models import EventRow
from app.proposals import queries as proposals_read
from app.proposals.annexes import reading, service
from app.proposals.annexes.codes import AnnexState
from app.proposals.annexes.errors import AnnexesMissing, AnnexStale
from app.proposals.codes import PartyKind, PlanStep
from app.proposals.form import CallForm
from app.proposals.models import Party
from app.proposals.service import calls, consortium, plans, proposals
from app.proposals.service import reading as proposal_reading
from app.proposals.signing import bundle, exporting, keys
from app.proposals.signing import queries as signing_read
from app.proposals.signing import reading as signing_reading
from app.proposals.signing import service as signing
from app.proposals.signing.codes import Ended, Hindrance
from app.proposals.signing.errors import TextChanged
from tests.files import samples
from tests.proposals import signings, story

OTHER_PDF = samples.PDF + b"2 0 obj\n<<>>\nendobj\n"
ANNEXES = [
    {
        "key": "letter",
        "title": {"en": "Letter", "es": "Carta"},
        "per_partner": True,
        "signed": True,
        "stage": "concept",
    },
    {"key": "statutes", "title": {"en": "Statutes"}, "required": False, "stage": "concept"},
    {"key": "accounts", "title": {"en": "Accounts"}},
]


def enter(session, world):
    return story.enter(session, world, form=story.wanted(annexes=ANNEXES))


@pytest.fixture
def proposal(session, world):
    """Rosario leads and Durban has said yes; a letter of each, the lead's statutes, and later its accounts."""
    made = story.begin(session, world, call=enter(session, world))
    story.joined(session, world, made)
    return made


def put(session, world, proposal, by="focal_point", of="rosario", key="letter", data=samples.PDF, name="carta.pdf", version=0):  # fmt: skip
    return service.put(
        session, world.actor(session, by), proposal.id, key=key, organisation_id=world.organisations[of], name=name,
        data=data, if_match=f'"{version}"',
    )  # fmt: skip


def excuse(session, world, proposal, by="focal_point", of="rosario", key="letter", reason="A city.", version=0):
    return service.excuse(
        session, world.actor(session, by), proposal.id, key=key, organisation_id=world.organisations[of],
        reason=reason, if_match=f'"{version}"',
    )  # fmt: skip


def read(session, world, proposal, by="focal_point"):
    found = world.actor(session, by)
    return reading.whole(session, found, proposals_read.proposal(session, found, proposal.id))


def item(annexes, key="letter", of="Rosario"):
    return next(each for each in annexes.items if each.key == key and each.organisation.name == of)


# Who may


@pytest.mark.parametrize("name", ["no_seat", "guest", "secretariat", "expert", "observer", "member"])
def test_a_proposal_of_others_has_no_annexes_for_me(session, world, proposal, name):
    annex = put(session, world, proposal)
    with pytest.raises(NotFound):
        read(session, world, proposal, name)
    with pytest.raises(NotFound):
        put(session, world, proposal, by=name, version=1)
    with pytest.raises(NotFound):
        excuse(session, world, proposal, by=name, version=1)
    with pytest.raises(NotFound):
        files.show(session, world.actor(session, name), annex.file_id)


@pytest.mark.parametrize("role", [CircleRole.reader, CircleRole.commenter, CircleRole.reviewer])
def test_readers_commenters_and_reviewers_read_annexes_and_put_none(session, world, proposal, role):
    put(session, world, proposal)
    story.put_to_work(session, world, proposal, "member", role)
    with pytest.raises(NotAllowed):
        put(session, world, proposal, by="member", version=1)
    with pytest.raises(NotAllowed):
        excuse(session, world, proposal, by="member", version=1)
    annexes = read(session, world, proposal, "member")
    assert item(annexes).file.name == "carta.pdf"
    assert [each.put for each in annexes.items] == [False] * 4


def test_a_contributor_puts_annexes_of_the_own_organisation_only(session, world, proposal):
    put(session, world, proposal, by="other_city", of="durban")
    for key in ("letter", "statutes"):
        with pytest.raises(NotAllowed):
            put(session, world, proposal, by="other_city", key=key)
        with pytest.raises(NotAllowed):
            excuse(session, world, proposal, by="other_city", key=key)
    assert {(each.key, each.organisation.name): each.put for each in read(session, world, proposal, "other_city").items} == {
        ("letter", "Rosario"): False, ("letter", "Durban"): True, ("statutes", "Rosario"): False,
        ("accounts", "Rosario"): False,
    }  # fmt: skip


def test_the_lead_puts_annexes_for_everybody(session, world, proposal):
    put(session, world, proposal, of="durban")
    annexes = read(session, world, proposal)
    assert (item(annexes, of="Durban").state, annexes.missing) == (AnnexState.there, 1)
    assert all(each.put for each in annexes.items)


def test_a_guest_who_writes_puts_none(session, world, proposal):
    guest = principals.of_person(world.people["guest"])
    until = clock.now() + timedelta(days=9)
    admissions.admit(session, proposal.circle_id, guest, role=CircleRole.contributor, until=until)
    for of in ("rosario", "durban"):
        with pytest.raises(NotAllowed):
            put(session, world, proposal, by="guest", of=of)
    assert item(read(session, world, proposal, "guest")).put is False


def test_nobody_puts_annexes_once_it_is_given_up(session, world, proposal):
    proposals.withdraw(session, world.actor(session, "focal_point"), proposal.id)
    with pytest.raises(IllegalMove):
        put(session, world, proposal)
    assert not any(each.put for each in read(session, world, proposal).items)


# What is owed


def test_who_has_not_said_yes_or_only_stands_beside_owes_none(session, world):
    made = story.begin(session, world, call=enter(session, world))
    story.ask(session, world, made)
    assert [each.organisation.name for each in read(session, world, made).items] == ["Rosario"] * 3
    with pytest.raises(NotFound):
        put(session, world, made, of="durban")
    party = proposals_read.party_of(session, made.id, world.organisations["durban"])
    consortium.answer(session, world.actor(session, "other_city"), party.id, yes=True)
    assert len(read(session, world, made).items) == 4
    session.get_one(Party, party.id).kind = PartyKind.associated
    session.flush()
    assert len(read(session, world, made).items) == 3


@pytest.mark.parametrize(("key", "of"), [("statutes", "durban"), ("map", "rosario"), ("letter", "partner")])
def test_what_nobody_asked_for_cannot_be_put(session, world, proposal, key, of):
    with pytest.raises(NotFound):
        put(session, world, proposal, key=key, of=of)
    assert session.exec(select(File)).all() == []


def test_an_annex_of_a_later_stage_is_put_early_and_missed_late(session, world, proposal):
    annexes = read(session, world, proposal)
    assert [(each.key, each.now) for each in annexes.items][-1] == ("accounts", False)
    assert annexes.missing == 2
    put(session, world, proposal, key="accounts")
    assert item(read(session, world, proposal), "accounts").state is AnnexState.there


# Put, replaced, excused


def test_a_file_that_is_replaced_stays_to_be_read(session, world, proposal):
    first = put(session, world, proposal).file_id
    put(session, world, proposal, data=OTHER_PDF, name="carta firmada.pdf", version=1)
    annex = item(read(session, world, proposal))
    assert (annex.file.name, [each.id for each in annex.earlier], annex.version) == ("carta firmada.pdf", [first], 2)
    assert annex.file.sha256 == hashlib.sha256(OTHER_PDF).hexdigest()
    for name in ("focal_point", "other_city"):
        shown = files.show(session, world.actor(session, name), first)
        assert shown.abilities.erase is False
        with pytest.raises(NotAllowed):
            files.erase(session, world.actor(session, name), first)


def test_an_annex_that_is_not_needed_says_why_until_it_is(session, world, proposal):
    put(session, world, proposal)
    excuse(session, world, proposal, reason="Cities need none.", version=1)
    annex = item(read(session, world, proposal))
    assert (annex.state, annex.reason, annex.file) == (AnnexState.not_needed, "Cities need none.", None)
    assert [each.name for each in annex.earlier] == ["carta.pdf"]
    excuse(session, world, proposal, reason="", version=2)
    annex = item(read(session, world, proposal))
    assert (annex.state, annex.reason, annex.version) == (AnnexState.missing, "", 3)
    put(session, world, proposal, version=3)
    assert item(read(session, world, proposal)).state is AnnexState.there


def test_saying_the_same_again_changes_nothing(session, world, proposal):
    excuse(session, world, proposal)
    assert excuse(session, world, proposal, version=1).version == 1
    put(session, world, proposal, version=1)
    assert excuse(session, world, proposal, reason="", version=2).file_id is not None


def test_whoever_was_slower_is_told_what_stands_and_loses_nothing(session, world, proposal):
    put(session, world, proposal, by="other_city", of="durban", name="one.pdf")
    with pytest.raises(AnnexStale) as refused:
        put(session, world, proposal, of="durban", data=OTHER_PDF, name="two.pdf")
    assert refused.value.params == {"version": 1, "name": "one.pdf", "reason": "", "by": "Other City"}
    with pytest.raises(AnnexStale):
        excuse(session, world, proposal, of="durban")
    annex = item(read(session, world, proposal), of="Durban")
    assert (annex.file.name, annex.earlier) == ("one.pdf", [])


def test_what_happened_names_no_file_and_no_reason(session, world, proposal):
    annex = put(session, world, proposal, name="secreto.pdf")
    excuse(session, world, proposal, reason="Secret", version=1)
    rows = session.exec(
        select(EventRow).where(EventRow.kind.startswith("annex.")).order_by(EventRow.at, EventRow.id)
    ).all()
    of = str(world.organisations["rosario"])
    assert [(row.kind, row.data) for row in rows] == [
        ("annex.put", {"key": "letter", "organisation_id": of, "file_id": str(session.exec(select(File.id)).one())}),
        ("annex.excused", {"key": "letter", "organisation_id": of, "needed": False}),
    ]
    assert annex.file_id is None


def test_files_of_a_partner_that_left_are_kept_and_owed_no_more(session, world, proposal):
    put(session, world, proposal, by="other_city", of="durban")
    party = proposals_read.party_of(session, proposal.id, world.organisations["durban"])
    consortium.leave(session, world.actor(session, "other_city"), party.id)
    annexes = read(session, world, proposal)
    left = item(annexes, of="Durban")
    assert (left.asked, left.put, left.file.name, left.title["es"]) == (False, False, "carta.pdf", "Carta")
    assert annexes.missing == 1


def test_files_of_an_annex_that_the_call_drops_are_kept(session, world, proposal):
    put(session, world, proposal)
    form = CallForm.model_validate(story.wanted(annexes=ANNEXES[1:]))
    calls.change(session, world.actor(session, "secretariat"), proposal.call_id, form, if_match='"1"')
    left = item(read(session, world, proposal))
    assert (left.asked, left.title, left.file.name) == (False, {}, "carta.pdf")


def test_reading_takes_as_many_statements_for_many_as_for_one(session, world, proposal, signed_in, runtime, statements):
    put(session, world, proposal)
    session.commit()
    client = signed_in("focal_point")

    def count() -> int:
        statements.clear()
        assert client.get(f"/api/proposals/{proposal.id}/annexes").status_code == 200
        return len(statements)

    few = count()
    with runtime.database.writing() as again:
        put(again, world, proposal, of="durban")
        put(again, world, proposal, key="statutes")
        put(again, world, proposal, version=1)
    assert count() == few


# Over the wire


def address(proposal, world, of="rosario", key="letter"):
    return f"/api/proposals/{proposal.id}/annexes/{key}/{world.organisations[of]}"


def test_an_annex_is_put_over_the_wire_with_the_version_that_was_read(session, world, proposal, signed_in):
    session.commit()
    lead, where = signed_in("focal_point"), address(proposal, world)
    sent = {"files": {"file": ("../../carta.pdf", samples.PDF)}}
    made = lead.put(f"{where}/file", headers={"if-match": '"0"'}, **sent)
    assert (made.status_code, made.headers["etag"], made.json()["file"]["name"]) == (200, '"1"', "carta.pdf")
    late = lead.put(f"{where}/file", headers={"if-match": '"0"'}, **sent)
    assert (late.status_code, late.json()["code"], late.json()["params"]["name"]) == (412, "stale", "carta.pdf")
    assert lead.put(f"{where}/file", **sent).status_code == 422
    excused = lead.put(where, json={"reason": "  A city.  "}, headers={"if-match": '"1"'})
    assert (excused.json()["state"], excused.json()["reason"]) == ("not_needed", "A city.")
    assert lead.get(f"/api/files/{made.json()['file']['id']}/content").content == samples.PDF


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("carta.pdf", samples.HTML, 415), ("carta.svg", samples.SVG, 415), ("carta.docx", samples.MACROS, 415),
        ("carta.zip", samples.ARCHIVE, 415), ("carta.png", samples.bomb(), 413), ("carta.pdf", b"", 415),
        ("carta.pdf", samples.PDF + bytes(files.MOST_BYTES), 413),
    ],
)  # fmt: skip
def test_hostile_files_are_refused_and_nothing_is_said_of_the_annex(session, world, proposal, signed_in, runtime, name, data, status):  # fmt: skip
    session.commit()
    sent = {"files": {"file": (name, data)}, "headers": {"if-match": '"0"'}}
    answer = signed_in("focal_point").put(f"{address(proposal, world)}/file", **sent)
    assert answer.status_code == status, answer.text
    with runtime.database.reading() as after:
        assert item(read(after, world, proposal)).version == 0
        assert after.exec(select(File)).all() == []


# Signed


@pytest.fixture
def ready(session, world):
    """Everything but the letters is agreed."""
    return signings.agreed(session, world, call=enter(session, world))


def place(session, world, of):
    """Where the letter of an organisation lies in the bundle."""
    return f"annexes/letter/{session.get_one(Organisation, world.organisations[of]).slug}.pdf"


def letters(session, world, ready):
    put(session, world, ready)
    put(session, world, ready, by=signings.DURBAN, of="durban", name="letter.pdf")


def test_a_required_annex_that_is_missing_stops_freezing_and_is_named(session, world, ready):
    lead = world.actor(session, "focal_point")
    put(session, world, ready)
    with pytest.raises(AnnexesMissing) as refused:
        signing.freeze(session, lead, ready.id)
    assert refused.value.params == {"count": 1, "names": "Carta (Durban)"}
    told = signing_reading.overview(session, lead, ready)
    assert [(each.why, each.section_id, each.title["en"], each.organisation) for each in told.hindrances] == [
        (Hindrance.annex_missing, None, "Letter", "Durban")
    ]
    assert told.abilities.freeze is False
    excuse(session, world, ready, of="durban", reason="The funder wrote that none is needed.")
    assert signing.freeze(session, lead, ready.id).number == 1


def test_annexes_are_signed_by_name_size_and_fingerprint_and_lie_in_the_bundle(session, world, ready, settings):
    letters(session, world, ready)
    lead = world.actor(session, "focal_point")
    signing.freeze(session, lead, ready.id)
    _, data = exporting.make(session, lead, settings, ready.id)
    manifest, parts = bundle.check(data, keys.private(settings).public_key())
    assert [part.name for part in manifest.parts][-3:] == [
        "annexes.json", place(session, world, "rosario"), place(session, world, "durban"),
    ]  # fmt: skip
    assert parts[place(session, world, "durban")] == samples.PDF
    told = orjson.loads(parts["annexes.json"])["annexes"]
    assert [(each["key"], each["organisation"], each["state"]) for each in told] == [
        ("letter", "Rosario", "there"), ("letter", "Durban", "there"), ("statutes", "Rosario", "missing"),
    ]  # fmt: skip
    assert told[1]["file"] == {
        "name": "letter.pdf", "media_type": "application/pdf", "size": len(samples.PDF),
        "sha256": hashlib.sha256(samples.PDF).hexdigest(), "part": place(session, world, "durban"),
    }  # fmt: skip


def test_what_is_too_large_together_is_signed_by_its_fingerprint_alone(session, world, ready, settings, monkeypatch):
    letters(session, world, ready)
    monkeypatch.setattr(reading, "MOST_TOGETHER", len(samples.PDF) + 5)
    lead = world.actor(session, "focal_point")
    version = signing.freeze(session, lead, ready.id)
    _, parts = bundle.check(exporting.make(session, lead, settings, ready.id)[1], keys.private(settings).public_key())
    assert [name for name in parts if name.startswith("annexes")] == ["annexes.json", place(session, world, "rosario")]
    told = orjson.loads(parts["annexes.json"])["annexes"][1]["file"]
    assert (told["part"], told["sha256"]) == (None, hashlib.sha256(samples.PDF).hexdigest())
    put(session, world, ready, of="durban", data=OTHER_PDF, version=1)
    assert signing_read.latest(session, ready.id).ended is Ended.changed
    assert version.touched == ["annexes.json"]


def test_replacing_an_annex_voids_what_was_signed_and_names_it(session, world, ready):
    letters(session, world, ready)
    lead, representative = world.actor(session, "focal_point"), world.actor(session, "representative")
    version = signing.freeze(session, lead, ready.id)
    signing.sign(session, representative, ready.id, digest=version.digest)
    put(session, world, ready, by=signings.DURBAN, of="durban", data=OTHER_PDF, version=1)
    assert (version.ended, version.touched) == (Ended.changed, ["annexes.json", place(session, world, "durban")])
    with pytest.raises(TextChanged):
        signing.send(session, lead, ready.id, digest=version.digest)
    told = signing_reading.overview(session, lead, ready)
    assert [each.title.get("es") for each in told.version.touched] == [None, "Carta"]
    assert [part.file_id for part in told.version.parts if part.name == place(session, world, "durban")] != [None]
    again = signing.freeze(session, lead, ready.id)
    assert again.number == 2


def test_what_was_frozen_is_downloaded_as_it_was_after_a_later_version(session, world, ready, settings):
    letters(session, world, ready)
    lead = world.actor(session, "focal_point")
    version = signing.freeze(session, lead, ready.id)
    for name in ("representative", signings.DURBAN):
        signing.sign(session, world.actor(session, name), ready.id, digest=version.digest)
    signing.send(session, lead, ready.id, digest=version.digest)
    with pytest.raises(IllegalMove):
        put(session, world, ready, version=1)
    _, parts = bundle.check(exporting.make(session, lead, settings, ready.id)[1], keys.private(settings).public_key())
    assert parts[place(session, world, "rosario")] == samples.PDF


# Owed


def test_what_is_missing_is_owed_with_the_text(session, world, proposal):
    overview = proposal_reading.overview(session, world.actor(session, "other_city"), proposal)
    owed = [(each.annex, each.organisation, each.mine) for each in overview.owed if each.annex]
    assert owed == [("letter", "Rosario", False), ("letter", "Durban", True)]
    assert {each.due for each in overview.owed if each.annex} == {proposals_read.plan(session, proposal.id)[0].due_at}


def test_home_says_what_the_organisation_owes(session, world, proposal, signed_in, runtime):
    put(session, world, proposal)
    session.commit()

    def waits(name: str) -> list[tuple]:
        found = signed_in(name).get("/api/home").json()["waits"]
        return [(wait["count"], wait["place"]) for wait in found if wait["kind"] == "annex"]

    assert waits("other_city") == [(1, f"/proposals/{proposal.id}/annexes")]
    assert waits("focal_point") == []
    assert waits("expert") == []
    with runtime.database.writing() as again:
        put(again, world, proposal, of="durban")
    assert waits("other_city") == []


def test_those_who_may_commit_an_organisation_are_reminded_of_its_annexes(session, world, proposal, runtime, work):
    put(session, world, proposal)
    for section in proposals_read.sections(session, proposal.id):
        section.required = False
    plans.remind(session, proposal.id, PlanStep.content)
    session.commit()
    work()
    with runtime.database.reading() as after:
        lines = after.exec(select(Notification).where(Notification.kind == "plan_reminded")).all()
    assert {line.person_id for line in lines} == {world.people["other_city"]}


def test_stewards_hear_that_a_partner_put_its_annex(session, world, proposal, runtime, work):
    put(session, world, proposal, by="other_city", of="durban")
    session.commit()
    work()
    with runtime.database.reading() as after:
        lines = after.exec(select(Notification).where(Notification.kind == "annex_put")).all()
    assert {line.person_id for line in lines} == {world.people["focal_point"], world.people["representative"]}


def test_whoever_writes_hears_that_the_call_asks_for_another_annex(session, world, proposal):
    more = [*ANNEXES, {"key": "map", "title": {"en": "Map"}, "stage": "concept"}]
    form = CallForm.model_validate(story.wanted(annexes=more))
    calls.change(session, world.actor(session, "secretariat"), proposal.call_id, form, if_match='"1"')
    told = session.exec(select(EventRow).where(EventRow.kind == "proposal.call_changed")).one()
    assert told.data["parts"] == ["annexes"]
    assert read(session, world, proposal).missing == 3


def test_an_annex_is_of_a_stage_that_the_call_has(session, world):
    with pytest.raises(ValueError, match="unknown_stage"):
        CallForm.model_validate(story.wanted(annexes=[{**ANNEXES[0], "stage": "interview"}]))

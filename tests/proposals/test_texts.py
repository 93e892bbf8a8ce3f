"""The live texts of sections: who may do what in them, over real sockets, and what is told of them by address."""

from datetime import timedelta

import httpx
import pytest
from pycrdt import XmlElement, XmlFragment, XmlText

from app.access import principals
from app.accounts.service.sign_ins import end_sign_ins
from app.circles import service as admissions
from app.circles.models import CircleRole
from app.core import clock
from app.drafting import service as drafts
from app.drafting.gate import Role, Standing
from app.main import make_app
from app.members.service import guests
from app.proposals import queries
from app.proposals.codes import SectionAction, SectionState
from app.proposals.models import Proposal
from app.proposals.service import consortium, people, proposals, sections, texts
from tests.drafting.editor import Editor, editing
from tests.processes import eventually
from tests.proposals import story
from tests.serving import serving

OTHERS = ("no_seat", "expert", "observer", "guest", "other_city", "former", "secretariat")


@pytest.fixture
def written(database, world):
    """A proposal that Rosario leads; Durban writes in it."""
    with database.writing() as session:
        proposal = story.begin(session, world)
        party = story.joined(session, world, proposal)
        section = queries.sections(session, proposal.id)[0]
        return proposal.id, section.id, party.id


@pytest.fixture
def served(settings, database, world):
    """The platform as it is served, with the gate of the running application."""
    with serving(lambda address: make_app(settings.model_copy(update={"base_url": address}))) as url:
        yield url


@pytest.fixture
def open_as(served, world, written):
    return lambda name, **query: editing(served, written[1], world.tokens[name], saved=1, **query)


def gate(session, world, name, section_id):
    return texts.standing(session, world.actor(session, name), section_id)


def write(editor: Editor, words: str) -> None:
    def change(document) -> None:
        paragraph = XmlElement("paragraph")
        document.get("default", type=XmlFragment).children.append(paragraph)
        paragraph.children.append(XmlText(words))

    editor.edit(change)


# Who may not


@pytest.mark.parametrize("name", OTHERS)
def test_to_those_outside_a_text_does_not_exist(session, world, name):
    proposal = story.begin(session, world)
    section = queries.sections(session, proposal.id)[0]
    assert gate(session, world, name, section.id) == Standing()


@pytest.mark.parametrize("name", ["other_city", "secretariat", "guest", "expert"])
def test_they_get_the_same_answer_as_for_what_is_not_there(served, database, world, name):
    with database.writing() as session:
        section_id = queries.sections(session, story.begin(session, world).id)[0].id
    with pytest.raises(Exception, match="404"):
        Editor(served, section_id, world.tokens[name])
    headers = {"cookie": f"pacto={world.tokens[name]}"}
    for address in ("/api/drafts/{}", "/api/sections/{}/text"):
        there = httpx.get(served + address.format(section_id), headers=headers)
        nowhere = httpx.get(served + address.format(world.people["member"]), headers=headers)
        assert (there.status_code, there.json()["code"]) == (404, "not_found")
        assert there.json().keys() == nowhere.json().keys()


def test_whoever_is_only_asked_in_reads_no_text(session, world):
    proposal = story.begin(session, world)
    story.ask(session, world, proposal)
    section = queries.sections(session, proposal.id)[0]
    assert gate(session, world, "other_city", section.id) == Standing()


@pytest.mark.parametrize(
    ("role", "standing"),
    [
        (CircleRole.reader, Standing(Role.reader)),
        (CircleRole.commenter, Standing(Role.commenter)),
        (CircleRole.reviewer, Standing(Role.reviewer)),
        (CircleRole.contributor, Standing(Role.contributor)),
        (CircleRole.steward, Standing(Role.steward)),
    ],
)
def test_each_role_stands_as_it_is_called(session, world, role, standing):
    proposal = story.begin(session, world)
    story.put_to_work(session, world, proposal, "member", role)
    section = queries.sections(session, proposal.id)[0]
    found = gate(session, world, "member", section.id)
    assert found == standing
    assert found.writes is (role in {CircleRole.contributor, CircleRole.steward})
    assert found.suggests is (role is CircleRole.reviewer)


def test_the_highest_role_counts(session, world):
    proposal = story.begin(session, world)
    guest = principals.of_person(world.people["member"])
    story.put_to_work(session, world, proposal, "member", CircleRole.contributor)
    until = clock.now() + timedelta(days=3)
    admissions.admit(session, proposal.circle_id, guest, role=CircleRole.reader, until=until)
    section = queries.sections(session, proposal.id)[0]
    assert gate(session, world, "member", section.id) == Standing(Role.contributor)


def test_a_guest_has_their_role_until_their_date(session, world):
    proposal = story.begin(session, world)
    guest = principals.of_person(world.people["guest"])
    row = admissions.admit(
        session, proposal.circle_id, guest, role=CircleRole.reviewer, until=clock.now() + timedelta(days=3)
    )
    section = queries.sections(session, proposal.id)[0]
    assert gate(session, world, "guest", section.id) == Standing(Role.reviewer)
    row.until = clock.now() - timedelta(seconds=1)
    session.add(row)
    session.flush()
    assert gate(session, world, "guest", section.id) == Standing()


@pytest.mark.parametrize("state", list(SectionState))
def test_what_is_agreed_is_locked_for_everybody(session, world, state):
    proposal = story.begin(session, world)
    section = queries.sections(session, proposal.id)[0]
    section.state = state
    session.add(section)
    session.flush()
    assert gate(session, world, "focal_point", section.id).writes is (state is not SectionState.agreed)


def test_what_was_given_up_is_only_read(session, world):
    proposal = story.begin(session, world)
    section = queries.sections(session, proposal.id)[0]
    proposals.withdraw(session, world.actor(session, "focal_point"), proposal.id)
    assert gate(session, world, "focal_point", section.id) == Standing(Role.steward, locked=True)


# Asked again when it changes


def change(database, world, written, what: str) -> None:
    proposal_id, section_id, party_id = written
    with database.writing() as session:
        lead = world.actor(session, "focal_point")
        proposal = session.get_one(Proposal, proposal_id)
        match what:
            case "released":
                consortium.release(session, lead, party_id)
            case "made_reader":
                story.put_to_work(session, world, proposal, "other_city", CircleRole.reader)
            case "agreed":
                for action in (SectionAction.start, SectionAction.hand_in, SectionAction.agree):
                    sections.move(session, lead, section_id, action)
            case "withdrawn":
                proposals.withdraw(session, lead, proposal_id)
            case "signed_out":
                end_sign_ins(session, world.people["other_city"])


@pytest.mark.parametrize(
    ("what", "code"), [("released", 4403), ("agreed", 4405), ("withdrawn", 4405), ("signed_out", 4401)]
)
def test_a_socket_is_closed_when_rights_end(open_as, database, world, written, what, code):
    with open_as("other_city") as other:
        write(other, "half a ")
        eventually(lambda: other.saved == other.sent)
        change(database, world, written, what)
        eventually(lambda: other.code == code, within=5)
        write(other, "sentence")
    with database.reading() as session:
        assert texts.readings(session, [written[1]])[written[1]].words == "half a "[:-1]


def test_one_made_a_reader_in_mid_sentence_reads_on(served, open_as, database, world, written):
    with database.writing() as session:
        story.put_to_work(session, world, session.get_one(Proposal, written[0]), "member", CircleRole.contributor)
    with open_as("member") as member:
        write(member, "half a")
        eventually(lambda: member.saved == member.sent)
        with database.writing() as session:
            story.put_to_work(session, world, session.get_one(Proposal, written[0]), "member", CircleRole.reader)
        eventually(lambda: member.code == 4405, within=5)
        with open_as("member", doc=member.doc) as back:
            assert (back.standing["role"], back.standing["read_only"]) == ("reader", "role")


def test_those_whose_rights_stay_stay(open_as, database, world, written):
    with open_as("focal_point") as lead, open_as("other_city") as other:
        change(database, world, written, "signed_out")
        eventually(lambda: other.code == 4401, within=5)
        write(lead, "on")
        eventually(lambda: lead.saved == lead.sent)
        assert lead.code is None


def test_a_guest_who_is_let_go_is_cut_off(served, database, world, written):
    proposal_id, section_id, _ = written
    guest = principals.of_person(world.people["guest"])
    with database.writing() as session:
        circle_id = session.get_one(Proposal, proposal_id).circle_id
        until = clock.now() + timedelta(days=3)
        admissions.admit(session, circle_id, guest, role=CircleRole.contributor, until=until)
        people.set_guest_role(
            session, world.actor(session, "focal_point"), proposal_id, person_id=world.people["guest"],
            role=CircleRole.contributor,
        )  # fmt: skip
    with editing(served, section_id, world.tokens["guest"], saved=1) as editor:
        with database.writing() as session:
            people.set_guest_role(
                session, world.actor(session, "focal_point"), proposal_id, person_id=world.people["guest"],
                role=CircleRole.reader,
            )  # fmt: skip
        eventually(lambda: editor.code == 4405, within=5)
    with editing(served, section_id, world.tokens["guest"], saved=1) as editor:
        with database.writing() as session:
            guests.dismiss(session, world.actor(session, "focal_point"), circle_id, world.people["guest"])
        eventually(lambda: editor.code == 4403, within=5)


# What there is


def test_each_section_written_as_text_has_one_live_text(session, world):
    proposal = story.begin(session, world)
    found = queries.sections(session, proposal.id)
    assert {section.kind for section in found} == {"text"}
    assert set(drafts.stands(session, [section.id for section in found])) == {section.id for section in found}
    before = len(found)
    form = story.wanted()
    form["sections"].append({"key": "risks", "stage": "concept", "title": {"en": "Risks"}})
    form["sections"].append({"key": "plan", "stage": "concept", "kind": "table", "title": {"en": "Plan"}})
    from app.proposals.form import CallForm  # noqa: PLC0415 - beside what it is for
    from app.proposals.service import calls  # noqa: PLC0415 - as above

    desk = world.actor(session, "secretariat")
    calls.change(session, desk, proposal.call_id, CallForm.model_validate(form), note="", if_match='"1"')
    after = queries.sections(session, proposal.id)
    assert len(after) == before + 2
    having = drafts.stands(session, [section.id for section in after])
    assert {section.key for section in after if section.id not in having} == {"plan"}


def test_lengths_are_told_in_a_fixed_number_of_statements(session, world, signed_in, statements):
    call = story.enter(session, world)
    proposal = story.begin(session, world, call=call)
    few = story.begin(session, world, call=story.enter(session, world, form=story.wanted(id="tiny", sections=[
        {"key": "summary", "stage": "concept", "title": {"en": "Summary"}},
        {"key": "more", "stage": "full", "title": {"en": "More"}},
    ])))  # fmt: skip
    session.commit()
    lead = signed_in("focal_point")
    counted = []
    for each in (few, proposal):
        statements.clear()
        answer = lead.get(f"/api/proposals/{each.id}/texts")
        assert answer.status_code == 200
        counted.append((len(answer.json()), len(statements)))
    (one, first), (more, second) = counted
    assert one < more
    assert first == second <= 6
    statements.clear()
    lead.get(f"/api/proposals/{proposal.id}/texts")
    assert len(statements) == second - 1, "texts that have not changed are not read again"


def test_what_is_written_is_told_with_its_length_and_fingerprint(open_as, served, database, world, written):
    headers = {"cookie": f"pacto={world.tokens['focal_point']}"}
    address = f"{served}/api/sections/{written[1]}/text"
    before = httpx.get(address, headers=headers).json()
    assert (before["text"], before["length"], before["state"]) == ("", 0, "empty")
    with open_as("other_city") as other:
        write(other, "Rest and pay.")
        eventually(lambda: other.saved == other.sent)
    after = httpx.get(address, headers=headers).json()
    assert (after["text"], after["length"], after["words"], after["characters"]) == ("Rest and pay.", 3, 3, 13)
    assert after["fingerprint"] != before["fingerprint"]


def test_the_gate_asks_one_statement(session, world, signed_in, statements):
    proposal = story.begin(session, world)
    section_id = queries.sections(session, proposal.id)[0].id
    session.commit()
    lead = signed_in("focal_point")
    statements.clear()
    assert lead.get(f"/api/drafts/{section_id}").json()["role"] == "steward"
    assert sum("FROM section" in statement for statement in statements) == 1


@pytest.mark.parametrize("name", ["suspended", "expired"])
def test_whoever_may_not_sign_in_is_sent_to_do_so(served, world, written, name):
    with pytest.raises(Exception, match="401"):
        Editor(served, written[1], world.tokens[name])

"""Comments given to somebody who reads the section: who may, who hears of it, and where it waits until it is settled."""

import pytest

from app.access import principals
from app.circles.models import CircleRole
from app.core.errors import Invalid, NotAllowed, NotFound
from app.core.i18n import Language
from app.drafting import service as drafts
from app.proposals import queries, wording
from app.proposals.models import Proposal
from app.proposals.service import comments, people
from tests.proposals import story

LEAD = "focal_point"


@pytest.fixture
def section(session, world):
    return made(session, world)


def made(session, world):
    """The first section of a proposal of Rosario's, which Rosario's member may comment on."""
    proposal = story.begin(session, world)
    found = queries.sections(session, proposal.id)[0]
    drafts.begin_anew(session, found.id, wording.written(["Rest and pay."]))
    story.put_to_work(session, world, proposal, "member", CircleRole.commenter)
    return found


def ask(session, world, section, *, by: str = LEAD, to: str | None = None, markdown: str = "How long?"):
    return comments.comment(
        session, world.actor(session, by), section.id, quote="Rest", occurrence=0, markdown=markdown,
        language=Language.en, assigned_to=None if to is None else seat(world, to),
    )  # fmt: skip


def seat(world, name: str) -> str:
    return principals.of_seat(world.seats[name])


def seen(session, world, section, name: str):
    (found,) = comments.listed(session, world.actor(session, name), section.id)
    return found


def assign(session, world, section, row, *, by: str = LEAD, to: str | None) -> None:
    comments.assign(session, world.actor(session, by), section.id, row.thread_id, assigned_to=to)


def waits(signed_in, name: str) -> list[dict]:
    return [each for each in signed_in(name).get("/api/home").json()["waits"] if each["kind"] == "comment"]


def test_a_reader_assigns_nothing(session, world, section):
    row = ask(session, world, section)
    proposal = session.get_one(Proposal, section.proposal_id)
    people.give_role(
        session, world.actor(session, LEAD), proposal.id, seat_id=world.seats["member"], role=CircleRole.reader
    )
    with pytest.raises(NotAllowed):
        assign(session, world, section, row, by="member", to=seat(world, LEAD))
    assert not seen(session, world, section, "member").assign


@pytest.mark.parametrize("name", ["other_city", "secretariat", "guest", "observer", "expert"])
def test_whoever_does_not_read_the_section_assigns_nothing_and_is_given_nothing(session, world, section, name):
    row = ask(session, world, section)
    with pytest.raises(NotFound):
        assign(session, world, section, row, by=name, to=seat(world, LEAD))
    with pytest.raises(NotFound):
        comments.readers(session, world.actor(session, name), section.id)
    stranger = principals.of_person(world.people[name])
    for to in [stranger, *([seat(world, name)] if name in world.seats else [])]:
        with pytest.raises(Invalid):
            assign(session, world, section, row, to=to)
    with pytest.raises(Invalid):
        assign(session, world, section, row, to=principals.NETWORK)


def test_a_comment_of_another_section_is_not_found(session, world, section):
    row = ask(session, world, section)
    other = queries.sections(session, section.proposal_id)[1]
    with pytest.raises(NotFound):
        assign(session, world, other, row, to=seat(world, LEAD))


def test_whoever_is_given_a_comment_hears_of_it_and_has_it_on_their_home_page_until_it_is_settled(
    database, world, signed_in, work
):
    with database.writing() as session:
        section = made(session, world)
        row = ask(session, world, section, to="member")
    work()
    assert "comment_yours" in signed_in("member").get("/api/inbox").text
    assert "comment_yours" not in signed_in("representative").get("/api/inbox").text
    (wait,) = waits(signed_in, "member")
    assert (wait["count"], wait["place"]) == (1, f"/proposals/{section.proposal_id}/sections/{section.id}#comments")
    assert not waits(signed_in, LEAD)
    for name, resolved in (("member", True), (LEAD, False)):
        with database.writing() as session:
            comments.resolve(session, world.actor(session, name), section.id, row.thread_id, resolved=resolved)
        assert bool(waits(signed_in, "member")) is not resolved
    with database.writing() as session:
        assign(session, world, section, row, to=None)
    assert not waits(signed_in, "member")


def test_a_comment_that_is_given_on_at_once_is_told_to_the_second_alone(session, world, section, signed_in, work):
    row = ask(session, world, section, to="member")
    assign(session, world, section, row, to=seat(world, "representative"))
    session.commit()
    work()
    assert "comment_yours" not in signed_in("member").get("/api/inbox").text
    assert "comment_yours" in signed_in("representative").get("/api/inbox").text


def test_the_list_says_whose_each_comment_is(session, world, section):
    ask(session, world, section, to="member")
    mine, theirs = seen(session, world, section, "member"), seen(session, world, section, LEAD)
    assert (mine.mine, theirs.mine, theirs.assigned_to) == (True, False, seat(world, "member"))
    assert theirs.assigned_name == mine.assigned_name
    assert theirs.assigned_name is not None
    assert mine.resolve, "whoever is to see to it settles it"


def test_what_was_given_to_somebody_who_reads_it_no_more_is_nobodys(database, world, signed_in):
    with database.writing() as session:
        section = made(session, world)
        ask(session, world, section, to="member")
    assert waits(signed_in, "member")
    with database.writing() as session:
        people.end_role(session, world.actor(session, LEAD), section.proposal_id, seat_id=world.seats["member"])
        found = seen(session, world, section, LEAD)
    assert (found.assigned_to, found.assigned_name) == (None, None)
    assert not waits(signed_in, "member")


def test_the_list_says_where_one_is_mentioned(session, world, section):
    person = world.people["member"]
    ask(session, world, section, markdown=f"[@somebody](person:{person}), how long?")
    assert seen(session, world, section, "member").names_me
    assert not seen(session, world, section, LEAD).names_me


def test_nobody_is_mentioned_who_does_not_read_the_section(session, world, section):
    with pytest.raises(Invalid):
        ask(session, world, section, markdown=f"[@somebody](person:{world.people['other_city']}), how long?")


def test_those_who_read_the_section_are_found_by_name(session, world, section):
    actor = world.actor(session, "member")
    everybody = comments.readers(session, actor, section.id)
    assert {seat(world, name) for name in (LEAD, "member", "representative")} <= {each.principal for each in everybody}
    name = next(each.name for each in everybody if each.principal == seat(world, "member"))
    assert [each.principal for each in comments.readers(session, actor, section.id, find=name[:6].upper())] == [
        seat(world, "member")
    ]

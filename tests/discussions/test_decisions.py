"""Decisions: who asks, who votes, that one vote is one vote, and what comes of it."""

import json
import threading
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import col, select

from app.access import principals
from app.accounts.models import Affiliation, Membership, Organisation, Person
from app.circles import service as circles
from app.circles.models import CircleKind, CircleRole
from app.core import clock
from app.core.i18n import Language
from app.discussions import service as discussions
from app.discussions.decisions import service
from app.discussions.decisions.models import DecisionVote
from app.discussions.service import moderation
from app.mail.models import MailRow
from app.notifications.models import Group, How, Notification, Preference
from app.outbox import dates
from app.outbox.models import EventRow
from tests.people import ROLES, SIGNED_OUT

VOTING = frozenset({"focal_point", "member", "representative", "other_city", "expert", "secretariat"})
COMMITTING = frozenset({"focal_point", "representative", "other_city"})


def at(days: float = 7) -> str:
    return (clock.now() + timedelta(days=days)).replace(tzinfo=None, microsecond=0).isoformat()


def question(**changes) -> dict:
    return {
        "question": "Meet in Pelotas in 2027?", "explanation": "Three days in September.", "language": "en",
        "kind": "yes_no", "voters": "organisations", "quorum": False, "closes": at(), "zone": "UTC",
    } | changes  # fmt: skip


@pytest.fixture
def thread(world, start) -> str:
    return start().json()["id"]


@pytest.fixture
def ask(signed_in, thread):
    def asked(name="focal_point", *, room=None, **changes):
        return signed_in(name).post(f"/api/threads/{room or thread}/decisions", json=question(**changes))

    return asked


@pytest.fixture
def vote(signed_in):
    """Vote as somebody for the options at these places."""

    def voted(name, decision, *places, version=0, reason=""):
        options = [decision["options"][place]["id"] for place in places]
        return signed_in(name).put(
            f"/api/decisions/{decision['id']}/vote", json={"options": options, "reason": reason},
            headers={"If-Match": f'"{version}"'},
        )  # fmt: skip

    return voted


@pytest.fixture
def named_room(database, world):
    """A confidential thread of these people, each with this role."""

    def made(**roles) -> UUID:
        with database.writing() as session:
            admitted = {principals.of_person(world.people[name]): role for name, role in roles.items()}
            circle = circles.make(session, CircleKind.named_people, admitted)
            return discussions.open_thread(
                session, world.actor(session, next(iter(roles))), subject_kind="", subject_id=None,
                circle_id=circle.id, title="Among us", language="en",
            ).id  # fmt: skip

    return made


def read(client, decision) -> dict:
    return client.get(f"/api/decisions/{decision['id']}").json()


def code(answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def field(answer) -> tuple[str, str]:
    assert answer.status_code == 422, answer.text
    found = answer.json()["fields"][0]
    return found["path"][-1], found["code"]


# Who may do what


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("voters", ["people", "organisations"])
def test_who_opens_and_who_votes(ask, vote, signed_in, name, voters):
    opening = ask(name, voters=voters).status_code
    decision = ask("secretariat", voters=voters).json()
    voting = vote(name, decision, 0).status_code
    if name in SIGNED_OUT:
        assert (opening, voting) == (401, 401)
    elif name in {"no_seat", "guest", "former"}:
        assert (opening, voting) == (404, 404)
    else:
        opens = name in VOTING if voters == "people" else name in COMMITTING | {"secretariat"}
        votes = name in (VOTING if voters == "people" else COMMITTING)
        assert opening == (201 if opens else 403)
        assert voting == (200 if votes else 403)
        shown = signed_in(name).get(f"/api/threads/{decision['thread_id']}/decisions").json()
        abilities = shown["abilities"]
        assert abilities["open" if voters == "people" else "open_for_organisations"] is opens
        assert next(each for each in shown["items"] if each["id"] == decision["id"])["abilities"]["vote"] is votes


@pytest.mark.parametrize("name", ROLES)
def test_nothing_of_a_confidential_decision_reaches_others(named_room, ask, signed_in, name):
    room = named_room(focal_point=CircleRole.steward, member=CircleRole.contributor)
    decision = ask(room=room, voters="people").json()
    client = signed_in(name)
    expected = 401 if name in SIGNED_OUT else 200 if name in {"focal_point", "member"} else 404
    for address in (
        f"/api/threads/{room}/decisions", f"/api/decisions/{decision['id']}", f"/api/decisions/{decision['id']}/voters"
    ):  # fmt: skip
        assert client.get(address).status_code == expected
    if expected == 404:
        for method, step, body in (
            ("PUT", "vote", {"options": [decision["options"][0]["id"]]}),
            ("POST", "close", None),
            ("POST", "withdraw", {"reason": "x"}),
            ("PUT", "outcome", {"words": "x", "language": "en"}),
        ):
            answer = client.request(
                method, f"/api/decisions/{decision['id']}/{step}", json=body, headers={"If-Match": '"0"'}
            )
            assert answer.status_code == 404
        found = client.get("/api/search", params={"q": "Pelotas"})
        assert found.status_code in {200, 403}
        assert "Pelotas" not in found.text
        assert decision["id"] not in client.get("/api/home").text


def test_a_guest_votes_only_as_a_contributor_and_opens_nothing(named_room, ask, vote, signed_in):
    reading = named_room(focal_point=CircleRole.steward, guest=CircleRole.reader)
    decision = ask(room=reading, voters="people").json()
    assert (decision["electorate"], vote("guest", decision, 0).status_code) == (1, 403)
    assert signed_in("guest").get(f"/api/decisions/{decision['id']}/voters").status_code == 403
    writing = named_room(focal_point=CircleRole.steward, guest=CircleRole.contributor)
    decision = ask(room=writing, voters="people").json()
    assert ask("guest", room=writing, voters="people").status_code == 403
    assert vote("guest", decision, 0).json()["voted"] == 1
    commenting = named_room(focal_point=CircleRole.steward, guest=CircleRole.commenter)
    decision = ask(room=commenting, voters="people").json()
    assert vote("guest", decision, 0).status_code == 403


def test_an_observer_by_name_does_not_count_as_a_voter(named_room, ask):
    room = named_room(focal_point=CircleRole.steward, observer=CircleRole.contributor)
    assert ask(room=room, voters="people").json()["electorate"] == 1


def test_only_the_opener_and_those_who_tend_the_thread_end_it(ask, signed_in):
    for step, body in (("close", None), ("withdraw", {"reason": "Too early"})):
        decision = ask(voters="people").json()
        for name in ("member", "other_city", "expert", "observer"):
            assert signed_in(name).post(f"/api/decisions/{decision['id']}/{step}", json=body).status_code == 403
        assert signed_in("focal_point").post(f"/api/decisions/{decision['id']}/{step}", json=body).status_code == 200
        assert code(signed_in("secretariat").post(f"/api/decisions/{decision['id']}/{step}", json=body)) == (
            409, "decision_over",
        )  # fmt: skip


def test_nobody_sees_how_others_voted_before_the_end(ask, vote, signed_in):
    decision = ask(voters="people").json()
    vote("member", decision, 1, reason="Too far")
    for name in ("focal_point", "secretariat", "other_city"):
        seen = signed_in(name).get(f"/api/threads/{decision['thread_id']}/decisions").text
        assert "Too far" not in seen
        assert [option["votes"] for option in json.loads(seen)["items"][0]["options"]] == [None] * 3
        assert signed_in(name).get(f"/api/decisions/{decision['id']}/votes").status_code == 403
    assert read(signed_in("member"), decision)["vote"]["options"] == [decision["options"][1]["id"]]


# What is refused


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"closes": at(0)}, ("closes", "closes_too_soon")),
        ({"closes": at(-400)}, ("closes", "closes_too_soon")),
        ({"closes": at(200)}, ("closes", "closes_too_late")),
        ({"closes": "0001-01-01T00:00:00"}, ("closes", "closes_too_soon")),
        ({"closes": "9999-12-31T23:59:59", "zone": "America/Los_Angeles"}, ("closes", "closes_too_late")),
        ({"closes": "2027-01-01T00:00:00Z"}, ("closes", "timezone_naive")),
        ({"zone": "Mars/Olympus"}, ("zone", "unknown_zone")),
        ({"question": "  "}, ("question", "not_blank")),
        ({"question": "x" * 161}, ("question", "string_too_long")),
        ({"options": ["Yes", "No"]}, ("options", "no_options_here")),
        ({"kind": "one", "options": ["Alone"]}, ("options", "too_few_options")),
        ({"kind": "one", "options": ["Cali", " cali "]}, ("options", "same_option_twice")),
        ({"kind": "several", "options": [str(n) for n in range(11)]}, ("options", "too_long")),
    ],
)
def test_a_question_that_cannot_be_put_is_refused_clearly(ask, changes, fault):
    assert field(ask(**changes)) == fault


def test_a_thread_decides_only_so_much_at_once(ask, signed_in):
    asked = [ask(voters="people").json() for _ in range(service.MOST_OPEN)]
    refused = ask(voters="people")
    assert (code(refused), refused.json()["params"]) == ((409, "too_many_decisions"), {"most": service.MOST_OPEN})
    signed_in("focal_point").post(f"/api/decisions/{asked[0]['id']}/close")
    assert ask(voters="people").status_code == 201


def test_nothing_is_put_to_a_vote_in_a_locked_thread_but_voting_goes_on(ask, vote, signed_in, thread):
    decision = ask(voters="people").json()
    signed_in("secretariat").put(f"/api/threads/{thread}/state", json={"state": "locked"})
    assert code(ask(voters="people")) == (409, "thread_locked")
    assert vote("member", decision, 0).status_code == 200


def test_organisations_decide_only_where_one_reads(named_room, ask):
    room = named_room(secretariat=CircleRole.steward, expert=CircleRole.contributor)
    assert code(ask("secretariat", room=room)) == (409, "nobody_to_vote")


def test_a_vote_names_what_is_offered(ask, vote, signed_in):
    decision = ask(voters="people").json()
    other = ask(voters="people").json()
    assert field(vote("member", decision)) == ("options", "choose_an_option")
    assert field(vote("member", decision, 0, 1)) == ("options", "choose_one_option")
    assert field(vote("member", decision | {"options": other["options"]}, 0)) == ("options", "no_such_option")
    address = f"/api/decisions/{decision['id']}/vote"
    body = {"options": [decision["options"][0]["id"]], "reason": "x" * 501}
    assert field(signed_in("member").put(address, json=body, headers={"If-Match": '"0"'}))[1] == "string_too_long"
    assert signed_in("member").put(address, json=body | {"reason": ""}).status_code == 422
    several = ask(voters="people", kind="several", options=["Cali", "Durban", "Niterói"]).json()
    assert vote("member", several, 0, 2).json()["vote"]["options"] == [
        several["options"][0]["id"], several["options"][2]["id"],
    ]  # fmt: skip


# Voting


def test_one_organisation_has_one_vote_and_whoever_speaks_for_it_may_change_it(ask, vote, signed_in):
    decision = ask().json()
    assert (decision["electorate"], decision["voted"]) == (2, 0)
    assert decision["speakers"] == ["Focal Point", "Representative"]
    first = vote("focal_point", decision, 0, reason="We can pay").json()
    assert (first["voted"], first["vote"]["by"], first["vote"]["version"]) == (1, "Focal Point", 1)
    stale = vote("representative", decision, 1)
    assert (code(stale), stale.json()["params"]) == ((412, "stale"), {"version": 1, "by": "Focal Point"})
    seen = read(signed_in("representative"), decision)["vote"]
    assert (seen["options"], seen["reason"]) == ([decision["options"][0]["id"]], "We can pay")
    changed = vote("representative", decision, 1, version=1).json()
    assert (changed["voted"], changed["vote"]["by"], changed["vote"]["version"]) == (1, "Representative", 2)
    assert read(signed_in("member"), decision)["vote"] is None


def test_the_same_vote_again_is_no_news(ask, vote, database):
    decision = ask().json()
    vote("focal_point", decision, 0)
    assert vote("focal_point", decision, 0, version=1).json()["vote"]["version"] == 1
    with database.reading() as session:
        voted = session.exec(select(EventRow).where(EventRow.kind == "decision.voted")).all()
    assert [row.data["again"] for row in voted] == [False]
    assert decision["options"][0]["id"] not in str(voted[0].data)


def test_two_of_one_organisation_at_once_leave_one_vote(ask, vote, database):
    decision = ask().json()
    answers = {}
    people = ("focal_point", "representative")
    workers = [
        threading.Thread(target=lambda name=name, place=place: answers.update({name: vote(name, decision, place)}))
        for place, name in enumerate(people)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(answer.status_code for answer in answers.values()) == [200, 412]
    winner = next(name for name in people if answers[name].status_code == 200)
    loser = next(answer for answer in answers.values() if answer.status_code == 412)
    assert loser.json()["params"] == {"version": 1, "by": winner.replace("_", " ").title()}
    with database.reading() as session:
        assert session.exec(select(DecisionVote.person_id)).one() is not None


def test_the_successor_finds_the_vote_and_changes_it(ask, vote, world, database, signed_in):
    decision = ask().json()
    vote("other_city", decision, 0)
    with database.writing() as session:
        seat = world.seats["other_city"]
        held = session.exec(select(Affiliation).where(col(Affiliation.seat_id) == seat)).one()
        held.until = clock.now()
        session.add(held)
        session.flush()
        person = world.person(session, "successor")
        session.add(Affiliation(person_id=person, seat_id=seat, since=clock.now() - timedelta(seconds=1)))
    assert vote("other_city", decision, 1, version=1).status_code in {401, 404}
    assert read(signed_in("successor"), decision)["vote"]["by"] == "Other City"
    assert vote("successor", decision, 1, version=1).json()["vote"]["by"] == "Successor"
    assert read(signed_in("focal_point"), decision)["voted"] == 1


def test_who_has_voted_is_seen_and_who_has_not(ask, vote, signed_in):
    decision = ask().json()
    vote("other_city", decision, 2)
    address = f"/api/decisions/{decision['id']}/voters"
    everybody = signed_in("member").get(address).json()["items"]
    assert {row["name"]: row["cast_at"] is not None for row in everybody} == {"Rosario": False, "Durban": True}
    silent = signed_in("expert").get(address, params={"voted": False}).json()["items"]
    assert [row["name"] for row in silent] == ["Rosario"]
    assert signed_in("observer").get(address).status_code == 403
    people = ask(voters="people").json()
    first = signed_in("member").get(f"/api/decisions/{people['id']}/voters", params={"limit": 4}).json()
    rest = signed_in("member").get(
        f"/api/decisions/{people['id']}/voters", params={"limit": 4, "after": first["next"]}
    ).json()  # fmt: skip
    names = {row["name"] for row in (*first["items"], *rest["items"])}
    assert names == {"Focal Point", "Member", "Representative", "Other City", "Expert", "Secretariat", "Expired"}
    assert rest["next"] is None
    assert people["electorate"] == len(names)


# The end


def test_at_its_end_it_is_counted_once_whatever_the_clock_does(ask, vote, work, signed_in, database):
    decision = ask().json()
    vote("focal_point", decision, 0, reason="We can pay")
    vote("other_city", decision, 1)
    work()
    assert read(signed_in("member"), decision)["state"] == "open"
    with clock.moved(timedelta(days=8)):
        assert code(vote("focal_point", decision, 1, version=1)) == (409, "decision_over")
        for _ in range(2):
            work()
    work()
    with database.writing() as session:
        dates.plan(session, service.CLOSING, UUID(decision["id"]), at=clock.now())
    work()
    seen = read(signed_in("observer"), decision)
    assert (seen["state"], seen["result"], seen["ended_by"]) == ("closed", "not_carried", None)
    assert [(option["stance"], option["votes"], option["leads"]) for option in seen["options"]] == [
        ("yes", 1, False), ("no", 1, True), ("abstain", 0, False),
    ]  # fmt: skip
    assert (seen["voted"], seen["electorate"], seen["needed"]) == (2, 2, None)
    votes = signed_in("observer").get(f"/api/decisions/{decision['id']}/votes").json()["items"]
    assert {(row["voter"], row["by"], row["reason"], row["counted"]) for row in votes} == {
        ("Rosario", "Focal Point", "We can pay", True), ("Durban", "Other City", "", True),
    }  # fmt: skip
    with database.reading() as session:
        assert len(session.exec(select(EventRow).where(EventRow.kind == "decision.closed")).all()) == 1


def test_a_clock_that_ran_ahead_and_came_back_closes_nothing_early(ask, vote, work, signed_in, database):
    decision = ask().json()
    with database.writing() as session:
        dates.plan(session, service.CLOSING, UUID(decision["id"]), at=clock.now())
        dates.plan(session, service.REMINDER, UUID(decision["id"]), at=clock.now())
    work()
    seen = read(signed_in("member"), decision)
    assert (seen["state"], seen["reminded_at"]) == ("open", None)
    with clock.moved(timedelta(days=8)):
        work()
    assert read(signed_in("member"), decision)["state"] == "closed"


@pytest.mark.parametrize(
    ("kind", "votes", "result"),
    [
        ("yes_no", {"focal_point": 0, "other_city": 2}, "carried"),
        ("yes_no", {"focal_point": 2, "other_city": 2}, "not_carried"),
        ("one", {"focal_point": 1, "other_city": 1}, "chosen"),
        ("one", {"focal_point": 0, "other_city": 1}, "tied"),
        ("yes_no", {}, "too_few"),
    ],
)
def test_what_a_vote_comes_to(ask, vote, signed_in, kind, votes, result):
    decision = ask(kind=kind, options=["Cali", "Durban"] if kind == "one" else []).json()
    for name, place in votes.items():
        vote(name, decision, place)
    closed = signed_in("focal_point").post(f"/api/decisions/{decision['id']}/close").json()
    assert (closed["result"], closed["ended_by"], closed["voted"]) == (result, "Focal Point", len(votes))
    assert code(vote("focal_point", decision, 0)) == (409, "decision_over")


def test_more_than_half_must_vote_where_that_was_asked(ask, vote, signed_in):
    decision = ask(quorum=True).json()
    assert decision["needed"] == 2
    vote("focal_point", decision, 0)
    closed = signed_in("secretariat").post(f"/api/decisions/{decision['id']}/close").json()
    assert (closed["result"], closed["voted"]) == ("too_few", 1)


def test_votes_of_people_who_may_not_act_any_more_do_not_count(ask, vote, world, database, signed_in):
    decision = ask(voters="people").json()
    for name in ("member", "expert", "other_city"):
        vote(name, decision, 0)
    with database.writing() as session:
        session.get_one(Person, world.people["member"]).suspended_at = clock.now()
        held = session.exec(select(Affiliation).where(col(Affiliation.seat_id) == world.seats["expert"])).one()
        held.until = clock.now()
        session.add(held)
    assert read(signed_in("focal_point"), decision)["voted"] == 1
    closed = signed_in("focal_point").post(f"/api/decisions/{decision['id']}/close").json()
    assert (closed["voted"], closed["options"][0]["votes"], closed["electorate"]) == (1, 1, 5)
    votes = signed_in("focal_point").get(f"/api/decisions/{decision['id']}/votes").json()["items"]
    assert {row["voter"]: row["counted"] for row in votes} == {"Member": False, "Expert": False, "Other City": True}


def test_an_organisations_vote_outlives_who_cast_it_but_not_its_membership(ask, vote, world, database, signed_in):
    decision = ask("secretariat").json()
    vote("focal_point", decision, 0)
    vote("other_city", decision, 1)
    with database.writing() as session:
        session.get_one(Person, world.people["focal_point"]).suspended_at = clock.now()
        session.get_one(Organisation, world.organisations["durban"]).membership = Membership.former
    closed = signed_in("secretariat").post(f"/api/decisions/{decision['id']}/close").json()
    assert (closed["result"], closed["voted"], closed["electorate"]) == ("carried", 1, 1)


def test_a_vote_that_comes_while_it_closes_is_counted_or_refused(ask, vote, signed_in):
    decision = ask(voters="people").json()
    answers = {}
    steps = {
        "close": lambda: signed_in("focal_point").post(f"/api/decisions/{decision['id']}/close"),
        **{name: lambda name=name: vote(name, decision, 0) for name in ("member", "expert", "other_city")},
    }
    workers = [
        threading.Thread(target=lambda name=name, act=act: answers.update({name: act()})) for name, act in steps.items()
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert answers.pop("close").status_code == 200
    taken = [name for name, answer in answers.items() if answer.status_code == 200]
    assert all(code(answer) == (409, "decision_over") for name, answer in answers.items() if name not in taken)
    seen = read(signed_in("member"), decision)
    assert (seen["voted"], seen["options"][0]["votes"]) == (len(taken), len(taken))


def test_a_withdrawn_decision_says_why_and_counts_nothing(ask, vote, work, signed_in):
    decision = ask().json()
    vote("focal_point", decision, 0)
    gone = signed_in("focal_point").post(
        f"/api/decisions/{decision['id']}/withdraw", json={"reason": "Asked too early"}
    )
    assert (gone.json()["state"], gone.json()["reason"], gone.json()["voted"]) == ("withdrawn", "Asked too early", None)
    assert code(vote("other_city", decision, 0)) == (409, "decision_over")
    with clock.moved(timedelta(days=8)):
        work()
    seen = read(signed_in("member"), decision)
    assert (seen["state"], seen["result"], seen["options"][0]["votes"]) == ("withdrawn", None, None)
    assert signed_in("focal_point").get(f"/api/decisions/{decision['id']}/votes").status_code == 403


def test_when_its_time_has_come_a_decision_is_counted_and_withdrawn_no_more(ask, vote, signed_in):
    decision = ask().json()
    vote("focal_point", decision, 0)
    asker = signed_in("focal_point")
    with clock.moved(timedelta(days=8)):
        may = read(asker, decision)["abilities"]
        assert (may["vote"], may["withdraw"], may["close"]) == (False, False, True)
        late = asker.post(f"/api/decisions/{decision['id']}/withdraw", json={"reason": "We lost"})
        assert code(late) == (409, "decision_over")
        counted = asker.post(f"/api/decisions/{decision['id']}/close").json()
    assert (counted["state"], counted["result"]) == ("closed", "carried")


def test_what_follows_is_told_in_words_by_whoever_answers_for_it(ask, signed_in):
    decision = ask().json()
    address = f"/api/decisions/{decision['id']}/outcome"
    body = {"words": "We meet in September.", "language": "en"}
    early = signed_in("focal_point").put(address, json=body, headers={"If-Match": '"1"'})
    assert code(early) == (409, "decision_runs")
    closed = signed_in("focal_point").post(f"/api/decisions/{decision['id']}/close").json()
    match = {"If-Match": f'"{closed["version"]}"'}
    for name in ("member", "other_city", "observer"):
        assert signed_in(name).put(address, json=body, headers=match).status_code == 403
    told = signed_in("secretariat").put(address, json=body, headers=match).json()
    assert (told["outcome"]["words"], told["outcome"]["by"]) == ("We meet in September.", "Secretariat")
    assert signed_in("focal_point").put(address, json=body | {"words": "Else"}, headers=match).status_code == 412


def test_the_decision_moves_with_its_thread(ask, database, world, signed_in, thread, open_group):
    decision = ask(voters="people").json()
    space = open_group(name="secretariat")
    with database.writing() as session:
        moderation.move(session, world.actor(session, "secretariat"), UUID(thread), space_id=UUID(space))
    assert signed_in("other_city").get(f"/api/decisions/{decision['id']}").status_code == 404
    assert read(signed_in("secretariat"), decision)["electorate"] == 1


# What it costs and who hears


def test_reading_costs_the_same_however_much_is_decided(ask, vote, signed_in, thread, statements):
    client = signed_in("focal_point")
    counts = []
    for asked in (1, 2, 1):
        for number in range(asked):
            decision = ask("secretariat", voters="organisations" if number else "people").json()
            vote("other_city", decision, 0)
        if not counts:
            ask("secretariat")
        client.get(f"/api/threads/{thread}/decisions")
        statements.clear()
        client.get(f"/api/threads/{thread}/decisions")
        counts.append(len(statements))
        statements.clear()
        client.get(f"/api/threads/{thread}")
        client.get(f"/api/threads/{thread}/posts")
        counts.append(len(statements))
    assert counts == [12, 9, 12, 9, 12, 9]


def inbox(signed_in, name) -> list[tuple[str, str]]:
    items = signed_in(name).get("/api/inbox").json()["items"]
    return [(item["kind"], item["due"] is not None) for item in items]


def test_electors_hear_of_it_are_reminded_once_and_hear_the_end(ask, vote, work, signed_in, database):
    decision = ask("secretariat").json()
    work()
    assert inbox(signed_in, "focal_point") == inbox(signed_in, "other_city") == [("vote_asked", True)]
    assert inbox(signed_in, "member") == []
    vote("other_city", decision, 0)
    with clock.moved(timedelta(days=6, minutes=1)):
        for _ in range(2):
            work()
        with database.reading() as session:
            reminded = session.exec(select(EventRow).where(EventRow.kind == "decision.reminded")).all()
        assert len(reminded) == 1
    with clock.moved(timedelta(days=7, minutes=1)):
        work()
    with database.reading() as session:
        lines = {
            (line.person_id, line.kind, line.count, line.place) for line in session.exec(select(Notification)).all()
        }
    place = f"/conversations/{decision['thread_id']}#decisions"
    assert sorted((kind, count) for _, kind, count, where in lines if where == place) == [
        ("decision_closed", 2), ("decision_closed", 3), ("decision_closed", 3),
    ]  # fmt: skip


@pytest.fixture
def letters(database):
    def queued(kind) -> dict[str, str]:
        with database.reading() as session:
            rows = session.exec(select(MailRow).where(MailRow.kind == kind)).all()
            return {row.to: f"{row.subject}\n{row.text}\n{row.html}" for row in rows}

    return queued


def test_letters_tell_question_and_end_on_both_clocks_in_three_languages(ask, work, letters, world, database):
    with database.writing() as session:
        session.get_one(Person, world.people["other_city"]).language = Language.pt
    ask("secretariat", zone="America/Sao_Paulo")
    work()
    told = letters("vote_asked")
    assert set(told) == {"focal_point@example.org", "representative@example.org", "other_city@example.org"}
    spanish, portuguese = told["focal_point@example.org"], told["other_city@example.org"]
    assert "Se le pide su voto" in spanish
    assert "Seu voto é pedido" in portuguese
    for letter in (spanish, portuguese):
        assert "Meet in Pelotas in 2027?" in letter
        assert "Sao Paulo" in letter
        assert "UTC" in letter


def test_letters_of_a_confidential_decision_hold_not_a_word_of_it(named_room, ask, work, letters, signed_in):
    room = named_room(focal_point=CircleRole.steward, other_city=CircleRole.contributor)
    decision = ask(room=room, voters="people").json()
    work()
    (letter,) = letters("vote_asked").values()
    assert "Something reserved waits for you" in letter
    assert not any(word in letter for word in ("Pelotas", "September", "Among us"))
    with clock.moved(timedelta(days=6, minutes=1)):
        work()
    letters_now = "".join(letters("vote_waits").values())
    assert letters_now
    assert "Pelotas" not in letters_now
    assert read(signed_in("other_city"), decision)["reminded_at"] is not None


def test_what_it_came_to_reaches_those_who_want_it_by_mail(ask, vote, work, letters, signed_in, database, world):
    with database.writing() as session:
        session.add(Preference(person_id=world.people["other_city"], group=Group.conversations, how=How.at_once))
    decision = ask("secretariat").json()
    vote("focal_point", decision, 0)
    closed = signed_in("secretariat").post(f"/api/decisions/{decision['id']}/close").json()
    body = {"words": "We meet <b>there</b>.", "language": "en"}
    match = {"If-Match": f'"{closed["version"]}"'}
    signed_in("secretariat").put(f"/api/decisions/{decision['id']}/outcome", json=body, headers=match)
    work()
    ended = letters("decision_closed")["other_city@example.org"]
    assert "Carried: more yes than no. 1 of 2 voted." in ended
    told = letters("outcome_told")["other_city@example.org"]
    assert "We meet &lt;b&gt;there&lt;/b&gt;." in told


def test_a_vote_waits_on_the_home_page_until_it_is_cast(ask, vote, signed_in, named_room):
    decision = ask("secretariat").json()
    for name in ("member", "expert", "observer", "secretariat", "guest"):
        assert signed_in(name).get("/api/home").json()["waits"] == []
    (wait,) = signed_in("focal_point").get("/api/home").json()["waits"]
    assert (wait["kind"], wait["title"], wait["for_organisation"]) == ("vote", "Meet in Pelotas in 2027?", True)
    assert wait["due"] == decision["closes_at"]
    assert wait["place"] == f"/conversations/{decision['thread_id']}#decisions"
    vote("representative", decision, 0)
    assert signed_in("focal_point").get("/api/home").json()["waits"] == []
    room = named_room(focal_point=CircleRole.steward, guest=CircleRole.contributor)
    ask(room=room, voters="people")
    assert [wait["kind"] for wait in signed_in("guest").get("/api/home").json()["waits"]] == ["vote"]
    with clock.moved(timedelta(days=7, minutes=1)):
        assert signed_in("other_city").get("/api/home").json()["waits"] == []


def test_question_options_and_outcome_are_found_under_the_thread(ask, signed_in, named_room):
    decision = ask(voters="people", kind="one", options=["Quilombo", "Zarzamora"]).json()
    closed = signed_in("focal_point").post(f"/api/decisions/{decision['id']}/close").json()
    body = {"words": "Las ciudades viajarán juntas.", "language": "es"}
    match = {"If-Match": f'"{closed["version"]}"'}
    signed_in("focal_point").put(f"/api/decisions/{decision['id']}/outcome", json=body, headers=match)
    room = named_room(focal_point=CircleRole.steward, member=CircleRole.contributor)
    ask(room=room, voters="people", question="Zarzamora for us alone?")
    for q in ("Pelotas", "zarzamora", "viajaran", "ciudad", "september"):
        items = signed_in("expert").get("/api/search", params={"q": q}).json()["items"]
        assert [(item["kind"], item["id"]) for item in items] == [("thread", decision["thread_id"])], q
    assert len(signed_in("member").get("/api/search", params={"q": "zarzamora"}).json()["items"]) == 2

"""What somebody may not see is not there: in the single read, in lists, counts, timelines, matches and on the desk."""

from uuid import UUID

import pytest
from sqlmodel import select

from app.access.actor import SeatRole
from app.accounts.models import Affiliation
from app.accounts.service import invitations
from app.core import clock
from app.exchanges.codes import Confidentiality, DeclineCode, Lane, NamedPeerKind, State
from app.exchanges.models import Decline, Match, NamedPeer
from app.exchanges.schemas import NamedPeerIn
from app.exchanges.service import matches, requests
from app.members.events import SeatMade
from app.outbox.events import record
from app.outbox.models import EventRow
from tests.exchanges.story import Story, complete

CONFIDENTIAL = (Confidentiality.matched_only, Confidentiality.secretariat_only)
ASKING = {"focal_point", "representative"}
EVERYBODY = ("focal_point", "representative", "member", "other_city", "expert", "observer", "secretariat", "guest")
WORDS = {
    "lane_reason": "A vote on Friday.",
    "peer_wanted": "A city of our size.",
    "travel_source": "The mayor's own budget.",
}


@pytest.fixture
def made(client, database, world):
    def make(state, **changes):
        with database.writing() as session:
            return str(Story(session, world).to(state, **changes).id)

    return make


def sees(signed_in, name: str, exchange_id: str) -> set[str]:
    """The ways by which this person can tell that the exchange exists."""
    client = signed_in(name)
    found = set()
    if client.get(f"/api/exchanges/{exchange_id}").status_code == 200:
        found.add("read")
    if client.get(f"/api/exchanges/{exchange_id}/timeline").status_code == 200:
        found.add("timeline")
    if client.get(f"/api/exchanges/{exchange_id}/matches").status_code == 200:
        found.add("matches")
    if client.get("/api/exchanges", params={"q": "outreach"}).json()["items"]:
        found.add("list")
    if client.get("/api/exchanges/counts").json()["states"]:
        found.add("counts")
    return found


ALL_WAYS = {"read", "timeline", "matches", "list", "counts"}


@pytest.mark.parametrize(
    ("state", "changes", "readers"),
    [
        (State.draft, {}, ASKING),
        (State.draft, {"by": "member"}, ASKING | {"member"}),
        (State.submitted, {}, ASKING | {"secretariat"}),
        (State.submitted, {"by": "member"}, ASKING | {"secretariat", "member"}),
        (State.open, {}, set(EVERYBODY) - {"guest"}),
        *((State.open, {"confidentiality": level}, ASKING | {"secretariat"}) for level in CONFIDENTIAL),
        *((State.proposed, {"confidentiality": level}, ASKING | {"secretariat"}) for level in CONFIDENTIAL),
        *((State.agreed, {"confidentiality": level}, ASKING | {"secretariat", "other_city"}) for level in CONFIDENTIAL),
    ],
)
def test_who_can_tell_that_it_exists(state, changes, readers, made, signed_in):
    exchange_id = made(state, **changes)
    got = {name: sees(signed_in, name, exchange_id) for name in EVERYBODY}
    assert got == {name: ALL_WAYS if name in readers else set() for name in EVERYBODY}


@pytest.mark.parametrize(
    ("state", "changes", "in_network"),
    [
        (State.draft, {}, False),
        (State.submitted, {}, False),
        (State.returned, {}, False),
        (State.open, {}, True),
        *((State.open, {"confidentiality": level}, False) for level in CONFIDENTIAL),
    ],
)
def test_a_list_says_whether_the_network_reads_it_now(state, changes, in_network, made, signed_in):
    made(state, **changes)
    (row,) = signed_in("focal_point").get("/api/exchanges").json()["items"]
    assert row["in_network"] is in_network


def test_a_confidential_request_stands_on_the_desk_and_a_draft_does_not(made, signed_in):
    made(State.draft)
    exchange_id = made(State.submitted, confidentiality=Confidentiality.secretariat_only)
    desk = signed_in("secretariat").get("/api/desk").json()
    assert [row["id"] for row in desk["needs_me"]] == [exchange_id]
    assert desk["running_count"] == 1
    table = signed_in("secretariat").get("/api/desk/exchanges").json()
    assert [row["id"] for row in table["items"]] == [exchange_id]


def test_why_it_is_pressing_and_who_would_help_is_read_with_the_request(made, signed_in):
    sent = made(State.submitted, lane=Lane.priority, **WORDS)
    for name in ("focal_point", "secretariat"):
        shown = signed_in(name).get(f"/api/exchanges/{sent}").json()
        assert {field: shown[field] for field in WORDS} == WORDS
    assert signed_in("other_city").get(f"/api/exchanges/{sent}").status_code == 404


def test_whoever_reads_the_brief_alone_does_not_read_why_it_is_pressing(made, signed_in):
    made(State.proposed, lane=Lane.priority, confidentiality=Confidentiality.matched_only, **WORDS)
    peer = signed_in("other_city")
    (asked,) = peer.get("/api/matches").json()["items"]
    assert not WORDS.keys() & peer.get(f"/api/matches/{asked['id']}").json()["brief"].keys()


def test_before_the_agreement_a_peer_reads_the_brief_and_nothing_of_the_exchange(made, signed_in):
    exchange_id = made(State.proposed, confidentiality=Confidentiality.matched_only)
    peer = signed_in("other_city")
    (asked,) = peer.get("/api/matches").json()["items"]
    brief = peer.get(f"/api/matches/{asked['id']}").json()
    assert brief["brief"]["title"] == asked["title"]
    assert set(brief["reasons"]) == {"peer"}
    assert (brief["rank"], brief["override_note"], brief["on_behalf"]) == (None, None, None)
    assert peer.get(f"/api/exchanges/{exchange_id}").status_code == 404


def test_a_match_is_seen_by_both_sides_and_the_secretariat_only(made, signed_in, database):
    exchange_id = made(State.proposed)
    got = {name: len(signed_in(name).get(f"/api/exchanges/{exchange_id}/matches").json()) for name in EVERYBODY[:-1]}
    assert got == {name: int(name in ASKING | {"other_city", "secretariat"}) for name in EVERYBODY[:-1]}


def test_a_match_that_was_not_put_forward_is_known_to_the_secretariat_alone(database, world, client, signed_in):
    with database.writing() as session:
        story = Story(session, world)
        match = story.match(story.to(State.open))
        match_id, exchange_id = match.id, match.exchange_id
    assert signed_in("secretariat").get(f"/api/matches/{match_id}").status_code == 200
    for name in ("focal_point", "other_city"):
        assert signed_in(name).get(f"/api/matches/{match_id}").status_code == 404
        assert signed_in(name).get("/api/matches").json()["items"] == []
        timeline = signed_in(name).get(f"/api/exchanges/{exchange_id}/timeline").json()["items"]
        assert not [item for item in timeline if item["kind"].startswith("match.")]


def test_peers_not_wanted_are_read_by_the_asking_side_and_the_secretariat(made, signed_in, world):
    durban = world.organisations["durban"]
    named = [NamedPeerIn(organisation_id=durban, kind=NamedPeerKind.not_wanted, note="A dispute.")]
    exchange_id = made(State.open, named_peers=named)
    got = {
        name: [item["note"] for item in signed_in(name).get(f"/api/exchanges/{exchange_id}").json()["named_peers"]]
        for name in ("focal_point", "secretariat", "other_city", "expert", "member")
    }
    assert got == {
        "focal_point": ["A dispute."], "secretariat": ["A dispute."], "other_city": [], "expert": [], "member": [],
    }  # fmt: skip


def test_triage_notes_and_decline_codes_stay_with_the_secretariat(database, world, client, signed_in):
    with database.writing() as session:
        story = Story(session, world)
        exchange = story.to(State.open)
        (match,) = story.asked(exchange)
        code = DeclineCode.political_moment
        matches.decline(session, story.actor("other_city"), match.id, code=code, remark="Elections in March.")
        match_id, exchange_id = match.id, exchange.id
    secret = signed_in("secretariat")
    assert secret.get(f"/api/matches/{match_id}").json()["decline_remark"] == "Elections in March."
    remarks = secret.get(f"/api/exchanges/{exchange_id}").json()["remarks"]
    assert {item["kind"] for item in remarks} == {"triage", "override"}
    for name in ("focal_point", "other_city"):
        shown = signed_in(name).get(f"/api/matches/{match_id}").json()
        assert (shown["state"], shown["decline_code"], shown["decline_remark"]) == ("peer_declined", None, None)
        assert signed_in(name).get(f"/api/exchanges/{exchange_id}").json()["remarks"] == []


def test_events_never_hold_what_people_wrote(database, world):
    with database.writing() as session:
        story = Story(session, world)
        story.to(State.completed)
        rows = session.exec(select(EventRow)).all()
        assert len(rows) > 8
        written = " ".join(str(row.data) for row in rows)
        assert not [words for words in ("Rest", "burned", "Gladly", "Clear.", "asked to be asked") if words in written]


def test_a_reassigned_request_follows_the_seat(database, world, client, signed_in):
    with database.writing() as session:
        story = Story(session, world)
        exchange = story.to(State.submitted, by="member")
        exchange_id = exchange.id
        focal = story.actor("focal_point")
        requests.reassign(session, focal, exchange_id, seat_id=world.seats["focal_point"])
    assert signed_in("member").get(f"/api/exchanges/{exchange_id}").status_code == 404
    assert signed_in("focal_point").get(f"/api/exchanges/{exchange_id}").status_code == 200


@pytest.mark.parametrize("author", ["member", "focal_point"])
def test_whoever_has_left_reads_no_draft_of_theirs_until_they_are_back(author, database, world, client, signed_in):
    with database.writing() as session:
        story = Story(session, world)
        exchange_id = story.draft(by=author, sensitive=True, sensitive_instructions="Ask the lawyer.").id
        if author != "member":
            colleagues = [world.people["member"]]
            requests.share_draft(session, story.actor(author), exchange_id, person_ids=colleagues)
        world.seat(session, "durban", world.people["member"], role=SeatRole.focal_point)
    member, focal_point = signed_in("member"), signed_in("focal_point")
    assert sees(signed_in, "member", exchange_id) == ALL_WAYS
    assert focal_point.post(f"/api/seats/{world.seats['member']}/vacate").status_code == 204
    assert sees(signed_in, "member", exchange_id) == set()
    assert member.get("/api/home").json()["running"] == []
    assert b"Ask the lawyer." not in member.get("/api/me/data").content
    invited = {"email": "member@example.org", "name": "Member", "language": "es"}
    assert focal_point.post(f"/api/seats/{world.seats['member']}/invitations", json=invited).status_code == 201
    with database.writing() as session:
        ticket = invitations.open_ticket_for(session, "member@example.org")
        invitations.accept(session, ticket)
    member.post("/api/me/seat", json={"seat_id": str(world.seats["member"])})
    assert sees(signed_in, "member", exchange_id) == ALL_WAYS


def test_a_draft_for_a_member_goes_with_the_seat_of_the_secretariat_that_wrote_it(database, world, client, signed_in):
    with database.writing() as session:
        world.person(session, "colleague", at="kroc", role=SeatRole.secretariat)
        story = Story(session, world)
        durban = world.organisations["durban"]
        exchange_id = requests.start(
            session, story.actor("colleague"), changes=complete(topics=[]), behalf_of=durban
        ).id
        world.seat(session, "rosario", world.people["colleague"], role=SeatRole.focal_point)
    assert "read" in sees(signed_in, "colleague", exchange_id)
    assert signed_in("secretariat").post(f"/api/seats/{world.seats['colleague']}/vacate").status_code == 204
    assert sees(signed_in, "colleague", exchange_id) == set()
    assert sees(signed_in, "other_city", exchange_id) == ALL_WAYS


@pytest.mark.parametrize("state", [State.completed, State.closed_unmatched])
def test_a_new_focal_point_finds_what_can_still_be_answered_or_reopened(
    state, made, database, world, client, signed_in
):
    exchange_id = made(state, confidentiality=Confidentiality.matched_only)
    desk = signed_in("secretariat")
    for name in ASKING:
        assert desk.post(f"/api/seats/{world.seats[name]}/close").status_code == 204
    wanted = {"title": "Enlace", "title_language": "es", "role": "focal_point"}
    seats = desk.post(f"/api/organisations/{world.organisations['rosario']}/seats", json=wanted).json()["seats"]
    (seat_id,) = (UUID(seat["id"]) for seat in seats if seat["title"] == "Enlace")
    with database.writing() as session:
        newcomer = world.person(session, "newcomer")
        session.add(Affiliation(person_id=newcomer, seat_id=seat_id, since=clock.now()))
    assert sees(signed_in, "newcomer", exchange_id) == ALL_WAYS


def test_a_new_seat_that_may_commit_the_organisation_reads_its_open_requests(database, world, client, signed_in):
    with database.writing() as session:
        story = Story(session, world)
        exchange_id = story.to(State.submitted).id
        world.person(session, "newcomer", at="rosario", role=SeatRole.focal_point)
        made = SeatMade(
            subject_id=world.seats["newcomer"], circle_id=world.guest_circle,
            organisation_id=world.organisations["rosario"], role=SeatRole.focal_point,
        )  # fmt: skip
        record(session, None, made)
    assert signed_in("newcomer").get(f"/api/exchanges/{exchange_id}").status_code == 200


def test_an_organisation_that_has_left_reads_what_it_had_begun_and_its_suspended_people_nothing(made, signed_in, world):
    begun, other = made(State.agreed, confidentiality=Confidentiality.matched_only), made(State.open)
    durban, desk = signed_in("other_city"), signed_in("secretariat")
    assert durban.get(f"/api/exchanges/{other}").status_code == 200
    left = desk.put(f"/api/organisations/{world.organisations['durban']}/membership", json={"membership": "former"})
    assert left.status_code == 200, left.text
    assert durban.get(f"/api/exchanges/{begun}").status_code == 200
    assert durban.get(f"/api/exchanges/{other}").status_code == 404
    assert desk.post(f"/api/people/{world.people['other_city']}/suspend").status_code == 200
    assert durban.get(f"/api/exchanges/{begun}").status_code == 401


def test_nothing_secret_was_missing_where_it_did_not_leak(database, world):
    with database.writing() as session:
        story = Story(session, world)
        named = [NamedPeerIn(organisation_id=world.organisations["partner"], kind=NamedPeerKind.not_wanted)]
        exchange = story.to(State.open, named_peers=named)
        (match,) = story.asked(exchange)
        matches.decline(session, story.actor("other_city"), match.id, code=DeclineCode.no_time)
        assert len(session.exec(select(NamedPeer)).all()) == 1
        assert len(session.exec(select(Decline)).all()) == 1
        assert len(session.exec(select(Match)).all()) == 1

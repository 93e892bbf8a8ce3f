"""Peers put forward, in order; what they answer; and the agreement of both sides."""

from datetime import timedelta
from uuid import UUID

import pytest
from pydantic import ValidationError
from sqlmodel import select

from app.access.actor import SeatRole
from app.accounts.models import Affiliation, Membership, Organisation, Seat
from app.circles.queries import principals_of
from app.core import clock
from app.core.errors import IllegalMove, Invalid, Stale
from app.discussions.models import Thread
from app.exchanges.codes import DeclineCode, MatchState, NamedPeerKind, State
from app.exchanges.errors import AskedAlready, NoteNeeded, PeerNotWanted, TooLate
from app.exchanges.models import Agreement, Match
from app.exchanges.schemas import MatchIn, NamedPeerIn, TermsIn
from app.exchanges.service import agreement, answers, matches, shortlist
from app.members.models import OfferConflict
from app.outbox.models import Due
from tests.exchanges.story import Story, offer


@pytest.fixture
def story(session, world):
    return Story(session, world)


def states(story: Story, exchange) -> list[str]:
    rows = story.session.exec(select(Match).where(Match.exchange_id == exchange.id).order_by(Match.rank))
    return [row.state.value for row in rows]


def planned(session, kind: str, subject_id) -> list[Due]:
    """What is still to happen to this."""
    due = select(Due).where(Due.kind == kind, Due.subject_id == subject_id, Due.finished_at.is_(None))
    return list(session.exec(due))


def test_the_next_peer_is_asked_when_the_first_says_no_and_with_the_last_the_exchange_is_open_again(story):
    exchange = story.to(State.open)
    first, second = story.asked(exchange, "other_city", "expert")
    assert states(story, exchange) == ["sent", "drafted"]
    matches.decline(story.session, story.actor("other_city"), first.id, code=DeclineCode.no_time)
    assert (exchange.state, states(story, exchange)) == (State.proposed, ["peer_declined", "sent"])
    matches.decline(story.session, story.actor("expert"), second.id, code=DeclineCode.language)
    assert (exchange.state, states(story, exchange)) == (State.open, ["peer_declined", "peer_declined"])


def test_two_at_a_time(story):
    exchange = story.to(State.open)
    story.asked(exchange, "other_city", "expert", at_once=2)
    assert states(story, exchange) == ["sent", "sent"]


def test_a_no_can_be_taken_back_for_a_minute(story):
    exchange = story.to(State.open)
    (match,) = story.asked(exchange)
    durban = story.actor("other_city")
    matches.decline(story.session, durban, match.id, code=DeclineCode.no_time)
    assert exchange.state is State.open
    with clock.moved(timedelta(seconds=30)):
        matches.take_back(story.session, durban, match.id)
    assert (exchange.state, match.state, match.answered_at) == (State.proposed, MatchState.sent, None)
    matches.decline(story.session, durban, match.id, code=DeclineCode.no_time)
    with clock.moved(timedelta(seconds=90)), pytest.raises(TooLate):
        matches.take_back(story.session, durban, match.id)


def test_a_no_that_is_taken_back_after_the_answer_was_due_leaves_time_for_another(story):
    """Durban had said yes in time, which stopped the clock."""
    exchange = story.to(State.open)
    (match,) = story.asked(exchange)
    story.accepted(match)
    durban = story.actor("other_city")
    with clock.moved(match.answer_by - clock.now() + timedelta(days=1)):
        matches.decline(story.session, durban, match.id, code=DeclineCode.no_time)
        matches.take_back(story.session, durban, match.id)
        assert match.state is MatchState.sent
        assert match.answer_by == answers.due(story.session, exchange, match)
        assert exchange.due_at == match.answer_by
        assert [row.at for row in planned(story.session, answers.EXPIRY, match.id)] == [match.answer_by]


def test_accepting_twice_tells_the_slower_one(story):
    exchange = story.to(State.open)
    (match,) = story.asked(exchange)
    story.accepted(match)
    with pytest.raises(IllegalMove) as refused:
        story.accepted(match)
    assert refused.value.params == {"state": MatchState.peer_accepted, "action": "accept"}


def test_with_both_sides_yes_the_room_opens_and_the_others_stand_down(story, world):
    exchange = story.to(State.open)
    match, other = story.asked(exchange, "other_city", "expert", at_once=2)
    story.accepted(match)
    assert exchange.state is State.proposed
    story.agreed(match)
    assert (exchange.state, match.state, other.state) == (State.agreed, MatchState.agreed, MatchState.superseded)
    assert exchange.peer_organisation_id == world.organisations["durban"]
    inside = principals_of(story.session, exchange.room_circle_id)
    assert {name for name, seat_id in world.seats.items() if f"seat:{seat_id.hex}" in inside} == {
        "focal_point", "representative", "other_city",
    }  # fmt: skip
    assert "secretariat" in inside
    thread = story.session.exec(select(Thread).where(Thread.subject_id == exchange.id)).one()
    assert (thread.id, thread.circle_id) == (exchange.room_thread_id, exchange.room_circle_id)


def test_changed_terms_need_the_other_sides_yes_again(story):
    exchange = story.to(State.open)
    (match,) = story.asked(exchange)
    story.accepted(match)
    rosario, durban = story.actor("focal_point"), story.actor("other_city")
    terms = story.session.get_one(Agreement, match.id)
    read = str(terms.version)
    agreement.save_terms(story.session, rosario, match.id, changes=TermsIn(costs="Rosario pays."), if_match=read)
    with pytest.raises(Stale):
        agreement.agree(story.session, rosario, match.id, if_match=read)
    agreement.agree(story.session, rosario, match.id, if_match=str(terms.version))
    assert exchange.state is State.proposed
    agreement.agree(story.session, durban, match.id, if_match=str(terms.version))
    assert exchange.state is State.agreed


def test_contacts_languages_and_confidentiality_are_agreed_and_the_exchange_follows(story):
    match = story.match_in(MatchState.peer_accepted)
    rosario = story.actor("focal_point")
    terms = story.session.get_one(Agreement, match.id)
    changes = TermsIn(
        requester_contact_seat_id=story.world.seats["member"],
        requester_substitute_seat_id=story.world.seats["focal_point"],
        languages=["pt"],
        confidentiality="matched_only",
    )
    agreement.save_terms(story.session, rosario, match.id, changes=changes, if_match=str(terms.version))
    version = str(terms.version)
    agreement.agree(story.session, rosario, match.id, if_match=version)
    exchange = agreement.agree(story.session, story.actor("other_city"), match.id, if_match=version)
    assert exchange.requester_seat_id == story.world.seats["member"]
    assert exchange.deputy_seat_id == story.world.seats["focal_point"]
    assert exchange.confidentiality.value == "matched_only"
    assert f"seat:{story.world.seats['member'].hex}" in principals_of(story.session, exchange.room_circle_id)


@pytest.mark.parametrize(
    ("name", "seat", "code"),
    [
        ("requester_contact_seat_id", "other_city", "not_of_organisation"),
        ("peer_contact_seat_id", "expert", "not_of_organisation"),
        ("peer_substitute_seat_id", "focal_point", "not_of_organisation"),
        ("peer_substitute_seat_id", "other_city", "same_as_contact"),
    ],
)
def test_a_contact_is_of_its_side_and_nobody_steps_in_for_themselves(name, seat, code, story):
    match = story.match_in(MatchState.peer_accepted)
    version = str(story.session.get_one(Agreement, match.id).version)
    changes = TermsIn(**{name: story.world.seats[seat]})
    with pytest.raises(Invalid) as refused:
        agreement.save_terms(story.session, story.actor("focal_point"), match.id, changes=changes, if_match=version)
    assert [(field.path, field.code) for field in refused.value.fields] == [(("body", name), code)]


def vacant_of(story: Story, match: Match):
    """A seat of the peer's organisation that nobody holds."""
    held = select(Affiliation.seat_id)
    vacant = select(Seat.id).where(Seat.organisation_id == match.organisation_id, Seat.id.not_in(held))
    return story.session.exec(vacant).one()


def test_whoever_says_yes_names_seats_that_somebody_holds_and_two_of_them(story):
    match = story.match_in(MatchState.sent)
    durban, here = story.actor("other_city"), match.peer_seat_id
    vacant = vacant_of(story, match)
    for named, code in (
        ({"seat_id": vacant}, "nobody_there"),
        ({"substitute_seat_id": vacant}, "nobody_there"),
        ({"substitute_seat_id": here}, "same_as_contact"),
        ({"seat_id": story.world.seats["expert"]}, "not_of_organisation"),
    ):
        with pytest.raises(Invalid) as refused:
            matches.accept(story.session, durban, match.id, **named)
        assert refused.value.fields[0].code == code


def test_a_substitute_who_says_they_will_talk_steps_in_for_nobody(story):
    exchange = story.to(State.open)
    other = story.world.seat(story.session, "durban", story.world.people["no_seat"], role=SeatRole.member)
    match = story.match(exchange, substitute_seat_id=other)
    matches.put_forward(story.session, story.actor("secretariat"), exchange.id, match_ids=[match.id])
    matches.accept(story.session, story.actor("other_city"), match.id, seat_id=other)
    assert (match.peer_seat_id, match.substitute_seat_id) == (other, None)


def test_a_seat_that_nobody_holds_is_no_contact(story):
    match = story.match_in(MatchState.peer_accepted)
    vacant = vacant_of(story, match)
    version = str(story.session.get_one(Agreement, match.id).version)
    changes = TermsIn(peer_contact_seat_id=vacant)
    with pytest.raises(Invalid) as refused:
        agreement.save_terms(story.session, story.actor("focal_point"), match.id, changes=changes, if_match=version)
    assert refused.value.fields[0].code == "nobody_there"


def test_terms_without_a_language_are_refused():
    with pytest.raises(ValidationError):
        TermsIn(languages=[])


def test_saving_terms_as_they_are_takes_nobodys_yes_away(story):
    (match,) = story.asked(story.to(State.open))
    story.accepted(match)
    terms = story.session.get_one(Agreement, match.id)
    version = str(terms.version)
    agreement.save_terms(
        story.session, story.actor("focal_point"), match.id, changes=TermsIn(costs=terms.costs), if_match=version
    )
    assert terms.peer_agreed_at is not None


def test_not_wanted_peers_are_kept_back_and_no_note_helps(story, world):
    durban = world.organisations["durban"]
    offer(story.session, world, "other_city")
    named = [NamedPeerIn(organisation_id=durban, kind=NamedPeerKind.not_wanted)]
    exchange = story.to(State.open, named_peers=named)
    _, ranked, kept = shortlist.rank(story.session, story.actor("secretariat"), exchange.id)
    assert durban not in {item.ranked.organisation_id for item in ranked}
    assert {item.ranked.organisation_id: item.kept_back.value for item in kept} == {durban: "not_wanted"}
    with pytest.raises(PeerNotWanted):
        story.match(exchange, note="All the same.")


def test_an_organisation_that_has_left_is_proposed_no_more_for_its_offers(story, world):
    offer(story.session, world, "other_city")
    exchange = story.to(State.open)
    desk, durban = story.actor("secretariat"), world.organisations["durban"]

    def proposed() -> set[UUID]:
        _, ranked, kept = shortlist.rank(story.session, desk, exchange.id)
        return {item.ranked.organisation_id for item in (*ranked, *kept)}

    assert durban in proposed()
    story.session.get_one(Organisation, durban).membership = Membership.former
    story.session.flush()
    assert durban not in proposed()


def test_a_conflict_of_interest_keeps_a_peer_back(story, world):
    row = offer(story.session, world, "other_city")
    rosario = world.organisations["rosario"]
    story.session.add(OfferConflict(offer_id=row.id, organisation_id=rosario, circle_id=row.circle_id))
    with pytest.raises(PeerNotWanted):
        story.match(story.to(State.open))


def test_beyond_the_soft_cap_a_peer_is_put_forward_with_a_note_only(story, world):
    offer(story.session, world, "other_city", most_exchanges=1)
    story.to(State.agreed)
    exchange = story.to(State.open)
    _, _, kept = shortlist.rank(story.session, story.actor("secretariat"), exchange.id)
    assert [(item.kept_back.value, item.running, item.cap) for item in kept] == [("at_capacity", 1, 1)]
    seat_id = world.seats["other_city"]
    with pytest.raises(NoteNeeded):
        matches.draft(story.session, story.actor("secretariat"), exchange.id, choice=MatchIn(seat_id=seat_id))
    assert story.match(exchange, note="They offered a third one.").state is MatchState.drafted


@pytest.mark.parametrize(
    "reason", [{"code": "x\0"}, {"params": {"\0": "x"}}, {"params": {"text": "\0"}}, {"params": {"x": [1]}}]
)
def test_reasons_of_ones_own_are_plain_words(story, reason):
    given = {"sign": "for", "code": "words", "params": {"text": "They asked.", "language": "en"}}
    assert MatchIn(seat_id=story.world.seats["expert"], extra_reasons=[given])
    with pytest.raises(ValidationError):
        MatchIn(seat_id=story.world.seats["expert"], extra_reasons=[given | reason])


def test_nobody_is_asked_twice_for_the_same_exchange(story):
    exchange = story.to(State.open)
    (match,) = story.asked(exchange)
    matches.decline(story.session, story.actor("other_city"), match.id, code=DeclineCode.no_time)
    with pytest.raises(AskedAlready):
        story.match(exchange)


def test_matches_of_another_exchange_cannot_be_put_forward(story):
    exchange, other = story.to(State.open), story.to(State.open)
    match = story.match(other)
    with pytest.raises(Invalid):
        matches.put_forward(story.session, story.actor("secretariat"), exchange.id, match_ids=[match.id])


def test_the_answer_is_due_by_the_clock_of_the_peer(story, world):
    (match,) = story.asked(story.to(State.open))
    zone = story.session.get_one(Organisation, world.organisations["durban"]).zone
    assert zone == "Africa/Johannesburg"
    assert (match.answer_by.hour, match.answer_by.minute) == (16, 0)
    assert match.answer_by.date() == (clock.now() + timedelta(hours=2)).date() + timedelta(days=7)


def test_the_shortlist_says_why_in_words_and_never_a_score(signed_in, database, world, client):
    with database.writing() as session:
        story = Story(session, world)
        offer(session, world, "other_city")
        exchange_id = story.to(State.open).id
    shown = signed_in("secretariat").get(f"/api/exchanges/{exchange_id}/shortlist").json()
    first = shown["ranked"][0]
    assert first["organisation"]["name"] == "Durban"
    assert {"sign": "for", "code": "topic_offered", "params": {"topic": "interruption"}} in first["reasons"]
    assert "score" not in str(shown)


def test_a_seat_that_nobody_holds_any_more_is_not_put_forward(signed_in, database, world, client):
    with database.writing() as session:
        story = Story(session, world)
        match = story.match(story.to(State.open))
        exchange_id, match_id = match.exchange_id, match.id
    desk = signed_in("secretariat")
    assert desk.post(f"/api/seats/{world.seats['other_city']}/vacate").status_code == 204
    refused = desk.post(f"/api/exchanges/{exchange_id}/put-forward", json={"match_ids": [str(match_id)]})
    assert (refused.status_code, refused.json()["fields"][0]["code"]) == (422, "nobody_there")


@pytest.mark.parametrize(
    ("queue", "found", "state"),
    [
        (("other_city", "expert"), ["peer_declined", "superseded"], State.open),
        (("other_city", "expert", "third"), ["peer_declined", "superseded", "sent"], State.proposed),
    ],
)
def test_a_queued_peer_who_has_left_is_passed_over_and_the_desk_hears(
    queue, found, state, signed_in, database, world, client, work
):
    with database.writing() as session:
        story = Story(session, world)
        world.organisation(session, "third")
        world.person(session, "third", at="third", role=SeatRole.focal_point)
        exchange = story.to(State.open)
        first, *_ = story.asked(exchange, *queue)
        exchange_id, match_id = exchange.id, first.id
    desk = signed_in("secretariat")
    assert desk.post(f"/api/seats/{world.seats['expert']}/close").status_code == 204
    assert signed_in("other_city").post(f"/api/matches/{match_id}/decline", json={}).status_code == 200
    matched = desk.get(f"/api/exchanges/{exchange_id}/matches").json()
    assert ([match["state"] for match in matched], matched[1]["sent_at"]) == (found, None)
    assert desk.get(f"/api/exchanges/{exchange_id}").json()["state"] == state
    work()
    assert "peer_gone" in {line["kind"] for line in desk.get("/api/inbox").json()["items"]}


def test_two_answers_at_once_over_http(signed_in, database, world, client):
    with database.writing() as session:
        story = Story(session, world)
        (match,) = story.asked(story.to(State.open))
        match_id = match.id
    peer, asking = signed_in("other_city"), signed_in("focal_point")
    assert asking.post(f"/api/matches/{match_id}/turn-down", json={}).status_code == 200
    slower = peer.post(f"/api/matches/{match_id}/accept", json={})
    assert (slower.status_code, slower.json()["params"]["state"]) == (409, "requester_declined")

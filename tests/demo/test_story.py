"""The demonstration network: whether its story holds together and moves to the present as it says."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.demo import story as telling
from app.demo.moving import LAST_DAY, days_until, moved_moment, off_weekend
from app.demo.records import Exchange, Seat, Story
from app.demo.story import StoryError, load, personas

DATA = Path(telling.__file__).parent / "data"
WRITTEN = LAST_DAY + timedelta(days=1)
STORY = load(WRITTEN)
LAST_MOMENT = datetime(2026, 11, 20, 23, 59, tzinfo=UTC)
OURS = ("exchanges", "more_requests", "profiles", "offers", "seats", "more_people", "expertise", "personas")
# Every weekday, and both sides of the days on which clocks change, north and south of the equator.
FIRST_DAYS = [WRITTEN + timedelta(days=days) for days in range(-40, 700, 11)]

MATCHED = {"agreed", "scheduled", "reporting", "completed", "cancelled"}
ENDED = {"closed_unmatched", "declined", "withdrawn", "cancelled", "discarded"}
UNSENT = {"draft", "discarded"}

exchanges = pytest.mark.parametrize("exchange", STORY.exchanges, ids=lambda exchange: exchange.request.id)


def holders_of(organisation: str, role: str) -> list[str]:
    return [
        seat.holder
        for seat in STORY.seats
        if seat.organisation == organisation and seat.role == role and seat.holder is not None
    ]


def reached(exchange: Exchange, state: str) -> datetime | None:
    return next((step.at for step in exchange.request.timeline if step.state == state), None)


def everything_in(value: object) -> Iterator[object]:
    """The value and all that it is made of."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from everything_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from everything_in(item)


def sat(person: str, organisation: str, day: date) -> bool:
    """Whether the person held a seat of the organisation on that day."""
    return any(
        seat.organisation == organisation
        and holding.person == person
        and holding.since <= day <= (holding.until or date.max)
        for seat in STORY.seats
        for holding in seat.holders
    )


# Members


def test_every_member_organisation_has_a_focal_point_and_an_authorised_representative() -> None:
    members = [each.id for each in STORY.organisations if each.is_member and each.kind != "secretariat"]

    assert len(members) == 33
    assert [each for each in members if not holders_of(each, "focal_point")] == []
    assert [each for each in members if not holders_of(each, "authorised_representative")] == []


def test_nobody_can_commit_an_organisation_that_is_no_member() -> None:
    outside = {each.id for each in STORY.organisations if not each.is_member}
    seats = [seat for seat in STORY.seats if seat.organisation in outside]

    assert len(seats) >= 10
    assert {seat.role for seat in seats} == {"member", "expert"}


def test_each_institution_of_the_secretariat_has_people() -> None:
    institutions = [each.id for each in STORY.organisations if each.kind == "secretariat"]

    assert [len(holders_of(each, "secretariat")) for each in institutions] == [2, 2, 2]


def test_everybody_has_sat_somewhere_but_guest_applicant_and_invited() -> None:
    seated = {holding.person for seat in STORY.seats for holding in seat.holders}

    assert {person.id for person in STORY.people} - seated == {
        STORY.guests[0].person,
        STORY.applications[0].person,
        STORY.invitations[0].person,
    }


def test_one_person_holds_two_seats() -> None:
    holders = [seat.holder for seat in STORY.seats if seat.holder is not None]

    assert {person for person in holders if holders.count(person) > 1} == {"person-tomas-brisalegre"}


def test_a_former_focal_point_has_a_successor_in_the_same_seat() -> None:
    seat = next(seat for seat in STORY.seats if seat.id == "seat-niteroi-focal-point")

    assert [holding.person for holding in seat.holders] == ["person-heloisa-ventoclaro", "person-jussara-matoclaro"]
    assert seat.holder == "person-jussara-matoclaro"


@pytest.mark.parametrize("seat", STORY.seats, ids=lambda seat: seat.id)
def test_a_seat_has_one_holder_at_a_time(seat: Seat) -> None:
    for before, after in pairwise(seat.holders):
        assert before.until is not None
        assert before.until < after.since
    assert all(holding.since <= (holding.until or LAST_DAY) <= LAST_DAY for holding in seat.holders)


def test_an_invitation_waits_at_an_empty_seat() -> None:
    seats = {seat.id: seat for seat in STORY.seats}

    assert [seats[invitation.seat].holder for invitation in STORY.invitations] == [None]


def test_a_deputy_sits_in_the_same_organisation() -> None:
    seats = {seat.id: seat for seat in STORY.seats}
    with_deputy = [seat for seat in STORY.seats if seat.deputy is not None]

    assert len(with_deputy) > 20
    assert [seat.id for seat in with_deputy if seats[str(seat.deputy)].organisation != seat.organisation] == []


def test_every_member_organisation_has_a_profile() -> None:
    members = {each.id for each in STORY.organisations if each.is_member}

    assert {profile.organisation for profile in STORY.profiles} == members


def test_offers_cover_three_languages_all_states_crises_and_conflicts() -> None:
    assert {offer.language for offer in STORY.offers} == {"en", "es", "pt"}
    assert {offer.state for offer in STORY.offers} == {"draft", "active", "paused", "expired", "withdrawn"}
    assert len([offer for offer in STORY.offers if offer.crisis]) >= 5
    assert len([offer for offer in STORY.offers if offer.conflicts]) >= 5


def test_offers_are_valid_exactly_while_they_are_not_expired() -> None:
    for offer in STORY.offers:
        assert offer.created_on <= offer.last_confirmed_on <= LAST_DAY, offer.id
        assert (offer.valid_until < LAST_DAY) == (offer.state == "expired"), offer.id


def test_an_offer_is_made_by_someone_of_the_organisation() -> None:
    for offer in STORY.offers:
        assert sat(offer.person, offer.organisation, LAST_DAY), offer.id
        assert offer.deputy is None or sat(offer.deputy, offer.organisation, LAST_DAY), offer.id


# Exchanges


def test_every_state_occurs() -> None:
    states = {"submitted", "returned", "open", "proposed", "draft"} | MATCHED | ENDED

    assert {exchange.request.status for exchange in STORY.exchanges} == states


def test_every_state_of_a_match_and_every_reason_to_decline_occur() -> None:
    matches = [match for exchange in STORY.exchanges for match in exchange.parts.matches]

    assert {match.state for match in matches} == {
        "drafted",
        "sent",
        "peer_accepted",
        "agreed",
        "peer_declined",
        "requester_declined",
        "expired",
        "superseded",
    }
    codes = {match.peer_answer.code for match in matches if match.peer_answer and not match.peer_answer.accepts}
    assert codes == {"no_time", "not_the_right_one", "language", "travel", "political_moment", "conflict", "not_said"}


@exchanges
def test_an_exchange_has_the_parts_that_its_state_implies(exchange: Exchange) -> None:
    state, parts = exchange.request.status, exchange.parts
    was_read = reached(exchange, "open") is not None or state in {"returned", "declined"}

    assert (parts.endorsement is not None) == (state not in UNSENT)
    assert (parts.owner is not None) == (state not in UNSENT)
    assert (parts.triage is not None) == was_read
    assert (parts.agreement is not None) == (state in MATCHED)
    assert bool(parts.room) == (state in MATCHED)
    assert bool(parts.sessions) == (state in {"scheduled", "reporting", "completed"})
    assert (parts.peer_report is not None) == (state in {"reporting", "completed"})
    assert (parts.requester_report is not None) == (state == "completed")
    assert (parts.follow_up is not None) == (state == "completed")
    assert (parts.ending is not None) == (state in ENDED)


@exchanges
def test_a_request_that_was_sent_fills_the_form(exchange: Exchange) -> None:
    request, parts = exchange.request, exchange.parts
    if request.status in UNSENT:
        return

    assert parts.tried
    assert parts.population
    assert sum(each.count for each in parts.participants) == request.people_taking_part
    assert any(each.decides for each in parts.participants)
    assert (parts.lane_reason is not None) == (request.urgency != "standard")
    assert (parts.interpretation is not None) == request.interpretation_needed
    assert (parts.travel_source is not None) == (request.travel_budget != "not_needed")


@exchanges
def test_the_states_of_matches_fit_the_state_of_the_request(exchange: Exchange) -> None:
    states = [match.state for match in exchange.parts.matches]
    live = {"sent", "peer_accepted"}

    if reached(exchange, "proposed") is None:
        assert set(states) <= {"drafted"}
    elif exchange.request.status == "proposed":
        assert live & set(states)
        assert "agreed" not in states
    else:
        assert states.count("agreed") == 1
        assert not live & set(states)


@exchanges
def test_an_agreement_names_the_two_who_said_yes(exchange: Exchange) -> None:
    agreement = exchange.parts.agreement
    if agreement is None:
        return
    match = next(match for match in exchange.parts.matches if match.id == agreement.match)

    assert match.state == "agreed"
    assert match.peer_answer is not None
    assert match.peer_answer.accepts
    assert match.requester_answer is not None
    assert match.requester_answer.at == agreement.at == reached(exchange, "agreed")
    assert (agreement.requester_contact, agreement.peer_contact) == (exchange.request.requester, match.person)


@exchanges
def test_reports_and_agendas_follow_the_guiding_questions(exchange: Exchange) -> None:
    questions, parts = len(exchange.request.guiding_questions), exchange.parts
    asked = {item.question for session in parts.sessions for item in session.agenda if item.question is not None}

    assert asked == (set(range(1, questions + 1)) if parts.sessions else set())
    if parts.requester_report is not None:
        assert len(parts.requester_report.answers) == questions


@exchanges
def test_sessions_are_numbered_and_know_who_came(exchange: Exchange) -> None:
    sessions = exchange.parts.sessions

    assert [session.number for session in sessions] == list(range(1, len(sessions) + 1))
    for session in sessions:
        came = {participant.attended for participant in session.participants}
        assert None not in came if session.state == "held" else came == {None}
        assert bool(session.notes) == (session.state == "held")
        assert (session.reason is not None) == (session.state in {"missed", "cancelled"})


@exchanges
def test_help_is_offered_while_the_request_is_open(exchange: Exchange) -> None:
    for offered in exchange.parts.help_offered:
        opened = reached(exchange, "open")
        assert opened is not None
        assert exchange.request.confidentiality == "network"
        assert opened < offered.at <= LAST_MOMENT


@exchanges
def test_only_those_of_the_exchange_write_in_its_room(exchange: Exchange) -> None:
    parts = exchange.parts
    peers = {match.organisation for match in parts.matches if match.state == "agreed"}
    sides = {exchange.request.organisation, *peers}
    admitted = {holding.person for seat in STORY.seats if seat.organisation in sides for holding in seat.holders}
    admitted |= {guest.person for guest in STORY.guests if guest.request == exchange.request.id}

    assert {post.author for post in parts.room} <= admitted


@exchanges
def test_only_what_both_allowed_is_published(exchange: Exchange) -> None:
    parts = exchange.parts
    if parts.requester_report is None:
        assert parts.publication is None
        return

    assert parts.peer_report is not None
    if parts.requester_report.publish == "no":
        assert parts.publication is None
    else:
        assert parts.publication is not None
        assert parts.publication.choice == parts.requester_report.publish
        assert parts.peer_report.publish != "no"
        assert exchange.request.urgency != "crisis"


def test_a_note_without_names_names_nobody() -> None:
    notes = [exchange for exchange in STORY.exchanges if exchange.parts.publication]
    places = {organisation.id: organisation.place for organisation in STORY.organisations}
    anonymous = [each for each in notes if each.parts.publication and each.parts.publication.choice == "anonymous"]

    assert [each.request.id for each in anonymous] == ["request-38"]
    assert places[anonymous[0].request.organisation] not in str(anonymous[0].parts.publication)


def test_follow_ups_due_by_then_are_answered_but_one_that_waits() -> None:
    waiting = []
    for exchange in STORY.exchanges:
        follow_up, completed = exchange.parts.follow_up, reached(exchange, "completed")
        if follow_up is None:
            continue
        assert completed is not None
        assert (follow_up.due_on - completed.date()).days == 90
        if follow_up.answer is None:
            waiting.append((exchange.request.id, follow_up.due_on))
        else:
            assert follow_up.due_on <= follow_up.answer.at.date() <= LAST_DAY

    assert waiting == [("request-44", date(2026, 11, 19))]


def test_the_guest_is_admitted_to_one_exchange_that_goes_on() -> None:
    states = {exchange.request.id: exchange.request.status for exchange in STORY.exchanges}

    assert [states[guest.request] for guest in STORY.guests] == ["scheduled"]


@exchanges
def test_who_asks_and_who_answers_sat_there_at_the_time(exchange: Exchange) -> None:
    request = exchange.request

    assert sat(request.requester, request.organisation, request.created_on)
    endorsement = exchange.parts.endorsement
    if endorsement is not None:
        focal_points = holders_of(request.organisation, "focal_point")
        endorsers = focal_points or [seat.holder for seat in STORY.seats if seat.role == "secretariat"]
        assert endorsement.by in endorsers
    for match in exchange.parts.matches:
        assert sat(match.person, match.organisation, (match.sent_at or request.timeline[-1].at).date()), match.id


# Dates


def ordered(*moments: datetime) -> bool:
    return all(before < after for before, after in pairwise(moments))


def check_matches(exchange: Exchange, last_moment: datetime) -> None:
    proposed, until = reached(exchange, "proposed"), reached(exchange, "agreed") or last_moment
    for match in exchange.parts.matches:
        if match.sent_at is None:
            continue
        assert proposed is not None
        assert match.answer_by is not None
        assert proposed <= match.sent_at < match.answer_by
        if match.peer_answer is not None:
            assert match.sent_at < match.peer_answer.at <= min(until, match.answer_by), match.id
        if match.state == "sent":
            assert match.answer_by > last_moment
        if match.state == "expired":
            assert match.answer_by <= until, match.id


def check_sessions(exchange: Exchange, last_moment: datetime) -> None:
    scheduled, reporting = reached(exchange, "scheduled"), reached(exchange, "reporting")
    sessions = exchange.parts.sessions
    assert ordered(*(session.start for session in sessions)), exchange.request.id
    for session in sessions:
        assert scheduled is not None
        assert scheduled <= session.planned_at < session.start
        if session.state in {"held", "missed"}:
            end = session.start + timedelta(minutes=session.minutes)
            assert end <= (reporting or last_moment), (exchange.request.id, session.number)
        else:
            assert session.start > last_moment


def check_reports(exchange: Exchange, last_moment: datetime) -> None:
    parts, completed = exchange.parts, reached(exchange, "completed")
    if parts.peer_report is not None:
        reporting = reached(exchange, "reporting")
        assert reporting is not None
        assert ordered(reporting, parts.peer_report.at, completed or last_moment)
    if parts.requester_report is not None:
        assert parts.requester_report.at == completed
    if parts.publication is not None:
        assert completed is not None
        assert ordered(completed, parts.publication.at, last_moment)


def check_order(exchange: Exchange, last_moment: datetime) -> None:
    """What came first comes first, and only what is planned lies ahead."""
    parts, request = exchange.parts, exchange.request
    states = [step.at for step in request.timeline]
    assert ordered(*states, last_moment), request.id
    if parts.endorsement is not None:
        submitted = reached(exchange, "submitted")
        assert submitted is not None
        grace = timedelta(hours=24) if request.urgency == "crisis" else timedelta()
        assert states[0] < parts.endorsement.at < submitted + grace
    if parts.agreement is not None:
        assert ordered(parts.agreement.at, *(post.at for post in parts.room), last_moment), request.id
    check_matches(exchange, last_moment)
    check_sessions(exchange, last_moment)
    check_reports(exchange, last_moment)


@exchanges
def test_dates_are_in_order(exchange: Exchange) -> None:
    check_order(exchange, LAST_MOMENT)


@pytest.mark.parametrize("first_day", FIRST_DAYS, ids=str)
def test_dates_stay_in_order_wherever_the_story_moves(first_day: date) -> None:
    last_moment = LAST_MOMENT + timedelta(days=days_until(first_day))

    for exchange in load(first_day).exchanges:
        check_order(exchange, last_moment)


@exchanges
def test_people_write_when_they_are_awake(exchange: Exchange) -> None:
    zones = {person.id: ZoneInfo(person.timezone) for person in STORY.people}
    if exchange.request.urgency != "crisis":
        hours = [post.at.astimezone(zones[post.author]).hour for post in exchange.parts.room]
        assert [hour for hour in hours if not 7 <= hour < 21] == []


@exchanges
def test_planned_meetings_fall_into_the_working_day_of_everybody(exchange: Exchange) -> None:
    zones = {person.id: ZoneInfo(person.timezone) for person in STORY.people}
    if exchange.request.urgency == "crisis":
        return
    for session in exchange.parts.sessions:
        assert session.start.astimezone(ZoneInfo(session.zone)).isoweekday() < 6
        if session.kind == "call":
            hours = [session.start.astimezone(zones[each.person]).hour for each in session.participants]
            assert [hour for hour in hours if not 7 <= hour <= 18] == [], session.number


# Moving


def test_the_last_day_becomes_the_day_before_the_first_start() -> None:
    assert days_until(date(2026, 11, 21)) == 0
    moved = {exchange.request.id: exchange.request for exchange in load(date(2027, 3, 1)).exchanges}
    assert moved["request-18"].created_on == date(2027, 2, 28)


@pytest.mark.parametrize("first_day", FIRST_DAYS[::7], ids=str)
def test_every_date_moves_by_the_same_days(first_day: date) -> None:
    def dates(story: Story) -> list[date]:
        moving = (story.exchanges, story.seats, story.offers, story.threads, story.guests)
        values = (value for part in moving for value in everything_in(part))
        return [value for value in values if isinstance(value, date) and not isinstance(value, datetime)]

    shift = timedelta(days=days_until(first_day))
    assert dates(load(first_day)) == [value + shift for value in dates(STORY)]


@pytest.mark.parametrize("first_day", FIRST_DAYS[::7], ids=str)
def test_moments_keep_their_hour_on_the_wall(first_day: date) -> None:
    shift = timedelta(days=days_until(first_day))
    zones = {organisation.id: ZoneInfo(organisation.timezone) for organisation in STORY.organisations}

    for before, after in zip(STORY.exchanges, load(first_day).exchanges, strict=True):
        zone = zones[before.request.organisation]
        for was, later in zip(before.request.timeline, after.request.timeline, strict=True):
            wall = was.at.astimezone(zone).replace(tzinfo=None) + shift
            assert later.at.astimezone(zone).replace(tzinfo=None) == wall


@pytest.mark.parametrize("first_day", FIRST_DAYS[::3], ids=str)
def test_a_meeting_keeps_its_hour_and_never_touches_a_weekend(first_day: date) -> None:
    for before, after in zip(STORY.exchanges, load(first_day).exchanges, strict=True):
        for was, later in zip(before.parts.sessions, after.parts.sessions, strict=True):
            zone = ZoneInfo(was.zone)
            start, original = later.start.astimezone(zone), was.start.astimezone(zone)
            waited = (start.date() - original.date()).days - days_until(first_day)
            assert start.time() == original.time()
            if before.request.urgency == "crisis":
                assert waited == 0
            else:
                assert start.isoweekday() < 6
                assert (start + timedelta(minutes=later.minutes)).isoweekday() < 6
                assert 0 <= waited <= 3


def test_hours_stay_when_clocks_change_in_between() -> None:
    winter = datetime(2026, 11, 24, 16, tzinfo=UTC)  # 08:00 in Oakland

    assert moved_moment(winter, 150, "America/Los_Angeles") == datetime(2027, 4, 23, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "minutes", "expected"),
    [(20, 60, 20), (20, 1950, 23), (21, 60, 23), (22, 60, 23), (23, 60, 23)],
)
def test_a_meeting_that_touches_a_weekend_waits_for_monday(day: int, minutes: int, expected: int) -> None:
    start = datetime(2026, 11, day, 15, tzinfo=UTC)

    assert off_weekend(start, minutes, "Europe/Skopje") == start.replace(day=expected)


def test_two_loads_are_equal() -> None:
    assert load(date(2027, 5, 5)) == load(date(2027, 5, 5))


# Texts


def test_text_is_composed_unicode_without_strange_characters() -> None:
    for file in sorted(DATA.rglob("*.*")):
        text = file.read_text("utf-8")
        assert unicodedata.normalize("NFC", text) == text, file.name
        assert not {"\ufeff", "\ufffd", "\x00"} & set(text), file.name


def test_no_address_lies_outside_example_org() -> None:
    assert {person.email.partition("@")[2] for person in STORY.people} == {"example.org"}
    for name in OURS:
        text = (DATA / f"{name}.json").read_text("utf-8")
        assert text.count("@") == text.count("@example.org"), name


def test_nothing_that_we_wrote_shouts() -> None:
    for name in OURS:
        assert not {"!", "¡"} & set((DATA / f"{name}.json").read_text("utf-8")), name


def test_our_files_are_indented_by_one_and_end_with_a_line() -> None:
    for name in OURS:
        text = (DATA / f"{name}.json").read_text("utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n", name


def test_every_seat_is_named_in_three_languages() -> None:
    assert [seat.id for seat in STORY.seats if set(seat.title) != {"en", "es", "pt"}] == []


# Personas and strictness


def test_personas_show_each_role_and_each_language() -> None:
    people = {person.id: person for person in STORY.people}
    roles = {seat.id: seat.role for seat in STORY.seats}
    shown = personas()

    assert len({persona.person for persona in shown}) == len(shown) == 13
    assert {people[persona.person].preferred_language for persona in shown} == {"en", "es", "pt"}
    assert {roles[persona.seat] for persona in shown if persona.seat is not None} == {
        "focal_point",
        "authorised_representative",
        "member",
        "expert",
        "observer",
        "secretariat",
    }
    assert [persona.person for persona in shown if persona.seat is None] == [STORY.guests[0].person]
    assert [persona.person for persona in shown if set(persona.line) != {"en", "es", "pt"}] == []


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The files in a folder of their own, from which the story is told anew."""
    for file in DATA.rglob("*.*"):
        copy = tmp_path / file.relative_to(DATA)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(file.read_bytes())
    monkeypatch.setattr(telling, "_DATA", tmp_path)
    telling._as_written.cache_clear()
    yield tmp_path
    telling._as_written.cache_clear()


@pytest.mark.parametrize(
    ("name", "was", "becomes", "complaint"),
    [
        ("offers.json", '"city-cali"', '"city-atlantis"', "there is no city-atlantis among the organisations"),
        ("exchanges.json", '"request": "request-07"', '"request": "request-06"', "nothing tells what followed"),
        ("exchanges.json", '"owner": "person-', '"owner": "person-nobody-', "among the people"),
        ("seats.json", '"role": "focal_point"', '"role": "king"', "seats.json: seats"),
        ("offers.json", '"observatories"', '"laboratories"', "there is no laboratories among the topics"),
        ("requests.json", '"status": "completed"', '"status": "open"', "its timeline ends at completed"),
        ("more_people.json", '"fictional": true', '"fictional": false', "more_people.json"),
        ("people.json", "dario.montelirio@", "marisol.fuentebruma@", "e-mail addresses"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_place(
    copied: Path, name: str, was: str, becomes: str, complaint: str
) -> None:
    text = (copied / name).read_text("utf-8")
    assert was in text
    (copied / name).write_text(text.replace(was, becomes, 1), "utf-8")

    with pytest.raises(StoryError, match=complaint):
        load(WRITTEN)

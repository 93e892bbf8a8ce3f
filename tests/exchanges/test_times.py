"""Times that suit both clocks, also in the weeks in which one of them changes."""

from datetime import UTC, date, datetime, time

import pytest

from app.exchanges.times import Fit, Overstep, Place, clock_changes, least_bad, slots, weekend

ROSARIO = Place("America/Argentina/Buenos_Aires", "AR")
DURBAN = Place("Africa/Johannesburg", "ZA")
OAKLAND = Place("America/Los_Angeles", "US")
SAO_PAULO = Place("America/Sao_Paulo", "BR")
NAIROBI = Place("Africa/Nairobi", "KE")
MANILA = Place("Asia/Manila", "PH")
BOGOTA = Place("America/Bogota", "CO")
AMMAN = Place("Asia/Amman", "JO")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def clocks(requester, peer, week_of, *, fit, minutes=60):
    """First and last start of each weekday, as both clocks show them."""
    found: dict[str, list[str]] = {}
    for slot in slots(requester, peer, week_of=week_of, minutes=minutes, after=LONG_AGO):
        assert slot.start == slot.requester_start == slot.peer_start
        if slot.fit is fit:
            shown = f"{slot.requester_start:%H:%M}/{slot.peer_start:%H:%M}"
            found.setdefault(f"{slot.requester_start:%a}", []).append(shown)
    return {day: (times[0], times[-1]) for day, times in found.items()}


def test_rosario_and_durban_share_the_morning():
    week = clocks(ROSARIO, DURBAN, date(2026, 11, 25), fit=Fit.both)
    assert week == dict.fromkeys(["Mon", "Tue", "Wed", "Thu", "Fri"], ("08:00/13:00", "12:00/17:00"))


def test_oakland_and_durban_share_no_hour_so_one_side_stays():
    assert clocks(OAKLAND, DURBAN, date(2027, 1, 13), fit=Fit.both) == {}
    assert clocks(OAKLAND, DURBAN, date(2027, 1, 13), fit=Fit.requester)["Wed"] == ("08:00/18:00", "10:00/20:00")
    assert clocks(OAKLAND, DURBAN, date(2027, 1, 13), fit=Fit.peer)["Wed"] == ("07:00/17:00", "07:00/17:00")


@pytest.mark.parametrize(
    ("week_of", "wednesday"),
    [
        (date(2026, 10, 28), ("08:00/17:00", "08:00/17:00")),  # Oakland on summer time
        (date(2026, 11, 4), None),  # since Sunday 1 November it is not
        (date(2027, 3, 10), None),
        (date(2027, 3, 17), ("08:00/17:00", "08:00/17:00")),  # since Sunday 14 March it is again
    ],
)
def test_weeks_around_a_change_of_clocks_come_out_right(week_of, wednesday):
    assert clocks(OAKLAND, DURBAN, week_of, fit=Fit.both).get("Wed") == wednesday


def test_week_of_the_change_itself_is_one_hour_longer_or_shorter():
    kyiv, lisbon = Place("Europe/Kyiv", "UA"), Place("Europe/Lisbon", "PT")
    for week_of in (date(2026, 10, 25), date(2027, 3, 28)):
        found = slots(kyiv, lisbon, week_of=week_of, minutes=60, after=LONG_AGO)
        days = {slot.requester_start.date() for slot in found}
        assert (len(days), min(days).isoweekday(), max(days).isoweekday()) == (5, 1, 5)


def test_sao_paulo_has_no_summer_time_any_more():
    july, january = (clocks(SAO_PAULO, DURBAN, week, fit=Fit.both) for week in (date(2026, 7, 8), date(2027, 1, 13)))
    assert july == january == dict.fromkeys(["Mon", "Tue", "Wed", "Thu", "Fri"], ("08:00/13:00", "12:00/17:00"))


def test_amman_rests_on_friday_and_saturday():
    assert weekend("JO") == {4, 5}
    week = clocks(AMMAN, DURBAN, date(2026, 11, 25), fit=Fit.both)
    assert week == dict.fromkeys(["Mon", "Tue", "Wed", "Thu"], ("09:00/08:00", "17:00/16:00"))
    with_itself = clocks(AMMAN, AMMAN, date(2026, 11, 25), fit=Fit.both)
    assert list(with_itself) == ["Mon", "Tue", "Wed", "Thu", "Sun"]


def test_an_unknown_country_rests_on_saturday_and_sunday():
    assert weekend("XX") == weekend("") == {5, 6}


def test_what_has_passed_is_not_proposed():
    now = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    found = slots(ROSARIO, DURBAN, week_of=date(2026, 11, 25), minutes=60, after=now)
    assert found[0].start == datetime(2026, 11, 25, 12, 30, tzinfo=UTC)


def test_a_long_session_ends_within_the_day():
    found = [
        slot
        for slot in slots(ROSARIO, DURBAN, week_of=date(2026, 11, 25), minutes=300, after=LONG_AGO)
        if slot.fit is Fit.both
    ]
    assert {slot.requester_start.time() for slot in found} == {time(8)}


def test_changes_of_both_clocks_are_told_to_the_hour():
    found = clock_changes(
        {OAKLAND.zone, DURBAN.zone}, since=datetime(2026, 10, 1, tzinfo=UTC), until=datetime(2027, 4, 1, tzinfo=UTC)
    )
    assert [(change.zone, change.at.isoformat(), change.minutes) for change in found] == [
        ("America/Los_Angeles", "2026-11-01T09:00:00+00:00", -60),
        ("America/Los_Angeles", "2027-03-14T10:00:00+00:00", 60),
    ]


def best(requester, peer, week_of, *, minutes=60, after=LONG_AGO):
    """The least bad hours, best first: weekday and both clocks at the start, then what each side oversteps."""
    return [
        (f"{slot.requester_start:%a %H:%M}/{slot.peer_start:%H:%M}", slot.requester_overstep, slot.peer_overstep)
        for slot in least_bad(requester, peer, week_of=week_of, minutes=minutes, after=after)
    ]


def test_los_angeles_and_nairobi_meet_where_each_gives_an_hour():
    found = best(OAKLAND, NAIROBI, date(2027, 1, 13))
    assert found[:5] == [
        (f"{day} 07:00/18:00", Overstep(before=60), Overstep(after=60)) for day in ("Mon", "Tue", "Wed", "Thu", "Fri")
    ]
    assert [clock for clock, _, _ in found if clock.startswith("Wed")] == [
        "Wed 07:00/18:00", "Wed 06:30/17:30", "Wed 07:30/18:30", "Wed 06:00/17:00", "Wed 08:00/19:00", "Wed 19:00/06:00",
    ]  # fmt: skip


def test_in_summer_los_angeles_is_an_hour_nearer_to_nairobi():
    assert best(OAKLAND, NAIROBI, date(2027, 7, 14))[0] == (
        "Mon 07:30/17:30", Overstep(before=30), Overstep(after=30),
    )  # fmt: skip


def test_manila_and_bogota_meet_in_the_evening_of_one_and_the_morning_of_the_other():
    found = best(MANILA, BOGOTA, date(2027, 1, 13))
    assert found[0] == ("Tue 07:00/18:00", Overstep(before=60), Overstep(after=60))
    assert {clock.split()[0] for clock, _, _ in found} == {"Mon", "Tue", "Wed", "Thu", "Fri"}
    monday = [clock for clock, _, _ in found if clock.startswith("Mon")]
    assert all(clock >= "Mon 19:00" for clock in monday)  # in the morning it is Sunday in Bogotá


def test_a_long_session_oversteps_further_but_never_into_the_night():
    found = best(MANILA, BOGOTA, date(2027, 1, 13), minutes=120)
    assert found[0] == ("Tue 06:30/17:30", Overstep(before=90), Overstep(after=90))
    assert best(MANILA, BOGOTA, date(2027, 1, 13), minutes=360) == []


@pytest.mark.parametrize(("requester", "peer"), [(OAKLAND, NAIROBI), (NAIROBI, OAKLAND), (MANILA, BOGOTA)])
def test_least_bad_hours_are_sorted_by_what_they_ask_and_few_a_day(requester, peer):
    found = least_bad(requester, peer, week_of=date(2027, 1, 13), minutes=60, after=LONG_AGO)
    asked = [(slot.requester_overstep.minutes, slot.peer_overstep.minutes) for slot in found]
    assert asked == sorted(asked, key=lambda pair: (max(pair), sum(pair)))
    days = [slot.requester_start.date() for slot in found]
    assert max(days.count(day) for day in days) <= 6
    for slot in found:
        for start in (slot.requester_start, slot.peer_start):
            assert time(6) <= start.time() <= time(21)
            assert start.weekday() < 5

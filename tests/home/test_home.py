"""GET /api/home: what waits for whom, worked out from where everything stands."""

import pytest

from app.exchanges.codes import Confidentiality, MatchState, State
from app.exchanges.service import requests
from tests.exchanges.story import TITLE, Story

EVERYBODY = ("focal_point", "representative", "member", "other_city", "expert", "observer", "secretariat")


@pytest.fixture
def telling(database, world):
    """Tell a story in one committed transaction and give what it returns."""

    def tell(chapter):
        with database.writing() as session:
            return chapter(Story(session, world))

    return tell


def home(signed_in, name):
    answer = signed_in(name).get("/api/home")
    assert answer.status_code == 200
    return answer.json()


def waiting(signed_in):
    """Who is awaited to do what."""
    return {name: [wait["kind"] for wait in found] for name in EVERYBODY if (found := home(signed_in, name)["waits"])}


def test_nobody_signed_in_has_no_home(client):
    assert client.get("/api/home").status_code == 401


@pytest.mark.parametrize("name", ["no_seat", "former", "guest"])
def test_someone_without_a_seat_has_an_empty_home(signed_in, telling, name):
    telling(lambda story: story.to(State.open).id)
    found = home(signed_in, name)
    assert (found["waits"], found["running"], found["next_session"], found["news"]) == ([], [], None, [])


def test_an_empty_network_awaits_nothing(signed_in):
    assert waiting(signed_in) == {}


def test_those_who_may_commit_are_awaited_to_endorse(signed_in, telling):
    def chapter(story):
        draft = story.draft(by="member")
        requests.ask_endorsement(story.session, story.actor("member"), draft.id)

    telling(chapter)
    assert waiting(signed_in) == {"focal_point": ["endorse"], "representative": ["endorse"]}


def test_the_peer_is_awaited_to_answer_with_the_date(signed_in, telling):
    match_id = telling(lambda story: story.match_in(MatchState.sent).id)
    assert waiting(signed_in) == {"other_city": ["answer"]}
    [wait] = home(signed_in, "other_city")["waits"]
    assert wait["place"] == f"/matches/{match_id}"
    assert wait["organisation"]["name"] == "Rosario"
    assert wait["title"] == TITLE
    assert wait["due"] is not None
    assert wait["late"] is False


def test_the_asking_side_is_awaited_to_agree_once_the_peer_can(signed_in, telling):
    telling(lambda story: story.match_in(MatchState.peer_accepted))
    found = waiting(signed_in)
    assert found.pop("focal_point") == ["agree"]
    assert "other_city" not in found
    assert set(found) <= {"representative", "member"}
    assert home(signed_in, "focal_point")["waits"][0]["organisation"]["name"] == "Durban"


def test_several_peers_who_can_help_are_one_choice(signed_in, telling):
    def two_accepted(story):
        exchange = story.to(State.open)
        for match, seat in zip(
            story.asked(exchange, "other_city", "expert", at_once=2), ("other_city", "expert"), strict=True
        ):
            story.accepted(match, by=seat)
        return exchange.id

    exchange_id = telling(two_accepted)
    (wait,) = home(signed_in, "focal_point")["waits"]
    assert (wait["kind"], wait["count"], wait["place"]) == ("agree", 2, f"/exchanges/{exchange_id}#peers")


def test_both_sides_are_awaited_to_find_a_date(signed_in, telling):
    telling(lambda story: story.to(State.agreed))
    found = waiting(signed_in)
    assert found["focal_point"] == ["plan_session"]
    assert found["other_city"] == ["plan_session"]
    assert not set(found) & {"expert", "observer", "secretariat"}


def test_nothing_waits_while_an_exchange_is_on_hold(signed_in, telling):
    telling(lambda story: setattr(story.to(State.agreed), "held_at", story.to(State.open).created_at))
    assert waiting(signed_in) == {}


def test_what_runs_is_shown_to_both_sides_and_to_nobody_else(signed_in, telling):
    exchange_id = telling(lambda story: story.to(State.agreed).id)
    for name in ("focal_point", "member", "other_city"):
        assert [row["id"] for row in home(signed_in, name)["running"]] == [str(exchange_id)], name
    for name in ("expert", "observer"):
        assert home(signed_in, name)["running"] == [], name


def test_open_requests_of_others_are_news(signed_in, telling):
    exchange_id = telling(lambda story: story.to(State.open).id)
    [news] = home(signed_in, "other_city")["news"]
    assert (news["kind"], news["id"], news["by"], news["title"]) == ("request", str(exchange_id), "Rosario", TITLE)
    assert news["new"] is True
    assert home(signed_in, "focal_point")["news"] == []


@pytest.mark.parametrize("level", [Confidentiality.matched_only, Confidentiality.secretariat_only])
def test_reserved_requests_are_no_news_and_run_for_nobody_else(signed_in, telling, level):
    telling(lambda story: story.to(State.open, confidentiality=level).id)
    assert len(home(signed_in, "focal_point")["running"]) == 1
    for name in ("other_city", "expert", "observer"):
        found = home(signed_in, name)
        assert (found["waits"], found["running"], found["news"]) == ([], [], []), name


def test_a_match_of_another_peer_waits_for_nobody_else(signed_in, telling):
    telling(lambda story: story.match_in(MatchState.sent))
    assert home(signed_in, "expert")["waits"] == []


@pytest.mark.parametrize("number", [1, 3])
def test_home_takes_as_many_statements_for_much_as_for_little(signed_in, telling, statements, number):
    for _ in range(number):
        telling(lambda story: story.to(State.open).id)
        telling(lambda story: story.to(State.agreed).id)
    client = signed_in("focal_point")
    statements.clear()
    assert len(client.get("/api/home").json()["running"]) == 2 * number
    assert len(statements) == 22


def test_me_knows_what_i_have_not_read(signed_in, telling, work):
    telling(lambda story: story.match_in(MatchState.sent))
    work()
    assert signed_in("other_city").get("/api/me").json()["unread"] >= 1
    assert signed_in("expert").get("/api/me").json()["unread"] == 0

"""A report is told to those who answer for the conversation, and no letter holds a word of what was reported."""

import pytest

from app.access.actor import SeatRole
from tests.discussions.conftest import NETWORK
from tests.notifications.test_digests import lines
from tests.people import ROLES, SIGNED_OUT


@pytest.fixture
def begin(signed_in):
    def begun(name="other_city", **where) -> tuple[str, str]:
        body = {"title": "Rota and rest", "language": "en", "markdown": "Zarzamora lives here", **where}
        thread = signed_in(name).post("/api/threads", json={"space_id": NETWORK, **body}).json()["id"]
        post = signed_in(name).get(f"/api/threads/{thread}/posts").json()["items"][0]["id"]
        return thread, post

    return begun


def report(signed_in, thread, post, name="member") -> None:
    body = {"reason": "private_data", "words": "Moramora is a name"}
    answer = signed_in(name).post(f"/api/threads/{thread}/posts/{post}/reports", json=body)
    assert answer.status_code == 204


def test_the_secretariat_hears_at_once_without_a_word_of_it(signed_in, begin, letters, work):
    thread, post = begin()
    report(signed_in, thread, post)
    work()
    [line] = lines(signed_in, "secretariat")
    assert (line["kind"], line["place"], line["title"]) == ("post_reported", "/desk/reports", "Rota and rest")
    [letter] = letters()
    assert (letter.to, letter.reply_to) == ("secretariat@example.org", "")
    assert "Rota and rest" in letter.text
    for secret in ("Zarzamora", "Moramora", "private"):
        assert secret not in letter.text + letter.html + letter.subject


@pytest.mark.parametrize("name", sorted(set(ROLES) - SIGNED_OUT - {"secretariat"}))
def test_nobody_else_hears_of_it(signed_in, begin, letters, work, name):
    report(signed_in, *begin())
    work()
    assert "post_reported" not in [line["kind"] for line in lines(signed_in, name)]
    assert {letter.to for letter in letters()} == {"secretariat@example.org"}


def test_a_report_never_joins_the_line_of_the_conversation(signed_in, begin, work):
    thread, post = begin()
    desk = signed_in("secretariat")
    desk.put(f"/api/threads/{thread}/level", json={"level": "follow"})
    report(signed_in, thread, post)
    report(signed_in, thread, post, "focal_point")
    signed_in("member").post(f"/api/threads/{thread}/posts", json={"language": "en", "markdown": "Second."})
    work()
    assert {(line["kind"], line["count"]) for line in lines(signed_in, "secretariat")} == {
        ("post_reported", 2), ("post_written", 2),
    }  # fmt: skip


def test_in_a_group_its_stewards_hear_and_the_desk_does_not(signed_in, begin, letters, work):
    body = {"title": "Night shifts", "language": "en", "joining": "open"}
    group = signed_in("focal_point").post("/api/spaces", json=body).json()["id"]
    for name in ("other_city", "member"):
        signed_in(name).post(f"/api/spaces/{group}/join")
    report(signed_in, *begin(space_id=group))
    work()
    assert "post_reported" in [line["kind"] for line in lines(signed_in, "focal_point")]
    assert lines(signed_in, "secretariat") == []
    assert [letter.to for letter in letters() if letter.kind == "post_reported"] == ["focal_point@example.org"]


def test_a_report_in_a_confidential_conversation_is_a_letter_that_says_nothing(signed_in, world, begin, letters, work):
    thread, post = begin(people=[str(world.people["member"])])
    report(signed_in, thread, post)
    work()
    told = [letter for letter in letters() if letter.kind == "post_reported"]
    assert [letter.to for letter in told] == ["other_city@example.org"]
    assert "Rota" not in told[0].text + told[0].subject


def settle(signed_in, *, outcome="kept"):
    [report, *_] = signed_in("secretariat").get("/api/reports").json()["items"]
    assert signed_in("secretariat").put(f"/api/reports/{report['id']}", json={"outcome": outcome}).status_code == 204


@pytest.fixture
def colleague(world, database) -> str:
    """Somebody else of the secretariat."""
    with database.writing() as session:
        world.person(session, "colleague", at="kroc", role=SeatRole.secretariat)
    return "colleague"


def test_when_the_last_report_is_settled_colleagues_have_nothing_left_to_look_at(signed_in, begin, colleague, work):
    thread, post = begin()
    for name in ("member", "focal_point"):
        report(signed_in, thread, post, name)
    work()
    assert len(lines(signed_in, colleague)) == 1
    settle(signed_in)
    work()
    assert len(lines(signed_in, colleague)) == 1
    settle(signed_in)
    work()
    assert lines(signed_in, colleague) == lines(signed_in, "secretariat") == []
    assert signed_in(colleague).get("/api/inbox").json()["unread"] == 0


def test_hiding_the_post_settles_it_for_colleagues_too(signed_in, begin, colleague, work):
    thread, post = begin()
    report(signed_in, thread, post)
    work()
    signed_in("secretariat").put(f"/api/threads/{thread}/posts/{post}/hiding", json={"reason": "private_data"})
    work()
    assert lines(signed_in, colleague) == []


def test_of_a_report_that_is_settled_already_nobody_is_told(signed_in, begin, colleague, letters, work):
    report(signed_in, *begin())
    settle(signed_in)
    work()
    assert lines(signed_in, colleague) == []
    assert letters() == []

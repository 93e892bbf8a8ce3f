"""What a post carries besides its words: mentions, quotes, reactions, files, cards, and the mark of an answer."""

from uuid import UUID

import pytest
from sqlmodel import select

from app.discussions import service
from app.discussions.models import Post, PostLink, PostReaction
from app.notifications.models import Notification
from tests.discussions.conftest import NETWORK
from tests.exchanges.story import Story, vocabulary
from tests.files import samples


@pytest.fixture
def thread(world, start) -> str:
    return start().json()["id"]


@pytest.fixture
def write(signed_in, thread):
    def written(name="focal_point", markdown="Two.", **more):
        return signed_in(name).post(
            f"/api/threads/{thread}/posts", json={"language": "en", "markdown": markdown, **more}
        )

    return written


def test_reply_shows_the_first_words_of_what_it_answers(write):
    asked = write(markdown="**Two** nights [here](https://example.org), and " + "then rest " * 40).json()
    reply = write("other_city", reply_to=asked["id"]).json()
    assert reply["quote"]["name"] == "Focal Point"
    assert reply["quote"]["place"] == asked["place"] == 2
    assert reply["quote"]["words"].startswith("Two nights here , and then rest")
    assert len(reply["quote"]["words"]) <= 140
    assert asked["quote"] is None


class TestReactions:
    def test_are_counted_once_for_each_person(self, signed_in, thread, write, database):
        post = write().json()["id"]
        address = f"/api/threads/{thread}/posts/{post}/reactions"
        for name in ("other_city", "other_city", "member"):
            answer = signed_in(name).put(f"{address}/thanks")
        signed_in("member").put(f"{address}/agree")
        assert answer.json()["reactions"] == [{"kind": "thanks", "number": 2, "mine": True}]
        listed = signed_in("other_city").get(f"/api/threads/{thread}/posts").json()["items"][1]["reactions"]
        assert listed == [
            {"kind": "agree", "number": 1, "mine": False}, {"kind": "thanks", "number": 2, "mine": True},
        ]  # fmt: skip
        assert len(signed_in("other_city").delete(f"{address}/thanks").json()["reactions"]) == 2
        assert signed_in("other_city").put(f"{address}/laughing").status_code == 422
        signed_in("focal_point").delete(f"/api/threads/{thread}/posts/{post}")
        assert signed_in("member").put(f"{address}/thanks").json()["code"] == "post_gone"
        with database.reading() as session:
            assert session.exec(select(PostReaction)).all() == []

    def test_observer_reacts_to_nothing(self, signed_in, thread, write):
        post = write().json()["id"]
        assert signed_in("observer").put(f"/api/threads/{thread}/posts/{post}/reactions/thanks").status_code == 403


class TestAnswer:
    def test_is_named_by_whoever_asked_or_tends_the_thread(self, signed_in, thread, write):
        post = write("other_city").json()["id"]
        for name, status in (("member", 403), ("other_city", 403), ("observer", 403), ("guest", 404)):
            answer = signed_in(name).put(f"/api/threads/{thread}/answer", json={"post_id": post})
            assert answer.status_code == status
        for name in ("focal_point", "secretariat"):
            answer = signed_in(name).put(f"/api/threads/{thread}/answer", json={"post_id": post})
            assert (answer.status_code, answer.json()["answer_post_id"]) == (200, post)
        assert signed_in("member").get("/api/threads").json()["items"][0]["answered"] is True
        elsewhere = signed_in("focal_point").put(f"/api/threads/{thread}/answer", json={"post_id": NETWORK})
        assert elsewhere.json()["fields"][0]["code"] == "not_in_thread"
        taken = signed_in("focal_point").put(f"/api/threads/{thread}/answer", json={"post_id": None})
        assert taken.json()["answer_post_id"] is None

    def test_goes_with_the_post(self, signed_in, thread, write):
        post = write("other_city").json()["id"]
        signed_in("focal_point").put(f"/api/threads/{thread}/answer", json={"post_id": post})
        signed_in("other_city").delete(f"/api/threads/{thread}/posts/{post}")
        assert signed_in("member").get(f"/api/threads/{thread}").json()["answer_post_id"] is None


class TestOrganisations:
    def test_everybody_seated_there_who_can_read_hears_of_it(self, write, world, work, database):
        durban = world.organisations["durban"]
        post = write(markdown=f"[@whatever](organisation:{durban}) knows")
        assert f'<a href="/organisations/{durban}" class="mention"' in post.json()["html"]
        assert ">@Durban</a>" in post.json()["html"]
        work()
        with database.reading() as session:
            told = session.exec(select(Notification.person_id).where(Notification.kind == "named_you")).all()
        assert set(told) == {world.people["other_city"], world.people["expired"]}

    def test_in_a_confidential_thread_only_the_people_named_hear(self, signed_in, start, world, work, database):
        thread = start(people=[str(world.people["other_city"])]).json()["id"]
        words = f"[@x](organisation:{world.organisations['kroc']}) [@y](organisation:{world.organisations['durban']})"
        body = {"language": "en", "markdown": words}
        assert signed_in("focal_point").post(f"/api/threads/{thread}/posts", json=body).status_code == 201
        work()
        with database.reading() as session:
            told = session.exec(select(Notification.person_id).where(Notification.kind == "named_you")).all()
        assert told == [world.people["other_city"]]

    def test_an_unknown_one_is_refused(self, write):
        assert write(markdown=f"[@x](organisation:{NETWORK})").json()["fields"][0]["code"] == "unknown_organisation"


class TestFiles:
    @pytest.fixture
    def upload(self, signed_in, thread):
        def uploaded(name="focal_point") -> str:
            circle = signed_in(name).get(f"/api/threads/{thread}").json()["circle_id"]
            answer = signed_in(name).post(
                "/api/files", data={"circle_id": circle}, files={"file": ("rota.png", samples.picture())}
            )
            assert answer.status_code == 201
            return answer.json()["id"]

        return uploaded

    def test_hang_on_the_post_and_go_with_it(self, signed_in, thread, write, upload):
        file = upload()
        post = write(files=[file]).json()
        assert [(item["id"], item["name"], item["kind"]) for item in post["files"]] == [(file, "rota.webp", "picture")]
        reader = signed_in("other_city")
        assert reader.get(f"/api/threads/{thread}/posts").json()["items"][1]["files"] == post["files"]
        assert reader.get(post["files"][0]["content"]).status_code == 200
        signed_in("focal_point").delete(f"/api/threads/{thread}/posts/{post['id']}")
        assert reader.get(post["files"][0]["content"]).status_code == 404

    def test_of_a_hidden_post_are_for_those_who_may_show_it_again(self, signed_in, thread, write, upload):
        post = write(files=[upload()]).json()
        address, content = f"/api/threads/{thread}/posts/{post['id']}", post["files"][0]["content"]
        readers = ("other_city", "focal_point", "secretariat")

        def seen() -> list[int]:
            return [signed_in(name).get(content).status_code for name in readers]

        assert seen() == [200, 200, 200]
        signed_in("secretariat").put(f"{address}/hiding", json={"reason": "private_data"})
        assert seen() == [404, 404, 200]
        signed_in("secretariat").delete(f"{address}/hiding")
        assert seen() == [200, 200, 200]
        signed_in("secretariat").put(f"{address}/hiding", json={"reason": "private_data"})
        assert signed_in("secretariat").delete(address).status_code == 200
        assert seen() == [404, 404, 404]

    def test_of_others_and_of_other_circles_are_refused(self, signed_in, world, write, upload, open_group):
        mine = upload("member")
        group = signed_in("focal_point").get(f"/api/spaces/{open_group()}").json()["circle_id"]
        elsewhere = signed_in("focal_point").post(
            "/api/files", data={"circle_id": group}, files={"file": ("rota.png", samples.picture())}
        )
        for file in (mine, elsewhere.json()["id"], NETWORK):
            refused = write(files=[file])
            assert refused.json()["fields"][0]["code"] == "no_file_of_yours"
        assert write("member", files=[mine]).status_code == 201
        assert write("member", files=[mine]).status_code == 422


class TestCards:
    def test_each_reader_gets_those_of_records_that_they_may_see(
        self, signed_in, start, thread, write, world, database
    ):
        secret = start(title="Zarzamora", people=[]).json()["id"]
        durban, person = world.organisations["durban"], world.people["other_city"]
        links = (
            f"[a](/conversations/{secret}) [b](/organisations/{durban}) [c](http://127.0.0.1:8000/people/{person}) "
            f"[d](/conversations/{thread}?x=1) [e](https://elsewhere.example/people/{person}) [f](/people/nobody)"
        )
        own = write(markdown=links).json()
        assert {(card["kind"], card["title"]) for card in own["cards"]} == {
            ("conversations", "Zarzamora"), ("organisations", "Durban"), ("people", "Other City"),
            ("conversations", "Rota and rest"),
        }  # fmt: skip
        read = signed_in("secretariat").get(f"/api/threads/{thread}/posts")
        assert {card["title"] for card in read.json()["items"][1]["cards"]} == {
            "Durban", "Other City", "Rota and rest",
        }  # fmt: skip
        assert "Zarzamora" not in read.text
        with database.reading() as session:
            assert len(session.exec(select(PostLink)).all()) == 4

    def test_an_exchange_has_one_for_whoever_may_read_it(self, signed_in, thread, write, world, database):
        with database.writing() as session:
            vocabulary(session)
            exchange = Story(session, world).draft().id
        write(markdown=f"See [this](/exchanges/{exchange})")
        assert len(signed_in("focal_point").get(f"/api/threads/{thread}/posts").json()["items"][1]["cards"]) == 1
        assert signed_in("other_city").get(f"/api/threads/{thread}/posts").json()["items"][1]["cards"] == []


def test_a_page_of_fifty_posts_takes_six_statements_as_one_post_does(signed_in, thread, world, database, statements):
    client = signed_in("other_city")
    client.get(f"/api/threads/{thread}/posts")  # a new connection asks PostgreSQL about itself
    counts = []
    for rows in (1, 50):
        statements.clear()
        items = client.get(f"/api/threads/{thread}/posts", params={"limit": 50}).json()["items"]
        assert len(items) == rows
        counts.append(len(statements))
        with database.writing() as session:
            author = world.actor(session, "focal_point")
            for _ in range(49):
                post = service.write_post(
                    session, author, UUID(thread), language="en",
                    markdown=f"[a](/people/{author.person_id}) [@K](organisation:{world.organisations['kroc']})",
                )  # fmt: skip
                service.react(session, author, UUID(thread), post.id, kind="agree", stands=True)
    assert counts == [6, 6]


def test_html_of_an_older_markup_is_made_anew_with_its_names(signed_in, thread, write, world, database):
    post = write(markdown=f"[@x](person:{world.people['member']}) [@y](organisation:{world.organisations['durban']})")
    with database.writing() as session:
        row = session.get_one(Post, UUID(post.json()["id"]))
        row.html, row.markup_version = "old", 0
    shown = signed_in("member").get(f"/api/threads/{thread}/posts").json()["items"][1]["html"]
    assert shown == post.json()["html"]

"""Posts in the reader's language: by a real service over HTTP, kept beside the original, and never what is confidential."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete
from sqlmodel import select

from app.access.principals import NETWORK_CIRCLE
from app.core import ids
from app.core.settings import Settings
from app.discussions import service as discussions
from app.discussions import translating
from app.discussions.models import Post, PostTranslation, ThreadReading
from app.exchanges.codes import Confidentiality, Lane, State
from app.main import make_app
from app.members.models import PersonLanguage
from tests.exchanges.story import Story
from tests.pace import within
from tests.people import ORIGIN
from tests.translator import translator

WORDS = "Duas **noites** em [Recife](https://example.org/a?b=1&c=2), com `código`.\n\n- uma\n- outra"


@pytest.fixture
def service():
    with translator() as made:
        yield made


@pytest.fixture
def settings(settings, service):
    return settings.model_copy(update={"translate_url": service.url})


@pytest.fixture
def thread(start) -> str:
    return start().json()["id"]


@pytest.fixture
def write(signed_in, thread):
    def written(markdown=WORDS, *, name="focal_point", language="pt", at=thread):
        body = {"language": language, "markdown": markdown}
        answer = signed_in(name).post(f"/api/threads/{at}/posts", json=body)
        assert answer.status_code == 201
        return answer.json()["id"]

    return written


@pytest.fixture
def translate(signed_in, thread):
    def translated(post, name="other_city", *, at=thread):
        return signed_in(name).post(f"/api/threads/{at}/posts/{post}/translation")

    return translated


def kept(database) -> list[PostTranslation]:
    with database.reading() as session:
        return list(session.exec(select(PostTranslation)).all())


def offered(client, thread, post) -> bool:
    items = client.get(f"/api/threads/{thread}/posts").json()["items"]
    return next(item["abilities"]["translate"] for item in items if item["id"] == post)


class TestWhatIsShown:
    def test_keeps_markup_links_and_code(self, write, translate, service):
        answer = translate(write())
        assert answer.status_code == 200
        told = answer.json()
        assert (told["source"], told["language"], told["version"]) == ("pt", "en", 1)
        assert told["html"] == (
            '<p>Duas-en <strong>noites-en</strong> em-en <a href="https://example.org/a?b=1&amp;c=2" '
            'rel="noopener noreferrer nofollow">Recife-en</a>, com-en <code>código</code>.</p>\n'
            "<ul>\n<li>uma-en</li>\n<li>outra-en</li>\n</ul>\n"
        )
        [asked] = service.asked
        assert (asked["source"], asked["target"], asked["format"]) == ("pt", "en", "html")
        assert "api_key" not in asked

    def test_names_of_people_are_not_translated(self, write, translate, service, world):
        post = write(f"Olá [@Rosa](person:{world.people['member']}), tudo?")
        html = translate(post).json()["html"]
        assert f'<a href="/people/{world.people["member"]}" class="mention"' in html
        assert ">@Member</a>" in html
        assert "Olá-en" in html
        assert 'translate="no"' in service.asked[0]["q"]
        assert 'translate="no"' not in html

    def test_a_name_that_the_service_changed_all_the_same_is_put_back(self, write, translate, service, world):
        post = write(f"Olá [@Rosa](person:{world.people['member']})")
        page = f"/people/{world.people['member']}"
        service.body = {"translatedText": f'<p>Hello <a class="mention" href="{page}" rel="x">@Limb</a></p>'}
        assert ">@Member</a>" in translate(post).json()["html"]

    def test_is_made_once_for_all_readers_of_a_language(self, write, translate, service, database):
        post = write()
        assert translate(post).json() == translate(post, "secretariat").json()
        assert translate(post, "member").json()["language"] == "es"
        assert [asked["target"] for asked in service.asked] == ["en", "es"]
        assert len(kept(database)) == 2

    def test_two_who_ask_at_once_ask_the_service_once(self, write, translate, service):
        post = write()
        service.wait = 0.5
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda name: translate(post, name), ("other_city", "secretariat")))
        assert [answer.status_code for answer in answers] == [200, 200]
        assert len(service.asked) == 1

    def test_the_key_goes_along(self, settings, service, world, database, signed_in, write, thread):
        service.key = "s3cret"
        post = write()
        assert signed_in("other_city").post(f"/api/threads/{thread}/posts/{post}/translation").status_code == 503
        app = signed_in("other_city").app
        translating_settings = settings.model_copy(update={"translate_key": "s3cret"})
        object.__setattr__(app.state.runtime, "settings", translating_settings)
        assert signed_in("other_city").post(f"/api/threads/{thread}/posts/{post}/translation").status_code == 200


class TestWhoIsOffered:
    def test_those_who_do_not_read_the_language(self, signed_in, thread, write, world, database):
        post = write()
        assert offered(signed_in("other_city"), thread, post)
        assert not offered(signed_in("expert"), thread, post)  # reads Portuguese screens
        with database.writing() as session:
            session.add(PersonLanguage(person_id=world.people["other_city"], language="pt-BR", position=0))
        assert not offered(signed_in("other_city"), thread, post)

    def test_a_reader_of_the_language_is_refused(self, write, translate, service):
        assert translate(write(), "expert").status_code == 403
        assert service.asked == []

    def test_an_observer_reads_and_so_may_translate(self, write, translate):
        assert translate(write(), "observer").status_code == 200

    def test_the_number_of_statements_is_fixed(self, signed_in, thread, write, statements):
        for _ in range(3):
            write()
        client = signed_in("other_city")
        client.get(f"/api/threads/{thread}/posts")
        statements.clear()
        client.get(f"/api/threads/{thread}/posts?limit=1")
        few = len(statements)
        statements.clear()
        client.get(f"/api/threads/{thread}/posts?limit=4")
        assert len(statements) == few


class TestNothingLeaves:
    def refused(self, signed_in, service, thread, post, name="other_city"):
        client = signed_in(name)
        assert not offered(client, thread, post)
        assert client.post(f"/api/threads/{thread}/posts/{post}/translation").status_code == 403
        assert service.asked == []

    def test_of_a_confidential_thread(self, signed_in, service, start, write, world):
        at = start(people=[str(world.people["other_city"])]).json()["id"]
        self.refused(signed_in, service, at, write(at=at))

    def test_of_a_thread_that_one_may_not_read(self, signed_in, service, start, write, world):
        at = start(people=[str(world.people["member"])]).json()["id"]
        post = write(at=at)
        answer = signed_in("other_city").post(f"/api/threads/{at}/posts/{post}/translation")
        assert answer.status_code == 404
        assert service.asked == []

    @pytest.mark.parametrize(
        "change",
        [{"confidentiality": Confidentiality.matched_only}, {"lane": Lane.crisis}, {"sensitive": True}],
        ids=["confidential", "crisis", "sensitive"],
    )
    def test_of_the_room_of_a_reserved_exchange(self, signed_in, service, write, world, database, change):
        with database.writing() as session:
            exchange = Story(session, world).to(State.agreed)
            room = str(exchange.room_thread_id)
        post = write(at=room)
        assert offered(signed_in("other_city"), room, post)
        with database.writing() as session:
            exchange = session.merge(exchange)
            for name, value in change.items():
                setattr(exchange, name, value)
        self.refused(signed_in, service, room, post)

    def test_not_even_what_was_kept_once_the_exchange_is_reserved(self, signed_in, write, world, database, translate):
        with database.writing() as session:
            exchange = Story(session, world).to(State.agreed)
            room = str(exchange.room_thread_id)
        post = write(at=room)
        assert translate(post, at=room).status_code == 200
        with database.writing() as session:
            session.merge(exchange).lane = Lane.crisis
        assert translate(post, at=room).status_code == 403

    def test_of_a_subject_of_which_nobody_said_that_it_is_open(self, signed_in, service, write, world, database):
        with database.writing() as session:
            thread = discussions.open_thread(
                session, world.actor(session, "focal_point"), subject_kind="unheard_of", subject_id=ids.new(),
                circle_id=NETWORK_CIRCLE, title="A room", language="pt",
            )  # fmt: skip
        self.refused(signed_in, service, str(thread.id), write(at=thread.id))

    def test_of_a_hidden_post_and_of_a_deleted_one(self, signed_in, service, thread, write):
        hidden, deleted = write(), write()
        assert [offered(signed_in("other_city"), thread, post) for post in (hidden, deleted)] == [True, True]
        desk, address = signed_in("secretariat"), f"/api/threads/{thread}/posts"
        assert desk.put(f"{address}/{hidden}/hiding", json={"reason": "other"}).status_code == 200
        assert desk.delete(f"{address}/{deleted}").status_code == 200
        for post in (hidden, deleted):
            self.refused(signed_in, service, thread, post)
            self.refused(signed_in, service, thread, post, "secretariat")


class TestGoesWithTheWords:
    def test_when_they_are_edited(self, signed_in, thread, write, translate, database):
        post = write()
        translate(post)
        body = {"language": "pt", "markdown": "Três"}
        signed_in("focal_point").patch(f"/api/threads/{thread}/posts/{post}", json=body, headers={"If-Match": '"1"'})
        assert kept(database) == []
        assert translate(post).json()["html"] == "<p>Três-en</p>\n"

    @pytest.mark.parametrize("how", ["hidden", "deleted", "gone"])
    def test_when_they_go(self, signed_in, thread, write, translate, database, how):
        post = write()
        translate(post)
        desk, address = signed_in("secretariat"), f"/api/threads/{thread}/posts/{post}"
        if how == "hidden":
            desk.put(f"{address}/hiding", json={"reason": "other"})
        elif how == "deleted":
            desk.delete(address)
        else:  # as a room is erased: whatever removes the row of the post
            with database.writing() as session:
                session.connection().execute(delete(ThreadReading))
                session.connection().execute(delete(Post).where(Post.id == UUID(post)))
        assert kept(database) == []

    @pytest.mark.parametrize("how", ["edited", "hidden"])
    def test_what_changed_while_the_service_worked_is_not_kept(
        self, signed_in, thread, write, translate, service, database, how
    ):
        post = write()
        service.wait = 5
        got = []
        asking = threading.Thread(target=lambda: got.append(translate(post)))
        asking.start()
        while not service.asked:
            time.sleep(0.01)
        address = f"/api/threads/{thread}/posts/{post}"
        if how == "edited":
            body = {"language": "pt", "markdown": "Três"}
            answer = signed_in("focal_point").patch(address, json=body, headers={"If-Match": '"1"'})
        else:
            answer = signed_in("secretariat").put(f"{address}/hiding", json={"reason": "other"})
        assert answer.status_code == 200  # nobody waits for the service
        service.free.set()
        asking.join()
        assert got[0].status_code == (412 if how == "edited" else 403)
        assert kept(database) == []


HOSTILE = '<p onclick="x()">Two<script>alert(1)</script><img src=x onerror=alert(1)> <a href="javascript:x()">a</a> <a href="https://evil.example">b</a> <a class="mention" href="/people/1">@Mayor</a></p>'


class TestServiceThatMisbehaves:
    @pytest.fixture
    def refused(self, write, translate, service, database):
        def tried(**behaviour):
            for name, value in behaviour.items():
                setattr(service, name, value)
            answer = translate(write())
            assert answer.status_code == 503
            assert answer.json()["code"] == "translation_unavailable"
            assert kept(database) == []

        return tried

    @pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
    def test_errors(self, refused, status):
        refused(status=status, body={"error": "no"})

    @pytest.mark.parametrize(
        "body",
        [
            b"", b"<html>", b"{", b"[1]", b'"text"', {}, {"translatedText": None}, {"translatedText": ["a"]},
            {"translatedText": ""}, {"translatedText": "<p> </p>"}, {"translatedText": "<script>alert(1)</script>"},
            {"translatedText": "a\x00b"}, b'{"translatedText": "\\ud800"}', {"error": "no"},
        ],
    )  # fmt: skip
    def test_anything_else_than_a_translation(self, refused, body):
        refused(body=body)

    def test_far_too_long_an_answer(self, refused):
        refused(body={"translatedText": "word " * 2000})

    def test_an_answer_without_end(self, refused):
        refused(body=b" " * 5_000_000)

    def test_a_packed_answer(self, refused):
        refused(headers={"content-encoding": "gzip"}, body=b"\x1f\x8b")

    def test_redirection_is_not_followed(self, refused, service):
        with translator() as elsewhere:
            refused(status=307, headers={"location": f"{elsewhere.url}/translate"}, body=b"{}")
            assert elsewhere.asked == []

    def test_nobody_at_that_address(self, refused, service, signed_in):
        app = signed_in("other_city").app
        gone = app.state.runtime.settings.model_copy(update={"translate_url": "http://127.0.0.1:1"})
        object.__setattr__(app.state.runtime, "settings", gone)
        refused()

    def test_a_service_that_hangs_is_given_up_and_holds_nothing(
        self, write, translate, service, signed_in, thread, monkeypatch
    ):
        monkeypatch.setattr(translating, "PATIENCE", 2.0)
        service.wait = 30
        posts = [write() for _ in range(translating.AT_ONCE + 1)]
        with within(6), ThreadPoolExecutor(len(posts)) as pool:
            asking = [pool.submit(translate, post) for post in posts]
            while len(service.asked) < translating.AT_ONCE:
                time.sleep(0.01)
            # More calls hang than there are threads and connections, and everybody else reads and writes.
            with within(1.5):
                write("Nobody waits", name="member")
                assert signed_in("member").get(f"/api/threads/{thread}/posts").status_code == 200
            answers = [each.result() for each in asking]
        assert [answer.json()["code"] for answer in answers] == ["translation_unavailable"] * len(posts)
        assert len(service.asked) == translating.AT_ONCE

    def test_script_links_and_false_names_in_the_answer_are_taken_out(self, write, translate, service):
        service.body = {"translatedText": HOSTILE}
        assert translate(write()).json()["html"] == "<p>Two a b @Mayor</p>"


class TestWithoutService:
    @pytest.fixture
    def settings(self, settings):
        return settings.model_copy(update={"translate_url": ""})

    def test_nothing_is_offered(self, signed_in, thread, write, translate):
        post = write()
        assert not offered(signed_in("other_city"), thread, post)
        assert translate(post).status_code == 403


def test_calls_have_a_pace_of_their_own(settings, world, write, thread):
    post = write()
    slow = settings.model_copy(update={"rate_limit_translation": "2/minute"})
    with TestClient(make_app(slow), base_url=ORIGIN, headers={"origin": ORIGIN}) as client:
        client.cookies.set("pacto", world.tokens["other_city"])
        address = f"/api/threads/{thread}/posts/{post}/translation"
        assert [client.post(address).status_code for _ in range(3)] == [200, 200, 429]
        assert client.get(f"/api/threads/{thread}").status_code == 200


@pytest.mark.parametrize("address", ["http://translate.example.org", "translate.example.org", "file:///x", "https://"])
def test_the_words_of_members_go_over_tls_or_stay_on_this_machine(address):
    with pytest.raises(ValueError, match="must be an https address"):
        Settings(secret_key="x" * 40, translate_url=address)


def test_addresses_that_are_taken():
    for address in ("https://translate.example.org/", "http://127.0.0.1:5000"):
        assert Settings(secret_key="x" * 40, translate_url=address).translate_url == address.rstrip("/")

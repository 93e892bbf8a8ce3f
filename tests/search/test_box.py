"""The box as people use it: what comes back, page by page, and that nobody learns of what they may not read."""

from datetime import timedelta

import pytest

from app.access import principals
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core import clock
from app.discussions import service as discussions
from app.discussions.models import NETWORK_SPACE, Joining
from app.discussions.service import moderation, spaces
from app.exchanges.codes import Confidentiality, State
from app.members.models import PersonLanguage
from app.members.service import topics
from app.search import names, service
from tests.exchanges.story import Story
from tests.people import SIGNED_OUT

READING = ("focal_point", "member", "other_city", "expert", "observer", "secretariat", "guest", "no_seat", "former")


@pytest.fixture
def talk(client, database, world):
    def made(
        *,
        circle_id=NETWORK_CIRCLE,
        title="Pausa obligatoria",
        posts=("Quetzal descansa",),
        by="focal_point",
        language="es",
    ):
        with database.writing() as session:
            actor = world.actor(session, by)
            thread = discussions.open_thread(
                session, actor, subject_kind="", subject_id=None, circle_id=circle_id, title=title, language=language
            )
            for words in posts:
                discussions.write_post(session, actor, thread.id, language=language, markdown=words)
        return thread.id

    return made


def ask(client, q, **more):
    answer = client.get("/api/search", params={"q": q, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def everything(client, q) -> dict:
    """All ways by which search could tell somebody that a record exists."""
    page = ask(client, q)
    suggested = client.get("/api/search/suggest", params={"q": q}).json()["items"]
    return {"items": len(page["items"]), "counts": sum(page["counts"].values()), "suggested": len(suggested)}


NOTHING = {"items": 0, "counts": 0, "suggested": 0}


def test_a_confidential_thread_is_nothing_to_a_third_person(talk, database, world, signed_in):
    with database.writing() as session:
        named = {
            principals.of_person(world.people[name]): CircleRole.contributor for name in ("focal_point", "other_city")
        }
        circle_id = circles.make(session, CircleKind.named_people, named).id
    talk(circle_id=circle_id, title="Quetzal en confianza")
    got = {name: everything(signed_in(name), "quetzal") for name in READING}
    full = {"items": 2, "counts": 2, "suggested": 1}
    assert got == {name: full if name in {"focal_point", "other_city"} else NOTHING for name in READING}
    for q in ("quetz", "from:focal_point quetzal", "in:quetzal descansa", '"quetzal en confianza"', "-nada in:quetzal"):
        assert everything(signed_in("member"), q)["items"] == 0


def test_a_confidential_exchange_is_nothing_to_a_third_person(client, database, world, signed_in):
    with database.writing() as session:
        Story(session, world).to(State.open, confidentiality=Confidentiality.matched_only)
    got = {name: everything(signed_in(name), "outreach") for name in READING}
    one = {"items": 1, "counts": 1, "suggested": 1}
    assert got == {name: one if name in {"focal_point", "secretariat"} else NOTHING for name in READING}


def test_a_guest_finds_what_the_circle_holds_until_the_day_comes(talk, database, world, signed_in):
    with database.writing() as session:
        circle = circles.make(
            session, CircleKind.exchange, {principals.of_person(world.people["focal_point"]): CircleRole.contributor}
        )
        guest = principals.of_person(world.people["guest"])
        circles.admit(session, circle.id, guest, role=CircleRole.contributor, until=clock.now() + timedelta(seconds=30))
        service.rebuild(session)
    talk(circle_id=circle.id)
    talk(title="Quetzal para todos")
    assert everything(signed_in("guest"), "quetzal") == {"items": 1, "counts": 1, "suggested": 0}
    assert ask(signed_in("guest"), "rosario")["counts"] == {}
    with database.writing() as session:
        circles.dismiss(session, circle.id, guest)
    assert everything(signed_in("guest"), "quetzal") == NOTHING


@pytest.mark.parametrize("name", sorted(SIGNED_OUT))
def test_whoever_is_signed_out_asks_nothing(name, signed_in):
    assert signed_in(name).get("/api/search", params={"q": "x"}).status_code == 401
    assert signed_in(name).get("/api/search/suggest", params={"q": "x"}).status_code == 401


def test_what_comes_back(talk, signed_in):
    thread_id = talk(posts=("Antes de todo. " * 30 + "El *quetzal* <b>duerme</b> tranquilo. " + "Fin. " * 60,))
    (item,) = ask(signed_in("member"), "quetzales")["items"]
    assert item["kind"] == "post"
    assert item["thread_id"] == str(thread_id)
    assert item["title"] == [{"text": "Pausa obligatoria", "found": False}]
    assert [piece["text"] for piece in item["snippet"] if piece["found"]] == ["quetzal"]
    words = "".join(piece["text"] for piece in item["snippet"])
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert "<b>duerme</b> tranquilo" in words, "markup that somebody typed is text"
    assert item["open"] is True
    assert item["language"] == "es"
    assert item["person"]["name"]
    assert item["organisation"]["slug"]


def test_titles_first_then_the_newest_and_pages_without_gaps(talk, signed_in):
    for number in range(7):
        talk(title=f"Conversación {number}", posts=(f"quetzal {number}",))
    talk(title="Quetzal", posts=())
    client = signed_in("member")
    whole = [item["id"] for item in ask(client, "quetzal", limit=50)["items"]]
    assert len(whole) == 8
    paged, after = [], None
    while True:
        page = ask(client, "quetzal", limit=3, **({"after": after} if after else {}))
        paged += [item["id"] for item in page["items"]]
        assert page["counts"] == {"thread": 1, "post": 7}
        after = page["next"]
        if after is None:
            break
    assert paged == whole
    first, second, *_ = ask(client, "quetzal")["items"]
    assert first["kind"] == "thread"
    assert "".join(piece["text"] for piece in second["snippet"]) == "quetzal 6"


def test_one_kind_is_shown_and_all_are_counted(talk, signed_in):
    talk(title="Quetzal")
    page = ask(signed_in("member"), "quetzal", kind="thread")
    assert [item["kind"] for item in page["items"]] == ["thread"]
    assert page["counts"] == {"thread": 1, "post": 1}


def test_suggestions_are_titles_by_their_beginnings(talk, signed_in):
    thread_id = talk(title="Quetzales y otras aves")
    (item,) = signed_in("member").get("/api/search/suggest", params={"q": "quetz"}).json()["items"]
    assert item["id"] == str(thread_id)
    assert item["title"][0] == {"text": "Quetzales", "found": True}
    assert signed_in("member").get("/api/search/suggest", params={"q": "descansa"}).json()["items"] == []


def test_by_author_place_language_and_time(talk, signed_in):
    talk(title="Aves", posts=("quetzal uno",))
    talk(title="Otras", posts=("quetzal dos",), by="other_city")
    client = signed_in("focal_point")
    year = clock.now().year

    def texts(q):
        return {"".join(piece["text"] for piece in item["snippet"]) for item in ask(client, q)["items"]}

    assert texts("quetzal from:me") == {"quetzal uno"}
    assert texts("quetzal in:otras") == {"quetzal dos"}
    assert texts("quetzal in:ave") == {"quetzal uno"}
    assert texts("quetzal -uno") == {"quetzal dos"}
    assert texts("quetzal language:español") == {"quetzal uno", "quetzal dos"}
    assert texts("quetzal language:pt") == set()
    assert texts(f"quetzal after:{year}") == {"quetzal uno", "quetzal dos"}
    assert texts(f"quetzal before:{year}") == set()
    assert texts(f"quetzal after:{year + 1}") == set()


def test_a_word_is_found_in_texts_of_a_language_that_one_does_not_read(talk, database, world, signed_in):
    for language, title in (("es", "Uno"), ("tr", "Dos")):
        talk(title=title, language=language, posts=(f"los quetzales callan, {language}",))
    with database.writing() as session:
        session.add(PersonLanguage(person_id=world.people["member"], language="pt", position=0))
    reader = signed_in("member")

    def times(q):
        return ask(reader, q)["counts"].get("post", 0)

    assert times("quetzales") == 2
    assert times('"los quetzales callan"') == 2
    assert times("quetza") == 2, "a beginning"
    assert times("quetzal") == 2, "a beginning as well"
    assert times("callan -quetzales") == 0


def test_no_written_word_is_taken_for_a_mark_of_the_index(talk, world, signed_in):
    person = world.people["other_city"]
    talk(
        title="Sobre letras",
        posts=(f"p{person.hex} les every xsquetzal xqquetzal xhsombra w1 tviolence c{person.hex}",),
    )
    reader = signed_in("member")
    assert ask(reader, f"p{person.hex}")["counts"] == {"post": 1}
    for q in ('from:"Other City"', "topic:violence letras", "sombra", "quetzal"):
        assert "post" not in ask(reader, q)["counts"], q


@pytest.fixture
def pausing_group(database, world):
    """A working group that the focal point opened for those invited, with a thread in it."""
    with database.writing() as session:
        actor = world.actor(session, "focal_point")
        group = spaces.open_group(
            session, actor, title="Turnos y pausas", purpose="", language="es", joining=Joining.invitation
        )
        thread = discussions.open_thread(
            session, actor, subject_kind="", subject_id=None, space_id=group.id, circle_id=group.room_circle_id,
            title="Otra cosa", language="es", first_post="quetzal del grupo",
        )  # fmt: skip
        return group.id, thread.id


def test_in_knows_spaces_by_the_words_of_their_names(talk, pausing_group, signed_in):
    talk(posts=("quetzal de todos",))
    inside = signed_in("focal_point")
    for q in ('quetzal in:"Turnos y pausas"', "quetzal in:turno", "quetzal en:pausas"):
        assert ask(inside, q)["counts"] == {"post": 1}, q
    assert ask(inside, "in:turnos")["counts"] == {"post": 1, "thread": 1}
    assert everything(signed_in("member"), "quetzal in:turnos") == NOTHING


def test_in_knows_what_one_may_read_however_much_else_is_called_like_it(talk, database, world, signed_in):
    talk()
    with database.writing() as session:
        own = {principals.of_person(world.people["focal_point"]): CircleRole.contributor}
        circle_id = circles.make(session, CircleKind.named_people, own).id
    for number in range(names.MOST_NAMES):
        talk(circle_id=circle_id, title=f"Pausa {number}", posts=())
    assert ask(signed_in("member"), "quetzal in:pausa")["counts"] == {"post": 1}


def test_in_knows_topics_spaces_and_what_moved_into_them(database, world, talk, signed_in):
    with database.writing() as session:
        topics.plant(session)
        discussions.found(session)
        steward = world.actor(session, "secretariat")
        topic = spaces.of_topic(session, steward, "prevention")
        thread = discussions.open_thread(
            session, steward, subject_kind="", subject_id=None, space_id=NETWORK_SPACE, circle_id=NETWORK_CIRCLE,
            title="Otra cosa", language="es", first_post="quetzal errante",
        )  # fmt: skip
    client = signed_in("member")
    assert ask(client, "quetzal in:red")["counts"] == {"post": 1}
    assert ask(client, "quetzal in:prevention")["counts"] == {}
    with database.writing() as session:
        moderation.move(session, world.actor(session, "secretariat"), thread.id, space_id=topic.id)
    for q in ("quetzal in:prevention", "quetzal em:prevenção", 'quetzal en:"prevención"'):
        assert ask(client, q)["counts"] == {"post": 1}, q
    assert ask(client, "quetzal in:red")["counts"] == {}


def test_in_knows_kinds(talk, signed_in):
    talk(title="Quetzal", posts=("quetzal uno",))
    client = signed_in("member")
    assert ask(client, "quetzal in:posts")["counts"] == {"post": 1}
    assert ask(client, "quetzal in:hilos")["counts"] == {"thread": 1}
    assert ask(client, "quetzal in:conversas")["counts"] == {"thread": 1, "post": 1}
    assert ask(client, "quetzal in:people")["counts"] == {}
    assert ask(client, "in:threads")["counts"] == {"thread": 1}


HOSTILE = (
    '"', '""', "-", "- -", "((((", "a AND OR NOT NEAR(", "*", "a*", "^a", "{title}: a", "title:a", "'", "a'b", "\\", "a:b:c",
    "from:", 'from:"', "in:-", "topic:", "before:0000", "before:9999-99-99", "after:99999", '-"', "\u202e", "😀", "ﷺ",
    "a" * 400, "- " * 200, '"' * 399, ":" * 400, "1" * 400, "ß ı İ ﬁ ½", "x\ty\nz", "%", "_", "<script>", "\u0301",
    "& | ! <->", "a <-> b:A", "a:*", "$$", "--", ";DROP TABLE person",
)  # fmt: skip


@pytest.mark.parametrize("path", ["/api/search", "/api/search/suggest"])
def test_nonsense_finds_nothing_or_something_and_breaks_nothing(path, talk, signed_in):
    talk(title="a b c")
    client = signed_in("member")
    for q in HOSTILE:
        answer = client.get(path, params={"q": q})
        assert answer.status_code == 200, (q, answer.text)
    for q in ("x" * 10_000, "a\x00b"):
        assert client.get(path, params={"q": q}).status_code == 422, q


def test_a_cursor_that_is_not_ours_is_refused(signed_in):
    for after in ("x", "WzFd", "bnVsbA"):
        assert signed_in("member").get("/api/search", params={"q": "a", "after": after}).status_code == 422

"""What few may read is nowhere for the rest: every address that reads, search, letters and live hints, role by role."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.discussions.models import Thread
from app.mail.models import MailRow
from tests.discussions.conftest import NETWORK
from tests.files import samples
from tests.live.listening import listening
from tests.people import ROLES, SIGNED_OUT
from tests.processes import eventually, serving

NAMED = ("focal_point", "other_city")
"""Those who take part in the confidential conversation."""
TENDING = ("expert", "secretariat")
"""The author of the hidden contribution, and those who hid it."""
SECRET, HIDDEN = "Zarzamora", "Moramora"
ASKED = (
    SECRET, SECRET.lower(), SECRET[:5], f'"{SECRET}"', f"{SECRET} in:conversations", f"from:focal {SECRET}", "Quetzalina",
    "lista", HIDDEN, HIDDEN[:4],
)  # fmt: skip


class Talk:
    """A confidential conversation with a file, an open one that links to it and holds a hidden contribution."""

    def __init__(self, signed_in, world) -> None:
        self.signed_in, self.world = signed_in, world
        self.secret = self.begin(
            "focal_point", f"{SECRET} en confianza", "Palabra Quetzalina", people=[str(world.people["other_city"])]
        )
        asker = signed_in("focal_point")
        shown = asker.get(f"/api/threads/{self.secret}").json()
        self.circle = shown["circle_id"]
        made = asker.post(
            "/api/files", data={"circle_id": self.circle}, files={"file": (f"{SECRET}.png", samples.picture())}
        )
        self.file = made.json()["id"]
        self.answer = self.say(
            "focal_point", self.secret, f"[@O](person:{world.people['other_city']}) la lista", files=[self.file]
        )
        draft = {"language": "es", "markdown": SECRET}
        kept = asker.put(f"/api/threads/{self.secret}/draft", json=draft, headers={"if-match": '"0"'})
        assert kept.status_code == 200
        self.open = self.begin(
            "focal_point", "Turnos y descanso", f"Sigue en [otra parte](/conversations/{self.secret})"
        )
        self.hidden = self.say("expert", self.open, f"{HIDDEN} is named here")
        changed = {"language": "en", "markdown": f"{HIDDEN} is named again"}
        signed_in("expert").patch(
            f"/api/threads/{self.open}/posts/{self.hidden}", json=changed, headers={"if-match": '"1"'}
        )
        self.say("member", self.open, "About that one", reply_to=self.hidden)
        signed_in("secretariat").put(
            f"/api/threads/{self.open}/posts/{self.hidden}/hiding", json={"reason": "private_data"}
        )

    def begin(self, name: str, title: str, words: str, **more) -> str:
        body = {"title": title, "language": "es", "markdown": words, "space_id": NETWORK, **more}
        answer = self.signed_in(name).post("/api/threads", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    def say(self, name: str, thread: str, words: str, **more) -> str:
        body = {"language": "es", "markdown": words, **more}
        answer = self.signed_in(name).post(f"/api/threads/{thread}/posts", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]


@pytest.fixture
def settings(settings):
    """One address calls for everybody here, many hundred times."""
    return settings.model_copy(update={"rate_limit_address": "1000000/minute"})


@pytest.fixture
def talk(signed_in, world, work) -> Talk:
    for name in sorted(set(ROLES) - SIGNED_OUT):
        client = signed_in(name)
        client.put(f"/api/spaces/{NETWORK}/level", json={"level": "follow"})
        client.put("/api/preferences", json={"groups": {"conversations": "daily", "named": "daily", "news": "daily"}})
    made = Talk(signed_in, world)
    work()
    return made


def addresses(client, talk: Talk, world) -> Iterator[str]:
    """Every address that reads, as the application names them, about the records of which the tests speak."""
    known = {
        "thread_id": (talk.secret, talk.open), "post_id": (talk.answer, talk.hidden), "file_id": (talk.file,),
        "space_id": (NETWORK,), "person_id": tuple(str(world.people[name]) for name in (*NAMED, "expert")),
        "key": ("city-rosario",), "organisation_id": (str(world.organisations["rosario"]),), "circle_id": (talk.circle,),
    }  # fmt: skip
    for path, ways in client.app.openapi()["paths"].items():
        if "get" not in ways or "/demo/" in path or path == "/api/live":
            continue
        found = [path]
        for name, ids in known.items():
            found = [one.replace(f"{{{name}}}", value) for one in found for value in ids]
        yield from (one for one in found if "{" not in one)
    yield from (f"/api/threads?{kind}=true" for kind in ("confidential", "unread", "following", "mine"))
    yield f"/api/threads?space_id={NETWORK}"
    yield f"/api/threads/{talk.open}/posts?order=newest"
    yield "/api/reports?settled=true"
    for asked in ASKED:
        yield f"/api/search?q={asked}"
        yield f"/api/search/suggest?q={asked}"


def told_in(answer) -> str:
    """The words of an answer, of an archive those of everything in it."""
    if answer.headers.get("content-type") != "application/zip":
        return answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return "".join(f"{name}\n{archive.read(name).decode('utf-8', 'replace')}\n" for name in archive.namelist())


def traces(body: str, *secrets: str) -> set[str]:
    return {secret for secret in secrets if secret.lower() in body.lower()}


def test_no_address_and_no_count_tells_of_it(signed_in, world, talk):
    """One conversation for all roles: making it takes longer than reading everything."""
    for name in ROLES:
        found = traces_at_all_addresses(signed_in(name), talk, world, name)
        assert not found, "\n".join(found)
        if name not in SIGNED_OUT:
            answer = signed_in(name).get("/api/spaces")
            assert answer.status_code == 200, (name, answer.text)
            spaces = answer.json()["items"]
            assert {space["threads"] for space in spaces} <= {2 if name in NAMED else 1}, name
            posts = signed_in(name).get(f"/api/threads/{talk.open}/posts").json().get("items", [])
            assert name in NAMED or [card for post in posts for card in post["cards"]] == [], name


def traces_at_all_addresses(client, talk: Talk, world, name: str) -> list[str]:
    of_secret = () if name in NAMED else ("en confianza", "Quetzalina", talk.secret, talk.answer, talk.file, "la lista")
    of_hidden = () if name in TENDING else ("is named",)
    found, read = [], 0
    for address in addresses(client, talk, world):
        answer = client.get(address)
        assert answer.status_code != 429, address
        path, _, asked = address.partition("?")
        # An answer may repeat what was asked, and a refusal which address it was.
        body = told_in(answer).replace(path, "").replace(asked.removeprefix("q="), "")
        if path.startswith(f"/api/threads/{talk.open}/posts"):
            body = body.replace(f"/conversations/{talk.secret}", "")  # its author gave that away; no card says more
        told = sorted(traces(body, *of_secret, *of_hidden))
        if (talk.secret in address or talk.file in address) and name not in NAMED and answer.status_code == 200:
            told.append("is not refused")
        if "/search" in path and answer.status_code == 200 and of_secret and of_hidden:
            result = answer.json()
            if result["items"] or sum(result.get("counts", {}).values()):
                told.append("finds or counts something")
        found += [f"{name}: {address}: {trace}" for trace in told]
        read += answer.status_code == 200
    assert read > (5 if name in SIGNED_OUT else 25), name
    return found


def test_no_letter_tells_of_it(signed_in, talk, database, work):
    """Not even to those who take part: what is confidential stays on the site."""
    with clock.moved(timedelta(days=1, hours=1)):
        work()
    with database.reading() as session:
        letters = session.exec(select(MailRow)).all()
    assert {letter.to.partition("@")[0] for letter in letters} >= {"member", "observer", *NAMED}
    for letter in letters:
        said = letter.text + letter.html + letter.subject
        assert not traces(said, SECRET, "Quetzalina", talk.secret, HIDDEN, "la lista"), letter.to


def test_no_hint_tells_of_it(settings, signed_in, world, database):
    with serving(settings, PACTO_WORKER="embedded") as process, ExitStack() as open_streams:
        heard = {
            name: open_streams.enter_context(listening(process.url, world.tokens[name]))
            for name in sorted(set(ROLES) - SIGNED_OUT)
        }
        talk = Talk(signed_in, world)
        last = talk.begin("representative", "The last of all", "Nothing more.")
        in_network = set(heard) - {"guest", "no_seat", "former"}
        eventually(lambda: all(last in heard[name].hints() for name in in_network))
        eventually(lambda: all(talk.secret in heard[name].hints() for name in NAMED))
    with database.reading() as session:
        assert len(session.exec(select(Thread)).all()) == 3
    for name, listener in heard.items():
        assert (talk.secret in listener.hints()) is (name in NAMED), name
        assert {key for message in listener.heard for key in message} <= {"kind", "id", "part"}

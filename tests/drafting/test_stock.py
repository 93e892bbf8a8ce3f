"""The stock y-websocket client of npm, in Node, against the platform over real sockets."""

import json
import subprocess
import threading

import pytest

from tests.conftest import ROOT
from tests.drafting.test_room import stored
from tests.processes import eventually, program


class Stock:
    """One Node process with one client; what it said so far."""

    def __init__(self, url: str, draft_id, token: str) -> None:
        self.text = ""
        self.synced = False
        self.people: list[str] = []
        self.times_connected = 0
        words = [url.replace("http", "ws", 1) + "/api/drafts", str(draft_id), f"pacto={token}", url]
        self._process = subprocess.Popen(
            [program("node"), "scripts/stock-client.ts", *words], cwd=ROOT / "frontend", text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()

    def _hear(self) -> None:
        for line in self._process.stdout:
            said = json.loads(line)
            self.text = said.get("text", self.text)
            self.synced = said.get("synced", self.synced)
            self.people = said.get("people", self.people)
            self.times_connected += said.get("status") == "connected"

    def do(self, *command) -> None:
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()

    def end(self) -> None:
        self.do("end")
        self._process.wait(timeout=20)
        self._thread.join(timeout=5)
        self._process.stdin.close()
        self._process.stdout.close()


@pytest.fixture
def stock(served, world, draft_id):
    made = []

    def start(name: str) -> Stock:
        made.append(Stock(served, draft_id, world.tokens[name]))
        return made[-1]

    yield start
    for each in made:
        each.end()


def test_it_connects_syncs_edits_and_reconnects(stock, database, draft_id):
    one, other = stock("focal_point"), stock("member")
    eventually(lambda: one.synced and other.synced)
    one.do("insert", 0, "Rest and pay 😀 ñ")
    eventually(lambda: other.text == "Rest and pay 😀 ñ")
    other.do("erase", 0, 5)
    eventually(lambda: one.text == "and pay 😀 ñ")
    eventually(lambda: len(other.people) == 2)
    assert "Stock" not in other.people[1:], "names are those of the sign-in"

    one.do("cut")
    one.do("insert", 0, "offline ")
    eventually(lambda: one.times_connected == 2)
    eventually(lambda: other.text == "offline and pay 😀 ñ")

    other.do("disconnect")
    other.do("insert", 0, "later ")
    one.do("insert", 0, "meanwhile ")
    other.do("connect")
    eventually(lambda: one.text == other.text and {"later", "meanwhile"} < set(one.text.split()))
    assert stored(database, draft_id) == one.text


def test_a_reader_with_it_changes_nothing(stock, cast, database, draft_id, open_as):
    cast(focal_point="contributor", member="reader")
    reader = stock("member")
    with open_as("focal_point") as one:
        one.type("agreed")
        eventually(lambda: reader.text == "agreed" and reader.synced)
        reader.do("insert", 0, "sly ")
        eventually(lambda: reader.text == "sly agreed")
        one.type("!")
        eventually(lambda: reader.text == "sly agreed!")
        assert one.reads() == stored(database, draft_id) == "agreed!"

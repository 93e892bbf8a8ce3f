"""kill -9 and SIGTERM while people write: nothing that anybody was told is saved is lost, and all read the same.

Each writer types numbered words. A word counts as saved once the server has said so for the update that brought it.
"""

import itertools
import random
import resource
import signal
import threading
import time
from dataclasses import dataclass, field

import httpx
import pytest
from pycrdt import Doc, Text

from app.drafting import store
from tests.conftest import REDIS, redis_answers
from tests.drafting.editor import ROOT, Editor, agree
from tests.drafting.processes import connected, free_port, serving
from tests.drafting.test_room import stored
from tests.processes import eventually

NAMES = ("focal_point", "member", "other_city")
ENDED = {0, -signal.SIGTERM}
"""The server ends itself by the signal once everything is tidied up."""


@dataclass
class Writer:
    """Types while there is a connection; `promised` are the words that it was told are saved."""

    name: str
    token: str
    doc: Doc = field(default_factory=Doc)
    typed: int = 0
    promised: set[str] = field(default_factory=set)
    editor: Editor | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self, url: str, draft_id) -> None:
        """Write until the connection or the campaign ends."""
        editor = self.editor = connected(url, draft_id, self.token, doc=self.doc)
        brought: dict[int, str] = {}
        while not self.ended.is_set() and editor.code is None and editor._thread.is_alive():
            word = f"{self.name}{self.typed}"
            self.typed += 1
            with editor.lock:
                editor.type(word + " ", at=0)
                brought[editor.sent] = word
            self._note(editor, brought)
            time.sleep(0.01)
        time.sleep(0.05)
        self._note(editor, brought)
        editor.close()

    def _note(self, editor: Editor, brought: dict[int, str]) -> None:
        for count in [count for count in brought if count <= editor.saved]:
            self.promised.add(brought.pop(count))


@pytest.fixture
def writers(world):
    return [Writer(name, world.tokens[name]) for name in NAMES]


def write(writers, urls, draft_id) -> list[threading.Thread]:
    threads = []
    for place, writer in enumerate(writers):
        writer.editor = None
        writer.ended.clear()
        thread = threading.Thread(target=writer.run, args=(urls[place % len(urls)], draft_id), daemon=True)
        thread.start()
        threads.append(thread)
    return threads


def missing(writers, text: str) -> set[str]:
    words = set(text.split())
    return set().union(*(writer.promised for writer in writers)) - words


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_nothing_told_saved_is_lost(settings, database, world, cast, draft_id, writers, kills, record_property):
    dice = random.Random(kills)
    for turn in range(kills):
        with serving(settings) as process:
            threads = write(writers, [process.url], draft_id)
            eventually(lambda: all(writer.editor and writer.editor.synced.is_set() for writer in writers))
            time.sleep(dice.uniform(0.2, 0.8))
            if turn % 2:
                process.kill()
            else:
                assert process.stop(within=30) in ENDED
            for thread in threads:
                thread.join(timeout=30)
                assert not thread.is_alive()
        assert missing(writers, stored(database, draft_id)) == set()
    promised = sum(len(writer.promised) for writer in writers)
    assert promised > kills * 5, "too little was written to prove anything"
    record_property("words told saved", promised)
    with serving(settings) as process:
        back = [connected(process.url, draft_id, writer.token, doc=writer.doc) for writer in writers]
        agree(*back)
        text = back[0].reads()
        assert missing(writers, text) == set()
        typed = {f"{writer.name}{number}" for writer in writers for number in range(writer.typed)}
        assert set(text.split()) == typed, "what was typed without a connection came with its writer"
        assert len(text.split()) == len(typed), "nothing doubled"
        for editor in back:
            editor.close()
        assert stored(database, draft_id) == text
    with database.writing() as session:
        store.compact(session, draft_id)
    assert stored(database, draft_id) == text


def test_a_stop_under_load_loses_nothing_that_arrived(settings, database, world, cast, draft_id):
    """What one person saw of another's, or was told is saved, is there after SIGTERM without anybody coming back."""
    with serving(settings) as process:
        one = connected(process.url, draft_id, world.tokens["focal_point"])
        other = connected(process.url, draft_id, world.tokens["member"])
        for _ in range(300):
            one.type("x")
        eventually(lambda: len(other.reads()) > 100)
        assert process.stop(within=30) in ENDED
        seen = len(other.reads())
        saved = one.saved
        one.close()
        other.close()
    kept = len(stored(database, draft_id))
    assert kept >= seen
    assert kept >= saved - 1


def full(process, *, disk: bool) -> None:
    """No file of the process may grow any more, or all may again."""
    most = 4096 if disk else resource.RLIM_INFINITY
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("killed", [False, True])
def test_a_full_disk_is_said_and_loses_nothing_that_was_told_saved(settings, database, world, cast, draft_id, killed):
    """Whoever writes sees that nothing is saved; once there is room again, what they hold is taken. So it is after a kill."""
    with serving(settings) as process:
        one = connected(process.url, draft_id, world.tokens["focal_point"])
        other = connected(process.url, draft_id, world.tokens["member"])
        one.type("before ")
        agree(one, other, text="before ")
        eventually(lambda: one.saved == one.sent)
        full(process, disk=True)
        one.type("while ")
        eventually(lambda: one.standing["read_only"] == other.standing["read_only"] == "not_saving")
        assert one.saved < one.sent
        assert stored(database, draft_id) == other.reads() == "before ", "what is not in the log was shown to nobody"
        assert httpx.get(f"{process.url}/healthz").status_code == 200
        if not killed:
            full(process, disk=False)
            eventually(lambda: one.standing["read_only"] is None)
            one.type("after")
            agree(one, other, text="before while after")
            eventually(lambda: stored(database, draft_id) == "before while after")
        else:
            process.kill()
        one.close()
        other.close()
    if killed:
        with serving(settings) as process:
            back = connected(process.url, draft_id, world.tokens["focal_point"], doc=one.doc)
            eventually(lambda: stored(database, draft_id) == "before while ")
            back.close()


@pytest.fixture
def shared(settings):
    if not redis_answers():
        pytest.skip("no Redis here")
    return settings.model_copy(
        update={"redis_url": REDIS, "secret_key": f"a key for one test {free_port()} {time.time()}"}
    )


def test_two_processes_hold_one_text(shared, database, world, cast, draft_id):
    with serving(shared) as here, serving(shared) as there:
        one = connected(here.url, draft_id, world.tokens["focal_point"])
        other = connected(there.url, draft_id, world.tokens["member"])
        for place in range(50):
            (one if place % 2 else other).type(f"{place} ")
        agree(one, other)
        assert len(one.reads().split()) == 50
        renewed = itertools.count(1)
        eventually(lambda: one.point(7, next(renewed), {"cursor": 1}) or other.cursors.get(7))
        eventually(lambda: one.saved == one.sent and other.saved == other.sent)
        assert stored(database, draft_id) == one.reads()
        there.kill()
        one.type("alone ")
        back = connected(here.url, draft_id, world.tokens["member"], doc=other.doc)
        agree(one, back)
        for editor in (one, other, back):
            editor.close()


def test_two_processes_under_load_and_one_killed(shared, database, world, cast, draft_id, writers):
    with serving(shared) as here:
        with serving(shared) as there:
            threads = write(writers, [here.url, there.url], draft_id)
            time.sleep(1.5)
            there.kill()
            time.sleep(0.5)
            for writer in writers:
                writer.ended.set()
            for thread in threads:
                thread.join(timeout=30)
        back = [connected(here.url, draft_id, writer.token, doc=writer.doc) for writer in writers]
        agree(*back)
        assert missing(writers, back[0].reads()) == set()
        for editor in back:
            editor.close()
    assert missing(writers, stored(database, draft_id)) == set()


def test_what_redis_lost_is_fetched_from_the_log(served, rooms, open_as, database, draft_id):
    """Another process wrote, and its word never came."""
    with open_as("focal_point", saved=1) as one:
        one.type("here ")
        eventually(lambda: one.saved == one.sent)
        doc = Doc()
        doc.get(ROOT, type=Text).insert(0, "elsewhere ")
        store.append(database, [store.Tick(draft_id, 1, doc.get_update())])
        one.type("again ")
        eventually(lambda: "elsewhere" in one.reads(), within=15)
        eventually(lambda: one.saved == one.sent)
        assert stored(database, draft_id) == one.reads()
        assert not rooms.get(draft_id).gap

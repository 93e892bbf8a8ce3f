"""One draft that people have open: what they send is merged once a tick, put into the log, and only then passed on."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import structlog
from pycrdt import Doc, TransactionEvent, merge_updates

from app.drafting import clients, content, protocol, structures
from app.drafting.authors import OTHER_AUTHOR, Suggestions, brought
from app.drafting.clients import Client
from app.drafting.cursors import Cursors
from app.drafting.nesting import TOO_DEEP, Nesting
from app.drafting.protocol import Malformed, Reader
from app.drafting.reviewing import INCOMPLETE, NotTaken, Trial
from app.drafting.sockets import framed
from app.drafting.store import Loaded

if TYPE_CHECKING:
    from app.drafting.writer import Writer

log: Final = structlog.get_logger(__name__)
TICK_SECONDS: Final = 0.03
JUDGE_SECONDS: Final = 0.02
"""What looking at the updates of one tick may take, but for the last of them."""
MOST_INCOMING: Final = 16_777_216
"""Bytes that may wait for the next tick; whoever sends more is not read until it is over."""
MOST_RECENT: Final = 500
MOST_UNCOVERED: Final = 1_000


@dataclass(slots=True)
class Incoming:
    """One update: whose, the how many-eth of that connection, what it brings, and the ids of suggestions in it."""

    client: Client
    count: int
    update: bytes
    brings: structures.Update
    suggestions: frozenset[str]


@dataclass(slots=True)
class Flight:
    """A tick on its way to the log, and whose updates are in it."""

    room: "Room"
    content: bytes
    settles: list[Incoming]
    author: Client | None = None
    """Who alone wrote it, and so need not hear it."""


class Room:
    """Lives on the event loop, as its document does. `draft_id` and `generation` never change: another text, another room."""

    def __init__(self, draft_id: UUID, loaded: Loaded, writer: "Writer", on_gap: "Callable[[Room], None]") -> None:
        self.draft_id = draft_id
        self.generation = loaded.generation
        self.schema_version = loaded.schema_version
        self.retired = loaded.retired
        self.head = loaded.head
        self.early: set[int] = set()
        self.clients: set[Client] = set()
        self.cursors = Cursors()
        self.failing = False
        self.closed = False
        self.healing = False
        self.since_compaction = len(loaded.ticks)
        self.calm = asyncio.Event()
        self.calm.set()
        self._writer = writer
        self._on_gap = on_gap
        self._loop = asyncio.get_running_loop()
        self._made: list[bytes] = []
        self._base, self._recent = loaded.state, [tick for _, tick in loaded.ticks]
        self._document: Doc[Any] = Doc()
        self._suggestions = Suggestions()
        self._nesting = Nesting()
        self._uncovered: list[Incoming] = []
        self._incoming: list[Incoming] = []
        self._elsewhere: list[bytes] = []
        self._weight = 0
        self._flight: Flight | None = None
        self._unsealed = 0
        self._asked: list[tuple[Client, bytes]] = []
        self._timer: asyncio.Handle | None = None
        self._ticked = 0.0
        self._whole: bytes | None = None

    async def build(self) -> None:
        """Make the document of what the log holds, in pieces, so that others go on meanwhile."""
        if self._base:
            self._document.apply_update(self._base)
        for place, update in enumerate(self._recent):
            self._document.apply_update(update)
            if place % 500 == 499:  # noqa: PLR2004 - some milliseconds
                await asyncio.sleep(0)
        self._suggestions.learn_text(self._document, self._base, *self._recent)
        self._document.observe(self._note)

    def _rebuild(self) -> None:
        """Make the document anew: bytes that could be decoded broke it when they were applied."""
        self._document = content.of(self._base, self._recent)
        self._document.observe(self._note)

    def _note(self, event: TransactionEvent) -> None:
        self._made.append(event.update)

    @property
    def busy(self) -> bool:
        """Whether anything is not yet in the log and on disk."""
        return bool(self._flight or self._unsealed or (self._incoming and not self.closed))

    def owes(self, client: Client) -> bool:
        """Whether this client still waits for an answer or for what it wrote to be on disk."""
        return client.asking or client.owed > 0 or any(one is client for one, _ in self._asked)

    def whole(self) -> bytes:
        """The text as one update."""
        if self._whole is None:
            self._whole = self._document.get_update()
        return self._whole

    def read(self) -> dict[str, str]:
        """What each root reads."""
        return content.texts(self._document)

    # Who may do what

    def why_read_only(self, client: Client) -> str | None:
        """The reason why this client's updates are not taken; None when they are."""
        given = client.given.schema_version
        if self.failing:
            return "not_saving"
        if client.standing.locked:
            return "locked"
        if not (client.standing.writes or client.standing.suggests):
            return "role"
        return "schema" if given is not None and given < self.schema_version else None

    def meet_schema(self, version: int) -> None:
        """Editors that know an older schema than this read from now on."""
        if version > self.schema_version:
            self.schema_version = version
            for client in self.clients:
                client.tell_standing()

    def standing_of(self, client: Client) -> dict[str, object]:
        """What a client that asks is told about itself."""
        why = self.why_read_only(client)
        role = client.standing.role
        return {
            "role": role and role.value, "read_only": why, "suggests": client.standing.suggests,
            "generation": self.generation, "schema_version": self.schema_version,
        }  # fmt: skip

    # People come and go

    def enter(self, client: Client) -> None:
        client.room = self
        self.clients.add(client)
        given = client.given
        if given.generation is not None and given.generation != self.generation:
            client.close(clients.OTHER_GENERATION, "other_generation")
            return
        client.tell_standing()
        if self.cursors:
            client.offer(protocol.awareness(self.cursors.payload()))

    def leave(self, client: Client) -> None:
        self.clients.discard(client)
        if not client.fleeting:
            self.cursors.leave(client)
        self._plan()

    def close(self, code: int, reason: str) -> None:
        self.closed = True
        for client in tuple(self.clients):
            client.close(code, reason)

    # What they send

    def hear(self, client: Client, message: bytes) -> None:
        """Take one message. Whoever sends what is none is sent away; the room goes on."""
        if client.ended or self.closed:
            return
        try:
            self._hear(client, message)
        except Malformed:
            log.info("drafting.malformed", draft=str(self.draft_id))
            client.close(clients.MALFORMED, "malformed")

    def _hear(self, client: Client, message: bytes) -> None:
        reader = Reader(message)
        match reader.number():
            case protocol.SYNC:
                kind, payload = reader.number(), reader.chunk()
                if kind == protocol.STATE_VECTOR:
                    self._asks(client, payload)
                elif kind in {protocol.ANSWER, protocol.UPDATE}:
                    self.take(client, payload)
                else:
                    raise Malformed
            case protocol.AWARENESS:
                self.cursors.hear(client, reader.chunk())
                self._plan()
            case protocol.QUERY_AWARENESS:
                client.offer(protocol.awareness(self.cursors.payload()))
            case _:
                pass

    def _asks(self, client: Client, state: bytes) -> None:
        known = protocol.read_state(state)
        if self._foreign(known):
            client.close(clients.OTHER_GENERATION, "other_generation")
        elif self._flight:
            self._asked.append((client, state))
        else:
            self._answer(client, known)

    def _answer(self, client: Client, known: dict[int, int]) -> None:
        """What the client does not have; and, of one that may write, what we do not have."""
        update = self._document.get_update(protocol.write_state(known)) if known else self.whole()
        client.offer(protocol.answer(update))
        if not client.synced:
            client.synced = True
            if self.why_read_only(client) is None:
                client.offer(protocol.state_vector(self._document.get_state()))

    def _foreign(self, writers: Iterable[int]) -> bool:
        return bool(self.retired) and not self.retired.isdisjoint(writers)

    def take(self, client: Client, update: bytes) -> None:
        """Keep an update for the next tick. Raises Malformed before anything has been touched."""
        client.came += 1
        client.owed += 1
        brings = structures.read(update)
        if self._foreign(brings.spans):
            client.close(clients.OTHER_GENERATION, "other_generation")
            return
        if client.asking:
            client.held.append(update)
            client.held_weight += len(update)
            if client.held_weight > MOST_INCOMING:
                client.close(clients.TRY_LATER, "busy")
            client.came -= 1
            client.owed -= 1
            return
        why = self.why_read_only(client)
        if why is not None:
            client.refuse(client.came, why)
            return
        self._incoming.append(Incoming(client, client.came, update, brings, brought(brings.formats)))
        self._weigh(len(update))
        self._plan()

    def answered(self, client: Client) -> None:
        """Its rights are what they were: take what it sent while they were asked for."""
        client.asking = False
        held, client.held, client.held_weight = client.held, [], 0
        for update in held:
            self.take(client, update)
        client.bell.set()  # an exchange may have waited for nothing else

    def hear_elsewhere(self, number: int, update: bytes) -> None:
        """A tick that another process has put into the log."""
        if self._count(number):
            self._elsewhere.append(update)
            self._plan()

    def catch_up(self, loaded: Loaded) -> None:
        """What was missed has been compacted meanwhile: take the whole."""
        self._elsewhere += [loaded.state, *(tick for _, tick in loaded.ticks)]
        self.head = max(self.head, loaded.head)
        self.early = {number for number in self.early if number > self.head}
        self._plan()

    def hear_cursors_elsewhere(self, payload: bytes) -> None:
        self.cursors.hear_elsewhere(payload)
        self._plan()

    @property
    def gap(self) -> bool:
        """Whether ticks are missing between those that came."""
        return bool(self.early)

    def _count(self, number: int) -> bool:
        """Whether this tick is new here."""
        if number <= self.head or number in self.early:
            return False
        self.early.add(number)
        self.since_compaction += 1
        while self.head + 1 in self.early:
            self.head += 1
            self.early.discard(self.head)
        if self.early:
            self._on_gap(self)
        return True

    def _weigh(self, more: int) -> None:
        self._weight += more
        if self._weight > MOST_INCOMING:
            self.calm.clear()

    # The tick

    def _plan(self) -> None:
        """Tick at once after silence, else when the time has come; one tick on its way to the log at a time."""
        if self._timer is not None or self._flight is not None or self.failing:
            return
        if self._incoming or self._elsewhere or self.cursors.changed:
            due = self._ticked + TICK_SECONDS - self._loop.time()
            self._timer = self._loop.call_later(due, self._tick) if due > 0 else self._loop.call_soon(self._tick)

    def _tick(self) -> None:
        self._timer = None
        self._ticked = self._loop.time()
        others, self._elsewhere = self._elsewhere, []
        incoming, self._incoming, self._weight = self._incoming, [], 0
        self.calm.set()
        made, authors = b"", set()
        for update in others:
            self._suggestions.learn_update(update)
            self._nesting.measure_again()
        if others and (made := self._apply(others)) and not self._uncovered:
            # It is in the log already, unless it completes what came here: then it goes there together with that.
            self._pass_on(protocol.update(made), None)
            made = b""
        trial = Trial(self.whole()) if any(each.client.standing.suggests for each in incoming) else None
        taken = self._judged(incoming, trial)
        if taken:
            more = self._apply([each.update for each in taken], taken)
            made = merge_updates(made, more) if made and more else made or more
            authors = {each.client for each in taken}
        settles = self._covered(taken)
        if made or (settles and self._unsealed):
            self._flight = Flight(self, made, settles, authors.pop() if len(authors) == 1 else None)
            self._unsealed += 1
            self._writer.put(self._flight)
        else:
            self._settle(settles)
        if cursors := self.cursors.take():
            self._pass_on(protocol.awareness(cursors), None)
            self._writer.tell_cursors(self.draft_id, self.generation, cursors)
        self._plan()

    def _judged(self, incoming: list[Incoming], trial: Trial | None) -> list[Incoming]:
        """Those that may stand. What there is no time for waits for the next tick, so that everybody else goes on."""
        taken: list[Incoming] = []
        until = self._loop.time() + JUDGE_SECONDS
        self._nesting.begin()
        for place, each in enumerate(incoming):
            if place and self._loop.time() > until:
                rest = incoming[place:]
                self._incoming[:0] = rest
                self._weigh(sum(len(one.update) for one in rest))
                break
            if self._may_stand(each, trial, taken):
                taken.append(each)
                self._suggestions.learn(each.suggestions)
        return taken

    def _may_stand(self, each: Incoming, trial: Trial | None, taken: list[Incoming]) -> bool:
        if _sent_away(each.client):
            return False
        try:
            self._judge(each, trial, taken)
        except NotTaken as refused:
            (why,) = refused.args
            log.info("drafting.not_taken", draft=str(self.draft_id), why=why, error=type(refused.__cause__).__name__)
            each.client.refuse(each.count, why)
            if why == INCOMPLETE:
                each.client.offer(protocol.state_vector(self._document.get_state()))
            return False
        return True

    def _judge(self, each: Incoming, trial: Trial | None, taken: list[Incoming]) -> None:
        """Raises NotTaken for a suggestion in another's name, what lies too deep, and what is no suggestion of a reviewer's."""
        if each.suggestions and self._suggestions.are_others(each.client.person_id, each.suggestions):
            raise NotTaken(OTHER_AUTHOR)
        if not self._nesting.allows(self._document, self._uncovered + taken, each):
            raise NotTaken(TOO_DEEP)
        if trial is not None and each.client.standing.suggests:
            trial.take(each.update)

    def _apply(self, updates: list[bytes], sources: list[Incoming] | None = None) -> bytes:
        """All of them as one transaction; what it changed, merged. Bytes that break the document are left out."""
        while True:
            self._made.clear()
            self._whole = None
            broke = self._try(updates)
            if broke is None:
                break
            if sources is None:
                updates = updates[:broke] + updates[broke + 1 :]
            else:
                sources[broke].client.close(clients.MALFORMED, "malformed")
                sources = [each for each in sources if not _sent_away(each.client)]
                updates = [each.update for each in sources]
            self._rebuild()
        made = merge_updates(*self._made) if len(self._made) > 1 else b"".join(self._made)
        if made:
            self._recent.append(made)
            if len(self._recent) > MOST_RECENT:
                self._base, self._recent = self.whole(), []
        return made

    def _try(self, updates: list[bytes]) -> int | None:
        """The place of the update that cannot be applied, None when all could."""
        with self._document.transaction():
            for place, update in enumerate(updates):
                try:
                    self._document.apply_update(update)
                except BaseException as error:
                    if isinstance(error, (KeyboardInterrupt, SystemExit, asyncio.CancelledError)):
                        raise
                    log.warning("drafting.broken", draft=str(self.draft_id), error=type(error).__name__)
                    return place
        return None

    def _covered(self, taken: list[Incoming]) -> list[Incoming]:
        """Those whose structures are all in the text by now. Of what waits for something else, the sender is asked again."""
        if not taken and not self._uncovered:
            return []
        known = protocol.read_state(self._document.get_state())
        covered: list[Incoming] = []
        uncovered: list[Incoming] = []
        for each in self._uncovered + taken:
            whole = all(known.get(writer, 0) >= end for writer, (_, end) in each.brings.spans.items())
            (covered if whole else uncovered).append(each)
        for client in {each.client for each in taken if each in uncovered}:
            client.owed = 0
            client.offer(protocol.state_vector(protocol.write_state(known)))
        self._uncovered = [each for each in uncovered if not _sent_away(each.client)][-MOST_UNCOVERED:]
        return covered

    def _pass_on(self, message: bytes, author: Client | None) -> None:
        frame = framed(message)
        for client in self.clients:
            if client is not author:
                client.offer(message, frame)

    # What became of it

    def logged(self, flight: Flight, number: int | None) -> None:
        """The tick is in the log under this number; None: the text began anew meanwhile."""
        self._flight = None
        if number is None:
            self._unsealed -= 1
            self.close(clients.OTHER_GENERATION, "other_generation")
            return
        if flight.content:
            self._count(number)
            self._pass_on(protocol.update(flight.content), flight.author)
        asked, self._asked = self._asked, []
        for client, state in asked:
            if not client.ended:
                self._answer(client, protocol.read_state(state))
        if self.failing:
            self._recovered()
        self._plan()

    def failed(self) -> None:
        """The log cannot be written: nobody is told that anything is saved, and nobody writes on meanwhile."""
        if not self.failing:
            self.failing = True
            self._incoming, self._weight = [], 0
            self.calm.set()
            for client in self.clients:
                client.tell_standing()

    def _recovered(self) -> None:
        """It can again: ask everybody for what was not taken meanwhile."""
        self.failing = False
        for client in self.clients:
            client.tell_standing()
            if self.why_read_only(client) is None:
                client.offer(protocol.state_vector(self._document.get_state()))

    def sealed(self, flight: Flight) -> None:
        """The tick has reached the disk."""
        self._unsealed -= 1
        self._settle(flight.settles)

    def _settle(self, settled: list[Incoming]) -> None:
        """Say "saved", up to the first update of each that waits for something else."""
        waiting: dict[Client, int] = {}
        for each in self._uncovered:
            waiting[each.client] = min(each.count, waiting.get(each.client, each.count))
        for each in settled:
            client = each.client
            client.owed = max(0, client.owed - 1)
            client.reached = max(client.reached, each.count)
            client.settle(min(client.reached, waiting.get(client, client.reached + 1) - 1))


def _sent_away(client: Client) -> bool:
    """Whether this client's bytes are not to be used at all."""
    return client.ended is not None and client.ended[0] in {clients.MALFORMED, clients.OTHER_GENERATION}

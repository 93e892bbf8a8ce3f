"""Edits, lost connections, compactions, restarts and changes of roles in any order: replicas end equal, nothing saved is lost.

The rooms are the real ones on a real database; only the line between a person and a room is in the hands of the test.
"""

import asyncio
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from pycrdt import Doc, Text

from app.core import ids
from app.drafting import protocol, service, store
from app.drafting.clients import Client, Given
from app.drafting.gate import Role, Standing
from app.drafting.protocol import Reader
from app.drafting.rooms import Rooms
from app.main import make_runtime
from tests.drafting.editor import ROOT
from tests.drafting.test_room import stored

PEOPLE = st.integers(0, 2)


class Person:
    """A document, perhaps a connection, and the words that one was told are saved."""

    def __init__(self) -> None:
        self.id = ids.new()
        self.role = Role.contributor
        self.client: Client | None = None
        self.unsent: list[tuple[str, bytes]] = []
        self.brought: dict[int, set[str]] = {}
        self.sent = 0
        self.promised: set[str] = set()
        self.begin_with(Doc())

    def begin_with(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.get(ROOT, type=Text)
        self.made: list[bytes] = []
        doc.observe(lambda event: self.made.append(event.update))


class Campaign(RuleBasedStateMachine):
    def __init__(self, database, settings) -> None:
        super().__init__()
        self.database = database
        self.runtime = make_runtime(settings)
        self.loop = asyncio.new_event_loop()
        self.people = [Person() for _ in range(3)]
        self.words = 0
        self.promised: set[str] = set()
        with database.writing() as session:
            self.draft_id: UUID = service.begin(session)
        self.rooms = self.loop.run_until_complete(self._rooms())

    async def _rooms(self) -> Rooms:
        return Rooms(self.runtime, lambda *_: Standing())

    def turn(self, work=None) -> None:
        self.loop.run_until_complete(self._turn(work))

    async def _turn(self, work) -> None:
        if work is not None:
            await work
        quiet = 0
        while quiet < 3:
            moved = sum(self._carry(person) for person in self.people)
            room = self.rooms.get(self.draft_id)
            quiet = 0 if moved or (room is not None and room.busy) else quiet + 1
            await asyncio.sleep(0.002)

    def _carry(self, person: Person) -> int:
        client = person.client
        if client is None or client.room is None:
            return 0
        messages = client.take()
        for message in messages:
            reader = Reader(message)
            match reader.number():
                case protocol.SYNC:
                    kind, payload = reader.number(), reader.chunk()
                    if kind == protocol.STATE_VECTOR:
                        self._send(
                            person, protocol.answer(person.doc.get_update(payload)), set(str(person.text).split())
                        )
                    else:
                        person.doc.apply_update(payload)
                        person.made.clear()
                case protocol.SAVED:
                    count = reader.number()
                    for sent in [sent for sent in person.brought if sent <= count]:
                        self.promised |= person.brought.pop(sent)
                case protocol.REFUSED:
                    person.brought.pop(reader.number(), None)
        if client.ended:
            self._leave(person)
        return len(messages)

    def _send(self, person: Person, message: bytes, words: set[str]) -> None:
        person.sent += 1
        person.brought[person.sent] = words
        person.client.room.hear(person.client, message)

    def _leave(self, person: Person) -> None:
        client, person.client = person.client, None
        if client is not None and client.room is not None:
            self.rooms.leave(client.room, client)
        person.brought.clear()
        person.sent = 0

    async def _enter(self, person: Person) -> None:
        standing = Standing(person.role)
        client = Client(
            person_id=person.id, name="x", standing=standing, ask=lambda _: Standing(person.role), given=Given(saved=True)
        )  # fmt: skip
        room = await self.rooms.enter(self.draft_id, client)
        person.client = client
        room.hear(client, protocol.state_vector(person.doc.get_state()))

    @rule(who=PEOPLE, at=st.integers(0, 30))
    def types(self, who: int, at: int) -> None:
        person = self.people[who]
        if person.role is Role.reader:
            return
        self.words += 1
        word = f"w{self.words}"
        text = str(person.text)
        place = len(text) if at >= len(text.split()) else sum(len(each) + 1 for each in text.split()[:at])
        person.text.insert(place, word + " ")
        for update in person.made:
            if person.client is not None:
                self._send(person, protocol.update(update), {word})
        person.made.clear()

    @rule(who=PEOPLE)
    def a_while_passes_for(self, who: int) -> None:
        self._carry(self.people[who])
        self.loop.run_until_complete(asyncio.sleep(0.001))

    @rule()
    def everything_arrives(self) -> None:
        self.turn()

    @rule(who=PEOPLE)
    def comes(self, who: int) -> None:
        if self.people[who].client is None:
            self.loop.run_until_complete(self._enter(self.people[who]))

    @rule(who=PEOPLE)
    def loses_the_line(self, who: int) -> None:
        self._leave(self.people[who])

    @rule()
    def compacted(self) -> None:
        with self.database.writing() as session:
            store.compact(session, self.draft_id)

    @rule()
    def killed(self) -> None:
        """The process ends without a word and another one starts."""
        before = self.rooms
        for person in self.people:
            self._leave(person)
        before._rooms.clear()
        self.loop.run_until_complete(before.stop())
        self.rooms = self.loop.run_until_complete(self._rooms())

    @rule()
    def stopped(self) -> None:
        """As by SIGTERM: what came in is written first."""
        self.loop.run_until_complete(self.rooms.stop())
        for person in self.people:
            self._carry(person)
            self._leave(person)
        self.rooms = self.loop.run_until_complete(self._rooms())

    @precondition(lambda self: any(person.role is Role.contributor for person in self.people[1:]))
    @rule(who=st.integers(1, 2))
    def is_made_a_reader(self, who: int) -> None:
        self.people[who].role = Role.reader
        self.rooms.ask_again(self.draft_id)

    @rule(who=st.integers(1, 2))
    def may_write_again(self, who: int) -> None:
        self.people[who].role = Role.contributor
        self.rooms.ask_again(self.draft_id)

    @invariant()
    def nothing_saved_is_lost(self) -> None:
        if self.promised:
            assert self.promised <= set(stored(self.database, self.draft_id).split())

    def teardown(self) -> None:
        try:
            for person in self.people:
                person.role = Role.contributor
                self._leave(person)
            self.turn()
            for person in self.people:
                self.loop.run_until_complete(self._enter(person))
            self.turn()
            texts = {str(person.text) for person in self.people}
            assert texts == {stored(self.database, self.draft_id)}
            assert len(texts.pop().split()) == self.words, "every word is there, and once"
        finally:
            for person in self.people:
                self._leave(person)
            self.loop.run_until_complete(self.rooms.stop())
            self.loop.close()
            self.runtime.database.close()


def test_any_order(database, settings_of_one_process):
    run_state_machine_as_test(
        lambda: Campaign(database, settings_of_one_process),
        settings=settings(
            max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )

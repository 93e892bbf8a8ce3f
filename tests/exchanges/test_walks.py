"""Random walks through the workflow: whatever people do in whatever order, no half step remains."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlmodel import Session, select

from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE
from app.circles.queries import principals_of
from app.core import clock
from app.core.database import Database
from app.core.errors import Problem
from app.core.settings import carried
from app.discussions import service as discussions
from app.exchanges import workflow
from app.exchanges.codes import Action, Confidentiality, DeclineCode, Lane, MatchState, State
from app.exchanges.models import Agreement, Deadline, Exchange, Match
from app.exchanges.schemas import TermsIn
from app.exchanges.service import agreement, matches, requests, triage
from app.outbox import relay
from app.outbox.models import EventRow
from tests.exchanges.story import Story, vocabulary
from tests.people import SETTINGS, World

NAMES = ("focal_point", "representative", "member", "other_city", "expert", "observer", "secretariat")
ASKING = st.sampled_from(["focal_point", "focal_point", "focal_point", *NAMES])
ANSWERING = st.sampled_from(["other_city", "other_city", "expert", "focal_point", *NAMES])
DESK = st.sampled_from(["secretariat", "secretariat", "secretariat", *NAMES])
"""Most steps are taken by whoever may, so that walks come far; some by anybody."""
BEGINNINGS = (State.draft, State.submitted, State.open, State.proposed)


@dataclass
class Ground:
    """A migrated file with the people of `world`, copied for every walk."""

    path: Path
    world: World


class Walk(RuleBasedStateMachine):
    """One exchange of Rosario, and everybody who may or may not do something with it."""

    ground: Ground

    @initialize(
        confidentiality=st.sampled_from(Confidentiality),
        by=st.sampled_from(["focal_point", "member"]),
        state=st.sampled_from(BEGINNINGS),
    )
    def begin(self, confidentiality: Confidentiality, by: str, state: State) -> None:
        self.folder = Path(mkdtemp())
        shutil.copy(self.ground.path, self.folder / "walk.sqlite3")
        self.database = Database(f"sqlite:///{self.folder}/walk.sqlite3", info=carried(SETTINGS))
        self.ahead = timedelta(0)
        self.before = clock.offset()
        with self.database.writing() as session:
            self.actors = {name: self.ground.world.actor(session, name) for name in NAMES}
            vocabulary(session)
            self.id = Story(session, self.ground.world).to(state, by=by, confidentiality=confidentiality).id

    def teardown(self) -> None:
        if hasattr(self, "database"):
            clock.move(self.before)
            self.database.close()
            shutil.rmtree(self.folder)

    def attempt(self, do) -> None:
        """Do it in a transaction of its own; a refusal undoes all of it."""
        try:
            with self.database.writing() as session:
                do(session)
        except Problem:
            pass

    @rule(
        who=ASKING,
        what=st.sampled_from(
            ["submit", "submit", "submit", "ask", "discard", "withdraw", "cancel", "resume", "resume", "hold"]
        ),
    )
    def asking_side(self, who: str, what: str) -> None:
        actor, day = self.actors[who], clock.now().date() + timedelta(days=9)
        do = {
            "submit": lambda session: requests.submit(session, actor, self.id),
            "ask": lambda session: requests.ask_endorsement(session, actor, self.id),
            "discard": lambda session: requests.discard(session, actor, self.id),
            "withdraw": lambda session: requests.withdraw(session, actor, self.id, reason="Solved."),
            "cancel": lambda session: requests.cancel(session, actor, self.id, reason="A new mayor."),
            "resume": lambda session: requests.resume(session, actor, self.id),
            "hold": lambda session: requests.hold(session, actor, self.id, reason="Elections.", review_on=day),
        }
        self.attempt(do[what])

    @rule(who=DESK, what=st.sampled_from(["open", "open", "open", "back", "decline", "lane", "close", "reopen", "reopen"]))  # fmt: skip
    def triage(self, who: str, what: str) -> None:
        actor = self.actors[who]
        do = {
            "open": lambda session: triage.open_request(session, actor, self.id, note="Clear."),
            "back": lambda session: triage.send_back(session, actor, self.id, questions="How many?"),
            "decline": lambda session: triage.decline(session, actor, self.id, reason="Not for us."),
            "lane": lambda session: triage.set_lane(session, actor, self.id, lane=Lane.priority, reason="A vote."),
            "close": lambda session: triage.close_unmatched(
                session, actor, self.id, tried="Four.", alternatives="One."
            ),
            "reopen": lambda session: triage.reopen(session, actor, self.id),
        }
        self.attempt(do[what])

    @rule(seats=st.lists(st.sampled_from(["other_city", "expert"]), min_size=1, max_size=2, unique=True), at_once=st.integers(1, 2))  # fmt: skip
    def put_forward(self, seats: list[str], at_once: int) -> None:
        def do(session: Session) -> None:
            Story(session, self.ground.world, actors=self.actors).asked(session.get_one(Exchange, self.id), *seats, at_once=at_once)  # fmt: skip

        self.attempt(do)

    @rule(who=ANSWERING, place=st.integers(0, 1), what=st.sampled_from(["accept", "accept", "decline", "back", "down", "agree", "agree", "terms", "recall"]))  # fmt: skip
    def answer(self, who: str, place: int, what: str) -> None:
        actor = self.actors[who]

        def do(session: Session) -> None:
            found = session.exec(select(Match).where(Match.exchange_id == self.id).order_by(Match.id)).all()
            if place >= len(found):
                return
            match_id = found[place].id
            terms = session.get(Agreement, match_id)
            version = str(terms.version) if terms else "1"
            match what:
                case "accept":
                    matches.accept(session, actor, match_id)
                case "decline":
                    matches.decline(session, actor, match_id, code=DeclineCode.no_time)
                case "back":
                    matches.take_back(session, actor, match_id)
                case "down":
                    matches.turn_down(session, actor, match_id, code=DeclineCode.conflict)
                case "agree":
                    agreement.agree(session, actor, match_id, if_match=version)
                case "terms":
                    changes = TermsIn(costs=f"Version {version}")
                    agreement.save_terms(session, actor, match_id, changes=changes, if_match=version)
                case "recall":
                    matches.recall(session, actor, match_id)

        self.attempt(do)

    @rule(peer=st.sampled_from(["other_city", "expert"]))
    def both_say_yes(self, peer: str) -> None:
        """The way that ends well, which chance alone seldom finds."""

        def do(session: Session) -> None:
            seat_id = self.ground.world.seats[peer]
            found = session.exec(select(Match).where(Match.exchange_id == self.id, Match.peer_seat_id == seat_id)).all()
            for match in found:
                if match.state is MatchState.sent:
                    matches.accept(session, self.actors[peer], match.id)
                    version = str(session.get_one(Agreement, match.id).version)
                    agreement.agree(session, self.actors["focal_point"], match.id, if_match=version)

        self.attempt(do)

    @rule(days=st.sampled_from([1, 4, 8, 40]))
    def time_passes(self, days: int) -> None:
        clock.move(clock.offset() + timedelta(days=days))
        while relay.run(self.database):
            pass

    @invariant()
    def nothing_is_half_done(self) -> None:
        if not hasattr(self, "database"):
            return
        with self.database.reading() as session:
            exchange = session.get_one(Exchange, self.id)
            found = session.exec(select(Match).where(Match.exchange_id == self.id)).all()
            live = [match for match in found if match.state in workflow.LIVE_MATCH]
            assert bool(live) == (exchange.state is State.proposed)
            agreed = [match for match in found if match.state is MatchState.agreed]
            assert len(agreed) == int(exchange.agreed_at is not None)
            assert (exchange.room_circle_id is not None) == (exchange.room_thread_id is not None) == bool(agreed)
            assert len(live) <= 2
            self.dates_are_right(session, exchange, live)
            self.circles_are_right(session, exchange, found)
            self.events_tell_every_state(session, exchange)

    def dates_are_right(self, session: Session, exchange: Exchange, live: list[Match]) -> None:
        due = session.exec(
            select(Deadline.due_at).where(Deadline.exchange_id == self.id, Deadline.met_at.is_(None))
        ).all()
        assert exchange.due_at == min(due, default=None)
        assert (exchange.due_step is None) == (exchange.due_at is None)
        if exchange.state in workflow.ENDED:
            assert (due, exchange.held_at, exchange.ended_at is not None) == ([], None, True)
        else:
            assert exchange.ended_at is None
        if exchange.state in workflow.LIVE:
            assert due
        if exchange.held_at is None:
            assert all(match.state is not MatchState.sent or match.answer_by > clock.now() for match in live)

    def circles_are_right(self, session: Session, exchange: Exchange, found: list[Match]) -> None:
        unsent = exchange.state in {State.draft, State.discarded}
        assert ("secretariat" in principals_of(session, exchange.asker_circle_id)) is not unsent
        opened = exchange.opened_at is not None
        if exchange.confidentiality is Confidentiality.network:
            assert (exchange.circle_id == NETWORK_CIRCLE) is opened
        else:
            assert exchange.circle_id == (exchange.room_circle_id or exchange.asker_circle_id)
        durban = f"seat:{self.ground.world.seats['other_city'].hex}"
        assert durban not in principals_of(session, exchange.asker_circle_id)
        for match in found:
            assert (durban in principals_of(session, match.circle_id)) is (
                match.sent_at is not None and match.organisation_id == self.ground.world.organisations["durban"]
            )

    def events_tell_every_state(self, session: Session, exchange: Exchange) -> None:
        rows = session.exec(
            select(EventRow).where(EventRow.subject_id == self.id).order_by(EventRow.at, EventRow.id)
        ).all()
        moves = [row.data for row in rows if row.kind.startswith("exchange.") and "to_state" in row.data]
        path = [State.draft, *(State(move["to_state"]) for move in moves)]
        assert [State(move["from_state"]) for move in moves] == path[:-1]
        assert path[-1] is exchange.state
        assert all(
            workflow.MOVES[State(move["from_state"]), Action(move["action"])] is State(move["to_state"])
            for move in moves
        )


@pytest.fixture
def ground(migrated_sqlite, tmp_path):
    path = tmp_path / "ground.sqlite3"
    shutil.copy(migrated_sqlite, path)
    database = Database(f"sqlite:///{path}")
    with database.writing() as session:
        circles.found(session)
        discussions.found(session)
    world = World.make(database)
    database.close()
    return Ground(path, world)


@pytest.mark.parametrize(("walks", "steps"), [(12, 30)])
def test_walks_leave_no_half_step(walks, steps, ground):
    machine = type("WalkHere", (Walk,), {"ground": ground})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=walks, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
        ),
    )  # fmt: skip


@pytest.mark.slow
def test_long_walks_leave_no_half_step(ground):
    test_walks_leave_no_half_step(400, 60, ground)

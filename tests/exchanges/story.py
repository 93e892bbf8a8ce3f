"""Exchanges brought to where a test needs them, by the same functions that people use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, select

from app.access.actor import Actor
from app.accounts.models import Seat
from app.circles.models import NETWORK_CIRCLE
from app.core import clock
from app.core.i18n import Language
from app.exchanges import report_queries, session_queries
from app.exchanges.codes import DeclineCode, Format, MatchState, SessionState, Side, State
from app.exchanges.models import Agreement, Exchange, ExchangeSession, Match, Report
from app.exchanges.report_schemas import ReportIn
from app.exchanges.schemas import ExchangeIn, MatchIn
from app.exchanges.service import agreement, answers, matches, reports, requests, sessions, triage
from app.exchanges.session_schemas import SessionHeldIn, SessionIn
from app.members.models import Offer, OfferState, OfferTopic, Topic
from tests.people import World

TITLE = "Rest and pay for outreach workers"


def vocabulary(session: Session) -> None:
    """A small vocabulary: two families and a term of its own."""
    if session.get(Topic, "interruption") is not None:
        return
    for position, (topic, parent) in enumerate(
        [("work", None), ("interruption", "work"), ("burnout", "work"), ("law", None)]
    ):
        session.add(
            Topic(id=topic, parent_id=parent, position=position, label=dict.fromkeys(Language, topic), alternatives={})
        )
        session.flush()


def complete(**changes) -> ExchangeIn:
    """A request that lacks nothing."""
    today = clock.now().date()
    return ExchangeIn(
        **{
            "title": TITLE,
            "challenge": "Our specialist goes to every scene and two people have burned out in a year.",
            "questions": ["How do you share this load?", "What keeps people in the job?"],
            "desired_outcome": "A staffing model",
            "topics": ["interruption", "burnout"],
            "format": Format.remote_series,
            "languages": ["en", "es"],
            "preferred_from": today + timedelta(days=10),
            "preferred_until": today + timedelta(days=100),
        }
        | changes
    )


def offer(session: Session, world: World, name: str, *, topics=("interruption",), most_exchanges: int = 2, languages=("en", "es")) -> Offer:  # fmt: skip
    """A standing offer of this person's seat."""
    vocabulary(session)
    seat_id = world.seats[name]
    row = Offer(
        circle_id=NETWORK_CIRCLE,
        organisation_id=session.get_one(Seat, seat_id).organisation_id,
        seat_id=seat_id,
        written_by=world.people[name],
        language=Language.en,
        title="What we know",
        can_share="How we staff nights",
        formats=[Format.remote_series.value],
        languages=list(languages),
        most_exchanges=most_exchanges,
        state=OfferState.active,
        confirmed_at=clock.now(),
    )
    session.add(row)
    session.flush()
    for position, topic in enumerate(topics):
        session.add(OfferTopic(offer_id=row.id, topic_id=topic, position=position))
    session.flush()
    return row


@dataclass
class Story:
    """Tells exchanges of Rosario, answered by Durban, in one session."""

    session: Session
    world: World
    actors: Mapping[str, Actor] = field(default_factory=dict)
    """Found before the clock was moved past the end of their sign-ins."""

    def actor(self, name: str) -> Actor:
        return self.actors.get(name) or self.world.actor(self.session, name)

    def draft(self, *, by: str = "focal_point", **changes) -> Exchange:
        vocabulary(self.session)
        return requests.start(self.session, self.actor(by), changes=complete(**changes))

    def match(self, exchange: Exchange, seat: str = "other_city", **choice) -> Match:
        """Drafted, and put forward by nobody yet."""
        choice = {"note": "They asked to be asked."} | choice
        return matches.draft(
            self.session,
            self.actor("secretariat"),
            exchange.id,
            choice=MatchIn(seat_id=self.world.seats[seat], **choice),
        )

    def asked(self, exchange: Exchange, *seats: str, at_once: int = 1) -> list[Match]:
        drafted = [self.match(exchange, seat) for seat in seats or ("other_city",)]
        matches.put_forward(
            self.session,
            self.actor("secretariat"),
            exchange.id,
            match_ids=[item.id for item in drafted],
            at_once=at_once,
        )
        return drafted

    def accepted(self, match: Match, *, by: str = "other_city") -> None:
        matches.accept(self.session, self.actor(by), match.id, message="Gladly.")

    def agreed(self, match: Match, *, by: str = "focal_point") -> None:
        terms = self.session.get_one(Agreement, match.id)
        agreement.agree(self.session, self.actor(by), match.id, if_match=str(terms.version))

    def to(self, state: State, *, by: str = "focal_point", **changes) -> Exchange:
        """An exchange of Rosario in this state; where both sides are at work, Durban answers."""
        if state is State.draft:
            return self.draft(by=by, **changes)
        before, step = WAYS[state]
        exchange = self.to(before, by=by, **changes)
        step(self, exchange)
        assert exchange.state is state
        return exchange

    def put_forward(self, exchange: Exchange) -> None:
        self.asked(exchange)

    def conclude(self, exchange: Exchange) -> None:
        match = only_match(self.session, exchange.id)
        self.accepted(match)
        self.agreed(match)

    def planned(self, exchange: Exchange, *, by: str = "focal_point", **wanted) -> ExchangeSession:
        """A session of an hour in a week, unless said otherwise."""
        given = {"start": clock.now() + timedelta(days=7), "zone": "America/Argentina/Buenos_Aires"} | wanted
        return sessions.plan(self.session, self.actor(by), exchange.id, wanted=SessionIn(**given))

    def begun(self, exchange: Exchange) -> ExchangeSession:
        """The session that is planned, as if its hour had come."""
        (row,) = session_queries.in_state(self.session, exchange.id, SessionState.planned)
        row.start = clock.now() - timedelta(hours=1)
        self.session.flush()
        return row

    def held(self, exchange: Exchange, *, last: bool = True) -> ExchangeSession:
        """The planned session was held, everybody came."""
        row = self.begun(exchange)
        came = [item["person_id"] for item in session_queries.attendance(self.session, [row.id])]
        return sessions.mark_held(
            self.session, self.actor("focal_point"), exchange.id, row.id,
            held=SessionHeldIn(attended=came, decisions=["A rota of two nights"], last=last), if_match=str(row.version),
        )  # fmt: skip

    def saved(self, exchange: Exchange, side: Side, **changes) -> Report:
        """This side's report, whole and not yet handed in."""
        actor = self.actor(WRITERS[side])
        version = report_queries.report(self.session, actor, exchange.id, side).version
        row = reports.save(
            self.session, actor, exchange.id, side, changes=ReportIn(**(REPORTS[side] | changes)), if_match=str(version)
        )
        self.session.flush()
        return row

    def reported(self, exchange: Exchange, side: Side, **changes) -> Report:
        """This side's report, whole and handed in."""
        version = self.saved(exchange, side, **changes).version
        row = reports.submit(self.session, self.actor(WRITERS[side]), exchange.id, side, if_match=str(version))
        self.session.flush()
        return row

    def both_accepted(self, exchange: Exchange) -> None:
        """Each side stands by the other's report."""
        for side, by in ((Side.requester, "other_city"), (Side.peer, "focal_point")):
            reports.accept(self.session, self.actor(by), exchange.id, side)

    def both_reported(self, exchange: Exchange) -> None:
        for side in Side:
            self.reported(exchange, side)

    def match_in(self, state: MatchState) -> Match:
        """A match of Rosario with Durban in this state."""
        exchange = self.to(State.open)
        if state is MatchState.drafted:
            return self.match(exchange)
        (match,) = self.asked(exchange)
        durban, rosario = self.actor("other_city"), self.actor("focal_point")
        match state:
            case MatchState.sent:
                pass
            case MatchState.peer_accepted:
                self.accepted(match)
            case MatchState.agreed:
                self.accepted(match)
                self.agreed(match)
            case MatchState.peer_declined:
                matches.decline(self.session, durban, match.id, code=DeclineCode.no_time)
            case MatchState.requester_declined:
                matches.turn_down(self.session, rosario, match.id, code=DeclineCode.not_the_right_one)
            case MatchState.superseded:
                matches.recall(self.session, self.actor("secretariat"), match.id)
            case MatchState.expired:
                answers.close(self.session, None, match, matches.MatchAction.expire)
                matches.go_on(self.session, None, exchange)
        return match


WRITERS = {Side.requester: "focal_point", Side.peer: "other_city"}
REPORTS = {
    Side.requester: {
        "language": "es",
        "answers": [
            {"question": 1, "score": 4, "text": "Two people a night."},
            {"question": 2, "score": 2, "text": "Nobody knows yet."},
        ],
        "learned": ["Rest is planned, not granted."],
        "will_do": [{"what": "A bench of part-timers", "who": "Focal Point", "until": "2027-03-15"}],
        "did_not_fit": "Their union rules.",
        "usefulness": 5,
        "match_quality": 4,
        "language_worked": 3,
        "publish": "named",
        "to_secretariat": "One of the two has stopped sleeping.",
    },
    Side.peer: {
        "language": "en",
        "effort_hours": 6,
        "learned": ["Saying why we stopped helped us too."],
        "would_do_again": True,
        "publish": "named",
        "to_secretariat": "They were late twice.",
    },
}


def only_match(session: Session, exchange_id: UUID) -> Match:
    return session.exec(select(Match).where(Match.exchange_id == exchange_id)).one()


def asking(do: Callable[..., object], **given: object) -> Callable[[Story, Exchange], object]:
    """A step of the asking side's focal point."""
    return lambda story, exchange: do(story.session, story.actor("focal_point"), exchange.id, **given)


def desk(do: Callable[..., object], **given: object) -> Callable[[Story, Exchange], object]:
    """A step of the secretariat."""
    return lambda story, exchange: do(story.session, story.actor("secretariat"), exchange.id, **given)


WAYS: Mapping[State, tuple[State, Callable[[Story, Exchange], object]]] = {
    State.discarded: (State.draft, asking(requests.discard)),
    State.submitted: (State.draft, asking(requests.submit)),
    State.returned: (State.submitted, desk(triage.send_back, questions="How many people?")),
    State.declined: (State.submitted, desk(triage.decline, reason="Not for this network.")),
    State.withdrawn: (State.submitted, asking(requests.withdraw)),
    State.open: (State.submitted, desk(triage.open_request, note="Clear.")),
    State.closed_unmatched: (State.open, desk(triage.close_unmatched, tried="Four.", alternatives="A practice.")),
    State.proposed: (State.open, Story.put_forward),
    State.agreed: (State.proposed, Story.conclude),
    State.cancelled: (State.agreed, asking(requests.cancel, reason="A new mayor.")),
    State.scheduled: (State.agreed, Story.planned),
    State.reporting: (State.scheduled, Story.held),
    State.completed: (State.reporting, Story.both_reported),
}
"""How one comes to each state: from which one before, by which step."""

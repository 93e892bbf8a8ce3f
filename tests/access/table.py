"""Who may call what: one row for every way into the application.

A row gives a *valid* request, made anew for each role that finds things changed by the one before, so that every refusal
comes from rights and none from bad input. `allowed` get `ok`; the others get `refused` (403 where a gate or an ability says no, 404 where the record is
not theirs to see), and whoever has no standing sign-in gets 401.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import principals
from app.accounts.queries import TERMS_VERSION
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE, CircleKind, CircleRole
from app.core import clock, ids
from app.discussions import service as discussions
from app.discussions.decisions import service as decisions
from app.discussions.decisions.models import DecisionOption
from app.discussions.decisions.schemas import DecisionIn
from app.discussions.models import Joining, ReportReason
from app.discussions.service import moderation, spaces
from app.drafting import service as drafts
from app.exchanges.codes import MatchState, Side, State
from app.exchanges.models import Agreement, Exchange, ExchangeSession, Report
from app.exchanges.service import follow_up, requests, sessions, suggestions
from app.exchanges.session_schemas import ActionIn, CostIn, SuggestionIn
from app.files import service as files
from app.members.models import Application, OfferState, Topic
from app.members.schemas import InvitationIn, SeatIn
from app.members.service import seats, topics
from app.proposals import queries as proposals_read
from app.proposals import wording
from app.proposals.after import reporting
from app.proposals.after.schemas import FinishIn, FunderReportIn
from app.proposals.budget import reading, workbook
from app.proposals.budget import service as budgets
from app.proposals.budget.schemas import LineIn
from app.proposals.codes import ReportKind
from app.proposals.models import Proposal
from app.proposals.results import service as results
from app.proposals.results.schemas import ResultIn
from app.proposals.reuse import service as reuse
from app.proposals.service import comments, people, proposals, versions
from tests.exchanges.story import Story
from tests.files import samples
from tests.members.offers import offer_of
from tests.people import ROLES, SIGNED_OUT, World
from tests.proposals import afterwards, papers, signings
from tests.proposals import story as bids

SIGNED_IN = frozenset(ROLES) - SIGNED_OUT
NETWORK = SIGNED_IN - {"no_seat", "guest", "former"}
ASKING = NETWORK - {"observer"}
COMMITTING = frozenset({"focal_point", "representative", "other_city"})
ROSARIO = frozenset({"focal_point", "representative", "member"})
"""Those who sit in the organisation that the table's records belong to."""
DESK = frozenset({"secretariat"})


@dataclass(frozen=True)
class Stage:
    """What a row may build its request on: the people of `world`, and a committed write to the database."""

    world: World
    writing: Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True)
class Call:
    """One request: what fills the address, and what is sent."""

    address: str = ""
    path: Mapping[str, object] = field(default_factory=dict)
    json: Any = None
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    files: Any = None
    data: Mapping[str, str] | None = None


def plain(_stage: Stage, _role: str) -> Call:
    return Call()


def sending(json: Any, **path: object) -> Callable[[Stage, str], Call]:
    """The same for every role."""
    return lambda _stage, _role: Call(path=path, json=json)


@dataclass(frozen=True, kw_only=True)
class Row:
    allowed: frozenset[str] = SIGNED_IN
    ok: int = 200
    refused: int = 403
    but: Mapping[str, int] = field(default_factory=dict)
    open: bool = False
    """Whether people without a sign-in get past the gate."""
    request: Callable[[Stage, str], Call] = plain

    def expected(self, role: str) -> int:
        if role in self.but:
            return self.but[role]
        if role in self.allowed:
            return self.ok
        return 401 if role in SIGNED_OUT and not self.open else self.refused


def anybody(*, ok: int = 200, request: Callable[[Stage, str], Call] = plain) -> Row:
    return Row(allowed=frozenset(ROLES), ok=ok, open=True, request=request)


def taking_ones_seat(stage: Stage, role: str) -> Call:
    """Act for the seat one holds; whoever holds none tries that of the member."""
    seats = stage.world.seats
    return Call(json={"seat_id": str(seats.get(role, seats["member"]))})


IF_MATCH_0 = {"if-match": '"0"'}
TENDING = frozenset({"focal_point", "representative", "secretariat"})
"""Those who tend Rosario's page and offers."""
UNSEATED_403 = {"no_seat": 403, "guest": 403, "former": 403}
OUTSIDE_404 = {"no_seat": 404, "guest": 404, "former": 404}


def editing_rosario(json: Any = None) -> Callable[[Stage, str], Call]:
    return lambda stage, _role: Call(
        path={"organisation_id": stage.world.organisations["rosario"]}, json=json or {}, headers=IF_MATCH_0
    )


def about(name: str) -> Callable[[Stage, str], Call]:
    """A request about this person that changes nothing."""
    return lambda stage, _role: Call(path={"person_id": stage.world.people[name]}, json={}, headers=IF_MATCH_0)


def with_offer(state: str = "active") -> Callable[[Stage, str], Call]:
    """An offer of Rosario's focal point in this state, made for each role."""

    def request(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            offer_id = offer_of(session, stage.world, "focal_point", state=OfferState(state))
        return Call(path={"offer_id": offer_id}, json={}, headers={"if-match": '"1"'})

    return request


def uploading(_stage: Stage, _role: str) -> Call:
    return Call(files={"file": ("acta.pdf", samples.PDF)}, data={"circle_id": str(NETWORK_CIRCLE)})


def with_file(stage: Stage, _role: str) -> Call:
    """A file that the member shared with the network."""
    with stage.writing() as session:
        actor = stage.world.actor(session, "member")
        made = files.attach(session, actor, circle_id=NETWORK_CIRCLE, name="acta.pdf", data=samples.PDF)
    return Call(path={"file_id": made.id})


def with_picture(stage: Stage, _role: str) -> Call:
    with stage.writing() as session:
        picture_id = files.keep_picture(session, stage.world.actor(session, "member"), samples.picture())
    return Call(path={"picture_id": picture_id, "size": "small"})


def with_photo_of(name: str) -> Callable[[Stage, str], Call]:
    photo = {"file": ("yo.png", samples.picture())}
    return lambda stage, _role: Call(path={"person_id": stage.world.people[name]}, files=photo)


def with_logo(stage: Stage, _role: str) -> Call:
    logo = {"file": ("logo.png", samples.picture())}
    return Call(path={"organisation_id": stage.world.organisations["rosario"]}, files=logo)


def with_seat(json: Any = None) -> Callable[[Stage, str], Call]:
    """A vacant seat of Rosario, made for each role."""

    def request(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            wanted = SeatIn(title="Enlace", title_language="es", role="member")
            seat = seats.make(
                session, stage.world.actor(session, "focal_point"), stage.world.organisations["rosario"], wanted
            )
        return Call(path={"seat_id": seat.id}, json=json or {})

    return request


def with_ticket(stage: Stage, role: str) -> Call:
    """An open invitation to a seat of Rosario, made for each role."""
    seat_id = with_seat()(stage, role).path["seat_id"]
    with stage.writing() as session:
        ticket = seats.invite(session, stage.world.actor(session, "focal_point"), seat_id, InvitationIn(**ANA))
    return Call(path={"ticket_id": ticket.id})


def with_guest(stage: Stage, _role: str) -> Call:
    """A room of Rosario and the secretariat with a guest, which the expert only reads; made for each role."""
    world, guest = stage.world, principals.of_person(stage.world.people["guest"])
    admitted = {
        principals.of_organisation(world.organisations["rosario"]): CircleRole.contributor,
        principals.SECRETARIAT: CircleRole.contributor,
        principals.of_person(world.people["expert"]): CircleRole.reader,
    }
    with stage.writing() as session:
        circle = circles.make(session, CircleKind.exchange, admitted)
        until = clock.now() + timedelta(days=9)
        circles.admit(session, circle.id, guest, role=CircleRole.contributor, until=until)
    return Call(path={"circle_id": circle.id, "person_id": world.people["guest"]})


def answering(stage: Stage, _role: str) -> Call:
    """A request to join that waits for the secretariat, made for each role."""
    with stage.writing() as session:
        application = Application(
            **ANA, circle_id=SECRETARIAT_CIRCLE, token_hash=ids.new().hex, organisation="Niterói", job="Enlace",
            role="member", message="", state="waiting",
        )  # fmt: skip
        session.add(application)
    organisation_id = str(stage.world.organisations["rosario"])
    return Call(path={"application_id": application.id}, json={"organisation_id": organisation_id})


OPERATIONS = {
    ("GET", "/healthz"): anybody(),
    ("GET", "/readyz"): anybody(),
    # Open on loopback, else with a token; the test client calls from neither. See tests/test_operations.py.
    ("GET", "/metrics"): anybody(ok=403),
    ("GET", "/api/openapi.json"): anybody(),
    # A mount: pages are files that everybody may have.
    ("", "/"): anybody(ok=404, request=lambda _stage, _role: Call(address="/no-such-file.txt")),
}

ACCOUNTS = {
    ("GET", "/api/start"): anybody(),
    ("GET", "/api/me"): Row(),
    ("GET", "/api/visitor"): anybody(),
    ("PATCH", "/api/me"): Row(request=sending({"language": "pt"})),
    ("POST", "/api/me/consent"): Row(ok=204, request=sending({"version": TERMS_VERSION})),
    ("GET", "/api/me/identities"): Row(),
    ("POST", "/api/me/identities"): Row(ok=404, request=sending({"provider": "nowhere"})),
    # Nobody waits at these browsers' doors, nobody has these identities and sessions: tests/accounts show the rest.
    ("POST", "/api/me/identities/confirm"): Row(ok=409),
    ("DELETE", "/api/me/identities/{identity_id}"): Row(ok=404, request=sending(None, identity_id=UUID(int=1))),
    ("GET", "/api/sign-ins"): Row(),
    ("DELETE", "/api/sign-ins"): Row(ok=204),
    ("DELETE", "/api/sign-ins/{sign_in_id}"): Row(ok=404, request=sending(None, sign_in_id=UUID(int=1))),
    # This installation has no mail server.
    ("POST", "/api/sign-in/code"): anybody(ok=409, request=sending({"email": "ana@example.org"})),
    ("POST", "/api/sign-in/code/check"): anybody(ok=422, request=sending({"code": "000000"})),
    ("POST", "/api/sign-in/code/confirm"): anybody(ok=410, request=sending({"token": "none"})),
    ("GET", "/api/sign-in/stranger"): anybody(),
    ("GET", "/api/admissions/{token}"): anybody(ok=410, request=sending(None, token="none")),
    ("POST", "/api/admissions/{token}/accept"): Row(ok=410, request=sending(None, token="none")),
    ("POST", "/api/sign-out"): Row(ok=204),
    ("POST", "/api/me/seen"): Row(ok=204),
    ("POST", "/api/me/seat"): Row(allowed=NETWORK, ok=204, refused=404, request=taking_ones_seat),
    # Failures at signing in lead to one plain page, whoever one is.
    ("GET", "/auth/{name}/login"): anybody(ok=303, request=sending(None, name="nowhere")),
    ("GET", "/auth/{name}/callback"): anybody(ok=303, request=sending(None, name="nowhere")),
}

LIVE = {
    # Whoever passes the gate is told to ask for an event stream; tests/live listen to it.
    ("GET", "/api/live"): Row(ok=406),
}

NOTIFICATIONS = {
    ("GET", "/api/inbox"): Row(),
    ("POST", "/api/inbox/read"): Row(request=sending({"all": True})),
    ("GET", "/api/held-replies"): Row(),
    # Somebody else's, or none: tests/notifications/test_replies.py takes one's own.
    ("POST", "/api/held-replies/{reply_id}"): Row(
        allowed=frozenset(), refused=404, request=lambda _stage, _role: Call(path={"reply_id": ids.new()})
    ),
    ("DELETE", "/api/held-replies/{reply_id}"): Row(
        ok=204, request=lambda _stage, _role: Call(path={"reply_id": ids.new()})
    ),
    ("GET", "/api/preferences"): Row(),
    ("PUT", "/api/preferences"): Row(request=sending({"groups": {"waits": "daily"}})),
    # The link in a letter is the proof: tests/notifications follow a real one.
    ("GET", "/api/unsubscribe/{token}"): anybody(ok=303, request=sending(None, token="forged")),
    ("POST", "/api/unsubscribe/{token}"): anybody(ok=404, request=sending(None, token="forged")),
}

HOME = {("GET", "/api/home"): Row(), ("GET", "/api/me/data"): Row()}

SEARCH = {
    ("GET", "/api/search"): Row(request=lambda _stage, _role: Call(query={"q": "rest"})),
    ("GET", "/api/search/suggest"): Row(request=lambda _stage, _role: Call(query={"q": "rest"})),
}

MEMBERS = {
    ("GET", "/api/topics"): Row(),
    ("GET", "/api/organisations"): Row(allowed=NETWORK),
    ("GET", "/api/organisations/map"): Row(allowed=NETWORK),
    ("GET", "/api/people"): Row(allowed=NETWORK),
    ("GET", "/api/organisations/{key}"): Row(allowed=NETWORK, request=sending(None, key="city-rosario")),
    ("POST", "/api/organisations"): Row(
        allowed=DESK,
        ok=201,
        request=sending(
            {"name": "Palmira", "kind": "city", "membership": "prospective", "country": "CO", "place": "Palmira", "zone": "America/Bogota"}
        ),
    ),
    ("PATCH", "/api/organisations/{organisation_id}"): Row(allowed=TENDING, request=editing_rosario()),
    ("PUT", "/api/organisations/{organisation_id}/membership"): Row(
        allowed=DESK, request=editing_rosario({"membership": "former"})
    ),
    ("GET", "/api/people/{person_id}"): Row(allowed=NETWORK, refused=404, request=about("focal_point")),
    ("PATCH", "/api/people/{person_id}"): Row(
        allowed=frozenset({"focal_point"}) | DESK, but=OUTSIDE_404, request=about("focal_point")
    ),
    ("POST", "/api/people/{person_id}/suspend"): Row(allowed=DESK, request=about("member")),
    ("POST", "/api/people/{person_id}/restore"): Row(allowed=DESK, request=about("suspended")),
    ("GET", "/api/offers"): Row(allowed=NETWORK),
    ("POST", "/api/offers"): Row(allowed=ASKING, ok=201, request=sending({})),
    ("GET", "/api/offers/{offer_id}"): Row(allowed=NETWORK, request=with_offer()),
    ("PATCH", "/api/offers/{offer_id}"): Row(allowed=TENDING, request=with_offer()),
    ("DELETE", "/api/offers/{offer_id}"): Row(
        # A draft is there for its own organisation only.
        allowed=COMMITTING - {"other_city"}, ok=204, refused=404, but={"member": 403} | UNSEATED_403,
        request=with_offer("draft"),
    ),
    ("POST", "/api/offers/{offer_id}/publish"): Row(
        allowed=COMMITTING - {"other_city"}, refused=404, but={"member": 403} | UNSEATED_403, request=with_offer("draft")
    ),
    ("POST", "/api/offers/{offer_id}/pause"): Row(allowed=TENDING, request=with_offer()),
    ("POST", "/api/offers/{offer_id}/resume"): Row(allowed=TENDING, request=with_offer("paused")),
    ("POST", "/api/offers/{offer_id}/confirm"): Row(allowed=TENDING, request=with_offer("expired")),
    ("POST", "/api/offers/{offer_id}/withdraw"): Row(allowed=TENDING, ok=204, request=with_offer()),
}  # fmt: skip

UNSEATED = frozenset({"no_seat", "guest", "former"})
OWN = frozenset({"focal_point", "representative"})
"""Who may read a draft of their organisation and commit it."""


def exchange_in(
    state: State, json: Any = None, *, tagged: bool = False, **changes: Any
) -> Callable[[Stage, str], Call]:
    """A request of Rosario in this state, made anew for each role."""

    def made(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            exchange = Story(session, stage.world).to(state, **changes)
            headers = {"if-match": f'"{exchange.version}"'} if tagged else {}
            body = json(stage) if callable(json) else json
            return Call(path={"exchange_id": exchange.id}, json=body, headers=headers)

    return made


def match_in(state: MatchState, json: Any = None, *, tagged: bool = False) -> Callable[[Stage, str], Call]:
    """A match of Rosario with Durban in this state, made anew for each role."""

    def made(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            match = Story(session, stage.world).match_in(state)
            version = session.get_one(Agreement, match.id).version if tagged else 0
            return Call(path={"match_id": match.id}, json=json, headers={"if-match": f'"{version}"'})

    return made


def put_forward(stage: Stage, _role: str) -> Call:
    with stage.writing() as session:
        story = Story(session, stage.world)
        match = story.match(story.to(State.open))
        return Call(path={"exchange_id": match.exchange_id}, json={"match_ids": [str(match.id)]})


def held(stage: Stage, _role: str) -> Call:
    """An exchange on hold."""
    with stage.writing() as session:
        story = Story(session, stage.world)
        exchange = story.to(State.open)
        day = clock.now().date() + timedelta(days=30)
        requests.hold(session, story.actor("focal_point"), exchange.id, reason="Elections.", review_on=day)
        return Call(path={"exchange_id": exchange.id}, json={})


def seat(name: str, key: str = "seat_id", **more: Any) -> Callable[[Stage], dict[str, Any]]:
    return lambda stage: {key: str(stage.world.seats[name]), **more}


def before_submission(request: Callable[[Stage, str], Call]) -> Row:
    """Who may not see a draft is told that it is not there; who has no seat does not pass the gate."""
    return Row(allowed=OWN, refused=404, but=dict.fromkeys(UNSEATED, 403), request=request)


def desk(request: Callable[[Stage, str], Call], **more: Any) -> Row:
    return Row(allowed=DESK, request=request, **more)


def of_match(allowed: frozenset[str], request: Callable[[Stage, str], Call], **more: Any) -> Row:
    """Those in the match's circle who may not do it get 403; for all others there is no such match."""
    circle = OWN | {"other_city", "secretariat"}
    return Row(allowed=allowed, refused=404, but=dict.fromkeys(circle - allowed, 403), request=request, **more)


IN_A_MONTH = (clock.now() + timedelta(days=30)).date().isoformat()
EXCHANGES = {
    ("GET", "/api/exchanges"): Row(),
    ("GET", "/api/exchanges/counts"): Row(),
    ("GET", "/api/exchanges/limits"): Row(),
    ("POST", "/api/exchanges"): Row(
        allowed=ASKING - DESK, ok=201, request=sending({"title": "Rest for outreach workers"})
    ),
    ("GET", "/api/exchanges/{exchange_id}"): Row(allowed=NETWORK, refused=404, request=exchange_in(State.open)),
    ("PATCH", "/api/exchanges/{exchange_id}"): Row(
        allowed=OWN, refused=404, request=exchange_in(State.draft, {"title": "Anew"}, tagged=True)
    ),
    ("PUT", "/api/exchanges/{exchange_id}/co-editors"): before_submission(exchange_in(State.draft, {"person_ids": []})),
    ("POST", "/api/exchanges/{exchange_id}/discard"): Row(
        allowed=OWN, refused=404, request=exchange_in(State.draft, {})
    ),
    # Its author may ask; those who may commit the organisation send it themselves.
    ("POST", "/api/exchanges/{exchange_id}/ask-endorsement"): Row(
        allowed=frozenset({"member"}),
        refused=404,
        but=dict.fromkeys(UNSEATED | OWN, 403),
        request=exchange_in(State.draft, by="member"),
    ),
    ("POST", "/api/exchanges/{exchange_id}/submit"): before_submission(exchange_in(State.draft, {})),
    ("POST", "/api/exchanges/{exchange_id}/withdraw"): Row(allowed=OWN, request=exchange_in(State.open, {})),
    ("POST", "/api/exchanges/{exchange_id}/cancel"): Row(
        allowed=OWN | {"other_city", "secretariat"}, request=exchange_in(State.agreed, {"text": "A new mayor."})
    ),
    ("POST", "/api/exchanges/{exchange_id}/reassign"): Row(
        allowed=OWN | DESK, request=exchange_in(State.open, seat("member"))
    ),
    ("POST", "/api/exchanges/{exchange_id}/hold"): Row(
        allowed=OWN | DESK, request=exchange_in(State.open, {"text": "Elections.", "review_on": IN_A_MONTH})
    ),
    ("POST", "/api/exchanges/{exchange_id}/resume"): Row(allowed=OWN | DESK, request=held),
    ("POST", "/api/exchanges/{exchange_id}/offer-help"): Row(
        allowed=frozenset({"other_city", "expert"}), ok=204, request=exchange_in(State.open, {"message": "We can."})
    ),
    ("GET", "/api/exchanges/{exchange_id}/helpers"): Row(allowed=OWN, refused=404, request=exchange_in(State.draft)),
    ("GET", "/api/exchanges/{exchange_id}/readers"): Row(allowed=NETWORK, refused=404, request=exchange_in(State.open)),
    ("GET", "/api/exchanges/{exchange_id}/timeline"): Row(
        allowed=NETWORK, refused=404, request=exchange_in(State.open)
    ),
    ("POST", "/api/exchanges/{exchange_id}/open"): desk(exchange_in(State.submitted, {})),
    ("POST", "/api/exchanges/{exchange_id}/send-back"): desk(exchange_in(State.submitted, {"questions": "How many?"})),
    ("POST", "/api/exchanges/{exchange_id}/decline"): desk(exchange_in(State.submitted, {"reason": "Not for us."})),
    ("POST", "/api/exchanges/{exchange_id}/lane"): desk(exchange_in(State.submitted, {"lane": "priority"})),
    ("POST", "/api/exchanges/{exchange_id}/owner"): desk(exchange_in(State.open, seat("secretariat"))),
    ("POST", "/api/exchanges/{exchange_id}/notes"): desk(exchange_in(State.open, {"text": "Called them."})),
    ("POST", "/api/exchanges/{exchange_id}/close-unmatched"): desk(
        exchange_in(State.open, {"tried": "Four cities.", "alternatives": "A practice."})
    ),
    ("POST", "/api/exchanges/{exchange_id}/reopen"): desk(exchange_in(State.closed_unmatched, {})),
    ("GET", "/api/exchanges/{exchange_id}/shortlist"): desk(exchange_in(State.open)),
    ("POST", "/api/exchanges/{exchange_id}/put-forward"): desk(put_forward),
    ("GET", "/api/exchanges/{exchange_id}/matches"): Row(
        allowed=NETWORK, refused=404, request=exchange_in(State.proposed)
    ),
    ("POST", "/api/exchanges/{exchange_id}/matches"): desk(
        exchange_in(State.open, seat("other_city", note="They asked to be asked.")), ok=201
    ),
    ("GET", "/api/desk/proposals"): Row(allowed=DESK),
    ("GET", "/api/desk"): desk(plain),
    ("GET", "/api/desk/exchanges"): desk(plain),
    ("GET", "/api/desk/exchanges.csv"): desk(plain),
    ("GET", "/api/matches"): Row(),
    ("GET", "/api/matches/{match_id}"): of_match(OWN | DESK | {"other_city"}, match_in(MatchState.sent)),
    ("PATCH", "/api/matches/{match_id}"): desk(match_in(MatchState.drafted, {"effort_hours": 6})),
    ("DELETE", "/api/matches/{match_id}"): desk(match_in(MatchState.drafted), ok=204),
    ("POST", "/api/matches/{match_id}/accept"): of_match(frozenset({"other_city"}), match_in(MatchState.sent, {})),
    ("POST", "/api/matches/{match_id}/decline"): of_match(frozenset({"other_city"}), match_in(MatchState.sent, {})),
    ("POST", "/api/matches/{match_id}/take-back"): of_match(
        frozenset({"other_city"}), match_in(MatchState.peer_declined, {})
    ),
    ("POST", "/api/matches/{match_id}/turn-down"): of_match(OWN, match_in(MatchState.sent, {})),
    ("POST", "/api/matches/{match_id}/recall"): desk(match_in(MatchState.sent)),
    ("PATCH", "/api/matches/{match_id}/terms"): of_match(
        OWN | DESK | {"other_city"}, match_in(MatchState.peer_accepted, {"costs": "None."}, tagged=True)
    ),
    ("POST", "/api/matches/{match_id}/agree"): of_match(OWN, match_in(MatchState.peer_accepted, {}, tagged=True)),
}


IN_ROOM = ROSARIO | DESK


def in_thread(
    json: Any = None, headers: Mapping[str, str] | None = None, query: Mapping[str, str] | None = None, **more: object
) -> Callable[[Stage, str], Call]:
    """A thread of Rosario and the secretariat which a guest reads, with a post by its focal point."""

    def request(stage: Stage, _role: str) -> Call:
        world = stage.world
        with stage.writing() as session:
            circle = circles.make(
                session,
                CircleKind.exchange,
                {
                    principals.of_organisation(world.organisations["rosario"]): CircleRole.contributor,
                    principals.SECRETARIAT: CircleRole.contributor,
                    principals.of_person(world.people["guest"]): CircleRole.reader,
                },
            )
            author = world.actor(session, "focal_point")
            thread = discussions.open_thread(
                session, author, subject_kind="exchange", subject_id=ids.new(), circle_id=circle.id, title="A room",
                language="en",
            )  # fmt: skip
            post = discussions.write_post(session, author, thread.id, language="en", markdown="Welcome")
        sent = {key: str(post.id) if value is POST else value for key, value in json.items()} if json else None
        return Call(
            path={"thread_id": thread.id, "post_id": post.id, **more},
            json=sent,
            headers=headers or {},
            query=query or {},
        )

    return request


def reported(stage: Stage, role: str) -> Call:
    """A post of that thread, reported by the guest."""
    path = in_thread()(stage, role).path
    with stage.writing() as session:
        guest = stage.world.actor(session, "guest")
        report = moderation.report(
            session, guest, path["thread_id"], path["post_id"], reason=ReportReason.other, words="Look"
        )  # fmt: skip
    return Call(path={"report_id": report.id}, json={"outcome": "kept"})


NOT_TENDING = dict.fromkeys((*ROSARIO, "guest"), 403)
POST = object()
WORDS = {"language": "en", "markdown": "Thank you"}

NETWORK_SPACE = "00000000-0000-7000-8000-000000000003"
GROUP = {"title": "Night shifts", "language": "en"}


def with_group(
    json: Any = None, *, joining: Joining = Joining.open, headers: Mapping[str, str] | None = None
) -> Callable[[Stage, str], Call]:
    """A working group of Rosario's focal point, with its representative in it as another steward."""

    def request(stage: Stage, _role: str) -> Call:
        world = stage.world
        with stage.writing() as session:
            steward = world.actor(session, "focal_point")
            space = spaces.open_group(session, steward, title="Nights", purpose="", language="en", joining=joining)
            spaces.bring_in(session, steward, space.id, person_id=world.people["representative"], steward=True)
        path = {"space_id": space.id, "person_id": world.people["representative"]}
        return Call(path=path, json=json, headers=headers or {})

    return request


def with_topic(stage: Stage, _role: str) -> Call:
    with stage.writing() as session:
        topics.plant(session)
        main = session.exec(select(Topic.id).where(col(Topic.parent_id).is_(None))).first()
    return Call(path={"topic_id": main})


def bringing_in(stage: Stage, role: str) -> Call:
    return replace(with_group()(stage, role), json={"person_id": str(stage.world.people["other_city"])})


def own_draft(stage: Stage, _role: str) -> Call:
    return Call(path={"draft_id": ids.new()}, json={"language": "en"}, headers={"If-Match": '"0"'})


STEWARDS = frozenset({"focal_point", "representative"})
OUTSIDE = dict.fromkeys(NETWORK - STEWARDS, 403)


def with_lessons(stage: Stage, _role: str) -> Call:
    """An exchange of Rosario and Durban whose lessons the network reads."""
    with stage.writing() as session:
        story = Story(session, stage.world)
        exchange = story.to(State.completed)
        story.both_accepted(exchange)
    words = {"title": "Rest", "language": "en", "markdown": "What did it change?"}
    return Call(path={"exchange_id": exchange.id}, json=words)


SPACES = {
    ("GET", "/api/spaces"): Row(),
    ("POST", "/api/spaces"): Row(allowed=ASKING, ok=201, request=sending(GROUP)),
    ("PUT", "/api/spaces/topics/{topic_id}"): Row(allowed=NETWORK, request=with_topic),
    ("GET", "/api/spaces/{space_id}"): Row(allowed=NETWORK, refused=404, request=with_group()),
    ("PUT", "/api/spaces/{space_id}"): Row(
        allowed=STEWARDS, refused=404, but=OUTSIDE, request=with_group(GROUP, headers={"If-Match": '"1"'})
    ),
    ("POST", "/api/spaces/{space_id}/join"): Row(allowed=NETWORK, refused=404, request=with_group()),
    ("POST", "/api/spaces/{space_id}/leave"): Row(
        allowed=STEWARDS, ok=204, refused=404, but=OUTSIDE, request=with_group()
    ),
    ("GET", "/api/spaces/{space_id}/people"): Row(allowed=STEWARDS, refused=404, request=with_group()),
    ("POST", "/api/spaces/{space_id}/people"): Row(
        allowed=STEWARDS, ok=201, refused=404, but=OUTSIDE, request=bringing_in
    ),
    ("DELETE", "/api/spaces/{space_id}/people/{person_id}"): Row(
        allowed=STEWARDS, ok=204, refused=404, but=OUTSIDE, request=with_group()
    ),
    ("PUT", "/api/spaces/{space_id}/level"): Row(
        allowed=NETWORK, ok=204, refused=404, request=with_group({"level": "follow"})
    ),
    ("GET", "/api/thread-drafts"): Row(),
    ("PUT", "/api/thread-drafts/{draft_id}"): Row(request=own_draft),
    ("DELETE", "/api/thread-drafts/{draft_id}"): Row(ok=204, request=own_draft),
}


TALK_AND_WORK = {
    ("POST", "/api/threads/{thread_id}/exchange"): Row(
        allowed=ROSARIO,
        ok=201,
        refused=404,
        but={"secretariat": 403, "guest": 403, "no_seat": 403, "former": 403},
        request=in_thread(),
    ),
    ("GET", "/api/threads/{thread_id}/works"): Row(allowed=IN_ROOM | {"guest"}, refused=404, request=in_thread()),
    ("GET", "/api/exchanges/{exchange_id}/threads"): Row(allowed=NETWORK, refused=404, request=with_lessons),
    ("GET", "/api/exchanges/{exchange_id}/lessons-thread"): Row(allowed=NETWORK, request=with_lessons),
    ("POST", "/api/exchanges/{exchange_id}/lessons-thread"): Row(allowed=ASKING, ok=201, request=with_lessons),
}


DISCUSSIONS = {
    ("GET", "/api/threads"): Row(),
    ("POST", "/api/threads"): Row(
        allowed=ASKING,
        ok=201,
        refused=404,
        but={"observer": 403},
        request=sending({"space_id": NETWORK_SPACE, "title": "Rest", "language": "en", "markdown": "How long?"}),
    ),
    ("PUT", "/api/threads/{thread_id}/level"): Row(
        allowed=IN_ROOM | {"guest"}, ok=204, refused=404, request=in_thread({"level": "mute"})
    ),
    ("GET", "/api/threads/{thread_id}"): Row(allowed=IN_ROOM | {"guest"}, refused=404, request=in_thread()),
    ("GET", "/api/threads/{thread_id}/posts"): Row(allowed=IN_ROOM | {"guest"}, refused=404, request=in_thread()),
    ("POST", "/api/threads/{thread_id}/posts"): Row(
        allowed=IN_ROOM, ok=201, refused=404, but={"guest": 403}, request=in_thread(WORDS)
    ),
    ("GET", "/api/threads/{thread_id}/posts/{post_id}"): Row(
        allowed=IN_ROOM | {"guest"}, refused=404, request=in_thread()
    ),
    ("PATCH", "/api/threads/{thread_id}/posts/{post_id}"): Row(
        allowed=frozenset({"focal_point"}),
        refused=404,
        but=dict.fromkeys((IN_ROOM | {"guest"}) - {"focal_point"}, 403),
        request=in_thread(WORDS, {"If-Match": '"1"'}),
    ),
    ("DELETE", "/api/threads/{thread_id}/posts/{post_id}"): Row(
        allowed=frozenset({"focal_point", "secretariat"}),
        refused=404,
        but={"member": 403, "representative": 403, "guest": 403},
        request=in_thread(),
    ),
    ("PUT", "/api/threads/{thread_id}/state"): Row(
        allowed=DESK, refused=404, but=NOT_TENDING, request=in_thread({"state": "locked"})
    ),
    # A room's thread stands in no space, so nobody moves it.
    ("PUT", "/api/threads/{thread_id}/space"): Row(
        allowed=frozenset(),
        refused=404,
        but=NOT_TENDING | {"secretariat": 403},
        request=in_thread({"space_id": NETWORK_SPACE}),
    ),
    ("POST", "/api/threads/{thread_id}/posts/{post_id}/reports"): Row(
        allowed=(IN_ROOM | {"guest"}) - {"focal_point"},
        ok=204,
        refused=404,
        but={"focal_point": 403},
        request=in_thread({"reason": "other"}),
    ),
    ("PUT", "/api/threads/{thread_id}/posts/{post_id}/hiding"): Row(
        allowed=DESK, refused=404, but=NOT_TENDING, request=in_thread({"reason": "other"})
    ),
    ("DELETE", "/api/threads/{thread_id}/posts/{post_id}/hiding"): Row(
        allowed=DESK, refused=404, but=NOT_TENDING, request=in_thread()
    ),
    ("GET", "/api/reports"): Row(),
    ("PUT", "/api/reports/{report_id}"): Row(allowed=DESK, ok=204, refused=404, request=reported),
    ("PUT", "/api/threads/{thread_id}/answer"): Row(
        allowed=frozenset({"focal_point", "secretariat"}),
        refused=404,
        but={"member": 403, "representative": 403, "guest": 403},
        request=in_thread({"post_id": POST}),
    ),
    ("PUT", "/api/threads/{thread_id}/posts/{post_id}/reactions/{kind}"): Row(
        allowed=IN_ROOM, refused=404, but={"guest": 403}, request=in_thread(kind="thanks")
    ),
    ("DELETE", "/api/threads/{thread_id}/posts/{post_id}/reactions/{kind}"): Row(
        allowed=IN_ROOM, refused=404, but={"guest": 403}, request=in_thread(kind="thanks")
    ),
    # Nothing is translated without a service, nor in the room of an exchange that is not known to be open;
    # tests/discussions/test_translation.py has the rest.
    ("POST", "/api/threads/{thread_id}/posts/{post_id}/translation"): Row(
        allowed=frozenset(), refused=404, but=dict.fromkeys(IN_ROOM | {"guest"}, 403), request=in_thread()
    ),
    ("GET", "/api/threads/{thread_id}/posts/{post_id}/versions"): Row(
        allowed=IN_ROOM | {"guest"}, refused=404, request=in_thread()
    ),
    ("PUT", "/api/threads/{thread_id}/reading"): Row(
        allowed=IN_ROOM | {"guest"}, ok=204, refused=404, request=in_thread({"post_id": POST})
    ),
    ("PUT", "/api/threads/{thread_id}/draft"): Row(
        allowed=IN_ROOM, refused=404, but={"guest": 403}, request=in_thread(WORDS, {"If-Match": '"0"'})
    ),
    # One's own draft: forgetting what one never began is no secret and no harm.
    ("DELETE", "/api/threads/{thread_id}/draft"): Row(ok=204, request=in_thread()),
    ("GET", "/api/threads/{thread_id}/people"): Row(allowed=IN_ROOM | {"guest"}, refused=404, request=in_thread()),
}


QUESTION = {
    "question": "Rest after two nights?", "explanation": "", "language": "en", "kind": "yes_no", "options": [],
    "voters": "people", "quorum": False, "zone": "UTC",
}  # fmt: skip
DECIDED_BY_TENDING = {"member": 403, "representative": 403, "guest": 403}


def asking_to_decide(stage: Stage, role: str) -> Call:
    closes = (clock.now() + timedelta(days=7)).replace(tzinfo=None).isoformat()
    return replace(in_thread()(stage, role), json=QUESTION | {"closes": closes})


def decided(
    json: Any = None, *, closed: bool = False, headers: Mapping[str, str] | None = None
) -> Callable[[Stage, str], Call]:
    """A question that the focal point of Rosario put to those of that thread."""

    def request(stage: Stage, role: str) -> Call:
        path = in_thread()(stage, role).path
        closes = (clock.now() + timedelta(days=7)).replace(tzinfo=None)
        with stage.writing() as session:
            opener = stage.world.actor(session, "focal_point")
            body = DecisionIn(**QUESTION, closes=closes).model_dump()
            decision = decisions.open_decision(session, opener, path["thread_id"], **body)
            yes = session.exec(select(DecisionOption.id).where(DecisionOption.decision_id == decision.id)).first()
            if closed:
                decisions.close_early(session, opener, decision.id)
        sent = {key: [str(yes)] if value is YES else value for key, value in json.items()} if json else None
        return Call(path={"decision_id": decision.id}, json=sent, headers=headers or {})

    return request


YES = object()
DECISIONS = {
    ("GET", "/api/threads/{thread_id}/decisions"): Row(
        allowed=IN_ROOM | {"guest"}, refused=404, request=in_thread()
    ),
    ("POST", "/api/threads/{thread_id}/decisions"): Row(
        allowed=IN_ROOM, ok=201, refused=404, but={"guest": 403}, request=asking_to_decide
    ),
    ("GET", "/api/decisions/{decision_id}"): Row(allowed=IN_ROOM | {"guest"}, refused=404, request=decided()),
    ("PUT", "/api/decisions/{decision_id}/vote"): Row(
        allowed=IN_ROOM, refused=404, but={"guest": 403}, request=decided({"options": YES}, headers=IF_MATCH_0)
    ),
    ("POST", "/api/decisions/{decision_id}/close"): Row(
        allowed=frozenset({"focal_point", "secretariat"}), refused=404, but=DECIDED_BY_TENDING, request=decided()
    ),
    ("POST", "/api/decisions/{decision_id}/withdraw"): Row(
        allowed=frozenset({"focal_point", "secretariat"}), refused=404, but=DECIDED_BY_TENDING,
        request=decided({"reason": "Asked too early"}),
    ),
    ("PUT", "/api/decisions/{decision_id}/outcome"): Row(
        allowed=frozenset({"focal_point", "secretariat"}), refused=404, but=DECIDED_BY_TENDING,
        request=decided({"words": "We rest", "language": "en"}, closed=True, headers={"If-Match": '"2"'}),
    ),
    ("GET", "/api/decisions/{decision_id}/voters"): Row(
        allowed=IN_ROOM, refused=404, but={"guest": 403}, request=decided()
    ),
    ("GET", "/api/decisions/{decision_id}/votes"): Row(
        allowed=IN_ROOM | {"guest"}, refused=404, request=decided(closed=True)
    ),
}  # fmt: skip


# To everybody a draft does not exist until a gate says otherwise; tests/drafting hand over theirs and open the socket.
NO_DRAFT = Row(allowed=frozenset(), refused=404, request=sending(None, draft_id=UUID(int=7)))
DRAFTS: dict[tuple[str, str], Row] = {
    ("", "/api/drafts/{draft_id}"): NO_DRAFT,
    ("GET", "/api/drafts/{draft_id}"): NO_DRAFT,
    ("GET", "/api/drafts/{draft_id}/stream"): NO_DRAFT,
    ("POST", "/api/drafts/{draft_id}/exchange"): NO_DRAFT,
}
FILES = {
    ("GET", "/api/files"): Row(),
    ("POST", "/api/files"): Row(
        allowed=NETWORK - {"observer"}, ok=201, refused=404, but={"observer": 403}, request=uploading
    ),
    ("GET", "/api/files/{file_id}"): Row(allowed=NETWORK, refused=404, request=with_file),
    ("GET", "/api/files/{file_id}/content"): Row(allowed=NETWORK, refused=404, request=with_file),
    ("DELETE", "/api/files/{file_id}"): Row(
        allowed=frozenset({"member"}), ok=204, but={"no_seat": 404, "guest": 404, "former": 404}, request=with_file
    ),
    ("GET", "/api/pictures/{picture_id}/{size}"): Row(allowed=NETWORK, refused=404, request=with_picture),
    ("PUT", "/api/people/{person_id}/picture"): Row(
        allowed=frozenset({"member"}) | DESK, but=OUTSIDE_404, request=with_photo_of("member")
    ),
    ("DELETE", "/api/people/{person_id}/picture"): Row(
        allowed=frozenset({"member"}) | DESK, ok=204, but=OUTSIDE_404, request=about("member")
    ),
    ("PUT", "/api/organisations/{organisation_id}/picture"): Row(allowed=TENDING, request=with_logo),
    ("DELETE", "/api/organisations/{organisation_id}/picture"): Row(allowed=TENDING, ok=204, request=editing_rosario()),
}

# Sessions, reports and what follows. Member of the asking city sees the request, not the room.

ROOM = OWN | {"other_city", "secretariat"}


def session_in(
    state: State, json: Any = None, *, prepare: Callable[[Story, Exchange], object] | None = None, tagged: bool = True
) -> Callable[[Stage, str], Call]:
    """The first session of an exchange in this state, made anew for each role."""

    def made(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            story = Story(session, stage.world)
            exchange = story.to(state)
            if prepare:
                prepare(story, exchange)
            row = session.exec(select(ExchangeSession).where(ExchangeSession.exchange_id == exchange.id)).one()
            body = json(stage) if callable(json) else json
            headers = {"if-match": f'"{row.version}"'} if tagged else {}
            return Call(path={"exchange_id": exchange.id, "session_id": row.id}, json=body, headers=headers)

    return made


def suggested(json: Any) -> Callable[[Stage, str], Call]:
    """Times that the asking side suggested, made anew for each role."""

    def made(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            story = Story(session, stage.world)
            exchange = story.to(State.agreed)
            wanted = SuggestionIn.model_validate(SUGGESTED)
            row = suggestions.suggest(session, story.actor("focal_point"), exchange.id, wanted=wanted)
            return Call(path={"exchange_id": exchange.id, "suggestion_id": row.id}, json=json)

    return made


def action_taken(stage: Stage, _role: str) -> Call:
    with stage.writing() as session:
        story = Story(session, stage.world)
        exchange = story.to(State.scheduled)
        row = session.exec(select(ExchangeSession).where(ExchangeSession.exchange_id == exchange.id)).one()
        wanted = ActionIn(**taken(stage))
        item = sessions.take_action(session, story.actor("focal_point"), exchange.id, row.id, wanted=wanted)
        return Call(path={"exchange_id": exchange.id, "action_id": item.id})


def cost_noted(stage: Stage, _role: str) -> Call:
    with stage.writing() as session:
        story = Story(session, stage.world)
        exchange = story.to(State.scheduled)
        row = session.exec(select(ExchangeSession).where(ExchangeSession.exchange_id == exchange.id)).one()
        wanted = CostIn.model_validate(COST)
        item = sessions.note_cost(session, story.actor("focal_point"), exchange.id, row.id, wanted=wanted)
        return Call(path={"exchange_id": exchange.id, "session_id": row.id, "cost_id": item.id}, json={})


def report_of(side: Side, state: State, json: Any, **more: Any) -> Callable[[Stage, str], Call]:
    """One side's report of an exchange in this state."""

    def made(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            story = Story(session, stage.world)
            exchange = story.to(state)
            if more.get("written"):
                story.saved(exchange, side)
            row = session.exec(select(Report).where(Report.exchange_id == exchange.id, Report.side == side)).one()
            return Call(
                path={"exchange_id": exchange.id, "side": side}, json=json, headers={"if-match": f'"{row.version}"'}
            )

    return made


def to_publish(stage: Stage, _role: str) -> Call:
    with stage.writing() as session:
        story = Story(session, stage.world)
        exchange = story.to(State.reporting)
        for side in Side:
            story.reported(exchange, side, publish="anonymous")
        story.both_accepted(exchange)
        words = {"title": "Rest", "attributed_to": "A city", "lessons": [{"language": "en", "text": "Plan rest."}]}
        return Call(path={"exchange_id": exchange.id}, json=words)


def asked_what_changed(stage: Stage, _role: str) -> Call:
    with stage.writing() as session:
        exchange = Story(session, stage.world).to(State.completed)
        follow_up.ask(session, exchange.id)
        return Call(path={"exchange_id": exchange.id}, json={"language": "en", "outcome": "done"})


def taken(stage: Stage) -> dict[str, Any]:
    return {"text": "Send the rota", "owner_seat_id": str(stage.world.seats["other_city"]), "due_on": IN_A_MONTH}


def in_room(request: Callable[[Stage, str], Call], *, allowed: frozenset[str] = ROOM, **more: Any) -> Row:
    """People of the room who may not do it get 403; without a seat one does not pass the gate; for others it is not there."""
    but = dict.fromkeys(ROOM - allowed, 403) | dict.fromkeys(UNSEATED, 403)
    return Row(allowed=allowed, refused=404, but=but, request=request, **more)


def of_room(request: Callable[[Stage, str], Call], **more: Any) -> Row:
    return Row(allowed=ROOM, refused=404, request=request, **more)


def of_exchange(request: Callable[[Stage, str], Call], *, allowed: frozenset[str], **more: Any) -> Row:
    """The network sees the request and gets 403; who is not of the network learns of nothing."""
    return Row(allowed=allowed, but=dict.fromkeys(UNSEATED, more.pop("unseated", 403)), request=request, **more)


SOON = (clock.now() + timedelta(days=9)).isoformat()
LATER = (clock.now() + timedelta(days=10)).isoformat()
PLAN = {"start": SOON, "zone": "Africa/Johannesburg"}
COST = {"kind": "travel", "currency": "ARS", "amount_minor": 120_000}
SUGGESTED = {"starts": [SOON, LATER], "zone": "Africa/Johannesburg"}
SESSION = "/api/exchanges/{exchange_id}/sessions/{session_id}"
SUGGESTION = "/api/exchanges/{exchange_id}/suggestions/{suggestion_id}"
REPORT = "/api/exchanges/{exchange_id}/reports/{side}"
SESSIONS = {
    ("GET", "/api/exchanges/{exchange_id}/sessions"): Row(allowed=NETWORK, refused=404, request=exchange_in(State.scheduled)),
    ("GET", "/api/exchanges/{exchange_id}/sessions/times"): of_exchange(
        lambda stage, role: replace(exchange_in(State.agreed)(stage, role), query={"week": IN_A_MONTH}),
        allowed=ROOM, unseated=404,
    ),
    ("POST", "/api/exchanges/{exchange_id}/sessions"): of_exchange(exchange_in(State.agreed, PLAN), allowed=ROOM, ok=201),
    ("GET", "/api/exchanges/{exchange_id}/suggestions/standing"): Row(allowed=NETWORK, refused=404, request=exchange_in(State.agreed)),
    ("POST", "/api/exchanges/{exchange_id}/suggestions"): of_exchange(
        exchange_in(State.agreed, SUGGESTED), allowed=ROOM - DESK, ok=201
    ),
    ("POST", f"{SUGGESTION}/pick"): in_room(suggested({"start": SOON}), allowed=frozenset({"other_city"}), ok=201),
    ("POST", f"{SUGGESTION}/refuse"): in_room(suggested({}), allowed=frozenset({"other_city"})),
    ("GET", SESSION): of_room(session_in(State.scheduled)),
    ("GET", f"{SESSION}/session.ics"): of_room(session_in(State.scheduled)),
    ("PATCH", SESSION): in_room(session_in(State.scheduled, {"title": "Rota"})),
    ("POST", f"{SESSION}/move"): in_room(session_in(State.scheduled, {"start": SOON})),
    ("POST", f"{SESSION}/cancel"): in_room(session_in(State.scheduled, {})),
    ("POST", f"{SESSION}/missed"): in_room(session_in(State.scheduled, {}, prepare=Story.begun)),
    ("POST", f"{SESSION}/held"): in_room(session_in(State.scheduled, {"attended": []}, prepare=Story.begun)),
    ("POST", f"{SESSION}/notes"): in_room(
        session_in(State.scheduled, {"level": "exchange", "language": "en", "text": "x"}), ok=201
    ),
    ("POST", f"{SESSION}/actions"): in_room(session_in(State.scheduled, taken), ok=201),
    ("POST", f"{SESSION}/costs"): in_room(session_in(State.scheduled, COST), ok=201),
    ("POST", f"{SESSION}/costs/{{cost_id}}/strike"): in_room(cost_noted),
    ("GET", "/api/exchanges/{exchange_id}/actions"): Row(allowed=NETWORK, refused=404, request=exchange_in(State.scheduled)),
    ("POST", "/api/exchanges/{exchange_id}/actions/{action_id}/done"): in_room(action_taken),
    ("POST", "/api/exchanges/{exchange_id}/end-sessions"): of_exchange(
        session_in(State.scheduled, {}, prepare=lambda story, exchange: story.held(exchange, last=False)),
        allowed=ROOM, ok=204,
    ),
    ("GET", "/api/exchanges/{exchange_id}/summary.pdf"): Row(allowed=NETWORK, refused=404, request=exchange_in(State.open)),
    ("GET", "/api/exchanges/{exchange_id}/reports"): Row(allowed=NETWORK, refused=404, request=exchange_in(State.reporting)),
    ("GET", REPORT): Row(allowed=OWN | DESK, refused=404, request=report_of(Side.requester, State.reporting, None)),
    ("PATCH", REPORT): Row(
        allowed=OWN, refused=404, but=dict.fromkeys(UNSEATED, 403) | {"secretariat": 403},
        request=report_of(Side.requester, State.reporting, {"practice": "x"}),
    ),
    ("POST", f"{REPORT}/submit"): Row(
        allowed=OWN, refused=404, but=dict.fromkeys(UNSEATED, 403) | {"secretariat": 403},
        request=report_of(Side.requester, State.reporting, {}, written=True),
    ),
    ("POST", f"{REPORT}/take-back"): in_room(report_of(Side.requester, State.completed, {}), allowed=OWN),
    ("POST", f"{REPORT}/accept"): in_room(
        report_of(Side.requester, State.completed, {}), allowed=frozenset({"other_city"})
    ),
    ("POST", "/api/exchanges/{exchange_id}/publication"): desk(to_publish, ok=201),
    ("POST", "/api/exchanges/{exchange_id}/complete"): desk(exchange_in(State.reporting), ok=204),
    ("POST", "/api/exchanges/{exchange_id}/follow-up"): in_room(asked_what_changed, allowed=OWN),
    ("GET", "/api/organisations/{organisation_id}/lessons"): Row(
        request=lambda stage, _role: Call(path={"organisation_id": stage.world.organisations["rosario"]})
    ),
    ("GET", "/api/people/{person_id}/lessons"): Row(request=about("focal_point")),
}  # fmt: skip


ANA = {"email": "ana@example.org", "name": "Ana", "language": "es"}
SEATS = {
    ("POST", "/api/organisations/{organisation_id}/seats"): Row(
        allowed=TENDING, ok=201, request=editing_rosario({"title": "Enlace", "title_language": "es", "role": "member"})
    ),
    ("GET", "/api/organisations/{organisation_id}/invitations"): Row(allowed=TENDING, request=editing_rosario()),
    ("POST", "/api/seats/{seat_id}/invitations"): Row(allowed=TENDING, ok=201, request=with_seat(ANA)),
    ("POST", "/api/seats/{seat_id}/close"): Row(allowed=TENDING, ok=204, request=with_seat()),
    ("POST", "/api/seats/{seat_id}/vacate"): Row(
        # The seat is vacant: whoever may see it is told that nobody can leave it.
        allowed=frozenset(),
        refused=403,
        but=dict.fromkeys(NETWORK, 404),
        request=with_seat(),
    ),
    ("POST", "/api/invitations/{ticket_id}/resend"): Row(
        allowed=TENDING, refused=404, but={"member": 403} | UNSEATED_403, request=with_ticket
    ),
    ("POST", "/api/invitations/{ticket_id}/withdraw"): Row(
        allowed=TENDING, ok=204, refused=404, but={"member": 403} | UNSEATED_403, request=with_ticket
    ),
    ("GET", "/api/circles/{circle_id}/guests"): Row(
        allowed=IN_ROOM, refused=404, but={"expert": 403} | UNSEATED_403, request=with_guest
    ),
    ("DELETE", "/api/circles/{circle_id}/guests/{person_id}"): Row(
        allowed=IN_ROOM, ok=204, refused=404, but={"expert": 403} | UNSEATED_403, request=with_guest
    ),
    # Nobody is a guest of the network's own circle; tests/members/test_invitations.py invites into rooms.
    ("POST", "/api/invitations/guests"): Row(
        allowed=frozenset(),
        request=lambda _stage, _role: Call(
            json={**ANA, "circle_id": str(NETWORK_CIRCLE), "until": (clock.now() + timedelta(days=9)).isoformat()}
        ),
    ),
    ("POST", "/api/applications"): anybody(
        ok=204,
        request=sending({**ANA, "organisation": "Niterói", "job": "Enlace", "role": "member", "message": ""}),
    ),
    ("POST", "/api/applications/confirm"): anybody(ok=404, request=sending({"token": "x" * 43})),
    ("GET", "/api/applications"): Row(allowed=DESK),
    ("POST", "/api/applications/{application_id}/approve"): Row(allowed=DESK, ok=204, request=answering),
    ("POST", "/api/applications/{application_id}/decline"): Row(
        allowed=DESK, ok=204, request=lambda stage, role: replace(answering(stage, role), json={"reason": "No."})
    ),
}


def with_call(json: Any = None) -> Callable[[Stage, str], Call]:
    """A call of the network in its first version, made for each role."""

    def request(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            call = bids.enter(session, stage.world, form=bids.wanted(id=f"fund-{ids.new().hex}"))
        return Call(path={"call_id": call.id}, json=json, headers={"if-match": '"1"'})

    return request


def changing_call(stage: Stage, role: str) -> Call:
    call = with_call()(stage, role)
    return replace(call, json={"form": bids.moved(70, id="any")})


def with_proposal(
    json: Any = None, *, joined: bool = False, withdrawn: bool = False, **path: str
) -> Callable[[Stage, str], Call]:
    """A proposal that Rosario's focal point leads, made for each role; `path` names people whose seats fill the address."""

    def request(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            call = bids.enter(session, stage.world, form=bids.wanted(id=f"fund-{ids.new().hex}"))
            proposal = bids.begin(session, stage.world, call=call)
            if joined:
                bids.joined(session, stage.world, proposal)
            if withdrawn:
                proposals.withdraw(session, stage.world.actor(session, "focal_point"), proposal.id)
        filled = {name: stage.world.seats[person] for name, person in path.items()}
        return Call(path={"proposal_id": proposal.id, **filled}, json=json, headers={"if-match": '"1"'})

    return request


def with_member_at_work(stage: Stage, role: str) -> Call:
    call = with_proposal(seat_id="member")(stage, role)
    with stage.writing() as session:
        focal_point = stage.world.actor(session, "focal_point")
        people.give_role(
            session, focal_point, call.path["proposal_id"], seat_id=stage.world.seats["member"], role=CircleRole.reader
        )
    return call


def with_guest_of_proposal(stage: Stage, role: str) -> Call:
    call = with_proposal()(stage, role)
    guest = principals.of_person(stage.world.people["guest"])
    with stage.writing() as session:
        circle_id = session.get_one(Proposal, call.path["proposal_id"]).circle_id
        until = clock.now() + timedelta(days=9)
        circles.admit(session, circle_id, guest, role=CircleRole.reader, until=until)
    return replace(call, path={**call.path, "person_id": stage.world.people["guest"]}, json={"role": "commenter"})


def asking_in(stage: Stage, role: str) -> Call:
    call = with_proposal()(stage, role)
    return replace(call, json={"organisation_id": str(stage.world.organisations["durban"])})


def planning(stage: Stage, role: str) -> Call:
    return replace(with_proposal()(stage, role), json={"dates": {"content": clock.now().isoformat()}})


def line_of_rosario(stage: Stage) -> LineIn:
    return LineIn(organisation_id=stage.world.organisations["rosario"], category="costs", year=2027)


def setting_budget(stage: Stage, role: str) -> Call:
    return replace(with_proposal({"months": 9})(stage, role), headers=IF_MATCH_0)


def adding_line(stage: Stage, role: str) -> Call:
    return replace(with_proposal()(stage, role), json=line_of_rosario(stage).model_dump(mode="json"))


def with_budget_line(json: Any = None) -> Callable[[Stage, str], Call]:
    """A line of Rosario's in a proposal that it leads, made for each role."""

    def request(stage: Stage, role: str) -> Call:
        proposal_id = with_proposal()(stage, role).path["proposal_id"]
        with stage.writing() as session:
            actor = stage.world.actor(session, "focal_point")
            line = budgets.add(session, actor, proposal_id, line=line_of_rosario(stage))
        return Call(path={"line_id": line.id}, json=json, headers={"if-match": '"1"'})

    return request


ANNEX = [{"key": "letter", "title": {"en": "Letter"}, "per_partner": True, "stage": "concept"}]


def telling_evidence(stage: Stage, role: str) -> Call:
    call = with_proposal()(stage, role)
    path = {**call.path, "key": "report", "organisation_id": stage.world.organisations["rosario"]}
    return replace(call, path=path, data={"answer": "met"}, headers=IF_MATCH_0)


RESULT = {"level": "outcome", "result": "Fewer retaliations"}


def with_results(json: Any = None, *, row: bool = False) -> Callable[[Stage, str], Call]:
    """A proposal of Rosario's whose call asks for a results framework, and a row of it, made for each role."""

    def request(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            table = {"levels": ["outcome"], "columns": ["indicator"]}
            form = bids.wanted(id=f"fund-{ids.new().hex}", results_framework=table)
            proposal = bids.begin(session, stage.world, call=bids.enter(session, stage.world, form=form))
            path = {"proposal_id": proposal.id}
            if row:
                actor = stage.world.actor(session, "focal_point")
                path["row_id"] = results.add(session, actor, proposal.id, row=ResultIn(**RESULT)).id
        return Call(path=path, json=json, headers={"if-match": '"1"'})

    return request


def with_annex(json: Any = None, *, files: Any = None) -> Callable[[Stage, str], Call]:
    """A letter that Rosario owes in a proposal that it leads, made for each role."""

    def request(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            form = bids.wanted(id=f"fund-{ids.new().hex}", annexes=ANNEX)
            proposal = bids.begin(session, stage.world, call=bids.enter(session, stage.world, form=form))
        path = {
            "proposal_id": proposal.id, "key": "letter", "organisation_id": stage.world.organisations["rosario"],
        }  # fmt: skip
        return Call(path=path, json=json, files=files, headers=IF_MATCH_0)

    return request


def with_workbook(seen: str = "") -> Callable[[Stage, str], Call]:
    """The workbook of a proposal's budget, as it was downloaded."""

    def request(stage: Stage, role: str) -> Call:
        call = with_proposal()(stage, role)
        with stage.writing() as session:
            actor = stage.world.actor(session, "focal_point")
            proposal = proposals_read.proposal(session, actor, call.path["proposal_id"])
            data = workbook.written(reading.whole(session, actor, proposal), actor.language)
        return replace(call, files={"file": ("budget.xlsx", data)}, data={"seen": seen})

    return request


def taking_out(stage: Stage, role: str) -> Call:
    call = with_proposal()(stage, role)
    return replace(call, path={**call.path, "ending": "json"})


def bringing_in(stage: Stage, role: str) -> Call:
    """A Word file for the first section of a proposal, made for each role."""
    proposal_id = with_proposal()(stage, role).path["proposal_id"]
    with stage.writing() as session:
        section_id = proposals_read.sections(session, proposal_id)[0].id
    docx = papers.word([{"t": "Para", "c": papers.plain("They rest and are paid.")}])
    return Call(path={"proposal_id": proposal_id, "section_id": section_id}, files={"file": ("text.docx", docx)})


def with_mandate(json: Any = None, *, given: bool = False) -> Callable[[Stage, str], Call]:
    """Durban asked into a proposal of Rosario's, or in it, made for each role."""

    def request(stage: Stage, role: str) -> Call:
        proposal_id = with_proposal(joined=given)(stage, role).path["proposal_id"]
        with stage.writing() as session:
            proposal = session.get_one(Proposal, proposal_id)
            if not given:
                bids.ask(session, stage.world, proposal)
            party = proposals_read.party_of(session, proposal.id, stage.world.organisations["durban"])
        return Call(path={"party_id": party.id}, json=json)

    return request


COMMENT = {"quote": "rest", "markdown": "How long?", "language": "en"}


def with_version(stage: Stage, role: str) -> Call:
    call = with_section(written=True)(stage, role)
    with stage.writing() as session:
        versions.name(session, stage.world.actor(session, "focal_point"), call.path["section_id"], name="First")
    return replace(call, path={**call.path, "number": 1})


def with_comment(stage: Stage, role: str) -> Call:
    call = with_section({"resolved": True}, written=True)(stage, role)
    with stage.writing() as session:
        row = comments.comment(
            session, stage.world.actor(session, "focal_point"), call.path["section_id"], occurrence=0, **COMMENT
        )
    return replace(call, path={**call.path, "thread_id": row.thread_id})


def with_picture_to_add(stage: Stage, role: str) -> Call:
    return replace(with_section()(stage, role), files={"file": ("street.png", samples.picture())})


def with_comment_to_assign(stage: Stage, role: str) -> Call:
    seat = principals.of_seat(stage.world.seats["representative"])
    return replace(with_comment(stage, role), json={"assigned_to": seat})


def with_frozen(
    *, signed: bool = False, digest: bool = True, more: Mapping[str, str] | None = None
) -> Callable[[Stage, str], Call]:
    """A frozen version of Rosario and Durban, made for each role; one that is signed is Rosario's alone."""

    def request(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            call = bids.enter(session, stage.world, form=bids.wanted(id=f"fund-{ids.new().hex}"))
            by, partner = (("representative",), None) if signed else ((), "")
            proposal, version = signings.signed(session, stage.world, by=by, call=call, partner=partner)
        body = {"digest": version.digest, **(more or {})} if digest else None
        return Call(path={"proposal_id": proposal.id}, json=body)

    return request


def to_freeze(stage: Stage, _role: str) -> Call:
    with stage.writing() as session:
        call = bids.enter(session, stage.world, form=bids.wanted(id=f"fund-{ids.new().hex}"))
        return Call(path={"proposal_id": signings.agreed(session, stage.world, call=call, partner="other_city").id})


def with_result(
    json: Any = None, *, report: bool = False, done: bool = False, etag: int = 1
) -> Callable[[Stage, str], Call]:
    """A proposal of Rosario and Durban that the funder granted, with a report of Rosario's, made for each role."""

    def request(stage: Stage, _role: str) -> Call:
        with stage.writing() as session:
            call = bids.enter(session, stage.world, form=afterwards.asking(id=f"fund-{ids.new().hex}"))
            proposal = afterwards.granted(session, stage.world, call=call)
            owed = afterwards.owed(session, proposal)[0]
            if done:
                actor = stage.world.actor(session, "focal_point")
                reporting.finish(session, actor, owed.id, told=FinishIn(words="Sent."))
        path = {"report_id": owed.id} if report else {"proposal_id": proposal.id}
        return Call(path=path, json=json, headers={"if-match": f'"{etag}"'})

    return request


def removing_report(stage: Stage, role: str) -> Call:
    call = with_result()(stage, role)
    with stage.writing() as session:
        actor = stage.world.actor(session, "focal_point")
        wanted = FunderReportIn(kind=ReportKind.audit, due_on=clock.now().date())
        added = reporting.add(session, actor, call.path["proposal_id"], wanted=wanted)
    return replace(call, path={"report_id": added.id})


def with_sent_text(json: Any = None, *, marked: bool = False) -> Callable[[Stage, str], Call]:
    """The text of a proposal that was granted, made for each role."""

    def request(stage: Stage, role: str) -> Call:
        proposal_id = with_result()(stage, role).path["proposal_id"]
        with stage.writing() as session:
            section = proposals_read.sections(session, proposal_id)[0]
            if marked:
                reuse.mark(session, stage.world.actor(session, "focal_point"), section.id, name="Night", topics=[])
        return Call(path={"section_id": section.id}, json=json)

    return request


def bringing_text(stage: Stage, role: str) -> Call:
    """Into a section of another proposal that Rosario leads."""
    source = with_sent_text(marked=True)(stage, role).path["section_id"]
    into = with_section()(stage, role).path["section_id"]
    return Call(path={"from_section_id": source}, json={"section_id": str(into)})


def with_section(json: Any = None, *, written: bool = False, **path: str) -> Callable[[Stage, str], Call]:
    def request(stage: Stage, role: str) -> Call:
        proposal_id = with_proposal()(stage, role).path["proposal_id"]
        with stage.writing() as session:
            section = proposals_read.sections(session, proposal_id)[0]
            if written:
                drafts.begin_anew(session, section.id, wording.written(["They rest and are paid."]))
        return Call(path={"section_id": section.id, **path}, json=json, headers={"if-match": '"1"'})

    return request


LEADING = frozenset({"focal_point", "representative"})
"""Rosario's people who may commit it: stewards of the proposals that it leads."""


def in_proposal(
    request: Callable[[Stage, str], Call],
    *,
    ok: int = 200,
    also: frozenset[str] = frozenset(),
    but: Mapping[str, int] | None = None,
) -> Row:
    """For the proposal's stewards; it is not there for others, and those without a seat do not get past the gate."""
    return Row(allowed=LEADING | also, ok=ok, refused=404, but=UNSEATED_403 | (but or {}), request=request)


def signing_in(request: Callable[[Stage, str], Call]) -> Row:
    """For whoever represents the organisation; others who read the proposal are told that it is not theirs to sign."""
    return Row(
        allowed=frozenset({"representative"}), refused=404, but=UNSEATED_403 | {"focal_point": 403, "other_city": 403},
        request=request,
    )  # fmt: skip


PROPOSALS = {
    ("GET", "/api/calls"): Row(),
    ("GET", "/api/calls/rights"): Row(),
    ("POST", "/api/calls"): Row(
        allowed=COMMITTING | DESK,
        ok=201,
        request=lambda _stage, _role: Call(json={"form": bids.wanted(id=f"fund-{ids.new().hex}")}),
    ),
    ("GET", "/api/calls/{call_id}"): Row(allowed=NETWORK, refused=404, request=with_call()),
    ("PUT", "/api/calls/{call_id}"): Row(allowed=DESK, refused=403, request=changing_call),
    ("GET", "/api/proposals"): Row(),
    ("GET", "/api/proposals/{proposal_id}"): Row(allowed=LEADING, refused=404, request=with_proposal()),
    ("GET", "/api/proposals/{proposal_id}/texts"): Row(allowed=LEADING, refused=404, request=with_proposal()),
    ("GET", "/api/sections/{section_id}/text"): Row(allowed=LEADING, refused=404, request=with_section()),
    ("PATCH", "/api/proposals/{proposal_id}"): Row(
        allowed=LEADING, refused=404, request=with_proposal({"title": "Anew"})
    ),
    ("GET", "/api/proposals/{proposal_id}/signing"): Row(
        allowed=LEADING | {"other_city"}, refused=404, request=with_frozen(digest=False)
    ),
    ("GET", "/api/proposals/{proposal_id}/signing/bundle"): Row(
        allowed=LEADING | {"other_city"}, refused=404, request=with_frozen(digest=False)
    ),
    ("GET", "/.well-known/pacto-signing-key.pem"): anybody(),
    ("POST", "/api/proposals/{proposal_id}/signing/freeze"): in_proposal(to_freeze, but={"other_city": 403}),
    ("POST", "/api/proposals/{proposal_id}/signing/sign"): signing_in(with_frozen()),
    ("POST", "/api/proposals/{proposal_id}/signing/refuse"): signing_in(with_frozen(more={"reason": "The visit."})),
    ("POST", "/api/proposals/{proposal_id}/signing/send"): in_proposal(with_frozen(signed=True)),
    ("GET", "/api/proposals/{proposal_id}/after"): Row(
        allowed=LEADING | {"other_city"}, refused=404, request=with_result()
    ),
    ("PUT", "/api/proposals/{proposal_id}/result"): in_proposal(
        with_result({"outcome": "reserve"}), but={"other_city": 403}
    ),
    ("POST", "/api/proposals/{proposal_id}/reports"): in_proposal(
        with_result({"kind": "audit", "due_on": "2027-05-31"}), ok=201, but={"other_city": 403}
    ),
    ("PATCH", "/api/funder-reports/{report_id}"): in_proposal(
        with_result({"due_on": "2027-05-31"}, report=True), but={"other_city": 403}
    ),
    ("DELETE", "/api/funder-reports/{report_id}"): in_proposal(removing_report, ok=204, but={"other_city": 403}),
    ("POST", "/api/funder-reports/{report_id}/finish"): in_proposal(
        with_result({"words": "Sent by the portal."}, report=True), but={"other_city": 403}
    ),
    ("POST", "/api/funder-reports/{report_id}/reopen"): in_proposal(
        with_result(report=True, done=True), but={"other_city": 403}
    ),
    ("GET", "/api/reusable-texts"): Row(),
    ("POST", "/api/reusable-texts/{from_section_id}/bring"): in_proposal(bringing_text, ok=204),
    ("GET", "/api/proposals/{proposal_id}/reusable"): Row(
        allowed=LEADING | {"other_city"}, refused=404, request=with_result()
    ),
    ("PUT", "/api/sections/{section_id}/reusable"): in_proposal(
        with_sent_text({"name": "The first night"}), ok=204, but={"other_city": 403}
    ),
    ("DELETE", "/api/sections/{section_id}/reusable"): in_proposal(
        with_sent_text(marked=True), ok=204, but={"other_city": 403}
    ),
    ("POST", "/api/proposals/{proposal_id}/next-stage"): in_proposal(with_proposal()),
    ("POST", "/api/proposals/{proposal_id}/withdraw"): in_proposal(with_proposal()),
    ("POST", "/api/proposals/{proposal_id}/reopen"): in_proposal(with_proposal(withdrawn=True)),
    ("PUT", "/api/proposals/{proposal_id}/plan"): in_proposal(planning),
    ("POST", "/api/proposals/{proposal_id}/parties"): in_proposal(asking_in, ok=201),
    ("PUT", "/api/proposals/{proposal_id}/people/{seat_id}"): in_proposal(
        with_proposal({"role": "contributor"}, seat_id="member")
    ),
    ("GET", "/api/proposals/begin-from"): Row(
        allowed=NETWORK - {"no_seat", "guest", "former"},
        request=lambda stage, role: Call(
            query={"kind": "exchange", "id": str(exchange_in(State.open)(stage, role).path["exchange_id"])}
        ),
    ),
    ("POST", "/api/proposals/begin"): Row(
        allowed=ASKING - DESK,
        ok=201,
        request=lambda stage, role: Call(
            json={"call_id": str(with_call()(stage, role).path["call_id"]), "title": "One first night"}
        ),
    ),
    ("GET", "/api/proposals/{proposal_id}/lineage"): Row(allowed=LEADING, refused=404, request=with_proposal()),
    ("GET", "/api/exchanges/{exchange_id}/lineage"): Row(allowed=NETWORK, refused=404, request=exchange_in(State.open)),
    ("GET", "/api/threads/{thread_id}/lineage"): Row(allowed=IN_ROOM | {"guest"}, refused=404, request=in_thread()),
    ("GET", "/api/proposals/{proposal_id}/candidates"): in_proposal(with_proposal()),
    # Whoever works on it may go by themselves.
    ("DELETE", "/api/proposals/{proposal_id}/people/{seat_id}"): in_proposal(
        with_member_at_work, ok=204, also=frozenset({"member"})
    ),
    ("PUT", "/api/proposals/{proposal_id}/guests/{person_id}"): in_proposal(with_guest_of_proposal),
    ("GET", "/api/proposals/{proposal_id}/annexes"): Row(allowed=LEADING, refused=404, request=with_annex()),
    ("PUT", "/api/proposals/{proposal_id}/annexes/{key}/{organisation_id}"): in_proposal(
        with_annex({"reason": "A city."})
    ),
    ("PUT", "/api/proposals/{proposal_id}/annexes/{key}/{organisation_id}/file"): in_proposal(
        with_annex(files={"file": ("letter.pdf", samples.PDF)})
    ),
    ("PUT", "/api/proposals/{proposal_id}/evidence/{key}/{organisation_id}"): in_proposal(telling_evidence, ok=204),
    ("GET", "/api/proposals/{proposal_id}/results"): Row(allowed=LEADING, refused=404, request=with_results()),
    ("POST", "/api/proposals/{proposal_id}/results"): Row(
        allowed=LEADING, ok=201, refused=404, request=with_results(RESULT)
    ),
    ("PATCH", "/api/result-rows/{row_id}"): Row(
        allowed=LEADING, refused=404, request=with_results({"target": "30"}, row=True)
    ),
    ("PUT", "/api/result-rows/{row_id}/place"): Row(
        allowed=LEADING, ok=204, refused=404, request=with_results({"place": 0}, row=True)
    ),
    ("DELETE", "/api/result-rows/{row_id}"): Row(allowed=LEADING, ok=204, refused=404, request=with_results(row=True)),
    ("GET", "/api/proposals/{proposal_id}/budget"): Row(allowed=LEADING, refused=404, request=with_proposal()),
    ("PUT", "/api/proposals/{proposal_id}/budget"): in_proposal(setting_budget),
    ("POST", "/api/proposals/{proposal_id}/budget/lines"): in_proposal(adding_line, ok=201),
    ("PATCH", "/api/budget-lines/{line_id}"): in_proposal(with_budget_line({"rate": 1})),
    ("DELETE", "/api/budget-lines/{line_id}"): in_proposal(with_budget_line(), ok=204),
    ("GET", "/api/proposals/{proposal_id}/export/fields"): Row(allowed=LEADING, refused=404, request=with_proposal()),
    ("GET", "/api/proposals/{proposal_id}/export/{ending}"): Row(allowed=LEADING, refused=404, request=taking_out),
    ("POST", "/api/proposals/{proposal_id}/sections/{section_id}/import"): Row(
        allowed=LEADING, refused=404, request=bringing_in
    ),
    ("GET", "/api/proposals/{proposal_id}/budget.xlsx"): Row(allowed=LEADING, refused=404, request=with_proposal()),
    ("POST", "/api/proposals/{proposal_id}/budget/workbook/look"): in_proposal(with_workbook()),
    # Nothing was looked at before, so nothing is taken.
    ("POST", "/api/proposals/{proposal_id}/budget/workbook"): in_proposal(with_workbook("unseen"), ok=409),
    ("GET", "/api/mandates"): Row(),
    # Durban has no authorised representative, so its focal point answers.
    ("POST", "/api/mandates/{party_id}/answer"): Row(
        allowed=frozenset({"other_city"}),
        ok=204,
        refused=404,
        but=dict.fromkeys(UNSEATED_403, 403) | dict.fromkeys(LEADING, 403),
        request=with_mandate({"yes": True}),
    ),
    ("POST", "/api/mandates/{party_id}/take-back"): in_proposal(with_mandate(), ok=204, but={"other_city": 403}),
    ("POST", "/api/mandates/{party_id}/leave"): Row(
        allowed=frozenset({"other_city"}),
        ok=204,
        refused=404,
        but=dict.fromkeys(UNSEATED_403, 403) | dict.fromkeys(LEADING, 403),
        request=with_mandate(given=True),
    ),
    ("POST", "/api/mandates/{party_id}/release"): in_proposal(
        with_mandate(given=True), ok=204, but={"other_city": 403}
    ),
    ("GET", "/api/sections/{section_id}/comments"): Row(allowed=LEADING, refused=404, request=with_section()),
    ("POST", "/api/sections/{section_id}/comments"): Row(
        allowed=LEADING, ok=204, refused=404, request=with_section({**COMMENT}, written=True)
    ),
    ("PUT", "/api/sections/{section_id}/comments/{thread_id}"): Row(
        allowed=LEADING, ok=204, refused=404, request=with_comment
    ),
    ("PUT", "/api/sections/{section_id}/comments/{thread_id}/assignee"): Row(
        allowed=LEADING, ok=204, refused=404, request=with_comment_to_assign
    ),
    ("GET", "/api/sections/{section_id}/readers"): Row(allowed=LEADING, refused=404, request=with_section()),
    ("POST", "/api/sections/{section_id}/pictures"): Row(
        allowed=LEADING, ok=201, refused=404, request=with_picture_to_add
    ),
    ("GET", "/api/sections/{section_id}/versions"): Row(allowed=LEADING, refused=404, request=with_section()),
    ("POST", "/api/sections/{section_id}/versions"): Row(
        allowed=LEADING, ok=204, refused=404, request=with_section({"name": "For the mayor"})
    ),
    ("GET", "/api/sections/{section_id}/versions/{number}"): Row(allowed=LEADING, refused=404, request=with_version),
    ("POST", "/api/sections/{section_id}/versions/{number}/restore"): Row(
        allowed=LEADING, ok=204, refused=404, request=with_version
    ),
    ("POST", "/api/sections/{section_id}/{action}"): Row(
        allowed=LEADING, ok=204, refused=404, request=with_section(action="start")
    ),
    ("PUT", "/api/sections/{section_id}/owner"): Row(allowed=LEADING, ok=204, refused=404, request=with_section({})),
}

TABLE: Mapping[tuple[str, str], Row] = {
    **OPERATIONS,
    **ACCOUNTS,
    **LIVE,
    **DRAFTS,
    **FILES,
    **SEATS,
    **NOTIFICATIONS,
    **HOME,
    **SEARCH,
    **MEMBERS,
    **SPACES,
    **TALK_AND_WORK,
    **DISCUSSIONS,
    **DECISIONS,
    **EXCHANGES,
    **SESSIONS,
    **PROPOSALS,
}

DEMO_ONLY = frozenset(
    {
        ("GET", "/demo/oidc/.well-known/openid-configuration"),
        ("GET", "/demo/oidc/jwks"),
        ("GET", "/demo/oidc/authorize"),
        ("POST", "/demo/oidc/token"),
        ("GET", "/demo/oidc/userinfo"),
        ("GET", "/api/demo/personas"),
        ("POST", "/api/demo/choice"),
        ("GET", "/api/demo/clock"),
        ("POST", "/api/demo/clock"),
        ("GET", "/api/demo/outbox"),
        ("GET", "/api/demo/outbox/{letter_id}/html"),
    }
)
"""Ways in that exist in the demonstration alone; tests/demo show what they do."""

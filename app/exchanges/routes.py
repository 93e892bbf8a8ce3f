"""Addresses of exchanges and matches."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, tag
from app.core.i18n import Language
from app.core.paging import USUAL, After, Limit, Page, page_of
from app.core.rows import fetch
from app.exchanges import lists, models, queries
from app.exchanges.codes import Confidentiality, Lane, State
from app.exchanges.models import Agreement, Exchange, Match
from app.exchanges.schemas import (
    AcceptIn,
    BehalfIn,
    CloseIn,
    CoEditorsIn,
    CountsOut,
    DeclineIn,
    ExchangeIn,
    ExchangeOut,
    ExchangeRow,
    ExchangeStartIn,
    HelpersOut,
    HelpIn,
    HoldIn,
    LaneIn,
    LimitsOut,
    MatchEditIn,
    MatchIn,
    MatchOut,
    MatchRow,
    NoteIn,
    OpenIn,
    OwnerIn,
    PutForwardIn,
    ReadersForecast,
    ReasonIn,
    ReassignIn,
    RefuseIn,
    ReopenIn,
    ReturnIn,
    ShortlistOut,
    TermsIn,
    TimelineItem,
    WithdrawIn,
)
from app.exchanges.service import agreement, matches, reading, requests, shortlist, triage
from app.members.fields import TopicId

exchanges: APIRouter = router(prefix="/api/exchanges", tag="exchanges")
matches_api: APIRouter = router(prefix="/api/matches", tag="matches")

States = Annotated[list[State] | None, Query(description="Only these states; without it, all but discarded.")]
Topics = Annotated[list[TopicId] | None, Query(alias="topic", max_length=20)]
Words = Annotated[str | None, Query(max_length=200, description="Words of title, challenge or outcome.")]
BehalfOf = Annotated[UUID | None, Query(description="For the secretariat: the organisation for which it acts.")]


def _filters(
    *,
    mine: Annotated[bool, Query(description="In which my seat asks, answers or is the owner; and my drafts.")] = False,
    ours: Annotated[bool, Query(description="That my organisation asks for or answers.")] = False,
    organisation_id: UUID | None = None,
    person_id: Annotated[UUID | None, Query(description="In which this person asked, answered or took part.")] = None,
    state: States = None,
    topic: Topics = None,
    lane: Lane | None = None,
    language: Language | None = None,
    late: Annotated[bool, Query(description="Whose next date has passed.")] = False,
    q: Words = None,
) -> lists.Filters:
    return lists.Filters(
        mine=mine, ours=ours, organisation_id=organisation_id, person_id=person_id, states=frozenset(state or ()),
        topics=frozenset(topic or ()), lane=lane, language=language, late=late, words=q or "",
    )  # fmt: skip


Filters = Annotated[lists.Filters, Depends(_filters)]


@exchanges.get("")
@access(Gate.signed_in)
def list_exchanges(
    session: Session, actor: Actor, filters: Filters, after: After = None, limit: Limit = USUAL
) -> Page[ExchangeRow]:
    """Exchanges that I may see, newest first."""
    rows = lists.page(session, actor, filters, after=after, limit=limit)
    kept, following = page_of(rows, limit=limit, key=lists.key)
    return Page(items=reading.rows_out(session, kept), next=following)


@exchanges.get("/counts")
@access(Gate.signed_in)
def count_exchanges(session: Session, actor: Actor, filters: Filters) -> CountsOut:
    """How many I may see in each state, by the same filters."""
    return CountsOut(states=lists.counts(session, actor, filters))


@exchanges.get("/limits")
@access(Gate.signed_in)
def read_limits() -> LimitsOut:
    """How long texts and lists may be; a limit shows what is left and never cuts."""
    return LIMITS


@exchanges.post("", status_code=201)
@access(Gate.seated)
def start_exchange(session: Session, actor: Actor, response: Response, body: ExchangeStartIn) -> ExchangeOut:
    """Begin a draft with whatever is known already."""
    begun = requests.start(
        session, actor, changes=body, behalf_of=body.behalf_of, requester_seat_id=body.requester_seat_id
    )
    return _shown(session, actor, response, begun)


@exchanges.get("/{exchange_id}")
@access(Gate.signed_in)
def read_exchange(session: Session, actor: Actor, response: Response, exchange_id: UUID) -> ExchangeOut:
    """One exchange, as far as I may read it, with what I may do."""
    return _shown(session, actor, response, queries.exchange(session, actor, exchange_id))


@exchanges.patch("/{exchange_id}")
@access(Gate.signed_in)
def save_exchange(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    body: ExchangeIn,
    if_match: IfMatch = None,
    behalf_of: BehalfOf = None,
) -> ExchangeOut:
    """Save what was typed; what is left out stays. If-Match names the version that was read."""
    saved = requests.save(session, actor, exchange_id, changes=body, if_match=if_match, behalf_of=behalf_of)
    return _shown(session, actor, response, saved)


@exchanges.put("/{exchange_id}/co-editors")
@access(Gate.seated)
def share_draft(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, body: CoEditorsIn
) -> ExchangeOut:
    """Let these colleagues write the draft too, and nobody else."""
    shared = requests.share_draft(session, actor, exchange_id, person_ids=body.person_ids)
    return _shown(session, actor, response, shared)


@exchanges.post("/{exchange_id}/discard")
@access(Gate.signed_in)
def discard_exchange(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: BehalfIn) -> ExchangeOut:  # fmt: skip
    """Throw the draft away."""
    return _shown(session, actor, response, requests.discard(session, actor, exchange_id, behalf_of=body.behalf_of))


@exchanges.post("/{exchange_id}/ask-endorsement")
@access(Gate.seated)
def ask_endorsement(session: Session, actor: Actor, response: Response, exchange_id: UUID) -> ExchangeOut:
    """Ask my focal point to send it."""
    return _shown(session, actor, response, requests.ask_endorsement(session, actor, exchange_id))


@exchanges.post("/{exchange_id}/submit")
@access(Gate.seated)
def submit_exchange(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, body: BehalfIn
) -> ExchangeOut:
    """Send it to the secretariat; whoever may commit the organisation endorses it by this."""
    return _shown(session, actor, response, requests.submit(session, actor, exchange_id, behalf_of=body.behalf_of))


@exchanges.post("/{exchange_id}/withdraw")
@access(Gate.seated)
def withdraw_exchange(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, body: WithdrawIn
) -> ExchangeOut:
    """Take the request back."""
    ended = requests.withdraw(session, actor, exchange_id, reason=body.text, behalf_of=body.behalf_of)
    return _shown(session, actor, response, ended)


@exchanges.post("/{exchange_id}/cancel")
@access(Gate.seated)
def cancel_exchange(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, body: ReasonIn
) -> ExchangeOut:
    """End what both sides had agreed; the other side reads why."""
    ended = requests.cancel(session, actor, exchange_id, reason=body.text, behalf_of=body.behalf_of)
    return _shown(session, actor, response, ended)


@exchanges.post("/{exchange_id}/reassign")
@access(Gate.seated)
def reassign_exchange(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, body: ReassignIn
) -> ExchangeOut:
    """Give the request to another seat of the organisation."""
    changed = requests.reassign(session, actor, exchange_id, seat_id=body.seat_id, behalf_of=body.behalf_of)
    return _shown(session, actor, response, changed)


@exchanges.post("/{exchange_id}/hold")
@access(Gate.seated)
def hold_exchange(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: HoldIn) -> ExchangeOut:
    """Stop its clock until somebody resumes it, with a reason and a day to look again."""
    held = requests.hold(
        session, actor, exchange_id, reason=body.text, review_on=body.review_on, behalf_of=body.behalf_of
    )
    return _shown(session, actor, response, held)


@exchanges.post("/{exchange_id}/resume")
@access(Gate.seated)
def resume_exchange(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: BehalfIn) -> ExchangeOut:  # fmt: skip
    """Let its clock run on; open dates move by as long as it stood."""
    return _shown(session, actor, response, requests.resume(session, actor, exchange_id, behalf_of=body.behalf_of))


@exchanges.post("/{exchange_id}/offer-help", status_code=204)
@access(Gate.network)
def offer_help(session: Session, actor: Actor, exchange_id: UUID, body: HelpIn) -> None:
    """Say that my organisation could help; only the secretariat reads it."""
    requests.offer_help(session, actor, exchange_id, message=body.message)


@exchanges.get("/{exchange_id}/helpers")
@access(Gate.signed_in)
def list_helpers(session: Session, actor: Actor, exchange_id: UUID, behalf_of: BehalfOf = None) -> HelpersOut:
    """People who could help, before the request is sent."""
    found = shortlist.helpers(session, actor, exchange_id, behalf_of=behalf_of)
    return HelpersOut(items=reading.candidates_out(session, found, load=False))


@exchanges.get("/{exchange_id}/readers")
@access(Gate.signed_in)
def forecast_readers(
    session: Session, actor: Actor, exchange_id: UUID, confidentiality: Confidentiality | None = None
) -> ReadersForecast:
    """Who can read it now, once sent, and once opened at this level of confidentiality."""
    exchange = queries.exchange(session, actor, exchange_id)
    level = confidentiality or exchange.confidentiality
    sent, opened = reading.readers_once_sent(session, exchange, confidentiality=level)
    return ReadersForecast(now=reading.readers_of(session, exchange), sent=sent, opened=opened)


@exchanges.get("/{exchange_id}/timeline")
@access(Gate.signed_in)
def read_timeline(
    session: Session, actor: Actor, exchange_id: UUID, after: After = None, limit: Limit = USUAL
) -> Page[TimelineItem]:
    """What has happened, newest first, as far as I may read it."""
    queries.exchange(session, actor, exchange_id)
    rows = fetch(session, lists.timeline_page(actor, exchange_id, after=after, limit=limit))
    kept, following = page_of(rows, limit=limit, key=lists.timeline_key)
    return Page(items=[TimelineItem(**row) for row in kept], next=following)


# The secretariat


@exchanges.post("/{exchange_id}/open")
@access(Gate.secretariat)
def open_exchange(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: OpenIn) -> ExchangeOut:
    """Open it to those who may read it, and begin to look for peers."""
    opened = triage.open_request(
        session, actor, exchange_id, note=body.note, lane=body.lane, lane_reason=body.lane_reason
    )
    return _shown(session, actor, response, opened)


@exchanges.post("/{exchange_id}/send-back")
@access(Gate.secretariat)
def send_back_exchange(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, body: ReturnIn
) -> ExchangeOut:
    """Return it with questions to the author."""
    returned = triage.send_back(session, actor, exchange_id, questions=body.questions, note=body.note)
    return _shown(session, actor, response, returned)


@exchanges.post("/{exchange_id}/decline")
@access(Gate.secretariat)
def decline_exchange(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, body: RefuseIn
) -> ExchangeOut:
    """Do not take it on; the author reads why and how to appeal."""
    declined = triage.decline(session, actor, exchange_id, reason=body.reason, note=body.note)
    return _shown(session, actor, response, declined)


@exchanges.post("/{exchange_id}/lane")
@access(Gate.secretariat)
def set_lane(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: LaneIn) -> ExchangeOut:
    """Let it run on another clock."""
    changed = triage.set_lane(session, actor, exchange_id, lane=body.lane, reason=body.reason)
    return _shown(session, actor, response, changed)


@exchanges.post("/{exchange_id}/owner")
@access(Gate.secretariat)
def set_owner(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: OwnerIn) -> ExchangeOut:
    """Say which seat of the secretariat looks after it."""
    return _shown(session, actor, response, triage.set_owner(session, actor, exchange_id, seat_id=body.seat_id))


@exchanges.post("/{exchange_id}/notes")
@access(Gate.secretariat)
def add_note(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: NoteIn) -> ExchangeOut:
    """Keep a note that the secretariat alone reads."""
    return _shown(session, actor, response, triage.add_note(session, actor, exchange_id, text=body.text))


@exchanges.post("/{exchange_id}/close-unmatched")
@access(Gate.secretariat)
def close_unmatched(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: CloseIn) -> ExchangeOut:  # fmt: skip
    """Stop looking: what was tried, and what can be had instead."""
    closed = triage.close_unmatched(session, actor, exchange_id, tried=body.tried, alternatives=body.alternatives)
    return _shown(session, actor, response, closed)


@exchanges.post("/{exchange_id}/reopen")
@access(Gate.secretariat)
def reopen_exchange(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: ReopenIn) -> ExchangeOut:  # fmt: skip
    """Look for peers again."""
    return _shown(session, actor, response, triage.reopen(session, actor, exchange_id, note=body.note))


@exchanges.get("/{exchange_id}/shortlist")
@access(Gate.secretariat)
def read_shortlist(session: Session, actor: Actor, exchange_id: UUID) -> ShortlistOut:
    """Those who could answer, with reasons in words. The order is advice."""
    return reading.shortlist_out(session, actor, exchange_id)


@exchanges.post("/{exchange_id}/put-forward")
@access(Gate.secretariat)
def put_forward(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: PutForwardIn) -> ExchangeOut:  # fmt: skip
    """Ask the chosen peers, in this order."""
    asked = matches.put_forward(session, actor, exchange_id, match_ids=body.match_ids, at_once=body.at_once)
    return _shown(session, actor, response, asked)


# Matches


@exchanges.get("/{exchange_id}/matches")
@access(Gate.signed_in)
def list_matches(session: Session, actor: Actor, exchange_id: UUID) -> list[MatchOut]:
    """The matches of an exchange that I may see."""
    exchange = queries.exchange(session, actor, exchange_id)
    return reading.matches_out(session, actor, exchange, queries.matches(session, actor, exchange_id))


@exchanges.post("/{exchange_id}/matches", status_code=201)
@access(Gate.secretariat)
def draft_match(session: Session, actor: Actor, response: Response, exchange_id: UUID, body: MatchIn) -> MatchOut:
    """Choose a peer; nobody is told yet."""
    return _match_shown(session, actor, response, matches.draft(session, actor, exchange_id, choice=body))


@matches_api.get("")
@access(Gate.signed_in)
def list_asked(session: Session, actor: Actor, after: After = None, limit: Limit = USUAL) -> Page[MatchRow]:
    """What my seat or organisation was asked, newest first."""
    rows = fetch(session, lists.asked_page(actor, after=after, limit=limit))
    kept, following = page_of(rows, limit=limit, key=lists.asked_key)
    return Page(items=[lists.asked_row(row) for row in kept], next=following)


@matches_api.get("/{match_id}")
@access(Gate.signed_in)
def read_match(session: Session, actor: Actor, response: Response, match_id: UUID) -> MatchOut:
    """One match with its brief. The ETag is that of the terms."""
    return _match_shown(session, actor, response, queries.match(session, actor, match_id))


@matches_api.patch("/{match_id}")
@access(Gate.secretariat)
def edit_match(session: Session, actor: Actor, response: Response, match_id: UUID, body: MatchEditIn) -> MatchOut:
    """Change a match that nobody has been told of."""
    return _match_shown(session, actor, response, matches.edit(session, actor, match_id, changes=body))


@matches_api.delete("/{match_id}", status_code=204)
@access(Gate.secretariat)
def drop_match(session: Session, actor: Actor, match_id: UUID) -> None:
    """Put away a match that nobody has been told of."""
    matches.drop(session, actor, match_id)


@matches_api.post("/{match_id}/accept")
@access(Gate.signed_in)
def accept_match(session: Session, actor: Actor, response: Response, match_id: UUID, body: AcceptIn) -> MatchOut:
    """Yes, for my organisation."""
    accepted = matches.accept(session, actor, match_id, **body.model_dump())
    return _match_shown(session, actor, response, accepted)


@matches_api.post("/{match_id}/decline")
@access(Gate.signed_in)
def decline_match(session: Session, actor: Actor, response: Response, match_id: UUID, body: DeclineIn) -> MatchOut:
    """Not this time. It can be taken back for a minute."""
    return _match_shown(session, actor, response, matches.decline(session, actor, match_id, **body.model_dump()))


@matches_api.post("/{match_id}/take-back")
@access(Gate.signed_in)
def take_back_decline(session: Session, actor: Actor, response: Response, match_id: UUID, body: BehalfIn) -> MatchOut:
    """Take my no back, within a minute."""
    taken = matches.take_back(session, actor, match_id, behalf_of=body.behalf_of)
    return _match_shown(session, actor, response, taken)


@matches_api.post("/{match_id}/turn-down")
@access(Gate.signed_in)
def turn_down_match(session: Session, actor: Actor, response: Response, match_id: UUID, body: DeclineIn) -> MatchOut:
    """The asking side says no."""
    return _match_shown(session, actor, response, matches.turn_down(session, actor, match_id, **body.model_dump()))


@matches_api.post("/{match_id}/recall")
@access(Gate.secretariat)
def recall_match(session: Session, actor: Actor, response: Response, match_id: UUID) -> MatchOut:
    """The secretariat takes back what it put forward; the peer is thanked."""
    return _match_shown(session, actor, response, matches.recall(session, actor, match_id))


@matches_api.patch("/{match_id}/terms")
@access(Gate.signed_in)
def save_terms(
    session: Session, actor: Actor, response: Response, match_id: UUID, body: TermsIn, if_match: IfMatch = None
) -> MatchOut:
    """Change the terms; the other side has to say yes again."""
    agreement.save_terms(session, actor, match_id, changes=body, if_match=if_match)
    return _match_shown(session, actor, response, session.get_one(Match, match_id))


@matches_api.post("/{match_id}/agree")
@access(Gate.signed_in)
def agree_to_terms(
    session: Session, actor: Actor, response: Response, match_id: UUID, body: BehalfIn, if_match: IfMatch = None
) -> MatchOut:
    """Yes to the terms as I read them; with both sides' yes the exchange is agreed."""
    agreement.agree(session, actor, match_id, if_match=if_match, behalf_of=body.behalf_of)
    return _match_shown(session, actor, response, session.get_one(Match, match_id))


def _shown(session: Session, actor: Actor, response: Response, exchange: Exchange) -> ExchangeOut:
    tag(response, exchange.version)
    return reading.exchange_out(session, actor, exchange)


def _match_shown(session: Session, actor: Actor, response: Response, match: Match) -> MatchOut:
    terms = session.get(Agreement, match.id)
    tag(response, terms.version if terms else 0)
    return reading.match_out(session, actor, match)


def _longest(table: Any) -> dict[str, int]:
    return {name: column.type.length for name, column in table.__table__.columns.items() if getattr(column.type, "length", None)}  # fmt: skip


LIMITS = LimitsOut(
    texts={
        **_longest(Exchange),
        "question": models.QUESTION,
        "sensitive_instructions": models.PARAGRAPH,
        "named_peer_note": models.LINE,
        "participant_role": models.LINE,
        "help_message": models.PARAGRAPH,
        "note": models.NOTE,
    },
    items={"questions": models.QUESTIONS, "topics": models.TOPICS, "named_peers": 20, "participants": 10},
    match_texts={"message": models.LINE, "remark": models.LINE, "gains": models.LINE, **_longest(Agreement)},
    report_texts=_longest(models.Report) | {"learned": models.LINE, "will_do": models.LINE, "answer": models.PARAGRAPH},
    session_texts=_longest(models.ExchangeSession) | {"note": models.NOTE, "action": models.LINE},
)
ROUTERS = (exchanges, matches_api)

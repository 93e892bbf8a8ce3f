"""Addresses of outcome reports, published lessons and the question after ninety days."""

from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, tag
from app.core.paging import USUAL, After, Limit, Page, page_of
from app.core.rows import fetch
from app.exchanges import queries, report_queries
from app.exchanges.codes import Side
from app.exchanges.models import Report
from app.exchanges.report_schemas import (
    FollowUpIn,
    FollowUpOut,
    OutcomeOut,
    PublicationOut,
    PublishIn,
    ReportIn,
    ReportOut,
)
from app.exchanges.schemas import BehalfIn
from app.exchanges.service import follow_up, reading_reports, reports

api = router(prefix="/api/exchanges/{exchange_id}", tag="reports")
lessons_api = router(prefix="/api", tag="lessons")


@api.get("/reports")
@access(Gate.signed_in)
def read_outcome(session: Session, actor: Actor, exchange_id: UUID) -> OutcomeOut:
    """What came of the exchange, as far as I may read it: reports, published lessons, what changed after ninety days."""
    return reading_reports.outcome_out(session, actor, queries.exchange(session, actor, exchange_id))


@api.get("/reports/{side}")
@access(Gate.signed_in)
def read_report(session: Session, actor: Actor, response: Response, exchange_id: UUID, side: Side) -> ReportOut:
    """One side's report. The other side reads it once it has been handed in."""
    return _shown(session, actor, response, report_queries.report(session, actor, exchange_id, side))


@api.patch("/reports/{side}")
@access(Gate.seated)
def save_report(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    side: Side,
    body: ReportIn,
    if_match: IfMatch = None,
) -> ReportOut:
    """Save what was typed; what is left out stays."""
    row = reports.save(session, actor, exchange_id, side, changes=body, if_match=if_match)
    return _shown(session, actor, response, row)


@api.post("/reports/{side}/submit")
@access(Gate.seated)
def submit_report(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    side: Side,
    body: BehalfIn,
    if_match: IfMatch = None,
) -> ReportOut:
    """Hand it in; with the second report the exchange is complete."""
    row = reports.submit(session, actor, exchange_id, side, if_match=if_match, behalf_of=body.behalf_of)
    return _shown(session, actor, response, row)


@api.post("/reports/{side}/take-back")
@access(Gate.seated)
def take_back_report(
    session: Session,
    actor: Actor,
    response: Response,
    exchange_id: UUID,
    side: Side,
    body: BehalfIn,
    if_match: IfMatch = None,
) -> ReportOut:
    """Take my side's report back to correct it, until the other side has accepted it."""
    row = reports.take_back(session, actor, exchange_id, side, if_match=if_match, behalf_of=body.behalf_of)
    return _shown(session, actor, response, row)


@api.post("/reports/{side}/accept")
@access(Gate.seated)
def accept_report(
    session: Session, actor: Actor, response: Response, exchange_id: UUID, side: Side, body: BehalfIn
) -> ReportOut:
    """Stand by what the other side reported; nothing is published before both have done so."""
    row = reports.accept(session, actor, exchange_id, side, behalf_of=body.behalf_of)
    return _shown(session, actor, response, row)


@api.post("/publication", status_code=201)
@access(Gate.secretariat)
def publish_anonymously(session: Session, actor: Actor, exchange_id: UUID, body: PublishIn) -> PublicationOut:
    """Let the network read the lessons without names, in words that were checked."""
    published = reports.publish_anonymously(session, actor, exchange_id, words=body)
    session.flush()
    return reading_reports.publications_out(session, actor, [published.model_dump()])[0]


@api.post("/complete", status_code=204)
@access(Gate.secretariat)
def complete_exchange(session: Session, actor: Actor, exchange_id: UUID) -> None:
    """End an exchange whose reports do not come."""
    reports.complete(session, actor, exchange_id)


@api.post("/follow-up")
@access(Gate.seated)
def answer_follow_up(session: Session, actor: Actor, exchange_id: UUID, body: FollowUpIn) -> FollowUpOut:
    """Say what changed after ninety days."""
    row = follow_up.answer(session, actor, exchange_id, told=body)
    session.flush()
    return reading_reports.follow_up_out(session, actor, queries.exchange(session, actor, exchange_id), row)


@lessons_api.get("/organisations/{organisation_id}/lessons")
@access(Gate.signed_in)
def lessons_of_organisation(
    session: Session, actor: Actor, organisation_id: UUID, after: After = None, limit: Limit = USUAL
) -> Page[PublicationOut]:
    """What was learned in exchanges of this organisation, published with its name; newest first."""
    return _page(session, actor, report_queries.of_organisation(organisation_id), after, limit)


@lessons_api.get("/people/{person_id}/lessons")
@access(Gate.signed_in)
def lessons_of_person(
    session: Session, actor: Actor, person_id: UUID, after: After = None, limit: Limit = USUAL
) -> Page[PublicationOut]:
    """What was learned in exchanges in which this person took part, published with names; newest first."""
    return _page(session, actor, report_queries.of_person(person_id), after, limit)


def _page(
    session: Session, actor: Actor, wanted: ColumnElement[bool], after: str | None, limit: int
) -> Page[PublicationOut]:
    rows = fetch(session, report_queries.published(actor, wanted, after=after, limit=limit))
    kept, following = page_of(rows, limit=limit, key=lambda row: (row["published_at"], row["exchange_id"]))
    return Page(items=reading_reports.publications_out(session, actor, kept), next=following)


def _shown(session: Session, actor: Actor, response: Response, row: Report) -> ReportOut:
    session.flush()
    tag(response, row.version)
    exchange = queries.exchange(session, actor, row.exchange_id)
    return reading_reports.reports_out(session, actor, exchange, [row])[0]


ROUTERS = (api, lessons_api)

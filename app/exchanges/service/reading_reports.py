"""Reports, lessons and follow-ups brought into the shape in which they go out."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core.rows import Row
from app.exchanges import policy, queries, report_queries
from app.exchanges.codes import Side
from app.exchanges.models import Exchange, FollowUp, Publication, Report
from app.exchanges.report_schemas import (
    FollowUpOut,
    LessonOut,
    MarksOut,
    OutcomeOut,
    PublicationOut,
    ReportOut,
)
from app.exchanges.schemas import OrganisationRef
from app.exchanges.service import follow_up, reports


def outcome_out(session: Session, actor: Actor, exchange: Exchange) -> OutcomeOut:
    """What came of an exchange, as far as the actor may read it."""
    rows = report_queries.reports(session, actor, exchange.id)
    published = report_queries.publication(session, actor, exchange.id)
    asked = report_queries.follow_up(session, actor, exchange.id)
    return OutcomeOut(
        reports=reports_out(session, actor, exchange, rows),
        publication=publications_out(session, actor, [_row_of(published)])[0] if published else None,
        to_review=len(rows) == len(Side) and reports.awaits_review(*rows),
        follow_up=follow_up_out(session, actor, exchange, asked) if asked else None,
    )


def reports_out(session: Session, actor: Actor, exchange: Exchange, rows: Sequence[Report]) -> list[ReportOut]:
    """Reports of one exchange; the number of statements is fixed."""
    if not rows:
        return []
    marks = report_queries.marks(session, actor, [row.id for row in rows])
    told = report_queries.told_secretariat(session, actor, exchange.id)
    names = queries.names_of(session, [person for row in rows for person in (row.person_id, row.accepted_by)])
    organisations = queries.organisation_refs(session, (exchange.organisation_id, exchange.peer_organisation_id))
    asked = reports.questions(session, exchange)
    of_side = {Side.requester: exchange.organisation_id, Side.peer: exchange.peer_organisation_id}
    return [
        ReportOut(
            **row.model_dump(include=_COPIED),
            organisation=OrganisationRef(**organisations[of_side[row.side]]),
            author=names.get(row.person_id),
            questions=asked if row.side is Side.requester else [],
            marks=MarksOut.model_validate(marks[row.id], from_attributes=True) if row.id in marks else None,
            to_secretariat=told[report_queries.TO_SECRETARIAT[row.side]],
            accepted_by=names.get(row.accepted_by),
            missing=reports.missing(session, exchange, row, marks.get(row.id)) if row.submitted_at is None else [],
            abilities=policy.report_abilities(actor, row, exchange),
            on_behalf=_on_behalf(actor, row, exchange) if actor.is_secretariat else None,
        )
        for row in rows
    ]


def _on_behalf(actor: Actor, row: Report, exchange: Exchange) -> dict[Side, policy.ReportAbilities]:
    sides = {Side.requester: exchange.organisation_id, Side.peer: exchange.peer_organisation_id}
    return {side: policy.report_abilities(actor, row, exchange, behalf_of=sides[side]) for side in sides}


def publications_out(
    session: Session, actor: Actor, rows: Sequence[Row | Mapping[str, object]]
) -> list[PublicationOut]:
    """Publications with their lessons; the number of statements is fixed."""
    ids = [UUID(str(row["exchange_id"])) for row in rows]
    lessons = report_queries.lessons(session, ids)
    readable = queries.readable(session, actor, ids)
    sides = [(row["requester_organisation_id"], row["peer_organisation_id"]) for row in rows]
    found = queries.organisation_refs(session, (item for pair in sides for item in pair if isinstance(item, UUID)))
    return [
        PublicationOut(
            **{name: row[name] for name in _PUBLISHED},
            requester=_ref(found, requester),
            peer=_ref(found, peer),
            lessons=[LessonOut(language=item["language"], text=item["text"]) for item in lessons[exchange_id]],
            readable=exchange_id in readable,
        )
        for row, exchange_id, (requester, peer) in zip(rows, ids, sides, strict=True)
    ]


def _ref(found: Mapping[UUID | None, Row], organisation_id: object) -> OrganisationRef | None:
    return OrganisationRef(**found[organisation_id]) if isinstance(organisation_id, UUID) else None


def _row_of(published: Publication) -> Mapping[str, object]:
    return published.model_dump()


def follow_up_out(session: Session, actor: Actor, exchange: Exchange, row: FollowUp) -> FollowUpOut:
    """The question after ninety days, and its answer."""
    speaks = policy.speaks_for(actor, exchange, Side.requester)
    for_them = policy.speaks_for(actor, exchange, Side.requester, behalf_of=exchange.organisation_id)
    return FollowUpOut(
        **row.model_dump(include=_FOLLOWED),
        answer_by=follow_up.answer_by(row),
        answered_by=queries.names_of(session, [row.person_id]).get(row.person_id),
        may_answer=speaks and follow_up.may_be_answered(row),
        may_answer_on_behalf=for_them and follow_up.may_be_answered(row),
    )


_COPIED = set(ReportOut.model_fields) - {
    "organisation", "author", "questions", "marks", "to_secretariat", "accepted_by", "missing", "abilities", "on_behalf",
}  # fmt: skip
_PUBLISHED = ("exchange_id", "choice", "title", "language", "attributed_to", "published_at")
_FOLLOWED = set(FollowUpOut.model_fields) - {"answer_by", "answered_by", "may_answer", "may_answer_on_behalf"}

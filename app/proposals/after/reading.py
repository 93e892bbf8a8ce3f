"""What followed once a proposal was sent, as one reader sees it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core import clock
from app.core.rows import Row
from app.files import queries as files
from app.proposals import queries as proposals
from app.proposals.after import policy, queries, reporting, service
from app.proposals.after.schemas import (
    AfterOut,
    CriterionOut,
    FeedbackOut,
    FunderLetterOut,
    FunderReportOut,
    FunderResultOut,
    OwingOut,
    SentSectionOut,
)
from app.proposals.budget import queries as budget_queries
from app.proposals.budget import rules
from app.proposals.form import CallForm, by_language
from app.proposals.models import Proposal, Section
from app.proposals.schemas import HolderOut
from app.proposals.service.reading import head, ref


def after(session: Session, actor: Actor, proposal: Proposal) -> AfterOut:
    """Result, letters and reports in a fixed number of statements, however many there are."""
    form = proposals.form_followed(session, proposal)
    roles = proposals.roles(session, actor, proposal)
    sections = proposals.sections(session, proposal.id)
    boxes = Counter(section.key for section in sections)
    budget = budget_queries.budget(session, proposal.id)
    currency = budget.currency if budget else rules.currency(form)
    results = _results(session, proposal, form, sections)
    current = next((each for each in results if each.stage == proposal.stage), None)
    parties = proposals.parties(session, proposal.id)
    return AfterOut(
        **head(proposal, form, parties),
        proposal_id=proposal.id,
        circle_id=proposal.circle_id,
        stage=proposal.stage,
        zone=reporting.zone_of(proposal, form),
        currency=currency,
        digits=rules.digits(currency),
        requested=budget.requested if budget else None,
        result=current,
        earlier=[each for each in results if each is not current],
        letters=_files(session, actor, service.LETTER, [proposal.id]).get(proposal.id, []),
        reports=_reports(session, actor, proposal, roles),
        criteria=[
            CriterionOut(key=item.key, title=by_language(item.title), weight=item.weight) for item in form.scoring
        ],
        sections=[
            SentSectionOut(id=each.id, title=each.title, number=each.number, of=boxes[each.key])
            for each in sections
            if each.asked and each.stage == proposal.stage
        ],
        owing=_owing(session, proposal, proposals.taking_part(parties)),
        version=current.number if current else 0,
        abilities=policy.abilities(actor, proposal, roles),
    )


def _results(
    session: Session, proposal: Proposal, form: CallForm, sections: Sequence[Section]
) -> list[FunderResultOut]:
    rows = queries.results(session, proposal.id)
    feedback = queries.feedback(session, [row["id"] for row in rows])
    criteria = {item.key: item for item in form.scoring}
    titles = {section.id: section.title for section in sections}
    plain = (
        "number",
        "stage",
        "outcome",
        "amount",
        "currency",
        "decided_on",
        "words",
        "words_language",
        "told_by",
        "told_at",
    )

    def said(row: Row) -> FeedbackOut:
        scored = criteria.get(row["criterion"])
        title = by_language(scored.title) if scored else titles.get(row["section_id"], {})
        return FeedbackOut(
            criterion=row["criterion"], section_id=row["section_id"], title=title,
            weight=scored.weight if scored else None, points=row["points"], words=row["words"],
        )  # fmt: skip

    return [
        FunderResultOut(
            **{name: row[name] for name in plain},
            digits=rules.digits(row["currency"] or rules.currency(form)),
            feedback=[said(each) for each in feedback[row["id"]]],
        )
        for row in rows
    ]


def _files(
    session: Session, actor: Actor, subject_kind: str, subject_ids: Collection[UUID]
) -> Mapping[UUID, list[FunderLetterOut]]:
    found: dict[UUID, list[FunderLetterOut]] = {}
    for row in files.of_subjects(session, actor, subject_kind, subject_ids):
        letter = FunderLetterOut(id=row["id"], name=row["name"], kind=row["kind"], size=row["size"])
        found.setdefault(row["subject_id"], []).append(letter)
    return found


def _reports(
    session: Session, actor: Actor, proposal: Proposal, roles: Collection[CircleRole]
) -> list[FunderReportOut]:
    rows = queries.reports(session, proposal.id)
    seats = proposals.seats_with_holders(session, [row["seat_id"] for row in rows])
    handed_in = _files(session, actor, reporting.HANDED_IN, [row["id"] for row in rows])
    plain = ("id", "kind", "title", "due_on", "zone", "due_at", "done_at", "done_words", "version")
    return [
        FunderReportOut(
            **{name: row[name] for name in plain},
            from_call=row["call_key"] is not None,
            late=policy.is_granted(proposal) and row["done_at"] is None and row["due_at"] < clock.now(),
            organisation=ref(row, "organisation"),
            owner=HolderOut(**seats[row["seat_id"]]) if row["seat_id"] in seats else None,
            done_by=row["done_by_name"],
            files=handed_in.get(row["id"], []),
            abilities=policy.report_abilities(
                actor, proposal, roles, organisation_id=row["organisation_id"], done=row["done_at"] is not None
            ),
        )
        for row in rows
    ]


def _owing(session: Session, proposal: Proposal, parties: Sequence[Row]) -> list[OwingOut]:
    working = proposals.working(session, proposal.id)
    committing = proposals.committing_of(session, [row["organisation_id"] for row in parties])
    wanted = [row.seat_id for row in working] + [seat for seats in committing.values() for seat in seats]
    held = proposals.seats_with_holders(session, wanted)
    return [
        OwingOut(
            organisation=ref(row, "organisation"),
            seats=[
                HolderOut(**seat)
                for seat in held.values()
                if seat["organisation_id"] == row["organisation_id"] and seat["person_id"] is not None
            ],
        )
        for row in parties
    ]

"""Calls and proposals as one reader sees them."""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.principals import NETWORK_CIRCLE
from app.accounts.models import Organisation
from app.core.rows import Row
from app.proposals import form as forms
from app.proposals import policy, queries, workflow
from app.proposals.after import queries as after
from app.proposals.codes import CallPart, PartyKind, ProposalState
from app.proposals.evidence import queries as evidence
from app.proposals.form import CallForm, ListedForm, by_language
from app.proposals.models import Call, Proposal, Section
from app.proposals.policy import Facts
from app.proposals.schemas import (
    AnswerRef,
    CallDeadline,
    CallFit,
    CallOut,
    CallRef,
    CallRow,
    ChangeOut,
    DeadlineMoved,
    HolderOut,
    LimitOut,
    MandateOut,
    PartnerRef,
    PartyOut,
    PlanOut,
    ProposalOut,
    ProposalRow,
    SectionOut,
    WriterOut,
)
from app.proposals.service import checklist, owed, plans
from app.proposals.signing import queries as signing


def ref(row: Row, prefix: str) -> PartnerRef:
    return PartnerRef(**{name: row[f"{prefix}_{name}"] for name in queries.REF})


def head(proposal: Proposal, form: CallForm, parties: Iterable[Row]) -> dict[str, Any]:
    """The fields of a `ProposalHead`."""
    closing = form.deadline_of(proposal.stage)
    return {
        **{name: getattr(proposal, name) for name in ("title", "language", "state", "outcome", "closes_at")},
        "call": CallRef(id=proposal.call_id, title=by_language(form.title)),
        "closes_zone": closing.timezone if closing else proposal.zone,
        "sent_at": proposal.moved_at if proposal.state is ProposalState.sent else None,
        "organisations": len(queries.taking_part(parties)),
        "pages": form.pages_of(proposal.stage),
    }


# Calls


def call_rows(session: Session, actor: Actor, rows: Sequence[Row]) -> list[CallRow]:
    answers = queries.answers_of(session, actor, [row["id"] for row in rows])
    kind = _own_kind(session, actor)
    return [CallRow(**_call(row, _listed(row), kind, answers.get(row["id"], ()))) for row in rows]


def _listed(row: Row) -> ListedForm:
    shown = {name: row[name] for name in queries.LISTED if row[name] is not None}
    return ListedForm(stages=list(dict.fromkeys(row["stages"])), **shown)


def call_out(session: Session, actor: Actor, call: Call) -> CallOut:
    form = queries.form_of(session, call)
    answers = queries.answers_of(session, actor, [call.id]).get(call.id, ())
    return CallOut(
        **_call(call.model_dump(), form, _own_kind(session, actor), answers),
        form=form,
        changes=_changes(queries.versions(session, call.id)),
        abilities=policy.call_abilities(actor, call),
    )


def _own_kind(session: Session, actor: Actor) -> str | None:
    return session.get_one(Organisation, actor.organisation_id).kind if actor.organisation_id else None


def _call(
    row: Mapping[str, Any], form: CallForm | ListedForm, kind: str | None, answers: Iterable[Row]
) -> dict[str, Any]:
    leads = not form.eligibility.lead_kinds or kind in form.eligibility.lead_kinds
    return {
        **{
            name: row[name] for name in ("id", "key", "title", "summary", "opens_at", "closes_at", "ends_at", "version")
        },
        "deadlines": deadlines(form),
        "stages": form.stages,
        "amount": form.amount,
        "months": form.duration_months,
        "partners_min": form.eligibility.partners_min,
        "partners_max": form.eligibility.partners_max,
        "lead_kinds": form.eligibility.lead_kinds,
        "languages": form.languages_of_submission,
        "fit": CallFit.lead if leads else CallFit.partner,
        "only_ours": row["circle_id"] != NETWORK_CIRCLE,
        "answers": [AnswerRef(id=item["id"], title=item["title"], language=item["language"]) for item in answers],
    }


def deadlines(form: CallForm | ListedForm) -> list[CallDeadline]:
    """Every date of the call in its order, with the stage that it closes."""
    closing = {deadline.key: stage for stage in form.stages if (deadline := form.deadline_of(stage)) is not None}
    return [
        CallDeadline(
            key=item.key, title=dict(item.title), at=item.at, zone=item.timezone, closes=closing.get(item.key)
        )
        for item in sorted(form.deadlines, key=lambda item: item.at)
    ]  # fmt: skip


def _changes(versions: Sequence[Row]) -> list[ChangeOut]:
    """What each version changed, the latest first, deadlines and amount with what they were."""
    found = []
    for row, before in itertools.pairwise(versions):
        was, now = forms.stored(before["form"]), forms.stored(row["form"])
        parts = [CallPart(part) for part in row["changed"]]
        found.append(
            ChangeOut(
                number=row["number"], parts=parts, note=row["note"], at=row["made_at"],
                deadlines=_moved(was, now), amount_before=was.amount if CallPart.amount in parts else None,
            )
        )  # fmt: skip
    return found


def _moved(was: CallForm, now: CallForm) -> list[DeadlineMoved]:
    before, after = ({item.key: item for item in form.deadlines} for form in (was, now))
    return [
        DeadlineMoved(
            title=dict(either.title), before=old.at if old else None, after=new.at if new else None,
            zone=either.timezone,
        )
        for key in {**before, **after}
        for old, new in ((before.get(key), after.get(key)),)
        for either in (new or old,)
        if either is not None and (old is None or new is None or old.at != new.at)
    ]  # fmt: skip


# Proposals


def proposal_rows(session: Session, rows: Sequence[Row]) -> list[ProposalRow]:
    ids = [row["id"] for row in rows]
    counts, names = queries.section_counts(session, ids), queries.names_of_parties(session, ids)
    plain = ("id", "title", "language", "state", "outcome", "stage", "closes_at", "call_id", "call_title", "created_at")
    return [
        ProposalRow(
            **{name: row[name] for name in plain},
            lead=ref(row, "lead"), partners=names[row["id"]], sections=counts[row["id"]],
        )
        for row in rows
    ]  # fmt: skip


def asked(session: Session, actor: Actor) -> list[MandateOut]:
    """Where the actor's organisation is asked to take part."""
    rows = queries.asked(session, actor)
    names = queries.names_of_parties(session, [row["proposal_id"] for row in rows])
    facts = Facts(represented=bool(actor.organisation_id and queries.is_represented(session, actor.organisation_id)))
    plain = (
        "id", "proposal_id", "title", "language", "call_id", "call_title", "closes_at", "kind", "message",
        "message_language", "asked_at", "answer_by",
    )  # fmt: skip
    return [
        MandateOut(
            **{name: row[name] for name in plain},
            lead=ref(row, "lead"),
            partners=names[row["proposal_id"]],
            asked_by=row["asked_by_name"],
            abilities=policy.mandate_abilities(actor, _record(row), _record(row), (), facts),
        )
        for row in rows
    ]


class _Row:
    """The columns of a row as a record that the policy reads."""

    def __init__(self, row: Row) -> None:
        self.__dict__.update(row)


def _record(row: Row) -> Any:
    return _Row(row)


def overview(session: Session, actor: Actor, proposal: Proposal) -> ProposalOut:
    """One proposal with its consortium, sections, eligibility and plan, in a fixed number of statements."""
    roles = queries.roles(session, actor, proposal)
    call = queries.call(session, actor, proposal.call_id)
    form = queries.form_followed(session, proposal)
    parties = queries.parties(session, proposal.id)
    authors = queries.authors(session, proposal.id)
    sections = queries.sections(session, proposal.id)
    seats = queries.seats_with_holders(
        session, [*(item.owner_seat_id for item in sections), *(row["seat_id"] for row in authors)]
    )
    lead = next(row for row in parties if row["kind"] is PartyKind.lead)
    plan = queries.plan(session, proposal.id)
    due = {row.step: row.due_at for row in plan}
    missing = plans.missing_annexes(session, proposal, parties)
    unsigned = signing.unsigned(session, proposal, parties)
    owed_steps = plans.owed_steps(proposal, sections, parties, unsigned=unsigned, missing=missing)
    boxes = Counter(item.key for item in sections)
    plain = ("id", "circle_id", "summary", "stage", "zone", "created_at", "version")
    return ProposalOut(
        **head(proposal, form, parties)
        | {name: getattr(proposal, name) for name in plain}
        | {"call": CallRow(**_call(call.model_dump() | {"title": by_language(form.title)}, form, _own_kind(session, actor), ()))},
        topics=queries.topics_of(session, proposal.id),
        lead=ref(lead, "organisation"),
        consortium=_consortium(session, actor, proposal, parties, authors, seats, roles),
        authors=[WriterOut(**{name: row[name] for name in WriterOut.model_fields}) for row in authors],
        sections=[_section(proposal, item, boxes[item.key], seats, roles) for item in sections],
        eligibility=checklist.checklist(
            actor, proposal, form, parties, roles, evidence.told(session, proposal.id),
            other_lead=queries.leads_another(session, actor, proposal),
            overdue=_overdue(session, actor, proposal, parties),
        ),
        plan=[
            PlanOut(step=row.step, due=row.due_at, by_hand=row.by_hand, owed=row.step in owed_steps)
            for row in plan
        ],
        owed=owed.owed(actor, proposal, parties, sections, seats, missing, roles, due)
        if proposal.state in workflow.WRITING
        else [],
        roles=sorted(roles),
        abilities=policy.abilities(actor, proposal, roles, last_stage=proposal.stage == form.stages[-1]),
    )  # fmt: skip


def _consortium(
    session: Session, actor: Actor, proposal: Proposal, parties: Sequence[Row], authors: Sequence[Row],
    seats: Mapping[UUID, Row], roles: Iterable[Any],
) -> list[PartyOut]:  # fmt: skip
    represented = queries.represented(session, [row["organisation_id"] for row in parties])
    kept = frozenset(roles)
    plain = ("id", "kind", "mandate", "asked_at", "answer_by", "answered_at")
    return [
        PartyOut(
            **{name: row[name] for name in plain},
            organisation=ref(row, "organisation"),
            answered_by=row["answered_by_name"],
            people=[
                name
                for author in authors
                if author["organisation_id"] == row["organisation_id"] and author["until"] is None
                if (name := seats[author["seat_id"]]["person_name"])
            ],
            abilities=policy.mandate_abilities(
                actor, _record(row), proposal, kept, Facts(represented=row["organisation_id"] in represented)
            ),
        )
        for row in parties
    ]


def _section(
    proposal: Proposal, section: Section, boxes: int, seats: Mapping[UUID, Row], roles: Iterable[Any]
) -> SectionOut:
    plain = (
        "id", "key", "number", "stage", "kind", "title", "guidance", "required", "asked", "state", "organisation_id",
        "moved_at", "version",
    )  # fmt: skip
    limit = (
        LimitOut(unit=section.limit_unit, max=section.limit_max, counts_spaces=section.counts_spaces)
        if section.limit_unit and section.limit_max
        else None
    )
    return SectionOut(
        **{name: getattr(section, name) for name in plain},
        of=boxes,
        limit=limit,
        owner=_seat(seats, section.owner_seat_id),
        abilities=policy.section_abilities(proposal, section, frozenset(roles)),
    )


def _seat(seats: Mapping[UUID, Row], seat_id: UUID | None) -> HolderOut | None:
    return HolderOut(**seats[seat_id]) if seat_id and seat_id in seats else None


def _overdue(session: Session, actor: Actor, proposal: Proposal, parties: Sequence[Row]) -> Mapping[UUID, bool]:
    """Which organisations owe a funder a report; without those of which the actor could not know.

    Whoever may commit an organisation reads all its proposals, so that of their own they know it has none either.
    """
    ids = [row["organisation_id"] for row in parties]
    known = dict.fromkeys(after.overdue(session, actor, ids, besides=proposal.id), True)
    own = actor.organisation_id if actor.may_commit else None
    return known if own is None or own in known else {**known, own: False}

"""What of a proposal is missing, who owes it and by when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.rows import Row
from app.proposals import policy
from app.proposals.annexes.owing import Owed
from app.proposals.codes import Mandate, PlanStep
from app.proposals.form import by_language
from app.proposals.models import Proposal, Section
from app.proposals.schemas import OwedOut
from app.proposals.service import plans


def owed(
    actor: Actor, proposal: Proposal, parties: Sequence[Row], sections: Sequence[Section], seats: Mapping[UUID, Row],
    annexes: Iterable[Owed], roles: frozenset[CircleRole], due: Mapping[PlanStep, datetime],
) -> list[OwedOut]:  # fmt: skip
    """What is due first comes first; of the same date mandates, then sections, then annexes, each in their order."""
    found = [
        *_mandates(actor, parties, due[PlanStep.signatures]),
        *_sections(actor, proposal, parties, sections, seats, due[PlanStep.content]),
        *_annexes(actor, roles, annexes, due[PlanStep.content]),
    ]
    return sorted(found, key=lambda item: item.due)


def _mandates(actor: Actor, parties: Iterable[Row], due: datetime) -> Iterator[OwedOut]:
    for row in parties:
        if row["mandate"] is Mandate.asked:
            yield OwedOut(
                kind=PlanStep.signatures, section_id=None, annex=None, title={}, number=1,
                organisation=row["organisation_name"], person=None,
                mine=row["organisation_id"] == actor.organisation_id and actor.may_commit, due=row["answer_by"] or due,
            )  # fmt: skip


def _sections(
    actor: Actor, proposal: Proposal, parties: Iterable[Row], sections: Iterable[Section], seats: Mapping[UUID, Row],
    due: datetime,
) -> Iterator[OwedOut]:  # fmt: skip
    names = {row["organisation_id"]: row["organisation_name"] for row in parties}
    for item in sections:
        if plans.is_owing(proposal, item):
            owner = seats.get(item.owner_seat_id) if item.owner_seat_id else None
            yield OwedOut(
                kind=PlanStep.content, section_id=item.id, annex=None, title=item.title, number=item.number,
                organisation=names.get(item.organisation_id) if item.organisation_id else None,
                person=owner["person_name"] if owner else None,
                mine=item.owner_seat_id is not None and item.owner_seat_id == actor.seat_id, due=due,
            )  # fmt: skip


def _annexes(actor: Actor, roles: frozenset[CircleRole], missing: Iterable[Owed], due: datetime) -> Iterator[OwedOut]:
    for each in missing:
        organisation_id = each.party["organisation_id"]
        own = actor.organisation_id == organisation_id and policy.writes_for(actor, roles, organisation_id)
        yield OwedOut(
            kind=PlanStep.content, section_id=None, annex=each.form.key, number=1, person=None, mine=own, due=due,
            title=by_language(each.form.title),
            organisation=each.party["organisation_name"],
        )  # fmt: skip

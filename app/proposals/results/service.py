"""What one can do with a results framework: add, change, move and remove rows.

Two people who change different rows never meet. Whoever changes a row that somebody else has changed is told what it
says now, and nothing is overwritten.
"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.versions import read_match
from app.accounts.models import Person
from app.core import clock
from app.core.errors import FieldProblem, Invalid, NotFound
from app.outbox.events import record
from app.proposals import queries as proposals
from app.proposals.codes import Mandate, ProposalPage, SectionAction, SectionState
from app.proposals.models import Proposal
from app.proposals.results import indicators, policy, queries, reading
from app.proposals.results.errors import ResultStale, TooManyResults
from app.proposals.results.events import ResultAdded, ResultChanged, ResultEvent, ResultMoved, ResultRemoved
from app.proposals.results.models import MOST_ROWS, ResultRow
from app.proposals.results.schemas import ResultIn
from app.proposals.service import sections

MEASURED: Final = frozenset({"network_indicator", "indicator", "unit"})
"""What an indicator of the network says in the place of whoever chose it."""


def add(session: Session, actor: Actor, proposal_id: UUID, *, row: ResultIn) -> ResultRow:
    """A new row below the others. Raises NotFound, also where the call has no such table, NotAllowed, IllegalMove, Invalid, TooManyResults."""
    proposal = proposals.locked(session, actor, proposal_id)
    if ProposalPage.results not in proposals.form_followed(session, proposal).pages_of(proposal.stage):
        raise NotFound
    section = queries.section(session, proposal)
    policy.demand(proposal, section, proposals.roles(session, actor, proposal))
    before = queries.entities(session, proposal.id)
    if len(before) >= MOST_ROWS:
        raise TooManyResults(most=MOST_ROWS)
    values = row.model_dump() | indicators.words(row.network_indicator, proposal.language)
    _require_sound(session, proposal, values)
    made = ResultRow(
        proposal_id=proposal.id, circle_id=proposal.circle_id, position=len(before), changed_by=actor.person_id,
        **values,
    )  # fmt: skip
    session.add(made)
    session.flush()
    _tell(session, actor, proposal, ResultAdded, made)
    if section is not None and section.state is SectionState.empty:
        sections.move(session, actor, section.id, SectionAction.start)
    return made


def change(
    session: Session, actor: Actor, row_id: UUID, *, changes: Mapping[str, Any], if_match: str | None
) -> ResultRow:
    """Change a row; what is left out stays. Raises NotFound, NotAllowed, IllegalMove, Invalid, ResultStale."""
    row, proposal = _writing(session, actor, row_id, if_match)
    network = changes.get("network_indicator", row.network_indicator)
    chosen = indicators.words(network, proposal.language) if changes.keys() & MEASURED else {}
    found = {name: value for name, value in {**changes, **chosen}.items() if value != getattr(row, name)}
    _require_sound(session, proposal, found)
    if not found:
        return row
    for name, value in found.items():
        setattr(row, name, value)
    row.version += 1
    row.changed_by, row.changed_at = actor.person_id, clock.now()
    session.add(row)
    session.flush()
    _tell(session, actor, proposal, ResultChanged, row, fields=tuple(found))
    return row


def move(session: Session, actor: Actor, row_id: UUID, *, place: int) -> None:
    """Put a row at another place; the others close up. Raises NotFound, NotAllowed, IllegalMove."""
    row, proposal = queries.row(session, actor, row_id)
    policy.demand(proposal, queries.section(session, proposal), proposals.roles(session, actor, proposal))
    others = [each for each in queries.entities(session, proposal.id) if each.id != row.id]
    _number([*others[:place], row, *others[place:]])
    session.flush()
    _tell(session, actor, proposal, ResultMoved, row)


def remove(session: Session, actor: Actor, row_id: UUID, *, if_match: str | None) -> None:
    """Take a row out, as it was read. Raises NotFound, NotAllowed, IllegalMove, ResultStale."""
    row, proposal = _writing(session, actor, row_id, if_match)
    session.delete(row)
    session.flush()
    _number(queries.entities(session, proposal.id))
    session.flush()
    _tell(session, actor, proposal, ResultRemoved, row)


def _number(rows: list[ResultRow]) -> None:
    for position, row in enumerate(rows):
        row.position = position


def _writing(session: Session, actor: Actor, row_id: UUID, if_match: str | None) -> tuple[ResultRow, Proposal]:
    wanted = read_match(if_match)
    row, proposal = queries.row(session, actor, row_id)
    policy.demand(proposal, queries.section(session, proposal), proposals.roles(session, actor, proposal))
    if row.version != wanted:
        now = {name: getattr(row, name) for name in (*queries.SAID, "network_indicator") if name != "organisation_id"}
        raise ResultStale(version=row.version, by=session.get_one(Person, row.changed_by).name, **now)
    return row, proposal


def _require_sound(session: Session, proposal: Proposal, given: Mapping[str, Any]) -> None:
    """Raise Invalid for a level or an indicator that nobody knows, and for an organisation that takes no part."""
    problems = []
    if "level" in given and given["level"] not in reading.levels(proposals.form_followed(session, proposal)):
        problems.append(FieldProblem(("body", "level"), "unknown_level"))
    if (key := given.get("network_indicator")) is not None and key not in indicators.known():
        problems.append(FieldProblem(("body", "network_indicator"), "unknown_indicator"))
    if (organisation_id := given.get("organisation_id")) is not None:
        party = proposals.party_of(session, proposal.id, organisation_id)
        if party is None or party.mandate not in {Mandate.given, Mandate.asked}:
            problems.append(FieldProblem(("body", "organisation_id"), "not_of_consortium"))
    if problems:
        raise Invalid(*problems)


def _tell(
    session: Session, actor: Actor, proposal: Proposal, what: type[ResultEvent], row: ResultRow, **more: Any
) -> None:
    record(session, actor, what(subject_id=proposal.id, circle_id=proposal.circle_id, row_id=row.id, **more))

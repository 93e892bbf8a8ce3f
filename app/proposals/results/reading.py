"""A results framework as one reader sees it, and as it is signed."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from app.access.actor import Actor
from app.core.rows import Row
from app.proposals import queries as proposals
from app.proposals.codes import Mandate, ProposalPage
from app.proposals.form import CallForm
from app.proposals.models import Proposal
from app.proposals.results import indicators, policy, queries
from app.proposals.results.codes import ALWAYS, OF_CALLS, USUAL, USUAL_LEVELS, ResultColumn
from app.proposals.results.models import ResultRow
from app.proposals.results.schemas import ResultOut, ResultsOut
from app.proposals.service.reading import head, ref


def whole(session: Session, actor: Actor, proposal: Proposal) -> ResultsOut:
    """In a fixed number of statements, however many rows there are."""
    form = proposals.form_followed(session, proposal)
    section = queries.section(session, proposal)
    roles = proposals.roles(session, actor, proposal)
    parties = proposals.parties(session, proposal.id)
    wanted = form.results_framework
    return ResultsOut(
        **head(proposal, form, parties),
        proposal_id=proposal.id,
        partners=[ref(row, "organisation") for row in parties if row["mandate"] in {Mandate.given, Mandate.asked}],
        levels=levels(form),
        columns=_columns(form),
        indicators=list(indicators.known().values()),
        max_rows=wanted.max_rows if wanted else None,
        section_id=section.id if section else None,
        locked=not policy.is_open(proposal, section),
        rows=[_row(row, proposal) for row in queries.rows(session, proposal.id)],
        write=ProposalPage.results in form.pages_of(proposal.stage) and policy.may_write(proposal, section, roles),
    )


def one(session: Session, row: ResultRow) -> ResultOut:
    proposal = session.get_one(Proposal, row.proposal_id)
    return next(_row(each, proposal) for each in queries.rows(session, row.proposal_id) if each["id"] == row.id)


def record(session: Session, proposal: Proposal) -> dict[str, Any] | None:
    """The table as it is signed; None where the stage has none, or nothing stands in it."""
    form = proposals.form_followed(session, proposal)
    rows = queries.rows(session, proposal.id) if ProposalPage.results in form.pages_of(proposal.stage) else []
    if not rows:
        return None
    told = ("organisation_name", *queries.SAID)
    return {
        "levels": levels(form),
        "columns": _columns(form),
        "rows": [{name: row[name] for name in told} for row in rows],
    }


def levels(form: CallForm) -> list[str]:
    wanted = form.results_framework
    return list(wanted.levels if wanted and wanted.levels else USUAL_LEVELS)


def _columns(form: CallForm) -> list[ResultColumn]:
    """What the call names, and what no row is understood without."""
    wanted = form.results_framework
    named = {OF_CALLS[name] for name in wanted.columns if name in OF_CALLS} if wanted else set(USUAL)
    return [column for column in ResultColumn if column in ALWAYS | named]


def _row(row: Row | Mapping[str, Any], proposal: Proposal) -> ResultOut:
    """An indicator of the network is told as one only while the row says what the network does: that is what is signed."""
    chosen = indicators.words(row["network_indicator"], proposal.language)
    same = all(row[name] == words for name, words in chosen.items())
    told = {name: row[name] for name in ResultOut.model_fields}
    return ResultOut(**told | ({} if same else {"network_indicator": None}))

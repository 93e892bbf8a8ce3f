"""Saying whether a condition of the call is met, with what shows it."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.versions import read_match
from app.accounts.models import Person
from app.core import clock
from app.core.errors import NotFound
from app.files import service as files
from app.outbox.events import record
from app.proposals import eligibility
from app.proposals import queries as proposals
from app.proposals.codes import Answer
from app.proposals.evidence import policy, queries
from app.proposals.evidence.errors import EvidenceStale
from app.proposals.evidence.events import EvidenceTold
from app.proposals.evidence.models import SUBJECT, Evidence
from app.proposals.models import Proposal


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, its words, and the path of a page here."""

    answer: Answer
    words: str = ""
    link: str = ""


def tell(
    session: Session, actor: Actor, proposal_id: UUID, *, key: str, organisation_id: UUID, said: Said,
    file: tuple[str, bytes] | None = None, if_match: str | None,
) -> Evidence:  # fmt: skip
    """Say how a condition stands. `file` is its name and bytes; left out, the one that is there stays.

    Raises NotFound, NotAllowed, IllegalMove, EvidenceStale, and what taking a file raises.
    """
    wanted = read_match(if_match)
    proposal = proposals.locked(session, actor, proposal_id)
    policy.demand(actor, proposal, proposals.roles(session, actor, proposal), organisation_id)
    _require_asked(session, proposal, key, organisation_id)
    row = queries.evidence(session, proposal.id, key, organisation_id)
    if wanted != (row.version if row else 0):
        raise _stale(session, row)
    row = row or _begun(session, actor, proposal, key, organisation_id)
    if file is not None:
        name, data = file
        row.file_id = files.attach(
            session, actor, circle_id=proposal.circle_id, name=name, data=data, subject_kind=SUBJECT, subject_id=row.id
        ).id
    row.answer, row.words, row.link = said.answer, said.words, said.link
    row.told_by, row.told_at = actor.person_id, clock.now()
    row.version += 1
    session.add(row)
    session.flush()
    told = EvidenceTold(
        subject_id=proposal.id, circle_id=proposal.circle_id, key=key, organisation_id=organisation_id,
        answer=said.answer,
    )  # fmt: skip
    record(session, actor, told)
    return row


def _require_asked(session: Session, proposal: Proposal, key: str, organisation_id: UUID) -> None:
    """Raise NotFound for a condition that the call does not have, or does not put to this organisation."""
    rules = proposals.form_followed(session, proposal).eligibility.rules
    rule = next((rule for rule in rules if rule.key == key), None)
    party = proposals.party_of(session, proposal.id, organisation_id)
    if rule is None or party is None or not eligibility.is_put_to(rule, party.kind, party.mandate):
        raise NotFound


def _stale(session: Session, row: Evidence | None) -> EvidenceStale:
    if row is None:
        return EvidenceStale(version=0)
    by = session.get_one(Person, row.told_by).name
    return EvidenceStale(version=row.version, answer=row.answer, words=row.words, by=by)


def _begun(session: Session, actor: Actor, proposal: Proposal, key: str, organisation_id: UUID) -> Evidence:
    row = Evidence(
        proposal_id=proposal.id, circle_id=proposal.circle_id, key=key, organisation_id=organisation_id,
        told_by=actor.person_id,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row

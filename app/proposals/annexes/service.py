"""What one can do with annexes: put a file, say that one is not needed.

All of it under the lock of the proposal, since a version that is signed is made of them.
"""

from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.versions import read_match
from app.accounts.models import Person
from app.core import clock
from app.core.errors import NotFound
from app.files import service as files
from app.files.models import File
from app.outbox.events import record
from app.proposals import queries as proposals
from app.proposals.annexes import policy, queries
from app.proposals.annexes.errors import AnnexStale
from app.proposals.annexes.events import AnnexExcused, AnnexPut
from app.proposals.annexes.models import SUBJECT, Annex
from app.proposals.annexes.owing import owed
from app.proposals.models import Proposal


def put(
    session: Session, actor: Actor, proposal_id: UUID, *, key: str, organisation_id: UUID, name: str, data: bytes,
    if_match: str | None,
) -> Annex:  # fmt: skip
    """Put the file of an annex; the one before is kept with it.

    Raises NotFound, NotAllowed, IllegalMove, AnnexStale, and what taking a file raises.
    """
    proposal, annex = _writing(session, actor, proposal_id, key, organisation_id, if_match)
    file = files.attach(
        session, actor, circle_id=proposal.circle_id, name=name, data=data, subject_kind=SUBJECT, subject_id=annex.id
    )
    _change(session, actor, annex, file_id=file.id, reason="")
    event = AnnexPut(**_about(proposal, annex), file_id=file.id)
    record(session, actor, event)
    return annex


def excuse(
    session: Session, actor: Actor, proposal_id: UUID, *, key: str, organisation_id: UUID, reason: str,
    if_match: str | None,
) -> Annex:  # fmt: skip
    """Say why an annex is not needed, or with no reason that it is. A file that stood is kept, and stands no more.

    Raises NotFound, NotAllowed, IllegalMove, AnnexStale.
    """
    proposal, annex = _writing(session, actor, proposal_id, key, organisation_id, if_match)
    if annex.reason != reason or (reason and annex.file_id is not None):
        _change(session, actor, annex, file_id=None, reason=reason)
        record(session, actor, AnnexExcused(**_about(proposal, annex), needed=not reason))
    return annex


def _writing(
    session: Session, actor: Actor, proposal_id: UUID, key: str, organisation_id: UUID, if_match: str | None
) -> tuple[Proposal, Annex]:
    """The proposal, locked, and the annex as the actor has read it: a new row where nothing was said of it."""
    wanted = read_match(if_match)
    proposal = proposals.locked(session, actor, proposal_id)
    policy.demand(actor, proposal, proposals.roles(session, actor, proposal), organisation_id)
    form = proposals.form_followed(session, proposal)
    asked = {each.key for each in owed(form, proposals.parties(session, proposal.id))}
    if (key, organisation_id) not in asked:
        raise NotFound
    annex = queries.annex(session, proposal.id, (key, organisation_id))
    if wanted != (annex.version if annex else 0):
        raise _stale(session, annex)
    return proposal, annex or _begun(session, actor, proposal, key, organisation_id)


def _stale(session: Session, annex: Annex | None) -> AnnexStale:
    if annex is None:
        return AnnexStale(version=0)
    file = session.get(File, annex.file_id) if annex.file_id else None
    by = session.get_one(Person, annex.changed_by).name
    return AnnexStale(version=annex.version, name=file.name if file else "", reason=annex.reason, by=by)


def _begun(session: Session, actor: Actor, proposal: Proposal, key: str, organisation_id: UUID) -> Annex:
    annex = Annex(
        proposal_id=proposal.id, circle_id=proposal.circle_id, key=key, organisation_id=organisation_id,
        changed_by=actor.person_id, version=0,
    )  # fmt: skip
    session.add(annex)
    session.flush()
    return annex


def _change(session: Session, actor: Actor, annex: Annex, *, file_id: UUID | None, reason: str) -> None:
    annex.file_id, annex.reason = file_id, reason
    annex.changed_by, annex.changed_at = actor.person_id, clock.now()
    annex.version += 1
    session.add(annex)
    session.flush()


def _about(proposal: Proposal, annex: Annex) -> dict[str, UUID | str]:
    return {
        "subject_id": proposal.id, "circle_id": proposal.circle_id, "key": annex.key,
        "organisation_id": annex.organisation_id,
    }  # fmt: skip

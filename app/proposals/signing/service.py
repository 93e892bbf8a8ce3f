"""Freezing a version, signing or refusing it, sending it, and voiding what was signed when the text has changed.

The order of locks is the proposal's row, then the rows of its texts. Under both nothing of a version can change, so a
signature never lands on a text that is not the one that was frozen.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.accounts.models import Seat
from app.core import clock
from app.core.errors import IllegalMove, Stale
from app.core.rows import Row
from app.outbox import dates
from app.outbox.events import record
from app.proposals import policy as proposal_policy
from app.proposals import queries as proposals
from app.proposals import workflow
from app.proposals.annexes import queries as annexes
from app.proposals.annexes.errors import AnnexesMissing
from app.proposals.annexes.owing import Owed
from app.proposals.codes import Action, SectionState
from app.proposals.models import Proposal, Section
from app.proposals.service import plans
from app.proposals.service import texts as live_texts
from app.proposals.signing import parts, policy, queries
from app.proposals.signing.codes import Decision, Ended
from app.proposals.signing.errors import (
    SectionsNotAgreed,
    SignaturesMissing,
    SignedAlready,
    SuggestionsOpen,
    TextChanged,
)
from app.proposals.signing.events import ProposalSent, VersionFrozen, VersionRefused, VersionSigned, VersionVoided
from app.proposals.signing.models import FrozenPart, FrozenVersion, Signature
from app.proposals.signing.parts import Part

WATCH: Final = "proposal.version_watch"
WATCH_EVERY: Final = timedelta(minutes=1)


def freeze(session: Session, actor: Actor, proposal_id: UUID) -> FrozenVersion:
    """Put the proposal as it is now before the partners. What is the same as before makes no new version.

    Raises NotFound, NotAllowed, IllegalMove, SectionsNotAgreed, SuggestionsOpen, AnnexesMissing.
    """
    proposal = proposals.locked(session, actor, proposal_id)
    proposal_policy.demand(actor, proposal, Action.freeze, proposals.roles(session, actor, proposal))
    sections = _hold(session, proposal)
    if left := not_agreed(sections):
        raise SectionsNotAgreed(count=len(left))
    if waiting := with_suggestions(session, sections):
        raise SuggestionsOpen(count=len(waiting))
    if missing := annexes_missing(session, proposal):
        raise AnnexesMissing(count=len(missing), names=", ".join(each.words(actor.language) for each in missing))
    found = parts.current(session, proposal)
    digest = parts.digest_of(found)
    before = queries.latest(session, proposal.id)
    if before is not None and queries.is_open(before):
        if before.digest == digest:
            return before
        _void(session, proposal, before, found)
    assert actor.seat_id
    version = FrozenVersion(
        proposal_id=proposal.id, circle_id=proposal.circle_id, number=before.number + 1 if before else 1,
        stage=proposal.stage, digest=digest, frozen_by=actor.person_id, frozen_seat_id=actor.seat_id,
    )  # fmt: skip
    session.add(version)
    session.flush()
    for place, part in enumerate(found):
        session.add(
            FrozenPart(
                version_id=version.id, place=place, name=part.name, media_type=part.media_type, sha256=part.sha256,
                content=part.content, file_id=part.annex.file_id if part.annex else None,
                file_size=part.annex.size if part.annex else None,
            )
        )  # fmt: skip
    _move(session, proposal, Action.freeze)
    record(session, actor, VersionFrozen(**_about(proposal, version)))
    dates.plan(session, WATCH, version.id, at=clock.now() + WATCH_EVERY)
    return version


def sign(session: Session, actor: Actor, proposal_id: UUID, *, digest: str) -> Signature:
    """Sign the version that was read, for the actor's organisation.

    Raises NotFound, NotAllowed, IllegalMove, SignInAgain, Stale for another version than the one that stands,
    TextChanged when the text is not the frozen one any more, and SignedAlready.
    """
    return _decide(session, actor, proposal_id, digest=digest, decision=Decision.signed)


def refuse(session: Session, actor: Actor, proposal_id: UUID, *, digest: str, reason: str) -> Signature:
    """Give the version back with what would have to change. It can still be signed later. Raises as `sign`."""
    return _decide(session, actor, proposal_id, digest=digest, decision=Decision.refused, reason=reason)


def send(session: Session, actor: Actor, proposal_id: UUID, *, digest: str) -> Proposal:
    """Say that the version which all have signed went to the funder; from now on nobody changes it.

    Raises NotFound, NotAllowed, IllegalMove, Stale, TextChanged, SignaturesMissing.
    """
    proposal = proposals.locked(session, actor, proposal_id)
    proposal_policy.demand(actor, proposal, Action.send, proposals.roles(session, actor, proposal))
    version = _standing(session, proposal, digest, Action.send)
    if missing := unsigned(session, proposal, version):
        raise SignaturesMissing(count=len(missing), names=", ".join(row["organisation_name"] for row in missing))
    version.sent_at = clock.now()
    session.add(version)
    _move(session, proposal, Action.send)
    plans.drop(session, proposal)
    live_texts.rights_changed(session, proposals.sections(session, proposal.id))
    record(session, actor, ProposalSent(**_about(proposal, version)))
    return proposal


def unsigned(session: Session, proposal: Proposal, version: FrozenVersion) -> list[Row]:
    """Organisations of the consortium that have not signed this version."""
    done = {
        each.organisation_id for each in queries.signatures(session, version.id) if each.decision is Decision.signed
    }
    signers = proposals.taking_part(proposals.parties(session, proposal.id))
    return [row for row in signers if row["organisation_id"] not in done]


def not_agreed(sections: Sequence[Section]) -> list[Section]:
    """Sections that the call requires and the partners have not agreed to."""
    return [section for section in sections if section.required and section.state is not SectionState.agreed]


def with_suggestions(session: Session, sections: Sequence[Section]) -> list[Section]:
    """Sections in which a suggestion waits for an answer."""
    found = parts.texts(session, [section.id for section in sections])
    return [section for section in sections if section.id in found and found[section.id].suggests]


def annexes_missing(session: Session, proposal: Proposal) -> list[Owed]:
    """Annexes that the call requires and nobody has put or said not to be needed."""
    form = proposals.form_followed(session, proposal)
    return annexes.missing(session, proposal, form, proposals.parties(session, proposal.id))


# What happens by itself


def watch(session: Session, version_id: UUID) -> None:
    """Look whether the text is still the frozen one, as long as the version is signed: letters come without an event."""
    version = session.get(FrozenVersion, version_id)
    if version is None or not queries.is_open(version):
        return
    if follow(session, version.proposal_id):
        dates.plan(session, WATCH, version_id, at=clock.now() + WATCH_EVERY)


def follow(session: Session, proposal_id: UUID) -> bool:
    """Void the version that is being signed if it is not the text any more; whether it still stands."""
    proposal = proposals.by_time(session, proposal_id)
    version = queries.latest(session, proposal_id)
    if version is None or not queries.is_open(version):
        return False
    _hold(session, proposal)
    return _still(session, proposal, version)


def end(session: Session, proposal_id: UUID) -> None:
    """The proposal was given up: what was put before the partners is signed no more."""
    version = queries.latest(session, proposal_id)
    if version is not None and queries.is_open(version):
        version.ended, version.ended_at = Ended.withdrawn, clock.now()
        session.add(version)


# Steps


def _decide(
    session: Session, actor: Actor, proposal_id: UUID, *, digest: str, decision: Decision, reason: str = ""
) -> Signature:
    proposal = proposals.locked(session, actor, proposal_id)
    action = Action.sign if decision is Decision.signed else Action.refuse
    signers = proposals.taking_part(proposals.parties(session, proposal.id))
    own = policy.demand_signer(actor, proposal, signers, action)
    policy.demand_fresh(actor)
    version = _standing(session, proposal, digest, action)
    before = {each.organisation_id: each for each in queries.signatures(session, version.id)}
    row = before.get(own["organisation_id"])
    if row is not None and row.decision is Decision.signed:
        raise SignedAlready
    assert actor.seat_id
    seat = session.get_one(Seat, actor.seat_id)
    said = {
        "organisation_name": own["organisation_name"], "seat_id": seat.id, "seat_title": seat.title,
        "seat_title_language": seat.title_language, "person_id": actor.person_id, "person_name": actor.name,
        "decision": decision, "reason": reason, "reason_language": actor.language, "digest": version.digest,
        "signed_in_at": actor.signed_in_at, "decided_at": clock.now(),
    }  # fmt: skip
    row = row or Signature(
        version_id=version.id, circle_id=proposal.circle_id, organisation_id=own["organisation_id"], **said
    )
    for name, value in said.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()
    told = VersionSigned if decision is Decision.signed else VersionRefused
    record(session, actor, told(**_about(proposal, version), organisation_id=row.organisation_id))
    return row


def _standing(session: Session, proposal: Proposal, digest: str, action: Action) -> FrozenVersion:
    """The version with this fingerprint, once nobody can change the text any more and it is the same."""
    version = queries.latest(session, proposal.id)
    if version is None or version.sent_at is not None:
        raise IllegalMove(state=proposal.state, action=action)
    if version.digest != digest:
        raise Stale(version=version.number)
    if version.ended_at is not None:
        raise TextChanged
    _hold(session, proposal)
    if not _still(session, proposal, version):
        raise TextChanged
    return version


def _hold(session: Session, proposal: Proposal) -> list[Section]:
    sections = parts.signed_sections(session, proposal)
    queries.hold_texts(session, [section.id for section in sections])
    return sections


def _still(session: Session, proposal: Proposal, version: FrozenVersion) -> bool:
    found = parts.current(session, proposal)
    if parts.digest_of(found) == version.digest:
        return True
    _void(session, proposal, version, found)
    return False


def _void(session: Session, proposal: Proposal, version: FrozenVersion, found: Sequence[Part]) -> None:
    version.ended, version.ended_at = Ended.changed, clock.now()
    version.touched = parts.touched(queries.fingerprints(session, version.id), found)
    session.add(version)
    session.flush()
    signed = [each for each in queries.signatures(session, version.id) if each.decision is Decision.signed]
    voided = VersionVoided(
        **_about(proposal, version), touched=tuple(version.touched),
        organisations=tuple(each.organisation_id for each in signed),
    )  # fmt: skip
    record(session, None, voided)


def _move(session: Session, proposal: Proposal, action: Action) -> None:
    state = workflow.MOVES[proposal.state, action]
    if state is not proposal.state:
        proposal.state, proposal.moved_at = state, clock.now()
    proposal.version += 1
    session.add(proposal)
    session.flush()


def _about(proposal: Proposal, version: FrozenVersion) -> dict[str, UUID | int]:
    return {
        "subject_id": proposal.id, "circle_id": proposal.circle_id, "version_id": version.id, "number": version.number,
    }  # fmt: skip

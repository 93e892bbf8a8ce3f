"""What can have happened to the signing of a proposal. What people wrote, a reason too, is not in it."""

from uuid import UUID

from app.proposals.events import ProposalEvent


class SigningEvent(ProposalEvent):
    version_id: UUID
    number: int


class VersionFrozen(SigningEvent):
    kind = "proposal.version_frozen"


class VersionSigned(SigningEvent):
    kind = "proposal.version_signed"
    organisation_id: UUID


class VersionRefused(SigningEvent):
    kind = "proposal.version_refused"
    organisation_id: UUID


class VersionVoided(SigningEvent):
    """What was frozen is not the text any more. `touched` names the parts; `organisations` had signed in vain."""

    kind = "proposal.version_voided"
    touched: tuple[str, ...]
    organisations: tuple[UUID, ...]


class ProposalSent(SigningEvent):
    kind = "proposal.sent"

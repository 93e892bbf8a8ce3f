"""What can have happened to evidence: never its words."""

from uuid import UUID

from app.proposals.codes import Answer
from app.proposals.events import ProposalEvent


class EvidenceTold(ProposalEvent):
    kind = "evidence.told"
    key: str
    organisation_id: UUID
    answer: Answer

"""What can have happened to annexes: keys and ids, never the name of a file or a reason."""

from uuid import UUID

from app.proposals.events import ProposalEvent


class AnnexEvent(ProposalEvent):
    key: str
    organisation_id: UUID


class AnnexPut(AnnexEvent):
    """A file was put, for the first time or in place of another, which is kept."""

    kind = "annex.put"
    file_id: UUID


class AnnexExcused(AnnexEvent):
    """Somebody said why an annex is not needed, or took that back."""

    kind = "annex.excused"
    needed: bool

"""What can have happened to texts that are used again; sections by id, never their words."""

from uuid import UUID

from app.proposals.events import ProposalEvent


class TextMarked(ProposalEvent):
    """A section's text may be used again by those of the same organisations."""

    kind = "text.marked"
    section_id: UUID


class TextUnmarked(ProposalEvent):
    kind = "text.unmarked"
    section_id: UUID


class TextReused(ProposalEvent):
    """A text was brought into a section of this proposal. From which one, the event does not say: not all may know."""

    kind = "text.reused"
    section_id: UUID

"""What can have happened to calls and proposals. Parts are named by id; what people wrote is not in it."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from app.circles.models import CircleRole
from app.outbox.events import Event
from app.proposals.codes import CallPart, Origin, PlanStep, SectionAction, SectionState


class CallEvent(Event):
    subject_kind: ClassVar[str] = "call"


class CallEntered(CallEvent):
    kind = "call.entered"


class CallChanged(CallEvent):
    kind = "call.changed"
    number: int
    parts: tuple[CallPart, ...]


class ProposalEvent(Event):
    subject_kind: ClassVar[str] = "proposal"


class ProposalBegun(ProposalEvent):
    kind = "proposal.begun"
    call_id: UUID
    origin: Origin | None = None
    origin_id: UUID | None = None


class ProposalEdited(ProposalEvent):
    kind = "proposal.edited"
    fields: tuple[str, ...]


class ProposalWithdrawn(ProposalEvent):
    kind = "proposal.withdrawn"


class ProposalReopened(ProposalEvent):
    kind = "proposal.reopened"


class ProposalCallChanged(ProposalEvent):
    """The call moved under a proposal that is being written."""

    kind = "proposal.call_changed"
    parts: tuple[CallPart, ...]
    closes_at: datetime


class MandateEvent(ProposalEvent):
    party_id: UUID
    organisation_id: UUID


class MandateAsked(MandateEvent):
    """Told in the party's own circle, since the organisation is not in the proposal's yet."""

    kind = "mandate.asked"
    answer_by: datetime | None = None


class MandateReminded(MandateEvent):
    kind = "mandate.reminded"
    answer_by: datetime


class MandateGiven(MandateEvent):
    kind = "mandate.given"


class MandateDeclined(MandateEvent):
    kind = "mandate.declined"


class MandateTakenBack(MandateEvent):
    kind = "mandate.taken_back"


class PartnerLeft(MandateEvent):
    kind = "mandate.left"


class PartnerReleased(MandateEvent):
    kind = "mandate.released"


class RoleGiven(ProposalEvent):
    kind = "proposal.role_given"
    seat_id: UUID
    role: CircleRole


class RoleEnded(ProposalEvent):
    kind = "proposal.role_ended"
    seat_id: UUID


class GuestRoleSet(ProposalEvent):
    kind = "proposal.guest_role_set"
    guest_id: UUID
    role: CircleRole


class SectionMoved(ProposalEvent):
    kind = "section.moved"
    section_id: UUID
    action: SectionAction
    from_state: SectionState
    to_state: SectionState


class SectionOwned(ProposalEvent):
    kind = "section.owned"
    section_id: UUID
    owner_seat_id: UUID | None


class DocumentBroughtIn(ProposalEvent):
    """What a Word file says was suggested in a section, so many places, and so many comments came with it."""

    kind = "section.brought_in"
    section_id: UUID
    suggestions: int
    comments: int


class CommentAssigned(ProposalEvent):
    """`assigned_to` is the principal of a seat or of a guest."""

    kind = "comment.assigned"
    section_id: UUID
    thread_id: UUID
    assigned_to: str


class PlanMoved(ProposalEvent):
    kind = "proposal.plan_moved"
    steps: tuple[PlanStep, ...]


class PlanReminded(ProposalEvent):
    """A few working days are left; told to those who owe what is missing."""

    kind = "proposal.plan_reminded"
    step: PlanStep
    due_at: datetime


class PlanDue(ProposalEvent):
    """The date has come and something is missing."""

    kind = "proposal.plan_due"
    step: PlanStep

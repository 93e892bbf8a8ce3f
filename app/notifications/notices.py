"""Which event is told to whom, and as what: the one table to read and to change.

An event tells each person at most one thing: the first row that reaches them. Whoever did it is not told. Everybody is
asked for their rights before they hear: the event's circle must still admit them, or the one that the line names.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.accounts import events as account
from app.discussions import events as talk
from app.discussions.decisions import events as decision
from app.exchanges import events as exchange
from app.files import events as file
from app.members import events as member
from app.notifications import audiences as to
from app.notifications.audiences import Scene
from app.notifications.models import Group, How
from app.outbox.events import Event
from app.proposals import events as proposal
from app.proposals.after import events as after
from app.proposals.annexes import events as annex
from app.proposals.budget import events as budget
from app.proposals.evidence import events as evidence
from app.proposals.results import events as results
from app.proposals.reuse import events as reuse
from app.proposals.signing import events as signing

USUAL: Final[Mapping[Group, How]] = {
    Group.waits: How.at_once,
    Group.named: How.at_once,
    Group.exchanges: How.daily,
    Group.sessions: How.at_once,
    Group.proposals: How.daily,
    Group.conversations: How.daily,
    Group.organisation: How.daily,
    Group.news: How.weekly,
    Group.desk: How.daily,
}
"""How people hear who never said how."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One line of the table.

    `kind` names the words. `due` is the event's field with the date by which something is asked. `place` is the page,
    filled from the event; `{page}` stands for the one on which a conversation is read. `mail` is off where another letter says the same, such as a calendar invitation.
    `ends` are kinds that this one takes the place of, since what they asked for is over.
    `circle` is the one in which it is told, where those whom it is for do not read the event's.
    `apart` is a notice of a conversation that never joins the conversation's own line, and whose letter holds not a word of it.
    """

    kind: str
    group: Group
    to: to.To
    due: str = ""
    place: str = "/exchanges/{subject_id}"
    mail: bool = True
    ends: tuple[str, ...] = ()
    circle: Callable[[Scene], UUID] | None = None
    apart: bool = False


_MATCH: Final = "/matches/{match_id}"
_SESSIONS_PLACE: Final = "/exchanges/{subject_id}#sessions"
_TALK: Final = "{page}#room"
_DECISION: Final = "{page}#decisions"
_VOTES: Final = ("vote_asked", "vote_waits")
_WAITS, _EXCHANGES, _SESSIONS, _DESK, _NEWS = Group.waits, Group.exchanges, Group.sessions, Group.desk, Group.news
_PROPOSAL: Final = "/proposals/{subject_id}"
_ASKED: Final = "/proposals#asked"
_SIGN: Final = "/proposals/{subject_id}/sign"
_SECTIONS: Final = "/proposals/{subject_id}#sections"
_RESULT: Final = "/proposals/{subject_id}/result"
_ANNEXES: Final = "/proposals/{subject_id}/annexes"
_COMMENTS: Final = "/proposals/{subject_id}/sections/{section_id}#comments"
_PROPOSALS: Final = Group.proposals

NOTICES: Final[Mapping[type[Event], tuple[Notice, ...]]] = {
    # The request
    exchange.EndorsementAsked: (Notice("endorsement_asked", _WAITS, to.endorsers),),
    exchange.ExchangeSubmitted: (Notice("request_came_in", _DESK, to.owner),),
    exchange.ExchangeChanged: (Notice("request_changed", _DESK, to.owner),),
    exchange.ExchangeOpened: (
        Notice("request_opened", _EXCHANGES, to.author), Notice("request_looking", _NEWS, to.interested),
    ),
    exchange.ExchangeReturned: (Notice("questions_asked", _WAITS, to.author),),
    exchange.ChangesReminded: (Notice("questions_wait", _WAITS, to.author),),
    exchange.ExchangeDeclined: (Notice("request_declined", _EXCHANGES, to.author),),
    exchange.ExchangeWithdrawn: (
        Notice("request_withdrawn", _EXCHANGES, to.author), Notice("request_withdrawn", _EXCHANGES, to.owner),
    ),
    exchange.ExchangeClosedUnmatched: (Notice("no_peer_found", _EXCHANGES, to.author),),
    exchange.ExchangeReopened: (Notice("search_goes_on", _EXCHANGES, to.author),),
    exchange.ExchangeRanOut: (Notice("search_goes_on", _EXCHANGES, to.asking), Notice("nobody_could", _DESK, to.owner)),
    exchange.LaneSet: (Notice("lane_set", _EXCHANGES, to.asking),),
    exchange.RequesterReassigned: (Notice("handed_to_you", _WAITS, to.new_requester),),
    exchange.OwnerSet: (Notice("yours_to_tend", _DESK, to.new_owner),),
    exchange.HelpOffered: (Notice("help_offered", _DESK, to.owner),),
    exchange.StepDue: (Notice("step_due", _DESK, to.owner),),
    exchange.ExchangeHeld: (Notice("put_on_hold", _EXCHANGES, to.both), Notice("put_on_hold", _DESK, to.owner)),
    exchange.ExchangeResumed: (Notice("goes_on", _EXCHANGES, to.both), Notice("goes_on", _DESK, to.owner)),
    exchange.ReviewDue: (Notice("review_due", _DESK, to.owner),),
    # The match
    exchange.ExchangeProposed: (Notice("peers_asked", _EXCHANGES, to.asking),),
    exchange.MatchPutForward: (Notice("peer_asked", _WAITS, to.peer, due="answer_by", place=_MATCH),),
    exchange.MatchSkipped: (Notice("peer_gone", _DESK, to.owner),),
    exchange.MatchReminded: (Notice("answer_waits", _WAITS, to.peer, place=_MATCH),),
    exchange.MatchAccepted: (Notice("peer_can", _WAITS, to.asking), Notice("peer_can", _DESK, to.owner)),
    exchange.MatchDeclined: (Notice("peer_cannot", _DESK, to.owner),),
    exchange.MatchTurnedDown: (
        Notice("stood_down", _EXCHANGES, to.peer, place=_MATCH), Notice("match_turned_down", _DESK, to.owner),
    ),
    exchange.MatchExpired: (
        Notice("answer_missed", _EXCHANGES, to.peer, place=_MATCH), Notice("peer_silent", _DESK, to.owner),
    ),
    exchange.MatchSuperseded: (Notice("stood_down", _EXCHANGES, to.peer, place=_MATCH),),
    exchange.TermsChanged: (Notice("terms_changed", _WAITS, to.other_side_of_match, place=_MATCH),),
    exchange.TermsAgreed: (Notice("terms_agreed", _WAITS, to.other_side_of_match, place=_MATCH),),
    exchange.ExchangeAgreed: (Notice("both_agreed", _EXCHANGES, to.both), Notice("both_agreed", _DESK, to.owner)),
    # Sessions: the calendar invitation is the letter
    exchange.SessionPlanned: (Notice("session_planned", _SESSIONS, to.attending, due="start", mail=False),),
    exchange.SessionRescheduled: (Notice("session_moved", _SESSIONS, to.attending, due="to_start", mail=False),),
    exchange.SessionCancelled: (Notice("session_cancelled", _SESSIONS, to.attending, mail=False),),
    exchange.SessionChanged: (Notice("session_changed", _SESSIONS, to.attending, mail=False),),
    exchange.TimesSuggested: (Notice("times_suggested", _WAITS, to.other_side_of_event, place=_SESSIONS_PLACE),),
    exchange.TimesRefused: (Notice("times_refused", _WAITS, to.side_of_event, place=_SESSIONS_PLACE),),
    exchange.SessionNoted: (Notice("note_added", _SESSIONS, to.attending),),
    exchange.ExchangeLostDate: (Notice("date_needed", _WAITS, to.both),),
    exchange.ActionTaken: (Notice("action_yours", _SESSIONS, to.who_took_it),),
    # What was learned
    exchange.ReportDue: (Notice("report_due", _WAITS, to.side_of_event),),
    exchange.ReportReminded: (Notice("report_waits", _WAITS, to.side_of_event),),
    exchange.ReportSubmitted: (
        Notice("report_to_read", _EXCHANGES, to.other_side_of_event), Notice("report_came_in", _DESK, to.owner),
    ),
    exchange.ReportAccepted: (Notice("report_accepted", _EXCHANGES, to.side_of_event),),
    exchange.LessonsPublished: (
        Notice("lessons_published", _EXCHANGES, to.both), Notice("lessons_new", _NEWS, to.interested),
    ),
    exchange.ExchangeCompleted: (Notice("completed", _EXCHANGES, to.both),),
    exchange.ExchangeCancelled: (Notice("cancelled", _EXCHANGES, to.both), Notice("cancelled", _DESK, to.owner)),
    exchange.FollowUpAsked: (Notice("follow_up_asked", _WAITS, to.asking),),
    exchange.FollowUpAnswered: (
        Notice("follow_up_to_read", _EXCHANGES, to.answering), Notice("follow_up_came_in", _DESK, to.owner),
    ),
    exchange.FollowUpUnanswered: (Notice("follow_up_missing", _DESK, to.owner),),
    # Conversations
    talk.PostWritten: (
        Notice("named_you", Group.named, to.named, place=_TALK),
        Notice("post_written", Group.conversations, to.talking, place=_TALK),
        Notice("thread_begun", _NEWS, to.interested, place=_TALK),
    ),
    talk.PostEdited: (Notice("named_you", Group.named, to.named, place=_TALK),),
    decision.DecisionOpened: (
        Notice("vote_asked", _WAITS, to.electors, due="closes_at", place=_DECISION),
        Notice("decision_opened", Group.conversations, to.talking, place=_DECISION),
    ),
    decision.DecisionReminded: (Notice("vote_waits", _WAITS, to.silent_electors, due="closes_at", place=_DECISION),),
    decision.DecisionClosed: (
        Notice("decision_closed", Group.conversations, to.deciding, place=_DECISION, ends=_VOTES),
    ),
    decision.DecisionWithdrawn: (
        Notice("decision_withdrawn", Group.conversations, to.deciding, place=_DECISION, ends=_VOTES),
    ),
    decision.OutcomeTold: (
        Notice("outcome_told", Group.conversations, to.deciding, place=_DECISION, ends=_VOTES),
    ),
    talk.PostReported: (Notice("post_reported", _WAITS, to.answering_for, place="/desk/reports", apart=True),),
    # Calls and proposals
    proposal.ProposalCallChanged: (Notice("call_changed", _WAITS, to.writing, due="closes_at", place=_PROPOSAL),),
    proposal.ProposalWithdrawn: (Notice("proposal_withdrawn", _PROPOSALS, to.writing, place=_PROPOSAL),),
    proposal.ProposalReopened: (Notice("proposal_reopened", _PROPOSALS, to.writing, place=_PROPOSAL),),
    proposal.ProposalBegun: (Notice("mandate_asked", _WAITS, to.unmandated_lead, place=_ASKED),),
    proposal.MandateAsked: (Notice("mandate_asked", _WAITS, to.committing, due="answer_by", place=_ASKED),),
    proposal.MandateReminded: (Notice("mandate_waits", _WAITS, to.committing, due="answer_by", place=_ASKED),),
    proposal.MandateGiven: (Notice("mandate_given", _PROPOSALS, to.leading, place=_PROPOSAL),),
    proposal.MandateDeclined: (Notice("mandate_declined", _PROPOSALS, to.leading, place=_PROPOSAL),),
    proposal.PartnerLeft: (Notice("partner_left", _PROPOSALS, to.writing, place=_PROPOSAL),),
    proposal.PartnerReleased: (Notice("partner_left", _PROPOSALS, to.writing, place=_PROPOSAL),),
    proposal.RoleGiven: (Notice("proposal_shared", _PROPOSALS, to.seat_of_event, place=_PROPOSAL),),
    proposal.SectionOwned: (Notice("section_yours", _PROPOSALS, to.section_owner, place=_SECTIONS),),
    proposal.SectionMoved: (Notice("section_moved", _PROPOSALS, to.tending_section, place=_SECTIONS),),
    proposal.CommentAssigned: (Notice("comment_yours", _WAITS, to.assigned, place=_COMMENTS),),
    proposal.PlanReminded: (Notice("plan_reminded", _WAITS, to.owing, due="due_at", place=_PROPOSAL),),
    proposal.PlanDue: (Notice("plan_due", _WAITS, to.owing, place=_PROPOSAL),),
    annex.AnnexPut: (Notice("annex_put", _PROPOSALS, to.leading, place=_ANNEXES),),
    annex.AnnexExcused: (Notice("annex_excused", _PROPOSALS, to.leading, place=_ANNEXES),),
    signing.VersionFrozen: (Notice("version_to_sign", _WAITS, to.signing, place=_SIGN, ends=("signatures_void",)),),
    signing.VersionSigned: (Notice("version_signed", _PROPOSALS, to.leading, place=_SIGN),),
    signing.VersionRefused: (Notice("version_refused", _WAITS, to.leading, place=_SIGN),),
    signing.VersionVoided: (
        Notice("signatures_void", _WAITS, to.signed_or_leading, place=_SIGN, ends=("version_to_sign",)),
    ),
    signing.ProposalSent: (Notice("proposal_sent", _PROPOSALS, to.writing, place=_SIGN),),
    after.ResultTold: (Notice("result_told", _PROPOSALS, to.writing, place=_RESULT),),
    after.FunderReportReminded: (Notice("funder_report_near", _WAITS, to.owing_report, due="due_at", place=_RESULT),),
    after.FunderReportOverdue: (
        Notice("funder_report_overdue", _WAITS, to.owing_report_or_leading, place=_RESULT, ends=("funder_report_near",)),
    ),
    after.FunderReportDone: (Notice("funder_report_done", _PROPOSALS, to.leading, place=_RESULT),),
    # Members
    member.OfferConfirmationDue: (Notice("offer_to_confirm", _WAITS, to.committing, place="/offers/{subject_id}"),),
    member.OfferExpired: (Notice("offer_expired", Group.organisation, to.committing, place="/offers/{subject_id}"),),
    member.MembershipChanged: (
        Notice(
            "membership_changed", Group.organisation, to.own_committing, place="/organisations/{subject_id}",
            circle=to.own_circle,
        ),
    ),
    account.SeatTaken: (
        Notice(
            "seat_taken", Group.organisation, to.committing, place="/organisations/{organisation_id}",
            circle=to.own_circle,
        ),
    ),
    member.ApplicationReceived: (Notice("application_came_in", _DESK, to.desk, place="/desk/applications"),),
}  # fmt: skip

HELD: Final = Notice("reply_held", _WAITS, to.nobody, place="/inbox#held")
OWN: Final = (HELD,)
"""Notices that no event brings: of what belongs to one person alone."""

SILENT: Final[frozenset[type[Event]]] = frozenset(
    {
        exchange.ExchangeDrafted,
        exchange.ExchangeDiscarded,
        exchange.NoteAdded,
        exchange.MatchDrafted,
        exchange.MatchDropped,
        exchange.MatchTakenBack,
        exchange.MatchAgreed,  # exchange.agreed tells it
        exchange.ExchangeScheduled,  # session.planned tells it
        exchange.ReportTakenBack,
        exchange.SessionEnded,
        exchange.CostNoted,
        exchange.SessionsEnded,  # report.due tells each side
        exchange.ActionDone,
        talk.SpaceOpened,
        talk.SpaceEdited,
        talk.SpaceJoined,
        talk.SpaceLeft,
        talk.ThreadOpened,
        talk.ThreadLocked,
        talk.ThreadReopened,
        talk.PostDeleted,
        talk.PostReacted,
        talk.ThreadAnswered,
        talk.ThreadMoved,
        talk.ThreadLeft,
        talk.PostHidden,
        talk.PostShown,
        talk.ReportSettled,
        decision.DecisionVoted,
        account.ConsentGiven,
        account.GuestArrived,
        account.IdentityJoined,
        account.IdentityRemoved,
        proposal.CallEntered,
        proposal.CallChanged,  # proposal.call_changed tells those whom it concerns
        proposal.ProposalEdited,
        proposal.MandateTakenBack,
        proposal.RoleEnded,
        proposal.GuestRoleSet,
        proposal.PlanMoved,
        proposal.DocumentBroughtIn,  # what it suggests waits on the section's own page
        budget.BudgetSet,
        budget.BudgetLineAdded,
        budget.BudgetLineChanged,
        budget.BudgetLineRemoved,
        budget.BudgetTaken,
        after.FunderReportPlanned,
        after.FunderReportChanged,
        after.FunderReportRemoved,
        after.FunderReportReopened,
        reuse.TextMarked,
        reuse.TextUnmarked,
        reuse.TextReused,
        evidence.EvidenceTold,
        results.ResultAdded,
        results.ResultChanged,
        results.ResultMoved,
        results.ResultRemoved,
        file.FileAttached,
        file.FileErased,
        member.OrganisationEdited,
        member.OrganisationJoined,
        member.PersonEdited,
        member.PersonSuspended,
        member.PersonRestored,
        member.SeatMade,
        member.SeatEdited,
        member.SeatClosed,
        member.SeatVacated,
        member.SeatInvitationSent,  # the invitation itself is the letter
        member.SeatInvitationWithdrawn,
        member.GuestInvited,
        member.GuestInvitationWithdrawn,
        member.GuestDismissed,
        member.OfferEvent,
        member.OfferDrafted,
        member.OfferEdited,
        member.OfferPublished,
        member.OfferPaused,
        member.OfferResumed,
        member.OfferConfirmed,
        member.OfferWithdrawn,
        member.ApplicationApproved,  # the invitation that follows is the letter
        member.ApplicationDeclined,
    }
)
"""Events of which nobody is told: seen in timelines, or told by another event of the same moment."""

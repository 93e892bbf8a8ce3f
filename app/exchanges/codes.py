"""The lists of codes of an exchange: states, lanes, steps and choices, each in one place for tables, events and screens."""

from enum import StrEnum
from typing import Literal

from app.matching.facts import Sign as Sign
from app.members.models import Format as Format


class State(StrEnum):
    """Where an exchange stands. On hold is no state but a flag beside it."""

    draft = "draft"
    submitted = "submitted"
    returned = "returned"
    open = "open"
    proposed = "proposed"
    agreed = "agreed"
    scheduled = "scheduled"
    reporting = "reporting"
    completed = "completed"
    closed_unmatched = "closed_unmatched"
    declined = "declined"
    withdrawn = "withdrawn"
    cancelled = "cancelled"
    discarded = "discarded"


class Action(StrEnum):
    """What somebody, or time, can do with an exchange."""

    save = "save"
    discard = "discard"
    ask_endorsement = "ask_endorsement"
    submit = "submit"
    withdraw = "withdraw"
    reassign = "reassign"
    open = "open"
    send_back = "send_back"
    decline = "decline"
    set_lane = "set_lane"
    set_owner = "set_owner"
    add_note = "add_note"
    put_forward = "put_forward"
    run_out = "run_out"
    close_unmatched = "close_unmatched"
    reopen = "reopen"
    hold = "hold"
    resume = "resume"
    offer_help = "offer_help"
    agree = "agree"
    suggest_times = "suggest_times"
    plan_session = "plan_session"
    lose_date = "lose_date"
    end_sessions = "end_sessions"
    complete = "complete"
    cancel = "cancel"


Needed = Literal[
    "title", "challenge", "questions", "languages", "decision_due_on", "desired_outcome", "topics", "format",
    "preferred_from", "preferred_until", "lane_reason", "interpretation", "travel_money", "sensitive_instructions",
]  # fmt: skip
"""A field that a request can lack before it may be sent."""


class Lane(StrEnum):
    """Which clock an exchange runs on."""

    standard = "standard"
    priority = "priority"
    crisis = "crisis"


class Step(StrEnum):
    """What an exchange waits for, each with a date."""

    endorsement = "endorsement"
    triage = "triage"
    changes = "changes"
    first_match = "first_match"
    answer = "answer"
    agreement = "agreement"
    first_session = "first_session"
    report = "report"
    follow_up = "follow_up"


class Confidentiality(StrEnum):
    """Who may read a request once it is open."""

    network = "network"
    matched_only = "matched_only"
    secretariat_only = "secretariat_only"


class TravelMoney(StrEnum):
    not_needed = "not_needed"
    none = "none"
    partial = "partial"
    full = "full"


class NamedPeerKind(StrEnum):
    """Why the asking side named an organisation."""

    known = "known"
    not_wanted = "not_wanted"
    suggested = "suggested"


class RemarkKind(StrEnum):
    """What a remark is about; its circle says who reads it."""

    triage = "triage"
    questions = "questions"
    decline_reason = "decline_reason"
    override = "override"
    hold_reason = "hold_reason"
    withdraw_reason = "withdraw_reason"
    cancel_reason = "cancel_reason"
    tried = "tried"
    alternatives = "alternatives"
    worries = "worries"
    private = "private"
    note = "note"


class Side(StrEnum):
    requester = "requester"
    peer = "peer"


class MatchState(StrEnum):
    drafted = "drafted"
    sent = "sent"
    peer_accepted = "peer_accepted"
    agreed = "agreed"
    peer_declined = "peer_declined"
    requester_declined = "requester_declined"
    expired = "expired"
    superseded = "superseded"


class MatchAction(StrEnum):
    """What somebody, or time, can do with a match."""

    edit = "edit"
    drop = "drop"
    send = "send"
    accept = "accept"
    decline = "decline"
    take_back = "take_back"
    turn_down = "turn_down"
    save_terms = "save_terms"
    agree = "agree"
    conclude = "conclude"
    expire = "expire"
    supersede = "supersede"


class DeclineCode(StrEnum):
    no_time = "no_time"
    not_the_right_one = "not_the_right_one"
    language = "language"
    travel = "travel"
    political_moment = "political_moment"
    conflict = "conflict"
    not_said = "not_said"


class SessionKind(StrEnum):
    call = "call"
    visit = "visit"


class SessionState(StrEnum):
    """A session that was moved is planned again and keeps the date it had."""

    planned = "planned"
    held = "held"
    missed = "missed"
    cancelled = "cancelled"


class SessionAction(StrEnum):
    """What somebody can do with a session."""

    change = "change"
    move = "move"
    cancel = "cancel"
    mark_held = "mark_held"
    mark_missed = "mark_missed"
    note = "note"
    take_action = "take_action"
    note_cost = "note_cost"


class SuggestionState(StrEnum):
    """What became of the times that one side suggested."""

    open = "open"
    picked = "picked"
    refused = "refused"
    superseded = "superseded"


class SuggestionAction(StrEnum):
    """What can be done with suggested times; `supersede` comes with new ones, or with a session planned otherwise."""

    pick = "pick"
    refuse = "refuse"
    supersede = "supersede"


class NoteLevel(StrEnum):
    """Who reads a note of a session: both sides, the author's side, or the secretariat."""

    exchange = "exchange"
    organisation = "organisation"
    secretariat = "secretariat"


class CostKind(StrEnum):
    travel = "travel"
    interpretation = "interpretation"
    other = "other"


class ReportState(StrEnum):
    due = "due"
    submitted = "submitted"
    accepted = "accepted"
    published = "published"
    kept_private = "kept_private"


class ReportAction(StrEnum):
    """What somebody can do with a report."""

    save = "save"
    submit = "submit"
    take_back = "take_back"
    accept = "accept"


class Publish(StrEnum):
    """What a side allows to be told to the network."""

    no = "no"
    anonymous = "anonymous"
    named = "named"


class FollowUpState(StrEnum):
    planned = "planned"
    asked = "asked"
    answered = "answered"
    unanswered = "unanswered"


class Outcome(StrEnum):
    done = "done"
    under_way = "under_way"
    dropped = "dropped"
    cannot_tell = "cannot_tell"


class Effect(StrEnum):
    plan = "plan"
    budget = "budget"
    ordinance = "ordinance"
    service = "service"

"""The lists of codes of calls and proposals, each in one place for tables, events and screens."""

from enum import StrEnum


class Unit(StrEnum):
    """What a funder counts in."""

    words = "words"
    characters = "characters"
    pages = "pages"


class SectionKind(StrEnum):
    text = "text"
    table = "table"
    results_framework = "results_framework"


class CallPart(StrEnum):
    """What of a call can change from one version to the next."""

    heading = "title"
    summary = "summary"
    deadlines = "deadlines"
    amount = "amount"
    duration_months = "duration_months"
    eligibility = "eligibility"
    budget = "budget"
    sections = "sections"
    annexes = "annexes"
    results_framework = "results_framework"
    sign_off = "sign_off"
    submission = "submission"
    scoring = "scoring"
    reporting = "reporting"
    languages_of_submission = "languages_of_submission"
    notes = "notes"


class ProposalState(StrEnum):
    """Where a proposal stands."""

    drafting = "drafting"
    signing = "signing"
    sent = "sent"
    withdrawn = "withdrawn"


class Action(StrEnum):
    """What somebody can do with a proposal as a whole."""

    edit = "edit"
    invite = "invite"
    plan = "plan"
    share = "share"
    go_on = "go_on"
    freeze = "freeze"
    sign = "sign"
    refuse = "refuse"
    send = "send"
    tell_result = "tell_result"
    withdraw = "withdraw"
    reopen = "reopen"


class ResultKind(StrEnum):
    """What became of a proposal that was sent."""

    granted = "granted"
    reserve = "reserve"
    not_granted = "not_granted"
    withdrawn = "withdrawn"


class ReportKind(StrEnum):
    """What a funder wants to read once it has granted."""

    narrative = "narrative"
    financial = "financial"
    audit = "audit"


class ProposalPage(StrEnum):
    """Pages of a proposal that only some calls give it."""

    annexes = "annexes"
    results = "results"


class PartyKind(StrEnum):
    lead = "lead"
    partner = "partner"
    associated = "associated"


class Mandate(StrEnum):
    """What an organisation has said about taking part."""

    asked = "asked"
    given = "given"
    declined = "declined"
    taken_back = "taken_back"
    left = "left"
    released = "released"


class MandateAction(StrEnum):
    ask = "ask"
    accept = "accept"
    decline = "decline"
    take_back = "take_back"
    leave = "leave"
    release = "release"


class SectionState(StrEnum):
    empty = "empty"
    drafting = "drafting"
    review = "review"
    agreed = "agreed"


class SectionAction(StrEnum):
    """What somebody, or the first words written, can do with a section."""

    start = "start"
    hand_in = "hand_in"
    send_back = "send_back"
    agree = "agree"
    reopen = "reopen"


class PlanStep(StrEnum):
    """What must be done before a deadline, in its order."""

    content = "content"
    signatures = "signatures"
    upload = "upload"


class Check(StrEnum):
    """What is compared with a call's eligibility by itself."""

    partners_min = "partners_min"
    partners_max = "partners_max"
    countries_min = "countries_min"
    lead_kind = "lead_kind"
    one_lead = "one_lead"
    rule = "rule"


class Answer(StrEnum):
    """Whether a rule is met: `ask` when only people can tell."""

    met = "met"
    missing = "missing"
    ask = "ask"


class Origin(StrEnum):
    """What a proposal came from."""

    exchange = "exchange"
    thread = "thread"
    proposal = "proposal"

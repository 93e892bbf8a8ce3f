"""An earlier proposal of the demonstration: signed, sent, granted; one report was handed in, one is due soon."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlmodel import Session

from app.circles.models import CircleKind, CircleRole
from app.core.i18n import Language
from app.core.text import fold
from app.demo.loading import budgets, calls
from app.demo.loading.cast import Cast
from app.demo.loading.rows import Rows, id_of
from app.proposals import events, planning, wording
from app.proposals.after import events as after_events
from app.proposals.after import reporting
from app.proposals.after.models import Feedback, FunderReport, ProposalResult
from app.proposals.codes import Mandate, PartyKind, ProposalState, ResultKind, SectionKind, SectionState
from app.proposals.form import CallForm, by_language
from app.proposals.models import Call, Participant, Party, Proposal, ProposalTopic, Section
from app.proposals.reuse.events import TextMarked
from app.proposals.reuse.models import ReusableText
from app.proposals.service import circles, texts
from app.proposals.signing import events as signing_events
from app.proposals.signing import parts
from app.proposals.signing.codes import Decision
from app.proposals.signing.models import FrozenPart, FrozenVersion, Signature

LAST_REPORT_IN: Final = timedelta(days=20)
"""How far ahead of the story's first morning the final report is due."""
DECIDED_BEFORE: Final = timedelta(days=30)
SENT_BEFORE: Final = timedelta(days=60)
BEGUN_BEFORE: Final = timedelta(days=45)
HANDED_IN_BEFORE: Final = timedelta(days=6)
MARKED_AFTER: Final = timedelta(days=2)
ROUND: Final = {"en": "first round", "es": "primera ronda", "pt": "primeira rodada"}
TOPIC: Final = "violence-interruption"


class Signer(NamedTuple):
    """An organisation with who works on it and who signs for it, each as (seat, person)."""

    organisation: str
    kind: PartyKind
    works: tuple[str, str]
    signs: tuple[str, str]


LEAD: Final = Signer(
    "city-oakland", PartyKind.lead, ("seat-oakland-focal-point", "person-simone-larkmere"),
    ("seat-oakland-authorised-representative", "person-rosalind-birchaven"),
)  # fmt: skip
PARTNER: Final = Signer(
    "city-bogota", PartyKind.partner, ("seat-bogota-focal-point", "person-ivan-torrelimpia"),
    ("seat-bogota-authorised-representative", "person-consuelo-aguaviva"),
)  # fmt: skip


def load(session: Session, rows: Rows, cast: Cast, desk: tuple[UUID, UUID], latest: CallForm) -> None:
    """Write the earlier round of a call and the proposal that answered it; people and places are in the tables."""
    told = budgets.told()["earlier"]
    due = (rows.now + LAST_REPORT_IN).date()
    decided = planning.end_of_day(planning.months_later(due, -told["reporting"][-1]["after_months"]), "UTC")
    form = _form(latest, told, decided - SENT_BEFORE)
    begun = decided - SENT_BEFORE - BEGUN_BEFORE
    call = calls.enter(rows, form, desk, begun)
    proposal = _proposal(rows, cast, call, form, told, begun)
    sections = _sections(cast, proposal, form, begun)
    rows.write(session)
    for section in sections:
        session.add(section)
    session.flush()
    for section in sections:
        texts.begin(session, section, state=wording.written(told["texts"].get(section.key, ())))
    circles.settle(session, session.get_one(Proposal, proposal.id))
    _sign(session, rows, cast, proposal, decided - SENT_BEFORE)
    _answer(rows, cast, proposal, sections, told, decided)
    _report(rows, cast, proposal, form, told, decided)
    _mark(session, rows, cast, proposal, sections, told, decided + MARKED_AFTER)
    rows.write(session)


def _form(latest: CallForm, told: dict[str, Any], closes: datetime) -> CallForm:
    """The call as it was a round earlier: texts and a budget alone, with the reports that it asked for."""
    kept = latest.kept()
    kept["sections"] = [given for given in kept["sections"] if given["kind"] == SectionKind.text]
    kept["annexes"] = []
    kept["results_framework"] = None
    moved = closes.astimezone(UTC) - latest.closes_at(latest.stages[0])
    for given, deadline in zip(kept["deadlines"], latest.deadlines, strict=True):
        given["local"] = (deadline.local + timedelta(days=moved.days)).isoformat()
        given.pop("utc", None)
    title = {language: f"{words}, {ROUND[language]}" for language, words in kept["title"].items()}
    return CallForm.model_validate(
        kept | {"id": f"{latest.id}-first-round", "title": title, "reporting": told["reporting"]}
    )


def _proposal(rows: Rows, cast: Cast, call: Call, form: CallForm, told: dict[str, Any], at: datetime) -> Proposal:
    seat, person = LEAD.works
    proposal = Proposal(
        id=id_of(at, "proposal", form.id), circle_id=id_of(at, "proposal circle", form.id), call_id=call.id,
        call_version=1, stage=form.stages[0], organisation_id=cast.organisation(LEAD.organisation),
        steward_seat_id=cast.seat(seat), author_id=cast.person(person), language=Language.en, title=told["title"],
        summary=told["summary"], state=ProposalState.sent, outcome=ResultKind.granted,
        zone=cast.organisations[LEAD.organisation].timezone, closes_at=call.closes_at,
        moved_at=at + BEGUN_BEFORE, created_at=at, changed_at=at + BEGUN_BEFORE,
    )  # fmt: skip
    rows.circle(proposal.circle_id, CircleKind.proposal, at, {})
    rows.add(proposal, ProposalTopic(proposal_id=proposal.id, topic=TOPIC, place=1))
    begun = events.ProposalBegun(subject_id=proposal.id, circle_id=proposal.circle_id, call_id=call.id)
    rows.event(at, begun, proposal.author_id, proposal.steward_seat_id)
    for days, each in enumerate((LEAD, PARTNER), start=1):
        _take_in(rows, cast, proposal, each, at + timedelta(days=3 * days))
    return proposal


def _take_in(rows: Rows, cast: Cast, proposal: Proposal, who: Signer, at: datetime) -> None:
    """The organisation says yes, and somebody of it works on the proposal."""
    organisation_id, (seat, person) = cast.organisation(who.organisation), who.signs
    party = Party(
        id=id_of(at, "party", proposal.id, who.organisation), proposal_id=proposal.id,
        circle_id=id_of(at, "party circle", proposal.id, who.organisation), organisation_id=organisation_id,
        kind=who.kind, mandate=Mandate.given, message_language=Language.en, asked_by=proposal.author_id,
        asked_at=at - timedelta(days=1), answered_by=cast.person(person), answered_seat_id=cast.seat(seat), answered_at=at,
    )  # fmt: skip
    rows.circle(party.circle_id, CircleKind.proposal, at, {})
    rows.add(
        party,
        Participant(
            id=id_of(at, "participant", proposal.id, who.works[0]), proposal_id=proposal.id,
            organisation_id=organisation_id, seat_id=cast.seat(who.works[0]), person_id=cast.person(who.works[1]),
            role=CircleRole.steward if who is LEAD else CircleRole.contributor, since=at,
        ),
    )  # fmt: skip
    given = events.MandateGiven(
        subject_id=proposal.id, circle_id=proposal.circle_id, party_id=party.id, organisation_id=organisation_id
    )
    rows.event(at, given, cast.person(person), cast.seat(seat))


def _sections(cast: Cast, proposal: Proposal, form: CallForm, at: datetime) -> list[Section]:
    return [
        calls.section(
            proposal, wanted, id=id_of(at, "section", proposal.id, wanted.key), position=position,
            state=SectionState.agreed, organisation_id=proposal.organisation_id, owner_seat_id=cast.seat(LEAD.works[0]),
            moved_at=at + BEGUN_BEFORE,
        )
        for position, wanted in enumerate(form.sections)
        if wanted.kind is SectionKind.text
    ]  # fmt: skip


def _sign(session: Session, rows: Rows, cast: Cast, proposal: Proposal, sent_at: datetime) -> None:
    """The version as the texts are, signed by both and sent."""
    made = parts.current(session, session.get_one(Proposal, proposal.id))
    frozen_at = sent_at - timedelta(days=3)
    version = FrozenVersion(
        id=id_of(frozen_at, "frozen version", proposal.id), proposal_id=proposal.id, circle_id=proposal.circle_id, number=1,
        stage=proposal.stage, digest=parts.digest_of(made), frozen_by=proposal.author_id,
        frozen_seat_id=proposal.steward_seat_id, frozen_at=frozen_at, sent_at=sent_at,
    )  # fmt: skip
    rows.add(version)
    for place, part in enumerate(made):
        rows.add(
            FrozenPart(
                version_id=version.id, place=place, name=part.name, media_type=part.media_type, sha256=part.sha256,
                content=part.content,
            )
        )  # fmt: skip
    about = {"subject_id": proposal.id, "circle_id": proposal.circle_id, "version_id": version.id, "number": 1}
    rows.event(frozen_at, signing_events.VersionFrozen(**about), proposal.author_id, proposal.steward_seat_id)
    for days, who in enumerate((LEAD, PARTNER), start=1):
        at = frozen_at + timedelta(days=days)
        signature = _signature(cast, proposal, version, who, at)
        rows.add(signature)
        signed = signing_events.VersionSigned(**about, organisation_id=signature.organisation_id)
        rows.event(at, signed, signature.person_id, signature.seat_id)
    rows.event(sent_at, signing_events.ProposalSent(**about), proposal.author_id, proposal.steward_seat_id)


def _signature(cast: Cast, proposal: Proposal, version: FrozenVersion, who: Signer, at: datetime) -> Signature:
    seat, person = who.signs
    return Signature(
        id=id_of(at, "signature", proposal.id, who.organisation), version_id=version.id, circle_id=proposal.circle_id,
        organisation_id=cast.organisation(who.organisation), organisation_name=cast.organisations[who.organisation].name,
        seat_id=cast.seat(seat), seat_title=cast.seats[seat].title["en"], seat_title_language=Language.en,
        person_id=cast.person(person), person_name=cast.people[person].name, decision=Decision.signed,
        reason_language=Language.en, digest=version.digest, signed_in_at=at - timedelta(minutes=2), decided_at=at,
    )  # fmt: skip


def _answer(
    rows: Rows, cast: Cast, proposal: Proposal, sections: list[Section], told: dict[str, Any], decided: datetime
) -> None:
    """The funder grants, and says of each criterion what it thinks."""
    at = decided + timedelta(days=1)
    seat, person = LEAD.works
    result = ProposalResult(
        id=id_of(at, "result", proposal.id), proposal_id=proposal.id, circle_id=proposal.circle_id, number=1,
        stage=proposal.stage, outcome=ResultKind.granted, amount=told["amount"], currency="USD",
        decided_on=decided.date(), words=told["words"], words_language=Language.en, told_by=cast.person(person), told_at=at,
    )  # fmt: skip
    rows.add(result)
    ids = {section.key: section.id for section in sections}
    for place, said in enumerate(told["feedback"]):
        rows.add(
            Feedback(
                result_id=result.id, place=place, criterion=said.get("criterion"),
                section_id=ids[said["section"]] if "section" in said else None, points=said.get("points"),
                words=said["words"],
            )
        )  # fmt: skip
    event = after_events.ResultTold(
        subject_id=proposal.id, circle_id=proposal.circle_id, result_id=result.id, number=1, outcome=result.outcome
    )
    rows.event(at, event, cast.person(person), cast.seat(seat))


def _report(
    rows: Rows, cast: Cast, proposal: Proposal, form: CallForm, told: dict[str, Any], decided: datetime
) -> None:
    """What the call asks for: everything but the last report was handed in."""
    zone = reporting.zone_of(proposal, form)
    seat, person = LEAD.works
    for wanted in form.reporting:
        due_on = planning.months_later(decided.date(), wanted.after_months)
        due_at = planning.end_of_day(due_on, zone)
        done_at = due_at - HANDED_IN_BEFORE if wanted is not form.reporting[-1] else None
        report = FunderReport(
            id=id_of(decided, "funder report", wanted.key), proposal_id=proposal.id, circle_id=proposal.circle_id,
            kind=wanted.kind, title=by_language(wanted.title), call_key=wanted.key, due_on=due_on,
            zone=zone, due_at=due_at, organisation_id=proposal.organisation_id, seat_id=cast.seat(seat), done_at=done_at,
            done_by=cast.person(person) if done_at else None, done_words=told["handed_in"] if done_at else "",
        )  # fmt: skip
        rows.add(report)
        if done_at:
            done = after_events.FunderReportDone(
                subject_id=proposal.id, circle_id=proposal.circle_id, report_id=report.id
            )
            rows.event(done_at, done, cast.person(person), cast.seat(seat))
        else:
            rows.due(reporting.DUE, report.id, due_at)
            early = planning.working_days_before(due_at, planning.REMIND_OF_REPORT, proposal.zone)
            rows.due(reporting.REMINDER, report.id, early)


def _mark(
    session: Session, rows: Rows, cast: Cast, proposal: Proposal, sections: list[Section], told: dict[str, Any],
    at: datetime,
) -> None:  # fmt: skip
    """The lead keeps the texts that it would write again."""
    seat, person = LEAD.works
    found = {section.key: section.id for section in sections}
    read = texts.readings(session, list(found.values()))
    for each in told["reusable"]:
        section_id = found[each["section"]]
        words = read[section_id].words
        rows.add(
            ReusableText(
                section_id=section_id, proposal_id=proposal.id, circle_id=proposal.circle_id,
                organisation_id=proposal.organisation_id, lead_id=proposal.organisation_id, name=each["name"],
                topics=each["topics"], language=proposal.language, text=words, folded=fold(f"{each['name']} {words}"),
                words=read[section_id].counts.words, marked_by=cast.person(person), marked_at=at,
            )
        )  # fmt: skip
        marked = TextMarked(subject_id=proposal.id, circle_id=proposal.circle_id, section_id=section_id)
        rows.event(at, marked, cast.person(person), cast.seat(seat))

"""The calls of the demonstration, one proposal that three cities have begun to write, and an earlier one with its result."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.circles.models import CircleKind, CircleRole
from app.core.i18n import Language
from app.demo import records
from app.demo.loading import budgets, calls, earlier, enclosures
from app.demo.loading.cast import Cast
from app.demo.loading.rows import Rows, id_of
from app.demo.records import Story
from app.exchanges.models import Exchange
from app.proposals import events, planning, wording
from app.proposals.codes import Mandate, Origin, PartyKind, PlanStep, SectionAction, SectionState
from app.proposals.form import CallForm, by_language
from app.proposals.models import (
    Call,
    Participant,
    Party,
    PlanDate,
    Proposal,
    ProposalTopic,
    Section,
)
from app.proposals.service import circles, consortium, plans, texts

ENTERED: Final = timedelta(days=20)
BEGUN: Final = timedelta(days=19)
ANSWERED: Final = timedelta(days=12)
ASKED: Final = timedelta(days=3)
ANSWER_WITHIN: Final = timedelta(days=14)
TITLE: Final = "Two cities, one first night"
CALL: Final = "peace-incentive-fund"
LEAD: Final = ("city-oakland", "seat-oakland-focal-point", "person-simone-larkmere")
COACH: Final = ("city-oakland", "seat-oakland-senior-life-coach", "person-marcus-stonefield-ray")
PARTNER: Final = ("city-bogota", "seat-bogota-focal-point", "person-ivan-torrelimpia")
OAKLAND: Final = ("seat-oakland-authorised-representative", "person-rosalind-birchaven")
BOGOTA: Final = ("seat-bogota-authorised-representative", "person-consuelo-aguaviva")
ASKED_IN: Final = "city-palmira"
TOPICS: Final = ("gender-based-violence", "violence-interruption")
FROM: Final = "Keeping a gender-based violence specialist on the shooting response team"
MESSAGE: Final = "Your teams know the first night after a shooting better than any of us. Would you test this with us?"
WRITTEN: Final[Mapping[str, tuple[SectionState, tuple[str, str, str]]]] = {
    "title": (SectionState.agreed, LEAD),
    "summary": (SectionState.review, LEAD),
    "problem": (SectionState.drafting, LEAD),
    "learning_source": (SectionState.drafting, PARTNER),
    "community": (SectionState.empty, COACH),
    "results": (SectionState.drafting, PARTNER),
}
"""How far each section is and whose it is; nobody has taken the others."""
TEXTS: Final = Path(__file__).parents[1] / "data" / "sections.json"
"""What stands in sections so far, in paragraphs."""
_ON_THE_WAY: Final = {
    SectionState.empty: (),
    SectionState.drafting: (SectionAction.start,),
    SectionState.review: (SectionAction.start, SectionAction.hand_in),
    SectionState.agreed: (SectionAction.start, SectionAction.hand_in, SectionAction.agree),
}
_AFTER: Final = {
    SectionAction.start: (SectionState.empty, SectionState.drafting),
    SectionAction.hand_in: (SectionState.drafting, SectionState.review),
    SectionAction.agree: (SectionState.review, SectionState.agreed),
}


def load(session: Session, story: Story, rows: Rows, cast: Cast) -> None:
    """Write the calls and the proposal; what came before must be in the tables."""
    forms = {told.id: _form(told) for told in story.calls}
    entered = {name: calls.enter(rows, form, desk(story, cast), rows.now - ENTERED) for name, form in forms.items()}
    form, call = forms[CALL], entered[CALL]
    proposal = _proposal(session, rows, cast, call, form)
    sections = _sections(rows, cast, proposal, form)
    rows.write(session)
    for section in sections:
        session.add(section)
    session.flush()
    paragraphs = json.loads(TEXTS.read_text("utf-8"))
    for section in sections:
        texts.begin(session, section, state=wording.written(paragraphs.get(section.key, ())))
    found = session.get_one(Proposal, proposal.id)
    budgets.load(session, rows, cast, proposal)
    circles.settle(session, found)
    enclosures.load(session, rows, cast, found)
    earlier.load(session, rows, cast, desk(story, cast), form)


def _form(told: records.Call) -> CallForm:
    dates = [
        {
            "key": each.key,
            "title": by_language(each.title),
            "local": each.local.isoformat(),
            "timezone": each.timezone,
        }
        for each in told.deadlines
    ]
    return CallForm.model_validate({**told.form, "deadlines": dates})


def desk(story: Story, cast: Cast) -> tuple[UUID, UUID]:
    """Somebody of the secretariat, and the institution they sit in."""
    secretariat = {each.id for each in story.organisations if each.kind == "secretariat"}
    seat = next(each for each in story.seats if each.organisation in secretariat and each.holders)
    return cast.person(seat.holders[-1].person), cast.organisation(seat.organisation)


def _proposal(session: Session, rows: Rows, cast: Cast, call: Call, form: CallForm) -> Proposal:
    at = rows.now - BEGUN
    organisation, seat, person = LEAD
    origin = session.exec(select(Exchange.id).where(col(Exchange.title) == FROM)).first()
    zone = cast.organisations[organisation].timezone
    stage = form.stages[0]
    proposal = Proposal(
        id=id_of(at, "proposal", CALL), circle_id=id_of(at, "proposal circle", CALL), call_id=call.id, call_version=1,
        stage=stage, organisation_id=cast.organisation(organisation), steward_seat_id=cast.seat(seat),
        author_id=cast.person(person), language=Language.en, title=TITLE, zone=zone, closes_at=form.closes_at(stage),
        origin=Origin.exchange if origin else None, origin_id=origin, moved_at=at, created_at=at, changed_at=at,
    )  # fmt: skip
    rows.circle(proposal.circle_id, CircleKind.proposal, at, {})
    rows.add(
        proposal, *(ProposalTopic(proposal_id=proposal.id, topic=topic, place=n) for n, topic in enumerate(TOPICS, 1))
    )
    _tell(rows, cast, at, LEAD, events.ProposalBegun(
        subject_id=proposal.id, circle_id=proposal.circle_id, call_id=call.id, origin=proposal.origin, origin_id=origin,
    ))  # fmt: skip
    _parties(rows, cast, proposal, at)
    for working, role, since in (
        (LEAD, CircleRole.steward, at), (COACH, CircleRole.contributor, at + timedelta(days=1)),
        (PARTNER, CircleRole.contributor, rows.now - ANSWERED + timedelta(hours=1)),
    ):  # fmt: skip
        rows.add(
            Participant(
                id=id_of(since, "participant", working[1]), proposal_id=proposal.id,
                organisation_id=cast.organisation(working[0]), seat_id=cast.seat(working[1]),
                person_id=cast.person(working[2]), role=role, since=since,
            )
        )  # fmt: skip
    for step, due_at in planning.backwards(proposal.closes_at, zone).items():
        rows.add(PlanDate(proposal_id=proposal.id, step=PlanStep(step), due_at=due_at))
        rows.due(plans.DUE, proposal.id, due_at, occasion=step)
        early = planning.working_days_before(due_at, planning.REMIND_BEFORE, zone)
        rows.due(plans.REMINDER, proposal.id, early, occasion=step)
    return proposal


def _parties(rows: Rows, cast: Cast, proposal: Proposal, begun: datetime) -> None:
    """Oakland and Bogotá have said yes; Palmira is asked."""
    answered, asked = rows.now - ANSWERED, rows.now - ASKED
    for organisation, kind, at, who, answer_at in (
        (LEAD[0], PartyKind.lead, begun, OAKLAND, begun + timedelta(hours=3)),
        (PARTNER[0], PartyKind.partner, begun + timedelta(days=2), BOGOTA, answered),
        (ASKED_IN, PartyKind.partner, asked, None, None),
    ):
        party = Party(
            id=id_of(at, "party", organisation), proposal_id=proposal.id,
            circle_id=id_of(at, "party circle", organisation), organisation_id=cast.organisation(organisation), kind=kind,
            mandate=Mandate.given if who else Mandate.asked, message="" if who else MESSAGE,
            message_language=Language.en, asked_by=cast.person(LEAD[2]), asked_at=at, answer_by=at + ANSWER_WITHIN,
            answered_by=cast.person(who[1]) if who else None, answered_seat_id=cast.seat(who[0]) if who else None,
            answered_at=answer_at,
        )  # fmt: skip
        rows.circle(party.circle_id, CircleKind.proposal, at, {})
        rows.add(party)
        if kind is PartyKind.partner:
            _tell(rows, cast, at, LEAD, events.MandateAsked(
                subject_id=proposal.id, circle_id=party.circle_id, party_id=party.id,
                organisation_id=party.organisation_id, answer_by=party.answer_by,
            ))  # fmt: skip
        if answer_at is not None and who:
            given = events.MandateGiven(
                subject_id=proposal.id, circle_id=proposal.circle_id, party_id=party.id,
                organisation_id=party.organisation_id,
            )  # fmt: skip
            rows.event(answer_at, given, cast.person(who[1]), cast.seat(who[0]))
        elif party.answer_by:
            rows.due(consortium.REMINDER, party.id, at + ANSWER_WITHIN / 2)


def _sections(rows: Rows, cast: Cast, proposal: Proposal, form: CallForm) -> list[Section]:
    found = []
    for position, wanted in enumerate(form.sections):
        at = rows.now - ANSWERED + timedelta(hours=2 + position)
        state, owner = WRITTEN.get(wanted.key, (SectionState.empty, None))
        section = calls.section(
            proposal, wanted, id=id_of(at, "section", wanted.key), position=position, state=state,
            organisation_id=cast.organisation(owner[0]) if owner else None,
            owner_seat_id=cast.seat(owner[1]) if owner else None, moved_at=at,
        )  # fmt: skip
        found.append(section)
        for action in _ON_THE_WAY[state]:
            before, after = _AFTER[action]
            moved = events.SectionMoved(
                subject_id=proposal.id, circle_id=proposal.circle_id, section_id=section.id, action=action,
                from_state=before, to_state=after,
            )  # fmt: skip
            _tell(rows, cast, at, owner or LEAD, moved)
    return found


def _tell(rows: Rows, cast: Cast, at: datetime, who: tuple[str, str, str], event: events.ProposalEvent) -> None:
    rows.event(at, event, cast.person(who[2]), cast.seat(who[1]))

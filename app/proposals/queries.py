"""What may be read of calls and proposals. A proposal's own circle is the only way to it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access import principals
from app.access.actor import COMMITTING, Actor, SeatRole
from app.accounts.models import Affiliation, Organisation, OrganisationKind, Person, Seat
from app.accounts.queries import acts_now
from app.circles.models import Admission, CircleRole
from app.circles.queries import admits, binds, principals_of, roles_in
from app.core import clock
from app.core.columns import Json, Moment
from app.core.errors import NotFound
from app.core.paging import Key
from app.core.rows import Prepared, Row, among, columns, fetch
from app.discussions import queries as discussions
from app.discussions.models import Thread
from app.proposals import form as forms
from app.proposals import workflow
from app.proposals.codes import Mandate, PartyKind
from app.proposals.form import STAGE, CallForm
from app.proposals.models import (
    Call,
    CallVersion,
    Participant,
    Party,
    PlanDate,
    Proposal,
    ProposalTopic,
    Section,
    SectionComment,
    SectionVersion,
)

Record = TypeVar("Record", Call, Proposal, Party, Section)


def _one(session: Session, statement: SelectOfScalar[Record]) -> Record:
    found = session.exec(statement.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise NotFound
    return found


# Calls


def visible_call(actor: Actor) -> ColumnElement[bool]:
    """SQL: the call is the network's or one's organisation's, or one writes or is asked into an answer to it."""
    answered = select(Proposal.call_id).where(admits(Proposal.circle_id, actor))
    asked = (
        select(Proposal.call_id)
        .join(Party, col(Party.proposal_id) == Proposal.id)
        .where(admits(Party.circle_id, actor), Party.mandate == Mandate.asked)
    )
    return or_(admits(Call.circle_id, actor), col(Call.id).in_(answered), col(Call.id).in_(asked))


def call(session: Session, actor: Actor, call_id: UUID) -> Call:
    """One call to read. Raises NotFound when the actor may not see it."""
    return _one(session, select(Call).where(Call.id == call_id, visible_call(actor)))


def locked_call(session: Session, actor: Actor, call_id: UUID) -> Call:
    return _one(session, select(Call).where(Call.id == call_id, visible_call(actor)).with_for_update())


def standing_call(session: Session, actor: Actor, call_id: UUID) -> Call:
    """One call to answer: it does not change until the transaction ends.

    Taken before any proposal, as a change of the call takes both.
    """
    return _one(session, select(Call).where(Call.id == call_id, visible_call(actor)).with_for_update(read=True))


def form_of(session: Session, call: Call, *, number: int | None = None) -> CallForm:
    """What the call asks for, in its latest version or in this one."""
    found = session.get_one(CallVersion, (call.id, number or call.version))
    return forms.stored(found.form)


def form_followed(session: Session, proposal: Proposal) -> CallForm:
    """What the call asks for in the version that this proposal follows."""
    found = session.get_one(CallVersion, (proposal.call_id, proposal.call_version))
    return forms.stored(found.form)


class Stages(FunctionElement[Any]):
    """The stage of each section of a form, in their order, out of the JSON without reading the rest of it."""

    type = Json
    inherit_cache = True


@compiles(Stages, "sqlite")
def _stages_sqlite(element: Stages, compiler: Any, **given: Any) -> str:
    form = compiler.process(element.clauses, **given)
    return (
        f"(SELECT json_group_array(coalesce(json_extract(each.value, '$.stage'), '{STAGE}'))"  # noqa: S608 - no value
        f" FROM json_each({form}, '$.sections') AS each)"
    )


@compiles(Stages, "postgresql")
def _stages_postgresql(element: Stages, compiler: Any, **given: Any) -> str:
    form = compiler.process(element.clauses, **given)
    return (
        f"(SELECT jsonb_agg(coalesce(each.item ->> 'stage', '{STAGE}') ORDER BY each.place)"  # noqa: S608 - no value
        f" FROM jsonb_array_elements({form} -> 'sections') WITH ORDINALITY AS each(item, place))"
    )


LISTED: Final = ("deadlines", "eligibility", "amount", "duration_months", "languages_of_submission")
"""The parts of a form that a list shows as they stand, besides `stages`."""
SOONEST: Final = Key((Call.closes_at, False), (Call.id, False))
LATEST: Final = Key((Call.closes_at, True), (Call.id, True))


def calls(
    session: Session, actor: Actor, *, closed: bool, words: Sequence[str] = (), after: str | None, limit: int
) -> Sequence[Row]:
    """Calls that the actor may read with the parts of their forms that a list shows: open ones by what closes first, closed ones by the last."""
    key = LATEST if closed else SOONEST
    now = clock.now()
    statement = (
        columns(
            Call.id, Call.key, Call.title, Call.summary, Call.opens_at, Call.closes_at, Call.ends_at, Call.version,
            Call.circle_id, Call.organisation_id, Call.changed_at,
            Stages(col(CallVersion.form)).label("stages"),
            *(col(CallVersion.form)[name].label(name) for name in LISTED),
        )
        .join(CallVersion, and_(col(CallVersion.call_id) == Call.id, col(CallVersion.number) == Call.version))
        .where(visible_call(actor), col(Call.ends_at) <= now if closed else col(Call.ends_at) > now)
        .order_by(*key.order())
        .limit(limit + 1)
    )  # fmt: skip
    for word in words:
        statement = statement.where(col(Call.folded).contains(f" {word}"))
    return fetch(session, statement.where(key.beyond(after)) if after else statement)


def call_key(row: Row) -> tuple[object, ...]:
    return (row["closes_at"], row["id"])


def versions(session: Session, call_id: UUID) -> Sequence[Row]:
    """What changed, the latest first, with the form of each version so that both sides of a change can be told."""
    return fetch(
        session,
        columns(CallVersion.number, CallVersion.changed, CallVersion.note, CallVersion.made_at, CallVersion.form)
        .where(col(CallVersion.call_id) == call_id)
        .order_by(col(CallVersion.number).desc())
        .limit(20),
    )


def being_written(session: Session, call_id: UUID) -> list[Proposal]:
    """Every proposal that answers the call now, whoever may read it: for a change that moves them all."""
    return list(
        session.exec(
            select(Proposal)
            .where(Proposal.call_id == call_id, col(Proposal.state).in_(workflow.WRITING))
            .order_by(col(Proposal.id))
            .with_for_update()
        )
    )


# Proposals


def visible(actor: Actor) -> ColumnElement[bool]:
    """SQL: may the actor read this proposal?"""
    return admits(Proposal.circle_id, actor)


def proposal(session: Session, actor: Actor, proposal_id: UUID) -> Proposal:
    """One proposal to read. Raises NotFound when the actor is not in its circle."""
    return _one(session, select(Proposal).where(Proposal.id == proposal_id, visible(actor)))


def locked(session: Session, actor: Actor, proposal_id: UUID) -> Proposal:
    """One proposal to change: nobody else changes it until the transaction ends. Raises NotFound."""
    return _one(session, select(Proposal).where(Proposal.id == proposal_id, visible(actor)).with_for_update())


def by_time(session: Session, proposal_id: UUID) -> Proposal:
    """One proposal to be changed by time."""
    return _one(session, select(Proposal).where(Proposal.id == proposal_id).with_for_update())


def roles(session: Session, actor: Actor, proposal: Proposal) -> frozenset[CircleRole]:
    return roles_in(session, actor, proposal.circle_id)


NEWEST: Final = Key((Proposal.created_at, True), (Proposal.id, True))
_LISTED: Final = (
    "id", "title", "language", "state", "outcome", "stage", "closes_at", "call_id", "created_at", "moved_at", "organisation_id",
)  # fmt: skip


def listed() -> Select[Any]:
    """The columns of a proposal in a list, with its lead and its call."""
    return (
        columns(
            *(getattr(Proposal, name) for name in _LISTED),
            *(col(getattr(Organisation, name)).label(f"lead_{name}") for name in REF),
            col(Call.title).label("call_title"),
        )
        .select_from(Proposal)
        .join(Organisation, col(Organisation.id) == Proposal.organisation_id)
        .join(Call, col(Call.id) == Proposal.call_id)
    )


REF: Final = ("id", "name", "slug", "kind", "country", "zone")


def proposals(
    session: Session, actor: Actor, *, call_id: UUID | None = None, states: Collection[str] = (),
    after: str | None, limit: int,
) -> Sequence[Row]:  # fmt: skip
    statement = listed().where(visible(actor)).order_by(*NEWEST.order()).limit(limit + 1)
    if call_id is not None:
        statement = statement.where(col(Proposal.call_id) == call_id)
    if states:
        statement = statement.where(col(Proposal.state).in_(sorted(states)))
    return fetch(session, statement.where(NEWEST.beyond(after)) if after else statement)


def proposal_key(row: Row) -> tuple[object, ...]:
    return (row["created_at"], row["id"])


def section_counts(session: Session, proposal_ids: Collection[UUID]) -> Mapping[UUID, dict[str, int]]:
    """How many sections of each state each proposal has in its stage."""
    rows = fetch(
        session,
        columns(Section.proposal_id, Section.state, func.count().label("number"))
        .join(Proposal, and_(col(Proposal.id) == Section.proposal_id, col(Proposal.stage) == Section.stage))
        .where(col(Section.proposal_id).in_(proposal_ids), col(Section.asked))
        .group_by(col(Section.proposal_id), col(Section.state)),
    )
    found: dict[UUID, dict[str, int]] = {proposal_id: {} for proposal_id in proposal_ids}
    for row in rows:
        found[row["proposal_id"]][row["state"]] = row["number"]
    return found


def answers_of(session: Session, actor: Actor, call_ids: Collection[UUID]) -> Mapping[UUID, list[Row]]:
    """Proposals that the actor is in, by the call that they answer."""
    found: dict[UUID, list[Row]] = {}
    for row in fetch(
        session,
        columns(Proposal.id, Proposal.title, Proposal.language, Proposal.call_id)
        .where(visible(actor), col(Proposal.call_id).in_(call_ids), col(Proposal.state).in_(workflow.WRITING))
        .order_by(col(Proposal.created_at)),
    ):
        found.setdefault(row["call_id"], []).append(row)
    return found


def topics_of(session: Session, proposal_id: UUID) -> list[str]:
    return list(
        session.exec(
            select(ProposalTopic.topic)
            .where(ProposalTopic.proposal_id == proposal_id)
            .order_by(col(ProposalTopic.place))
        )
    )


def leads_another(session: Session, actor: Actor, proposal: Proposal) -> bool:
    """Whether the lead answers the same call twice, as far as the actor may know."""
    other = select(Proposal.id).where(
        Proposal.call_id == proposal.call_id,
        Proposal.organisation_id == proposal.organisation_id,
        Proposal.id != proposal.id,
        col(Proposal.state).in_(workflow.WRITING),
        visible(actor),
    )
    return session.exec(other.limit(1)).first() is not None


# Parts of one proposal


TAKES_PART: Final = or_(col(Party.mandate) == Mandate.given, col(Party.kind) == PartyKind.lead)
"""SQL, of a party: `workflow.takes_part`."""


def taking_part(parties: Iterable[Row]) -> list[Row]:
    """Those of the parties that are of the consortium, the lead first."""
    return [row for row in parties if workflow.takes_part(row["kind"], row["mandate"])]


def parties(session: Session, proposal_id: UUID) -> Sequence[Row]:
    """The organisations of a consortium with what they said, the lead first, then in the order they were asked."""
    giver = aliased(Person)
    return fetch(
        session,
        columns(
            Party.id, Party.kind, Party.mandate, Party.asked_at, Party.answer_by,
            Party.answered_at, Party.ended_at, Party.version,
            *(col(getattr(Organisation, name)).label(f"organisation_{name}") for name in REF),
            col(giver.name).label("answered_by_name"),
        )
        .join(Organisation, col(Organisation.id) == Party.organisation_id)
        .outerjoin(giver, col(giver.id) == Party.answered_by)
        .where(col(Party.proposal_id) == proposal_id)
        .order_by((col(Party.kind) == PartyKind.lead).desc(), col(Party.asked_at), col(Party.id)),
    )  # fmt: skip


def party(session: Session, actor: Actor, party_id: UUID) -> tuple[Party, Proposal]:
    """One mandate and its proposal, locked: of the consortium, or of the organisation that is asked. Raises NotFound."""
    mine = or_(
        admits(Party.circle_id, actor),
        col(Party.proposal_id).in_(select(Proposal.id).where(visible(actor))),
    )
    found = _one(session, select(Party).where(Party.id == party_id, mine))
    parent = by_time(session, found.proposal_id)
    session.refresh(found)
    return found, parent


def party_of(session: Session, proposal_id: UUID, organisation_id: UUID) -> Party | None:
    return session.exec(
        select(Party).where(Party.proposal_id == proposal_id, Party.organisation_id == organisation_id)
    ).one_or_none()


def asked(session: Session, actor: Actor) -> Sequence[Row]:
    """Where the actor's organisation is asked to take part and has not answered, what is to be answered first."""
    asker = aliased(Person)
    return fetch(
        session,
        columns(
            Party.id, Party.proposal_id, Party.organisation_id, Party.kind, Party.mandate, Party.message,
            Party.message_language, Party.asked_at, Party.answer_by, Proposal.title, Proposal.language,
            Proposal.state, Proposal.closes_at, Proposal.call_id, col(Call.title).label("call_title"),
            col(asker.name).label("asked_by_name"),
            *(col(getattr(Organisation, name)).label(f"lead_{name}") for name in REF),
        )
        .join(Proposal, col(Proposal.id) == Party.proposal_id)
        .join(Call, col(Call.id) == Proposal.call_id)
        .join(Organisation, col(Organisation.id) == Proposal.organisation_id)
        .join(asker, col(asker.id) == Party.asked_by)
        .where(
            admits(Party.circle_id, actor),
            col(Party.organisation_id) == actor.organisation_id,
            col(Party.mandate) == Mandate.asked,
            col(Proposal.state).in_(workflow.WRITING),
        )
        .order_by(col(Party.answer_by), col(Party.id))
        .limit(50),
    )  # fmt: skip


def names_of_parties(session: Session, proposal_ids: Collection[UUID]) -> Mapping[UUID, list[str]]:
    """The organisations that have said yes, by proposal."""
    found: dict[UUID, list[str]] = {proposal_id: [] for proposal_id in proposal_ids}
    for row in fetch(
        session,
        columns(Party.proposal_id, Organisation.name)
        .join(Organisation, col(Organisation.id) == Party.organisation_id)
        .where(col(Party.proposal_id).in_(proposal_ids), col(Party.mandate) == Mandate.given)
        .order_by((col(Party.kind) == PartyKind.lead).desc(), col(Organisation.name)),
    ):
        found[row["proposal_id"]].append(row["name"])
    return found


def sections(session: Session, proposal_id: UUID) -> list[Section]:
    return list(
        session.exec(
            select(Section).where(Section.proposal_id == proposal_id).order_by(col(Section.position), col(Section.id))
        )
    )


def section(session: Session, actor: Actor, section_id: UUID) -> tuple[Section, Proposal]:
    """One section and its proposal, locked. Raises NotFound when the actor is not in the section's circle."""
    found = _one(session, select(Section).where(Section.id == section_id, admits(Section.circle_id, actor)))
    parent = locked(session, actor, found.proposal_id)
    session.refresh(found)
    return found, parent


def readable_section(session: Session, actor: Actor, section_id: UUID) -> Section:
    """One section to read. Raises NotFound when the actor is not in its circle."""
    return _one(session, select(Section).where(Section.id == section_id, admits(Section.circle_id, actor)))


def roles_of_section(session: Session, actor: Actor, section: Section) -> frozenset[CircleRole]:
    return roles_in(session, actor, section.circle_id)


def comments(session: Session, section_id: UUID) -> Sequence[Row]:
    """The comments of a section with who asked, oldest first."""
    return fetch(
        session,
        columns(
            SectionComment.thread_id, SectionComment.quote, SectionComment.resolved_at, SectionComment.assigned_to,
            Thread.opened_by, col(Person.name).label("opened_by_name"), Thread.opened_at, Thread.post_count,
        )
        .join(Thread, col(Thread.id) == SectionComment.thread_id)
        .join(Person, col(Person.id) == Thread.opened_by)
        .where(col(SectionComment.section_id) == section_id)
        .order_by(col(SectionComment.thread_id))
        .limit(500),
    )  # fmt: skip


def readers(session: Session, section: Section) -> Sequence[Row]:
    """Whom the section's circle admits now, by name: holders of seats, and guests; principal, person and organisation."""
    admitted = principals_of(session, section.circle_id)
    seats = seats_with_holders(session, principals.named(admitted, "seat"))
    found = [
        {"principal": principals.of_seat(row["id"]), **{name: row[name] for name in _READER}}
        for row in seats.values()
        if row["person_id"] is not None
    ]
    guests = discussions.names_of(session, principals.named(admitted, "person"))
    found += [
        {
            "principal": principals.of_person(person_id),
            "person_id": person_id,
            "person_name": name,
            "organisation_id": None,
        }
        for person_id, name in guests.items()
    ]
    return sorted(found, key=lambda row: (row["person_name"], row["principal"]))


_READER: Final = ("person_id", "person_name", "organisation_id")


def last_version(session: Session, section_id: UUID) -> Row | None:
    """Number and fingerprint of the last version that was kept."""
    rows = fetch(
        session,
        columns(SectionVersion.number, SectionVersion.fingerprint)
        .where(col(SectionVersion.section_id) == section_id)
        .order_by(col(SectionVersion.number).desc())
        .limit(1),
    )
    return rows[0] if rows else None


def versions_of_section(session: Session, section_id: UUID) -> Sequence[Row]:
    """What was kept of a section, the newest first, without the texts."""
    return fetch(
        session,
        columns(
            SectionVersion.number, SectionVersion.name, SectionVersion.restores, SectionVersion.words,
            SectionVersion.fingerprint, SectionVersion.made_at, col(Person.name).label("made_by"),
        )
        .join(Person, col(Person.id) == SectionVersion.made_by)
        .where(col(SectionVersion.section_id) == section_id)
        .order_by(col(SectionVersion.number).desc())
        .limit(200),
    )  # fmt: skip


_STANDING: Final = Prepared(
    columns(Section.state, col(Proposal.state).label("proposal_state"), Admission.role)
    .join(Proposal, col(Proposal.id) == Section.proposal_id)
    .join(Admission, col(Admission.circle_id) == Section.circle_id)
    .where(
        col(Section.id) == bindparam("section_id"),
        among(Admission.principal, "principals"),
        or_(col(Admission.until).is_(None), col(Admission.until) > bindparam("now", type_=Moment)),
    )
)


def standing(session: Session, actor: Actor, section_id: UUID) -> Sequence[Row]:
    """The actor's roles in the section's circle, each with its state and the proposal's; none for others."""
    return fetch(session, _STANDING, section_id=section_id, **binds(actor))


def plan(session: Session, proposal_id: UUID) -> list[PlanDate]:
    return list(
        session.exec(
            select(PlanDate)
            .where(PlanDate.proposal_id == proposal_id)
            .order_by(col(PlanDate.due_at), col(PlanDate.step))
        )
    )


def working(session: Session, proposal_id: UUID) -> list[Participant]:
    """Those who were put to work on the proposal and have not left."""
    return list(
        session.exec(
            select(Participant)
            .where(Participant.proposal_id == proposal_id, col(Participant.until).is_(None))
            .order_by(col(Participant.since), col(Participant.id))
        )
    )


def authors(session: Session, proposal_id: UUID) -> Sequence[Row]:
    """Everybody who ever worked on it, with those who left."""
    return fetch(
        session,
        columns(
            Participant.id, Participant.seat_id, Participant.organisation_id, Participant.role, Participant.since,
            Participant.until, Participant.person_id, col(Person.name).label("person_name"),
            col(Organisation.name).label("organisation_name"), col(Seat.title).label("seat_title"),
            col(Seat.title_language).label("seat_title_language"),
        )
        .join(Seat, col(Seat.id) == Participant.seat_id)
        .join(Organisation, col(Organisation.id) == Participant.organisation_id)
        .outerjoin(Person, col(Person.id) == Participant.person_id)
        .where(col(Participant.proposal_id) == proposal_id)
        .order_by(col(Participant.since), col(Participant.id)),
    )  # fmt: skip


# Seats and organisations


def committing_seats(organisation_ids: Collection[UUID]) -> SelectOfScalar[UUID]:
    """Seats that may commit these organisations, held or not, so that a successor finds every door open.

    An institution of the secretariat, when it is asked in, is committed by any of its seats.
    """
    today = clock.now().date()
    desk = and_(col(Organisation.kind) == OrganisationKind.secretariat, col(Seat.role) == SeatRole.secretariat)
    return (
        select(Seat.id)
        .join(Organisation, col(Organisation.id) == Seat.organisation_id)
        .where(
            col(Seat.organisation_id).in_(organisation_ids),
            or_(col(Seat.role).in_(COMMITTING), desk),
            or_(col(Seat.until).is_(None), col(Seat.until) > today),
        )
    )


def committing_of(session: Session, organisation_ids: Collection[UUID]) -> Mapping[UUID, list[UUID]]:
    """The same by organisation."""
    found: dict[UUID, list[UUID]] = {organisation_id: [] for organisation_id in organisation_ids}
    rows = session.exec(
        select(Seat.id, Seat.organisation_id).where(col(Seat.id).in_(committing_seats(organisation_ids)))
    )
    for seat_id, organisation_id in rows:
        found[organisation_id].append(seat_id)
    return found


def held(organisation_id: UUID, roles: Collection[SeatRole]) -> SelectOfScalar[UUID]:
    """Seats of the organisation in these roles that somebody holds now."""
    return (
        select(Seat.id)
        .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
        .where(Seat.organisation_id == organisation_id, col(Seat.role).in_(roles), *acts_now(clock.now()))
    )


def is_represented(session: Session, organisation_id: UUID) -> bool:
    """Whether somebody holds the seat of an authorised representative there."""
    return session.exec(held(organisation_id, [SeatRole.authorised_representative]).limit(1)).first() is not None


def represented(session: Session, organisation_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the organisations in which somebody does."""
    return frozenset(
        session.exec(
            select(Seat.organisation_id)
            .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
            .where(
                col(Seat.organisation_id).in_(list(organisation_ids)),
                Seat.role == SeatRole.authorised_representative,
                *acts_now(clock.now()),
            )
        )
    )


def seats_with_holders(session: Session, seat_ids: Iterable[UUID | None]) -> Mapping[UUID, Row]:
    """Seats with whoever holds them now and is not suspended, by id."""
    wanted = {item for item in seat_ids if item is not None}
    if not wanted:
        return {}
    now = clock.now()
    holds = and_(
        col(Affiliation.seat_id) == Seat.id,
        col(Affiliation.since) <= now,
        or_(col(Affiliation.until).is_(None), col(Affiliation.until) > now),
    )
    rows = fetch(
        session,
        columns(
            Seat.id, Seat.title, Seat.title_language, Seat.organisation_id, col(Person.id).label("person_id"),
            col(Person.name).label("person_name"),
        )
        .select_from(Seat)
        .outerjoin(Affiliation, holds)
        .outerjoin(Person, and_(col(Person.id) == Affiliation.person_id, col(Person.suspended_at).is_(None)))
        .where(col(Seat.id).in_(wanted)),
    )  # fmt: skip
    return {row["id"]: row for row in rows}


def held_seats(session: Session, organisation_ids: Collection[UUID]) -> Sequence[Row]:
    """Every seat of these organisations that somebody holds now, by organisation and name."""
    return fetch(
        session,
        columns(
            Seat.id, Seat.title, Seat.title_language, Seat.organisation_id, col(Person.id).label("person_id"),
            col(Person.name).label("person_name"),
        )
        .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
        .join(Person, col(Person.id) == Affiliation.person_id)
        .where(col(Seat.organisation_id).in_(organisation_ids), *acts_now(clock.now()))
        .order_by(col(Seat.organisation_id), col(Person.name)),
    )  # fmt: skip

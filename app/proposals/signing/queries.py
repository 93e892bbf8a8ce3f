"""What may be read of frozen versions: whoever reads the proposal reads them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.actor import Actor, SeatRole
from app.accounts.models import Affiliation, Person, Seat
from app.accounts.queries import acts_now
from app.core import clock
from app.core.rows import Row, columns, fetch
from app.drafting.models import Draft
from app.proposals.codes import ProposalState
from app.proposals.models import Party, Proposal
from app.proposals.queries import TAKES_PART, taking_part
from app.proposals.signing.codes import Decision, Ended
from app.proposals.signing.models import FrozenPart, FrozenVersion, Signature


def latest(session: Session, proposal_id: UUID) -> FrozenVersion | None:
    """The version that was frozen last, whatever became of it."""
    return session.exec(
        select(FrozenVersion)
        .where(FrozenVersion.proposal_id == proposal_id)
        .order_by(col(FrozenVersion.number).desc())
        .limit(1)
        .execution_options(populate_existing=True)
    ).one_or_none()


def sent(session: Session, proposal_id: UUID, number: int) -> FrozenVersion | None:
    """The version of this number, if it was sent."""
    return session.exec(
        select(FrozenVersion).where(
            FrozenVersion.proposal_id == proposal_id,
            FrozenVersion.number == number,
            col(FrozenVersion.sent_at).is_not(None),
        )
    ).one_or_none()


def is_open(version: FrozenVersion | None) -> bool:
    """Whether it can be signed and sent."""
    return version is not None and version.ended_at is None and version.sent_at is None


def parts(session: Session, version_id: UUID) -> Sequence[FrozenPart]:
    """The parts of a version in the order of the bundle."""
    return session.exec(
        select(FrozenPart).where(FrozenPart.version_id == version_id).order_by(col(FrozenPart.place))
    ).all()


def fingerprints(session: Session, version_id: UUID) -> Mapping[str, str]:
    """Name → sha256 of the parts of a version."""
    rows = fetch(
        session,
        columns(FrozenPart.name, FrozenPart.sha256)
        .where(col(FrozenPart.version_id) == version_id)
        .order_by(col(FrozenPart.place)),
    )
    return {row["name"]: row["sha256"] for row in rows}


def signatures(session: Session, version_id: UUID) -> Sequence[Signature]:
    """What was said about a version, in the order in which it was said."""
    return session.exec(
        select(Signature)
        .where(Signature.version_id == version_id)
        .order_by(col(Signature.decided_at), col(Signature.id))
    ).all()


def earlier(session: Session, proposal_id: UUID) -> Sequence[Row]:
    """The versions of a proposal, the latest first, each with who froze it."""
    return fetch(
        session,
        columns(
            FrozenVersion.id, FrozenVersion.number, FrozenVersion.frozen_at, FrozenVersion.ended,
            FrozenVersion.ended_at, FrozenVersion.touched, FrozenVersion.sent_at, FrozenVersion.digest,
            col(Person.name).label("frozen_by"),
        )
        .join(Person, col(Person.id) == FrozenVersion.frozen_by)
        .where(col(FrozenVersion.proposal_id) == proposal_id)
        .order_by(col(FrozenVersion.number).desc())
        .limit(20),
    )  # fmt: skip


def refusals(session: Session, version_ids: Collection[UUID]) -> Mapping[UUID, list[Row]]:
    """By version, why it was given back."""
    found: dict[UUID, list[Row]] = {}
    for row in fetch(
        session,
        columns(
            Signature.version_id, col(Signature.organisation_name).label("organisation"),
            col(Signature.person_name).label("person"), Signature.reason, Signature.reason_language,
        )
        .where(col(Signature.version_id).in_(version_ids), col(Signature.decision) == Decision.refused)
        .order_by(col(Signature.decided_at)),
    ):  # fmt: skip
        found.setdefault(row["version_id"], []).append(row)
    return found


def signed_in_vain(session: Session, proposal_id: UUID) -> Mapping[UUID, Row]:
    """By organisation, the last signature under a version that was voided by a change."""
    rows = fetch(
        session,
        columns(
            Signature.organisation_id, Signature.person_name, Signature.decided_at, FrozenVersion.number,
            FrozenVersion.touched, FrozenVersion.ended_at,
        )
        .join(FrozenVersion, col(FrozenVersion.id) == Signature.version_id)
        .where(
            col(FrozenVersion.proposal_id) == proposal_id,
            col(FrozenVersion.ended) == Ended.changed,
            col(Signature.decision) == Decision.signed,
        )
        .order_by(col(FrozenVersion.number)),
    )  # fmt: skip
    return {row["organisation_id"]: row for row in rows}


def hold_texts(session: Session, section_ids: Collection[UUID]) -> None:
    """Let nobody write in these texts until the transaction ends, in the order in which ticks take their rows."""
    session.exec(select(Draft.id).where(col(Draft.id).in_(section_ids)).order_by(col(Draft.id)).with_for_update()).all()


def representatives(session: Session, organisation_ids: Collection[UUID]) -> Mapping[UUID, Row]:
    """By organisation, a seat of an authorised representative that somebody holds now, with its holder."""
    rows = fetch(
        session,
        columns(
            Seat.id, Seat.organisation_id, Seat.title, Seat.title_language, col(Person.name).label("person_name")
        )
        .join(Affiliation, col(Affiliation.seat_id) == Seat.id)
        .join(Person, col(Person.id) == Affiliation.person_id)
        .where(
            col(Seat.organisation_id).in_(organisation_ids),
            col(Seat.role) == SeatRole.authorised_representative,
            *acts_now(clock.now()),
        )
        .order_by(col(Affiliation.since).desc(), col(Seat.id)),
    )  # fmt: skip
    return {row["organisation_id"]: row for row in rows}


def unsigned(session: Session, proposal: Proposal, parties: Iterable[Row]) -> list[UUID]:
    """Organisations that still owe their signature, from when a version was first frozen until it is sent."""
    if proposal.state is not ProposalState.signing:
        return []
    done = session.exec(
        select(Signature.organisation_id)
        .join(FrozenVersion, col(FrozenVersion.id) == Signature.version_id)
        .where(
            FrozenVersion.proposal_id == proposal.id,
            col(FrozenVersion.ended_at).is_(None),
            col(FrozenVersion.sent_at).is_(None),
            Signature.decision == Decision.signed,
        )
    ).all()
    signers = (row["organisation_id"] for row in taking_part(parties))
    return [organisation_id for organisation_id in signers if organisation_id not in done]


def seats(session: Session, organisation_ids: Collection[UUID]) -> Sequence[UUID]:
    """Every seat of an authorised representative of these organisations, held or not."""
    return session.exec(
        select(Seat.id).where(
            col(Seat.organisation_id).in_(organisation_ids), Seat.role == SeatRole.authorised_representative
        )
    ).all()


def waiting_for(actor: Actor) -> SelectOfScalar[UUID] | None:
    """Proposals with a version on which the actor's organisation has not decided; None for those who never sign."""
    if actor.role is not SeatRole.authorised_representative:
        return None
    decided = select(Signature.version_id).where(Signature.organisation_id == actor.organisation_id)
    return (
        select(FrozenVersion.proposal_id)
        .join(Proposal, col(Proposal.id) == FrozenVersion.proposal_id)
        .join(Party, col(Party.proposal_id) == FrozenVersion.proposal_id)
        .where(
            Party.organisation_id == actor.organisation_id,
            TAKES_PART,
            Proposal.state == ProposalState.signing,
            col(FrozenVersion.ended_at).is_(None),
            col(FrozenVersion.sent_at).is_(None),
            col(FrozenVersion.id).not_in(decided),
        )
    )

"""What may be read of annexes: whoever reads the proposal reads all of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.actor import Actor
from app.accounts.models import Organisation, Person
from app.circles.models import Admission, CircleRole
from app.circles.queries import admits
from app.core.rows import Row, columns, fetch
from app.files.models import File
from app.proposals import workflow
from app.proposals.annexes.models import SUBJECT, Annex
from app.proposals.annexes.owing import Key, Owed, is_missing, owed
from app.proposals.codes import PlanStep
from app.proposals.form import CallForm
from app.proposals.models import CallVersion, Party, PlanDate, Proposal
from app.proposals.queries import TAKES_PART, Stages

_SAID: Final = ("id", "key", "organisation_id", "file_id", "reason", "changed_at", "version")
_FILE: Final = ("name", "kind", "media_type", "size", "sha256")


def said(session: Session, proposal_id: UUID) -> Mapping[Key, Row]:
    """What was said of each annex, with the file that stands."""
    rows = fetch(
        session,
        columns(
            *(getattr(Annex, name) for name in _SAID),
            *(col(getattr(File, name)).label(f"file_{name}") for name in _FILE),
            col(Person.name).label("changed_by"), col(Organisation.name).label("organisation_name"),
        )
        .join(Person, col(Person.id) == Annex.changed_by)
        .join(Organisation, col(Organisation.id) == Annex.organisation_id)
        .outerjoin(File, col(File.id) == Annex.file_id)
        .where(col(Annex.proposal_id) == proposal_id)
        .order_by(col(Annex.id)),
    )  # fmt: skip
    return {(row["key"], row["organisation_id"]): row for row in rows}


def files(session: Session, annex_ids: Collection[UUID]) -> Mapping[UUID, list[Row]]:
    """Every file that was ever put, by annex, the newest first."""
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in fetch(
        session,
        columns(
            File.id, File.subject_id, File.name, File.kind, File.size, File.sha256, File.made_at,
            col(Person.name).label("person_name"),
        )
        .join(Person, col(Person.id) == File.uploaded_by)
        .where(col(File.subject_kind) == SUBJECT, col(File.subject_id).in_(annex_ids))
        .order_by(col(File.id).desc()),
    ):  # fmt: skip
        found[row["subject_id"]].append(row)
    return found


def annex(session: Session, proposal_id: UUID, key: Key) -> Annex | None:
    """The row of one annex, once its proposal is locked."""
    wanted = select(Annex).where(Annex.proposal_id == proposal_id, Annex.key == key[0], Annex.organisation_id == key[1])
    return session.exec(wanted.execution_options(populate_existing=True)).one_or_none()


def missing(session: Session, proposal: Proposal, form: CallForm, parties: Sequence[Row]) -> list[Owed]:
    """Annexes that the call requires in the stage that runs, of which nothing stands."""
    wanted = [each for each in owed(form, parties) if each.form.required and each.stage == proposal.stage]
    known = said(session, proposal.id)
    return [each for each in wanted if is_missing(known.get(each.key))]


def owed_by(session: Session, actor: Actor, *, limit: int) -> Sequence[Row]:
    """Proposals in which the actor puts annexes for their organisation: what the call asks for, and what is there.

    `annexes` is the part of the call's form, `stages` those of its sections, `party` what the organisation is.
    """
    return fetch(
        session,
        columns(
            Proposal.id, Proposal.title, Proposal.language, Proposal.stage, PlanDate.due_at, col(Party.kind).label("party"),
            col(CallVersion.form)["annexes"].label("annexes"), Stages(col(CallVersion.form)).label("stages"), *_lead_columns(),
        )
        .join(Party, and_(col(Party.proposal_id) == Proposal.id, col(Party.organisation_id) == actor.organisation_id))
        .join(
            CallVersion,
            and_(
                col(CallVersion.call_id) == Proposal.call_id, col(CallVersion.number) == Proposal.call_version
            ),
        )
        .join(Organisation, col(Organisation.id) == Proposal.organisation_id)
        .outerjoin(PlanDate, and_(col(PlanDate.proposal_id) == Proposal.id, col(PlanDate.step) == PlanStep.content))
        .where(
            col(Proposal.circle_id).in_(_writing_in(actor)),
            admits(Proposal.circle_id, actor),
            col(Proposal.state).in_(workflow.WRITING),
            TAKES_PART,
        )
        .order_by(col(PlanDate.due_at), col(Proposal.id))
        .limit(limit),
    )  # fmt: skip


def done_by(session: Session, organisation_id: UUID, proposal_ids: Collection[UUID]) -> Mapping[UUID, set[str]]:
    """By proposal, the keys of annexes that this organisation has put or said not to be needed."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for row in fetch(
        session,
        columns(Annex.proposal_id, Annex.key).where(
            col(Annex.proposal_id).in_(proposal_ids),
            col(Annex.organisation_id) == organisation_id,
            or_(col(Annex.file_id).is_not(None), col(Annex.reason) != ""),
        ),
    ):
        found[row["proposal_id"]].add(row["key"])
    return found


def _writing_in(actor: Actor) -> SelectOfScalar[UUID]:
    return select(Admission.circle_id).where(
        col(Admission.principal).in_(actor.principals),
        col(Admission.role).in_([CircleRole.steward, CircleRole.contributor]),
        col(Admission.until).is_(None),
    )


def _lead_columns() -> list[Any]:
    names = ("id", "name", "kind", "country", "zone")
    return [col(getattr(Organisation, name)).label(f"lead_{name}") for name in names]

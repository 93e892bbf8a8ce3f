"""Calls of the demonstration, and the sections of their answers, as the product would have made them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.access.principals import NETWORK_CIRCLE
from app.core.text import fold
from app.demo.loading.rows import Rows, id_of
from app.proposals import events
from app.proposals.form import CallForm, SectionForm, by_language
from app.proposals.models import Call, CallVersion, Proposal, Section


def enter(rows: Rows, form: CallForm, desk: tuple[UUID, UUID], at: datetime) -> Call:
    """A call of the network, entered by somebody (person, organisation) of the secretariat."""
    entered_by, organisation_id = desk
    call = Call(
        id=id_of(at, "call", form.id), circle_id=NETWORK_CIRCLE, organisation_id=organisation_id, key=form.id,
        title=by_language(form.title), summary=by_language(form.summary),
        folded=fold(" ".join([*form.title.values(), *form.summary.values()])), opens_at=form.opens_at,
        closes_at=form.closes_at(form.stages[0]), ends_at=max(form.closes_at(stage) for stage in form.stages),
        entered_by=entered_by, entered_at=at, changed_at=at,
    )  # fmt: skip
    rows.add(call, CallVersion(call_id=call.id, number=1, form=form.kept(), made_by=entered_by, made_at=at))
    rows.event(at, events.CallEntered(subject_id=call.id, circle_id=NETWORK_CIRCLE), entered_by)
    return call


def section(proposal: Proposal, wanted: SectionForm, **more: Any) -> Section:
    """One section as the call wants it; `more` says where it is, whose, and how far."""
    limit = wanted.limit
    return Section(
        proposal_id=proposal.id, circle_id=proposal.circle_id, key=wanted.key, stage=wanted.stage, kind=wanted.kind,
        title=by_language(wanted.title), guidance=by_language(wanted.guidance), required=wanted.required,
        limit_unit=limit.unit if limit else None, limit_max=limit.max if limit else None,
        counts_spaces=limit.counts_spaces if limit else True, **more,
    )  # fmt: skip

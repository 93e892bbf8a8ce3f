"""Entering calls and their later versions; a change moves every answer that is being written."""

from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, select

from app.access.abilities import require
from app.access.actor import Actor
from app.access.versions import require_match
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE
from app.core import clock
from app.core.text import fold
from app.outbox.events import record
from app.proposals import form as forms
from app.proposals import policy, queries
from app.proposals.codes import CallPart
from app.proposals.errors import CallExists
from app.proposals.events import CallChanged, CallEntered
from app.proposals.form import CallForm, by_language
from app.proposals.models import Call, CallVersion
from app.proposals.service import adoption

UNNAMED: Final = CallPart.notes
"""What fields stand under that have no part of their own."""
QUIET: Final = frozenset({CallPart.heading, CallPart.summary, CallPart.scoring, CallPart.reporting, CallPart.notes})
"""Parts whose change asks nothing of those who write."""


def enter(session: Session, actor: Actor, form: CallForm) -> Call:
    """Enter a call: the secretariat for the network, others for their own organisation. Raises NotAllowed, CallExists."""
    require(policy.may_enter_call(actor))
    assert actor.organisation_id
    circle_id = NETWORK_CIRCLE if actor.is_secretariat else circles.of_organisation(session, actor.organisation_id)
    if session.exec(select(Call.id).where(Call.circle_id == circle_id, Call.key == form.id)).first():
        raise CallExists
    call = Call(
        circle_id=circle_id, organisation_id=actor.organisation_id, entered_by=actor.person_id, **_columns(form),
    )  # fmt: skip
    session.add(call)
    session.flush()
    session.add(CallVersion(call_id=call.id, number=1, form=form.kept(), made_by=actor.person_id))
    session.flush()
    record(session, actor, CallEntered(subject_id=call.id, circle_id=circle_id))
    return call


def change(
    session: Session, actor: Actor, call_id: UUID, form: CallForm, *, note: str = "", if_match: str | None
) -> Call:
    """Enter the next version of a call. What is the same makes none. Raises NotFound, NotAllowed, Stale."""
    call = queries.locked_call(session, actor, call_id)
    require(policy.call_abilities(actor, call).edit)
    require_match(if_match, call.version)
    parts = _parts(forms.differences(queries.form_of(session, call), form))
    if not parts:
        return call
    call.version += 1
    for name, value in _columns(form).items():
        if name != "key":
            setattr(call, name, value)
    call.changed_at = clock.now()
    session.add(call)
    session.add(
        CallVersion(
            call_id=call.id, number=call.version, form=form.kept(), changed=[str(part) for part in parts], note=note,
            made_by=actor.person_id,
        )
    )  # fmt: skip
    session.flush()
    record(
        session,
        actor,
        CallChanged(subject_id=call.id, circle_id=call.circle_id, number=call.version, parts=tuple(parts)),
    )
    for proposal in queries.being_written(session, call.id):
        adoption.adopt(session, proposal, call, form, parts=[part for part in parts if part not in QUIET])
    return call


def _parts(names: set[str]) -> list[CallPart]:
    known = {str(part) for part in CallPart}
    return sorted({CallPart(name) if name in known else UNNAMED for name in names - {"version", "id"}})


def _columns(form: CallForm) -> dict[str, Any]:
    return {
        "key": form.id,
        "title": by_language(form.title),
        "summary": by_language(form.summary),
        "folded": fold(" ".join([*form.title.values(), *form.summary.values()])),
        "opens_at": form.opens_at,
        "closes_at": form.closes_at(form.stages[0]),
        "ends_at": max(form.closes_at(stage) for stage in form.stages),
    }

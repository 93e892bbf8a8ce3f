"""Calls and proposals brought to where a test needs them, by the same functions that people use."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.circles.models import CircleRole
from app.core import clock
from app.proposals import queries
from app.proposals.codes import Mandate
from app.proposals.form import CallForm
from app.proposals.models import Call, Party, Proposal
from app.proposals.service import calls, consortium, people, proposals
from tests.people import World

GIVEN = Path(__file__).parents[2] / "app" / "demo" / "data" / "calls"
NEW_YORK = "America/New_York"
DURBAN = "durban_representative"
"""Who holds the seat that signs for Durban, in the tests where somebody does."""


def given(name: str) -> dict[str, Any]:
    return json.loads((GIVEN / f"{name}.json").read_text("utf-8"))


def local(days: int, *, hour: int = 12) -> str:
    """So many days from now, by New York's clock."""
    moment = (clock.now() + timedelta(days=days)).astimezone(ZoneInfo(NEW_YORK))
    return moment.replace(hour=hour, minute=0, second=0, microsecond=0, tzinfo=None).isoformat()


def wanted(**changes: Any) -> dict[str, Any]:
    """A small call of two stages that closes in sixty days."""
    return {
        "id": "small-fund",
        "title": {"en": "Small fund", "es": "Fondo pequeño"},
        "summary": {"en": "Two members try something together."},
        "deadlines": [
            {"key": "opens", "title": {"en": "Opens"}, "local": local(-1), "timezone": NEW_YORK},
            {"key": "submission", "title": {"en": "Concept"}, "local": local(60), "timezone": NEW_YORK},
            {"key": "full", "title": {"en": "Full text"}, "local": local(120), "timezone": NEW_YORK},
        ],
        "eligibility": {
            "lead_kinds": ["city"],
            "partners_min": 2,
            "partners_max": 4,
            "countries_min": 2,
            "one_lead_application_per_organisation": True,
            "rules": [{"key": "report", "text": {"en": "No overdue report."}}],
        },
        "amount": {"currency": "USD", "min": 5000, "max": 30000},
        "sections": [
            {"key": "summary", "stage": "concept", "title": {"en": "Summary"}, "limit": {"unit": "words", "max": 150}},
            {"key": "problem", "stage": "concept", "title": {"en": "Problem"}, "required": False},
            {"key": "activities", "stage": "full", "title": {"en": "Activities"}, "repeat": 3},
        ],
    } | changes


def moved(days: int, **changes: Any) -> dict[str, Any]:
    """The same call, closing so many days from now."""
    form = wanted(**changes)
    form["deadlines"][1]["local"] = local(days)
    return form


def enter(session: Session, world: World, *, by: str = "secretariat", form: dict[str, Any] | None = None) -> Call:
    return calls.enter(session, world.actor(session, by), CallForm.model_validate(form or wanted()))


def begin(session: Session, world: World, *, by: str = "focal_point", call: Call | None = None, title: str = "One first night") -> Proposal:  # fmt: skip
    """A proposal that Rosario leads unless somebody else begins it."""
    call = call or enter(session, world)
    return proposals.begin(session, world.actor(session, by), call_id=call.id, title=title)


def ask(session: Session, world: World, proposal: Proposal, *, organisation: str = "durban", by: str = "focal_point") -> Party:  # fmt: skip
    return consortium.ask(
        session, world.actor(session, by), proposal.id, organisation_id=world.organisations[organisation]
    )


def joined(session: Session, world: World, proposal: Proposal, *, by: str = "") -> Party:
    """Durban is asked and says yes, by whoever may say it where nobody is named."""
    party = ask(session, world, proposal)
    speaker = by or (DURBAN if DURBAN in world.seats else "other_city")
    return consortium.answer(session, world.actor(session, speaker), party.id, yes=True)


def put_to_work(session: Session, world: World, proposal: Proposal, name: str, role: CircleRole, *, by: str = "focal_point") -> None:  # fmt: skip
    people.give_role(session, world.actor(session, by), proposal.id, seat_id=world.seats[name], role=role)


def mandate_of(session: Session, proposal_id: UUID, organisation_id: UUID) -> Mandate:
    found = queries.party_of(session, proposal_id, organisation_id)
    assert found is not None
    return found.mandate

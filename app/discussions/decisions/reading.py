"""Decisions put together for one reader, from a fixed number of reads."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.access.abilities import require
from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.paging import page_of
from app.core.rows import Row
from app.discussions import queries as threads
from app.discussions.decisions import policy, queries
from app.discussions.decisions.models import DecisionState, Result, Voters
from app.discussions.decisions.schemas import DecisionOut, DecisionsOut, VotePage, VoterPage
from app.discussions.decisions.service import abilities, needed


def of_thread(session: Session, actor: Actor, thread_id: UUID) -> tuple[UUID, DecisionsOut]:
    """The thread's circle and its decisions. Raises NotFound."""
    thread, roles = threads.standing(session, actor, thread_id)
    rows = queries.of_thread(session, actor, thread_id)
    found = DecisionsOut(
        items=_shown(session, actor, thread["circle_id"], roles, rows) if rows else [],
        abilities=policy.deciding_abilities(actor, roles=roles),
    )
    return thread["circle_id"], found


def one(session: Session, actor: Actor, decision_id: UUID) -> DecisionOut:
    """Raises NotFound."""
    session.flush()
    row = queries.one(session, actor, decision_id)
    thread, roles = threads.standing(session, actor, row["thread_id"])
    return _shown(session, actor, thread["circle_id"], roles, [row])[0]


def _shown(
    session: Session, actor: Actor, circle_id: UUID, roles: frozenset[CircleRole], rows: Sequence[Row]
) -> list[DecisionOut]:
    ids = [row["id"] for row in rows]
    options, mine = queries.options(session, ids), queries.my_votes(session, actor, ids)
    running = {row["id"]: row["voters"] for row in rows if row["state"] is DecisionState.open}
    turnouts = queries.turnouts(session, circle_id, running)
    asked = actor.organisation_id if Voters.organisations in running.values() else None
    speakers = queries.speakers(session, asked) if asked else []
    found = []
    for row in rows:
        turnout = turnouts.get(row["id"], queries.Turnout(row["electorate"], row["voted"]))
        vote = mine.get(row["id"])
        shown = {
            **row,
            "electorate": turnout.electorate,
            "voted": turnout.voted,
            "needed": needed(turnout.electorate) if row["quorum"] and turnout.electorate is not None else None,
            "opened_by": {"id": row["opener_id"], "name": row["opener_name"], "organisation": row["opener_organisation"]},
            "options": _options(row, options[row["id"]]),
            "vote": {**vote, "by": vote["name"]} if vote else None,
            "speakers": speakers if row["id"] in running and row["voters"] is Voters.organisations else [],
            "outcome": _outcome(row),
            "abilities": policy.decision_abilities(
                actor, roles=roles, voters=row["voters"], state=row["state"], closes_at=row["closes_at"],
                opened_seat_id=row["opened_seat_id"],
            ),
        }  # fmt: skip
        found.append(DecisionOut.model_validate(shown))
    return found


def _options(row: Row, options: Sequence[Row]) -> list[Mapping[str, Any]]:
    """What was decided leads: yes or no where it was that, else what got most."""
    most = max(option["votes"] or 0 for option in options)
    leading = {Result.carried: "yes", Result.not_carried: "no"}.get(row["result"])
    return [
        {
            **option,
            "leads": option["stance"] == leading
            if leading
            else row["result"] is Result.chosen and option["votes"] == most,
        }
        for option in options
    ]


def _outcome(row: Row) -> dict[str, Any] | None:
    if row["outcome_at"] is None:
        return None
    return {
        "words": row["outcome"], "language": row["outcome_language"], "by": row["outcome_by"], "at": row["outcome_at"]
    }  # fmt: skip


def voters(
    session: Session, actor: Actor, decision_id: UUID, *, voted: bool | None, after: str | None, limit: int
) -> VoterPage:
    """Who votes in an open decision and who has. Raises NotFound, and NotAllowed for those who only look on."""
    decision = queries.decision(session, actor, decision_id)
    require(abilities(session, actor, decision).see_voters)
    found = queries.voters(session, decision, voted=voted, after=after, limit=limit)
    kept, following = page_of(found, limit=limit, key=lambda row: (row["id"],))
    return VoterPage.model_validate({"items": kept, "next": following})


def votes(session: Session, actor: Actor, decision_id: UUID, *, after: str | None, limit: int) -> VotePage:
    """How each voted. Raises NotFound, and NotAllowed before the end."""
    decision = queries.decision(session, actor, decision_id)
    require(abilities(session, actor, decision).see_votes)
    found = queries.votes(session, decision, after=after, limit=limit)
    kept, following = page_of(found, limit=limit, key=lambda row: (row["id"],))
    return VotePage.model_validate({"items": [{**row, "by": row["name"]} for row in kept], "next": following})

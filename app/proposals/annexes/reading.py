"""The annexes of a proposal as one reader sees them, and as they are signed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core.rows import Row
from app.proposals import queries as proposals
from app.proposals.annexes import policy, queries
from app.proposals.annexes.codes import AnnexState
from app.proposals.annexes.owing import Key, Owed, owed, state_of
from app.proposals.annexes.schemas import AnnexesOut, AnnexFileOut, AnnexOut
from app.proposals.codes import PlanStep
from app.proposals.form import CallForm, by_language
from app.proposals.models import Proposal
from app.proposals.service.reading import head, ref

MOST_TOGETHER: Final = 64 * 1024 * 1024
"""Bytes of files that one version holds itself; what goes beyond is named with its fingerprint alone."""
MOST_FILES: Final = 500
FOLDER: Final = "annexes"


def whole(session: Session, actor: Actor, proposal: Proposal) -> AnnexesOut:
    """In a fixed number of statements, however many annexes there are."""
    form = proposals.form_followed(session, proposal)
    roles = proposals.roles(session, actor, proposal)
    parties = proposals.parties(session, proposal.id)
    known = queries.said(session, proposal.id)
    files = queries.files(session, [row["id"] for row in known.values()])
    wanted = owed(form, parties)
    due = {row.step: row.due_at for row in proposals.plan(session, proposal.id)}
    items = [
        _asked(
            each,
            known.get(each.key),
            files,
            now=each.stage == proposal.stage,
            put=policy.may_put(actor, proposal, roles, each.key[1]),
        )
        for each in wanted
    ]
    return AnnexesOut(
        **head(proposal, form, parties),
        proposal_id=proposal.id,
        zone=proposal.zone,
        due=due.get(PlanStep.content),
        missing=sum(item.now and item.required and item.state is AnnexState.missing for item in items),
        items=[*items, *_left(form, wanted, known, files, parties)],
    )


def one(session: Session, actor: Actor, proposal: Proposal, key: Key) -> AnnexOut:
    """One annex that the call asks for."""
    return next(
        item for item in whole(session, actor, proposal).items if (item.key, item.organisation.id) == key and item.asked
    )


def _asked(each: Owed, row: Row | None, files: Mapping[UUID, list[Row]], *, now: bool, put: bool) -> AnnexOut:
    return AnnexOut(
        key=each.form.key,
        title=by_language(each.form.title),
        organisation=ref(each.party, "organisation"),
        **{name: getattr(each.form, name) for name in ("required", "per_partner", "signed")},
        asked=True,
        stage=each.stage,
        now=now,
        put=put,
        **_said(row, files),
    )


def _left(
    form: CallForm, wanted: Iterable[Owed], known: Mapping[Key, Row], files: Mapping[UUID, list[Row]],
    parties: Sequence[Row],
) -> list[AnnexOut]:  # fmt: skip
    """What is owed no more, of which somebody put a file: nobody loses it."""
    titles = {each.key: by_language(each.title) for each in form.annexes}
    places = {row["organisation_id"]: row for row in parties}
    asked = {each.key for each in wanted}
    return [
        AnnexOut(
            key=row["key"], title=titles.get(row["key"], {}), organisation=ref(places[row["organisation_id"]], "organisation"), required=False,
            per_partner=False, signed=False, asked=False, stage="", now=False, put=False, **_said(row, files),
        )
        for key, row in known.items()
        if key not in asked and files.get(row["id"])
    ]  # fmt: skip


def _said(row: Row | None, files: Mapping[UUID, list[Row]]) -> dict[str, Any]:
    if row is None:
        return {
            "state": AnnexState.missing, "reason": "", "file": None, "earlier": [], "changed_at": None,
            "changed_by": None, "version": 0,
        }  # fmt: skip
    put = files.get(row["id"], [])
    return {
        "state": state_of(row),
        "file": next((_file(each) for each in put if each["id"] == row["file_id"]), None),
        "earlier": [_file(each) for each in put if each["id"] != row["file_id"]],
        **{name: row[name] for name in ("reason", "changed_at", "changed_by", "version")},
    }


def _file(row: Row) -> AnnexFileOut:
    plain = {name: row[name] for name in ("id", "name", "kind", "size", "sha256")}
    return AnnexFileOut(**plain, put_at=row["made_at"], put_by=row["person_name"])


# As it is signed


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One file that a version holds: its place in the bundle, and where its bytes are kept."""

    place: str
    file_id: UUID
    media_type: str
    size: int
    sha256: str


def enclosed(session: Session, proposal: Proposal) -> tuple[list[dict[str, Any]], list[Enclosed]]:
    """Every annex of the stage that runs as it is signed, and the files among them that a version holds itself.

    Files are taken in their order as long as all of them stay within `MOST_TOGETHER`.
    """
    form = proposals.form_followed(session, proposal)
    known = queries.said(session, proposal.id)
    told: list[dict[str, Any]] = []
    held: list[Enclosed] = []
    left = MOST_TOGETHER
    for each in owed(form, proposals.parties(session, proposal.id)):
        if each.stage != proposal.stage:
            continue
        row = known.get(each.key)
        state = state_of(row)
        record: dict[str, Any] = {
            **{name: getattr(each.form, name) for name in ("key", "required", "signed")},
            "title": by_language(each.form.title),
            "organisation": each.party["organisation_name"], "organisation_id": each.party["organisation_id"],
            "state": state, "reason": row["reason"] if row else "", "file": None,
        }  # fmt: skip
        if row is not None and state is AnnexState.there:
            fits = row["file_size"] <= left and len(held) < MOST_FILES
            place = _place(each, row) if fits else None
            if place is not None:
                held.append(_enclosed(place, row))
                left -= row["file_size"]
            plain = {name: row[f"file_{name}"] for name in ("name", "media_type", "size", "sha256")}
            record["file"] = plain | {"part": place}
        told.append(record)
    return told, held


def _place(each: Owed, row: Row) -> str:
    """Where a file lies in the bundle: plain letters only, whatever its own name is."""
    ending = row["file_name"].rpartition(".")[2]
    return f"{FOLDER}/{each.form.key}/{each.party['organisation_slug']}.{ending}"


def _enclosed(place: str, row: Row) -> Enclosed:
    plain = {name: row[f"file_{name}"] for name in ("media_type", "size", "sha256")}
    return Enclosed(place=place, file_id=row["file_id"], **plain)

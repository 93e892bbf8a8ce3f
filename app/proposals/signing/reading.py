"""The signing of a proposal as one reader sees it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlmodel import Session

from app.access.actor import Actor
from app.core.rows import Row
from app.proposals import policy as proposal_policy
from app.proposals import queries as proposals
from app.proposals.codes import PlanStep, ProposalState
from app.proposals.form import by_language
from app.proposals.models import Proposal, Section
from app.proposals.schemas import PartnerRef
from app.proposals.service.reading import head, ref
from app.proposals.signing import parts, policy, queries, service
from app.proposals.signing.codes import Decision, Hindrance, Stand
from app.proposals.signing.models import FrozenPart, FrozenVersion, Signature
from app.proposals.signing.schemas import (
    EarlierOut,
    FrozenPartOut,
    FrozenVersionOut,
    HindranceOut,
    RefusalOut,
    SignerOut,
    SigningOut,
    TouchedOut,
)


def overview(session: Session, actor: Actor, proposal: Proposal) -> SigningOut:
    """The version that was frozen last, in full, with who has signed it; in a fixed number of statements."""
    roles = proposals.roles(session, actor, proposal)
    form = proposals.form_followed(session, proposal)
    sections = proposals.sections(session, proposal.id)
    version = queries.latest(session, proposal.id)
    titles = {parts.section_name(each): each.title for each in sections}
    titles |= {parts.annex_folder(each): by_language(each.title) for each in form.annexes}
    parties = proposals.parties(session, proposal.id)
    signers = proposals.taking_part(parties)
    history = queries.earlier(session, proposal.id)
    shown = _version(session, proposal, version, history, titles) if version else None
    stands = shown is not None and shown.stands
    said = {each.organisation_id: each for each in queries.signatures(session, version.id)} if version else {}
    # Why somebody gave a version back is read until another one is frozen, also once the text has changed for it.
    still = {of: each for of, each in said.items() if stands or each.decision is Decision.refused}
    rows = _signers(session, actor, proposal, signers, still, titles)
    own = policy.signs_for(actor, signers)
    signing = stands and proposal.state is ProposalState.signing and own is not None
    signed = (
        own is not None and own["organisation_id"] in said and said[own["organisation_id"]].decision is Decision.signed
    )
    missing = sum(row.stand is not Stand.signed for row in rows)
    usual = proposal_policy.abilities(actor, proposal, roles)
    hindrances = list(_hindrances(session, proposal, sections)) if usual.freeze else []
    due = {row.step: row.due_at for row in proposals.plan(session, proposal.id)}
    return SigningOut(
        **head(proposal, form, parties), proposal_id=proposal.id,
        sign_by=due.get(PlanStep.signatures), version=shown, signers=rows, missing=missing, hindrances=hindrances,
        earlier=_earlier(session, [row for row in history if version is None or row["number"] != version.number], titles),
        proved_at=actor.signed_in_at, fresh_until=actor.signed_in_at + policy.FRESH,
        abilities=policy.SigningAbilities(
            freeze=usual.freeze and not hindrances and not stands,
            sign=signing and not signed,
            refuse=signing and not signed,
            send=usual.send and stands and not missing and proposal.state is ProposalState.signing,
        ),
    )  # fmt: skip


def _earlier(session: Session, rows: Sequence[Row], titles: Mapping[str, dict[str, str]]) -> list[EarlierOut]:
    refusals = queries.refusals(session, [row["id"] for row in rows])
    plain = ("number", "frozen_at", "frozen_by", "ended", "ended_at", "sent_at")
    return [
        EarlierOut(
            **{name: row[name] for name in plain},
            touched=_touched(row["touched"], titles),
            refusals=[RefusalOut(**each) for each in refusals.get(row["id"], ())],
        )
        for row in rows
    ]


def _version(
    session: Session,
    proposal: Proposal,
    version: FrozenVersion,
    history: Sequence[Row],
    titles: Mapping[str, dict[str, str]],
) -> FrozenVersionOut:
    kept = queries.parts(session, version.id)
    touched = version.touched
    if queries.is_open(version):
        touched = parts.touched({part.name: part.sha256 for part in kept}, parts.current(session, proposal))
    return FrozenVersionOut(
        **{name: getattr(version, name) for name in ("id", "number", "digest", "frozen_at", "ended", "ended_at", "sent_at")},
        frozen_by=next(row["frozen_by"] for row in history if row["id"] == version.id),
        stands=version.ended_at is None and not touched,
        touched=_touched(touched, titles),
        parts=[_part(part) for part in kept],
    )  # fmt: skip


def _part(part: FrozenPart) -> FrozenPartOut:
    content: Any = orjson.loads(part.content) if part.media_type == parts.JSON else None
    return FrozenPartOut(
        name=part.name, media_type=part.media_type, sha256=part.sha256, size=part.size,
        content=content if isinstance(content, dict) else None, file_id=part.file_id,
    )  # fmt: skip


def _touched(names: Iterable[str], titles: Mapping[str, dict[str, str]]) -> list[TouchedOut]:
    """A section by its own name, the file of an annex by its folder's."""
    return [TouchedOut(name=name, title=titles.get(name) or titles.get(name.rpartition("/")[0], {})) for name in names]


def _signers(
    session: Session, actor: Actor, proposal: Proposal, signers: Sequence[Row], said: Mapping[UUID, Signature],
    titles: Mapping[str, dict[str, str]],
) -> list[SignerOut]:  # fmt: skip
    holders = queries.representatives(session, [row["organisation_id"] for row in signers])
    vain = queries.signed_in_vain(session, proposal.id)
    own = policy.signs_for(actor, signers)
    return [
        _signer(
            row, ref(row, "organisation"), said.get(row["organisation_id"]), holders.get(row["organisation_id"]),
            vain.get(row["organisation_id"]), titles, mine=own is row,
        )
        for row in signers
    ]  # fmt: skip


def _signer(
    row: Row, organisation: PartnerRef, said: Signature | None, holder: Row | None, vain: Row | None,
    titles: Mapping[str, dict[str, str]], *, mine: bool,
) -> SignerOut:  # fmt: skip
    waits = (Stand.void if vain else Stand.waits) if holder else Stand.nobody
    void = vain if said is None else None
    return SignerOut(
        organisation=organisation,
        kind=row["kind"],
        stand=Stand(said.decision) if said else waits,
        mine=mine,
        person=said.person_name if said else holder and holder["person_name"],
        seat_title=said.seat_title if said else holder and holder["title"],
        seat_title_language=said.seat_title_language if said else holder and holder["title_language"],
        decided_at=said.decided_at if said else None,
        reason=said.reason if said else "",
        reason_language=said.reason_language if said else None,
        void_number=void and void["number"],
        void_at=void and void["ended_at"],
        void_touched=_touched(void["touched"], titles) if void else [],
    )


def _hindrances(session: Session, proposal: Proposal, sections: Sequence[Section]) -> Iterable[HindranceOut]:
    asked = [section for section in sections if section.asked and section.stage == proposal.stage]
    for why, found in (
        (Hindrance.not_agreed, service.not_agreed(asked)),
        (Hindrance.suggestions, service.with_suggestions(session, asked)),
    ):
        for section in found:
            yield HindranceOut(why=why, section_id=section.id, title=section.title, organisation=None)
    for owed in service.annexes_missing(session, proposal):
        yield HindranceOut(
            why=Hindrance.annex_missing, section_id=None, title=by_language(owed.form.title),
            organisation=owed.party["organisation_name"],
        )  # fmt: skip

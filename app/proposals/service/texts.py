"""The live texts of sections: begun with them, open to whom the section's circle admits, read and counted here."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core.errors import NotFound
from app.drafting import service as drafts
from app.drafting.gate import NOBODY, Role, Standing
from app.proposals import policy, queries, wording
from app.proposals.codes import SectionKind
from app.proposals.models import Section
from app.proposals.schemas import SectionTextOut, TextLengthOut
from app.proposals.wording import Reading

_MOST_KEPT: Final = 4_096
_kept: Final[OrderedDict[tuple[UUID, int, int], Reading]] = OrderedDict()
_lock: Final = threading.Lock()


def begin(session: Session, section: Section, *, state: bytes = b"") -> None:
    """A live text for a section that is written as text and has none yet."""
    if section.kind is SectionKind.text and section.id not in drafts.stands(session, [section.id]):
        drafts.begin(session, state=state, schema_version=wording.SCHEMA_VERSION, draft_id=section.id)


def standing(session: Session, actor: Actor, draft_id: UUID) -> Standing:
    """The gate of drafts: the actor's highest role in the section's circle; locked while agreed, or not being written."""
    rows = queries.standing(session, actor, draft_id)
    if not rows:
        return NOBODY
    role = max((row["role"] for row in rows), key=policy.RANK.__getitem__)
    return Standing(Role(role), locked=not policy.is_open(rows[0]["proposal_state"], rows[0]["state"]))


def rights_changed(session: Session, sections: Collection[Section]) -> None:
    """Ask again, once this is committed, who may do what in their texts."""
    for section in sections:
        if section.kind is SectionKind.text:
            drafts.rights_changed(session, section.id)


def lengths(session: Session, actor: Actor, proposal_id: UUID) -> list[TextLengthOut]:
    """How long the texts of a proposal are now, in its order. Raises NotFound."""
    proposal = queries.proposal(session, actor, proposal_id)
    sections = [each for each in queries.sections(session, proposal.id) if each.kind is SectionKind.text]
    found = readings(session, [section.id for section in sections])
    return [TextLengthOut(**_length(section, found[section.id])) for section in sections if section.id in found]


def text(session: Session, actor: Actor, section_id: UUID) -> SectionTextOut:
    """One section's text as it is now, for reading. Raises NotFound."""
    section = queries.readable_section(session, actor, section_id)
    found = readings(session, [section.id]).get(section.id)
    if found is None:
        raise NotFound
    return SectionTextOut(
        **_length(section, found), proposal_id=section.proposal_id, state=section.state,
        owner_seat_id=section.owner_seat_id, text=found.words,
    )  # fmt: skip


def _length(section: Section, found: Reading) -> Mapping[str, object]:
    counts = found.counts
    return {
        "section_id": section.id, "words": counts.words, "characters": counts.characters,
        "characters_without_spaces": counts.bare, "fingerprint": found.fingerprint,
        "length": wording.length(counts, section.limit_unit, counts_spaces=section.counts_spaces),
    }  # fmt: skip


def readings(session: Session, section_ids: Sequence[UUID]) -> Mapping[UUID, Reading]:
    """What these texts read now. A text that has not changed since it was last asked for here is not read again."""
    stands = drafts.stands(session, section_ids)
    known = {(of, stand.generation, stand.head): of for of, stand in stands.items()}
    with _lock:
        found = {of: _kept[key] for key, of in known.items() if key in _kept}
    missing = [of for of in stands if of not in found]
    for of, (generation, head, document) in (drafts.texts(session, missing) if missing else {}).items():
        found[of] = wording.reading(document)
        with _lock:
            _kept[of, generation, head] = found[of]
            while len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)
    return found

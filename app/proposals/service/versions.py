"""Versions of a section's text: kept by hand or when the section moves, compared, and brought back as a new one."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from app.access.abilities import require
from app.access.actor import Actor
from app.core.errors import IllegalMove, NotFound
from app.core.rows import Row
from app.drafting import content
from app.drafting import service as drafts
from app.proposals import policy, queries, wording
from app.proposals.codes import SectionKind
from app.proposals.models import Section, SectionVersion


def keep(
    session: Session, actor: Actor, section: Section, *, name: str = "", restores: int | None = None
) -> SectionVersion | None:
    """Keep the text as it is now. Without a name only if it is not the same as the last one kept."""
    if section.kind is not SectionKind.text:
        return None
    document = drafts.read(session, section.id)
    found = wording.reading(document)
    last = queries.last_version(session, section.id)
    if last is not None and last["fingerprint"] == found.fingerprint and not name and restores is None:
        return None
    version = SectionVersion(
        section_id=section.id, number=last["number"] + 1 if last else 1, name=name, restores=restores,
        fingerprint=found.fingerprint, words=found.counts.words, state=document.get_update(), made_by=actor.person_id,
    )  # fmt: skip
    session.add(version)
    session.flush()
    return version


def name(session: Session, actor: Actor, section_id: UUID, *, name: str) -> None:
    """Keep the text under a name. Raises NotFound, NotAllowed."""
    section, proposal = queries.section(session, actor, section_id)
    require(policy.may_keep_version(queries.roles(session, actor, proposal)))
    keep(session, actor, section, name=name)


def listed(session: Session, actor: Actor, section_id: UUID) -> Sequence[Row]:
    """The versions of a section, the newest first. Raises NotFound."""
    return queries.versions_of_section(session, queries.readable_section(session, actor, section_id).id)


def words(session: Session, actor: Actor, section_id: UUID, number: int) -> str:
    """What one version reads. Raises NotFound."""
    section = queries.readable_section(session, actor, section_id)
    return wording.reading(content.of(_version(session, section, number).state, ())).words


def restore(session: Session, actor: Actor, section_id: UUID, number: int) -> None:
    """Bring a version back: what stands now is kept first, and the text begins anew.

    Raises NotFound, NotAllowed, and IllegalMove where the text is locked.
    """
    section, proposal = queries.section(session, actor, section_id)
    require(policy.may_keep_version(queries.roles(session, actor, proposal)))
    if not policy.is_open(proposal.state, section.state):
        raise IllegalMove(state=section.state, action="restore")
    version = _version(session, section, number)
    keep(session, actor, section)
    drafts.begin_anew(session, section.id, wording.anew(content.of(version.state, ())))
    keep(session, actor, section, restores=number)


def _version(session: Session, section: Section, number: int) -> SectionVersion:
    found = session.get(SectionVersion, (section.id, number))
    if found is None:
        raise NotFound
    return found

"""The bundle of a version: the one that stands, or one that was sent."""

from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.core.errors import NotFound
from app.core.settings import Settings
from app.files import storage
from app.proposals import queries as proposals
from app.proposals.signing import bundle, keys, parts, queries, service
from app.proposals.signing.codes import Decision
from app.proposals.signing.errors import SigningKeyUnusable, TextChanged
from app.proposals.signing.models import FrozenPart


def make(
    session: Session, actor: Actor, settings: Settings, proposal_id: UUID, *, number: int | None = None
) -> tuple[str, bytes]:
    """A name and the bytes, of the version that stands or of one that was sent. Raises NotFound, TextChanged when it is not the text any more, SigningKeyUnusable."""
    proposal = proposals.proposal(session, actor, proposal_id)
    version = queries.sent(session, proposal.id, number) if number else queries.latest(session, proposal.id)
    if version is None:
        raise NotFound
    kept = queries.parts(session, version.id)
    if version.ended_at is not None or (
        version.sent_at is None and parts.digest_of(parts.current(session, proposal)) != version.digest
    ):
        raise TextChanged
    try:
        key = keys.private(settings)
    except keys.KeyUnusable as error:
        raise SigningKeyUnusable from error
    signatures = queries.signatures(session, version.id)
    manifest = {
        "installation": settings.origin, "key_address": settings.origin + keys.ADDRESS, "proposal": proposal.id,
        "version": version.number, "stage": version.stage, "frozen_at": version.frozen_at, "sent_at": version.sent_at,
        "digest": version.digest,
        "parts": [
            {"name": part.name, "media_type": part.media_type, "size": part.size, "sha256": part.sha256}
            for part in kept
        ],
        "signatures": [
            {
                "organisation": each.organisation_name, "organisation_id": each.organisation_id, "person": each.person_name,
                "seat": each.seat_title, "signed_at": each.decided_at, "digest": each.digest,
            }
            for each in signatures
            if each.decision is Decision.signed
        ],
        "missing": [] if version.sent_at else [row["organisation_name"] for row in service.unsigned(session, proposal, version)],
    }  # fmt: skip
    name = f"proposal-{proposal.closes_at:%Y-%m-%d}-version-{version.number}.zip"
    return name, bundle.make(key, manifest, [(part.name, _bytes_of(settings, part)) for part in kept])


def _bytes_of(settings: Settings, part: FrozenPart) -> bytes:
    """Of an annex, what lies where files are kept."""
    return storage.path_of(settings, part.file_id).read_bytes() if part.file_id else part.content

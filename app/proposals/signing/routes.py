"""Addresses of signing."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.core.settings import Settings
from app.proposals import queries as proposals
from app.proposals.signing import bundle, exporting, keys, reading, service
from app.proposals.signing.errors import SigningKeyUnusable
from app.proposals.signing.schemas import GiveBackIn, SignIn, SigningOut

signing_api: APIRouter = router(prefix="/api/proposals/{proposal_id}/signing", tag="proposals")
key_api: APIRouter = router(prefix="", tag="operations")
ROUTERS: Final = (signing_api, key_api)

Number = Annotated[int | None, Query(ge=1, le=1_000_000, description="Of a version that was sent.")]


@signing_api.get("")
@access(Gate.signed_in)
def read_signing(session: Session, actor: Actor, proposal_id: UUID) -> SigningOut:
    """The version that was frozen last, in full, and who has signed it."""
    return _signing(session, actor, proposal_id)


@signing_api.post("/freeze")
@access(Gate.seated)
def freeze_version(session: Session, actor: Actor, proposal_id: UUID) -> SigningOut:
    """Put the proposal as it is now before the partners, to be signed."""
    service.freeze(session, actor, proposal_id)
    return _signing(session, actor, proposal_id)


@signing_api.post("/sign")
@access(Gate.seated)
def sign_version(session: Session, actor: Actor, proposal_id: UUID, body: SignIn) -> SigningOut:
    """Sign the version that I have read, for my organisation."""
    service.sign(session, actor, proposal_id, digest=body.digest)
    return _signing(session, actor, proposal_id)


@signing_api.post("/refuse")
@access(Gate.seated)
def refuse_version(session: Session, actor: Actor, proposal_id: UUID, body: GiveBackIn) -> SigningOut:
    """Give the version back, saying what would have to change."""
    service.refuse(session, actor, proposal_id, digest=body.digest, reason=body.reason)
    return _signing(session, actor, proposal_id)


@signing_api.post("/send")
@access(Gate.seated)
def send_version(session: Session, actor: Actor, proposal_id: UUID, body: SignIn) -> SigningOut:
    """Say that the version which all have signed went to the funder."""
    service.send(session, actor, proposal_id, digest=body.digest)
    return _signing(session, actor, proposal_id)


@signing_api.get("/bundle")
@access(Gate.signed_in)
def read_bundle(
    session: Session, actor: Actor, settings: Settings, proposal_id: UUID, number: Number = None
) -> Response:
    """The version with its signatures as one file that `pacto verify` checks: the latest, or one that was sent."""
    name, content = exporting.make(session, actor, settings, proposal_id, number=number)
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=bundle.MEDIA_TYPE, headers=headers)


@key_api.get(keys.ADDRESS, include_in_schema=False)
@access(Gate.anyone)
def read_key(settings: Settings) -> Response:
    """The public key of this installation, by which anybody checks a bundle."""
    try:
        pem = keys.public_pem(keys.private(settings))
    except keys.KeyUnusable as error:
        raise SigningKeyUnusable from error
    return Response(pem, media_type="application/x-pem-file")


def _signing(session: Session, actor: Actor, proposal_id: UUID) -> SigningOut:
    return reading.overview(session, actor, proposals.proposal(session, actor, proposal_id))

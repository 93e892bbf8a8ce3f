"""Addresses of calls, proposals, mandates and sections."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Path, Query, UploadFile
from sqlmodel import Session
from starlette.responses import Response

from app.access.actor import Actor
from app.access.marks import Gate, access
from app.access.route import router
from app.access.versions import IfMatch, tag
from app.core.paging import USUAL, After, Limit, Page, page_of
from app.core.text import UpTo, fold
from app.files import service as files
from app.proposals import policy, queries
from app.proposals.codes import ProposalState, SectionAction
from app.proposals.models import Call, Proposal
from app.proposals.schemas import (
    AssignedIn,
    CallChangeIn,
    CallIn,
    CallOut,
    CallRow,
    CallsRights,
    CommentIn,
    CommentOut,
    HolderOut,
    MandateIn,
    MandateOut,
    PartyIn,
    PlanIn,
    ProposalChangeIn,
    ProposalOut,
    ProposalRow,
    ReaderOut,
    ResolvedIn,
    RoleIn,
    SectionOwnerIn,
    SectionPictureOut,
    SectionTextOut,
    TextLengthOut,
    VersionIn,
    VersionOut,
    VersionTextOut,
)
from app.proposals.service import (
    calls,
    comments,
    consortium,
    people,
    pictures,
    plans,
    proposals,
    reading,
    sections,
    texts,
    versions,
)

calls_api: APIRouter = router(prefix="/api/calls", tag="calls")
proposals_api: APIRouter = router(prefix="/api/proposals", tag="proposals")
parts_api: APIRouter = router(prefix="/api", tag="proposals")
FORM_OVERHEAD: Final = 64 * 1024
ROUTERS = (calls_api, proposals_api, parts_api)

Words = Annotated[str | None, Query(max_length=200, description="Words of title or summary, in any language.")]
VersionNumber = Annotated[int, Path(ge=1, le=1_000_000)]


@calls_api.get("")
@access(Gate.signed_in)
def list_calls(
    session: Session, actor: Actor, *, closed: bool = False, q: Words = None, after: After = None, limit: Limit = USUAL
) -> Page[CallRow]:
    """Calls that I may read: open ones by what closes first, closed ones by what closed last."""
    rows = queries.calls(session, actor, closed=closed, words=fold(q or "").split(), after=after, limit=limit)
    kept, following = page_of(rows, limit=limit, key=queries.call_key)
    return Page(items=reading.call_rows(session, actor, kept), next=following)


@calls_api.get("/rights")
@access(Gate.signed_in)
def read_rights(actor: Actor) -> CallsRights:
    """Whether I may enter a call."""
    return CallsRights(enter=policy.may_enter_call(actor))


@calls_api.post("", status_code=201)
@access(Gate.seated)
def enter_call(session: Session, actor: Actor, response: Response, body: CallIn) -> CallOut:
    """Enter a call, or import it: the secretariat for the network, others for their own organisation."""
    return _call(session, actor, response, calls.enter(session, actor, body.form))


@calls_api.get("/{call_id}")
@access(Gate.signed_in)
def read_call(session: Session, actor: Actor, response: Response, call_id: UUID) -> CallOut:
    """One call with all that it asks for."""
    return _call(session, actor, response, queries.call(session, actor, call_id))


@calls_api.put("/{call_id}")
@access(Gate.seated)
def change_call(
    session: Session, actor: Actor, response: Response, call_id: UUID, body: CallChangeIn, if_match: IfMatch = None
) -> CallOut:
    """Enter the next version of a call; whoever writes an answer to it is told what changed."""
    changed = calls.change(session, actor, call_id, body.form, note=body.note, if_match=if_match)
    return _call(session, actor, response, changed)


@proposals_api.get("")
@access(Gate.signed_in)
def list_proposals(
    session: Session, actor: Actor, *, call_id: UUID | None = None, state: ProposalState | None = None, after: After = None,
    limit: Limit = USUAL,
) -> Page[ProposalRow]:  # fmt: skip
    """Proposals that I am in, newest first. Of others nobody is told."""
    states = [state] if state else []
    rows = queries.proposals(session, actor, call_id=call_id, states=states, after=after, limit=limit)
    kept, following = page_of(rows, limit=limit, key=queries.proposal_key)
    return Page(items=reading.proposal_rows(session, kept), next=following)


@proposals_api.get("/{proposal_id}")
@access(Gate.signed_in)
def read_proposal(session: Session, actor: Actor, response: Response, proposal_id: UUID) -> ProposalOut:
    """One proposal that I am in: who takes part, what is missing, and by when."""
    return _proposal(session, actor, response, queries.proposal(session, actor, proposal_id))


@proposals_api.get("/{proposal_id}/texts")
@access(Gate.signed_in)
def read_lengths(session: Session, actor: Actor, proposal_id: UUID) -> list[TextLengthOut]:
    """How long each section's text is now."""
    return texts.lengths(session, actor, proposal_id)


@proposals_api.patch("/{proposal_id}")
@access(Gate.signed_in)
def save_proposal(
    session: Session, actor: Actor, response: Response, proposal_id: UUID, body: ProposalChangeIn,
    if_match: IfMatch = None,
) -> ProposalOut:  # fmt: skip
    """Change title, summary, language or topics; what is left out stays."""
    changes = body.model_dump(exclude_unset=True, exclude_none=True)
    saved = proposals.save(session, actor, proposal_id, changes=changes, if_match=if_match)
    return _proposal(session, actor, response, saved)


@proposals_api.post("/{proposal_id}/next-stage")
@access(Gate.seated)
def begin_next_stage(
    session: Session, actor: Actor, response: Response, proposal_id: UUID, if_match: IfMatch = None
) -> ProposalOut:
    """Begin the next stage of the call, when the funder has invited to it."""
    return _proposal(session, actor, response, proposals.go_on(session, actor, proposal_id, if_match=if_match))


@proposals_api.post("/{proposal_id}/withdraw")
@access(Gate.seated)
def withdraw_proposal(session: Session, actor: Actor, response: Response, proposal_id: UUID) -> ProposalOut:
    """Give it up. What was written stays."""
    return _proposal(session, actor, response, proposals.withdraw(session, actor, proposal_id))


@proposals_api.post("/{proposal_id}/reopen")
@access(Gate.seated)
def reopen_proposal(session: Session, actor: Actor, response: Response, proposal_id: UUID) -> ProposalOut:
    """Take it up again."""
    return _proposal(session, actor, response, proposals.reopen(session, actor, proposal_id))


@proposals_api.put("/{proposal_id}/plan")
@access(Gate.seated)
def move_plan(session: Session, actor: Actor, response: Response, proposal_id: UUID, body: PlanIn) -> ProposalOut:
    """Move inner dates by hand; they stay in their order and before the deadline."""
    return _proposal(session, actor, response, plans.move(session, actor, proposal_id, wanted=body.dates))


@proposals_api.post("/{proposal_id}/parties", status_code=201)
@access(Gate.seated)
def ask_party(session: Session, actor: Actor, response: Response, proposal_id: UUID, body: PartyIn) -> ProposalOut:
    """Ask an organisation to take part. Its representative reads the request, not the proposal."""
    consortium.ask(session, actor, proposal_id, **body.model_dump())
    return _proposal(session, actor, response, queries.proposal(session, actor, proposal_id))


@proposals_api.get("/{proposal_id}/candidates")
@access(Gate.seated)
def list_candidates(session: Session, actor: Actor, proposal_id: UUID) -> list[HolderOut]:
    """Whom I may put to work on it."""
    return people.candidates(session, actor, proposal_id)


@proposals_api.put("/{proposal_id}/people/{seat_id}")
@access(Gate.seated)
def give_role(
    session: Session, actor: Actor, response: Response, proposal_id: UUID, seat_id: UUID, body: RoleIn
) -> ProposalOut:
    """Put somebody of a partner to work on it, or give them another role."""
    given = people.give_role(session, actor, proposal_id, seat_id=seat_id, role=body.role)
    return _proposal(session, actor, response, given)


@proposals_api.delete("/{proposal_id}/people/{seat_id}", status_code=204)
@access(Gate.seated)
def end_role(session: Session, actor: Actor, proposal_id: UUID, seat_id: UUID) -> None:
    """Take somebody off it, or go oneself."""
    people.end_role(session, actor, proposal_id, seat_id=seat_id)


@proposals_api.put("/{proposal_id}/guests/{person_id}")
@access(Gate.seated)
def set_guest_role(
    session: Session, actor: Actor, response: Response, proposal_id: UUID, person_id: UUID, body: RoleIn
) -> ProposalOut:
    """Say what a guest may do here until their date."""
    changed = people.set_guest_role(session, actor, proposal_id, person_id=person_id, role=body.role)
    return _proposal(session, actor, response, changed)


@parts_api.get("/mandates")
@access(Gate.signed_in)
def list_mandates(session: Session, actor: Actor) -> list[MandateOut]:
    """Proposals into which my organisation is asked, what is to be answered first."""
    return reading.asked(session, actor)


@parts_api.post("/mandates/{party_id}/answer", status_code=204)
@access(Gate.seated)
def answer_mandate(session: Session, actor: Actor, party_id: UUID, body: MandateIn) -> None:
    """Give my organisation's mandate, or say no."""
    consortium.answer(session, actor, party_id, yes=body.yes)


@parts_api.post("/mandates/{party_id}/take-back", status_code=204)
@access(Gate.seated)
def take_back_mandate(session: Session, actor: Actor, party_id: UUID) -> None:
    """Ask this organisation no longer."""
    consortium.take_back(session, actor, party_id)


@parts_api.post("/mandates/{party_id}/leave", status_code=204)
@access(Gate.seated)
def leave_proposal(session: Session, actor: Actor, party_id: UUID) -> None:
    """My organisation leaves: we read it no more, and what we wrote stays ours."""
    consortium.leave(session, actor, party_id)


@parts_api.post("/mandates/{party_id}/release", status_code=204)
@access(Gate.seated)
def release_partner(session: Session, actor: Actor, party_id: UUID) -> None:
    """Go on without this organisation."""
    consortium.release(session, actor, party_id)


@parts_api.get("/sections/{section_id}/text")
@access(Gate.signed_in)
def read_text(session: Session, actor: Actor, section_id: UUID) -> SectionTextOut:
    """The text of one section as it is now; its live text is the draft of the same id."""
    return texts.text(session, actor, section_id)


@parts_api.get("/sections/{section_id}/comments")
@access(Gate.signed_in)
def list_comments(session: Session, actor: Actor, section_id: UUID) -> list[CommentOut]:
    """The comments on words of a section, oldest first."""
    return comments.listed(session, actor, section_id)


@parts_api.post("/sections/{section_id}/comments", status_code=204)
@access(Gate.signed_in)
def comment_on_words(session: Session, actor: Actor, section_id: UUID, body: CommentIn) -> None:
    """Comment on words: they are marked in the live text, and a thread about them begins."""
    comments.comment(session, actor, section_id, **body.model_dump())


@parts_api.put("/sections/{section_id}/comments/{thread_id}", status_code=204)
@access(Gate.signed_in)
def resolve_comment(session: Session, actor: Actor, section_id: UUID, thread_id: UUID, body: ResolvedIn) -> None:
    """Settle a comment, or take it up again."""
    comments.resolve(session, actor, section_id, thread_id, resolved=body.resolved)


@parts_api.put("/sections/{section_id}/comments/{thread_id}/assignee", status_code=204)
@access(Gate.signed_in)
def assign_comment(session: Session, actor: Actor, section_id: UUID, thread_id: UUID, body: AssignedIn) -> None:
    """Say who is to see to a comment; they are told."""
    comments.assign(session, actor, section_id, thread_id, assigned_to=body.assigned_to)


@parts_api.get("/sections/{section_id}/readers")
@access(Gate.signed_in)
def list_readers(
    session: Session, actor: Actor, section_id: UUID,
    find: Annotated[str, UpTo(60), Query(description="Part of the name.")] = "",
) -> list[ReaderOut]:  # fmt: skip
    """Who reads a section, to mention one of them in a comment or to give it to them."""
    return comments.readers(session, actor, section_id, find=find)


@parts_api.post("/sections/{section_id}/pictures", status_code=201, max_body_size=files.MOST_BYTES + FORM_OVERHEAD)
@access(Gate.signed_in)
def add_picture(session: Session, actor: Actor, section_id: UUID, file: UploadFile) -> SectionPictureOut:
    """Take in a picture for the text of a section; whoever reads the section reads it at `/api/files/…/content`."""
    made = pictures.add(session, actor, section_id, name=file.filename or "", data=file.file.read())
    return SectionPictureOut(file=made)


@parts_api.get("/sections/{section_id}/versions")
@access(Gate.signed_in)
def list_versions(session: Session, actor: Actor, section_id: UUID) -> list[VersionOut]:
    """What was kept of a section's text, the newest first."""
    return [VersionOut(**row) for row in versions.listed(session, actor, section_id)]


@parts_api.post("/sections/{section_id}/versions", status_code=204)
@access(Gate.signed_in)
def keep_version(session: Session, actor: Actor, section_id: UUID, body: VersionIn) -> None:
    """Keep the text as it is now, under a name."""
    versions.name(session, actor, section_id, name=body.name)


@parts_api.get("/sections/{section_id}/versions/{number}")
@access(Gate.signed_in)
def read_version(session: Session, actor: Actor, section_id: UUID, number: VersionNumber) -> VersionTextOut:
    """What one version reads."""
    return VersionTextOut(text=versions.words(session, actor, section_id, number))


@parts_api.post("/sections/{section_id}/versions/{number}/restore", status_code=204)
@access(Gate.signed_in)
def restore_version(session: Session, actor: Actor, section_id: UUID, number: VersionNumber) -> None:
    """Bring a version back as a new one; what stands now is kept."""
    versions.restore(session, actor, section_id, number)


@parts_api.post("/sections/{section_id}/{action}", status_code=204)
@access(Gate.signed_in)
def move_section(session: Session, actor: Actor, section_id: UUID, action: SectionAction) -> None:
    """Begin, hand in, send back, agree or take up again."""
    sections.move(session, actor, section_id, action)


@parts_api.put("/sections/{section_id}/owner", status_code=204)
@access(Gate.signed_in)
def own_section(
    session: Session, actor: Actor, section_id: UUID, body: SectionOwnerIn, if_match: IfMatch = None
) -> None:
    """Say whose part it is and who writes it."""
    sections.own(session, actor, section_id, **body.model_dump(), if_match=if_match)


def _call(session: Session, actor: Actor, response: Response, call: Call) -> CallOut:
    tag(response, call.version)
    return reading.call_out(session, actor, call)


def _proposal(session: Session, actor: Actor, response: Response, proposal: Proposal) -> ProposalOut:
    tag(response, proposal.version)
    return reading.overview(session, actor, proposal)

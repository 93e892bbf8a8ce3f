"""Addresses of members: the vocabulary, the directory, profiles and offers."""

from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Path, Query, UploadFile
from sqlmodel import Session
from starlette.responses import Response

from app.access import versions
from app.access.actor import Actor
from app.access.marks import Gate, Pace, access
from app.access.route import router
from app.access.versions import IfMatch
from app.core.paging import USUAL, After, Limit
from app.files.service import MOST_PICTURE_BYTES
from app.members.models import ApplicationState
from app.members.queries import topics
from app.members.queries.offers import OfferFilter
from app.members.schemas import (
    ApplicationIn,
    ApplicationPage,
    ApprovalIn,
    ConfirmationIn,
    DeclineApplicationIn,
    DirectoryPage,
    DirectoryQuery,
    GuestIn,
    GuestList,
    InvitationIn,
    InvitationList,
    InvitationRow,
    MembershipIn,
    OfferEdit,
    OfferIn,
    OfferOut,
    OfferPage,
    OrganisationEdit,
    OrganisationIn,
    OrganisationMap,
    OrganisationOut,
    PeoplePage,
    PersonEdit,
    PersonOfDirectory,
    PictureOut,
    SeatIn,
    TopicOut,
)
from app.members.service import applications, directory, guests, offers, organisations, people, seats
from app.members.workflow import OfferAction

api = router(prefix="/api", tag="members")

FORM_OVERHEAD = 64 * 1024
OrganisationKey = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,60}$", description="Id or slug.")]


class OfferQuery(OfferFilter):
    limit: Limit = USUAL
    after: After = None


@api.get("/topics")
@access(Gate.signed_in, before_consent=True)
def all_topics(session: Session) -> list[TopicOut]:
    """The whole vocabulary, parents before children."""
    return topics.all_topics(session)  # type: ignore[return-value]  # rows; the route makes the model


# The directory


@api.get("/organisations")
@access(Gate.network)
def list_organisations(session: Session, actor: Actor, wanted: Annotated[DirectoryQuery, Query()]) -> DirectoryPage:
    """Organisations of the network by name. Former members are listed only when asked for."""
    return directory.organisations(session, actor, wanted)


@api.get("/organisations/map")
@access(Gate.network)
def organisations_map(session: Session) -> OrganisationMap:
    """What the map shows: every organisation whose place is known."""
    return OrganisationMap(items=directory.on_map(session))


@api.get("/people")
@access(Gate.network)
def list_people(session: Session, wanted: Annotated[DirectoryQuery, Query()]) -> PeoplePage:
    """People who hold a seat now, by name."""
    return directory.people(session, wanted)


# Organisations


@api.get("/organisations/{key}")
@access(Gate.seated)
def organisation(session: Session, actor: Actor, response: Response, key: OrganisationKey) -> OrganisationOut:
    """The page of an organisation; outside the network only one's own."""
    return _tagged(response, organisations.show(session, actor, key))


@api.post("/organisations", status_code=201)
@access(Gate.secretariat)
def add_organisation(session: Session, actor: Actor, response: Response, wanted: OrganisationIn) -> OrganisationOut:
    made = organisations.add(session, actor, wanted)
    return _tagged(response, organisations.show(session, actor, str(made.id)))


@api.patch("/organisations/{organisation_id}")
@access(Gate.seated)
def edit_organisation(
    session: Session, actor: Actor, response: Response, organisation_id: UUID, wanted: OrganisationEdit,
    if_match: IfMatch = None,
) -> OrganisationOut:  # fmt: skip
    """Change what an organisation says about itself; the secretariat does so on its behalf."""
    organisations.edit(session, actor, organisation_id, wanted, if_match=if_match)
    return _tagged(response, organisations.show(session, actor, str(organisation_id)))


@api.put("/organisations/{organisation_id}/membership")
@access(Gate.secretariat)
def change_membership(
    session: Session, actor: Actor, response: Response, organisation_id: UUID, wanted: MembershipIn
) -> OrganisationOut:
    organisations.change_membership(session, actor, organisation_id, membership=wanted.membership)
    return _tagged(response, organisations.show(session, actor, str(organisation_id)))


@api.put("/organisations/{organisation_id}/picture", max_body_size=MOST_PICTURE_BYTES + FORM_OVERHEAD)
@access(Gate.seated)
def set_logo(session: Session, actor: Actor, organisation_id: UUID, file: UploadFile) -> PictureOut:
    """Show this logo; JPEG, PNG, WebP or GIF, at most 10 MB."""
    return PictureOut(picture=organisations.set_logo(session, actor, organisation_id, file.file.read()))


@api.delete("/organisations/{organisation_id}/picture", status_code=204)
@access(Gate.seated)
def drop_logo(session: Session, actor: Actor, organisation_id: UUID) -> None:
    organisations.set_logo(session, actor, organisation_id, None)


# People


@api.get("/people/{person_id}")
@access(Gate.signed_in)
def person(session: Session, actor: Actor, response: Response, person_id: UUID) -> PersonOfDirectory:
    """The page of a person; outside the network only one's own and one's colleagues'."""
    return _tagged(response, people.show(session, actor, person_id))


@api.patch("/people/{person_id}")
@access(Gate.signed_in)
def edit_person(
    session: Session, actor: Actor, response: Response, person_id: UUID, wanted: PersonEdit, if_match: IfMatch = None
) -> PersonOfDirectory:
    """Change what a person says about themselves."""
    people.edit(session, actor, person_id, wanted, if_match=if_match)
    return _tagged(response, people.show(session, actor, person_id))


@api.put("/people/{person_id}/picture", max_body_size=MOST_PICTURE_BYTES + FORM_OVERHEAD)
@access(Gate.signed_in)
def set_photo(session: Session, actor: Actor, person_id: UUID, file: UploadFile) -> PictureOut:
    """Show this photograph; JPEG, PNG, WebP or GIF, at most 10 MB."""
    return PictureOut(picture=people.set_photo(session, actor, person_id, file.file.read()))


@api.delete("/people/{person_id}/picture", status_code=204)
@access(Gate.signed_in)
def drop_photo(session: Session, actor: Actor, person_id: UUID) -> None:
    people.set_photo(session, actor, person_id, None)


@api.post("/people/{person_id}/suspend")
@access(Gate.secretariat)
def suspend_person(session: Session, actor: Actor, person_id: UUID) -> PersonOfDirectory:
    """Let a person in no more and end their sessions at once."""
    people.suspend(session, actor, person_id)
    return people.show(session, actor, person_id)


@api.post("/people/{person_id}/restore")
@access(Gate.secretariat)
def restore_person(session: Session, actor: Actor, person_id: UUID) -> PersonOfDirectory:
    people.restore(session, actor, person_id)
    return people.show(session, actor, person_id)


# Offers


@api.get("/offers")
@access(Gate.seated)
def list_offers(session: Session, actor: Actor, wanted: Annotated[OfferQuery, Query()]) -> OfferPage:
    """Offers, newest first; drafts only of one's own circle, and only when asked for."""
    return offers.page(session, actor, wanted, after=wanted.after, limit=wanted.limit)


@api.post("/offers", status_code=201)
@access(Gate.seated)
def draft_offer(session: Session, actor: Actor, response: Response, wanted: OfferIn) -> OfferOut:
    """Begin an offer as a draft."""
    made = offers.draft(session, actor, wanted)
    return _tagged(response, offers.show(session, actor, made.id))


@api.get("/offers/{offer_id}")
@access(Gate.seated)
def offer(session: Session, actor: Actor, response: Response, offer_id: UUID) -> OfferOut:
    return _tagged(response, offers.show(session, actor, offer_id))


@api.patch("/offers/{offer_id}")
@access(Gate.seated)
def edit_offer(
    session: Session, actor: Actor, response: Response, offer_id: UUID, wanted: OfferEdit, if_match: IfMatch = None
) -> OfferOut:
    offers.edit(session, actor, offer_id, wanted, if_match=if_match)
    return _tagged(response, offers.show(session, actor, offer_id))


@api.delete("/offers/{offer_id}", status_code=204)
@access(Gate.seated)
def discard_offer(session: Session, actor: Actor, offer_id: UUID) -> None:
    """Throw a draft away."""
    offers.discard(session, actor, offer_id)


@api.post("/offers/{offer_id}/publish")
@access(Gate.seated)
def publish_offer(session: Session, actor: Actor, response: Response, offer_id: UUID) -> OfferOut:
    return _moved(session, actor, response, offer_id, OfferAction.publish)


@api.post("/offers/{offer_id}/pause")
@access(Gate.seated)
def pause_offer(session: Session, actor: Actor, response: Response, offer_id: UUID) -> OfferOut:
    return _moved(session, actor, response, offer_id, OfferAction.pause)


@api.post("/offers/{offer_id}/resume")
@access(Gate.seated)
def resume_offer(session: Session, actor: Actor, response: Response, offer_id: UUID) -> OfferOut:
    return _moved(session, actor, response, offer_id, OfferAction.resume)


@api.post("/offers/{offer_id}/confirm")
@access(Gate.seated)
def confirm_offer(session: Session, actor: Actor, response: Response, offer_id: UUID) -> OfferOut:
    """Say that the offer still stands, for another year."""
    return _moved(session, actor, response, offer_id, OfferAction.confirm)


@api.post("/offers/{offer_id}/withdraw", status_code=204)
@access(Gate.seated)
def withdraw_offer(session: Session, actor: Actor, offer_id: UUID) -> None:
    """Take the offer back; from now on its own organisation alone reads it."""
    offers.move(session, actor, offer_id, OfferAction.withdraw)


def _moved(session: Session, actor: Actor, response: Response, offer_id: UUID, action: OfferAction) -> OfferOut:
    offers.move(session, actor, offer_id, action)
    return _tagged(response, offers.show(session, actor, offer_id))


Out = TypeVar("Out", OrganisationOut, PersonOfDirectory, OfferOut)


def _tagged(response: Response, out: Out) -> Out:
    versions.tag(response, out.version)
    return out


# Seats, invitations and applications


@api.post("/organisations/{organisation_id}/seats", status_code=201)
@access(Gate.seated)
def make_seat(
    session: Session, actor: Actor, response: Response, organisation_id: UUID, wanted: SeatIn
) -> OrganisationOut:
    """A new seat, vacant until somebody accepts an invitation to it."""
    seats.make(session, actor, organisation_id, wanted)
    return _tagged(response, organisations.show(session, actor, str(organisation_id)))


@api.post("/seats/{seat_id}/vacate", status_code=204)
@access(Gate.seated)
def vacate_seat(session: Session, actor: Actor, seat_id: UUID) -> None:
    """Let its holder leave at once; the seat waits for the next one."""
    seats.vacate(session, actor, seat_id)


@api.post("/seats/{seat_id}/close", status_code=204)
@access(Gate.seated)
def close_seat(session: Session, actor: Actor, seat_id: UUID) -> None:
    seats.close(session, actor, seat_id)


@api.get("/organisations/{organisation_id}/invitations")
@access(Gate.seated)
def list_invitations(session: Session, actor: Actor, organisation_id: UUID) -> InvitationList:
    """Invitations to seats of this organisation that wait for an answer."""
    found = seats.open_invitations(session, actor, organisation_id)
    return InvitationList(items=[InvitationRow.model_validate(row.model_dump()) for row in found])


@api.post("/seats/{seat_id}/invitations", status_code=201)
@access(Gate.seated, pace=Pace.tight)
def invite_to_seat(session: Session, actor: Actor, seat_id: UUID, wanted: InvitationIn) -> InvitationRow:
    """Invite somebody to a vacant seat by mail."""
    return InvitationRow.model_validate(seats.invite(session, actor, seat_id, wanted).model_dump())


@api.post("/invitations/guests", status_code=201)
@access(Gate.seated, pace=Pace.tight)
def invite_guest(session: Session, actor: Actor, wanted: GuestIn) -> InvitationRow:
    """Invite somebody as guest to one circle until a moment."""
    return InvitationRow.model_validate(guests.invite(session, actor, wanted).model_dump())


@api.post("/invitations/{ticket_id}/resend")
@access(Gate.seated, pace=Pace.tight)
def resend_invitation(session: Session, actor: Actor, ticket_id: UUID) -> InvitationRow:
    """Send it again with a new link; the old one works no more."""
    return InvitationRow.model_validate(seats.resend(session, actor, ticket_id).model_dump())


@api.post("/invitations/{ticket_id}/withdraw", status_code=204)
@access(Gate.seated)
def withdraw_invitation(session: Session, actor: Actor, ticket_id: UUID) -> None:
    """Take an open invitation back: to a seat, or of a guest."""
    seats.withdraw(session, actor, ticket_id)


@api.get("/circles/{circle_id}/guests")
@access(Gate.seated)
def list_guests(session: Session, actor: Actor, circle_id: UUID) -> GuestList:
    """Who is a guest of this circle, and who was invited and has not come; for those who may invite guests to it."""
    return GuestList(items=[*guests.present(session, actor, circle_id)])


@api.delete("/circles/{circle_id}/guests/{person_id}", status_code=204)
@access(Gate.seated)
def dismiss_guest(session: Session, actor: Actor, circle_id: UUID, person_id: UUID) -> None:
    """End a guest's access at once."""
    guests.dismiss(session, actor, circle_id, person_id)


@api.post("/applications", status_code=204)
@access(Gate.anyone, pace=Pace.tight)
def apply(session: Session, wanted: ApplicationIn) -> None:
    """Ask to join; a link is sent to the address, and nobody reads the request before it is used."""
    applications.apply(session, wanted)


@api.post("/applications/confirm", status_code=204)
@access(Gate.anyone, pace=Pace.tight)
def confirm_application(session: Session, wanted: ConfirmationIn) -> None:
    """Confirm the address of a request to join."""
    applications.confirm(session, wanted.token)


@api.get("/applications")
@access(Gate.secretariat)
def list_applications(
    session: Session, actor: Actor, state: ApplicationState = ApplicationState.waiting, limit: Limit = USUAL,
    after: After = None,
) -> ApplicationPage:  # fmt: skip
    """Requests to join, newest first."""
    return applications.page(session, actor, state=state, after=after, limit=limit)


@api.post("/applications/{application_id}/approve", status_code=204)
@access(Gate.secretariat)
def approve_application(session: Session, actor: Actor, application_id: UUID, wanted: ApprovalIn) -> None:
    """Invite the applicant to a seat."""
    applications.approve(session, actor, application_id, wanted)


@api.post("/applications/{application_id}/decline", status_code=204)
@access(Gate.secretariat)
def decline_application(session: Session, actor: Actor, application_id: UUID, wanted: DeclineApplicationIn) -> None:
    applications.decline(session, actor, application_id, reason=wanted.reason)

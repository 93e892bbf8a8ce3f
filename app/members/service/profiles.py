"""An organisation's profile, made with the circle of its own people when there was none."""

from uuid import UUID

from sqlmodel import Session

from app.access import principals
from app.circles import service as circles
from app.circles.models import CircleKind, CircleRole
from app.members.models import OrganisationProfile


def profile_of(session: Session, organisation_id: UUID) -> OrganisationProfile:
    """Never fails for an organisation that stands; a new profile has version 0."""
    found = session.get(OrganisationProfile, organisation_id)
    if found is None:
        own = {principals.of_organisation(organisation_id): CircleRole.contributor}
        circle = circles.make(session, CircleKind.organisation, own)
        found = OrganisationProfile(organisation_id=organisation_id, circle_id=circle.id, version=0)
        session.add(found)
        session.flush()
    return found

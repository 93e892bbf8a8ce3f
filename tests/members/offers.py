"""An offer of Rosario as it stands once published, or on its way there."""

from uuid import UUID

from sqlmodel import Session

from app.circles.models import NETWORK_CIRCLE
from app.core import clock
from app.members.models import Format, Offer, OfferState, OfferTopic, Topic
from app.members.service import topics
from app.members.service.profiles import profile_of
from tests.people import World


def offer_of(session: Session, world: World, name: str, *, state: OfferState = OfferState.active, **values) -> UUID:
    """An offer that the seat of this person answers for, complete enough to be published."""
    if session.get(Topic, "gang-violence") is None:
        topics.plant(session)
    organisation_id = world.organisations["rosario"]
    drafted = state is OfferState.draft
    offer = Offer(
        circle_id=profile_of(session, organisation_id).circle_id if drafted else NETWORK_CIRCLE,
        organisation_id=organisation_id, seat_id=world.seats[name], written_by=world.people[name], language="es",
        title="Seguir abiertos", can_share="Contamos cómo se decide.", did_not_work="Decidir desde el centro.",
        formats=[Format.written], languages=["es"], state=state, confirmed_at=None if drafted else clock.now(),
        **values,
    )  # fmt: skip
    session.add(offer)
    session.flush()
    session.add(OfferTopic(offer_id=offer.id, topic_id="gang-violence", position=0))
    return offer.id

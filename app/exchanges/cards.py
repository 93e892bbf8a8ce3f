"""What a link to an exchange shows under a post, to those who may read the exchange."""

from sqlalchemy import or_

from app.circles.queries import admits_bound
from app.discussions import cards
from app.exchanges.models import Exchange

cards.show(
    "exchanges", Exchange, title=Exchange.title, language=Exchange.language, detail=Exchange.state,
    where=or_(admits_bound(Exchange.circle_id), admits_bound(Exchange.room_circle_id)),
)  # fmt: skip

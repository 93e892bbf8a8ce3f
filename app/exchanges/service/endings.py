"""What follows when an exchange ends before its time, whoever ends it."""

from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.exchanges import queries, workflow
from app.exchanges.codes import Action, MatchAction, MatchState
from app.exchanges.models import Exchange
from app.exchanges.service import answers, deadlines
from app.outbox import dates


def end(
    session: Session, actor: Actor | None, exchange: Exchange, action: Action, *, behalf_of: UUID | None = None
) -> None:
    """Take the action that ends it: peers who were asked stand down, and nothing falls due any more."""
    stand_down(session, actor, exchange, behalf_of=behalf_of)
    workflow.move(session, actor, exchange, action, behalf_of=behalf_of)
    deadlines.drop(session, exchange)
    dates.cancel(session, exchange.id)


def stand_down(session: Session, actor: Actor | None, exchange: Exchange, *, behalf_of: UUID | None = None) -> None:
    """Thank every peer who was asked and is not needed any more; drafts of matches are put away."""
    states = (MatchState.drafted, *workflow.LIVE_MATCH)
    for match in queries.matches_of(session, exchange.id, *states):
        answers.close(session, actor, match, MatchAction.supersede, behalf_of=behalf_of)

"""The demonstration network in the tables: the story told once, as if it had been lived here.

Ids are made from the story's names and days, so that the same first day gives the same addresses. What the story
tells has happened: nobody is told of it any more. What it leaves open falls due as anything else does.
"""

from datetime import date

from sqlmodel import Session, select

from app.accounts.models import Organisation
from app.circles import service as circles
from app.core import clock
from app.demo import story as stories
from app.demo.loading import accounts, exchanges, inbox, members, proposals, talk
from app.demo.loading.cast import Cast
from app.demo.loading.rows import Rows
from app.demo.queries import has_real_people
from app.discussions import service as discussions
from app.exchanges.service import circles as exchange_circles
from app.members.models import OfferState
from app.members.service import offers, search, topics
from app.search import service as finding


class RealPeopleError(Exception):
    """The database holds people of a real network; the demonstration does not come near them."""


def load_once(session: Session) -> bool:
    """Load the story up to today into an empty database; whether there was anything to do.

    Raises RealPeopleError when anybody here is not of the demonstration.
    """
    if has_real_people(session):
        raise RealPeopleError
    if session.exec(select(Organisation.id).limit(1)).first() is not None:
        return False
    load(session, clock.now().date())
    return True


def load(session: Session, first_day: date) -> None:
    """Fill empty tables with the story as it stands on the morning of `first_day`."""
    story = stories.load(first_day)
    rows, cast = Rows(clock.now()), Cast(story)
    circles.found(session)
    discussions.found(session)
    topics.plant(session)
    accounts.load(story, rows, cast)
    offered = members.load(story, rows, cast)
    talk.load(story, rows, cast)
    told = exchanges.load(story, rows, cast)
    rows.write(session)
    talk.count_electors(session)
    for organisation in story.organisations:
        search.index_organisation(session, cast.organisation(organisation.id))
    for person in story.people:
        search.index_person(session, cast.person(person.id))
    for offer in offered:
        if offer.state is not OfferState.draft:
            offers.index(session, offer)
    for exchange in told:
        exchange_circles.settle(session, exchange)
    proposals.load(session, story, rows, cast)
    finding.rebuild(session)
    inbox.fill(session, rows.now)

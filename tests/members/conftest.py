"""A small directory: who knows what, speaks what and offers what."""

import pytest

from app.accounts.models import Organisation, Person
from app.members.models import (
    OrganisationLanguage,
    OrganisationTopic,
    PersonLanguage,
    PersonTopic,
    TopicRelation,
)
from app.members.service import search, topics
from tests.members.offers import offer_of


@pytest.fixture
def members(world, database):
    """The people of `world` with topics, languages and offers; the whole vocabulary."""
    with database.writing() as session:
        topics.plant(session)
        known = {"rosario": ["gang-violence", "crisis-response"], "durban": ["urban-planning"], "partner": ["homicide"]}
        spoken = {"rosario": ["es"], "durban": ["en", "zu"], "partner": ["pt", "es"], "kroc": ["en"]}
        for name, topic_ids in known.items():
            for position, topic_id in enumerate(topic_ids):
                session.add(
                    OrganisationTopic(
                        organisation_id=world.organisations[name],
                        relation=TopicRelation.knows,
                        topic_id=topic_id,
                        position=position,
                    )
                )
        for name, languages in spoken.items():
            for position, language in enumerate(languages):
                session.add(
                    OrganisationLanguage(
                        organisation_id=world.organisations[name], language=language, position=position
                    )
                )
        expert = world.people["expert"]
        session.add(PersonTopic(person_id=expert, topic_id="mano-dura-alternatives", position=0))
        session.add(PersonLanguage(person_id=expert, language="pt", position=0))
        session.get_one(Person, world.people["member"]).name = "Nélida Íñiguez"
        session.get_one(Organisation, world.organisations["rosario"]).place = "Rosário do Sul"
        world.offer = offer_of(session, world, "focal_point", crisis=True)
        for organisation_id in world.organisations.values():
            search.index_organisation(session, organisation_id)
        for person_id in world.people.values():
            search.index_person(session, person_id)
    return world

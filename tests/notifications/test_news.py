"""What is new in the network: to those on whose topics it is, and in the last section of letters that go anyway."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.exchanges import events as exchange
from app.exchanges.codes import Action, Confidentiality, Lane, State
from app.exchanges.models import Exchange, ExchangeTopic
from app.members.models import PersonTopic, Topic
from app.members.service import topics
from app.outbox import relay
from tests.discussions.conftest import NETWORK
from tests.notifications.test_digests import database_of, idle_people, lines, wish

DAY, WEEK = timedelta(days=1, hours=1), timedelta(days=7, hours=1)


@pytest.fixture
def below(database) -> str:
    """A topic that stands below a main one."""
    with database.writing() as session:
        topics.plant(session)
        return session.exec(select(Topic.id).where(Topic.parent_id.is_not(None)).order_by(Topic.id)).first()


@pytest.fixture
def vocabulary(database, below) -> str:
    """The main topic above it."""
    with database.reading() as session:
        return session.get_one(Topic, below).parent_id


def knows(database, world, name, topic) -> None:
    with database.writing() as session:
        session.add(PersonTopic(person_id=world.people[name], topic_id=topic, position=0))


@pytest.fixture
def begin(signed_in):
    def begun(name="other_city", *, title="Rota and rest", markdown="How many nights?", **where) -> str:
        body = {"title": title, "language": "en", "markdown": markdown, **(where or {"space_id": NETWORK})}
        answer = signed_in(name).post("/api/threads", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    return begun


def kinds(signed_in, name) -> list[str]:
    return [line["kind"] for line in lines(signed_in, name)]


def test_those_on_whose_topics_a_conversation_begins_hear_of_it_once(
    signed_in, database, world, begin, below, vocabulary, work
):
    for name in ("member", "expert", "other_city"):
        knows(database, world, name, below)
    thread = begin(topic=vocabulary)
    signed_in("representative").post(
        f"/api/threads/{thread}/posts", json={"language": "en", "markdown": "Second, which begins nothing."}
    )
    work()
    assert kinds(signed_in, "member") == kinds(signed_in, "expert") == ["thread_begun"]
    assert kinds(signed_in, "focal_point") == []
    assert kinds(signed_in, "other_city") == ["post_written"]  # their own thread


def test_whoever_mutes_the_space_or_is_named_hears_no_news_of_it(
    signed_in, database, world, begin, below, vocabulary, work
):
    for name in ("member", "expert"):
        knows(database, world, name, below)
    space = signed_in("member").put(f"/api/spaces/topics/{vocabulary}").json()["id"]
    signed_in("member").put(f"/api/spaces/{space}/level", json={"level": "mute"})
    begin(topic=vocabulary, markdown=f"[@X](person:{world.people['expert']}), how many?")
    work()
    assert (kinds(signed_in, "member"), kinds(signed_in, "expert")) == ([], ["named_you"])


@pytest.mark.parametrize("closed", ["confidential", "group", "exchange"])
def test_of_what_few_may_read_nobody_hears_as_news(
    signed_in, database, world, begin, below, vocabulary, make_story, work, closed
):
    for name in ("member", "expert", "focal_point", "secretariat"):
        knows(database, world, name, below)
    if closed == "confidential":
        begin(topic=vocabulary, people=[str(world.people["focal_point"]), str(world.people["expert"])])
    elif closed == "group":
        body = {"title": "Night shifts", "language": "en", "joining": "open"}
        begin(space_id=signed_in("other_city").post("/api/spaces", json=body).json()["id"])
    else:
        opened(make_story(confidentiality=Confidentiality.secretariat_only), below)
        opened(make_story(lane=Lane.crisis), below)
    work()
    for name in ("member", "expert", "focal_point", "secretariat"):
        assert not {"thread_begun", "request_looking"} & set(kinds(signed_in, name)), name


def opened(story, topic) -> None:
    with story.database.writing() as session:
        session.add(ExchangeTopic(exchange_id=story.exchange_id, topic=topic))
        found = session.get_one(Exchange, story.exchange_id)
        found.opened_at, found.state = clock.now(), State.open
    story.happen(
        exchange.ExchangeOpened, by="secretariat", action=Action.open, from_state=State.submitted, to_state=State.open
    )


def test_a_request_is_news_to_others_on_its_topics_and_not_in_its_own_city(
    signed_in, database, world, story, below, vocabulary, work
):
    for name in ("focal_point", "expert"):
        knows(database, world, name, below)
    knows(database, world, "other_city", vocabulary)  # the group at the top holds all beneath
    opened(story, below)
    work()
    assert kinds(signed_in, "other_city") == kinds(signed_in, "expert") == ["request_looking"]
    assert "request_looking" not in kinds(signed_in, "focal_point")


def test_a_conversation_about_an_organisation_is_told_there(signed_in, world, begin, letters, work):
    wish(signed_in, "member", news="daily")
    begin(title="About Rosario", organisation_id=str(world.organisations["rosario"]))
    work()
    assert kinds(signed_in, "member") == ["thread_begun"]
    with clock.moved(DAY):
        work()
    [letter] = [letter for letter in letters() if letter.to == "member@example.org"]
    assert letter.text.index("Su organización") < letter.text.index("About Rosario")
    assert "Sus temas" not in letter.text


def test_what_stands_in_a_space_that_one_follows_is_among_ones_topics(signed_in, begin, letters, work):
    signed_in("member").put(f"/api/spaces/{NETWORK}/level", json={"level": "follow"})
    begin(title="Followed")
    work()
    with clock.moved(DAY):
        work()
    [letter] = letters()
    assert letter.text.index("Sus temas") < letter.text.index("Followed")


def test_the_letter_of_the_week_has_its_sections_in_order_and_ends_with_the_network(
    signed_in, database, world, make_story, begin, below, vocabulary, letters, work
):
    """Named, my organisation, my topics, and what was told to nobody; the subject counts what was told to me."""
    knows(database, world, "member", below)
    wish(signed_in, "member", named="weekly", news="weekly")
    begin(title="A named", markdown=f"[@X](person:{world.people['member']})?")
    begin(title="B ours", organisation_id=str(world.organisations["rosario"]))
    begin(title="C topic", topic=vocabulary)
    begin(title="D rest")
    hidden = begin("expert", title="Zarzamora hidden")
    post = signed_in("member").get(f"/api/threads/{hidden}/posts").json()["items"][0]["id"]
    signed_in("secretariat").put(f"/api/threads/{hidden}/posts/{post}/hiding", json={"reason": "other"})
    begin(title="Zarzamora confidential", people=[str(world.people["expert"])], space_id=NETWORK)
    muted = begin("expert", title="Zarzamora muted")
    signed_in("member").put(f"/api/threads/{muted}/level", json={"level": "mute"})
    work()
    with clock.moved(WEEK):
        work()
        work()
    [letter] = [letter for letter in letters() if letter.to == "member@example.org"]
    told = [
        letter.text.index(words)
        for words in ("Para usted", "A named", "Su organización", "B ours", "Sus temas", "C topic", "En el resto de la red", "D rest")
    ]  # fmt: skip
    assert told == sorted(told)
    assert "Zarzamora" not in letter.text + letter.html
    assert letter.subject == "Esta semana: 3 novedades para usted"
    assert letter.text.count("C topic") == 1


def test_news_of_the_network_alone_are_no_letter(signed_in, begin, letters, work):
    """Nobody gets a letter that holds nothing for them."""
    begin(title="D rest")
    work()
    with clock.moved(WEEK):
        work()
    assert letters() == []


@pytest.mark.parametrize("how", ["daily", "off", "at_once"])
def test_news_stand_in_the_letters_for_which_they_are_wished(signed_in, world, begin, letters, work, how):
    wish(signed_in, "member", news=how, named="daily")
    begin(title="D rest")
    begin("expert", title="A named", markdown=f"[@X](person:{world.people['member']})?")
    work()
    with clock.moved(DAY):
        work()
    [letter] = letters()
    assert ("D rest" in letter.text) is (how == "daily")


def test_a_letter_with_news_takes_as_many_statements_with_one_as_with_forty(
    signed_in, world, database, begin, letters, statements, work
):
    sent = []
    for name, count in (("focal_point", 1), ("expert", 40)):
        wish(signed_in, name, named="daily", news="daily")
        for number in range(count):
            begin("representative", title=f"News {count} {number}")
        begin(title="Named", markdown=f"[@X](person:{world.people[name]})?")
        idle_people(database, world, count * 10)
        work()
        with clock.moved(DAY):
            statements.clear()
            relay.run(database_of(signed_in))
            sent.append(len(statements))
    assert letters()[-1].text.count("News 40 ") == 5
    assert sent[0] == sent[1]

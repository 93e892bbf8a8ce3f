"""The index follows what happens, in the transaction in which it happens."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from app.access import principals
from app.accounts.models import Membership, Organisation, Person
from app.circles import service as circles
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.core import clock
from app.core.i18n import Language
from app.discussions import service as discussions
from app.discussions.models import Post, ReportReason, Thread
from app.discussions.service import moderation
from app.exchanges.codes import Confidentiality, State
from app.exchanges.service import requests
from app.members.events import MembershipChanged, PersonEdited
from app.members.models import PersonProfile
from app.members.service import people
from app.outbox.events import record
from app.search import names, service
from app.search.models import Kind, SearchDocument
from tests.exchanges.story import Story, offer


@pytest.fixture(autouse=True)
def listening(client):
    """The application is built, so its subscribers listen."""


def found(session: Session, world, name: str, q: str) -> list[tuple[Kind, str]]:
    session.flush()
    page = service.search(session, world.actor(session, name), q, limit=50)
    return [(item.kind, "".join(piece.text for piece in item.title)) for item in page.items]


def kinds(session, world, name, q) -> set[Kind]:
    return {kind for kind, _ in found(session, world, name, q)}


def talk(session, world, *, circle_id=NETWORK_CIRCLE, by="focal_point", post="Los interruptores descansan") -> Thread:
    return discussions.open_thread(
        session, world.actor(session, by), subject_kind="", subject_id=None, circle_id=circle_id,
        title="Pausa obligatoria", language="es", first_post=post,
    )  # fmt: skip


def test_a_post_is_found_at_once_and_gone_with_its_words(session, world):
    thread = talk(session, world)
    assert found(session, world, "member", "interruptor descanso") == [(Kind.post, "Pausa obligatoria")]
    post = session.exec(select(Post)).one()
    actor = world.actor(session, "focal_point")
    discussions.edit_post(session, actor, thread.id, post.id, version=1, language="es", markdown="Duermen *por fin*")
    assert found(session, world, "member", "interruptor") == []
    assert found(session, world, "member", "duermen fin") == [(Kind.post, "Pausa obligatoria")]
    discussions.delete_post(session, actor, thread.id, post.id)
    assert found(session, world, "member", "duermen") == []
    assert session.exec(select(SearchDocument).where(SearchDocument.kind == Kind.post)).all() == []


def test_a_hidden_post_is_not_found_until_it_is_shown_again(session, world):
    thread = talk(session, world)
    post, steward = session.exec(select(Post)).one(), world.actor(session, "secretariat")
    moderation.hide(session, steward, thread.id, post.id, reason=ReportReason.other)
    assert found(session, world, "member", "interruptores") == []
    assert found(session, world, "focal_point", "interruptores") == []
    moderation.show(session, steward, thread.id, post.id)
    assert found(session, world, "member", "interruptores") == [(Kind.post, "Pausa obligatoria")]


class TestCompletions:
    """Words are completed while they stand in what can be found, by whomever, and no longer."""

    @pytest.fixture
    def thread(self, session, world) -> Thread:
        return talk(session, world, post="Zarzamora every zarzuela")

    @pytest.fixture
    def post(self, session, thread) -> Post:
        return session.exec(select(Post)).one()

    def completed(self, session, beginning="zarz") -> list[str]:
        session.flush()
        return list(names.completions(session, beginning))

    def test_a_word_of_a_hidden_post_is_not_completed_until_it_is_shown_again(self, session, world, thread, post):
        steward = world.actor(session, "secretariat")
        assert self.completed(session) == ["zarzuela", "zarzamora"]
        moderation.hide(session, steward, thread.id, post.id, reason=ReportReason.private_data)
        assert self.completed(session) == []
        assert self.completed(session, "eve") == []
        moderation.show(session, steward, thread.id, post.id)
        assert self.completed(session) == ["zarzuela", "zarzamora"]

    def test_nor_one_of_a_deleted_post_or_of_words_that_were_changed(self, session, world, thread, post):
        actor = world.actor(session, "focal_point")
        said = {"language": "es", "markdown": "Zarzuela"}
        discussions.edit_post(session, actor, thread.id, post.id, version=1, **said)
        assert self.completed(session) == ["zarzuela"]
        discussions.delete_post(session, actor, thread.id, post.id)
        assert self.completed(session) == []

    def test_a_word_that_others_wrote_too_or_stands_in_a_title_stays(self, session, world, thread, post):
        actor = world.actor(session, "focal_point")
        discussions.write_post(session, actor, thread.id, language="es", markdown="La zarzuela, pausa.")
        moderation.hide(session, world.actor(session, "secretariat"), thread.id, post.id, reason=ReportReason.other)
        assert self.completed(session) == ["zarzuela"]
        second = session.exec(select(Post).where(Post.place == 2)).one()
        discussions.delete_post(session, actor, thread.id, second.id)
        assert self.completed(session) == []
        assert self.completed(session, "paus") == ["pausa"]


def test_what_is_rolled_back_was_never_found(database, world):
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        talk(session, world)
        raise ZeroDivisionError
    with database.reading() as session:
        assert found(session, world, "member", "pausa") == []


def test_a_thread_that_moves_takes_its_posts_along(session, world):
    thread = talk(session, world)
    assert kinds(session, world, "other_city", "pausa") == {Kind.thread}
    own = circles.make(
        session, CircleKind.named_people, {principals.of_person(world.people["member"]): CircleRole.reader}
    )
    thread.circle_id = own.id
    for post in session.exec(select(Post).where(Post.thread_id == thread.id)):
        post.circle_id = own.id
        session.add(post)
    session.add(thread)
    service.renew_thread(session, thread.id)
    assert kinds(session, world, "other_city", "pausa") == set()
    assert kinds(session, world, "other_city", "interruptores") == set()
    assert kinds(session, world, "member", "pausa") == {Kind.thread}
    assert kinds(session, world, "member", "interruptores") == {Kind.post}


def test_an_exchange_is_found_by_those_who_may_read_it_as_it_goes_on(session, world):
    story = Story(session, world)
    story.draft()
    assert kinds(session, world, "focal_point", "outreach") == set(), "drafts are nobody's to find"
    exchange = story.to(State.submitted)
    assert kinds(session, world, "focal_point", "outreach") == {Kind.exchange}
    assert kinds(session, world, "secretariat", "outreach") == {Kind.exchange}
    assert kinds(session, world, "other_city", "outreach") == set()
    story.to(State.open)
    assert len(found(session, world, "other_city", "outreach")) == 1
    requests.withdraw(session, story.actor("focal_point"), exchange.id, reason="No longer needed.")
    assert kinds(session, world, "focal_point", "outreach") == {Kind.exchange}


def test_a_confidential_exchange_opens_to_its_peer_with_the_agreement(session, world):
    story = Story(session, world)
    story.to(State.proposed, confidentiality=Confidentiality.matched_only)
    assert kinds(session, world, "other_city", "outreach") == set()
    story.to(State.agreed, confidentiality=Confidentiality.matched_only)
    assert kinds(session, world, "other_city", "outreach") == {Kind.exchange, Kind.thread}
    assert kinds(session, world, "expert", "outreach") == set()


def test_a_guest_of_the_room_finds_what_is_in_it_and_nothing_else(session, world):
    story = Story(session, world)
    story.to(State.open)
    exchange = story.to(State.agreed)
    discussions.write_post(
        session, story.actor("focal_point"), exchange.room_thread_id, language="en", markdown="Outreach rota"
    )
    talk(session, world, post="Outreach for everybody")
    circles.admit(
        session, exchange.room_circle_id, principals.of_person(world.people["guest"]), role=CircleRole.contributor,
        until=clock.now() + timedelta(days=1),
    )  # fmt: skip
    page = service.search(session, world.actor(session, "guest"), "outreach", limit=50)
    assert page.counts == {Kind.exchange: 1, Kind.thread: 1, Kind.post: 1}
    assert {item.id for item in page.items if item.kind is Kind.exchange} == {exchange.id}


def test_a_person_leaves_the_index_when_suspended_and_comes_back(session, world):
    record(
        session, None, PersonEdited(subject_id=world.people["member"], circle_id=NETWORK_CIRCLE, fields=(), version=1)
    )
    name = session.get_one(Person, world.people["member"]).name
    assert kinds(session, world, "other_city", name) >= {Kind.person}
    secretariat = world.actor(session, "secretariat")
    people.suspend(session, secretariat, world.people["member"])
    assert found(session, world, "other_city", name) == []
    people.restore(session, secretariat, world.people["member"])
    assert kinds(session, world, "other_city", name) >= {Kind.person}


def test_a_seat_that_ends_by_its_date_ends_the_finding_of_its_holder(session, world):
    session.add(PersonProfile(person_id=world.people["former"], bio="Zapatista", bio_language=Language.es))
    service.rebuild(session)
    assert found(session, world, "member", "zapatista") == []


def test_people_and_offers_of_an_organisation_that_left_are_not_found(session, world):
    offer(session, world, "expert")
    service.rebuild(session)
    before = kinds(session, world, "member", "partner")
    assert Kind.organisation in before
    assert kinds(session, world, "member", "nights") == {Kind.offer}
    organisation_id = world.organisations["partner"]
    organisation = session.get_one(Organisation, organisation_id)
    organisation.membership = Membership.former
    session.add(organisation)
    changed = MembershipChanged(
        subject_id=organisation_id, circle_id=NETWORK_CIRCLE, before=Membership.member, after=Membership.former
    )
    record(session, None, changed)
    assert kinds(session, world, "member", "partner") & {Kind.organisation, Kind.person} == set()
    assert kinds(session, world, "member", "nights") == set()


def test_rebuilding_changes_no_answer(session, world):
    talk(session, world)
    Story(session, world).to(State.open)
    record(
        session, None, PersonEdited(subject_id=world.people["expert"], circle_id=NETWORK_CIRCLE, fields=(), version=1)
    )
    asked = ("pausa", "interruptores", "outreach", "expert", "from:expert", "burned", "topic:violence")
    before = {q: sorted(found(session, world, "member", q)) for q in asked}
    documents = service.rebuild(session)
    after = {q: sorted(found(session, world, "member", q)) for q in asked}
    for q in ("pausa", "interruptores", "outreach", "burned"):
        assert before[q] == after[q] != []
    assert documents == len(session.exec(select(SearchDocument.number)).all())
    assert not service.fill_once(session)

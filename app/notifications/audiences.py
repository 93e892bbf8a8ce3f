"""Who hears of an event: seats, organisations and people, before anybody has been asked for their rights."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import principals
from app.circles import queries as circles
from app.circles.models import NETWORK_CIRCLE, Circle, CircleRole
from app.discussions import markup
from app.discussions import queries as discussions
from app.discussions.decisions import queries as decisions
from app.discussions.decisions.models import Decision, Voters
from app.discussions.models import Level, Post, PostReport, Space, Thread
from app.discussions.openness import OPEN
from app.discussions.policy import WRITING
from app.exchanges.codes import Lane, Side
from app.exchanges.models import ActionItem, Attendance, Exchange, ExchangeTopic, Match
from app.exchanges.openness import is_reserved
from app.members.models import PersonTopic, TopicWithin
from app.members.service.profiles import profile_of
from app.outbox.events import Event
from app.proposals import queries as proposals
from app.proposals.after.models import FunderReport
from app.proposals.codes import Mandate, PartyKind, PlanStep, SectionState
from app.proposals.models import Proposal, Section, SectionComment
from app.proposals.service import plans
from app.proposals.signing import queries as signing_read


@dataclass(frozen=True, slots=True)
class Audience:
    """`committing` names organisations whose focal points and representatives are meant; `desk` the secretariat.

    `without` are people who asked not to hear of it, whatever else they are.
    """

    seats: frozenset[UUID] = frozenset()
    people: frozenset[UUID] = frozenset()
    committing: frozenset[UUID] = frozenset()
    desk: bool = False
    without: frozenset[UUID] = frozenset()

    def __or__(self, other: "Audience") -> "Audience":
        return Audience(
            self.seats | other.seats,
            self.people | other.people,
            self.committing | other.committing,
            self.desk or other.desk,
            self.without | other.without,
        )


@dataclass
class Scene:
    """An event and the records it happened to, read once for all its notices. A thread may be about an exchange."""

    session: Session
    event: Any = None
    exchange: Exchange | None = None
    thread: Thread | None = None
    proposal: Proposal | None = None
    _match: Match | None = field(default=None, init=False)

    @property
    def subject(self) -> Exchange:
        assert self.exchange is not None
        return self.exchange

    @property
    def title(self) -> tuple[str, str]:
        """What it is called, and in which language; nothing for records that have no title of their own."""
        named = self.exchange or self.proposal or self.thread
        return (named.title, named.language) if named else ("", "")

    @property
    def page(self) -> str:
        """The page where the conversation stands."""
        if self.exchange:
            return f"/exchanges/{self.exchange.id}"
        return f"/conversations/{self.thread.id if self.thread else self.event.subject_id}"

    @cached_property
    def is_reserved(self) -> bool:
        """Whether no word about it may leave the platform."""
        if self.thread is not None and self.session.get_one(Circle, self.thread.circle_id).kind not in OPEN:
            return True
        if self.exchange is None:
            return False
        return is_reserved(self.exchange)

    @property
    def is_crisis(self) -> bool:
        return self.exchange is not None and self.exchange.lane is Lane.crisis

    @cached_property
    def post(self) -> Post | None:
        """What was written, unless it was taken away or hidden since."""
        post_id = getattr(self.event, "post_id", None)
        found = self.session.get(Post, post_id) if post_id else None
        return found if found is not None and found.deleted_at is None and found.hidden_at is None else None

    @cached_property
    def post_html(self) -> str:
        """The post as it is safe to show."""
        assert self.post is not None
        if self.post.markup_version == markup.VERSION:
            return self.post.html
        ids = [self.post.id]
        people, organisations = (
            discussions.mentioned_in(self.session, ids),
            discussions.organisations_in(self.session, ids),
        )
        names = {**people.get(self.post.id, {}), **organisations.get(self.post.id, {})}
        return markup.render(markup.parse(self.post.markdown), names)

    @cached_property
    def decision(self) -> Decision | None:
        decision_id = getattr(self.event, "decision_id", None)
        return self.session.get(Decision, decision_id) if decision_id else None

    @cached_property
    def writers(self) -> frozenset[str]:
        """The principals that may write in the thread."""
        assert self.thread is not None
        return circles.principals_with(self.session, self.thread.circle_id, WRITING)

    @property
    def match(self) -> Match:
        if self._match is None:
            self._match = self.session.get_one(Match, self.event.match_id)
        return self._match


To = Callable[[Scene], Audience]


def scene_of(session: Session, event: Event) -> Scene:
    if event.subject_kind == "thread" and (thread := session.get(Thread, event.subject_id)) is not None:
        return scene_in(session, thread, event)
    if event.subject_kind == "proposal":
        return Scene(session, event, proposal=session.get(Proposal, event.subject_id))
    return Scene(session, event, session.get(Exchange, event.subject_id))


def scene_in(session: Session, thread: Thread, event: Event | None = None) -> Scene:
    """A thread with the exchange that it is about, if any."""
    about = session.get(Exchange, thread.subject_id) if thread.subject_kind == "exchange" else None
    return Scene(session, event, about, thread)


def _seats(*found: UUID | None) -> Audience:
    return Audience(seats=frozenset(item for item in found if item is not None))


def nobody(_scene: Scene) -> Audience:
    """For notices of what belongs to one person, who is told directly."""
    return Audience()


def asking(scene: Scene) -> Audience:
    """Those who speak for the side that asks."""
    return _seats(scene.subject.requester_seat_id, scene.subject.deputy_seat_id)


def author(scene: Scene) -> Audience:
    return asking(scene) | Audience(people=frozenset({scene.subject.author_id}))


def endorsers(scene: Scene) -> Audience:
    """Those who may commit the organisation that asks."""
    return Audience(committing=frozenset({scene.subject.organisation_id}))


def answering(scene: Scene) -> Audience:
    """Those who speak for the peer that was agreed with."""
    return _seats(scene.subject.peer_seat_id, scene.subject.peer_substitute_seat_id)


def both(scene: Scene) -> Audience:
    return asking(scene) | answering(scene)


def owner(scene: Scene) -> Audience:
    """Whoever of the secretariat looks after the exchange; the whole desk while nobody does."""
    return _seats(scene.subject.owner_seat_id) if scene.subject.owner_seat_id else Audience(desk=True)


def desk(_scene: Scene) -> Audience:
    return Audience(desk=True)


def committing(scene: Scene) -> Audience:
    """Those who may commit the organisation that the event names."""
    return Audience(committing=frozenset({scene.event.organisation_id}))


def own_committing(scene: Scene) -> Audience:
    """Those who may commit the organisation that it happened to."""
    return Audience(committing=frozenset({scene.event.subject_id}))


def own_circle(scene: Scene) -> UUID:
    """The circle of the organisation that the event names, or that it happened to."""
    organisation_id = getattr(scene.event, "organisation_id", scene.event.subject_id)
    return profile_of(scene.session, organisation_id).circle_id


def peer(scene: Scene) -> Audience:
    """The peer that is asked, its substitute, and those who may commit its organisation."""
    found = _seats(scene.match.peer_seat_id, scene.match.substitute_seat_id)
    return found | Audience(committing=frozenset({scene.match.organisation_id}))


def other_side_of_match(scene: Scene) -> Audience:
    """The side that did not act; both when the secretariat acted for neither."""
    match scene.event.side:
        case Side.requester:
            return peer(scene)
        case Side.peer:
            return asking(scene)
        case _:
            return peer(scene) | asking(scene)


def side_of_event(scene: Scene) -> Audience:
    """The side that the event names."""
    return asking(scene) if scene.event.side is Side.requester else answering(scene)


def other_side_of_event(scene: Scene) -> Audience:
    return answering(scene) if scene.event.side is Side.requester else asking(scene)


def attending(scene: Scene) -> Audience:
    """Everybody expected at the session, and those who speak for both sides."""
    found = select(Attendance.person_id).where(Attendance.session_id == scene.event.session_id)
    return both(scene) | Audience(people=frozenset(scene.session.exec(found)))


def new_requester(scene: Scene) -> Audience:
    return _seats(scene.event.to_seat_id)


def new_owner(scene: Scene) -> Audience:
    return _seats(scene.event.owner_seat_id)


def who_took_it(scene: Scene) -> Audience:
    return _seats(scene.session.get_one(ActionItem, scene.event.action_id).owner_seat_id)


def named(scene: Scene) -> Audience:
    """The people whom a post names, and those of the organisations that it names as a whole."""
    seated = discussions.seated_at(scene.session, scene.event.circle_id, scene.event.organisations)
    return Audience(people=frozenset(scene.event.mentioned) | seated)


def talking(scene: Scene) -> Audience:
    """Those who opened the thread, wrote in it or follow it, and both sides where it is the room of an exchange."""
    assert scene.thread is not None
    wrote = scene.session.exec(select(Post.person_id).where(Post.thread_id == scene.thread.id).distinct())
    levels = discussions.levels(scene.session, scene.thread)
    following, muted = (
        frozenset(each for each in levels if levels[each] is level) for level in (Level.follow, Level.mute)
    )
    found = Audience(people=frozenset({scene.thread.opened_by, *wrote}) | following, without=muted)
    return found | both(scene) if scene.exchange else found


def electors(scene: Scene) -> Audience:
    """Those who vote in the decision, for themselves or their organisation."""
    assert scene.decision is not None
    return _voting(scene.decision, decisions.everybody(scene.session, scene.decision))


def silent_electors(scene: Scene) -> Audience:
    """Those of them who have not."""
    assert scene.decision is not None
    return _voting(scene.decision, decisions.silent(scene.session, scene.decision))


def _voting(decision: Decision, voters: frozenset[UUID]) -> Audience:
    if decision.voters is Voters.organisations:
        return Audience(committing=voters)
    return Audience(people=voters)


def deciding(scene: Scene) -> Audience:
    """Those who vote and those who talk, as far as they do not mute the thread."""
    return electors(scene) | talking(scene)


def answering_for(scene: Scene) -> Audience:
    """Those who look at a report: the thread's stewards, and the secretariat where it reads as such; nobody once one did."""
    report = scene.session.get(PostReport, scene.event.report_id)
    if report is None or report.settled_at is not None:
        return Audience()
    asked = circles.principals_of(scene.session, scene.event.circle_id)
    return Audience(
        seats=principals.named(asked, "seat"),
        people=principals.named(asked, "person"),
        desk=principals.SECRETARIAT in asked,
    )


def interested(scene: Scene) -> Audience:
    """Those on whose topics it is, of what the whole network reads: a request, lessons, a conversation that begins."""
    if scene.is_reserved:
        return Audience()
    if scene.thread is not None:
        return _interested_in_thread(scene, scene.thread)
    if scene.exchange is None or scene.exchange.circle_id != NETWORK_CIRCLE:
        return Audience()
    on_topics = (
        select(PersonTopic.person_id)
        .join(TopicWithin, col(TopicWithin.within_id) == PersonTopic.topic_id)
        .join(ExchangeTopic, col(ExchangeTopic.topic) == TopicWithin.topic_id)
        .where(ExchangeTopic.exchange_id == scene.exchange.id)
    )
    asking_city = discussions.seated_at(scene.session, NETWORK_CIRCLE, [scene.exchange.organisation_id])
    return Audience(people=frozenset(scene.session.exec(on_topics)), without=asking_city)


def _interested_in_thread(scene: Scene, thread: Thread) -> Audience:
    """Of its first contribution: those on whose topics its space is, and those of the organisation that it is about."""
    if thread.circle_id != NETWORK_CIRCLE or scene.post is None or scene.post.place != 1:
        return Audience()
    people: set[UUID] = set()
    if thread.subject_kind == "organisation" and thread.subject_id is not None:
        people |= discussions.seated_at(scene.session, NETWORK_CIRCLE, [thread.subject_id])
    space = scene.session.get(Space, thread.space_id) if thread.space_id else None
    if space is not None and space.topic_id is not None:
        on_topic = select(PersonTopic.person_id).join(TopicWithin, col(TopicWithin.topic_id) == PersonTopic.topic_id)
        people |= set(scene.session.exec(on_topic.where(TopicWithin.within_id == space.topic_id)))
    levels = discussions.levels(scene.session, thread)
    return Audience(
        people=frozenset(people), without=frozenset(each for each in levels if levels[each] is Level.mute)
    )  # fmt: skip


# Proposals


def _proposal(scene: Scene) -> Proposal:
    assert scene.proposal is not None
    return scene.proposal


def _admitted(principals: frozenset[str]) -> Audience:
    named = [principal.partition(":") for principal in principals]
    return Audience(
        seats=frozenset(UUID(hex=name) for kind, _, name in named if kind == "seat"),
        people=frozenset(UUID(hex=name) for kind, _, name in named if kind == "person"),
    )


def writing(scene: Scene) -> Audience:
    """Everybody whom the proposal admits."""
    return _admitted(circles.principals_of(scene.session, _proposal(scene).circle_id))


def leading(scene: Scene) -> Audience:
    """The proposal's stewards."""
    return _admitted(circles.principals_with(scene.session, _proposal(scene).circle_id, [CircleRole.steward]))


def signing(scene: Scene) -> Audience:
    """The seats that sign for the organisations of the consortium."""
    signers = proposals.taking_part(proposals.parties(scene.session, _proposal(scene).id))
    return Audience(seats=frozenset(signing_read.seats(scene.session, [row["organisation_id"] for row in signers])))


def signed_or_leading(scene: Scene) -> Audience:
    """Those whose signature is void, and the stewards, who put a version before them anew."""
    return leading(scene) | Audience(seats=frozenset(signing_read.seats(scene.session, scene.event.organisations)))


def unmandated_lead(scene: Scene) -> Audience:
    """Those who may commit the lead, while its own mandate is not given."""
    proposal = _proposal(scene)
    party = proposals.party_of(scene.session, proposal.id, proposal.organisation_id)
    waits = party is not None and party.mandate is Mandate.asked
    return Audience(committing=frozenset({proposal.organisation_id})) if waits else Audience()


def owing_report(scene: Scene) -> Audience:
    """The seat that owes the report; else those of the organisation that owes it who are in the proposal."""
    report = scene.session.get(FunderReport, scene.event.report_id)
    if report is None or report.done_at is not None:
        return Audience()
    return _seats(report.seat_id) if report.seat_id else Audience(committing=frozenset({report.organisation_id}))


def owing_report_or_leading(scene: Scene) -> Audience:
    """Those who owe it, and the stewards, to whom the funder will write."""
    owing = owing_report(scene)
    return owing | leading(scene) if owing != Audience() else owing


def seat_of_event(scene: Scene) -> Audience:
    """The seat that the event names."""
    return _seats(scene.event.seat_id)


def section_owner(scene: Scene) -> Audience:
    return _seats(scene.event.owner_seat_id)


def assigned(scene: Scene) -> Audience:
    """The seat or the guest to whom a comment is given, while it is open."""
    row = scene.session.get(SectionComment, scene.event.thread_id)
    is_theirs = row is not None and row.resolved_at is None and row.assigned_to == scene.event.assigned_to
    return _admitted(frozenset({scene.event.assigned_to})) if is_theirs else Audience()


def tending_section(scene: Scene) -> Audience:
    """Whoever goes on with a section: its stewards when it is handed in, else its owner."""
    if scene.event.to_state is SectionState.review:
        return leading(scene)
    return _seats(scene.session.get_one(Section, scene.event.section_id).owner_seat_id)


def owing(scene: Scene) -> Audience:
    """Who owes what is missing: owners of unwritten sections, those who commit the others, or the stewards.

    An organisation owes its mandate and its annexes. What nobody owns is the stewards' to give to somebody.
    """
    proposal, step = _proposal(scene), scene.event.step
    if step is PlanStep.content:
        owed = [
            section for section in proposals.sections(scene.session, proposal.id) if plans.is_owing(proposal, section)
        ]
        owners = _seats(*(section.owner_seat_id for section in owed))
        unowned = any(section.owner_seat_id is None for section in owed)
        missing = plans.missing_annexes(scene.session, proposal, proposals.parties(scene.session, proposal.id))
        waited_for = owners | Audience(committing=frozenset(each.party["organisation_id"] for each in missing))
        return waited_for | leading(scene) if unowned else waited_for
    if step is PlanStep.signatures:
        rows = proposals.parties(scene.session, proposal.id)
        asked = frozenset(row["organisation_id"] for row in rows if row["mandate"] is Mandate.asked)
        leads = any(row["kind"] is PartyKind.lead and row["mandate"] is Mandate.asked for row in rows)
        unsigned = signing_read.seats(scene.session, signing_read.unsigned(scene.session, proposal, rows))
        waited_for = Audience(committing=asked, seats=frozenset(unsigned))
        return waited_for if leads else waited_for | leading(scene)
    return leading(scene)

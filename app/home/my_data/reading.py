"""Reading what one person wrote, did and is known by, page by page, with the rights that they have now.

What somebody says in conversations is theirs and always told; where it was said, only to those who still read there.
What they wrote for a seat is told as far as they may read it now.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, false, func, null, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.access import principals
from app.access.actor import Actor
from app.accounts.models import (
    AdmissionTicket,
    Affiliation,
    EmailAddress,
    Identity,
    Organisation,
    Person,
    Seat,
    SignIn,
)
from app.accounts.queries import actors_of
from app.circles.models import Admission
from app.circles.queries import admits
from app.core.paging import Key, page_of
from app.core.rows import Row, columns, fetch
from app.discussions.decisions.models import Decision, DecisionChoice, DecisionOption, DecisionState, DecisionVote
from app.discussions.models import (
    Post,
    PostDraft,
    PostReaction,
    PostReport,
    PostVersion,
    Space,
    SpaceFollow,
    Thread,
    ThreadDraft,
    ThreadFollow,
    ThreadReading,
)
from app.exchanges import queries as exchanges
from app.exchanges.models import (
    Attendance,
    DirectOffer,
    Exchange,
    ExchangeSession,
    ExchangeTopic,
    FollowUp,
    Match,
    PrivateDetails,
    Remark,
    Report,
    SessionNote,
)
from app.files import queries as files
from app.files.models import File, Picture
from app.home.my_data import schemas as shapes
from app.mail.models import MailRow
from app.members.models import (
    Application,
    ApplicationState,
    ContactDetail,
    Offer,
    OfferTopic,
    PersonLanguage,
    PersonProfile,
    PersonTopic,
)
from app.notifications.models import HeldReply, Notification, Preference
from app.outbox.models import EventRow
from app.proposals.models import Proposal
from app.proposals.signing.models import FrozenVersion, Signature

PAGE: Final = 200
CONVERSATION: Final = "/conversations/{thread_id}"
EXCHANGE: Final = "/exchanges/{exchange_id}"
PROPOSAL: Final = "/proposals/{proposal_id}"
_MADE: Final = frozenset({"page", "path"})
"""Fields that are no column: made of others by a part's `place`."""
_READ: Final = aliased(Thread)
_BETWEEN: Final = ", "


@dataclass(frozen=True, slots=True)
class Mine:
    """Whose data it is, as the holder of each of their seats: what they may read, they may read through any."""

    person_id: UUID
    actors: Sequence[Actor]

    @classmethod
    def of(cls, session: Session, actor: Actor) -> "Mine":
        return cls(actor.person_id, actors_of(session, actor.person_id))

    def may(self, rule: Callable[[Actor], ColumnElement[bool]]) -> ColumnElement[bool]:
        return or_(false(), *map(rule, self.actors))

    def admitted(self, circle_id: Any) -> ColumnElement[bool]:
        return self.may(lambda actor: admits(circle_id, actor))


Statement = Callable[[Mine], Select[Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """One list of the data: what to read, by what it is ordered, and of what `page` or `path` of a row is made."""

    statement: Statement
    key: tuple[Any, ...]
    place: str = ""


def person(session: Session, actor: Actor) -> dict[str, Any]:
    """Whose data it is."""
    told = (name for name in shapes.Person.model_fields if name not in Person.model_fields)
    about = _of(Person, shapes.Person, **_columns(PersonProfile, *told))
    joined = about.outerjoin(PersonProfile, col(PersonProfile.person_id) == Person.id)
    return dict(fetch(session, joined.where(col(Person.id) == actor.person_id))[0])


def page(session: Session, actor: Actor, name: str, *, after: str | None) -> tuple[list[dict[str, Any]], str | None]:
    """The next rows of a part in its shape, and the cursor to go on from; None at its end."""
    part = PARTS[name]
    key = Key(*((column, False) for column in part.key))
    statement = part.statement(Mine.of(session, actor)).order_by(*key.order()).limit(PAGE + 1)
    statement = statement.add_columns(*(col(column).label(f"key_{i}") for i, column in enumerate(part.key)))
    rows, following = page_of(
        fetch(session, statement.where(key.beyond(after)) if after else statement),
        limit=PAGE,
        key=lambda row: tuple(row[f"key_{i}"] for i in range(len(part.key))),
    )
    return [_told(row, shape_of(name), part.place) for row in rows], following


def opens(session: Session, actor: Actor, name: str, row_id: UUID) -> bool:
    """Whether the file of this row may still be opened."""
    part = PARTS[name]
    rows = fetch(session, part.statement(Mine.of(session, actor)).where(part.key[0] == row_id))
    return any(_told(row, shape_of(name), part.place)["path"] for row in rows)


def shape_of(name: str) -> type[shapes.Told]:
    """What a row of this part is."""
    found: type[shapes.Told] = shapes.MyData.model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]  # a list
    return found


def _told(row: Row, shape: type[shapes.Told], place: str) -> dict[str, Any]:
    return {name: _place(row, place) if name in _MADE else row[name] for name in shape.model_fields}


def _place(row: Row, place: str) -> str | None:
    """None where what it is made of is not told."""
    named = [part.partition("}")[0] for part in place.split("{")[1:]]
    return None if any(row[name] is None for name in named) else place.format(**row)


def _of(table: Any, shape: type[shapes.Told], **said: Any) -> Select[Any]:
    """A select over the columns of the table that the shape names, and those said besides or in their place."""
    own = (name for name in shape.model_fields if name not in _MADE and name not in said)
    wanted = {**_columns(table, *own), **said}
    return columns(*(column.label(name) for name, column in wanted.items())).select_from(table)


def _columns(table: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(table, name) for name in names}


def _own(table: Any, shape: type[shapes.Told]) -> Statement:
    """The rows that are the person's."""
    return lambda mine: _of(table, shape).where(table.person_id == mine.person_id)


# Accounts and members


def _seats(mine: Mine) -> Select[Any]:
    said = {"organisation": Organisation.name, **_columns(Seat, "title", "role")}
    held = _of(Affiliation, shapes.Seat, **said).join(Seat, col(Seat.id) == Affiliation.seat_id)
    return held.join(Organisation, col(Organisation.id) == Seat.organisation_id).where(
        col(Affiliation.person_id) == mine.person_id
    )


def _reaches(mine: Mine, email: Any) -> ColumnElement[bool]:
    """SQL: has this person proved that mail to the address reaches them?"""
    proved = col(EmailAddress.verified_at).is_not(None)
    return col(email).in_(select(EmailAddress.email).where(EmailAddress.person_id == mine.person_id, proved))


def _applications(mine: Mine) -> Select[Any]:
    confirmed = col(Application.state) != ApplicationState.unconfirmed  # else anybody may have typed the address
    return _of(Application, shapes.Application).where(_reaches(mine, Application.email), confirmed)


def _invitations(mine: Mine) -> Select[Any]:
    mail = _reaches(mine, AdmissionTicket.email)
    return _of(AdmissionTicket, shapes.Invitation).where(or_(col(AdmissionTicket.person_id) == mine.person_id, mail))


# Conversations


def _named(statement: Select[Any], mine: Mine, thread_id: Any, *, always: bool = False) -> Select[Any]:
    """The statement with the conversation joined if it may be read; `always` leaves out rows of those that may not."""
    here = and_(col(_READ.id) == thread_id, mine.admitted(_READ.circle_id))
    return statement.join(_READ, here, isouter=not always)


_THREAD: Final[Mapping[str, Any]] = {"thread_id": _READ.id, "thread_title": _READ.title}


def _in_thread(table: Any, shape: type[shapes.Told], *, always: bool = False) -> Statement:
    """The rows that are the person's, with their conversation as `_named` joins it."""
    own = _of(table, shape, **_THREAD)
    return lambda mine: _named(own, mine, table.thread_id, always=always).where(table.person_id == mine.person_id)


def _spaces_followed(mine: Mine) -> Select[Any]:
    followed = _of(SpaceFollow, shapes.SpaceFollow, space_id=Space.id)
    return followed.join(Space, and_(col(Space.id) == SpaceFollow.space_id, mine.admitted(Space.circle_id))).where(
        col(SpaceFollow.person_id) == mine.person_id
    )


def _threads(mine: Mine) -> Select[Any]:
    return _named(_of(Thread, shapes.Thread, **_THREAD), mine, Thread.id).where(col(Thread.opened_by) == mine.person_id)


def _earlier_versions(mine: Mine) -> Select[Any]:
    versions = _of(PostVersion, shapes.EarlierVersion).join(Post, col(Post.id) == PostVersion.post_id)
    return versions.where(col(Post.person_id) == mine.person_id)


def _reactions(mine: Mine) -> Select[Any]:
    made = _of(PostReaction, shapes.Reaction, **_THREAD).join(Post, col(Post.id) == PostReaction.post_id)
    return _named(made, mine, Post.thread_id).where(col(PostReaction.person_id) == mine.person_id)


def _post_reports(mine: Mine) -> Select[Any]:
    made = _of(PostReport, shapes.PostReport, **_THREAD).join(Post, col(Post.id) == PostReport.post_id)
    return _named(made, mine, Post.thread_id).where(col(PostReport.person_id) == mine.person_id)


def _in_decision(shape: type[shapes.Told], by: Any) -> Statement:
    """What the person did with decisions, told of those whose column `by` names them."""
    own = _of(Decision, shape, **_THREAD)
    return lambda mine: _named(own, mine, Decision.thread_id).where(by == mine.person_id)


def _withdrawals(mine: Mine) -> Select[Any]:
    ended = _in_decision(shapes.Withdrawal, col(Decision.ended_by))(mine)
    return ended.where(col(Decision.state) == DecisionState.withdrawn)


def _votes(mine: Mine) -> Select[Any]:
    label = case(
        (col(DecisionOption.stance).is_not(None), cast(DecisionOption.stance, String)),
        (col(_READ.id).is_not(None), col(DecisionOption.label)),
        else_=null(),
    )
    choices = (
        select(func.aggregate_strings(label, _BETWEEN))
        .select_from(DecisionChoice)
        .join(DecisionOption, col(DecisionOption.id) == DecisionChoice.option_id)
        .where(DecisionChoice.vote_id == DecisionVote.id)
        .correlate(DecisionVote, _READ)
        .scalar_subquery()
    )
    question = case((col(_READ.id).is_not(None), col(Decision.question)), else_=null())
    cast_votes = _of(DecisionVote, shapes.Vote, question=question, choices=choices, **_THREAD)
    joined = cast_votes.join(Decision, col(Decision.id) == DecisionVote.decision_id)
    return _named(joined, mine, Decision.thread_id).where(col(DecisionVote.person_id) == mine.person_id)


# What is written for a seat


def _listed(topic: Any, of: Any, record: Any) -> Any:
    """SQL: the topics of a record, in no order."""
    return select(func.aggregate_strings(topic, _BETWEEN)).where(of == record).scalar_subquery()


def _offers(mine: Mine) -> Select[Any]:
    topics = _listed(OfferTopic.topic_id, OfferTopic.offer_id, Offer.id)
    written = _of(Offer, shapes.Offer, offer_id=Offer.id, organisation=Organisation.name, topics=topics)
    return written.join(Organisation, col(Organisation.id) == Offer.organisation_id).where(
        col(Offer.written_by) == mine.person_id, mine.admitted(Offer.circle_id)
    )


def _requests(mine: Mine) -> Select[Any]:
    topics = _listed(ExchangeTopic.topic, ExchangeTopic.exchange_id, Exchange.id)
    said = {"exchange_id": Exchange.id, "organisation": Organisation.name, "topics": topics}
    private = _columns(PrivateDetails, "sensitive_instructions", "safe_contact")
    asked = _of(Exchange, shapes.Request, **said, **private)
    of_it = and_(col(PrivateDetails.exchange_id) == Exchange.id, mine.admitted(PrivateDetails.circle_id))
    joined = asked.join(Organisation, col(Organisation.id) == Exchange.organisation_id)
    return joined.outerjoin(PrivateDetails, of_it).where(
        col(Exchange.author_id) == mine.person_id, mine.may(exchanges.visible)
    )


_EXCHANGE: Final[Mapping[str, Any]] = {"exchange_id": Exchange.id, "exchange_title": Exchange.title}


def _in_exchange(table: Any, shape: type[shapes.Told], by: str = "person_id") -> Statement:
    """What the person wrote in exchanges and may read now, with the exchange joined if they may read that too."""

    def written(mine: Mine) -> Select[Any]:
        here = and_(col(Exchange.id) == table.exchange_id, mine.may(exchanges.visible))
        joined = _of(table, shape, **_EXCHANGE).outerjoin(Exchange, here)
        return joined.where(getattr(table, by) == mine.person_id, mine.admitted(table.circle_id))

    return written


def _of_session(mine: Mine, table: Any, shape: type[shapes.Told], circle_id: Any, **said: Any) -> Select[Any]:
    """The same of what belongs to a session."""
    here = and_(col(Exchange.id) == ExchangeSession.exchange_id, mine.may(exchanges.visible))
    written = _of(table, shape, **_EXCHANGE, **said).join(ExchangeSession, col(ExchangeSession.id) == table.session_id)
    return written.outerjoin(Exchange, here).where(table.person_id == mine.person_id, mine.admitted(circle_id))


def _session_notes(mine: Mine) -> Select[Any]:
    return _of_session(mine, SessionNote, shapes.SessionNote, SessionNote.circle_id)


def _attendances(mine: Mine) -> Select[Any]:
    said = _columns(ExchangeSession, "title", "start")
    return _of_session(mine, Attendance, shapes.Attendance, ExchangeSession.circle_id, **said)


def _proposals(mine: Mine) -> Select[Any]:
    seats = {principals.of_seat(actor.seat_id) for actor in mine.actors if actor.seat_id}
    said = {"proposal_id": Proposal.id, "title": Proposal.title, "since": Admission.made_at}
    admitted = _of(Admission, shapes.Proposal, **said).join(Proposal, col(Proposal.circle_id) == Admission.circle_id)
    own = col(Admission.principal).in_([principals.of_person(mine.person_id), *sorted(seats)])
    return admitted.where(own, mine.admitted(Proposal.circle_id))


def _signatures(mine: Mine) -> Select[Any]:
    signed = _of(Signature, shapes.Signature, proposal_id=Proposal.id, proposal_title=Proposal.title)
    joined = signed.join(FrozenVersion, col(FrozenVersion.id) == Signature.version_id).join(
        Proposal, and_(col(Proposal.id) == FrozenVersion.proposal_id, mine.admitted(Proposal.circle_id))
    )
    return joined.where(col(Signature.person_id) == mine.person_id, mine.admitted(Signature.circle_id))


def _files(mine: Mine) -> Select[Any]:
    open_id = case((mine.may(files.visible), col(File.id)), else_=null())
    return _of(File, shapes.File, open_id=open_id).where(col(File.uploaded_by) == mine.person_id)


def _pictures(mine: Mine) -> Select[Any]:
    return _of(Picture, shapes.Picture).where(col(Picture.uploaded_by) == mine.person_id)


# What is noted


def _notifications(mine: Mine) -> Select[Any]:
    return _of(Notification, shapes.Notification).where(
        col(Notification.person_id) == mine.person_id, mine.admitted(Notification.circle_id)
    )


def _acts(mine: Mine) -> Select[Any]:
    told = mine.admitted(EventRow.circle_id)
    said = {
        name: case((told, column), else_=null()) for name, column in _columns(EventRow, "subject_id", "data").items()
    }
    return _of(EventRow, shapes.Act, **said).where(col(EventRow.person_id) == mine.person_id)


PARTS: Final[Mapping[str, Part]] = {
    "addresses": Part(_own(EmailAddress, shapes.Address), (EmailAddress.email,)),
    "contacts": Part(_own(ContactDetail, shapes.Contact), (ContactDetail.kind,)),
    "topics": Part(_own(PersonTopic, shapes.Topic), (PersonTopic.topic_id,)),
    "languages": Part(_own(PersonLanguage, shapes.SpokenLanguage), (PersonLanguage.language,)),
    "seats": Part(_seats, (Affiliation.id,)),
    "identities": Part(_own(Identity, shapes.Identity), (Identity.id,)),
    "sign_ins": Part(_own(SignIn, shapes.SignIn), (SignIn.id,)),
    "applications": Part(_applications, (Application.id,)),
    "invitations": Part(_invitations, (AdmissionTicket.id,)),
    "wishes": Part(_own(Preference, shapes.Wish), (Preference.group,)),
    "spaces_followed": Part(_spaces_followed, (SpaceFollow.space_id,), "/conversations/spaces/{space_id}"),
    "threads_followed": Part(
        _in_thread(ThreadFollow, shapes.ThreadFollow, always=True), (ThreadFollow.thread_id,), CONVERSATION
    ),
    "readings": Part(_in_thread(ThreadReading, shapes.Reading, always=True), (ThreadReading.thread_id,), CONVERSATION),
    "threads": Part(_threads, (Thread.id,), CONVERSATION),
    "posts": Part(_in_thread(Post, shapes.Post), (Post.id,), CONVERSATION),
    "earlier_versions": Part(_earlier_versions, (PostVersion.post_id, PostVersion.version)),
    "post_drafts": Part(_in_thread(PostDraft, shapes.PostDraft), (PostDraft.thread_id,), CONVERSATION),
    "thread_drafts": Part(_own(ThreadDraft, shapes.ThreadDraft), (ThreadDraft.id,)),
    "held_replies": Part(_in_thread(HeldReply, shapes.HeldReply), (HeldReply.id,), CONVERSATION),
    "reactions": Part(_reactions, (PostReaction.post_id, PostReaction.kind), CONVERSATION),
    "post_reports": Part(_post_reports, (PostReport.id,), CONVERSATION),
    "decisions": Part(_in_decision(shapes.Decision, col(Decision.opened_by)), (Decision.id,), CONVERSATION),
    "outcomes": Part(_in_decision(shapes.Outcome, col(Decision.outcome_by)), (Decision.id,), CONVERSATION),
    "withdrawals": Part(_withdrawals, (Decision.id,), CONVERSATION),
    "votes": Part(_votes, (DecisionVote.id,), CONVERSATION),
    "offers": Part(_offers, (Offer.id,), "/offers/{offer_id}"),
    "requests": Part(_requests, (Exchange.id,), EXCHANGE),
    "help_offered": Part(_in_exchange(DirectOffer, shapes.HelpOffered), (DirectOffer.id,), EXCHANGE),
    "match_answers": Part(_in_exchange(Match, shapes.MatchAnswer, by="answered_by"), (Match.id,), EXCHANGE),
    "remarks": Part(_in_exchange(Remark, shapes.Remark), (Remark.id,), EXCHANGE),
    "session_notes": Part(_session_notes, (SessionNote.id,), EXCHANGE),
    "attendances": Part(_attendances, (Attendance.session_id,), EXCHANGE),
    "reports": Part(_in_exchange(Report, shapes.Report), (Report.id,), EXCHANGE),
    "follow_ups": Part(_in_exchange(FollowUp, shapes.FollowUp), (FollowUp.exchange_id,), EXCHANGE),
    "proposals": Part(_proposals, (Admission.id,), PROPOSAL),
    "signatures": Part(_signatures, (Signature.id,), PROPOSAL),
    "files": Part(_files, (File.id,), "files/{open_id}/{name}"),
    "pictures": Part(_pictures, (Picture.id,), "files/{id}/picture.webp"),
    "notifications": Part(_notifications, (Notification.id,)),
    "letters": Part(_own(MailRow, shapes.Letter), (MailRow.id,)),
    "acts": Part(_acts, (EventRow.id,)),
}
"""All lists of the data in the order in which they are written."""

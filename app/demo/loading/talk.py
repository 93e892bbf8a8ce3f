"""Conversations of the network, and the private rooms of exchanges."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session, select

from app.access import principals
from app.circles.models import NETWORK_CIRCLE, CircleKind, CircleRole
from app.demo import records
from app.demo.loading.cast import Cast
from app.demo.loading.course import Speaker
from app.demo.loading.rows import Rows, id_of
from app.discussions import events, markup
from app.discussions.decisions import events as decided
from app.discussions.decisions import queries as decisions
from app.discussions.decisions.models import (
    Decision,
    DecisionChoice,
    DecisionKind,
    DecisionOption,
    DecisionState,
    DecisionVote,
    Result,
    Voters,
)
from app.discussions.decisions.service import CLOSING, REMINDED, REMINDER
from app.discussions.models import NETWORK_SPACE, Post, Thread, ThreadReading


class Said(NamedTuple):
    """One contribution: by whom, when, and in which language."""

    speaker: Speaker
    at: datetime
    language: str
    text: str


def load(story: records.Story, rows: Rows, cast: Cast) -> None:
    """The conversations. What only those of an exchange may read is for those who wrote there."""
    for told in story.threads:
        thread = Thread(
            id=cast.thread(told.id),
            subject_kind="",
            circle_id=NETWORK_CIRCLE,
            space_id=NETWORK_SPACE,
            title=told.title,
            language=told.language,
            opened_by=cast.person(told.posts[0].author),
            opened_at=told.posts[0].created_at,
        )
        said = [
            Said(speaker_of(post.author, cast, post.created_at), post.created_at, post.language, post.text)
            for post in told.posts
        ]
        if told.visibility == "matched":
            thread.circle_id, thread.confidential = _circle_of(said, told, rows), True
        add_thread(rows, thread, said)
        if told.decision is not None:
            _add_decision(rows, thread, told.decision, told.posts[0].author, cast)


def _add_decision(rows: Rows, thread: Thread, told: records.Decision, author: str, cast: Cast) -> None:
    """A question that was decided, with its votes; how many could vote is counted by `count_electors`."""
    asker = speaker_of(author, cast, told.opened_at)
    assert asker.seat_id is not None
    chosen = Counter(ballot.option for ballot in told.votes)
    decision = Decision(
        id=id_of(told.opened_at, "decision", thread.id), thread_id=thread.id, circle_id=thread.circle_id,
        question=told.question, explanation=told.explanation, language=thread.language, kind=DecisionKind.one,
        voters=Voters.people, quorum=False, zone=told.zone, closes_at=told.closes_at,
        remind_at=told.closes_at - REMINDED, reminded_at=told.closes_at - REMINDED, state=DecisionState.closed,
        opened_by=asker.person_id, opened_seat_id=asker.seat_id, opened_at=told.opened_at, ended_at=told.closes_at,
        result=Result.chosen, outcome=told.outcome, outcome_language=thread.language, outcome_by=asker.person_id,
        outcome_at=told.told_at, version=3,
    )  # fmt: skip
    options = [
        DecisionOption(
            id=id_of(told.opened_at, "option", thread.id, place), decision_id=decision.id, place=place, label=label,
            votes=chosen[place],
        )
        for place, label in enumerate(told.options)
    ]  # fmt: skip
    rows.add(decision, *options)
    about: dict[str, Any] = {"subject_id": thread.id, "circle_id": thread.circle_id, "decision_id": decision.id}
    opened = decided.DecisionOpened(**about, voters=decision.voters, closes_at=decision.closes_at)
    rows.event(told.opened_at, opened, *asker)
    for ballot in told.votes:
        voter = speaker_of(ballot.by, cast, ballot.at)
        vote = DecisionVote(
            id=id_of(ballot.at, "vote", decision.id, voter.person_id), decision_id=decision.id,
            voter_id=voter.person_id, person_id=voter.person_id, seat_id=voter.seat_id, reason=ballot.reason,
            cast_at=ballot.at, counted=True,
        )  # fmt: skip
        rows.add(vote, DecisionChoice(vote_id=vote.id, option_id=options[ballot.option].id))
        rows.event(ballot.at, decided.DecisionVoted(**about, organisation_id=None, again=False), *voter)
    rows.due(REMINDER, decision.id, decision.remind_at)
    rows.due(CLOSING, decision.id, decision.closes_at)
    rows.event(decision.remind_at, decided.DecisionReminded(**about, closes_at=decision.closes_at))
    rows.event(decision.closes_at, decided.DecisionClosed(**about, result=Result.chosen, early=False))
    rows.event(told.told_at, decided.OutcomeTold(**about), *asker)


def count_electors(session: Session) -> None:
    """Note how many could vote in what was decided, and how many did, once everybody is there."""
    for decision in session.exec(select(Decision)):
        turnout = decisions.turnouts(session, decision.circle_id, {decision.id: decision.voters})[decision.id]
        decision.electorate, decision.voted = turnout.electorate, turnout.voted
        session.add(decision)
    session.flush()


def speaker_of(person: str, cast: Cast, at: datetime) -> Speaker:
    return Speaker(cast.person(person), cast.speaks_from(person, at=at))


def _circle_of(said: Iterable[Said], told: records.Thread, rows: Rows) -> UUID:
    admitted = {
        principals.of_seat(each.speaker.seat_id)
        if each.speaker.seat_id
        else principals.of_person(each.speaker.person_id)
        for each in said
    }
    at = told.posts[0].created_at
    everybody = dict.fromkeys(sorted(admitted | {principals.SECRETARIAT}), CircleRole.contributor)
    return rows.circle(id_of(at, "thread circle", told.id), CircleKind.named_people, at, everybody)


def add_thread(rows: Rows, thread: Thread, said: Iterable[Said]) -> None:
    """The thread and its posts; everybody has read up to their own last words."""
    opened = events.ThreadOpened(
        subject_id=thread.id, circle_id=thread.circle_id, about_kind=thread.subject_kind, about_id=thread.subject_id
    )
    thread.last_post_at = thread.opened_at
    rows.event(thread.opened_at, opened, person_id=thread.opened_by)
    read: dict[UUID, Post] = {}
    for place, each in enumerate(said, start=1):
        post = Post(
            id=id_of(each.at, "post", thread.id, place - 1),
            thread_id=thread.id,
            circle_id=thread.circle_id,
            place=place,
            person_id=each.speaker.person_id,
            seat_id=each.speaker.seat_id,
            language=each.language,
            markdown=each.text,
            html=markup.render(markup.parse(each.text), {}),
            markup_version=markup.VERSION,
            written_at=each.at,
        )
        thread.post_count += 1
        thread.last_place, thread.last_post_at, thread.last_person_id = place, each.at, post.person_id
        read[each.speaker.person_id] = post
        rows.add(post)
        written = events.PostWritten(
            subject_id=thread.id, circle_id=thread.circle_id, post_id=post.id, reply_to=None, mentioned=[]
        )
        rows.event(each.at, written, person_id=post.person_id, seat_id=post.seat_id)
    rows.add(
        thread,
        *(
            ThreadReading(
                person_id=person_id, thread_id=thread.id, post_id=post.id, place=post.place, read_at=post.written_at
            )
            for person_id, post in read.items()
        ),
    )

"""The course of one exchange, lived again in order: each happening goes through the product's own table of moves."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from app.core.i18n import Language
from app.demo import records
from app.demo.loading.cast import Cast
from app.demo.loading.rows import Rows, id_of
from app.exchanges import clocks, events, workflow
from app.exchanges.codes import Action, RemarkKind, Step
from app.exchanges.models import Deadline, Exchange, Match, Remark
from app.exchanges.service.deadlines import STEP_DUE

SUBJECT: Final = "exchange"


class Speaker(NamedTuple):
    """A person and the seat they spoke from."""

    person_id: UUID
    seat_id: UUID | None


class Happening(NamedTuple):
    """What happened at a moment; `does` writes it."""

    at: datetime
    does: Callable[[datetime], None]


class Course:
    """One exchange while its story is told. `row` is what stands so far, as a service would have left it."""

    def __init__(self, told: records.Exchange, row: Exchange, rows: Rows, cast: Cast) -> None:
        self.told, self.row, self.rows, self.cast = told, row, rows, cast
        self.matches: dict[str, Match] = {}
        self.peers_circles: dict[str, UUID] = {}
        self._deadlines: dict[Step, Deadline] = {}

    @property
    def language(self) -> Language:
        return self.row.language

    @property
    def room(self) -> UUID:
        assert self.row.room_circle_id is not None  # the agreement opened it
        return self.row.room_circle_id

    @property
    def peers_circle(self) -> UUID:
        """The answering side's own circle in the match that was agreed."""
        agreement = self.told.parts.agreement
        assert agreement is not None  # as above
        return self.peers_circles[agreement.match]

    def id_of(self, at: datetime, *names: object) -> UUID:
        return id_of(at, self.row.id, *names)

    def speaker(self, person: str, at: datetime | None = None) -> Speaker:
        """Somebody of the story, in the seat of one of both sides if they have one there."""
        sides = (self.told.request.organisation, *(match.organisation for match in self.told.parts.matches))
        return Speaker(self.cast.person(person), self.cast.speaks_from(person, sides, at))

    def happened(self, at: datetime, event: events.ExchangeEvent, by: str | None = None) -> None:
        """Write an event; None is time."""
        speaker = self.speaker(by, at) if by else None
        self.rows.event(at, event, *(speaker or ()))

    def move(self, at: datetime, action: Action, by: str | None) -> None:
        """Take the action as `workflow.move` does, in the past. Raises IllegalMove for a story that cannot be."""
        before, after = self.row.state, workflow.require(self.row, action)
        if after is before:
            return
        self.row.state, self.row.moved_at, self.row.changed_at = after, at, at
        self.row.version += 1
        if after in workflow.ENDED:
            self.row.ended_at = at
            self.row.held_at = self.row.review_on = None
        moved = workflow.TOLD_AS[action](
            subject_id=self.row.id, circle_id=self.row.circle_id, action=action, from_state=before, to_state=after
        )
        self.happened(at, moved, by)

    def say(
        self,
        at: datetime,
        kind: RemarkKind,
        text: str | None,
        by: str,
        circle_id: UUID,
        *,
        match_id: UUID | None = None,
    ) -> None:
        """Keep words that went with a move; nothing is kept of none."""
        if not text:
            return
        speaker = self.speaker(by, at)
        self.rows.add(
            Remark(
                id=self.id_of(at, "remark", kind, match_id),
                exchange_id=self.row.id,
                circle_id=circle_id,
                match_id=match_id,
                kind=kind,
                person_id=speaker.person_id,
                seat_id=speaker.seat_id,
                language=self.language,
                text=text,
                at=at,
            )
        )

    # Dates that steps should keep, as `service.deadlines` keeps them

    def put(self, step: Step, due_at: datetime) -> None:
        self._deadlines[step] = Deadline(exchange_id=self.row.id, step=step, due_at=due_at)

    def put_from(self, step: Step, start: datetime) -> None:
        """Due in the time that this step may take in this lane."""
        self.put(step, clocks.due(self.row.lane, step, start, self.row.zone))

    def awaits(self, step: Step) -> bool:
        deadline = self._deadlines.get(step)
        return deadline is not None and deadline.met_at is None

    def meet(self, at: datetime, *steps: Step) -> None:
        for step in steps:
            deadline = self._deadlines.get(step)
            if deadline and deadline.met_at is None:
                deadline.met_at = at
                self._tell_if_late(deadline, until=at)

    def drop(self, at: datetime, *steps: Step) -> None:
        """Not due any more; without steps, none is."""
        for deadline in list(self._deadlines.values()):
            if deadline.met_at is None and (deadline.step in steps or not steps):
                self._tell_if_late(deadline, until=at)
                del self._deadlines[deadline.step]

    def _tell_if_late(self, deadline: Deadline, *, until: datetime) -> None:
        if deadline.due_at < until and self.row.held_at is None:
            late = events.StepDue(subject_id=self.row.id, circle_id=self.row.asker_circle_id, step=deadline.step)
            self.rows.event(deadline.due_at, late)

    def finish(self) -> None:
        """Write the record as it stands at the end of the story, with what it waits for."""
        waiting = sorted(
            (deadline for deadline in self._deadlines.values() if deadline.met_at is None),
            key=lambda deadline: (deadline.due_at, deadline.step),
        )
        for deadline in waiting:
            self.rows.due(STEP_DUE, self.row.id, deadline.due_at, occasion=deadline.step)
            self._tell_if_late(deadline, until=self.rows.now)
        if waiting:
            self.row.due_step, self.row.due_at = waiting[0].step, waiting[0].due_at
        self.rows.add(self.row, *self._deadlines.values())

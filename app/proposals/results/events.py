"""What can have happened to a results framework: rows by id and names of fields, never what they say."""

from uuid import UUID

from app.proposals.events import ProposalEvent


class ResultEvent(ProposalEvent):
    row_id: UUID


class ResultAdded(ResultEvent):
    kind = "results.added"


class ResultChanged(ResultEvent):
    kind = "results.changed"
    fields: tuple[str, ...]


class ResultMoved(ResultEvent):
    kind = "results.moved"


class ResultRemoved(ResultEvent):
    kind = "results.removed"

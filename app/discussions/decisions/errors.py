"""What can go wrong when people decide."""

from app.core.errors import Conflict


class DecisionOver(Conflict):
    """It is closed or withdrawn, or its time is over: nobody votes any more."""

    code = "decision_over"


class DecisionRuns(Conflict):
    """It is still open: what comes of it is told afterwards."""

    code = "decision_runs"


class TooManyDecisions(Conflict):
    """A thread decides only so many things at once, and so many in all; `most` says how many."""

    code = "too_many_decisions"


class NobodyToVote(Conflict):
    """No member organisation reads the thread, so none could vote."""

    code = "nobody_to_vote"

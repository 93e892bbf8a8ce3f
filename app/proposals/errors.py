"""What can go wrong with calls and proposals, beyond what every room knows."""

from app.core.errors import Conflict


class CallExists(Conflict):
    """A call of this name was entered before; change that one."""

    code = "call_exists"


class CallClosed(Conflict):
    """The call takes no proposals any more."""

    code = "call_closed"


class AskedAlready(Conflict):
    """This organisation is in the consortium, or has been asked and has not answered."""

    code = "party_asked_already"


class NobodyAnswers(Conflict):
    """Nobody holds a seat that may give this organisation's mandate."""

    code = "nobody_answers"


class LastSteward(Conflict):
    """A proposal always has somebody who leads it."""

    code = "last_lead"


class WordsGone(Conflict):
    """The words that one wanted to comment on were changed meanwhile."""

    code = "words_gone"

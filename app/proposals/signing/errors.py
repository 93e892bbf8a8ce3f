"""What can go wrong with signing, beyond what every room knows."""

from app.core.errors import Conflict, Problem


class SignInAgain(Problem):
    """Signing asks for a sign-in of the last few minutes; `minutes` says how many."""

    code, status = "sign_in_again", 403


class SectionsNotAgreed(Conflict):
    """`count` sections that the call requires are not agreed yet."""

    code = "sections_not_agreed"


class SuggestionsOpen(Conflict):
    """In `count` sections a suggestion is neither taken nor turned down, so nobody knows which text would be signed."""

    code = "suggestions_open"


class TextChanged(Conflict):
    """What was frozen is not the text any more: its signatures are void, and a new version must be frozen."""

    code = "text_changed"
    commits = True


class SignedAlready(Conflict):
    """This organisation has signed this version."""

    code = "signed_already"


class SignaturesMissing(Conflict):
    """`count` organisations have not signed; `names` says which."""

    code = "signatures_missing"


class SigningKeyUnusable(Problem):
    """The installation's signing key cannot be read; its operator must look."""

    code, status = "signing_key_unusable", 503

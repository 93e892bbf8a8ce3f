"""What can go wrong when somebody comes in."""

from enum import StrEnum
from typing import ClassVar

from app.core.errors import Problem


class NoEntryReason(StrEnum):
    """Why a sign-in ended at the page for failures; the browser has words for each."""

    cancelled = "cancelled"
    expired = "expired"
    provider = "provider"
    refused = "refused"
    suspended = "suspended"
    invitation = "invitation"
    someone_else = "someone_else"
    not_proved = "not_proved"
    providers_only = "providers_only"


class NoEntry(Problem):
    """This sign-in leads nowhere; `params["reason"]` is a NoEntryReason."""

    code: ClassVar[str] = "no_entry"
    status: ClassVar[int] = 403

    def __init__(self, reason: NoEntryReason) -> None:
        super().__init__(reason=reason)
        self.reason = reason


class WrongCode(Problem):
    """Not the code that was sent, or none was sent to this address: nobody learns which. `left` tries remain."""

    code, status, commits = "wrong_code", 422, True


class CodeOver(Problem):
    """This code or link was used, is too old, or was replaced by a newer one."""

    code, status = "code_over", 410


class OtherBrowser(Problem):
    """The link was opened in another browser than the one that asked for it."""

    code, status = "other_browser", 403


class TooManyTries(Problem):
    """Codes for this address were tried too often; `seconds` says when to try again."""

    code, status = "too_many_tries", 429


class InvitationOver(Problem):
    """The invitation was accepted, withdrawn, or is too old."""

    code, status = "invitation_over", 410


class NoMailCode(Problem):
    """This installation sends no codes."""

    code, status = "no_mail_code", 409


class NobodyCame(Problem):
    """There is no account waiting to be confirmed in this browser."""

    code, status = "nobody_came", 409

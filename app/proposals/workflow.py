"""States and moves as tables: guards, buttons and the exhaustive test are made from them."""

from collections.abc import Mapping
from typing import Final

from app.proposals.codes import Action, Mandate, MandateAction, PartyKind, ProposalState, SectionAction, SectionState

S, A, M, D = ProposalState, Action, Mandate, MandateAction
P, N = SectionState, SectionAction

MOVES: Final[Mapping[tuple[ProposalState, Action], ProposalState]] = {
    **{(S.drafting, action): S.drafting for action in (A.edit, A.invite, A.plan, A.share, A.go_on)},
    **{(S.signing, action): S.signing for action in (A.edit, A.invite, A.plan, A.share, A.sign, A.refuse)},
    **{(state, A.freeze): S.signing for state in (S.drafting, S.signing)},
    **{(state, A.withdraw): S.withdrawn for state in (S.drafting, S.signing)},
    **{(state, A.go_on): S.drafting for state in (S.signing, S.sent)},
    (S.signing, A.send): S.sent,
    **{(S.sent, action): S.sent for action in (A.tell_result, A.share)},
    (S.withdrawn, A.reopen): S.drafting,
}
"""What the funder said is a record of its own: a proposal that was sent stays sent, whatever the result. People still
come and go then, since reports are owed for years."""

WRITING: Final = frozenset({S.drafting, S.signing})
"""States in which something is due of the partners. Who changes the text while it is signed voids the signatures."""

MANDATE_MOVES: Final[Mapping[tuple[Mandate, MandateAction], Mandate]] = {
    (M.asked, D.accept): M.given,
    (M.asked, D.decline): M.declined,
    (M.asked, D.take_back): M.taken_back,
    (M.given, D.leave): M.left,
    (M.given, D.release): M.released,
    **{(state, D.ask): M.asked for state in (M.declined, M.taken_back, M.left, M.released)},
}


def takes_part(kind: PartyKind, mandate: Mandate) -> bool:
    """Whether an organisation is of the consortium. The lead's people write before its representative has said yes."""
    return mandate is Mandate.given or kind is PartyKind.lead


SECTION_MOVES: Final[Mapping[tuple[SectionState, SectionAction], SectionState]] = {
    (P.empty, N.start): P.drafting,
    (P.drafting, N.hand_in): P.review,
    (P.review, N.send_back): P.drafting,
    (P.review, N.agree): P.agreed,
    (P.agreed, N.reopen): P.drafting,
}

OWED: Final = frozenset({P.empty, P.drafting})
"""States of a section of which its owner still owes the text."""

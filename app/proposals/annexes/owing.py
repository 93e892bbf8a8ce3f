"""Which organisation owes which annex of a call: plain data in, plain data out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.i18n import Language
from app.core.rows import Row
from app.proposals.annexes.codes import AnnexState
from app.proposals.codes import Mandate, PartyKind
from app.proposals.form import AnnexForm, CallForm

Key = tuple[str, UUID]
"""The key of an annex in its call, and who owes it."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One annex that one organisation owes; `party` is the row of that organisation, `stage` when it is enclosed."""

    form: AnnexForm
    stage: str
    party: Row

    @property
    def key(self) -> Key:
        return self.form.key, self.party["organisation_id"]

    def words(self, language: Language) -> str:
        """Its title and who owes it, in this language or the first that there is."""
        titles = self.form.title
        title = titles.get(language) or next(iter(titles.values()))
        return f"{title} ({self.party['organisation_name']})"


def owed(form: CallForm, parties: Sequence[Row]) -> list[Owed]:
    """In the order of the call, then of the consortium. Who has not said yes, or only stands beside, owes none."""
    owing = [row for row in parties if owes_any(row["kind"], row["mandate"])]
    return [
        Owed(annex, form.stage_of(annex), row) for annex in form.annexes for row in owing if is_of(annex, row["kind"])
    ]


def owes_any(kind: PartyKind, mandate: Mandate) -> bool:
    return kind is PartyKind.lead or (kind is PartyKind.partner and mandate is Mandate.given)


def is_of(annex: AnnexForm, kind: PartyKind) -> bool:
    """Whether an organisation of this kind owes it: the lead what stands once, every partner what each brings."""
    return kind is PartyKind.lead or (annex.per_partner and kind is PartyKind.partner)


def required(annexes: Iterable[AnnexForm], kind: PartyKind, *, stage: str, last: str) -> list[AnnexForm]:
    """What an organisation of this kind must enclose in a stage; an annex that names none is of the last one."""
    return [each for each in annexes if each.required and (each.stage or last) == stage and is_of(each, kind)]


def state_of(row: Row | None) -> AnnexState:
    """Where an annex stands by what was said of it."""
    if row is None:
        return AnnexState.missing
    if row["file_id"] is not None:
        return AnnexState.there
    return AnnexState.not_needed if row["reason"] else AnnexState.missing


def is_missing(row: Mapping[str, object] | None) -> bool:
    return state_of(row) is AnnexState.missing

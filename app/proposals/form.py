"""What a funder asks for: the one document that a version of a call is, entered on screen or imported as JSON.

Unknown fields are refused, so that nothing of what was imported is lost without a word.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Any, Final, TypeVar
from zoneinfo import ZoneInfo

import orjson
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, NaiveDatetime, model_validator
from pydantic_core import PydanticCustomError

from app.accounts.models import OrganisationKind
from app.core.i18n import Language
from app.core.text import UpTo, Zone
from app.proposals.codes import ProposalPage, ReportKind, SectionKind, Unit

LINE: Final = 300
PARAGRAPH: Final = 1500
KEY: Final = 60
MOST: Final = 60
MOST_BOXES: Final = 100
MOST_AMOUNT: Final = 10**12
OPENS: Final = "opens"
SUBMISSION: Final = "submission"
"""Keys of deadlines that mean something: when the call opens, and when its first stage closes."""
STAGE: Final = "full"
"""The stage of a section that names none."""
HUNDRED: Final = 100

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=KEY, examples=["submission"])]
Clock = Annotated[NaiveDatetime, Field(ge=datetime(2000, 1, 1), le=datetime(2200, 1, 1))]  # noqa: DTZ001 - by the funder's clock
Instant = Annotated[AwareDatetime, Field(ge=datetime(2000, 1, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC))]
"""Days that can be counted with, whatever the zone."""
Figure = Annotated[float, Field(allow_inf_nan=False)] | int
Size = Annotated[Figure, Field(ge=0, le=1000)]
Line = Annotated[str, UpTo(LINE, required=True)]
Line3 = Annotated[dict[Language, Line], Field(min_length=1, description="By language.")]
Text3 = Annotated[dict[Language, Annotated[str, UpTo(PARAGRAPH, required=True)]], Field(min_length=1)]
Tag = Annotated[str, Field(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", max_length=35, examples=["fr"])]
Amount = Annotated[int, Field(ge=0, le=MOST_AMOUNT, description="In whole units of the currency.")]
Percent = Annotated[Figure, Field(ge=0, le=HUNDRED)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["EUR"])]


Span = TypeVar("Span", "AmountForm", "MonthsForm")
Tongue = TypeVar("Tongue", bound=str)


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DeadlineForm(Part):
    """A date by the funder's clock. `utc` may be left out; if given it must be the same moment."""

    key: Key
    title: Line3
    local: Clock
    timezone: Zone
    utc: Instant | None = None

    @property
    def at(self) -> datetime:
        return self.local.replace(tzinfo=ZoneInfo(self.timezone)).astimezone(UTC)

    @model_validator(mode="after")
    def _one_moment(self) -> "DeadlineForm":
        if self.utc is not None and self.utc != self.at:
            _refuse("clocks_differ", "names two different moments")
        return self


class RuleForm(Part):
    key: Key
    text: Text3
    per_applicant: bool = Field(default=False, description="Whether each organisation answers for itself.")


class EligibilityForm(Part):
    lead_kinds: list[OrganisationKind] = Field(default_factory=list, max_length=8, description="Empty: any kind.")
    partners_min: int = Field(default=1, ge=1, le=MOST, description="With the lead.")
    partners_max: int | None = Field(default=None, ge=1, le=MOST)
    countries_min: int = Field(default=1, ge=1, le=MOST)
    one_lead_application_per_organisation: bool = False
    rules: list[RuleForm] = Field(default_factory=list, max_length=MOST, description="What only people can tell.")

    @model_validator(mode="after")
    def _ordered(self) -> "EligibilityForm":
        if self.partners_max is not None and self.partners_max < self.partners_min:
            _refuse("max_below_min", "ends before it begins")
        return self


class AmountForm(Part):
    currency: Currency
    min: Amount | None = None
    max: Amount | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "AmountForm":
        return _spans(self)


class MonthsForm(Part):
    min: int | None = Field(default=None, ge=1, le=240)
    max: int | None = Field(default=None, ge=1, le=240)

    @model_validator(mode="after")
    def _ordered(self) -> "MonthsForm":
        return _spans(self)


class CategoryForm(Part):
    key: Key
    title: Line3
    cap_percent_of_direct: Percent | None = None


class CoFundingForm(Part):
    min_percent: Percent = 0
    max_grant_percent: Percent | None = None
    in_kind_allowed: bool = False


class BudgetRuleForm(Part):
    """A rule of the budget: its words, and the typed check that a budget is held against."""

    key: Key
    type: Key
    value: Annotated[Figure, Field(ge=0, le=MOST_AMOUNT)] | None = None
    text: Text3


class BudgetForm(Part):
    currency: Currency
    decimals: int = Field(default=2, ge=0, le=3)
    categories: list[CategoryForm] = Field(default_factory=list, max_length=MOST)
    split_per_partner: bool = True
    co_funding: CoFundingForm | None = None
    rules: list[BudgetRuleForm] = Field(default_factory=list, max_length=MOST)

    @model_validator(mode="after")
    def _named_once(self) -> "BudgetForm":
        _once("categories", (item.key for item in self.categories))
        _once("rules", (item.key for item in self.rules))
        return self


class LimitForm(Part):
    unit: Unit
    max: int = Field(ge=1, le=1_000_000)
    counts_spaces: bool = Field(default=True, description="Whether characters are counted with spaces.")


class SectionForm(Part):
    key: Key
    stage: Key = STAGE
    kind: SectionKind = SectionKind.text
    title: Line3
    guidance: dict[Language, Annotated[str, UpTo(PARAGRAPH)]] = Field(default_factory=dict)
    limit: LimitForm | None = None
    required: bool = True
    repeat: int = Field(default=1, ge=1, le=20, description="How often it may be answered, one box each.")


class ResultsForm(Part):
    levels: list[Key] = Field(max_length=10)
    columns: list[Key] = Field(max_length=20)
    max_rows: int | None = Field(default=None, ge=1, le=1000)


class AnnexForm(Part):
    key: Key
    title: Line3
    stage: Key | None = Field(default=None, description="In which it is enclosed; left out, in the last one.")
    required: bool = True
    per_partner: bool = False
    signed: bool = False


class SignOffForm(Part):
    who: Key
    each_partner: bool = True
    method: Annotated[str, UpTo(LINE)] = ""


class FormattingForm(Part):
    paper: Annotated[str, UpTo(20)] | None = None
    font: Annotated[str, UpTo(40)] | None = None
    size_pt: Size | None = None
    margins_cm: Size | None = None


class SubmissionForm(Part):
    channel: Annotated[str, UpTo(LINE)] = ""
    export_formats: list[Key] = Field(default_factory=list, max_length=10)
    formatting: FormattingForm | None = None
    notes: Text3 | None = None


class ScoreForm(Part):
    key: Key
    title: Line3
    weight: Percent


class ReportForm(Part):
    """A report that the funder wants once it has granted."""

    key: Key
    kind: ReportKind
    title: Line3
    after_months: int = Field(ge=0, le=240, description="Whole months after the project begins.")


class CallForm(Part):
    """A call for proposals. The first stage of its sections closes at `submission`, or at the deadline of its name."""

    id: Key = Field(description="A readable name that stays, by which an import is known again.")
    version: int = Field(default=1, ge=1, description="The funder's own count of its editions.")
    status: Annotated[str, UpTo(40)] = ""
    style: Annotated[str, UpTo(LINE)] = ""
    title: Line3
    summary: Text3
    basis: list[Annotated[str, UpTo(PARAGRAPH)]] = Field(default_factory=list, max_length=20)
    address: Annotated[str, UpTo(500)] = Field(default="", description="Where the funder published it.")
    languages_of_submission: list[Tag] = Field(default_factory=list, max_length=20)
    deadlines: list[DeadlineForm] = Field(min_length=1, max_length=20)
    eligibility: EligibilityForm = Field(default_factory=EligibilityForm)
    amount: AmountForm | None = None
    duration_months: MonthsForm | None = None
    budget: BudgetForm | None = None
    sections: list[SectionForm] = Field(min_length=1, max_length=MOST)
    results_framework: ResultsForm | None = None
    annexes: list[AnnexForm] = Field(default_factory=list, max_length=MOST)
    sign_off: SignOffForm | None = None
    submission: SubmissionForm | None = None
    scoring: list[ScoreForm] = Field(default_factory=list, max_length=MOST)
    reporting: list[ReportForm] = Field(default_factory=list, max_length=20)

    @model_validator(mode="after")
    def _whole(self) -> "CallForm":
        for name in ("deadlines", "sections", "annexes", "scoring", "reporting"):
            _once(name, (item.key for item in getattr(self, name)))
        for stage in self.stages:
            if self.deadline_of(stage) is None:
                _refuse("stage_without_deadline", "has a stage that never closes", stage=stage)
        for annex in self.annexes:
            if annex.stage is not None and annex.stage not in self.stages:
                _refuse("unknown_stage", "is enclosed in a stage that the call does not have", stage=annex.stage)
        if sum(section.repeat for section in self.sections) > MOST_BOXES:
            _refuse("too_many_boxes", "asks for too many boxes")
        if self.scoring and sum(item.weight for item in self.scoring) != HUNDRED:
            _refuse("weights_not_hundred", "weighs more or less than a hundred in all")
        return self

    @property
    def stages(self) -> list[str]:
        """The stages in their order."""
        return list(dict.fromkeys(section.stage for section in self.sections))

    def pages_of(self, stage: str) -> list[ProposalPage]:
        """What a proposal in this stage has besides its overview, budget and signatures."""
        found = [ProposalPage.annexes] if self.annexes else []
        return [*found, ProposalPage.results] if self._has_results(stage) else found

    def _has_results(self, stage: str) -> bool:
        """In the stages of its sections that are such a table; where it is asked for without a section, always."""
        stages = {section.stage for section in self.sections if section.kind is SectionKind.results_framework}
        return stage in stages if stages else self.results_framework is not None

    def stage_of(self, annex: AnnexForm) -> str:
        """In which an annex is enclosed."""
        return annex.stage or self.stages[-1]

    def deadline_of(self, stage: str) -> DeadlineForm | None:
        """What this stage is handed in by."""
        return _closing(self.deadlines, self.stages, stage)

    def closes_at(self, stage: str) -> datetime:
        found = self.deadline_of(stage)
        assert found is not None
        return found.at

    @property
    def opens_at(self) -> datetime | None:
        return next((item.at for item in self.deadlines if item.key == OPENS), None)

    def kept(self) -> dict[str, Any]:
        """As it is stored and given out again: exactly what came in."""
        return self.model_dump(mode="json", exclude_unset=True)


def stored(form: Mapping[str, Any]) -> CallForm:
    """A form as it was kept. The same form is read once for many: nobody changes what comes."""
    return _read(orjson.dumps(form))


@lru_cache(maxsize=64)
def _read(form: bytes) -> CallForm:
    return CallForm.model_validate(orjson.loads(form))


class ListedForm(BaseModel):
    """What a list shows of a call, checked when it was entered."""

    deadlines: list[DeadlineForm]
    stages: list[str]
    eligibility: EligibilityForm = Field(default_factory=EligibilityForm)
    amount: AmountForm | None = None
    duration_months: MonthsForm | None = None
    languages_of_submission: list[str] = Field(default_factory=list)

    def deadline_of(self, stage: str) -> DeadlineForm | None:
        return _closing(self.deadlines, self.stages, stage)


def by_language(texts: Mapping[Tongue, str]) -> dict[str, str]:
    """The texts of a form as they are kept and handed out, by plain tags."""
    return {str(language): words for language, words in texts.items()}


def _closing(deadlines: Sequence[DeadlineForm], stages: Sequence[str], stage: str) -> DeadlineForm | None:
    named = {item.key: item for item in deadlines}
    if stage == stages[0] and SUBMISSION in named:
        return named[SUBMISSION]
    return named.get(stage)


def _spans(span: Span) -> Span:
    if span.min is not None and span.max is not None and span.max < span.min:
        _refuse("max_below_min", "ends before it begins")
    return span


def _once(name: str, keys: Iterable[str]) -> None:
    found = list(keys)
    if len(set(found)) < len(found):
        _refuse("key_twice", "names a key twice", list=name)


def _refuse(code: str, message: str, **params: str) -> None:
    raise PydanticCustomError(code, message, params)


def differences(before: CallForm, after: CallForm) -> set[str]:
    """The fields that do not say the same any more, whether they were written out or left to what is usual."""
    old, new = (form.model_dump(exclude={"deadlines": {"__all__": {"utc"}}}) for form in (before, after))
    return {name for name in new if old[name] != new[name]}

"""The lists of codes of results frameworks."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ResultColumn(StrEnum):
    """What a row can say, in the order in which it is read."""

    result = "result"
    indicator = "indicator"
    unit = "unit"
    baseline = "baseline"
    target = "target"
    current = "current"
    year = "year"
    due_month = "due_month"
    source = "source"
    responsible = "responsible"
    assumptions = "assumptions"


ALWAYS: Final = frozenset(
    {ResultColumn.result, ResultColumn.indicator, ResultColumn.unit, ResultColumn.baseline, ResultColumn.target, ResultColumn.year}
)  # fmt: skip
OF_CALLS: Final[Mapping[str, ResultColumn]] = {
    **{str(column): column for column in ResultColumn},
    "results_chain": ResultColumn.result,
    "current_value": ResultColumn.current,
    "means_of_verification": ResultColumn.source,
}
"""By the name that a call gives it."""
USUAL_LEVELS: Final = ("outcome", "output")
USUAL: Final = ALWAYS | {ResultColumn.source, ResultColumn.responsible, ResultColumn.assumptions}

"""The list of what a budget is held against, for rules, answers and screens."""

from enum import StrEnum


class BudgetCheck(StrEnum):
    """One thing that a call, or sense, asks of a budget."""

    amount_min = "amount_min"
    amount_max = "amount_max"
    co_funding_min = "co_funding_min"
    grant_share_max = "grant_share_max"
    in_kind = "in_kind"
    category_cap = "category_cap"
    min_percent = "min_percent"
    reserve_percent = "reserve_percent"
    max_partner_percent = "max_partner_percent"
    totals_match = "totals_match"
    unit_times_rate = "unit_times_rate"
    exchange_rate_date = "exchange_rate_date"
    stage_change = "concept_to_full_percent"
    duration = "duration"
    years = "years"
    currency = "currency"
    whole_units = "whole_units"
    co_funding_within = "co_funding_within"
    partner_gone = "partner_gone"
    other = "other"


class BudgetColumn(StrEnum):
    """What of a line somebody fills in, in the order of the workbook's columns."""

    description = "description"
    category = "category"
    year = "year"
    unit = "unit"
    quantity = "quantity"
    rate = "rate"
    co_funding = "co_funding"
    in_kind = "in_kind"
    closed = "closed"
    output = "output"
    counts_for = "counts_for"


class CellFault(StrEnum):
    """What can be wrong with a cell of a workbook."""

    unknown_column = "unknown_column"
    missing_column = "missing_column"
    bad_text = "bad_text"
    bad_number = "bad_number"
    too_many_decimals = "too_many_decimals"
    too_large = "too_large"
    bad_mark = "bad_mark"
    bad_id = "bad_id"
    formula_without_value = "formula_without_value"
    unknown_line = "unknown_line"
    line_twice = "line_twice"
    empty_line = "empty_line"
    unknown_category = "unknown_category"
    unknown_rule = "unknown_rule"
    missing = "missing"
    not_yours = "not_yours"
    changed_since = "changed_since"
    too_many_lines = "too_many_lines"

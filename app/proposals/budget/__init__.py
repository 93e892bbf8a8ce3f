"""The budget of a proposal: lines by partner, category and year, held against the rules of its call."""

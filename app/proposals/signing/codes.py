"""The lists of codes of signing, each in one place for tables, events and screens."""

from enum import StrEnum


class Ended(StrEnum):
    """Why a frozen version is not signed any more."""

    changed = "changed"
    replaced = "replaced"
    withdrawn = "withdrawn"


class Decision(StrEnum):
    """What an organisation has said about a frozen version."""

    signed = "signed"
    refused = "refused"


class Stand(StrEnum):
    """Where an organisation stands with the version that is shown; `nobody`: its seat that signs is not held."""

    waits = "waits"
    nobody = "nobody"
    signed = "signed"
    refused = "refused"
    void = "void"


class Hindrance(StrEnum):
    """What must be settled before a version is frozen."""

    not_agreed = "not_agreed"
    suggestions = "suggestions"
    annex_missing = "annex_missing"

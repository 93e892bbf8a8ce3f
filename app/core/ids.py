"""Identifiers: UUIDv7, so that rows sort by the moment they were made."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new() -> UUID:
    return uuid7()

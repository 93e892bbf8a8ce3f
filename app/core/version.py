"""The release this is, and the revision of the database that it needs."""

from typing import Final

VERSION: Final = "0.1.0"
SCHEMA: Final = "0019"

"""The gate of these tests: a file says who may do what, so that every process of a test reads the same."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from app.core.settings import Settings
from app.drafting.gate import Gate, Role, Standing

FILE = "roles.json"
NAMES = ("focal_point", "member", "other_city")


def gate(data_dir: Path) -> Gate:
    def standing(_session, actor, _draft_id) -> Standing:
        said = json.loads((data_dir / FILE).read_text())
        role = said["roles"].get(str(actor.person_id))
        return Standing(Role(role) if role else None, locked=said["locked"])

    return standing


def casting(settings: Settings, people: Mapping[str, object]) -> Callable[..., None]:
    """Say who is what: `cast(member="reader")`; those who are not named have nothing."""

    def cast(*, locked: bool = False, **roles: str) -> None:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        said = {"locked": locked, "roles": {str(people[name]): role for name, role in roles.items()}}
        written = settings.data_dir / f"{FILE}.new"
        written.write_text(json.dumps(said))
        written.replace(settings.data_dir / FILE)

    return cast

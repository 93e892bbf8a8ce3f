"""Every role at every door, on both databases. tests/access/table.py says what each must get."""

import pytest

from app.access.route import doors
from app.core.settings import Settings
from app.main import make_app
from tests.access.table import DEMO_ONLY, TABLE, Call, Stage
from tests.people import ROLES


def found(settings: Settings) -> set[tuple[str, str]]:
    return {(door.method, door.path) for door in doors(make_app(settings))}


def test_every_door_stands_in_the_table(tmp_path):
    settings = Settings(secret_key="a key for tests, long enough to be taken", data_dir=tmp_path)
    assert found(settings) == set(TABLE)


def test_the_demonstration_adds_its_own_doors_and_nothing_else(tmp_path):
    assert found(Settings(demo=True, data_dir=tmp_path)) - set(TABLE) == DEMO_ONLY


class Watched(str):  # noqa: SLOT000 - it remembers something
    """The name of a role that remembers whether anybody looked at it."""

    looked = False

    def __hash__(self) -> int:
        self.looked = True
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        self.looked = True
        return super().__eq__(other)

    def __str__(self) -> str:
        self.looked = True
        return super().__str__()


@pytest.mark.parametrize("door", TABLE, ids=lambda door: " ".join(door).strip())
def test_roles(door, signed_in, world, database):
    method, path = door
    row = TABLE[door]
    got = {}
    call: Call | None = None
    for role in ROLES:
        if call is None:
            made_for = Watched(role)
            call = row.request(Stage(world, database.writing), made_for)
        answer = signed_in(role).request(
            method or "GET", call.address or path.format_map(call.path), json=call.json, params=call.query, headers=call.headers,
            files=call.files, data=call.data, follow_redirects=False,
        )  # fmt: skip
        got[role] = answer.status_code
        # What was refused or only read left everything as it was, for the next role too unless it was made for one.
        if made_for.looked or (answer.status_code < 400 and method not in {"GET", ""}):
            call = None
    assert got == {role: row.expected(role) for role in ROLES}

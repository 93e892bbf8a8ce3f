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


@pytest.mark.parametrize("door", TABLE, ids=lambda door: " ".join(door).strip())
def test_roles(door, signed_in, world, database):
    method, path = door
    row = TABLE[door]
    got = {}
    for role in ROLES:
        call: Call = row.request(Stage(world, database.writing), role)
        answer = signed_in(role).request(
            method or "GET", call.address or path.format_map(call.path), json=call.json, params=call.query, headers=call.headers,
            files=call.files, data=call.data, follow_redirects=False,
        )  # fmt: skip
        got[role] = answer.status_code
    assert got == {role: row.expected(role) for role in ROLES}

"""Keyset paging: every row once, in order, whatever is added meanwhile."""

from uuid import UUID

import pytest
from sqlmodel import col, select

from app.accounts.models import Person
from app.core.errors import Invalid
from app.core.i18n import Language
from app.core.paging import Key, cursor, page_of
from tests.people import World

BY_NAME = Key((Person.name, False), (Person.id, False))
NEWEST_FIRST = Key((Person.created_at, True), (Person.id, True))


def pages(session, key, values, *, limit):
    """The whole list, page by page."""
    after = None
    while True:
        statement = select(Person).order_by(*key.order()).limit(limit + 1)
        if after:
            statement = statement.where(key.beyond(after))
        items, after = page_of(session.exec(statement).all(), limit=limit, key=values)
        yield items
        if after is None:
            return


@pytest.fixture
def people(session):
    """Twelve people, three of a name."""
    for i in range(12):
        session.add(Person(name=f"Name {i // 3}", language=Language.en, zone="UTC"))
    session.flush()
    return session


@pytest.mark.parametrize("limit", [1, 3, 4, 5, 12, 100])
def test_every_row_comes_once_and_in_order(people, limit):
    found = list(pages(people, BY_NAME, lambda row: (row.name, row.id), limit=limit))
    assert [len(page) for page in found[:-1]] == [limit] * (len(found) - 1)
    everyone = people.exec(select(Person).order_by(Person.name, Person.id)).all()
    assert [row.id for page in found for row in page] == [row.id for row in everyone]


def test_moments_page_backwards_too(people):
    found = [
        row.id for page in pages(people, NEWEST_FIRST, lambda row: (row.created_at, row.id), limit=5) for row in page
    ]
    assert found == [
        row.id for row in people.exec(select(Person).order_by(col(Person.created_at).desc(), col(Person.id).desc()))
    ]


def test_a_row_that_comes_in_between_neither_repeats_nor_hides_another(people):
    walk = pages(people, BY_NAME, lambda row: (row.name, row.id), limit=6)
    first = next(walk)
    people.add(Person(name="Name 0", language=Language.en, zone="UTC"))
    people.flush()
    rest = [row.id for page in walk for row in page]
    assert len(rest) == 6
    assert not {row.id for row in first} & set(rest)


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "🦊",
        "e30",
        cursor("only one"),
        cursor("a", "no id"),
        cursor(1, 2),
        cursor("a\x00", str(UUID(int=1))),
        "A" * 300,
        "\x00",
    ],
    ids=ascii,
)
def test_a_cursor_that_is_not_ours_is_refused(after):
    with pytest.raises(Invalid):
        BY_NAME.beyond(after)


def test_a_bad_cursor_or_limit_is_told_to_the_caller(signed_in, world: World):
    client = signed_in("focal_point")
    for query in ({"after": "nonsense"}, {"limit": "0"}, {"limit": "101"}, {"limit": str(2**70)}):
        assert client.get("/api/people", params=query).status_code == 422
    assert client.get("/api/people", params={"limit": "1"}).json()["next"]

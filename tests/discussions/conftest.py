"""What tests of discussions share."""

import pytest

from app.members.service import topics


@pytest.fixture
def vocabulary(database) -> None:
    with database.writing() as session:
        topics.plant(session)


@pytest.fixture
def open_group(signed_in):
    """Open a working group of the focal point of Rosario."""

    def opened(joining="open", name="focal_point") -> str:
        body = {"title": "Night shifts", "purpose": "Who sleeps when", "language": "en", "joining": joining}
        answer = signed_in(name).post("/api/spaces", json=body)
        assert answer.status_code == 201
        return answer.json()["id"]

    return opened


@pytest.fixture
def start(signed_in):
    """Begin a thread as somebody; in the network's space unless `where` says otherwise."""

    def started(name="focal_point", title="Rota and rest", markdown="How many nights in a row?", **where):
        place = where if {"space_id", "topic", "organisation_id"} & where.keys() else {"space_id": NETWORK, **where}
        return signed_in(name).post(
            "/api/threads", json={"title": title, "language": "en", "markdown": markdown, **place}
        )

    return started


NETWORK = "00000000-0000-7000-8000-000000000003"

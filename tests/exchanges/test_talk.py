"""From talk to work and back: prefilled, linked both ways, and shown to those who may read both."""

from sqlmodel import select

from app.discussions.models import ThreadWork
from app.exchanges.codes import State
from tests.exchanges.story import Story, vocabulary

NETWORK = "00000000-0000-7000-8000-000000000003"


def begin(client, **more) -> str:
    body = {"space_id": NETWORK, "title": "Rota and rest", "language": "es", "markdown": "**¿Cuántas** noches?"}
    return client.post("/api/threads", json=body | more).json()["id"]


def test_a_thread_becomes_a_draft_that_only_its_author_reads(signed_in, world):
    thread = begin(signed_in("other_city"))
    assert signed_in("secretariat").post(f"/api/threads/{thread}/exchange").status_code == 403
    assert signed_in("guest").post(f"/api/threads/{thread}/exchange").status_code == 403
    made = signed_in("focal_point").post(f"/api/threads/{thread}/exchange")
    assert made.status_code == 201
    exchange = signed_in("focal_point").get(f"/api/exchanges/{made.json()['id']}").json()
    assert (exchange["title"], exchange["challenge"], exchange["language"], exchange["state"]) == (
        "Rota and rest", "¿Cuántas noches?", "es", "draft",
    )  # fmt: skip
    (work,) = signed_in("focal_point").get(f"/api/threads/{thread}/works").json()
    assert (work["work"], work["exchange_id"]) == ("became", made.json()["id"])
    assert signed_in("focal_point").get(f"/api/exchanges/{made.json()['id']}/threads").json() == [work]
    for name in ("other_city", "secretariat"):
        assert signed_in(name).get(f"/api/threads/{thread}/works").json() == []
        assert signed_in(name).get(f"/api/exchanges/{made.json()['id']}/threads").status_code == 404


def test_a_confidential_thread_becomes_no_request_of_the_whole_network(signed_in, world):
    thread = begin(signed_in("focal_point"), people=[])
    assert signed_in("other_city").post(f"/api/threads/{thread}/exchange").status_code == 404
    made = signed_in("focal_point").post(f"/api/threads/{thread}/exchange").json()["id"]
    exchange = signed_in("focal_point").get(f"/api/exchanges/{made}").json()
    assert exchange["confidentiality"] == "matched_only"


def test_published_lessons_begin_a_thread_that_leads_back(signed_in, world, database):
    with database.writing() as session:
        vocabulary(session)
        story = Story(session, world)
        exchange = story.to(State.completed)
        address = f"/api/exchanges/{exchange.id}/lessons-thread"
    assert signed_in("expert").get(address).status_code == 404
    with database.writing() as session:
        story = Story(session, world)
        story.both_accepted(exchange)
    offered = signed_in("expert").get(address).json()
    assert f"(/exchanges/{exchange.id})" in offered["markdown"]
    assert offered["markdown"].startswith("- ")
    assert signed_in("guest").post(address, json=offered).status_code == 403
    assert signed_in("observer").post(address, json=offered).status_code == 403
    thread = signed_in("expert").post(address, json=offered).json()["id"]
    posts = signed_in("member").get(f"/api/threads/{thread}/posts").json()["items"]
    assert [card["kind"] for card in posts[0]["cards"]] == ["exchanges"]
    (work,) = signed_in("member").get(f"/api/exchanges/{exchange.id}/threads").json()
    assert (work["work"], work["thread_id"]) == ("lessons", thread)
    with database.reading() as session:
        assert len(session.exec(select(ThreadWork)).all()) == 1

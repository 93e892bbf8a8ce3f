"""Whatever is sent to sessions, reports and rooms is kept or refused clearly, never a fault."""

import json
from datetime import timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.exchanges.codes import State
from app.exchanges.models import ExchangeSession
from tests.exchanges.story import Story

HOSTILE = (
    '"\\ud800"', '"a\\u0000b"', "NaN", "Infinity", "1e400", str(2**70), "-1", "true", "null", "[]", "{}", "[[[[]]]]",
    f'"{"x" * 900_000}"', '"\\u202eevil"', '"👩‍🚒"', '"<script>alert(1)</script>"', '""', '"0001-01-01T00:00:00Z"',
    '"9999-12-31T23:59:59-23:59"', '"2027-13-45"', '"00000000-0000-0000-0000-000000000000"', '["\\ud800"]', "[null]",
    '{"\\ud800":1}', '"../../etc/passwd"', '"https://[x"', '"http://a\\u0085b"',
)  # fmt: skip
SOON = (clock.now() + timedelta(days=3)).isoformat()
NOBODY = "00000000-0000-0000-0000-000000000001"
TARGETS = {
    "plan": (State.scheduled, "POST", "/api/exchanges/{exchange}/sessions", {
        "start": SOON, "zone": "UTC", "minutes": 60, "title": "", "kind": "call", "place": "", "link": "", "agenda": [],
        "languages": [], "pre_reading": "", "recording_agreed": False, "people": None, "host_seat_id": None,
    }),
    "move": (State.scheduled, "POST", "/api/exchanges/{exchange}/sessions/{session}/move", {
        "start": SOON, "zone": "UTC", "minutes": 60, "reason": "",
    }),
    "held": (State.scheduled, "POST", "/api/exchanges/{exchange}/sessions/{session}/held", {
        "attended": [], "decisions": [], "last": False,
    }),
    "note": (State.scheduled, "POST", "/api/exchanges/{exchange}/sessions/{session}/notes", {
        "level": "exchange", "language": "en", "text": "x",
    }),
    "action": (State.scheduled, "POST", "/api/exchanges/{exchange}/sessions/{session}/actions", {
        "text": "x", "owner_seat_id": NOBODY, "due_on": "2027-01-01",
    }),
    "report": (State.reporting, "PATCH", "/api/exchanges/{exchange}/reports/requester", {
        "language": "en", "answers": [], "learned": [], "will_do": [], "did_not_fit": "", "usefulness": 3,
        "publish": "no", "practice": "", "another_step": "", "to_secretariat": "",
    }),
    "follow-up": (State.completed, "POST", "/api/exchanges/{exchange}/follow-up", {
        "language": "en", "outcome": "done", "text": "", "effects": [], "new_contacts": "",
    }),
    "post": (State.agreed, "POST", "/api/threads/{thread}/posts", {"language": "en", "markdown": "x", "reply_to": None}),
    "draft": (State.agreed, "PUT", "/api/threads/{thread}/draft", {"language": "en", "markdown": "x", "reply_to": None}),
}  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_is_a_fault(database, world, signed_in, target):
    state, method, address, body = TARGETS[target]
    with database.writing() as session:
        exchange = Story(session, world).to(state)
        row = session.exec(select(ExchangeSession).where(ExchangeSession.exchange_id == exchange.id)).first()
        places = {"exchange": exchange.id, "session": row.id if row else None, "thread": exchange.room_thread_id}
    client = signed_in("focal_point")
    for field in body:
        for hostile in HOSTILE:
            sent = {name: json.dumps(value) for name, value in body.items()} | {field: hostile}
            raw = "{" + ",".join(f'"{name}":{value}' for name, value in sent.items()) + "}"
            headers = {"content-type": "application/json", "if-match": '"1"'}
            answer = client.request(method, address.format_map(places), content=raw.encode(), headers=headers)
            assert answer.status_code < 500, (field, hostile[:40])


@pytest.mark.parametrize("query", ["find=%00", "find=%ED%A0%80", "after=%00", "after=AAAA", "limit=1e9", "order=%00"])
def test_no_query_is_a_fault(database, world, signed_in, query):
    with database.writing() as session:
        exchange = Story(session, world).to(State.agreed)
        thread, organisation = exchange.room_thread_id, exchange.organisation_id
    for address in (f"threads/{thread}/people", f"threads/{thread}/posts", f"organisations/{organisation}/lessons"):
        assert signed_in("focal_point").get(f"/api/{address}?{query}").status_code in {200, 422}


@pytest.mark.parametrize("version", ['""', '"x"', '"99999999999999999999999"', '"-1"', "*"])
def test_no_version_is_a_fault(database, world, signed_in, version):
    with database.writing() as session:
        thread = Story(session, world).to(State.agreed).room_thread_id
    answer = signed_in("focal_point").put(
        f"/api/threads/{thread}/draft", json={"language": "en", "markdown": "x"}, headers={"if-match": version}
    )
    assert answer.status_code == 422

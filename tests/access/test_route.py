"""The route class: default deny, one thread, one order, commit before the answer, once for every key."""

import dataclasses
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI, WebSocket
from fastapi.testclient import TestClient
from pydantic import BaseModel, model_serializer
from sqlalchemy import event, func
from sqlmodel import Session, select
from starlette.responses import PlainTextResponse, Response

from app.access import marks, problems, versions
from app.access.actor import Actor, SeatRole
from app.access.marks import Gate, access
from app.access.route import doors, install, router
from app.access.runtime import Acting
from app.accounts.models import Person, Seat
from app.circles.models import Circle, CircleKind
from app.core import clock
from app.core.errors import Conflict, Problem
from app.core.text import text
from app.main import make_runtime
from tests.people import ORIGIN

happened: list[tuple[str, int]] = []


def note(what: str) -> None:
    happened.append((what, threading.get_ident()))


class CircleIn(BaseModel):
    id: UUID


class NoteIn(BaseModel):
    words: text(20, required=True)


class CircleOut(BaseModel):
    id: UUID

    @model_serializer
    def _noted(self) -> dict[str, str]:
        note("answer")
        return {"id": str(self.id)}


class NameIn(BaseModel):
    name: str


class NameOut(BaseModel):
    name: str


class WrongCode(Problem):
    """A refusal that must be remembered."""

    code, status, commits = "wrong_code", 400, True


api = router(prefix="/api", tag="test")


def _made(session: Session, circle_id: UUID) -> Circle:
    circle = Circle(id=circle_id, kind=CircleKind.working_group)
    session.add(circle)
    return circle


@api.post("/circles", status_code=201)
@access(Gate.network)
def make(session: Session, actor: Actor, response: Response, data: CircleIn) -> CircleOut:
    note("endpoint")
    assert actor.in_network
    response.headers["Location"] = f"/api/circles/{data.id}"
    return CircleOut.model_validate(_made(session, data.id), from_attributes=True)


@api.post("/circles/slowly")
@access(Gate.signed_in)
def make_slowly(session: Session) -> CircleOut:
    circle = _made(session, uuid4())
    session.flush()
    time.sleep(0.3)
    return CircleOut(id=circle.id)


@api.post("/circles/broken")
@access(Gate.signed_in)
def make_and_break(session: Session, data: CircleIn) -> CircleOut:
    _made(session, data.id)
    session.flush()
    msg = "a fault of ours"
    raise RuntimeError(msg)


@api.post("/circles/unrendered")
@access(Gate.signed_in)
def make_and_fail_to_render(session: Session, data: CircleIn) -> CircleOut:
    _made(session, data.id)
    return {"id": "not an id"}  # type: ignore[return-value]  # the fault that is tested


@api.post("/circles/refused")
@access(Gate.signed_in)
def make_and_refuse(session: Session, data: CircleIn) -> None:
    _made(session, data.id)
    raise Conflict


@api.post("/circles/remembered")
@access(Gate.anyone)
def make_and_remember(session: Session, data: CircleIn) -> None:
    _made(session, data.id)
    raise WrongCode(left=4)


@api.get("/circles/by-reading")
@access(Gate.signed_in)
def make_by_reading(session: Session) -> None:
    _made(session, UUID(int=7))
    session.flush()


@api.put("/people/{person_id}")
@access(Gate.signed_in)
def rename(
    session: Session, response: Response, person_id: UUID, data: NameIn, if_match: versions.IfMatch = None
) -> NameOut:
    person = session.exec(select(Person).where(Person.id == person_id).with_for_update()).one()
    versions.require_match(if_match, person.version)
    person.name, person.version = data.name, person.version + 1
    versions.tag(response, person.version)
    return NameOut(name=person.name)


@api.post("/notes")
@access(Gate.anyone)
def write_note(session: Session, data: NoteIn) -> None:
    assert session is not None


@api.post("/circles/waiting")
@access(Gate.network)
async def make_after_waiting(acting: Acting, data: CircleIn) -> CircleOut:
    note("endpoint")
    circle = await acting.writing(lambda session, _actor: _made(session, data.id))
    if await acting.reading(lambda session, _actor: session.get(Circle, UUID(int=8)) is not None):
        raise Conflict
    return CircleOut(id=circle.id)


@pytest.fixture
def stage(settings, database, world):
    """The application of the routes above, and a client for each person of the world."""
    happened.clear()
    runtime = make_runtime(settings)

    def find_actor(session, connection):
        note("actor")
        return runtime.find_actor(session, connection)

    built = FastAPI()
    built.state.runtime = dataclasses.replace(runtime, find_actor=find_actor)
    problems.install(built)
    install(built, api)

    def client(name: str) -> TestClient:
        made = TestClient(built, base_url=ORIGIN, raise_server_exceptions=False)
        if name in world.tokens:
            made.cookies.set(runtime.session_cookie, world.tokens[name])
        return made

    yield client
    runtime.database.close()


def has_circle(database, circle_id: UUID) -> bool:
    with database.reading() as session:
        return session.get(Circle, circle_id) is not None


# Default deny


def test_an_endpoint_without_a_mark_stops_the_program():
    other = router(prefix="/api", tag="test")
    with pytest.raises(TypeError, match="does not say who may call it"):

        @other.get("/open")
        def unmarked() -> None: ...


def test_an_endpoint_without_a_response_model_stops_the_program():
    other = router(prefix="/api", tag="test")
    with pytest.raises(TypeError, match="does not name its response model"):

        @other.get("/shapeless")
        @access(Gate.anyone)
        def shapeless(): ...


def test_an_endpoint_that_waits_for_others_is_given_no_session_and_no_actor():
    other = router(prefix="/api", tag="test")
    for gate, kind in (
        (Gate.anyone, Session),
        (Gate.signed_in, Session),
        (Gate.signed_in, Actor),
        (Gate.anyone, Acting),
    ):

        async def waiting(given: kind) -> None: ...

        with pytest.raises(TypeError, match="waits for others"):
            other.post("/waiting")(access(gate)(waiting))


def test_nothing_of_an_endpoint_that_waits_for_others_happens_before_the_gate(stage, database):
    circle_id = uuid4()
    for name, status in (("anonymous", 401), ("former", 403), ("guest", 403)):
        assert stage(name).post("/api/circles/waiting", json={"id": str(circle_id)}).status_code == status
    assert "endpoint" not in [what for what, _ in happened]
    assert not has_circle(database, circle_id)


def test_the_steps_of_an_endpoint_that_waits_for_others_are_transactions_of_their_own(stage, database):
    circle_id = uuid4()
    answer = stage("member").post("/api/circles/waiting", json={"id": str(circle_id)})
    assert (answer.status_code, answer.json()) == (200, {"id": str(circle_id)})
    assert stage("member").post("/api/circles/waiting", json={"id": str(circle_id)}).json()["code"] == "conflict"
    refused = stage("member").post("/api/circles/waiting", json={"id": str(UUID(int=8))})
    assert refused.json()["code"] == "conflict"
    assert has_circle(database, UUID(int=8))


def test_a_route_that_goes_around_the_route_class_stops_the_program():
    built = FastAPI(openapi_url=None)

    @built.get("/around")
    def around() -> None: ...

    with pytest.raises(TypeError, match="around does not say who may call it"):
        doors(built)


def test_a_mount_without_a_mark_stops_the_program():
    built = FastAPI(openapi_url=None)
    built.mount("/files", PlainTextResponse("everything"))
    with pytest.raises(TypeError, match="PlainTextResponse does not say who may call it"):
        doors(built)


def test_a_socket_without_a_mark_stops_the_program():
    built = FastAPI(openapi_url=None)

    @built.websocket("/drafts")
    async def listen(socket: WebSocket) -> None: ...

    with pytest.raises(TypeError, match="listen does not say who may call it"):
        doors(built)


def test_the_documents_of_the_framework_need_a_mark_too():
    with pytest.raises(TypeError, match="does not say who may call it"):
        doors(FastAPI())


def test_every_way_into_the_product_is_guarded(client):
    found = {(door.method, door.path): door.mark.gate for door in doors(client.app)}
    assert found["GET", "/api/me"] is Gate.signed_in
    assert found["", "/"] is Gate.anyone


@pytest.mark.parametrize(
    ("gate", "passing"),
    [
        (Gate.anyone, {"anonymous", "no_seat", "expert", "focal_point", "secretariat"}),
        (Gate.signed_in, {"no_seat", "expert", "focal_point", "secretariat"}),
        (Gate.seated, {"expert", "focal_point", "secretariat"}),
        (Gate.network, {"expert", "focal_point", "secretariat"}),
        (Gate.secretariat, {"secretariat"}),
    ],
)
def test_a_gate_lets_in_whom_it_names(database, world, gate, passing):
    admitted = set()
    with database.reading() as session:
        for name in ("anonymous", "no_seat", "expert", "focal_point", "secretariat"):
            actor = None if name == "anonymous" else world.actor(session, name)
            try:
                marks.admit(marks.Mark(gate), actor)
            except Problem:
                continue
            admitted.add(name)
    assert admitted == passing


def test_without_consent_only_what_leads_to_it_is_open(database, world):
    with database.reading() as session:
        actor = dataclasses.replace(world.actor(session, "focal_point"), consent_due=True)
    marks.admit(marks.Mark(Gate.signed_in, before_consent=True), actor)
    with pytest.raises(marks.ConsentDue):
        marks.admit(marks.Mark(Gate.signed_in), actor)


# One thread, one order


def test_a_request_happens_in_one_thread_and_in_order(stage, world):
    def committed(_session) -> None:
        note("commit")

    event.listen(Session, "after_commit", committed)
    try:
        answer = stage("focal_point").post("/api/circles", json={"id": str(uuid4())})
    finally:
        event.remove(Session, "after_commit", committed)
    assert answer.status_code == 201
    assert [what for what, _ in happened] == ["actor", "endpoint", "answer", "commit"]
    assert len({thread for _, thread in happened}) == 1


def test_the_gate_stands_before_the_endpoint(stage):
    for name, status in (("anonymous", 401), ("no_seat", 403)):
        answer = stage(name).post("/api/circles", json={"id": str(uuid4())})
        assert answer.status_code == status
    assert "endpoint" not in [what for what, _ in happened]


def test_headers_set_by_the_endpoint_arrive(stage):
    circle_id = uuid4()
    answer = stage("focal_point").post("/api/circles", json={"id": str(circle_id)})
    assert (answer.status_code, answer.headers["location"]) == (201, f"/api/circles/{circle_id}")
    assert answer.json() == {"id": str(circle_id)}


# Commit


def test_the_commit_comes_before_the_answer(stage, database):
    """When the first byte of 200 leaves, another connection sees the change."""
    circle_id, seen = uuid4(), []
    client = stage("focal_point")
    inner = client.app

    async def watched(scope, receive, send):
        async def sending(message):
            if message["type"] == "http.response.start":
                seen.append((message["status"], has_circle(database, circle_id)))
            await send(message)

        await inner(scope, receive, sending)

    outer = TestClient(watched, base_url=ORIGIN, cookies=client.cookies)
    outer.post("/api/circles", json={"id": str(circle_id)})
    assert seen == [(201, True)]


@pytest.mark.parametrize(
    ("path", "status", "kept"),
    [("broken", 500, False), ("unrendered", 500, False), ("refused", 409, False), ("remembered", 400, True)],
)
def test_what_fails_leaves_nothing_unless_it_must_be_remembered(stage, database, path, status, kept):
    circle_id = uuid4()
    answer = stage("focal_point").post(f"/api/circles/{path}", json={"id": str(circle_id)})
    assert answer.status_code == status
    assert has_circle(database, circle_id) is kept


def test_a_get_cannot_write(stage, database):
    assert stage("focal_point").get("/api/circles/by-reading").status_code >= 500
    assert not has_circle(database, UUID(int=7))


# Idempotency


def circles_in(database) -> int:
    with database.reading() as session:
        return session.exec(select(func.count()).select_from(Circle)).one()


def test_a_request_sent_twice_with_one_key_is_carried_out_once(stage, database):
    client, key, circle_id = stage("focal_point"), {"Idempotency-Key": uuid4().hex}, str(uuid4())
    first = client.post("/api/circles", json={"id": circle_id}, headers=key)
    second = client.post("/api/circles", json={"id": circle_id}, headers=key)
    assert (second.status_code, second.content) == (first.status_code, first.content) == (201, first.content)
    assert second.headers["location"] == first.headers["location"]
    assert [what for what, _ in happened].count("endpoint") == 1


def test_two_at_once_with_one_key_make_one(stage, database):
    before = circles_in(database)
    key = {"Idempotency-Key": uuid4().hex}
    clients = [stage("focal_point") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda client: client.post("/api/circles/slowly", headers=key), clients))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert circles_in(database) == before + 1


def test_a_key_is_one_persons_own(stage, database):
    before = circles_in(database)
    key = {"Idempotency-Key": uuid4().hex}
    for name in ("focal_point", "other_city"):
        assert stage(name).post("/api/circles/slowly", headers=key).status_code == 200
    assert circles_in(database) == before + 2


def test_a_key_used_for_something_else_is_refused(stage):
    client, key = stage("focal_point"), {"Idempotency-Key": uuid4().hex}
    client.post("/api/circles", json={"id": str(uuid4())}, headers=key)
    answer = client.post("/api/circles", json={"id": str(uuid4())}, headers=key)
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["code"] == "used_for_something_else"


@pytest.mark.parametrize("more", [{"params": {"x": "1"}}, {"headers": {"If-Match": '"2"'}}])
def test_a_key_used_for_another_version_or_query_is_refused(stage, more):
    client, key = stage("focal_point"), {"Idempotency-Key": uuid4().hex}
    client.post("/api/circles/slowly", headers=key)
    answer = client.post("/api/circles/slowly", **more | {"headers": key | more.get("headers", {})})
    assert answer.json()["fields"][0]["code"] == "used_for_something_else"


def test_an_answer_is_not_given_again_once_rights_have_changed(stage, database, world):
    client, key = stage("focal_point"), {"Idempotency-Key": uuid4().hex}
    assert client.post("/api/circles/slowly", headers=key).status_code == 200
    with database.writing() as session:
        world.seat(session, "partner", world.people["focal_point"], role=SeatRole.member)
        session.get_one(Seat, world.seats["focal_point"]).until = clock.now().date()
    answer = client.post("/api/circles/slowly", headers=key)
    assert answer.json()["fields"][0]["code"] == "used_for_something_else"


def test_a_key_that_came_to_nothing_can_be_used_again(stage, database):
    client, key, circle_id = stage("focal_point"), {"Idempotency-Key": uuid4().hex}, str(uuid4())
    assert client.post("/api/circles/broken", json={"id": circle_id}, headers=key).status_code == 500
    assert client.post("/api/circles/broken", json={"id": circle_id}, headers=key).status_code == 500


@pytest.mark.parametrize("key", ["short", "x" * 81, "with a space in it", "unprintable\x07key"])
def test_a_key_of_another_form_is_refused(stage, key):
    answer = stage("focal_point").post("/api/circles/slowly", headers={"Idempotency-Key": key})
    assert answer.status_code == 422


# Versions


def test_an_edit_without_a_version_is_refused(stage, world):
    answer = stage("focal_point").put(f"/api/people/{world.people['member']}", json={"name": "Someone"})
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["path"] == ["header", "if-match"]


def test_of_two_edits_at_once_one_succeeds_and_the_other_is_told(stage, world):
    address = f"/api/people/{world.people['member']}"
    clients = {name: stage("focal_point") for name in ("Ana", "Bea", "Cid")}
    with ThreadPoolExecutor(3) as pool:
        answers = list(
            pool.map(
                lambda item: item[1].put(address, json={"name": item[0]}, headers={"If-Match": '"1"'}), clients.items()
            )
        )
    assert sorted(answer.status_code for answer in answers) == [200, 412, 412]
    won = next(answer for answer in answers if answer.status_code == 200)
    assert won.headers["etag"] == '"2"'
    assert next(answer for answer in answers if answer.status_code == 412).json()["params"] == {"version": 2}


# Refusals


def test_a_refusal_never_echoes_what_was_sent(stage):
    answer = stage("anonymous").post(
        "/api/notes", content=b'{"words": "\\ud800 secret"}', headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert answer.json()["fields"] == [{"path": ["body", "words"], "code": "unstorable_text", "params": {}}]


def test_a_limit_is_told_so_that_the_browser_can_say_it(stage):
    answer = stage("anonymous").post("/api/notes", json={"words": "x" * 21})
    assert answer.json()["fields"] == [
        {"path": ["body", "words"], "code": "string_too_long", "params": {"max_length": 20}}
    ]

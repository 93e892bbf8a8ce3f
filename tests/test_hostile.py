"""Hostile input at every field of every operation: a clear 4xx or kept exactly as written, never a 5xx.

Starts from the valid requests of the access table and spoils one part at a time, so that what is refused is refused for
that part.
"""

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from tests.access.table import TABLE, Call, Stage

MEGABYTE = "x" * 1_000_000
SHORT = (
    "\u05e9\u05dc\u05d5\u05dd \u202e\u200f",
    "😀👩🏽‍🚒\u200d",
    "<img src=x onerror=alert(1)>",
    "\u0301\ufeff",
    "\x01\x7f\u2028",
)
BAD = (
    "\ud800", "a\x00b", "\udfff\ud800", MEGABYTE, float("nan"), float("inf"), 2**63, -(2**70), 2**1100, -1, 0.5,
    True, None, [], {}, [[]], ["\ud800"], ["a\x00b"], [None], {"\ud800": 1}, "'; DROP TABLE person; --", "",
    "0001-01-01", "9999-12-31", "2026-02-30", "2026-11-23T12:00:00", "%00", "../../etc/passwd",
)  # fmt: skip
ALWAYS = ("\ud800", "a\x00b", 2**70)
VALUES = (*SHORT, *BAD)
BODIES = (
    b"", b"{", b"[]", b"null", b"\xff\xfe{}", b'{"a":1,"a":2}', b"[" * 100_000, b'{"' + b"a" * 900_000 + b'":1}', b"NaN",
)  # fmt: skip
IN_ADDRESS = (
    "0", "-1", str(2**64), str(2**4000), "%00", "%ED%A0%80", "%FF", "null", "é", "00000000-0000-7000-8000-00000000000g",
    "{}", "%2e%2e%2f", "a" * 5000,
)  # fmt: skip
PREFERRED = ("focal_point", "other_city", "secretariat")
HEADERS = {
    "if-match": ('"' + "9" * 400 + '"', "\xff", "*", '""', 'W/"1"', '"1", "2"', "-1"),
    "idempotency-key": ("\xff" * 10, "k" * 80, "k" * 5000),
    "accept-language": ("x" * 5000, "\xff", "en;q=nan"),
    "x-request-id": ("\xff" * 20, "a b c d e f", "'; --______"),
}


class Choice:
    """What is tried at one place: everything in a campaign, else what always matters and some others in turn."""

    def __init__(self, *, everything: bool) -> None:
        self._everything = everything
        self._turn = 0

    def of(self, values: Sequence[Any], *, some: int, always: Sequence[Any] = ()) -> list[Any]:
        if self._everything:
            return [*always, *values]
        self._turn += some
        return [*always, *(values[(self._turn + i) % len(values)] for i in range(some))]


def resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema that a reference, or the first of several choices, leads to."""
    while True:
        if "$ref" in schema:
            schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
        elif "anyOf" in schema:
            schema = schema["anyOf"][0]
        else:
            return schema


def fields(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Iterator[tuple[str, bool, list[str]]]:
    """The fields of the body: name, whether it is a list, and the fields of what the list or object holds."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return
    for name, schema in resolved(document, content["schema"]).get("properties", {}).items():
        own = resolved(document, schema)
        many = own.get("type") == "array"
        inner = resolved(document, own["items"]) if many and "items" in own else own
        yield name, many, list(inner.get("properties", {}))


def bodies(
    document: Mapping[str, Any], operation: Mapping[str, Any], valid: Any, choice: Choice
) -> Iterator[tuple[str, bytes, Any]]:
    """What is spoiled, the body, and the value that must come back if it is taken."""
    for name, many, inner in fields(document, operation):
        base = valid if isinstance(valid, dict) else {}
        for value in choice.of(VALUES, some=4, always=ALWAYS):
            yield name, json.dumps(base | {name: value}).encode(), value
            if many:
                yield f"{name}[]", json.dumps(base | {name: [value]}).encode(), None
            for part in inner:
                held = {part: value}
                yield f"{name}.{part}", json.dumps(base | {name: [held] if many else held}).encode(), None
    if "requestBody" in operation:
        for body in choice.of(BODIES, some=2):
            yield "body", body, None


def spoiled(
    document: Mapping[str, Any], operation: Mapping[str, Any], path: str, call: Call, choice: Choice
) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """Every way to spoil one request: what is spoiled, the value that must come back if it is taken, the request."""
    address = path.format_map(call.path)
    valid = {"url": address, "json": call.json, "headers": call.headers}
    for what, body, value in bodies(document, operation, call.json, choice):
        headers = {**call.headers, "content-type": "application/json"}
        yield what, value, {"url": address, "content": body, "headers": headers}
    for name, bad in itertools.product(call.path, choice.of(IN_ADDRESS, some=3)):
        yield f"{{{name}}}", None, valid | {"url": path.format_map({**call.path, name: bad})}
    queries = [parameter["name"] for parameter in operation.get("parameters", []) if parameter["in"] == "query"]
    for name, bad in itertools.product(queries, choice.of(IN_ADDRESS, some=4)):
        yield f"?{name}", None, valid | {"url": f"{address}?{name}={bad}"}
    for name, bad in ((name, bad) for name, values in HEADERS.items() for bad in choice.of(values, some=1)):
        kept = {key: value for key, value in call.headers.items() if key.lower() != name}
        yield name, None, valid | {"headers": {**kept, name: bad.encode("latin-1")}}


@pytest.fixture
def requests(client, world, database, signed_in):
    """One spoiled request after another, with the client to send it with."""

    def made(choice: Choice) -> Iterator[tuple[Any, str, str, Any, dict[str, Any]]]:
        document = client.get("/api/openapi.json").json()
        stage = Stage(world, database.writing)
        prepared = []
        for (method, path), row in TABLE.items():
            operation = document["paths"].get(path, {}).get(method.lower())
            if operation is not None and path != "/api/sign-out":
                role = next((name for name in PREFERRED if name in row.allowed), PREFERRED[-1])
                prepared.append((method, path, operation, role, row.request(stage, role)))
        for method, path, operation, role, call in prepared:
            caller = signed_in(role)
            for what, value, request in spoiled(document, operation, path, call, choice):
                yield caller, method, f"{path} {what}", value, request

    return made


TELLING_OF_OTHERS = {"/api/funder-reports/{report_id}"}
"""Whose PATCH answers with the page on which the record stands: a title there is the proposal's."""


def fault(answer: Any, method: str, name: str, value: Any) -> str | None:
    """What is wrong with this answer, if anything."""
    if answer.status_code >= 500:
        return str(answer.status_code)
    if answer.status_code >= 400:
        refused = answer.headers["content-type"] == "application/problem+json" and answer.json()["code"]
        return None if refused else f"{answer.status_code} without a problem"
    if method == "PATCH" and isinstance(value, str) and answer.headers.get("content-type") == "application/json":
        said = answer.json()
        if isinstance(said, dict) and isinstance(said.get(name), str) and said[name] != value:
            return f"became {said[name]!r:.60}"
    return None


@pytest.mark.parametrize("everything", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_nothing_that_is_sent_ends_in_a_fault(requests, everything):
    count, faults = 0, []
    for caller, method, what, value, request in requests(Choice(everything=everything)):
        count += 1
        try:
            answer = caller.request(method, follow_redirects=False, **request)
            path, _, name = what.rpartition(" ")
            found = fault(answer, method, name, None if path in TELLING_OF_OTHERS else value)
        except Exception as error:  # noqa: BLE001 - whatever gets through to the server's edge is a fault
            found = f"{error!r:.200}"
        if found:
            faults.append(f"{method} {what} {value!r:.40}: {found}")
    assert count > 1000
    assert faults == []

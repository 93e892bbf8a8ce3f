"""Bodies that are too large: refused in words that browsers know, whether their length was announced or not."""

import json
from collections.abc import Iterator

import httpx
import pytest

from app.main import LARGEST_BODY, make_app
from tests.people import ORIGIN
from tests.serving import serving


@pytest.fixture
def caller(settings, world) -> Iterator[httpx.Client]:
    """A focal point over real HTTP."""
    with (
        serving(lambda _address: make_app(settings)) as address,
        httpx.Client(
            base_url=address, trust_env=False, cookies={"pacto": world.tokens["focal_point"]},
            headers={"origin": ORIGIN, "content-type": "application/json"},
        ) as client,
    ):  # fmt: skip
        yield client


def in_pieces(body: bytes) -> Iterator[bytes]:
    """The same bytes without a word about how many there are."""
    for start in range(0, len(body), 65_536):
        yield body[start : start + 65_536]


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "in pieces"])
def test_a_body_that_is_too_large_is_refused_as_problem_details(caller, announced):
    body = json.dumps({"title": "x" * LARGEST_BODY}).encode()
    refused = caller.post("/api/exchanges", content=body if announced else in_pieces(body))
    assert refused.request.headers.get("transfer-encoding") == (None if announced else "chunked")
    assert refused.status_code == 413
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["code"] == "too_large"
    assert refused.json()["request_id"] == refused.headers["x-request-id"]
    assert refused.headers["x-content-type-options"] == "nosniff"
    assert refused.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "in pieces"])
def test_a_body_just_within_the_limit_is_read(caller, announced):
    empty = len(json.dumps({"title": ""}))
    body = json.dumps({"title": "x" * (LARGEST_BODY - empty)}).encode()
    refused = caller.post("/api/exchanges", content=body if announced else in_pieces(body))
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid")


def test_a_page_that_reads_no_body_minds_none(caller):
    assert caller.post("/directory", content=b"x" * (LARGEST_BODY + 1)).status_code == 405

"""GET /api/me: who I am, or that I am nobody."""

import pytest

PROPOSING = {"member": True, "expert": True, "observer": False, "guest": False, "secretariat": False}


def test_anonymous_is_told_to_sign_in(client):
    answer = client.get("/api/me")
    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_visitor_is_somebody_or_nobody_and_never_refused(signed_in):
    for name in ("anonymous", "suspended", "expired"):
        answer = signed_in(name).get("/api/visitor")
        assert (answer.status_code, answer.json()) == (200, {"me": None})
    member = signed_in("member")
    told, me = (member.get(path).json() for path in ("/api/visitor", "/api/me"))
    assert {**told["me"], "now": ""} == {**me, "now": ""}


def test_focal_point_acts_for_their_city(signed_in, world):
    me = signed_in("focal_point").get("/api/me").json()
    assert me["person"]["name"] == "Focal Point"
    assert me["person"]["email"] == "focal_point@example.org"
    assert me["seat"]["organisation"]["id"] == str(world.organisations["rosario"])
    assert me["abilities"] == {"ask": True, "propose": True, "directory": True, "desk": False}


def test_observers_guests_and_the_secretariat_begin_no_proposal(signed_in):
    proposing = {name: signed_in(name).get("/api/me").json()["abilities"]["propose"] for name in PROPOSING}
    assert proposing == PROPOSING


def test_former_holder_keeps_the_person_but_no_seat(signed_in):
    me = signed_in("former").get("/api/me").json()
    assert me["seat"] is None
    assert me["abilities"] == {"ask": False, "propose": False, "directory": False, "desk": False}


@pytest.mark.parametrize("name", ["suspended", "expired"])
def test_a_cookie_of_better_days_opens_nothing(signed_in, name):
    assert signed_in(name).get("/api/me").status_code == 401

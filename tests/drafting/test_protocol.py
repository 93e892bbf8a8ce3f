"""Bytes from outside: bounded, read whole before anything is touched, and never the end of a room."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment, XmlText

from app.drafting import content, protocol, structures
from app.drafting.protocol import Malformed
from app.drafting.room import Room
from tests.drafting.editor import agree
from tests.processes import eventually


def everything() -> list[bytes]:
    """Updates with every kind of content."""
    doc, updates = Doc(), []
    doc.observe(lambda event: updates.append(event.update))
    root = doc.get("default", type=XmlFragment)
    root.children.append(XmlElement("heading", {"level": "2"}))
    root.children.append(XmlText("plain text"))
    text = root.children[1]
    text.format(0, 3, {"bold": {"x": [1, 2.5, None, True, "s"]}})
    text.insert(2, "more ")
    del text[1:4]
    doc.get("t", type=Text).insert(0, "ñandú 😀")
    entries = doc.get("m", type=Map)
    entries["k"] = {"a": [1, 2, 3], "b": "c", "n": None, "f": 1.5}
    entries["d"] = Map({"q": 1})
    entries["k"] = "again"
    doc.get("a", type=Array).extend([1, "x", b"bin", None, 2**40])
    return [*updates, doc.get_update()]


EVERYTHING = everything()


def test_updates_say_whose_structures_they_bring():
    whole = EVERYTHING[-1]
    doc = content.of(b"", [whole])
    known = protocol.read_state(doc.get_state())
    assert {writer: end for writer, (_, end) in structures.spans(whole).items()} == known
    for update in EVERYTHING[:-1]:
        assert structures.spans(update).keys() <= known.keys()


@pytest.mark.parametrize("value", [0, 1, 127, 128, 2**32, 2**53 - 1])
def test_numbers_come_back(value):
    assert protocol.Reader(protocol.number(value)).number() == value


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    for read in (structures.spans, protocol.read_state, lambda d: list(protocol.read_cursors(d)), lambda d: list(protocol.frames(d))):  # fmt: skip
        try:
            read(data)
        except Malformed:
            continue


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_spoilt_update_is_refused_or_harmless(data):
    spoilt = bytearray(data.draw(st.sampled_from(EVERYTHING)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, max(0, len(spoilt) - 1)))
        spoilt[place : place + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=6))
    try:
        spans = structures.spans(bytes(spoilt))
    except Malformed:
        with pytest.raises(Malformed):
            structures.reach(bytes(spoilt))
        return
    assert all(structures.reach(bytes(spoilt))[writer] >= end for writer, (_, end) in spans.items())
    doc = content.of(EVERYTHING[-1], ())
    try:
        doc.apply_update(bytes(spoilt))
    except BaseException as error:  # noqa: BLE001 - what Rust panics by is no Exception
        assert type(error).__name__ in {"ValueError", "RuntimeError", "PanicException"}  # noqa: PT017
        return
    assert content.knows(doc, b"", [EVERYTHING[-1]]), "what stood before is there still"
    assert content.knows(content.of(doc.get_update(), ()), b"", [EVERYTHING[-1]])


def test_bytes_that_break_a_document_leave_the_room_whole(open_as, line_as, rooms, draft_id, monkeypatch):
    with open_as("focal_point") as one, open_as("member") as other:
        one.type("whole ")
        agree(one, other)
        honest = Room._try
        broken = []

        def breaking(room, updates):
            """As when Rust panics half way through."""
            if not broken:
                broken.append(True)
                room._document = None
                return 0
            return honest(room, updates)

        monkeypatch.setattr(Room, "_try", breaking)
        sly = line_as("other_city")
        assert sly.synced.wait(10)
        sly.type("sly")
        eventually(lambda: sly.code == 4400)
        one.type("still")
        agree(one, other, text="whole still")

"""What a live text reads and how long it is. The browser counts by the same table (frontend/src/lib/drafting/count.test.ts)."""

import json
from pathlib import Path

import orjson
import pytest
from pycrdt import Array, Doc, Map, XmlElement, XmlFragment, XmlText

from app.drafting import content, nesting
from app.proposals import wording
from app.proposals.codes import Unit
from app.proposals.signing.text import signable
from app.proposals.wording import Counts

TABLE = json.loads((Path(__file__).parent / "counting.json").read_text("utf-8"))


@pytest.mark.parametrize("row", TABLE, ids=[row["text"][:12] for row in TABLE])
def test_a_text_is_counted_as_the_table_says(row):
    assert wording.count(row["text"]) == Counts(row["words"], row["characters"], row["bare"])


@pytest.mark.parametrize(
    ("unit", "counts_spaces", "length"),
    [
        (Unit.words, True, 2),
        (Unit.characters, True, 7),
        (Unit.characters, False, 6),
        (Unit.pages, True, None),
        (None, True, None),
    ],
)
def test_a_limit_counts_in_its_own_unit(unit, counts_spaces, length):
    assert wording.length(wording.count("one two"), unit, counts_spaces=counts_spaces) == length


def typed(parent, blocks: list[dict]) -> None:
    """Write the blocks of a row of the table as an editor does."""
    for block in blocks:
        if block["type"] == "text":
            words(parent, block["text"])
        else:
            typed(element(parent, block["type"], **block.get("attrs", {})), block.get("content", []))


@pytest.mark.parametrize("row", [row for row in TABLE if "blocks" in row], ids=[row["text"][:12] for row in TABLE if "blocks" in row])  # fmt: skip
def test_what_a_text_reads_with_footnotes_and_pictures_is_as_the_table_says(row):
    document = Doc()
    typed(document.get(content.ROOT, type=XmlFragment), row["blocks"])
    found = wording.reading(document)
    assert found.words == row["text"]
    assert found.counts == Counts(row["words"], row["characters"], row["bare"])
    signed = signable(document)
    assert signed.words == row["text"]
    assert signed.blocks == row["blocks"]
    assert wording.reading(content.of(wording.anew(document), ())) == found


@pytest.mark.parametrize("change", ["file", "alt", "width", "note"])
def test_the_fingerprint_covers_pictures_and_footnotes(change):
    def written(**said: str) -> Doc:
        document = Doc()
        root = document.get(content.ROOT, type=XmlFragment)
        attributes = {"file": "1", "alt": "A street", "width": "50"} | said
        note = attributes.pop("note", "As in 2025.")
        element(root, wording.PICTURE, **attributes)
        words(element(element(root, "paragraph"), wording.FOOTNOTE), note)
        return document

    assert wording.reading(written()).fingerprint == wording.reading(written()).fingerprint
    assert wording.reading(written()).fingerprint != wording.reading(written(**{change: "other"})).fingerprint


def test_a_comment_stands_on_words_of_a_footnote():
    document = Doc()
    paragraph = element(document.get(content.ROOT, type=XmlFragment), "paragraph")
    words(paragraph, "Rest")
    note = words(element(paragraph, wording.FOOTNOTE), "Rest, as in 2025")
    before = wording.reading(document)
    assert wording.comment(document, "Rest", 1, "thread")
    assert next(marks for _, marks in note.diff()) == {"comment": {"ids": "thread"}}
    assert wording.reading(document) == before


def element(parent, tag: str, **attributes: str) -> XmlElement:
    made = XmlElement(tag, attributes)
    parent.children.append(made)
    return made


def words(parent, text: str, marks: dict | None = None) -> XmlText:
    made = XmlText()
    parent.children.append(made)
    made.insert(0, text, marks or {})
    return made


def test_blocks_stand_under_each_other_and_suggestions_count_as_accepted():
    document = Doc()
    root = document.get(content.ROOT, type=XmlFragment)
    words(element(root, "heading", level="2"), "First")
    text = words(element(root, "paragraph"), "one two")
    text.format(0, 4, {"deletion": {"id": "1"}})
    text.insert(len("one two"), " three\u200b", {"insertion": {"id": "2"}})
    items = element(root, "bulletList")
    words(element(element(items, "listItem"), "paragraph"), "item")
    row = element(element(root, "table"), "tableRow")
    words(element(element(row, "tableCell"), "paragraph"), "cell")
    words(element(element(row, "tableCell"), "paragraph"), "other")
    broken = element(root, "paragraph")
    words(broken, "up")
    element(broken, "hardBreak")
    words(broken, "down")
    words(element(root, "paragraph", deletion="3"), "gone")
    element(root, "paragraph")
    assert wording.reading(document).words == "First\ntwo three\nitem\ncell\nother\nup\ndown"


def test_the_fingerprint_is_of_all_that_a_text_holds():
    state = wording.written(["one", "two"])
    same = wording.reading(content.of(state, ())).fingerprint
    assert same == wording.reading(content.of(wording.written(["one", "two"]), ())).fingerprint
    document = content.of(state, ())
    document.get(content.ROOT, type=XmlFragment).children[0].children[0].format(0, 3, {"bold": {}})
    bold = wording.reading(document)
    assert bold.fingerprint != same
    assert bold.words == "one\ntwo"


def test_a_new_text_is_empty():
    found = wording.reading(content.of(b"", ()))
    assert (found.words, found.counts) == ("", Counts(0, 0, 0))


def nested(said: str, levels: int = 3_000) -> Doc:
    document = Doc()
    parent = document.get(content.ROOT, type=XmlFragment)
    for _ in range(levels):
        parent = element(parent, "blockquote")
    words(element(parent, "paragraph"), said)
    return document


def test_a_text_begins_anew_as_it_was_however_deep_it_is():
    before = nested("one")
    root = before.get(content.ROOT, type=XmlFragment)
    words(element(root, "heading", level="3"), "two", {"bold": {}})
    words(element(root, "paragraph"), "three")
    after = content.of(wording.anew(before), ())
    assert wording.reading(after) == wording.reading(before)


def test_what_the_room_lets_in_can_be_signed():
    found = signable(nested("deep", nesting.DEEPEST - 1))
    assert found.words == "deep"
    assert len(orjson.dumps(found.blocks)) > nesting.DEEPEST * len("blockquote")


def test_elements_within_elements_without_end_are_read_and_fingerprinted():
    one, other = wording.reading(nested("one")), wording.reading(nested("other"))
    assert (one.words, other.words) == ("one", "other")
    assert one.fingerprint != other.fingerprint


def test_nothing_can_stand_before_a_text_and_hide_its_changes_from_the_fingerprint():
    def behind(said: str) -> Doc:
        hostile = Doc()
        hostile.get(content.ROOT, type=Array).append(Map({"x": 1}))
        document = Doc()
        words(element(document.get(content.ROOT, type=XmlFragment), "paragraph"), said)
        document.apply_update(hostile.get_update())
        return document

    assert wording.reading(behind("one")).fingerprint != wording.reading(behind("other")).fingerprint

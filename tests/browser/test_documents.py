"""A partner takes a text to Word, changes it there, and brings it back: seen as suggestions, in three languages."""

import json
import re
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Visitor
from tests.proposals import papers

pytestmark = pytest.mark.browser

AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
LEAD = "Simone Larkmere"
WIDE, NARROW, TINY = 1280, 375, 320


def look_at(visitor: Visitor, name: str) -> None:
    """Pictures for the eyes; nothing overflows, and axe finds nothing, from wide to 320 px, light and dark."""
    visitor.page.evaluate(AXE)
    for width, scheme in ((WIDE, "light"), (NARROW, "light"), (TINY, "dark")):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.shot(f"{name}-{scheme}")
        assert visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
        found = visitor.page.evaluate(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map("
            "({ id, nodes }) => [id, nodes[0].html])"
        )
        assert found == [], (width, scheme)
    visitor.page.set_viewport_size({"width": WIDE, "height": 900})
    visitor.page.emulate_media(color_scheme="light")


def open_proposal(visitor: Visitor) -> dict:
    proposal = visitor.api(f"/api/proposals/{visitor.api('/api/proposals')['items'][0]['id']}")
    visitor.goto(f"/proposals/{proposal['id']}")
    visitor.page.get_by_role("heading", name=visitor.say("documents_export"), exact=True).wait_for()
    return proposal


def take_out(visitor: Visitor, folder: Path) -> bytes:
    """The whole proposal as a Word file with its comments and changes, as the page offers it."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name=visitor.say("documents_download"), exact=True).click()
    docx = folder / download.value.suggested_filename
    download.value.save_as(docx)
    assert docx.suffix == ".docx"
    return docx.read_bytes()


def written_section(proposal: dict, visitor: Visitor) -> dict:
    """The first section that has words and may be suggested in."""
    lengths = {each["section_id"]: each["words"] for each in visitor.api(f"/api/proposals/{proposal['id']}/texts")}
    return next(each for each in proposal["sections"] if lengths.get(each["id"]) and each["abilities"]["bring_in"])


def changed(docx: bytes, title: str, marker: str) -> bytes:
    """As a partner changes it: one line more under the section's name, with a comment on it."""

    def change(blocks: list) -> None:
        place = next(n for n, each in enumerate(blocks) if each["t"] == "Header" and title in papers_text(each))
        line = papers.plain(f"{marker} was written elsewhere.")
        line.insert(0, papers.span("comment-start", id="900", author="Beto", date="", words=f"{marker}, is it so?"))
        line.append(papers.span("comment-end", id="900"))
        blocks.insert(place + 1, {"t": "Para", "c": line})
        blocks.insert(
            place + 2,
            {
                "t": "Para",
                "c": [
                    {"t": "Note", "c": [{"t": "Para", "c": papers.plain("A note.")}]},
                    *papers.plain("Words with a note."),
                ],
            },
        )

    return papers.changed(docx, change)


def papers_text(node: dict) -> str:
    return " ".join(each["c"] for each in papers.strings([json.loads(json.dumps(node["c"][2]))]))


def bring_in(visitor: Visitor, docx: bytes) -> None:
    visitor.page.get_by_label(visitor.say("documents_bring_file")).set_input_files(
        {"name": "text.docx", "mimeType": "application/octet-stream", "buffer": docx}
    )


@pytest.mark.parametrize(("language", "name"), [("en", LEAD), ("es", LEAD), ("pt", LEAD)])
def test_a_text_goes_to_word_and_comes_back(visit, tmp_path, language, name):
    visitor = visit(language)
    visitor.sign_in(name)
    visitor.api("/api/me", "PATCH", {"language": language})
    visitor.language = language
    proposal = open_proposal(visitor)
    look_at(visitor, f"documents-{language}")
    docx = take_out(visitor, tmp_path)
    section = written_section(proposal, visitor)
    title = section["title"].get(proposal["language"]) or section["title"]["en"]
    visitor.goto(f"/proposals/{proposal['id']}/sections/{section['id']}")
    visitor.page.get_by_role("button", name=visitor.say("documents_bring_in")).wait_for()
    marker = f"Marker{language}"
    bring_in(visitor, changed(docx, title, marker))
    visitor.page.get_by_role("heading", name=visitor.say("documents_came_title")).wait_for()
    look_at(visitor, f"documents-came-{language}")
    dialog = visitor.page.get_by_role("dialog")
    assert "A note." in dialog.inner_text()
    visitor.page.keyboard.press("Escape")
    visitor.page.locator(".editor ins", has_text=re.compile(marker)).first.wait_for()
    visitor.page.locator(".suggestion", has_text=re.compile(marker)).first.wait_for()
    visitor.page.get_by_text(re.compile(f"Beto.*{marker}, is it so")).first.wait_for()
    bring_in(visitor, b"no Word file")
    visitor.page.get_by_role("main").get_by_text(visitor.say("documents_p_unreadable")).wait_for()


def test_texts_are_copied_for_the_form_of_the_funder(visit):
    visitor = visit("en")
    visitor.sign_in(LEAD)
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    proposal = open_proposal(visitor)
    field = next(each for each in visitor.api(f"/api/proposals/{proposal['id']}/export/fields") if each["text"])
    visitor.press("documents_fields")
    visitor.page.get_by_role("dialog").get_by_text(field["title"], exact=True).wait_for()
    look_at(visitor, "documents-fields")
    visitor.page.get_by_role("button", name=visitor.say("documents_copy_of", title=field["title"]), exact=True).click()
    visitor.page.get_by_text(visitor.say("documents_copied", title=field["title"])).wait_for()
    assert visitor.page.evaluate("navigator.clipboard.readText()") == field["text"]

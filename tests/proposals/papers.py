"""Texts of sections with everything in them that an editor can make, and what comes of them in a word processor."""

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from app.core import converting
from app.drafting import content

ANA = "01890000-0000-7000-8000-00000000a0a0"
WHEN = 1_790_000_000_000
PICTURE = "01890000-0000-7000-8000-0000000b11d0"
SHOWS = "A street with new lamps"
NOTE = "In the survey of May."


def suggestion(number: int, by: object = ANA) -> dict[str, str]:
    return {"id": f"{by} {WHEN} {number}"}


Run = tuple[str, Mapping[str, Any]]


def block(tag: str, *children: Any, **attributes: Any) -> XmlElement:
    """An element, to be put into a document: strings and pairs of words and marks become one text."""
    element = XmlElement(tag, attributes)
    element.given = children
    return element


def put(parent: Any, children: Any) -> None:
    """Elements and texts into what is in a document already."""
    runs: list[Run] = []

    def write() -> None:
        if not runs:
            return
        text = XmlText()
        parent.children.append(text)
        at = 0
        for words, marks in runs:
            text.insert(at, words, dict(marks))
            at += len(words.encode())
        runs.clear()

    for child in children:
        if isinstance(child, XmlElement):
            write()
            given = child.given
            parent.children.append(child)
            put(child, given)
        else:
            runs.append((child, {}) if isinstance(child, str) else child)
    write()


def document(*children: Any) -> Doc:
    made: Doc = Doc()
    put(made.get(content.ROOT, type=XmlFragment), children)
    return made


def state(*children: Any) -> bytes:
    return document(*children).get_update()


def cell(words: str, tag: str = "tableCell") -> XmlElement:
    return block(tag, block("paragraph", words))


def shown(file: object, shows: str = SHOWS, width: float = 60.0) -> XmlElement:
    return block("picture", file=str(file), alt=shows, width=width)


def rich(by: object = ANA, picture: object = PICTURE) -> bytes:
    """A heading, words in bold, a link, a list, a table, a quote, a picture; a footnote, words suggested, and words to go."""
    return state(
        block("heading", "What we do", level=3.0),
        block(
            "paragraph", "Outreach workers ", ("rest", {"bold": {}}), " and are ", ("paid", {"italic": {}}), " for ",
            ("ten", {"deletion": suggestion(1, by)}), ("twelve", {"insertion": suggestion(1, by)}),
            " nights, as ", ("they asked", {"link": {"href": "https://example.org/rest?a=1&b=2"}}), ".",
        ),
        block(
            "bulletList",
            block("listItem", block("paragraph", "A rota of two nights")),
            block("listItem", block("paragraph", "A call each morning")),
        ),
        block(
            "table",
            block("tableRow", cell("Month", "tableHeader"), cell("Nights", "tableHeader")),
            block("tableRow", cell("May"), cell("12")),
        ),
        shown(picture),
        block("blockquote", block("paragraph", "We sleep now", block("footnote", NOTE), ", said one of them.")),
        block("paragraph", "Two cities learn.", block("hardBreak"), "They tell others."),
    )  # fmt: skip


def pandoc(data: bytes, *arguments: str) -> bytes:
    """What the program itself makes of a document, as a partner would call it."""
    program = converting.program()
    assert program
    return subprocess.run([program, *arguments], input=data, capture_output=True, check=True, timeout=60).stdout


def changed(docx: bytes, change: Callable[[list[Any]], None], *options: str) -> bytes:
    """A Word file taken apart by pandoc, changed as a tree, and written by pandoc again."""
    tree = json.loads(pandoc(docx, "-f", "docx", "-t", "json", "--track-changes=all"))
    change(tree["blocks"])
    return pandoc(json.dumps(tree).encode(), "-f", "json", "-t", "docx", "-o", "-", *options)


def strings(node: Any) -> list[dict[str, Any]]:
    """Every word of a tree, to be changed in place."""
    if isinstance(node, list):
        return [found for each in node for found in strings(each)]
    if not isinstance(node, dict):
        return []
    return [node] if node.get("t") == "Str" else strings(node.get("c"))


def part(docx: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


def tracked(docx: bytes) -> list[tuple[str, str]]:
    """What a Word file says was put in and taken out, in its order."""
    body = part(docx, "word/document.xml")
    found = re.findall(r"<w:(ins|del) .*?</w:\1>", body, re.DOTALL)
    whole = [match.group(0) for match in re.finditer(r"<w:(ins|del) .*?</w:\1>", body, re.DOTALL)]
    return [
        (kind, "".join(re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)<", words)))
        for kind, words in zip(found, whole, strict=True)
    ]


def span(kind: str, words: str = "", **given: str) -> dict[str, Any]:
    """A span of pandoc's, as its reader of Word files makes them of comments and changes."""
    return {"t": "Span", "c": [["", [kind], [[name, value] for name, value in given.items()]], plain(words)]}


def plain(words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for word in words.split():
        found += [{"t": "Space"}] if found else []
        found.append({"t": "Str", "c": word})
    return found


def word(blocks: list[Any]) -> bytes:
    """A Word file of a tree of pandoc's."""
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
    return pandoc(json.dumps(tree).encode(), "-f", "json", "-t", "docx", "-o", "-")


def rewritten(docx: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A Word file with one part that says something else."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return rewritten_bytes(docx, name, change(archive.read(name).decode()).encode())


def rewritten_bytes(docx: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for each in archive.namelist():
            made.writestr(each, content if each == name else archive.read(each))
    return out.getvalue()


SEAM = "\u200b"


def comes(number: int, words: str = SEAM, by: object = ANA) -> Run:
    return words, {"insertion": suggestion(number, by)}


def goes(number: int, words: str = SEAM, by: object = ANA) -> Run:
    return words, {"deletion": suggestion(number, by)}


def decided(docx: bytes, how: str) -> list[str]:
    """The lines of a Word file with everything that is tracked in it accepted or rejected, without the first heading."""
    text = pandoc(docx, "-f", "docx", "-t", "plain", "--wrap=none", f"--track-changes={how}").decode()
    # Of an item whose end goes, pandoc leaves the sign before it.
    lines = [" ".join(line.removeprefix("-").split()) for line in text.split("\n")]
    return [line for line in lines if line][1:]


def take_out_first_end(body: str) -> str:
    """As Word notes it where somebody joined the first paragraph with the second."""
    mark = '<w:rPr><w:del w:id="90" w:author="Beto" w:date="2026-11-01T10:00:00Z"/></w:rPr></w:pPr>'
    return body.replace("</w:pPr>", mark, 1)

"""Files that are made to harm: refused before anything is taken apart, within two seconds of work, and fetching nothing."""

import io
import json
import resource
import threading
import zipfile
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate, pairwise

import pytest

from app.core import converting
from app.core.errors import Busy
from app.drafting import service as drafts
from app.proposals import queries, wording
from app.proposals.documents import archive, incoming, service
from app.proposals.documents.codes import Left
from app.proposals.documents.errors import DocumentTooLarge, UnreadableDocument
from app.proposals.documents.model import Run
from tests.files import samples
from tests.pace import within
from tests.proposals import papers, story

REFUSED = (UnreadableDocument, DocumentTooLarge)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLAIN = papers.word([{"t": "Para", "c": papers.plain("They rest.")}])
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip


def body(words: str, before: str = "") -> Callable[[str], str]:
    """What `word/document.xml` says instead."""
    return lambda _: f'<?xml version="1.0"?>{before}<w:document xmlns:w="{WORD}"><w:body>{words}</w:body></w:document>'


def saying(words: str, before: str = "", name: str = "word/document.xml") -> bytes:
    return papers.rewritten(PLAIN, name, body(words, before))


def with_part(name: str, content: bytes = b"x", *, flag: int = 0) -> bytes:
    """The plain file with one part more."""
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    data = out.getvalue()
    if flag:
        at = data.rindex(b"PK\x01\x02")
        data = data[: at + 8] + flag.to_bytes(2, "little") + data[at + 10 :]
    return data


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def table(rows: int, columns: int) -> str:
    row = f"<w:tr>{f'<w:tc>{paragraph(str(columns))}</w:tc>' * columns}</w:tr>"
    return f"<w:tbl>{row * rows}</w:tbl>"


def nested(depth: int) -> str:
    opening = "<w:tbl><w:tr><w:tc>"
    return opening * depth + paragraph("x") + "</w:tc></w:tr></w:tbl>" * depth


def claiming_little() -> bytes:
    """An archive whose table of contents says that a part of 100 MB has ten bytes."""
    data = with_part("word/styles2.xml", b" " * 100_000_000)
    return data.replace((100_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


HARM: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "words": lambda: b"They rest.",
    "pdf": lambda: b"%PDF-1.7\n",
    "cut off": lambda: PLAIN[:-200],
    "a workbook": lambda: with_part("x").replace(b"word/document.xml", b"word/xocument.xml"),
    "larger than any": lambda: PLAIN + b"x" * archive.MOST_BYTES,
    "a bomb": lambda: with_part("word/media/x.xml", b" " * 100_000_000),
    "a bomb of pictures": lambda: with_part("word/media/x.png", b" " * 100_000_000),
    "a bomb that says it is small": claiming_little,
    "a bomb in a bomb": lambda: with_part("word/x.xml", b"<a>" + b"<b/>" * 2_000_000 + b"</a>"),
    "thousands of parts": lambda: many(2_000),
    "a way out": lambda: with_part("../../etc/cron.d/x"),
    "a way out of Windows": lambda: with_part("..\\..\\x"),
    "a place of its own": lambda: with_part("/etc/passwd"),
    "a drive": lambda: with_part("C:/x"),
    "a password": lambda: with_part("word/x.xml", flag=1),
    "a program": lambda: with_part("word/vbaProject.bin"),
    "laughs": lambda: saying(paragraph("&j;"), LAUGHS),
    "laughs in UTF-16": lambda: papers.rewritten_bytes(PLAIN, "word/document.xml", ("\ufeff" + LAUGHS + "<x>&j;</x>").encode("utf-16")),
    "laughs elsewhere": lambda: papers.rewritten(PLAIN, "word/styles.xml", lambda _: LAUGHS + "<x>&j;</x>"),
    "an entity from outside": lambda: saying(paragraph("&x;"), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "no XML": lambda: papers.rewritten(PLAIN, "word/document.xml", lambda said: said[:-30]),
    "paragraphs in paragraphs": lambda: saying("<w:p>" * 100_000 + "</w:p>" * 100_000),
    "tables in tables": lambda: saying(nested(2_000)),
    "a huge table": lambda: saying(table(3_000, 40)),
    "a table of thousands of lines": lambda: saying(table(450, 10)),
    "thousands of paragraphs": lambda: saying(paragraph("x") * 5_000),
    "a book": lambda: saying(paragraph("word " * 1_000) * 70),
}  # fmt: skip


def many(parts: int) -> bytes:
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a") as made:
        for number in range(parts):
            made.writestr(f"x/{number}", b"")
    return out.getvalue()


def twice() -> bytes:
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a") as made:
        info = zipfile.ZipInfo("word/document.xmk")
        made.writestr(info, "<x/>")
    return out.getvalue().replace(b"word/document.xmk", b"word/document.xml")


HARM["one name twice"] = twice


@pytest.mark.parametrize("harm", HARM)
def test_it_is_refused_within_two_seconds_of_work(harm):
    data = HARM[harm]()
    began = worked()
    with pytest.raises(REFUSED):
        incoming.read(data)
    assert worked() - began < 2


def worked() -> float:
    """Seconds of the processor that this process and those that it ran have used."""
    return sum(sum(resource.getrusage(of)[:2]) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def test_a_file_of_somebodys_is_read(session):
    found = incoming.read(PLAIN)
    assert [unit.text for unit in found.units] == ["They rest."]
    deep = incoming.read(saying(nested(12)))
    assert [line.text for unit in deep.units for line in incoming.lines_of(unit)] == ["x"]


def test_what_a_file_names_outside_is_never_fetched():
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with ThreadingHTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/x.png"
        tree = [{"t": "Para", "c": [
            {"t": "Link", "c": [["", [], []], papers.plain("there"), [address, ""]]},
            {"t": "Link", "c": [["", [], []], papers.plain("here"), ["file:///etc/passwd", ""]]},
        ]}]  # fmt: skip
        docx = papers.word(tree)
        linked = papers.rewritten(
            docx, "word/document.xml", lambda said: said.replace("</w:body>", picture() + "</w:body>")
        )
        linked = papers.rewritten(linked, "word/_rels/document.xml.rels", lambda said: said.replace(
            "</Relationships>",
            f'<Relationship Id="rId777" TargetMode="External" Target="{address}" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>',
        ))  # fmt: skip
        found = incoming.read(linked)
        server.shutdown()
    assert asked == []
    runs = [run for unit in found.units for run in unit.runs]
    assert [(run.text, bool(run.href)) for run in runs] == [("there", True), ("here", False)]
    assert Left.links in found.account.entries


def looks(words: int) -> str:
    """One paragraph in which every other word is bold."""
    runs = (
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" * (n % 2)}<w:t xml:space="preserve">w{n} </w:t></w:r>' for n in range(words)
    )
    return f"<w:p>{''.join(runs)}</w:p>"


def remarked(docx: bytes) -> bytes:
    """The file with as many comments as are read, each on the whole of its first line."""

    def change(blocks) -> None:
        ids = [str(number) for number in range(incoming.MOST_REMARKS)]
        begun = [papers.span("comment-start", id=each, author="Ana", date="", words=f"No {each}.") for each in ids]
        blocks[0]["c"] = [*begun, *blocks[0]["c"], *(papers.span("comment-end", id=each) for each in ids)]

    return papers.changed(docx, change)


LABOUR: dict[str, tuple[list[str], Callable[[], bytes]]] = {
    "every word has a look of its own": (["w1 w2"], lambda: saying(looks(12_000))),
    "every second word looks otherwise": (
        [" ".join([*(f"w{n}" for n in range(12_000)), "more"])],
        lambda: saying(looks(12_000)),
    ),
    "every second word is another": (
        [" ".join(f"w{n}" for n in range(20_000))],
        lambda: saying(paragraph(" ".join(f"w{n + n % 2}" for n in range(20_000)))),
    ),
    "no line is as it was": (
        [f"a{n} b{n} c{n} d{n} e{n}" for n in range(3_000)],
        lambda: saying("".join(paragraph(f"b{n} x{n} c{n} y{n} d{n}") for n in range(3_000))),
    ),
    "hundreds of comments on a long line": (
        [" ".join(f"w{n}" for n in range(8_000))],
        lambda: remarked(saying(paragraph(" ".join(f"w{n} and" for n in range(8_000))))),
    ),
    "a line of breaks": (
        [" ".join(f"w{n}" for n in range(4_000))],
        lambda: saying("<w:p>" + "".join(f"<w:r><w:t>w{n}</w:t><w:br/></w:r>" for n in range(4_000)) + "</w:p>"),
    ),
}


@pytest.mark.parametrize("labour", LABOUR)
def test_what_is_laborious_to_bring_in_holds_nobody_up(session, world, labour):
    """The database is held while a file is compared with a text."""
    lines, file = LABOUR[labour]
    proposal = story.begin(session, world)
    section = queries.sections(session, proposal.id)[0]
    drafts.begin_anew(session, section.id, wording.written(lines))
    found = incoming.read(file())
    with within(5):
        said = service.bring_in(session, world.actor(session, "focal_point"), proposal.id, section.id, found=found)
    assert said.suggestions


def test_thousands_of_paragraphs_whose_ends_are_taken_out_come_apart_in_time():
    lines = [" ".join(f"w{n}" for n in range(first, first + 10)) for first in range(0, 40_000, 10)]
    runs = tuple(Run(word, bold=bool(n % 2)) for n, word in enumerate("".join(lines).replace(" ", "| ").split("|")))
    ends = [*accumulate(map(len, lines))][:-1]
    whole = incoming.Line(0, "paragraph", 0, runs, [(at, incoming.Line(n, "item")) for n, at in enumerate(ends, 1)])
    with within(2):
        parts = incoming.apart([whole], [], set(pairwise(lines)))
    assert [part.text for part in parts] == lines
    assert [part.form for part in parts] == ["paragraph"] + ["item"] * (len(lines) - 1)


def picture() -> str:
    """A picture that lies elsewhere."""
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rId777"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def test_the_program_reads_no_file_and_ends_when_it_takes_too_long(monkeypatch):
    said = b".. include:: /etc/passwd\n\n.. csv-table::\n   :file: /etc/passwd\n\n![x](/etc/passwd)\n"
    for target in ("plain", "html", "docx"):
        assert b"root:" not in _read(converting.convert, said, target)
    monkeypatch.setattr(converting, "SECONDS", 1)
    with pytest.raises((Busy, converting.Unconvertible)):
        converting.convert(b"*a_ " * 400_000 + b"[" * 200_000, source="markdown", target="json")


def test_what_lies_beside_a_document_is_all_that_the_program_reads(tmp_path):
    """Pictures by names of ours; nothing else of the machine, by whatever name a tree leads there."""
    (tmp_path / "x.jpg").write_bytes(samples.picture("JPEG"))
    names = ["1.jpg", "2.jpg", f"{tmp_path}/x.jpg", f"file://{tmp_path}/x.jpg", "../given", "given", "/etc/hostname"]
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [
        {"t": "Para", "c": [{"t": "Image", "c": [["", [], []], papers.plain(name), [name, ""]]}]} for name in names
    ]}  # fmt: skip
    given = json.dumps(tree).encode()
    for target in ("docx", "odt"):
        made = converting.convert(given, source="json", target=target, files={"1.jpg": samples.picture("JPEG")})
        with zipfile.ZipFile(io.BytesIO(made)) as opened:
            assert len([name for name in opened.namelist() if "media/" in name or "Pictures/" in name]) == 1


def _read(convert: Callable[..., bytes], said: bytes, target: str) -> bytes:
    try:
        return convert(said, source="rst", target=target)
    except (converting.Unconvertible, RuntimeError) as error:
        return str(error).encode()


def test_doors_say_what_is_wrong(signed_in, database, world):
    with database.writing() as session:
        proposal = story.begin(session, world)
        section = queries.sections(session, proposal.id)[0]
    lead = signed_in("focal_point")
    address = f"/api/proposals/{proposal.id}/sections/{section.id}/import"
    for data, status, code in (
        (b"They rest.", 422, "unreadable_document"),
        (HARM["laughs"](), 422, "unreadable_document"),
        (HARM["a bomb"](), 413, "document_too_large"),
        (b"x" * (archive.MOST_BYTES + 1), 413, "document_too_large"),
    ):
        answer = lead.post(address, files={"file": ("x.docx", data)})
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    other = signed_in("other_city").post(address, files={"file": ("x.docx", HARM["a bomb"]())})
    assert other.status_code == 404

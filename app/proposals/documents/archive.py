"""A Word file that comes back, looked at before any program takes it apart.

An archive is believed in nothing that it says of itself: what it unfolds to is counted while it unfolds, and no more is
unfolded than any proposal needs. Programs, passwords, paths that lead out, and XML that defines its own entities are refused.
"""

import io
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

from app.proposals.documents.errors import DocumentTooLarge, UnreadableDocument

MOST_BYTES: Final = 8 * 1024 * 1024
MOST_UNPACKED: Final = 48 * 1024 * 1024
MOST_XML: Final = 12 * 1024 * 1024
"""Unfolded bytes of all parts that are parsed; pictures count to the rest."""
MOST_PARTS: Final = 1_000
MOST_ELEMENTS: Final = 250_000
DEEPEST: Final = 150
MOST_LETTERS: Final = 300_000
MOST_LINES: Final = 4_000
"""Of the text itself: no funder asks for so much in one proposal."""
_PIECE: Final = 64 * 1024
_BODY: Final = "word/document.xml"
_PARSED: Final = (".xml", ".rels", ".vml")
_PARAGRAPH: Final = "w:p"
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def require_harmless(data: bytes) -> None:
    """Raises DocumentTooLarge, and UnreadableDocument for what is no Word file or hides something."""
    if len(data) > MOST_BYTES:
        raise DocumentTooLarge(most=MOST_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _require_plain(archive)
    except _BROKEN as error:
        raise UnreadableDocument from error


def _require_plain(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if _BODY not in names or "[Content_Types].xml" not in names or len(set(names)) < len(names):
        raise UnreadableDocument
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise DocumentTooLarge(most=MOST_UNPACKED)
    watch = _Watch()
    for part in parts:
        if part.flag_bits & _ENCRYPTED or _leads_out(part.filename) or part.filename.lower().endswith("vbaproject.bin"):
            raise UnreadableDocument
        if part.filename.lower().endswith(_PARSED):
            watch.read(archive, part)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/")


class _Watch:
    """Counts what the parts of one file hold together, and stops at the first that is too much."""

    def __init__(self) -> None:
        self.bytes = 0
        self.elements = 0
        self.depth = 0
        self.lines = 0
        self.letters = 0

    def read(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begun
        parser.EndElementHandler = self._ended
        parser.StartDoctypeDeclHandler = self._defines
        if part.filename == _BODY:
            parser.buffer_text = True
            parser.CharacterDataHandler = self._says
        self.depth = 0
        try:
            with archive.open(part) as opened:
                while piece := opened.read(_PIECE):
                    self.bytes += len(piece)
                    if self.bytes > MOST_XML:
                        raise DocumentTooLarge(most=MOST_XML)
                    parser.Parse(piece)
            parser.Parse(b"", True)  # noqa: FBT003 - the parser's own name for the end has none
        except expat.ExpatError as error:
            raise UnreadableDocument from error

    def _begun(self, name: str, _attributes: object) -> None:
        self.elements += 1
        self.depth += 1
        self.lines += name == _PARAGRAPH
        if self.elements > MOST_ELEMENTS or self.depth > DEEPEST:
            raise DocumentTooLarge(most=MOST_ELEMENTS)
        if self.lines > MOST_LINES:
            raise DocumentTooLarge(most=MOST_LINES)

    def _says(self, words: str) -> None:
        self.letters += len(words.strip())
        if self.letters > MOST_LETTERS:
            raise DocumentTooLarge(most=MOST_LETTERS)

    def _ended(self, _name: str) -> None:
        self.depth -= 1

    def _defines(self, *_given: object) -> None:
        raise UnreadableDocument

"""Uploads of every kind that is taken, and of kinds that are not."""

import io
import struct
import zipfile
import zlib

from PIL import Image


def picture(kind="PNG", size=(40, 30), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (11, 90, 77)).save(out, kind, **options)
    return out.getvalue()


def photograph_with_place() -> bytes:
    """A JPEG that lies on its side and remembers where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "S"
    return picture("JPEG", exif=exif)


def bomb() -> bytes:
    """A PNG of a few bytes that unfolds to 900 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def office(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<xml/>")
    return out.getvalue()


def open_document() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<xml/>")
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
DOCX = office("[Content_Types].xml", "word/document.xml")
XLSX = office("[Content_Types].xml", "xl/workbook.xml")
PPTX = office("[Content_Types].xml", "ppt/presentation.xml")
MACROS = office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
ARCHIVE = office("run.exe")

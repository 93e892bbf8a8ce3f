"""What an upload is, told by its bytes and never by its name."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps

from app.files.errors import PictureTooLarge, UnreadablePicture, UnsupportedFile
from app.files.models import FileKind

MOST_PIXELS: Final = 24_000_000
MOST_ENTRIES: Final = 2_000
PICTURE_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
SMALL, LARGE, ATTACHED, THUMBNAIL = 160, 640, 2_000, 480
QUALITY: Final = 82
_BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, struct.error, zlib.error)
_OOXML: Final = {
    "word/document.xml": (
        FileKind.word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
    ),
    "xl/workbook.xml": (FileKind.sheet, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "ppt/presentation.xml": (
        FileKind.slides, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx",
    ),
}  # fmt: skip
_OPEN_DOCUMENT: Final = {
    b"application/vnd.oasis.opendocument.text": (FileKind.word, "odt"),
    b"application/vnd.oasis.opendocument.spreadsheet": (FileKind.sheet, "ods"),
    b"application/vnd.oasis.opendocument.presentation": (FileKind.slides, "odp"),
}
_TEXT_ENDINGS: Final = ("txt", "csv", "md")

# Pillow's own guard against pictures that unfold beyond all measure.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


@dataclass(frozen=True, slots=True)
class Content:
    """An upload as it is kept: its kind, and the ending that its name gets."""

    kind: FileKind
    media_type: str
    ending: str
    data: bytes
    small: bytes | None = None
    """A picture for the page that shows it among others."""


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A picture for papers; sides in pixels."""

    data: bytes
    width: int
    height: int


def read(data: bytes, *, named: str) -> Content:
    """Tell what this is; a picture comes back re-encoded, without what the camera noted.

    `named` only chooses among endings of plain text. Raises UnsupportedFile, UnreadablePicture, PictureTooLarge.
    """
    if data.startswith(b"%PDF-"):
        return Content(FileKind.pdf, "application/pdf", "pdf", data)
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    if looks_like_picture(data):
        whole, small = pictures(data, ATTACHED, THUMBNAIL)
        return Content(FileKind.picture, "image/webp", "webp", whole, small)
    return _text(data, named)


def as_webp(data: bytes, *longest: int) -> bytes:
    """The first frame as WebP within the first size. See `pictures` for several at once."""
    return pictures(data, *longest)[0]


def pictures(data: bytes, *longest: int) -> list[bytes]:
    """The picture as WebP, no side longer than each of these: upright, first frame, without metadata.

    Raises UnreadablePicture and PictureTooLarge.
    """
    plain = _opened(data, max(longest))
    return [_encoded(plain, side) for side in longest]


def _opened(data: bytes, longest: int) -> Image.Image:
    """The first frame upright, hardly smaller than it will be shown."""
    try:
        with Image.open(io.BytesIO(data), formats=PICTURE_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PictureTooLarge
            if opened.format == "JPEG":
                opened.draft("RGB", (longest, longest))
            upright = ImageOps.exif_transpose(opened)
            return upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLarge from error
    except _BROKEN as error:
        raise UnreadablePicture from error


def as_jpeg(data: bytes, sides: Sequence[int], *, most: int) -> Jpeg | None:
    """The picture on white, no side longer than the first of these, from long to short, at which it has at most so many bytes.

    None where it has more at every one. Raises UnreadablePicture and PictureTooLarge.
    """
    plain = _opened(data, max(sides))
    if plain.mode == "RGBA":
        plain = Image.alpha_composite(Image.new("RGBA", plain.size, "white"), plain).convert("RGB")
    for side in sides:
        plain.thumbnail((side, side))
        out = io.BytesIO()
        plain.save(out, "JPEG", quality=QUALITY)
        if out.tell() <= most:
            return Jpeg(out.getvalue(), *plain.size)
    return None


def _encoded(picture: Image.Image, side: int) -> bytes:
    copy = picture.copy()
    copy.thumbnail((side, side))
    copy.info = {}
    out = io.BytesIO()
    copy.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def looks_like_picture(data: bytes) -> bool:
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")) or (
        data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    )


def _office(data: bytes) -> Content:
    """A document of an office program, without macros. Nothing but its table of contents and one line is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > MOST_ENTRIES or any(name.lower().endswith("vbaproject.bin") for name in names):
                raise UnsupportedFile
            if names[0] == "mimetype" and archive.infolist()[0].file_size < 100:  # noqa: PLR2004 - a media type is short
                media_type = archive.read("mimetype")
                if media_type in _OPEN_DOCUMENT:
                    kind, ending = _OPEN_DOCUMENT[media_type]
                    return Content(kind, media_type.decode(), ending, data)
            for part, (kind, media, ending) in _OOXML.items():
                if part in names and "[Content_Types].xml" in names:
                    return Content(kind, media, ending, data)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, *_BROKEN) as error:
        raise UnsupportedFile from error
    raise UnsupportedFile


def _text(data: bytes, named: str) -> Content:
    """Plain text in UTF-8. Markup is refused: what is read as text here might be run elsewhere."""
    try:
        said = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnsupportedFile from error
    if not said.strip() or "\x00" in said or said.lstrip().startswith("<"):
        raise UnsupportedFile
    ending = named.rpartition(".")[2].lower()
    return Content(FileKind.text, "text/plain; charset=utf-8", ending if ending in _TEXT_ENDINGS else "txt", data)

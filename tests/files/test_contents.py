"""Kinds of uploads are told by their content."""

import io

import pytest
from PIL import Image

from app.files import contents
from app.files.errors import PictureTooLarge, UnreadablePicture, UnsupportedFile
from app.files.service import safe_name
from tests.files import samples


@pytest.mark.parametrize(
    ("data", "named", "kind", "ending"),
    [
        (samples.PDF, "x.exe", "pdf", "pdf"),
        (samples.DOCX, "x.zip", "word", "docx"),
        (samples.XLSX, "x.docx", "sheet", "xlsx"),
        (samples.PPTX, "", "slides", "pptx"),
        (samples.open_document(), "x", "word", "odt"),
        (samples.picture("PNG"), "x.pdf", "picture", "webp"),
        (samples.picture("GIF"), "x.gif", "picture", "webp"),
        (samples.picture("WEBP"), "x", "picture", "webp"),
        ("año;valor\n2022;30,6".encode(), "cifras.csv", "text", "csv"),
        (b"Notas de la visita", "notas.html", "text", "txt"),
    ],
)
def test_content_and_not_the_name_tells_the_kind(data, named, kind, ending):
    found = contents.read(data, named=named)
    assert (found.kind, found.ending) == (kind, ending)


@pytest.mark.parametrize(
    "data",
    [
        samples.SVG, samples.HTML, samples.MACROS, samples.ARCHIVE, b"", b"   ", b"MZ\x90\x00", b"\xff\xfe\x00\x01",
        b"PK\x03\x04 no archive", b"text\x00with zero", b"\xef\xbb\xbf<html>",
    ],
)  # fmt: skip
def test_what_is_none_of_the_kinds_is_refused(data):
    with pytest.raises(UnsupportedFile):
        contents.read(data, named="innocent.pdf")


@pytest.mark.parametrize(
    "data", [samples.SVG, samples.PDF, b"", b"\x89PNG\r\n\x1a\n", samples.picture()[:60], b"GIF89a" + bytes(20)]
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(UnreadablePicture):
        contents.pictures(data, 160)


def test_a_picture_that_unfolds_beyond_measure_is_refused():
    assert len(samples.bomb()) < 200
    with pytest.raises(PictureTooLarge):
        contents.pictures(samples.bomb(), 160)


def test_a_photograph_stands_upright_and_forgets_where_it_was_taken():
    (data,) = contents.pictures(samples.photograph_with_place(), 640)
    with Image.open(io.BytesIO(data)) as kept:
        assert (kept.format, kept.size) == ("WEBP", (30, 40))
        assert not kept.getexif()
        assert set(kept.info) <= {"loop", "background", "timestamp", "duration"}


def test_what_hides_behind_a_picture_does_not_survive():
    hidden = samples.picture("JPEG") + samples.HTML
    (data,) = contents.pictures(hidden, 640)
    assert b"script" not in data


def test_sizes_fit_and_small_pictures_are_not_blown_up():
    small, large = contents.pictures(samples.picture(size=(2000, 1000)), 160, 640)
    assert [Image.open(io.BytesIO(each)).size for each in (small, large)] == [(160, 80), (640, 320)]
    (same,) = contents.pictures(samples.picture(size=(20, 10)), 640)
    assert Image.open(io.BytesIO(same)).size == (20, 10)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Boletín 2026.pdf", "Boletín 2026.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\acta.final.docx", "acta.final.pdf"),
        ("acta\r\n2026.pdf", "acta2026.pdf"),
        ("informe\u202efdp.exe", "informefdp.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("x" * 300, "x" * 116 + ".pdf"),
    ],
)
def test_names_are_safe_to_save_under(name, safe):
    assert safe_name(name, "pdf") == safe

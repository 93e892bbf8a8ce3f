"""A proposal as documents: what is in them, for whom, and that nothing in them is more than words."""

import io
import json
import re
import tracemalloc
import zipfile
from datetime import UTC, datetime
from uuid import UUID

import pypdf
import pytest
from PIL import Image

from app.accounts.models import Organisation, Person
from app.circles.models import NETWORK_CIRCLE, CircleRole
from app.core import converting
from app.core.i18n import Language
from app.drafting import service as drafts
from app.files import service as files
from app.proposals import queries
from app.proposals.budget import service as budgets
from app.proposals.budget.schemas import LineIn
from app.proposals.documents import archive, dossier, exporting, page, pandoc
from app.proposals.documents import pictures as shots
from app.proposals.documents.codes import DocumentFormat
from app.proposals.documents.dossier import Change
from app.proposals.documents.model import Cell, Paragraph, Run, Table, plain
from app.proposals.documents.paper import Part
from app.proposals.service import comments, pictures
from tests.files import samples
from tests.proposals import papers, signings, story

SHOWN = f"[Imagen: {papers.SHOWS}]"
"""As the line that stands for it reads in a Spanish paper."""


@pytest.fixture
def proposal(session, world):
    """A proposal of Rosario and Durban with a written section, a comment and budget lines, one of them closed."""
    call = story.enter(session, world, form=story.given("un-civil-society-fund"))
    made = story.begin(session, world, call=call, title="Una primera noche")
    story.joined(session, world, made)
    section = dossier.queries.sections(session, world.actor(session, "focal_point"), made)[0]
    drafts.begin_anew(session, section.id, papers.rich(world.people["focal_point"]))
    comments.comment(
        session, world.actor(session, "other_city"), section.id, quote="Outreach workers", occurrence=0,
        markdown="How *many* of them?", language=Language.en,
    )  # fmt: skip
    for of, by, description, closed in (
        ("rosario", "focal_point", "Specialist", False),
        ("durban", "other_city", "Pay of Thandi", True),
        ("rosario", "focal_point", "Pay of Ana", True),
    ):
        line = LineIn(
            organisation_id=world.organisations[of], category="staff", year=2027, description=description,
            unit="weeks", quantity=24_000, rate=250_00, closed=closed,
        )  # fmt: skip
        budgets.add(session, world.actor(session, by), made.id, line=line)
    return made


@pytest.fixture
def taken(session, world, proposal):
    """`taken("focal_point")` reads the proposal as they may see it."""
    return lambda by="focal_point": dossier.read(session, world.actor(session, by), proposal.id)


def words_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().replace("\xad\n", "").split()) for page in pages)


def test_a_word_file_carries_suggestions_and_comments(session, world, taken):
    made = exporting.make(taken(), DocumentFormat.docx, marked=True)
    assert papers.tracked(made.content) == [("del", "ten"), ("ins", "twelve")]
    assert session.get_one(Person, world.people["focal_point"]).name in papers.part(made.content, "word/document.xml")
    said = papers.part(made.content, "word/comments.xml")
    assert "many" in said
    assert session.get_one(Person, world.people["other_city"]).name in said
    assert "*" not in said.split("<w:comment ")[1]


@pytest.mark.parametrize(
    ("blocks", "now", "wanted"),
    [
        ([("One.", papers.comes(1)), (papers.comes(1), papers.comes(1, "New.")), ("Two.",)], ["One.", "Two."], ["One.", "New.", "Two."]),
        ([(papers.comes(1, "New."), papers.comes(1)), (papers.comes(1), "One.")], ["One."], ["New.", "One."]),
        ([("One ", papers.comes(1)), (papers.comes(1), "and two.")], ["One and two."], ["One", "and two."]),
        ([("One.", papers.goes(1)), (papers.goes(1, "Two."),), ("Three.",)], ["One.", "Two.", "Three."], ["One.", "Three."]),
        ([("One, ", papers.goes(1)), (papers.goes(1), "two.")], ["One,", "two."], ["One, two."]),
        ([("One", papers.goes(1, ".")), (papers.goes(1, "So"), " two.")], ["One.", "So two."], ["One two."]),
        ([("One.", papers.comes(1)), (papers.comes(2), papers.comes(2, "New."))], ["One."], ["One.", "New."]),
    ],
)  # fmt: skip
def test_the_end_of_a_paragraph_is_tracked(session, world, taken, blocks, now, wanted):
    """As Word does, so that accepting or rejecting all there leaves the lines that there are here."""
    section = taken().chapters[0]
    for before in ("paragraph", "bulletList"):
        lines = [papers.block("paragraph", *runs) for runs in blocks]
        if before == "bulletList":
            lines = [papers.block(before, *(papers.block("listItem", line) for line in lines))]
        drafts.begin_anew(session, section.id, papers.state(*lines))
        made = exporting.make(taken(), DocumentFormat.docx, marked=True, only=section.id).content
        assert papers.decided(made, "accept") == wanted
        assert papers.decided(made, "reject") == now


def test_a_clean_word_file_is_the_text_as_it_is_signed(taken):
    made = exporting.make(taken(), DocumentFormat.docx)
    assert papers.tracked(made.content) == []
    text = papers.pandoc(made.content, "-f", "docx", "-t", "plain", "--wrap=none").decode()
    assert "Outreach workers rest and are paid for ten nights, as they asked." in text
    assert "twelve" not in text
    assert made.name == "una-primera-noche.docx"


def test_a_comment_whose_words_are_gone_stands_at_the_name_of_its_section(session, world, proposal, taken):
    section = taken().chapters[0]
    drafts.begin_anew(session, section.id, papers.state(papers.block("paragraph", "Other words.")))
    made = exporting.make(taken(), DocumentFormat.docx, marked=True, only=section.id)
    body = papers.part(made.content, "word/document.xml")
    assert body.index("commentRangeStart") < body.index("Other words.")
    assert "many" in papers.part(made.content, "word/comments.xml")


def test_a_footnote_stands_at_its_place_and_a_picture_is_named(taken):
    """What is suggested in a footnote is tracked there."""
    body = papers.part(exporting.make(taken(), DocumentFormat.docx).content, "word/document.xml")
    assert body.index("We sleep now") < body.index("footnoteReference") < body.index("said one of them")
    assert papers.NOTE not in body
    assert SHOWN in body
    note = Run("", note=(Run("In "), Run("May", deleted="x"), Run("June", inserted="x")), comments=("y",))
    tree = pandoc._Tree({"x": Change("Ana", datetime(2026, 5, 1, tzinfo=UTC))}, Language.en)
    part = Part("A title", (Paragraph((Run("They rest"), note)),))
    shown = json.dumps(tree.document([part], depth=0))
    assert shown.index('"Note"') < shown.index('"deletion"') < shown.index("May") < shown.index('"insertion"')


# Pictures


@pytest.fixture
def pictured(session, world, proposal, taken):
    """`pictured(data)` has the first section show a picture with these bytes; the dossier of it for the lead."""

    def show(*given: bytes, by: str = "focal_point"):
        section = taken().chapters[0].id
        files = [
            pictures.add(session, world.actor(session, "focal_point"), section, name="street.png", data=each)
            for each in given
        ]
        drafts.begin_anew(session, section, papers.state(
            papers.block("paragraph", "They rest."), *(papers.shown(file) for file in files),
            papers.block("table", papers.block("tableRow", papers.cell("May"), papers.block("tableCell", papers.shown(files[0], width=100.0)))),
        ))  # fmt: skip
        return taken(by)

    return show


def shot(made) -> list[tuple[bytes, str]]:
    """The pictures in an archive: first bytes, and where."""
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        return [
            (archive.read(name)[:3], name) for name in archive.namelist() if name.endswith((".jpg", ".jpeg", ".png"))
        ]


JPEG = b"\xff\xd8\xff"


def test_a_picture_is_in_word_and_opendocument_with_what_it_shows(pictured):
    found = pictured(samples.picture(size=(400, 300)))
    word, document = exporting.make(found, DocumentFormat.docx), exporting.make(found, DocumentFormat.odt)
    assert [first for first, _ in shot(word)] == [JPEG], "shown twice and there once"
    body = papers.part(word.content, "word/document.xml")
    assert body.count(f'descr="{papers.SHOWS}"') == 2
    assert [int(each) / 360_000 for each in re.findall(r'<wp:extent cx="(\d+)"', body)] == pytest.approx(
        [8.7, 7.25], abs=0.01
    )
    assert {first for first, _ in shot(document)} == {JPEG}
    assert papers.part(document.content, "content.xml").count(f"<svg:desc>{papers.SHOWS}</svg:desc></draw:frame>") == 2
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        assert (archive.infolist()[0].filename, archive.infolist()[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    for made in (word, document):
        assert SHOWN not in everything(exporting.Made(made.name, "", papers.pandoc(
            made.content, "-f", made.name.rpartition(".")[2], "-t", "plain"
        )))  # fmt: skip


def test_a_picture_is_in_a_page(pictured):
    made = exporting.make(pictured(samples.picture("WEBP", size=(2_400, 1_800))), DocumentFormat.pdf)
    shown = [image for page in pypdf.PdfReader(io.BytesIO(made.content)).pages for image in page.images]
    assert {image.image.size for image in shown} == {(1_600, 1_200)}
    assert SHOWN not in words_of(made.content)


def test_in_the_archive_markdown_leads_to_pictures_and_alone_it_names_them(pictured):
    found = pictured(samples.picture())
    assert SHOWN in exporting.make(found, DocumentFormat.md).content.decode().replace("\\", "")
    made = exporting.make(found, DocumentFormat.zip)
    assert shot(made) == [(JPEG, "pictures/1.jpg")]
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert f"![{papers.SHOWS}](pictures/1.jpg)" in archive.read("una-primera-noche.md").decode()


@pytest.mark.parametrize("wanted", [DocumentFormat.docx, DocumentFormat.odt, DocumentFormat.pdf])
def test_what_is_no_picture_of_the_proposal_or_gone_is_named(session, world, taken, pictured, settings, wanted):
    """A file of another circle that its reader may see, one that is none, one whose bytes are gone, one that is broken."""
    lead = world.actor(session, "focal_point")
    elsewhere = files.attach(session, lead, circle_id=NETWORK_CIRCLE, name="x.png", data=samples.picture()).id
    none = files.attach(
        session,
        lead,
        circle_id=queries.sections(session, taken().proposal_id)[0].circle_id,
        name="x.pdf",
        data=samples.PDF,
    ).id
    found = pictured(samples.picture(), samples.picture(size=(30, 40)))
    gone, broken = found.pictures.values()
    gone.unlink()
    broken.write_bytes(b"RIFF")
    section = found.chapters[0].id
    named = [*found.pictures, elsewhere, none, section, "../../etc/passwd", "/etc/passwd", "1.jpg"]
    drafts.begin_anew(session, section, papers.state(*(papers.shown(each, f"No {n}") for n, each in enumerate(named))))
    made = exporting.make(taken(), wanted)
    text = (
        words_of(made.content)
        if wanted is DocumentFormat.pdf
        else papers.pandoc(made.content, "-f", wanted, "-t", "plain").decode()
    )
    assert [f"[Imagen: No {n}]" in text for n in range(len(named))] == [True] * len(named)
    if wanted is not DocumentFormat.pdf:
        assert shot(made) == []


def noise(*size: int) -> bytes:
    """A picture that no format makes small."""
    out = io.BytesIO()
    Image.effect_noise(size, 90).save(out, "PNG")
    return out.getvalue()


def test_a_paper_holds_so_many_pictures_and_no_larger_ones(pictured, monkeypatch):
    monkeypatch.setattr(shots, "MOST", 4)
    monkeypatch.setattr(shots, "MOST_BYTES", 60_000)
    given = [samples.picture(size=(900, 600 + n)) for n in range(4)]
    made = exporting.make(pictured(noise(900, 900), *given), DocumentFormat.docx)
    assert len(shot(made)) == 2, "of three in four places, one is too large at any size"
    text = papers.pandoc(made.content, "-f", "docx", "-t", "plain").decode()
    assert "".join(text.split()).count("".join(SHOWN.split())) == 4
    assert len(made.content) < 120_000


def test_a_picture_that_is_shown_often_takes_as_many_places(monkeypatch):
    monkeypatch.setattr(shots, "MOST", 5)
    assert shots._wanted("abaacab") == {"a": 4, "c": 1}


def test_a_picture_is_never_taller_than_a_page(pictured):
    found = pictured(samples.picture(size=(100, 1_000)), samples.picture(size=(8, 2_000)))
    assert len(shot(exporting.make(found, DocumentFormat.docx))) == 1, "one is too narrow to stand on a page"
    body = papers.part(exporting.make(found, DocumentFormat.docx).content, "word/document.xml")
    assert all(int(each) / 360_000 < 19 for each in re.findall(r'<wp:extent cx="\d+" cy="(\d+)"', body))
    made = exporting.make(found, DocumentFormat.pdf)
    assert any(page.images for page in pypdf.PdfReader(io.BytesIO(made.content)).pages)


def test_the_heaviest_pictures_are_set_in_time(pictured):
    """Within the limits of both programs, six that weigh nearly what all together may."""
    found = pictured(*(noise(1_200, 900) for _ in range(6)))
    for wanted in (DocumentFormat.docx, DocumentFormat.odt, DocumentFormat.pdf):
        made = exporting.make(found, wanted)
        assert shots.MOST_BYTES * 0.6 < len(made.content) < archive.MOST_BYTES


def test_settled_comments_stay_behind(session, world, taken):
    (thread,) = taken().chapters[0].talks
    comments.resolve(session, world.actor(session, "focal_point"), taken().chapters[0].id, UUID(thread), resolved=True)
    assert taken().chapters[0].talks == {}


def test_cells_that_reach_over_everything_cost_no_more_than_their_words():
    row = tuple(Cell((plain(f"word{n}"),), across=1_000, down=1_000) for n in range(30))
    tracemalloc.start()
    made = page.blocks([Table((row, *((Cell((plain("one"),)),) for _ in range(200))))], Language.en)[0]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000
    said = [run["text"] for row in made["rows"] for cell in row for run in cell["blocks"][0]["runs"]]
    assert len(said) == 230, "no words are lost"


@pytest.mark.parametrize("wanted", [DocumentFormat.odt, DocumentFormat.md])
def test_other_formats_say_the_same_words(taken, wanted):
    made = exporting.make(taken(), wanted, marked=True)
    text = papers.pandoc(
        made.content, "-f", "odt" if wanted is DocumentFormat.odt else "gfm", "-t", "plain", "--wrap=none"
    )
    for words in (
        "for ten nights",
        "A call each morning",
        "Nights",
        "We sleep now",
        papers.NOTE,
        SHOWN,
        "Presupuesto",
        "12,000.00",
    ):
        assert words in text.decode()
    assert "twelve" not in text.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.en, ["Consortium", "Budget", "227 of 100 characters with spaces", "Specialist", "Page 2 of"]),
        (Language.es, ["Consorcio", "Presupuesto", "227 de 100 caracteres con espacios", "Personal", "Página 2 de"]),
        (Language.pt, ["Consórcio", "Orçamento", "227 de 100 caracteres com espaços", "Pessoal", "Página 2 de"]),
    ],
)
def test_a_page_is_set_in_the_language_of_the_proposal(session, proposal, taken, language, words):
    proposal.language = language
    session.add(proposal)
    session.flush()
    text = words_of(exporting.make(taken(), DocumentFormat.pdf).content)
    for each in [
        *words,
        "Una primera noche",
        "Outreach workers rest",
        papers.NOTE,
        papers.SHOWS,
        "18,000.00" if language != "pt" else "18.000,00",
    ]:
        assert each in text


def test_a_signed_version_shows_its_signatures_until_the_text_changes(session, world):
    made, version = signings.signed(session, world)
    actor = world.actor(session, "focal_point")
    text = words_of(exporting.make(dossier.read(session, actor, made.id), DocumentFormat.pdf).content)
    signers = [session.get_one(Person, world.people[name]).name for name in ("representative", signings.DURBAN)]
    assert all(signer in text for signer in signers)
    assert version.digest in "".join(text.split())
    record = exporting.record(dossier.read(session, actor, made.id))
    assert [each["person"] for each in record["signatures"]] == signers
    made.title = "Another title"
    session.add(made)
    session.flush()
    assert exporting.record(dossier.read(session, actor, made.id))["signatures"] == []


def test_a_closed_line_leaves_in_sums_alone(session, world, proposal, taken):
    story.put_to_work(session, world, proposal, "member", CircleRole.reader)
    for by, there, gone in (
        ("focal_point", ["Specialist", "Pay of Ana", "Pay of Thandi"], []),
        ("other_city", ["Specialist", "Pay of Thandi"], ["Pay of Ana"]),
    ):
        for wanted in (
            DocumentFormat.docx,
            DocumentFormat.md,
            DocumentFormat.json,
            DocumentFormat.pdf,
            DocumentFormat.zip,
        ):
            text = everything(exporting.make(taken(by), wanted))
            for words in there:
                assert words in text, (wanted, words)
            for words in gone:
                assert words not in text, (wanted, words)


def everything(made) -> str:
    """All words of a file, whatever it is."""
    if made.media_type.endswith("pdf"):
        return words_of(made.content)
    if not zipfile.is_zipfile(io.BytesIO(made.content)):
        return made.content.decode()
    found = []
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        for name in archive.namelist():
            ending = name.rpartition(".")[2]
            media_type = exporting.MEDIA_TYPES.get(ending, "")
            found.append(everything(exporting.Made(name, media_type, archive.read(name))))
    return " ".join(found)


def test_one_archive_holds_all(taken):
    made = exporting.make(taken(), DocumentFormat.zip)
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        names = archive.namelist()
        for name in ("una-primera-noche.pdf", "una-primera-noche.docx", "una-primera-noche-comments.docx",
                     "una-primera-noche.odt", "una-primera-noche.md", "budget.xlsx", "proposal.json",
                     "fields/01-titulo-del-proyecto.txt"):  # fmt: skip
            assert name in names
        counts = json.loads(archive.read("fields/counts.json"))[0]
        text = archive.read("fields/01-titulo-del-proyecto.txt").decode()
    assert (counts["unit"], counts["limit"], counts["length"]) == ("characters", 100, len(text))
    assert text.endswith("Two cities learn.\nThey tell others.")


HOSTILE = (
    '#read("/etc/passwd") #panic("x") $x^2$ *bold* _a_ @ref <label> \\ ]] `raw` // /* \\u{41} #{1+1} '
    "[x](javascript:alert(1)) ![x](file:///etc/passwd) <script>alert(1)</script> <img src=x onerror=alert(1)> "
    "| a | b | --- \\input{/etc/passwd} {{x}} &amp; :::: {.x} @@ ${x} %x"
)


def test_markup_in_words_titles_and_names_stays_words(session, world, proposal, taken):
    section = taken().chapters[0]
    drafts.begin_anew(session, section.id, papers.state(
        papers.block("paragraph", HOSTILE, ("here", {"link": {"href": "javascript:alert(1)"}})),
        papers.block("heading", HOSTILE, level=3.0),
        papers.block("table", papers.block("tableRow", papers.cell(HOSTILE), papers.cell("<b>b</b>"))),
    ))  # fmt: skip
    proposal.title = HOSTILE[:190]
    session.add(proposal)
    session.get_one(Organisation, world.organisations["durban"]).name = HOSTILE[:100]
    session.flush()
    found = taken()
    made = {
        wanted: exporting.make(found, wanted)
        for wanted in (DocumentFormat.docx, DocumentFormat.odt, DocumentFormat.md, DocumentFormat.pdf)
    }
    squeezed = "".join(HOSTILE.split())
    one = exporting.make(found, DocumentFormat.pdf, only=section.id).content
    assert squeezed.replace("-", "") in squeezed_words(one)
    for wanted, reader in ((DocumentFormat.docx, "docx"), (DocumentFormat.odt, "odt"), (DocumentFormat.md, "gfm")):
        tree = json.loads(papers.pandoc(made[wanted].content, "-f", reader, "-t", "json"))
        assert squeezed in "".join(each["c"] for each in papers.strings(tree["blocks"])), wanted
        assert not {"RawInline", "RawBlock", "Link", "Image", "Math"} & kinds(tree["blocks"]), wanted
    assert "&amp;amp;" in made[DocumentFormat.md].content.decode()
    assert b"root:" not in b"".join(each.content for each in made.values())
    assert b"/URI" not in made[DocumentFormat.pdf].content
    for wanted in (DocumentFormat.docx, DocumentFormat.odt):
        with zipfile.ZipFile(io.BytesIO(made[wanted].content)) as archive:
            whole = "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
        assert 'TargetMode="External"' not in whole
        assert "vbaProject" not in whole


def squeezed_words(pdf: bytes) -> str:
    """The words of a PDF without spaces and hyphens, which are set where a line ends."""
    return "".join(words_of(pdf).split()).replace("-", "")


def kinds(node) -> set[str]:
    """Every kind of node in a tree of pandoc's."""
    if isinstance(node, list):
        return {kind for each in node for kind in kinds(each)}
    return {node["t"], *kinds(node.get("c"))} if isinstance(node, dict) and "t" in node else set()


def test_without_the_program_it_says_so_and_gives_the_rest(taken, monkeypatch):
    monkeypatch.setattr(converting, "program", lambda: None)
    with pytest.raises(converting.NoConverter):
        exporting.make(taken(), DocumentFormat.docx)
    with zipfile.ZipFile(io.BytesIO(exporting.make(taken(), DocumentFormat.zip).content)) as archive:
        assert {"NO-WORD-FILES.txt", "una-primera-noche.pdf", "budget.xlsx"} <= set(archive.namelist())


def test_only_whoever_reads_the_proposal_takes_it_out(signed_in, database, world):
    with database.writing() as session:
        call = story.enter(session, world)
        proposal_id = story.begin(session, world, call=call).id
        rival = story.begin(session, world, by="other_city", call=call)
        other = dossier.queries.sections(session, world.actor(session, "other_city"), rival)[0].id
    lead = signed_in("focal_point")
    for ending in ("docx", "odt", "md", "pdf", "json", "zip"):
        answer = lead.get(f"/api/proposals/{proposal_id}/export/{ending}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="one-first-night.{ending}"'
        assert answer.headers["cache-control"] == "no-store"
        assert signed_in("other_city").get(f"/api/proposals/{proposal_id}/export/{ending}").status_code == 404
    assert lead.get(f"/api/proposals/{proposal_id}/export/exe").status_code == 422
    assert lead.get(f"/api/proposals/{proposal_id}/export/docx", params={"section_id": str(other)}).status_code == 404
    fields = lead.get(f"/api/proposals/{proposal_id}/export/fields").json()
    assert [(each["title"], each["unit"], each["limit"], each["length"]) for each in fields] == [
        ("Summary", "words", 150, 0), ("Problem", None, None, None),
    ]  # fmt: skip

"""A Word file that comes back: its words as suggestions, its comments as comments, and nothing lost on the way."""

import io
import json
import random
import re
import shutil
import subprocess
import zipfile
from uuid import UUID

import httpx
import pytest
from sqlmodel import select

from app.access.actor import Actor
from app.circles.models import CircleRole
from app.core.errors import IllegalMove, NotAllowed, NotFound
from app.core.i18n import Language
from app.drafting import content, reviewing
from app.drafting import service as drafts
from app.main import make_app
from app.outbox.models import EventRow
from app.proposals import queries, wording
from app.proposals.codes import SectionState
from app.proposals.documents import dossier, exporting, incoming, service
from app.proposals.documents.codes import DocumentFormat, Left
from app.proposals.documents.errors import ForeignDocument
from app.proposals.models import Proposal
from app.proposals.service import comments, pictures
from app.proposals.signing.text import signable
from tests.drafting.editor import editing
from tests.files import samples
from tests.processes import eventually
from tests.proposals import papers, story
from tests.serving import serving

BY = "focal_point"


@pytest.fixture
def section(session, world):
    """The first section of a proposal of Rosario's, with everything in it that an editor can make."""
    found = queries.sections(session, story.begin(session, world).id)[0]
    write(session, found, state=papers.rich(world.people[BY]))
    return found


def write(session, section, *paragraphs: str, state: bytes = b"") -> None:
    drafts.begin_anew(session, section.id, state or wording.written(paragraphs))


def exported(session, world, section, *, marked: bool = True, whole: bool = False) -> bytes:
    found = dossier.read(session, world.actor(session, BY), section.proposal_id)
    return exporting.make(found, DocumentFormat.docx, marked=marked, only=None if whole else section.id).content


def bring(session, actor: Actor, section, docx: bytes):
    return service.bring_in(session, actor, section.proposal_id, section.id, found=incoming.read(docx))


def came(session, world, section, docx: bytes):
    return bring(session, world.actor(session, BY), section, docx)


def suggested(session, section) -> list[tuple[str, str]]:
    """What is suggested, in its order: ("+", words that come), ("-", words that go)."""
    found = []
    for run in dossier.model.runs(dossier.reading.marked(drafts.read(session, section.id))):
        for sign, suggestion in (("+", run.inserted), ("-", run.deleted)):
            if suggestion:
                found.append((sign, run.text))
    return found


def reads(session, section) -> str:
    return wording.reading(drafts.read(session, section.id)).words


def signed(session, section) -> list:
    return signable(drafts.read(session, section.id)).blocks


def docx_of(markdown: str, reader: str = "markdown") -> bytes:
    return papers.pandoc(markdown.encode(), "-f", reader, "-t", "docx", "-o", "-")


def left(found) -> dict[Left, int]:
    return {each.code: each.count for each in found.left}


def ask(session, world, section, quote: str, words: str, by: str = BY):
    return comments.comment(
        session, world.actor(session, by), section.id, quote=quote, occurrence=0, markdown=words, language=Language.en
    )


# The round trip


@pytest.mark.parametrize("whole", [True, False])
def test_what_went_out_comes_in_as_nothing_new(session, world, section, whole):
    ask(session, world, section, "Outreach workers", "How *many*?")
    ask(session, world, section, "paid", "By whom?")
    before = drafts.read(session, section.id).get_update()
    found = came(session, world, section, exported(session, world, section, whole=whole))
    assert (found.suggestions, found.comments, found.answers, found.known) == (0, 0, 0, 2)
    assert set(left(found)) <= {Left.others}
    assert drafts.read(session, section.id).get_update() == before


def test_a_round_trip_through_pandoc_keeps_text_comments_and_suggestions(session, world, section):
    ask(session, world, section, "Outreach workers", "How many?")
    before, signable_before = suggested(session, section), signed(session, section)

    def change(blocks) -> None:
        for word in papers.strings(blocks):
            if word["c"] == "nights,":
                word["c"] = "evenings,"
            if word["c"] == "morning":
                word["c"] = "morning at six"
        place = next(n for n, each in enumerate(blocks) if "Two" in json.dumps(each))
        blocks.insert(place + 1, {"t": "Para", "c": [{"t": "Str", "c": "A new line."}]})
        blocks[place]["c"].insert(
            0, papers.span("comment-start", id="77", author="Beto", date="2026-11-01T10:00:00Z", words="Which?")
        )
        blocks[place]["c"].insert(2, papers.span("comment-end", id="77"))

    found = came(session, world, section, papers.changed(exported(session, world, section), change))
    assert suggested(session, section) == [
        *before, ("-", "nights"), ("+", "evenings"), ("+", " at six"), ("+", "A new line."),
    ]  # fmt: skip
    assert signed(session, section) == signable_before
    assert (found.comments, found.known, found.left) == (1, 1, [])
    assert found.authors == [world_name(session, world), "Beto"]
    rows = comments.listed(session, world.actor(session, BY), section.id)
    assert [row.quote for row in rows] == ["Outreach workers", "Two"]
    assert "for twelve evenings, as they asked." in reads(session, section)


def world_name(session, world) -> str:
    return world.actor(session, BY).name


def test_the_same_file_brings_nothing_a_second_time(session, world, section):
    def change(blocks) -> None:
        for word in papers.strings(blocks):
            word["c"] = {"rota": "calendar", "Month": "Month of the year"}.get(word["c"], word["c"])
        blocks.append({"t": "Para", "c": papers.plain("One more.")})
        blocks[-1]["c"].insert(0, papers.span("comment-start", id="9", author="Beto", date="", words="Is it?"))
        blocks[-1]["c"].append(papers.span("comment-end", id="9"))

    docx = papers.changed(exported(session, world, section), change)
    first = came(session, world, section, docx)
    assert (first.suggestions, first.comments) == (3, 1)
    before = drafts.read(session, section.id).get_update()
    again = came(session, world, section, docx)
    assert (again.suggestions, again.comments, again.known) == (0, 0, 1)
    assert drafts.read(session, section.id).get_update() == before


def test_suggestions_that_the_file_does_not_know_stay_open(session, world, section):
    docx = exported(session, world, section, marked=False)
    before = suggested(session, section)
    assert came(session, world, section, docx).suggestions == 0
    assert suggested(session, section) == before


def test_what_word_tracked_becomes_suggestions(session, world, section):
    write(session, section, "They rest and are paid.", "Two cities learn.")
    tree = [
        [
            *papers.plain("They rest "), {"t": "Space"}, papers.span("deletion", author="Beto", date="", words="and are paid."),
            papers.span("insertion", author="Caro", date="", words="one week."),
        ],
        [
            *papers.plain("Two cities"), {"t": "Space"}, papers.span("insertion", author="Caro", date="", words="and a village"),
            {"t": "Space"}, *papers.plain("learn."),
        ],
    ]  # fmt: skip
    found = came(session, world, section, papers.word([{"t": "Para", "c": each} for each in tree]))
    assert suggested(session, section) == [("-", "and are paid"), ("+", "one week"), ("+", "and a village ")]
    assert reads(session, section) == "They rest one week.\nTwo cities and a village learn."
    assert found.authors == ["Beto", "Caro"]


def test_a_paragraph_whose_end_was_taken_out_joins_the_next(session, world, section):
    write(session, section, "They rest", "and are paid.")
    docx = papers.word([
        {"t": "Para", "c": [*papers.plain("They rest"), papers.span("paragraph-deletion", author="Beto", date="")]},
        {"t": "Para", "c": papers.plain(" and are paid.")},
    ])  # fmt: skip
    docx = papers.rewritten(docx, "word/document.xml", papers.take_out_first_end)
    came(session, world, section, docx)
    assert "".join(reads(session, section).split()) == "Theyrestandarepaid."


@pytest.mark.parametrize(
    ("now", "wanted", "lines"),
    [
        (["One.", "Two words here."], ["Two words here."], ["Two words here."]),
        (["One.", "Two words here."], ["One."], ["One."]),
        (["One.", "Two words here.", "Three of them."], ["One.", "Three of them."], ["One.", "Three of them."]),
        (["One."], ["Before it.", "One."], ["Before it.", "One."]),
        (
            ["One.", "Two."],
            ["One.", "Between them.", "And again.", "Two."],
            ["One.", "Between them.", "And again.", "Two."],
        ),
        (
            ["One."],
            ["One.", "After it.", "And again.", "And a third."],
            ["One.", "After it.", "And again.", "And a third."],
        ),
        (["Words of one kind."], ["Something else entirely"], ["Something else entirely"]),
        ([], ["First.", "Second.", "Third."], ["First.", "Second.", "Third."]),
        (["Acción 😀 y más."], ["Acción 😀😀 y menos."], ["Acción 😀😀 y menos."]),
        (["a  b\u00a0c"], ["a b c d"], ["a  b\u00a0c d"]),
    ],
)
def test_lines_come_and_go(session, world, section, now, wanted, lines):
    write(session, section, *now)
    before = (
        reviewing.rejected(drafts.read(session, section.id))
        if now
        else [("open", "paragraph", ()), ("close", "paragraph")]
    )
    came(session, world, section, papers.word([{"t": "Para", "c": papers.plain(each)} for each in wanted]))
    assert [line for line in reads(session, section).split("\n") if line] == lines
    assert reviewing.rejected(drafts.read(session, section.id)) == before


@pytest.mark.parametrize("seed", range(12))
def test_accepted_it_reads_as_the_file_and_rejected_as_before(session, world, section, seed):
    chance = random.Random(seed)
    words = [
        "rest",
        "pay",
        "night",
        "shift",
        "city",
        "learn",
        "they",
        "we",
        "two",
        "and,",
        "of.",
        "(a)",
        "¿qué?",
        "😀",
        "é",
    ]

    def line() -> str:
        return " ".join(chance.choice(words) for _ in range(chance.randint(1, 14)))

    def edited(text: str) -> str:
        parts = text.split()
        for _ in range(chance.randint(0, 4)):
            at = chance.randrange(len(parts) + 1)
            parts[at : at + chance.randint(0, 2)] = [chance.choice(words) for _ in range(chance.randint(0, 2))]
        return " ".join(parts)

    now = [line() for _ in range(chance.randint(1, 7))]
    wanted = [each for each in (edited(text) for text in now if chance.random() > 0.2) if each]
    for _ in range(chance.randint(0, 3)):
        wanted.insert(chance.randrange(len(wanted) + 1), line())
    wanted = wanted or ["x"]
    write(session, section, *now)
    before = reviewing.rejected(drafts.read(session, section.id))
    docx = papers.word([{"t": "Para", "c": papers.plain(each)} for each in wanted])
    state = drafts.read(session, section.id).get_update()
    came(session, world, section, docx)
    document = drafts.read(session, section.id)
    assert [" ".join(each.split()) for each in wording.reading(document).words.split("\n") if each.strip()] == wanted
    assert reviewing.rejected(document) == before
    assert reviewing.only_suggests(state, document.get_update())
    assert came(session, world, section, docx).suggestions == 0
    ours = exported(session, world, section)
    assert came(session, world, section, ours).suggestions == 0
    assert drafts.read(session, section.id).get_update() == document.get_update()
    assert papers.decided(ours, "accept") == wanted
    assert papers.decided(ours, "reject") == [" ".join(each.split()) for each in now]


def joined():
    """Three lines that are to be one, and one that is to come."""
    yield papers.block("paragraph", "They rest ", papers.goes(1))
    yield papers.block("paragraph", papers.goes(1), "and are paid", papers.goes(2, "."))
    yield papers.block("paragraph", papers.goes(2, "So "), "well.")
    yield papers.block("paragraph", "Two cities.", papers.comes(3))
    yield papers.block("paragraph", papers.comes(3), papers.comes(3, "They learn."))


@pytest.mark.parametrize("wrapped", [False, True])
def test_ends_of_paragraphs_that_come_and_go_are_no_news(session, world, section, wrapped):
    cell = papers.block("tableCell", *joined())
    table = papers.block("table", papers.block("tableRow", cell, papers.cell("x")))
    write(session, section, state=papers.state(*([table] if wrapped else joined())))
    ask(session, world, section, "are paid", "By whom?")
    docx = exported(session, world, section)
    assert papers.part(docx, "word/document.xml").count("<w:rPr><w:del ") == 2
    before = drafts.read(session, section.id).get_update()
    found = came(session, world, section, docx)
    assert (found.suggestions, found.known, found.left) == (0, 1, [])
    assert drafts.read(session, section.id).get_update() == before


@pytest.mark.parametrize("quote", ["rest", "paid", "well"])
def test_a_comment_beside_an_end_that_goes_stands_on_its_words(session, world, section, quote):
    write(session, section, state=papers.state(*joined()))
    ask(session, world, section, quote, "By whom?")
    docx = papers.rewritten(
        exported(session, world, section), "word/comments.xml", lambda said: said.replace("whom", "what")
    )
    assert came(session, world, section, docx).comments == 1
    rows = comments.listed(session, world.actor(session, BY), section.id)
    assert [row.quote for row in rows] == [quote, quote]


def test_words_in_whose_midst_something_is_suggested_are_the_same_words(session, world, section):
    by = world.people[BY]
    write(session, section, state=papers.state(
        papers.block("paragraph", "They pay", ("ment", {"insertion": papers.suggestion(1, by)}), " and rest",
                     ("ed", {"deletion": papers.suggestion(2, by)}), " now."),
    ))  # fmt: skip
    before = suggested(session, section)
    for words in ("They payment and rest now.", "They pay and rested now.", "They payment and rested now."):
        assert came(session, world, section, papers.word([{"t": "Para", "c": papers.plain(words)}])).suggestions == 0
    assert suggested(session, section) == before


def test_cells_are_compared_where_they_stand_and_other_rows_are_named(session, world, section):
    write(session, section, state=papers.rich(world.people[BY]))
    docx = papers.changed(
        exported(session, world, section),
        lambda blocks: [word.update(c={"May": "June", "12": "14"}.get(word["c"], word["c"])) for word in papers.strings(blocks)] and None,
    )  # fmt: skip
    assert came(session, world, section, docx).left == []
    assert suggested(session, section)[2:] == [("-", "May"), ("+", "June"), ("-", "12"), ("+", "14")]
    write(session, section, state=papers.rich(world.people[BY]))
    table = "| Month | Nights |\n|---|---|\n| May | 12 |\n| July | 9 |\n"
    found = came(session, world, section, docx_of("# Summary\n\n" + table))
    assert left(found)[Left.table] == 1
    assert "July | 9" in reads(session, section)


def outline(session, section) -> list[str]:
    """Each block and item as it is with every suggestion accepted, by a sign of its kind."""

    def lines(blocks, sign: str = "") -> list[str]:
        found = []
        for each in blocks:
            match each:
                case dossier.model.Items():
                    for item in each.items:
                        found += lines(item[:1], "- ") + ["  " + line.lstrip(" ") for line in lines(item[1:])]
                case dossier.model.Paragraph():
                    words = "".join(run.text for run in each.runs if not run.deleted)
                    found.append(sign + "#" * each.level + words)
        return found

    return lines(dossier.reading.marked(drafts.read(session, section.id)))


def listed(*items: str):
    return papers.block("bulletList", *(papers.block("listItem", papers.block("paragraph", item)) for item in items))


@pytest.mark.parametrize(
    ("file", "reads", "named"),
    [
        ("They:\n\n- A rota\n- A call\n- A bed\n", ["They:", "- A rota", "- A call", "- A bed"], 0),
        ("They:\n\n- A bed\n- A rota\n- A call\n", ["They:", "- A bed", "- A rota", "- A call"], 0),
        (
            "They:\n\n- A rota\n- A bed\n- A meal\n- A call\n- A song\n",
            ["They:", "- A rota", "- A bed", "- A meal", "- A call", "- A song"], 0,
        ),
        ("They:\n\nAnd so\n\n- A rota\n- A call\n", ["They:", "And so", "- A rota", "- A call"], 0),
        ("They:\n\n- A rota\n- A call\n\nAnd so\n\n## End\n", ["They:", "- A rota", "- A call", "  And so", "  End"], 2),
    ],
)  # fmt: skip
def test_an_item_that_is_new_comes_in_as_one(session, world, section, file, reads, named):
    write(session, section, state=papers.state(papers.block("paragraph", "They:"), listed("A rota", "A call")))
    state = drafts.read(session, section.id).get_update()
    docx = docx_of(file)
    found = came(session, world, section, docx)
    assert outline(session, section) == reads
    assert left(found).get(Left.form, 0) == named
    document = drafts.read(session, section.id)
    assert reviewing.only_suggests(state, document.get_update())
    assert reviewing.rejected(document) == reviewing.rejected(content.of(state, ()))
    assert came(session, world, section, docx).suggestions == 0
    ours = exported(session, world, section)
    assert came(session, world, section, ours).suggestions == 0
    assert papers.decided(ours, "reject") == ["They:", "A rota", "A call"]
    assert signed(session, section) == signable(content.of(state, ())).blocks


def test_an_item_that_is_new_under_one_with_a_list_of_its_own_is_named(session, world, section):
    inner = papers.block("bulletList", papers.block("listItem", papers.block("paragraph", "On paper")))
    outer = papers.block("listItem", papers.block("paragraph", "A rota"), inner)
    write(session, section, state=papers.state(papers.block("bulletList", outer)))
    found = came(session, world, section, docx_of("- A rota\n- A bed\n\n  - On paper\n"))
    assert left(found) == {Left.form: 1}
    assert outline(session, section) == ["- A rota", "  A bed", "  - On paper"]


def test_a_heading_of_another_level_is_named(session, world, section):
    write(session, section, state=papers.state(papers.block("heading", "What we do", level=3.0)))
    docx = exported(session, world, section)
    assert came(session, world, section, docx).left == []
    lower = papers.changed(docx, lambda blocks: blocks[1]["c"].__setitem__(0, 3))
    found = came(session, world, section, lower)
    assert ([(each.code, each.sample) for each in found.left], found.suggestions) == ([(Left.form, "What we do")], 0)


def test_a_heading_beside_one_comes_in_as_one(session, world, section):
    write(session, section, state=papers.state(papers.block("heading", "What we do", level=3.0)))
    found = came(session, world, section, docx_of("## What we do\n\n## And why\n"))
    assert (outline(session, section), found.left) == (["#What we do", "#And why"], [])


@pytest.mark.parametrize("language", list(Language))
def test_footnotes_and_pictures_that_are_here_are_no_news(session, world, section, language):
    """A paper names a picture in the language of its proposal."""
    proposal = session.get_one(Proposal, section.proposal_id)
    proposal.language = language
    session.add(proposal)
    docx = exported(session, world, section)
    assert papers.NOTE in papers.part(docx, "word/footnotes.xml")
    found = came(session, world, section, docx)
    assert (found.suggestions, found.left) == (0, [])


def picture(session, world, section) -> UUID:
    return pictures.add(session, world.actor(session, BY), section.id, name="x.png", data=samples.picture())


@pytest.mark.parametrize("whole", [True, False])
def test_an_embedded_picture_that_is_here_is_no_news(session, world, section, whole):
    """Of a whole proposal, those of its other sections are none of this one's."""
    write(session, section, state=papers.rich(world.people[BY], picture(session, world, section)))
    other = queries.sections(session, section.proposal_id)[1]
    write(
        session, other, state=papers.state(papers.shown(picture(session, world, other), "A café\u0301 \u200b of <two>"))
    )
    docx = exported(session, world, section, whole=whole)
    assert "word/media/" in " ".join(zipfile.ZipFile(io.BytesIO(docx)).namelist())
    before = drafts.read(session, section.id).get_update()
    for each in (section, *([other] if whole else [])):
        found = came(session, world, each, docx)
        assert (found.suggestions, set(left(found)) - {Left.others}) == (0, set())
    assert drafts.read(session, section.id).get_update() == before


def test_a_picture_that_is_new_is_named(session, world, section):
    """One whose taking out Word tracked is there no more."""
    write(session, section, state=papers.rich(world.people[BY], picture(session, world, section)))

    def change(body: str) -> str:
        shown = re.search(r"<w:r><w:drawing>.*?</w:drawing></w:r>", body, re.DOTALL)[0]
        gone = f'<w:del w:id="90" w:author="Beto" w:date="2026-11-01T10:00:00Z">{shown}</w:del>'
        new = shown.replace(papers.SHOWS, "A river")
        return body.replace(shown, f"{shown}</w:p><w:p>{new}</w:p><w:p><w:r><w:t>One more.</w:t></w:r>{gone}")

    found = came(
        session, world, section, papers.rewritten(exported(session, world, section), "word/document.xml", change)
    )
    assert [(each.count, each.sample) for each in found.left if each.code is Left.pictures] == [(1, "A river")]
    assert "One more." in reads(session, section)


def test_a_footnote_that_is_new_or_says_something_else_is_named(session, world, section):
    write(session, section, state=papers.state(
        papers.block("paragraph", "They rest", papers.block("footnote", "In May."), " now."),
    ))  # fmt: skip
    found = came(
        session, world, section, docx_of("They rest[^1] well now.[^2]\n\n[^1]: In June.\n\n[^2]: And since.\n")
    )
    assert left(found) == {Left.footnotes: 2}
    assert suggested(session, section) == [("+", "well ")]
    write(session, section, "They rest.")
    found = came(session, world, section, docx_of("They rest.\n\nA new line[^1] of its own.\n\n[^1]: In June.\n"))
    assert (left(found), found.left[0].sample) == ({Left.footnotes: 1}, "In June.")
    assert reads(session, section) == "They rest.\nA new line of its own."


def test_a_line_that_only_looks_like_a_picture_comes_in(session, world, section):
    docx = docx_of(f"[Picture: {papers.SHOWS}]\n\n[Picture: another]\n")
    write(session, section, state=papers.state(papers.block("paragraph", "They rest.")))
    came(session, world, section, docx)
    assert papers.SHOWS in reads(session, section)


def test_what_cannot_come_in_is_named(session, world, section):
    write(session, section, "They rest and are paid well.", "Two cities learn.")
    found = came(session, world, section, docx_of(
        "They rest and are **paid** [well](https://example.org).\n\n## A heading\n\nTwo[^1] cities learn.\n\n"
        "- An item\n\n[^1]: A note.\n\nLine\\\nbroken <u>under</u>\n",
    ))  # fmt: skip
    told = {each.code: each.sample for each in found.left}
    assert told[Left.formatting].startswith("paid")
    assert told[Left.links].startswith("well")
    assert told[Left.footnotes] == "A note."
    assert told[Left.form] == "A heading"
    assert Left.breaks in told
    assert reads(session, section).split("\n") == [
        "They rest and are paid well.", "A heading", "Two cities learn.", "An item", "Line broken under",
    ]  # fmt: skip


# Comments


def answered(docx: bytes) -> bytes:
    """The file with a comment of Beto's on the very words of its first one."""

    def change(blocks) -> None:
        line = next(each["c"] for each in blocks if each["t"] == "Para")
        begin = next(n for n, each in enumerate(line) if each["t"] == "Span" and "comment-start" in each["c"][0][1])
        line.insert(begin, papers.span("comment-start", id="5", author="Beto", date="", words="Some *forty*."))
        end = next(n for n, each in enumerate(line) if each["t"] == "Span" and "comment-end" in each["c"][0][1])
        line.insert(end, papers.span("comment-end", id="5"))

    return papers.changed(docx, change)


def test_a_comment_on_the_words_of_one_that_is_known_answers_it(session, world, section):
    thread = ask(session, world, section, "Outreach workers", "How many?")
    found = came(session, world, section, answered(exported(session, world, section)))
    assert (found.comments, found.answers, found.known) == (0, 1, 1)
    said = dossier.queries.said(session, world.actor(session, BY), [section.id])
    assert [(row["thread_id"], dossier.words_of(row["markdown"])) for row in said] == [
        (thread.thread_id, "How many?"), (thread.thread_id, "Beto (en el archivo de Word): Some *forty*."),
    ]  # fmt: skip


def test_a_comment_on_the_words_of_a_settled_one_begins_anew(session, world, section):
    """In a settled one nobody would see it."""
    thread = ask(session, world, section, "Outreach workers", "How many?")
    docx = answered(exported(session, world, section))
    comments.resolve(session, world.actor(session, BY), section.id, thread.thread_id, resolved=True)
    found = came(session, world, section, docx)
    assert (found.comments, found.answers, found.known) == (1, 0, 1)


def test_two_comments_that_say_the_same_are_two(session, world, section):
    write(session, section, "They rest and are paid.")
    ask(session, world, section, "rest", "Yes?")
    line = papers.plain("They rest and are paid.")
    for number, place in enumerate((8, 2)):
        line.insert(place + 1, papers.span("comment-end", id=str(number)))
        line.insert(place, papers.span("comment-start", id=str(number), author="Beto", date="", words="Yes?"))
    found = came(session, world, section, papers.word([{"t": "Para", "c": line}]))
    assert (found.comments, found.known) == (1, 1)


def test_a_comment_on_several_lines_and_one_on_none(session, world, section):
    write(session, section, "They rest.", "They are paid.")
    first, second = papers.plain("They rest."), papers.plain("They are paid.")
    first.insert(2, papers.span("comment-start", id="1", author="Beto", date="", words="Both?"))
    second.insert(1, papers.span("comment-end", id="1"))
    second.append(papers.span("comment-start", id="2", author="Beto", date="", words="Who?"))
    second.append(papers.span("comment-end", id="2"))
    came(session, world, section, papers.word([{"t": "Para", "c": each} for each in (first, second)]))
    rows = comments.listed(session, world.actor(session, BY), section.id)
    assert sorted(row.quote for row in rows) == [".", "rest.\nThey"]


def test_a_mention_in_a_comment_of_a_file_is_words(session, world, section):
    write(session, section, "They rest.")
    line = papers.plain("They rest.")
    words = f"[@Ana](person:{world.people['other_city']}) <b>*see*</b>"
    line[0:0] = [papers.span("comment-start", id="1", author="Beto", date="", words=words)]
    line.append(papers.span("comment-end", id="1"))
    came(session, world, section, papers.word([{"t": "Para", "c": line}]))
    (row,) = dossier.queries.said(session, world.actor(session, BY), [section.id])
    assert dossier.words_of(row["markdown"]) == f"Beto (en el archivo de Word): {words}"


# Who may


@pytest.mark.parametrize("role", list(CircleRole))
def test_whoever_may_suggest_brings_in(session, world, section, role):
    write(session, section, "They rest.")
    story.put_to_work(session, world, session.get_one(Proposal, section.proposal_id), "member", role)
    docx = papers.word([{"t": "Para", "c": papers.plain("They rest well.")}])
    if role in {CircleRole.reader, CircleRole.commenter}:
        with pytest.raises(NotAllowed):
            bring(session, world.actor(session, "member"), section, docx)
        assert reads(session, section) == "They rest."
    else:
        bring(session, world.actor(session, "member"), section, docx)
        assert reads(session, section) == "They rest well."


@pytest.mark.parametrize("name", ["other_city", "secretariat", "guest", "observer", "expert"])
def test_to_others_it_is_not_there(session, world, section, name):
    with pytest.raises(NotFound):
        service.require_may(session, world.actor(session, name), section.proposal_id, section.id)
    with pytest.raises(NotFound):
        bring(session, world.actor(session, name), section, docx_of("They rest."))


def test_what_is_agreed_stays_as_it_is(session, world, section):
    section.state = SectionState.agreed
    session.add(section)
    for act in (
        lambda: service.require_may(session, world.actor(session, BY), section.proposal_id, section.id),
        lambda: came(session, world, section, docx_of("They rest.")),
    ):
        with pytest.raises(IllegalMove):
            act()


def test_a_file_of_other_sections_is_not_taken_for_this_one(session, world, section):
    with pytest.raises(ForeignDocument):
        came(session, world, section, docx_of("# Problem\n\nThey do not rest."))
    other = queries.sections(session, section.proposal_id)[1]
    write(session, other, "They are tired.")
    found = came(session, world, other, docx_of("# Summary\n\nThey rest.\n\n# Problem\n\nThey are tired now."))
    assert reads(session, other) == "They are tired now."
    assert left(found) == {Left.others: 1}


def test_a_section_is_reached_through_its_own_proposal_alone(session, world, section):
    call = story.enter(session, world, form=story.wanted(id="other-fund"))
    other = story.begin(session, world, call=call)
    with pytest.raises(NotFound):
        service.require_may(session, world.actor(session, BY), other.id, section.id)
    with pytest.raises(NotFound):
        service.bring_in(
            session, world.actor(session, BY), other.id, section.id, found=incoming.read(docx_of("They rest."))
        )


def test_it_is_told_and_seen_by_whoever_has_the_text_open(settings, database, world):
    with database.writing() as session:
        proposal = story.begin(session, world)
        section = queries.sections(session, proposal.id)[0]
        write(session, section, "They rest.")
    docx = papers.word([{"t": "Para", "c": papers.plain("They rest and are paid.")}])
    with (
        serving(lambda address: make_app(settings.model_copy(update={"base_url": address}))) as served,
        editing(served, section.id, world.tokens[BY], saved=1) as lead,
    ):
        answer = httpx.post(
            f"{served}/api/proposals/{proposal.id}/sections/{section.id}/import",
            files={"file": ("text.docx", docx)}, cookies={"pacto": world.tokens[BY]}, headers={"origin": served},
            timeout=30,
        )  # fmt: skip
        assert answer.status_code == 200, answer.text
        assert answer.json()["suggestions"] == 1
        eventually(lambda: wording.reading(lead.doc).words == "They rest and are paid.", within=5)
    with database.reading() as session:
        event = session.exec(select(EventRow).where(EventRow.kind == "section.brought_in")).one()
        assert (event.data["suggestions"], event.data["comments"]) == (1, 0)


@pytest.mark.slow
@pytest.mark.parametrize("ways", [["docx"], ["odt", "docx"]])
def test_a_round_trip_through_libreoffice_keeps_text_comments_and_suggestions(session, world, section, tmp_path, ways):
    """By the program itself, as Word and once more through OpenDocument."""
    assert shutil.which("soffice"), "this campaign needs LibreOffice: install libreoffice-writer-nogui"
    ask(session, world, section, "Outreach workers", "How many?")
    ask(session, world, section, "paid", "By whom?")
    before, words = suggested(session, section), reads(session, section)
    file = tmp_path / "text.docx"
    file.write_bytes(exported(session, world, section))
    for number, ending in enumerate(ways):
        out = tmp_path / str(number)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", ending]
        subprocess.run([*command, "--outdir", str(out), str(file)], check=True, capture_output=True, timeout=300)
        file = out / f"text.{ending}"
    found = came(session, world, section, file.read_bytes())
    assert (found.suggestions, found.comments, found.answers, found.known) == (0, 0, 0, 2)
    assert (suggested(session, section), reads(session, section)) == (before, words)
    changed = papers.changed(file.read_bytes(), lambda blocks: [
        word.update(c="calendar") for word in papers.strings(blocks) if word["c"] == "rota"
    ] and None)  # fmt: skip
    came(session, world, section, changed)
    assert suggested(session, section) == [*before, ("-", "rota"), ("+", "calendar")]

"""What people write above our letters, as their mail programs send it."""

from contextlib import suppress

import pytest

from app.core.i18n import Language
from app.core.settings import Settings
from app.mail import cutting, incoming, letters
from app.mail.letters import Action, Actions, AnswerLine, Paragraph, Words
from tests.mail import programs
from tests.mail.programs import PROGRAMS, Letter, b64, by_hand, qp
from tests.pace import within

SETTINGS = Settings(
    secret_key="a key for tests, long enough to be taken", mail_in_domain="answers.example.org", mail_from=programs.PLATFORM
)  # fmt: skip
WORDS = {
    "en": "Thanks, that helps.\n\nWe tried it in two schools:\n- calls in the third week\n- a visit before the absence\n\nShe wrote: call me on Monday.",
    "es": "Gracias, nos sirve.\n\nLo probamos en dos escuelas:\n- llamadas en la tercera semana\n- una visita antes de la ausencia\n\nEl alcalde me escribió: llámeme el lunes.",
    "pt": "Obrigado, isso ajuda.\n\nTestamos em duas escolas:\n- ligações na terceira semana\n- uma visita antes da falta\n\nA diretora escreveu: me ligue na segunda.",
}


def letter_in(language: str) -> Letter:
    """A letter about a post, as our own code writes it."""
    made = letters.Letter(
        subject="Novedad",
        blocks=[
            AnswerLine(cutting.say("answer_above", Language(language))),
            Paragraph("Estimada Ana,"),
            Words("How many nights in a row?\nOn Monday we write:", "<p>How many nights in a row?</p>", "en"),
            Actions([Action("Open it in Pacto", "https://pacto.example.org/conversations/1#room")]),
        ],
        foot="Pacto",
    )
    return Letter(
        made.subject, letters.as_text(made), letters.as_html(made, Language(language)), "reply+0@answers.example.org"
    )


def without_line(letter: Letter) -> Letter:
    """The letter without our line, as somebody sends it back who deleted the top of it."""
    first = letter.text.split("\n\n", 1)
    html = letter.html.split("</p>", 1)
    return Letter(letter.subject, first[1], html[0].rsplit("<p", 1)[0] + html[1], letter.reply_to)


def read(content: bytes):
    return incoming.read(SETTINGS, content, envelope_sender="focal_point@example.org")


def plain(text: str) -> str:
    """Words without what a program does to blank lines."""
    return "\n".join(line for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
@pytest.mark.parametrize("with_line", [True, False], ids=["our line kept", "our line deleted"])
def test_nothing_is_left_but_what_was_written(program, with_line):
    words = WORDS[program.language]
    letter = letter_in(program.language)
    message = program.build(letter if with_line else without_line(letter), words)
    assert plain(read(programs.raw(message)).text) == plain(words)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_our_line_is_found_in_every_language_of_letters(program, language):
    """The program speaks one language, the letter another."""
    words = WORDS[program.language]
    assert plain(read(programs.raw(program.build(letter_in(language), words))).text) == plain(words)


@pytest.mark.parametrize(
    ("charset", "told", "encode", "encoding"),
    [
        ("utf-8", "utf-8", qp, "quoted-printable"),
        ("utf-8", "utf-8", b64, "base64"),
        ("iso-8859-1", "iso-8859-1", qp, "quoted-printable"),
        ("iso-8859-1", "ISO-8859-1", b64, "base64"),
        ("cp1252", "windows-1252", qp, "quoted-printable"),
        ("utf-16", "utf-16", b64, "base64"),
        ("cp1252", "x-no-such-charset", qp, "quoted-printable"),
        ("cp1252", "utf-8", qp, "quoted-printable"),
    ],
)
def test_every_charset_and_encoding_is_read(charset, told, encode, encoding):
    head = f"Content-Type: text/plain; charset={told}\r\nContent-Transfer-Encoding: {encoding}"
    assert (
        read(by_hand(letter_in("es"), head, encode("¿Cuántas noches? São três.", charset))).text
        == "¿Cuántas noches? São três."
    )


def test_answers_between_quoted_lines_keep_what_they_answer():
    words = "> How many nights?\nThree.\n\n> And the rest?\nTwo days."
    message = programs.roundcube(letter_in("en"), words)
    assert read(programs.raw(message)).text == words


@pytest.mark.parametrize(
    "words",
    [
        "Sent the report from my office to your mailbox.",
        "Enviado el informe de mayo a la secretaría.",
        "De: la alcaldía depende todo.\nPara: mañana queda lo demás.",
        "On Monday she wrote:\nwe start at nine.",
        "Pros:\n- cheap\n\nCons:\n- slow",
    ],
)
def test_words_that_look_like_a_programs_stay(words):
    assert read(programs.raw(programs.roundcube(letter_in("en"), words))).text == words
    assert cutting.reply_in(words) == words


@pytest.mark.parametrize(
    "text",
    [
        "On " * 60_000,
        "On 1 " * 40_000 + "wrote:",
        "From: a\n" * 20_000,
        "> " * 90_000,
        ("a" * 3000 + "\n") * 60,
        "On 25\n" * 30_000,
        "\n" * 190_000,
        "<" * 100_000,
        "Sent from " * 20_000,
    ],
)
def test_hostile_text_is_cut_in_no_time(text):
    with within(2):
        cutting.reply_in(text)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000,
        "<blockquote>" * 5_000 + "x",
        "<b" * 100_000,
        "<!--" * 50_000,
        "<p>x" * 14_000,
        "<p>x" * 100_000,
    ],
)
def test_hostile_html_is_refused_or_read_in_no_time(html):
    with within(10), suppress(ValueError):
        cutting.text_of(html)

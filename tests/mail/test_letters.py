"""The form of letters: readable as text alone, escaped as HTML."""

from app.core.i18n import Language
from app.mail import letters
from app.mail.letters import Action, Actions, CrisisMark, Entry, Heading, Letter, Link, Paragraph, Quote

LETTER = Letter(
    subject="Rosario <asks>",
    blocks=[
        CrisisMark("Crisis"),
        Paragraph("Dear Grace,"),
        Quote("¿Qué decir\ny qué no?", "es"),
        Heading("Waits"),
        Entry("By Friday", "A <b>title", "https://pacto.example/x?a=1&b=2", "es", "one word"),
        Actions([Action("Yes, we can", "https://pacto.example/yes"), Action("Not this time", "https://pacto.example/no", main=False)]),
    ],
    foot="Pacto.",
    links=[Link("What we mail you", "https://pacto.example/account")],
)  # fmt: skip


def test_the_text_part_says_everything_alone():
    assert letters.as_text(LETTER) == (
        "CRISIS\n\nDear Grace,\n\n> ¿Qué decir\n> y qué no?\n\nWaits\n=====\n\n"
        "By Friday\nA <b>title\none word\nhttps://pacto.example/x?a=1&b=2\n\n"
        "Yes, we can: https://pacto.example/yes\nNot this time: https://pacto.example/no\n\n"
        "-- \nPacto.\nWhat we mail you: https://pacto.example/account\n"
    )


def test_html_keeps_what_people_wrote_as_words():
    html = letters.as_html(LETTER, Language.en)
    assert "Rosario &lt;asks&gt;" in html
    assert "A &lt;b&gt;title" in html
    assert "?a=1&amp;b=2" in html
    assert '<p lang="es"' in html
    assert "<script" not in html
    assert "<img" not in html

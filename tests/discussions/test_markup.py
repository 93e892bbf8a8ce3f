"""What people write becomes HTML that can do nothing but be read."""

import time
from html.parser import HTMLParser
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from app.discussions import markup

ANA = UUID("0198f1f0-c0de-7abc-8def-000000000001")
NAMES = {ANA: "Ana <b>Ribeira</b>"}
REL = 'rel="noopener noreferrer nofollow"'


def shown(markdown: str, names=NAMES) -> str:
    return markup.render(markup.parse(markdown), names)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Two\nlines", "<p>Two<br>\nlines</p>\n"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n"),
        ("# Rota", "<h3>Rota</h3>\n"),
        ("3. third", '<ol start="3">\n<li>third</li>\n</ol>\n'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("[rota](https://example.org/a)", f'<p><a href="https://example.org/a" {REL}>rota</a></p>\n'),
        ("see https://example.org.", f'<p>see <a href="https://example.org" {REL}>https://example.org</a>.</p>\n'),
        ("[ours](/exchanges/1)", f'<p><a href="/exchanges/1" {REL}>ours</a></p>\n'),
        ("file.zip and example.com", "<p>file.zip and example.com</p>\n"),
        ("שלום עולם 👩🏽‍🚒", "<p>שלום עולם 👩🏽‍🚒</p>\n"),
    ],
)
def test_plain_marks_are_shown(markdown, html):
    assert shown(markdown) == html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src='javascript:alert(1)'></iframe>",
        "<math><mtext></p><style><!--</style><img src onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "[x](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "![x](https://evil.example/pixel.gif)",
        '![x](x"onerror="alert(1))',
        '[x](https://example.org "a\\" onmouseover=\\"alert(1)")',
        '```"><script>alert(1)</script>\nx\n```',
        "[a]: javascript:alert(1)\n\n[a]",
        "`<script>`<script>",
        "<!--><script>alert(1)</script>-->",
        "<a href='https://x' style='position:fixed;inset:0'>x</a>",
        "<form action=https://evil.example><input name=password></form>",
        "<meta http-equiv=refresh content=0;url=https://evil.example>",
    ],
)
def test_hostile_markdown_makes_no_element_that_acts(hostile):
    for tag, attributes in elements(shown(hostile)):
        assert tag in {"p", "a", "code", "pre", "br", "em", "strong", "blockquote"}
        assert attributes.keys() <= {"href", "rel", "title"}
        assert attributes.get("rel", "noopener noreferrer nofollow") == "noopener noreferrer nofollow"
        assert urlsplit(attributes.get("href", "")).scheme in {"", "https"}


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))
    parser.feed(html)
    return found


def test_mention_shows_the_true_name_and_nothing_else():
    said = shown(f"[@**The mayor** <script>](person:{ANA}), look")
    assert said == f'<p><a href="/people/{ANA}" class="mention" {REL}>@Ana &lt;b&gt;Ribeira&lt;/b&gt;</a>, look</p>\n'


def test_mention_of_somebody_else_is_plain_text():
    assert shown(f"[@Bruno](person:{ANA})", names={}) == "<p>@Bruno</p>\n"


@pytest.mark.parametrize(
    "written", [f"`[@x](person:{ANA})`", "[@x](person:zz)", "[@x](person:------)", f"person:{ANA}"]
)
def test_what_is_no_mention_names_nobody(written):
    assert markup.mentioned(markup.parse(written)) == frozenset()


@pytest.mark.parametrize(
    "bomb",
    [">" * 10_000, "[" * 10_000, "*a" * 5_000, "`" * 10_000, "- " * 5_000, "|a" * 5_000, "![" * 5_000, "<" * 10_000,
     "http://" + "a." * 4_900, "(http://a" * 1_100, "\\" * 10_000, "&" * 10_000, "[a](" * 2_500, "a\n" * 5_000],
)  # fmt: skip
def test_a_bomb_of_the_longest_length_is_rendered_in_bounded_time(bomb):
    began = time.thread_time()
    html = shown(bomb)
    assert time.thread_time() - began < 2
    assert len(html) < 400_000

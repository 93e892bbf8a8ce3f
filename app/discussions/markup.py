"""From Markdown that people write to HTML that is safe to show.

Two walls, each of which would do alone: raw HTML is text to the parser, and nh3 lets through what is listed here and
nothing else. Pictures stand as links, since a picture from elsewhere tells its server who reads.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

VERSION: Final = 2
"""Raise it with every change that may alter the HTML: older HTML is then made again when it is read."""

_TAGS: Final = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES: Final = {"a": {"href"}, "ol": {"start"}}
_NAMED: Final = re.compile(r"(person|organisation):([0-9a-fA-F-]{32,36})")
_PAGES: Final = {"person": "people", "organisation": "organisations"}
_DEEPEST_HEADING: Final = 6
_HEADINGS_BELOW: Final = 2  # a page has h1, its sections h2

_parser: Final = MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": True}).enable(
    ["table", "strikethrough", "linkify"]
)
_parser.disable(["html_block", "html_inline", "image"])
assert _parser.linkify is not None
_parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})


def parse(markdown: str) -> list[Token]:
    return _parser.parse(markdown)


def mentioned(tokens: Sequence[Token], kind: str = "person") -> frozenset[UUID]:
    """The people named by links such as `[@Ana](person:0198f1f0-…)`, or the organisations named likewise."""
    return frozenset(found[1] for link in _links(tokens) if (found := _named(link)) is not None and found[0] == kind)


def links(tokens: Sequence[Token]) -> list[str]:
    """Where the links lead, in their order; mentions left out."""
    return [str(link.attrGet("href") or "") for link in _links(tokens) if _named(link) is None]


def excerpt(markdown: str, *, most: int) -> str:
    """The first words of what was written, without marks."""
    said = (token.content for block in parse(markdown) for token in block.children or () if token.type in _SAID)
    words = " ".join(" ".join(said).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def quoted(words: str) -> str:
    """Plain words as Markdown that shows them as they are, on one line."""
    return _MARKS.sub(r"\\\g<0>", " ".join(words.split()))


_MARKS: Final = re.compile(r"[\\`*_~\[\]<>|#&]")
_SAID: Final = {"text", "code_inline"}


def _links(tokens: Sequence[Token]) -> list[Token]:
    return [token for block in tokens for token in block.children or () if token.type == "link_open"]


def render(tokens: Sequence[Token], names: Mapping[UUID, str]) -> str:
    """Safe HTML. A mention shows the name from `names`, whatever was written; one of somebody else is plain text."""
    for block in tokens:
        if block.type in {"heading_open", "heading_close"}:
            block.tag = f"h{min(int(block.tag[1]) + _HEADINGS_BELOW, _DEEPEST_HEADING)}"
        if block.children:
            block.children = _with_mentions(block.children, names)
    return clean(_parser.renderer.render(tokens, _parser.options, {}))


def clean(html: str) -> str:
    """What of this HTML is safe to show."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes={"a": {"mention"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )


def _named(link: Token) -> tuple[str, UUID] | None:
    """Who is mentioned: a person or an organisation, and which."""
    found = _NAMED.fullmatch(str(link.attrGet("href") or ""))
    try:
        return (found[1], UUID(found[2])) if found else None
    except ValueError:
        return None


def _with_mentions(children: Sequence[Token], names: Mapping[UUID, str]) -> list[Token]:
    kept: list[Token] = []
    mention = unknown = False  # links do not nest, so one of each is enough to know where we stand
    for token in children:
        if token.type == "link_open" and (named := _named(token)) is not None:
            kind, named_id = named
            mention, unknown = named_id in names, named_id not in names
            if mention:
                token.attrs = {"href": f"/{_PAGES[kind]}/{named_id}", "class": "mention"}
                kept += [token, Token("text", "", 0, content=f"@{names[named_id]}")]
        elif token.type == "link_close" and (mention or unknown):
            kept += [token] if mention else []
            mention = unknown = False
        elif not mention:
            kept.append(token)
    return kept

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

VERSION: Final = 1
"""Raise it with every change that may alter the HTML: older HTML is then made again when it is read."""

_TAGS: Final = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES: Final = {"a": {"href"}, "ol": {"start"}}
_PERSON: Final = re.compile(r"person:([0-9a-fA-F-]{32,36})")
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


def mentioned(tokens: Sequence[Token]) -> frozenset[UUID]:
    """The people named by links such as `[@Ana](person:0198f1f0-…)`."""
    links = (token for block in tokens for token in block.children or () if token.type == "link_open")
    return frozenset(person for link in links if (person := _person(link)) is not None)


def render(tokens: Sequence[Token], names: Mapping[UUID, str]) -> str:
    """Safe HTML. A mention shows the person's name from `names`, whatever was written; one of somebody else is plain text."""
    for block in tokens:
        if block.type in {"heading_open", "heading_close"}:
            block.tag = f"h{min(int(block.tag[1]) + _HEADINGS_BELOW, _DEEPEST_HEADING)}"
        if block.children:
            block.children = _with_mentions(block.children, names)
    html = _parser.renderer.render(tokens, _parser.options, {})
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes={"a": {"mention"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )


def _person(link: Token) -> UUID | None:
    found = _PERSON.fullmatch(str(link.attrGet("href") or ""))
    try:
        return UUID(found[1]) if found else None
    except ValueError:
        return None


def _with_mentions(children: Sequence[Token], names: Mapping[UUID, str]) -> list[Token]:
    kept: list[Token] = []
    mention = unknown = False  # links do not nest, so one of each is enough to know where we stand
    for token in children:
        if token.type == "link_open" and (person := _person(token)) is not None:
            mention, unknown = person in names, person not in names
            if mention:
                token.attrs = {"href": f"/people/{person}", "class": "mention"}
                kept += [token, Token("text", "", 0, content=f"@{names[person]}")]
        elif token.type == "link_close" and (mention or unknown):
            kept += [token] if mention else []
            mention = unknown = False
        elif not mention:
            kept.append(token)
    return kept

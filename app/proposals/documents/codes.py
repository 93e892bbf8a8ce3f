"""The lists of codes of documents that leave and come back."""

from enum import StrEnum


class DocumentFormat(StrEnum):
    """What a proposal can be taken out as. `zip` holds all of them."""

    docx = "docx"
    odt = "odt"
    pdf = "pdf"
    md = "md"
    json = "json"
    zip = "zip"


class Left(StrEnum):
    """What of a Word file does not come in as it is there."""

    formatting = "formatting"
    links = "links"
    form = "form"
    table = "table"
    breaks = "breaks"
    pictures = "pictures"
    footnotes = "footnotes"
    comments = "comments"
    others = "others"

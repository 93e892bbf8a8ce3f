"""What can go wrong with documents that leave and come back, beyond what every room knows."""

from app.core.errors import Problem, TooLarge


class DocumentTooLarge(TooLarge):
    """The file, what it unfolds to, or the text in it is larger than any section."""

    code = "document_too_large"


class UnreadableDocument(Problem):
    """No Word file, or one that hides something."""

    code, status = "unreadable_document", 422


class ForeignDocument(Problem):
    """A file of this proposal that holds other sections, and not the one into which it is brought."""

    code, status = "foreign_document", 422

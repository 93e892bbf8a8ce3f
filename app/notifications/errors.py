"""What can go wrong with notices."""

from app.core.errors import Problem


class NoSuchLink(Problem):
    """The link in the letter is not ours, or was cut short on the way."""

    code, status = "no_such_link", 404

"""What stands before a colon, and what it is given: in the words of three languages."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from app.search.models import Kind

KEYS: Final[Mapping[str, str]] = {
    "from": "from", "de": "from",
    "in": "in", "en": "in", "em": "in",
    "topic": "topic", "tema": "topic",
    "language": "language", "idioma": "language", "lengua": "language", "lingua": "language",
    "before": "before", "antes": "before",
    "after": "after", "despues": "after", "depois": "after",
}  # fmt: skip
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
LANGUAGES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("english", "ingles"), "en"),
    **dict.fromkeys(("spanish", "espanol", "castellano", "espanhol"), "es"),
    **dict.fromkeys(("portuguese", "portugues"), "pt"),
    **dict.fromkeys(("french", "frances"), "fr"),
}
CALLED: Final[Mapping[str, frozenset[Kind]]] = {
    **dict.fromkeys(("post", "posts", "mensaje", "mensajes", "mensagem", "mensagens"), frozenset({Kind.post})),
    **dict.fromkeys(("thread", "threads", "hilo", "hilos", "topico", "topicos"), frozenset({Kind.thread})),
    **dict.fromkeys(
        ("conversation", "conversations", "conversacion", "conversaciones", "conversa", "conversas"),
        frozenset({Kind.thread, Kind.post}),
    ),
    **dict.fromkeys(("exchange", "exchanges", "intercambio", "intercambios"), frozenset({Kind.exchange})),
    **dict.fromkeys(
        (
            "organisation",
            "organisations",
            "organization",
            "organizations",
            "organizacion",
            "organizaciones",
            "organizacao",
            "organizacoes",
        ),
        frozenset({Kind.organisation}),
    ),
    **dict.fromkeys(("person", "people", "persona", "personas", "pessoa", "pessoas"), frozenset({Kind.person})),
    **dict.fromkeys(("offer", "offers", "oferta", "ofertas"), frozenset({Kind.offer})),
}
"""What `in:` calls kinds of records; any other word is the name of a place."""


def day(written: str) -> date | None:
    """The day, or the first one of the month or year; None for what is none."""
    found = _DATE.fullmatch(written)
    try:
        return date(*(int(part or 1) for part in found.groups())) if found else None
    except ValueError:
        return None

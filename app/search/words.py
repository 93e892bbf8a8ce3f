"""Words as both databases are given them: folded, and cut to their stems by the same hand."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

import snowballstemmer

from app.core.i18n import Language
from app.core.text import fold
from app.search.models import LONGEST_WORD

_STEMMERS: Final[Mapping[str, str]] = {"en": "english", "es": "spanish", "pt": "portuguese", "fr": "french"}

# What was folded lost the accents by which the stemmer knows Portuguese endings, and it leaves some plurals apart.
_PORTUGUESE: Final = (
    ("coes", "ção"), ("cao", "ção"), ("oes", "ão"), ("aes", "ão"), ("aos", "ão"), ("ao", "ão"),
    ("ais", "al"), ("eis", "el"), ("ns", "m"),
)  # fmt: skip
_SHORTEST_INFLECTED: Final = 5

_COMMON: Final[Mapping[Language, str]] = {
    Language.en: "a an and are as at be been but by do does for from had has have how i if in into is it its me my no not"
    " of on or our so than that the their them then there they this to too us was we were what when where which who why"
    " will with you your",
    Language.es: "a al algo ante como con cual cuando de del desde donde e el ella ellas ellos en entre era es esa ese eso"
    " esta este esto fue ha han hasta hay la las le les lo los mas me mi muy ni no nos o para pero por porque que quien se"
    " ser si sin sobre son su sus tambien te tu u un una unas uno unos y ya yo",
    Language.pt: "a ao aos as ate com como da das de dela dele do dos e ela elas ele eles em entre era essa esse esta este"
    " eu foi ha isso isto ja la lhe mais mas me meu minha muito na nas nao nem no nos nossa nosso num numa o os ou para pela"
    " pelo por qual quando que quem se sem ser seu sua suas seus so sobre sao tambem te tem um uma umas uns voce voces",
}


def words(text: str) -> list[str]:
    """The folded words of a text, in their order."""
    return [word[:LONGEST_WORD] for word in fold(text).split()]


@lru_cache(maxsize=32_768)
def folded(word: str) -> str:
    """One word, folded; empty for what is none. Remembered, since texts say the same words again and again."""
    return fold(word).strip().replace(" ", "")[:LONGEST_WORD]


@lru_cache(maxsize=32_768)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in a language that nobody here can stem."""
    stemmer = _stemmer(language)
    if stemmer is None:
        return word
    if language == "pt" and len(word) >= _SHORTEST_INFLECTED:
        for ending, restored in _PORTUGUESE:
            if word.endswith(ending):
                word = word[: -len(ending)] + restored
                break
    return words_joined(stemmer.stemWord(word))


def words_joined(stemmed: str) -> str:
    return fold(stemmed).replace(" ", "")


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_STEMMERS[language]) if language in _STEMMERS else None


def primary(tag: str) -> str:
    """The language of a BCP 47 tag without region and script: "es" of "es-419"."""
    return tag.partition("-")[0].lower()


def stems(found: Iterable[str], tag: str) -> list[str]:
    """One stem for each word, so that stems stand beside each other as their words do."""
    language = primary(tag)
    return [stem(word, language) for word in found]


@cache
def common() -> frozenset[str]:
    """Words of all three languages that tell nothing beside others."""
    return frozenset(word for listed in _COMMON.values() for word in listed.split())

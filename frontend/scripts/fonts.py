"""Cut the two faces of src/lib/styles/fonts from the variable Faustina.

python3 -m pip install fonttools brotli && python3 frontend/scripts/fonts.py Faustina[wght].woff2

A first visit is weighed with its fonts: one weight for titles (9 kB, all that signing in needs) and one for reading, with
the letters of English, Spanish, Portuguese and their western neighbours, cost less than one variable file. Other letters,
and signs that only programmers write, fall to the serif of the device.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).parents[1] / "src" / "lib" / "styles" / "fonts"
PROGRAMMERS = frozenset(r"#*<=>@[\]^_`{|}~")
ASCII = "".join(each for each in map(chr, range(0x20, 0x7F)) if each not in PROGRAMMERS)
LETTERS = "áàâãäåéèêëíìîïóòôõöúùûüýñçæøßœÁÀÂÃÄÅÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÝÑÇÆØŒ"
SIGNS = "\u00a0¡¿«»·ºª°–—‘’“”„•…−€§"


def cut(source: str, weight: int) -> None:
    font = TTFont(source)
    deltas = font["gvar"].variations
    for glyph in font.getGlyphOrder():
        deltas.data.setdefault(glyph, [])
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    options = subset.Options()
    options.flavor, options.hinting = "woff2", False
    options.layout_features = ["kern", "tnum"]
    options.name_IDs = [0, 1, 2, 13]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=ASCII + LETTERS + SIGNS)
    subsetter.subset(font)
    subset.save_font(font, FOLDER / f"faustina-{weight}.woff2", options)


for weight in (400, 620):
    cut(sys.argv[1], weight)

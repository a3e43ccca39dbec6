"""Which letters a document can show: those in the fonts that travel with it, and no others."""

import unicodedata
from functools import lru_cache

from fontTools.ttLib import TTFont

from documents.rendering import FONTS

# Joiners and directions have no picture of their own. Marks that are no part of a letter have one, but what
# reads the document aloud would not find them back.
_WITHOUT_PICTURE, _LOOSE = {"Cf"}, {"Mn", "Mc", "Me"}


def unprintable(text: str) -> str:
    """The signs of this text that cannot be printed with our fonts, each once."""
    return "".join(dict.fromkeys(sign for sign in text if not _is_printable(sign)))


def _is_printable(sign: str) -> bool:
    kind = unicodedata.category(sign)
    if kind in _LOOSE:
        return False
    return ord(sign) in _known() or sign.isspace() or kind in _WITHOUT_PICTURE


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    found: set[int] = set()
    for path in FONTS.glob("*-400-normal.woff2"):
        with TTFont(path) as font:
            found |= set(font.getBestCmap())
    return frozenset(found)

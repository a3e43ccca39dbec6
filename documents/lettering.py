"""Which letters a document can show: those in the fonts that travel with it, and no others."""

import unicodedata
from functools import lru_cache

from fontTools.ttLib import TTFont

from documents.rendering import FONTS

# Joiners and directions have no picture of their own.
_WITHOUT_PICTURE = {"Cf"}


def unprintable(text: str) -> str:
    """The signs of this text that no font of ours has, each once."""
    known = _known()
    lacking = [sign for sign in text if ord(sign) not in known and not sign.isspace()]
    return "".join(dict.fromkeys(s for s in lacking if unicodedata.category(s) not in _WITHOUT_PICTURE))


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    found: set[int] = set()
    for path in FONTS.glob("*-400-normal.woff2"):
        with TTFont(path) as font:
            found |= set(font.getBestCmap())
    return frozenset(found)

"""Scores that are not exact, as a chart: a band between 1 and 5, no dot, over the middle of a group."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from documents.pen import PALE, PETROL, SHARED, Looks, Pen, across

ROW, HEAD, FOOT = 62, 26, 40

PRINT: Looks = {
    **SHARED,
    "middle": {"fill": "#dbe9ea", "stroke": PALE, "stroke-width": "1"},
    "band": {"fill": PETROL},
}


@dataclass(frozen=True)
class Band:
    """One row: its name, from where to where it lies, the middle of the group, and the words for it."""

    name: str
    reach: tuple[float, float] | None = None
    middle: tuple[float, float] | None = None
    words: str = ""


def band_chart(bands: Sequence[Band], *, whose: str = "jij", for_print: bool = False) -> SafeString:
    """`whose` band it is, as its reader calls them."""
    pen = _BandPen("vak-bands", PRINT, for_print)
    height = HEAD + ROW * len(bands) + FOOT
    parts = [pen.numbers()]
    parts += [pen.row(band, HEAD + ROW * n) for n, band in enumerate(bands)]
    parts.append(pen.legend(height - 12, whose, has_middle=any(band.middle for band in bands)))
    return pen.sheet(height, _in_words(bands), parts)


class _BandPen(Pen):
    def row(self, band: Band, top: int) -> str:
        """The name above; below it the scale, the middle of the group, and the band on top of both."""
        axis = top + 38
        drawn = [self.text("name", 0, top + 18, band.name)]
        if band.middle:
            drawn.append(self._span("middle", band.middle, axis - 12, 24))
        drawn.append(self.rule(axis))
        if band.reach:
            drawn.append(self._span("band", band.reach, axis - 6, 12, radius=6))
        else:
            drawn.append(self.text("aside", 100, top + 18, "geen uitkomst"))
        return "".join(drawn)

    def legend(self, base: int, whose: str, *, has_middle: bool) -> str:
        words = f"{whose}, ongeveer"
        own = self.box("band", 0, 4, base - 11, 12, radius=6) + self.text("key", 4, base, words, 8)
        if not has_middle:
            return own
        middle = self.box("middle", 45, 49, base - 15, 20)
        return own + middle + self.text("key", 49, base, "midden van de groep", 8)

    def _span(self, look: str, reach: tuple[float, float], y: int, height: int, *, radius: int = 0) -> str:
        first, last = map(across, reach)
        return self.box(look, first, last, y, height, radius=radius)


def _in_words(bands: Sequence[Band]) -> str:
    """The whole chart as a sentence per row, for who cannot see it."""
    return " ".join(["Waar je ongeveer uitkomt, van 1 tot 5.", *map(_told, bands)])


def _told(band: Band) -> str:
    if not band.reach:
        return f"{band.name}: geen uitkomst."
    low, high = (f"{value:.1f}".replace(".", ",") for value in band.reach)
    return f"{band.name}: {low} tot {high}, {band.words}."

"""What charts on a scale from 1 to 5 are drawn with: SVG with classes for a page, where the style sheet
decides, or with its own colours for print. On a page who listens skips it, as the table beside it says it
all; in print it has a title.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

PETROL, PALE, LINE, INK, MUTED = "#02545f", "#9ec3c7", "#c9d6d8", "#1e282c", "#435359"
LEFT, RIGHT = 3.0, 97.0
SCALE = (1, 2, 3, 4, 5)

type Looks = Mapping[str, Mapping[str, str]]

# What the classes that all charts share look like in print. On the page the style sheet decides.
SHARED: Looks = {
    "grid": {"stroke": LINE, "stroke-width": "1"},
    "number": {"fill": MUTED, "font-size": "13", "text-anchor": "middle"},
    "name": {"fill": INK, "font-size": "15", "font-weight": "600"},
    "aside": {"fill": MUTED, "font-size": "13", "text-anchor": "end"},
    "key": {"fill": INK, "font-size": "13"},
}


@dataclass(frozen=True)
class Pen:
    """`block` is the class of the chart on a page, `looks` what its parts look like in print."""

    block: str
    looks: Looks
    for_print: bool

    def sheet(self, height: int, words: str, parts: Iterable[str]) -> SafeString:
        inside = "".join(parts)
        if self.for_print:
            frame = f'viewBox="0 0 620 {height}" width="620" height="{height}" font-family="Source Sans 3"'
            return mark_safe(f"<svg {frame}><title>{escape(words)}</title>{inside}</svg>")
        frame = f'class="{self.block}" width="100%" height="{height}" aria-hidden="true" focusable="false"'
        return mark_safe(f"<svg {frame}>{inside}</svg>")

    def numbers(self) -> str:
        return "".join(self.text("number", across(value), 14, str(value)) for value in SCALE)

    def rule(self, axis: int) -> str:
        rule = self.line("grid", LEFT, axis, RIGHT, axis)
        return rule + "".join(self.line("grid", at, axis - 6, at, axis + 6) for at in map(across, SCALE))

    def circle(self, look: str, x: float, y: int, radius: float) -> str:
        return f'<circle {self._look(look)} cx="{self._at(x)}" cy="{y}" r="{radius}"/>'

    def line(self, look: str, x1: float, y1: int, x2: float, y2: int) -> str:
        ends = f'x1="{self._at(x1)}" y1="{y1}" x2="{self._at(x2)}" y2="{y2}"'
        return f"<line {self._look(look)} {ends}/>"

    def box(self, look: str, x1: float, x2: float, y: int, height: int, *, radius: int = 0) -> str:
        size = f'width="{self._at(x2 - x1)}" height="{height}"' + (f' rx="{radius}"' if radius else "")
        return f'<rect {self._look(look)} x="{self._at(x1)}" y="{y}" {size}/>'

    def text(self, look: str, x: float, y: int, words: str, aside: int = 0) -> str:
        place = f'x="{self._at(x)}" y="{y}"' + (f' dx="{aside}"' if aside else "")
        return f"<text {self._look(look)} {place}>{escape(words)}</text>" if words else ""

    def _at(self, percent: float) -> str:
        """Shares of the width: on the page the chart is as wide as its place, in print 620 units."""
        return f"{percent * 6.2:.1f}" if self.for_print else f"{percent:.2f}%"

    def _look(self, name: str) -> str:
        if self.for_print:
            return " ".join(f'{key}="{value}"' for key, value in self.looks[name].items())
        return f'class="{self.block}__{name}"'


def across(value: float) -> float:
    """Where on the width a value stands, in percent."""
    return LEFT + (RIGHT - LEFT) * (value - SCALE[0]) / (SCALE[-1] - SCALE[0])

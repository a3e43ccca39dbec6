"""Charts as SVG, made on the server: for a page with classes, for print with its own colours (POD-11).

A competence is one row. The scale runs from left to right, and the moments differ in shape as well as in
colour: the first is an open ring, the one half-way an upright line, the last a full dot. Two on the same
value stay apart: the dot lies inside the ring, the line sticks out of both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

SCALE = (1, 2, 3, 4, 5)
ROW, HEAD, FOOT = 62, 34, 44
LEFT, RIGHT = 3.0, 97.0
PETROL, PALE, LINE, INK, MUTED = "#02545f", "#9ec3c7", "#c9d6d8", "#1e282c", "#435359"

# What the classes look like in print. On the page the style sheet decides.
PRINT: dict[str, dict[str, str]] = {
    "grid": {"stroke": LINE, "stroke-width": "1"},
    "number": {"fill": MUTED, "font-size": "13", "text-anchor": "middle"},
    "name": {"fill": INK, "font-size": "15", "font-weight": "600"},
    "change": {"fill": MUTED, "font-size": "13", "text-anchor": "end"},
    "way": {"stroke": PALE, "stroke-width": "5", "stroke-linecap": "round"},
    "mark-0": {"fill": "#ffffff", "stroke": PETROL, "stroke-width": "2.5"},
    "mark-1": {"stroke": PETROL, "stroke-width": "3", "stroke-linecap": "round"},
    "mark-2": {"fill": PETROL},
    "key": {"fill": INK, "font-size": "13"},
}


@dataclass(frozen=True)
class Series:
    """One row: its name, and a value per moment; None where none was given."""

    name: str
    values: tuple[int | None, ...]

    @property
    def given(self) -> list[int]:
        return [value for value in self.values if value is not None]


def growth_chart(series: Sequence[Series], *, labels: Sequence[str], for_print: bool = False) -> SafeString:
    """Self-ratings at three moments. On a page who listens skips it: the table beside it says it all."""
    pen = _Pen(for_print)
    height = HEAD + ROW * len(series) + FOOT
    parts = [pen.numbers()]
    parts += [pen.row(one, HEAD + ROW * n) for n, one in enumerate(series)]
    parts.append(pen.legend(labels, height - 12))
    return pen.sheet(height, _in_words(series, labels), parts)


@dataclass(frozen=True)
class _Pen:
    for_print: bool

    def sheet(self, height: int, words: str, parts: Iterable[str]) -> SafeString:
        inside = "".join(parts)
        if self.for_print:
            frame = f'viewBox="0 0 620 {height}" width="620" height="{height}" font-family="Source Sans 3"'
            return mark_safe(f"<svg {frame}><title>{escape(words)}</title>{inside}</svg>")
        frame = f'class="vak-growth" width="100%" height="{height}" aria-hidden="true" focusable="false"'
        return mark_safe(f"<svg {frame}>{inside}</svg>")

    def numbers(self) -> str:
        return "".join(self._text("number", _across(value), 14, str(value)) for value in SCALE)

    def row(self, series: Series, top: int) -> str:
        """The name above, the way from the first value to the last below it, and the marks on top of that."""
        middle, given = top + 34, series.given
        words = self._text("name", 0, top + 14, series.name) + self._text(
            "change", 100, top + 14, _change(given)
        )
        way = self._line("way", _across(given[0]), middle, _across(given[-1]), middle) if given else ""
        rule = self._line("grid", LEFT, middle, RIGHT, middle)
        rule += "".join(self._line("grid", at, middle - 6, at, middle + 6) for at in map(_across, SCALE))
        marks = [self._mark(n, _across(v), middle) for n, v in enumerate(series.values) if v is not None]
        return words + rule + way + "".join(marks)

    def legend(self, labels: Sequence[str], middle: int) -> str:
        third = 100 / len(labels)
        return "".join(
            self._mark(n, n * third + LEFT, middle - 5)
            + self._text("key", n * third + LEFT, middle, label, 18)
            for n, label in enumerate(labels)
        )

    def _mark(self, moment: int, x: float, y: int) -> str:
        if moment == 1:
            return self._line("mark-1", x, y - 13, x, y + 13)
        radius = 9.5 if moment == 0 else 5.5
        return f'<circle {self._look(f"mark-{moment}")} cx="{self._at(x)}" cy="{y}" r="{radius}"/>'

    def _line(self, look: str, x1: float, y1: int, x2: float, y2: int) -> str:
        ends = f'x1="{self._at(x1)}" y1="{y1}" x2="{self._at(x2)}" y2="{y2}"'
        return f"<line {self._look(look)} {ends}/>"

    def _text(self, look: str, x: float, y: int, words: str, aside: int = 0) -> str:
        place = f'x="{self._at(x)}" y="{y}"' + (f' dx="{aside}"' if aside else "")
        return f"<text {self._look(look)} {place}>{escape(words)}</text>" if words else ""

    def _at(self, percent: float) -> str:
        """Shares of the width: on the page the chart is as wide as its place, in print 620 units."""
        return f"{percent * 6.2:.1f}" if self.for_print else f"{percent:.2f}%"

    def _look(self, name: str) -> str:
        if self.for_print:
            return " ".join(f'{key}="{value}"' for key, value in PRINT[name].items())
        return f'class="vak-growth__{name}"'


def _across(value: int) -> float:
    """Where on the width a value stands, in percent."""
    return LEFT + (RIGHT - LEFT) * (value - SCALE[0]) / (SCALE[-1] - SCALE[0])


def _change(given: Sequence[int]) -> str:
    if not given:
        return "nog niet gescoord"
    if len(given) == 1:
        return f"{given[0]}"
    return f"bleef {given[0]}" if given[0] == given[-1] else f"van {given[0]} naar {given[-1]}"


def _in_words(series: Sequence[Series], labels: Sequence[str]) -> str:
    """The whole chart as a sentence per row, for who cannot see it."""
    rows = []
    for one in series:
        told = [
            f"{label} {value}" for label, value in zip(labels, one.values, strict=True) if value is not None
        ]
        rows.append(f"{one.name}: {', '.join(told) or 'nog niet gescoord'}.")
    return " ".join(["Je eigen scores van 1 tot 5.", *rows])

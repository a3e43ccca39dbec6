"""Growth as a chart, made on the server (POD-11).

A competence is one row. The scale runs from left to right, and the moments differ in shape as well as in
colour: the first is an open ring, the one half-way an upright line, the last a full dot. Two on the same
value stay apart: the dot lies inside the ring, the line sticks out of both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from documents.pen import LEFT, PALE, PETROL, SHARED, Looks, Pen, across

ROW, HEAD, FOOT = 62, 34, 44

PRINT: Looks = {
    **SHARED,
    "way": {"stroke": PALE, "stroke-width": "5", "stroke-linecap": "round"},
    "mark-0": {"fill": "#ffffff", "stroke": PETROL, "stroke-width": "2.5"},
    "mark-1": {"stroke": PETROL, "stroke-width": "3", "stroke-linecap": "round"},
    "mark-2": {"fill": PETROL},
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
    """Self-ratings at three moments."""
    pen = _GrowthPen("vak-growth", PRINT, for_print)
    height = HEAD + ROW * len(series) + FOOT
    parts = [pen.numbers()]
    parts += [pen.row(one, HEAD + ROW * n) for n, one in enumerate(series)]
    parts.append(pen.legend(labels, height - 12))
    return pen.sheet(height, _in_words(series, labels), parts)


class _GrowthPen(Pen):
    def row(self, series: Series, top: int) -> str:
        """The name above, the way from the first value to the last below it, and the marks on top of that."""
        middle, given = top + 34, series.given
        words = self.text("name", 0, top + 14, series.name) + self.text(
            "aside", 100, top + 14, _change(given)
        )
        way = self.line("way", across(given[0]), middle, across(given[-1]), middle) if given else ""
        marks = [self._mark(n, across(v), middle) for n, v in enumerate(series.values) if v is not None]
        return words + self.rule(middle) + way + "".join(marks)

    def legend(self, labels: Sequence[str], middle: int) -> str:
        third = 100 / len(labels)
        return "".join(
            self._mark(n, n * third + LEFT, middle - 5)
            + self.text("key", n * third + LEFT, middle, label, 18)
            for n, label in enumerate(labels)
        )

    def _mark(self, moment: int, x: float, y: int) -> str:
        if moment == 1:
            return self.line("mark-1", x, y - 13, x, y + 13)
        return self.circle(f"mark-{moment}", x, y, 9.5 if moment == 0 else 5.5)


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

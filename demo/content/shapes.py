"""The shapes of the demo's texts. Plain values; what is named stands by name, as in the frameworks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BeforeTexts:
    """`ties` runs along `goals`: the competence or working practice a goal hangs on, or empty."""

    expectation: str
    goals: tuple[str, ...]
    ties: tuple[str, ...]


@dataclass(frozen=True)
class AfterTexts:
    """`results` runs along the goals of the before part: reached, partly or not."""

    results: tuple[str, ...]
    intentions: tuple[tuple[str, str], ...]
    why_not: str = ""
    how_still: str = ""
    attitudes: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()


@dataclass(frozen=True)
class DayTexts:
    before: BeforeTexts | None = None
    after: AfterTexts | None = None

"""A result as a page, a document or a trainer reads it: in words and numbers, the parts that may be seen."""

from collections.abc import Mapping
from dataclasses import dataclass

from bigfive import texts
from bigfive.scales import DOMAINS, FACETS_OF
from bigfive.scoring import TURNED, Result, Score
from bigfive.texts import ScaleText
from documents.bands import Band


@dataclass(frozen=True)
class Row:
    """One scale. What could not be worked out is empty, and the note says why."""

    code: str
    text: ScaleText
    mean: str
    band: str
    word: str
    percentile: str
    note: str
    bar: Band

    @property
    def name(self) -> str:
        return self.text.name


@dataclass(frozen=True)
class Trait:
    """A domain and its facets; of what was not asked for there is nothing."""

    code: str
    text: ScaleText
    row: Row | None
    facets: tuple[Row, ...]

    @property
    def name(self) -> str:
        return self.text.name

    @property
    def facets_note(self) -> str:
        return texts.OTHER_WAY if self.facets and self.code == TURNED else ""

    @property
    def bars(self) -> list[Band]:
        return [row.bar for row in self.facets]


@dataclass(frozen=True)
class Profile:
    compared_with: str
    traits: tuple[Trait, ...]

    @property
    def rows(self) -> list[Row]:
        """The domains."""
        return [trait.row for trait in self.traits if trait.row]

    @property
    def bars(self) -> list[Band]:
        return [row.bar for row in self.rows]


def profile_of(result: Result, *, domains: bool = True, facets: bool = True) -> Profile:
    traits = tuple(
        Trait(
            code=code,
            text=texts.DOMAINS[code],
            row=_domain(code, result) if domains else None,
            facets=_facets(code, result.facets) if facets else (),
        )
        for code in DOMAINS
    )
    return Profile(texts.compared_with(result.age), traits)


def _domain(code: str, result: Result) -> Row:
    score = result.domains[code]
    lacks = any(result.facets[facet] is None for facet in FACETS_OF[code])
    return _row(code, texts.DOMAINS[code], score, _note_on_domain(score, lacks=lacks))


def _facets(domain: str, scores: Mapping[str, Score | None]) -> tuple[Row, ...]:
    return tuple(
        _row(code, texts.FACETS[code], scores[code], _note(scores[code])) for code in FACETS_OF[domain]
    )


def _row(code: str, text: ScaleText, score: Score | None, note: str) -> Row:
    if score is None:
        return Row(code, text, "", "", "", "", note, Band(text.name))
    word = texts.WORDS[score.word] if score.word else texts.NOT_COMPARED
    return Row(
        code=code,
        text=text,
        mean=_number(score.mean),
        band=f"{_number(score.low)} tot {_number(score.high)}",
        word=word,
        percentile=str(score.percentile or ""),
        note=note,
        bar=Band(text.name, (score.low, score.high), score.usual, word),
    )


def _note(score: Score | None) -> str:
    if score is None:
        return texts.TOO_FEW
    return texts.ONE_OF_FOUR if score.missing else ""


def _note_on_domain(score: Score | None, *, lacks: bool) -> str:
    if score is None:
        return texts.TOO_FEW
    notes = [texts.WITHOUT_O6] if score.scale == "O" else []
    if lacks:
        notes.append(texts.WITHOUT_A_FACET)
    elif score.missing:
        notes.append(texts.open_questions(score.missing))
    return " ".join(notes)


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")

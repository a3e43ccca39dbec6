"""What the pages of a programme show, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Prefetch

from people.hanging import hanging_on, listed
from programme.models import Competence, Criterion, Day, Framework, Level, Programme, Question, Version


@dataclass(frozen=True)
class Line:
    """One programme, its newest version first."""

    programme: Programme
    versions: Sequence[Version]

    @property
    def latest(self) -> Version:
        return self.versions[0]


@dataclass(frozen=True)
class Dimension:
    name: str
    word: str
    competences: Sequence[Competence]


@dataclass(frozen=True)
class FrameworkLines:
    framework: Framework
    dimensions: Sequence[Dimension]

    @property
    def size(self) -> int:
        return sum(len(dimension.competences) for dimension in self.dimensions)


def lines(*, archived: bool = False) -> list[Line]:
    """Programmes with a version, by title: those in use or to come, or those in the archive."""
    versions = Version.objects.annotate(day_count=Count("days")).order_by("-number")
    programmes = Programme.objects.filter(archived_at__isnull=not archived)
    programmes = programmes.prefetch_related(Prefetch("versions", versions)).order_by("title")
    return [Line(one, list(one.versions.all())) for one in programmes if one.versions.all()]


def frameworks_of(version: Version) -> list[FrameworkLines]:
    ordered = Prefetch("competences", Competence.objects.order_by("position"))
    frameworks = version.frameworks.prefetch_related(ordered).order_by("position")
    return [FrameworkLines(one, _dimensions(one.competences.all())) for one in frameworks]


def criteria_of(version: int) -> list[Criterion]:
    """What the assessors look at, each with its levels from low to high. Two queries."""
    levels = Prefetch("levels", Level.objects.order_by("number"))
    return list(Criterion.objects.filter(version=version).prefetch_related(levels).order_by("position"))


def competence_choices(version: Version) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a day can train, by framework."""
    return [
        (lines.framework.name, [(str(c.pk), c.name) for d in lines.dimensions for c in d.competences])
        for lines in frameworks_of(version)
    ]


def _dimensions(competences: Iterable[Competence]) -> list[Dimension]:
    groups = groupby(competences, key=lambda c: (c.dimension, c.word))
    return [Dimension(name, word, list(own)) for (name, word), own in groups]


# What every POD asks, whatever the programme (POD-2, POD-4): shown beside a programme's own questions.
FIXED_QUESTIONS = {
    "before": ("Wat verwacht je deze dag te leren?", "Wat wil je kunnen na deze dag? (leerdoelen)"),
    "after": (
        "Heb je je leerdoelen bereikt?",
        "Hoe ga je het oefenen en gebruiken? (voornemens: als …, dan …)",
        "Niet alles bereikt? Waardoor, en hoe ga je het alsnog bereiken?",
    ),
}


@dataclass(frozen=True)
class Contents:
    """All that a version holds, in its order."""

    version: Version
    days: Sequence[Day]
    frameworks: Sequence[FrameworkLines]
    criteria: Sequence[Criterion]
    before: Sequence[Question]
    after: Sequence[Question]


def contents_of(version: Version) -> Contents:
    questions = list(version.questions.order_by("slot"))
    return Contents(
        version=version,
        days=list(version.days.prefetch_related("trains").order_by("number")),
        frameworks=frameworks_of(version),
        criteria=criteria_of(version.pk),
        before=[one for one in questions if one.part == Question.Part.BEFORE],
        after=[one for one in questions if one.part == Question.Part.AFTER],
    )


def cohorts_of(programme: Programme) -> str:
    """How many cohorts were made of it, of whichever version, as words."""
    return listed(hanging_on(programme.versions.all(), only=("cohorts.Cohort",)))


def goes_along(line: Any) -> list[str]:
    """What would be gone with this line, or change by it: sentences."""
    if isinstance(line, Framework):
        days = Day.objects.filter(trains__framework=line).distinct().count()
        return [*_gone(line.competences.count(), "regel", "regels"), *_trained(days)]
    if isinstance(line, Competence):
        return _trained(Day.objects.filter(trains=line).count())
    if isinstance(line, Criterion):
        return _gone(line.levels.count(), "niveau", "niveaus")
    return ["De dagen erna krijgen een lager nummer."] if isinstance(line, Day) else []


def _gone(count: int, one: str, more: str) -> list[str]:
    return (
        [f"Er {'gaat' if count == 1 else 'gaan'} {count} {one if count == 1 else more} mee weg."]
        if count
        else []
    )


def _trained(days: int) -> list[str]:
    if not days:
        return []
    many = f"{days} dagen oefenen" if days > 1 else "Eén dag oefent"
    return [f"{many} hier iets van. Dat gaat van die {'dagen' if days > 1 else 'dag'} af."]

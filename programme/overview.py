"""What the pages of a programme show, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Prefetch

from programme.models import Competence, Criterion, Framework, Level, Programme, Version


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


def lines() -> list[Line]:
    versions = Version.objects.annotate(day_count=Count("days")).order_by("-number")
    programmes = Programme.objects.prefetch_related(Prefetch("versions", versions)).order_by("title")
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

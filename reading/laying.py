"""Laying out reading lists: of a version a copy of the one before it, of a cohort a copy of its version's.

The list of a version in use stands still (COH-1), so a copy is the same whenever it is made: on the first
visit, or by the periodic task. Nobody has to be told of a new version or cohort.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from cohorts.models import Cohort, Session
from programme.models import Competence, Day, Version
from reading.models import Item, ReadingList

BATCH = 50


@dataclass(frozen=True)
class Twins:
    """What the days and competences of one list are called on the other: by number of row."""

    days: Mapping[int, int] = field(default_factory=dict)
    sessions: Mapping[int, int] = field(default_factory=dict)
    competences: Mapping[int, int] = field(default_factory=dict)


def list_of_version(version: Version, *, now: datetime) -> ReadingList:
    """The list of this version; the first time it begins as that of the version before it."""
    return ReadingList.objects.filter(version=version).first() or _lay_for_version(version, now=now)


def list_of_cohort(cohort: Cohort, *, now: datetime) -> ReadingList:
    """The list of this cohort; the first time it begins as that of its version."""
    return ReadingList.objects.filter(cohort=cohort).first() or _lay_for_cohort(cohort, now=now)


def lay_out_missing(*, now: datetime) -> int:
    """Lays out the lists that are not there yet; how many."""
    versions = list(Version.objects.filter(reading_list=None).order_by("pk")[:BATCH])
    cohorts = list(Cohort.objects.filter(reading_list=None).order_by("pk")[:BATCH])
    for version in versions:
        list_of_version(version, now=now)
    for cohort in cohorts:
        list_of_cohort(cohort, now=now)
    return len(versions) + len(cohorts) + _settle()


def _settle() -> int:
    """Titles for a day that had no date yet, and was planned since."""
    waiting = Item.objects.exclude(day=None).exclude(reading_list__cohort=None)
    settled = 0
    for item in waiting.select_related("reading_list__cohort__version"):
        cohort = item.reading_list.cohort
        session = _dated(cohort.version, cohort).get(item.day_id or 0) if cohort else None
        if session:
            settled += Item.objects.filter(pk=item.pk, day=item.day_id).update(session=session, day=None)
    return settled


@transaction.atomic
def _lay_for_version(version: Version, *, now: datetime) -> ReadingList:
    Version.objects.select_for_update().get(pk=version.pk)
    made, is_new = ReadingList.objects.get_or_create(version=version)
    earlier = Version.objects.filter(programme=version.programme_id, number__lt=version.number)
    before = earlier.order_by("-number").first()
    if is_new and before:
        twins = Twins(days=_same_days(before, version), competences=_same_competences(before, version))
        _copy(list_of_version(before, now=now), made, twins, now=now)
    return made


@transaction.atomic
def _lay_for_cohort(cohort: Cohort, *, now: datetime) -> ReadingList:
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    made, is_new = ReadingList.objects.get_or_create(cohort=cohort)
    if is_new:
        version = Version.objects.get(pk=cohort.version_id)
        twins = Twins(_own_days(version), _dated(version, cohort), _own_competences(version))
        _copy(list_of_version(version, now=now), made, twins, now=now)
    return made


def _copy(source: ReadingList, target: ReadingList, twins: Twins, *, now: datetime) -> None:
    copies = list(source.items.on_the_list().order_by("position", "pk"))
    for item in copies:
        day, competence = item.day_id or 0, item.competence_id or 0
        item.pk, item.reading_list, item.added_at = None, target, now
        item.session_id = twins.sessions.get(day)
        item.day_id = None if item.session_id else twins.days.get(day)
        item.competence_id = twins.competences.get(competence)
        item._state.adding = True
    Item.objects.bulk_create(copies)


def _same_days(before: Version, after: Version) -> dict[int, int]:
    numbers = dict(Day.objects.filter(version=after).values_list("number", "pk"))
    days = Day.objects.filter(version=before)
    return {day.pk: numbers[day.number] for day in days if day.number in numbers}


def _same_competences(before: Version, after: Version) -> dict[int, int]:
    by_name = {name: pk for pk, name in _named(after).items()}
    return {pk: by_name[name] for pk, name in _named(before).items() if name in by_name}


def _named(version: Version) -> dict[int, tuple[str, str]]:
    rows = Competence.objects.filter(framework__version=version)
    return {
        pk: (framework, name) for pk, framework, name in rows.values_list("pk", "framework__name", "name")
    }


def _own_days(version: Version) -> dict[int, int]:
    return {pk: pk for pk in version.days.values_list("pk", flat=True)}


def _own_competences(version: Version) -> dict[int, int]:
    return {pk: pk for pk in _named(version)}


def _dated(version: Version, cohort: Cohort) -> dict[int, int]:
    """The session that each day of the plan became: the one with its theme, else the one with its number."""
    sessions = list(Session.objects.that_count().filter(cohort=cohort))
    themes = {session.theme: session.pk for session in sessions}
    numbers = {session.number: session.pk for session in sessions}
    found = {day.pk: themes.get(day.theme) or numbers.get(day.number) for day in version.days.all()}
    return {day: session for day, session in found.items() if session}

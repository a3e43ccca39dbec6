"""Making a programme and changing it. A version that a cohort uses never changes (COH-1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from programme.criteria import LEVELS
from programme.frameworks import StandardFramework
from programme.models import Competence, Criterion, Day, Framework, Level, Programme, Question, Version
from programme.standard import PROGRAMME, StandardDay

DAYS = 8
MOST_DAYS = 40
THEME_TO_COME = "Thema volgt"


class VersionInUse(Refusal):
    message = "Een cohort gebruikt deze versie. Daarom verandert er niets meer. Maak een nieuwe versie."


class VersionGone(Refusal):
    message = "Deze versie is er niet meer: iemand gooide haar net weg. Kies een andere."


class TitleTaken(Refusal):
    message = "Er is al een programma met deze titel. Kies een andere titel."


class TitleInUse(Refusal):
    message = "Een cohort gebruikt dit programma. De titel blijft daarom zoals hij is."


@dataclass(frozen=True)
class DayPlan:
    """One day as it should be. Its place in the list is its number."""

    theme: str
    aims: str = ""
    preparation: str = ""
    trains: frozenset[int] = frozenset()


@transaction.atomic
def new_programme(title: str, *, standard: bool, by: Person, now: datetime) -> Version:
    """A programme with its first version: the standard plan, or eight days that still need a theme."""
    programme = _named(title)
    version = Version.objects.create(programme=programme, number=1, created_at=now)
    if standard:
        _write_standard(version)
    else:
        _write_days(version, [DayPlan(THEME_TO_COME)] * DAYS)
    log_act("programme-made", about=f"version:{version.pk}", by=by, now=now)
    return version


@transaction.atomic
def edit_version(
    version: Version, *, title: str, subtitle: str, aim: str, attendance_asked: int, outcomes: str = ""
) -> None:
    changing = for_change(version)
    _retitle(changing.programme, title)
    changing.subtitle, changing.aim, changing.attendance_asked = subtitle, aim, attendance_asked
    changing.outcomes = outcomes
    changing.save(update_fields=["subtitle", "aim", "attendance_asked", "outcomes"])


@transaction.atomic
def new_version(version: Version, *, by: Person, now: datetime) -> Version:
    """A copy of everything under the next number. An untouched newer version is given instead of one more."""
    programme = Programme.objects.select_for_update().filter(pk=version.programme_id).first()
    if programme is None:
        raise VersionGone
    latest = programme.versions.order_by("-number").first()
    if latest and latest.number > version.number and not latest.is_in_use:
        return latest
    copy = Version.objects.create(
        programme=programme,
        number=(latest.number if latest else 0) + 1,
        subtitle=version.subtitle,
        aim=version.aim,
        outcomes=version.outcomes,
        attendance_asked=version.attendance_asked,
        created_at=now,
    )
    _copy_days(version, copy, _copy_frameworks(version, copy))
    _copy_criteria(version, copy)
    _copy_questions(version, copy)
    log_act("version-made", about=f"version:{copy.pk}", by=by, now=now)
    return copy


@transaction.atomic
def discard(version: Version, *, by: Person, now: datetime) -> None:
    """A version that no cohort uses is thrown away; with its last version goes the programme."""
    # Two who throw away the last two versions would each see the other's, and leave the programme behind.
    Programme.objects.select_for_update().filter(pk=version.programme_id).first()
    for_change(version).delete()
    if not Version.objects.filter(programme=version.programme_id).exists():
        Programme.objects.filter(pk=version.programme_id).delete()
    log_act("version-discarded", about=f"version:{version.pk}", by=by, now=now)


@transaction.atomic
def archive(programme: Programme, *, by: Person, now: datetime) -> None:
    """Its cohorts go on; no new ones begin with it. A second time changes nothing."""
    if Programme.objects.filter(pk=programme.pk, archived_at=None).update(archived_at=now):
        log_act("programme-archived", about=f"programme:{programme.pk}", by=by, now=now)


@transaction.atomic
def bring_back(programme: Programme, *, by: Person, now: datetime) -> None:
    if Programme.objects.filter(pk=programme.pk).exclude(archived_at=None).update(archived_at=None):
        log_act("programme-brought-back", about=f"programme:{programme.pk}", by=by, now=now)


def take_into_use(version: Version, *, now: datetime) -> Version:
    """Called by who makes the first cohort of it, in that transaction: the version stands still from here."""
    locked = Version.objects.select_for_update().filter(pk=version.pk).first()
    if locked is None:
        raise VersionGone
    if not locked.is_in_use:
        locked.in_use_since = now
        locked.save(update_fields=["in_use_since"])
    return locked


def release(version: Version) -> None:
    """Called by who takes away the last cohort of it, in that transaction: the version can change again."""
    Version.objects.filter(pk=version.pk).update(in_use_since=None)


def for_change(version: Version) -> Version:
    """The version, locked until the transaction ends; refused when a cohort uses it."""
    held = Version.objects.select_for_update(of=("self",)).select_related("programme")
    locked = held.filter(pk=version.pk).first()
    if locked is None:
        raise VersionGone
    if locked.is_in_use:
        raise VersionInUse
    return locked


def title_is_free_to_change(version: Version) -> bool:
    """The title belongs to all versions, so one version in use holds it."""
    return not Version.objects.filter(programme=version.programme_id).exclude(in_use_since=None).exists()


def _named(title: str) -> Programme:
    title = " ".join(title.split())
    if Programme.objects.filter(title__iexact=title).exists():
        raise TitleTaken
    try:
        with transaction.atomic():
            return Programme.objects.create(title=title)
    except IntegrityError as error:
        raise TitleTaken from error


def _retitle(programme: Programme, title: str) -> None:
    title = " ".join(title.split())
    if title == programme.title:
        return
    if programme.versions.exclude(in_use_since=None).exists():
        raise TitleInUse
    if Programme.objects.filter(title__iexact=title).exclude(pk=programme.pk).exists():
        raise TitleTaken
    programme.title = title
    programme.save(update_fields=["title"])


def _write_days(version: Version, days: Iterable[DayPlan]) -> None:
    own = set(Competence.objects.filter(framework__version=version).values_list("pk", flat=True))
    number = 0
    for number, plan in enumerate(days, start=1):
        words = {"theme": plan.theme, "aims": plan.aims, "preparation": plan.preparation}
        day, _ = Day.objects.update_or_create(version=version, number=number, defaults=words)
        day.trains.set(plan.trains & own)
    version.days.filter(number__gt=number).delete()


def _copy_frameworks(version: Version, copy: Version) -> dict[int, Competence]:
    """The new competence for the number of each old one."""
    twins: dict[int, Competence] = {}
    for framework in version.frameworks.prefetch_related("competences").order_by("position"):
        old = list(framework.competences.order_by("position"))
        framework.pk, framework.version = None, copy
        framework._state.adding = True
        framework.save(force_insert=True)
        for competence in old:
            number = competence.pk
            competence.pk, competence.framework = None, framework
            competence._state.adding = True
            competence.save(force_insert=True)
            twins[number] = competence
    return twins


def _copy_days(version: Version, copy: Version, twins: dict[int, Competence]) -> None:
    for day in version.days.prefetch_related("trains").order_by("number"):
        trains = [twins[competence.pk] for competence in day.trains.all()]
        words = {"theme": day.theme, "aims": day.aims, "preparation": day.preparation}
        Day.objects.create(version=copy, number=day.number, **words).trains.set(trains)


def _copy_criteria(version: Version, copy: Version) -> None:
    for old in version.criteria.prefetch_related("levels").order_by("position"):
        words: dict[str, str | int] = {"name": old.name, "description": old.description}
        levels = [
            Level(number=level.number, name=level.name, description=level.description)
            for level in old.levels.all()
        ]
        _new_criterion(copy, levels, position=old.position, **words)


def _new_criterion(version: Version, levels: Sequence[Level], **words: str | int) -> None:
    criterion = Criterion.objects.create(version=version, **words)
    for level in levels:
        level.criterion = criterion
    Level.objects.bulk_create(levels)


def _write_criteria(version: Version) -> None:
    for position, plan in enumerate(PROGRAMME.criteria, start=1):
        described = enumerate(zip(LEVELS, plan.levels, strict=True), start=1)
        levels = [Level(number=number, name=name, description=words) for number, (name, words) in described]
        _new_criterion(version, levels, name=plan.name, description=plan.description, position=position)


def _copy_questions(version: Version, copy: Version) -> None:
    own = version.questions.values("part", "slot", "label", "hint")
    Question.objects.bulk_create([Question(version=copy, **words) for words in own])


def _write_standard(version: Version) -> None:
    """The plan of `standard`, in rows."""
    version.subtitle, version.aim = PROGRAMME.subtitle, PROGRAMME.aim
    version.attendance_asked, version.outcomes = PROGRAMME.attendance_asked, "\n".join(PROGRAMME.outcomes)
    version.save(update_fields=["subtitle", "aim", "attendance_asked", "outcomes"])
    _write_criteria(version)
    by_name: dict[str, int] = {}
    for position, plan in enumerate(PROGRAMME.frameworks, start=1):
        by_name = _write_framework(version, plan, position) | by_name
    _write_days(version, [_standard_day(day, by_name) for day in PROGRAMME.days])


def _write_framework(version: Version, plan: StandardFramework, position: int) -> dict[str, int]:
    """The numbers of its competences by name."""
    own = {"kind": plan.kind, "name": plan.name, "source": plan.source, "licence": plan.licence}
    framework = Framework.objects.create(version=version, position=position, **own)
    lines = [(dimension, line) for dimension in plan.dimensions for line in dimension.competences]
    rows = [
        framework.competences.create(
            position=place,
            dimension=dimension.name,
            word=dimension.word,
            name=line.name,
            description=line.description,
        )
        for place, (dimension, line) in enumerate(lines, start=1)
    ]
    return {row.name: row.pk for row in rows}


def _standard_day(day: StandardDay, by_name: dict[str, int]) -> DayPlan:
    trains = frozenset(by_name[name] for name in (*day.competences, *day.practices))
    return DayPlan(day.theme, day.aims, day.preparation, trains)

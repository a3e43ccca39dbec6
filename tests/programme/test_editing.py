from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from cohorts.overview import newest_versions
from people.models import Act, Person
from programme import editing, overview
from programme.criteria import LEVELS
from programme.models import Competence, Day, Programme, Version
from programme.standard import PROGRAMME
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)


@pytest.fixture
def by() -> Person:
    return make.coordinator()


def themes(version: Version) -> list[str]:
    return list(version.days.order_by("number").values_list("theme", flat=True))


def test_the_standard_plan_comes_whole() -> None:
    version = editing.new_programme("Ambtelijk vakmanschap", standard=True, by=make.coordinator(), now=NOW)
    assert themes(version) == [day.theme for day in PROGRAMME.days]
    assert list(version.frameworks.order_by("position").values_list("name", "source", "licence")) == [
        (f.name, f.source, f.licence) for f in PROGRAMME.frameworks
    ]
    for plan, day in zip(PROGRAMME.days, version.days.order_by("number"), strict=True):
        trained = set(day.trains.values_list("name", flat=True))
        assert trained == {*plan.competences, *plan.practices}


def test_an_empty_programme_has_eight_days() -> None:  # COH-2
    version = editing.new_programme("Leeg", standard=False, by=make.coordinator(), now=NOW)
    assert version.days.count() == 8


def test_two_programmes_never_share_a_title() -> None:
    by = make.coordinator()
    editing.new_programme("Vakmanschap", standard=False, by=by, now=NOW)
    with pytest.raises(editing.TitleTaken):
        editing.new_programme(" vakmanschap ", standard=False, by=by, now=NOW)


def test_a_version_in_use_refuses_every_change() -> None:  # COH-1
    version = make.programme_version(title="Vast")
    editing.take_into_use(version, now=NOW)
    with pytest.raises(editing.VersionInUse):
        editing.edit_version(version, title="Vast", subtitle="x", aim="x", attendance_asked=10)
    version.refresh_from_db()
    assert (version.subtitle, version.days.count()) == ("", 8)


def test_the_title_stands_while_any_version_is_in_use() -> None:  # COH-1
    version = make.programme_version(title="Vast")
    editing.take_into_use(version, now=NOW)
    newer = editing.new_version(version, by=make.coordinator(), now=NOW)
    with pytest.raises(editing.TitleInUse):
        editing.edit_version(newer, title="Anders", subtitle="", aim="", attendance_asked=80)
    editing.edit_version(newer, title="Vast", subtitle="Nieuw", aim="", attendance_asked=75)
    newer.refresh_from_db()
    assert (newer.subtitle, newer.attendance_asked) == ("Nieuw", 75)


def test_a_new_version_copies_everything_and_leaves_the_old_one() -> None:  # COH-1
    old = editing.new_programme("Vakmanschap", standard=True, by=make.coordinator(), now=NOW)
    editing.take_into_use(old, now=NOW)
    new = editing.new_version(old, by=make.coordinator(), now=NOW)
    assert new.number == 2 and not new.is_in_use
    assert themes(new) == themes(old)

    def lines(version: Version) -> list[tuple[object, ...]]:
        own = Competence.objects.filter(framework__version=version)
        return list(
            own.order_by("framework__position", "position").values_list("name", "dimension", "description")
        )

    assert lines(new) == lines(old) and lines(old)
    for before, after in zip(old.days.order_by("number"), new.days.order_by("number"), strict=True):
        names = set(before.trains.values_list("name", flat=True))
        assert set(after.trains.values_list("name", flat=True)) == names
        assert not set(before.trains.all()) & set(after.trains.all())


def test_asking_twice_for_a_new_version_gives_one() -> None:
    old = make.programme_version()
    editing.take_into_use(old, now=NOW)
    by = make.coordinator()
    assert editing.new_version(old, by=by, now=NOW) == editing.new_version(old, by=by, now=NOW)


def test_the_database_refuses_what_the_verbs_refuse() -> None:
    version = make.programme_version(days=1)
    for wrong in (
        lambda: Day.objects.create(version=version, number=1, theme="dubbel"),
        lambda: Day.objects.create(version=version, number=0, theme="nul"),
        lambda: Version.objects.create(programme=version.programme, number=1),
        lambda: Version.objects.create(programme=version.programme, number=2, attendance_asked=101),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_a_version_that_nobody_uses_is_thrown_away(by: Person) -> None:
    version = make.programme_version(title="Vast")
    make.cohort(version=version)
    version.refresh_from_db()
    newer = editing.new_version(version, by=by, now=NOW)
    with pytest.raises(editing.VersionInUse):
        editing.discard(version, by=by, now=NOW)
    editing.discard(newer, by=by, now=NOW)
    assert list(Version.objects.all()) == [version]


def test_with_its_last_version_goes_the_programme(by: Person) -> None:
    version = editing.new_programme("Leeg", standard=False, by=by, now=NOW)
    editing.discard(version, by=by, now=NOW)
    assert not Programme.objects.exists()
    assert Act.objects.filter(action="version-discarded").count() == 1


def test_a_programme_in_the_archive_is_offered_for_no_new_cohort(by: Person) -> None:
    version = make.programme_version()
    programme = version.programme
    assert list(newest_versions()) == [version]
    for _ in range(2):
        editing.archive(programme, by=by, now=NOW)
    assert not newest_versions()
    assert [line.programme for line in overview.lines(archived=True)] == [programme] and not overview.lines()
    for _ in range(2):
        editing.bring_back(programme, by=by, now=NOW)
    assert list(newest_versions()) == [version]
    acts = list(Act.objects.order_by("pk").values_list("action", flat=True))
    assert acts == ["programme-archived", "programme-brought-back"]


def test_the_standard_plan_says_what_assessors_look_at_and_what_is_learned() -> None:  # PRV-5
    version = editing.new_programme("Vakmanschap", standard=True, by=make.coordinator(), now=NOW)
    criteria = list(version.criteria.order_by("position"))
    assert [one.name for one in criteria] == [plan.name for plan in PROGRAMME.criteria]
    for one, plan in zip(criteria, PROGRAMME.criteria, strict=True):
        levels = one.levels.order_by("number").values_list("number", "name", "description")
        named = zip(LEVELS, plan.levels, strict=True)
        assert list(levels) == [(n, name, words) for n, (name, words) in enumerate(named, start=1)]
    assert version.outcomes.splitlines() == list(PROGRAMME.outcomes)
    assert 5 <= len(criteria) <= 7


def test_a_new_version_takes_criteria_levels_and_outcomes_along() -> None:  # COH-1
    by = make.coordinator()
    version = editing.new_programme("Vakmanschap", standard=True, by=by, now=NOW)
    editing.take_into_use(version, now=NOW)
    copy = editing.new_version(version, by=by, now=NOW)
    assert described(copy) == described(version)
    assert copy.outcomes == version.outcomes
    copy.criteria.all().delete()
    assert version.criteria.count() == len(PROGRAMME.criteria)


def described(version: Version) -> list[tuple[object, ...]]:
    rows = version.criteria.order_by("position", "levels__number")
    words = ("position", "name", "description", "levels__number", "levels__name", "levels__description")
    return list(rows.values_list(*words))

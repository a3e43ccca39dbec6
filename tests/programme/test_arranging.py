"""The lines of a programme: added, changed, moved and removed one by one, until a cohort uses it (COH-1)."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from people.models import Act, Person
from programme import arranging, editing
from programme.arranging import SORTS, LastDay, NameTaken, Sort, TooMany
from programme.models import Competence, Criterion, Day, Framework, Level, Question, Version
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)
NAMED = {"dag": "theme", "vraag-vooraf": "label", "vraag-achteraf": "label"}
EXTRA: dict[str, dict[str, Any]] = {"kader": {"kind": "practices"}, "niveau": {"description": "Je ziet het."}}


@pytest.fixture
def by() -> Person:
    return make.coordinator()


@pytest.fixture
def version() -> Version:
    return make.programme_version(days=2)


def parent_for(kind: str, version: Version) -> models.Model:
    if kind == "competentie":
        return Framework.objects.create(version=version, kind="competences", name="Eigen kader", position=90)
    if kind == "niveau":
        return Criterion.objects.create(version=version, name="Eigen criterium", position=90)
    return version


def words(kind: str, name: str) -> dict[str, Any]:
    return {NAMED.get(kind, "name"): name} | EXTRA.get(kind, {})


def names(sort: Sort, kind: str, parent: models.Model) -> list[str]:
    return list(sort.among(parent).values_list(NAMED.get(kind, "name"), flat=True))


@pytest.mark.parametrize("kind", SORTS)
def test_lines_are_added_moved_and_removed_in_order(kind: str, version: Version, by: Person) -> None:
    sort, parent = SORTS[kind], parent_for(kind, version)
    old = names(sort, kind, parent)
    made = [arranging.add(sort, parent, words(kind, name), by=by, now=NOW) for name in ("A", "B", "C")]
    assert names(sort, kind, parent) == [*old, "A", "B", "C"]
    arranging.move(sort, made[2], -1, by=by, now=NOW)
    assert names(sort, kind, parent) == [*old, "A", "C", "B"]
    arranging.move(sort, made[1], 1, by=by, now=NOW)
    assert names(sort, kind, parent) == [*old, "A", "C", "B"]
    arranging.move(sort, made[0], 1, by=by, now=NOW)
    assert names(sort, kind, parent) == [*old, "C", "A", "B"]
    arranging.remove(sort, made[0], by=by, now=NOW)
    assert names(sort, kind, parent) == [*old, "C", "B"]
    places = list(sort.among(parent).values_list(sort.order, flat=True))
    assert places == list(range(places[0], places[0] + len(places)))
    assert Act.objects.filter(about=f"version:{version.pk}").count() == 6


@pytest.mark.parametrize("kind", SORTS)
def test_nothing_changes_once_a_cohort_uses_the_version(
    kind: str, version: Version, by: Person
) -> None:  # COH-1
    sort, parent = SORTS[kind], parent_for(kind, version)
    line = arranging.add(sort, parent, words(kind, "Vast"), by=by, now=NOW)
    editing.take_into_use(version, now=NOW)
    before = names(sort, kind, parent)
    for act in (
        lambda: arranging.add(sort, parent, words(kind, "Nieuw"), by=by, now=NOW),
        lambda: arranging.change(line, words(kind, "Anders"), by=by, now=NOW),
        lambda: arranging.move(sort, line, -1, by=by, now=NOW),
        lambda: arranging.remove(sort, line, by=by, now=NOW),
    ):
        with pytest.raises(editing.VersionInUse):
            act()
    assert names(sort, kind, parent) == before


@pytest.mark.parametrize("kind", ["kader", "competentie", "criterium", "vraag-vooraf"])
def test_two_lines_never_share_a_name(kind: str, version: Version, by: Person) -> None:
    sort, parent = SORTS[kind], parent_for(kind, version)
    arranging.add(sort, parent, words(kind, "Zelfde"), by=by, now=NOW)
    other = arranging.add(sort, parent, words(kind, "Ander"), by=by, now=NOW)
    with pytest.raises(NameTaken):
        arranging.add(sort, parent, words(kind, "Zelfde"), by=by, now=NOW)
    with pytest.raises(NameTaken):
        arranging.change(other, words(kind, "Zelfde"), by=by, now=NOW)


@pytest.mark.parametrize("kind", ["dag", "vraag-vooraf", "niveau"])
def test_there_is_an_end_to_the_lines(kind: str, version: Version, by: Person) -> None:
    sort, parent = SORTS[kind], parent_for(kind, version)
    for n in range(sort.most - sort.among(parent).count()):
        arranging.add(sort, parent, words(kind, f"Regel {n}"), by=by, now=NOW)
    with pytest.raises(TooMany, match=f"ten hoogste {sort.most} regels"):
        arranging.add(sort, parent, words(kind, "Te veel"), by=by, now=NOW)


def test_a_programme_keeps_at_least_one_day(by: Person) -> None:
    version = make.programme_version(days=1)
    with pytest.raises(LastDay):
        arranging.remove(SORTS["dag"], version.days.get(), by=by, now=NOW)


def test_a_day_follows_what_is_done_to_its_framework(version: Version, by: Person) -> None:
    framework = parent_for("competentie", version)
    one, other = (
        arranging.add(SORTS["competentie"], framework, {"name": name}, by=by, now=NOW)
        for name in ("Lef", "Rust")
    )
    day = version.days.get(number=1)
    arranging.change(day, {"theme": "Dag", "trains": [one.pk, other.pk]}, by=by, now=NOW)
    arranging.change(one, {"name": "Moed"}, by=by, now=NOW)
    arranging.remove(SORTS["competentie"], other, by=by, now=NOW)
    assert list(day.trains.values_list("name", flat=True)) == ["Moed"]


def test_a_day_trains_only_what_its_own_version_has(version: Version, by: Person) -> None:
    strange = Competence.objects.filter(framework__version=make.programme_version()).values_list(
        "pk", flat=True
    )
    assert strange
    day = version.days.get(number=1)
    arranging.change(day, {"theme": "Dag", "trains": list(strange)}, by=by, now=NOW)
    assert not day.trains.exists()


def test_a_new_version_takes_its_questions_along(version: Version, by: Person) -> None:  # COH-1
    arranging.add(SORTS["vraag-vooraf"], version, {"label": "Trots?", "hint": "Klein"}, by=by, now=NOW)
    editing.take_into_use(version, now=NOW)
    newer = editing.new_version(version, by=by, now=NOW)
    assert list(newer.questions.values_list("part", "slot", "label", "hint")) == [
        ("before", 1, "Trots?", "Klein")
    ]


def test_the_database_refuses_what_the_verbs_refuse(version: Version) -> None:
    criterion = parent_for("niveau", version)
    Question.objects.create(version=version, part="before", slot=1, label="Een")
    Level.objects.create(criterion=criterion, number=1, name="Laag", description="x")
    for wrong in (
        lambda: Question.objects.create(version=version, part="before", slot=1, label="Twee"),
        lambda: Question.objects.create(version=version, part="before", slot=2, label="Een"),
        lambda: Question.objects.create(version=version, part="before", slot=6, label="Zes"),
        lambda: Criterion.objects.create(version=version, name="Eigen criterium", position=91),
        lambda: Level.objects.create(criterion=criterion, number=1, name="Dubbel", description="x"),
        lambda: Day.objects.create(version=version, number=1, theme="dubbel"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()

"""A version's list stands still with it; a cohort begins with a copy that is its own."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cohorts.models import Session
from programme import editing
from programme.models import Day, Version
from reading import keeping, laying
from reading.facts import Facts
from reading.keeping import NotOfThisPlan
from reading.models import Item, Link, ReadingList
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = make.BEFORE_ALL


def add(reading_list: ReadingList, title: str, **facts: Any) -> Item:
    return keeping.add(reading_list, Facts(title, **facts), by=make.person(), now=NOW)


def day(version: Version, number: int) -> Day:
    return Day.objects.get(version=version, number=number)


def test_the_list_of_a_version_in_use_never_changes() -> None:  # COH-1
    version = make.programme_version()
    reading_list = make.reading_list(version)
    item, by = add(reading_list, "Voor de start"), make.person()
    add(reading_list, "Daarna")
    make.cohort(version=version)
    tries = (
        lambda: keeping.add(reading_list, Facts("Nieuw"), by=by, now=NOW),
        lambda: keeping.add_many(reading_list, [Facts("Nieuw")], by=by, now=NOW),
        lambda: keeping.change(item, Facts("Anders"), by=by, now=NOW),
        lambda: keeping.remove(item, by=by, now=NOW),
        lambda: keeping.move(item, up=False),
    )
    for change in tries:
        with pytest.raises(editing.VersionInUse):
            change()
    assert list(reading_list.items.values_list("title", flat=True)) == ["Voor de start", "Daarna"]


def test_a_cohort_begins_with_a_copy_at_its_own_days() -> None:  # COH-1
    version = make.programme_version(days=8)
    listening = version.frameworks.get(position=1).competences.get(name="Luisteren")
    whole = make.reading_list(version)
    add(whole, "Voor alles", address="https://voorbeeld.example/")
    add(whole, "Bij dag 3", day=day(version, 3).pk, competence=listening.pk)
    add(whole, "Bij dag 8", day=day(version, 8).pk)
    cohort = make.cohort(version=version, days=4)
    copied = make.reading_list(cohort)
    rows = [
        (one.title, one.session, one.day, one.competence, one.link and one.link.address)
        for one in copied.items.order_by("position")
    ]
    assert rows == [
        ("Voor alles", None, None, None, "https://voorbeeld.example/"),
        ("Bij dag 3", make.session(cohort, 3), None, listening, None),
        # Not planned yet.
        ("Bij dag 8", None, day(version, 8), None, None),
    ]


def test_a_copy_follows_the_theme_when_days_were_renumbered() -> None:
    version = make.programme_version()
    add(make.reading_list(version), "Bij thema 3", day=day(version, 3).pk)
    cohort = make.cohort(version=version)
    third, fourth = make.session(cohort, 3), make.session(cohort, 4)
    Session.objects.filter(pk=third.pk).update(number=99)
    Session.objects.filter(pk=fourth.pk).update(number=3)
    assert make.reading_list(cohort).items.get().session_id == third.pk


def test_what_a_cohort_changes_stays_there() -> None:
    version = make.programme_version()
    add(make.reading_list(version), "Van het programma")
    first, second = make.cohort(version=version), make.cohort(version=version)
    lists = [make.reading_list(one) for one in (first, second)]
    keeping.remove(lists[0].items.get(), by=make.person(), now=NOW)
    add(lists[0], "Van dit cohort")
    titles = [[item.title for item in one.items.all()] for one in (*lists, make.reading_list(version))]
    assert titles == [["Van dit cohort"], ["Van het programma"], ["Van het programma"]]


def test_a_new_version_begins_with_the_list_before_it_at_its_own_days_and_competences() -> None:
    version = make.programme_version()
    listening = version.frameworks.get(position=1).competences.get(name="Luisteren")
    add(make.reading_list(version), "Bij dag 2", day=day(version, 2).pk, competence=listening.pk)
    make.cohort(version=version)
    new = editing.new_version(version, by=make.person(), now=NOW)
    copied = make.reading_list(new).items.get()
    assert (copied.day, copied.competence.name) == (day(new, 2), "Luisteren")
    assert copied.competence.framework.version == new
    keeping.change(copied, Facts("Anders"), by=make.person(), now=NOW)
    assert make.reading_list(version).items.get().title == "Bij dag 2"


def test_the_task_lays_out_what_is_missing_once() -> None:
    version = make.programme_version()
    cohort = make.cohort(version=version)
    assert not ReadingList.objects.exists()
    assert laying.lay_out_missing(now=NOW) == 2
    assert {one.cohort or one.version for one in ReadingList.objects.all()} == {cohort, version}
    assert laying.lay_out_missing(now=NOW) == 0


def test_a_title_for_a_day_without_a_date_finds_it_when_it_is_planned() -> None:
    version = make.programme_version()
    add(make.reading_list(version), "Bij dag 5", day=day(version, 5).pk)
    cohort = make.cohort(version=version, days=4)
    item = make.reading_list(cohort).items.get()
    laying.lay_out_missing(now=NOW)
    item.refresh_from_db()
    assert (item.session, item.day) == (None, day(version, 5))
    last = make.session(cohort, 4)
    later = last.starts_at + timedelta(days=14)
    planned = Session.objects.create(
        cohort=cohort, number=5, theme="Thema 5", starts_at=later, ends_at=later + make.HOUR
    )
    laying.lay_out_missing(now=NOW)
    item.refresh_from_db()
    assert (item.session, item.day) == (planned, None)


def test_a_day_or_competence_of_another_programme_is_refused() -> None:
    mine, other = make.cohort(), make.cohort()
    listening = other.version.frameworks.get(position=1).competences.get(name="Luisteren")
    for facts in (
        Facts("Titel", session=make.session(other, 1).pk),
        Facts("Titel", day=day(other.version, 1).pk),
        Facts("Titel", competence=listening.pk),
    ):
        with pytest.raises(NotOfThisPlan):
            keeping.add(make.reading_list(mine), facts, by=make.person(), now=NOW)


@pytest.mark.parametrize(
    "make_wrong",
    [
        lambda mine: ReadingList.objects.create(),
        lambda mine: ReadingList.objects.create(cohort=make.cohort(), version=make.programme_version()),
        lambda mine: ReadingList.objects.create(cohort=mine.reading_list.cohort),
        lambda mine: Item.objects.filter(pk=mine.pk).update(title=""),
        lambda mine: Item.objects.filter(pk=mine.pk).update(year=12),
        lambda mine: make.reading_item(mine.reading_list.cohort, mine.title),
        lambda mine: Link.objects.create(address="javascript:alert(1)", due_at=NOW),
        lambda mine: Link.objects.create(address="ftp://boeken.example/", due_at=NOW),
    ],
)
def test_the_database_refuses_what_is_no_list_title_or_link(make_wrong: Any) -> None:
    item = make.reading_item(make.cohort())
    with pytest.raises(IntegrityError), transaction.atomic():
        make_wrong(item)

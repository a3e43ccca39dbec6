"""At the end the case is gone, whoever or whatever ends it (BUD-4)."""

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from buddies import laying
from intervisie import ending, running, tasks, telling
from intervisie.models import Intervisie
from intervisie.telling import CaseGone
from tests import factories as make
from tests.concurrency import at_once
from tests.intervisie.group import Group, browser, later
from writing.models import Text, Version
from writing.saving import Origin

SECRET = "kwetsbaar-verhaal-over-de-wethouder"


def write(made: Intervisie, words: str, *, base: int, by: Any, now: Any) -> Any:
    return telling.save(made, fields={"case": words}, origin=Origin(base), by=by.person, now=now)


def told(group: Group) -> Intervisie:
    """With an earlier version, one beside it and one that was merged."""
    made = group.begun()
    write(made, f"Eerste regel.\n\n{SECRET}", base=0, by=group.sanne, now=group.now)
    write(made, f"Eerste regel.\n\n{SECRET} en meer", base=1, by=group.sanne, now=group.now)
    assert write(
        made, f"Eerste regel.\n\n{SECRET} maar anders", base=1, by=group.ahmed, now=group.now
    ).clashes
    write(made, f"Andere regel.\n\n{SECRET}", base=1, by=group.ahmed, now=group.now)
    return made


def rows_with(words: str) -> list[str]:
    """Every row of every table in which these words stand."""
    found = []
    for model in apps.get_models():
        texts = [
            f.name
            for f in model._meta.fields
            if isinstance(f, models.TextField | models.CharField | models.JSONField)
        ]
        for row in model._base_manager.all():
            if any(words in str(getattr(row, name)) for name in texts):
                found.append(f"{model.__name__} {row.pk}")
    return found


def test_the_case_is_shared_and_saved_while_it_is_typed(group: Group) -> None:  # BUD-4
    made = group.begun()
    answers = [
        browser(who.person)
        .post(
            reverse("intervisie:write", args=[made.pk]),
            {"case": words, "version": version, "who": who.person.pk},
            headers={"Accept": "application/json"},
        )
        .json()
        for who, words, version in (
            (group.sanne, "Ik zit vast.", 0),
            (group.ahmed, "Ik zit vast.\n\nMijn vraag: hoe verder?", 1),
        )
    ]
    assert [(one["state"], one["number"]) for one in answers] == [("saved", 1), ("saved", 2)]
    page = browser(group.sanne.person).get(reverse("intervisie:table", args=[made.pk]))
    assert "Mijn vraag: hoe verder?" in page.content.decode()


def test_at_the_end_no_row_holds_a_word_of_the_case(group: Group) -> None:  # BUD-4
    made = told(group)
    assert len(rows_with(SECRET)) > 3
    browser(group.ahmed.person).get(reverse("intervisie:versions", args=[made.pk]))
    make.ended(made, by=group.sanne.person, now=group.now)
    assert rows_with(SECRET) == []
    assert (Text.objects.count(), Version.objects.count()) == (0, 0)


def test_what_is_kept_is_method_date_and_who_was_there(group: Group) -> None:  # BUD-4
    made = group.begun(group.sanne, group.ahmed, group.fleur)
    there = {group.seat(made, one).pk for one in (group.sanne, group.ahmed)}
    ending.end(made, present=there, by=group.sanne.person, now=later(group.now, hours=1))
    page = browser(group.sanne.person).get(reverse("intervisie:table", args=[made.pk])).content.decode()
    assert "Roddelmethode" in page and "Fleur Bakker" in page
    assert page.count("(was er niet)") == 1
    assert dict(made.members.values_list("enrolment", "was_there")) == {
        group.sanne.pk: True,
        group.ahmed.pk: True,
        group.fleur.pk: False,
    }


def test_a_pair_finds_it_in_what_they_did_together(group: Group) -> None:  # BUD-3, BUD-4
    for people in ((group.sanne, group.ahmed), (group.sanne, group.ahmed, group.fleur)):
        make.ended(group.begun(*people, case=SECRET), by=group.sanne.person, now=group.now)
    activity = group.pair.activities.get()
    assert (activity.kind, activity.note, activity.logged_by) == ("intervisie", "", group.sanne.person)
    assert activity.on == localdate(group.now)


def test_a_pair_that_stopped_meanwhile_rounds_off_as_well(group: Group) -> None:  # BUD-3
    made = told(group)
    laying.end(group.pair, by=group.trainer, now=group.now)
    make.ended(made, by=group.sanne.person, now=group.now)
    assert (group.pair.activities.count(), rows_with(SECRET)) == (0, [])


def test_rounding_off_says_who_were_there_and_is_for_who_leads(group: Group) -> None:
    made = told(group)
    everyone = set(made.members.values_list("pk", flat=True))
    with pytest.raises(running.NotLeading):
        ending.end(made, present=everyone, by=group.ahmed.person, now=group.now)
    with pytest.raises(ending.NobodyThere):
        ending.end(made, present=set(), by=group.sanne.person, now=group.now)
    assert rows_with(SECRET) != []


def test_after_the_end_nothing_is_pressed_or_written(group: Group) -> None:  # BUD-4
    made = told(group)
    make.ended(made, by=group.sanne.person, now=group.now)
    with pytest.raises(running.Ended):
        make.pressed(made, "next", by=group.sanne.person, now=group.now)
    with pytest.raises(CaseGone):
        write(made, SECRET, base=4, by=group.sanne, now=group.now)
    assert rows_with(SECRET) == []


def test_a_browser_that_saves_after_the_end_is_told_to_keep_nothing(group: Group) -> None:  # BUD-4
    made, client = told(group), browser(group.ahmed.person)
    make.ended(made, by=group.sanne.person, now=group.now)
    url, form = reverse("intervisie:write", args=[made.pk]), {"case": SECRET, "version": "4"}
    answer = client.post(url, form, headers={"Accept": "application/json"})
    assert answer.json() == {"state": "erased"}
    assert client.post(url, form)["Location"] == reverse("intervisie:table", args=[made.pk])
    assert SECRET not in client.get(reverse("intervisie:table", args=[made.pk])).content.decode()
    assert rows_with(SECRET) == []


def test_a_browser_keeps_no_copy_of_the_table(group: Group) -> None:  # BUD-4
    made = told(group)
    page = browser(group.sanne.person).get(reverse("intervisie:table", args=[made.pk]))
    assert "no-store" in page["Cache-Control"]


def test_one_that_nobody_rounds_off_ends_after_a_day(group: Group) -> None:  # BUD-4
    made = told(group)
    assert ending.end_forgotten(now=later(group.now, hours=23, minutes=59)) == 0
    assert rows_with(SECRET) != []
    assert ending.end_forgotten(now=later(group.now, hours=24)) == 1
    assert rows_with(SECRET) == []
    made.refresh_from_db()
    assert made.ended_at == later(group.now, hours=24)
    assert set(made.members.values_list("was_there", flat=True)) == {None}
    assert ending.end_forgotten(now=later(group.now, hours=25)) == 0


def test_the_periodic_task_does_it(group: Group) -> None:  # BUD-4
    made = told(group)
    Intervisie.objects.filter(pk=made.pk).update(begun_at=later(group.now, days=-2))
    assert (tasks.erase(), tasks.erase()) == (1, 0)
    assert rows_with(SECRET) == []


def test_the_database_refuses_a_case_after_the_end(group: Group) -> None:  # BUD-4
    made = told(group)
    with pytest.raises(IntegrityError), transaction.atomic():
        Intervisie.objects.filter(pk=made.pk).update(ended_at=group.now)


@pytest.mark.django_db(transaction=True)
def test_a_save_and_the_end_at_once_leave_nothing(groups) -> None:  # BUD-4
    group = groups()
    made = told(group)
    saves = [
        lambda n=n: write(made, f"{SECRET} {n}", base=4, by=group.ahmed, now=group.now) for n in range(3)
    ]
    _, refused = at_once([*saves, lambda: make.ended(made, by=group.sanne.person, now=group.now)])
    assert {type(one) for one in refused} <= {CaseGone}
    assert rows_with(SECRET) == []
    assert Text.objects.count() == 0

"""Everyone, with what they are where; and one person for the office."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assignments.models import Support
from cohorts import enrolling
from desk import people_list
from desk.people_list import Wanted
from people import reaching
from people.models import Person
from tests import factories as make
from tests.desk.test_import_pages import text

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-10", "10:00")


def relations(person: Person, *, sees_applications: bool = True) -> list[tuple[str, str]]:
    found = people_list.relations_of([person], sees_applications=sees_applications, now=NOW)
    return [(one.role, one.where) for one in found[person.pk]]


def names(**wanted: Any) -> list[str]:
    page = people_list.page_of(Wanted(**wanted), number="", sees_applications=True, now=NOW)
    return [line.person.name for line in page.object_list]


def test_somebody_has_several_roles_at_once() -> None:  # PPL-1, PPL-2
    north, south = make.cohort(name="Noord"), make.cohort(name="Zuid")
    sanne = make.trainer(north)
    sanne_in_south = make.enrolment(south, who=sanne)
    fellow = make.enrolment(north, "Ahmed Yilmaz")
    make.support(fellow, Support.Role.MENTOR, who=sanne)
    make.application(make.cohort(name="Oost"), who=sanne, handed_in_at=NOW)
    make.application(make.cohort(name="West"), who=sanne)
    assert relations(sanne) == [
        ("deelnemer", "Zuid"),
        ("trainer", "Noord"),
        ("praktijkbegeleider", "Ahmed Yilmaz"),
        ("aanmelder", "Oost"),
    ]
    assert ("aanmelder", "Oost") not in relations(sanne, sees_applications=False)
    enrolling.withdraw(sanne_in_south, by=make.coordinator(), now=NOW)
    assert relations(sanne)[0] == ("gestopt", "Zuid")


def test_each_role_can_be_asked_for() -> None:
    cohort = make.cohort()
    mine = make.enrolment(cohort, "Sanne")
    make.trainer(cohort, "Fatima")
    make.support(mine, Support.Role.MENTOR, "Gijs")
    make.support(mine, Support.Role.PRINCIPAL, "Olga")
    make.admission(cohort, "Wacht")
    make.application(cohort, "Vraagt", handed_in_at=NOW)
    gone = make.enrolment(cohort, "Weg")
    enrolling.withdraw(gone, by=make.coordinator("Monique"), now=NOW)
    make.person("Niemand")
    by_role = {role: names(role=role) for role in people_list.ROLES}
    assert by_role == {
        "deelnemer": ["Sanne"],
        "wachtlijst": ["Wacht"],
        "gestopt": ["Weg"],
        "trainer": ["Fatima"],
        "praktijkbegeleider": ["Gijs"],
        "opdrachtgever": ["Olga"],
        "aanmelder": ["Vraagt"],
        "bureau": ["Monique"],
        "geen": ["Niemand"],
    }
    assert names(cohort=cohort.pk) == ["Fatima", "Sanne", "Wacht"]


def test_words_find_name_address_and_organisation() -> None:
    kim = make.person(
        "Kim Bos", email="k.bos@waterland.example", organisation=make.organisation("Gemeente Zeeburg")
    )
    make.person("Kim Smit")
    assert names(words="kim bos") == names(words="waterland KIM") == names(words="zeeburg") == [kim.name]
    assert names(organisation=kim.organisation_id) == [kim.name]
    assert names(words="niemand%") == []


def test_what_was_asked_stays_in_the_address(office: Client) -> None:
    for n in range(51):
        make.enrolment(make.cohort(days=1), f"Zoek {n:02}") if n == 50 else make.person(f"Zoek {n:02}")
    page = text(office.get(reverse("desk:people"), {"zoek": "Zoek", "rol": "geen"}))
    assert "50 mensen gevonden" in page and "Bladzijde" not in page
    page = text(office.get(reverse("desk:people"), {"zoek": "Zoek"}))
    assert "zoek=Zoek&amp;pagina=2" in page
    page = text(office.get(reverse("desk:people"), {"zoek": "Zoek", "rol": "tovenaar", "cohort": "9" * 30}))
    assert "51 mensen gevonden" in page


def test_a_search_is_counted_as_far_as_anyone_reads_on(office: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(people_list, "MOST_COUNTED", 3)
    for n in range(5):
        make.person(f"Zoek {n}")
    page = text(office.get(reverse("desk:people"), {"zoek": "Zoek"}))
    assert "Meer dan 3 mensen gevonden" in page and "Zoek preciezer" in page
    assert "6 mensen gevonden" in text(office.get(reverse("desk:people")))


def test_the_list_takes_as_many_queries_whatever_people_are() -> None:
    counts = []
    for size in (1, 3, 30):
        cohort = make.cohort()
        for _ in range(size):
            make.support(make.enrolment(cohort))
            make.trainer(cohort)
        with CaptureQueriesContext(connection) as captured:
            people_list.page_of(Wanted(), number="", sees_applications=True, now=NOW)
        counts.append(len(captured))
    assert counts == [counts[0]] * 3


def test_a_person_for_the_office_without_anybodys_text(office: Client) -> None:  # PRI-1
    now = timezone.now()
    cohort = make.cohort(name="Noord", first_day=timezone.localdate() + timedelta(days=20))
    enrolling.enrol(
        cohort,
        name="Kim Bos",
        email="kim@b.example",
        organisation="Waterrijk",
        team="",
        trainer="Fatima",
        decided_on=timezone.localdate(),
        by=make.coordinator("Monique Timmers"),
        now=now,
    )
    kim = Person.objects.get(email="kim@b.example")
    reaching.refused(kim, answer="550 Onbekend", now=now)
    page = text(office.get(reverse("desk:person", args=[kim.pk])))
    assert "Kreeg een plaats: Noord" in page and "door Monique Timmers" in page
    assert "Uitnodiging" in page and "Nog nooit" in page
    assert "neemt geen mail aan" in page and "550" not in page


def test_what_is_done_about_a_pod_or_a_conversation_is_not_the_offices() -> None:
    from people.looking import log_act

    mine = make.enrolment(make.cohort())
    log_act("waived", about=f"enrolment:{mine.pk}", reason="Privé", by=mine.person, now=NOW)
    log_act("buddies-remade", about=f"enrolment:{mine.pk}", by=mine.person, now=NOW)
    from desk import person_page

    assert person_page.page_of(mine.person, sees_applications=True, now=NOW).acts == []


def test_inviting_begins_with_a_cohort_that_is_not_over(office: Client) -> None:
    over, ahead = make.cohort(days=1), make.cohort(first_day=timezone.localdate() + timedelta(days=9))
    kim = make.person("Kim Bos")
    page = office.get(reverse("desk:invite"), {"wie": kim.pk})
    assert ahead.name in text(page) and over.name not in text(page)
    sent = office.get(reverse("desk:invite"), {"cohort": ahead.pk, "hoe": "een", "wie": kim.pk})
    assert sent["Location"] == f"{reverse('cohorts:invite', args=[ahead.pk])}?wie={kim.pk}"
    assert f'value="{kim.email}"' in text(office.get(sent["Location"]))
    sent = office.get(reverse("desk:invite"), {"cohort": ahead.pk, "hoe": "lijst"})
    assert sent["Location"] == reverse("desk:new_list", args=[ahead.pk])
    assert office.get(reverse("desk:invite"), {"cohort": over.pk}).status_code == 422


def test_inviting_begins_with_the_only_cohort_or_with_planning_one(office: Client) -> None:
    url = reverse("desk:invite")
    empty = office.get(url).content.decode()
    assert "Plan dat eerst" in empty and reverse("cohorts:list") in empty and "<select" not in empty
    one = make.cohort(days=1, first_day=timezone.localdate() + timedelta(days=9))
    assert f'<option value="{one.pk}" selected' in office.get(url).content.decode()
    make.cohort(days=1, first_day=timezone.localdate() + timedelta(days=9))
    several = office.get(url).content.decode()
    assert "Maak een keuze</option>" in several and "Select an option" not in several
    assert f'<option value="{one.pk}" selected' not in several

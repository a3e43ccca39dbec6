"""The first page and the menu follow from someone's relations (PPL-2)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Cohort, Enrolment, Trainership
from intake import access, desk
from intake.desk import DECIDED, PLANNED
from intake.models import Application, Interview
from people.models import Coordinator, Person
from pod import feedback
from pod.models import Circle
from progress.navigation import Navigation, navigation
from progress.roles import roles_of
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort(first_day=timezone.localdate())


def menu(person: Person, path: str = "/") -> Navigation:
    request = RequestFactory().get(path)
    request.user = person
    return Navigation(request)


def labels(person: Person) -> list[str]:
    return [item.label for item in menu(person).items]


OFFICE = ("Cohorten", "Mensen", "Uitgaande mail", "Programma's")


def test_each_role_has_its_own_menu(cohort: Cohort) -> None:  # PPL-2
    enrolment = make.enrolment(cohort)
    cast = {
        "Deelnemer": (enrolment.person, ["Mijn traject", "Mijn POD", "Berichten"]),
        "Trainer": (make.trainer(cohort), ["Mijn cohorten", "Wacht op reactie", "Aanmeldingen", "Berichten"]),
        "Begeleider": (make.support(enrolment).person, ["Wie ik begeleid", "Berichten"]),
        "Contactpersoon": (
            make.coordinator(),
            ["Aanmeldingen", "Cohorten", "Mensen", "Uitgaande mail", "Programma's", "Berichten"],
        ),
        "Beheerder": (
            make.administrator(),
            ["Cohorten", "Mensen", "Uitgaande mail", "Programma's", "Beheersite", "Berichten"],
        ),
        "": (make.person(), ["Berichten"]),
    }
    for role, (person, items) in cast.items():
        assert (menu(person).role, labels(person)) == (role, items)


def test_several_roles_give_all_items_the_participant_first(cohort: Cohort) -> None:  # PPL-2
    person = make.enrolment(cohort).person
    make.trainer(make.cohort(first_day=timezone.localdate()), who=person)
    make.support(make.enrolment(cohort), who=person)
    assert menu(person).role == "Deelnemer, Trainer, Begeleider"
    assert labels(person) == [
        "Mijn traject",
        "Mijn POD",
        "Mijn cohorten",
        "Wacht op reactie",
        "Aanmeldingen",
        "Wie ik begeleid",
        "Berichten",
    ]


def test_a_relation_that_ended_gives_nothing(cohort: Cohort) -> None:  # PPL-2
    now = timezone.now()
    enrolment, trainer, office = make.enrolment(cohort), make.trainer(cohort), make.coordinator()
    mentor = make.support(enrolment).person
    Enrolment.objects.filter(pk=enrolment.pk).update(withdrawn_at=now)
    Trainership.objects.filter(person=trainer).update(until=now)
    Coordinator.objects.filter(person=office).update(until=now)
    for person in (enrolment.person, trainer, office, mentor):
        assert (menu(person).role, labels(person)) == ("", ["Berichten"])


def test_an_old_cohort_is_not_led_any_more() -> None:  # PPL-2
    assert labels(make.trainer(make.cohort(first_day=make.FIRST_DAY.replace(year=2016)))) == ["Berichten"]


def test_the_menu_counts_what_waits_and_what_is_new() -> None:  # POD-10
    cohort = make.cohort(first_day=timezone.localdate() - timedelta(days=3))
    enrolment, trainer = make.enrolment(cohort), make.trainer(cohort)
    entry = make.handed_in(make.entry(make.pod(enrolment, with_trainers=True), 1))
    private = make.pod(make.enrolment(cohort))
    make.handed_in(make.entry(private, 1))
    assert [(i.count, i.count_label) for i in menu(trainer).items if i.count] == [
        (1, "wachten op je reactie")
    ]
    words = {"saw": "Goed.", "effect": "", "next_step": ""}
    feedback.give(entry, Circle.TRAINERS, words=words, token="t", by=trainer, now=timezone.now())
    assert [i.count for i in menu(trainer).items if i.count] == []
    assert [(i.label, i.count) for i in menu(enrolment.person).items if i.count] == [("Mijn POD", 1)]


def test_one_item_is_current_the_one_that_fits_best(cohort: Cohort) -> None:
    trainer = make.trainer(cohort)
    for name, label in (("trainer", "Mijn cohorten"), ("queue", "Wacht op reactie")):
        items = menu(trainer, reverse(f"progress:{name}")).items
        assert [item.label for item in items if item.is_current] == [label]
    assert [item.label for item in menu(trainer, "/hulp/").items if item.is_current] == []


def test_all_roles_are_found_in_one_query(cohort: Cohort) -> None:
    person = make.trainer(cohort, who=make.enrolment(cohort).person)
    with CaptureQueriesContext(connection) as queries:
        roles_of(person, now=timezone.now())
    assert len(queries) == 1


def test_nothing_is_looked_up_until_a_page_asks(rf: RequestFactory, cohort: Cohort) -> None:
    request = rf.get("/")
    request.user = make.trainer(cohort)
    with CaptureQueriesContext(connection) as queries:
        navigation(request)
    assert len(queries) == 0


def test_the_front_page_tells_a_stranger_what_this_is(client: Client) -> None:
    shown = client.get("/").content.decode()
    assert "Voor wie is dit?" in shown and reverse("account_request_login_code") in shown


def test_home_leads_to_the_first_page_of_the_first_role(client: Client, cohort: Cohort) -> None:
    enrolment = make.enrolment(cohort)
    cast = [
        (enrolment.person, reverse("progress:journey", args=[enrolment.pk])),
        (make.trainer(cohort), reverse("progress:trainer")),
        (make.support(enrolment).person, reverse("progress:supporter")),
        (make.coordinator(), reverse("cohorts:list")),
        (make.administrator(), reverse("cohorts:list")),
    ]
    for person, url in cast:
        client.force_login(person)
        assert client.get("/").url == url
    client.force_login(make.person())
    assert "Je doet nu nergens aan mee" in client.get("/").content.decode()


@pytest.mark.parametrize("name", ["help", "privacy_statement", "accessibility", "licences"])
def test_pages_for_everyone_are_open(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 200


def test_who_applied_finds_the_application_from_every_page(client: Client, cohort: Cohort) -> None:  # INT-1
    mine = make.application(make.open_cohort())
    [item, _] = menu(mine.person).items
    assert (item.label, item.url) == ("Mijn aanmelding", reverse("intake:mine", args=[mine.pk]))
    client.force_login(mine.person)
    assert item.url in client.get(reverse("outbox:messages")).content.decode()
    make.enrolment(cohort, who=mine.person)
    assert labels(mine.person) == ["Mijn traject", "Mijn POD", "Berichten"]
    taken_back = make.application(make.open_cohort())
    Application.objects.filter(pk=taken_back.pk).update(withdrawn_at=timezone.now())
    assert labels(taken_back.person) == ["Berichten"]


def test_the_menu_counts_the_applications_that_ask_something(cohort: Cohort) -> None:  # INT-2
    trainer, office, now = make.trainer(cohort), make.coordinator(), timezone.now()
    make.application(cohort, who=trainer, handed_in_at=now)
    make.application(make.cohort(), handed_in_at=now)
    make.application(cohort)
    planned, held, wished, judged, decided = (make.application(cohort, handed_in_at=now) for _ in range(5))
    make.interview(planned)
    make.interview(held, starts_at=now - timedelta(hours=2))
    Interview.objects.filter(pk=make.interview(wished).pk).update(wished_at=now)
    make.interview(judged)
    make.record(judged, by=trainer)
    make.record(decided, by=trainer)
    make.decision(decided)
    make.application(cohort, handed_in_at=now)

    def counted(person: Person) -> int:
        return next(item.count for item in menu(person).items if item.label == "Aanmeldingen")

    states = {DECIDED, PLANNED}
    for who, number in ((trainer, 4), (office, 6)):
        found = access.applications_of(who, now=now)
        groups = desk.groups_of(found, now=now)
        assert sum(len(one.lines) for one in groups if one.state not in states) == number
        assert counted(who) == number

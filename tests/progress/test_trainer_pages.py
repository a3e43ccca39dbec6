"""What a trainer sees: cohorts, matrix, day, queue, one participant; presence, and text only where shared."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Attendance, Cohort, Enrolment, Waiver
from people.models import Act, Look, Person
from progress.cohort import matrix_of, queue_of
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cohort(db: None) -> Cohort:
    """Day 1 was three weeks ago, day 2 a week ago, day 3 is in a week."""
    return make.cohort(first_day=timezone.localdate() - 21 * DAY)


@pytest.fixture
def trainer(cohort: Cohort) -> Person:
    return make.trainer(cohort, "Fatima El Amrani")


def day(cohort: Cohort, number: int) -> str:
    return reverse("progress:day", args=[make.session(cohort, number).pk])


def text(response: Any) -> str:
    return response.content.decode()


def test_the_matrix_shows_each_day_in_a_sign_with_words(cohort: Cohort, trainer: Person) -> None:  # POD-7
    now = timezone.now()
    shared, private, absent = (make.enrolment(cohort, name) for name in ("Ahmed", "Bram", "Chantal"))
    pod = make.pod(shared, with_trainers=True)
    make.handed_in(make.entry(pod, 1))
    make.handed_in(make.entry(pod, 2), after=False)
    make.handed_in(make.entry(pod, 3), after=False)
    make.handed_in(make.entry(make.pod(private), 1))
    two = make.session(cohort, 2)
    Attendance.objects.create(session=two, enrolment=absent, status="absent", recorded_at=now)
    Waiver.objects.create(session=make.session(cohort, 1), enrolment=absent, reason="Later begonnen", at=now)
    cohort.sessions.filter(number=8).update(cancelled_at=now)
    matrix = matrix_of(cohort, now=now)
    assert {row.enrolment.person.name: [cell.kind for cell in row.cells] for row in matrix.rows} == {
        "Ahmed": ["review", "late", "busy", *["none"] * 5],
        "Bram": ["done", "late", *["none"] * 6],
        "Chantal": ["waived", "absent", *["none"] * 6],
    }
    assert matrix.rows[0].cells[7].words == "gaat niet door"
    assert (matrix.behind, matrix.current) == (3, make.session(cohort, 3).pk)


def test_the_matrix_holds_no_text_and_is_no_look(client: Client, cohort: Cohort, trainer: Person) -> None:
    make.handed_in(make.entry(make.pod(make.enrolment(cohort), with_trainers=True), 1), before="Geheim.")
    client.force_login(trainer)
    for url in (
        reverse("progress:trainer"),
        reverse("progress:matrix", args=[cohort.pk]),
        reverse("progress:queue"),
    ):
        assert "Geheim." not in text(client.get(url))
    assert not Look.objects.exists()


def test_the_day_shows_shared_expectations_alone_and_logs_the_look(
    client: Client, cohort: Cohort, trainer: Person
) -> None:  # POD-7, PRI-2
    shared, private = make.enrolment(cohort, "Ahmed"), make.enrolment(cohort, "Bram")
    make.handed_in(make.entry(make.pod(shared, with_trainers=True), 3), before="Ik deel dit.", after=False)
    make.handed_in(make.entry(make.pod(private), 3), before="Dit is van mij.", after=False)
    client.force_login(trainer)
    shown = text(client.get(day(cohort, 3)))
    assert "Ik deel dit." in shown and "Dit is van mij." not in shown
    assert "1 deelnemer leverde wel in" in shown
    assert list(Look.objects.values_list("owner", "viewer", "role")) == [
        (shared.person_id, trainer.pk, "trainers")
    ]


def test_the_day_reads_as_trainer_and_not_as_a_participants_mentor(
    client: Client, cohort: Cohort, trainer: Person
) -> None:  # POD-7
    enrolment = make.enrolment(cohort, "Bram")
    make.support(enrolment, who=trainer)
    make.handed_in(make.entry(make.pod(enrolment, with_mentor=True), 3), before="Voor Peter.", after=False)
    client.force_login(trainer)
    assert "Voor Peter." not in text(client.get(day(cohort, 3)))


def test_the_day_knows_who_is_expected_and_who_was_there(
    client: Client, cohort: Cohort, trainer: Person
) -> None:  # COH-6
    one, two, three = (make.enrolment(cohort) for _ in range(3))
    make.handed_in(make.entry(make.pod(one), 2))
    now, session = timezone.now(), make.session(cohort, 2)
    Attendance.objects.create(session=session, enrolment=one, status="present", recorded_at=now)
    Attendance.objects.create(session=session, enrolment=two, absence_reported_at=now)
    client.force_login(trainer)
    page = client.get(day(cohort, 2)).context["day"]
    assert (len(page.expected), page.coming, page.recorded) == (3, 2, 1)
    assert (page.before_in, page.after_in) == (1, 1)
    Enrolment.objects.filter(pk=three.pk).update(withdrawn_at=now)
    assert len(client.get(day(cohort, 2)).context["day"].expected) == 2


def test_the_queue_starts_with_who_waits_longest(cohort: Cohort, trainer: Person) -> None:  # POD-10
    late, early = make.enrolment(cohort, "Ahmed"), make.enrolment(cohort, "Bram")
    make.handed_in(make.entry(make.pod(late, with_trainers=True), 2))
    make.handed_in(make.entry(make.pod(early, with_trainers=True), 1))
    make.handed_in(make.entry(make.pod(make.enrolment(cohort)), 1))
    # Each was handed in at the end of an afternoon.
    found = queue_of(trainer, now=timezone.localtime().replace(hour=12, minute=0))
    assert [(one.entry.pod.enrolment.person.name, one.is_long) for one in found] == [
        ("Bram", True),
        ("Ahmed", True),
    ]
    assert [one.days for one in found] == [20, 6]
    assert queue_of(make.trainer(make.cohort()), now=timezone.now()) == []


def test_waiving_a_day_asks_for_a_reason(client: Client, cohort: Cohort, trainer: Person) -> None:  # POD-5
    enrolment, session = make.enrolment(cohort, "Ahmed"), make.session(cohort, 1)
    url = reverse("progress:waive", args=[enrolment.pk, session.pk])
    client.force_login(trainer)
    for reason in ("", "   ", "x" * 301):
        response = client.post(url, {"reason": reason})
        assert response.status_code == 422
    assert not Waiver.objects.exists()
    assert "Dag 1 hoeft niet meer" in text(client.post(url, {"reason": "Later ingestapt."}, follow=True))
    client.post(url, {"reason": "Nog een keer."})
    waiver = Waiver.objects.get()
    assert (waiver.reason, waiver.by) == ("Later ingestapt.", trainer)
    act = Act.objects.get()
    assert (act.action, act.reason, act.actor) == ("waived", "dag 1: Later ingestapt.", trainer)
    shown = text(client.get(reverse("progress:participant", args=[enrolment.pk])))
    assert "Later ingestapt." in shown and "Fatima El Amrani" in shown


def test_only_trainers_of_the_cohort_waive(client: Client, cohort: Cohort, trainer: Person) -> None:  # POD-5
    enrolment, session = make.enrolment(cohort), make.session(cohort, 1)
    url = reverse("progress:waive", args=[enrolment.pk, session.pk])
    strangers = [make.trainer(make.cohort()), make.coordinator(), make.administrator(), enrolment.person]
    for who in [*strangers, make.support(enrolment).person]:
        client.force_login(who)
        assert client.post(url, {"reason": "Zomaar."}).status_code == 404
    elsewhere = make.session(make.cohort(), 1)
    client.force_login(trainer)
    wrong = reverse("progress:waive", args=[enrolment.pk, elsewhere.pk])
    assert client.post(wrong, {"reason": "Zomaar."}).status_code == 404
    assert not Waiver.objects.exists()


def test_pages_of_a_cohort_are_for_its_trainers(client: Client, cohort: Cohort, trainer: Person) -> None:
    enrolment = make.enrolment(cohort)  # PPL-2
    urls = [
        reverse("progress:matrix", args=[cohort.pk]),
        day(cohort, 1),
        reverse("progress:participant", args=[enrolment.pk]),
    ]
    assert all(client.get(url).url.startswith("/account/") for url in urls)
    for who in (
        make.trainer(make.cohort()),
        enrolment.person,
        make.coordinator(),
        make.support(enrolment).person,
    ):
        client.force_login(who)
        assert [client.get(url).status_code for url in urls] == [404] * 3
    client.force_login(trainer)
    assert [client.get(url).status_code for url in urls] == [200] * 3


def test_a_participant_around_whom_everyone_stands(client: Client, cohort: Cohort, trainer: Person) -> None:
    enrolment = make.enrolment(cohort, "Ahmed", organisation=make.organisation(), team="Wonen")
    make.pair(enrolment, make.enrolment(cohort, "Bram"))
    make.support(enrolment, "mentor", "Peter Kuiper")
    client.force_login(trainer)
    shown = text(client.get(reverse("progress:participant", args=[enrolment.pk])))
    for words in ("Gemeente Waterrijk, Wonen", "Bram", "Peter Kuiper", "Nog niemand", "nog niet compleet"):
        assert words in shown


@pytest.mark.parametrize("page", ["trainer", "queue", "matrix", "day", "participant"])
def test_pages_take_as_many_queries_for_30_as_for_one(
    client: Client, cohort: Cohort, trainer: Person, page: str
) -> None:
    client.force_login(trainer)
    first, counts = make.enrolment(cohort), []
    session = make.session(cohort, 2)
    urls = {"matrix": cohort.pk, "day": session.pk, "participant": first.pk}
    url = reverse(f"progress:{page}", args=[urls[page]] if page in urls else [])
    make.handed_in(make.entry(make.pod(first, with_trainers=True), 2))
    for total in (1, 3, 30):
        while cohort.enrolments.count() < total:
            enrolment = make.enrolment(cohort)
            make.handed_in(make.entry(make.pod(enrolment, with_trainers=True), 2))
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts == counts[:1] * 3
    assert counts[0] <= (18 if page == "day" else 17 if page == "trainer" else 11)


def test_the_first_page_takes_as_many_queries_for_many_cohorts(client: Client) -> None:
    trainer, counts = make.person(), []
    client.force_login(trainer)
    for total in (1, 3, 10):
        while trainer.trainerships.count() < total:
            cohort = make.cohort(first_day=timezone.localdate() - 7 * DAY)
            make.trainer(cohort, who=trainer)
            make.handed_in(make.entry(make.pod(make.enrolment(cohort), with_trainers=True), 1))
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("progress:trainer"))
        assert [(row.participants, row.waits) for row in page.context["cohorts"]] == [(1, 1)] * total
        counts.append(len(queries))
    assert counts[1:] == counts[1:2] * 2 and counts[1] <= 17

"""How many queries each busy page takes: the same for 3 participants as for 30."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Cohort, Enrolment
from people.models import Person
from pod import entries, feedback, sharing
from pod.models import Circle, Part
from tests import factories as make
from writing.saving import Origin

pytestmark = pytest.mark.django_db


Grown = tuple[Cohort, list[Enrolment], Person]


@pytest.fixture(scope="module")
def few_and_many(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Grown, Grown]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield grown(3), grown(30)
        transaction.set_rollback(True)


def grown(size: int) -> Grown:
    """A cohort between day 4 and day 5 in which everybody handed in and half was answered."""
    now = timezone.now()
    cohort = make.cohort(first_day=timezone.localdate() - timedelta(days=49))
    trainer = make.trainer(cohort)
    enrolments = [make.enrolment(cohort) for _ in range(size)]
    for n, enrolment in enumerate(enrolments):
        pod = make.pod(enrolment)
        sharing.choose(pod, Circle, now=now)
        entry, fields = make.entry(pod, 3), {"if-1": "ik bel", "then-1": "luister ik"}
        entries.save(entry, Part.Kind.AFTER, fields=fields, origin=Origin(0), by=enrolment.person, now=now)
        entries.hand_in(entry, Part.Kind.AFTER, by=enrolment.person, now=now)
        if n % 2 == 0:
            feedback.give(entry, Circle.TRAINERS, words={"saw": "Mooi"}, token="t", by=trainer, now=now)
    make.pair(*enrolments[:2])
    return cohort, enrolments, trainer


def queries(person: Person, url: str, *, data: dict[str, Any] | None = None) -> int:
    """Of the second visit: the first notes that someone is active, and what they looked at."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(url, data, headers={"Accept": "application/json"}) if data else client.get(url)
    assert answer.status_code == 200
    return len(captured)


Page = Callable[[Cohort, list[Enrolment], Person], tuple[Person, str]]


def _own(name: str, *args: int, query: str = "") -> Page:
    return lambda cohort, all_, trainer: (all_[0].person, reverse(name, args=[all_[0].pk, *args]) + query)


def _leading(name: str, which: str) -> Page:
    def page(cohort: Cohort, everyone: list[Enrolment], trainer: Person) -> tuple[Person, str]:
        things = {"cohort": cohort.pk, "held": make.session(cohort, 3).pk, "enrolment": everyone[0].pk}
        return trainer, reverse(name, args=[things[which]] if which else [])

    return page


def _mentor(cohort: Cohort, everyone: list[Enrolment], trainer: Person) -> tuple[Person, str]:
    support = make.support(everyone[0])
    return support.person, reverse("progress:support", args=[support.pk])


def _office(name: str, *, has_cohort: bool) -> Page:
    return lambda cohort, all_, trainer: (
        make.coordinator(),
        reverse(name, args=[cohort.pk] if has_cohort else []),
    )


PAGES: dict[str, tuple[Page, int]] = {
    "Mijn traject": (_own("progress:journey"), 17),
    "POD": (_own("pod:home"), 10),
    "POD day, before": (_own("pod:day", 5, query="?deel=vooraf"), 11),
    "POD day, after": (_own("pod:day", 3, query="?deel=achteraf"), 10),
    "growth": (_own("pod:growth"), 10),
    "trainer": (_leading("progress:trainer", ""), 17),
    "queue": (_leading("progress:queue", ""), 4),
    "matrix": (_leading("progress:matrix", "cohort"), 10),
    "before the start": (_leading("progress:before_start", "cohort"), 12),
    "trainer's day": (_leading("progress:day", "held"), 17),
    "training room": (_leading("progress:training_day", "held"), 19),
    "roll call": (_leading("cohorts:roll", "held"), 6),
    "participant": (_leading("progress:participant", "enrolment"), 15),
    "mentor": (_mentor, 13),
    "cohorts": (_office("cohorts:list", has_cohort=False), 10),
    "cohort": (_office("cohorts:detail", has_cohort=True), 12),
    "standing of a cohort": (_office("desk:standing", has_cohort=True), 20),
    "everyone": (_office("desk:people", has_cohort=False), 15),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_as_many_queries_for_thirty_as_for_three(
    few_and_many: tuple[Grown, Grown], name: str
) -> None:
    page, most = PAGES[name]
    counts = [queries(*page(*one)) for one in few_and_many]
    assert counts[0] == counts[1]
    assert counts[0] <= most


def test_saving_while_typing_takes_a_fixed_number_of_queries() -> None:
    _, everyone, _ = grown(3)
    url = reverse("pod:write", args=[everyone[0].pk, 5, "before"])
    client = Client()
    client.force_login(everyone[0].person, backend="django.contrib.auth.backends.ModelBackend")
    counts = []
    for number in range(4):
        form = {"expectation": f"Zin {number}", "version": str(number)}
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(url, form, headers={"Accept": "application/json"})
        assert answer.json()["state"] == "saved"
        counts.append(len(captured))
    assert counts[2:] == [counts[2]] * 2
    assert counts[2] <= 16

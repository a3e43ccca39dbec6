"""The list of cohorts of the programme office, when there are few and when there are many."""

import time
from datetime import datetime
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils.timezone import localdate

from cohorts.models import Admission, Cohort, Enrolment, Trainership
from people.models import Coordinator, Person
from tools.bench import filling

PAGES = {
    "list of cohorts": "/bureau/cohorten/",
    "one that is searched for": "/bureau/cohorten/?zoek=007",
    "those that run": "/bureau/cohorten/?toon=lopend",
}


def measure(number: int, rounds: int, *, now: datetime) -> dict[str, Any]:
    """Milliseconds per page once there are so many cohorts of sixteen."""
    _top_up(number, now=now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.force_login(_office(), backend=settings.AUTHENTICATION_BACKENDS[0])
    took = {page: _took(client, path, rounds) for page, path in PAGES.items()}
    return {"cohorts": Cohort.objects.count(), "pages": took}


def _took(client: Client, path: str, rounds: int) -> float:
    times = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        assert client.get(path).status_code == 200
        times.append(time.perf_counter() - began)
    # The first one warms up.
    return median(times[1:]) * 1000


def _top_up(number: int, *, now: datetime) -> None:
    """Cohorts with the days and the people of the first, who may be in as many as one likes."""
    first = Cohort.objects.order_by("pk")[0]
    people = list(first.enrolments.select_related("person")[: filling.SIZE])
    trainers = list(first.trainerships.all())
    names = [filling.name_of(n) for n in range(Cohort.objects.count() + 1, number + 1)]
    made = Cohort.objects.bulk_create([Cohort(version=first.version, name=name) for name in names])
    for place, cohort in enumerate(made):
        filling.sessions_of(cohort, filling.held_by(place + 1), now)
    _enrol(made, [one.person for one in people], now)
    leads = [Trainership(cohort=c, person=t.person, since=t.since) for c in made for t in trainers]
    Trainership.objects.bulk_create(leads)


def _enrol(cohorts: list[Cohort], people: list[Person], now: datetime) -> None:
    rows = [
        Admission(
            cohort=cohort,
            person=person,
            source=Admission.Source.ELSEWHERE,
            trainer="Trainer",
            decided_on=localdate(now),
            recorded_at=now,
        )
        for cohort in cohorts
        for person in people
    ]
    admitted = Admission.objects.bulk_create(rows, batch_size=1000)
    Enrolment.objects.bulk_create(
        [Enrolment(admission=a, cohort=a.cohort, person=a.person, enrolled_at=now) for a in admitted],
        batch_size=1000,
    )


def _office() -> Person:
    office = Person.objects.get(email="bureau@leeratelier.example")
    Coordinator.objects.get_or_create(person=office, until=None, defaults={"since": localdate()})
    return office

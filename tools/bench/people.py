"""The programme office's list of everyone, with few people and with many."""

import time
from collections.abc import Callable
from datetime import datetime
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.utils.timezone import localdate

from cohorts.models import Admission, Cohort, Enrolment
from people.models import Coordinator, Person

ASKED = {
    "first page": "",
    "search": "?zoek=deelnemer+7",
    "one role": "?rol=deelnemer",
    "no role": "?rol=geen",
}


def measure(few: int, many: int, times: int, *, now: datetime) -> dict[str, list[float]]:
    """Per question to the list, milliseconds with so many people and with so many. Leaves nothing behind."""
    with transaction.atomic():
        office = Person.objects.create_user("lijst@leeratelier.example", "Zeger Zwart")
        Coordinator.objects.create(person=office, since=localdate(now))
        client = Client(headers={"Host": urlsplit(settings.BASE_URL).netloc})
        client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
        both = []
        for number in (few, many):
            _fill(number, now)
            both.append({name: _milliseconds(_visit(client, at), times) for name, at in ASKED.items()})
        transaction.set_rollback(True)
    return {name: [one[name] for one in both] for name in ASKED}


def _fill(number: int, now: datetime) -> None:
    """Up to so many; four of five take part somewhere."""
    cohort, there = Cohort.objects.earliest("pk"), Person.objects.count()
    rows = [Person(email=f"mens-{n}@bureau.example", name=f"Deelnemer {n}") for n in range(there, number)]
    made = Person.objects.bulk_create(rows, batch_size=1000)
    same: dict[str, Any] = {"cohort": cohort}
    seen = {
        "source": Admission.Source.ELSEWHERE,
        "trainer": "Fatima",
        "decided_on": localdate(now),
        "recorded_at": now,
    }
    taking_part = [one for n, one in enumerate(made) if n % 5]
    admissions = Admission.objects.bulk_create([Admission(person=one, **same, **seen) for one in taking_part])
    Enrolment.objects.bulk_create(
        [Enrolment(admission=one, person=one.person, enrolled_at=now, **same) for one in admissions]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _visit(client: Client, query: str) -> Callable[[], None]:
    def visit() -> None:
        assert client.get(f"/bureau/mensen/{query}").status_code == 200

    return visit


def _milliseconds(work: Callable[[], None], times: int) -> float:
    """The middle one; the first is only to warm up."""
    spent = []
    for _ in range(times + 1):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return median(spent[1:]) * 1000

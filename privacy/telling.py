"""Whoever has a POD hears a month before that it goes, and how to take it along (PRI-4)."""

from dataclasses import replace
from datetime import date, datetime

from django.urls import reverse
from django.utils.timezone import localdate

from cohorts.models import Enrolment
from outbox import planning
from outbox.models import Message
from outbox.planning import Planned
from people.expiring import MONTH, SIX_MONTHS, Ended
from pod.models import Pod
from privacy.ending import ended, ends

KIND = "pod_goes"


def tell(*, now: datetime) -> int:
    """Whoever's POD goes within a month and was not told; how many. What is overdue stays a month yet."""
    promised = _promised()
    planned = []
    for enrolment, due_on in _with_pod(ended(now + MONTH - SIX_MONTHS)):
        if promised.get(enrolment.pk, date.min) < due_on:
            goes_on = max(due_on, localdate(now + MONTH))
            planned.append(_letter(enrolment, goes_on))
    return planning.plan_many(planned, now=now)


def told(over: Ended, *, now: datetime) -> Ended:
    """Of these, those of whom the day has come that was promised, and those who have no POD."""
    promised, today = _promised(), localdate(now)
    waits = [
        enrolment.pk
        for enrolment, due_on in _with_pod(over)
        if not due_on <= promised.get(enrolment.pk, date.min) <= today
    ]
    return replace(over, enrolments=over.enrolments.exclude(pk__in=waits))


def _with_pod(over: Ended) -> list[tuple[Enrolment, date]]:
    """With the day from which it may go."""
    held = Pod.objects.filter(enrolment__in=over.enrolments).values("enrolment")
    rows = Enrolment.objects.filter(pk__in=held)
    when = ends(rows)
    of = rows.select_related("person", "cohort__version__programme").order_by("pk")
    return [(one, localdate(when[one.pk] + SIX_MONTHS)) for one in of]


def _promised() -> dict[int, date]:
    """By deelname the last day that was named."""
    rows = Message.objects.filter(kind=KIND).order_by("occasion").values_list("subject", "occasion")
    return {int(subject.split(":")[1]): date.fromisoformat(day) for subject, day in rows}


def _letter(enrolment: Enrolment, goes_on: date) -> Planned:
    facts = {
        "programme": enrolment.cohort.version.programme.title,
        "goes_on": goes_on.isoformat(),
        "path": reverse("pod:print", args=[enrolment.pk]),
    }
    return Planned(
        KIND,
        to=enrolment.person,
        subject=f"enrolment:{enrolment.pk}",
        occasion=goes_on.isoformat(),
        facts=facts,
        group=enrolment.cohort.key,
    )

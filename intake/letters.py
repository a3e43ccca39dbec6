"""The messages about an application. They tell that something happened, never what was written (MSG-6)."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Q, QuerySet
from django.urls import reverse, reverse_lazy

from cohorts.models import Cohort
from intake.models import Application
from outbox.planning import Planned
from people.models import Coordinator, Person

LIST = reverse_lazy("intake:applications")
# What has no use any more once an application is handed in or taken back.
PENDING = ("application_started", "application_waits")
OPEN = (*PENDING, "application_handed_in", "application_received", "judge_asked")


def started(application: Application) -> Planned:
    return _to_applicant("application_started", application)


def waits(application: Application) -> Planned:
    """Follows the last sign of life: `seen_anchor`."""
    return replace(
        _to_applicant("application_waits", application),
        anchor=seen_anchor(application),
        anchor_at=application.seen_at,
    )


def handed_in(application: Application) -> Iterator[Planned]:
    yield _to_applicant("application_handed_in", application)
    yield from _toreaders("application_received", application)


def withdrawn(application: Application) -> Iterator[Planned]:
    yield _to_applicant("application_withdrawn", application)
    if application.handed_in_at:
        yield from _toreaders("application_taken_back", application)


def seen_anchor(application: Application) -> str:
    return f"{application.key}:seen"


def own_page(application: Application) -> str:
    return reverse("intake:mine", args=[application.pk])


def _to_applicant(kind: str, application: Application) -> Planned:
    facts = _names(application) | {"path": own_page(application)}
    group = application.cohort.key
    return Planned(kind, application.person, application.key, "", facts, group=group)


def _toreaders(kind: str, application: Application) -> Iterator[Planned]:
    facts = {"cohort": application.cohort.name, "applicant": application.person.name, "path": LIST}
    for reader in readers(application.cohort).exclude(pk=application.person_id):
        yield Planned(kind, reader, application.key, "", facts, group=application.cohort.key)


def readers(cohort: Cohort) -> QuerySet[Person]:
    """Each once, whatever their roles: trainers of the cohort, and the programme office."""
    trains = Q(pk__in=cohort.trainerships.filter(until=None).values("person"))
    runs = Q(pk__in=Coordinator.objects.filter(until=None).values("person"))
    return Person.objects.filter(trains | runs, is_active=True)


def _names(application: Application) -> dict[str, str]:
    cohort = application.cohort
    return {"programme": cohort.version.programme.title, "cohort": cohort.name}

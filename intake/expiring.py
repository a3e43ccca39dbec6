"""What is kept of an application is erased by itself (INT-8)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from assignments.models import Support
from cohorts.models import Admission, Trainership
from intake.models import Application
from outbox.models import Message
from people.models import Act, Coordinator, Look, Person

KEPT = timedelta(weeks=4)


def erase_due(*, now: datetime) -> int:
    """Abandoned: four weeks without a sign. Taken back: four weeks after it. Demo data is exempt."""
    return sum(_erase(pk, now=now) for pk in _due(now).values_list("pk", flat=True))


def _due(now: datetime) -> QuerySet[Application]:
    abandoned = Q(handed_in_at=None, withdrawn_at=None, seen_at__lte=now - KEPT)
    taken_back = Q(withdrawn_at__lte=now - KEPT)
    return Application.objects.filter(abandoned | taken_back, cohort__is_demo=False)


@transaction.atomic
def _erase(pk: int, *, now: datetime) -> bool:
    """Looks once more under the lock: the applicant may have come back just now."""
    found = _due(now).select_for_update(of=["self"]).select_related("person", "text").filter(pk=pk).first()
    if found:
        erase(found)
    return found is not None


@transaction.atomic
def erase(application: Application) -> None:
    """All of it: text and versions, mails, who looked; and the account, if it was only for this."""
    person, text, key = application.person, application.text, application.key
    application.delete()
    text.delete()
    Message.objects.filter(subject=key).delete()
    Look.objects.filter(what=key).delete()
    Act.objects.filter(about=key).delete()
    if not _is_needed(person):
        person.delete()


def _is_needed(person: Person) -> bool:
    """Has, or had, anything else to do with the training."""
    if person.is_staff or person.is_demo:
        return True
    relations = (Application, Admission, Trainership, Support, Coordinator)
    return any(model.objects.filter(person=person).exists() for model in relations)

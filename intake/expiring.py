"""What is kept of an application is erased by itself (INT-8)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from assignments.models import Support
from cohorts.models import Admission, Trainership
from documents import issuing
from intake.models import Application, Decision
from outbox.models import Message
from people import sealing
from people.models import Act, Coordinator, Look, Person
from writing import drafts
from writing.models import Text

KEPT = timedelta(weeks=4)


def erase_due(*, now: datetime) -> int:
    """Abandoned: four weeks without a sign. Taken back or not admitted: four weeks after. Not the demo."""
    return sum(_erase(pk, now=now) for pk in _due(now).values_list("pk", flat=True))


def _due(now: datetime) -> QuerySet[Application]:
    abandoned = Q(handed_in_at=None, withdrawn_at=None, seen_at__lte=now - KEPT)
    taken_back = Q(withdrawn_at__lte=now - KEPT)
    last = Decision.objects.filter(application=OuterRef("pk")).order_by("-pk")
    refused = Q(last_outcome=Decision.Outcome.OTHERWISE, last_sent_at__lte=now - KEPT)
    decided = Application.objects.annotate(
        last_outcome=Subquery(last.values("outcome")[:1]), last_sent_at=Subquery(last.values("sent_at")[:1])
    )
    return decided.filter(abandoned | taken_back | refused, cohort__is_demo=False)


@transaction.atomic
def _erase(pk: int, *, now: datetime) -> bool:
    """Looks once more under the lock: the applicant may have come back just now."""
    found = _due(now).select_for_update(of=["self"]).select_related("person", "text").filter(pk=pk).first()
    if found:
        erase(found)
    return found is not None


@transaction.atomic
def erase(application: Application) -> None:
    """All of it: texts and versions, letters, mails, who looked; and the account, if it was only for this."""
    person, records = application.person, list(application.records.all())
    keys = [application.key, *(one.key for one in records)]
    if interview := getattr(application, "interview", None):
        keys.append(interview.key)
    texts = [application.text_id, *(one.text_id for one in records)]
    keys += _erase_waiting(application)
    drafts.discard_all(f"decision:{application.pk}")
    issuing.erase(about=application.key)
    application.delete()
    Text.objects.filter(pk__in=texts).delete()
    Message.objects.filter(subject__in=keys).delete()
    Look.objects.filter(what__in=keys).delete()
    sealing.erase(Act.objects.filter(about__in=keys))
    if not _is_needed(person):
        person.delete()


def _erase_waiting(application: Application) -> list[str]:
    """That this person waited for a place and left the list without one; by what messages name it."""
    left = Admission.objects.filter(cohort=application.cohort, person=application.person)
    gone = list(left.filter(source=Admission.Source.HERE, enrolment=None).exclude(left_at=None))
    Admission.objects.filter(pk__in=[one.pk for one in gone]).delete()
    return [one.key for one in gone]


def _is_needed(person: Person) -> bool:
    """Has, or had, anything else to do with the training."""
    if person.is_staff or person.is_demo:
        return True
    relations = (Application, Admission, Trainership, Support, Coordinator)
    return any(model.objects.filter(person=person).exists() for model in relations)

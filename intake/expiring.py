"""What is kept of an application is erased by itself (INT-8, PRI-4)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from assignments.models import Support
from cohorts.models import Admission, Enrolment, Trainership
from documents import issuing
from intake.models import Application, Decision, OfferedTime
from outbox.models import Message
from people import sealing
from people.expiring import THREE_MONTHS, Ended, Expiry, delete
from people.looking import looks_about
from people.models import Act, Coordinator, Person
from writing import drafts
from writing.models import Text

KEPT = timedelta(weeks=4)


def _came_to_nothing(ended: Ended) -> QuerySet[Application]:
    """Abandoned: four weeks without a sign. Taken back or not admitted: four weeks after. Not the demo."""
    abandoned = Q(handed_in_at=None, withdrawn_at=None, seen_at__lte=ended.before)
    taken_back = Q(withdrawn_at__lte=ended.before)
    refused = Q(last_outcome=Decision.Outcome.OTHERWISE, last_sent_at__lte=ended.before)
    found: QuerySet[Application] = _decided().filter(abandoned | taken_back | refused, cohort__is_demo=False)
    return found


def _of_participants(ended: Ended) -> QuerySet[Application]:
    """The end that counts is that of the participant; of who got no place, that of the cohort."""
    same = Enrolment.objects.filter(cohort=OuterRef("cohort"), person=OuterRef("person"))
    through = same.filter(pk__in=ended.enrolments)
    not_refused = Q(last_outcome=None) | Q(last_outcome=Decision.Outcome.ADMITTED)
    rows = _decided().filter(not_refused).annotate(has_place=Exists(same), is_through=Exists(through))
    without = Q(has_place=False, cohort__in=ended.cohorts)
    found: QuerySet[Application] = rows.filter(Q(is_through=True) | without, cohort__is_demo=False)
    return found


def _decided() -> Any:
    """With the decision that holds: the last."""
    last = Decision.objects.filter(application=OuterRef("pk")).order_by("-pk")
    return Application.objects.annotate(
        last_outcome=Subquery(last.values("outcome")[:1]), last_sent_at=Subquery(last.values("sent_at")[:1])
    )


def _past_times(ended: Ended) -> QuerySet[OfferedTime]:
    return OfferedTime.objects.filter(ends_at__lte=ended.before, trainer__is_demo=False)


def _erase_all(rows: Sequence[Application]) -> None:
    for one in rows:
        erase(one)


@transaction.atomic
def erase(application: Application) -> None:
    """All of it; and the account, if it was only for this."""
    person = application.person
    erase_application(application)
    if not _is_needed(person):
        person.delete()


@transaction.atomic
def erase_application(application: Application) -> None:
    """Texts and versions, letters, mails, who looked."""
    records = list(application.records.all())
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
    looks_about(keys).delete()
    sealing.erase(Act.objects.filter(about__in=keys))


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


EXPIRIES = (
    Expiry("Aanmeldingen die op niets uitliepen", KEPT, _came_to_nothing, _erase_all),
    Expiry("Aanmeldingen en intakes van deelnemers", THREE_MONTHS, _of_participants, _erase_all),
    Expiry("Aangeboden tijden voor gesprekken", timedelta(days=1), _past_times, delete),
)

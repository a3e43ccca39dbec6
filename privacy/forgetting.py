"""An account without any relation left goes a year later, after a warning (PRI-4)."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils.timezone import localdate

from assignments.models import Answer, Support
from certificates.models import Certificate
from checkins.models import Reply
from cohorts.models import Admission, Enrolment, Trainership
from documents import issuing
from documents.models import Issue, Upload
from evaluation.models import Complaint
from intake.models import Application, OfferedTime, Record
from intervisie.models import Member
from outbox import planning
from outbox.planning import Planned
from people import sealing
from people.expiring import MONTH, ONE_YEAR
from people.models import Act, Coordinator, Person
from pod.models import Conversation
from privacy.models import Farewell
from privacy.running import log
from proeve.models import Assessor, Feedback, Seat

KIND = "account_goes"
# What keeps an account, by the field that names the person. A file in use is one of the programme's.
RELATIONS: tuple[tuple[type[Model], str], ...] = (
    (Admission, "person"),
    (Answer, "given_by"),
    (Application, "person"),
    (Assessor, "person"),
    (Certificate, "holder"),
    (Complaint, "by"),
    (Conversation, "reader"),
    (Coordinator, "person"),
    (Enrolment, "person"),
    (Feedback, "by"),
    (Member, "person"),
    (OfferedTime, "trainer"),
    (Record, "trainer"),
    (Reply, "person"),
    (Seat, "person"),
    (Support, "person"),
    (Trainership, "person"),
    (Upload, "owner"),
)


def without_relation() -> QuerySet[Person]:
    """Not the administrator, and not the demo."""
    rows = Person.objects.filter(is_staff=False, is_superuser=False, is_demo=False)
    for model, field in RELATIONS:
        rows = rows.exclude(Exists(model._base_manager.filter(**{field: OuterRef("pk")})))
    return rows


def look_after(*, now: datetime) -> int:
    """Notes who lost their last relation, warns a month before, and erases; how many went.

    Who was erased goes as soon as others need nothing of the account.
    """
    nameless = without_relation().exclude(erased_at=None).values_list("pk", flat=True)
    for pk in list(nameless):
        forget(pk)
    _note(now)
    _warn(now)
    due = Farewell.objects.filter(goes_on__lte=localdate(now)).values_list("person", flat=True)
    gone = sum(forget(pk) for pk in list(due))
    log("Accounts zonder rol", gone, now=now)
    return gone


@transaction.atomic
def _note(now: datetime) -> None:
    alone = without_relation().filter(erased_at=None)
    Farewell.objects.exclude(person__in=alone).delete()
    known = Farewell.objects.values("person")
    new = [Farewell(person=one, since=now) for one in alone.exclude(pk__in=known)]
    Farewell.objects.bulk_create(new, ignore_conflicts=True)


@transaction.atomic
def _warn(now: datetime) -> None:
    due = Farewell.objects.select_for_update(of=("self",)).filter(goes_on=None)
    rows = list(due.filter(since__lte=now + MONTH - ONE_YEAR).select_related("person"))
    for row in rows:
        row.goes_on = localdate(max(row.since + ONE_YEAR, now + MONTH))
    Farewell.objects.bulk_update(rows, ["goes_on"])
    planning.plan_many([_letter(row) for row in rows], now=now)


def _letter(row: Farewell) -> Planned:
    day = str(row.goes_on)
    return Planned(KIND, row.person, f"person:{row.person_id}", day, facts={"goes_on": day})


@transaction.atomic
def forget(pk: int) -> bool:
    """Looks once more under the lock: a role may have been given just now."""
    Person.objects.select_for_update().filter(pk=pk).first()
    person = without_relation().filter(pk=pk).first()
    if person is None:
        return False
    for session in UserSession.objects.filter(user=person):
        session.end()
    issuing.discard(Issue.objects.filter(owner=person))
    sealing.make_nameless(Act.objects.filter(actor=person))
    person.delete()
    return True

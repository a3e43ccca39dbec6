"""A reminder before day 1 for who still has an assignment to put forward, or someone to name (MSG-3)."""

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from assignments import letters
from assignments.models import Assignment, Edition, Support
from cohorts.models import Enrolment, Session
from outbox import planning
from outbox.models import Message

KIND = "start_waits"
BATCH = 500
READY = "Je legde je opdracht voor en noemde iedereen."
NAMED = (Support.Role.PRINCIPAL, Support.Role.MENTOR)


@transaction.atomic
def plan_missing(*, now: datetime) -> int:
    """For everyone who is not ready and has none about this first day yet. Can run as often as it likes."""
    rows = list(_unasked(now=now)[:BATCH])
    first = Session.objects.in_bulk({one.first_day for one in rows})  # type: ignore[attr-defined]
    planned = [letters.start_waits(one, first[one.first_day]) for one in rows]  # type: ignore[attr-defined]
    return planning.plan_many(planned, now=now)


def lapse_when_ready(assignment: Assignment, *, now: datetime) -> None:
    named = set(assignment.supports.filter(ended_at=None).values_list("role", flat=True))
    if assignment.editions.exists() and named.issuperset(NAMED):
        planning.lapse(kinds=[KIND], subject=f"enrolment:{assignment.enrolment_id}", reason=READY, now=now)


def _unasked(*, now: datetime) -> QuerySet[Enrolment]:
    days = Session.objects.that_count().filter(cohort=OuterRef("cohort")).order_by("starts_at")
    rows = Enrolment.objects.active().annotate(
        first_day=Subquery(days.values("pk")[:1]), first_at=Subquery(days.values("starts_at")[:1])
    )
    # Moved after it was sent, it is planned again as `session:5#2`.
    this_day = Q(occasion=_key("session:", "first_day")) | Q(
        occasion__startswith=_key("session:", "first_day", "#")
    )
    told = Message.objects.filter(this_day, kind=KIND, subject=_key("enrolment:", "pk"))
    return rows.filter(~_is_ready(), ~Exists(told), first_at__gt=now).select_related("person", "cohort")


def _is_ready() -> Exists:
    """Put forward, and both named: the same as `lapse_when_ready` asks of one."""
    ready = Assignment.objects.filter(Exists(Edition.objects.filter(assignment=OuterRef("pk"))))
    for role in NAMED:
        named = Support.objects.filter(assignment=OuterRef("pk"), role=role, ended_at=None)
        ready = ready.filter(Exists(named))
    return Exists(ready.filter(enrolment=OuterRef("pk")))


def _key(name: str, field: str, end: str = "") -> Concat:
    return Concat(Value(name), Cast(OuterRef(field), CharField()), Value(end))

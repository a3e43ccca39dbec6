"""Laying out a POD: an entry for every session, and with each entry its reminders.

That an entry exists means that its reminders are planned; so the periodic task that lays out what is
missing can run as often as it likes, and nobody has to be told about new participants or days.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from cohorts.models import Enrolment, Session
from outbox import planning
from outbox.planning import Planned
from pod import letters
from pod.models import Entry, Pod

BATCH = 500


@transaction.atomic
def lay_out_missing(*, now: datetime) -> int:
    """Lays out the entries that active participants miss; returns how many."""
    missing = (
        Session.objects.that_count()
        .filter(cohort__enrolments__withdrawn_at=None)
        .exclude(cohort__enrolments=None)
        .annotate(enrolment_pk=F("cohort__enrolments__pk"))
        .filter(
            ~Exists(Entry.objects.filter(session=OuterRef("pk"), pod__enrolment=OuterRef("enrolment_pk")))
        )
        .order_by("pk")
        .values_list("pk", "enrolment_pk")[:BATCH]
    )
    wanted = list(missing)
    sessions = Session.objects.in_bulk({session for session, _ in wanted})
    enrolments = Enrolment.objects.select_related("person", "cohort").in_bulk(
        {enrolment for _, enrolment in wanted}
    )
    return _lay([(enrolments[enrolment], sessions[session]) for session, enrolment in wanted], now=now)


@transaction.atomic
def lay_out(enrolment: Enrolment, *, now: datetime) -> None:
    """Lays out what this one POD misses, for who opens it before the task came by."""
    have = Entry.objects.filter(pod__enrolment=enrolment).values("session")
    sessions = Session.objects.that_count().filter(cohort=enrolment.cohort_id).exclude(pk__in=have)
    _lay([(enrolment, session) for session in sessions], now=now)


def _lay(pairs: Iterable[tuple[Enrolment, Session]], *, now: datetime) -> int:
    pairs = list(pairs)
    Pod.objects.bulk_create(
        [Pod(enrolment=e) for e in {e.pk: e for e, _ in pairs}.values()], ignore_conflicts=True
    )
    pods = {pod.enrolment_id: pod for pod in Pod.objects.filter(enrolment__in={e.pk for e, _ in pairs})}
    Entry.objects.bulk_create([Entry(pod=pods[e.pk], session=s) for e, s in pairs], ignore_conflicts=True)
    entries = Entry.objects.filter(pod__in=pods.values(), session__in={s.pk for _, s in pairs})
    by_pair = {(entry.pod_id, entry.session_id): entry for entry in entries}
    planned: list[Planned] = []
    for enrolment, session in pairs:
        planned += letters.reminders(
            by_pair[pods[enrolment.pk].pk, session.pk], enrolment=enrolment, session=session
        )
    planning.plan_many(planned, now=now)
    return len(pairs)

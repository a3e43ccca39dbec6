"""When it ended, for a deelname and for a cohort; from then on every term counts (PRI-4)."""

from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce

from checkins.ending import ends_of, with_last_session
from cohorts.models import Cohort, Enrolment
from people.expiring import Ended


def ends(enrolments: QuerySet[Enrolment]) -> dict[int, datetime]:
    """By deelname: the last session, Proevegesprek or result; or when they stopped, if that was before.

    Of a cohort whose every day was cancelled the last of those days counts, so that it too ends once.
    """
    rows = list(with_last_session(enrolments).annotate(last_day=Max("cohort__sessions__ends_at")))
    known = ends_of(rows)
    found = {}
    for one in rows:
        moments = [known.get(one.pk) or one.last_day, one.withdrawn_at]
        if any(moments):
            found[one.pk] = min(moment for moment in moments if moment)
    return found


def ended(before: datetime) -> Ended:
    """The demo never ends."""
    over = [pk for pk, end in ends(_candidates(before)).items() if end <= before]
    return Ended(before, Enrolment.objects.filter(pk__in=over).values("pk"), _cohorts(before))


def _candidates(before: datetime) -> QuerySet[Enrolment]:
    """A last session is never later than the end."""
    rows = Enrolment.objects.filter(cohort__is_demo=False, person__is_demo=False)
    through = Cohort.objects.filter(pk__in=_cohorts(before))
    return rows.filter(Q(cohort__in=through.values("pk")) | Q(withdrawn_at__lte=before))


def _cohorts(before: datetime) -> QuerySet[Any]:
    counts = Q(sessions__cancelled_at=None)
    last = Coalesce(Max("sessions__ends_at", filter=counts), Max("sessions__ends_at"))
    rows = Cohort.objects.filter(is_demo=False).annotate(last_end=last)
    return rows.filter(last_end__lte=before).order_by().values("pk")

"""A cohort once more, later (COH-7)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from cohorts import opening
from cohorts.dates import Slot
from cohorts.local_time import day_of
from cohorts.models import Cohort, Session
from people.models import Person
from people.refusals import Refusal


class NothingToCopy(Refusal):
    message = "Dit cohort heeft geen dagen om te kopiëren."


def days_of(cohort: Cohort) -> list[Session]:
    """What a copy has: the days that count, in their order."""
    return list(cohort.sessions.that_count().order_by("starts_at"))


def shifted_dates(days: Sequence[Session], by_days: int) -> list[date]:
    return [day_of(one.starts_at) + timedelta(days=by_days) for one in days]


@transaction.atomic
def copy(cohort: Cohort, *, name: str, slots: Sequence[Slot], by: Person, now: datetime) -> Cohort:
    """The same programme, places to fill and texts, on these days. No people."""
    days = days_of(cohort)
    if not days:
        raise NothingToCopy
    twin = opening.open_cohort(
        cohort.version, name=name, capacity=cohort.capacity, sessions=slots, by=by, now=now
    )
    for old, new in zip(days, twin.sessions.order_by("number"), strict=False):
        Session.objects.filter(pk=new.pk).update(theme=old.theme, aims=old.aims, preparation=old.preparation)
    return twin

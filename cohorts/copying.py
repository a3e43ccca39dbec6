"""A cohort once more, later (COH-7)."""

from datetime import date, datetime

from django.db import transaction

from cohorts import opening
from cohorts.local_time import day_of, shifted
from cohorts.models import Cohort, Session
from people.models import Person
from people.refusals import Refusal


class NothingToCopy(Refusal):
    message = "Dit cohort heeft geen dagen om te kopiëren."


@transaction.atomic
def copy(cohort: Cohort, *, name: str, first_day: date, by: Person, now: datetime) -> Cohort:
    """The same programme, places, times and texts; all dates shift as far as the first. No people."""
    days = list(cohort.sessions.that_count().order_by("starts_at"))
    if not days:
        raise NothingToCopy
    by_days = (first_day - day_of(days[0].starts_at)).days
    slots = [(shifted(s.starts_at, by_days), shifted(s.ends_at, by_days), s.place, s.link) for s in days]
    twin = opening.open_cohort(
        cohort.version, name=name, capacity=cohort.capacity, sessions=slots, by=by, now=now
    )
    for old, new in zip(days, twin.sessions.order_by("number"), strict=True):
        Session.objects.filter(pk=new.pk).update(theme=old.theme, aims=old.aims, preparation=old.preparation)
    return twin

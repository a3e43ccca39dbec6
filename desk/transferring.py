"""A participant goes over to another cohort with everything that hangs on their deelname, in one transaction.

It stays the same deelname: whatever hangs on that and on no day comes along by itself, also what nobody here
may know of (BIG-3). What hangs on a day goes to the day with the same number.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from buddies import leaving
from buddies.models import Buddy
from cohorts import moving
from cohorts.models import Attendance, Cohort, Enrolment, Session, StartTalk
from intervisie import bringing
from people.models import Person
from people.refusals import Refusal
from pod import moving as pod_moving
from proeve.models import Proeve
from reading import moving as reading_moving

FOLLOWED = (Attendance.Status.PRESENT, Attendance.Status.PARTLY)


class HasStopped(Refusal):
    message = "Deze deelnemer is gestopt met dit cohort."


class NoSuchDay(Refusal):
    def __init__(self, numbers: list[int]) -> None:
        days = ", ".join(str(one) for one in numbers)
        super().__init__(
            f"De deelnemer schreef in het POD al over dag {days}, en die dag heeft dat cohort niet. "
            "Plan daar eerst die dag."
        )


class AtTheProeve(Refusal):
    message = "Deze deelnemer is al toegelaten tot de Proeve. Die hoort bij het cohort van nu."


@dataclass(frozen=True)
class Preview:
    """What would happen, in numbers of days; or why it cannot."""

    to: Cohort
    refusal: str = ""
    along: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    waived: tuple[int, ...] = ()
    coming: tuple[int, ...] = ()
    has_buddy: bool = False
    talk_lapses: bool = False


def choices(enrolment: Enrolment, *, now: datetime) -> QuerySet[Cohort]:
    """Other cohorts of the same programme that are not over."""
    days = Session.objects.that_count().filter(cohort=OuterRef("pk"))
    is_not_over = Exists(days.filter(ends_at__gt=now)) | ~Exists(days)
    same = Cohort.objects.not_archived().filter(
        is_not_over, version__programme=enrolment.cohort.version.programme_id
    )
    return same.exclude(pk=enrolment.cohort_id).select_related("version__programme").order_by("-pk")


def preview(enrolment: Enrolment, to: Cohort, *, now: datetime) -> Preview:
    """Nothing is written; the same questions are asked again when it is done."""
    days = moving.twins(enrolment.cohort, to)
    try:
        _check(enrolment, to, days)
    except Refusal as refusal:
        return Preview(to, refusal=str(refusal))
    followed = {days[pk].number for pk in _followed(enrolment) if pk in days}
    there = sorted(to.sessions.that_count(), key=lambda one: one.number)
    over = [one.number for one in there if one.ends_at <= now]
    ahead = [one.number for one in there if one.ends_at > now]
    return Preview(
        to,
        along=tuple(sorted(followed)),
        again=tuple(one for one in ahead if one in followed),
        waived=tuple(one for one in over if one not in followed),
        coming=tuple(ahead),
        has_buddy=Buddy.objects.filter(enrolment=enrolment, ended_at=None).exists(),
        talk_lapses=StartTalk.objects.filter(enrolment=enrolment, held_at=None, cancelled_at=None).exists(),
    )


@transaction.atomic
def transfer(enrolment: Enrolment, to: Cohort, *, by: Person, now: datetime) -> Enrolment:
    """Refused with the reason when it cannot. Twice is once: then it is there already."""
    there = _hold(enrolment.cohort_id, to.pk)[to.pk]
    found = _as_it_is(enrolment)
    days = moving.twins(found.cohort, there)
    _check(found, there, days)
    pod_moving.move(found, there, days=days, now=now)
    bringing.move(found, days, now=now)
    leaving.leave(found, now=now)
    reading_moving.move(found, there, now=now)
    moved = moving.move(found, there, days=days, by=by, now=now)
    pod_moving.lay_out(moved, now=now)
    return moved


def _check(enrolment: Enrolment, to: Cohort, days: moving.Twins) -> None:
    if not enrolment.is_active:
        raise HasStopped
    moving.check(enrolment, to)
    if lacking := pod_moving.without_a_day(enrolment, days):
        raise NoSuchDay(lacking)
    if Proeve.objects.filter(enrolment=enrolment, admitted_at__isnull=False).exists():
        raise AtTheProeve


def _hold(*keys: int) -> dict[int, Cohort]:
    """In one order, whichever way somebody goes: two who cross do not wait for each other for ever."""
    rows = Cohort.objects.select_for_update(of=("self",)).select_related("version__programme")
    return {one.pk: one for one in rows.filter(pk__in=keys).order_by("pk")}


def _as_it_is(enrolment: Enrolment) -> Enrolment:
    rows = Enrolment.objects.select_for_update(of=("self",))
    return rows.select_related("person", "cohort__version__programme").get(pk=enrolment.pk)


def _followed(enrolment: Enrolment) -> set[int]:
    rows = Attendance.objects.filter(Q(status__in=FOLLOWED), enrolment=enrolment)
    return set(rows.values_list("session", flat=True))

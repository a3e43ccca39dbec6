"""The next cohort of the demo: places taken, a waiting list, a place on offer, and who applied since."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import cycle

from django.utils.timezone import localdate, make_aware

from cohorts import enrolling, opening, talking
from cohorts.dates import Slot
from cohorts.models import Cohort, Enrolment
from demo import conversation_seed
from demo.content import aanmeldingen
from demo.content.aanmeldingen import Applicant
from intake import applying, interviewing
from intake.models import Application
from people.inviting import account_for
from people.models import Person
from programme.models import Version
from writing.saving import Origin

WEEKS_AHEAD = 11
CLOSES_BEFORE = timedelta(days=21)
DAY = timedelta(days=1)


def open_next(
    version: Version,
    *,
    places: Sequence[str],
    names: dict[str, str],
    trainers: Sequence[Person],
    by: Person,
    now: datetime,
) -> None:
    """`places` are where the days are; `names` those of the organisations, by key."""
    trainer = trainers[0]
    cohort = _cohort(version, places, trainers=trainers, by=by, now=now)
    _admit(cohort, names, trainer=trainer, by=by, now=now)
    _plan_talks(cohort, trainer=trainer, now=now)
    _offer_times(trainers, now=now)
    for one in aanmeldingen.APPLICANTS:
        made = _apply(cohort, one, now=now)
        if one.talk:
            conversation_seed.hold(made, one.talk, trainers=trainers, now=now)


def _cohort(
    version: Version, places: Sequence[str], *, trainers: Sequence[Person], by: Person, now: datetime
) -> Cohort:
    first = localdate(now) + timedelta(weeks=WEEKS_AHEAD)
    first += timedelta(days=(3 - first.weekday()) % 7)
    days = [first + timedelta(days=14 * n) for n in range(8)]
    hours = [
        (
            make_aware(datetime.combine(day, time(9, 30))),
            make_aware(datetime.combine(day, time(16, 30))),
            place,
            "",
        )
        for day, place in zip(days, cycle(places), strict=False)
    ]
    return opening.open_cohort(
        version,
        name=aanmeldingen.COHORT_NAME,
        capacity=aanmeldingen.PLACES,
        sessions=hours,
        trainers=list(trainers),
        applies_until=first - CLOSES_BEFORE,
        by=by,
        now=now - 40 * DAY,
    )


def _admit(cohort: Cohort, names: dict[str, str], *, trainer: Person, by: Person, now: datetime) -> None:
    """More than there are places; then one stops, and the first in line is offered the place."""
    for number, one in enumerate(aanmeldingen.ADMITTED):
        at = now - (30 - number) * DAY
        enrolling.enrol(
            cohort,
            email=one.mail,
            name=one.name,
            organisation=names[one.organisation],
            team=one.team,
            trainer=trainer.name,
            decided_on=localdate(at),
            by=by,
            now=at,
        )
    leaving = Enrolment.objects.get(cohort=cohort, person__email=aanmeldingen.LEAVES)
    enrolling.withdraw(leaving, by=by, now=now - 2 * DAY)


def _plan_talks(cohort: Cohort, *, trainer: Person, now: datetime) -> None:
    """One was held, one is to come; the others have none yet."""
    held, coming, *_ = cohort.enrolments.active().order_by("enrolled_at")
    for enrolment, days in ((held, -6), (coming, 8)):
        begin = make_aware(datetime.combine(localdate(now) + days * DAY, time(10)))
        slot = Slot(begin, begin + timedelta(hours=1), "Het Leeratelier, kamer 3", "")
        talking.arrange(enrolment, slot=slot, trainer=trainer, by=trainer, now=now - 12 * DAY)
    talking.hold(held, by=trainer, now=now - 5 * DAY)


def _offer_times(trainers: Sequence[Person], *, now: datetime) -> None:
    """Two in a row with each trainer, within the coming two weeks."""
    for days, trainer in zip((7, 8), trainers, strict=False):
        for hour in (13, 14):
            begin = make_aware(datetime.combine(localdate(now) + days * DAY, time(hour)))
            slot = Slot(begin, begin + timedelta(minutes=45), "Het Leeratelier, kamer 3", "")
            interviewing.offer(trainer, slot=slot, now=now)


def _apply(cohort: Cohort, one: Applicant, *, now: datetime) -> Application:
    person, _ = account_for(one.mail, name=one.name)
    began = now - one.days * DAY
    made = applying.start(cohort, by=person, now=began)
    saved = applying.save(
        made, fields=one.answers, origin=Origin(0), by=person, now=began + timedelta(minutes=9)
    )
    if one.handed_in is not None:
        at = now - one.handed_in * DAY
        applying.hand_in(made, version=saved.text.number, agrees=True, by=person, now=at)
    if one.taken_back is not None:
        applying.withdraw(made, by=person, now=now - one.taken_back * DAY)
    return made

"""The cohort of the demo that is at its end, through the verbs everybody uses."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from cohorts import talking
from cohorts.dates import Slot
from cohorts.models import Cohort, Enrolment
from demo import assignment_seed, writing_seed
from demo.content import proeven
from people.models import Person

TUESDAY = 1
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ENDED_BEFORE = 18 * DAY
EVERY_OTHER_WEEK = 14 * DAY


def days_before(today: date) -> list[date]:
    """Eight Tuesdays, every other week, the last one two and a half to three and a half weeks ago."""
    last = today - ENDED_BEFORE
    last -= (last.weekday() - TUESDAY) % 7 * DAY
    return [last - EVERY_OTHER_WEEK * n for n in reversed(range(8))]


def follow(
    cohort: Cohort, enrolments: Mapping[str, Enrolment], *, trainers: Sequence[Person], now: datetime
) -> None:
    """From the start talk to the finished assignment, and eight days of POD."""
    seventh = cohort.sessions.get(number=7).ends_at
    for number, one in enumerate(proeven.PARTICIPANTS):
        enrolment = enrolments[one.key]
        _talk(enrolment, number, trainer=trainers[number % len(trainers)])
        pod = writing_seed.open_pod(enrolment, proeven.SHARING[one.key], now=now)
        writing_seed.set_goals(pod, one)
        days = {day: short.texts() for day, short in enumerate(proeven.DIARY[one.key], start=1)}
        writing_seed.write(pod, one.key, days, late=frozenset(), now=now)
        writing_seed.answer_the_rest(pod, trainers, until=8)
        text = proeven.ASSIGNMENTS[one.key]
        assignment_seed.finish(enrolment, text, trainer=trainers[0], now=seventh + 3 * DAY)


def _talk(enrolment: Enrolment, number: int, *, trainer: Person) -> None:
    """A start talk, put on record once it was held; each at an hour of its own."""
    first = enrolment.cohort.sessions.get(number=1).starts_at
    begins = first - 8 * DAY + number * HOUR
    slot = Slot(begins, begins + HOUR, "Het Leeratelier, kamer 3", "")
    talking.arrange(enrolment, slot=slot, trainer=trainer, by=trainer, now=begins + HOUR)
    talking.hold(enrolment, by=trainer, now=begins + HOUR)

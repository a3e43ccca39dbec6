"""Conversations of the demo with who applied: planned, held, judged and decided, as far as each one came."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils.timezone import localdate, make_aware

from cohorts.dates import Slot
from demo.content.aanmeldingen import Decided, Judged, Talk
from intake import deciding, interviewing, judging, record
from intake.models import Application
from people.models import Person
from writing.saving import Origin

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PLANNED_AHEAD, SATURDAY = 6 * DAY, 5


def hold(application: Application, talk: Talk, *, trainers: Sequence[Person], now: datetime) -> None:
    """Each at an hour of its own, so that no trainer is in two at once."""
    first, second = trainers[0], trainers[1]
    begin = make_aware(datetime.combine(_working_day(localdate(now), talk.days), time(talk.hour)))
    slot = Slot(begin, begin + HOUR, "Het Leeratelier, kamer 3", "")
    planned = min(begin - PLANNED_AHEAD, now - DAY)
    interviewing.plan(application, slot=slot, trainer=first, by=first, now=planned)
    if talk.wish:
        interviewing.wish(application, words=talk.wish, by=application.person, now=planned + HOUR)
    if talk.judged:
        _judge(application, talk, first=first, second=second, now=min(begin + 2 * HOUR, now))
    for one in talk.decisions:
        _decide(application, one, by=first, now=now - one.days * DAY)
        deciding.read(application.decisions.latest("pk"), now=now - (one.days - 1) * DAY)


def _working_day(today: date, days: int) -> date:
    """So many days from today; a weekend is gone past, away from today."""
    day, step = today + days * DAY, DAY if days > 0 else -DAY
    while day.weekday() >= SATURDAY:
        day += step
    return day


def _judge(application: Application, talk: Talk, *, first: Person, second: Person, now: datetime) -> None:
    assert talk.judged
    _write(application, talk.judged, by=first, now=now)
    if talk.is_asked:
        judging.ask_second(application, trainer=second, by=first, now=now)
    _give(application, by=first, now=now)
    if talk.second:
        _write(application, talk.second, by=second, now=now + HOUR)
        _give(application, by=second, now=now + HOUR)


def _write(application: Application, one: Judged, *, by: Person, now: datetime) -> None:
    mine = judging.begin(application, by=by, now=now)
    fields = {
        "motivation": one.motivation,
        "idea": one.idea,
        record.LEARNS: one.learns,
        record.URGENT: one.urgent,
        record.NOTES: one.notes,
        **dict.fromkeys(record.TICKS, record.TICKED),
    }
    for subject, level, remark in zip(record.SUBJECTS, one.levels, one.remarks, strict=True):
        fields |= {subject.level: level, subject.remark: remark}
    judging.save(mine, fields=fields, origin=Origin(mine.text.number), by=by, now=now)


def _give(application: Application, *, by: Person, now: datetime) -> None:
    judging.give(judging.begin(application, by=by, now=now), by=by, now=now)


def _decide(application: Application, one: Decided, *, by: Person, now: datetime) -> None:
    last = Application.objects.get(pk=application.pk).decision
    choice = deciding.Choice(one.outcome, one.reason, one.better_study)
    deciding.decide(application, choice, replaces=last.pk if last else None, by=by, now=now)

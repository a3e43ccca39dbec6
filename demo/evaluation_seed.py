"""Evaluations and a complaint in the demo, through the verbs everybody uses."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from cohorts.models import Cohort, Enrolment
from demo.content import evaluaties
from demo.content.evaluaties import Said
from evaluation import answering, complaining, rounds
from evaluation.models import Moment, Round
from people.models import Person

DAY = timedelta(days=1)
OPENED, COMPLAINED, REPLIED = 10 * DAY, 9 * DAY, 6 * DAY


def close(cohort: Cohort, said: Iterable[Said]) -> None:
    """Asked the day after the last day, answered in the week that followed, and closed three weeks later."""
    last = cohort.sessions.order_by("-starts_at")[0].ends_at
    asked = _open(cohort, now=last + DAY)
    _answer(asked, said, now=last + 5 * DAY)
    rounds.close_due(now=asked.closes_at)


def leave_open(cohort: Cohort, said: Iterable[Said], *, now: datetime) -> None:
    """Asked ten days ago, and who is silent was reminded."""
    asked = _open(cohort, now=now - OPENED)
    _answer(asked, said, now=now - OPENED + 2 * DAY)
    rounds.remind_due(now=now - OPENED + rounds.REMINDS_AFTER)


def complain(enrolments: Mapping[str, Enrolment], *, office: Person, now: datetime) -> None:
    """A complaint that the office has answered, and has yet to decide on."""
    told = evaluaties.COMPLAINT
    words = {"subject": told.subject, "words": told.words, "wish": told.wish}
    by = enrolments[told.by].person
    made = complaining.complain(**words, about_office=False, by=by, now=now - COMPLAINED)
    complaining.reply(made, words=told.reply, by=office, now=now - REPLIED)


def _open(cohort: Cohort, *, now: datetime) -> Round:
    rounds.open_due(Moment.END, now=now)
    return Round.objects.get(cohort=cohort, moment=Moment.END)


def _answer(asked: Round, said: Iterable[Said], *, now: datetime) -> None:
    keys = dict(asked.asked.values_list("number", "pk"))
    for invitee, one in zip(asked.invitees.order_by("pk"), said, strict=False):
        answering.answer(invitee, {keys[n]: value for n, value in one.answers.items()}, now=now)

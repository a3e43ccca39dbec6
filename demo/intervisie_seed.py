"""Intervisie of the demo: two that are over, one under way, and cases for the day to come."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from cohorts.models import Cohort, Enrolment
from demo.content import intervisie as content
from demo.content.intervisie import Learned
from intervisie import bringing, ending, gathering, learning, running, telling
from intervisie.methods import Role
from intervisie.models import Intervisie
from people.models import Person
from writing.saving import Origin

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def hold_all(cohort: Cohort, enrolments: Mapping[str, Enrolment], *, trainer: Person, now: datetime) -> None:
    for one in content.OVER:
        _hold(one, enrolments, now=now - one.days * DAY)
    _sit_down(enrolments, now=now)
    coming = cohort.sessions.filter(starts_at__gt=now).earliest("starts_at")
    for key, title, words, is_chosen in content.CASES:
        mine, at = enrolments[key], now - DAY
        case = bringing.bring_in(coming, mine, title=title, words=words, by=mine.person, now=at)
        bringing.choose(case, is_chosen=is_chosen, by=trainer, now=now)


def _hold(one: Learned, enrolments: Mapping[str, Enrolment], *, now: datetime) -> None:
    people = [enrolments[key] for key in one.people]
    made = _gather(people, method=one.method, now=now)
    absent = [enrolments[key].pk for key in one.absent]
    there = set(made.members.exclude(enrolment__in=absent).values_list("pk", flat=True))
    ending.end(made, present=there, by=people[0].person, now=now + 60 * MINUTE)
    for key, words in one.sentences.items():
        learning.write(made.members.get(enrolment=enrolments[key]), words=words, now=now + 62 * MINUTE)


def _sit_down(enrolments: Mapping[str, Enrolment], *, now: datetime) -> None:
    """Somebody stopped the clock: it reads the same whenever the demo is opened."""
    people = [enrolments[key] for key in content.NOW_PEOPLE]
    leader, begun = people[0].person, now - 30 * MINUTE
    made = _gather(people, method=content.NOW_METHOD, now=begun)
    fields = {"case": content.NOW_CASE}
    telling.save(made, fields=fields, origin=Origin(0), by=people[1].person, now=begun + 2 * MINUTE)
    for turn, (act, at) in enumerate((("next", 3), ("next", 13), ("next", 24), ("pause", 29))):
        running.press(made, act, turn=turn, by=leader, now=begun + at * MINUTE)


def _gather(people: list[Enrolment], *, method: str, now: datetime) -> Intervisie:
    first, second, *_ = people
    others = [one.pk for one in people]
    made = gathering.with_people(first, others, method=method, role=Role.LEADS, by=first.person, now=now)
    running.take_role(made, Role.BRINGS, by=second.person)
    return made

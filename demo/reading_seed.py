"""The reading lists of the demo, through the verbs everybody uses."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from cohorts.models import Cohort, Enrolment, Session
from demo.content import leeslijst
from demo.content.leeslijst import Title
from people.models import Person
from programme.models import Competence, Day, Version
from reading import keeping, laying, picking
from reading.facts import Facts
from reading.models import Item, Link
from writing.saving import Origin

QUIET = timedelta(days=30)


def keep(version: Version, *, by: Person, now: datetime) -> None:
    """The list of the programme, before the first cohort makes it stand still (COH-1)."""
    reading_list = laying.list_of_version(version, now=now)
    days = {day.number: day.pk for day in Day.objects.filter(version=version)}
    for one in leeslijst.TITLES:
        keeping.add(reading_list, _facts(one, version, day=days.get(one.day)), by=by, now=now)


def use(cohort: Cohort, enrolments: Mapping[str, Enrolment], *, trainer: Person, now: datetime) -> None:
    """The list of a cohort: a title of its trainers, what some participants picked, a link that broke."""
    reading_list = laying.list_of_cohort(cohort, now=now)
    session = Session.objects.get(cohort=cohort, number=leeslijst.OWN.day)
    own = _facts(leeslijst.OWN, cohort.version, session=session.pk)
    keeping.add(reading_list, own, by=trainer, now=now)
    items = {item.title: item for item in reading_list.items.all()}
    for key, number, marks in leeslijst.PICKS:
        for name in marks:
            picking.mark(items[leeslijst.TITLES[number].title], enrolments[key], name, on=True)
    _note(items, enrolments, now=now)
    _looked_at(now)


def _note(items: Mapping[str, Item], enrolments: Mapping[str, Enrolment], *, now: datetime) -> None:
    key, number, words = leeslijst.NOTE
    item, enrolment = items[leeslijst.TITLES[number].title], enrolments[key]
    picking.save_note(item, enrolment, words=words, origin=Origin(0), by=enrolment.person, now=now)


def _looked_at(now: datetime) -> None:
    """As if a worker had been along: a demo asks nobody outside."""
    before = now - timedelta(days=2)
    Link.objects.update(state="works", answer="200 OK", checked_at=before, due_at=now + QUIET)
    dead = {"state": "gone", "answer": leeslijst.AS_IT_SAID, "failures": 1}
    Link.objects.filter(address=leeslijst.DEAD).update(**dead)


def _facts(one: Title, version: Version, *, day: int | None = None, session: int | None = None) -> Facts:
    line = Competence.objects.filter(framework__version=version, name=one.competence).first()
    return Facts(
        one.title,
        one.author,
        one.kind,
        one.year,
        one.publisher,
        one.address,
        one.why,
        day,
        session,
        line.pk if line else None,
    )

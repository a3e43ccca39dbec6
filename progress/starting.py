"""The start checklist: what is still missing before day 1, who must act and since when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse

from assignments import steps
from assignments.models import Support
from assignments.steps import Actor
from cohorts.models import Cohort, Enrolment, Session, StartTalk
from people.models import Person


@dataclass(frozen=True)
class Reader:
    """Who looks: what is theirs to do has a link."""

    actor: Actor
    support: int | None = None


# How a step is called for who does it.
YOURS = {
    "write": "Leg je praktijkopdracht voor",
    "mend": "Pas je praktijkopdracht aan",
    "name_principal": "Noem je opdrachtgever",
    "name_mentor": "Noem je praktijkbegeleider",
    "reach_principal": "Kijk het mailadres van je opdrachtgever na: onze mail is geweigerd",
    "reach_mentor": "Kijk het mailadres van je praktijkbegeleider na: onze mail is geweigerd",
    "mend_principal": "Pas je praktijkopdracht aan, of vraag een andere opdrachtgever",
    "mend_mentor": "Pas je praktijkopdracht aan, of vraag een andere praktijkbegeleider",
    "judge": "Oordeel of de opdracht past",
    "answer_principal": "Geef je antwoord op de opdracht",
    "answer_mentor": "Geef je antwoord op de opdracht",
}
PARTICIPANT, TRAINER = Reader(Actor.PARTICIPANT), Reader(Actor.TRAINER)


def supporter(support: Support) -> Reader:
    return Reader(Actor(support.role), support.pk)


@dataclass(frozen=True)
class Line:
    """One missing step. `url` is where this reader can do it; empty when it is somebody else's turn."""

    text: str
    who: str
    since: datetime
    url: str = ""

    @property
    def is_yours(self) -> bool:
        return bool(self.url)


def missing(enrolment: Enrolment, *, reader: Reader, now: datetime) -> list[Line]:
    """One line per step that is missing, what the reader can do first."""
    return missing_of([enrolment], reader=reader, now=now)[enrolment.pk]


def missing_of(enrolments: Collection[Enrolment], *, reader: Reader, now: datetime) -> dict[int, list[Line]]:
    found = {pk: [_line(pk, one, reader) for one in lines] for pk, lines in steps.steps(enrolments).items()}
    for enrolment in _before_day_one(enrolments, now=now):
        found[enrolment.pk] += _talk(enrolment, reader, now=now)
    return {pk: sorted(lines, key=_order) for pk, lines in found.items()}


def of_cohort(cohort: Cohort, *, now: datetime) -> list[tuple[Enrolment, list[Line]]]:
    """What a trainer sees of everyone in a cohort: first who waits for a trainer, then who lacks most."""
    rows = Enrolment.objects.active().filter(cohort=cohort).select_related("person", "organisation")
    enrolments = list(rows.order_by("person__name"))
    found = missing_of(enrolments, reader=TRAINER, now=now)
    listed = [(one, found[one.pk]) for one in enrolments]
    return sorted(listed, key=lambda row: (not any(line.is_yours for line in row[1]), -len(row[1])))


def turns_of(trainer: Person, *, now: datetime) -> list[tuple[Enrolment, Line]]:
    """What trainers must do before the start, in the cohorts this one leads; longest first."""
    coming = Session.objects.that_count().filter(cohort=OuterRef("cohort"), ends_at__gt=now)
    led = Cohort.objects.led_by(trainer, now=now).values("pk")
    rows = (
        Enrolment.objects.active().filter(Exists(coming), cohort__in=led).select_related("person", "cohort")
    )
    enrolments = {one.pk: one for one in rows}
    found = missing_of(enrolments.values(), reader=TRAINER, now=now)
    turns = [(enrolments[pk], line) for pk, lines in found.items() for line in lines if line.is_yours]
    return sorted(turns, key=lambda turn: (turn[1].since, turn[0].person.name))


def _before_day_one(enrolments: Collection[Enrolment], *, now: datetime) -> list[Enrolment]:
    """Before day 1 a trainer talks with everyone (INT-9): with whom that is not on record yet."""
    begun = Session.objects.that_count().filter(cohort=OuterRef("cohort"), starts_at__lte=now)
    rows = Enrolment.objects.filter(pk__in=[one.pk for one in enrolments], start_talk__held_at=None)
    return list(rows.exclude(Exists(begun)).select_related("start_talk"))


def _talk(enrolment: Enrolment, reader: Reader, *, now: datetime) -> list[Line]:
    """Planning the talk, also when its trainer left; then, once it was, saying so."""
    talk: StartTalk | None = getattr(enrolment, "start_talk", None)
    if talk is None or talk.trainer_id is None:
        names = "Plan het startgesprek", "Het startgesprek plannen"
        return [_of_trainers(names, "cohorts:plan_talk", enrolment, reader, since=enrolment.enrolled_at)]
    if talk.ends_at > now:
        return []
    names = "Leg vast dat het startgesprek is geweest", "Vastleggen dat het startgesprek is geweest"
    return [_of_trainers(names, "cohorts:talk", enrolment, reader, since=talk.ends_at)]


def _of_trainers(
    names: tuple[str, str], page: str, enrolment: Enrolment, reader: Reader, *, since: datetime
) -> Line:
    """A step that any trainer of the cohort can do: how it is called for them, and for the others."""
    yours, theirs = names
    if reader.actor == Actor.TRAINER:
        return Line(yours, "een trainer", since, reverse(page, args=[enrolment.pk]))
    return Line(theirs, "een trainer", since)


def _order(line: Line) -> tuple[bool, datetime]:
    return not line.is_yours, line.since


def _line(enrolment: int, step: steps.Step, reader: Reader) -> Line:
    is_theirs = step.actor == reader.actor and step.support in (None, reader.support)
    if is_theirs:
        return Line(YOURS[step.name], step.who, step.since, steps.address_of(enrolment, step))
    return Line(step.text, step.who, step.since)

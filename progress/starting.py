"""The start checklist: what is still missing before day 1, who must act and since when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse

from assignments import steps
from assignments.models import Support
from assignments.steps import Actor
from cohorts.models import Enrolment, Session


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
    for enrolment in _without_talk(enrolments, now=now):
        found[enrolment.pk].append(_talk(enrolment, reader))
    return {pk: sorted(lines, key=_order) for pk, lines in found.items()}


def _without_talk(enrolments: Collection[Enrolment], *, now: datetime) -> list[Enrolment]:
    """Before day 1 a trainer talks with everyone (INT-9): with whom no talk is planned yet."""
    begun = Session.objects.that_count().filter(cohort=OuterRef("cohort"), starts_at__lte=now)
    rows = Enrolment.objects.filter(pk__in=[one.pk for one in enrolments], start_talk=None)
    return list(rows.exclude(Exists(begun)))


def _talk(enrolment: Enrolment, reader: Reader) -> Line:
    url = reverse("cohorts:plan_talk", args=[enrolment.pk]) if reader.actor == Actor.TRAINER else ""
    text = "Plan het startgesprek" if url else "Het startgesprek plannen"
    return Line(text, "een trainer", enrolment.enrolled_at, url)


def _order(line: Line) -> tuple[bool, datetime]:
    return not line.is_yours, line.since


def _line(enrolment: int, step: steps.Step, reader: Reader) -> Line:
    is_theirs = step.actor == reader.actor and step.support in (None, reader.support)
    if is_theirs:
        return Line(YOURS[step.name], step.who, step.since, _address(enrolment, step))
    return Line(step.text, step.who, step.since)


def _address(enrolment: int, step: steps.Step) -> str:
    if step.actor == Actor.TRAINER:
        return reverse("assignments:judge", args=[enrolment])
    if step.support:
        return reverse("assignments:answer", args=[step.support])
    if step.name.startswith("name_"):
        return reverse("assignments:name", args=[enrolment, step.name.removeprefix("name_")])
    return reverse("assignments:assignment", args=[enrolment])

"""What is still missing before work on an assignment can start: who must act, and since when (ASG-2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Prefetch
from django.urls import reverse

from assignments import overview
from assignments.models import Assignment, Support
from assignments.overview import Side, Standing
from cohorts.models import Enrolment


class Actor(StrEnum):
    PARTICIPANT = "participant"
    TRAINER = "trainer"
    PRINCIPAL = "principal"
    MENTOR = "mentor"


@dataclass(frozen=True)
class Step:
    """One line of the start checklist. `text` speaks of the participant by role, so anyone may read it."""

    name: str
    text: str
    actor: Actor
    who: str
    since: datetime
    support: int | None = None


CALLED = {Support.Role.PRINCIPAL: "opdrachtgever", Support.Role.MENTOR: "praktijkbegeleider"}

FINISHING = ("declare", "confirm", "confirm_as_trainer")
ANSWERED_AT = {"confirm": "assignments:confirm"}

WHAT_COUNTS = (
    "editions__answers",
    "editions__judgements",
    Prefetch("supports", Support.objects.filter(ended_at=None).select_related("person")),
    "declarations",
)


def steps(enrolments: Iterable[Enrolment]) -> dict[int, list[Step]]:
    """The missing steps by number of the deelname; an empty list when all is agreed. A fixed few queries."""
    return {one.pk: list(_missing(one, standing)) for one, standing in _standings(enrolments)}


def steps_to_the_end(enrolments: Iterable[Enrolment], *, now: datetime) -> dict[int, list[Step]]:
    """The same until the principal has confirmed that it is finished (ASG-4, PRV-1)."""
    return {
        one.pk: [*_missing(one, standing), *_finishing(one, standing, now=now)]
        for one, standing in _standings(enrolments)
    }


def _standings(enrolments: Iterable[Enrolment]) -> Iterator[tuple[Enrolment, Standing]]:
    asked = {one.pk: one for one in enrolments}
    rows = Assignment.objects.filter(enrolment__in=asked).select_related("text")
    found = {one.enrolment_id: overview.standing_of(one) for one in rows.prefetch_related(*WHAT_COUNTS)}
    for pk, one in asked.items():
        yield one, found.get(pk) or overview.blank(one)


def _finishing(enrolment: Enrolment, standing: Standing, *, now: datetime) -> Iterator[Step]:
    """Only the participant can declare it; the principal confirms, or after two weeks a trainer."""
    if standing.is_finished:
        return
    support, declaration = standing.principal.support, standing.declaration
    if declaration is None or not standing.is_declared:
        since = declaration.declared_at if declaration else enrolment.enrolled_at
        yield Step("declare", "De opdracht klaar melden", Actor.PARTICIPANT, enrolment.person.name, since)
        return
    since = declaration.declared_at
    if support:
        text = "Bevestigen dat de opdracht klaar is"
        yield Step("confirm", text, Actor.PRINCIPAL, support.person.name, since, support.pk)
    if now >= since + overview.SILENCE:
        text = "Bevestigen in plaats van de opdrachtgever, die twee weken niets liet horen"
        yield Step("confirm_as_trainer", text, Actor.TRAINER, "een trainer", since)


def _missing(enrolment: Enrolment, standing: Standing) -> Iterator[Step]:
    yield from _about_the_text(enrolment, standing)
    for side in standing.sides:
        yield from _about_a_side(enrolment, standing, side)


def _about_the_text(enrolment: Enrolment, standing: Standing) -> Iterator[Step]:
    me, edition, judgement = enrolment.person.name, standing.edition, standing.judgement
    if edition is None:
        yield Step("write", "De opdracht voorleggen", Actor.PARTICIPANT, me, enrolment.enrolled_at)
    elif judgement is None:
        yield Step("judge", "Oordelen of de opdracht past", Actor.TRAINER, "een trainer", edition.offered_at)
    elif not judgement.is_suitable:
        text = "De opdracht aanpassen na het advies van een trainer"
        yield Step("mend", text, Actor.PARTICIPANT, me, judgement.given_at)


def _about_a_side(enrolment: Enrolment, standing: Standing, side: Side) -> Iterator[Step]:
    me, called, edition = enrolment.person.name, CALLED[side.role], standing.edition
    if side.support is None:
        name = f"name_{side.role}"
        yield Step(name, f"Een {called} noemen", Actor.PARTICIPANT, me, enrolment.enrolled_at)
    elif side.answer is None and side.support.person.is_out_of_reach:
        # Nobody can answer a mail that never came.
        since = side.support.person.mail_refused_at or side.support.invited_at
        text = f"Het mailadres van de {called} nakijken: onze mail is geweigerd"
        yield Step(f"reach_{side.role}", text, Actor.PARTICIPANT, me, since)
    elif edition and side.answer is None:
        asked = max(edition.offered_at, side.support.invited_at)
        who, name = side.support.person.name, f"answer_{side.role}"
        text = "Antwoord geven op de opdracht"
        yield Step(name, text, Actor(side.role), who, asked, side.support.pk)
    elif side.answer and not side.has_agreed:
        yield Step(
            f"mend_{side.role}",
            f"De {called} ging niet akkoord: de opdracht aanpassen of iemand anders vragen",
            Actor.PARTICIPANT,
            me,
            side.answer.given_at,
        )


def address_of(enrolment: int, step: Step) -> str:
    """Where whoever must act can do it."""
    if step.actor == Actor.TRAINER:
        return reverse("assignments:judge", args=[enrolment])
    if step.support:
        return reverse(ANSWERED_AT.get(step.name, "assignments:answer"), args=[step.support])
    if step.name.startswith("reach_"):
        return reverse("assignments:people", args=[enrolment])
    if step.name.startswith("name_"):
        return reverse("assignments:name", args=[enrolment, step.name.removeprefix("name_")])
    return reverse("assignments:assignment", args=[enrolment])

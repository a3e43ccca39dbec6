"""What is still missing before work on an assignment can start: who must act, and since when (ASG-2)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet
from django.urls import reverse

from assignments import overview
from assignments.models import Answer, Assignment, Declaration, Edition, Judgement, Support
from assignments.overview import Side, Standing
from cohorts.models import Enrolment
from people.prepared import lay_beside, prepared


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
    found = {one.enrolment_id: overview.standing_of(one) for one in _with_what_counts(list(asked))}
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


def _with_what_counts(enrolments: Sequence[int]) -> list[Assignment]:
    """The assignments, with all that `overview.standing_of` looks at."""
    assignments = _assignments(enrolments=enrolments)
    keys = [one.pk for one in assignments]
    editions = _editions(assignments=keys)
    texts = [one.pk for one in editions]
    lay_beside(editions, "answers", _answers(editions=texts), by="edition_id")
    lay_beside(editions, "judgements", _judgements(editions=texts), by="edition_id")
    lay_beside(assignments, "editions", editions, by="assignment_id")
    lay_beside(assignments, "supports", _supports(assignments=keys), by="assignment_id")
    lay_beside(assignments, "declarations", _declarations(assignments=keys), by="assignment_id")
    return assignments


@prepared
def _assignments(*, enrolments: Sequence[int]) -> QuerySet[Assignment]:
    return Assignment.objects.filter(enrolment__in=enrolments).select_related("text")


@prepared
def _editions(*, assignments: Sequence[int]) -> QuerySet[Edition]:
    return Edition.objects.filter(assignment__in=assignments)


@prepared
def _answers(*, editions: Sequence[int]) -> QuerySet[Answer]:
    return Answer.objects.filter(edition__in=editions)


@prepared
def _judgements(*, editions: Sequence[int]) -> QuerySet[Judgement]:
    return Judgement.objects.filter(edition__in=editions)


@prepared
def _supports(*, assignments: Sequence[int]) -> QuerySet[Support]:
    return Support.objects.filter(assignment__in=assignments, ended_at=None).select_related("person")


@prepared
def _declarations(*, assignments: Sequence[int]) -> QuerySet[Declaration]:
    return Declaration.objects.filter(assignment__in=assignments)


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

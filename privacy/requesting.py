"""Asking to be erased, and thinking better of it (PRI-3)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from cohorts.models import Session, Trainership
from outbox.planning import Planned, plan_many
from people.looking import log_act
from people.models import Coordinator, Person
from people.refusals import Refusal
from privacy.models import Erasure
from proeve.models import Assessor

# In which somebody can think better of it; and as long, where others still lean on somebody.
TERM = timedelta(days=7)


class IsDemo(Refusal):
    message = "Dit is een account van de demo. Het verdwijnt samen met de demo."


class IsAdministrator(Refusal):
    message = "Een beheerder kan niet worden gewist. Laat een andere beheerder die rol eerst weghalen."


class RunsTheOffice(Refusal):
    message = "Een contactpersoon kan niet worden gewist. Laat een beheerder die rol eerst stoppen."


class LeadsDays(Refusal):
    def __init__(self, cohort: str) -> None:
        super().__init__(
            f"Er komen nog dagen van {cohort} met deze trainer. Vraag het programmabureau eerst om een ander."
        )


class Assesses(Refusal):
    message = "Er is nog een Proeve te beoordelen. Geef die eerst aan een ander, of rond hem af."


class TooLate(Refusal):
    message = "Het wissen is al begonnen. Dat is niet meer terug te draaien."


@dataclass(frozen=True)
class Standing:
    """What was asked already, or why it cannot be asked yet."""

    asked: Erasure | None
    refusals: list[str]


def standing_of(person: Person, *, now: datetime) -> Standing:
    found = Erasure.objects.filter(person=person).first()
    return Standing(found, [str(one) for one in refusals(person, now=now)])


def refusals(person: Person, *, now: datetime) -> list[Refusal]:
    """Why it cannot be done yet: others would be left with nobody."""
    found: list[Refusal] = []
    if person.is_demo:
        found.append(IsDemo())
    if person.is_staff or person.is_superuser:
        found.append(IsAdministrator())
    if Coordinator.objects.filter(person=person, until=None).exists():
        found.append(RunsTheOffice())
    found += [LeadsDays(name) for name in _led(person, now)]
    if Assessor.objects.filter(person=person, withdrawn_at=None, attempt__result=None).exists():
        found.append(Assesses())
    return found


def _led(person: Person, now: datetime) -> list[str]:
    coming = Session.objects.that_count().filter(ends_at__gt=now).values("cohort")
    mine = Trainership.objects.filter(person=person, until=None, cohort__in=coming)
    return list(mine.order_by("cohort__name").values_list("cohort__name", flat=True))


@transaction.atomic
def ask(person: Person, *, by: Person, identified: str = "", now: datetime) -> Erasure:
    """For who asks it themselves, or by a letter that an administrator took in. Twice is once."""
    held = Person.objects.select_for_update().get(pk=person.pk)
    if found := Erasure.objects.filter(person=held).first():
        return found
    for refusal in refusals(held, now=now):
        raise refusal
    made = Erasure.objects.create(
        person=held,
        by=None if by == held else by,
        identified=identified,
        asked_at=now,
        runs_at=now + TERM,
    )
    log_act("erasure-asked", about=made.key, by=by, now=now)
    plan_many([_letter("erasure_asked", made)], now=now)
    return made


@transaction.atomic
def take_back(person: Person, *, by: Person, now: datetime) -> None:
    """Everything stays as it was. Twice is once."""
    # First the person, then the request: as the worker that begins.
    Person.objects.select_for_update().get(pk=person.pk)
    found = Erasure.objects.select_for_update().filter(person=person).first()
    if found is None:
        return
    if not found.can_be_taken_back:
        raise TooLate
    log_act("erasure-taken-back", about=found.key, by=by, now=now)
    plan_many([_letter("erasure_taken_back", found)], now=now)
    found.delete()


def _letter(kind: str, erasure: Erasure) -> Planned:
    facts = {"runs_on": localdate(erasure.runs_at).isoformat(), "path": reverse("privacy:erase")}
    return Planned(kind, erasure.person, erasure.key, erasure.asked_at.isoformat(), facts=facts)

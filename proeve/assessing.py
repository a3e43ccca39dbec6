"""Who assesses: two people, apart from each other; who withdraws is replaced and the scores stay (PRV-5)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from assignments.models import Support
from cohorts.models import Enrolment, Trainership
from outbox import planning
from people.inviting import account_for
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from proeve import guests, judging, letters
from proeve.laying import current_attempt, locked
from proeve.models import ASSESSORS, Assessor, Attempt, Talk


class NoThird(Refusal):
    message = "Er zijn twee beoordelaars. Een derde kan niet."


class Twice(Refusal):
    message = "Kies twee verschillende beoordelaars."


class Concerned(Refusal):
    def __init__(self, who: Person) -> None:
        super().__init__(
            f"{who.name} hoort bij deze deelnemer of doet mee aan dit cohort, en kan niet beoordelen."
        )


class AlreadyDecided(Refusal):
    message = "Er is al een resultaat. Aan de beoordelaars verandert niets meer."


class NoLonger(Refusal):
    message = "Je bent geen beoordelaar (meer) van deze Proeve."


def candidates() -> QuerySet[Person]:
    """Trainers of any cohort, and who assessed before or was invited to."""
    leads = Q(pk__in=Trainership.objects.filter(until=None).values("person"))
    assessed = Q(pk__in=Assessor.objects.values("person"))
    return Person.objects.filter(leads | assessed, is_active=True).order_by("name", "pk")


def check(enrolment: Enrolment, people: Sequence[Person]) -> None:
    if len(people) > len(ASSESSORS):
        raise NoThird
    if len(set(people)) < len(people):
        raise Twice
    for one in people:
        if _is_concerned(enrolment, one):
            raise Concerned(one)


def appoint(attempt: Attempt, people: Sequence[Person], *, by: Person, now: datetime) -> bool:
    """These and nobody else; who was there stays on their place. The Proeve is held by whoever calls.

    Gives whether anything changed.
    """
    enrolment = attempt.proeve.enrolment
    check(enrolment, people)
    now_there = list(attempt.assessors.filter(withdrawn_at=None).select_related("person"))
    leaving = [one for one in now_there if one.person not in people]
    coming = [one for one in people if one not in [there.person for there in now_there]]
    if not leaving and not coming:
        return False
    if hasattr(attempt, "result"):
        raise AlreadyDecided
    for one in leaving:
        _release(one, by=by, now=now)
    taken = {one.place for one in now_there if one not in leaving}
    free = [place for place in ASSESSORS if place not in taken]
    for place, person in zip(free, coming, strict=False):
        made = Assessor.objects.create(attempt=attempt, person=person, place=place, asked_at=now)
        log_act("proeve-assessor-asked", about=made.key, by=by, now=now)
    return True


@transaction.atomic
def change(enrolment: Enrolment, people: Sequence[Person], *, by: Person, now: datetime) -> None:
    """Others than before, for a talk that stays as it is: only who comes or goes is told."""
    proeve = locked(enrolment)
    attempt = proeve.attempts.select_related("proeve__enrolment__person").order_by("-number")[0]
    talk = Talk.objects.filter(attempt=attempt, cancelled_at=None).first()
    had = guests.who_has(talk, now=now) if talk else []
    if appoint(attempt, people, by=by, now=now) and talk:
        # Who assesses has no seat besides.
        talk.seats.filter(person__in=people).delete()
        _told(talk, attempt, had, now=now)


@transaction.atomic
def invite(enrolment: Enrolment, *, email: str, name: str, by: Person, now: datetime) -> Person:
    """Somebody from elsewhere, on the place that is free; with an account, new or known (PPL-3)."""
    attempt = current_attempt(locked(enrolment))
    asked, _ = account_for(email, name=name)
    current = attempt.assessors.filter(withdrawn_at=None).select_related("person")
    people = [one.person for one in current.order_by("place")]
    change(enrolment, people if asked in people else [*people, asked], by=by, now=now)
    return asked


@transaction.atomic
def withdraw(assessor: Assessor, *, by: Person, now: datetime) -> None:
    """On one's own account. What was given stays on record; who plans is told."""
    enrolment = locked(assessor.attempt.proeve.enrolment).enrolment
    rows = Assessor.objects.filter(pk=assessor.pk, withdrawn_at=None).select_related(
        "attempt__proeve", "person"
    )
    one = rows.first()
    if one is None:
        raise NoLonger
    if hasattr(one.attempt, "result"):
        raise AlreadyDecided
    one.attempt.proeve.enrolment = enrolment
    talk = Talk.objects.filter(attempt=one.attempt, cancelled_at=None).first()
    had = guests.who_has(talk, now=now) if talk else []
    _release(one, by=by, now=now)
    if talk:
        _told(talk, one.attempt, had, now=now)
        planning.plan_many(letters.assessor_gone(one, talk), now=now)


def _release(one: Assessor, *, by: Person, now: datetime) -> None:
    judging.withdraw(one, by=by, now=now)


def _told(talk: Talk, attempt: Attempt, had: list[Person], *, now: datetime) -> None:
    talk.attempt = attempt
    talk.sequence += 1
    talk.save(update_fields=["sequence"])
    guests.tell(talk, had=had, moved=False, only_new=True, now=now)


def _is_concerned(enrolment: Enrolment, person: Person) -> bool:
    """The participant, mentor and principal do not assess, nor does a fellow participant (PRV-5)."""
    beside = Support.objects.filter(assignment__enrolment=enrolment, person=person, ended_at=None)
    return beside.exists() or (
        Enrolment.objects.active().filter(cohort=enrolment.cohort_id, person=person).exists()
    )

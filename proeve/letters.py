"""The messages about a Proeve: that something is so, never what was written (MSG-6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from agenda import calendars
from assignments.letters import link_of
from assignments.models import Support
from cohorts.models import Cohort
from outbox.planning import Planned
from people.models import Coordinator, Person
from proeve.models import Assessor, Proeve, Seat, Talk

INVITED, OFF = "proeve_talk", "proeve_talk_off"
SOON, WAITS, PRESENTATION = "proeve_talk_soon", "proeve_answer_waits", "proeve_presentation_waits"
REMINDERS = (SOON, WAITS, PRESENTATION)
OF_A_TALK = (INVITED, *REMINDERS)


@dataclass(frozen=True)
class Guest:
    """Who is told of a talk, and where it stands for them."""

    person: Person
    path: str
    is_own: bool = False
    answers: bool = True
    support: Support | None = None

    @property
    def links(self) -> dict[str, str]:
        """Mentor and principal come in by their personal link (PPL-3)."""
        return {
            "path": self.path,
            "secret_path": f"{link_of(self.support)}?naar=proeve" if self.support else "",
        }


def guest(seat: Seat, talk: Talk, *, support: Support | None) -> Guest:
    enrolment = talk.attempt.proeve.enrolment
    if seat.role == Seat.Role.PARTICIPANT:
        return Guest(seat.person, reverse("proeve:own", args=[enrolment.pk]), is_own=True)
    if support:
        return Guest(seat.person, reverse("proeve:support", args=[support.pk]), support=support)
    return Guest(seat.person, reverse("proeve:participant", args=[enrolment.pk]))


def assessing(assessor: Assessor) -> Guest:
    path = reverse("proeve:assess", args=[assessor.attempt_id])
    return Guest(assessor.person, path, answers=False)


def happening(talk: Talk) -> calendars.Happening:
    """For a mail to who comes. A calendar that follows along names nobody: `bare`."""
    return calendars.happening(talk, title=f"Proevegesprek van {talk.attempt.proeve.enrolment.person.name}")


def bare(talk: Talk) -> calendars.Happening:
    return calendars.happening(talk, title="Proevegesprek")


def invited(talk: Talk, guest: Guest, *, is_moved: bool, now: datetime) -> Planned:
    facts = _facts(talk, guest) | {"is_moved": is_moved, "answers": guest.answers}
    event = calendars.invitation(happening(talk), to=guest.person, now=now)
    group = talk.attempt.proeve.enrolment.cohort.key
    return Planned(INVITED, guest.person, talk.key, str(talk.sequence), facts, calendar=event, group=group)


def off(talk: Talk, *, to: Person, now: datetime) -> Planned:
    """Called off, or somebody else comes instead."""
    enrolment = talk.attempt.proeve.enrolment
    facts = {
        "participant": enrolment.person.name,
        "is_own": to == enrolment.person,
        "is_cancelled": talk.is_cancelled,
        "starts_at": talk.starts_at,
    }
    gone = calendars.invitation(happening(talk).gone(), to=to, now=now)
    return Planned(OFF, to, talk.key, str(talk.sequence), facts, calendar=gone, group=enrolment.cohort.key)


def soon(talk: Talk, guest: Guest) -> Planned:
    return _reminder(SOON, talk, guest, anchor=f"{talk.key}:start", at=talk.starts_at)


def waits(talk: Talk, guest: Guest, *, asked_at: datetime) -> Planned:
    """That an answer is still asked."""
    return _reminder(WAITS, talk, guest, anchor=f"{talk.key}:asked", at=asked_at)


def presentation_waits(talk: Talk, guest: Guest) -> Planned:
    return _reminder(PRESENTATION, talk, guest, anchor=f"{talk.key}:start", at=talk.starts_at)


def admitted(proeve: Proeve) -> Planned:
    enrolment = proeve.enrolment
    facts = {
        "programme": enrolment.cohort.version.programme.title,
        "path": reverse("proeve:own", args=[enrolment.pk]),
    }
    return Planned("proeve_admitted", enrolment.person, proeve.key, "", facts, group=enrolment.cohort.key)


def answered(seat: Seat) -> Iterable[Planned]:
    """A no, or another time, to who plans; without the words."""
    occasion = f"{seat.pk}.{seat.answered_at:%Y%m%d%H%M%S%f}"
    more = {"who": seat.person.name, "is_no": seat.answer == Seat.Answer.NO}
    return _to_planners("proeve_talk_answered", seat.talk, occasion, more, but=seat.person)


def assessor_gone(assessor: Assessor, talk: Talk) -> Iterable[Planned]:
    more = {"who": assessor.person.name}
    return _to_planners("proeve_assessor_gone", talk, assessor.key, more, but=assessor.person)


def planners(cohort: Cohort) -> QuerySet[Person]:
    """Each once, whatever their roles: trainers of the cohort, and the programme office."""
    leads = Q(pk__in=cohort.trainerships.filter(until=None).values("person"))
    runs = Q(pk__in=Coordinator.objects.filter(until=None).values("person"))
    return Person.objects.filter(leads | runs, is_active=True).order_by("pk")


def _to_planners(
    kind: str, talk: Talk, occasion: str, more: Mapping[str, object], *, but: Person
) -> Iterable[Planned]:
    enrolment = talk.attempt.proeve.enrolment
    path = reverse("proeve:plan_one", args=[enrolment.pk])
    facts = {"participant": enrolment.person.name, "cohort": enrolment.cohort.name, "path": path, **more}
    for planner in planners(enrolment.cohort).exclude(pk=but.pk):
        yield Planned(kind, planner, talk.key, occasion, facts, group=enrolment.cohort.key)


def _reminder(kind: str, talk: Talk, guest: Guest, *, anchor: str, at: datetime) -> Planned:
    group = talk.attempt.proeve.enrolment.cohort.key
    facts = _facts(talk, guest)
    return Planned(kind, guest.person, talk.key, str(talk.sequence), facts, anchor, at, group=group)


def _facts(talk: Talk, guest: Guest) -> dict[str, object]:
    return {
        "participant": talk.attempt.proeve.enrolment.person.name,
        "starts_at": talk.starts_at,
        "place": talk.place or ("online" if talk.link else ""),
        "is_own": guest.is_own,
        **guest.links,
    }

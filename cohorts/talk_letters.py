"""The messages about a start talk, each with its event for the calendar. Nothing of what is said (MSG-6)."""

from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from agenda import calendars
from cohorts.models import Session, StartTalk, Trainership
from outbox.planning import Planned
from people.models import Person

KINDS = ("start_talk", "start_talk_off")


def invitations(talk: StartTalk, *, now: datetime) -> list[Planned]:
    participant, trainer = talk.enrolment.person, talk.trainer
    if trainer is None:
        return []
    own = reverse("cohorts:place", args=[talk.enrolment.admission_id])
    guide = reverse("cohorts:talk", args=[talk.enrolment_id])
    return [
        _invitation(talk, to=participant, other=trainer, path=own, now=now),
        _invitation(talk, to=trainer, other=participant, path=guide, now=now),
    ]


def off(talk: StartTalk, *, to: Person, now: datetime) -> Planned:
    """The talk does not take place, or another trainer holds it."""
    cohort, participant = talk.enrolment.cohort, talk.enrolment.person
    gone = replace(_happening(talk, other=participant), is_cancelled=True)
    return Planned(
        "start_talk_off",
        to,
        talk.key,
        str(talk.sequence),
        {"cohort": cohort.name, "participant": participant.name},
        calendar=calendars.invitation(gone, to=to, now=now),
        group=cohort.key,
    )


def wait(trainership: Trainership, first: Session, *, number: int) -> Planned:
    """That somebody has no talk planned yet; hangs on the first day, and moves with it."""
    cohort = trainership.cohort
    return Planned(
        "talks_wait",
        trainership.person,
        f"trainership:{trainership.pk}",
        first.key if number == 1 else f"{first.key}#{number}",
        {
            "cohort": cohort.name,
            "starts_at": first.starts_at,
            "path": reverse("cohorts:talks", args=[cohort.pk]),
        },
        anchor=f"{first.key}:start",
        anchor_at=first.starts_at,
        group=cohort.key,
    )


def _invitation(talk: StartTalk, *, to: Person, other: Person, path: str, now: datetime) -> Planned:
    cohort = talk.enrolment.cohort
    facts = {
        "cohort": cohort.name,
        "other": other.name,
        "starts_at": talk.starts_at,
        "place": talk.place or ("online" if talk.link else ""),
        "is_moved": talk.sequence > 0,
        "path": path,
    }
    event = calendars.invitation(_happening(talk, other=other), to=to, now=now)
    return Planned("start_talk", to, talk.key, str(talk.sequence), facts, calendar=event, group=cohort.key)


def _happening(talk: StartTalk, *, other: Person) -> calendars.Happening:
    return calendars.happening(talk, title=f"Startgesprek met {other.name}")

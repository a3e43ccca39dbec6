"""The messages about a start talk, each with its event for the calendar. Nothing of what is said (MSG-6)."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse

from agenda import calendars
from cohorts.models import Session, StartTalk, Trainership
from outbox.planning import Planned
from people.models import Person

INVITED, OFF = KINDS = ("start_talk", "start_talk_off")
SOMEONE = "een trainer"


def invitations(talk: StartTalk, *, known_to: Collection[Person], now: datetime) -> list[Planned]:
    """For both; the trainer may still have to be found. `known_to`: who was told of another moment before."""
    participant, trainer = talk.enrolment.person, talk.trainer
    own = reverse("cohorts:place", args=[talk.enrolment.admission_id])
    guide = reverse("cohorts:talk", args=[talk.enrolment_id])
    paths = {participant: own, **({trainer: guide} if trainer else {})}
    return [
        _invitation(talk, to=person, path=path, is_moved=person in known_to, now=now)
        for person, path in paths.items()
    ]


def off(talk: StartTalk, *, to: Person, now: datetime) -> Planned:
    """The talk does not take place, was held already, or another trainer holds it."""
    cohort = talk.enrolment.cohort
    facts = {"cohort": cohort.name, "other": _other(talk, to), "is_cancelled": talk.is_cancelled}
    gone = calendars.invitation(_happening(talk, to).gone(), to=to, now=now)
    return Planned(OFF, to, talk.key, str(talk.sequence), facts, calendar=gone, group=cohort.key)


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


def _invitation(talk: StartTalk, *, to: Person, path: str, is_moved: bool, now: datetime) -> Planned:
    cohort = talk.enrolment.cohort
    facts = {
        "cohort": cohort.name,
        "other": _other(talk, to),
        "starts_at": talk.starts_at,
        "place": talk.place or ("online" if talk.link else ""),
        "is_moved": is_moved,
        "path": path,
    }
    event = calendars.invitation(_happening(talk, to), to=to, now=now)
    return Planned(INVITED, to, talk.key, str(talk.sequence), facts, calendar=event, group=cohort.key)


def _other(talk: StartTalk, to: Person) -> str:
    participant = talk.enrolment.person
    if to != participant:
        return participant.name
    return talk.trainer.name if talk.trainer else SOMEONE


def _happening(talk: StartTalk, to: Person) -> calendars.Happening:
    return calendars.happening(talk, title=f"Startgesprek met {_other(talk, to)}")

"""The messages about the conversation and its outcome. Nothing of what is said or judged (MSG-6)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from agenda import calendars
from intake.letters import own_page, readers
from intake.models import Application, Decision, Interview, Record
from outbox.planning import Planned
from people.models import Person

# About the conversation itself, and about a decision that is still to be taken.
KINDS = ("interview", "interview_soon", "interview_off", "interview_wish")
UNPLANNED, UNDECIDED = "interview_unplanned", "decision_waits"


def planned(interview: Interview, *, now: datetime) -> Iterator[Planned]:
    """For both, each with the event; a reminder for the applicant; one for the trainer to decide."""
    application, trainer = interview.application, interview.trainer
    if trainer is None:
        return
    applicant, own, desk = application.person, own_page(application), desk_page(application)
    yield _invitation(interview, to=applicant, other=trainer, path=own, now=now)
    yield _invitation(interview, to=trainer, other=applicant, path=desk, now=now)
    facts = _when(interview, other=trainer, path=own)
    yield _anchored("interview_soon", interview, facts, to=applicant, at=interview.starts_at)


def undecided(interview: Interview) -> Iterator[Planned]:
    if interview.trainer:
        facts = _about(interview.application)
        yield _anchored(UNDECIDED, interview, facts, to=interview.trainer, at=interview.ends_at)


def unplanned(application: Application) -> Iterator[Planned]:
    """Counted from the handing in: who waits must not be forgotten."""
    for reader in readers(application.cohort).exclude(pk=application.person_id):
        yield Planned(
            UNPLANNED,
            reader,
            application.key,
            "",
            _about(application),
            anchor=f"{application.key}:handed-in",
            anchor_at=application.handed_in_at,
            group=application.cohort.key,
        )


def off(interview: Interview, *, to: Person, now: datetime) -> Planned:
    """The conversation does not take place, or another trainer holds it."""
    application = interview.application
    other = _other(interview, to)
    gone = replace(_happening(interview, other=other), is_cancelled=True)
    facts = {"cohort": application.cohort.name, "other": other.name, "starts_at": interview.starts_at}
    calendar = calendars.invitation(gone, to=to, now=now)
    return _planned("interview_off", interview, facts, to=to, calendar=calendar)


def wished(interview: Interview, *, to: Iterable[Person]) -> Iterator[Planned]:
    occasion = f"{interview.wished_at:%Y%m%d%H%M%S}"
    for one in to:
        facts = _about(interview.application)
        yield replace(_planned("interview_wish", interview, facts, to=one), occasion=occasion)


def judge_asked(record: Record) -> Planned:
    path = reverse("intake:record", args=[record.application_id])
    return _of(record.application, "judge_asked", to=record.trainer, occasion=record.key, path=path)


def all_judged(application: Application, *, to: Iterable[Person]) -> Iterator[Planned]:
    occasion = str(application.records.exclude(given_at=None).count())
    for one in to:
        yield _of(application, "all_judged", to=one, occasion=occasion, path=desk_page(application))


def decided(decision: Decision) -> Planned:
    """That there is a decision, and not a word more (INT-4)."""
    application, cohort = decision.application, decision.application.cohort
    facts = {
        "programme": cohort.version.programme.title,
        "cohort": cohort.name,
        "is_new": decision.replaces_id is not None,
        "path": reverse("intake:letter", args=[application.pk]),
    }
    return Planned(
        "decision_sent", application.person, application.key, decision.key, facts, group=cohort.key
    )


def desk_page(application: Application) -> str:
    return reverse("intake:application", args=[application.pk])


def _of(application: Application, kind: str, *, to: Person, occasion: str, path: str) -> Planned:
    facts = _about(application) | {"path": path}
    return Planned(kind, to, application.key, occasion, facts, group=application.cohort.key)


def _about(application: Application) -> dict[str, Any]:
    return {
        "cohort": application.cohort.name,
        "applicant": application.person.name,
        "path": desk_page(application),
    }


def _invitation(interview: Interview, *, to: Person, other: Person, path: str, now: datetime) -> Planned:
    facts = _when(interview, other=other, path=path) | {"is_moved": interview.sequence > 0}
    calendar = calendars.invitation(_happening(interview, other=other), to=to, now=now)
    return _planned("interview", interview, facts, to=to, calendar=calendar)


def _anchored(kind: str, interview: Interview, facts: dict[str, Any], *, to: Person, at: datetime) -> Planned:
    side = "end" if kind == UNDECIDED else "start"
    return replace(_planned(kind, interview, facts, to=to), anchor=f"{interview.key}:{side}", anchor_at=at)


def _planned(
    kind: str, interview: Interview, facts: dict[str, Any], *, to: Person, calendar: str = ""
) -> Planned:
    group = interview.application.cohort.key
    return Planned(kind, to, interview.key, str(interview.sequence), facts, calendar=calendar, group=group)


def _when(interview: Interview, *, other: Person, path: str) -> dict[str, Any]:
    return {
        "cohort": interview.application.cohort.name,
        "other": other.name,
        "starts_at": interview.starts_at,
        "place": interview.place or ("online" if interview.link else ""),
        "path": path,
    }


def _other(interview: Interview, who: Person) -> Person:
    applicant = interview.application.person
    return applicant if who != applicant or interview.trainer is None else interview.trainer


def _happening(interview: Interview, *, other: Person) -> calendars.Happening:
    online = f"Meedoen: {interview.link}" if interview.link else ""
    return calendars.happening(interview, title=f"Intakegesprek met {other.name}", about=online)

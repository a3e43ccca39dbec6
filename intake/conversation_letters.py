"""The messages about the conversation and its outcome. Nothing of what is said or judged (MSG-6)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from agenda import calendars
from intake.letters import own_page, readers
from intake.models import Application, Decision, Interview, Record
from outbox.planning import Planned
from people.models import Person

INVITED, OFF, SOON, WISH = "interview", "interview_off", "interview_soon", "interview_wish"
BARE = "interview_bare"
# About a conversation that is still to be planned, and a decision that is still to be taken.
UNPLANNED, UNDECIDED = "interview_unplanned", "decision_waits"
SOMEONE = "een trainer"


def planned(interview: Interview, *, known_to: Collection[Person], now: datetime) -> Iterator[Planned]:
    """For both, each with the event, and a reminder for the applicant; a trainer may still have to be found.

    `known_to`: who was told of another moment before.
    """
    application = interview.application
    paths = {application.person: own_page(application)}
    if interview.trainer:
        paths[interview.trainer] = desk_page(application)
    for person, path in paths.items():
        yield _invitation(interview, to=person, path=path, is_moved=person in known_to, now=now)
    yield soon(interview)


def soon(interview: Interview) -> Planned:
    applicant = interview.application.person
    facts = _when(interview, to=applicant, path=own_page(interview.application))
    return _anchored(SOON, interview, facts, to=applicant, at=interview.starts_at)


def bare(interview: Interview) -> Iterator[Planned]:
    """For who can find another trainer."""
    facts = _about(interview.application) | {"starts_at": interview.starts_at}
    for reader in readers(interview.application.cohort).exclude(pk=interview.application.person_id):
        yield _planned(BARE, interview, facts, to=reader)


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
    """The conversation does not take place, was held already, or another trainer holds it."""
    facts = {
        "cohort": interview.application.cohort.name,
        "other": _other(interview, to),
        "is_cancelled": interview.is_cancelled,
    }
    calendar = calendars.invitation(_happening(interview, to).gone(), to=to, now=now)
    return _planned(OFF, interview, facts, to=to, calendar=calendar)


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


def _invitation(interview: Interview, *, to: Person, path: str, is_moved: bool, now: datetime) -> Planned:
    facts = _when(interview, to=to, path=path) | {"is_moved": is_moved}
    calendar = calendars.invitation(_happening(interview, to), to=to, now=now)
    return _planned(INVITED, interview, facts, to=to, calendar=calendar)


def _anchored(kind: str, interview: Interview, facts: dict[str, Any], *, to: Person, at: datetime) -> Planned:
    side = "end" if kind == UNDECIDED else "start"
    return replace(_planned(kind, interview, facts, to=to), anchor=f"{interview.key}:{side}", anchor_at=at)


def _planned(
    kind: str, interview: Interview, facts: dict[str, Any], *, to: Person, calendar: str = ""
) -> Planned:
    group = interview.application.cohort.key
    return Planned(kind, to, interview.key, str(interview.sequence), facts, calendar=calendar, group=group)


def _when(interview: Interview, *, to: Person, path: str) -> dict[str, Any]:
    return {
        "cohort": interview.application.cohort.name,
        "other": _other(interview, to),
        "starts_at": interview.starts_at,
        "place": interview.place or ("online" if interview.link else ""),
        "path": path,
    }


def _other(interview: Interview, to: Person) -> str:
    applicant = interview.application.person
    if to != applicant:
        return applicant.name
    return interview.trainer.name if interview.trainer else SOMEONE


def _happening(interview: Interview, to: Person) -> calendars.Happening:
    online = f"Meedoen: {interview.link}" if interview.link else ""
    return calendars.happening(interview, title=f"Intakegesprek met {_other(interview, to)}", about=online)

"""The messages about a cohort and its days. What they say stands in `templates/mail/`."""

from typing import Any

from agenda import calendars
from cohorts.models import Cohort, Enrolment, Session, Trainership
from outbox.planning import Planned
from people.models import Person

HOME = "/"


def calendar_title(session: Session) -> str:
    return f"{session.cohort.name}, dag {session.number}: {session.theme}"


def happening(session: Session) -> calendars.Happening:
    return calendars.happening(session, title=calendar_title(session), about=session.preparation)


def participant_invited(enrolment: Enrolment, *, first: Session | None) -> Planned:
    """Who joins when every day is over gets a plain welcome: there is no first day to name."""
    subject, group = f"enrolment:{enrolment.pk}", enrolment.cohort.key
    if first is None:
        return _welcome(enrolment.person, "deelnemer", subject=subject, group=group)
    facts = first_day(enrolment.cohort, first)
    return Planned("invitation_participant", enrolment.person, subject, "", facts, group=group)


def trainer_invited(trainership: Trainership, *, first: Session | None) -> Planned:
    subject, group = f"trainership:{trainership.pk}", trainership.cohort.key
    if first is None:
        return _welcome(trainership.person, "trainer", subject=subject, group=group)
    facts = first_day(trainership.cohort, first) | {"path": HOME}
    return Planned("invitation_trainer", trainership.person, subject, "", facts, group=group)


def _welcome(to: Person, role: str, *, subject: str, group: str) -> Planned:
    return Planned("welcome", to, subject, "", {"role": role, "path": HOME}, group=group)


def where(session: Session) -> str:
    return session.place or ("online" if session.link else "")


def first_day(cohort: Cohort, first: Session) -> dict[str, Any]:
    return {
        "programme": cohort.version.programme.title,
        "cohort": cohort.name,
        "starts_at": first.starts_at,
        "place": where(first),
    }

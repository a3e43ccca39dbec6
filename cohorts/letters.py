"""The messages about a cohort and its days. What they say stands in `templates/mail/`."""

from collections.abc import Iterable
from datetime import datetime
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


def moved(session: Session, *, old_starts_at: datetime, to: Iterable[Person], now: datetime) -> list[Planned]:
    facts = {
        **_day(session),
        "old_starts_at": old_starts_at,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "place": where(session),
    }
    return _to_all("session_moved", session, facts, to=to, now=now)


def cancelled(session: Session, *, to: Iterable[Person], now: datetime) -> list[Planned]:
    return _to_all(
        "session_cancelled", session, {**_day(session), "starts_at": session.starts_at}, to=to, now=now
    )


def participant_invited(enrolment: Enrolment, *, first: Session | None) -> Planned:
    """Who joins when every day is over gets a plain welcome: there is no first day to name."""
    subject = f"enrolment:{enrolment.pk}"
    if first is None:
        return Planned("welcome", enrolment.person, subject, "", {"role": "deelnemer", "path": HOME})
    facts = _first_day(enrolment.cohort, first)
    return Planned("invitation_participant", enrolment.person, subject, "", facts)


def trainer_invited(trainership: Trainership, *, first: Session | None) -> Planned:
    subject = f"trainership:{trainership.pk}"
    if first is None:
        return Planned("welcome", trainership.person, subject, "", {"role": "trainer", "path": HOME})
    facts = _first_day(trainership.cohort, first) | {"path": HOME}
    return Planned("invitation_trainer", trainership.person, subject, "", facts)


def where(session: Session) -> str:
    return session.place or ("online" if session.link else "")


def _day(session: Session) -> dict[str, Any]:
    return {"cohort": session.cohort.name, "day_number": session.number, "theme": session.theme}


def _first_day(cohort: Cohort, first: Session) -> dict[str, Any]:
    return {
        "programme": cohort.version.programme.title,
        "cohort": cohort.name,
        "starts_at": first.starts_at,
        "place": where(first),
    }


def _to_all(
    kind: str, session: Session, facts: dict[str, Any], *, to: Iterable[Person], now: datetime
) -> list[Planned]:
    """One message each. The sequence of the event is the occasion: the same change is told once."""
    event = happening(session)
    return [
        Planned(
            kind,
            to=person,
            subject=session.key,
            occasion=str(session.sequence),
            facts=facts,
            calendar=calendars.invitation(event, to=person, now=now),
        )
        for person in to
    ]

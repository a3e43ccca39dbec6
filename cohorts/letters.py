"""The messages about a cohort and its days. What they say stands in `templates/mail/`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse

from agenda import calendars
from cohorts.local_time import day_of
from cohorts.models import Admission, Cohort, Enrolment, Offer, Session, Trainership
from outbox.planning import Planned
from people.models import Person

HOME = "/"
NEWS = "days_changed"
# Mail for calendars, with the event of one day: for who joins, after a change, for who leaves.
IN, FOLLOWING, OUT = "session_in_calendar", "session_follows", "session_out_of_calendar"


def calendar_title(session: Session) -> str:
    """Without the number of the day: moving another day past it would make it wrong."""
    return f"{session.cohort.name}: {session.theme}"


def happening(session: Session) -> calendars.Happening:
    """What changes often is on the site, so that calendars do not tell what was."""
    online = f"Meedoen: {session.link}\n" if session.link else ""
    about = f"{online}Voorbereiding en stukken: {settings.BASE_URL}{HOME}"
    return calendars.happening(session, title=calendar_title(session), about=about)


def in_calendar(session: Session, *, to: Iterable[Person], now: datetime) -> list[Planned]:
    """This day for in the calendar of who joins."""
    return [
        _dated(IN, session, _when(session), to=one, occasion=str(session.sequence), now=now) for one in to
    ]


def followed(session: Session, *, to: Person, occasion: str, now: datetime) -> Planned:
    """This day as it is after a change, for in calendars."""
    facts = {**_when(session), "is_cancelled": session.is_cancelled}
    return _dated(FOLLOWING, session, facts, to=to, occasion=occasion, now=now)


def out_of_calendar(session: Session, *, to: Person, now: datetime) -> Planned:
    """`session` as it was before its number went up for this."""
    event = replace(happening(session), sequence=session.sequence + 1, is_cancelled=True)
    planned = _dated(OUT, session, _when(session), to=to, occasion=str(event.sequence), now=now)
    return replace(planned, calendar=calendars.invitation(event, to=to, now=now))


def _dated(
    kind: str, session: Session, facts: dict[str, Any], *, to: Person, occasion: str, now: datetime
) -> Planned:
    calendar = calendars.invitation(happening(session), to=to, now=now)
    group = session.cohort.key
    return Planned(kind, to, session.key, occasion, facts, calendar=calendar, group=group)


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


def waits(admission: Admission, *, position: int) -> Planned:
    return _of_place("waiting_list", admission, {"position": position, "path": _place(admission)})


def place_offered(offer: Offer) -> Planned:
    """The term ends at midnight; what is told is the last whole day."""
    last = day_of(offer.ends_at - timedelta(seconds=1))
    facts = {"until_on": last, "path": _place(offer.admission)}
    return _of_place("place_offered", offer.admission, facts, occasion=f"offer:{offer.pk}")


def offer_lapsed(offer: Offer) -> Planned:
    return _of_place("offer_lapsed", offer.admission, {}, occasion=f"offer:{offer.pk}")


def _of_place(kind: str, admission: Admission, facts: dict[str, Any], *, occasion: str = "") -> Planned:
    cohort = admission.cohort
    names = {"programme": cohort.version.programme.title, "cohort": cohort.name}
    return Planned(kind, admission.person, admission.key, occasion, names | facts, group=cohort.key)


def _place(admission: Admission) -> str:
    return reverse("cohorts:place", args=[admission.pk])


def _welcome(to: Person, role: str, *, subject: str, group: str) -> Planned:
    return Planned("welcome", to, subject, "", {"role": role, "path": HOME}, group=group)


def where(session: Session) -> str:
    return session.place or ("online" if session.link else "")


def _when(session: Session) -> dict[str, Any]:
    return {
        "cohort": session.cohort.name,
        "theme": session.theme,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "place": where(session),
    }


def first_day(cohort: Cohort, first: Session) -> dict[str, Any]:
    return {
        "programme": cohort.version.programme.title,
        "cohort": cohort.name,
        "starts_at": first.starts_at,
        "place": where(first),
    }

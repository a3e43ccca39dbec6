"""Telling who belongs to a cohort what changed in its days: once, and how it is in the end (COH-4, MSG-1)."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from agenda import calendars
from cohorts import dating, letters
from cohorts.dates import Slot
from cohorts.models import Cohort, Session
from outbox import bundling, planning
from outbox.bundling import Change, News
from outbox.rules import is_near
from people.models import Person

INVITATIONS = ("invitation_participant", "invitation_trainer")


def moved(session: Session, *, was: Slot, renumbered: Iterable[Session], now: datetime) -> None:
    """Another time, place or link. A day that is set in the past tells nobody anything."""
    before, after = _state(was), _state(_slot(session))
    change = Change(session.key, _words(session), before, after, is_moot=session.ends_at <= now)
    is_urgent = not change.is_moot and is_near(min(was.starts_at, session.starts_at), now=now)
    others = [_renamed(one) for one in renumbered if one.pk != session.pk]
    _announce(session, [change, *others], is_urgent=is_urgent, now=now)


def cancelled(session: Session, *, now: datetime) -> None:
    change = Change(session.key, _words(session), _state(_slot(session)), None)
    _announce(session, [change], is_urgent=is_near(session.starts_at, now=now), now=now)


def added(session: Session, *, renumbered: Iterable[Session], now: datetime) -> None:
    after = _state(_slot(session))
    change = Change(session.key, _words(session), None, after, is_moot=session.ends_at <= now)
    is_urgent = not change.is_moot and is_near(session.starts_at, now=now)
    others = [_renamed(one) for one in renumbered if one.pk != session.pk]
    _announce(session, [change, *others], is_urgent=is_urgent, now=now)


def renamed(session: Session, *, now: datetime) -> None:
    """Another theme is told to nobody by itself; what is told anyway has it right."""
    _announce(session, [_renamed(session)], is_urgent=False, now=now)


def concerned(cohort: Cohort) -> list[Person]:
    """Active participants and trainers, each once (MSG-1: two roles never mean two mails)."""
    in_it = Q(enrolments__cohort=cohort, enrolments__withdrawn_at=None)
    leads = Q(trainerships__cohort=cohort, trainerships__until=None)
    return list(Person.objects.filter(in_it | leads, is_active=True).distinct().order_by("pk"))


def first_day(cohort: Cohort, *, now: datetime) -> Session | None:
    """The first day still to come."""
    return cohort.sessions.that_count().filter(starts_at__gt=now).order_by("starts_at").first()


def _announce(session: Session, changes: list[Change], *, is_urgent: bool, now: datetime) -> None:
    """`changes` begins with what changed of this day."""
    cohort, people = session.cohort, concerned(session.cohort)
    news = News(
        letters.NEWS,
        subject=cohort.key,
        group=cohort.key,
        facts={"cohort": cohort.name, "path": letters.HOME},
        changes=changes,
        is_urgent=is_urgent,
        calendar_for=_calendars(cohort, now),
    )
    bundling.note(news, to=people, now=now)
    dating.follow(session, to=people, is_moot=changes[0].is_moot, now=now)
    _correct_invitations(cohort, now=now)


def _calendars(cohort: Cohort, now: datetime) -> bundling.CalendarFor:
    """The event of the day that changed. Of several days each goes in a mail of its own (`dating.follow`)."""
    happenings = {one.key: letters.happening(one) for one in cohort.sessions.select_related("cohort")}

    def for_person(person: Person, keys: Collection[str]) -> str:
        if len(keys) != 1:
            return ""
        [key] = keys
        return calendars.invitation(happenings[key], to=person, now=now)

    return for_person


def _correct_invitations(cohort: Cohort, *, now: datetime) -> None:
    """Invitations that have not left yet name the first day as it is now."""
    first = first_day(cohort, now=now)
    if first:
        facts = letters.first_day(cohort, first)
        planning.correct(kinds=INVITATIONS, group=cohort.key, facts=facts, now=now)


def _slot(session: Session) -> Slot:
    return Slot(session.starts_at, session.ends_at, session.place, session.link)


def _state(slot: Slot) -> dict[str, Any]:
    return {
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "place": slot.place or ("online" if slot.link else ""),
        "link": slot.link,
    }


def _words(session: Session) -> dict[str, Any]:
    return {"day_number": session.number, "theme": session.theme}


def _renamed(session: Session) -> Change:
    """Another number alone is told to nobody; what is told anyway has the right number."""
    state = None if session.is_cancelled else _state(_slot(session))
    return Change(session.key, _words(session), state, state)

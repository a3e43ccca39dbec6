"""Moving and cancelling a day, at any time before it starts (COH-4)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from cohorts import announcing, dates, letters, numbering
from cohorts.dates import Slot
from cohorts.local_time import day_of
from cohorts.models import Cohort, Session
from outbox import planning
from outbox.kinds import KINDS
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

CANCELLED = "Deze trainingsdag gaat niet door."


class AlreadyStarted(Refusal):
    message = "Deze dag is al begonnen. Je kunt hem niet meer verzetten of afzeggen."


class AlreadyCancelled(Refusal):
    message = "Deze dag is al afgezegd."


@transaction.atomic
def move(
    session: Session,
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    link: str,
    by: Person,
    now: datetime,
) -> Session:
    """Another time or place. Texts stay attached, reminders move along, everyone concerned is told.

    The same change a second time changes nothing and tells nobody.
    """
    moving = _for_change(session, now=now)
    slot = Slot(starts_at, ends_at, place, link)
    was = Slot(moving.starts_at, moving.ends_at, moving.place, moving.link)
    if slot == was:
        return moving
    dates.check_hours(slot, number=moving.number)
    numbering.check_date(moving.cohort.sessions.that_count().exclude(pk=moving.pk), day_of(starts_at))
    moving.starts_at, moving.ends_at, moving.place, moving.link = slot
    moving.sequence += 1
    moving.save(update_fields=["starts_at", "ends_at", "place", "link", "sequence"])
    renumbered = numbering.renumber(moving.cohort)
    carry_along([moving, *renumbered], now=now)
    moving.refresh_from_db(fields=["number"])
    announcing.moved(moving, was=was, renumbered=renumbered, now=now)
    log_act("session-moved", about=moving.key, by=by, now=now)
    return moving


@transaction.atomic
def cancel(session: Session, *, by: Person, now: datetime) -> Session:
    """The day does not take place and counts for nothing. What was written for it stays."""
    gone = _for_change(session, now=now)
    gone.cancelled_at = now
    gone.sequence += 1
    gone.save(update_fields=["cancelled_at", "sequence"])
    let_go(gone, reason=CANCELLED, now=now)
    announcing.cancelled(gone, now=now)
    log_act("session-cancelled", about=gone.key, by=by, now=now)
    return gone


@transaction.atomic
def staff(session: Session, *, trainers: Iterable[Person], by: Person, now: datetime) -> None:
    """Who leads this day, among the trainers of the cohort. Nobody named means all of them."""
    own = set(session.cohort.trainerships.filter(until=None).values_list("person", flat=True))
    session.trainers.set([person for person in trainers if person.pk in own])
    log_act("session-staffed", about=session.key, by=by, now=now)


def let_go(session: Session, *, to: Person | None = None, reason: str, now: datetime) -> None:
    """Whatever is still planned for this day, for everyone or for one person, is no longer needed (MSG-3).

    Except what takes it out of the calendar of who left: nobody else would.
    """
    kinds = [kind.name for kind in KINDS if kind.name != letters.OUT]
    for edge in ("start", "end"):
        planning.lapse(kinds=kinds, to=to, anchor=f"{session.key}:{edge}", reason=reason, now=now)
    planning.lapse(kinds=kinds, to=to, subject=session.key, reason=reason, now=now)


def _for_change(session: Session, *, now: datetime) -> Session:
    """The session as it is now, its cohort locked until the transaction ends."""
    cohort = Cohort.objects.select_for_update().get(pk=session.cohort_id)
    locked = Session.objects.get(pk=session.pk)
    locked.cohort = cohort
    if locked.is_cancelled:
        raise AlreadyCancelled
    if locked.starts_at <= now:
        raise AlreadyStarted
    return locked


def carry_along(sessions: Iterable[Session], *, now: datetime) -> None:
    """The messages that hang on these days get their moment, place, number and theme as they are now."""
    for session in Session.objects.filter(pk__in={one.pk for one in sessions}):
        facts = {"day_number": session.number, "theme": session.theme}
        start = {"starts_at": session.starts_at, "place": letters.where(session)}
        planning.move(f"{session.key}:start", to=session.starts_at, facts=facts | start, now=now)
        planning.move(f"{session.key}:end", to=session.ends_at, facts=facts, now=now)

"""Days in the calendars of those who come (COH-4). One mail holds one event: more, and Outlook shows one."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from cohorts import letters
from cohorts.models import Cohort, Enrolment, Session
from outbox import planning
from outbox.models import Message
from people.models import Person

# For who leaves, and one more for who comes back: a calendar takes a higher number only.
LEAVING = 2
SETTLED = (Message.State.SENT, Message.State.LAPSED)
LEFT_FOR_GOOD = (Message.State.CLAIMED, Message.State.SENT, Message.State.FAILED)
BACK = "Je hoort weer bij dit cohort."


def coming(cohort: Cohort, *, now: datetime) -> list[Session]:
    """The days still to come, first one first."""
    rows = cohort.sessions.that_count().filter(starts_at__gt=now).select_related("cohort")
    return list(rows.order_by("starts_at"))


def days_of(person: Person, *, now: datetime) -> list[Session]:
    """What stands in their calendar: the days of their cohorts, and of those they left what had begun.

    A trainer's days go three months after the last one, as their access does (PPL-2).
    """
    mine = Enrolment.objects.filter(person=person)
    led = Q(cohort__in=Cohort.objects.led_by(person, now=now).values("pk"))
    inside = Q(cohort__in=mine.active().values("cohort"))
    left = Q()
    for cohort, moment in mine.exclude(withdrawn_at=None).values_list("cohort", "withdrawn_at"):
        left |= Q(cohort=cohort, starts_at__lte=moment)
    rows = Session.objects.that_count().filter(led | inside | left).select_related("cohort")
    return list(rows.order_by("starts_at", "pk"))


def put_in(cohort: Cohort, *, to: Iterable[Person], now: datetime) -> None:
    """The whole series, for who joins: as many mails as there are days."""
    people, days = list(to), coming(cohort, now=now)
    for person in people:
        _keep_in(person, days, now=now)
    told = [row for day in days for row in letters.in_calendar(day, to=people, now=now)]
    planning.plan_many(told, now=now)


def told_of(cohort: Cohort, *, to: Person, now: datetime) -> list[Session]:
    """The days to come that may stand in this person's calendar: a mail with the event has left.

    A cancelled day stands there too, until the news of it has left.
    """
    ahead = cohort.sessions.filter(starts_at__gt=now).select_related("cohort").order_by("starts_at")
    days = {day.key: day for day in ahead}
    mine = Message.objects.filter(recipient=to)
    left = mine.filter(state__in=LEFT_FOR_GOOD)
    dated = left.filter(subject__in=days, kind__in=(letters.IN, letters.FOLLOWING))
    told = set(dated.values_list("subject", flat=True))
    for facts in left.filter(kind=letters.NEWS, subject=cohort.key).values_list("facts", flat=True):
        # After a month the text is gone: it may have told of any day.
        told |= _keys(facts) if facts else set(days)
    waiting = mine.exclude(state__in=SETTLED)
    news = waiting.filter(kind=letters.NEWS, subject=cohort.key).values_list("facts", flat=True)
    beside = waiting.filter(kind=letters.FOLLOWING, subject__in=days).values_list("subject", flat=True)
    untold = {key for facts in news for key in _keys(facts)} | set(beside)
    return [day for key, day in days.items() if key in told and (key in untold or not day.is_cancelled)]


def take_out(told: Iterable[Session], cohort: Cohort, *, of: Person, now: datetime) -> None:
    """For who leaves. Only call while the cohort is locked: all events to come get a higher number."""
    planning.plan_many([letters.out_of_calendar(day, to=of, now=now) for day in told], now=now)
    ahead = Session.objects.filter(pk__in=[day.pk for day in coming(cohort, now=now)])
    ahead.update(sequence=F("sequence") + LEAVING)


def follow(session: Session, *, to: Iterable[Person], is_moot: bool, now: datetime) -> None:
    """This day changed: for in calendars. Only call once the news of it is noted, with the cohort locked.

    News of one day has the event in it; of more days, each goes in a mail of its own. A day put right after
    it was over is no news, and has only the mail for calendars.
    """
    people = {one.pk: one for one in to}
    days = {day.key: day for day in session.cohort.sessions.select_related("cohort")}
    changed = days[session.key]
    _say_how_it_is(changed, now=now)
    if is_moot:
        over = f"over.{changed.sequence}"
        told = [letters.followed(changed, to=one, occasion=over, now=now) for one in people.values()]
        planning.plan_many(told, now=now)
    _send_beside(_news_of(session.cohort, people), people, days, now=now)


def _news_of(cohort: Cohort, people: Collection[int]) -> list[Message]:
    """All that these people are told of changes in the days of this cohort, oldest first."""
    rows = Message.objects.filter(kind=letters.NEWS, subject=cohort.key, recipient__in=people)
    return list(rows.order_by("bundle"))


def _send_beside(
    news: list[Message], people: Mapping[int, Person], days: Mapping[str, Session], *, now: datetime
) -> None:
    """Makes the mail beside the news what it must be: by person and day, what is not in the news itself."""
    wanted = {(row.recipient_id, key): row for row in news if _is_loose(row) for key in _keys(row.facts)}
    newest = {row.recipient_id: row for row in news}
    waiting = Message.objects.select_for_update().filter(kind=letters.FOLLOWING, state=Message.State.PLANNED)
    for row in waiting.filter(recipient__in=people, subject__in=days, attempts=0):
        of = wanted.pop((row.recipient_id, row.subject), None)
        if of:
            row.due_at, row.at_any_hour = min(row.due_at, of.due_at), row.at_any_hour or of.at_any_hour
            row.save(update_fields=["due_at", "at_any_hour"])
        elif _is_beside(row, newest.get(row.recipient_id)):
            row.delete()  # Nobody saw it, and nobody needs it: the day is as it was, or in the news itself.
    born = [_beside(of, people[person], days[key], now=now) for (person, key), of in wanted.items()]
    planning.insert(born, now=now)


def _is_loose(news: Message) -> bool:
    """Not in calendars by itself. What was tried and did not leave may have to be told by its heir."""
    is_open = news.state in (Message.State.PLANNED, Message.State.CLAIMED)
    return is_open and (news.attempts > 0 or not news.calendar)


def _is_beside(row: Message, news: Message | None) -> bool:
    return news is not None and row.occasion.startswith(f"{news.bundle}.")


def _beside(news: Message, to: Person, day: Session, *, now: datetime) -> Message:
    planned = letters.followed(day, to=to, occasion=f"{news.bundle}.{day.sequence}", now=now)
    return planning.new_row(planned, due_at=max(news.due_at, now), now=now)


def _say_how_it_is(session: Session, *, now: datetime) -> None:
    """Mail with this day that has not left yet says how things are now."""
    waiting = Message.objects.open().select_for_update(of=("self",)).select_related("recipient")
    rows = list(waiting.filter(kind__in=(letters.IN, letters.FOLLOWING), subject=session.key))
    for row in rows:
        fresh = letters.followed(session, to=row.recipient, occasion="", now=now)
        row.facts, row.calendar = row.facts | fresh.facts, fresh.calendar
    Message.objects.bulk_update(rows, ["facts", "calendar"])


def _keys(facts: Mapping[str, Any]) -> set[str]:
    return {change["key"] for change in facts.get("changes", ())}


def _keep_in(person: Person, days: Iterable[Session], *, now: datetime) -> None:
    """Who comes back before the mail that takes a day out has left, does not get it."""
    keys = [day.key for day in days]
    leaving = Message.objects.open().filter(recipient=person, kind=letters.OUT, subject__in=keys)
    for key in leaving.values_list("subject", flat=True):
        planning.lapse(kinds=[letters.OUT], to=person, subject=key, reason=BACK, now=now)

"""The two-weekly question what buddies did together (BUD-3). What they note makes it lapse."""

from datetime import datetime, timedelta

from django.db.models import Max, Prefetch, Q, QuerySet

from buddies import letters
from buddies.models import Buddy, Pair
from cohorts.models import Enrolment
from outbox import planning
from outbox.models import Message
from outbox.rules import due_at

EVERY = timedelta(days=14)
NOTED = "Jullie noteerden wat jullie deden."
OVER = "Je hebt deze buddy niet meer."


def begin(pair: Pair, *, now: datetime) -> None:
    """For a pair that was just laid."""
    _plan(_with_members(Pair.objects.filter(pk=pair.pk)).get(), since=now, now=now)


def noted(pair: Pair, *, now: datetime) -> None:
    """They told what they did: what asks for it lapses, and two weeks on they are asked again."""
    planning.lapse(kinds=[letters.QUESTION], subject=pair.key, reason=NOTED, now=now)
    _plan(_with_members(Pair.objects.filter(pk=pair.pk)).get(), since=now, now=now)


def plan_missing(*, now: datetime) -> int:
    """Who was asked, or had no chance to be asked yet, is asked again in time; how many questions are new."""
    open_ones = set(_open_questions().values_list("subject", flat=True))
    pairs = _with_members(Pair.objects.open())
    wanted = [pair for pair in pairs if pair.key not in open_ones and _last_end(pair) > now]
    asked = Message.objects.filter(kind=letters.QUESTION, subject__in=[pair.key for pair in wanted])
    last = dict(asked.values_list("subject").annotate(last=Max("anchor_at")))
    return sum(_plan(pair, since=last.get(pair.key) or pair.laid_at, now=now) for pair in wanted)


def silence_ended(*, now: datetime) -> int:
    """Nobody is asked about a pair that ended, or one that its members left; how many questions lapsed."""
    rows = list(_open_questions().select_related("recipient"))
    alive = {
        (pair.key, member.person_id)
        for pair in _with_members(Pair.objects.open())
        for member in _members(pair)
        if len(_members(pair)) > 1
    }
    gone = [row for row in rows if (row.subject, row.recipient_id) not in alive]
    return sum(
        planning.lapse(kinds=[row.kind], to=row.recipient, subject=row.subject, reason=OVER, now=now)
        for row in gone
    )


def _open_questions() -> QuerySet[Message]:
    return Message.objects.open().filter(kind=letters.QUESTION)


def _plan(pair: Pair, *, since: datetime, now: datetime) -> int:
    """One question for each member, at the first fortnight from then that is still to come."""
    while due_at(letters.QUESTION, since) < now:
        since += EVERY
    members = _members(pair)
    if len(members) < 2 or due_at(letters.QUESTION, since) >= _last_end(pair):
        return 0
    asked = [letters.question(pair, one, members, since=since) for one in members]
    return planning.plan_many(asked, now=now)


def _with_members(pairs: QuerySet[Pair]) -> QuerySet[Pair]:
    here = Buddy.objects.filter(ended_at=None, enrolment__withdrawn_at=None)
    last = Max("cohort__sessions__ends_at", filter=Q(cohort__sessions__cancelled_at=None))
    members = Prefetch("members", here.select_related("enrolment__person"))
    return pairs.select_related("cohort").annotate(last_end=last).prefetch_related(members)


def _members(pair: Pair) -> list[Enrolment]:
    return [buddy.enrolment for buddy in pair.members.all()]


def _last_end(pair: Pair) -> datetime:
    """When the last day ends; a cohort without days asks nothing."""
    last: datetime | None = pair.last_end  # type: ignore[attr-defined]
    return last or pair.laid_at

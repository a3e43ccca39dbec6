"""Entries that wait for a trainer's response: the queue, and the reminder after five days (POD-10)."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cohorts.models import Trainership
from outbox import planning
from outbox.models import Message
from pod import letters
from pod.models import Circle, Conversation, Entry, Part


def shared_with_trainers() -> Q:
    return Q(with_trainers=True) | Q(with_trainers=None, pod__with_trainers=True)


def waiting(entries: QuerySet[Entry]) -> QuerySet[Any]:
    """Those that wait for a trainer, longest first, each with its `waits_since`.

    That is: handed in after the day, shared with the trainers, and no trainer responded since.
    """
    handed_in = Part.objects.filter(entry=OuterRef("pk"), kind=Part.Kind.AFTER).exclude(handed_in_at=None)
    answered = Conversation.objects.filter(
        entry=OuterRef("pk"), circle=Circle.TRAINERS, answered_at__gte=OuterRef("waits_since")
    )
    return (
        entries.filter(shared_with_trainers(), pod__enrolment__withdrawn_at=None)
        .annotate(waits_since=handed_in.values("handed_in_at")[:1])
        .filter(waits_since__isnull=False)
        .filter(~Exists(answered))
        .order_by("waits_since")
    )


def plan_waiting(entry: Entry, *, now: datetime) -> None:
    """Plans each trainer's reminder that this entry waits; nothing when it is not shared with them."""
    entry = Entry.objects.select_related("session", "pod__enrolment__person", "pod__enrolment__cohort").get(
        pk=entry.pk
    )
    if not entry.is_open_to(Circle.TRAINERS, entry.pod):
        return
    part = entry.parts.filter(kind=Part.Kind.AFTER).exclude(handed_in_at=None).first()
    if part is None or part.handed_in_at is None:
        return
    trainers = Trainership.objects.filter(cohort=entry.session.cohort_id, until=None).select_related("person")
    letter = [letters.entry_waits(entry, to=t.person, handed_in_at=part.handed_in_at) for t in trainers]
    planning.plan_many(letter, now=now)


def no_longer_waits(entry: Entry, *, reason: str, now: datetime) -> None:
    planning.lapse(kinds=("entry_waits",), subject=entry.key, reason=reason, now=now)


def silence_withdrawn(*, now: datetime) -> int:
    """No trainer is reminded of a participant who left; returns how many reminders lapsed."""
    planned = Message.objects.open().filter(kind="entry_waits").values_list("subject", flat=True).distinct()
    keys = [int(subject.removeprefix("entry:")) for subject in planned]
    gone = Entry.objects.filter(pk__in=keys, pod__enrolment__withdrawn_at__isnull=False)
    return sum(
        planning.lapse(kinds=("entry_waits",), subject=entry.key, reason="De deelnemer is gestopt.", now=now)
        for entry in gone
    )

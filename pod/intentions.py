"""Intentions carry over to the next day's before part (POD-9)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from people.prepared import prepared
from people.refusals import Refusal
from pod.models import Entry, Intention, Pod
from writing.plain import clean


class NotAState(Refusal):
    message = "Kies wat er met je voornemen is gebeurd."


def carried_over_to(entry: Entry) -> list[Intention]:
    """The intentions of earlier days that are still open."""
    return _going_on(pod=entry.pod_id, before=entry.session.starts_at)


@prepared
def _going_on(*, pod: int, before: datetime) -> QuerySet[Intention]:
    return (
        Intention.objects.filter(
            entry__pod=pod, entry__session__starts_at__lt=before, state__in=Intention.GOES_ON
        )
        .select_related("entry__session")
        .order_by("entry__session__starts_at", "slot")
    )


def open_in(pod: Pod) -> list[Intention]:
    return list(
        Intention.objects.filter(entry__pod=pod, state__in=Intention.GOES_ON)
        .select_related("entry__session")
        .order_by("entry__session__starts_at", "slot")
    )


@transaction.atomic
def mark(intention: Intention, state: str, *, then_text: str = "", now: datetime) -> Intention:
    """Done, changed (with its new words, and open on), dropped, or open again."""
    if state not in Intention.State.values:
        raise NotAState
    intention = Intention.objects.select_for_update().get(pk=intention.pk)
    if state == Intention.State.CHANGED:
        intention.then_text = clean(then_text).strip() or intention.then_text
    intention.state, intention.state_at = state, now
    intention.save(update_fields=["state", "state_at", "then_text"])
    return intention

"""Signs of life of what works in the dark, so that its silence can be seen."""

from datetime import datetime, timedelta

from django.conf import settings

from outbox.models import Heartbeat

Name = Heartbeat.Name
OFTEN_ENOUGH = timedelta(seconds=1)


def beat(name: Heartbeat.Name, *, now: datetime) -> None:
    """Written at most once a second, however many workers there are."""
    known = Heartbeat.objects.filter(name=name)
    if known.filter(beat_at__lte=now - OFTEN_ENOUGH).update(beat_at=now) or known.exists():
        return
    Heartbeat.objects.bulk_create([Heartbeat(name=name, beat_at=now)], ignore_conflicts=True)


def last_beats() -> dict[Heartbeat.Name, datetime | None]:
    beats = dict(Heartbeat.objects.values_list("name", "beat_at"))
    return {name: beats.get(name) for name in Name}


def silent(*, now: datetime) -> tuple[Heartbeat.Name, ...]:
    """Who should have been heard by now. A scheduler cannot be heard while no worker does what it asks."""
    limit = now - patience()
    return tuple(name for name, beat_at in last_beats().items() if beat_at is None or beat_at < limit)


def patience() -> timedelta:
    """Some looks may be missed: a long batch of mail or a PDF stands before them."""
    return max(timedelta(minutes=3), 3 * timedelta(seconds=settings.TICK_SECONDS))

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
    return {name: beats.get(name) for name in expected()}


def expected() -> tuple[Heartbeat.Name, ...]:
    """Returned mail is read only where there is a mailbox for it."""
    return tuple(name for name in Name if name != Name.RETURNED or settings.BOUNCE_MAILBOX["host"])


def silent(*, now: datetime) -> tuple[Heartbeat.Name, ...]:
    """Who should have been heard by now. A scheduler cannot be heard while no worker does what it asks."""
    beats = last_beats().items()
    return tuple(name for name, beat_at in beats if beat_at is None or beat_at < now - patience(name))


def patience(name: Heartbeat.Name = Name.WORKER) -> timedelta:
    """Some looks may be missed: a long batch of mail or a PDF stands before them."""
    longest = timedelta(minutes=20) if name == Name.RETURNED else timedelta(minutes=3)
    return max(longest, 3 * timedelta(seconds=settings.TICK_SECONDS))

"""How the outbox is doing, in figures that tell nothing of anyone: private kinds are not counted (BIG-3)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min

from outbox import desk
from outbox.beating import last_beats, silent
from outbox.models import Heartbeat


@dataclass(frozen=True)
class Figures:
    """`silence` is None for who was never heard."""

    due: int
    oldest_due: timedelta
    failed: int
    silence: dict[Heartbeat.Name, timedelta | None]
    silent: tuple[Heartbeat.Name, ...]


def figures(*, now: datetime) -> Figures:
    due = desk.waiting().may_leave(now).filter(due_at__lte=now)
    waiting = due.aggregate(n=Count("pk"), first=Min("due_at"))

    beats = last_beats()
    return Figures(
        due=waiting["n"],
        oldest_due=now - (waiting["first"] or now),
        failed=desk.failed().count(),
        silence={name: now - beat_at if beat_at else None for name, beat_at in beats.items()},
        silent=silent(now=now),
    )


def as_text(found: Figures) -> str:
    """For who looks at the health page."""
    late = f"{found.oldest_due.total_seconds():.0f} seconden"
    heard = [f"{name.label}: {_heard(silence)}" for name, silence in found.silence.items()]
    lines = [
        f"berichten die nu weg moeten: {found.due}, de oudste wacht {late}",
        f"berichten die mislukten: {found.failed}",
        *heard,
    ]
    return "".join(f"{line}\n" for line in lines)


def _heard(silence: timedelta | None) -> str:
    if silence is None:
        return "nog nooit gezien"
    return f"{silence.total_seconds():.0f} seconden geleden gezien"


def as_metrics(found: Figures) -> str:
    """The text format of Prometheus. Who was never heard has no silence yet, as is the custom there."""
    heard = {
        f'{{name="{name.value}"}}': silence.total_seconds()
        for name, silence in found.silence.items()
        if silence is not None
    }
    late = found.oldest_due.total_seconds()
    gauges = (
        _gauge("outbox_due", "Messages that are due and not settled.", {"": found.due}),
        _gauge("outbox_oldest_due_seconds", "How long the oldest of these waits.", {"": late}),
        _gauge("outbox_failed", "Messages that were given up.", {"": found.failed}),
        _gauge("heartbeat_age_seconds", "Since worker and scheduler showed that they live.", heard),
    )
    return "".join(gauges)


def _gauge(name: str, meaning: str, samples: dict[str, float]) -> str:
    name = f"vakmanschap_{name}"
    lines = [f"# HELP {name} {meaning}", f"# TYPE {name} gauge"]
    lines += [f"{name}{labels} {value:g}" for labels, value in samples.items()]
    return "".join(f"{line}\n" for line in lines)

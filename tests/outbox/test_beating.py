from datetime import timedelta
from typing import Any

from outbox import beating
from outbox.models import Heartbeat
from tests.outbox.conftest import NOW

WORKER, SCHEDULER = beating.Name.WORKER, beating.Name.SCHEDULER


def test_who_was_never_heard_is_silent(db: None) -> None:
    assert beating.silent(now=NOW) == (WORKER, SCHEDULER)
    beating.beat(WORKER, now=NOW)
    assert beating.silent(now=NOW) == (SCHEDULER,)


def test_silence_counts_from_the_last_beat(db: None) -> None:
    for second in (0, 60):
        beating.beat(WORKER, now=NOW + timedelta(seconds=second))
    last = NOW + timedelta(seconds=60)
    assert Heartbeat.objects.get().beat_at == last
    assert WORKER not in beating.silent(now=last + beating.patience())
    assert WORKER in beating.silent(now=last + beating.patience() + timedelta(seconds=1))


def test_patience_grows_with_the_tick(settings: Any) -> None:
    settings.TICK_SECONDS = 600
    assert beating.patience() == timedelta(minutes=30)


def test_many_workers_write_once_a_second(db: None, django_assert_num_queries: Any) -> None:
    beating.beat(WORKER, now=NOW)
    beating.beat(WORKER, now=NOW + timedelta(milliseconds=900))
    assert Heartbeat.objects.get().beat_at == NOW

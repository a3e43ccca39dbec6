"""What the outbox costs: planning a cohort, and finding what is due among very many messages.

Each measurement is undone, so that the next finds the same rows.
"""

import smtplib
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from email.policy import SMTP
from functools import partial
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from outbox import delivering, letters
from outbox.models import Message
from pod import laying
from programme.models import Version
from tools.bench import filling

SPARE_COHORT = 999


def bare_smtp(message: Message, times: int) -> float:
    """Seconds that the line alone takes: one connection, and one letter that is ready, so many times."""
    letter = delivering._mail(message, letters.write(message)).message(policy=SMTP).as_bytes()
    options = settings.MAILERS["default"]["OPTIONS"]
    began = time.perf_counter()
    with smtplib.SMTP(options["host"], options["port"]) as server:
        for _ in range(times):
            server.sendmail("bureau@leeratelier.example", ["noor@cohort.example"], letter)
    return time.perf_counter() - began


def sweep(number: int, times: int, *, now: datetime) -> dict[str, float]:
    """Milliseconds of the sweep's look among so many messages, with its index and without."""
    _add_messages(number, now)
    long_ago = now - timedelta(days=4000)
    with transaction.atomic():
        found = {
            "nothing due": _each_undone(lambda: delivering._claim(delivering.BATCH, long_ago), times),
            "a batch of 50 due": _each_undone(lambda: delivering._claim(delivering.BATCH, now), times),
        }
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX message_open")
        without = _each_undone(lambda: delivering._claim(delivering.BATCH, now), times)
        transaction.set_rollback(True)
    return found | {"a batch of 50 due, without the index": without}


def _add_messages(number: int, now: datetime) -> None:
    """Copies of one row: of every hundred 2 are due, 10 planned, 8 lapsed, 80 sent."""
    seed = Message.objects.order_by("pk").first()
    assert seed
    said = {
        "occasion": "'sweep-' || n",
        "message_id": "'<' || n || '@sweep>'",
        "state": "CASE WHEN n %% 100 < 12 THEN 'planned' WHEN n %% 100 < 20 THEN 'lapsed' ELSE 'sent' END",
        "due_at": "%s + (CASE WHEN n %% 100 < 10 THEN 1 ELSE -1 END) * n * interval '1 minute'",
        "claimed_at": "NULL",
        "retry_at": "NULL",
    }
    columns = [str(field.column) for field in Message._meta.concrete_fields if not field.primary_key]
    quoted = {column: connection.ops.quote_name(column) for column in columns}
    values = ", ".join(said.get(column, quoted[column]) for column in columns)
    copies = (
        f"INSERT INTO outbox_message ({', '.join(quoted.values())}) SELECT {values} "
        "FROM outbox_message, generate_series(1, %s) n WHERE id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(copies, [now, number, seed.pk])
        cursor.execute("VACUUM (ANALYZE) outbox_message")


def planning(times: int, *, now: datetime) -> dict[str, float]:
    """Milliseconds of laying out a new cohort with all its messages; beside it, those rows written bare."""
    laid, bare, messages = [], [], 0
    for _ in range(times):
        with transaction.atomic():
            filling._cohort(Version.objects.get(), SPARE_COHORT, now=now)
            before = Message.objects.latest("pk").pk
            laid.append(_seconds(lambda: laying.lay_out_missing(now=now - timedelta(days=400))))
            rows = list(Message.objects.filter(pk__gt=before))
            messages = Message.objects.filter(pk__gt=before).delete()[0]
            bare.append(_seconds(partial(Message.objects.bulk_create, rows)))
            transaction.set_rollback(True)
    return {"ours": median(laid) * 1000, "bare": median(bare) * 1000, "messages": messages}


def _each_undone(work: Callable[[], Any], times: int) -> float:
    """The middle one; the first is only to warm up."""
    spent = []
    for _ in range(times + 1):
        with transaction.atomic():
            spent.append(_seconds(work))
            transaction.set_rollback(True)
    return median(spent[1:]) * 1000


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began

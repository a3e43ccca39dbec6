"""Tells a worker at once that there is work. It is only a courtesy: the sweep finds the rows without it.

The word goes out on a thread of its own, so that a broker that is dead or silent costs a request nothing.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction

from outbox.models import Message

TASK = "outbox.tasks.deliver"
REST = 0.05
logger = logging.getLogger(__name__)


class Bell:
    """Rings soon after it is pulled, and once for all who pulled it meanwhile."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._pulled, self._lock = threading.Event(), threading.Lock()
        self._thread: threading.Thread | None = None

    def pull(self) -> None:
        self._pulled.set()
        with self._lock:
            # None of it survives a fork: each process has a thread of its own.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._keep_ringing, name="nudge", daemon=True)
                self._thread.start()

    def _keep_ringing(self) -> None:
        while self._pulled.wait():
            self._pulled.clear()
            self._ring()
            time.sleep(REST)


def _tell_a_worker(task: str) -> None:
    try:
        current_app.send_task(task, retry=False, expires=60)
    except Exception as error:
        logger.info("No worker was told of new work (%s); the sweep will find it", type(error).__name__)


_bells: dict[str, Bell] = {}


def tell(task: str) -> None:
    """After the commit, if there is a broker to carry the word."""
    if not settings.CELERY_TASK_ALWAYS_EAGER:
        bell = _bells.setdefault(task, Bell(partial(_tell_a_worker, task)))
        transaction.on_commit(bell.pull, robust=True)


def nudge(rows: Iterable[Message], *, now: datetime) -> None:
    """If one of these rows is due."""
    if any(row.state == Message.State.PLANNED and row.due_at <= now for row in rows):
        tell(TASK)

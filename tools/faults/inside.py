"""What the fault test does inside the product, in a process of its own; prints its answer as JSON.

python -m tools.faults.inside plan 5000 108 | settle 120
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from outbox.models import Message  # noqa: E402
from outbox.planning import Planned, plan_many  # noqa: E402
from people.models import Person  # noqa: E402

PEOPLE = 40
STEPS = 50
FACTS = {"giver": "Fatima", "day_number": 3, "path": "/pod/dag/3/"}


def plan(number: str, seconds: str) -> int:
    """Half are due now, the other half come due one by one while the storm goes on."""
    people = [Person.objects.create_user(f"p{n}@example.org", f"Persoon {n}") for n in range(PEOPLE)]
    now, total, planned = timezone.now(), int(number), 0
    for step in range(STEPS):
        due_at = now + timedelta(seconds=max(0, 2 * step / STEPS - 1) * float(seconds))
        mine = range(step, total, STEPS)
        rows = [Planned("feedback_received", people[n % PEOPLE], "entry:3", str(n), FACTS) for n in mine]
        planned += plan_many(rows, now=due_at)
    return planned


def settle(patience: str) -> dict[str, Any]:
    """Waits for the last message. Pauses after a failed attempt are skipped, as if hours went by."""
    limit = time.monotonic() + float(patience)
    while (states := _states()) != {"sent"} and time.monotonic() < limit:
        Message.objects.open().exclude(retry_at=None).update(retry_at=None)
        time.sleep(0.5)
    attempts = Counter(Message.objects.values_list("attempts", flat=True))
    ids = list(Message.objects.values_list("message_id", flat=True))
    return {"states": sorted(states), "attempts": dict(sorted(attempts.items())), "letters": ids}


def _states() -> set[str]:
    return set(Message.objects.order_by().values_list("state", flat=True).distinct())


COMMANDS: dict[str, Callable[..., Any]] = {work.__name__: work for work in (plan, settle)}


if __name__ == "__main__":
    print(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
    connection.close()

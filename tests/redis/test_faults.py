"""Whatever is killed or paused, each message arrives, and twice only when nobody could know (MSG-2).

FAULTS=full runs it at the size of the figures in docs/performance.md, as `python -m tools.faults` does;
FAULTS_SEED repeats the faults of a run that failed.
"""

import os
import time
from collections import Counter
from dataclasses import replace
from itertools import islice

import pytest

from tools.faults.__main__ import FULL, as_text, failures
from tools.faults.record import ON_PURPOSE
from tools.faults.storm import Fault, Plan, Report, faults, role_of, run

SHORT = Plan(messages=400, seconds=20)
SEED = int(os.environ.get("FAULTS_SEED") or time.time())


def _survived(plan: Plan) -> Report:
    report = run(replace(plan, seed=SEED))
    print(as_text(report))
    assert failures(report) == [], as_text(report)
    return report


def test_four_workers_survive_the_storm() -> None:
    """PostgreSQL, Redis, a mail server, four workers and the scheduler."""
    report = _survived(FULL if os.environ.get("FAULTS") == "full" else SHORT)
    assert report.faults.total() > 2
    assert report.outcome.again[ON_PURPOSE] == report.outcome.dropped > 3


def test_the_embedded_default_survives_the_storm() -> None:
    """SQLite, a mail server, and a scheduler that does the work itself."""
    report = _survived(Plan(messages=200, seconds=12, embedded=True))
    assert {fault.split()[0] for fault in report.faults} <= {"scheduler", "sink"}
    assert report.outcome.again[ON_PURPOSE] == report.outcome.dropped > 3


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_seed_gives_the_same_faults(seed: int) -> None:
    assert _first_faults(seed) == _first_faults(seed) != _first_faults(seed + 1)


def test_everybody_is_struck_and_workers_no_more_than_others() -> None:
    struck = Counter(role_of(fault.part) for fault in _first_faults(1, number=600))
    assert set(struck) == {"worker", "sink", "redis"}
    assert max(struck.values()) < 1.5 * min(struck.values())


def _first_faults(seed: int, number: int = 20) -> list[Fault]:
    return list(islice(faults(("worker1", "worker2", "sink", "redis"), lease=4, seed=seed), number))

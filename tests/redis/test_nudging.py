"""A worker is told of new mail at once; a broker that is dead or silent costs the teller nothing."""

import socket
import subprocess
import sys
import time

import pytest

from outbox.models import Message
from people.models import Person
from tests.redis.processes import Processes
from tests.redis.smtp_sink import Sink
from tools.paths import ROOT
from tools.servers import free_port

PLAN = """
import sys, time, django
django.setup()
from django.utils import timezone
from outbox.planning import plan
from people.models import Person
noor, facts = Person.objects.get(), {"giver": "Fatima", "day_number": 3, "path": "/pod/dag/3/"}
began, now = time.monotonic(), timezone.now()
for number in range(3):
    plan("feedback_received", to=noor, subject="entry:3", occasion=str(number), facts=facts, now=now)
print(time.monotonic() - began, flush=True)
time.sleep(float(sys.argv[1]))
"""


@pytest.fixture
def noor(transactional_db: None) -> Person:
    return Person.objects.create_user("noor@example.org", "Noor Bakker")


def _plan(env: dict[str, str], *, stay: float) -> float:
    """Plans from another process, as a web node does; how long that took."""
    command = [sys.executable, "-c", PLAN, str(stay)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=True)
    return float(done.stdout.split()[-1])


def test_mail_leaves_within_a_second_without_the_sweep(
    noor: Person, processes: Processes, smtp_sink: Sink
) -> None:
    processes.worker()
    _plan(processes.env, stay=1)
    assert len(smtp_sink.messages) == 3


@pytest.mark.parametrize("broker", ["dead", "silent"])
def test_a_broker_that_is_away_costs_nothing(noor: Person, processes: Processes, broker: str) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = free_port() if broker == "dead" else listening.getsockname()[1]
        began = time.monotonic()
        assert _plan(processes.env | {"REDIS_URL": f"redis://127.0.0.1:{port}/0"}, stay=0.5) < 1
        assert time.monotonic() - began < 15, "a thread that still waits must not keep the process"
    assert Message.objects.filter(state="planned").count() == 3

"""The servers of the benchmark: one PostgreSQL with a database for each size, and a web server on each."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.bench.load import ADDRESS
from tools.paths import PYTHON, ROOT, environment
from tools.servers import free_port, stop, wait_for_port

SERVER = [
    "-m",
    "gunicorn",
    "vakmanschap.wsgi",
    "-w",
    "2",
    "-k",
    "gthread",
    "--threads=2",
    "--log-level=error",
]
CPU_CLOCK_OF_ALL_THREADS = 2


@dataclass(frozen=True)
class Site:
    """One database with so many cohorts, and how to start the product on it."""

    cohorts: int
    url: str
    data: Path

    def environment(self, **extra: str) -> dict[str, str]:
        ours = {
            "DATABASE_URL": self.url,
            "DATA_DIR": str(self.data),
            "DJANGO_SETTINGS_MODULE": "tools.bench.settings",
        }
        others = {"DEBUG": "0", "DEMO": "0", "REDIS_URL": "", "MAIL_HOST": "", "DATABASE_POOL": "4"}
        return environment(**(ours | others | extra))

    def inside(self, *command: str, **extra: str) -> Any:
        """The answer of one piece of work inside the product, in a process of its own."""
        run = [str(PYTHON), "-m", "tools.bench.inside", *command]
        done = subprocess.run(
            run, cwd=ROOT, env=self.environment(**extra), stdout=subprocess.PIPE, check=True
        )
        return json.loads(done.stdout.splitlines()[-1])

    def manage(self, *command: str) -> None:
        run = [str(PYTHON), "manage.py", *command]
        subprocess.run(run, cwd=ROOT, env=self.environment(), stdout=subprocess.DEVNULL, check=True)


@dataclass(frozen=True)
class Server:
    port: int
    workers: tuple[int, ...]

    def cpu(self) -> float:
        """Seconds of CPU its processes used so far, to the microsecond."""
        clocks = ((~pid << 3) | CPU_CLOCK_OF_ALL_THREADS for pid in self.workers)
        return sum(time.clock_gettime(clock) for clock in clocks)

    def memory(self) -> float:
        """MB that its processes hold now."""
        pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.workers)
        return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20


@contextmanager
def served(site: Site) -> Iterator[Server]:
    port = free_port()
    command = [str(PYTHON), *SERVER, "-b", f"{ADDRESS}:{port}", "--no-control-socket"]
    process = subprocess.Popen(command, cwd=ROOT, env=site.environment())
    try:
        wait_for_port(port)
        yield Server(port, (process.pid, *_children(process.pid)))
    finally:
        stop(process)


def _children(pid: int, *, number: int = 2, seconds: float = 20) -> tuple[int, ...]:
    """The workers, once they are all there."""
    limit, listed = time.monotonic() + seconds, Path(f"/proc/{pid}/task/{pid}/children")
    while len(found := listed.read_text().split()) < number:
        if time.monotonic() > limit:
            raise RuntimeError("the web server did not start its workers")
        time.sleep(0.05)
    return tuple(int(child) for child in found)

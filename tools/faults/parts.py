"""The parts that are killed or paused: processes we started ourselves, and those these started."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tools.machine import postgresql_programs
from tools.paths import ROOT

LOCAL = "127.0.0.1"


@dataclass
class Part:
    """One server or worker, with all its children."""

    name: str
    command: list[str]
    env: dict[str, str]
    folder: Path
    user: str | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.env, stdout=log, stderr=log, user=self.user
            )

    def kill(self) -> None:
        """All of it with -9, the parent held still so that it makes no new children meanwhile."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGSTOP)
        for pid in reversed(list(_tree(self.process.pid))):
            _signal(pid, signal.SIGKILL)
        self.process.wait()

    def pause(self) -> None:
        self._all(signal.SIGSTOP)

    def resume(self) -> None:
        self._all(signal.SIGCONT)

    def ensure(self) -> None:
        """Started again if it ended by itself: PostgreSQL may find its old memory still in use."""
        if self.process is None or self.process.poll() is not None:
            self.start()

    def _all(self, number: signal.Signals) -> None:
        assert self.process
        for pid in list(_tree(self.process.pid)):
            _signal(pid, number)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            yield from _tree(int(child))


def _signal(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def postgres(port: int, folder: Path, env: dict[str, str], user: str | None) -> Part:
    """A cluster of its own that keeps what it confirmed when its processes are killed."""
    programs = postgresql_programs()
    assert programs, "PostgreSQL 15 or newer is not installed"
    data = folder / "postgres"
    initdb = [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    subprocess.run(
        [*initdb, "--locale=C.UTF-8", "--no-sync"], check=True, user=user, stdout=subprocess.DEVNULL
    )
    # What the kernel was given outlives the processes, so fsync is not needed; waiting for the write is.
    options = ["-c", f"listen_addresses={LOCAL}", "-p", str(port), "-k", str(data), "-c", "fsync=off"]
    return Part("postgres", [str(programs / "postgres"), "-D", str(data), *options], env, folder, user)


def redis(port: int, folder: Path, env: dict[str, str]) -> Part:
    options = f"--port {port} --bind {LOCAL} --dir {folder} --appendonly no".split()
    return Part("redis", ["redis-server", *options, "--save", ""], env, folder)


def sink(port: int, record: Path, drop_every: int, folder: Path, env: dict[str, str]) -> Part:
    options = [str(port), str(record), str(drop_every)]
    return Part("sink", [sys.executable, "-m", "tools.faults.sink", *options], env, folder)


def worker(number: int, folder: Path, env: dict[str, str]) -> Part:
    options = ["--concurrency=1", "--loglevel=INFO", f"--hostname=worker{number}@localhost"]
    return Part(f"worker{number}", [*_celery("worker"), *options], env, folder)


def scheduler(folder: Path, env: dict[str, str]) -> Part:
    return Part("scheduler", [*_celery("beat"), "--pidfile=", "--loglevel=INFO"], env, folder)


def _celery(what: str) -> list[str]:
    return [sys.executable, "-m", "celery", "--app=vakmanschap", what]


def wait_until_answering(part: Part, port: int, *, seconds: float = 30) -> None:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        with suppress(OSError), socket.create_connection((LOCAL, port), timeout=1):
            return
        part.ensure()
        time.sleep(0.1)
    raise RuntimeError(f"{part.name} does not answer")

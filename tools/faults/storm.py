"""The whole of it: start everything, let it storm, let it settle, and judge (MSG-2)."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tools.faults import parts, record
from tools.faults.parts import Part
from tools.paths import ROOT, environment
from tools.servers import free_port, scratch_folder


@dataclass(frozen=True)
class Plan:
    messages: int = 400
    seconds: float = 20
    workers: int = 4
    lease: int = 4
    drop_every: int = 25
    seed: int = 1
    embedded: bool = False
    patience: float = 120


@dataclass
class Report:
    plan: Plan
    faults: Counter[str]
    planned: frozenset[str]
    states: list[str]
    attempts: dict[str, int]
    outcome: record.Outcome
    settled_after: float
    logs: dict[str, str] = field(repr=False)

    @property
    def missing(self) -> frozenset[str]:
        return self.planned - self.outcome.letters


@dataclass
class Site:
    """Everything that runs, by name."""

    folder: Path
    plan: Plan
    parts: dict[str, Part] = field(default_factory=dict)
    env: dict[str, str] = field(default_factory=dict)

    @property
    def record(self) -> Path:
        return self.folder / "record"

    def inside(self, *command: str) -> Any:
        run = [sys.executable, "-m", "tools.faults.inside", *command]
        done = subprocess.run(run, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout.splitlines()[-1])

    def lay_tables(self) -> None:
        run = [sys.executable, "manage.py", "lay_tables"]
        subprocess.run(run, cwd=ROOT, env=self.env, check=True)

    def add(self, part: Part, port: int = 0) -> None:
        self.parts[part.name] = part
        part.start()
        if port:
            parts.wait_until_answering(part, port)


@contextmanager
def site(plan: Plan) -> Iterator[Site]:
    """As in production: PostgreSQL, Redis, mail server, workers and scheduler. Embedded: SQLite, and the
    scheduler that does the work itself."""
    user = "postgres" if os.geteuid() == 0 and not plan.embedded else None
    with scratch_folder(user) as folder:
        built = Site(folder, plan)
        try:
            _build(built, user)
            yield built
        finally:
            for part in reversed(built.parts.values()):
                part.kill()


def _build(site: Site, user: str | None) -> None:
    plan, folder = site.plan, site.folder
    mail, database, broker = free_port(), free_port(), free_port()
    site.env = _environment(folder, mail, lease=plan.lease)
    if not plan.embedded:
        site.add(parts.postgres(database, folder, environment(), user), database)
        site.add(parts.redis(broker, folder, environment()), broker)
        site.env |= {
            "DATABASE_URL": f"postgres://postgres@{parts.LOCAL}:{database}/postgres",
            "REDIS_URL": f"redis://{parts.LOCAL}:{broker}/0",
        }
    site.add(parts.sink(mail, site.record, plan.drop_every, folder, environment()), mail)
    site.lay_tables()


def _environment(folder: Path, mail_port: int, *, lease: int) -> dict[str, str]:
    return environment(
        DJANGO_SETTINGS_MODULE="vakmanschap.settings",
        DATA_DIR=str(folder / "data"),
        DATABASE_URL="",
        REDIS_URL="",
        MAIL_HOST=parts.LOCAL,
        MAIL_PORT=str(mail_port),
        TICK_SECONDS="1",
        OFFICE_HOURS="0",
        LEASE_SECONDS=str(lease),
        DEMO="0",
        DEBUG="0",
    )


def run(plan: Plan) -> Report:
    print(f"seed {plan.seed}", flush=True)
    with site(plan) as built:
        planned = built.inside("plan", str(plan.messages), str(plan.seconds))
        assert planned == plan.messages
        for number in range(0 if plan.embedded else plan.workers):
            built.add(parts.worker(number + 1, built.folder, built.env))
        built.add(parts.scheduler(built.folder, built.env))
        struck = _storm(built)
        return _report(built, struck)


def _report(site: Site, struck: Counter[str]) -> Report:
    began = time.monotonic()
    end = site.inside("settle", str(site.plan.patience))
    found = record.acceptances(site.record.read_text().splitlines())
    return Report(
        plan=site.plan,
        faults=struck,
        planned=frozenset(end["letters"]),
        states=end["states"],
        attempts=end["attempts"],
        outcome=record.judged(found, lease=site.plan.lease),
        settled_after=time.monotonic() - began,
        logs={name: _log(site.folder / f"{name}.log") for name in site.parts},
    )


@dataclass(frozen=True)
class Fault:
    part: str
    is_deadly: bool
    seconds: float
    rest: float

    @property
    def label(self) -> str:
        return f"{role_of(self.part)} {'killed' if self.is_deadly else 'paused'}"


def faults(names: Iterable[str], *, lease: float, seed: int) -> Iterator[Fault]:
    """The same seed gives the same faults. Each role comes as often as another, however many workers."""
    random, names = Random(seed), sorted(names)
    roles = sorted({role_of(name) for name in names})
    while True:
        role = random.choice(roles)
        part = random.choice([name for name in names if role_of(name) == role])
        # Some pauses outlast the lease.
        pause = random.choice((0.3, 0.8, lease * 0.6, lease * 1.3))
        is_deadly, away = random.random() < 0.5, random.uniform(0.1, 1)
        yield Fault(part, is_deadly, away if is_deadly else pause, random.uniform(0.2, 1.5))


def role_of(name: str) -> str:
    return name.rstrip("0123456789")


def _storm(site: Site) -> Counter[str]:
    """One at a time, somebody is killed or paused, until the time is over; at the end all run."""
    done: Counter[str] = Counter()
    until = time.monotonic() + site.plan.seconds
    time.sleep(1)
    for fault in faults(site.parts, lease=site.plan.lease, seed=site.plan.seed):
        if time.monotonic() > until:
            break
        _strike(site.parts[fault.part], fault)
        done[fault.label] += 1
    for part in site.parts.values():
        part.ensure()
    return done


def _strike(part: Part, fault: Fault) -> None:
    part.ensure()
    (part.kill if fault.is_deadly else part.pause)()
    time.sleep(fault.seconds)
    (part.start if fault.is_deadly else part.resume)()
    time.sleep(fault.rest)


def _log(path: Path) -> str:
    return path.read_text(errors="replace")[-20000:] if path.exists() else ""

"""Real processes beside the tests, on the same database."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from celery import Celery
from django.conf import settings
from django.db import connection

from tools.paths import ROOT, environment
from tools.servers import stop

CELERY = [sys.executable, "-m", "celery", "-A", "vakmanschap"]


def live_environment(**extra: str) -> dict[str, str]:
    """What a process needs to work on the database, files and secret of the running test."""
    url = "" if connection.vendor == "sqlite" else _postgres_url(connection.settings_dict)
    ours = {"DATA_DIR": str(settings.DATA_DIR), "DATABASE_URL": url, "TICK_SECONDS": "1", "OFFICE_HOURS": "0"}
    return environment(DJANGO_SETTINGS_MODULE="vakmanschap.settings", **(ours | extra))


def _postgres_url(database: Mapping[str, object]) -> str:
    who = f"{quote(str(database['USER']))}:{quote(str(database['PASSWORD']))}"
    return f"postgres://{who}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


class Processes:
    """What was started, and what it said; all ended with the test."""

    def __init__(self, env: dict[str, str], folder: Path) -> None:
        self.env = env
        self.folder = folder
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: list[str]) -> subprocess.Popen[bytes]:
        assert name not in self.running or self.running[name].poll() is not None, f"{name} runs already"
        with self.log(name).open("wb") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log)
        self.running[name] = process
        return process

    def worker(self, name: str = "worker") -> subprocess.Popen[bytes]:
        """A worker that is ready for work; a second one needs a name of its own."""
        options = ["--concurrency=2", "--loglevel=INFO", f"--hostname={name}@localhost"]
        process = self.start(name, [*CELERY, "worker", *options])
        self.wait_until(lambda: answers(self.env["REDIS_URL"], f"{name}@localhost"), name)
        return process

    def beat(self) -> subprocess.Popen[bytes]:
        return self.start("beat", [*CELERY, "beat", "--pidfile=", "--loglevel=INFO"])

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def wait_until(self, ready: Callable[[], bool], name: str, *, seconds: float = 30) -> None:
        limit = time.monotonic() + seconds
        while not ready():
            ended = self.running[name].poll() is not None
            if ended or time.monotonic() > limit:
                raise AssertionError(f"{name} did not come up:\n{self.log(name).read_text()}")
            time.sleep(0.1)

    def end(self) -> None:
        stop(*self.running.values())


def answers(redis_url: str, name: str | None = None) -> bool:
    """Whether a worker, or the one of this name, answers over this Redis."""
    with Celery(broker=redis_url) as app:
        return bool(app.control.ping(timeout=0.5, destination=[name] if name else None))

"""Runs the suites one after the other, and says at the end what passed and how long it took.

`python -m tools.suites` runs all; names after it run only those.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tools import servers
from tools.check import check
from tools.machine import Need, install_command, missing, provide
from tools.reporting import Outcome, Tally, counted, is_ci, run, show

PDF = ("Pango", "fonts", "PDF readers")
# The tables in one go; a test says that these are the tables of the migrations.
LAID = ("--nomigrations",)
APART = ("walls", "redis", "imap", "scanner", "browser")
# What asks no database is run on one of the two, and who may do what is the same on both. What tries to break
# something goes on for long, and is run on the stricter.
EITHER = (
    "bigfive/test_same_either_way.py",
    "bigfive/test_oracle.py",
    "bigfive/test_scoring.py",
    "buddies/test_pairing.py",
    "demo/test_lay_tables.py",
    "documents/test_bands.py",
    "documents/test_rendering.py",
    "test_access.py",
    "test_every_request.py",
    "vakmanschap/test_dependencies.py",
    "vakmanschap/test_hardening.py",
)
STRICTER = (
    "test_forms_as_found.py",
    "test_forms_hold.py",
    "test_malformed.py",
    "test_swapped_identifiers.py",
)


class Machinery:
    """The servers, started when the first suite asks, ended with the run."""

    def __init__(self, stack: ExitStack) -> None:
        self.stack = stack
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vakmanschap-")))
        self._postgres = ""

    def postgres(self) -> str:
        self._postgres = self._postgres or self.stack.enter_context(servers.postgres())
        return self._postgres

    def pytest(self, *arguments: str, **extra: str) -> Tally:
        report = self.folder / f"{len(list(self.folder.iterdir()))}.xml"
        code = run([sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments], **extra)
        tally = counted(report)
        return tally if code == 0 or tally.failed else tally + Tally(failed=1)


def _plain(*left_out: str) -> list[str]:
    return ["tests", *(f"--ignore=tests/{name}" for name in (*APART, *left_out)), "-n", "2"]


def _check(machinery: Machinery) -> Tally:
    return check() + machinery.pytest("tests/walls")


def _sqlite(machinery: Machinery) -> Tally:
    return machinery.pytest(*_plain(*STRICTER), *LAID, DATABASE_URL="")


def _postgres(machinery: Machinery) -> Tally:
    return machinery.pytest(*_plain(*EITHER), *LAID, DATABASE_URL=machinery.postgres())


def _redis(machinery: Machinery) -> Tally:
    """By the migrations: one of the processes it starts is the one that migrates."""
    return machinery.pytest("tests/redis", "-n", "2", DATABASE_URL=machinery.postgres())


def _imap(machinery: Machinery) -> Tally:
    return machinery.pytest("tests/imap", *LAID, DATABASE_URL="")


def _scanner(machinery: Machinery) -> Tally:
    return machinery.pytest("tests/scanner", *LAID, DATABASE_URL="")


def _browser(machinery: Machinery) -> Tally:
    return machinery.pytest("tests/browser", "-n", "2", *LAID, DATABASE_URL="")


def _bench(machinery: Machinery) -> Tally:
    worked = run([sys.executable, "-m", "tools.bench", "--smoke"]) == 0
    return Tally(passed=1) if worked else Tally(failed=1)


@dataclass(frozen=True)
class Suite:
    name: str
    minutes: float
    run: Callable[[Machinery], Tally]
    needs: tuple[str, ...] = ()


SUITES = (
    Suite("check", 1, _check),
    Suite("sqlite", 4, _sqlite, PDF),
    Suite("postgres", 4, _postgres, ("PostgreSQL", *PDF)),
    Suite("redis", 4, _redis, ("PostgreSQL", "Redis", *PDF)),
    Suite("imap", 0.5, _imap, ("Dovecot",)),
    Suite("scanner", 0.5, _scanner, ("ClamAV",)),
    Suite("browser", 6, _browser, ("Chromium", *PDF)),
    Suite("bench-smoke", 1, _bench, PDF),
)


def outcome(suite: Suite, machinery: Machinery) -> Outcome:
    print(f"\n==== {suite.name}", flush=True)
    lacking = missing(suite.needs)
    if lacking:
        return _cannot_run(suite, lacking)
    began = time.monotonic()
    try:
        tally = suite.run(machinery)
    except (OSError, RuntimeError) as error:
        print(error)
        tally = Tally(failed=1)
    return Outcome(suite.name, tally, (time.monotonic() - began) / 60, suite.minutes)


def _cannot_run(suite: Suite, lacking: list[Need]) -> Outcome:
    """Said aloud, never silently; where nobody watches it counts as a failure."""
    what = ", ".join(need.what for need in lacking)
    print(f"{suite.name} cannot run without {what}. Install with:\n  sudo sh -c '{install_command(lacking)}'")
    tally = Tally(failed=1) if is_ci() else Tally(skipped=1)
    return Outcome(suite.name, tally, 0, suite.minutes, remark=f"NOT RUN: lacks {what}")


def main(names: list[str]) -> int:
    chosen = [suite for suite in SUITES if not names or suite.name in names]
    if len(chosen) < len(names):
        raise SystemExit(f"Suites are: {', '.join(suite.name for suite in SUITES)}")
    provide(sorted({need for suite in chosen for need in suite.needs}))
    with ExitStack() as stack:
        machinery = Machinery(stack)
        outcomes = [outcome(suite, machinery) for suite in chosen]
    return int(show(outcomes).failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

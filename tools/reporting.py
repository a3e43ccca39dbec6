"""Counting and showing what the suites did."""

import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tools.paths import ROOT, environment


@dataclass(frozen=True)
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


@dataclass(frozen=True)
class Outcome:
    suite: str
    tally: Tally
    minutes: float
    budget: float
    remark: str = ""

    @property
    def line(self) -> str:
        remark = self.remark or ("over budget" if self.minutes > self.budget else "")
        counts = f"{self.tally.passed:7} {self.tally.failed:7} {self.tally.skipped:8}"
        return f"{self.suite:12} {counts} {_clock(self.minutes)} {_clock(self.budget)}  {remark}".rstrip()


def run(command: Sequence[str], **extra: str) -> int:
    return subprocess.run(command, cwd=ROOT, env=environment(**extra), check=False).returncode


def counted(report: Path) -> Tally:
    """The sums pytest left in its JUnit file; without one the run broke before it could count."""
    if not report.exists():
        return Tally(failed=1)
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    sums = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in suites:
        sums = {key: value + int(suite.get(key, 0)) for key, value in sums.items()}
    failed = sums["failures"] + sums["errors"]
    return Tally(sums["tests"] - failed - sums["skipped"], failed, sums["skipped"])


def show(outcomes: Iterable[Outcome]) -> Tally:
    print(f"\n{'suite':12} {'passed':>7} {'failed':>7} {'skipped':>8} {'time':>6} {'budget':>6}")
    total = Tally()
    for outcome in outcomes:
        print(outcome.line)
        total += outcome.tally
    print(f"\n{total.passed} passed, {total.failed} failed")
    return total


def is_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def _clock(minutes: float) -> str:
    seconds = round(minutes * 60)
    return f"{seconds // 60:3}:{seconds % 60:02}"

"""The fault test at full size: 5 000 messages, four workers, two minutes of faults.

python -m tools.faults [--messages N] [--seconds T] [--seed S] [--embedded]
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from tools.faults.storm import Plan, Report, run

FULL = Plan(messages=5000, seconds=120, lease=8, patience=300)


def main() -> int:
    arguments = _arguments()
    plan = replace(
        FULL,
        messages=arguments.messages,
        seconds=arguments.seconds,
        lease=arguments.lease,
        seed=arguments.seed or int(time.time()),
        embedded=arguments.embedded,
    )
    report = run(plan)
    print(as_text(report))
    if arguments.logs:
        arguments.logs.mkdir(parents=True, exist_ok=True)
        for name, log in report.logs.items():
            (arguments.logs / f"{name}.log").write_text(log)
    return int(bool(failures(report)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=FULL.messages)
    parser.add_argument("--seconds", type=float, default=FULL.seconds)
    parser.add_argument("--lease", type=int, default=FULL.lease)
    parser.add_argument("--seed", type=int, default=0, help="the same faults again; 0: new ones")
    parser.add_argument("--embedded", action="store_true", help="SQLite and a scheduler that does the work")
    parser.add_argument("--logs", type=Path, help="a folder for what the processes said")
    return parser.parse_args()


def failures(report: Report) -> list[str]:
    """What should not be; nothing when all is well."""
    said = []
    if report.states != ["sent"]:
        said.append(f"states at the end: {report.states}")
    if report.missing:
        said.append(f"{len(report.missing)} messages never arrived")
    if report.outcome.letters - report.planned:
        said.append("letters arrived that nobody planned")
    if report.outcome.unexplained:
        said.append(f"{report.outcome.unexplained} letters came twice without a reason")
    if report.outcome.never_repeated:
        said.append(f"{len(report.outcome.never_repeated)} letters did not come again after a dropped answer")
    return said


def as_text(report: Report) -> str:
    outcome, again, plan = report.outcome, report.outcome.again, report.plan
    faults = ", ".join(f"{what} {times}" for what, times in sorted(report.faults.items()))
    lines = [
        f"seed {plan.seed}: {report.faults.total()} faults in {plan.seconds:.0f} s ({faults})",
        f"{len(outcome.letters)} of {len(report.planned)} messages accepted, the last "
        f"{report.settled_after:.0f} s after the storm; attempts per message: {report.attempts}",
        f"{outcome.dropped} answers dropped on purpose; {again.total()} letters came again, "
        "each under its own Message-ID:",
        *(f"  {times:4} because {reason}" for reason, times in again.most_common()),
        *(f"WRONG: {what}" for what in failures(report)),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())

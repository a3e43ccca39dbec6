"""The fast checks, each one command; they speak only when something is wrong."""

import subprocess
import sys

from tools.dependencies import NOT_ASKED
from tools.paths import ROOT, environment
from tools.reporting import Tally, run

DJANGO = ["--target-version", "6.1"]


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))


def checks() -> dict[str, list[str]]:
    return {
        "lint": ["ruff", "check", "--output-format=concise", "."],
        "form": ["ruff", "format", "--check", "--output-format=concise", "."],
        "templates": ["djade", "--check", *DJANGO, *templates()],
        "import walls": ["lint-imports", "--no-cache", "--no-logo"],
        "types": ["mypy"],
        "system": [sys.executable, "manage.py", "check", "--fail-level=WARNING"],
        "migrations": [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        "licences": [sys.executable, "-m", "tools.dependencies", "licences"],
        "front end": ["npm", "run", "--silent", "check", "--prefix", "assets", "--if-present"],
    }


def check() -> Tally:
    return sum((_one(name, command) for name, command in checks().items()), Tally()) + _known_weaknesses()


def _known_weaknesses() -> Tally:
    """The registries know them. No answer is said aloud, and fails no machine without a way out."""
    done = _run([sys.executable, "-m", "tools.dependencies", "audit"])
    if done.returncode == NOT_ASKED:
        print(f"known weaknesses: NOT RUN\n{done.stdout.decode()}", flush=True)
        return Tally(skipped=1)
    return _told("known weaknesses", done)


def _one(name: str, command: list[str]) -> Tally:
    return _told(name, _run(command))


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )


def _told(name: str, done: subprocess.CompletedProcess[bytes]) -> Tally:
    if done.returncode == 0:
        print(f"{name}: good", flush=True)
        return Tally(passed=1)
    print(f"{name}: not good\n{done.stdout.decode()}", flush=True)
    return Tally(failed=1)


def format_all() -> None:
    for command in (
        ["ruff", "check", "--fix", "--quiet", "."],
        ["ruff", "format", "--quiet", "."],
        ["djade", *DJANGO, *templates()],
    ):
        run(command)


if __name__ == "__main__" and sys.argv[1:] == ["format"]:
    format_all()

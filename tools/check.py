"""The fast checks, each one command."""

import sys

from tools.paths import ROOT
from tools.reporting import Tally, run

PYTHON_CODE = ["."]


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))


def checks() -> dict[str, list[str]]:
    return {
        "lint": ["ruff", "check", "--quiet", *PYTHON_CODE],
        "form": ["ruff", "format", "--check", "--quiet", *PYTHON_CODE],
        "templates": ["djade", "--check", "--target-version", "6.1", *templates()],
        "import walls": ["lint-imports", "--no-cache"],
        "types": ["mypy"],
        "migrations": [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        "front end": ["npm", "run", "--silent", "check", "--prefix", "assets", "--if-present"],
    }


def check() -> Tally:
    tally = Tally()
    for name, command in checks().items():
        print(f"-- {name}", flush=True)
        tally += Tally(passed=1) if run(command) == 0 else Tally(failed=1)
    return tally


def format_all() -> None:
    for command in (
        ["ruff", "check", "--fix", "--quiet", *PYTHON_CODE],
        ["ruff", "format", "--quiet", *PYTHON_CODE],
        ["djade", "--target-version", "6.1", *templates()],
    ):
        run(command)


if __name__ == "__main__" and sys.argv[1:] == ["format"]:
    format_all()

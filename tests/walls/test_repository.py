"""What stands in the repository, and what never may."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.walls.code import ROOT
from vakmanschap.environment import example

# Written in pieces, so that this file does not hold what it looks for.
HOSTS = [
    "".join(pieces)
    for pieces in (
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("registry.", "npm", "js.org"),
        ("registry.", "yarn", "pkg.com"),
        ("docker", ".io"),
        ("gh", "cr.io"),
        ("qu", "ay.io"),
        ("cr", "ates.io"),
        ("js", "delivr.net"),
        ("unp", "kg.com"),
    )
]
MACHINE_PATHS = [rf"(?<![\w./-])/{folder}/" for folder in ("work", "root", "home/\\w+")]
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]
# Has a Python of its own, so its pins need not be those of the others.
APART = ["requirements-probe.txt"]
PLACES = re.compile(r"https?://|file://|--index|--find|--extra|^-", re.MULTILINE)
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)", re.MULTILINE)


def _tracked() -> list[Path]:
    """What git keeps, and what it would keep."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for path in (ROOT / line for line in shown.splitlines()) if path.is_file()]


def _texts() -> dict[str, str]:
    read = {path: path.read_bytes() for path in _tracked()}
    return {str(path.relative_to(ROOT)): data.decode() for path, data in read.items() if b"\0" not in data}


def test_no_file_names_a_place_packages_come_from() -> None:
    found = {name: host for name, text in _texts().items() for host in HOSTS if host in text}
    assert found == {}


def test_no_file_names_a_folder_of_one_machine() -> None:
    pattern = re.compile("|".join(MACHINE_PATHS))
    found = {name: match[0] for name, text in _texts().items() if (match := pattern.search(text))}
    assert found == {}


@pytest.mark.parametrize("name", [*LOCKS, *APART])
def test_lock_pins_everything_and_names_no_place(name: str) -> None:
    text = (ROOT / name).read_text()
    pins = PIN.findall(text)
    assert pins
    assert PLACES.findall(text) == []
    assert len(re.findall(r"==[^#]*?--hash=sha256:", text)) == len(pins)


def test_locks_agree() -> None:
    development = dict(PIN.findall((ROOT / "requirements-dev.txt").read_text()))
    others = [pin for name in LOCKS for pin in PIN.findall((ROOT / name).read_text())]
    assert [pin for pin in others if development.get(pin[0]) != pin[1]] == []


def test_front_end_lock_names_no_place() -> None:
    text = (ROOT / "assets" / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert '"integrity"' in text


def test_example_environment_is_the_table_written_out() -> None:
    assert (ROOT / ".env.example").read_text() == example()

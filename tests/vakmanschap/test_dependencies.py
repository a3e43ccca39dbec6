"""Every licence is looked at, and nobody who did not answer counts as good news."""

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from tools import dependencies
from tools.dependencies import EXEMPT, POSTPONED, NoAnswer, Postponed, may_use, still_pressing


def test_every_licence_is_one_we_may_use() -> None:
    python, front_end = dependencies.licences_in_python(), dependencies.licences_in_front_end()
    assert {"django", "weasyprint", "psycopg"} <= set(python)
    assert "@fontsource/source-sans-3" in front_end
    assert dependencies.licences() == 0


def test_every_exemption_is_still_needed_and_says_why() -> None:
    installed = dependencies.licences_in_python() | dependencies.licences_in_front_end()
    assert [name for name, one in EXEMPT.items() if installed.get(name) != one.said or not one.why] == []


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("MIT", True),
        ("(MIT OR Apache-2.0)", True),
        ("MIT OR SSPL-1.0", True),
        ("MIT AND SSPL-1.0", False),
        ("AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_a_licence_fits_or_not(said: str, fits: bool) -> None:
    assert may_use("een-pakket", said) is fits


def test_other_words_end_an_exemption() -> None:
    assert may_use("qrcode", EXEMPT["qrcode"].said)
    assert not may_use("qrcode", "SSPL-1.0")


def _program(folder: Path, name: str, told: object) -> None:
    """A program by this name that says what the real one would, in front of it on the path."""
    (folder / f"{name}.json").write_text(json.dumps(told))
    program = folder / name
    program.write_text(f"#!/bin/sh\ncat {folder}/{name}.json\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("python", "front_end", "outcome"),
    [
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, {"vulnerabilities": {}}, 0),
        (
            {"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1"}]}]},
            {"vulnerabilities": {}},
            1,
        ),
        ({"dependencies": [{"name": "a", "skip_reason": "not found"}]}, {"vulnerabilities": {}}, 3),
        (
            {"dependencies": [{"name": "a", "skip_reason": "not found"}]},
            {"vulnerabilities": {"b": {"severity": "high"}}},
            1,
        ),
        ({"dependencies": []}, {"vulnerabilities": {}}, 3),
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, {"error": "405"}, 3),
        (
            {"dependencies": [{"name": "a", "version": "1", "vulns": []}]},
            {"vulnerabilities": {"b": {"severity": "high"}}},
            1,
        ),
    ],
)
def test_an_audit_says_what_is_known_or_that_nobody_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, python: object, front_end: object, outcome: int
) -> None:
    _program(tmp_path, "pip-audit", python)
    _program(tmp_path, "npm", front_end)
    monkeypatch.setattr(dependencies, "environment", lambda: {"PATH": f"{tmp_path}:/bin:/usr/bin"})
    assert dependencies.audit() == outcome


def test_a_weakness_that_was_postponed_presses_again_after_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(2026, 12, 1)
    monkeypatch.setitem(POSTPONED, "a 1: CVE-1", Postponed(day, "Only on Windows."))
    known = ["a 1: CVE-1", "a 1: CVE-2"]
    assert still_pressing(known, day) == ["a 1: CVE-2"]
    assert still_pressing(known, day + timedelta(days=1)) == known


def test_a_program_that_says_nothing_is_no_good_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dependencies, "environment", lambda: {"PATH": "/bin:/usr/bin"})
    with pytest.raises(NoAnswer):
        dependencies._json_of(["true"])


def test_the_bills_name_all_that_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dependencies, "BILLS", tmp_path)
    assert dependencies.bill() == 0
    python = json.loads((tmp_path / "python.cdx.json").read_text())
    assert python["bomFormat"] == "CycloneDX"
    locked = {name.lower() for name in dependencies.licences_in_python()}
    assert locked <= {one["name"].lower() for one in python["components"]}
    assert subprocess.run(["test", "-s", tmp_path / "front-end.cdx.json"], check=False).returncode == 0

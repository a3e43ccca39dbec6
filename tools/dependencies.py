"""What we are made of: its licences, its known weaknesses, and a bill of materials.

`python -m tools.dependencies licences | audit | bill`. Licences are looked at without a network. Known
weaknesses are asked of the registries; where these do not answer it is said, and counts as not looked at.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

from tools.paths import ASSETS, ROOT, environment

LOCK, FRONT_END = ROOT / "requirements.txt", ASSETS / "package-lock.json"
# What `audit` ends with when somebody who should know did not answer.
NOT_ASKED = 3
BILLS = ROOT / "var" / "sbom"
# Licences whose works may stand beside ours in one product (EUPL-1.2, article 5 and its appendix), by the
# words that packages use for them. Nobody ships the tools of developers, so those are not looked at.
ALLOWED = {
    "0BSD", "Apache Software License", "Apache-2.0", "BSD", "BSD License", "BSD-2-Clause", "BSD-3-Clause",
    "CC0-1.0", "EUPL-1.2", "ISC", "LGPL-3.0-only", "MIT", "MIT License", "MIT-0", "MIT-CMU",
    "MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)", "New BSD", "OFL-1.1", "PSF-2.0",
}  # fmt: skip


@dataclass(frozen=True)
class Exemption:
    """A package whose words are not in the list, looked at by somebody on a day; other words end it."""

    said: str
    on: date
    why: str


EXEMPT = {
    "pyphen": Exemption(
        "GNU General Public License v2 or later (GPLv2+) AND "
        "GNU Lesser General Public License v2 or later (LGPLv2+) AND Mozilla Public License 1.1 (MPL 1.1)",
        date(2026, 11, 28),
        "One may choose; we choose the LGPL, and use it unchanged. Its dictionaries say the same.",
    ),
    "qrcode": Exemption(
        "BSD License AND Other/Proprietary License",
        date(2026, 11, 28),
        "BSD; the other is a note about the word QR Code, a trademark that the code does not need.",
    ),
}


@dataclass(frozen=True)
class Postponed:
    """A known weakness that does not reach us, or that nobody mended yet; after a day looked at again."""

    until: date
    why: str


# By package and number, as `audit` names them.
POSTPONED: dict[str, Postponed] = {}


def licences() -> int:
    """0 when every licence is one that we may use."""
    found = licences_in_python() | licences_in_front_end()
    wrong = {name: said for name, said in found.items() if not may_use(name, said)}
    for name, said in sorted(wrong.items()):
        print(f"{name}: {said or 'says no licence'}. Not in the list of tools/dependencies.py")
    return int(bool(wrong))


def may_use(name: str, said: str) -> bool:
    if name in EXEMPT:
        return EXEMPT[name].said == said
    whole = said[1:-1] if said.startswith("(") else said
    either = whole.split(" OR ")
    return any(all(word in ALLOWED for word in one.split(" AND ")) for one in either)


def licences_in_python() -> dict[str, str]:
    """By package, in the words it uses. What another kind of machine needs is not installed, and not here."""
    names = re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK.read_text(), re.MULTILINE)
    found = {}
    for name in names:
        try:
            found[name] = _said_by(metadata.metadata(name))
        except metadata.PackageNotFoundError:
            continue
    return found


def _said_by(package: metadata.PackageMetadata) -> str:
    expression = package.get("License-Expression")
    classifiers = [
        line.split(" :: ")[-1]
        for line in package.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    return expression or " AND ".join(classifiers) or (package.get("License") or "")


def licences_in_front_end() -> dict[str, str]:
    packages: dict[str, Any] = json.loads(FRONT_END.read_text())["packages"]
    return {
        path.rpartition("node_modules/")[2]: one.get("license", "") for path, one in packages.items() if path
    }


def audit() -> int:
    """0 when nothing is known, 1 when something is, NOT_ASKED when somebody did not answer."""
    told = _asked("Python packages", _audit_python), _asked("front-end packages", _audit_front_end)
    # What one of them knows is not undone by what the other does not say.
    return 1 if 1 in told else max(told)


class NoAnswer(Exception):
    """Nobody could be asked; that is no good news."""


def _asked(what: str, ask: Callable[[], list[str]]) -> int:
    try:
        known = ask()
    except NoAnswer as error:
        print(f"known weaknesses of {what}: NOT RUN: {error}")
        return NOT_ASKED
    pressing = still_pressing(known, date.today())
    for line in known:
        print(f"known weakness: {line}" if line in pressing else f"postponed: {line}: {POSTPONED[line].why}")
    return int(bool(pressing))


def still_pressing(known: list[str], today: date) -> list[str]:
    return [line for line in known if line not in POSTPONED or POSTPONED[line].until < today]


def _audit_python() -> list[str]:
    command = ["pip-audit", "-r", str(LOCK), "--disable-pip", "--require-hashes", "--format=json"]
    told = _json_of([*command, "--progress-spinner=off"])
    packages = told.get("dependencies", [])
    unknown = [one["name"] for one in packages if "skip_reason" in one]
    if not packages or unknown:
        raise NoAnswer(f"the registry does not answer for {len(unknown) or 'any'} packages")
    return [f"{one['name']} {one['version']}: {flaw['id']}" for one in packages for flaw in one["vulns"]]


def _audit_front_end() -> list[str]:
    told = _json_of(["npm", "audit", "--json", "--package-lock-only"], folder=ASSETS)
    if "vulnerabilities" not in told:
        raise NoAnswer("the registry does not answer")
    return [f"{name}: {one['severity']}" for name, one in told["vulnerabilities"].items()]


def _json_of(command: list[str], *, folder: Path = ROOT) -> dict[str, Any]:
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except json.JSONDecodeError as error:
        raise NoAnswer("the registry does not answer") from error
    return told


def bill() -> int:
    """Two bills of materials in CycloneDX, into var/sbom/, made from the locks."""
    BILLS.mkdir(parents=True, exist_ok=True)
    python = ["cyclonedx-py", "requirements", str(LOCK), "--output-reproducible", "--of", "JSON"]
    front_end = ["npm", "sbom", "--sbom-format=cyclonedx", "--package-lock-only"]
    for name, command, folder in (("python", python, ROOT), ("front-end", front_end, ASSETS)):
        told = _json_of(command, folder=folder)
        (BILLS / f"{name}.cdx.json").write_text(json.dumps(told, indent=2) + "\n")
        print(f"var/sbom/{name}.cdx.json: {len(told['components'])} components")
    return 0


if __name__ == "__main__":
    sys.exit({"licences": licences, "audit": audit, "bill": bill}[sys.argv[1]]())

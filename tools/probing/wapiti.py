"""Wapiti: goes round as somebody, and then attacks one of each kind of what it found."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tools.paths import environment
from tools.probing.crawled import TOKEN, Asked, everything, forget_all_but, one_of_each
from tools.probing.scanners import program

TURNS = 3
LOOKS = (
    "cookieflags",
    "csp",
    "http_headers",
    "inconsistent_redirection",
    "information_disclosure",
    "stacktrace_disclosure",
    "unsecure_password",
)
ATTACKS = (
    "sql",
    "xss",
    "permanentxss",
    "redirect",
    "crlf",
    "csrf",
    "exec",
    "file",
    "ssrf",
    "xxe",
    "upload",
    "ldap",
    "htaccess",
    "methods",
    "backup",
)
# What would end the session or make somebody else of it, and what is of no page; a form of the page that asks
# whether somebody is still there is sent by a script alone.
PASSED_OVER = (
    "account/logout/*",
    "account/sessions/*",
    "account/password/*",
    "beheer/logout/*",
    "beheer/password_change/*",
    "demo/*",
    "mijn/gegevens/apparaat/*",
    "static/*",
    "*?code=*",
)


@dataclass(frozen=True)
class Finding:
    level: int
    kind: str
    where: str
    told: str

    @classmethod
    def of(cls, kind: str, one: dict[str, Any]) -> "Finding":
        where = f"{one['method']} {one['path']} {one['parameter'] or ''}".rstrip()
        return cls(int(one["level"]), kind, where, " ".join(one["info"].split()))


@dataclass(frozen=True)
class Round:
    """One walk round as one person."""

    base: str
    cookies: dict[str, str]
    folder: Path
    listener: str

    def crawl(self, seconds: int) -> list[Finding]:
        """In turns, forgetting in between what is like what it saw: thirty of the same would keep it busy."""
        shutil.rmtree(self.folder / "store", ignore_errors=True)
        told = self._walk(seconds // TURNS)
        for _ in range(TURNS - 1):
            found = self.found()
            opened = [one for one in found if one.was_opened]
            forget_all_but(self.folder / "store", [*opened, *one_of_each(found)])
            told += self._walk(seconds // TURNS, "--resume-crawl")
        return list(dict.fromkeys(told))

    def _walk(self, seconds: int, *how: str) -> list[Finding]:
        limits = ["--max-scan-time", str(seconds), "--max-links-per-page", "80", "-d", "10"]
        return self._run("crawl", LOOKS, *limits, *how)

    def found(self) -> list[Asked]:
        """Also what it knew of and had no time for, but never what is passed over."""
        barred = [re.compile(re.escape(f"{self.base}/{path}").replace(r"\*", ".*")) for path in PASSED_OVER]
        found = everything(self.folder / "store")
        return [one for one in found if not any(bar.fullmatch(one.whole_url) for bar in barred)]

    def attack(self, targets: list[Asked], seconds: int) -> list[Finding]:
        """Each module for so many seconds."""
        forget_all_but(self.folder / "store", targets)
        limits = ["--max-attack-time", str(seconds), "--max-parameters", "60", "--skip", TOKEN]
        return self._run("attack", ATTACKS, "--skip-crawl", *limits)

    def _run(self, name: str, modules: tuple[str, ...], *how: str) -> list[Finding]:
        report = self.folder / f"{name}.json"
        where = ["-u", f"{self.base}/", "-c", str(self._cookie_file()), "--tasks", "4", "-t", "30"]
        not_there = [word for path in PASSED_OVER for word in ("-x", f"{self.base}/{path}")]
        endpoints = ["--external-endpoint", self.listener, "--internal-endpoint", self.listener]
        store = [f"--store-{what}={self.folder / 'store'}" for what in ("session", "config")]
        told = ["-f", "json", "-o", str(report), "--no-bugreport", "-v", "0", "-m", ",".join(modules)]
        command = [program("wapiti"), *where, *not_there, *endpoints, *store, *told, *how]
        with (self.folder / f"{name}.log").open("w") as log:
            subprocess.run(command, env=environment(), stdout=log, stderr=log, check=True)
        return _findings(report)

    def _cookie_file(self) -> Path:
        file, plain = self.folder / "cookies.json", {"version": 0, "expires": None, "secure": False}
        kept = {name: {"value": value, "port": None, **plain} for name, value in self.cookies.items()}
        file.write_text(json.dumps({urlsplit(self.base).hostname: {"/": kept}}))
        return file


def _findings(report: Path) -> list[Finding]:
    told = json.loads(report.read_text())
    groups = [told[name] for name in ("vulnerabilities", "anomalies", "additionals")]
    return [Finding.of(kind, one) for group in groups for kind, some in group.items() for one in some]

"""Wapiti and sqlmap against the running demo, signed in as each role. Only on this machine, and only ours.

Each role has a fresh copy of the demo. Wapiti goes round in it; each kind of page and form is attacked by
both as the first to come there. Fails when one of them found something, when a page broke, when a call went
out, or when the session did not last.
"""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tools import servers
from tools.paths import ROOT
from tools.probing import scanners, sqlmap
from tools.probing.crawled import Asked, one_of_each
from tools.probing.listening import listening
from tools.probing.report import Result, summary
from tools.probing.site import Original, Site, served
from tools.probing.visitor import Visitor
from tools.probing.wapiti import Finding, Round

STRANGER = "vreemde"
ROLES = (
    STRANGER,
    "deelnemer",
    "trainer",
    "contactpersoon",
    "beheerder",
    "praktijkbegeleider",
    "opdrachtgever",
    "beoordelaar",
    "andere-trainer",
)
DBMS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass
class Probe:
    database: str
    crawl: int
    attack: int
    sql: int
    seen: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def folder(self) -> Path:
        return ROOT / "var" / "probe" / self.database

    def as_role(self, original: Original, role: str) -> Result:
        folder, result = self.folder / role, Result(role)
        folder.mkdir(parents=True, exist_ok=True)
        with served(original.copy(role, folder), folder) as site, listening() as listener:
            visitor = Visitor(site.base)
            if role != STRANGER:
                visitor.become(role, site.data / "mail")
            new = self._go_round(result, Round(site.base, visitor.cookies, folder, listener.url))
            self._ask_sqlmap(result, new, site, visitor)
            result.findings = [one for one in result.findings if not _is_mistaken(one, visitor)]
            result.is_in = role == STRANGER or visitor.is_in()
            result.calls, result.answers, result.broken = listener.calls, site.answers(), site.broken()
        return result

    def _go_round(self, result: Result, walk: Round) -> list[Asked]:
        """What is there that no role before had."""
        result.findings = walk.crawl(self.crawl)
        found = walk.found()
        kinds = one_of_each(found)
        new = [one for one in kinds if one.kind not in self.seen]
        opened = [one for one in new if one.was_opened]
        self.seen |= {one.kind for one in new}
        result.found, result.kinds = len(found), len(kinds)
        if self.attack and opened:
            result.attacked = len(opened)
            result.findings += walk.attack(opened, self.attack)
        return new

    def _ask_sqlmap(self, result: Result, new: list[Asked], site: Site, visitor: Visitor) -> None:
        forms = [one for one in new if one.takes_something and not one.has_files]
        if not self.sql or not forms:
            return
        folder = self.folder / result.role
        requests = sqlmap.written(forms, visitor.cookies, site.base, folder / "requests.txt")
        result.tried = sqlmap.attack(requests, folder, dbms=DBMS[self.database], seconds=self.sql)


def _is_mistaken(finding: Finding, visitor: Visitor) -> bool:
    """Wapiti compares two answers; where its own token was old, both are the same refusal."""
    path = finding.where.removeprefix("POST ")
    return finding.kind == "Cross Site Request Forgery" and visitor.is_refused(path)


@contextmanager
def prepared(database: str, folder: Path) -> Iterator[Original]:
    """Seeded anew; on SQLite what was seeded before is good enough when nothing changed."""
    data = folder / "original"
    if database == "sqlite":
        original = Original(data)
        original.prepare()
        yield original
        return
    with servers.postgres() as url:
        original = Original(data, url)
        original.prepare()
        yield original


def main() -> int:
    arguments = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    scanners.install()
    probe = Probe(arguments.database, arguments.crawl, arguments.attack, arguments.sql)
    results = []
    with prepared(probe.database, probe.folder) as original:
        for role in arguments.roles:
            results.append(probe.as_role(original, role))
            print(results[-1].row, *results[-1].weight, sep="\n  ", flush=True)
    title = f"{date.today()}, {scanners.versions()}, on {DBMS[probe.database]}"
    told = summary(results, title=title)
    (probe.folder / "summary.md").write_text(told)
    print(f"\n{told}")
    return int(any(result.weight for result in results))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=DBMS, default="sqlite")
    parser.add_argument("--crawl", type=int, default=240, help="seconds to go round, per role")
    parser.add_argument(
        "--attack", type=int, default=45, help="seconds per module of Wapiti, per role; 0: none"
    )
    parser.add_argument("--sql", type=int, default=600, help="seconds for sqlmap, per role; 0: none")
    parser.add_argument("--roles", nargs="+", choices=ROLES, default=ROLES)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

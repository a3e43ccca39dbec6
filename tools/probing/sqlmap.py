"""sqlmap: on every form and every address with something to fill in that Wapiti found, as the same person."""

import re
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tools.paths import environment
from tools.probing.crawled import Asked
from tools.probing.scanners import program

RULE = "=" * 54
# What it says of each name it tries.
TRIED = re.compile(r"testing for SQL injection on .* parameter '")
# Its last word: what looked like one before may turn out to be none.
WEAK = re.compile(r"^(?:Parameter: .*|.*parameter '.*' is vulnerable\..*)$", re.MULTILINE)


@dataclass(frozen=True)
class Tried:
    targets: int = 0
    parameters: int = 0
    weak: tuple[str, ...] = ()


def written(forms: Iterable[Asked], cookies: dict[str, str], base: str, file: Path) -> Path:
    """In the form of a proxy's log, which sqlmap reads. First what has a query: it asks a database most."""
    ordered = sorted(forms, key=lambda one: not one.query)
    head = f"{RULE}\n12:00:00  {base}  [127.0.0.1]\n{RULE}"
    file.write_text("\n\n\n".join(f"{head}\n{one.as_written(cookies)}\n{RULE}\n" for one in ordered))
    return file


def attack(requests: Path, folder: Path, *, dbms: str, seconds: int) -> Tried:
    """Nothing is taken out of the database: that one could is enough.

    What waits for a slow answer is left out; on a busy machine every answer is slow. Not `--smart`: that goes
    on only where a page shows the error of a database, and no page of ours does.
    """
    log = folder / "sqlmap.log"
    how = ["--batch", "--level=2", "--risk=1", "--technique=BEUQ", f"--dbms={dbms}"]
    quick = ["--ignore-redirects", "--ignore-code=*", "--skip-waf", "--disable-coloring", "--drop-set-cookie"]
    bounds = ["--timeout=30", "--retries=1", "--flush-session"]
    spared = ["--param-exclude=^(csrfmiddlewaretoken|csrftoken|sessionid)$"]
    kept = [f"--output-dir={folder / 'sqlmap'}", f"--results-file={folder / 'sqlmap.csv'}"]
    command = [program("sqlmap"), "-l", str(requests), *how, *quick, *bounds, *spared, *kept]
    # Its own limit of time begins anew with each form.
    with log.open("w") as output, suppress(subprocess.TimeoutExpired):
        subprocess.run(command, env=environment(), stdout=output, stderr=output, check=False, timeout=seconds)
    return told(log)


def told(log: Path) -> Tried:
    said = log.read_text()
    weak = tuple(sorted(set(WEAK.findall(said))))
    return Tried(said.count("testing URL '"), len(TRIED.findall(said)), weak)

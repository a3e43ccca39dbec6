"""People who type at once: each saves every two seconds, as the script of a page does."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from tools.bench.load import Client, Visit
from tools.bench.machinery import Site, served

EVERY = 2.0


@dataclass(frozen=True)
class Typing:
    """What it took, in milliseconds."""

    database: str
    writers: int
    per_second: float
    saving: list[float]
    bare: list[float]
    few: float
    many: float

    @property
    def p95(self) -> float:
        return _p95(self.saving)

    @property
    def p95_bare(self) -> float:
        return _p95(self.bare)


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


@contextmanager
def on_sqlite(cohorts: int, folder: Path) -> Iterator[Site]:
    """The embedded default, filled like the others."""
    data = folder / "sqlite"
    data.mkdir()
    site = Site(cohorts, "", data)
    site.manage("lay_tables")
    site.manage("collectstatic", "--noinput", "--verbosity=0", "--ignore=admin")
    site.inside("fill", "1", str(cohorts))
    yield site


def measure(database: str, site: Site, *, writers: int, seconds: float, rounds: int) -> Typing:
    asked = site.inside("writers", str(writers))
    bare, saves = ([Visit(**one) for one in asked[name]] for name in ("bare", "saves"))
    few, many = (Visit(**asked[name]) for name in ("few", "many"))
    with served(site) as server:
        _at_once(server.port, [*bare, *saves], 2)
        times = _at_once(server.port, bare, seconds)
        began = time.perf_counter()
        saving = _at_once(server.port, saves, seconds)
        rate = len(saving) / (time.perf_counter() - began)
        short, long = _in_turn(Client(server.port), (few, many), rounds)
    return Typing(database, len(saves), rate, saving, times, short, long)


def _at_once(port: int, visits: Sequence[Visit], seconds: float) -> list[float]:
    """Each visit again and again, every two seconds, none at the same moment as another."""
    begin = time.perf_counter() + 0.1

    def write(number: int) -> list[float]:
        client, due, times = Client(port), begin + EVERY * number / len(visits), list[float]()
        while due < begin + seconds:
            time.sleep(max(0.0, due - time.perf_counter()))
            times.append(client.seconds(visits[number]) * 1000)
            due += EVERY
        return times

    with ThreadPoolExecutor(len(visits)) as pool:
        return [one for times in pool.map(write, range(len(visits))) for one in times]


def _in_turn(client: Client, visits: Sequence[Visit], rounds: int) -> list[float]:
    times: list[list[float]] = [[] for _ in visits]
    for _ in range(rounds):
        for one, visit in zip(times, visits, strict=True):
            one.append(client.seconds(visit) * 1000)
    return [median(one) for one in times]

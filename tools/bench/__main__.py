"""How fast each page is, in one table. `--smoke` only tries that all of it works, on one small cohort."""

import gzip
import re
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psycopg
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tools.bench import pairing, report, writers
from tools.bench.load import ADDRESS, Client, Visit, per_second
from tools.bench.machinery import Server, Site, served
from tools.servers import free_port, postgres, scratch_folder


@dataclass(frozen=True)
class Plan:
    """How much of everything."""

    sizes: tuple[int, ...] = (1, 10, 100)
    rounds: int = 120
    warming: int = 12
    clients: int = 4
    seconds: float = 1
    documents: int = 4
    mails: int = 400
    ticks: int = 20
    plannings: int = 5
    messages: int = 1_000_000
    answer_sets: int = 10_000
    people: tuple[int, int] = (200, 20_000)
    writers: int = 50
    typing: float = 20
    cohorts_of_writers: int = 10
    paired: tuple[int, ...] = (15, 16, 39, 40, 199, 200)
    listed: tuple[int, int] = (10, 1000)
    listings: int = 40


SMOKE = Plan(
    sizes=(1,),
    rounds=3,
    warming=2,
    seconds=0.2,
    documents=1,
    mails=20,
    ticks=2,
    plannings=1,
    messages=20_000,
    answer_sets=500,
    people=(40, 60),
    writers=3,
    typing=2.5,
    cohorts_of_writers=1,
    paired=(15, 16),
    listed=(1, 30),
    listings=2,
)


@dataclass
class Measured:
    """One page at one size."""

    queries: int = 0
    times: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    per_second: float = 0

    @property
    def p50(self) -> float:
        return median(self.times) * 1000

    @property
    def p95(self) -> float:
        return quantiles(self.times, n=20)[-1] * 1000

    @property
    def cpu_ms(self) -> float:
        """The middle half of it, so that one hiccup does not count."""
        ordered = sorted(self.cpu)
        quarter = len(ordered) // 4
        middle = ordered[quarter : len(ordered) - quarter] or ordered
        return sum(middle) / len(middle) * 1000


Table = dict[int, dict[str, Measured]]


class Running:
    """One size while it is measured: its server, its visits, a browser."""

    def __init__(self, site: Site, server: Server) -> None:
        self.site, self.server, self.client = site, server, Client(server.port)
        asked: dict[str, list[dict[str, Any]]] = site.inside("visits")
        self.pages = {page: [Visit(**one) for one in visits] for page, visits in asked.items()}
        self.measured = {page: Measured() for page in self.pages}

    def warm(self, times: int) -> None:
        """Both workers have seen every page, and say how many queries it takes."""
        for page, visits in self.pages.items():
            per_second(self.server.port, visits, clients=4, seconds=times / 20)
            self.measured[page].queries = max(self.client.queries(visit) for visit in visits[:4])
        for visits in self.pages.values():
            self.client.seconds(visits[0])

    def ask(self, page: str, round_number: int) -> None:
        """One request. What the server still does after its answer is counted with the request."""
        visits, measured = self.pages[page], self.measured[page]
        before = self.server.cpu()
        measured.times.append(self.client.seconds(visits[round_number % len(visits)]))
        time.sleep(0.0005)
        measured.cpu.append(self.server.cpu() - before)


def prepare(stack: ExitStack, plan: Plan) -> list[Site]:
    """A database for each size, each begun as a copy of the one before it."""
    url, data = stack.enter_context(postgres()), stack.enter_context(scratch_folder())
    sites = [Site(size, f"{url.rpartition('/')[0]}/cohorts_{size}", data) for size in plan.sizes]
    before: Site | None = None
    for site in sites:
        name, origin = f"cohorts_{site.cohorts}", f"cohorts_{before.cohorts}" if before else "template1"
        with psycopg.connect(url, autocommit=True) as database:
            database.execute(f"CREATE DATABASE {name} TEMPLATE {origin}".encode())
        if before is None:
            site.manage("lay_tables")
            # The admin site's own files are most of them, and no page here has them.
            site.manage("collectstatic", "--noinput", "--verbosity=0", "--ignore=admin")
        rows = site.inside("fill", str(before.cohorts + 1 if before else 1), str(site.cohorts))
        print(
            f"  {site.cohorts} cohorts: " + ", ".join(f"{n} {what}" for what, n in rows.items()), flush=True
        )
        before = site
    return sites


def measure(stack: ExitStack, sites: list[Site], plan: Plan) -> list[Running]:
    """Every page of every size in turn, so that what disturbs the machine disturbs all alike."""
    running = [Running(site, stack.enter_context(served(site))) for site in sites]
    for one in running:
        one.warm(plan.warming)
    for number in range(plan.rounds):
        for page in running[0].pages:
            for one in running:
                one.ask(page, number)
    for page in running[0].pages:
        for one in running:
            speed = per_second(one.server.port, one.pages[page], clients=plan.clients, seconds=plan.seconds)
            one.measured[page].per_second = speed
    return running


class Sink:
    """A mail server that takes everything and keeps nothing."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        return "250 OK"


def mailed(site: Site, plan: Plan) -> dict[str, float]:
    sink = Controller(Sink(), hostname=ADDRESS, port=free_port())
    sink.start()
    try:
        sent: dict[str, float] = site.inside(
            "mail", str(plan.mails), MAIL_HOST=ADDRESS, MAIL_PORT=str(sink.port)
        )
        return sent
    finally:
        sink.stop()


def typed(stack: ExitStack, sites: list[Site], plan: Plan) -> list[writers.Typing]:
    """On PostgreSQL and on the embedded default, at the same size."""
    size = plan.cohorts_of_writers
    postgresql = next(site for site in sites if site.cohorts == size)
    folder = stack.enter_context(scratch_folder())
    sqlite = stack.enter_context(writers.on_sqlite(size, folder))
    return [
        writers.measure(name, site, writers=plan.writers, seconds=plan.typing, rounds=plan.rounds)
        for name, site in (("PostgreSQL", postgresql), ("SQLite", sqlite))
    ]


def listed(sites: list[Site], plan: Plan) -> list[dict[str, Any]]:
    """The list of cohorts of the programme office, few and many; the many are added to the largest."""
    few, many = plan.listed
    with_few = next(site for site in sites if site.cohorts == few)
    sizes = ((with_few, few), (sites[-1], many))
    return [site.inside("listing", str(number), str(plan.listings)) for site, number in sizes]


LOADED = re.compile(rb'<(?:link|script|use|img) [^>]*?(?:href|src)="(/static/[^"#]+)')


def first_load(one: Running) -> dict[str, int]:
    """Bytes over the line for someone who comes for the first time, compressed, without fonts."""
    visit = one.pages["Mijn traject"][0]
    html, _ = one.client.text(visit.path, visit.session)
    paths = sorted({path.decode() for path in LOADED.findall(html)})
    sizes = {Path(path).name: len(one.client.text(path)[0]) for path in paths}
    return {"page": len(gzip.compress(html, 6)), **sizes}


def main(plan: Plan) -> None:
    began = time.monotonic()
    with ExitStack() as stack:
        print("Filling ...", flush=True)
        sites = prepare(stack, plan)
        print("Measuring ...", flush=True)
        running = measure(stack, sites, plan)
        largest = running[-1]
        print(report.pages({one.site.cohorts: one.measured for one in running}))
        print(report.memory({one.site.cohorts: one.server.memory() for one in running}))
        print(report.first_load(first_load(largest)))
        site = largest.site
        print(report.ticks(site.inside("ticks", str(plan.ticks)), site.cohorts))
        print(report.mail(mailed(site, plan)))
        print(report.typing(typed(stack, sites, plan)))
        print(report.pairing(pairing.measure(plan.paired)))
        print(report.planning(site.inside("planning", str(plan.plannings))))
        print(report.sweep(site.inside("sweep", str(plan.messages), str(plan.ticks)), plan.messages))
        few, many = plan.people
        asked = sites[0].inside("people", str(few), str(many), str(plan.ticks))
        print(report.people(asked, few, many))
        print(report.scoring(site.inside("scoring", str(plan.answer_sets))))
        print(report.documents(site.inside("documents", str(plan.documents))))
        print(report.listing(listed(sites, plan)))
    print(f"\n{time.monotonic() - began:.0f} seconds in all")


if __name__ == "__main__":
    main(SMOKE if "--smoke" in sys.argv[1:] else Plan())

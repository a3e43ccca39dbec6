"""The running demo as somebody finds it who means harm: for each role a fresh copy, which may be broken."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tools.launch import ADDRESS, commands, demo_environment, start
from tools.prepared import Preparation
from tools.servers import free_port, stop, wait_for_port

LINE = "%(s)s %(m)s %(U)s"


@dataclass(frozen=True)
class Original:
    """The demo, seeded once: on SQLite in its folder, or in a database of the PostgreSQL at `url`."""

    folder: Path
    url: str = ""

    def prepare(self) -> None:
        Preparation(_environment(self.folder, self.url)).once()

    def copy(self, name: str, folder: Path) -> "Original":
        """No connection to a template may be open; nobody serves the original."""
        data = folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(self.folder, data)
        if not self.url:
            return Original(data)
        server, _, template = self.url.rpartition("/")
        with psycopg.connect(f"{server}/template1", autocommit=True) as database:
            database.execute(f'DROP DATABASE IF EXISTS "{name}"'.encode())
            database.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        return Original(data, f"{server}/{name}")


@dataclass(frozen=True)
class Site:
    """A copy that is being served, and what its server wrote down."""

    base: str
    data: Path
    asked: Path
    said: Path

    def answers(self) -> Counter[str]:
        """How often it answered with which status."""
        return Counter(line.split(" ", 1)[0] for line in self.asked.read_text().splitlines())

    def broken(self) -> list[str]:
        """What it could not answer, each once."""
        lines = self.asked.read_text().splitlines()
        return sorted({line for line in lines if line.startswith("5")})


@contextmanager
def served(copy: Original, folder: Path) -> Iterator[Site]:
    port = free_port()
    asked, said = folder / "asked.log", folder / "said.log"
    env = _environment(copy.folder, copy.url, port)
    asked.write_text("")
    web, scheduler = commands(port)["web"], commands(port)["scheduler"]
    logged = [f"--access-logfile={asked}", f"--access-logformat={LINE}"]
    with said.open("w") as output:
        processes = [start(command, env, output) for command in ([*web, *logged], scheduler)]
        try:
            wait_for_port(port)
            yield Site(f"http://{ADDRESS}:{port}", copy.folder, asked, said)
        finally:
            stop(*processes)


def _environment(folder: Path, url: str, port: int = 0) -> dict[str, str]:
    ours = {"DATA_DIR": str(folder), "DATABASE_URL": url, "BASE_URL": f"http://{ADDRESS}:{port}"}
    ours |= {"DJANGO_SETTINGS_MODULE": "tools.probing.settings", "TICK_SECONDS": "20"}
    return demo_environment(port) | ours

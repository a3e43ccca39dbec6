"""What Wapiti found on its way round, out of the store it keeps; and one of each kind of it."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

# What differs between two pages of one kind: numbers, codes and secrets.
OWN = re.compile(r"/(?:\d+|[0-9a-f-]{36}|[\w.:=-]{24,})(?=/|$)")
TOKEN = "csrfmiddlewaretoken"


@dataclass(frozen=True)
class Asked:
    """A page or a form, with what it asks for."""

    pk: int
    method: str
    url: str
    query: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...]
    has_files: bool
    was_opened: bool

    @property
    def kind(self) -> tuple[str, ...]:
        names = sorted({name for name, _ in (*self.query, *self.fields)})
        return (self.method, OWN.sub("/*", urlsplit(self.url).path), *names)

    @property
    def whole_url(self) -> str:
        return f"{self.url}?{urlencode(self.query)}" if self.query else self.url

    @property
    def takes_something(self) -> bool:
        return bool(self.query) or any(name != TOKEN for name, _ in self.fields)

    def as_written(self, cookies: dict[str, str]) -> str:
        """The request as a browser sends it that is signed in by these cookies."""
        parts = urlsplit(self.whole_url)
        where = f"{parts.path}?{parts.query}" if parts.query else parts.path
        signed = "; ".join(f"{name}={value}" for name, value in cookies.items())
        head = f"{self.method} {where} HTTP/1.1\nHost: {parts.netloc}\nCookie: {signed}\n"
        if self.method != "POST":
            return f"{head}\n"
        body = urlencode([(n, cookies.get("csrftoken", "") if n == TOKEN else v) for n, v in self.fields])
        kind = "application/x-www-form-urlencoded"
        return f"{head}Content-Type: {kind}\nContent-Length: {len(body)}\n\n{body}\n"


def everything(store: Path) -> list[Asked]:
    with closing(_opened(store)) as database:
        paths = database.execute("SELECT path_id, method, path, response_id FROM paths WHERE NOT evil")
        params = database.execute("SELECT path_id, type, name, value1 FROM params ORDER BY position")
        values: dict[int, dict[str, list[tuple[str, str]]]] = {}
        for pk, kind, name, value in params:
            values.setdefault(pk, {}).setdefault(kind, []).append((name, value or ""))
        # What was opened comes first, so that of each kind one that opens is kept.
        rows = sorted(paths, key=lambda row: (row[3] is None, row[0]))
        return [
            _asked(pk, method, url, values.get(pk, {}), response is not None)
            for pk, method, url, response in rows
        ]


def one_of_each(found: list[Asked]) -> list[Asked]:
    kinds: dict[tuple[str, ...], Asked] = {}
    for one in found:
        kinds.setdefault(one.kind, one)
    return list(kinds.values())


def forget_all_but(store: Path, kept: list[Asked]) -> None:
    """The same page of thirty people is one page to whoever looks for a weakness."""
    marks = ",".join(str(one.pk) for one in kept)
    others = f"SELECT path_id FROM paths WHERE NOT evil AND path_id NOT IN ({marks})"
    with closing(_opened(store)) as database:
        database.execute(f"DELETE FROM params WHERE path_id IN ({others})")
        database.execute(f"DELETE FROM paths WHERE path_id IN ({others})")
        database.commit()


def _asked(pk: int, method: str, url: str, values: dict[str, list[tuple[str, str]]], opened: bool) -> Asked:
    query, fields = (tuple(values.get(kind, ())) for kind in ("GET", "POST"))
    return Asked(pk, method, url, query, fields, "FILE" in values, opened)


def _opened(store: Path) -> sqlite3.Connection:
    return sqlite3.connect(next(store.glob("*.db")))

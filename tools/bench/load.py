"""Asks for pages over HTTP, from this machine to this machine, one after the other or a few at a time."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from itertools import count
from urllib.parse import urlencode

from tools.bench.counting import ASKS, TOLD

# A token as the product makes them: the form's must equal the cookie's.
TOKEN = "k" * 32
ADDRESS = "127.0.0.1"


class Wrong(Exception):
    """A page did not do what was asked; there is nothing to measure."""


@dataclass
class Visit:
    """One person and one page. A save carries the number of the save before it, as the browser does."""

    session: str
    path: str
    form: dict[str, str] = field(default_factory=dict)
    saves: "count[int]" = field(default_factory=count)

    @property
    def headers(self) -> dict[str, str]:
        kind = "application/json" if self.form else "text/html"
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}", "Accept": kind}
        if self.form:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        return headers

    def body(self) -> bytes | None:
        """Each save says something else, and starts from the number the last one gave."""
        if not self.form:
            return None
        done, start = next(self.saves), self.form
        changed = {"expectation": f"{start['expectation']} En dit is versie {done}."}
        number = {"version": str(int(start["version"]) + done), "csrfmiddlewaretoken": TOKEN}
        number["token"] = f"{self.session[:20]}-{done}"
        return urlencode(start | changed | number).encode()


class Client:
    """One browser: a connection that stays open."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = HTTPConnection(ADDRESS, port, timeout=20)

    def seconds(self, visit: Visit) -> float:
        body, began = visit.body(), time.perf_counter()
        self._get(visit, body, {})
        return time.perf_counter() - began

    def queries(self, visit: Visit) -> int:
        response, _ = self._get(visit, visit.body(), {ASKS: "1"})
        return int(response.headers[TOLD])

    def text(self, path: str, session: str = "") -> tuple[bytes, HTTPResponse]:
        response, content = self._get(Visit(session, path), None, {"Accept-Encoding": "br, gzip"})
        return content, response

    def _get(self, visit: Visit, body: bytes | None, more: dict[str, str]) -> tuple[HTTPResponse, bytes]:
        method = "POST" if body else "GET"
        for attempt in (1, 2):
            try:
                self.connection.request(method, visit.path, body, visit.headers | more)
                response = self.connection.getresponse()
                break
            except (HTTPException, ConnectionError):
                # The server may hang up on a connection that was quiet for two seconds.
                self.connection.close()
                if attempt == 2:
                    raise
        content = response.read()
        if response.status != 200 or (body and b'"state": "saved"' not in content):
            raise Wrong(
                f"{method} {visit.path}: {response.status} {content[:300]!r} {(body or b'')[-200:]!r}"
            )
        return response, content


def per_second(port: int, visits: Sequence[Visit], *, clients: int, seconds: float) -> float:
    """Pages a second with a few people at a time; each keeps to visits of their own if there are enough."""
    until = time.perf_counter() + seconds

    def ask(mine: Sequence[Visit]) -> int:
        client = Client(port)
        for done in count():
            if time.perf_counter() > until:
                return done
            client.seconds(mine[done % len(mine)])
        raise AssertionError

    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        done = sum(pool.map(ask, [visits[n::clients] or visits for n in range(clients)]))
    return done / (time.perf_counter() - began)

"""Ten thousand requests that no browser would make: none ends in a 500, and none shows a trace.

They go in where the web server hands them over, so that nothing a test client would set right is set right.
Each is drawn from a seed of its own: what fails says which, and is made again by it.
"""

import json
import logging
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client

from tests import access_table as table
from tests.access_table import TABLE
from tests.blank import blank
from tests.test_access import World, undone, world
from vakmanschap.wsgi import application

__all__ = ["world"]
pytestmark = pytest.mark.django_db
WHO = (table.PARTICIPANT, table.TRAINER, table.MENTOR, table.COORDINATOR, table.ADMINISTRATOR)
SECRET = "a" * 32

TEXT = (
    "", " ", "\x00", "a\x00b", "-1", "0", "9" * 400, "9" * 5000, "1e309", "NaN", "٣", "²", "²3", "null",
    "[]", "{}", "2027-02-30", "0000-00-00", "25:61", "x" * 30_000, "\x7f\x01\x1b[31m", "<script>",
    "' OR 1=1--", "{{ 7 }}{% x %}", "\r\nSet-Cookie: a=b", "a\r\nBcc: b@c.nl", "../../../../etc/passwd",
    "..\\..\\x", "%s%n%00", "\u202e", "\ufeff", "\ufffe\uffff", "👩🏽‍💻", "аdmin@voorbeeld.example",
    "//elders.example", "javascript:alert(1)", "http://[::1", "goal:9",
)  # fmt: skip
BYTES = (
    b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"%", b"%zz", b"%00", b"%ff", b"%ed%a0%80", b"%2e%2e%2f",
    b"%u0041", b"\x00",
)  # fmt: skip
NAMES = (
    "pagina", "page", "next", "dag", "deel", "zoek", "rol", "organisatie", "hoe", "q", "o", "p", "e",
    "all", "_popup", "_to_field", "naar", "van", "code", "state", "token", "csrfmiddlewaretoken",
    "email", "login", "password", "action", "version", "text", "name", "title", "file", "once",
    "cohort", "enrolment", "days-TOTAL_FORMS",
)  # fmt: skip
METHODS = (
    "get", "", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "FOO BAR", "G\x00T", "\xff",
    "x" * 500,
)  # fmt: skip
HEADERS = (
    "HTTP_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST",
    "HTTP_X_REAL_IP", "HTTP_FORWARDED", "REMOTE_ADDR", "HTTP_HX_REQUEST", "HTTP_HX_CURRENT_URL",
    "HTTP_HX_TARGET", "HTTP_HX_TRIGGER", "HTTP_HX_PROMPT", "HTTP_HX_TRIGGERING_EVENT",
    "HTTP_TRIGGERING_EVENT", "HTTP_HX_CURRENT_URL_URI_AUTOENCODED", "HTTP_ACCEPT",
    "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING", "HTTP_RANGE", "HTTP_IF_RANGE", "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_REFERER",
    "HTTP_ORIGIN", "HTTP_USER_AGENT", "HTTP_AUTHORIZATION", "HTTP_COOKIE", "HTTP_X_CSRFTOKEN",
    "HTTP_CONTENT_ENCODING", "HTTP_TRANSFER_ENCODING", "HTTP_X_HTTP_METHOD_OVERRIDE",
    "HTTP_X_REQUESTED_WITH", "SERVER_NAME", "SERVER_PORT", "CONTENT_LENGTH", "CONTENT_TYPE",
)  # fmt: skip
VALUES = (
    "bytes=0-", "bytes=-1", "bytes=5-1", "bytes=0-0,1-1,2-2", "bytes=" + "0-0," * 2000, "*", 'W/"x"',
    '"', "Thu, 32 Foo 2026", "Thu, 01 Jan 99999 00:00:00 GMT", "nl;q=x", "zz-ZZ-" + "a" * 500,
    "*/*;q=9", "text/html;q=abc", ";;;,,,==", "text", "en" * 300, "127.0.0.1", "::1",
    "1.2.3.4, 5.6.7.8", "999.1.1.1", "https", "evil.example", "testserver:99999", "testserver:x",
    "[::1]:80", "true", "Bearer x", "sessionid=" + "x" * 32, 'sessionid="\\054\\"',
    "csrftoken=" + "é" * 32, "a=b; =; ;;", "=" * 9000, "-1", "99999999999",
)  # fmt: skip
TYPES = (
    "", "text/plain", "application/json", "application/json; charset=utf-7",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=nope", "multipart/form-data",
    "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "b" * 300,
    "multipart/form-data; boundary=é", 'multipart/form-data; boundary="', "multipart/mixed; boundary=b",
    "multipart/form-data; boundary=b; charset=utf-32", "é/ü", ";", "text/plain; charset*=utf-8''%00",
    "text/plain; a*=nope''%41", "a/b; a*=''", "a/b; a*=x'y",
)  # fmt: skip


class Maker:
    """One request, of a seed: a page that exists, with one to four things about it that are wrong."""

    def __init__(self, seed: int, world: World, urls: list[str]) -> None:
        self.random, self.world, self.urls = Random(seed), world, urls
        self.body = b""
        self.environ: dict[str, Any] = self._right()

    def made(self) -> dict[str, Any]:
        wrongs = (
            self._path,
            self._path,
            self._query,
            self._query,
            self._method,
            self._header,
            self._header,
            self._type,
        )
        wrongs += (
            self._form,
            self._form,
            self._json,
            self._multipart,
            self._multipart,
            self._cookie,
            self._token,
            self._csrf,
        )
        for wrong in self.random.sample(wrongs, self.random.randint(1, 4)):
            wrong()
        self.environ.setdefault("CONTENT_LENGTH", str(len(self.body)))
        return {**self.environ, "wsgi.input": BytesIO(self.body)}

    def _right(self) -> dict[str, Any]:
        cookie = f"csrftoken={SECRET}"
        if self.random.random() < 0.8:
            cookie += f"; sessionid={self.world.clients[self.random.choice(WHO)].cookies['sessionid'].value}"
        return {
            "REQUEST_METHOD": self.random.choice(("GET", "POST")),
            "PATH_INFO": self.random.choice(self.urls),
            "SCRIPT_NAME": "",
            "QUERY_STRING": "",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_COOKIE": cookie,
            "HTTP_X_CSRFTOKEN": SECRET,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.errors": BytesIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }

    def _text(self) -> str:
        if self.random.random() < 0.3:
            return "".join(
                chr(self.random.choice((self.random.randrange(1, 0xD7FF), self.random.randrange(256))))
                for _ in range(20)
            )
        return self.random.choice(TEXT)

    def _bytes(self) -> bytes:
        return self.random.choice(
            (self.random.choice(BYTES), self._text().encode(), self.random.randbytes(9))
        )

    def _quoted(self) -> str:
        return self.random.choice((quote(self._text()), self.random.choice(BYTES).decode("latin-1")))

    def _path(self) -> None:
        path = self.environ["PATH_INFO"]
        parts, junk = path.split("/"), self._bytes().decode("latin-1")
        place = self.random.randrange(len(parts))
        parts[place] = self.random.choice((junk, parts[place] + junk, "", "..", "9" * 30))
        self.environ["PATH_INFO"] = self.random.choice(
            ("/".join(parts), "/".join(parts), path[1:], path * 2, path[:-1], "/static/" + junk, junk)
        )

    def _query(self) -> None:
        count = self.random.choice((1, 2, 3, 4, 5) * 10 + (2000,))
        pairs = (f"{self.random.choice((*NAMES, self._quoted()))}={self._quoted()}" for _ in range(count))
        self.environ["QUERY_STRING"] = self.random.choice(("&", "&", ";", "&&=")).join(pairs)[:100_000]

    def _method(self) -> None:
        self.environ["REQUEST_METHOD"] = self.random.choice((*METHODS, "HEAD"))

    def _header(self) -> None:
        for name in self.random.sample(HEADERS, 2):
            self.environ[name] = self._line()

    def _line(self) -> str:
        """What a web server hands on: it refuses lines with other marks itself."""
        junk = self._bytes().decode("latin-1").translate(dict.fromkeys((0, 10, 13)))
        return self.random.choice((self.random.choice(VALUES), junk))

    def _type(self) -> None:
        self.environ["CONTENT_TYPE"] = self.random.choice(TYPES)

    def _form(self) -> None:
        count = self.random.choice((1, 3, 5, 8) * 10 + (1200,))
        pairs = (f"{self.random.choice((*NAMES, self._quoted()))}={self._quoted()}" for _ in range(count))
        self._posts(
            "&".join(pairs)[:500_000].encode("latin-1", "replace"), "application/x-www-form-urlencoded"
        )

    def _json(self) -> None:
        deep = self.random.choice(
            (
                b"[" * 50_000,
                b'{"a":' * 5000,
                b'{"a": NaN}',
                b'{"id": "\\ud800"}',
                b"null",
                b"\xff\xfe",
                b"{",
                b"1e999",
            )
        )
        whole = json.dumps({self.random.choice(NAMES): self._text() for _ in range(4)}).encode()
        self._posts(self.random.choice((deep, whole)), "application/json")

    def _multipart(self) -> None:
        name, file, end = (
            self.random.choice(NAMES),
            self._bytes(),
            self.random.choice((b"--b--\r\n", b"--b\r\n", b"", b"--b")),
        )
        extra = self.random.choice(
            (
                b"",
                b"Content-Transfer-Encoding: base64\r\n",
                b"Content-Type: text/plain; charset=nope\r\n",
                b"Content-Type: \xff\r\n",
                b"X" * 9000 + b"\r\n",
            )
        )
        part = b'--b\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n%s\r\n%s\r\n' % (
            name.encode(),
            file,
            extra,
            self._bytes(),
        )
        self._posts(part * self.random.choice((1, 1, 1, 150)) + end, "multipart/form-data; boundary=b")

    def _posts(self, body: bytes, kind: str) -> None:
        self.body = body
        self.environ |= {"REQUEST_METHOD": "POST", "CONTENT_TYPE": kind}

    def _cookie(self) -> None:
        name = self.random.choice(("sessionid", "csrftoken", "messages", "__proto__", ""))
        self.environ["HTTP_COOKIE"] += f"; {name}={self._line()}"

    def _token(self) -> None:
        """What opens a door by itself, damaged or of another door."""
        token = str(
            self.random.choice(
                [self.world.things[name] for name in ("token", "way_out", "secret", "reply_token", "place")]
            )
        )
        place = self.random.randrange(len(token))
        token = self.random.choice(
            (
                token,
                token[:place],
                token[:place] + "A" + token[place + 1 :],
                token[::-1],
                token * 2,
                token + ":",
                token + "\x00",
            )
        )
        way = self.random.choice(
            (
                "/meekijken/{}/",
                "/agenda/{}.ics",
                "/terugblik/link/{}/",
                "/berichten/afmelden/{}/",
                "/schrijven/versies/{}/",
                "/berichten/{}/",
            )
        )
        self.environ["PATH_INFO"] = way.format(token)

    def _csrf(self) -> None:
        self.environ["HTTP_X_CSRFTOKEN"] = self.random.choice((SECRET[::-1], "b" * 64, "", self._line()))


class Answers:
    """What came back, by status; and what must not."""

    def __init__(self, world: World) -> None:
        self.world, self.app, self.seen = world, application, Counter[int]()
        self.urls = [world.url(row) for row in TABLE] + [
            "/account/login/",
            "/account/password/reset/",
            "/beheer/people/person/",
        ]
        self.bad: list[str] = []

    def ask(self, seed: int) -> None:
        environ = Maker(seed, self.world, self.urls).made()
        code, body = self._answer(environ)
        self.seen[code] += 1
        if code >= 500 or b"Traceback" in body or b"/django/" in body:
            self.bad.append(
                f"{code} seed {seed}: {environ['REQUEST_METHOD']!r} {environ['PATH_INFO'][:200]!r}"
            )

    def of(self, about: dict[str, Any], body: bytes = b"") -> tuple[int, bytes]:
        """One that is right but for this."""
        right = Maker(0, self.world, ["/"]).environ
        return self._answer({**right, "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body), **about})

    def _answer(self, environ: dict[str, Any]) -> tuple[int, bytes]:
        status: list[str] = []
        with undone(Client()):
            answer = self.app(environ, lambda line, headers, *rest: status.append(line))
            body = b"".join(answer)
            answer.close()
        return int(status[0].split()[0]), body


@pytest.fixture
def answers(world: World, caplog: pytest.LogCaptureFixture) -> Iterator[Answers]:
    logging.disable(logging.WARNING)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Answers(world)
    logging.disable(logging.NOTSET)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("thousand", range(10))
def test_no_malformed_request_yields_a_500_or_a_trace(answers: Answers, thousand: int, settings: Any) -> None:
    if thousand:  # The first are answered with pages as they are.
        settings.TEMPLATES = blank()
    for seed in range(thousand * 1000, (thousand + 1) * 1000):
        answers.ask(seed)
    assert answers.bad == []
    # Some come as far as a page, a form, a gate.
    assert {200, 302, 400, 403, 404, 405, 422} <= set(answers.seen)
    assert answers.seen.total() == 1000


@pytest.mark.parametrize("kind", ["text/plain; charset*=utf-8''%00", "text/plain; a*=nope''%41", "a/b; a*='"])
def test_a_type_that_cannot_be_read_is_none(answers: Answers, kind: str) -> None:
    assert answers.of({"CONTENT_TYPE": kind, "PATH_INFO": "/hulp/", "REQUEST_METHOD": "GET"})[0] == 200


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded; charset=utf-16", b"a=b"),
        ("application/x-www-form-urlencoded", b"a=b&" * 1001),
        ("multipart/form-data", b"a"),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n" * 1200),
    ],
)
@pytest.mark.parametrize(("path", "status"), [("/bestaat-niet/", 404), ("/aanmelden/", 400)])
def test_a_body_that_cannot_be_read_breaks_no_page_that_says_so(
    answers: Answers, kind: str, body: bytes, path: str, status: int
) -> None:
    asked = {"CONTENT_TYPE": kind, "PATH_INFO": path, "REQUEST_METHOD": "POST", "HTTP_X_CSRFTOKEN": ""}
    code, page = answers.of(asked, body)
    assert (code, b"Ga naar je startpagina" in page) == (status, True)

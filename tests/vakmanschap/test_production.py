"""The product as an installation runs it, asked over HTTP: every answer is sound, whatever it is."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse

import pytest

from tests.vakmanschap.test_hardening import PRODUCTION
from tools.paths import ROOT, environment
from tools.servers import free_port, stop, wait_for_port

HOST = PRODUCTION["ALLOWED_HOSTS"]
POLICY = {
    "default-src 'none'",
    *(f"{what}-src 'self'" for what in ("script", "style", "img", "font", "connect")),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}
SOUND = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True)
class Ask:
    status: int
    method: str
    path: str
    body: bytes | None = None
    # Without these it came over https, under the right name.
    scheme: str = "https"
    host: str = HOST
    cookie: str = ""
    origin: str = PRODUCTION["BASE_URL"]
    # How much it says to be; the rest is never sent.
    length: int | None = None

    @property
    def headers(self) -> dict[str, str]:
        told = {
            "Host": self.host,
            "X-Forwarded-Proto": self.scheme,
            "Cookie": self.cookie,
            "Origin": self.origin,
        }
        told |= {"Content-Type": "application/x-www-form-urlencoded"} if self.body else {}
        return told | ({"Content-Length": str(self.length)} if self.length else {})


ASKS = {
    "page": Ask(200, "GET", "/hulp/"),
    "another page": Ask(200, "GET", "/privacy/"),
    "page with a form": Ask(200, "GET", "/account/login/code/"),
    "plain text": Ask(200, "GET", "/.well-known/security.txt"),
    "style": Ask(200, "GET", "/static/build/app.css"),
    "script": Ask(200, "GET", "/static/build/js/stay.js"),
    "drawing": Ask(200, "GET", "/static/build/icons.svg"),
    "to https": Ask(301, "GET", "/hulp/", scheme="http"),
    "to the slash": Ask(301, "GET", "/hulp"),
    "to the door": Ask(302, "GET", "/mijn/gegevens/"),
    "to the door of the admin site": Ask(302, "GET", "/beheer/"),
    "a script that is signed out": Ask(302, "GET", "/berichten/"),
    "another site": Ask(400, "GET", "/hulp/", host="elders.example"),
    "no such page": Ask(404, "GET", "/bestaat-niet/"),
    "no such file": Ask(404, "GET", "/static/bestaat-niet.js"),
    "no way up": Ask(404, "GET", "/static/../manage.py"),
    "files are not served": Ask(404, "GET", "/files/een.pdf"),
    "the demo is shut": Ask(404, "GET", "/demo/"),
    "wrong method": Ask(405, "HEAD", "/hulp/"),
    "another wrong method": Ask(405, "OPTIONS", "/hulp/"),
    "form of another site": Ask(
        403, "POST", "/account/login/code/", b"email=a@b.example", origin="https://elders.example"
    ),
    "too large": Ask(
        400, "POST", "/account/login/code/", b"email=", cookie="csrftoken=" + "a" * 32, length=6 * 1024**2
    ),
    # Its session cannot be looked up: this database has no tables.
    "broken": Ask(500, "GET", "/mijn/gegevens/", cookie="sessionid=" + "a" * 32),
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder, number = tmp_path_factory.mktemp("production"), free_port()
    # The database stays empty: nothing that is asked here needs it, but what is to break.
    env = environment(
        **PRODUCTION, DATA_DIR=str(folder), DATABASE_URL="", SECRET_KEY="only-for-this-test" * 4
    )
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(collect, cwd=ROOT, env=env, check=True)
    command = [sys.executable, "-m", "gunicorn", "vakmanschap.wsgi", f"--bind=127.0.0.1:{number}"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [*command, "--no-control-socket"], cwd=ROOT, env=env, stdout=log, stderr=log
        )
        try:
            wait_for_port(number)
            yield number
        finally:
            stop(process)


def answer(port: int, ask: Ask) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request(ask.method, ask.path, ask.body, ask.headers)
    response = connection.getresponse()
    return response, response.read()


@pytest.mark.parametrize("what", ASKS)
def test_every_answer_is_sound(port: int, what: str) -> None:
    ask = ASKS[what]
    response, body = answer(port, ask)
    assert response.status == ask.status
    assert {name: response.headers[name] for name in SOUND} == SOUND
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert "camera=()" in response.headers["Permissions-Policy"]
    is_secure = ask.scheme == "https"
    assert response.headers["Strict-Transport-Security"] == ("max-age=31536000" if is_secure else None)
    assert b"Traceback" not in body
    assert b"DEBUG" not in body


def test_cookies_go_over_https_alone_and_no_script_reads_a_session(port: int) -> None:
    response, _ = answer(port, ASKS["page with a form"])
    told = response.headers.get_all("Set-Cookie") or []
    assert told
    for cookie in told:
        assert "; Secure" in cookie
        assert "; SameSite=Lax" in cookie
        # Our own scripts send the token of forms along, so they read it; nothing else.
        assert ("; HttpOnly" in cookie) is not cookie.startswith("csrftoken=")

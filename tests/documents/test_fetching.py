"""Calls to addresses outside: a real server here, and every way we know to be sent inside."""

import socket
import threading
from collections.abc import Iterator, Sequence
from http import HTTPMethod
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from documents import fetching
from documents.fetching import (
    Astray,
    Inside,
    NoAnswer,
    NoSuchName,
    NotOfTheWeb,
    NotSafe,
    OddPort,
    TooLongALink,
    TooSlow,
    Unreachable,
    Way,
    WithPassword,
    ask,
    is_outside,
    taken_apart,
    visit,
)
from people.refusals import Refusal
from tests.website import HERE, NAME, Website, website

GET, HEAD, POST = HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.POST
INSIDE = (
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.5.4",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "fec0::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "64:ff9b::127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "4000::1",
    "no address",
)
OUTSIDE = ("1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1")


@pytest.fixture
def site() -> Iterator[Website]:
    with website() as running:
        yield running


# Which addresses.


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_known_as_one(address: str) -> None:
    assert not is_outside(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_outside_is_known_as_one(address: str) -> None:
    assert is_outside(address)


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside_is_not_called(address: str) -> None:
    with pytest.raises(Inside):
        ask(GET, "http://boeken.example/", way=Way(look_up=lambda host, port: [address]))


def test_one_address_inside_among_many_outside_is_enough_to_refuse() -> None:
    with pytest.raises(Inside):
        ask(GET, "http://boeken.example/", way=Way(look_up=lambda host, port: [*OUTSIDE, "10.0.0.1"]))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_not_called_however_it_is_written(site: Website, host: str) -> None:
    """As this machine itself reads these names, with no way but the one in use."""
    with pytest.raises(Inside):
        ask(GET, f"http://{host}/")
    assert site.asked == []


# How it is called.


def test_the_checked_address_is_called_under_the_name_that_was_asked(site: Website) -> None:
    site.gives("/lijst?dag=3", 200)
    answer = ask(GET, site.url("/lijst?dag=3#einde"), way=site.way())
    (method, path, headers, _), *more = site.asked
    assert (answer.status, answer.content, more) == (200, b"Een bladzijde.", [])
    assert (method, path, headers["Host"]) == ("GET", "/lijst?dag=3", f"{NAME}:{site.port}")
    assert headers["User-Agent"].startswith("Vakmanschap (+http")


def test_a_name_is_looked_up_once_so_it_cannot_lead_elsewhere_later(site: Website) -> None:
    """A second look-up would give another address: rebinding."""
    given: list[str] = []

    def look_up(host: str, port: int) -> Sequence[str]:
        given.append("10.0.0.1" if given else HERE)
        return given[-1:]

    site.gives("/", 200)
    way = Way(look_up, site.way().doors)
    assert ask(GET, site.url(), way=way).status == 200
    assert given == [HERE]


def test_a_name_that_leads_inside_the_second_time_is_refused_there(site: Website) -> None:
    """Each redirect looks its name up anew, and is judged anew."""
    answers = iter([[HERE], ["192.168.1.1"]])
    site.gives("/", 302, Location="/verder")
    with pytest.raises(Inside):
        visit(GET, site.url(), way=Way(lambda host, port: next(answers), site.way().doors))
    assert [path for _, path, _, _ in site.asked] == ["/"]


def test_content_and_headers_go_along(site: Website) -> None:
    site.gives("/", 201)
    answer = ask(
        POST, site.url(), content=b"{}", headers={"Content-Type": "application/json"}, way=site.way()
    )
    (method, _, headers, content), *_ = site.asked
    assert (answer.status, method, content, headers["Content-Type"]) == (
        201,
        "POST",
        b"{}",
        "application/json",
    )


def test_of_a_large_answer_only_the_beginning_is_read(site: Website) -> None:
    def much(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"x" * (fetching.MOST_BYTES + 1))

    site.pages["GET", "/"] = much
    assert len(ask(GET, site.url(), way=site.way()).content) == fetching.MOST_BYTES


# Being sent on.


def test_a_redirect_is_followed_to_its_end(site: Website) -> None:
    site.gives("/", 301, Location="/verder")
    site.gives("/verder", 302, Location=site.url("/einde"))
    site.gives("/einde", 200)
    answer = visit(HEAD, site.url(), way=site.way())
    assert (answer.status, answer.url) == (200, site.url("/einde"))


@pytest.mark.parametrize(
    "onward",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://binnen.example/",
        "http://binnen.example:{port}/",
        "//127.0.0.1:{port}/",
    ],
)
def test_a_redirect_leads_nobody_inside(site: Website, onward: str) -> None:
    """The website has a door of its own; where it sends us on to has none, not even to that same address."""
    local = {"127.0.0.1": [HERE], "localhost": [HERE], "binnen.example": [HERE]}
    local |= {"::1": ["::1"], "::ffff:127.0.0.1": ["::ffff:127.0.0.1"]}
    local["169.254.169.254"] = ["169.254.169.254"]
    site.gives("/", 302, Location=onward.format(port=site.port))
    with pytest.raises(Inside):
        visit(GET, site.url(), way=site.way(names=local))
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("onward", "refusal"),
    [
        ("file:///etc/passwd", NotOfTheWeb),
        ("gopher://boeken.example/", NotOfTheWeb),
        ("javascript:alert(1)", NotOfTheWeb),
        ("http://iemand:geheim@boeken.example/", WithPassword),
        ("http://boeken.example:22/", OddPort),
        ("http://[", NotOfTheWeb),
    ],
)
def test_a_redirect_to_something_else_is_refused(site: Website, onward: str, refusal: type[Refusal]) -> None:
    site.gives("/", 302, Location=onward)
    with pytest.raises(refusal):
        visit(GET, site.url(), way=site.way())


def test_a_website_that_keeps_sending_us_on_is_left(site: Website) -> None:
    site.gives("/", 302, Location="/")
    with pytest.raises(Astray):
        visit(GET, site.url(), way=site.way())
    assert len(site.asked) == fetching.MOST_REDIRECTS + 1


# What is no address for us.


@pytest.mark.parametrize(
    ("url", "refusal"),
    [
        ("", NotOfTheWeb),
        ("boeken", NotOfTheWeb),
        ("ftp://boeken.example/", NotOfTheWeb),
        ("javascript:alert(1)", NotOfTheWeb),
        ("data:text/html,x", NotOfTheWeb),
        ("http://", NotOfTheWeb),
        ("http:///pad", NotOfTheWeb),
        ("http://boeken .example/", NotOfTheWeb),
        ("http://boeken.example/\r\nHost: binnen", NotOfTheWeb),
        ("http://boeken..example/", NotOfTheWeb),
        ("http://[::1/", NotOfTheWeb),
        ("http://boeken.example:99999/", NotOfTheWeb),
        ("http://iemand@boeken.example/", WithPassword),
        ("https://:geheim@boeken.example/", WithPassword),
        ("http://boeken.example:8080/", OddPort),
        ("http://boeken.example:443/", OddPort),
        (f"http://boeken.example/{'x' * 500}", TooLongALink),
    ],
)
def test_what_is_no_usual_address_is_refused_before_anything_is_looked_up(
    url: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        ask(GET, url, way=Way(look_up=lambda host, port: pytest.fail("looked up")))


def test_the_parts_of_an_address() -> None:
    target = taken_apart("HTTPS://Bücher.example/é/a%20b?q=ü&x=1#deel")
    assert (target.scheme, target.host, target.port) == ("https", "xn--bcher-kva.example", 443)
    assert target.path == "/%C3%A9/a%20b?q=%C3%BC&x=1"


# No answer, or too late.


def test_a_name_nobody_has_is_told_apart(site: Website) -> None:
    with pytest.raises(NoSuchName):
        ask(GET, "http://weg.example/", way=site.way())
    with pytest.raises(NoSuchName):
        ask(GET, "http://weg.example/", way=site.way(names={"weg.example": []}))


def test_nobody_there_is_no_answer() -> None:
    with website() as gone:
        way = gone.way()
    with pytest.raises(NoAnswer):
        ask(GET, gone.url(), way=way)


@pytest.mark.parametrize("said", [b"", b"SSH-2.0-x\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_what_speaks_no_http_is_no_answer(said: bytes) -> None:
    with _listening(lambda line: line.sendall(said) if said else None) as site, pytest.raises(NoAnswer):
        ask(GET, site.url(), way=site.way())


def test_a_silent_website_is_hung_up_on() -> None:
    waits = threading.Event()
    with _listening(lambda line: waits.wait(20)) as site, pytest.raises(TooSlow):
        ask(GET, site.url(), way=site.way(seconds=0.3))
    waits.set()


def test_a_website_that_gives_a_little_each_time_is_hung_up_on() -> None:
    """Each piece is in time; all of them together never end."""
    waits = threading.Event()

    def drip(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nX-Lang: ")
        while not waits.wait(0.02):
            line.sendall(b"a")

    with _listening(drip) as site, pytest.raises(TooSlow):
        ask(GET, site.url(), way=site.way(seconds=0.4))
    waits.set()


def test_a_look_up_that_takes_too_long_is_left_behind() -> None:
    waits = threading.Event()

    def look_up(host: str, port: int) -> Sequence[str]:
        waits.wait(20)
        return [HERE]

    with pytest.raises(TooSlow):
        ask(GET, "http://boeken.example/", way=Way(look_up=look_up, seconds=0.2))
    waits.set()


class _listening:
    """A port on which something else than a web server answers."""

    def __init__(self, answer: object) -> None:
        self.answer, self.server = answer, socket.create_server((HERE, 0))

    def __enter__(self) -> Website:
        threading.Thread(target=self._serve, daemon=True).start()
        return Website(self.server.getsockname()[1])

    def _serve(self) -> None:
        try:
            line, _ = self.server.accept()
            with line:
                line.recv(4096)
                self.answer(line)  # type: ignore[operator]
        except OSError:
            return

    def __exit__(self, *error: object) -> None:
        self.server.close()


# With a lock on it.


def test_https_asks_for_the_name_and_checks_its_certificate(tmp_path: Path) -> None:
    with website(tmp_path) as site:
        site.gives("/", 200)
        assert ask(GET, site.url(), way=site.way()).status == 200
        assert site.names == [NAME]
        assert site.asked[0][2]["Host"] == f"{NAME}:{site.port}"


def test_a_certificate_nobody_trusts_is_not_safe(tmp_path: Path) -> None:
    with website(tmp_path) as site:
        trusted = site.way()
        with pytest.raises(NotSafe):
            ask(GET, site.url(), way=Way(trusted.look_up, trusted.doors))
        assert site.asked == []


def test_a_certificate_of_another_name_is_not_safe(tmp_path: Path) -> None:
    with website(tmp_path) as site:
        door = fetching.Door("ander.example", HERE, site.port)
        way = Way(lambda host, port: [HERE], frozenset({door}), site.way().trust)
        with pytest.raises(NotSafe):
            ask(GET, site.url(name="ander.example"), way=way)


def test_every_refusal_is_a_sentence() -> None:
    kinds = [kind for kind in vars(fetching).values() if isinstance(kind, type)]
    refusals = [kind for kind in kinds if issubclass(kind, Unreachable)]
    assert len(refusals) > 8
    assert all(str(kind())[0].isupper() and str(kind()).endswith(".") for kind in refusals)

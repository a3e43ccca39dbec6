"""Asking something of an address outside, and never of one inside.

A name is looked up once. All its addresses must be public, and the one that was checked is the one that is
called, under the name that was asked for (Host, SNI, certificate): nothing can point elsewhere between the
check and the call. Every redirect goes the same way. What is refused or does not answer is a Dutch `Refusal`.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPMethod
from time import monotonic
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings

from documents.waiting import Clock
from people.refusals import Refusal

PORTS = {"http": 80, "https": 443}
LONGEST = 500
MOST_REDIRECTS = 5
MOST_BYTES = 64 * 1024
MOVED = (301, 302, 303, 307, 308)
# Where IPv6 carries an IPv4 address along in its last 32 bits.
NAT64 = ipaddress.ip_network("64:ff9b::/96")
GLOBAL_V6 = ipaddress.ip_network("2000::/3")
# What may stand in a request line; everything else goes encoded.
PATH_SAFE = "/%:@!$&'()*+,;=~-._?"


class Unreachable(Refusal):
    """Nothing came of it: the address is not for us, or nobody answered well."""

    message = "Dit adres is niet te bereiken."


class NotForUs(Unreachable):
    """We do not call this address, whoever asks."""


class NotOfTheWeb(NotForUs):
    message = "Een link begint met http:// of https://, met daarna de naam van een website."


class TooLongALink(NotForUs):
    message = f"Deze link is te lang. Gebruik ten hoogste {LONGEST} tekens."


class OddPort(NotForUs):
    message = "In deze link staat een poort. Gebruik een link zonder dubbele punt en getal."


class WithPassword(NotForUs):
    message = "In deze link staat een naam of wachtwoord. Gebruik een link zonder."


class Inside(NotForUs):
    message = "Dit adres ligt binnen een besloten netwerk. Daar kijken we niet."


class NoSuchName(Unreachable):
    message = "De naam van deze website is niet te vinden."


class TooSlow(Unreachable):
    message = "Er kwam niet op tijd een antwoord."


class NoAnswer(Unreachable):
    message = "De website gaf geen goed antwoord."


class NotSafe(Unreachable):
    message = "De beveiliging van deze website klopt niet."


class Astray(Unreachable):
    message = "De website verwijst steeds door naar een ander adres."


@dataclass(frozen=True)
class Target:
    """An address of the web, taken apart. Nothing was looked up yet."""

    scheme: str
    host: str
    port: int
    path: str


@dataclass(frozen=True)
class Door:
    """One place inside that may be called all the same: this name, leading to this address and port."""

    host: str
    address: str
    port: int


def look_up(host: str, port: int) -> Sequence[str]:
    """All addresses of a name, as this machine knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True)
class Way:
    """How we go out: to public addresses alone. `doors` are for tests, with a server of their own."""

    look_up: Callable[[str, int], Sequence[str]] = look_up
    doors: frozenset[Door] = frozenset()
    trust: Callable[[], ssl.SSLContext] = _trusted
    seconds: float = 8.0


OUTSIDE = Way()


@dataclass(frozen=True)
class Answer:
    """What came back, and from which address. Of the content only the beginning."""

    url: str
    status: int
    reason: str
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""


def taken_apart(url: str, *, ports: Sequence[int] = ()) -> Target:
    """The parts of an address that may be called; refuses every other. `ports` may be besides the usual."""
    if len(url) > LONGEST:
        raise TooLongALink
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = (
            (parts.hostname or "").encode("idna").decode()
            if not _is_number(parts.hostname)
            else parts.hostname
        )
    except ValueError as error:
        raise NotOfTheWeb from error
    if parts.scheme not in PORTS or not host or not _is_plain(url):
        raise NotOfTheWeb
    if parts.username is not None or parts.password is not None:
        raise WithPassword
    if port != PORTS[parts.scheme] and port not in ports:
        raise OddPort
    query = f"?{parts.query}" if parts.query else ""
    return Target(parts.scheme, host, port, quote(f"{parts.path or '/'}{query}", safe=PATH_SAFE))


def ask(
    method: HTTPMethod,
    url: str,
    *,
    content: bytes = b"",
    headers: Mapping[str, str] | None = None,
    way: Way = OUTSIDE,
) -> Answer:
    """One question to one address; a redirect is an answer like any other."""
    ends = monotonic() + way.seconds
    return _asked(method, url, content=content, headers=headers or {}, way=way, ends=ends)


def visit(method: HTTPMethod, url: str, *, way: Way = OUTSIDE) -> Answer:
    """The answer at the end of the redirects, all of it within the time one question has."""
    ends = monotonic() + way.seconds
    for _ in range(MOST_REDIRECTS + 1):
        answer = _asked(method, url, content=b"", headers={}, way=way, ends=ends)
        onward = answer.headers.get("location", "")
        if answer.status not in MOVED or not onward:
            return answer
        url = _joined(url, onward)
    raise Astray


def is_outside(address: str) -> bool:
    """Whether this is an address of the public internet, and of one machine on it."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped or ip in NAT64:
            return is_outside(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in GLOBAL_V6 or ip.sixtofour or ip.teredo:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _asked(
    method: HTTPMethod, url: str, *, content: bytes, headers: Mapping[str, str], way: Way, ends: float
) -> Answer:
    target = taken_apart(url, ports=[door.port for door in way.doors])
    with _connected(target, way=way, ends=ends) as connection:
        connection.request(method, target.path, content or None, {"User-Agent": _name(), **headers})
        response = connection.getresponse()
        given = {name.lower(): value for name, value in response.getheaders()}
        return Answer(url, response.status, response.reason, given, response.read(MOST_BYTES))


@contextmanager
def _connected(target: Target, *, way: Way, ends: float) -> Iterator[http.client.HTTPConnection]:
    """A line to the address that was checked; whatever breaks on it is told in one of our refusals."""
    connection = http.client.HTTPConnection(target.host, target.port)
    # Without this the port would stand in the Host of every https request.
    connection.default_port = PORTS[target.scheme]
    clock = Clock(ends)
    try:
        connection.sock = clock.watched(_called(target, way=way, clock=clock))
        if target.scheme == "https":
            connection.sock = clock.watched(_secured(connection.sock, target, way))
            connection.sock.do_handshake()
        yield connection
        # A line that was cut in the middle of an answer reads as its end.
        clock.check()
    except (OSError, http.client.HTTPException) as error:
        raise (TooSlow if clock.is_over else _refusal(error)) from error
    finally:
        clock.stop()
        connection.close()


def _refusal(error: Exception) -> type[Unreachable]:
    if isinstance(error, TimeoutError):
        return TooSlow
    return NotSafe if isinstance(error, ssl.SSLError) else NoAnswer


def _called(target: Target, *, way: Way, clock: Clock) -> socket.socket:
    address = _checked(target, way=way, clock=clock)
    return socket.create_connection((address, target.port), timeout=clock.left())


def _checked(target: Target, *, way: Way, clock: Clock) -> str:
    """The address to call: the first, when every one of them may be called."""
    try:
        addresses = clock.within(lambda: way.look_up(target.host, target.port))
    except (socket.gaierror, ValueError) as error:
        raise NoSuchName from error
    if not addresses:
        raise NoSuchName
    for address in addresses:
        if not (is_outside(address) or Door(target.host, address, target.port) in way.doors):
            raise Inside
    return addresses[0]


def _secured(line: socket.socket, target: Target, way: Way) -> ssl.SSLSocket:
    return way.trust().wrap_socket(line, server_hostname=target.host, do_handshake_on_connect=False)


def _joined(url: str, onward: str) -> str:
    try:
        return urljoin(url, onward.strip())
    except ValueError as error:
        raise NotOfTheWeb from error


def _is_number(host: str | None) -> bool:
    """An IPv6 address: it has no letters for IDNA to judge."""
    return ":" in (host or "")


def _is_plain(url: str) -> bool:
    """No spaces or signs that end a line: they have no place in a request."""
    return not any(character.isspace() or ord(character) < 33 or ord(character) == 127 for character in url)


def _name() -> str:
    """Who asks, and where to find us."""
    return f"Vakmanschap (+{settings.BASE_URL}/hulp/)"

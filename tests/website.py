"""A website on this machine, under a name that leads only here, to see how we call addresses outside."""

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from documents.fetching import Door, Way

HERE = "127.0.0.1"
NAME = "boeken.example"
Give = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Website:
    """What it gives by method and path (else 404), and what it was asked: method, path and headers."""

    port: int
    scheme: str = "http"
    pages: dict[tuple[str, str], Give] = field(default_factory=dict)
    asked: list[tuple[str, str, Mapping[str, str], bytes]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    certificate: str = ""

    def url(self, path: str = "/", *, name: str = NAME) -> str:
        return f"{self.scheme}://{name}:{self.port}{path}"

    def gives(self, path: str, status: int, *, methods: str = "HEAD GET POST", **headers: str) -> None:
        for method in methods.split():
            self.pages[method, path] = partial(_answer, status=status, headers=headers)

    def way(self, *, seconds: float = 8, names: Mapping[str, Sequence[str]] | None = None) -> Way:
        """Out through the one door to this website; other names lead where `names` says, or nowhere."""
        known = {NAME: [HERE]} | dict(names or {})
        doors = frozenset({Door(NAME, HERE, self.port)})
        return Way(partial(_look_up, known), doors, partial(_trust, self.certificate), seconds)


def _look_up(known: Mapping[str, Sequence[str]], host: str, port: int) -> Sequence[str]:
    if host not in known:
        raise socket.gaierror("no such name")
    return known[host]


def _trust(certificate: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certificate or None)


def _answer(handler: BaseHTTPRequestHandler, *, status: int, headers: Mapping[str, str]) -> None:
    handler.send_response(status)
    content = b"Een bladzijde." if handler.command == "GET" else b""
    for name, value in {"Content-Length": str(len(content)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)


@contextmanager
def website(folder: Path | None = None) -> Iterator[Website]:
    """Running until the block ends; with a folder for its certificate it speaks https."""
    server = ThreadingHTTPServer((HERE, 0), BaseHTTPRequestHandler)
    site = Website(server.server_address[1])
    server.RequestHandlerClass = _handler(site)
    if folder:
        site.scheme, site.certificate = "https", str(_certified(server, site, folder))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def _handler(site: Website) -> Any:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            site.asked.append((self.command, self.path, dict(self.headers), content))
            give = site.pages.get((self.command, self.path), partial(_answer, status=404, headers={}))
            give(self)

        do_HEAD = do_GET = do_POST = answer

        def log_message(self, *args: Any) -> None:
            return

    return Handler


def _certified(server: ThreadingHTTPServer, site: Website, folder: Path) -> Path:
    """A certificate for the one name, which trusts itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = dt.datetime.now(dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(now - dt.timedelta(days=1))
    made = made.not_valid_after(now + dt.timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    usage = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "crl_sign"), False
    )
    usage |= {
        "digital_signature": True,
        "key_cert_sign": True,
        "encipher_only": False,
        "decipher_only": False,
    }
    made = made.add_extension(x509.KeyUsage(**usage), critical=True)
    public = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    both, alone = folder / "both.pem", folder / "certificate.pem"
    both.write_bytes(private + public)
    alone.write_bytes(public)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    context.sni_callback = lambda line, asked, _: site.names.append(asked or "")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    return alone

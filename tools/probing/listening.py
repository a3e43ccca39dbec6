"""A server of our own that nobody has a reason to call: who does was talked into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from tools.launch import ADDRESS

# How Wapiti looks whether we are there, and asks afterwards who called.
OWN = ("/", "/get_ssrf.php", "/get_xxe.php")


@dataclass
class Listener:
    url: str = ""
    calls: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listener]:
    heard = Listener()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if urlsplit(self.path).path not in OWN:
                heard.calls.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b"{}")

        do_POST = do_HEAD = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: what counts stands in `calls`."""

    with ThreadingHTTPServer((ADDRESS, 0), Answer) as server:
        heard.url = f"http://{ADDRESS}:{server.server_port}/"
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield heard
        finally:
            server.shutdown()

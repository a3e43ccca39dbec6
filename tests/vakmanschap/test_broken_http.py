"""What is no HTTP, or hardly, sent over a line to the server that runs in production."""

import socket
from pathlib import Path
from random import Random

import pytest

from tests.browser.server import Server

pytestmark = pytest.mark.django_db(transaction=True)
HOST = b"Host: localhost\r\n"
LINES = (
    b"GET / HTTP/1.1\r\n",
    b"GET /hulp/ HTTP/1.1\r\n",
    b"GET /%00%ff/../hulp/ HTTP/1.1\r\n",
    b"GET /pod/1/?pagina=%ed%a0%80 HTTP/1.1\r\n",
    b"POST /aanmelden/ HTTP/1.1\r\n",
    b"POST /account/login/code/ HTTP/1.1\r\n",
    b"GET //elders.example/%2e%2e/ HTTP/1.0\r\n",
    b"PROPFIND / HTTP/1.1\r\n",
    b"GET http://elders.example/ HTTP/1.1\r\n",
    b"GET /hulp/ HTTP/9.9\r\n",
    b"GET /hulp/\r\n",
    b"\x16\x03\x01\x02\x00\x01",
    b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n",
)
HEADERS = (
    b"",
    b"Content-Length: 5\r\nContent-Length: 6\r\n",
    b"Content-Length: -1\r\n",
    b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Transfer-Encoding: gzip, chunked\r\n",
    b"Content-Type: text/plain; charset*=utf-8''%00\r\n",
    b"Content-Type: multipart/form-data; boundary=\xff\r\nContent-Length: 2\r\n",
    b"Content-Type: application/x-www-form-urlencoded; charset=utf-16\r\nContent-Length: 2\r\n",
    b"Cookie: sessionid=\xff\xfe; csrftoken=\r\n",
    b"X-Forwarded-For: a, b\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: x\r\n",
    b"Range: bytes=9-1\r\nIf-None-Match: \xff\r\n",
    b"Accept-Language: " + b"nl;q=x," * 900 + b"\r\n",
    b"No colon here\r\n",
    b" folded: yes\r\n",
    b"SCRIPT_NAME: /x\r\nREMOTE_USER: admin\r\n",
    b"Host: elders.example\r\n",
    b"X: y\r\n" * 150,
)
BODIES = (b"", b"a=", b"zz\r\nno chunk\r\n", b"5\r\nhello\r\n0\r\n\r\n", b"\x00" * 40)


def _answer(port: int, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        received = b""
        try:
            while part := line.recv(65536):
                received += part
        except ConnectionResetError:
            pass
    return received


def test_three_hundred_broken_requests_over_a_line(tmp_path: Path) -> None:
    server, random = Server(tmp_path), Random(1)
    server.start()
    try:
        answers = [_answer(server.port, _broken(random)) for _ in range(300)]
        alive = _answer(server.port, LINES[1] + HOST + b"Connection: close\r\n\r\n")
    finally:
        server.kill()
    begun = {answer[9:12] for answer in answers if answer.startswith(b"HTTP/")}
    assert {b"200", b"400", b"404"} <= begun
    # What is no method or no way to send of HTTP's is answered so by the server itself.
    assert {code for code in begun if code >= b"500"} <= {b"501", b"505"}
    assert alive.startswith(b"HTTP/1.1 200")
    log = (tmp_path / "server.log").read_text()
    assert "Internal Server Error" not in log
    assert "Error handling request" not in log


def _broken(random: Random) -> bytes:
    headers = b"".join(random.sample(HEADERS, random.randint(0, 3)))
    host = HOST if random.random() < 0.8 else b""
    return random.choice(LINES) + host + b"Connection: close\r\n" + headers + b"\r\n" + random.choice(BODIES)

"""Files that are handed in are looked at by ClamAV, where one is configured (BIO2 8.7).

They are scanned as soon as they came in, before a view begins: a verb that keeps a file does so inside a
transaction, and no transaction waits for another server. What nobody could look at is refused as well.

The protocol is twenty lines of our own: the packages that speak it are GPL, or were left in 2014.
"""

import logging
import socket
import struct
from collections.abc import Callable
from enum import Enum
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from people.looking import log_act
from people.models import Act, Person
from people.refusals import Refusal

logger = logging.getLogger(__name__)
PATIENCE = 20
LONGEST_ANSWER = 4096


class Verdict(Enum):
    CLEAN, INFECTED, NOT_SCANNED = "clean", "infected", "not scanned"


class Infected(Refusal):
    message = "In dit bestand zit een virus, of iets wat daarop lijkt. We hebben het niet bewaard."


class NotScanned(Refusal):
    message = (
        "We kunnen bestanden nu niet nakijken op virussen, en bewaren daarom niets. "
        "Probeer het over een paar minuten nog een keer."
    )


def refuse_infected(file: "UploadedFile[bytes]") -> None:
    """Nothing for a clean file, or where there is no scanner; a refusal otherwise."""
    if not settings.CLAMAV:
        return
    verdict = getattr(file, "verdict", None) or scan(file)
    if verdict is Verdict.INFECTED:
        raise Infected
    if verdict is not Verdict.CLEAN:
        raise NotScanned


def scan(file: "UploadedFile[bytes]") -> Verdict:
    """What the scanner says; that it did not answer is a verdict too."""
    try:
        answer = _answer(file)
    except OSError as error:
        logger.error("The scanner at CLAMAV does not answer: %s", type(error).__name__)
        return Verdict.NOT_SCANNED
    finally:
        file.seek(0)
    if answer == "stream: OK":
        return Verdict.CLEAN
    if answer.endswith(" FOUND"):
        return Verdict.INFECTED
    logger.error("The scanner at CLAMAV could not look at a file: %s", answer)
    return Verdict.NOT_SCANNED


def _answer(file: "UploadedFile[bytes]") -> str:
    with _connected() as server:
        server.sendall(b"zINSTREAM\0")
        file.seek(0)
        for chunk in file.chunks():
            server.sendall(struct.pack("!L", len(chunk)) + chunk)
        server.sendall(struct.pack("!L", 0))
        answer = b""
        while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
            more = server.recv(LONGEST_ANSWER)
            if not more:
                break
            answer += more
    return answer.partition(b"\0")[0].decode("utf-8", "replace")


def _connected() -> socket.socket:
    """CLAMAV is a socket in a folder, or host:port."""
    if settings.CLAMAV.startswith("/"):
        server = socket.socket(socket.AF_UNIX)
        server.settimeout(PATIENCE)
        server.connect(settings.CLAMAV)
        return server
    host, _, port = settings.CLAMAV.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


class ScanMiddleware:
    """Every file of every request, whichever page it goes to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        if settings.CLAMAV and request.method == "POST" and request.content_type == "multipart/form-data":
            for file in (one for files in request.FILES.lists() for one in files[1]):
                _judge(request, file)


def _judge(request: HttpRequest, file: "UploadedFile[bytes]") -> None:
    file.verdict = scan(file)  # type: ignore[attr-defined]
    if file.verdict is Verdict.INFECTED:  # type: ignore[attr-defined]
        by = request.user if isinstance(request.user, Person) else None
        about = f"person:{by.pk}" if by else "person:"
        log_act("file-refused", about=about, result=Act.Result.REFUSED, by=by, now=timezone.now())

"""A scanner that is away, or talks nonsense, lets nothing through; tests/scanner has a real one."""

import socket
from threading import Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Upload
from documents.receiving import receive
from documents.scanning import NotScanned, Verdict, scan
from people.models import Person
from tests.documents.conftest import NOW
from tools.servers import free_port

pytestmark = pytest.mark.django_db


def given(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("verslag.txt", text.encode())


def _away() -> str:
    return f"127.0.0.1:{free_port()}"


@pytest.mark.parametrize("where", [_away, lambda: "/bestaat/niet"])
def test_a_scanner_that_is_away_lets_nothing_through(settings: Any, noor: Person, where: Any) -> None:
    settings.CLAMAV = where()
    with pytest.raises(NotScanned, match="nu niet nakijken"):
        receive(given("Beste Noor"), by=noor, now=NOW)
    assert not Upload.objects.exists()


@pytest.mark.parametrize("said", [b"", b"INSTREAM: no ERROR\0", b"stream: OK but", b"x" * 9000])
def test_a_scanner_that_hangs_up_or_talks_nonsense_lets_nothing_through(settings: Any, said: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.CLAMAV = f"127.0.0.1:{server.getsockname()[1]}"

        def answer() -> None:
            caller, _ = server.accept()
            with caller:
                caller.recv(4096)
                caller.sendall(said)

        talking = Thread(target=answer)
        talking.start()
        assert scan(given("Beste Noor")) is Verdict.NOT_SCANNED
        talking.join()


def test_without_a_scanner_nobody_is_asked(settings: Any, noor: Person) -> None:
    settings.CLAMAV = ""
    assert receive(given("een virus, misschien"), by=noor, now=NOW).size == 20

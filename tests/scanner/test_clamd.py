"""Files are looked at by a real clamd that knows one signature (BIO2 8.7)."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documents.models import Upload
from documents.receiving import receive
from documents.scanning import Infected, NotScanned
from people.models import Act, Person
from tests import factories as make
from tests.documents.conftest import NOW
from tools.machine import clamd
from tools.servers import free_port, scratch_folder, stop, wait_for_port

pytestmark = pytest.mark.django_db
# The harmless text that every scanner is to find, in two pieces so that none finds this file.
EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SIGNATURE = "Proef.Bestand:0:*:" + EICAR.encode().hex()
SETUP = """
DatabaseDirectory {folder}
LocalSocket {folder}/socket
TCPSocket {port}
TCPAddr 127.0.0.1
Foreground yes
StreamMaxLength 1M
LogFile {folder}/log
"""


@pytest.fixture(scope="module")
def scanner() -> Iterator[tuple[Path, int]]:
    """A real clamd that knows one signature."""
    program = clamd()
    assert program, "clamd is not installed"
    with scratch_folder() as folder:
        port = free_port()
        (folder / "proef.ndb").write_text(f"{SIGNATURE}\n")
        (folder / "clamd.conf").write_text(SETUP.format(folder=folder, port=port))
        process = subprocess.Popen([program, "-c", str(folder / "clamd.conf")], stdout=subprocess.DEVNULL)
        try:
            wait_for_port(port, seconds=60)
            yield folder / "socket", port
        finally:
            stop(process)


@pytest.fixture(params=["socket", "port"])
def clamav(request: pytest.FixtureRequest, scanner: tuple[Path, int], settings: Any) -> None:
    path, port = scanner
    settings.CLAMAV = str(path) if request.param == "socket" else f"127.0.0.1:{port}"


def given(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("verslag.txt", text.encode())


def test_a_clean_file_is_kept_whole(clamav: None, noor: Person) -> None:
    upload = receive(given("Beste Noor, tot dinsdag."), by=noor, now=NOW)
    assert upload.file.read() == b"Beste Noor, tot dinsdag."


def test_an_infected_file_is_refused_and_nothing_is_kept(clamav: None, noor: Person, files: Path) -> None:
    with pytest.raises(Infected):
        receive(given(EICAR), by=noor, now=NOW)
    assert not Upload.objects.exists()
    assert not files.exists()


def test_what_the_scanner_finds_too_large_is_not_let_through(clamav: None, noor: Person) -> None:
    with pytest.raises(NotScanned):
        receive(given("x" * 2_000_000), by=noor, now=NOW)


def test_a_page_says_so_and_it_stands_in_the_log_of_acts(clamav: None, client: Client) -> None:
    cohort = make.cohort()
    trainer, session = make.trainer(cohort), make.session(cohort, 6)
    client.force_login(trainer)
    form = {"title": "Verslag", "file": given(EICAR)}
    page = client.post(reverse("cohorts:add_handout", args=[session.pk]), form, follow=True)
    assert "In dit bestand zit een virus" in page.content.decode()
    act = Act.objects.get(action="file-refused")
    assert (act.actor, act.result, act.reason) == (trainer, "refused", "")

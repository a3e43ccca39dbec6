"""A name of a file says nothing but what it is called: no folder, no line of its own, no other ending."""

from email.message import Message as Headers
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from documents.access import download, issued_file
from documents.issuing import finish
from documents.models import Issue, Upload
from documents.receiving import receive
from documents.taking_along import path_of
from people.models import Person
from tests.documents.conftest import NOW
from tests.documents.test_receiving import GOOD

pytestmark = pytest.mark.django_db
ODD = (
    "../../etc/passwd.txt",
    "/etc/passwd.txt",
    "..\\..\\windows\\win.txt",
    "C:\\boef.txt",
    "....//....//a.txt",
    "a\r\nSet-Cookie: sessionid=x.txt",
    "a\nX-Odd: 1\n\n<script>.txt",
    "a\x00b.txt",
    "a\u2028b.txt",
    "a\x85b.txt",
    "\u202efdp.txt",
    'a"; filename="b.exe.txt',
    "a%0d%0aSet-Cookie: x.txt",
    "..%2f..%2fa.txt",
    "&#13;&#10;a&#47;b.txt",
    "con.txt",
    f"{'é' * 80}{'a' * 90}.txt",
)


def said(answer: Any) -> str:
    """The name under which a browser would save it."""
    headers = Headers()
    headers["Content-Disposition"] = answer["Content-Disposition"]
    assert headers.get_content_disposition() == "attachment"
    return headers.get_filename() or ""


def is_plain(name: str) -> bool:
    return bool(name) and name.isprintable() and not set(name) & {"/", "\\"} and name.strip(".") != ""


def sent(name: str) -> Any:
    """As a request brings it, by both ways in which it can name a file."""
    quoted = name.encode("utf-8", "surrogatepass").hex(" ").replace(" ", "%")
    for given in (f'filename="{name}"', f"filename*=UTF-8''%{quoted}"):
        body = (
            f'--b\r\nContent-Disposition: form-data; name="file"; {given}\r\n\r\n'.encode()
            + GOOD["txt"]
            + b"\r\n--b--\r\n"
        )
        request = RequestFactory().generic("POST", "/", body, content_type="multipart/form-data; boundary=b")
        yield from request.FILES.values()


@pytest.mark.parametrize("name", ODD)
def test_an_upload_keeps_a_plain_name_and_no_path(noor: Person, name: str) -> None:  # POD-4
    files = [*sent(name), SimpleUploadedFile(name, GOOD["txt"])]
    # Half a line of headers names no file that could be a text.
    for file in (one for one in files if one.name.endswith(".txt")):
        upload = receive(file, by=noor, now=NOW)
        upload.refresh_from_db()
        assert is_plain(upload.name) and upload.name.endswith(".txt")
        assert is_plain(said(download(upload)))
        assert upload.file.name.count("/") == 2 and upload.file.name.startswith("uploads/")


@pytest.mark.parametrize("name", ODD)
def test_a_file_lies_in_the_archive_where_it_was_put(noor: Person, name: str) -> None:  # PRI-3
    upload = Upload(owner=noor, name=name)
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        archive.writestr(path_of(upload), b"a")
    [path] = ZipFile(kept).namelist()
    folder, _, inside = path.partition("/")
    assert folder == "bestanden" and is_plain(inside)


@pytest.mark.parametrize("name", ODD)
def test_a_file_is_offered_by_a_plain_name_whatever_it_was_called(noor: Person, name: str) -> None:
    """Nobody types these; but a name is made of names, and one that is odd must not break the answer."""
    upload = receive(SimpleUploadedFile("a.txt", GOOD["txt"]), by=noor, now=NOW)
    upload.name = name[:150]
    assert is_plain(said(download(upload)))
    issue = Issue.objects.create(kind="pod", owner=noor, about="pod:1", fingerprint="x", asked_at=NOW)
    issue.state = Issue.State.WORKING
    issue.save()
    finish(issue, b"%PDF-1.7", now=NOW)
    issue.refresh_from_db()
    issue.name = name[:150]
    assert is_plain(said(issued_file(issue)))

"""Forms as they are found on the pages of the table, and how they are sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve

from tests.access_table import Row
from tests.pages import Form, forms_on
from tests.test_access import World, undone


@dataclass(frozen=True)
class Found:
    who: str
    where: str
    form: Form
    page: str

    @property
    def name(self) -> str:
        return resolve(self.where.split("?")[0]).view_name


def found_on(world: World, row: Row, who: str) -> Iterator[Found]:
    """Each form on this page as this one sees it."""
    url, client = world.url(row), world.clients[who]
    with undone(client):
        answer = client.get(url)
    if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
        page = answer.content.decode()
        for form in forms_on(page):
            yield Found(who, urljoin(url, form.action), form, page)


def send(client: Client, one: Found, pairs: list[tuple[str, str]]) -> Any:
    if one.form.method == "get":
        return client.get(f"{one.where}?{_body(pairs)}")
    if not one.form.has_files:
        return client.post(one.where, _body(pairs), content_type="application/x-www-form-urlencoded")
    sent: dict[str, Any] = {name: decoded(value) for name, value in pairs}
    for name in one.form.files & sent.keys():
        sent[name] = SimpleUploadedFile(_file_name(sent[name]), sent[name].encode())
    return client.post(one.where, sent)


def decoded(value: str) -> str:
    """As it comes out of the request: what is no character is replaced."""
    return value.encode(errors="surrogatepass").decode(errors="replace")


def _body(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{quote(name)}={quote(value, errors='surrogatepass')}" for name, value in pairs)


def _file_name(words: str) -> str:
    """As a browser sends it: the last part of a path."""
    name = words[:50].rpartition("/")[2]
    return "a.pdf" if name in ("", ".", "..") else name

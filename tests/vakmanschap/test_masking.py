import logging
import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from vakmanschap.masking import MaskSecrets

# What opens something for whoever has it, by the names that addresses give it.
SECRET = re.compile(r"<str:(?:token|secret)>")


def masked(path: str) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)
    assert MaskSecrets().filter(record)
    return record.getMessage().removeprefix("Not Found: ")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/meekijken/12-1~abc/", "/meekijken/…/"),
        ("/agenda/geheim.ics", "/agenda/…"),
        ("/terugblik/link/7~abc-def/", "/terugblik/link/…/"),
        ("/berichten/afmelden/7:abc-def/", "/berichten/afmelden/…/"),
        ("/terugblik/7/", "/terugblik/7/"),
    ],
)
def test_what_opens_a_door_by_itself_stays_out_of_the_log(path: str, shown: str) -> None:  # PPL-3
    assert masked(path) == shown


def routes(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    for one in resolver.url_patterns:
        whole = f"{before}{one.pattern}"
        if isinstance(one, URLPattern):
            yield whole
        else:
            yield from routes(one, whole)


def test_every_address_with_a_secret_in_it_is_known_to_the_log() -> None:
    """A new one is missed here first."""
    secret = [route for route in routes(get_resolver()) if SECRET.search(route)]
    assert len(secret) >= 4
    assert [route for route in secret if "GEHEIM" in masked(SECRET.sub("GEHEIM", route))] == []

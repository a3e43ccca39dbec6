import logging

import pytest

from vakmanschap.masking import MaskSecrets


@pytest.mark.parametrize(
    ("path", "masked"),
    [
        ("/meekijken/12-1~abc/", "/meekijken/…/"),
        ("/agenda/geheim.ics", "/agenda/…"),
        ("/terugblik/link/7~abc-def/", "/terugblik/link/…/"),
        ("/terugblik/7/", "/terugblik/7/"),
    ],
)
def test_what_opens_a_door_by_itself_stays_out_of_the_log(path: str, masked: str) -> None:  # PPL-3
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)
    assert MaskSecrets().filter(record)
    assert record.getMessage() == f"Not Found: {masked}"

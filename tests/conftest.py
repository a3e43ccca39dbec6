import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

# Playwright keeps an event loop in the thread of the tests; the ORM is used beside it, not inside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def mail_folder(tmp_path: Path) -> Iterator[Path]:
    """An empty mail folder for one test."""
    before = settings.MAIL_FOLDER
    settings.MAIL_FOLDER = tmp_path / "mail"
    yield settings.MAIL_FOLDER
    settings.MAIL_FOLDER = before

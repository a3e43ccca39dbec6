from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from people.models import Person

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    """Files of a test go with the test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def noor(db: None) -> Person:
    return Person.objects.create_user("noor@example.org", "Noor Bakker")


@pytest.fixture
def sam(db: None) -> Person:
    return Person.objects.create_user("sam@example.org", "Sam Visser")

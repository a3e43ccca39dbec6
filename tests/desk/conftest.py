from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests import factories as make


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    """Files of a test go with the test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make.coordinator(), backend="django.contrib.auth.backends.ModelBackend")
    return client

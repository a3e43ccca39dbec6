from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    """Files of a test go with the test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"

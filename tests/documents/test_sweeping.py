"""Files that no row knows go after a day (PRI-3)."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from documents import issuing, sweeping
from documents.models import Upload
from tests import factories as make

DAY = timedelta(days=1)


@pytest.mark.django_db
def test_a_file_that_no_row_knows_goes_after_a_day_and_others_stay(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, now = tmp_path, timezone.now()
    facts = {"about": "pod:1", "parameters": {}, "fingerprint": "f", "name": "pod.pdf"}
    made = issuing.request("pod", owner=make.person(), **facts, now=now)
    made.file.save("pod.pdf", ContentFile(b"pdf"))
    kept = Upload(owner=made.owner, name="a.txt", size=1, uploaded_at=now)
    kept.file.save("a.txt", ContentFile(b"a"))
    for name in ("issues/dood-1", "uploads/ab/dood-2", "uploads/ab/nieuw"):
        default_storage.save(name, ContentFile(b"zoek"))
    for stale in tmp_path.rglob("*"):
        if stale.is_file() and stale.name != "nieuw":
            os.utime(stale, (0, 0))
    assert sweeping.sweep(now=now) == 2
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {str(made.file.name), str(kept.file.name), "uploads/ab/nieuw"}
    assert sweeping.sweep(now=now + 2 * DAY) == 1
    assert sweeping.sweep(now=now + 2 * DAY) == 0

"""Files that no row knows go after a day (PRI-3)."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
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


class GoneMeanwhile(FileSystemStorage):
    """Of which a file goes with its row, just after it was listed."""

    def get_modified_time(self, name: str) -> Any:
        self.delete(name)
        return super().get_modified_time(name)


@pytest.mark.django_db
def test_a_file_that_goes_while_it_is_looked_at_stops_nothing(tmp_path: Path) -> None:
    storage = GoneMeanwhile(location=tmp_path)
    storage.save("issues/weg", ContentFile(b"zoek"))
    assert sweeping.sweep(now=timezone.now() + 2 * DAY, storage=storage) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_sweeping_asks_as_much_however_many_files_there_are(tmp_path: Path, count: int) -> None:
    storage = FileSystemStorage(location=tmp_path)
    for number in range(count):
        storage.save(f"uploads/{number}/a", ContentFile(b"zoek"))
    with CaptureQueriesContext(connection) as asked:
        sweeping.sweep(now=timezone.now(), storage=storage)
    assert len(asked) == 2

"""Files that no row knows: of a worker that was killed after writing one, or before deleting it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import Storage, default_storage

from documents.models import Issue, Upload

FOLDERS = ("issues", "uploads")
# Whoever writes a file says so within a request, or a lease.
KEPT = timedelta(days=1)


def sweep(*, now: datetime, storage: Storage = default_storage) -> int:
    """How many went."""
    strays = [name for folder in FOLDERS for name in _files_in(storage, folder) if not _is_known(name)]
    old = [name for name in strays if storage.get_modified_time(name) <= now - KEPT]
    for name in old:
        storage.delete(name)
    return len(old)


def _files_in(storage: Storage, folder: str) -> Iterator[str]:
    if not storage.exists(folder):
        return
    folders, files = storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for inner in folders:
        yield from _files_in(storage, f"{folder}/{inner}")


def _is_known(name: str) -> bool:
    return Issue.objects.filter(file=name).exists() or Upload.objects.filter(file=name).exists()

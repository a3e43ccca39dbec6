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
    found = [name for folder in FOLDERS for name in _files_in(storage, folder)]
    # Looked up after the files: who writes one meanwhile is known, or new.
    known = {*Issue.objects.values_list("file", flat=True), *Upload.objects.values_list("file", flat=True)}
    old = [name for name in found if name not in known and _is_old(storage, name, now)]
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


def _is_old(storage: Storage, name: str, now: datetime) -> bool:
    """What went meanwhile, with its row, is no longer there to be swept."""
    try:
        return storage.get_modified_time(name) <= now - KEPT
    except FileNotFoundError:
        return False

"""Evidence beside an after part: a link or a file (POD-4)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from documents import receiving
from people.models import Person
from people.refusals import Refusal
from pod import entries
from pod.models import Entry, Evidence, Part

MOST = 10


class Enough(Refusal):
    message = "Je hebt al tien bewijzen bij deze dag. Haal er eerst een weg."


@transaction.atomic
def add(entry: Entry, *, title: str, link: str, file: Any, by: Person, now: datetime) -> Evidence:
    """Adds a link or a file. The same link or the same file again gives what is already there."""
    entries.part_for_writing(entry, Part.Kind.AFTER, by=by, now=now)
    known = entry.evidence.filter(link=link).first() if link else None
    if known:
        return known
    if entry.evidence.count() >= MOST:
        raise Enough
    upload = receiving.receive(file, by=by, now=now) if file else None
    return Evidence.objects.create(entry=entry, title=title, link=link, upload=upload, added_at=now)


@transaction.atomic
def drop(entry: Entry, evidence: int) -> None:
    found = entry.evidence.select_related("upload").filter(pk=evidence).first()
    if found is None:
        return
    upload = found.upload
    found.delete()
    if upload:
        receiving.discard(upload)

"""A learning sentence from an intervisie moves into the POD, where its writer wants it (BUD-4)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import models, transaction

from cohorts.models import Session
from intervisie import learning
from intervisie.models import Intervisie, Member
from people.models import Person
from people.refusals import Refusal
from pod import content, entries, overview
from pod.models import Entry, Part, Pod
from writing.saving import Origin


class Spot(models.TextChoices):
    NOTE = "note", "Bij mijn eigen notities. Alleen ik lees die."
    INTENTION = "intention", "Als begin van een voornemen, in het achteraf-deel"


KINDS = {Spot.NOTE: Part.Kind.NOTE, Spot.INTENTION: Part.Kind.AFTER}


class NoRoom(Refusal):
    message = "Bij deze dag staan al vijf voornemens. Zet je leerzin bij je notities, of kies een andere dag."


def days_of(pod: Pod, *, now: datetime) -> list[Session]:
    """The days that have begun: what was learned goes with one of these. Before day 1, with day 1."""
    days = [day for day in overview.sessions_of(pod) if not day.is_cancelled]
    return [day for day in days if day.starts_at <= now] or days[:1]


def likely_day(days: Sequence[Session], intervisie: Intervisie) -> int | None:
    """The day on which it was, or else the last one before it."""
    own = next((day for day in days if day.pk == intervisie.session_id), None)
    before = [day for day in days if day.starts_at <= intervisie.begun_at]
    found = own or next(reversed(before), None) or next(iter(days), None)
    return found.number if found else None


@transaction.atomic
def take_in(member: Member, entry: Entry, spot: Spot, *, by: Person, now: datetime) -> None:
    """Adds it to what stands there. A form sent twice adds it once: it left the intervisie the first time."""
    part = entries.part_for_writing(entry, KINDS[spot], by=by, now=now)
    words = learning.hand_over(member, now=now)
    if words:
        fields = _noted(part.text.fields, words) if spot == Spot.NOTE else _intended(part.text.fields, words)
        origin = Origin(part.text.number)
        entries.save(entry, part.kind, fields=fields, origin=origin, by=by, now=now)


def _noted(fields: Mapping[str, str], words: str) -> dict[str, str]:
    (name,) = content.NOTE_FIELDS
    return {name: "\n\n".join(text for text in (fields.get(name, ""), words) if text)}


def _intended(fields: Mapping[str, str], words: str) -> dict[str, str]:
    """In the first intention that is still empty; when that happens is for its writer to add."""
    for slot in content.SLOTS:
        if not fields.get(f"if-{slot}") and not fields.get(f"then-{slot}"):
            return {f"then-{slot}": words}
    raise NoRoom

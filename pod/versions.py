"""Earlier versions of a part, and two versions of one text side by side (POD-8)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from people.models import Person
from people.refusals import Refusal
from pod import content, entries
from pod.models import Entry, Part
from writing import saving
from writing.models import Version
from writing.saving import Conflict

SHOWN = 100
LABELS = {
    "expectation": "Wat verwacht je deze dag te leren?",
    "why_not": "Waardoor is het nog niet gelukt?",
    "how_still": "Hoe ga je het alsnog bereiken?",
    "note": "Mijn notities",
    **{f"goal-{slot}": f"Leerdoel {slot}" for slot in content.SLOTS},
    **{f"if-{slot}": f"Voornemen {slot}: als" for slot in content.SLOTS},
    **{f"then-{slot}": f"Voornemen {slot}: dan" for slot in content.SLOTS},
}


class Gone(Refusal):
    message = "Die versie is er niet (meer)."


@dataclass(frozen=True)
class Earlier:
    number: int
    saved_at: datetime
    answers: list[tuple[str, str]]


def of(part: Part) -> list[Earlier]:
    """The last versions, newest first, with the answers that are texts."""
    rows = part.text.versions.order_by("-number")[:SHOWN]
    return [Earlier(row.number, row.saved_at, answers(row.fields)) for row in rows]


def answers(fields: content.Fields) -> list[tuple[str, str]]:
    return [(label, fields[name]) for name, label in LABELS.items() if fields.get(name)]


@transaction.atomic
def put_back(entry: Entry, part: Part, number: int, *, by: Person, now: datetime) -> Part:
    """Makes an earlier version the current one; that is itself a new version."""
    version = Version.objects.filter(text=part.text, number=number).first()
    if version is None:
        raise Gone
    writable = entries.part_for_writing(entry, part.kind, by=by, now=now)
    blank = dict.fromkeys(entries.FIELDS[part.kind], "")
    fields = {**blank, **version.fields}
    writable.text = saving.save(writable.text, fields=fields, base=writable.text.number, by=by, now=now)
    return writable


def side_by_side(conflict: Conflict, form: Any) -> list[dict[str, str]]:
    """For each field that clashed: what is saved now, and what was just typed."""
    return [
        {
            "label": LABELS.get(name, form.fields[name].label if name in form.fields else name),
            "saved": conflict.text.fields.get(name, ""),
            "typed": conflict.mine.get(name, ""),
        }
        for name in conflict.names
    ]

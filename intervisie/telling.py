"""The text of the case: shared by who is at the table, saved while it is typed, gone at the end (BUD-4)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from intervisie.models import Intervisie
from people.models import Person
from writing import history, saving
from writing.comparing import Words
from writing.models import Text
from writing.saving import Erased, Origin, Saved


class CaseGone(Erased):
    message = "Deze intervisie is afgerond. De tekst van de casus is gewist."


LABELS = {"case": "Wat ligt er op tafel?"}
WORDS = Words(LABELS)


@transaction.atomic
def save(
    intervisie: Intervisie, *, fields: Mapping[str, str], origin: Origin, by: Person, now: datetime
) -> Saved:
    known = {name: fields[name] for name in LABELS if name in fields}
    return saving.save(_text(intervisie), fields=known, origin=origin, by=by, now=now)


@transaction.atomic
def put_back(intervisie: Intervisie, number: int, *, by: Person, now: datetime) -> Saved:
    text = _text(intervisie)
    fields = {**dict.fromkeys(LABELS, ""), **history.fields_at(text, number)}
    return saving.save(text, fields=fields, origin=Origin(text.number), by=by, now=now)


def _text(intervisie: Intervisie) -> Text:
    """Locks the intervisie first, so that a save and the end come one after the other."""
    locked = Intervisie.objects.select_for_update(of=("self",)).select_related("text").get(pk=intervisie.pk)
    if locked.text is None:
        raise CaseGone
    return locked.text

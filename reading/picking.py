"""What a participant does with a title, for themselves. Never compulsory, never counted (COH-8).

So nothing here writes in the log of acts, plans a message or tells anybody.
"""

from datetime import datetime

from django.db import transaction

from cohorts.models import Enrolment
from people.models import Person
from people.refusals import Refusal
from reading.keeping import Gone
from reading.models import Item, Pick
from writing import saving
from writing.models import Text
from writing.saving import Origin, Saved

# What can be said of a title: the field that keeps it, and the words on its button.
MARKS = {"is_chosen": "Wil ik lezen", "is_owned": "Heb ik", "is_read": "Gelezen"}
NOTE = "note"
LABELS = {NOTE: "Je notitie"}


class NoSuchMark(Refusal):
    message = "Kies een van de knoppen bij de titel."


@transaction.atomic
def mark(item: Item, enrolment: Enrolment, name: str, *, on: bool) -> None:
    """Says it or takes it back. What says nothing any more is no row any more."""
    if name not in MARKS:
        raise NoSuchMark
    pick = _opened(item, enrolment)
    setattr(pick, name, on)
    if _says_something(pick):
        pick.save(update_fields=[name])
    else:
        pick.delete()


@transaction.atomic
def save_note(
    item: Item, enrolment: Enrolment, *, words: str, origin: Origin, by: Person, now: datetime
) -> Saved:
    pick = _opened(item, enrolment)
    if pick.note is None:
        pick.note = Text.objects.create(owner=by)
        pick.save(update_fields=["note"])
    return saving.save(pick.note, fields={NOTE: words}, origin=origin, by=by, now=now)


def _says_something(pick: Pick) -> bool:
    return pick.note_id is not None or any(getattr(pick, name) for name in MARKS)


def _opened(item: Item, enrolment: Enrolment) -> Pick:
    """Their row for this title, under the lock of the title: it cannot be taken off in between."""
    # Not `exists()`: that asks without holding.
    if Item.objects.select_for_update().filter(pk=item.pk).first() is None:
        raise Gone
    found = Pick.objects.select_related("note").filter(item=item, enrolment=enrolment).first()
    return found or Pick.objects.create(item=item, enrolment=enrolment)

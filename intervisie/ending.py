"""The end: the case goes. Method, date, who was there and each one's own sentence are kept (BUD-4)."""

from collections.abc import Set
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from buddies import together
from buddies.models import Activity
from intervisie.models import Intervisie
from intervisie.running import locked_for_leader
from people.models import Person
from people.refusals import Refusal

# Of one that nobody rounds off the case goes as well.
FORGOTTEN_AFTER = timedelta(days=1)


class NobodyThere(Refusal):
    message = "Kies wie erbij waren."


@transaction.atomic
def end(intervisie: Intervisie, *, present: Set[int], by: Person, now: datetime) -> Intervisie:
    """Rounds off; `present` are the numbers of the members who were there."""
    locked = locked_for_leader(intervisie, by=by)
    there = locked.members.filter(pk__in=present)
    if not there.exists():
        raise NobodyThere
    locked.members.exclude(pk__in=present).update(was_there=False)
    there.update(was_there=True)
    _note_with_buddies(locked, by=by, now=now)
    return _erased(locked, now)


def _note_with_buddies(intervisie: Intervisie, *, by: Person, now: datetime) -> None:
    """That they held intervisie stands in what a pair did together (BUD-3), unless the pair has stopped."""
    if intervisie.pair:
        on, token = localdate(intervisie.begun_at), intervisie.key
        with suppress(Refusal):
            together.log(intervisie.pair, Activity.Kind.INTERVISIE, on=on, token=token, by=by, now=now)


def end_forgotten(*, now: datetime) -> int:
    """Those that began more than a day ago and were never rounded off. Who was there is then not known.

    The demo is exempt (PRI-4): it keeps one under way.
    """
    due = Intervisie.objects.filter(ended_at=None, begun_at__lte=now - FORGOTTEN_AFTER, cohort__is_demo=False)
    return sum(_end_forgotten(pk, now) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _end_forgotten(pk: int, now: datetime) -> int:
    locked = Intervisie.objects.select_for_update().filter(pk=pk, ended_at=None).first()
    if locked:
        _erased(locked, now)
    return 1 if locked else 0


def _erased(locked: Intervisie, now: datetime) -> Intervisie:
    text = locked.text
    locked.ended_at, locked.text = now, None
    locked.save(update_fields=["ended_at", "text"])
    # Its versions go along with it; nothing else ever held the words.
    if text:
        text.delete()
    return locked

"""Which reminders a person wants, and whether one by one or once a day (MSG-4)."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from outbox.kind import Kind
from outbox.kinds import SWITCHABLE
from outbox.models import Digest, Preference
from people.models import Person


@transaction.atomic
def choose(person: Person, *, wanted: Collection[str], in_digest: bool = False, now: datetime) -> None:
    """Of every kind that can be switched off: on when it is among the wanted, else off."""
    _write(Preference(person=person, kind=kind.name, wants=kind.name in wanted) for kind in SWITCHABLE)
    if in_digest:
        Digest.objects.get_or_create(person=person, defaults={"since": now})
    else:
        Digest.objects.filter(person=person).delete()


def switch_off(person: Person, kinds: Iterable[Kind]) -> None:
    """These, and whatever else is chosen at the same moment stays as it is."""
    _write(Preference(person=person, kind=kind.name, wants=False) for kind in kinds)


def _write(rows: Iterable[Preference]) -> None:
    Preference.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "kind"], update_fields=["wants"]
    )


def wanted_by(person: Person) -> set[str]:
    off = set(person.message_preferences.filter(wants=False).values_list("kind", flat=True))
    return {kind.name for kind in SWITCHABLE} - off


def wants_digest(person: Person) -> bool:
    return Digest.objects.filter(person=person).exists()

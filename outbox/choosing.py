"""Which reminders a person wants (MSG-4)."""

from collections.abc import Collection

from outbox.kinds import SWITCHABLE
from outbox.models import Preference
from people.models import Person


def choose(person: Person, *, wanted: Collection[str]) -> None:
    """Of every kind that can be switched off: on when it is among the wanted, else off."""
    rows = [Preference(person=person, kind=kind.name, wants=kind.name in wanted) for kind in SWITCHABLE]
    Preference.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "kind"], update_fields=["wants"]
    )


def wanted_by(person: Person) -> set[str]:
    off = set(person.message_preferences.filter(wants=False).values_list("kind", flat=True))
    return {kind.name for kind in SWITCHABLE} - off

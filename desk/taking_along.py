"""What this app gives of a person, and what stays (PRI-3)."""

from collections.abc import Iterable
from typing import Any

from desk.models import Import
from people.models import Person
from people.taking_along import Along, Left


def _lists(person: Person) -> Iterable[Any]:
    return Import.objects.filter(owner=person).exclude(upload=None).values_list("upload", flat=True)


ALONG = Along(
    stays={
        Import: Left(
            (),
            "Ze staan vol met gegevens van anderen, en zijn na een dag weg.",
            "Lijsten met deelnemers die je als contactpersoon overnam",
        ),
    },
    holds_back=_lists,
)

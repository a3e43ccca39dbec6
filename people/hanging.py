"""What hangs on a row: whatever points to it, in whatever app, by the keys themselves."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

# Of which the plural is not one with an s.
PLURALS = {
    "aanmelding": "aanmeldingen",
    "aanwezigheid": "aanwezigheden",
    "cohort": "cohorten",
    "toelating": "toelatingen",
    "vrijstelling": "vrijstellingen",
}


@dataclass(frozen=True)
class Hanging:
    """So many of one kind."""

    count: int
    one: str
    more: str

    def __str__(self) -> str:
        return f"{self.count} {self.one if self.count == 1 else self.more}"


def pointers(model: type[models.Model]) -> list[Any]:
    """Every key in every app that names a row of this model, also those without a way back."""
    relations = model._meta.get_fields(include_hidden=True)
    return [one.field for one in relations if isinstance(one, models.ManyToOneRel)]


def hanging_on(
    rows: models.QuerySet[Any], *, but: Collection[str] = (), only: Collection[str] = ()
) -> list[Hanging]:
    """Without what is named in `but`, and rows that say only that two things go together."""
    fields = [one for one in pointers(rows.model) if not one.model._meta.auto_created]
    labels = {one.model._meta.label for one in fields if not only or one.model._meta.label in only}
    wanted = [one for one in fields if one.model._meta.label in labels.difference(but)]
    return [found for one in wanted if (found := _hanging(one, rows)).count]


def _hanging(field: Any, rows: models.QuerySet[Any]) -> Hanging:
    words = field.model._meta
    more = PLURALS.get(words.verbose_name, str(words.verbose_name_plural))
    count = field.model._base_manager.filter(**{f"{field.name}__in": rows}).count()
    return Hanging(count, str(words.verbose_name), more)


def listed(found: Iterable[Hanging]) -> str:
    """3 deelnames, 2 aanmeldingen en 1 evaluatie."""
    words = [str(one) for one in found]
    return f"{', '.join(words[:-1])} en {words[-1]}" if len(words) > 1 else "".join(words)

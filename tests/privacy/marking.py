"""Puts a word of its own in each column in which text about somebody can stand.

From the models themselves: a column nobody thought of is marked like any other. What is no text of or about a
person is named below, with why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from people.models import Person
from privacy.holding import OWNERS

# Names of the house and digests; changing them would break what hangs on them.
KEYS = {
    "key", "kind", "about", "what", "role", "token", "digest", "sha256", "fingerprint", "checksum",
    "message_id", "subject", "occasion", "anchor", "group", "action", "origin", "handed_over", "password",
    "number", "badge", "content_type", "consent_version", "terms_version", "programme_key", "file",
    "address", "bundle",
}  # fmt: skip
# Of the programme, not of anybody.
OF_THE_PROGRAMME = {
    ("Certificate", "programme"), ("Certificate", "cohort"), ("Certificate", "outcomes"),
    ("Certificate", "provider"), ("Certificate", "signatory"), ("Complaint", "subject"),
}  # fmt: skip
# Read back by the code as what it is: a list of known answers, or numbers.
# The name and the address are words already.
NOT_FREE = {("Issue", "parameters"), ("Person", "email"), ("Person", "name")}


@dataclass(frozen=True)
class Column:
    model: type[models.Model]
    field: str

    def __str__(self) -> str:
        return f"{self.model._meta.label}.{self.field}"


def columns() -> list["Column"]:
    return [Column(model, field.name) for model in OWNERS for field in _free_fields(model)]


def _free_fields(model: type[models.Model]) -> "Iterator[models.Field[Any, Any]]":
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
        named = (model.__name__, field.name)
        is_known = (field.name in KEYS and named not in SUBJECTS) or named in OF_THE_PROGRAMME | NOT_FREE
        if is_text and not field.choices and not is_known:
            yield field


# Words of a person in a column that is called as a key elsewhere.
SUBJECTS = {("Complaint", "subject"), ("Message", "address")}


def mark(person: Person) -> dict[str, Column]:
    """By word the column it stands in now: one word for each column of each row of this person."""
    found = {}
    for place, column in enumerate(columns()):
        mine = Q()
        for path in OWNERS[column.model]:
            mine |= Q(**{path: person.pk})
        for pk in list(column.model._base_manager.filter(mine).values_list("pk", flat=True).distinct()):
            # Short enough for any column, and nobody else's.
            word = f"zq{place:03d}n{len(found):04d}zq"
            if _is_written(column, pk, word):
                found[word] = column
    return found


def _is_written(column: Column, pk: Any, word: str) -> bool:
    """Not where the database wants nothing, or something else, to stand."""
    row = column.model._base_manager.get(pk=pk)
    said = _said(row, column, word)
    try:
        with transaction.atomic():
            column.model._base_manager.filter(pk=pk).update(**{column.field: said})
    except IntegrityError:
        return False
    return True


def _said(row: models.Model, column: Column, word: str) -> Any:
    stood, field = getattr(row, column.field), row._meta.get_field(column.field)
    if isinstance(field, models.JSONField):
        return _replaced(stood, word) or {"words": word}
    return f"https://{word}.example/" if isinstance(field, models.URLField) else word


def _replaced(stood: Any, word: str) -> Any:
    if isinstance(stood, str):
        return word
    if isinstance(stood, dict):
        return {name: _replaced(value, word) for name, value in stood.items()}
    return [_replaced(one, word) for one in stood] if isinstance(stood, list) else stood

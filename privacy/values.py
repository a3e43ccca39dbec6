"""A row as plain values, and the piece of JSON Schema that says how these read (PRI-3).

What points to somebody or something with a name reads as that name; what points to another row in the
archive as its number.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Field, Model

from cohorts.models import Cohort, Session
from documents.models import Upload
from documents.taking_along import path_of
from people.models import Organisation, Person
from people.taking_along import FILE, TEXT, Plain, Rows, Shape, many, thing
from programme.models import Competence, Criterion, Level
from writing.models import Text
from writing.taking_along import WRITTEN

NAMED: tuple[type[Model], ...] = (Cohort, Competence, Criterion, Level, Organisation, Person, Session)
A_FEW = 200
# The first that fits: a moment is a date as well.
TYPES: "tuple[tuple[type[Field[Any, Any]], Shape], ...]" = (
    (models.BooleanField, {"type": "boolean"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.UUIDField, {"type": "string", "format": "uuid"}),
    (models.DecimalField, {"type": "number"}),
    (models.IntegerField, {"type": "integer"}),
    (models.JSONField, {}),
)


def plain_rows(rows: Rows, person: Person) -> Iterator[Plain]:
    """A few in memory at a time, however many there are."""
    fields = [rows.model._meta.get_field(name) for name in rows.fields]
    with_it = [one.name for one in fields if _is_key(one) and one.related_model in (*NAMED, Upload, Text)]
    # Named, or all that hangs on a row would come along.
    found = rows.of(person).select_related(*with_it) if with_it else rows.of(person)
    for row in found.iterator(chunk_size=A_FEW):
        given = {one.name: _value(row, one, person) for one in fields}
        yield given | {one.name: one.of(row) for one in rows.made}


def shape_of(rows: Rows) -> Shape:
    given = {name: _shape(rows.model._meta.get_field(name)) for name in rows.fields}
    return thing(**given, **{one.name: one.shape for one in rows.made})


def _is_key(field: Any) -> bool:
    return isinstance(field, models.ForeignKey)


def _value(row: Model, field: Any, person: Person) -> Plain:
    if field.many_to_many:
        return [str(one) for one in getattr(row, field.name).all()]
    if _is_key(field):
        return _of_key(row, field, person)
    value = getattr(row, field.name)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(field, models.JSONField | models.BooleanField) else _simple(value)


def _simple(value: Any) -> Plain:
    return value if value is None or isinstance(value, int) else str(value)


def _of_key(row: Model, field: Any, person: Person) -> Plain:
    if field.related_model not in (*NAMED, Upload, Text):
        return _simple(getattr(row, field.attname))
    other = getattr(row, field.name)
    if other is None:
        return None
    if isinstance(other, Text):
        return _written(other, person)
    return path_of(other) if isinstance(other, Upload) else str(other)


def _written(text: Text, person: Person) -> Plain:
    """Of a text that several write in, the versions that are this person's own."""
    own = text.versions.filter(saved_by=person).order_by("number")
    versions = [
        {"number": one.number, "kind": one.kind, "fields": one.fields, "saved_at": one.saved_at.isoformat()}
        for one in own
    ]
    saved_at = text.saved_at.isoformat() if text.saved_at else None
    return {"fields": text.fields, "number": text.number, "saved_at": saved_at, "versions": versions}


def _shape(field: Any) -> Shape:
    if field.many_to_many:
        shape: Shape = many(TEXT)
    elif _is_key(field):
        shape = _shape_of_key(field)
    else:
        shape = next((found for kind, found in TYPES if isinstance(field, kind)), TEXT)
    return _called(field, _or_none(_chosen(field, shape), field))


def _shape_of_key(field: Any) -> Shape:
    if field.related_model is Text:
        return WRITTEN
    if field.related_model is Upload:
        return FILE
    return TEXT if field.related_model in NAMED else _shape(field.target_field)


def _chosen(field: Any, shape: Shape) -> Shape:
    """One of a few values, each with the word for it that stands on screen."""
    if not field.choices:
        return shape
    words = ", ".join(f"{value} ({label})" for value, label in field.choices if value not in ("", None))
    values = [value for value, _ in field.choices if value is not None]
    also = [""] if field.blank and "" not in values else []
    return {**shape, "enum": [*values, *also], "description": words}


def _or_none(shape: Shape, field: Any) -> Shape:
    if not field.null or not shape or field.many_to_many:
        return shape
    if "$ref" in shape or "enum" in shape:
        return {"anyOf": [shape, {"type": "null"}]}
    kinds = [shape["type"]] if isinstance(shape["type"], str) else shape["type"]
    return {**shape, "type": [*kinds, *({"null"} - set(kinds))]}


def _called(field: Any, shape: Shape) -> Shape:
    """By its name on screen, where it was given one."""
    name = str(getattr(field, "verbose_name", ""))
    return shape if not name or name == field.name.replace("_", " ") else {"title": name, **shape}

"""Organisations: making one, giving it its right name, and making one of two ways to write it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from people.looking import log_act
from people.models import Organisation, Person
from people.refusals import Refusal


class NameTaken(Refusal):
    message = "Er is al een organisatie die zo heet. Voeg de twee samen."


class AlreadyThere(Refusal):
    message = "Deze organisatie is er al."


class TheSame(Refusal):
    message = "Kies een andere organisatie dan deze."


@transaction.atomic
def make(name: str, *, by: Person, now: datetime) -> Organisation:
    try:
        with transaction.atomic():
            made = Organisation.objects.create(name=" ".join(name.split()))
    except IntegrityError as error:
        raise AlreadyThere from error
    log_act("organisation-made", about=_key(made.pk), by=by, now=now)
    return made


@transaction.atomic
def rename(organisation: Organisation, *, name: str, by: Person, now: datetime) -> Organisation:
    found = Organisation.objects.select_for_update().get(pk=organisation.pk)
    found.name = " ".join(name.split())
    try:
        with transaction.atomic():
            found.save(update_fields=["name"])
    except IntegrityError as error:
        raise NameTaken from error
    log_act("organisation-renamed", about=_key(found.pk), by=by, now=now)
    return found


@transaction.atomic
def merge(gone: Organisation, *, into: Organisation, by: Person, now: datetime) -> Organisation:
    """All that hangs on the one hangs on the other from now on, in whatever app it is. Twice is once."""
    if gone.pk == into.pk:
        raise TheSame
    held = Organisation.objects.select_for_update().filter(pk__in=(gone.pk, into.pk))
    found = {one.pk: one for one in held.order_by("pk")}
    if gone.pk not in found:
        return into
    for field in _pointers():
        _point_to(field, gone.pk, into.pk)
    found[gone.pk].delete()
    log_act("organisation-merged", about=_key(into.pk), reason=gone.name, by=by, now=now)
    return found[into.pk]


def _pointers() -> list[Any]:
    """Every key in every app that names an organisation, also those without a way back."""
    relations = Organisation._meta.get_fields(include_hidden=True)
    return [one.field for one in relations if isinstance(one, models.ManyToOneRel)]


def _point_to(field: Any, gone: int, into: int) -> None:
    rows = field.model._base_manager
    if field.model._meta.auto_created:
        # Rows that say only that two things go together: who had both keeps the one.
        own = next(one.attname for one in field.model._meta.fields if one.is_relation and one != field)
        both = list(rows.filter(**{field.name: into}).values_list(own, flat=True))
        rows.filter(**{field.name: gone, f"{own}__in": both}).delete()
    rows.filter(**{field.name: gone}).update(**{field.name: into})


def _key(pk: int) -> str:
    return f"organisation:{pk}"

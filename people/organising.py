"""Organisations: making one, giving it its right name, and making one of two ways to write it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from people.hanging import Hanging, hanging_on, listed, pointers
from people.looking import log_act
from people.models import Organisation, Person
from people.refusals import Refusal


class NameTaken(Refusal):
    message = "Er is al een organisatie die zo heet. Voeg de twee samen."


class AlreadyThere(Refusal):
    message = "Deze organisatie is er al."


class TheSame(Refusal):
    message = "Kies een andere organisatie dan deze."


class InUse(Refusal):
    def __init__(self, found: Sequence[Hanging]) -> None:
        super().__init__(f"Hier hangt nog iets aan: {listed(found)}. Voeg samen met een andere organisatie.")


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
    for field in pointers(Organisation):
        _point_to(field, gone.pk, into.pk)
    found[gone.pk].delete()
    log_act("organisation-merged", about=_key(into.pk), reason=gone.name, by=by, now=now)
    return found[into.pk]


@transaction.atomic
def delete(organisation: Organisation, *, by: Person, now: datetime) -> None:
    """Only when nobody works there or took part on its behalf. Twice is once."""
    found = Organisation.objects.select_for_update().filter(pk=organisation.pk).first()
    if found is None:
        return
    if hangs := hanging(found):
        raise InUse(hangs)
    found.delete()
    log_act("organisation-deleted", about=_key(organisation.pk), reason=organisation.name, by=by, now=now)


def hanging(organisation: Organisation) -> list[Hanging]:
    """Who and what names it. That somebody wishes to meet people of it is theirs, and stops nobody."""
    return hanging_on(Organisation.objects.filter(pk=organisation.pk))


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

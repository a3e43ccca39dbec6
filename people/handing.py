"""Two accounts of one person become one: how rows of the old account become rows of the other (PPL-1).

Each app says in its `privacy.hand_over` which of its rows; `desk.merging` asks them all.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet

from people.models import Person


def hand(model: type[models.Model], *fields: str, old: Person, to: Person) -> None:
    for field in fields:
        model._base_manager.filter(**{field: old}).update(**{field: to})


def doubles(
    model: type[models.Model], field: str, *, per: Sequence[str] = (), old: Person, to: Person, **where: Any
) -> QuerySet[Any]:
    """Rows of the old account of which the other has one as well. `per`: what one may have one row of."""
    theirs = {name: OuterRef(name) for name in per}
    twin = model._base_manager.filter(**{field: to}, **theirs, **where)
    return model._base_manager.filter(Exists(twin), **{field: old}, **where)


def hand_but_doubles(
    model: type[models.Model], field: str, *, per: Sequence[str] = (), old: Person, to: Person, **where: Any
) -> None:
    """Of what one may have once, that of the account that stays counts; the other's goes."""
    twins = doubles(model, field, per=per, old=old, to=to, **where)
    model._base_manager.filter(pk__in=list(twins.values_list("pk", flat=True))).delete()
    hand(model, field, old=old, to=to)


def hand_terms(model: type[models.Model], *, per: Sequence[str] = (), old: Person, to: Person) -> None:
    """A role that both accounts have now was theirs since the earlier of the two days."""
    for one in doubles(model, "person", per=per, old=old, to=to, until=None):
        same = {name: getattr(one, name) for name in per}
        rows = model._base_manager.filter(person=to, until=None, since__gt=one.since, **same)
        rows.update(since=one.since)
    hand_but_doubles(model, "person", per=per, old=old, to=to, until=None)

"""Queries that are put into SQL once, and after that only get other values.

Django writes the SQL of a queryset anew every time, which for the few that stand on every page costs ten
times what running them does. Their rules stay where they are: in querysets. A function that makes such a
queryset is called once per thread with stand-ins, and where these come out is where the values go in.

It leans on how Django 6.1 compiles. PREPARE_QUERIES=0 does without it: every page is then the same and takes
about three times the processor; a test compares the two, page by page.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from itertools import count
from threading import local
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Model, QuerySet

Given = int | datetime | Sequence[int]
Row = tuple[Any, ...]
Values = dict[tuple[str, int], Any]
# Small enough for every kind of column, and no number that stands in a query of ours.
_NUMBER = 32_051
# No row has a larger one, and SQLite does not want to hear of it.
_LARGEST = 2**63 - 1
_MOMENT = datetime(5000, 1, 1, tzinfo=UTC)
_NEAR = timedelta(days=36_500)


class Unfit(Exception):
    """The queryset does something with a value that cannot be done again with another."""


@dataclass(frozen=True)
class _Slot:
    """A place in the parameters: which value goes there, and how much later or earlier a moment is."""

    name: tuple[str, int]
    kind: type
    shift: timedelta = timedelta()

    def filled(self, values: Values) -> Any:
        value = values[self.name]
        if isinstance(value, datetime):
            return connection.ops.adapt_datetimefield_value(value + self.shift)
        return self.kind(value)


class _Prepared:
    def __init__(self, rows: QuerySet[Any, Any], stand_ins: Values) -> None:
        if rows._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise Unfit("what is fetched beside it is not prepared")
        compiler = rows.query.get_compiler(using=rows.db)
        self.sql, parameters = compiler.as_sql()
        self.parameters = [_slot(parameter, stand_ins) for parameter in parameters]
        found = {parameter.name for parameter in self.parameters if isinstance(parameter, _Slot)}
        if found != set(stand_ins):
            raise Unfit(f"{set(stand_ins) - found} do not come out as they went in")
        # From here on Django reads the rows as ever, but the SQL it asks for is there already.
        self.found, self.compiler = rows, compiler
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]

    def rows(self, values: Values) -> list[Any]:
        filled = tuple(p.filled(values) if isinstance(p, _Slot) else p for p in self.parameters)
        self.compiler.as_sql = lambda *_, **__: (self.sql, filled)
        reads: Any = self.found._iterable_class
        return list(reads(self.found))


class _Kept(local):
    """Of one thread: what was prepared, by how many values came in each list."""

    def __init__(self) -> None:
        self.by_shape: dict[tuple[int, ...], _Prepared] = {}


def prepared[R](build: Callable[..., QuerySet[Any, R]]) -> Callable[..., list[R]]:
    """Makes of a function that gives a queryset one that gives its rows, at once."""
    kept = _Kept()

    @wraps(build)
    def ask(**given: Given) -> list[R]:
        if not settings.PREPARE_QUERIES:
            return list(build(**given))
        many = {name: len(value) for name, value in given.items() if isinstance(value, Sequence)}
        values = _flat(given)
        if 0 in many.values() or any(isinstance(v, int) and abs(v) > _LARGEST for v in values.values()):
            return []
        shape = tuple(many.values())
        if shape not in kept.by_shape:
            kept.by_shape[shape] = _prepare(build, given)
        return kept.by_shape[shape].rows(values)

    return ask


def lay_beside(rows: Sequence[Model], name: str, beside: Sequence[Model], *, by: str) -> None:
    """What `prefetch_related(name)` leaves on rows: `row.<name>.all()` gives its own and asks nothing.

    `by` is the field of what lies beside that holds the number of its row.
    """
    own: dict[int, list[Model]] = {row.pk: [] for row in rows}
    for one in beside:
        own[getattr(one, by)].append(one)
    for row in rows:
        kept = row.__dict__.setdefault("_prefetched_objects_cache", {})
        kept[name] = own[row.pk]


def _prepare(build: Callable[..., QuerySet[Any, Any]], given: dict[str, Given]) -> _Prepared:
    number = count(_NUMBER)

    def stand_in(value: Given) -> Given:
        if isinstance(value, datetime):
            return _MOMENT
        return next(number) if isinstance(value, int) else [next(number) for _ in value]

    stand_ins = {name: stand_in(value) for name, value in given.items()}
    return _Prepared(build(**stand_ins), _flat(stand_ins))


def _flat(given: dict[str, Given]) -> Values:
    """Every single value by its name and its place."""
    return {
        (name, place): one
        for name, value in given.items()
        for place, one in enumerate(value if isinstance(value, Sequence) else [value])
    }


def _slot(parameter: Any, stand_ins: Values) -> Any:
    """The parameter itself, or the slot where a stand-in came out."""
    moment = _as_moment(parameter)
    for name, stand_in in stand_ins.items():
        if moment and isinstance(stand_in, datetime) and abs(moment - stand_in) < _NEAR:
            return _Slot(name, datetime, moment - stand_in)
        if isinstance(parameter, int) and parameter == stand_in:
            return _Slot(name, type(parameter))
    return parameter


def _as_moment(parameter: Any) -> datetime | None:
    """SQLite takes moments as words."""
    if isinstance(parameter, str) and parameter[:1].isdecimal():
        with suppress(ValueError):
            parameter = datetime.fromisoformat(parameter)
    if not isinstance(parameter, datetime):
        return None
    return parameter if parameter.tzinfo else parameter.replace(tzinfo=UTC)

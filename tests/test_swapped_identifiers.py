"""Every form as it is found, sent with what stands in the same form of somebody else (PRI-1).

What a form carries along unseen or lets be chosen is a claim like an address is: another's number, signed
place or once-only mark in it writes, changes and shows nothing of theirs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import ForeignKey
from django.utils import timezone

from people.models import Person
from tests import access_table as cast
from tests import factories as make
from tests.access_table import TABLE, Row
from tests.found import Found, found_on, send
from tests.pages import Form
from tests.test_access import World, undone, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db
MODELS = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
WRITES = re.compile(r'(?:INSERT[^"]*|UPDATE|DELETE FROM) "(\w+)"')
Rows = dict[Any, tuple[Any, ...]]
Pairs = list[tuple[str, str]]
PAGES = [row for row in TABLE if not row.posts]
# What is typed where nothing stood yet, so that a form comes as far as what it carries along.
TYPED = {"email": "nieuw@voorbeeld.example", "time": "10:00", "number": "3", "url": "https://krant.example/"}
TYPED |= {"date": (timezone.localdate() + timedelta(days=70)).isoformat()}
TYPED |= {"end": "11:00", "year": "2020", "address": "https://krant.example/"}
# Of the same kind as somebody else of the cast.
DOUBLES = {cast.FELLOW, cast.OUTSIDER, cast.OTHER_TRAINER, cast.OTHER_MENTOR, cast.OTHER_PRINCIPAL}
DOUBLES |= {cast.OTHER_ASSESSOR, cast.ADMINISTRATOR}
# Of another's, per world: enough to find what is not looked at, and few enough to try everywhere.
A_FEW = 2
# Days of a new cohort are looked at before it is there; buddies are known already; who leads ends a group.
REFUSED_AS_IT_IS = {"cohorts:new", "buddies:wishes", "intervisie:end"}


def _rows(table: str) -> Rows:
    return {row[0]: row for row in MODELS[table]._base_manager.values_list("pk", *_columns(table))}


def _columns(table: str) -> list[str]:
    return [field.attname for field in MODELS[table]._meta.concrete_fields]


def _references(table: str) -> list[tuple[int, str]]:
    """Where a row names another: the place in the row, and the table of the other."""
    fields = MODELS[table]._meta.concrete_fields
    return [
        (place, field.related_model._meta.db_table)
        for place, field in enumerate(fields, start=1)
        if isinstance(field, ForeignKey)
    ]


def _whole() -> dict[str, Rows]:
    return {table: _rows(table) for table in MODELS}


class Others:
    """The same cast in the same cohort and elsewhere, each with a name of its own; and one that is gone."""

    def __init__(self, own: World) -> None:
        began = _whole()
        self.beside, self.elsewhere = World(beside=own), World()
        self.strangers = _named(self.elsewhere, "Elderling")
        self.names = [*_named(self.beside, "Naaste").values(), *self.strangers.values()]
        self.kept = _whole()
        self.theirs = {(table, pk) for table in MODELS for pk in self.kept[table].keys() - began[table]}

    def shown_in(self, text: str) -> set[str]:
        return {name for name in self.names if name in text}

    def touched(self, tables: set[str]) -> set[tuple[Any, ...]]:
        """What of theirs is not as it was, and what names them since."""
        return {one for table in tables for one in self._touched(table)}

    def _touched(self, table: str) -> Iterator[tuple[Any, ...]]:
        before, after = self.kept[table], _rows(table)
        for pk in before.keys() | after.keys():
            old, new = before.get(pk), after.get(pk)
            if old != new and (table, pk) in self.theirs:
                yield "changed", table, pk
            elif old != new and new:
                yield from self._named_in(table, old, new)

    def _named_in(self, table: str, old: Any, new: Any) -> Iterator[tuple[Any, ...]]:
        for place, other in _references(table):
            if (other, new[place]) in self.theirs and not (old and old[place] == new[place]):
                yield "names", table, other, new[place]


def _named(world: World, word: str) -> dict[str, str]:
    """Each by a name that nobody else has, and in an organisation of their own."""
    names = {who: f"{word}{person.pk}x" for who, person in world.people.items()}
    organisation = make.organisation(f"Gemeente {word}")
    for who, person in world.people.items():
        Person.objects.filter(pk=person.pk).update(name=names[who], organisation=organisation)
    return names


@dataclass(frozen=True)
class Effect:
    status: int
    shown: set[str]
    touched: set[tuple[Any, ...]]


def _choices(form: Form) -> Pairs:
    """What a form offers or carries along unseen."""
    return [(name, value) for name, values in form.choices.items() for value in values] + form.buttons


def _carried(form: Form) -> set[str]:
    """The fields that stand for something of somebody's, without the numbers in their names."""
    claims = {name for name, value in _choices(form) if _is_claim(value) or _is_claim(name)}
    return {_plain(name) for name in claims - {"csrfmiddlewaretoken"}}


def _is_claim(words: str) -> bool:
    """A number, or so long that it was signed or drawn."""
    return re.search(r"\d|.{20}", words) is not None


def _plain(name: str) -> str:
    return re.sub(r"\d+", "#", name)


def _forms(world: World, row: Row, who: str) -> Iterator[Found]:
    for one in found_on(world, row, who):
        if one.form.method == "post" and _carried(one.form):
            yield one


Offered = dict[tuple[str, str, str], set[tuple[str, str]]]


def _add(offered: Offered, one: Found) -> None:
    """What stands in this form, by where it goes, to whom, and in which field."""
    fields = _carried(one.form)
    for name, value in _choices(one.form):
        if value and _plain(name) in fields:
            offered.setdefault((one.name, one.who, _plain(name)), set()).add((name, value))


def _offered(world: World, rows: list[tuple[Row, str]]) -> Offered:
    found: Offered = {}
    for row, who in rows:
        for one in _forms(world, row, who):
            _add(found, one)
    return found


class Swaps:
    """The forms of one's own, and what stands in those of the others."""

    def __init__(self, own: World) -> None:
        self.world, self.others = own, Others(own)
        self.forms: dict[Any, Found] = {}
        self.own: Offered = {}
        rows = [(row, who) for row in PAGES for who in sorted(row.may - DOUBLES or row.may)]
        rows = [(row, who) for row, who in rows if self._carries(row, who)]
        self.foreign = [_offered(other, rows) for other in (self.others.beside, self.others.elsewhere)]
        with transaction.atomic():
            self.foreign.append(_offered(World(), rows))
            transaction.set_rollback(True)

    def _carries(self, row: Row, who: str) -> bool:
        found = list(_forms(self.world, row, who))
        for one in found:
            self.forms.setdefault((one.name, who, frozenset(map(_plain, one.form.values))), one)
            _add(self.own, one)
        return bool(found)

    def of(self, one: Found) -> Iterator[Pairs]:
        """As filled in by hand, with one thing of another's in the place of one's own."""
        for field in sorted(_carried(one.form)):
            key = one.name, one.who, field
            for offered in self.foreign:
                foreign = sorted(offered.get(key, set()) - self.own.get(key, set()))
                for name, value in foreign[:: max(1, len(foreign) - 1)][:A_FEW]:
                    yield _swapped(one.form, name, value)

    def wrongs(self, one: Found) -> Iterator[tuple[Any, ...]]:
        """What another's thing did in this form that one's own does not do."""
        tried = list(self.of(one))
        usual = self.effect(one, _filled(one.form))
        for pairs in tried:
            effect = self.effect(one, pairs)
            shown = effect.shown - usual.shown - self.others.shown_in(one.page)
            touched = effect.touched - usual.touched
            if effect.status >= 429 or shown or touched:
                yield one.name, one.who, pairs[-1], effect.status, shown, touched

    def effect(self, one: Found, pairs: Pairs) -> Effect:
        """What came of it, and it is undone."""
        client, tables = self.world.clients[one.who], set[str]()
        client.raise_request_exception = False

        def note(execute: Any, sql: str, *rest: Any) -> Any:
            tables.update(WRITES.findall(sql))
            return execute(sql, *rest)

        # The limits per address count all of these as one.
        cache.clear()
        with undone(client):
            with connection.execute_wrapper(note):
                answer = send(client, one, pairs)
            touched = self.others.touched(tables & MODELS.keys())
        return Effect(answer.status_code, self.others.shown_in(_said(answer)), touched)


def _said(answer: Any) -> str:
    """The page, or what the next one will say."""
    page = "" if answer.streaming else answer.content.decode(errors="replace")
    return page + " ".join(map(str, get_messages(answer.wsgi_request)))


def _swapped(form: Form, name: str, value: str) -> Pairs:
    is_one_of_several = form.kinds.get(name) == "checkbox"
    return [pair for pair in _filled(form) if is_one_of_several or pair[0] != name] + [(name, value)]


def _filled(form: Form) -> Pairs:
    pairs = [(name, value) for name in form.values for value in _by_hand(form, name)]
    return [*pairs, *form.buttons[:1]]


def _by_hand(form: Form, name: str) -> list[str]:
    """What stands there, the first that can be chosen, or what somebody would type."""
    values, choices = form.values[name], [one for one in form.choices.get(name, []) if one]
    if any(values) or form.kinds.get(name) == "hidden":
        return values
    if form.kinds.get(name) == "checkbox":
        return choices[:2]
    if choices:
        # A first and a second assessor, or wish, are not one and the same.
        return [choices[list(form.choices).index(name) % len(choices)]]
    return [TYPED.get(name) or TYPED.get(form.kinds.get(name, ""), "Mooi")]


@pytest.fixture(scope="module")
def swaps(world: World) -> Swaps:
    return Swaps(world)


def test_what_a_form_carries_of_another_s_does_nothing(swaps: Swaps) -> None:  # PRI-1
    assert [wrong for one in swaps.forms.values() for wrong in swaps.wrongs(one)] == []


def test_whoever_is_no_office_chooses_nobody_from_elsewhere(swaps: Swaps) -> None:  # PRI-1
    """What a form offers counts above as one's own, so what it offers is looked at here.

    Assessors of a Proeve are chosen among those of any cohort, trainers among them (PRV-5).
    """
    shown = {
        (one.name, whom)
        for one in swaps.forms.values()
        for whom, name in swaps.others.strangers.items()
        if one.who not in cast.OFFICE and name in one.page
    }
    assert {where for where, _ in shown} == {"proeve:plan", "proeve:plan_one"}
    assert {whom for _, whom in shown} <= cast.ASSESSES | {cast.OTHER_ASSESSOR, cast.OTHER_TRAINER}


def test_the_forms_that_are_swapped_come_through_with_what_is_one_s_own(swaps: Swaps) -> None:
    """Else the other test would see refusals that have nothing to do with whose it is."""
    tried = [one for one in swaps.forms.values() if any(swaps.of(one))]
    assert len({one.name for one in tried}) > 40
    refused = {one.name for one in tried if swaps.effect(one, _filled(one.form)).status >= 400}
    assert refused <= REFUSED_AS_IT_IS

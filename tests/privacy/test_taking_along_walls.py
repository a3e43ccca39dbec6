"""Nothing of somebody is forgotten in what they take along: each field of each table is looked at (PRI-3)."""

from collections import Counter
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

from people.models import Person
from people.taking_along import Along, Document, Rows

ROOMS_WITH_TABLES = [room for room in settings.ROOMS if list(apps.get_app_config(room).get_models())]
ALONGS: dict[str, Along] = {room: import_module(f"{room}.taking_along").ALONG for room in ROOMS_WITH_TABLES}
ROWS = [one for along in ALONGS.values() for one in along.rows]
DOCUMENTS = [one for along in ALONGS.values() for one in along.documents]


def fields_of(model: type[Model]) -> set[str]:
    return {field.name for field in [*model._meta.fields, *model._meta.many_to_many]}


def doubles(names: list[str]) -> set[str]:
    return {name for name, times in Counter(names).items() if times > 1}


@pytest.mark.parametrize("rows", ROWS, ids=lambda one: one.name)
def test_each_field_of_a_row_goes_or_is_named(rows: Rows) -> None:  # PRI-3
    assert set(rows.accounted()) == fields_of(rows.model)
    assert doubles(rows.accounted()) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_each_field_in_a_document_goes_or_is_named(document: Document) -> None:  # PRI-3
    for model, covered in document.covers.items():
        left = [name for one in document.left.get(model, ()) for name in one.fields]
        assert {*covered, *left} == fields_of(model), model
        assert doubles([*covered, *left]) == set()


def models_spoken_of(along: Along) -> list[type[Model]]:
    in_documents = [model for one in along.documents for model in one.covers]
    in_rows = {one.model for one in along.rows}
    return [*in_rows, *in_documents, *along.stays, *along.of_nobody]


@pytest.mark.parametrize("room", ROOMS_WITH_TABLES)
def test_each_table_goes_or_stays_or_is_of_nobody(room: str) -> None:  # PRI-3
    spoken_of = models_spoken_of(ALONGS[room])
    assert len(spoken_of) == len(set(spoken_of))
    assert set(apps.get_app_config(room).get_models()) - set(spoken_of) == set()


def test_each_table_of_others_that_names_a_person_is_looked_at_too() -> None:  # PRI-3
    spoken_of = {model for along in ALONGS.values() for model in models_spoken_of(along)}
    named = {
        model
        for model in apps.get_models()
        if any(field.related_model is Person for field in model._meta.fields)
    }
    assert named - spoken_of == set()


def test_names_are_given_once_and_can_be_those_of_files() -> None:
    names = [one.name for one in [*ROWS, *DOCUMENTS]]
    assert doubles(names) == set()
    assert [name for name in names if not name.replace("-", "").isalnum() or name != name.lower()] == []


def test_what_stays_says_why() -> None:
    left = [one for along in ALONGS.values() for one in along.stays.values()]
    left += [one for rows in ROWS for one in rows.left]
    assert [one for one in left if not one.why.endswith(".")] == []

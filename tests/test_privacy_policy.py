"""Every field of every model says what it is to the person, and how long it is kept (PRI-4)."""

from collections import Counter
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings

ROOMS_WITH_TABLES = [room for room in settings.ROOMS if list(apps.get_app_config(room).get_models())]


@pytest.mark.parametrize("room", ROOMS_WITH_TABLES)
def test_every_field_stands_in_the_policy_once(room: str) -> None:  # PRI-4
    held = Counter(
        (one.model, field) for one in import_module(f"{room}.privacy").HELD for field in one.fields
    )
    models = apps.get_app_config(room).get_models()
    fields = {
        (model, field.name) for model in models for field in [*model._meta.fields, *model._meta.many_to_many]
    }
    assert {pair for pair, times in held.items() if times > 1} == set()
    assert set(held) == fields


@pytest.mark.parametrize("room", ROOMS_WITH_TABLES)
def test_the_policy_is_written_for_people(room: str) -> None:
    for one in import_module(f"{room}.privacy").HELD:
        assert one.what[0].isupper()
        assert one.keep

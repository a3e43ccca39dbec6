"""The walls of the house that import-linter and ruff cannot say."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Field

from tests.walls.code import APPS, PROJECT, Module, modules, role_of

LONGEST_FUNCTION, LONGEST_FILE = 40, 400
MODULES = modules()

# A module of this role may be imported by these roles only.
DOORS = {
    "views": {"urls"},
    "forms": {"views", "forms"},
    # The menu and what stands above every page know who asks, as a view does.
    "access": {"views", "access", "urls", "navigation", "context"},
    "tasks": set(),
}
# What comes from outside, and the one place that may touch it.
OWNERS = {
    "celery": {"tasks", "vakmanschap.celery", "outbox.nudging"},  # which sends one word, by name
    "django.core.mail": {"outbox"},
    "imap_tools": {"outbox.mailbox"},
    "weasyprint": {"documents"},
    "django.dispatch": set(),
    "django.db.models.signals": set(),
}


def _reaches(module: Module, role: str) -> list[str]:
    """The modules of this role, in any app, that this module imports."""
    ours = (name for name in module.imports if "." in name and name.split(".")[0] in APPS)
    return [name for name in ours if role_of(name.split(".")[1]) == role]


@pytest.mark.parametrize("role", DOORS)
def test_only_the_next_floor_reaches_a_door(role: str) -> None:
    allowed = DOORS[role] | {role}
    outside = [module for module in MODULES if module.role not in allowed]
    assert {module.name: found for module in outside if (found := _reaches(module, role))} == {}


@pytest.mark.parametrize("package", OWNERS)
def test_one_place_touches_what_comes_from_outside(package: str) -> None:
    broken = [
        module.name
        for module in MODULES
        if not {module.name, module.role, module.app} & OWNERS[package]
        and any(f"{name}.".startswith(f"{package}.") for name in module.imports)
    ]
    assert broken == []


def test_functions_stay_short() -> None:
    lengths = {
        f"{module.name}.{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for module in MODULES
        for function in module.functions
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_files_stay_short() -> None:
    # What the cast of the demo wrote is text, not code.
    code = [module for module in MODULES if not module.name.startswith("demo.content.")]
    lengths = {module.name: len(module.path.read_text().splitlines()) for module in code}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_room_stands_in_every_list() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    floors = [room for layer in contracts[0]["layers"] for room in layer.split(" | ")]
    rooms = {"vakmanschap", *settings.ROOMS}
    assert set(APPS) == set(floors) == set(contracts[1]["ancestors"]) == rooms
    assert set(PROJECT["tool"]["mypy"]["files"]) == rooms | {"tools"}


def _floors() -> dict[str, int]:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    return {room: -height for height, layer in enumerate(layers) for room in layer.split(" | ")}


def test_foreign_keys_point_down() -> None:
    floors = _floors()
    relations = [
        (app, field)
        for app in settings.ROOMS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.is_relation
    ]
    assert relations
    up = [
        f"{field} points to {target}"
        for app, field in relations
        if (target := field.related_model._meta.app_label) != app and floors.get(target, -99) >= floors[app]
    ]
    assert up == []

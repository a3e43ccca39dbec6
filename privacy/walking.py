"""Through the rooms of the house, from the ground up."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings

# A vault looks after itself, and counts nothing: how many took the questionnaire is not ours to know (BIG-3).
VAULTS = ("bigfive",)


def modules(name: str) -> Iterator[ModuleType]:
    """Each room's module of this name, where it has one."""
    for room in settings.ROOMS:
        if room not in VAULTS and find_spec(f"{room}.{name}"):
            yield import_module(f"{room}.{name}")


def with_vaults(name: str) -> Iterator[ModuleType]:
    """The same, and the vaults': for what reaches the person alone whose it is."""
    for room in settings.ROOMS:
        if find_spec(f"{room}.{name}"):
            yield import_module(f"{room}.{name}")

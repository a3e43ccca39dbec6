"""Told at every start and by `manage.py check`, rather than to the first who opens the questionnaire."""

from typing import Any

from django.core.checks import CheckMessage, Error

from bigfive.items import ItemsNotBuilt, all_items


def items_are_built(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    try:
        all_items()
    except ItemsNotBuilt as trouble:
        return [Error(str(trouble), id="bigfive.E001")]
    return []

"""What the privacy papers need from the provider before the site is used for real."""

from typing import Any

from django.core.checks import CheckMessage, Warning

from privacy import provider

HINT = "Set {} in the environment; .env.example says what it means."


def papers_are_filled_in(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [
        Warning(f"The privacy papers lack {what}.", hint=HINT.format(name), id=f"privacy.{name}")
        for name, what in provider.lacking().items()
    ]

from django.apps import AppConfig
from django.core import checks

from bigfive.checks import items_are_built


class BigFiveConfig(AppConfig):
    name = "bigfive"
    verbose_name = "Vragenlijst voor zelfreflectie"

    def ready(self) -> None:
        checks.register(items_are_built)

from django.apps import AppConfig
from django.core import checks

from privacy.checks import papers_are_filled_in


class PrivacyConfig(AppConfig):
    name = "privacy"
    verbose_name = "Privacy"

    def ready(self) -> None:
        checks.register(papers_are_filled_in, deploy=True)

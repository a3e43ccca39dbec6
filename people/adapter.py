from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up (PPL-3), and mail that goes out at once and is kept nowhere."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        sender = {"provider_name": settings.PROVIDER_NAME, "provider_mail": settings.PROVIDER_MAIL}
        super().send_mail(template_prefix, email, sender | context)

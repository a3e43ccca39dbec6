import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as ongoing
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

logger = logging.getLogger(__name__)


class MailAway(ImmediateHttpResponse):
    """The mail server takes nothing now. Who does not catch it gives a page that says so."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(render(request, "account/mail_away.html", status=503))


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up (PPL-3), and mail that goes out at once and is kept nowhere."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Met dit account kun je nu niet inloggen.",
        "duplicate_email": "Dit adres gebruik je al.",
        "email_password_mismatch": "Dit adres en wachtwoord horen niet bij elkaar. Probeer het nog een keer.",
        "email_taken": "Dit adres hoort al bij een ander account.",
        "enter_current_password": "Dit is niet je huidige wachtwoord.",
        "incorrect_code": "Deze code klopt niet. Kijk nog een keer in je mail.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "rate_limited": "Je probeert het te vaak achter elkaar. Wacht een paar minuten.",
        "same_as_current": "Dit adres gebruik je al.",
        "too_many_login_attempts": "Je probeert het te vaak achter elkaar. Wacht een paar minuten.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        sender = {"provider_name": settings.PROVIDER_NAME, "provider_mail": settings.PROVIDER_MAIL}
        try:
            super().send_mail(template_prefix, email, sender | context)
        except OSError as error:
            logger.warning("A mail of allauth could not leave: %s", type(error).__name__)
            raise MailAway(ongoing.request) from error

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """A passkey first: who has one need not look for a code."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda method: not method["id"].endswith("webauthn"))


class SecondStepAdapter(DefaultMFAAdapter):
    """Passkeys and codes from an app, in our words and within our content policy."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": "Zet eerst je passkey of app uit. Verander daarna je adres.",
        "incorrect_code": "Deze code klopt niet. Kijk welke code er nu in de app staat.",
        "unverified_email": "Bevestig eerst je e-mailadres.",
    }

    def build_totp_svg(self, url: str) -> SafeString:
        """Without the XML declaration, so that it can stand in a page: images as data: are refused."""
        drawn = super().build_totp_svg(url)
        return mark_safe(drawn[drawn.index("<svg") :])

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        return "Mijn passkey"

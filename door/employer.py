"""Single sign-on by OpenID Connect: who already has an account may come in by their employer (PPL-3)."""

import logging
from datetime import datetime
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from door.issuers import Issuer
from people.inviting import known_by
from people.looking import log_act
from people.models import Person

logger = logging.getLogger(__name__)
# In the state of a sign-in under way: the employer said that a second step was used.
SECOND_STEP = "issuer_second_step"


class Refused(ImmediateHttpResponse):
    """One page for every reason: it tells nobody which accounts there are."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(render(request, "door/employer_refused.html", status=403))


class EmployerAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Those of the environment alone: nobody adds an issuer by a row in the database."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Any:
        """Nobody is made from what an employer says, so nothing is filled in."""
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        claims, issuer = _taken(sociallogin), issuer_named(sociallogin.account.provider)
        if issuer is None or not _is_a_sign_in(sociallogin, claims):
            raise Refused(request)
        sociallogin.state[SECOND_STEP] = used_second_step(issuer, claims["id_token"])
        if not sociallogin.is_existing:
            person = whose(issuer, claims)
            if person is None:
                logger.info("A sign-in by %s was refused: no account it may open.", issuer.id)
                raise Refused(request)
            sociallogin.connect(request, person)


def _is_a_sign_in(sociallogin: SocialLogin, claims: dict[str, dict[str, Any]]) -> bool:
    """And both answers are about the same person (OpenID Connect Core, 5.3.2)."""
    subjects = {told["sub"] for told in claims.values() if "sub" in told}
    return sociallogin.state.get("process") == AuthProcess.LOGIN and len(subjects) == 1


def issuer_named(name: str) -> Issuer | None:
    return next((issuer for issuer in settings.ISSUERS if issuer.id == name), None)


def whose(issuer: Issuer, claims: dict[str, dict[str, Any]]) -> Person | None:
    """The account with this address: confirmed by an issuer that speaks for its domain, or nobody's."""
    said = claims["userinfo"] or claims["id_token"]
    address = str(said.get("email", ""))
    is_checked = said.get("email_verified") is True or issuer.checks_addresses
    if not is_checked or not issuer.speaks_for(address):
        return None
    person = known_by(address)
    return person if person and person.is_active else None


def used_second_step(issuer: Issuer, token: dict[str, Any]) -> bool:
    """What stands in the ID token alone: `amr` with "mfa" (RFC 8176), or an `acr` that was agreed."""
    methods = token.get("amr")
    return (isinstance(methods, list) and "mfa" in methods) or token.get("acr") in issuer.second_step


def ties_of(person: Person) -> list[tuple[int, str]]:
    """The number of each, and by whom; also of an issuer that was taken out of the environment."""
    tied = SocialAccount.objects.filter(user=person).order_by("pk").values_list("pk", "provider")
    names = {issuer.id: issuer.label for issuer in settings.ISSUERS}
    return [(pk, names.get(provider, provider)) for pk, provider in tied]


def part(person: Person, number: str, *, now: datetime) -> None:
    """From now on this employer opens the account no more, until the person comes in that way again."""
    mine = SocialAccount.objects.filter(user=person, pk=int(number) if number.isdecimal() else 0)
    if mine.delete()[0]:
        log_act("employer-parted", about=f"person:{person.pk}", by=person, now=now)


def _taken(sociallogin: SocialLogin) -> dict[str, dict[str, Any]]:
    """What the issuer told, out of what is stored: of a person at an employer we keep a number."""
    told: dict[str, Any] = sociallogin.account.extra_data or {}
    sociallogin.account.extra_data = {}
    if sociallogin.account.pk:
        SocialAccount.objects.filter(pk=sociallogin.account.pk).update(extra_data={})
    return {"id_token": told.get("id_token") or {}, "userinfo": told.get("userinfo") or {}}

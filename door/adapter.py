"""What django-allauth asks on the way in, answered with all rooms below at hand."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from door import devices, failing, letters
from door.employer import SECOND_STEP
from door.second_step import BY_ISSUER
from outbox.planning import plan_many
from people.adapter import AccountAdapter
from people.looking import log_act
from people.models import Person


class DoorAdapter(AccountAdapter):
    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **login: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **login)
        came_by = (login.get("signal_kwargs") or {}).get("sociallogin")
        if came_by is not None and came_by.state.get(SECOND_STEP):
            record_authentication(request, user, BY_ISSUER)
        if isinstance(user, Person):
            now = timezone.now()
            log_act("signed-in", about=f"person:{user.pk}", by=user, now=now)
            devices.welcome(user, request, response, now=now)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        failing.note_password(str(credentials.get("email", "")), now=timezone.now())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """As a message of ours, exactly once; a change of address is told at the old one as well."""
        now, what = timezone.now(), letters.CHANGES.get(template_prefix)
        if what and isinstance(user, Person):
            plan_many([letters.changed(user, what, now=now)], now=now)
            if email:
                self.send_mail(template_prefix, email, {})

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from desk import appointing
from people.addresses import refuse_lookalike
from people.refusals import Refusal


class Command(BaseCommand):
    help = "Makes somebody a coordinator: who plans cohorts and invites all others, on the pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="where the invitation goes, and what they sign in with")
        parser.add_argument("name", help='first and last name, between quotes: "Monique Timmers"')

    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        name = " ".join(name.split())
        try:
            validate_email(email.strip())
            refuse_lookalike(email)
        except ValidationError as error:
            said = f"{email!r} is no address in plain letters. The address comes first, then the name."
            raise CommandError(said) from error
        if not name:
            raise CommandError("Give a name as well: it stands in mail and on pages.")
        try:
            made, is_new = appointing.appoint(email, name=name, by=None, now=timezone.now())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(self._told(made.person.name, made.person.email, is_new))

    def _told(self, name: str, email: str, is_new: bool) -> str:
        door = settings.BASE_URL + reverse("account_request_login_code")
        said = "is a coordinator now and gets a mail" if is_new else "is a coordinator already"
        return f"{name} {said}. They sign in as {email} at {door} with a code by mail."

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from demo.models import Seed
from demo.seeding import NotADemo, seed
from demo.sweeping import sweep
from people.models import Person


class Command(BaseCommand):
    help = "Fills an empty database with the demo's people. Does nothing when that was done before."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="throw the demo's data away first")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["fresh"]:
            if Person.objects.exists() and not Seed.objects.exists():
                raise CommandError("This database is not a demo. Nothing was thrown away.")
            with transaction.atomic():
                sweep()
        try:
            is_new = seed(now=timezone.now())
        except NotADemo as refusal:
            raise CommandError(
                "This database holds people and is not a demo. It was left alone."
            ) from refusal
        self.stdout.write("The demo is ready." if is_new else "The demo was there already.")

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people import sealing
from people.origin import digest_of


class Command(BaseCommand):
    help = "Says whether the log of acts is whole, or what the first thing is that was changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--expect", default="", help="a head that was noted earlier: NUMBER:DIGEST")
        parser.add_argument("--origin", default="", help="only say how this address stands in the log")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["origin"]:
            self.stdout.write(digest_of(options["origin"]))
            return
        verdict = sealing.verify(expected=options["expect"])
        if verdict.broken:
            raise CommandError(f"The log of acts was changed: {verdict.broken}.")
        self.stdout.write(
            f"The log of acts is whole: {verdict.sealed} sealed, of which {verdict.erased} erased when their "
            f"term ended; {verdict.waiting} wait to be sealed. Head {verdict.head}."
        )

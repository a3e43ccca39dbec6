from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from certificates import keys


class Command(BaseCommand):
    help = "Makes a new key for badges. What was signed before stays valid: its public key stays published."

    def handle(self, *args: Any, **options: Any) -> None:
        key = keys.rotate(now=timezone.now())
        self.stdout.write(f"Badges are signed by {key.public['kid']} from now on.")

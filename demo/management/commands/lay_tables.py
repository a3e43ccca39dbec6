from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import override_settings


class Command(BaseCommand):
    help = "Lays the tables of an empty database in one go; of any other it does what `migrate` does."

    def handle(self, *args: Any, **options: Any) -> None:
        """The same tables as migrating makes, a test says, in a fraction of the time."""
        if not MigrationRecorder(connection).applied_migrations():
            with override_settings(MIGRATION_MODULES=dict.fromkeys(apps.app_configs)):
                call_command("migrate", run_syncdb=True, verbosity=0)
            note_all_as_done()
        call_command("migrate", verbosity=0)


def note_all_as_done() -> None:
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    with transaction.atomic():
        for app, name in MigrationLoader(connection).graph.nodes:
            recorder.record_applied(app, name)

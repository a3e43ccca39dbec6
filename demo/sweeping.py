"""Empties a demo: every table of our own rooms, and the sessions of who was signed in."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management.color import no_style
from django.db import connection


def sweep() -> None:
    """Only ever called after the database was seen to be a demo."""
    models: list[Any] = [
        model
        for room in settings.ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
    ]
    others = [
        apps.get_model("account", "EmailAddress"),
        apps.get_model("usersessions", "UserSession"),
        Session,
    ]
    tables = [model._meta.db_table for model in (*models, *others)]
    with connection.cursor() as cursor:
        for sql in connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=True):
            cursor.execute(sql)

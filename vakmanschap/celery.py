"""Celery carries one sentence only: "go and look". What must be done stands in the database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vakmanschap.settings")

app = Celery("vakmanschap")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# For every thread, not only for the one that came here first.
app.set_default()

"""Lists of participants on their way in, for who keeps the system running: how far, nothing of the rows."""

from django.contrib import admin

from desk.models import Import
from people.admin import ReadOnly


@admin.register(Import)
class ImportAdmin(ReadOnly):
    list_display = ("cohort", "phase", "state", "steps_done", "steps_total", "attempts", "asked_at")
    fields = readonly_fields = (*list_display, "claimed_at", "placed", "put_in_line")
    list_select_related = ("cohort",)
    list_filter = ("state",)
    ordering = ("-asked_at",)

"""Links, to look up what a website said. Lists have their own pages; what people pick is theirs (COH-8)."""

from django.contrib import admin

from people.admin import ReadOnly
from reading.models import Link


@admin.register(Link)
class LinkAdmin(ReadOnly):
    list_display = ("address", "state", "answer", "failures", "checked_at", "due_at")
    list_filter = ("state",)
    search_fields = ("address",)

"""Mail that failed, and what works in the dark, for who keeps the system running (MSG-5).

Of mail that it failed and why, never what it said.
"""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from outbox import desk
from outbox.models import Heartbeat, Message
from people.admin import ReadOnly


@admin.register(Message)
class FailureAdmin(ReadOnly):
    list_display = ("recipient", "kind", "due_at", "attempts", "server_answer")
    fields = readonly_fields = ("recipient", "kind", "due_at", "attempts", "message_id", "server_answer")
    list_select_related = ("recipient",)
    ordering = ("-due_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Message]:
        """Nothing shows that there was a mail of a private kind (BIG-3)."""
        return super().get_queryset(request).filter(pk__in=desk.failed())


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnly):
    """When sender, scheduler and reader of returned mail were last heard."""

    list_display = ("name", "beat_at")

"""Mail that failed, for who keeps the system running: that it did and why, never what it said (MSG-5)."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from outbox import desk
from outbox.models import Message


@admin.register(Message)
class FailureAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("recipient", "kind", "due_at", "attempts", "server_answer")
    fields = readonly_fields = ("recipient", "kind", "due_at", "attempts", "message_id", "server_answer")
    list_select_related = ("recipient",)
    ordering = ("-due_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Message]:
        """Nothing shows that there was a mail of a private kind (BIG-3)."""
        return super().get_queryset(request).filter(pk__in=desk.failed())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Message | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Message | None = None) -> bool:
        return False

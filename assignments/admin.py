from django.contrib import admin

from assignments.models import Support


@admin.register(Support)
class SupportAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["person", "role", "invited_at", "accepted_at", "ended_at"]
    search_fields = ["person__name", "person__email"]
    raw_id_fields = ["assignment", "person"]
    readonly_fields = ["link_number"]

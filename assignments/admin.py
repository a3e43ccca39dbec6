"""Who supports whom, to look something up. Naming and replacing has rules, so it is not done here (PPL-4)."""

from django.contrib import admin

from assignments.models import Support
from people.admin import ReadOnly


@admin.register(Support)
class SupportAdmin(ReadOnly):
    list_display = ("person", "role", "invited_at", "accepted_at", "ended_at")
    list_select_related = ("person",)
    search_fields = ("person__name", "person__email")
    exclude = ("link_number",)

"""Files that are being made, for who keeps the system running: how far they are, not for whom or of what.

Files that were handed in have no screen: whose they are decides who sees them.
"""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from documents.models import Issue
from people.admin import ReadOnly

# A kind that is not in here is not shown: that somebody took the questionnaire is nobody's to know (BIG-3).
SHOWN = {
    "assignment": "Praktijkopdracht",
    "certificate": "Certificaat",
    "cohort-state": "Stand van een cohort",
    "day-papers": "Stukken voor een trainingsdag",
    "evaluation": "Evaluatie",
    "intake": "Intake",
    "paper": "Privacypapier",
    "pod": "POD",
    "register": "Register van deelname",
}


@admin.register(Issue)
class IssueAdmin(ReadOnly):
    list_display = ("what", "state", "steps_done", "steps_total", "attempts", "asked_at", "made_at")
    fields = readonly_fields = (*list_display, "claimed_at")
    list_filter = ("state",)
    ordering = ("-asked_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        return super().get_queryset(request).filter(kind__in=SHOWN)

    @admin.display(description="wat")
    def what(self, obj: Issue) -> str:
        return SHOWN[obj.kind]

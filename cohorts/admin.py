"""Cohorts, organisations and who belongs where, for who keeps the system running. No texts, no reasons.

What has rules (dates, places, who leaves) is changed on the pages of the programme office, not here.
"""

from django.contrib import admin

from cohorts.models import Cohort, Enrolment, Session, Trainership
from people.admin import ReadOnly


@admin.register(Cohort)
class CohortAdmin(ReadOnly):
    list_display = ("name", "version", "capacity", "created_at", "archived_at")
    list_select_related = ("version__programme",)
    search_fields = ("name",)


@admin.register(Session)
class SessionAdmin(ReadOnly):
    list_display = ("cohort", "number", "starts_at", "place", "cancelled_at")
    list_select_related = ("cohort",)
    list_filter = ("cancelled_at",)
    fields = ("cohort", "number", "theme", "starts_at", "ends_at", "place", "uid", "sequence", "cancelled_at")
    date_hierarchy = "starts_at"


@admin.register(Trainership)
class TrainershipAdmin(ReadOnly):
    list_display = ("person", "cohort", "since", "until")
    list_select_related = ("person", "cohort")


@admin.register(Enrolment)
class EnrolmentAdmin(ReadOnly):
    list_display = ("person", "cohort", "organisation", "enrolled_at", "withdrawn_at")
    list_select_related = ("person", "cohort", "organisation")
    search_fields = ("person__name", "person__email")

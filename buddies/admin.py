"""Pairs, to look something up. Trainers lay and end them on their own page (BUD-1)."""

from django.contrib import admin

from buddies.models import Pair
from people.admin import ReadOnly


@admin.register(Pair)
class PairAdmin(ReadOnly):
    list_display = ("__str__", "cohort", "laid_at", "ended_at")
    list_select_related = ("cohort",)
    list_filter = ("cohort",)

"""Programmes and frameworks for who keeps the system running. A version in use stays as it is (COH-1)."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from people.admin import Explained, ReadOnly
from programme.models import Competence, Framework, Programme, Version


@admin.register(Programme)
class ProgrammeAdmin(ReadOnly):
    list_display = ("title", "created_at", "archived_at")
    search_fields = ("title",)


@admin.register(Version)
class VersionAdmin(ReadOnly):
    list_display = ("programme", "number", "attendance_asked", "in_use_since")
    list_select_related = ("programme",)


class CompetenceInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Competence
    extra = 0
    ordering = ("position",)

    def has_change_permission(self, request: HttpRequest, obj: Framework | None = None) -> bool:
        return obj is None or not obj.version.is_in_use

    has_add_permission = has_change_permission
    has_delete_permission = has_change_permission


@admin.register(Framework)
class FrameworkAdmin(Explained):
    list_display = ("name", "kind", "version")
    list_select_related = ("version__programme",)
    list_filter = ("kind",)
    readonly_fields = ("version",)
    inlines = (CompetenceInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Framework]:
        return super().get_queryset(request).select_related("version__programme")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Framework | None = None) -> bool:
        return obj is None or not obj.version.is_in_use

    def has_delete_permission(self, request: HttpRequest, obj: Framework | None = None) -> bool:
        return obj is not None and not obj.version.is_in_use

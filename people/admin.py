from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from people.addresses import refuse_lookalike
from people.inviting import confirm_address, known_by
from people.models import Act, Coordinator, Organisation, Person


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        refuse_lookalike(email)
        known = known_by(email)
        if known and known.pk != self.instance.pk:
            raise forms.ValidationError("Dit adres hoort al bij een ander account.")
        return email


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "email", "organisation", "is_active", "is_staff", "joined_at"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["name", "email"]
    form = PersonForm
    fields = ["name", "email", "organisation", "is_active", "is_staff", "is_superuser", "second_step"]
    readonly_fields = ["second_step"]
    autocomplete_fields = ["organisation"]

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """Erasing has its own way; and the page that asks would list the texts that go along."""
        return False

    @admin.display(description="tweede stap")
    def second_step(self, obj: Person) -> str:
        if obj.pk is None or not Authenticator.objects.filter(user=obj).exists():
            return "geen"
        return format_html('<a href="{}">wissen</a>', reverse("door:reset", args=[obj.pk]))

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            confirm_address(obj)


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    search_fields = ["name"]


@admin.register(Coordinator)
class CoordinatorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["person", "since", "until"]
    autocomplete_fields = ["person"]


class ReadOnly:
    """A log is read, never edited."""

    def has_add_permission(self, request: object) -> bool:
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False


@admin.register(Act)
class ActAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["at", "actor", "action", "about", "result", "origin"]
    list_filter = ["result", "action"]
    search_fields = ["about", "origin"]
    list_select_related = ["actor"]
    exclude = ["seal", "handed_over"]

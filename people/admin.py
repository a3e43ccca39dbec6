"""Accounts, organisations, who runs the office, the log of acts: for who keeps the system running."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from people.addresses import refuse_lookalike
from people.inviting import confirm_address, known_by
from people.models import Act, Coordinator, Organisation, Person

NUMBER = re.compile("[0-9]{1,18}")
REFUSED = "Dat kan niet: iets anders hangt hiervan af, of iemand was je net voor. Er is niets veranderd."


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """To look something up. What has rules is changed where the rules are."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class Chooser(AutocompleteSelect):
    """Django asks the database for what was sent as it was sent, to show it again."""

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> list[Any]:
        return super().optgroups(name, [one for one in value if NUMBER.fullmatch(str(one))], attrs)


class Explained(admin.ModelAdmin):  # type: ignore[type-arg]
    """What the database refuses after all, as something else hangs on it, is told on the same page."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Chooser(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return self._told(request, super().changeform_view, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return self._told(request, super().delete_view, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return self._told(request, super().changelist_view, *args, **kwargs)

    def _told(self, request: HttpRequest, view: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return view(request, *args, **kwargs)
        except IntegrityError:
            self.message_user(request, REFUSED, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        refuse_lookalike(email)
        known = known_by(email)
        if known and known.pk != self.instance.pk:
            raise forms.ValidationError("Dit adres hoort al bij een ander account.")
        return email


@admin.register(Person)
class PersonAdmin(Explained):
    list_display = ["name", "email", "organisation", "is_active", "is_staff", "joined_at"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["name", "email"]
    form = PersonForm
    fields = [
        "name",
        "email",
        "organisation",
        "is_active",
        "is_staff",
        "is_superuser",
        "second_step",
        "glass",
    ]
    readonly_fields = ["second_step", "glass"]
    autocomplete_fields = ["organisation"]

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """Erasing has its own way; and the page that asks would list the texts that go along."""
        return False

    @admin.display(description="tweede stap")
    def second_step(self, obj: Person) -> str:
        if obj.pk is None or not Authenticator.objects.filter(user=obj).exists():
            return "geen"
        return format_html('<a href="{}">wissen</a>', reverse("door:reset", args=[obj.pk]))

    @admin.display(description="noodinzage")
    def glass(self, obj: Person) -> str:
        if not obj.pk:
            return "geen"
        words = "Bekijk in nood een tekst (komt in het logboek, de eigenaar krijgt bericht)"
        return format_html('<a href="{}">{}</a>', reverse("privacy:glass", args=[obj.pk]), words)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            confirm_address(obj)


@admin.register(Organisation)
class OrganisationAdmin(Explained):
    search_fields = ["name"]

    def has_delete_permission(self, request: HttpRequest, obj: Organisation | None = None) -> bool:
        """The programme office does, on a page that says what hangs on it."""
        return False


@admin.register(Coordinator)
class CoordinatorAdmin(Explained):
    list_display = ["person", "since", "until"]
    autocomplete_fields = ["person"]

    def has_delete_permission(self, request: HttpRequest, obj: Coordinator | None = None) -> bool:
        """Who stops gets a last day; that they were one stays known."""
        return False


class AddressAdmin(ReadOnly):
    """By which addresses somebody signs in. They are proven by a code, so none is typed in here (PPL-3)."""

    list_display = ["email", "user", "verified", "primary"]
    list_select_related = ["user"]
    search_fields = ["email", "user__name"]


@admin.register(Act)
class ActAdmin(ReadOnly):
    """A log is read, never edited."""

    list_display = ["at", "actor", "action", "about", "result", "origin"]
    list_filter = ["result", "action"]
    search_fields = ["about", "origin"]
    list_select_related = ["actor"]
    exclude = ["seal", "handed_over"]

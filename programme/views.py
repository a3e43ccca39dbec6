from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.access import coordinator, signed_in
from people.refusals import Refusal
from programme import access, editing, forms, overview
from programme.models import Version


@signed_in
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    coordinator(request)
    return render(request, "programme/list.html", {"lines": overview.lines()})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    by = coordinator(request)
    form = forms.NewProgrammeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        is_standard = form.cleaned_data["start"] == form.STANDARD
        title = form.cleaned_data["title"]
        try:
            version = editing.new_programme(title, standard=is_standard, by=by, now=timezone.now())
        except Refusal as refusal:
            form.add_error("title", str(refusal))
        else:
            messages.success(request, f"Programma {title} is gemaakt. Kijk de dagen na en pas ze aan.")
            return redirect("programme:version", version.pk)
    return render(request, "programme/new.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.version_to_plan(request, pk)
    context = {
        "version": found,
        "versions": found.programme.versions.order_by("-number"),
        "days": found.days.prefetch_related("trains").order_by("number"),
        "frameworks": overview.frameworks_of(found),
    }
    return render(request, "programme/version.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.version_to_plan(request, pk)
    if found.is_in_use:
        messages.error(request, str(editing.VersionInUse()))
        return redirect("programme:version", found.pk)
    if request.method != "POST":
        return _editor(request, found, forms.VersionForm(initial=forms.VersionForm.start_from(found)))
    if request.POST.get("do", "save") != "save":
        return _rearranged(request, found)
    return _saved(request, found)


@signed_in
@require_POST
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.version_to_plan(request, pk)
    made = editing.new_version(found, by=coordinator(request), now=timezone.now())
    messages.success(request, f"Versie {made.number} staat klaar. Lopende cohorten houden hun eigen versie.")
    return redirect("programme:edit", made.pk)


def _editor(
    request: HttpRequest, version: Version, form: forms.VersionForm, days: Any = None
) -> HttpResponse:
    days = days or forms.day_set(version, initial=forms.days_of(version))
    has_errors = bool(form.errors) or (days.is_bound and not days.is_valid())
    may_retitle = editing.title_is_free_to_change(version)
    context = {
        "version": version,
        "form": form,
        "days": days,
        "may_retitle": may_retitle,
        "has_errors": has_errors,
    }
    return render(request, "programme/edit.html", context, status=422 if has_errors else 200)


def _rearranged(request: HttpRequest, version: Version) -> HttpResponse:
    """A day added, taken away or moved up, with all that was typed; saved only by the button for that."""
    typed = {name: request.POST.get(name, "") for name in forms.VersionForm.base_fields}
    rows = forms.rearranged(forms.days_typed(request.POST), request.POST["do"])
    return _editor(request, version, forms.VersionForm(initial=typed), forms.day_set(version, initial=rows))


def _saved(request: HttpRequest, version: Version) -> HttpResponse:
    form = forms.VersionForm(request.POST)
    days = forms.day_set(version, request.POST, initial=forms.days_of(version))
    if all([form.is_valid(), days.is_valid()]):
        try:
            with transaction.atomic():
                editing.edit_version(version, **form.cleaned_data)
                editing.set_days(version, [day.plan() for day in days])
        except (editing.TitleTaken, editing.TitleInUse) as refusal:
            form.add_error("title", str(refusal))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Het programma is bewaard.")
            return redirect("programme:version", version.pk)
    return _editor(request, version, form, days)

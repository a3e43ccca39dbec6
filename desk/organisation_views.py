"""Organisations: which there are, giving one its right name, making one of two."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cohorts.form_pages import READ_WRITE, form_page, sent
from desk import access, organisations
from desk.forms import MergeForm, OrganisationForm, wanted_words
from people import organising
from people.access import coordinator, signed_in
from people.models import Organisation
from people.refusals import Refusal


@signed_in
@require_http_methods(READ_WRITE)
def all_of_them(request: HttpRequest) -> HttpResponse:
    who, form = coordinator(request), OrganisationForm(sent(request))
    if form.is_valid():
        try:
            made = organising.make(form.cleaned_data["name"], by=who, now=timezone.now())
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"{made.name} staat erbij.")
            return redirect("desk:organisation", made.pk)
    words = wanted_words(request.GET)
    page = organisations.page_of(words=words, number=request.GET.get("pagina", ""))
    return form_page(request, "desk/organisations.html", form, found=page, words=words)


@signed_in
@require_http_methods(READ_WRITE)
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """What hangs on it; a POST gives it another name."""
    found = access.organisation_to_keep(request, pk)
    form = OrganisationForm(sent(request), initial={"name": found.name})
    if form.is_valid():
        try:
            name, who = form.cleaned_data["name"], coordinator(request)
            organising.rename(found, name=name, by=who, now=timezone.now())
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, "De naam is veranderd.")
            return redirect("desk:organisation", found.pk)
    return form_page(request, "desk/organisation.html", form, facts=organisations.detail(found))


@signed_in
@require_http_methods(READ_WRITE)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Of one on which nothing hangs; else it says what does, and what to do instead."""
    gone, problem = access.organisation_to_keep(request, pk), ""
    if request.method == "POST":
        try:
            organising.delete(gone, by=coordinator(request), now=timezone.now())
        except Refusal as refusal:
            problem = str(refusal)
        else:
            messages.success(request, f"{gone.name} is weg.")
            return redirect("desk:organisations")
    shown = {"organisation": gone, "hangs": organising.hanging(gone)}
    shown |= {"problem": problem, "has_errors": bool(problem)}
    return render(request, "desk/delete_organisation.html", shown, status=422 if problem else 200)


@signed_in
@require_http_methods(READ_WRITE)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """First which one, then what it comes to, then done."""
    gone = access.organisation_to_keep(request, pk)
    form = MergeForm(sent(request), others=organisations.others(gone))
    if not form.is_valid():
        return form_page(request, "desk/merge_organisation.html", form, facts=organisations.detail(gone))
    into = form.cleaned_data["into"]
    if request.POST.get("do") != "merge":
        context = {"facts": organisations.detail(gone), "into": organisations.detail(into)}
        return render(request, "desk/merge_organisation.html", {"form": form, **context})
    return _merged(request, gone, into)


def _merged(request: HttpRequest, gone: Organisation, into: Organisation) -> HttpResponse:
    organising.merge(gone, into=into, by=coordinator(request), now=timezone.now())
    messages.success(request, f"Alles van {gone.name} hoort nu bij {into.name}.")
    return redirect("desk:organisation", into.pk)

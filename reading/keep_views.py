"""Keeping a reading list, for trainers and the programme office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cohorts.form_pages import READ_WRITE, form_page, sent
from people.access import person, signed_in
from people.refusals import Refusal
from programme.editing import VersionInUse
from reading import access, decoding, importing, keeping, overview
from reading.forms import ImportForm, ItemForm
from reading.models import Item, ReadingList


@signed_in
@require_safe
def of_cohort(request: HttpRequest, cohort: int) -> HttpResponse:
    found = access.list_of_cohort_to_keep(person(request), cohort, now=timezone.now())
    return redirect("reading:keep", found.pk)


@signed_in
@require_safe
def of_version(request: HttpRequest, version: int) -> HttpResponse:
    found = access.list_of_version_to_keep(person(request), version, now=timezone.now())
    return redirect("reading:keep", found.pk)


@signed_in
@require_safe
def keep(request: HttpRequest, reading_list: int) -> HttpResponse:
    found = access.list_to_keep(person(request), reading_list, now=timezone.now())
    groups = overview.groups_to_keep(found)
    context = {
        "list": found,
        "groups": groups,
        "dead": overview.dead_links(groups),
        "versions": overview.versions_beside(found),
    }
    return render(request, "reading/keep.html", context)


@signed_in
@require_http_methods(READ_WRITE)
def add(request: HttpRequest, reading_list: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    found = access.list_to_keep(me, reading_list, now=now)
    if found.stands_still:
        return _stands_still(request, found)
    form = ItemForm(sent(request), request.FILES or None, reading_list=found)
    if form.is_valid():
        try:
            made = keeping.add(found, form.facts(), file=form.cleaned_data["file"], by=me, now=now)
        except Refusal as refusal:
            form.add_error(_field(refusal), str(refusal))
        else:
            messages.success(request, f"{made.title} staat op de lijst.")
            return redirect(_place_of(found, made))
    return form_page(request, "reading/item_form.html", form, list=found)


@signed_in
@require_http_methods(READ_WRITE)
def edit(request: HttpRequest, reading_list: int, item: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    found = access.list_to_keep(me, reading_list, now=now)
    title = access.item_to_keep(found, item)
    if found.stands_still:
        return _stands_still(request, found)
    form = ItemForm(sent(request), request.FILES or None, reading_list=found, item=title)
    if form.is_valid():
        given = form.cleaned_data
        files = {"file": given["file"], "drops_file": given.get("drops_file", False)}
        try:
            keeping.change(title, form.facts(), **files, by=me, now=now)
        except Refusal as refusal:
            form.add_error(_field(refusal), str(refusal))
        else:
            messages.success(request, "De titel is bewaard.")
            return redirect(_place_of(found, title))
    return form_page(request, "reading/item_form.html", form, list=found, item=title)


@signed_in
@require_http_methods(READ_WRITE)
def remove(request: HttpRequest, reading_list: int, item: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    found = access.list_to_keep(me, reading_list, now=now)
    title = access.item_to_keep(found, item)
    if found.stands_still:
        return _stands_still(request, found)
    if request.method == "POST":
        try:
            keeping.remove(title, by=me, now=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{title.title} is van de lijst.")
        return redirect("reading:keep", found.pk)
    return render(request, "reading/remove.html", {"list": found, "item": title})


@signed_in
@require_POST
def move(request: HttpRequest, reading_list: int, item: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    found = access.list_to_keep(me, reading_list, now=now)
    title = access.item_to_keep(found, item)
    try:
        keeping.move(title, up=request.POST.get("to") == "up")
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(_place_of(found, title))


@signed_in
@require_http_methods(READ_WRITE)
def take_in(request: HttpRequest, reading_list: int) -> HttpResponse:
    """Two steps on one page: look what becomes of each title, then put the new ones on the list."""
    found = access.list_to_keep(person(request), reading_list, now=timezone.now())
    if found.stands_still:
        return _stands_still(request, found)
    form = ImportForm(sent(request), request.FILES or None)
    if not form.is_valid():
        return form_page(request, "reading/import.html", form, list=found)
    return _taken_in(request, found, form)


def _taken_in(request: HttpRequest, reading_list: ReadingList, form: ImportForm) -> HttpResponse:
    text, shown = form.cleaned_data["text"], None
    try:
        if form.cleaned_data["file"]:
            text = decoding.text_of(form.cleaned_data["file"])
            form = ImportForm({"text": text})
            form.is_valid()
        shown = importing.preview(reading_list, text)
        if request.POST.get("do") == "take":
            return _put_on_the_list(request, reading_list, text)
    except Refusal as refusal:
        form.add_error("text", str(refusal))
    return form_page(request, "reading/import.html", form, list=reading_list, preview=shown)


def _put_on_the_list(request: HttpRequest, reading_list: ReadingList, text: str) -> HttpResponse:
    seen, me, now = request.POST.get("seen", ""), person(request), timezone.now()
    number = importing.take_in(reading_list, text, seen=seen, by=me, now=now)
    messages.success(request, _added(number))
    return redirect("reading:keep", reading_list.pk)


def _added(number: int) -> str:
    if number == 0:
        return "Er was niets nieuws. De lijst is zoals hij was."
    return "Er is één titel bij gekomen." if number == 1 else f"Er zijn {number} titels bij gekomen."


def _stands_still(request: HttpRequest, reading_list: ReadingList) -> HttpResponse:
    messages.error(request, str(VersionInUse()))
    return redirect("reading:keep", reading_list.pk)


def _field(refusal: Refusal) -> str | None:
    """Where on the form the reason belongs."""
    if isinstance(refusal, keeping.NotOfThisPlan):
        return "place"
    if isinstance(refusal, keeping.AlreadyThere | keeping.WasThereBefore):
        return "title"
    return None if isinstance(refusal, keeping.Enough | keeping.Gone | VersionInUse) else "file"


def _place_of(reading_list: ReadingList, item: Item) -> str:
    return f"{reverse('reading:keep', args=[reading_list.pk])}#titel-{item.pk}"

"""The lines of a programme, each with a page of its own that saves itself while somebody types."""

from collections.abc import Callable
from typing import Any, Literal

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.access import coordinator, or_404, signed_in
from people.refusals import Refusal
from programme import access, arranging, editing, forms, overview
from programme.arranging import Sort
from programme.models import Day, Version
from writing import drafts

READ_WRITE = ["GET", "HEAD", "POST"]
# What a line of each kind is called, with and without its article, and where it stands on the page.
NAMES = {
    "dag": ("de dag", "dag", "dagen"),
    "kader": ("het kader", "kader", "kaders"),
    "competentie": ("de regel", "regel", "kaders"),
    "criterium": ("het criterium", "criterium", "criteria"),
    "niveau": ("het niveau", "niveau", "criteria"),
    "vraag-vooraf": ("de vraag", "vraag vooraf", "vragen"),
    "vraag-achteraf": ("de vraag", "vraag achteraf", "vragen"),
}
WAYS: dict[str, Literal[-1, 1]] = {"eerder": -1, "later": 1}


@signed_in
@require_safe
def contents(request: HttpRequest, pk: int) -> HttpResponse:
    """All that a version holds, with a way to each line."""
    version = access.version_to_plan(request, pk)
    if version.is_in_use:
        return _stands_still(request, version)
    return render(
        request,
        "programme/contents.html",
        {"page": overview.contents_of(version), "fixed": overview.FIXED_QUESTIONS},
    )


def _stands_still(request: HttpRequest, version: Version) -> HttpResponse:
    messages.error(request, str(editing.VersionInUse()))
    return redirect("programme:version", version.pk)


@signed_in
@require_http_methods(READ_WRITE)
def add(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    sort, parent = access.parent_to_plan(request, kind, pk)
    version = arranging.version_of(parent)
    if version.is_in_use:
        return _stands_still(request, version)
    draft = _draft(request, sort, kind, f"nieuw:{pk}")
    form = _form(request, sort, version, draft.fields)
    by, now = coordinator(request), timezone.now()

    def write() -> None:
        arranging.add(sort, parent, form.words(), by=by, now=now)
        drafts.discard(draft.place.key, by=by, now=now)

    if form.is_valid() and _done(write, form):
        return _kept(request, version, kind, "toegevoegd")
    return _page(request, form, draft, version, kind, parent=parent)


@signed_in
@require_http_methods(READ_WRITE)
def change(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    sort, line = access.line_to_plan(request, kind, pk)
    version = arranging.version_of(line)
    if version.is_in_use:
        return _stands_still(request, version)
    draft = _draft(request, sort, kind, str(pk))
    form = _form(request, sort, version, _words_of(line, sort) | draft.fields)
    by, now = coordinator(request), timezone.now()

    def write() -> None:
        arranging.change(line, form.words(), by=by, now=now)
        drafts.discard(draft.place.key, by=by, now=now)

    if form.is_valid() and _done(write, form):
        return _kept(request, version, kind, "bewaard")
    return _page(request, form, draft, version, kind, line=line)


def _done(write: Callable[[], None], form: forms.LineForm) -> bool:
    """Whether it was written; else the form says why not."""
    try:
        write()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


@signed_in
@require_POST
def move(request: HttpRequest, kind: str, pk: int, way: str) -> HttpResponse:
    sort, line = access.line_to_plan(request, kind, pk)
    try:
        arranging.move(sort, line, or_404(WAYS.get(way)), by=coordinator(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('programme:contents', args=[arranging.version_of(line).pk])}#{kind}-{pk}")


@signed_in
@require_http_methods(READ_WRITE)
def remove(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Says what goes along, and asks."""
    sort, line = access.line_to_plan(request, kind, pk)
    version = arranging.version_of(line)
    if version.is_in_use:
        return _stands_still(request, version)
    if request.method == "POST":
        try:
            arranging.remove(sort, line, by=coordinator(request), now=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("programme:contents", version.pk)
        return _kept(request, version, kind, "weggehaald")
    context = {"line": line, "version": version, "name": NAMES[kind], "along": overview.goes_along(line)}
    return render(request, "programme/remove_line.html", context)


def _draft(request: HttpRequest, sort: Sort, kind: str, what: str) -> drafts.Desk:
    by, fields = coordinator(request), forms.form_of(sort.model).base_fields
    labels = {name: str(field.label) for name, field in fields.items() if name != "trains"}
    title = f"Een programma: {NAMES[kind][1]}"
    return drafts.desk(drafts.Place(by.pk, f"programme:{kind}:{what}", title, request.path, labels))


def _form(request: HttpRequest, sort: Sort, version: Version, start: dict[str, Any]) -> forms.LineForm:
    sent = request.POST if request.method == "POST" else None
    return forms.form_of(sort.model)(sent, initial=start, version=version)


def _words_of(line: Any, sort: Sort) -> dict[str, Any]:
    names = [name for name in forms.form_of(sort.model).base_fields if name != "trains"]
    words: dict[str, Any] = {name: getattr(line, name) for name in names}
    if isinstance(line, Day):
        words["trains"] = [str(one.pk) for one in line.trains.all()]
        words["theme"] = "" if line.theme == editing.THEME_TO_COME else line.theme
    return words


def _kept(request: HttpRequest, version: Version, kind: str, done: str) -> HttpResponse:
    messages.success(request, f"{NAMES[kind][0].capitalize()} is {done}.")
    return redirect(f"{reverse('programme:contents', args=[version.pk])}#{NAMES[kind][2]}")


def _page(
    request: HttpRequest,
    form: forms.LineForm,
    draft: drafts.Desk,
    version: Version,
    kind: str,
    *,
    line: Any = None,
    parent: Model | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "draft": draft,
        "version": version,
        "name": NAMES[kind],
        "line": line,
        "within": parent if parent and not isinstance(parent, Version) else None,
    }
    return render(request, "programme/line.html", context, status=422 if form.errors else 200)

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.access import coordinator, signed_in
from people.refusals import Refusal
from programme import access, editing, forms, overview
from programme.models import Version
from programme.standard import PROGRAMME
from writing import drafts


@signed_in
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    coordinator(request)
    lines, archived = overview.lines(), overview.lines(archived=True)
    return render(request, "programme/list.html", {"lines": lines, "archived": archived})


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
            return redirect("programme:contents", version.pk)
    return render(request, "programme/new.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_POST
def standard(request: HttpRequest) -> HttpResponse:
    """The standard programme under its own title, in one press; a second press finds it there."""
    by = coordinator(request)
    try:
        made = editing.new_programme(PROGRAMME.title, standard=True, by=by, now=timezone.now())
    except editing.TitleTaken as refusal:
        messages.info(request, str(refusal))
        return redirect("programme:list")
    messages.success(request, f"{made.programme.title} staat klaar. Plan nu een cohort.")
    return redirect("cohorts:list")


@signed_in
@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.version_to_plan(request, pk)
    page = overview.contents_of(found)
    context = {
        "version": found,
        "versions": found.programme.versions.order_by("-number"),
        "page": page,
        "days": page.days,
        "frameworks": page.frameworks,
    }
    return render(request, "programme/version.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Throws a version away that nobody uses; a programme with cohorts goes to the archive, or comes back."""
    found = access.version_to_plan(request, pk)
    programme, by, now = found.programme, coordinator(request), timezone.now()
    if request.method != "POST":
        shown = {"version": found, "cohorts": overview.cohorts_of(programme)}
        return render(request, "programme/put_away.html", shown)
    if programme.archived_at:
        editing.bring_back(programme, by=by, now=now)
        messages.success(request, f"{programme.title} is terug uit het archief.")
        return redirect("programme:version", found.pk)
    if found.is_in_use:
        editing.archive(programme, by=by, now=now)
        messages.success(request, f"{programme.title} staat in het archief.")
        return redirect("programme:list")
    try:
        editing.discard(found, by=by, now=now)
    except editing.VersionGone as refusal:
        messages.error(request, str(refusal))
        return redirect("programme:list")
    except editing.VersionInUse as refusal:
        messages.error(request, str(refusal))
        return redirect("programme:version", found.pk)
    messages.success(request, f"Versie {found.number} van {programme.title} is weg.")
    return redirect("programme:list")


@signed_in
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The programme and each day of it as a participant comes to see them."""
    found = access.version_to_plan(request, pk)
    return render(
        request,
        "programme/preview.html",
        {"page": overview.contents_of(found), "fixed": overview.FIXED_QUESTIONS},
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The title and what is said of the whole; the lines have pages of their own."""
    found = access.version_to_plan(request, pk)
    if found.is_in_use:
        messages.error(request, str(editing.VersionInUse()))
        return redirect("programme:version", found.pk)
    by, now, draft = coordinator(request), timezone.now(), _draft(request, found)
    start = forms.VersionForm.start_from(found) | draft.fields
    form = forms.VersionForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            editing.edit_version(found, **form.cleaned_data)
        except (editing.TitleTaken, editing.TitleInUse) as refusal:
            form.add_error("title", str(refusal))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.discard(draft.place.key, by=by, now=now)
            messages.success(request, "Het programma is bewaard.")
            return redirect("programme:contents", found.pk)
    context = {
        "version": found,
        "form": form,
        "draft": draft,
        "may_retitle": editing.title_is_free_to_change(found),
    }
    return render(request, "programme/edit.html", context, status=422 if form.errors else 200)


def _draft(request: HttpRequest, version: Version) -> drafts.Desk:
    labels = {
        name: str(forms.VersionForm.base_fields[name].label) for name in ("subtitle", "aim", "outcomes")
    }
    key, title = f"programme:{version.pk}", "Een programma: het geheel"
    return drafts.desk(drafts.Place(coordinator(request).pk, key, title, request.path, labels))


@signed_in
@require_POST
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.version_to_plan(request, pk)
    try:
        made = editing.new_version(found, by=coordinator(request), now=timezone.now())
    except editing.VersionGone as refusal:
        messages.error(request, str(refusal))
        return redirect("programme:list")
    messages.success(request, f"Versie {made.number} staat klaar. Lopende cohorten houden hun eigen versie.")
    return redirect("programme:contents", made.pk)

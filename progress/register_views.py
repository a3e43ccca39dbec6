"""The register for an audit, for the programme office."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from cohorts.fields import EARLIEST, LATEST
from people.access import person, signed_in
from progress import access, register, register_files
from progress.register_files import Form


@signed_in
@require_safe
def this_year(request: HttpRequest) -> HttpResponse:
    access.check_keeps_register(person(request))
    return redirect("progress:register", localdate().year)


@signed_in
@require_safe
def of_year(request: HttpRequest, year: int) -> HttpResponse:
    access.check_keeps_register(person(request))
    _check(year)
    context = {
        "year": year,
        "years": sorted({*register.years(), localdate().year}, reverse=True),
        "head": register.HEAD,
        "entries": register.entries_of(year, now=timezone.now()),
    }
    return render(request, "progress/register.html", context)


@signed_in
@require_POST
def as_file(request: HttpRequest, year: int, form: str) -> HttpResponse:
    me = person(request)
    access.check_keeps_register(me)
    _check(year)
    if form not in [*Form]:
        raise Http404
    issue = register_files.ask(year, Form(form), by=me, now=timezone.now())
    return redirect("documents:issue", issue.pk)


def _check(year: int) -> None:
    """A year in which training days can be."""
    if not EARLIEST.year <= year <= LATEST.year:
        raise Http404

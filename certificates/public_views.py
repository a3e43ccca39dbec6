"""Whether a certificate is valid, for whoever has its number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from certificates.forms import NumberForm
from certificates.looking_up import look_up
from certificates.numbering import LENGTH, grouped, read
from certificates.pacing import WINDOW, may_look
from people.access import open_to_all

WHY = "whoever has the number may know whether it is valid (PRV-7)"


@open_to_all(WHY)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Typing a number over from paper."""
    form = NumberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        number = read(form.cleaned_data["number"])
        if number:
            return redirect("certificates:public", grouped(number))
        form.add_error("number", f"Dit is geen heel nummer. Een nummer heeft {LENGTH} letters en cijfers.")
    page = render(request, "certificates/ask.html", {"form": form}, status=422 if form.errors else 200)
    return _kept_out(page)


@open_to_all(WHY)
@require_safe
def public(request: HttpRequest, number: str) -> HttpResponse:
    """The answer has one shape and one status, also for a number that is not ours."""
    if not may_look(request, now=timezone.now()):
        return _too_often(request)
    context = {"answer": look_up(number), "number": grouped(read(number))}
    return _kept_out(render(request, "certificates/public.html", context))


def _too_often(request: HttpRequest) -> HttpResponse:
    response = render(request, "certificates/too_often.html", status=429)
    response["Retry-After"] = str(WINDOW)
    return _kept_out(response)


def _kept_out(response: HttpResponse) -> HttpResponse:
    """No search engine has this page, no cache keeps it, and no next page is told the number."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response

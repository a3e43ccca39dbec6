"""The public pages, and the proof of an address with which an application starts."""

from typing import cast

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from cohorts.models import Cohort
from intake import access, applying, overview, proving
from intake.forms import ClaimForm, CodeForm
from intake.models import TERMS_VERSION
from intake.proving import Claim
from people import codes
from people.access import open_to_all, person
from people.inviting import account_for
from people.models import Person
from people.refusals import Refusal

APPLIES = "one applies before there is an account (INT-1, PPL-3)"


@open_to_all("anyone may see for which cohorts one can apply (INT-1)")
@require_GET
def cohorts(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/cohorts.html", {"outlines": overview.open_cohorts(today=localdate())})


@open_to_all("anyone may see what a cohort is and asks (INT-1)")
@require_GET
def cohort(request: HttpRequest, cohort: int) -> HttpResponse:
    found = access.open_cohort(cohort, today=localdate())
    [outline] = overview.outlines([found])
    return render(request, "intake/cohort.html", {"outline": outline, "cohort": found})


@open_to_all("the terms are read before applying")
@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/terms.html", {"version": TERMS_VERSION})


@open_to_all(APPLIES)
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, cohort: int) -> HttpResponse:
    """A name and an address; who is signed in has proven theirs already."""
    found = access.open_cohort(cohort, today=localdate())
    if request.user.is_authenticated:
        return _start_at_once(request, found)
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        claim = Claim(found.pk, form.cleaned_data["name"], form.cleaned_data["email"])
        try:
            _send_code(request, claim)
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            return redirect("intake:code", found.pk)
    context = {"cohort": found, "form": form}
    return render(request, "intake/start.html", context, status=422 if form.errors else 200)


def _start_at_once(request: HttpRequest, cohort: Cohort) -> HttpResponse:
    if request.method == "POST":
        return redirect(_begun(request, cohort, by=person(request)))
    return render(request, "intake/start.html", {"cohort": cohort})


@open_to_all(APPLIES)
@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, cohort: int) -> HttpResponse:
    """The code from the mail; from then on there is an account, and an application in it."""
    found = access.open_cohort(cohort, today=localdate())
    claim = proving.claimed(request.session, cohort=found.pk)
    if claim is None or request.user.is_authenticated:
        return redirect("intake:start", found.pk)
    if "again" in request.POST:
        return _send_again(request, claim)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            proving.prove(claim, request.session, form.cleaned_data["code"], now=timezone.now())
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            return _let_in(request, found, claim)
    context = {"cohort": found, "form": form, "claim": claim}
    return render(request, "intake/code.html", context, status=422 if form.errors else 200)


def _send_code(request: HttpRequest, claim: Claim) -> None:
    """As often from one place as codes to sign in: the same limits, so the same answer."""
    if not ratelimit.consume(request, action="request_login_code", key=claim.email.lower()):
        raise codes.TooMany
    proving.send_code(claim, request.session, now=timezone.now())


def _send_again(request: HttpRequest, claim: Claim) -> HttpResponse:
    try:
        _send_code(request, claim)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Er is een nieuwe code onderweg naar je mail.")
    return redirect("intake:code", claim.cohort)


def _let_in(request: HttpRequest, cohort: Cohort, claim: Claim) -> HttpResponse:
    """Signs in as by any code: who has a second step is asked for it first."""
    known, _ = account_for(claim.email, name=claim.name)
    onward = _begun(request, cohort, by=known) if known.is_active else reverse("home")
    return cast(HttpResponse, perform_login(request, known, redirect_url=onward, email=known.email))


def _begun(request: HttpRequest, cohort: Cohort, *, by: Person) -> str:
    """Where this person goes on; a refusal is told there."""
    try:
        mine = applying.start(cohort, by=by, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return reverse("intake:cohort", args=[cohort.pk])
    return reverse("intake:mine", args=[mine.pk])

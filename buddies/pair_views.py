"""The pairs of a cohort: laid by hand, ended, made anew for one person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from buddies import access, choosing, laying, overview, remaking
from buddies.forms import PairForm
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_http_methods(["GET", "POST"])
def pairs(request: HttpRequest, cohort: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    mine = access.cohort_to_pair(me, cohort, now=now)
    page = overview.pairs_of(mine)
    form = PairForm(request.POST or None, free=page.free)
    if request.method == "POST" and form.is_valid():
        try:
            laying.lay(mine, form.numbers(), by=me, now=now)
        except Refusal as refusal:
            form.add_error("members", str(refusal))
        else:
            messages.success(request, "Ze zijn nu elkaars buddy. Ze krijgen elk een mail.")
            return redirect("buddies:pairs", cohort)
    context = {"cohort": mine, "page": page, "form": form, "is_under_way": remaking.is_under_way(mine)}
    return render(request, "buddies/pairs.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, cohort: int, pair: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    mine = access.cohort_to_pair(me, cohort, now=now)
    ending = access.open_pair(mine, pair)
    if request.method == "POST":
        laying.end(ending, by=me, now=now)
        messages.success(request, "Het paar is beëindigd. Ze lezen niet meer bij elkaar mee.")
        return redirect("buddies:pairs", cohort)
    context = {"cohort": mine, "pair": ending, "names": overview.names_in(ending)}
    return render(request, "buddies/end.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def remake(request: HttpRequest, cohort: int, enrolment: int) -> HttpResponse:
    """What can be done for one person without a buddy, or who asks for another."""
    now, me = timezone.now(), person(request)
    mine = access.cohort_to_pair(me, cohort, now=now)
    about = access.enrolment_in(mine, enrolment)
    refusal = ""
    if request.method == "POST":
        try:
            remaking.remake(mine, about.pk, choosing.read(request.POST.get("made", "")), by=me, now=now)
        except Refusal as refused:
            refusal = str(refused)
        else:
            messages.success(request, "Gedaan. Wie een andere buddy heeft, krijgt een mail.")
            return redirect("buddies:pairs", cohort)
    standing = remaking.standing_of(mine)
    context = {"cohort": mine, "about": about, "refusal": refusal, "has_errors": bool(refusal)}
    context |= {"page": choosing.choices_for(standing, about.pk)}
    return render(request, "buddies/remake.html", context, status=422 if refusal else 200)


@signed_in
@require_GET
def office(request: HttpRequest, cohort: int) -> HttpResponse:
    seen = access.cohort_to_see_pairs_of(request, cohort)
    return render(request, "buddies/office.html", {"cohort": seen, "page": overview.pairs_of(seen)})

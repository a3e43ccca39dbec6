from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from buddies import access, laying, overview
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
            messages.success(request, "Ze zijn nu elkaars buddy. Ze zien het op Mijn traject.")
            return redirect("buddies:pairs", cohort)
    context = {"cohort": mine, "page": page, "form": form}
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

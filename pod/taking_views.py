"""Moving the learning sentence of an intervisie into one's own POD."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intervisie.access import seat_afterwards
from people.access import person, signed_in
from people.refusals import Refusal
from pod import access, taking_in
from pod.taking_forms import TakeInForm
from pod.taking_in import Spot

TABS = {Spot.NOTE: "notities", Spot.INTENTION: "achteraf"}


@signed_in
@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest, enrolment: int, intervisie: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    pod = access.own_pod(me, enrolment, now=now)
    seat = seat_afterwards(me, intervisie, now=now)
    if seat.enrolment_id != enrolment:
        raise Http404
    if not seat.learned:
        return redirect("intervisie:table", intervisie)
    days = taking_in.days_of(pod, now=now)
    start = {"spot": Spot.NOTE.value, "day": taking_in.likely_day(days, seat.intervisie)}
    form = TakeInForm(request.POST if request.method == "POST" else None, days=days, initial=start)
    if request.method == "POST" and form.is_valid():
        number, spot = form.cleaned_data["day"], Spot(form.cleaned_data["spot"])
        entry = access.own_entry(me, enrolment, number, now=now)
        try:
            taking_in.take_in(seat, entry, spot, by=me, now=now)
        except Refusal as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, f"Je leerzin staat nu in je POD, bij dag {number}.")
            return redirect(f"{reverse('pod:day', args=[enrolment, number])}?deel={TABS[spot]}")
    context = {"pod": pod, "enrolment": pod.enrolment, "seat": seat, "form": form}
    return render(request, "pod/take_in.html", context, status=422 if form.errors else 200)

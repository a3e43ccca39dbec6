"""Whose answers these are: signed in as that person, or here by their personal link; or 404."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from checkins.models import Reply
from cohorts.models import Cohort, Trainership
from people import idleness
from people.access import WRITES_FOR, is_coordinator, or_404, own_gate, signed_out
from people.models import Person

OPENED = "opened_checkins"


def cohort_to_see_figures_of(person: Person, pk: int) -> Cohort:
    """For who led it and the programme office, also when its other pages have closed for them (PRV-8)."""
    found = or_404(Cohort.objects.filter(pk=pk).first())
    led = Trainership.objects.filter(cohort=found, person=person, until=None).exists()
    if not (led or is_coordinator(person)):
        raise Http404
    return found


def open_with_link(request: HttpRequest, reply: Reply, *, now: datetime) -> None:
    """Lets this browser in to these answers and no other page. It is not a sign-in."""
    request.session.cycle_key()
    request.session[OPENED] = sorted({*request.session.get(OPENED, []), reply.pk})
    request.session[WRITES_FOR] = sorted({*request.session.get(WRITES_FOR, []), reply.person_id})
    idleness.begin(request.session, now=now)


def is_anothers(request: HttpRequest, reply: Reply) -> bool:
    return request.user.is_authenticated and request.user.pk != reply.person_id


def reply_gate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view its Reply. A stranger is asked to sign in before anything is looked up (PPL-5)."""

    @wraps(view)
    def gated(request: HttpRequest, pk: int) -> HttpResponse:
        is_let_in = pk in request.session.get(OPENED, [])
        if not request.user.is_authenticated and not is_let_in:
            return signed_out(request)
        reply = or_404(_replies().filter(pk=pk).first())
        if is_anothers(request, reply):
            raise Http404
        return view(request, reply)

    return own_gate("whose answers these are, signed in or by their personal link")(gated)


def _replies() -> Any:
    related = ("person", "checkin__edition", "checkin__enrolment__person", "checkin__enrolment__cohort")
    return Reply.objects.that_stand().select_related(*related)

"""Who may have which assignment, and which page of a mentor or principal."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from assignments import devices
from assignments.models import Support
from cohorts.access import own_enrolment
from cohorts.models import Cohort, Enrolment
from people import idleness
from people.access import WRITES_FOR, or_404, own_gate, signed_out
from people.models import Person
from people.prepared import prepared

OPENED = "opened_supports"


def enrolment_to_support(person: Person, pk: int) -> Enrolment:
    """One's own deelname, for naming a mentor and a principal."""
    return own_enrolment(person, pk)


def enrolment_to_judge(person: Person, pk: int, *, now: datetime) -> Enrolment:
    """A deelname in a cohort this person leads, for reading the assignment and saying whether it suits."""
    led = Cohort.objects.led_by(person, now=now).values("pk")
    found = Enrolment.objects.active().filter(pk=pk, cohort__in=led)
    return or_404(found.select_related("person", "organisation", "cohort__version__programme").first())


def own_support(enrolment: Enrolment, role: str, *, now: datetime) -> Support:
    """The open support of this deelname in this role."""
    found = Support.objects.open(now).filter(assignment__enrolment=enrolment, role=role)
    support = found.select_related("person", "assignment__enrolment__cohort__version__programme").first()
    if support is None:
        raise Http404
    return support


def open_with_link(request: HttpRequest, support: Support, *, now: datetime) -> None:
    """Lets this browser in to one support. It is not a sign-in: no other role of the person opens.

    What is kept is the number of the link: a newer link ends what an older one opened. Like a sign-in
    it ends when nothing happens.
    """
    request.session.cycle_key()
    request.session[OPENED] = {**request.session.get(OPENED, {}), str(support.pk): support.link_number}
    request.session[WRITES_FOR] = sorted({*request.session.get(WRITES_FOR, []), support.person_id})
    idleness.begin(request.session, now=now)


def is_anothers(request: HttpRequest, support: Support) -> bool:
    """Somebody else is signed in here: a link that was passed on answers for nobody (PPL-3)."""
    return request.user.is_authenticated and request.user.pk != support.person_id


def supporter_gate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view its Support: to that person signed in, or to a browser that opened their link."""
    return _gate(view, with_delegates=False)


def answer_gate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same, and to who answers for a principal: they have these pages and no other (PPL-3)."""
    return _gate(view, with_delegates=True)


def _gate(view: Callable[..., HttpResponse], *, with_delegates: bool) -> Callable[..., HttpResponse]:
    @wraps(view)
    def gated(request: HttpRequest, support: int, **kwargs: Any) -> HttpResponse:
        found = _support_for(request, support, now=timezone.now())
        if found and found.role == Support.Role.DELEGATE and not with_delegates:
            found = None
        if found is None and not request.user.is_authenticated:
            return signed_out(request)
        if found is None:
            raise Http404
        return view(request, found, **kwargs)

    return own_gate("the person of this support, signed in or by their personal link")(gated)


def _support_for(request: HttpRequest, pk: int, *, now: datetime) -> Support | None:
    link_number = request.session.get(OPENED, {}).get(str(pk))
    if link_number is None and not request.user.is_authenticated:
        return None
    support = next(iter(_supports(support=pk, now=now)), None)
    if support is None:
        return None
    if request.user.is_authenticated:
        return None if is_anothers(request, support) else support
    return support if link_number == support.link_number else None


@prepared
def _supports(*, support: int, now: datetime) -> QuerySet[Support]:
    related = ("person", "assignment__enrolment__person", "assignment__enrolment__cohort__version__programme")
    return Support.objects.asked(now).filter(pk=support).select_related(*related)


def may_read_text(request: HttpRequest, support: Support) -> bool:
    """Shared POD text: on a device that was seen before, or signed in as this person."""
    return request.user.pk == support.person_id or devices.is_seen(request, support)

"""Whose draft a browser may write in: its own person's, or that of who came by a personal link (PPL-3)."""

from django.http import Http404, HttpRequest

from people.access import may_write_for
from people.models import Person
from writing import answering
from writing.drafts import Place, place_signed
from writing.history import Asked


def own_place(request: HttpRequest, signed: str) -> Place:
    """The place of a draft of one's own; 404 for any other."""
    place = place_signed(signed)
    if place is None or not may_write_for(request, place.owner):
        raise Http404
    return place


def is_of_another(request: HttpRequest) -> bool:
    """What is sent was typed by someone who was here before whoever is here now."""
    who = answering.number(request.POST.get("who", ""))
    return bool(who) and not may_write_for(request, who)


def owner_of(place: Place) -> Person:
    return Person.objects.get(pk=place.owner)


def asked_history(request: HttpRequest) -> Asked:
    """Which page of a history, and of which sitting."""
    return Asked(
        below=answering.number(request.GET.get("voor", "")),
        sitting=answering.number(request.GET.get("zitting", "")),
    )

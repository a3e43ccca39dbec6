"""Which list or person the programme office may have, for doing what: the object, or 404."""

from uuid import UUID

from django.http import Http404, HttpRequest

from cohorts.access import cohort_to_plan
from cohorts.models import Cohort
from desk.models import Import
from people.access import coordinator, is_coordinator, or_404
from people.access import person as who_asks
from people.models import Organisation, Person


def list_to_take_in(request: HttpRequest, pk: UUID) -> Import:
    coordinator(request)
    found = Import.objects.select_related("cohort__version__programme", "owner", "upload")
    return or_404(found.filter(pk=pk).first())


def person_to_see(request: HttpRequest, pk: int) -> Person:
    """What someone is where; nobody's text."""
    coordinator(request)
    return or_404(Person.objects.select_related("organisation").filter(pk=pk).first())


def organisation_to_keep(request: HttpRequest, pk: int) -> Organisation:
    coordinator(request)
    return or_404(Organisation.objects.filter(pk=pk).first())


def cohort_to_follow(request: HttpRequest, pk: int) -> Cohort:
    """Where everyone is: for who runs the office, and not for the administrator (access.md)."""
    if not is_coordinator(who_asks(request)):
        raise Http404
    return cohort_to_plan(request, pk)

"""Which list or person the programme office may have, for doing what: the object, or 404."""

from uuid import UUID

from django.http import HttpRequest

from desk.models import Import
from people.access import coordinator, or_404
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

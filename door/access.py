from django.http import Http404, HttpRequest

from people.access import or_404, person
from people.models import Person


def to_reset(request: HttpRequest, pk: int) -> Person:
    """Whose second step the administrator takes away, or 404."""
    if not person(request).is_superuser:
        raise Http404
    return or_404(Person.objects.filter(pk=pk).first())

"""Who may have which version of a programme: the programme office, or 404."""

from django.http import Http404, HttpRequest

from people.access import coordinator
from programme.models import Version


def version_to_plan(request: HttpRequest, pk: int) -> Version:
    coordinator(request)
    version = Version.objects.select_related("programme").filter(pk=pk).first()
    if version is None:
        raise Http404
    return version

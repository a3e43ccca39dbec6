from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest

from people.access import or_404, person
from people.models import Person


def administrator(request: HttpRequest) -> Person:
    """Who keeps the system running, or 404."""
    who = person(request)
    if who.is_superuser:
        return who
    raise Http404


def own_session(person: Person, pk: int) -> UserSession:
    found: UserSession = or_404(UserSession.objects.filter(user=person, pk=pk).first())
    return found


def person_to_erase(request: HttpRequest, pk: int) -> Person:
    """For the administrator, who acts on a letter. Who is erased already is not there."""
    administrator(request)
    found: Person = or_404(Person.objects.filter(pk=pk, erased_at=None, merged_into=None).first())
    return found

from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest

from people.access import WRITES_FOR, or_404, person
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


def reader_of(request: HttpRequest) -> Person | None:
    """Whoever is signed in, or came by a personal link; the last of them, if a browser was lent out."""
    if isinstance(request.user, Person):
        return request.user
    known = request.session.get(WRITES_FOR, [])
    return Person.objects.filter(pk__in=known).order_by("-pk").first() if known else None

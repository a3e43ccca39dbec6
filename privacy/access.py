from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest

from documents.models import Issue
from people.access import WRITES_FOR, or_404, person
from people.models import Person
from privacy import archiving


def administrator(request: HttpRequest) -> Person:
    """Who keeps the system running, or 404."""
    who = person(request)
    if who.is_superuser:
        return who
    raise Http404


def owner_behind_glass(request: HttpRequest, pk: int) -> Person:
    """Of whom the administrator may open a text in an emergency; what is one's own has its own pages."""
    by = administrator(request)
    return or_404(Person.objects.filter(pk=pk).exclude(pk=by.pk).first())


def own_archive(person: Person) -> Issue:
    """All of this very person in one file, or 404."""
    return or_404(archiving.of(person))


def own_session(person: Person, pk: int) -> UserSession:
    found: UserSession = or_404(UserSession.objects.filter(user=person, pk=pk).first())
    return found


def person_to_erase(request: HttpRequest, pk: int) -> Person:
    """For the administrator, who acts on a letter. Who is erased already is not there."""
    administrator(request)
    found: Person = or_404(Person.objects.filter(pk=pk, erased_at=None, merged_into=None).first())
    return found


def reader_of(request: HttpRequest) -> Person | None:
    """Whoever is signed in, or came by a personal link; one of them, if a browser was lent out."""
    if isinstance(request.user, Person):
        return request.user
    known = request.session.get(WRITES_FOR, [])
    return Person.objects.filter(pk__in=known).order_by("-pk").first() if known else None

"""Who must show more than a code by mail: trainers, coordinators and administrators (access.md).

A role is a relation (PPL-2) that can begin while somebody is signed in, so it is asked anew each time; of
whoever showed a second step in this session nothing is asked any more.
"""

from datetime import datetime

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, QuerySet
from django.http import HttpRequest

from cohorts.models import Cohort
from people.models import Coordinator, Person
from people.prepared import Row, prepared

# How the employer's own second step stands among the ways in which somebody showed who they are.
BY_ISSUER = "issuer-second-step"
STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def was_shown(request: HttpRequest) -> bool:
    """In this session: a passkey, a code from an app, a spare code, or the employer says so."""
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    return any(record["method"] in ("mfa", BY_ISSUER) for record in records)


def is_lacking(request: HttpRequest, *, now: datetime) -> bool:
    if not settings.SECOND_STEP_REQUIRED or not request.user.is_authenticated or was_shown(request):
        return False
    return is_needed_by(request.user.pk, now=now)


def is_needed_by(person: int, *, now: datetime) -> bool:
    return any(any(row) for row in _roles(person=person, now=now))


def is_set_up(person: Person) -> bool:
    return Authenticator.objects.filter(user=person, type__in=STEPS).exists()


@prepared
def _roles(*, person: int, now: datetime) -> QuerySet[Person, Row]:
    who = Person(pk=person)
    people = Person.objects.filter(pk=person).annotate(
        leads=Exists(Cohort.objects.led_by(who, now=now)),
        coordinates=Exists(Coordinator.objects.filter(person=who, until=None)),
    )
    return people.values_list("leads", "coordinates", "is_staff", "is_superuser")

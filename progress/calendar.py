"""What stands in someone's calendar, from all rooms of the house."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils.http import quote_etag

from agenda.calendars import Happening, bare
from cohorts import dating, letters
from cohorts.models import Cohort
from people.models import Person
from proeve import letters as proeve_letters
from proeve.glance import talks_of


def happenings_of(person: Person, *, now: datetime) -> list[Happening]:
    """Training days, and the Proevegesprekken of whoever is invited; these name nobody."""
    days = [letters.happening(day) for day in dating.days_of(person, now=now)]
    talks = [proeve_letters.bare(talk) for talk in talks_of(person, now=now)]
    return sorted([*days, *talks], key=lambda one: one.starts_at)


def cohorts_in(person: Person, *, now: datetime) -> list[Cohort]:
    """Of which a file with all days can be had: those they are in or lead."""
    ids = {day.cohort_id for day in dating.days_of(person, now=now) if day.ends_at > now}
    return list(Cohort.objects.filter(pk__in=ids).order_by("name"))


def mark_of(happenings: list[Happening]) -> str:
    """The same as long as the feed says the same, for who asks whether anything changed."""
    shown = repr([bare(one) for one in happenings])
    return quote_etag(sha256(shown.encode()).hexdigest())


def address_of(secret: str) -> str:
    return f"{settings.BASE_URL}{reverse('progress:feed', args=[secret])}"

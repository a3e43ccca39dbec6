"""What stuck after three months is kept for a year (PRI-4)."""

from django.db.models import QuerySet

from checkins.models import Checkin
from people.expiring import ONE_YEAR, Ended, Expiry, delete


def _checkins(ended: Ended) -> QuerySet[Checkin]:
    return Checkin.objects.filter(enrolment__in=ended.enrolments)


EXPIRIES = (Expiry("Antwoorden drie maanden na de training", ONE_YEAR, _checkins, delete),)

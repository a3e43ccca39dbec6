"""A participant goes over to another cohort: their place in a pair ends, as do wishes there (PPL-2)."""

from datetime import datetime

from django.db.models import Q

from buddies import laying
from buddies.models import Buddy, Seat, Wish, WishList
from cohorts.models import Enrolment


def leave(enrolment: Enrolment, *, now: datetime) -> None:
    """Who stays behind without a buddy stands on the trainers' page, as when somebody stops (BUD-2)."""
    for buddy in Buddy.objects.filter(enrolment=enrolment, ended_at=None).select_related("pair"):
        laying.let_go(buddy.pair, [buddy], now=now)
    Wish.objects.filter(Q(enrolment=enrolment) | Q(target=enrolment)).delete()
    WishList.objects.filter(enrolment=enrolment).delete()
    Seat.objects.filter(enrolment=enrolment).delete()

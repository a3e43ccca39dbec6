"""What someone picked and noted goes with the POD (PRI-4)."""

from collections.abc import Sequence

from django.db.models import QuerySet

from people.expiring import SIX_MONTHS, Ended, Expiry, delete
from reading.models import Pick
from writing.models import Text


def _picks(ended: Ended) -> QuerySet[Pick]:
    return Pick.objects.filter(enrolment__in=ended.enrolments)


def _erase(rows: Sequence[Pick]) -> None:
    delete(rows)
    Text.objects.filter(pk__in=[one.note_id for one in rows]).delete()


EXPIRIES = (Expiry("Wat mensen van leeslijsten kozen", SIX_MONTHS, _picks, _erase),)

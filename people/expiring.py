"""What goes by itself when its term is over (PRI-4).

Each room says in its own `expiring.EXPIRIES` what goes, and when; the `privacy` room knows what ended, and
makes it go.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.timezone import localdate

from people.models import Coordinator

MONTH = timedelta(days=31)
THREE_MONTHS = timedelta(days=92)
SIX_MONTHS = timedelta(days=183)
ONE_YEAR = timedelta(days=365)
TWO_YEARS = timedelta(days=731)
SEVEN_YEARS = timedelta(days=2557)


@dataclass(frozen=True)
class Ended:
    """What ended before a moment: deelnames, each by its own end, and cohorts. Never of the demo.

    The two are for `__in`. What has a term of its own counts from `before`.
    """

    before: datetime
    enrolments: QuerySet[Any]
    cohorts: QuerySet[Any]


@dataclass(frozen=True)
class Expiry:
    """One kind of thing that goes. `find` gives what is there still; `what` is read on screen.

    `erase` gets a batch of what was found, locked, in a transaction; after it, `find` finds these no more.
    What is not counted stands in no preview and no log: its number would tell what people keep to themselves.
    What stays nameless is kept for its term when somebody asks to be erased, of nobody.
    """

    what: str
    after: timedelta
    find: Callable[[Ended], QuerySet[Any]]
    erase: Callable[[Sequence[Any]], None]
    is_counted: bool = True
    stays_nameless: bool = False


def delete(rows: Sequence[Any]) -> None:
    """For what takes nothing along but what the database takes along."""
    if rows:
        type(rows[0])._base_manager.filter(pk__in=keys(rows)).delete()


def keys(rows: Iterable[Any]) -> list[Any]:
    return [row.pk for row in rows]


def _stopped(ended: Ended) -> QuerySet[Coordinator]:
    return Coordinator.objects.filter(until__lte=localdate(ended.before), person__is_demo=False)


def _notes(ended: Ended) -> QuerySet[LogEntry]:
    """The admin site writes names down."""
    return LogEntry.objects.filter(action_time__lte=ended.before, user__is_demo=False)


def _sessions(ended: Ended) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lte=ended.before)


def _places(ended: Ended) -> QuerySet[UserSession]:
    """With the address and browser of who signed in there."""
    rows = UserSession.objects.filter(created_at__lte=ended.before)
    return rows.exclude(session_key__in=Session.objects.values("session_key"))


EXPIRIES = (
    Expiry("Verlopen sessies", timedelta(0), _sessions, delete),
    Expiry("Waar iemand was ingelogd", timedelta(0), _places, delete),
    Expiry("Wie contactpersoon was", ONE_YEAR, _stopped, delete),
    Expiry("Aantekeningen van de beheersite", ONE_YEAR, _notes, delete),
)

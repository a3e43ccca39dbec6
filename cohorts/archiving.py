"""A cohort out of the way, or away: with people in it to the archive, empty for good.

In the archive all of it can be read, nobody comes in and what was planned to be sent stays where it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from cohorts import offering, placing
from cohorts.models import Cohort, Session
from outbox import holding
from people.hanging import Hanging, hanging_on, listed
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from programme.editing import release
from programme.models import Version

GONE = "Dit cohort is er niet meer."
# What a cohort is made of, and goes with it.
OWN = ("cohorts.Session", "cohorts.Trainership", "reading.ReadingList", "reading.Item")
# There only while somebody takes part, who is counted; of some the office may not know that they are there.
OF_PEOPLE = (
    "buddies.Division",
    "buddies.Pair",
    "cohorts.Admission",
    "cohorts.Enrolment",
    "cohorts.Attendance",
    "cohorts.Waiver",
    "intervisie.Case",
    "intervisie.Intervisie",
    "pod.Entry",
)


class Offered(Refusal):
    message = (
        "Er is nog een plaats aangeboden aan iemand op de wachtlijst. Wacht op het antwoord, "
        "of haal die persoon eerst van de lijst."
    )


class NotEmpty(Refusal):
    def __init__(self, found: Sequence[Hanging]) -> None:
        what = f"Hier hangt nog iets aan: {listed(found)}. " if found else ""
        super().__init__(f"{what}Daarom kan het cohort niet weg. Zet het in het archief.")


@dataclass(frozen=True)
class Standing:
    """What putting it away would come to."""

    in_the_way: Sequence[Hanging]
    planned: int
    days_to_come: int

    @property
    def may_go(self) -> bool:
        return not self.in_the_way


def standing_of(cohort: Cohort, *, now: datetime) -> Standing:
    days = cohort.sessions.that_count().filter(ends_at__gt=now).count()
    return Standing(in_the_way(cohort), holding.planned(cohort.key), days)


def in_the_way(cohort: Cohort) -> list[Hanging]:
    """Whoever or whatever would be lost with it, also who has stopped since."""
    here, days = Cohort.objects.filter(pk=cohort.pk), Session.objects.filter(cohort=cohort)
    counted = [
        Hanging(cohort.enrolments.count(), "deelnemer", "deelnemers"),
        Hanging(cohort.admissions.filter(enrolment=None).count(), "toelating", "toelatingen"),
        *hanging_on(here, but=(*OWN, *OF_PEOPLE)),
        *hanging_on(days, but=(*OWN, *OF_PEOPLE)),
        Hanging(holding.sent(cohort.key), "verstuurd bericht", "verstuurde berichten"),
    ]
    return [one for one in counted if one.count]


@transaction.atomic
def archive(cohort: Cohort, *, by: Person, now: datetime) -> None:
    """Twice is once."""
    locked = placing.locked(cohort)
    if locked.is_archived:
        return
    if locked.admissions.filter(offers__answer="").exists():
        raise Offered
    locked.archived_at = now
    locked.save(update_fields=["archived_at"])
    holding.hold(locked.key, now=now)
    log_act("cohort-archived", about=locked.key, by=by, now=now)


@transaction.atomic
def bring_back(cohort: Cohort, *, by: Person, now: datetime) -> int:
    """How many messages lapsed, as their moment passed meanwhile. Free places are offered again."""
    locked = placing.locked(cohort)
    if not locked.is_archived:
        return 0
    locked.archived_at = None
    locked.save(update_fields=["archived_at"])
    lapsed = holding.let_go(locked.key, now=now)
    offering.offer_what_is_free(locked, now=now)
    log_act("cohort-brought-back", about=locked.key, by=by, now=now)
    return lapsed


@transaction.atomic
def delete(cohort: Cohort, *, by: Person, now: datetime) -> None:
    """Only what is empty. The version it was made of can be changed again when it was the last."""
    locked = placing.locked(cohort)
    if found := in_the_way(locked):
        raise NotEmpty(found)
    holding.drop(locked.key, reason=GONE)
    key, version = locked.key, locked.version
    try:
        with transaction.atomic():
            locked.delete()
    except IntegrityError as error:
        raise NotEmpty(()) from error
    _let_go(version)
    log_act("cohort-deleted", about=key, reason=cohort.name, by=by, now=now)


def _let_go(version: Version) -> None:
    """Held first: whoever makes a cohort of it right now is waited for, and counts (COH-1)."""
    held = Version.objects.select_for_update().get(pk=version.pk)
    if not held.cohort_set.exists():
        release(held)

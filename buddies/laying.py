"""Laying pairs by hand: two people, or three in an odd cohort (BUD-1)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from buddies.models import Buddy, Pair
from cohorts.models import Cohort, Enrolment
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal


class WrongNumber(Refusal):
    message = "Een buddypaar bestaat uit twee deelnemers, of uit drie als het niet anders uitkomt."


class NotHere(Refusal):
    message = "Een van deze deelnemers doet niet (meer) mee aan dit cohort."


class AlreadyPaired(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} heeft al een buddy. Beëindig eerst dat paar.")


@transaction.atomic
def lay(cohort: Cohort, enrolments: Iterable[int], *, by: Person, now: datetime) -> Pair:
    """Lays one pair of participants (by number of enrolment) that have no buddy yet."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    keys = set(enrolments)
    if len(keys) not in (2, 3):
        raise WrongNumber
    members = list(Enrolment.objects.active().filter(cohort=cohort, pk__in=keys).select_related("person"))
    if len(members) != len(keys):
        raise NotHere
    taken = (
        Buddy.objects.filter(enrolment__in=keys, ended_at=None).select_related("enrolment__person").first()
    )
    if taken:
        raise AlreadyPaired(taken.enrolment.person.name)
    pair = Pair.objects.create(cohort=cohort, laid_by=by, laid_at=now)
    Buddy.objects.bulk_create([Buddy(pair=pair, enrolment=one) for one in members])
    log_act("pair-laid", about=f"pair:{pair.pk}", by=by, now=now)
    return pair


@transaction.atomic
def end(pair: Pair, *, by: Person, now: datetime) -> None:
    """The pair ends, and with it what they saw of each other; the rows stay as history (PPL-2)."""
    changed = Pair.objects.filter(pk=pair.pk, ended_at=None).update(ended_at=now)
    Buddy.objects.filter(pair=pair, ended_at=None).update(ended_at=now)
    if changed:
        log_act("pair-ended", about=f"pair:{pair.pk}", by=by, now=now)

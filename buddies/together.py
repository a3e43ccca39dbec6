"""What a pair did together: feedback, intervisie, a visit to each other's workplace (BUD-3)."""

from datetime import date, datetime

from django.db import transaction

from buddies import asking
from buddies.models import Activity, Pair
from cohorts.local_time import day_of
from cohorts.models import Enrolment
from people.models import Person
from people.refusals import Refusal
from writing import drafts
from writing.plain import clean


class Ended(Refusal):
    message = "Dit buddypaar is gestopt. Er kan niets meer bij."


class NotYet(Refusal):
    message = "Deze dag moet nog komen. Vul een dag in die is geweest."


class TooEarly(Refusal):
    message = "Toen waren jullie nog geen buddy's. Vul een dag in vanaf de dag dat jullie een paar werden."


class NothingKept(Refusal):
    message = (
        "Van een intervisie bewaren we niet waar het over ging. Laat dit veld leeg, "
        "of kies een andere soort. Je tekst staat er nog."
    )


@transaction.atomic
def log(
    pair: Pair, kind: str, *, on: date, note: str = "", token: str = "", by: Person, now: datetime
) -> Activity:
    """Notes it for all members. A form sent twice makes one entry; the question of this fortnight lapses."""
    locked = _locked(pair)
    words = clean(note).strip()
    _refuse(locked, kind, on=on, note=words, now=now)
    drafts.discard(draft_key(locked), by=by, now=now)
    earlier = locked.activities.filter(token=token).first() if token else None
    if earlier:
        return earlier
    asking.noted(locked, now=now)
    return locked.activities.create(kind=kind, on=on, note=words, token=token, logged_by=by, logged_at=now)


@transaction.atomic
def take_out(activity: Activity, *, now: datetime) -> None:
    """It was noted by mistake. Twice is once."""
    _locked(activity.pair)
    Activity.objects.filter(pk=activity.pk).delete()


def pair_of(enrolment: Enrolment) -> Pair | None:
    """The pair this participant is in now."""
    mine = Pair.objects.open().filter(members__enrolment=enrolment, members__ended_at=None)
    return mine.select_related("cohort").first()


def draft_key(pair: Pair) -> str:
    return f"buddy-log:{pair.pk}"


def _refuse(pair: Pair, kind: str, *, on: date, note: str, now: datetime) -> None:
    if on > day_of(now):
        raise NotYet
    if on < day_of(pair.laid_at):
        raise TooEarly
    if kind == Activity.Kind.INTERVISIE and note:
        raise NothingKept


def _locked(pair: Pair) -> Pair:
    locked = Pair.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=pair.pk)
    if locked.ended_at:
        raise Ended
    return locked

"""Rounds open by themselves the day after the last day and three months later, remind once, and close."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q

from cohorts.local_time import bounds, day_of
from cohorts.models import Cohort, Enrolment
from evaluation import letters
from evaluation.models import Asked, Invitee, Moment, Question, Round
from evaluation.standard import QUESTIONS
from outbox.models import Message
from outbox.planning import lapse, plan_many

# Counted in days from the last training day.
OPENS_AFTER = {Moment.END: 1, Moment.LATER: 91}
# A cohort that is entered long after its days is not asked any more.
OPENS_WITHIN = timedelta(days=14)
ALREADY = "Je hebt deze evaluatie al ingevuld."
OPEN_FOR, REMINDS_AFTER = 21, timedelta(days=7)


def turn(*, now: datetime) -> int:
    """Opens, reminds and closes what is due; how many rounds that were."""
    opened = sum(open_due(moment, now=now) for moment in Moment)
    return opened + remind_due(now=now) + silence_answered(now=now) + close_due(now=now)


def open_due(moment: Moment, *, now: datetime) -> int:
    counts = Q(sessions__cancelled_at=None)
    ended = Cohort.objects.not_archived().annotate(last_end=Max("sessions__ends_at", filter=counts))
    asked = Round.objects.filter(moment=moment).values("cohort")
    cohorts = ended.filter(last_end__lt=now, last_end__gt=_oldest(moment, now)).exclude(pk__in=asked)
    return sum(_open(cohort, moment, now=now) for cohort in cohorts)


def _oldest(moment: Moment, now: datetime) -> datetime:
    return now - timedelta(days=OPENS_AFTER[moment] + 1) - OPENS_WITHIN


def opens_at(last_end: datetime, moment: Moment) -> datetime:
    return bounds(day_of(last_end) + timedelta(days=OPENS_AFTER[moment]))[0]


@transaction.atomic
def _open(cohort: Cohort, moment: Moment, *, now: datetime) -> bool:
    """False when it is too early or too late, there is nobody to ask, or another worker was first."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    opens = opens_at(cohort.last_end, moment)  # type: ignore[attr-defined]
    people = Enrolment.objects.active().filter(cohort=cohort).select_related("person")
    is_due = opens <= now < opens + OPENS_WITHIN
    if not is_due or not people or Round.objects.filter(cohort=cohort, moment=moment).exists():
        return False
    closes = bounds(day_of(now) + timedelta(days=OPEN_FOR))[1]
    new = Round.objects.create(cohort=cohort, moment=moment, opened_at=now, closes_at=closes)
    Asked.objects.bulk_create(_questions(new))
    Invitee.objects.bulk_create([Invitee(round=new, enrolment=one) for one in people])
    plan_many([letters.asked(new, one.person) for one in people], now=now)
    return True


def _questions(new: Round) -> list[Asked]:
    own = Question.objects.filter(version=new.cohort.version_id, moment=new.moment).order_by("pk")
    extra = [(one.kind, one.words, one.choices) for one in own]
    return [
        Asked(round=new, number=number, kind=kind, words=words, choices=choices)
        for number, (kind, words, choices) in enumerate([*QUESTIONS[Moment(new.moment)], *extra], start=1)
    ]


def remind_due(*, now: datetime) -> int:
    """Once, and only who has not answered. Who stopped in the meantime is left in peace."""
    due = Round.objects.open_at(now).filter(reminded_at=None, opened_at__lte=now - REMINDS_AFTER)
    return sum(_remind(pk, now=now) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int, *, now: datetime) -> bool:
    found = Round.objects.select_for_update().filter(pk=pk, reminded_at=None).first()
    if found is None:
        return False
    waits = found.invitees.filter(has_answered=False, enrolment__withdrawn_at=None)
    people = [one.enrolment.person for one in waits.select_related("enrolment__person")]
    plan_many([letters.reminder(found, one) for one in people], now=now)
    found.reminded_at = now
    found.save(update_fields=["reminded_at"])
    return True


def silence_answered(*, now: datetime) -> int:
    """A reminder that waits for a decent hour is not needed once its reader answered.

    Not done while answering: nothing of that moment may touch a row with a name on it.
    """
    waiting = Message.objects.open().filter(kind=letters.REMINDER).select_related("recipient")
    silenced = 0
    for row in waiting:
        answered = Invitee.objects.filter(has_answered=True, enrolment__person=row.recipient)
        if answered.filter(round=int(row.subject.partition(":")[2])).exists():
            silenced += lapse(
                kinds=[letters.REMINDER], to=row.recipient, subject=row.subject, reason=ALREADY, now=now
            )
    return silenced


def close_due(*, now: datetime) -> int:
    return Round.objects.filter(closed_at=None, closes_at__lte=now).update(closed_at=now)

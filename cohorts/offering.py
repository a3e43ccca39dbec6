"""The waiting list: a free place is offered to the first, held for a term, then to the next (COH-5)."""

from datetime import datetime, timedelta

from django.db import transaction

from cohorts import announcing, letters, placing
from cohorts.local_time import bounds, day_of
from cohorts.models import Admission, Cohort, Enrolment, Offer
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

TERM_DAYS = 7
LEAST_DAYS = 1
ANSWERED = "Je hebt geantwoord, of de termijn is voorbij."
OFF_THE_LIST = "Je staat niet meer op de wachtlijst."
KINDS = ("waiting_list", "place_offered")
Answer = Offer.Answer


class OfferOver(Refusal):
    message = "Deze plaats is niet meer voor je vrij: de termijn is voorbij."


class NotOffered(Refusal):
    message = "Er is je nu geen plaats aangeboden."


def offer_what_is_free(cohort: Cohort, *, now: datetime) -> list[Offer]:
    """To as many of the first in line as there are places. The cohort is held by who calls."""
    if cohort.is_archived or _is_over(cohort, now=now):
        return []
    unasked = cohort.admissions.waiting().exclude(offers__answer="").filter(person__is_active=True)
    first = list(unasked.select_related("person", "cohort__version__programme")[: cohort.places_left])
    ends_at = term_end(cohort, now=now)
    offers = [Offer(admission=one, offered_at=now, ends_at=ends_at) for one in first]
    Offer.objects.bulk_create(offers)
    planning.plan_many([letters.place_offered(offer) for offer in offers], now=now)
    return offers


def term_end(cohort: Cohort, *, now: datetime) -> datetime:
    """Midnight after a week, or before day 1 if that comes sooner; never less than the whole of tomorrow."""
    today = day_of(now)
    last = today + timedelta(days=TERM_DAYS)
    if first := announcing.first_day(cohort, now=now):
        day_before = day_of(first.starts_at) - timedelta(days=1)
        last = min(last, max(day_before, today + timedelta(days=LEAST_DAYS)))
    return bounds(last)[1]


@transaction.atomic
def accept(admission: Admission, *, by: Person, now: datetime) -> Enrolment:
    """The place that was held. Accepting twice is accepting once."""
    found = _held(admission)
    if found.has_place and found.enrolment.is_active:
        return found.enrolment
    if found.has_place:
        raise NotOffered
    offer = _open_offer(found, now=now)
    enrolment = placing.place(found, by=by, now=now)
    _settle(offer, Answer.ACCEPTED, now=now)
    return enrolment


@transaction.atomic
def leave(admission: Admission, *, by: Person, now: datetime) -> None:
    """Off the waiting list, which declines a place that was offered: it goes to the next. Twice is once."""
    found = _held(admission)
    if found.has_place and found.enrolment.is_active:
        raise placing.AlreadyIn
    if found.has_place or found.left_at is not None:
        return
    if offer := found.offers.open().first():
        _settle(offer, Answer.DECLINED, now=now)
    _take_off(found, now=now)
    log_act("left-waiting-list", about=found.key, by=by, now=now)
    offer_what_is_free(found.cohort, now=now)


def lapse_due(*, now: datetime) -> int:
    """Offers whose term has passed: each person is told, and the place goes to the next."""
    due = Offer.objects.open().filter(ends_at__lte=now).select_related("admission").order_by("ends_at", "pk")
    return sum(_lapse(offer.admission, now=now) for offer in due)


@transaction.atomic
def _lapse(admission: Admission, *, now: datetime) -> bool:
    found = _held(admission)
    offer = found.offers.open().filter(ends_at__lte=now).first()
    if offer is None:
        return False
    _settle(offer, Answer.LAPSED, now=now)
    _take_off(found, now=now)
    planning.plan_many([letters.offer_lapsed(offer)], now=now)
    offer_what_is_free(found.cohort, now=now)
    return True


def _held(admission: Admission) -> Admission:
    """The admission as it is now, with its cohort held."""
    cohort = placing.locked(admission.cohort)
    found = Admission.objects.select_related("person", "organisation", "enrolment").get(pk=admission.pk)
    found.cohort = cohort
    return found


def _open_offer(admission: Admission, *, now: datetime) -> Offer:
    offer = admission.offers.order_by("pk").last()
    if offer is None or offer.answer == Answer.DECLINED:
        raise NotOffered
    if offer.answer or offer.ends_at <= now:
        raise OfferOver
    return offer


def _settle(offer: Offer, answer: str, *, now: datetime) -> None:
    offer.answer, offer.answered_at = answer, now
    offer.save(update_fields=["answer", "answered_at"])
    key = offer.admission.key
    planning.lapse(kinds=KINDS, to=offer.admission.person, subject=key, reason=ANSWERED, now=now)


def _take_off(admission: Admission, *, now: datetime) -> None:
    admission.left_at = now
    admission.save(update_fields=["left_at"])
    person, key = admission.person, admission.key
    planning.lapse(kinds=KINDS, to=person, subject=key, reason=OFF_THE_LIST, now=now)


def _is_over(cohort: Cohort, *, now: datetime) -> bool:
    """Every day has been: a place is of no use to anyone."""
    days = cohort.sessions.that_count()
    return days.exists() and not days.filter(ends_at__gt=now).exists()

"""Consent, skipping, answering one item after another, and finishing (BIG-1, BIG-3, BIG-6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from bigfive import items, scoring
from bigfive.models import CONSENT_VERSION, HIGHEST, LOWEST, Answer, Elsewhere, Sitting
from bigfive.norms import AgeBand
from cohorts.models import Enrolment, Session
from people.refusals import Refusal


class Over(Refusal):
    message = "Je training is voorbij. Vragen beantwoorden kan niet meer."


class AnotherText(Refusal):
    message = "De tekst over je gegevens is intussen veranderd. Lees hieronder de nieuwe tekst."


class NotBegun(Refusal):
    message = (
        "Er staat geen vragenlijst van je open. Heb je hem in een ander venster gewist? "
        "Dan kun je opnieuw beginnen."
    )


class AlreadyFinished(Refusal):
    message = (
        "Je hebt de vragenlijst al afgerond. Dit antwoord telt niet meer mee. Je uitslag is niet veranderd."
    )


class RecordedElsewhere(Refusal):
    message = "Je hebt een uitslag van elders vastgelegd. Wis die eerst als je de vragenlijst hier wilt doen."


class NoSuchItem(Refusal):
    message = "Deze vraag staat niet in de vragenlijst. Wat je eerder antwoordde, is bewaard."


class NoSuchValue(Refusal):
    message = "Kies bij elke vraag een van de vijf antwoorden. Wat je eerder antwoordde, is bewaard."


@dataclass(frozen=True)
class Given:
    """One answer: the number of the item, 1 to 5, and when it was given."""

    item: int
    value: int
    at: datetime


def is_over(enrolment: Enrolment, *, now: datetime) -> bool:
    """The participant left, or the last day has ended. Until then one can begin (BIG-1)."""
    days = Session.objects.that_count().filter(cohort=enrolment.cohort_id)
    last_end = days.aggregate(last_end=Max("ends_at"))["last_end"]
    return not enrolment.is_active or (last_end is not None and last_end <= now)


@transaction.atomic
def begin(enrolment: Enrolment, *, consent: str, now: datetime) -> Sitting:
    """Consent to the text that was read. Who skipped before may still begin; twice is once."""
    sitting = opened(enrolment)
    if sitting and sitting.is_begun:
        return sitting
    if is_over(enrolment, now=now):
        raise Over
    if consent != CONSENT_VERSION:
        raise AnotherText
    begun = sitting or Sitting(enrolment=enrolment)
    begun.skipped_at, begun.consent_version, begun.consented_at = None, consent, now
    begun.save()
    return begun


@transaction.atomic
def skip(enrolment: Enrolment, *, now: datetime) -> None:
    """Remembered for the participant alone, so that nothing asks again. Who began has not skipped."""
    if opened(enrolment) is None:
        Sitting.objects.create(enrolment=enrolment, skipped_at=now)


@transaction.atomic
def answer(enrolment: Enrolment, given: Iterable[Given], *, now: datetime) -> Sitting:
    """Keeps the answers. Of two to one item the later counts, whatever the order they come in (BIG-1)."""
    sitting, answers = _unfinished(enrolment), list(given)
    if is_over(enrolment, now=now):
        raise Over
    for one in answers:
        _check(one)
    known = {row.item: row for row in sitting.answers.filter(item__in=[one.item for one in answers])}
    for one in answers:
        row = known.setdefault(one.item, Answer(sitting=sitting, item=one.item, answered_at=one.at))
        if row.answered_at <= one.at:
            row.value, row.answered_at = one.value, one.at
            row.save()
    return sitting


@transaction.atomic
def finish(enrolment: Enrolment, *, age: AgeBand | None, now: datetime) -> Sitting:
    """Scores the answers; twice is once. Too many open: `scoring` refuses, and everything stays.

    Also after the last day: what was answered is theirs to read.
    """
    sitting = opened(enrolment)
    if sitting and sitting.is_scored:
        return sitting
    sitting = _unfinished(enrolment)
    result = scoring.score(answers_of(sitting), age=age)
    sitting.result, sitting.scored_at = scoring.to_plain(result), now
    sitting.save(update_fields=["result", "scored_at"])
    return sitting


def answers_of(sitting: Sitting) -> dict[int, int]:
    return dict(sitting.answers.values_list("item", "value"))


def opened(enrolment: Enrolment) -> Sitting | None:
    """The sitting as it is now, for as long as the transaction lasts.

    The row of the deelname is the lock: also of who has no sitting yet, or does not any more.
    """
    Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    return Sitting.objects.filter(enrolment=enrolment).first()


def _unfinished(enrolment: Enrolment) -> Sitting:
    sitting = opened(enrolment)
    if sitting is None or not sitting.is_begun:
        raise NotBegun
    if sitting.is_scored:
        raise AlreadyFinished
    if Elsewhere.objects.filter(sitting=sitting).exists():
        raise RecordedElsewhere
    return sitting


def _check(given: Given) -> None:
    if given.item not in items.by_number():
        raise NoSuchItem
    if not LOWEST <= given.value <= HIGHEST:
        raise NoSuchValue

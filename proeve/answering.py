"""Yes, no, or another time: what who is invited says, by a button; nobody reads calendar replies (PRV-3)."""

from datetime import datetime

from django.db import transaction

from outbox import planning
from people.models import Person
from people.refusals import Refusal
from proeve import letters
from proeve.models import Seat, Talk
from writing.plain import clean

LONGEST = 1000
ANSWERED = "Je hebt geantwoord."


class NotInvited(Refusal):
    message = "Je bent voor dit gesprek niet (meer) uitgenodigd, of het gaat niet door."


class AlreadyMoved(Refusal):
    message = "Dit gesprek is intussen verzet. Kijk naar het nieuwe moment en antwoord opnieuw."


class Begun(Refusal):
    message = "Dit gesprek is al begonnen. Antwoorden hoeft niet meer."


class WhichTime(Refusal):
    message = "Schrijf wanneer je wel kunt. Eén zin is genoeg."


class ChooseOne(Refusal):
    message = "Kies een van de antwoorden."


class TooLong(Refusal):
    message = "Je toelichting is te lang. Gebruik ten hoogste 1.000 tekens."


@transaction.atomic
def answer(talk: Talk, *, says: str, words: str, asked: str, by: Person, now: datetime) -> Seat:
    """`asked`: for which invitation the page was. The last answer counts; the same again tells nobody."""
    words = clean(words).strip()
    if says not in Seat.Answer.values:
        raise ChooseOne
    if says == Seat.Answer.OTHER and not words:
        raise WhichTime
    if len(words) > LONGEST:
        raise TooLong
    seat = _seat(talk, by, asked=asked, now=now)
    if (seat.answer, seat.words) == (says, words):
        return seat
    seat.answer, seat.words, seat.answered_at = says, words, now
    seat.save(update_fields=["answer", "words", "answered_at"])
    planning.lapse(kinds=[letters.WAITS], to=by, subject=talk.key, reason=ANSWERED, now=now)
    if says != Seat.Answer.YES:
        planning.plan_many(letters.answered(seat), now=now)
    return seat


def _seat(talk: Talk, by: Person, *, asked: str, now: datetime) -> Seat:
    held = Talk.objects.select_for_update(of=("self",)).select_related(
        "attempt__proeve__enrolment__person", "attempt__proeve__enrolment__cohort"
    )
    current = held.filter(pk=talk.pk, cancelled_at=None).first()
    seat = Seat.objects.select_related("person").filter(talk=talk, person=by).first()
    if current is None or seat is None:
        raise NotInvited
    if current.starts_at <= now:
        raise Begun
    if asked != mark_of(seat):
        raise AlreadyMoved
    seat.talk = current
    return seat


def mark_of(seat: Seat) -> str:
    """Names one invitation: moving the talk asks anew."""
    return seat.asked_at.isoformat()

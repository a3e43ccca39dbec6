"""The principal agrees, asks for a change or declines; the mentor says yes or no (ASG-2)."""

from datetime import datetime

from django.db import transaction

from assignments import asking, letters, writing_it
from assignments.models import Answer, Assignment, Edition, Support
from outbox import planning
from people.looking import log_act
from people.refusals import Refusal
from writing.plain import clean

LIMIT = 4_000
Verdict = Answer.Verdict
MAY_SAY = {
    Support.Role.PRINCIPAL: (Verdict.AGREED, Verdict.CHANGE, Verdict.DECLINED),
    Support.Role.DELEGATE: (Verdict.AGREED, Verdict.CHANGE, Verdict.DECLINED),
    Support.Role.MENTOR: (Verdict.AGREED, Verdict.DECLINED),
}


class NoLonger(Refusal):
    message = "Je bent hier niet meer bij betrokken. Je antwoord is niet verstuurd."


class AnotherText(Refusal):
    message = "De opdracht is intussen veranderd. Lees hieronder de nieuwe tekst en geef je antwoord."


class AlreadyAnswered(Refusal):
    message = "Je hebt deze tekst al beantwoord. Je eerste antwoord telt."


class NotYours(Refusal):
    message = "Dit antwoord kun je niet geven. Kies een van de antwoorden op deze pagina."


class SayWhich(Refusal):
    message = "Schrijf welke wijziging je vraagt. Eén zin is genoeg."


class TooLong(Refusal):
    message = f"Maak je toelichting korter dan {LIMIT} tekens."


@transaction.atomic
def answer(support: Support, *, sha256: str, verdict: str, words: str, now: datetime) -> Answer:
    """One answer to one exact text, named by its checksum. The same answer sent twice counts once."""
    words = clean(words).strip()
    edition = _asked(support, sha256=sha256, now=now)
    _refuse_odd(support, verdict, words)
    side = answers_for(support, now=now)
    earlier = Answer.objects.filter(edition=edition, support=side).first()
    if earlier and (earlier.verdict, earlier.given_by_id) == (verdict, support.person_id):
        return earlier
    if earlier:
        raise AlreadyAnswered
    by = support.person
    facts = {"support": side, "given_by": by, "verdict": verdict, "words": words, "given_at": now}
    given = Answer.objects.create(edition=edition, **facts)
    asking.has_answered(side, asking.AGREEMENT, now=now)
    letter = letters.answered(edition.assignment, giver=support.person, occasion=f"answer:{given.pk}")
    planning.plan_many([letter], now=now)
    log_act(f"assignment-{verdict}", about=edition.key, by=support.person, now=now)
    return given


def answers_for(support: Support, *, now: datetime) -> Support:
    """Whose answer this is: one's own, or the principal's for who was named to answer in their place."""
    if support.role != Support.Role.DELEGATE:
        return support
    principals = Support.objects.open(now).filter(assignment=support.assignment_id)
    principal = principals.filter(role=Support.Role.PRINCIPAL).first()
    if principal is None:
        raise NoLonger
    return principal


def _asked(support: Support, *, sha256: str, now: datetime) -> Edition:
    """The text this person has before them, when it is still the one that counts and they are still asked."""
    assignment = Assignment.objects.select_for_update().get(pk=support.assignment_id)
    if not Support.objects.asked(now).filter(pk=support.pk).exists():
        raise NoLonger
    edition = writing_it.current(assignment)
    if edition is None or edition.sha256 != sha256:
        raise AnotherText
    return edition


def _refuse_odd(support: Support, verdict: str, words: str) -> None:
    if verdict not in MAY_SAY[Support.Role(support.role)]:
        raise NotYours
    if verdict == Verdict.CHANGE and not words:
        raise SayWhich
    if len(words) > LIMIT:
        raise TooLong

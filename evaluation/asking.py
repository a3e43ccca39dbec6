"""The questions a programme adds of its own. A round that is open keeps what it asks."""

from datetime import datetime

from django.db import transaction

from evaluation.models import Question
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from programme.models import Version

MOST = 10


class TooMany(Refusal):
    message = f"Er zijn al {MOST} eigen vragen. Haal er eerst een weg: een lange lijst vult bijna niemand in."


@transaction.atomic
def add(
    version: Version, *, moment: str, kind: str, words: str, choices: str, by: Person, now: datetime
) -> Question:
    Version.objects.select_for_update().get(pk=version.pk)
    if Question.objects.filter(version=version, moment=moment).count() >= MOST:
        raise TooMany
    log_act("evaluation-question-added", about=f"version:{version.pk}", by=by, now=now)
    return Question.objects.create(version=version, moment=moment, kind=kind, words=words, choices=choices)


@transaction.atomic
def remove(question: Question, *, by: Person, now: datetime) -> None:
    log_act("evaluation-question-removed", about=f"version:{question.version_id}", by=by, now=now)
    question.delete()

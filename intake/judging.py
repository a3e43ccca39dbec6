"""The records of trainers: writing one, giving it, and judging blind beside another (INT-3, INT-6)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cohorts.models import Cohort
from intake import conversation_letters as letters
from intake import record as form
from intake.models import Application, Record
from outbox import planning
from people.looking import log_act, looks_about
from people.models import Person
from people.refusals import Refusal
from writing import saving
from writing.models import Text
from writing.saving import Origin, Saved

MOST = 2
DECIDED = "Er is een besluit over deze aanmelding."


class NotOpen(Refusal):
    message = "Deze aanmelding is ingetrokken. Je tekst staat er nog, zodat je hem kunt kopiëren."


class AlreadyGiven(Refusal):
    message = "Je gaf dit verslag al. Open het weer als je iets wilt veranderen."


class AlreadyDecided(Refusal):
    message = "Er is al een besluit over deze aanmelding. Het verslag blijft zoals het is."


class Incomplete(Refusal):
    can_be_mended = True
    message = "Je verslag is nog niet compleet. Wat nog open is, staat hieronder."


class NotYours(Refusal):
    message = "Twee trainers beoordelen deze aanmelding al. Een derde kan er niet bij."


class NotAsked(Refusal):
    message = "Een andere trainer schrijft dit verslag. Vraagt die jou erbij, dan oordeel je als tweede."


class NoTrainerHere(Refusal):
    message = "Kies een andere trainer van dit cohort."


class SawScores(Refusal):
    message = "Deze trainer heeft het oordeel van een ander al gezien en kan niet meer blind oordelen."


class OthersRead(Refusal):
    message = "Beide oordelen zijn gegeven en gelezen. Ze blijven zoals ze zijn."


@transaction.atomic
def begin(application: Application, *, by: Person, now: datetime) -> Record:
    """This trainer's record. The first is for who begins it; a second only for who was asked.

    What was opened and never written in stands in nobody's way, nor does the record of a trainer who left.
    """
    locked = _locked(application)
    records = list(Record.objects.select_related("text", "trainer").filter(application=locked))
    mine = next((one for one in records if one.trainer_id == by.pk), None)
    if mine:
        return mine
    _refuse_closed(locked)
    records = [one for one in records if not _is_left_lying(one)]
    if len(records) >= MOST:
        raise NotYours
    if any(_trains(locked.cohort, one.trainer) for one in records):
        raise NotAsked
    return _new(locked, trainer=by, asked_by=None, now=now)


@transaction.atomic
def ask_second(application: Application, *, trainer: Person, by: Person, now: datetime) -> Record:
    """Lets another trainer judge blind. Asking the same one twice is asking once."""
    locked = _locked(application)
    _refuse_closed(locked)
    records = list(Record.objects.filter(application=locked))
    known = next((one for one in records if one.trainer_id == trainer.pk), None)
    if known and known.asked_by_id:
        return known
    if known or not _trains(locked.cohort, trainer):
        raise NoTrainerHere
    if len(records) >= MOST:
        raise NotYours
    if looks_about(one.key for one in records).filter(viewer=trainer).exists():
        raise SawScores
    if not records:
        _new(locked, trainer=by, asked_by=None, now=now)
    made = _new(locked, trainer=trainer, asked_by=by, now=now)
    planning.plan_many([letters.judge_asked(made)], now=now)
    log_act("second-judge-asked", about=locked.key, by=by, now=now)
    return made


@transaction.atomic
def save(record: Record, *, fields: Mapping[str, str], origin: Origin, by: Person, now: datetime) -> Saved:
    """Keeps what was typed, whole or not. Nobody else reads it until it is given."""
    locked = _writable(record)
    known = {name: fields.get(name, "") for name in form.LABELS if name in fields or name in form.TICKS}
    return saving.save(locked.text, fields=known, origin=origin, by=by, now=now)


@transaction.atomic
def give(record: Record, *, by: Person, now: datetime) -> Record:
    """From here the other trainers read it, once everyone who judges has given theirs. Twice is once."""
    locked = _locked(record.application)
    given = Record.objects.select_related("text", "trainer").get(pk=record.pk)
    if given.given_at:
        return given
    _refuse_closed(locked)
    if form.missing(given.text.fields):
        raise Incomplete
    given.given_at = now
    given.save(update_fields=["given_at"])
    records = list(Record.objects.filter(application=locked).select_related("trainer"))
    if len(records) == MOST and all(one.given_at for one in records):
        others = [one.trainer for one in records if one.trainer_id != by.pk]
        planning.plan_many(list(letters.all_judged(locked, to=others)), now=now)
    planning.lapse(kinds=["judge_asked"], to=by, subject=locked.key, reason="Je gaf je oordeel.", now=now)
    log_act("record-given", about=locked.key, by=by, now=now)
    return given


@transaction.atomic
def reopen(record: Record, *, by: Person, now: datetime) -> Record:
    """To mend something in it: until the decision, and as long as it was not laid beside another's."""
    locked = _locked(record.application)
    _refuse_closed(locked)
    if Record.objects.filter(application=locked).exclude(given_at=None).exclude(pk=record.pk).exists():
        raise OthersRead
    mine = Record.objects.get(pk=record.pk)
    if mine.given_at:
        mine.given_at = None
        mine.save(update_fields=["given_at"])
        log_act("record-reopened", about=locked.key, by=by, now=now)
    return mine


@transaction.atomic
def let_go_second(application: Application, *, by: Person, now: datetime) -> None:
    """No second judgement after all, as long as the one who was asked wrote nothing."""
    locked = _locked(application)
    asked = Record.objects.filter(application=locked, given_at=None).exclude(asked_by=None)
    for record in asked.filter(text__number=0).select_related("text", "trainer"):
        trainer, text = record.trainer, record.text
        record.delete()
        text.delete()
        reason = "Er is geen tweede oordeel meer nodig."
        planning.lapse(kinds=["judge_asked"], to=trainer, subject=locked.key, reason=reason, now=now)
        log_act("second-judge-let-go", about=locked.key, by=by, now=now)


def _new(application: Application, *, trainer: Person, asked_by: Person | None, now: datetime) -> Record:
    text = Text.objects.create(owner=trainer)
    return Record.objects.create(
        application=application, trainer=trainer, text=text, asked_by=asked_by, begun_at=now
    )


def _is_left_lying(record: Record) -> bool:
    """Begun by nobody's asking and still empty: whoever writes first takes its place."""
    if record.asked_by_id or record.given_at or record.text.number:
        return False
    text = record.text
    record.delete()
    text.delete()
    return True


def _writable(record: Record) -> Record:
    locked = _locked(record.application)
    if locked.withdrawn_at:
        raise NotOpen
    if locked.decision:
        raise AlreadyDecided
    mine = Record.objects.select_related("text").get(pk=record.pk)
    if mine.given_at:
        raise AlreadyGiven
    return mine


def _refuse_closed(application: Application) -> None:
    if not application.is_open:
        raise NotOpen
    if application.decision:
        raise AlreadyDecided


def _trains(cohort: Cohort, person: Person) -> bool:
    return cohort.trainerships.filter(person=person, until=None).exists()


def _locked(application: Application) -> Application:
    found = Application.objects.select_for_update(of=["self"])
    return found.select_related("cohort__version__programme", "person").get(pk=application.pk)

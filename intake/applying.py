"""An application from its start until it is handed in or taken back (INT-1)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from cohorts import placing
from cohorts.models import Admission, Cohort
from intake import conversation_letters, interviewing, letters
from intake.models import TERMS_VERSION, Application
from intake.questions import STEPS
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from writing import saving
from writing.merging import Fields
from writing.models import Text
from writing.saving import Origin, Saved

# A sign of life is written down once in this while, or each key would move the reminder.
A_WHILE = timedelta(hours=1)


class Closed(Refusal):
    message = "Je kunt je voor deze groep niet meer aanmelden. Kijk of er een andere groep open is."


class AlreadyIn(Refusal):
    message = "Je bent al toegelaten tot deze groep. Je hoeft je niet nog een keer aan te melden."


class HandedIn(Refusal):
    message = "Je aanmelding is ingestuurd. Je kunt er niets meer in veranderen."


class Withdrawn(Refusal):
    message = "Je hebt deze aanmelding ingetrokken. Je kunt er niets meer mee doen."


class Incomplete(Refusal):
    message = "Je aanmelding is nog niet compleet. Kijk welke stap nog open is."
    can_be_mended = True


class Changed(Refusal):
    message = "Je aanmelding is intussen veranderd. Lees haar nog een keer na voor je haar instuurt."
    can_be_mended = True


class NoAgreement(Refusal):
    message = "Lees de voorwaarden en vink aan dat je akkoord bent."
    can_be_mended = True


@transaction.atomic
def start(cohort: Cohort, *, by: Person, now: datetime) -> Application:
    """The application of this person: the one that is open already, or a new one with its mail."""
    locked = placing.locked(cohort)
    mine = Application.objects.filter(cohort=locked, person=by, withdrawn_at=None).first()
    if mine:
        return mine
    if Admission.objects.filter(cohort=locked, person=by, left_at=None).exists():
        raise AlreadyIn
    _refuse_closed(locked, now=now)
    text = Text.objects.create(owner=by)
    made = Application.objects.create(cohort=locked, person=by, text=text, started_at=now, seen_at=now)
    planning.plan_many([letters.started(made), letters.waits(made)], now=now)
    return made


@transaction.atomic
def save(application: Application, *, fields: Fields, origin: Origin, by: Person, now: datetime) -> Saved:
    locked = _open(application)
    note_sign_of_life(locked, now=now)
    return saving.save(locked.text, fields=fields, origin=origin, by=by, now=now)


@transaction.atomic
def note_sign_of_life(application: Application, *, now: datetime) -> None:
    """From here the four weeks count again (INT-8), and the reminder of the third week."""
    changed = Application.objects.filter(pk=application.pk, handed_in_at=None, withdrawn_at=None)
    if changed.filter(seen_at__lt=now - A_WHILE).update(seen_at=now):
        planning.move(letters.seen_anchor(application), to=now, now=now)


@transaction.atomic
def hand_in(application: Application, *, version: int, agrees: bool, by: Person, now: datetime) -> None:
    """Hands in the text as it was read: its number is `version`."""
    locked = _open(application)
    text = Text.objects.select_for_update().get(pk=locked.text_id)
    _refuse_closed(locked.cohort, now=now)
    if not all(step.is_complete(text.fields) for step in STEPS):
        raise Incomplete
    if text.number != version:
        raise Changed
    if not agrees:
        raise NoAgreement
    locked.payer = text.fields["payer"]
    locked.invoice_reference = text.fields.get("invoice_reference", "").strip()
    locked.terms_version, locked.terms_agreed_at = TERMS_VERSION, now
    locked.handed_in_at = locked.seen_at = now
    locked.save()
    _silence(locked, letters.PENDING, "De aanmelding is ingestuurd.", now=now)
    planning.plan_many([*letters.handed_in(locked), *conversation_letters.unplanned(locked)], now=now)
    log_act("hand-in-application", about=locked.key, by=by, now=now)


@transaction.atomic
def withdraw(application: Application, *, by: Person, now: datetime) -> None:
    """Until one is admitted: a place is given back on the page of that place."""
    locked = _locked(application)
    if locked.withdrawn_at:
        return
    if Admission.objects.filter(cohort=locked.cohort, person=locked.person, left_at=None).exists():
        raise AlreadyIn("Je bent al toegelaten. Wil je niet meer meedoen? Mail het programmabureau.")
    locked.withdrawn_at = now
    locked.save(update_fields=["withdrawn_at"])
    _silence(locked, letters.OPEN, "De aanmelding is ingetrokken.", now=now)
    interviewing.let_go(locked, now=now)
    planning.plan_many(letters.withdrawn(locked), now=now)
    log_act("withdraw-application", about=locked.key, by=by, now=now)


def _locked(application: Application) -> Application:
    found = Application.objects.select_for_update(of=["self"])
    return found.select_related("cohort__version__programme", "person", "text").get(pk=application.pk)


def _open(application: Application) -> Application:
    """Locked, and still to be written in."""
    locked = _locked(application)
    if locked.withdrawn_at:
        raise Withdrawn
    if locked.handed_in_at:
        raise HandedIn
    return locked


def _refuse_closed(cohort: Cohort, *, now: datetime) -> None:
    if cohort.is_archived or cohort.applies_until is None or cohort.applies_until < localdate(now):
        raise Closed


def _silence(application: Application, kinds: Iterable[str], reason: str, *, now: datetime) -> None:
    planning.lapse(kinds=kinds, subject=application.key, reason=reason, now=now)

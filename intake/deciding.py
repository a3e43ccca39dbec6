"""The decision on an application, by a trainer: with a letter, never edited, only replaced (INT-4, INT-5)."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.timezone import localdate

from cohorts import admitting, offering
from cohorts.models import Admission
from intake import conversation_letters as letters
from intake import interviewing
from intake.models import Application, Decision, Record
from outbox import planning
from people.inviting import organisation_named
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from writing import drafts
from writing.plain import clean

LABELS = {"reason": "Waarom", "better_study": "Wat beter past"}
LIMIT = 5000
DECIDED = "Er is een besluit genomen."
Outcome = Decision.Outcome


class NotOpen(Refusal):
    message = "Deze aanmelding is ingetrokken. Een besluit is niet meer nodig."


class NoRecord(Refusal):
    message = "Er is nog geen verslag van het gesprek. Daarna kun je besluiten."


class SayWhy(Refusal):
    message = "Schrijf waarom je dit besluit. De aanmelder leest het."


class NameTheStudy(Refusal):
    message = "Schrijf wat beter past. Zonder advies helpt dit besluit niemand verder."


class AnotherDecided(Refusal):
    """Somebody else decided since this page was opened."""

    def __init__(self, decision: Decision) -> None:
        who = decision.by.name if decision.by else "Iemand anders"
        outcome = decision.get_outcome_display().lower()
        super().__init__(
            f"{who} heeft intussen besloten: {outcome}. Jouw besluit is niet verstuurd. "
            "Lees dat besluit eerst. Daarna kun je het vervangen, als dat nodig is."
        )


class TakesPart(Refusal):
    message = "Deze persoon doet al mee aan het cohort. Laat het programmabureau de deelname eerst stoppen."


@dataclass(frozen=True)
class Choice:
    """What a trainer decides, and why."""

    outcome: str
    reason: str
    better_study: str = ""

    def tidy(self) -> "Choice":
        """As it will be kept; refuses what is not a decision yet."""
        reason = clean(self.reason).strip()
        study = clean(self.better_study).strip() if self.outcome == Outcome.OTHERWISE else ""
        if not reason:
            raise SayWhy
        if self.outcome == Outcome.OTHERWISE and not study:
            raise NameTheStudy
        return Choice(self.outcome, reason, study)


def letter_of(application: Application, choice: Choice, *, by: Person, now: datetime) -> str:
    """The letter as it will be sent, as plain text."""
    context = {
        "application": application,
        "programme": application.cohort.version.programme.title,
        "choice": choice,
        "is_admitted": choice.outcome == Outcome.ADMITTED,
        "is_new": application.decision is not None,
        "on": localdate(now),
        "by": by,
        "provider": settings.PROVIDER_NAME,
    }
    return render_to_string("intake/letter.txt", context).strip()


@transaction.atomic
def decide(
    application: Application, choice: Choice, *, replaces: int | None, by: Person, now: datetime
) -> Decision:
    """Sends the decision. `replaces` is the number of the decision that held when this one was written."""
    locked = _locked(application)
    last, choice = locked.decision, choice.tidy()
    if last and last.pk != replaces:
        if (last.by_id, last.outcome, last.reason) == (by.pk, choice.outcome, choice.reason):
            return last
        raise AnotherDecided(last)
    if not locked.is_open:
        raise NotOpen
    if not Record.objects.filter(application=locked).exclude(given_at=None).exists():
        raise NoRecord
    made = Decision.objects.create(
        application=locked,
        outcome=choice.outcome,
        reason=choice.reason,
        better_study=choice.better_study,
        letter=letter_of(locked, choice, by=by, now=now),
        by=by,
        sent_at=now,
        replaces=last,
    )
    _carry_out(made, by=by, now=now)
    drafts.discard(_key(locked), by=by, now=now)
    interviewing.settle(locked, reason=DECIDED, now=now)
    kinds = ["decision_sent", "interview_unplanned", "judge_asked", "application_received"]
    planning.lapse(kinds=kinds, subject=locked.key, reason=DECIDED, now=now)
    planning.plan_many([letters.decided(made)], now=now)
    log_act(f"decided-{made.outcome}", about=locked.key, by=by, now=now)
    return made


@transaction.atomic
def read(decision: Decision, *, now: datetime) -> None:
    """The first time the applicant opened the letter."""
    Decision.objects.filter(pk=decision.pk, read_at=None).update(read_at=now)


def draft_of(application: Application, *, by: Person, back: str) -> drafts.Desk:
    """The reason this trainer is writing and has not sent yet."""
    title = f"Besluit over de aanmelding van {application.person.name}"
    return drafts.desk(drafts.Place(by.pk, _key(application), title, back, LABELS))


def _key(application: Application) -> str:
    return f"decision:{application.pk}"


def _carry_out(decision: Decision, *, by: Person, now: datetime) -> None:
    """Admitted: a place, or the waiting list (COH-5). Not admitted any more: off that list."""
    application = decision.application
    held = _admission(application)
    if decision.is_admitted and held is None:
        fields = application.text.fields
        admitting.admit(
            application.cohort,
            person=application.person,
            source=Admission.Source.HERE,
            trainer=by.name,
            decided_on=localdate(now),
            organisation=organisation_named(fields.get("organisation", "")),
            team=fields.get("team", ""),
            by=by,
            now=now,
        )
    elif not decision.is_admitted and held:
        if held.has_place:
            raise TakesPart
        offering.leave(held, by=by, now=now)


def _admission(application: Application) -> Admission | None:
    """That this person is in the cohort, or waits for it."""
    found = Admission.objects.filter(cohort=application.cohort, person=application.person, left_at=None)
    for one in found.select_related("enrolment").order_by("-pk"):
        if not one.has_place or one.enrolment.is_active:
            return one
    return None


def _locked(application: Application) -> Application:
    found = Application.objects.select_for_update(of=["self"])
    return found.select_related("cohort__version__programme", "person", "text").get(pk=application.pk)

"""The result: decided by both assessors, read by the participant before anyone else (PRV-6)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from assignments.models import Support
from certificates.certifying import grant
from outbox import planning
from people.looking import log_act
from people.models import Person
from proeve import assessing_letters as letters
from proeve.models import Attempt, JointForm, Proeve, Result

RESIT = 2


@transaction.atomic
def decide(form: JointForm, *, by: Person, now: datetime) -> Result:
    """What follows from a form both agreed to: a result, and a certificate when it is obtained."""
    attempt = form.attempt
    made = Result.objects.create(
        attempt=attempt,
        is_obtained=bool(form.is_obtained),
        reasons=form.reasons,
        missing=form.missing,
        decided_at=now,
    )
    if made.is_obtained:
        grant(attempt.proeve.enrolment, obtained_on=localdate(now), by=by, now=now)
    planning.plan_many(letters.result_there(made, now=now), now=now)
    log_act("proeve-decided", about=made.key, by=by, now=now)
    return made


@transaction.atomic
def open_result(result: Result, *, by: Person, now: datetime) -> Result:
    """The participant reads it, by a button. From here mentor and principal may know. Twice is once.

    The one resit begins here: an attempt that is there sooner would tell what the result is.
    """
    rows = Result.objects.select_for_update(of=("self",))
    locked = rows.select_related("attempt__proeve__enrolment__cohort").get(pk=result.pk)
    if locked.opened_at:
        return locked
    locked.opened_at = now
    locked.save(update_fields=["opened_at"])
    if not locked.is_obtained and not locked.attempt.is_resit:
        Attempt.objects.get_or_create(proeve=locked.attempt.proeve, number=RESIT)
    read = "Je hebt het resultaat gelezen."
    planning.lapse(kinds=letters.UNREAD, subject=locked.key, reason=read, now=now)
    planning.plan_many([letters.result_known(locked, one) for one in supports_of(locked, now=now)], now=now)
    log_act("proeve-result-opened", about=locked.key, by=by, now=now)
    return locked


def results_of(proeve: Proeve) -> list[Result]:
    """Of the first talk and of the resit, the newest first."""
    rows = Result.objects.filter(attempt__proeve=proeve).select_related("attempt")
    return list(rows.order_by("-attempt__number"))


def supports_of(result: Result, *, now: datetime) -> list[Support]:
    """The mentor and the principal of now."""
    mine = Support.objects.open(now).filter(assignment__enrolment=result.attempt.proeve.enrolment_id)
    return list(mine.select_related("person", "assignment__enrolment__cohort__version__programme"))
